import { escaped } from '../svg-text.ts';
import { layOutRoles, type MapRole, type Point } from './layout.ts';
import { colourClass, markShape, round, styleSheet } from './marks.ts';
import { type LabelWish, type PlacedLabel, placeLabels, type Size } from './place-labels.ts';

export interface SkillMap {
  readonly clusters: readonly { readonly label: string; readonly size: number }[];
  readonly roles: readonly MapRole[];
}

const WIDTH = 1_600;
const MAP = { left: 24, top: 84, width: WIDTH - 48, height: 1_080 };
const PAD = 70;
const FONT = 13;
const LINE = 15;
const MARK = 4.6;
/** Beside a leader shorter than this a label is as good as touching its marks. */
const TOUCHING = 9;
/** The mean width of a letter of the usual sans-serif faces, generously. */
const LETTER = 0.57;
const BOLD_LETTER = 0.64;
const KEY = { columns: 3, gap: 10, line: 16, indent: 44 };

/**
 * Roles in the plane and, below, the key to their clusters. On the map each cluster bears its number and, where there is
 * room, the kinds of role in it; no label covers a mark or another label.
 */
export function skillMapSvg({ clusters, roles }: SkillMap, seed: number): string {
  const points = layOutRoles(roles, seed).map(({ x, y }) => ({
    x: round(MAP.left + PAD + x * (MAP.width - 2 * PAD)),
    y: round(MAP.top + PAD + y * (MAP.height - 2 * PAD)),
  }));
  const key = keyOf(clusters);
  const height = MAP.top + MAP.height + key.height + 44;
  const placed = roles.filter(({ cluster }) => cluster >= 0).length;
  const title = `${roles.length} roles in ${clusters.length} clusters`;
  const words = `Each mark is a role; roles that ask for alike skills lie near each other. ${clusters
    .map(({ label, size }) => `${label}: ${size} roles.`)
    .join(' ')}${placed < roles.length ? ` ${roles.length - placed} roles lie in no cluster.` : ''}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" font-size="${FONT}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(words)}</desc>`,
    styleSheet(),
    `<rect class="ground" width="${WIDTH}" height="${height}"/>`,
    `<text class="ink" x="32" y="42" font-size="24" font-weight="600">${escaped(title)}</text>`,
    `<text class="soft" x="32" y="68" font-size="14">Near means similar in what they ask for; how far apart distant groups lie means little.</text>`,
    ...roles.map(({ title: role, cluster }, at) =>
      markOf(points[at]!, cluster, role, clusters[cluster]?.label),
    ),
    ...labelsOf({ clusters, roles }, points),
    ...key.parts,
    `<text class="soft" x="32" y="${height - 18}" font-size="12">Colour and shape together tell the cluster. Layout: ForceAtlas2 over role similarity, seed ${seed}.</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function markOf(point: Point, cluster: number, role: string, label: string | undefined): string {
  const hover = `<title>${escaped(label === undefined ? role : `${role} — ${label}`)}</title>`;
  return `<g fill-opacity="0.85">${markShape(point, cluster, MARK)}${hover}</g>`;
}

/** What a label on the map may say, fullest first: the kinds of role, those before the first comma, the number alone. */
function formsOf(label: string, number: number): string[][] {
  const kinds = /^(.*?)(?: \(.*\))?$/.exec(label)![1]!;
  const first = kinds.split(/, | and /)[0]!;
  const forms = [
    wrapped(`${number} ${kinds}`, 18),
    wrapped(`${number} ${kinds}`, 30),
    wrapped(`${number} ${first}${first === kinds ? '' : ' …'}`, 18),
    [String(number)],
  ];
  return forms.filter((form, at) => at === 0 || form.join('\n') !== forms[at - 1]!.join('\n'));
}

function labelsOf({ clusters, roles }: SkillMap, points: readonly Point[]): string[] {
  const forms = clusters.map(({ label }, cluster) => formsOf(label, cluster + 1));
  const wishes = clusters.map(
    (_, cluster): LabelWish => ({
      forms: forms[cluster]!.map(sizeOf),
      own: fromTheMiddle(points.filter((__, at) => roles[at]!.cluster === cluster)),
    }),
  );
  const placed = placeLabels(wishes, points, MAP);
  const drawn = placed.flatMap((label, cluster) =>
    label === null ? [] : [{ label, cluster, lines: forms[cluster]![label.form]! }],
  );
  // Leaders lie under all labels: no line runs through a word.
  return [
    ...drawn.flatMap(({ label, cluster }) => leaderOf(label, cluster)),
    ...drawn.flatMap(({ label, cluster, lines }) =>
      lines.flatMap((line, row) => {
        const at = `${alignment(label)} y="${round(label.box.top + 12 + row * LINE)}" font-weight="600"`;
        const words = row === 0 ? numbered(line, cluster) : escaped(line);
        // The halo is a text of its own, below: not every renderer knows of paint-order.
        return [
          `<text class="halo" aria-hidden="true" ${at} stroke-width="3" stroke-linejoin="round">${escaped(line)}</text>`,
          `<text class="ink" ${at}>${words}</text>`,
        ];
      }),
    ),
  ];
}

/** Lines end at their marks where these lie to the right, begin there where they lie to the left. */
function alignment({ box, mark }: PlacedLabel): string {
  if (mark.x >= box.left + box.width) return `x="${box.left + box.width - 3}" text-anchor="end"`;
  if (mark.x <= box.left) return `x="${box.left + 3}"`;
  return `x="${round(box.left + box.width / 2)}" text-anchor="middle"`;
}

function fromTheMiddle(own: readonly Point[]): Point[] {
  const median = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const x = median(own.map((point) => point.x));
  const y = median(own.map((point) => point.y));
  const distance = (point: Point) => Math.hypot(point.x - x, point.y - y);
  return own.toSorted((a, b) => distance(a) - distance(b));
}

/** The number in front of a line bears its cluster's colour. */
function numbered(line: string, cluster: number): string {
  const [number, ...rest] = line.split(' ');
  return `<tspan class="${colourClass(cluster)}" fill="currentColor">${number}</tspan>${rest.length === 0 ? '' : ` ${escaped(rest.join(' '))}`}`;
}

function leaderOf({ mark, edge }: PlacedLabel, cluster: number): string[] {
  if (Math.hypot(mark.x - edge.x, mark.y - edge.y) < TOUCHING + MARK) return [];
  return [
    `<line class="${colourClass(cluster)}" x1="${round(edge.x)}" y1="${round(edge.y)}" x2="${mark.x}" y2="${mark.y}" stroke="currentColor" stroke-width="1.2"/>`,
  ];
}

function sizeOf(lines: readonly string[]): Size {
  const longest = Math.max(...lines.map((line) => line.length));
  return { width: Math.ceil(longest * BOLD_LETTER * FONT) + 6, height: lines.length * LINE + 2 };
}

/** Every cluster with its number, mark, whole label and size, in columns. */
function keyOf(clusters: SkillMap['clusters']): { readonly parts: string[]; readonly height: number } {
  const width = (WIDTH - 64) / KEY.columns;
  const characters = Math.floor((width - KEY.indent - 12) / (LETTER * FONT));
  const entries = clusters.map(({ label, size }) => wrapped(`${label} · ${size}\u00a0roles`, characters));
  const perColumn = Math.ceil(clusters.length / KEY.columns);
  const parts: string[] = [];
  let height = 0;
  for (let column = 0; column < KEY.columns; column++) {
    let y = MAP.top + MAP.height + 24;
    const left = 32 + column * width;
    for (let cluster = column * perColumn; cluster < (column + 1) * perColumn; cluster++) {
      const lines = entries[cluster];
      if (lines === undefined) break;
      parts.push(
        `<text class="ink" x="${round(left + 20)}" y="${y}" text-anchor="end" font-weight="600">${cluster + 1}</text>`,
        markShape({ x: round(left + 32), y: y - 4 }, cluster, 5),
        ...lines.map(
          (line, row) =>
            `<text class="ink" x="${round(left + KEY.indent)}" y="${y + row * KEY.line}">${escaped(line)}</text>`,
        ),
      );
      y += lines.length * KEY.line + KEY.gap;
    }
    height = Math.max(height, y - MAP.top - MAP.height);
  }
  return { parts, height };
}

function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

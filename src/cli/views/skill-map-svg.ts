import { type LabelWish, placeLabels } from './place-labels.ts';
import { layOutRoles, type MapRole, type Point } from './skill-map-layout.ts';

export interface SkillMap {
  readonly clusters: readonly { readonly label: string; readonly size: number }[];
  readonly roles: readonly MapRole[];
}

const WIDTH = 1_600;
const HEIGHT = 1_200;
const FIELD = { left: 24, top: 84, width: WIDTH - 48, height: HEIGHT - 84 - 44 };
const PAD = 40;
const INK = '#1f2430';
const SOFT = '#5b6472';
const NONE = '#b8bec9';
/** Okabe and Ito's colours without black and yellow, which do not hold on white; told apart by the colour-blind too. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#b8860b', '#5b3a8e'];
type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'ring' | 'frame';
const SHAPES: readonly Shape[] = ['circle', 'square', 'triangle', 'diamond', 'ring', 'frame'];
const FONT = 14;
const LINE = 17;
const LINE_CHARACTERS = 30;
/** The mean width of a letter of the usual sans-serif faces, generously. */
const LETTER = 0.58;
const BOLD_LETTER = 0.66;

/** Roles in the plane, each cluster with its own pair of colour and shape, and its label where it covers least. */
export function skillMapSvg({ clusters, roles }: SkillMap, seed: number): string {
  const points = layOutRoles(roles, seed).map(({ x, y }) => ({
    x: round(FIELD.left + PAD + x * (FIELD.width - 2 * PAD)),
    y: round(FIELD.top + PAD + y * (FIELD.height - 2 * PAD)),
  }));
  const labels = labelsOf({ clusters, roles }, points);
  const placed = roles.filter(({ cluster }) => cluster >= 0).length;
  const title = `${roles.length} roles in ${clusters.length} clusters`;
  const words = `Each mark is a role; roles that ask for alike skills lie near each other. ${clusters
    .map(({ label, size }) => `${label}: ${size} roles.`)
    .join(' ')}${placed < roles.length ? ` ${roles.length - placed} roles lie in no cluster.` : ''}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title description" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" font-size="${FONT}" fill="${INK}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(words)}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="32" y="42" font-size="24" font-weight="600">${escaped(title)}</text>`,
    `<text x="32" y="68" fill="${SOFT}">Near means similar in what they ask for; how far apart distant groups lie means little.</text>`,
    ...roles.map(({ title: role, cluster }, at) =>
      markOf(points[at]!, cluster, role, clusters[cluster]?.label),
    ),
    ...labels,
    `<text x="32" y="${HEIGHT - 18}" font-size="12" fill="${SOFT}">Colour and shape together tell the cluster. Layout: ForceAtlas2 over role similarity, seed ${seed}.</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function styleOf(cluster: number): { colour: string; shape: Shape } {
  if (cluster < 0) return { colour: NONE, shape: 'circle' };
  // Neighbouring numbers differ in colour; the shape changes with each turn through the colours.
  const shape = SHAPES[Math.floor(cluster / COLOURS.length) % SHAPES.length]!;
  return { colour: COLOURS[cluster % COLOURS.length]!, shape };
}

function markOf({ x, y }: Point, cluster: number, role: string, label: string | undefined): string {
  const hover = `<title>${escaped(label === undefined ? role : `${role} — ${label}`)}</title>`;
  return `<g>${shapeOf({ x, y }, styleOf(cluster), 4.6)}${hover}</g>`;
}

function shapeOf({ x, y }: Point, { colour, shape }: { colour: string; shape: Shape }, r: number): string {
  const full = `fill="${colour}" fill-opacity="0.85"`;
  const line = `fill="#ffffff" stroke="${colour}" stroke-width="2"`;
  const polygon = (corners: readonly [number, number][]) =>
    `<polygon points="${corners.map(([dx, dy]) => `${round(x + dx)},${round(y + dy)}`).join(' ')}" ${full}/>`;
  const square = (paint: string, half: number) =>
    `<rect x="${round(x - half)}" y="${round(y - half)}" width="${round(2 * half)}" height="${round(2 * half)}" ${paint}/>`;
  if (shape === 'circle') return `<circle cx="${x}" cy="${y}" r="${r}" ${full}/>`;
  if (shape === 'ring') return `<circle cx="${x}" cy="${y}" r="${r - 0.6}" ${line}/>`;
  if (shape === 'square') return square(full, r * 0.9);
  if (shape === 'frame') return square(line, r * 0.8);
  if (shape === 'diamond')
    return polygon([
      [0, -r * 1.25],
      [r * 1.25, 0],
      [0, r * 1.25],
      [-r * 1.25, 0],
    ]);
  return polygon([
    [0, -r * 1.2],
    [r * 1.15, r * 0.85],
    [-r * 1.15, r * 0.85],
  ]);
}

function labelsOf({ clusters, roles }: SkillMap, points: readonly Point[]): string[] {
  const wishes = clusters.map(({ label, size }, cluster) => {
    // The kinds of role are bold, the skills in brackets are not.
    const [, kinds = label, skills = ''] = /^(.*?)( \(.*\))?$/.exec(label) ?? [];
    const bold = wrapped(kinds, LINE_CHARACTERS);
    const lines = [...bold, ...wrapped(skills.trim(), LINE_CHARACTERS), `${size} roles`];
    const own = points.filter((_, at) => roles[at]!.cluster === cluster);
    const longest = Math.max(
      ...lines.map((line, at) => line.length * (at < bold.length ? BOLD_LETTER : LETTER)),
    );
    const wish: LabelWish = {
      width: Math.ceil(longest * FONT) + 30,
      height: lines.length * LINE + 8,
      anchor: { x: median(own.map(({ x }) => x)), y: median(own.map(({ y }) => y)) },
    };
    return { cluster, lines, bold: bold.length, wish, size };
  });
  const order = wishes.toSorted((a, b) => b.size - a.size || a.cluster - b.cluster);
  const boxes = placeLabels(
    order.map(({ wish }) => wish),
    points,
    FIELD,
  );
  const drawn = order.flatMap(({ cluster, lines, bold, wish }, at) => {
    const box = boxes[at];
    if (box == null) return [];
    const { colour, shape } = styleOf(cluster);
    const edge = nearestOn(box, wish.anchor);
    const far = Math.hypot(edge.x - wish.anchor.x, edge.y - wish.anchor.y) > 24;
    return [
      ...(far
        ? [
            `<line x1="${round(edge.x)}" y1="${round(edge.y)}" x2="${round(wish.anchor.x)}" y2="${round(wish.anchor.y)}" stroke="${colour}" stroke-width="1.4"/>`,
          ]
        : []),
      `<g><rect x="${round(box.left)}" y="${round(box.top)}" width="${box.width}" height="${box.height}" rx="4" fill="#ffffff" fill-opacity="0.94" stroke="${colour}"/>`,
      shapeOf({ x: round(box.left + 12), y: round(box.top + 14) }, { colour, shape }, 5),
      ...lines.map(
        (line, row) =>
          `<text x="${round(box.left + 22)}" y="${round(box.top + 18 + row * LINE)}"${row === lines.length - 1 ? ` font-size="12" fill="${SOFT}"` : row < bold ? ' font-weight="600"' : ''}>${escaped(line)}</text>`,
      ),
      '</g>',
    ];
  });
  // Leaders lie under all labels: no line runs through a word.
  const isLeader = (part: string) => part.startsWith('<line');
  return [...drawn.filter(isLeader), ...drawn.filter((part) => !isLeader(part))];
}

function nearestOn(
  box: { left: number; top: number; width: number; height: number },
  { x, y }: Point,
): Point {
  return {
    x: Math.min(box.left + box.width, Math.max(box.left, x)),
    y: Math.min(box.top + box.height, Math.max(box.top, y)),
  };
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

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const round = (value: number): number => Math.round(value * 10) / 10;

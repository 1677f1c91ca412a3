import { day, share } from '../../output.ts';
import { escaped, textWidth, within } from '../svg-text.ts';
import { freePlace, type Point } from './free-place.ts';
import type { DecayView } from './read-decay.ts';
import type { Jump } from './read-jumps.ts';
import { ticksOf } from './ticks.ts';

const WIDTH = 820;
const HEIGHT = 456;
const PLOT = { left: 64, right: 796, top: 100, bottom: 368 };
const INK = '#1f2937';
const SOFT = '#6b7280';
const CURVE = '#0f766e';
const DUE = '#b45309';
const HEADING = { size: 19, bold: true };
const LEAST_HEADING = { size: 14, bold: true };
const MARK = { size: 13, bold: true };
const TODAY_WIDTH = textWidth('2026-06-30', { size: 13 });
const DASHES = ' stroke-dasharray="7 5"';

/** A forgetting curve as a picture that stands alone: titled, described in words, axes labelled. */
export function decaySvg(decay: DecayView, jumps: readonly Jump[]): string {
  const isInferred = decay.basis === 'INFERRED';
  const { asOf, level, estimate, revalidateBy, evidence, from, to } = decay;
  // Both sides of each jump, so that it stands upright at its dot. The sort keeps them in their order.
  const curve = [...decay.curve, ...jumps.flatMap((jump) => jump.curve)].sort((a, b) =>
    a.at.localeCompare(b.at),
  );
  const restarting = new Set(jumps.filter(({ restarts }) => restarts).map(({ at }) => at));
  const start = Date.parse(from);
  const span = Date.parse(to) - start;
  const x = (time: string | number) => {
    const moment = typeof time === 'number' ? time : Date.parse(time);
    return round(PLOT.left + ((PLOT.right - PLOT.left) * (moment - start)) / span);
  };
  const y = (value: number) => round(PLOT.bottom - (PLOT.bottom - PLOT.top) * value);
  const path = (points: DecayView['curve'], value: (point: DecayView['curve'][number]) => number) =>
    points.map((point) => `${x(point.at)},${y(value(point))}`).join(' ');
  const known = curve.filter(({ at }) => at <= asOf);
  const expected = curve.filter(({ at }) => at >= asOf);
  const now = { at: asOf, estimate: estimate.value, low: estimate.low, high: estimate.high };
  const band = [...known, now, ...expected];
  const due = revalidateBy !== null && revalidateBy <= to ? revalidateBy : null;
  const drawn: readonly (readonly Point[])[] = [
    band.map(({ at, estimate: value }): Point => [x(at), y(value)]),
    [
      [x(asOf), PLOT.top],
      [x(asOf), PLOT.bottom],
    ],
    // The words above it.
    [
      [x(asOf) - TODAY_WIDTH / 2, PLOT.top - 15],
      [x(asOf) + TODAY_WIDTH / 2, PLOT.top - 15],
    ],
    ...evidence.map(({ at, score }): Point[] => [[x(at), y(score)]]),
  ];
  const title = `${decay.person.name}: ${decay.skill}${isInferred ? ' (inferred, never seen)' : ''}`;
  const outline = isInferred ? ` stroke="${CURVE}" stroke-dasharray="2 5"` : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title description" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" font-size="13" fill="${INK}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(inWords(decay, due))}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    headingOf(title),
    `<text x="${PLOT.left}" y="58" fill="${SOFT}">${escaped(headline(decay))}</text>`,
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].map(
      (value) =>
        `<line x1="${PLOT.left}" y1="${y(value)}" x2="${PLOT.right}" y2="${y(value)}" stroke="#e5e7eb"/>` +
        `<text x="${PLOT.left - 10}" y="${y(value) + 4}" text-anchor="end" fill="${SOFT}">${value.toFixed(1)}</text>`,
    ),
    ...ticksOf(start, start + span).map(
      ({ at, words }) =>
        `<line x1="${x(at)}" y1="${PLOT.bottom}" x2="${x(at)}" y2="${PLOT.bottom + 5}" stroke="${SOFT}"/>` +
        `<text x="${x(at)}" y="${PLOT.bottom + 20}" text-anchor="middle" fill="${SOFT}">${words}</text>`,
    ),
    `<text transform="translate(20 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle" fill="${SOFT}">proficiency</text>`,
    ...(band.length > 1
      ? [
          `<polygon points="${path(band, ({ high }) => high)} ${path(band.toReversed(), ({ low }) => low)}" fill="${CURVE}" fill-opacity="${isInferred ? 0.07 : 0.16}"${outline}/>`,
        ]
      : []),
    `<line x1="${PLOT.left}" y1="${y(level)}" x2="${PLOT.right}" y2="${y(level)}" stroke="${DUE}" stroke-dasharray="2 4"/>`,
    `<line x1="${x(asOf)}" y1="${PLOT.top - 6}" x2="${x(asOf)}" y2="${PLOT.bottom}" stroke="${SOFT}"/>`,
    `<text x="${x(asOf)}" y="${PLOT.top - 11}" text-anchor="middle" fill="${SOFT}">${day(asOf)}</text>`,
    `<polyline points="${path([...known, now], (point) => point.estimate)}" fill="none" stroke="${CURVE}" stroke-width="2.5" stroke-linejoin="round"${isInferred ? DASHES : ''}/>`,
    `<polyline points="${path([now, ...expected], (point) => point.estimate)}" fill="none" stroke="${CURVE}" stroke-width="2.5"${DASHES}/>`,
    ...evidence.map(
      ({ at, score }) =>
        `<circle cx="${x(at)}" cy="${y(score)}" r="4.5" fill="${restarting.has(at) ? INK : '#ffffff'}" stroke="${INK}" stroke-width="1.5"/>`,
    ),
    ...(due === null
      ? []
      : dueMark(x(due), y(level), `${isInferred ? 'assess' : 're-validate'} by ${day(due)}`, drawn)),
    ...(isInferred ? inferredLegend(level) : legend(level)),
    '</svg>',
    '',
  ].join('\n');
}

/** Smaller where it is long, and cut only where that does not do; the title of the picture is whole. */
function headingOf(title: string): string {
  const width = PLOT.right - PLOT.left;
  const { size } = textWidth(title, HEADING) <= width ? HEADING : LEAST_HEADING;
  return `<text x="${PLOT.left}" y="34" font-size="${size}" font-weight="600">${escaped(within(title, width, { size, bold: true }))}</text>`;
}

/** Beside the day, above or below the level: where neither the curve, nor a dot, nor today lies under the words. */
function dueMark(x: number, y: number, words: string, drawn: readonly (readonly Point[])[]): string[] {
  const width = textWidth(words, MARK);
  const places = [y - 10, y + 20].flatMap((base) => [
    { anchor: 'start', x: x + 10, base, left: x + 10, right: x + 10 + width },
    { anchor: 'end', x: x - 10, base, left: x - 10 - width, right: x - 10 },
  ]);
  const inPicture = places.filter(({ left, right }) => left >= PLOT.left && right <= WIDTH);
  const boxes = inPicture.map((place) => ({ ...place, top: place.base - 13, bottom: place.base + 5 }));
  const { anchor, base, x: from } = freePlace(boxes, drawn);
  const at = `x="${round(from)}" y="${round(base)}" text-anchor="${anchor}" font-weight="600"`;
  return [
    `<line x1="${x}" y1="${y}" x2="${x}" y2="${PLOT.bottom}" stroke="${DUE}" stroke-width="1.5"/>`,
    `<circle cx="${x}" cy="${y}" r="5" fill="${DUE}"/>`,
    // The halo is a text of its own, below: not every renderer knows of paint-order.
    `<text aria-hidden="true" ${at} stroke="#ffffff" stroke-width="4">${words}</text>`,
    `<text ${at} fill="${DUE}">${words}</text>`,
  ];
}

const LEGEND = HEIGHT - 28;
const legendLine = (x: number, dashes: string) =>
  `<line x1="${x}" y1="${LEGEND - 4}" x2="${x + 26}" y2="${LEGEND - 4}" stroke="${CURVE}" stroke-width="2.5"${dashes}/>`;
const legendText = (x: number, words: string) =>
  `<text x="${x}" y="${LEGEND}" fill="${SOFT}">${words}</text>`;
const legendBand = (x: number, look: string) =>
  `<rect x="${x}" y="${LEGEND - 12}" width="26" height="14" fill="${CURVE}" ${look}/>${legendText(x + 32, '90 % interval')}`;
const legendLevel = (x: number, level: number) =>
  `<line x1="${x}" y1="${LEGEND - 4}" x2="${x + 24}" y2="${LEGEND - 4}" stroke="${DUE}" stroke-dasharray="2 4"/>` +
  legendText(x + 30, `level ${share(level)}`);

function legend(level: number): string[] {
  const dot = (x: number, fill: string) =>
    `<circle cx="${x}" cy="${LEGEND - 4}" r="4" fill="${fill}" stroke="${INK}" stroke-width="1.5"/>`;
  return [
    legendLine(64, ''),
    legendText(96, 'estimate'),
    legendLine(166, DASHES),
    legendText(198, 'if not practised'),
    legendBand(312, 'fill-opacity="0.16"'),
    dot(448, INK),
    legendText(459, 'restarts the clock'),
    dot(592, '#ffffff'),
    legendText(603, 'only evidence'),
    legendLevel(702, level),
  ];
}

function inferredLegend(level: number): string[] {
  return [
    legendLine(64, DASHES),
    legendText(96, 'expected from other skills and awards'),
    legendBand(372, `fill-opacity="0.07" stroke="${CURVE}" stroke-dasharray="2 5"`),
    legendLevel(702, level),
  ];
}

function headline(decay: DecayView): string {
  const { estimate, tier, asOf, halfLifeDays, basis, revalidateBy, level, lastObservedAt } = decay;
  const interval = `${share(estimate.low)}–${share(estimate.high)}`;
  const words = `${share(estimate.value)} (${interval}) as of ${day(asOf)}, ${tier.toLowerCase()}; half-life ${Math.round(halfLifeDays.value)} days`;
  if (basis !== 'INFERRED')
    return lastObservedAt === null ? words : `${words}; last seen ${day(lastObservedAt)}`;
  const isBelow = revalidateBy === null && estimate.value < level;
  return `Inferred: nobody has seen it yet. ${words}${isBelow ? '; assess now' : ''}`;
}

function inWords(decay: DecayView, due: string | null): string {
  const { estimate, curve, level, from, to, evidence, basis } = decay;
  const isInferred = basis === 'INFERRED';
  const end = curve.at(-1);
  return [
    `Proficiency from ${day(from)} to ${day(to)}, on a scale from 0 to 1.`,
    `On ${day(decay.asOf)} it is ${share(estimate.value)}, with 90 % probability between ${share(estimate.low)} and ${share(estimate.high)}.`,
    isInferred
      ? 'It is inferred from other skills and awards: nobody has seen it yet.'
      : `${evidence.length} pieces of evidence are shown.`,
    ...(end ? [`Without practice it is ${share(end.estimate)} on ${day(end.at)}.`] : []),
    due === null && isInferred && estimate.value < level
      ? `It is below ${share(level)} already: assess now.`
      : due === null
        ? `It does not cross ${share(level)} in this time.`
        : `It falls below ${share(level)} on ${day(due)}: ${isInferred ? 'assess' : 're-validate'} by then.`,
  ].join(' ');
}

const round = (value: number): number => Math.round(value * 10) / 10;

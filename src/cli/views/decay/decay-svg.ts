import { day, share } from '../../output.ts';
import { escaped } from '../svg-text.ts';
import { freePlace, type Point } from './free-place.ts';
import type { DecayView } from './read-decay.ts';

const WIDTH = 820;
const HEIGHT = 456;
const PLOT = { left: 64, right: 796, top: 100, bottom: 368 };
const INK = '#1f2937';
const SOFT = '#6b7280';
const CURVE = '#0f766e';
const DUE = '#b45309';
/** How wide a bold letter of 13 px is at most, on average. */
const LETTER = 7.8;
const MOST_TICKS = 9;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** A forgetting curve as a picture that stands alone: titled, described in words, axes labelled. */
export function decaySvg(decay: DecayView): string {
  const { curve, asOf, level, estimate, revalidateBy, evidence, from, to } = decay;
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
    ...evidence.map(({ at, score }): Point[] => [[x(at), y(score)]]),
  ];
  const title = `${decay.person.name}: ${decay.skill}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title description" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" font-size="13" fill="${INK}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(inWords(decay, due))}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${PLOT.left}" y="34" font-size="19" font-weight="600">${escaped(title)}</text>`,
    `<text x="${PLOT.left}" y="58" fill="${SOFT}">${escaped(headline(decay))}</text>`,
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].map(
      (value) =>
        `<line x1="${PLOT.left}" y1="${y(value)}" x2="${PLOT.right}" y2="${y(value)}" stroke="#e5e7eb"/>` +
        `<text x="${PLOT.left - 10}" y="${y(value) + 4}" text-anchor="end" fill="${SOFT}">${value.toFixed(1)}</text>`,
    ),
    ...monthsOf(start, start + span).map(
      (month) =>
        `<line x1="${x(month)}" y1="${PLOT.bottom}" x2="${x(month)}" y2="${PLOT.bottom + 5}" stroke="${SOFT}"/>` +
        `<text x="${x(month)}" y="${PLOT.bottom + 20}" text-anchor="middle" fill="${SOFT}">${new Date(month).toISOString().slice(0, 7)}</text>`,
    ),
    `<text transform="translate(20 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle" fill="${SOFT}">proficiency</text>`,
    ...(band.length > 1
      ? [
          `<polygon points="${path(band, ({ high }) => high)} ${path(band.toReversed(), ({ low }) => low)}" fill="${CURVE}" fill-opacity="0.16"/>`,
        ]
      : []),
    `<line x1="${PLOT.left}" y1="${y(level)}" x2="${PLOT.right}" y2="${y(level)}" stroke="${DUE}" stroke-dasharray="2 4"/>`,
    `<line x1="${x(asOf)}" y1="${PLOT.top - 6}" x2="${x(asOf)}" y2="${PLOT.bottom}" stroke="${SOFT}"/>`,
    `<text x="${x(asOf)}" y="${PLOT.top - 11}" text-anchor="middle" fill="${SOFT}">${day(asOf)}</text>`,
    `<polyline points="${path([...known, now], (point) => point.estimate)}" fill="none" stroke="${CURVE}" stroke-width="2.5" stroke-linejoin="round"/>`,
    `<polyline points="${path([now, ...expected], (point) => point.estimate)}" fill="none" stroke="${CURVE}" stroke-width="2.5" stroke-dasharray="7 5"/>`,
    ...evidence.map(
      ({ at, score, kind }) =>
        `<circle cx="${x(at)}" cy="${y(score)}" r="4.5" fill="${kind === 'ASSESSMENT' || kind === 'DELIVERY' ? INK : '#ffffff'}" stroke="${INK}" stroke-width="1.5"/>`,
    ),
    ...(due === null ? [] : dueMark(x(due), y(level), due, drawn)),
    ...legend(level),
    '</svg>',
    '',
  ].join('\n');
}

/** Beside the day, above or below the level: where neither the curve, nor a dot, nor today lies under the words. */
function dueMark(x: number, y: number, due: string, drawn: readonly (readonly Point[])[]): string[] {
  const words = `re-validate by ${day(due)}`;
  const width = words.length * LETTER;
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

function legend(level: number): string[] {
  const y = HEIGHT - 28;
  const line = (x: number, dashes: string) =>
    `<line x1="${x}" y1="${y - 4}" x2="${x + 26}" y2="${y - 4}" stroke="${CURVE}" stroke-width="2.5"${dashes}/>`;
  const text = (x: number, words: string) => `<text x="${x}" y="${y}" fill="${SOFT}">${words}</text>`;
  return [
    line(64, ''),
    text(96, 'estimate'),
    line(166, ' stroke-dasharray="7 5"'),
    text(198, 'if not practised'),
    `<rect x="312" y="${y - 12}" width="26" height="14" fill="${CURVE}" fill-opacity="0.16"/>`,
    text(344, '90 % interval'),
    `<circle cx="448" cy="${y - 4}" r="4.5" fill="${INK}"/>`,
    text(459, 'assessment or delivery'),
    `<circle cx="626" cy="${y - 4}" r="4" fill="#ffffff" stroke="${INK}" stroke-width="1.5"/>`,
    text(637, 'other'),
    `<line x1="688" y1="${y - 4}" x2="712" y2="${y - 4}" stroke="${DUE}" stroke-dasharray="2 4"/>`,
    text(718, `level ${share(level)}`),
  ];
}

/** Firsts of months, so far apart that their names do not touch. */
function monthsOf(from: number, to: number): number[] {
  const first = new Date(from);
  const months = (to - from) / (30.44 * 86_400_000);
  const step = STEPS.find((months_) => months / months_ <= MOST_TICKS) ?? STEPS.at(-1)!;
  const ticks: number[] = [];
  for (let month = 0; ; month++) {
    const tick = Date.UTC(first.getUTCFullYear(), month, 1);
    if (tick > to) return ticks;
    if (tick >= from && month % step === 0) ticks.push(tick);
  }
}

function headline({ estimate, tier, asOf, halfLifeDays }: DecayView): string {
  const interval = `${share(estimate.low)}–${share(estimate.high)}`;
  return `${share(estimate.value)} (${interval}) as of ${day(asOf)}, ${tier.toLowerCase()}; half-life ${Math.round(halfLifeDays.value)} days`;
}

function inWords(decay: DecayView, due: string | null): string {
  const { estimate, curve, level, from, to, evidence } = decay;
  const end = curve.at(-1);
  return [
    `Proficiency from ${day(from)} to ${day(to)}, on a scale from 0 to 1.`,
    `On ${day(decay.asOf)} it is ${share(estimate.value)}, with 90 % probability between ${share(estimate.low)} and ${share(estimate.high)}.`,
    `${evidence.length} pieces of evidence are shown.`,
    ...(end ? [`Without practice it is ${share(end.estimate)} on ${day(end.at)}.`] : []),
    due === null
      ? `It does not cross ${share(level)} in this time.`
      : `It falls below ${share(level)} on ${day(due)}: re-validate by then.`,
  ].join(' ');
}

const round = (value: number): number => Math.round(value * 10) / 10;

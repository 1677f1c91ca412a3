import { day, fitted, share } from '../../output.ts';
import { escaped } from '../svg-text.ts';
import type { EntryView, ShortlistView } from './read-shortlist.ts';
import { reasonLines } from './reasons.ts';
import { roleOf, wageOf } from './shortlist-view.ts';

const WIDTH = 1080;
const TOP = 104;
const ROW = 40;
const COLUMNS = { rank: 48, person: 72, bar: 340, barEnd: 640, score: 654, wage: 748, reasons: 800 };
const INK = '#1f2937';
const SOFT = '#5b6472';
const BAND = '#99c9c4';
const MARK = '#0f766e';

/** A shortlist as a picture that stands alone: titled, described in words, every bar with its numbers beside it. */
export function shortlistSvg(shortlist: ShortlistView): string {
  const { entries, title, asOf, considered } = shortlist;
  const height = TOP + ROW * Math.max(1, entries.length) + 52;
  const heading = `Shortlist for ${title}`;
  const x = (value: number) => round(COLUMNS.bar + (COLUMNS.barEnd - COLUMNS.bar) * value);
  const bottom = TOP + ROW * Math.max(1, entries.length) - 6;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" font-size="13" fill="${INK}">`,
    `<title id="title">${escaped(heading)}</title>`,
    `<desc id="description">${escaped(inWords(shortlist))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="32" y="36" font-size="19" font-weight="600">${escaped(heading)}</text>`,
    `<text x="32" y="60" fill="${SOFT}">${escaped(`as of ${day(asOf)}; ${entries.length} of ${considered} people with evidence in what it asks for`)}</text>`,
    ...heads(),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((value) => [
      `<line x1="${x(value)}" y1="${TOP - 8}" x2="${x(value)}" y2="${bottom}" stroke="#e5e7eb"/>`,
      `<text x="${x(value)}" y="${TOP - 14}" text-anchor="middle" fill="${SOFT}" font-size="11">${value === 0 || value === 1 ? value : value.toFixed(2)}</text>`,
    ]),
    ...entries.flatMap((entry, i) => row(entry, roleOf(entry, shortlist), TOP + ROW * i, x)),
    ...(entries.length === 0
      ? [
          `<text x="${COLUMNS.person}" y="${TOP + 20}">Nobody in scope has evidence in what is asked for.</text>`,
        ]
      : []),
    `<text x="32" y="${height - 18}" fill="${SOFT}" font-size="12">Bar: the score's 90 % interval, dot: the score. Small numbers: ranks that the evidence leaves possible. ≈: inferred, nobody has seen it yet.</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function heads(): string[] {
  const head = (at: number, words: string, anchor = 'start') =>
    `<text x="${at}" y="${TOP - 14}" fill="${SOFT}" text-anchor="${anchor}" font-size="12">${words}</text>`;
  return [
    head(COLUMNS.rank, '#', 'end'),
    head(COLUMNS.person, 'person'),
    head(COLUMNS.score, 'score'),
    head(COLUMNS.wage, 'wage', 'middle'),
    head(COLUMNS.reasons, 'because'),
  ];
}

function row(entry: EntryView, role: string | null, top: number, x: (value: number) => number): string[] {
  const { rank, rankInterval, person, score, contributions } = entry;
  const middle = top + 10;
  // Units are long: the role comes first, so that it is not what is cut off.
  const under = [role === null ? null : `as ${role}`, person.unit].filter(Boolean).join(' · ');
  const reasons = reasonLines(contributions);
  return [
    `<text x="${COLUMNS.rank}" y="${middle + 4}" text-anchor="end" font-weight="600" font-size="15">${rank}</text>`,
    `<text x="${COLUMNS.rank}" y="${middle + 19}" text-anchor="end" fill="${SOFT}" font-size="11">${rankInterval.low}–${rankInterval.high}</text>`,
    `<text x="${COLUMNS.person}" y="${middle + 4}" font-weight="600">${escaped(fitted(person.name, 34))}</text>`,
    `<text x="${COLUMNS.person}" y="${middle + 19}" fill="${SOFT}" font-size="11">${escaped(fitted(under, 46))}</text>`,
    `<rect x="${x(score.low)}" y="${middle - 5}" width="${round(x(score.high) - x(score.low))}" height="12" rx="3" fill="${BAND}"/>`,
    `<circle cx="${x(score.value)}" cy="${middle + 1}" r="5.5" fill="${MARK}" stroke="#ffffff" stroke-width="1.5"/>`,
    `<text x="${COLUMNS.score}" y="${middle + 5}" font-weight="600">${share(score.value)}</text>`,
    `<text x="${COLUMNS.score}" y="${middle + 19}" fill="${SOFT}" font-size="11">${share(score.low)}–${share(score.high)}</text>`,
    `<text x="${COLUMNS.wage}" y="${middle + 5}" text-anchor="middle">${escaped(wageOf(entry))}</text>`,
    ...reasons.map(
      (reason, i) =>
        `<text x="${COLUMNS.reasons}" y="${middle + 1 + 16 * i}" font-size="12">${escaped(reason)}</text>`,
    ),
  ];
}

function inWords(shortlist: ShortlistView): string {
  const { entries, title, asOf, considered } = shortlist;
  if (entries.length === 0) return `Nobody in scope has evidence in what ${title} asks for on ${day(asOf)}.`;
  const people = entries.map((entry) => {
    const { rank, person, score, rankInterval } = entry;
    const role = roleOf(entry, shortlist);
    const who = role === null ? person.name : `${person.name} as ${role}`;
    return `${rank}. ${who}, score ${share(score.value)} (${share(score.low)} to ${share(score.high)}), possible ranks ${rankInterval.low} to ${rankInterval.high}`;
  });
  return `The ${entries.length} best of ${considered} people for ${title} on ${day(asOf)}, by the share of the weighted requirements met. ${people.join('; ')}.`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

import { day, share, wrapped } from '../../output.ts';
import { escaped, textWidth, within } from '../svg-text.ts';
import { busyUntil, NO_END } from './busy-until.ts';
import { nobodyListed } from './nobody-listed.ts';
import type { EntryView, ShortlistView } from './read-shortlist.ts';
import { reasonLines } from './reasons.ts';
import { headingOf, roleOf, tiesNote, wageOf } from './shortlist-view.ts';
import { tiedOf } from './ties.ts';

const WIDTH = 1200;
const MARGIN = 32;
const TOP = 104;
const ROW = 40;
const COLUMNS = { rank: 64, person: 84, bar: 356, barEnd: 616, score: 632, wage: 712, reasons: 822 };
const GAP = 12;
const INK = '#1f2937';
const SOFT = '#5b6472';
const BAND = '#99c9c4';
const MARK = '#0f766e';
const HEADING = { size: 19, bold: true };
const NAME = { size: 13, bold: true };
const SMALL = { size: 11 };
const TEXT = { size: 12 };

/** A shortlist as a picture that stands alone: titled, described in words, every bar with its numbers beside it. */
export function shortlistSvg(shortlist: ShortlistView): string {
  const { entries, asOf, considered } = shortlist;
  const isTied = tiedOf(entries);
  const notes = legend(entries.some(isTied) ? ` ${tiesNote(shortlist)}` : '');
  const bottom = TOP + ROW * Math.max(1, entries.length) - 6;
  const height = bottom + 32 + LINE * notes.length;
  const heading = headingOf(shortlist);
  const x = (value: number) => round(COLUMNS.bar + (COLUMNS.barEnd - COLUMNS.bar) * value);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" font-size="13" fill="${INK}">`,
    `<title id="title">${escaped(heading)}</title>`,
    `<desc id="description">${escaped(inWords(shortlist))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="36" font-size="${HEADING.size}" font-weight="600">${escaped(within(heading, WIDTH - 2 * MARGIN, HEADING))}</text>`,
    `<text x="${MARGIN}" y="60" fill="${SOFT}">${escaped(`as of ${day(asOf)}; ${entries.length} of ${considered} people with evidence in what it asks for`)}</text>`,
    ...heads(),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((value) => [
      `<line x1="${x(value)}" y1="${TOP - 8}" x2="${x(value)}" y2="${bottom}" stroke="#e5e7eb"/>`,
      `<text x="${x(value)}" y="${TOP - 14}" text-anchor="middle" fill="${SOFT}" font-size="11">${value === 0 || value === 1 ? value : value.toFixed(2)}</text>`,
    ]),
    ...entries.flatMap((entry, i) => row(entry, shortlist, isTied(entry), TOP + ROW * i, x)),
    ...(entries.length === 0
      ? [`<text x="${COLUMNS.person}" y="${TOP + 20}">${escaped(nobodyListed(shortlist).why)}</text>`]
      : []),
    ...notes.map(
      (line, i) =>
        `<text x="${MARGIN}" y="${bottom + 30 + LINE * i}" fill="${SOFT}" font-size="${TEXT.size}">${escaped(line)}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

const LINE = 18;

function legend(onTies: string): string[] {
  const words =
    "Bar: the score's 90 % interval, dot: the score. Small numbers: ranks that the evidence leaves possible, and the interval. " +
    'Because: what counts most, with the month in which it was last seen. ≈: inferred, nobody has seen it yet.' +
    onTies;
  return wrapped(words, '', Math.floor((WIDTH - 2 * MARGIN) / textWidth('x', TEXT))).split('\n');
}

function heads(): string[] {
  const head = (at: number, words: string, anchor = 'start') =>
    `<text x="${at}" y="${TOP - 14}" fill="${SOFT}" text-anchor="${anchor}" font-size="12">${words}</text>`;
  return [
    head(COLUMNS.rank, '#', 'end'),
    head(COLUMNS.person, 'person'),
    head(COLUMNS.score, 'score'),
    head(COLUMNS.wage, 'yearly wage'),
    head(COLUMNS.reasons, 'because'),
  ];
}

function row(
  entry: EntryView,
  shortlist: ShortlistView,
  isTied: boolean,
  top: number,
  x: (value: number) => number,
): string[] {
  const { rank, rankInterval, person, score, contributions } = entry;
  const middle = top + 10;
  const role = roleOf(entry, shortlist);
  const until = busyUntil(person.availableFrom, shortlist.asOf);
  // Units are long: the role comes first, and the day last but whole, so that neither is what is cut off.
  const about = [role === null ? null : `as ${role}`, person.unit].filter(Boolean).join(' · ');
  const busy = until === null ? '' : until === NO_END ? `busy, ${NO_END}` : `busy until ${until}`;
  const between = about === '' || busy === '' ? '' : ' · ';
  const personWidth = COLUMNS.bar - GAP - COLUMNS.person;
  const reasons = reasonLines(contributions);
  const [wage, percentile] = wageOf(entry).split(', ');
  const small = (at: number, words: string, anchor = 'start') =>
    `<text x="${at}" y="${middle + 19}" text-anchor="${anchor}" fill="${SOFT}" font-size="${SMALL.size}">${escaped(words)}</text>`;
  return [
    `<text x="${COLUMNS.rank}" y="${middle + 4}" text-anchor="end" font-weight="600" font-size="15">${rank}${isTied ? '=' : ''}</text>`,
    small(COLUMNS.rank, `${rankInterval.low}–${rankInterval.high}`, 'end'),
    `<text x="${COLUMNS.person}" y="${middle + 4}" font-weight="600">${escaped(within(person.name, personWidth, NAME))}</text>`,
    small(
      COLUMNS.person,
      `${within(about, personWidth - textWidth(`${between}${busy}`, SMALL), SMALL)}${between}${busy}`,
    ),
    `<rect x="${x(score.low)}" y="${middle - 5}" width="${round(x(score.high) - x(score.low))}" height="12" rx="3" fill="${BAND}"/>`,
    `<circle cx="${x(score.value)}" cy="${middle + 1}" r="5.5" fill="${MARK}" stroke="#ffffff" stroke-width="1.5"/>`,
    `<text x="${COLUMNS.score}" y="${middle + 5}" font-weight="600">${share(score.value)}</text>`,
    small(COLUMNS.score, `${share(score.low)}–${share(score.high)}`),
    `<text x="${COLUMNS.wage}" y="${middle + 5}">${escaped(wage!)}</text>`,
    ...(percentile === undefined ? [] : [small(COLUMNS.wage, `${percentile} percentile`)]),
    ...reasons.map(
      (reason, i) =>
        `<text x="${COLUMNS.reasons}" y="${middle + 1 + 16 * i}" font-size="${TEXT.size}">${escaped(reason)}</text>`,
    ),
  ];
}

function inWords(shortlist: ShortlistView): string {
  const { entries, asOf, considered, title } = shortlist;
  const isTied = tiedOf(entries);
  if (entries.length === 0) return `For ${title} on ${day(asOf)}: ${nobodyListed(shortlist).why}`;
  const people = entries.map((entry) => {
    const { rank, person, score, rankInterval } = entry;
    const role = roleOf(entry, shortlist);
    const who = role === null ? person.name : `${person.name} as ${role}`;
    return `${rank}. ${who}, score ${share(score.value)}${isTied(entry) ? ', tied' : ''} (${share(score.low)} to ${share(score.high)}), possible ranks ${rankInterval.low} to ${rankInterval.high}`;
  });
  return `The ${entries.length} best of ${considered} people for ${title} on ${day(asOf)}, by the share of the weighted requirements met. ${people.join('; ')}.`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

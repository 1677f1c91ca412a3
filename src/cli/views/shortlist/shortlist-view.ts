import { day, intervalBar, lineWidth, share, styled, table, wrapped } from '../../output.ts';
import { busyUntil } from './busy-until.ts';
import { nobodyListed } from './nobody-listed.ts';
import type { EntryView, ShortlistView } from './read-shortlist.ts';
import { detail, LONG_NAME, lacksOf, reasonLines } from './reasons.ts';
import { tiedOf } from './ties.ts';

/** A line that is shorter has no room for bars of the usual width. */
const WIDE_LINE = 96;
const NARROW_BAR = 12;

/** @param knownAt where only what had been recorded by then was asked for */
export function renderShortlist(shortlist: ShortlistView, knownAt?: string): string {
  const { entries, considered, asOf } = shortlist;
  const heading = wrapped(
    `${styled('bold', headingOf(shortlist))}, as of ${day(asOf)}: ${entries.length} of ${considered} with evidence in what it asks for`,
  );
  const notes = notesOn(shortlist, knownAt);
  if (entries.length === 0) {
    const { why, check } = nobodyListed(shortlist);
    return [heading, wrapped(`${why} ${check}`.trim()), ...notes].join('\n');
  }
  const coverage = Math.round(entries[0]!.score.coverage * 100);
  const isTied = tiedOf(entries);
  const anyTied = entries.some(isTied);
  const until = ({ person }: EntryView) => busyUntil(person.availableFrom, asOf);
  const anyBusy = entries.some((entry) => until(entry) !== null);
  const isNarrow = lineWidth() < WIDE_LINE;
  const [head, ...rows] = table(entries, [
    {
      title: anyTied ? '# ' : '#',
      align: 'right',
      cell: (entry) => `${entry.rank}${isTied(entry) ? '=' : anyTied ? ' ' : ''}`,
    },
    { title: 'could be', align: 'right', cell: ({ rankInterval: { low, high } }) => `${low}–${high}` },
    {
      title: 'person',
      shrinks: true,
      cell: ({ person }) => [person.name, person.unit].filter(Boolean).join(', '),
    },
    ...(entries.some((entry) => roleOf(entry, shortlist) !== null)
      ? [{ title: 'as', shrinks: true, cell: (entry: EntryView) => roleOf(entry, shortlist) ?? '–' }]
      : []),
    { title: 'score', align: 'right', cell: ({ score }) => share(score.value) },
    isNarrow
      ? { title: `0 ─ ${coverage} % ─ 1`, cell: ({ score }) => intervalBar(score, NARROW_BAR) }
      : { title: `0 ── ${coverage} % band ── 1`, cell: ({ score }) => intervalBar(score) },
    { title: 'yearly wage', align: 'right', cell: wageOf },
    ...(anyBusy ? [{ title: 'busy until', cell: (entry: EntryView) => until(entry) ?? '–' }] : []),
  ]).split('\n');
  return [
    heading,
    '',
    head,
    ...entries.flatMap((entry, at) => [
      rows[at]!,
      styled('dim', detail('shows', reasonLines(entry.contributions, 3, LONG_NAME).join(', '))),
      styled('dim', lacksOf(entry.missing)),
    ]),
    '',
    ...notes,
    styled(
      'dim',
      wrapped(
        'Score: share of the weighted requirements met, evidence faded to the day asked. Could be: the ranks that the ' +
          `evidence leaves possible (${coverage} %); people whose ranks overlap are not told apart by it. ` +
          `Shows: what counts most, with the month in which it was last seen. Lacks: what weighs most of what is ` +
          `short. ≈: inferred, nobody has seen it yet.${percentileNote(entries)}` +
          (anyTied ? ` ${tiesNote(shortlist)}` : '') +
          (anyBusy ? ' Busy until: the last day assigned, of who is on the day asked.' : ''),
      ),
    ),
    styled('dim', `Kept as shortlist ${shortlist.id}`),
  ].join('\n');
}

/** Lots order equal scores by themselves only where the score alone gives the places. */
export function tiesNote({ request: { diversity } }: Pick<ShortlistView, 'request'>): string {
  const order =
    diversity > 0
      ? 'their order goes by who is less like those above (--diversity), then by lot'
      : "lots are drawn for the order (by the list's recorded seed)";
  return `=: an equal score, to the last digit; ${order}.`;
}

/** What it is for: of an opening, so many of which role, where and from when. */
export function headingOf({ title, opening }: ShortlistView): string {
  if (opening === null) return `Shortlist for ${title}`;
  const { headcount, pod, from } = opening;
  return `Shortlist for ${headcount} × ${title}${pod === null ? '' : ` in ${pod}`} from ${from}`;
}

/** The role that somebody ranks by, where it is not the very one that the list is for. */
export function roleOf({ role }: EntryView, { title }: ShortlistView): string | null {
  return role === null || role.title === title ? null : role.title;
}

/** What a lead can do about the list. */
function notesOn(
  { entries, excluded, stale, tellingAssessment }: ShortlistView,
  knownAt: string | undefined,
): string[] {
  const notes: string[] = [];
  if (stale && knownAt !== undefined)
    notes.push(
      `Of what had been known on ${day(knownAt)}, as asked: there is more by now that is not in it.`,
    );
  else if (stale)
    notes.push('Something was recorded or published meanwhile that is not in it: ask again later.');
  if (excluded.length > 0) {
    const reasons = excluded.map(({ reason, people }) => `${people} ${exclusionWords[reason] ?? reason}`);
    notes.push(`Left out: ${reasons.join(', ')}.`);
  }
  if (tellingAssessment !== null) {
    const { person, skill, changes } = tellingAssessment;
    const percent = Math.max(1, Math.round(changes * 100));
    notes.push(
      `Before deciding, assess ${person.name} in ${skill.name}: of all single assessments it tells most, with a chance of ${percent} % that somebody else is listed.`,
    );
  }
  const lifts = entries.flatMap(({ person, rank, nextBestGain: gain }) =>
    gain === null ? [] : [`${person.name} from ${rank} to ${gain.rank} by ${gain.credential.name}`],
  );
  if (lifts.length > 0) notes.push(`One credential would lift: ${lifts.slice(0, MOST_LIFTS).join('; ')}.`);
  return notes.length === 0 ? [] : [...notes.map((note) => wrapped(note, '  ')), ''];
}

const MOST_LIFTS = 3;

export const exclusionWords: Readonly<Record<string, string>> = {
  LEFT: 'not employed then',
  EXCLUDED: 'excluded by the request',
  OUT_OF_SCOPE: 'out of scope',
  UNAVAILABLE: 'not free on the first day',
  ABOVE_WAGE: 'above the wage or with none known',
  BELOW_MINIMUM: 'below a minimum',
  NO_EVIDENCE: 'without evidence in anything asked for',
};

/** The wage, and which percentile it is of those that are paid in the role where that can be told. */
export function wageOf({ wagePosition }: Pick<EntryView, 'wagePosition'>): string {
  if (wagePosition === null) return '–';
  const { wage, percentile } = wagePosition;
  const amount = `${Math.round(wage.amount / 1000)}k ${wage.currency}`;
  return percentile === null ? amount : `${amount}, ${ordinal(Math.round(percentile))}`;
}

function percentileNote(entries: readonly EntryView[]): string {
  const [first] = entries.flatMap(({ wagePosition }) => wagePosition?.percentile ?? []);
  if (first === undefined) return '';
  return ` ${ordinal(Math.round(first))}: the wage's percentile in the benchmark of the role.`;
}

function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

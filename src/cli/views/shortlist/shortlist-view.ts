import { day, fitted, intervalBar, share, styled, table, wrapped } from '../../output.ts';
import type { EntryView, MissingView, ReasonView, ShortlistView } from './read-shortlist.ts';

/** Nobody reads a longer name of a skill: in a picture, and in a line of its own. */
const SHORT_NAME = 28;
export const LONG_NAME = 40;

/** @param knownAt where only what had been recorded by then was asked for */
export function renderShortlist(shortlist: ShortlistView, knownAt?: string): string {
  const { entries, considered, asOf, title } = shortlist;
  const heading = wrapped(
    `${styled('bold', `Shortlist for ${title}`)}, as of ${day(asOf)}: ${entries.length} of ${considered} with evidence in what it asks for`,
  );
  const notes = notesOn(shortlist, knownAt);
  if (entries.length === 0)
    return [
      heading,
      'Nobody in scope has evidence in what is asked for: check the scope, --must and --as-of.',
      ...notes,
    ].join('\n');
  const coverage = Math.round(entries[0]!.score.coverage * 100);
  const [head, ...rows] = table(entries, [
    { title: '#', align: 'right', cell: ({ rank }) => String(rank) },
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
    { title: `0 ── ${coverage} % band ── 1`, cell: ({ score }) => intervalBar(score) },
    { title: 'yearly wage', align: 'right', cell: wageOf },
  ]).split('\n');
  return [
    heading,
    '',
    head,
    ...entries.flatMap((entry, at) => [
      rows[at]!,
      styled('dim', detail('shows', reasonLines(entry.contributions, 3, LONG_NAME).join(', '))),
      styled('dim', detail('lacks', shortfallOf(entry.missing))),
    ]),
    '',
    ...notes,
    styled(
      'dim',
      wrapped(
        'Score: share of the weighted requirements met, evidence faded to the day asked. Could be: the ranks that the ' +
          `evidence leaves possible (${coverage} %); people whose ranks overlap are not told apart by it. ` +
          `Lacks: what weighs most of what is short. ≈: inferred, nobody has seen it yet.${percentileNote(entries)}`,
      ),
    ),
    styled('dim', `Kept as shortlist ${shortlist.id}`),
  ].join('\n');
}

/** The role that somebody ranks by, where it is not the very one that the list is for. */
export function roleOf({ role }: EntryView, { title }: ShortlistView): string | null {
  return role === null || role.title === title ? null : role.title;
}

/** Under the name of whom it is about. */
export function detail(word: string, what: string): string {
  const indent = ' '.repeat(14);
  return wrapped(`${indent.slice(0, 13)} ${word} ${what}`, `${indent}${' '.repeat(word.length + 1)}`);
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

/** What counts most, each by itself: names of skills may hold commas. */
export function reasonLines(contributions: readonly ReasonView[], most = 2, longest = SHORT_NAME): string[] {
  return [...contributions]
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(
      ({ skill, value, basis }) =>
        `${basis === 'INFERRED' ? '≈' : ''}${fitted(skill.name, longest)} +${share(value)}`,
    );
}

/** What is short, how far, and which of the person's skills leads there. */
export function shortfallOf([first]: readonly MissingView[]): string {
  if (first === undefined) return 'nothing';
  const { skill, current, required, bridge } = first;
  // Nothing is known: anything is possible.
  const unseen = current.value === 0 && current.high === 1;
  const far = unseen
    ? `never seen, ${share(required)} asked`
    : `${share(current.value)} of ${share(required)}`;
  const from = bridge === null ? '' : `; ${fitted(bridge.name, LONG_NAME)} leads there`;
  return `${fitted(skill.name, LONG_NAME)} (${far}${from})`;
}

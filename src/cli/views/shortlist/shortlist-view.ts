import { day, intervalBar, share, styled, table } from '../../output.ts';
import type { EntryView, MissingView, ReasonView, ShortlistView } from './read-shortlist.ts';

/** Nobody reads a longer name of a skill in a table. */
const LONGEST_NAME = 28;

export function renderShortlist(shortlist: ShortlistView): string {
  const { entries, considered, asOf, title } = shortlist;
  const several = new Set(entries.map(({ role }) => role?.title)).size > 1;
  const heading = `${styled('bold', `Shortlist for ${title}`)}, as of ${day(asOf)}: ${entries.length} of ${considered} people with evidence in what it asks for`;
  const notes = notesOn(shortlist);
  if (entries.length === 0)
    return [
      heading,
      'Nobody in scope has evidence in what is asked for: check the scope, --must and --as-of.',
      ...notes,
    ].join('\n');
  const coverage = Math.round(entries[0]!.score.coverage * 100);
  return [
    heading,
    '',
    table(entries, [
      { title: '#', align: 'right', cell: ({ rank }) => String(rank) },
      { title: 'could be', align: 'right', cell: ({ rankInterval: { low, high } }) => `${low}–${high}` },
      { title: 'person', cell: ({ person }) => [person.name, person.unit].filter(Boolean).join(', ') },
      ...(several ? [{ title: 'role', cell: ({ role }: EntryView) => role?.title ?? '–' }] : []),
      { title: 'score', align: 'right', cell: ({ score }) => share(score.value) },
      { title: `0 ── ${coverage} % band ── 1`, cell: ({ score }) => intervalBar(score) },
      { title: 'sure', cell: ({ score }) => score.confidence.toLowerCase() },
      { title: 'wage', align: 'right', cell: wageOf },
      { title: 'because', cell: ({ contributions }) => reasonsOf(contributions) },
      { title: 'furthest from', cell: ({ missing }) => shortfallOf(missing) },
    ]),
    '',
    ...notes,
    styled(
      'dim',
      `Score: share of the weighted requirements met, evidence faded to the day asked. Could be: the ranks that the evidence ` +
        `leaves possible (${coverage} %). Wage: the percentile among those paid in the role, or the yearly wage where none can be told. ≈: inferred, nobody has seen it yet.`,
    ),
    styled('dim', `Kept as shortlist ${shortlist.id}`),
  ].join('\n');
}

/** What a lead can do about the list. */
function notesOn({ entries, excluded, tellingAssessment }: ShortlistView): string[] {
  const notes: string[] = [];
  if (excluded.length > 0) {
    const reasons = excluded.map(({ reason, people }) => `${people} ${reasonWords[reason] ?? reason}`);
    notes.push(`Left out: ${reasons.join(', ')}.`);
  }
  if (tellingAssessment !== null) {
    const { person, skill, changes } = tellingAssessment;
    const percent = Math.max(1, Math.round(changes * 100));
    notes.push(
      `Before deciding, assess ${person.name} in ${skill.name}: with ${percent} % it changes who is listed, more than any other assessment.`,
    );
  }
  const lifts = entries.flatMap(({ person, rank, nextBestGain: gain }) =>
    gain === null ? [] : [`${person.name} from ${rank} to ${gain.rank} by ${gain.credential.name}`],
  );
  if (lifts.length > 0) notes.push(`One credential would lift: ${lifts.slice(0, MOST_LIFTS).join('; ')}.`);
  return notes.length === 0 ? [] : [...notes, ''];
}

const MOST_LIFTS = 3;

const reasonWords: Readonly<Record<string, string>> = {
  LEFT: 'not employed then',
  EXCLUDED: 'excluded by the request',
  OUT_OF_SCOPE: 'out of scope',
  UNAVAILABLE: 'not free on the first day',
  ABOVE_WAGE: 'above the wage or with none known',
  BELOW_MINIMUM: 'below a minimum',
  NO_EVIDENCE: 'without evidence in anything asked for',
};

/** `74th` of the wages that are paid in the role; the wage itself where no percentile can be told. */
export function wageOf({ wagePosition }: Pick<EntryView, 'wagePosition'>): string {
  if (wagePosition === null) return '–';
  const { wage, percentile } = wagePosition;
  if (percentile === null) return `${Math.round(wage.amount / 1000)}k ${wage.currency}`;
  return ordinal(Math.round(percentile));
}

function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

export function reasonsOf(contributions: readonly ReasonView[]): string {
  return reasonLines(contributions).join(', ');
}

/** What counts most, each by itself: names of skills may hold commas. */
export function reasonLines(contributions: readonly ReasonView[], most = 2): string[] {
  return [...contributions]
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(
      ({ skill, value, basis }) => `${basis === 'INFERRED' ? '≈' : ''}${short(skill.name)} +${share(value)}`,
    );
}

export function shortfallOf([first]: readonly MissingView[]): string {
  if (first === undefined) return '–';
  const from = first.bridge === null ? '' : `, from ${short(first.bridge.name)}`;
  return `${short(first.skill.name)} (${share(first.current.value)} of ${share(first.required)}${from})`;
}

function short(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}

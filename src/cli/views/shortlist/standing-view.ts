import { findPerson } from '../../names/workforce.ts';
import { intervalBar, share, styled, wrapped } from '../../output.ts';
import type { Session } from '../../session/session.ts';
import { type EntryView, entryFields, type ShortlistView } from './read-shortlist.ts';
import { detail, LONG_NAME, reasonLines, shortfallOf } from './reasons.ts';
import { exclusionWords } from './shortlist-view.ts';

export interface StandingView {
  readonly person: { readonly id: string; readonly name: string };
  /** Null where the person came after what the list was ranked by. */
  readonly standing: {
    readonly rank: number | null;
    readonly excludedBy: readonly string[];
    readonly asListed: boolean;
    readonly entry: EntryView | null;
  } | null;
}

/** Who is meant, looked up before anything is ranked: a name that nobody bears makes no list. */
export async function findPeople(
  session: Session,
  typed: readonly string[],
): Promise<StandingView['person'][]> {
  const people: StandingView['person'][] = [];
  for (const one of typed) {
    const { id, label: name } = await findPerson(session, one);
    if (!people.some((known) => known.id === id)) people.push({ id, name });
  }
  return people;
}

/** Where each of them stands in a list, on it or not, and why. */
export async function readStandings(
  session: Session,
  { id: shortlist, asOf }: ShortlistView,
  people: readonly StandingView['person'][],
): Promise<StandingView[]> {
  const standings: StandingView[] = [];
  for (const person of people) {
    const { shortlist: answer } = await session.execute<{ shortlist: Pick<StandingView, 'standing'> }>(
      `query ($shortlist: ID!, $person: ID!, $asOf: DateTime!) { shortlist(id: $shortlist) {
        standing(person: $person) { rank excludedBy asListed entry { ${entryFields} } } } }`,
      { shortlist, person: person.id, asOf },
    );
    standings.push({ person, standing: answer.standing });
  }
  return standings;
}

export function renderStandings(standings: readonly StandingView[], list: ShortlistView): string {
  return standings.map((one) => renderStanding(one, list)).join('\n');
}

function renderStanding({ person, standing }: StandingView, { considered, entries }: ShortlistView): string {
  const name = styled('bold', person.name);
  if (standing === null)
    return wrapped(`${name} is not among the people that the list was ranked from.`, '  ');
  const { rank, entry, excludedBy, asListed } = standing;
  const newer = asListed
    ? ''
    : ' By newer evidence than the list: what it was ranked by is no longer at hand.';
  if (entry === null || rank === null) {
    const why = excludedBy.map((reason) => exclusionWords[reason] ?? reason).join(', ');
    return wrapped(`${name} was left out: ${why}.${newer}`, '  ');
  }
  const { score, rankInterval, nextBestGain: gain } = entry;
  // With diversity somebody of a high rank may have given way.
  const where = entries.some((listed) => listed.person.id === person.id) ? 'on the list' : 'not listed';
  const role = entry.role === null ? '' : ` as ${entry.role.title}`;
  return [
    wrapped(
      `${name} stands at ${rank} of ${considered}, ${where}${role}; could be ${rankInterval.low}–${rankInterval.high}.${newer}`,
      '  ',
    ),
    `  score ${share(score.value)}  ${intervalBar(score)}`,
    styled(
      'dim',
      detail('shows', reasonLines(entry.contributions, MOST_REASONS, LONG_NAME).join(', ') || 'nothing'),
    ),
    styled(
      'dim',
      detail('lacks', entry.missing.slice(0, MOST_REASONS).map(shortfallOf).join(', ') || 'nothing'),
    ),
    ...(gain === null
      ? []
      : [styled('dim', detail('would', `stand at ${gain.rank} with ${gain.credential.name}`))]),
  ].join('\n');
}

const MOST_REASONS = 5;

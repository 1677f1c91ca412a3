import { day } from '../../output.ts';
import { PAGE_INFO, type Page, rowsOf } from '../../session/pages.ts';
import type { Session } from '../../session/session.ts';

/** When somebody was first seen, by what is known today: in a skill, or in any; null where they never were. */
export async function firstSeen(
  session: Session,
  person: string,
  skill: string | undefined,
): Promise<string | null> {
  const skills = skill === undefined ? await skillsSeen(session, person) : [skill];
  let first: string | null = null;
  for (const one of skills) {
    const at = await firstSeenIn(session, person, one);
    if (at !== null && (first === null || at < first)) first = at;
  }
  return first;
}

async function skillsSeen(session: Session, person: string): Promise<string[]> {
  const seen: string[] = [];
  const rows = rowsOf(async (after) => {
    const answer = await session.execute<{
      person: { proficiencies: Page<{ readonly skill: { readonly id: string } }> };
    }>(
      `query ($person: ID!, $after: String) { person(id: $person) { proficiencies(first: 100, after: $after, basis: OBSERVED) {
        ${PAGE_INFO} edges { node { skill { id } } } } } }`,
      { person, after },
    );
    return answer.person.proficiencies;
  });
  for await (const { skill } of rows) seen.push(skill.id);
  return seen;
}

/** Evidence comes newest first: the last is the first. */
async function firstSeenIn(session: Session, person: string, skill: string): Promise<string | null> {
  let first: string | null = null;
  const rows = rowsOf(async (after): Promise<Page<{ readonly at: string }>> => {
    const answer = await session.execute<{
      person: { proficiency: { evidence: Page<{ readonly at: string }> } | null };
    }>(
      `query ($person: ID!, $skill: ID!, $after: String) { person(id: $person) { proficiency(skill: $skill) {
        evidence(first: 100, after: $after) { ${PAGE_INFO} edges { node { at } } } } } }`,
      { person, skill, after },
    );
    return (
      answer.person.proficiency?.evidence ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }
    );
  });
  for await (const { at } of rows) first = at;
  return first;
}

/** Why nothing is known of somebody: all that was seen is later than the day asked about, or there is nothing. */
export function whyNothing(
  name: string,
  skill: string | undefined,
  asOf: string | undefined,
  first: string | null,
): string {
  const what = `Nothing is known of what ${name} can do${skill === undefined ? '' : ` in ${skill}`}`;
  if (asOf !== undefined && first !== null && first > asOf)
    return `${what} as of ${day(asOf)}: the evidence begins later, on ${day(first)}.`;
  return `${what}: there is no evidence, or 'npx meritgraph run fit-decay' has not run.`;
}

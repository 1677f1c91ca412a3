import { DAY } from '../../../domain/clock.ts';
import { PAGE_INFO, type Page, rowsOf } from '../../session/pages.ts';
import type { Session } from '../../session/session.ts';

export interface DecayView {
  readonly person: { readonly name: string; readonly externalId: string | null };
  readonly skill: string;
  readonly skillId: string;
  readonly asOf: string;
  readonly estimate: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly confidence: string;
  };
  /** INFERRED: nobody has seen the skill. */
  readonly basis: string;
  readonly tier: string;
  readonly halfLifeDays: { readonly value: number; readonly low: number; readonly high: number };
  readonly lastReinforcedAt: string | null;
  readonly revalidateBy: string | null;
  readonly level: number;
  readonly curve: readonly {
    readonly at: string;
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** When it was shown last, however long ago; null where nobody has seen it. */
  readonly lastObservedAt: string | null;
  /** What was shown in the time of the curve, newest first. */
  readonly evidence: readonly { readonly at: string; readonly score: number; readonly kind: string }[];
  /** The first and last moment of the chart. */
  readonly from: string;
  readonly to: string;
}

type Evidence = DecayView['evidence'][number];
type ProficiencyRow = Omit<
  DecayView,
  'person' | 'skill' | 'skillId' | 'level' | 'evidence' | 'lastObservedAt' | 'from' | 'to'
> & {
  readonly skill: { readonly id: string; readonly name: string };
  readonly evidence: Page<Evidence>;
};
interface PersonRow {
  readonly name: string;
  readonly externalId: string | null;
  readonly proficiencies: Page<ProficiencyRow>;
}

const PER_PAGE = 100;
const evidenceRow = '{ at score kind }';

/**
 * A person's fading skills, all of them, soonest to be re-validated first; the curve runs from `days` before `asOf` to as
 * long after it.
 */
export async function readDecay(
  session: Session,
  options: {
    person: string;
    asOf?: string | undefined;
    skills?: readonly string[];
    days: number;
    level: number;
  },
): Promise<DecayView[]> {
  const { person: id, skills, level, days } = options;
  // Every page looks at the same moment.
  const asOf = options.asOf ?? new Date().toISOString();
  const to = new Date(Date.parse(asOf) + days * DAY).toISOString();
  const from = new Date(Date.parse(asOf) - days * DAY).toISOString();
  // Unasked, only what somebody has seen: what is inferred has no evidence to draw.
  const basis = skills === undefined ? 'OBSERVED' : undefined;
  const decays: DecayView[] = [];
  let who = { name: '', externalId: null as string | null };
  const proficiencies = rowsOf(async (after) => {
    const { person } = await session.execute<{ person: PersonRow }>(
      `query ($id: ID!, $asOf: DateTime!, $from: DateTime!, $to: DateTime!, $level: Float!, $skills: [ID!],
        $basis: ProficiencyBasis, $after: String) {
        person(id: $id) {
          name externalId
          proficiencies(first: ${PER_PAGE}, after: $after, asOf: $asOf, skills: $skills, basis: $basis) {
            ${PAGE_INFO} edges { node {
              skill { id name: label } asOf basis tier lastReinforcedAt revalidateBy(level: $level)
              estimate { value low high confidence } halfLifeDays { value low high }
              curve(from: $from, to: $to, points: 73) { at estimate low high }
              evidence(first: ${PER_PAGE}) { ${PAGE_INFO} edges { node ${evidenceRow} } }
            } }
          }
        }
      }`,
      { id, asOf, from, to, level, skills, basis, after },
    );
    who = { name: person.name, externalId: person.externalId };
    return person.proficiencies;
  });
  for await (const { skill, evidence, ...row } of proficiencies) {
    const shown = await evidenceSince(session, { person: id, skill: skill.id, asOf, from }, evidence);
    decays.push({
      ...row,
      ...{ from, to, level },
      lastObservedAt: evidence.edges[0]?.node.at ?? null,
      evidence: shown,
      person: who,
      skill: skill.name,
      skillId: skill.id,
    });
  }
  return decays.sort((a, b) => dueOf(a).localeCompare(dueOf(b)) || a.estimate.value - b.estimate.value);
}

/** Page after page, newest first, back to the beginning of the chart. */
async function evidenceSince(
  session: Session,
  { person, skill, asOf, from }: { person: string; skill: string; asOf: string; from: string },
  first: Page<Evidence>,
): Promise<Evidence[]> {
  const evidence = rowsOf(async (after) => {
    if (after === null) return first;
    const { person: found } = await session.execute<{
      person: { proficiency: { evidence: Page<Evidence> } };
    }>(
      `query ($person: ID!, $skill: ID!, $asOf: DateTime!, $after: String) {
        person(id: $person) { proficiency(skill: $skill, asOf: $asOf) {
          evidence(first: ${PER_PAGE}, after: $after) { ${PAGE_INFO} edges { node ${evidenceRow} } } } } }`,
      { person, skill, asOf, after },
    );
    return found.proficiency.evidence;
  });
  const shown: Evidence[] = [];
  for await (const one of evidence) {
    if (one.at < from) break;
    shown.push(one);
  }
  return shown;
}

/** Overdue first, then by the day; what never falls below the level comes last. */
function dueOf({ revalidateBy, estimate, level }: DecayView): string {
  return revalidateBy ?? (estimate.value < level ? '' : '9999');
}

/** When anything of these was shown last; null where nothing was. */
export function newestOf(decays: readonly DecayView[]): string | null {
  const moments = decays.flatMap(({ lastReinforcedAt, evidence }) => [
    ...(lastReinforcedAt === null ? [] : [lastReinforcedAt]),
    ...evidence.slice(0, 1).map(({ at }) => at),
  ]);
  return moments.sort().at(-1) ?? null;
}

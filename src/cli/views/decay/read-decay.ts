import type { Session } from '../../session.ts';

const DAY = 86_400_000;

export interface DecayView {
  readonly person: { readonly name: string; readonly externalId: string | null };
  readonly skill: string;
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
  /** What was shown in the time of the curve, newest first: at most 100 pieces. */
  readonly evidence: readonly { readonly at: string; readonly score: number; readonly kind: string }[];
  /** The first and last moment of the chart. */
  readonly from: string;
  readonly to: string;
}

type ProficiencyRow = Omit<DecayView, 'person' | 'skill' | 'level' | 'evidence' | 'from' | 'to'> & {
  readonly skill: { readonly name: string };
  readonly evidence: { readonly edges: readonly { readonly node: DecayView['evidence'][number] }[] };
};

/**
 * A person's fading skills, soonest to be re-validated first; the curve runs from `days` before `asOf` to as long
 * after it.
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
  const asOf = options.asOf ?? new Date().toISOString();
  const to = new Date(Date.parse(asOf) + options.days * DAY).toISOString();
  const from = new Date(Date.parse(asOf) - options.days * DAY).toISOString();
  const { person } = await session.execute<{
    person: { name: string; externalId: string | null; proficiencies: { edges: { node: ProficiencyRow }[] } };
  }>(
    `query ($person: ID!, $asOf: DateTime, $from: DateTime!, $to: DateTime!, $level: Float!, $skills: [ID!],
      $basis: ProficiencyBasis) {
      person(id: $person) {
        name externalId
        proficiencies(first: 100, asOf: $asOf, skills: $skills, basis: $basis) { edges { node {
          skill { name } asOf basis tier lastReinforcedAt revalidateBy(level: $level)
          estimate { value low high confidence } halfLifeDays { value low high }
          curve(from: $from, to: $to, points: 73) { at estimate low high }
          evidence(first: 100) { edges { node { at score kind } } }
        } } }
      }
    }`,
    {
      ...{
        person: options.person,
        asOf: options.asOf,
        from,
        to,
        level: options.level,
        skills: options.skills,
      },
      // Unasked, only what somebody has seen: what is inferred has no evidence to draw.
      basis: options.skills === undefined ? 'OBSERVED' : undefined,
    },
  );
  return person.proficiencies.edges
    .map(({ node: { skill, evidence, ...row } }) => ({
      ...row,
      ...{ from, to },
      evidence: evidence.edges.map(({ node }) => node).filter(({ at }) => at >= from),
      person: { name: person.name, externalId: person.externalId },
      skill: skill.name,
      level: options.level,
    }))
    .sort((a, b) => dueOf(a).localeCompare(dueOf(b)) || a.estimate.value - b.estimate.value);
}

/** Overdue first, then by the day; what never falls below the level comes last. */
function dueOf({ revalidateBy, estimate, level }: DecayView): string {
  return revalidateBy ?? (estimate.value < level ? '' : '9999');
}

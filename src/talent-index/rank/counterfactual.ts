import type { ShareOfLevel } from '../../analytics/ranking/score.ts';
import type { TalentIndex } from '../talent-index.ts';
import { countedAt, countedMean, mostShare } from './evidence/counted.ts';
import { type CountedAward, evidenceIfAwarded, type SkillEvidence } from './evidence/skill-evidence.ts';
import type { RankedPerson } from './head.ts';
import { personInRoles, RoleFitting } from './person-in-roles.ts';
import type { ScoreTerm } from './rescore.ts';
import type { RoleQuery } from './role-query.ts';

/** A requirement, by its place in its role, and the level that an award vouches for. */
export interface VouchedRequirement {
  readonly requirement: number;
  readonly validated: number;
}

/** By the place of a role in its target: what an award vouches for of what it asks for, in the order of its requirements. */
export type VouchedInRoles = readonly (readonly VouchedRequirement[])[];

/** A score as an award would make it. */
export interface AwardedScore {
  readonly score: number;
  /**
   * Standard deviation of what the award would change in the role that is scored then, over the terms that it speaks for:
   * before and after are independent where nothing was observed, and one thing, faded or not, where something was.
   */
  readonly deviation: number;
}

/** Float64 rounding of two sums. */
const ROUNDING = 1e-9;

/**
 * The scores that a person would have right after awards, by the same inference as awards that were given: of skills
 * in which nothing was observed an award lets expect what it vouches for, and what was observed is as an award leaves it. It takes
 * nothing away. Of several roles the best counts, as in the list: it may be another than before. Left out is what a skill that
 * fades no more says of the person's other skills (below .001 in what was seen; counting it would score whole roles again).
 * Summed as `exactScore` sums.
 */
export class Counterfactuals {
  readonly #index: TalentIndex;
  readonly #roles: readonly RoleQuery[];
  readonly #ranked: RankedPerson;
  readonly #asOf: number;
  readonly #own: RoleFitting;
  readonly #counted: ReadonlyMap<number, CountedAward>;
  /** By skill, then by the level vouched for: several credentials vouch for the same. */
  readonly #awarded = new Map<number, Map<number, SkillEvidence>>();
  /** By what is awarded, then by the level asked for. */
  readonly #shares = new Map<SkillEvidence, Map<number, ShareOfLevel>>();
  #fittings: readonly RoleFitting[] | null = null;

  /**
   * @param roles of the target; the person was ranked by one of them
   * @param terms the score as it is, in the order of the requirements of that one
   * @param counted the awards that are in it, by skill
   */
  constructor(
    index: TalentIndex,
    roles: readonly RoleQuery[],
    ranked: RankedPerson,
    asOf: number,
    terms: readonly ScoreTerm[],
    counted: ReadonlyMap<number, CountedAward>,
  ) {
    this.#index = index;
    this.#roles = roles;
    this.#ranked = ranked;
    this.#asOf = asOf;
    this.#own = RoleFitting.scored(ranked, terms);
    this.#counted = counted;
  }

  /**
   * Pauses after each further role that has to be scored.
   * @param least of scores that are not above it nothing is asked: by which role they are may be left open
   */
  *scoreWith(vouched: VouchedInRoles, least: number): Generator<void, AwardedScore> {
    const { person, role } = this.#ranked;
    let best = this.#scoreIn(this.#own, vouched[this.#roles.indexOf(role)]!);
    if (this.#roles.length === 1) return best;
    this.#fittings ??= personInRoles(this.#index, this.#roles, person, this.#asOf);
    for (const [place, fitting] of this.#fittings.entries()) {
      const asked = vouched[place]!;
      // A role that the award says nothing of stays below the score as it is.
      if (fitting.role === role || asked.length === 0) continue;
      const lost = (most: number) => most + ROUNDING < Math.max(best.score, least);
      if (lost(mostPossible(fitting, asked)) || lost(this.#mostIn(fitting, asked))) continue;
      if (fitting.score()) {
        yield;
        if (lost(this.#mostIn(fitting, asked))) continue;
      }
      const after = this.#scoreIn(fitting, asked);
      if (after.score > best.score) best = after;
    }
    return best;
  }

  #scoreIn(before: RoleFitting, vouched: readonly VouchedRequirement[]): AwardedScore {
    const { requirements, totalImportance } = before.role;
    const { contributions } = before;
    let score = 0;
    let open = 0;
    let next = 0;
    for (let i = 0; i < requirements.length; i++) {
      const contribution = contributions[i]!;
      if (vouched[next]?.requirement !== i) {
        score += contribution;
        continue;
      }
      const { validated } = vouched[next++]!;
      const { skill, importance, level } = requirements[i]!;
      const share = this.#shareWith(this.#evidenceWith(skill, validated), level);
      const awarded = (importance * share.mean) / totalImportance;
      score += Math.max(contribution, awarded);
      if (awarded <= contribution) continue;
      const { evidence, variance } = before.term(i);
      const after = (importance / totalImportance) ** 2 * share.variance;
      const observed = evidence?.basis === 'OBSERVED';
      open += observed ? (Math.sqrt(after) - Math.sqrt(variance)) ** 2 : variance + after;
    }
    return { score, deviation: Math.sqrt(open) };
  }

  /** No score after the award is above it: of an expected share no more is counted than of the mean (Jensen). */
  #mostIn(fitting: RoleFitting, vouched: readonly VouchedRequirement[]): number {
    const { requirements, totalImportance } = fitting.role;
    let most = fitting.most;
    for (const { requirement, validated } of vouched) {
      const { skill, importance, level } = requirements[requirement]!;
      const mean = countedMean(this.#evidenceWith(skill, validated));
      const awarded = (importance * Math.min(1, mostShare(mean, level))) / totalImportance;
      most += Math.max(0, awarded - fitting.upTo(requirement));
    }
    return most;
  }

  #evidenceWith(skill: number, validated: number): SkillEvidence {
    const known = innerOf(this.#awarded, skill);
    let evidence = known.get(validated);
    if (evidence === undefined) {
      const { person } = this.#ranked;
      evidence = evidenceIfAwarded(this.#index, person, skill, this.#asOf, validated, this.#counted);
      known.set(validated, evidence);
    }
    return evidence;
  }

  #shareWith(evidence: SkillEvidence, level: number): ShareOfLevel {
    const known = innerOf(this.#shares, evidence);
    let share = known.get(level);
    if (share === undefined) {
      share = countedAt(evidence, level).share;
      known.set(level, share);
    }
    return share;
  }
}

/** No award brings more than the whole of what it vouches for. */
function mostPossible(fitting: RoleFitting, vouched: readonly VouchedRequirement[]): number {
  const { requirements, totalImportance } = fitting.role;
  let most = fitting.most;
  for (const { requirement } of vouched)
    most += requirements[requirement]!.importance / totalImportance - fitting.upTo(requirement);
  return most;
}

function innerOf<Outer, Inner, Value>(maps: Map<Outer, Map<Inner, Value>>, outer: Outer): Map<Inner, Value> {
  let inner = maps.get(outer);
  if (inner === undefined) {
    inner = new Map();
    maps.set(outer, inner);
  }
  return inner;
}

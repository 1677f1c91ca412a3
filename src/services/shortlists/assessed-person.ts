import { expectedShareOfLevel, type LatentDistribution } from '../../analytics/decay/model/curve.ts';
import type { AssessmentOutcome } from '../../analytics/ranking/assessment-outcomes.ts';
import {
  type AssessmentValue,
  type Margin,
  roughAssessmentValue,
} from '../../analytics/ranking/assessment-value.ts';
import type { Id } from '../../domain/ids.ts';
import { personInRoles, RoleFitting } from '../../talent-index/rank/person-in-roles.ts';
import type { RankedPerson } from '../../talent-index/rank/rank-people.ts';
import type { ScoreTerm } from '../../talent-index/rank/rescore.ts';
import type { RoleQuery } from '../../talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';

export interface Assessable {
  readonly ranked: RankedPerson;
  readonly terms: readonly ScoreTerm[];
}

/** By which roles people are ranked, and from what. */
export interface RankedBy {
  readonly index: TalentIndex;
  readonly roles: readonly RoleQuery[];
  readonly asOf: number;
}

/** Float64 rounding of two sums. */
const ROUNDING = 1e-9;

/**
 * One person whom an assessment may move over the end of a list: as every role of the target fits, for the best of them counts
 * before and after. Whoever falls in one role goes on standing by the others; a skill can lift by a role that does not fit best yet.
 */
export class AssessedPerson {
  readonly person: number;
  readonly own: RoleFitting;
  readonly direction: Margin['direction'];
  /** The score that a change takes: of the first who is not listed, or of the last who is. */
  readonly bar: number;
  readonly #by: RankedBy;
  #others: readonly RoleFitting[] | null = null;
  #holding: readonly RoleFitting[] | null = null;

  constructor(by: RankedBy, { ranked, terms }: Assessable, direction: Margin['direction'], bar: number) {
    this.person = ranked.person;
    this.own = RoleFitting.scored(ranked, terms);
    this.direction = direction;
    this.bar = bar;
    this.#by = by;
  }

  marginIn({ most: score }: RoleFitting): Margin {
    const { direction, bar } = this;
    return { direction, distance: direction === 'DOWN' ? score - bar : bar - score };
  }

  /** The roles of the target beside the one that fits best. */
  get others(): readonly RoleFitting[] {
    const { index, roles, asOf } = this.#by;
    if (roles.length === 1) return [];
    this.#others ??= personInRoles(index, roles, this.person, asOf).filter(
      ({ role }) => role !== this.own.role,
    );
    return this.#others;
  }

  /**
   * By the roles that keep somebody listed who falls in another: no more than the least that an assessment of the skill is roughly
   * worth in any of them. Pauses after each that has to be scored.
   */
  *roughlyBesides(skillId: Id): Generator<void, number> {
    let least = Infinity;
    for (const fitting of yield* this.#rolesThatHold()) {
      const requirement = requirementOf(fitting.role, skillId);
      const margin = this.marginIn(fitting);
      if (requirement === undefined || fitting.upTo(requirement) <= margin.distance) return 0;
      const { evidence, requirement: asked, variance } = fitting.term(requirement);
      const weight = asked.importance / fitting.role.totalImportance;
      const { distribution } = evidence!.latent;
      const term = { weight, level: asked.level, distribution, shareVariance: variance / weight ** 2 };
      least = Math.min(least, roughAssessmentValue(term, margin));
    }
    return least;
  }

  *#rolesThatHold(): Generator<void, readonly RoleFitting[]> {
    if (this.#holding !== null) return this.#holding;
    const holding: RoleFitting[] = [];
    for (const fitting of this.others) {
      if (fitting.most < this.bar) continue;
      if (fitting.score()) yield;
      if (fitting.most >= this.bar) holding.push(fitting);
    }
    this.#holding = holding;
    return holding;
  }

  /**
   * What an assessment of a skill is worth by its outcomes, each scored by the role that fits best then; pauses after each role
   * that has to be scored.
   * @param own the requirement of the role that was scored
   * @param believed of a skill of which nothing counts: what is believed of it
   * @returns measured from what is believed before it, and from what is served before it
   */
  *value(
    asked: { readonly fitting: RoleFitting; readonly requirement: number; readonly skillId: Id },
    believed: LatentDistribution,
    outcomes: readonly AssessmentOutcome[],
  ): Generator<void, { readonly worth: AssessmentValue; readonly served: AssessmentValue }> {
    const { direction, bar } = this;
    const moved: MovedRole[] = [];
    // Below it no role counts: nobody is listed by it, or goes on standing by it better than by the one that the person falls in.
    let least = bar;
    let unmoved = Number.NEGATIVE_INFINITY;
    for (const fitting of [this.own, ...this.others]) {
      const requirement =
        fitting === asked.fitting ? asked.requirement : requirementOf(fitting.role, asked.skillId);
      if (requirement === undefined) {
        if (fitting.most <= least) continue;
        if (fitting.score()) yield;
        unmoved = Math.max(unmoved, fitting.most);
        continue;
      }
      const { importance, level } = fitting.requirement(requirement);
      const weight = importance / fitting.role.totalImportance;
      if (fitting.most + weight - fitting.upTo(requirement) + ROUNDING < least) continue;
      if (fitting.score()) yield;
      const { evidence, contribution } = fitting.term(requirement);
      const rest = fitting.most - contribution;
      // Of what nobody saw a score counts nothing: to be looked at is no merit.
      const unseen = evidence === null ? weight * expectedShareOfLevel(believed, level) : 0;
      moved.push({ rest, weight, level, unseen });
      if (direction === 'DOWN' && fitting === this.own)
        least = rest + weight * expectedShareOfLevel(outcomes[0]!.after, level) - unseen;
    }
    const worth = { gain: 0, changes: 0 };
    const served = { gain: 0, changes: 0 };
    const add = (value: { gain: number; changes: number }, probability: number, score: number) => {
      const beyond = direction === 'UP' ? score - bar : bar - score;
      if (!(beyond > 0)) return;
      value.gain += probability * beyond;
      value.changes += probability;
    };
    for (const { probability, after } of outcomes) {
      let [scored, expected] = [unmoved, unmoved];
      for (const { rest, weight, level, unseen } of moved) {
        const score = rest + weight * expectedShareOfLevel(after, level);
        scored = Math.max(scored, score);
        expected = Math.max(expected, score - unseen);
      }
      add(served, probability, scored);
      add(worth, probability, expected);
    }
    return { worth, served };
  }
}

/** A role whose score the assessment moves. */
interface MovedRole {
  /** The score without the skill. */
  readonly rest: number;
  readonly weight: number;
  readonly level: number;
  /** What is believed of the skill before, and not counted. */
  readonly unseen: number;
}

const requirementsBySkill = new WeakMap<RoleQuery, ReadonlyMap<Id, number>>();

function requirementOf(role: RoleQuery, skillId: Id): number | undefined {
  let places = requirementsBySkill.get(role);
  if (places === undefined) {
    places = new Map(role.requirements.map((asked, place) => [asked.skillId, place]));
    requirementsBySkill.set(role, places);
  }
  return places.get(skillId);
}

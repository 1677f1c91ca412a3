import {
  inferredProficiency,
  type PersonStanding,
  standingOf,
  usualLevel,
  whereTakenUp,
} from '../../src/analytics/carry-over/inferred-proficiency.ts';
import { uncalibrated } from '../../src/analytics/carry-over/parameters.ts';
import { expectedShareOfLevel } from '../../src/analytics/decay/model/curve.ts';
import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import {
  type LatentProficiency,
  observedProficiency,
  weighingRequirements,
} from '../../src/analytics/ranking/score.ts';
import { DAY } from '../../src/domain/clock.ts';
import type { FittedBatch } from '../../src/talent-index/build/fitted-batch.ts';
import { rankPeople } from '../../src/talent-index/rank/rank-people.ts';
import { type RoleQuery, roleQuery } from '../../src/talent-index/rank/role-query.ts';
import { tieHash } from '../../src/talent-index/rank/tie-break.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';
import { type Bench, type Claim, cost } from '../bench.ts';
import {
  flatFactors,
  indexOf,
  NOW,
  PER_PERSON,
  type RankingData,
  randomAdjacency,
  randomRoles,
  rankingData,
} from './data.ts';

const CLASS = { shape: 1, floor: 0.05, intervalFactors: flatFactors } as const;
const SIZE = 50;
const SEED = '1';

/** In days from now. */
const DATES = [0, 180, 2000];

interface Asked {
  readonly role: RoleQuery;
  readonly eligible: Uint8Array;
}

interface Scored {
  readonly id: string;
  readonly score: number;
}

const PARAMETERS = uncalibrated(PRIOR);

type Shown = LatentProficiency & { readonly level: number; readonly achieved: boolean };

/** Everybody scored in float64 from the rows that were put in; of the index only the weights of adjacency are read. */
class BruteForce {
  readonly #data: RankingData;
  /** By skill that is led to, strongest first. */
  readonly #bridges = new Map<string, { from: string; strength: number; probability: number }[]>();

  constructor(data: RankingData, { bridges, skills }: TalentIndex) {
    this.#data = data;
    for (let to = 0; to + 1 < bridges.start.length; to++) {
      const edges = [];
      for (let edge = bridges.start[to]!; edge < bridges.start[to + 1]!; edge++) {
        edges.push({
          from: skills.ids[bridges.from[edge]!]!,
          strength: bridges.published[edge]!,
          probability: bridges.probability[edge]!,
        });
      }
      this.#bridges.set(skills.ids[to]!, edges);
    }
  }

  /** The best of each list at one moment: what a person shows then is worked out once for all of them. */
  tops(lists: readonly Asked[], asOf: number): Scored[][] {
    const asked = lists.map(({ role }) => weighingRequirements(role.requirements));
    const scores = lists.map(() => new Float64Array(this.#data.people).fill(Number.NaN));
    let person = 0;
    for (const { length, columns } of this.#data.batches) {
      for (let row = 0; row < length; row += PER_PERSON, person++) {
        const shown = this.#shown(columns, row, asOf);
        const standing = standingOf(PARAMETERS, shown.values());
        for (const [list, { role, eligible }] of lists.entries()) {
          if (eligible[person] === 0) continue;
          let score = 0;
          let known = false;
          for (const { skillId, importance, level } of asked[list]!) {
            const own = shown.get(skillId);
            const latent = own ?? this.#inferred(skillId, shown, standing);
            if (latent === null) continue;
            known = true;
            if (own?.achieved === false) continue;
            score += (importance * expectedShareOfLevel(latent.distribution, level)) / role.totalImportance;
          }
          if (known) scores[list]![person] = score;
        }
      }
    }
    return scores.map((of) => this.#best(of));
  }

  /** What a person shows, in order of the skills' ids. */
  #shown(columns: FittedBatch['columns'], row: number, asOf: number) {
    const shown = new Map<string, Shown>();
    const rows = Array.from({ length: PER_PERSON }, (_, i) => row + i);
    rows.sort((a, b) => (columns.skillId[a]! < columns.skillId[b]! ? -1 : 1));
    for (const at of rows) {
      const fitted = {
        initial: columns.initial[at]!,
        halfLifeDays: columns.halfLifeDays[at]!,
        lastReinforcedAt: columns.lastReinforcedAt[at]!,
        abilityVariance: columns.abilityVariance[at]!,
        logHalfLifeVariance: columns.logHalfLifeVariance[at]!,
        covariance: columns.covariance[at]!,
        observations: columns.observations[at]!,
      };
      const level = usualLevel(PARAMETERS, columns.skillId[at]!, 'ACCURACY');
      const achieved = columns.achieved[at]! === 1;
      shown.set(columns.skillId[at]!, { ...observedProficiency(fitted, CLASS, asOf), level, achieved });
    }
    return shown;
  }

  #best(scores: Float64Array): Scored[] {
    const lowest =
      scores
        .filter((score) => !Number.isNaN(score))
        .sort()
        .at(-SIZE) ?? 0;
    const scored: Scored[] = [];
    for (const [person, score] of scores.entries())
      if (score >= lowest) scored.push({ id: this.#data.personIds[person]!, score });
    return scored
      .sort((a, b) => b.score - a.score || tieHash(SEED, a.id) - tieHash(SEED, b.id))
      .slice(0, SIZE);
  }

  #inferred(
    skillId: string,
    shown: ReadonlyMap<string, Shown>,
    standing: PersonStanding,
  ): LatentProficiency | null {
    const leading = (this.#bridges.get(skillId) ?? []).filter(({ from }) => shown.get(from)?.achieved);
    if (leading.length === 0) return null;
    const neighbours = leading.map(({ from, strength }) => ({ ...shown.get(from)!, strength }));
    const level = usualLevel(PARAMETERS, skillId, 'ACCURACY');
    const given = inferredProficiency(PARAMETERS, level, standing, neighbours, neighbours[0]!.mean);
    return whereTakenUp(given, Math.max(...leading.map(({ probability }) => probability)));
  }
}

export const bench: Bench = {
  name: 'ranking-exactness',
  shows:
    'the index beside brute force in float64: same people, order and scores, with adjacency, filters, three dates',
  async run(context) {
    const people = context.option('people', 100_000);
    const roles = context.option('roles', 200);
    const data = rankingData(people, 5);
    const all = new Uint8Array(people).fill(1);
    const some = Uint8Array.from({ length: people }, (_, n) => (n % 7 === 0 ? 1 : 0));
    const claims: Claim[] = [];
    for (const adjacent of [0, 5]) {
      const index = await indexOf(data, CLASS, adjacent === 0 ? [] : randomAdjacency(data, adjacent, 3));
      const brute = new BruteForce(data, index);
      let wrong = 0;
      let furthest = 0;
      let compared = 0;
      const lists = randomRoles(data, roles, 15, 9).map(({ roleId, requirements }, r) => ({
        role: roleQuery(index, roleId, requirements)!,
        // Every role on one of three dates, every other one within a filter.
        asOf: NOW + DATES[r % DATES.length]! * DAY,
        eligible: r % 2 === 0 ? all : some,
      }));
      for (const [asOf, asked] of Map.groupBy(lists, (list) => list.asOf)) {
        const tops = brute.tops(asked, asOf);
        for (const [list, { role, eligible }] of asked.entries()) {
          const request = { roles: [role], asOf, size: SIZE, eligible, seed: SEED };
          const { entries } = await rankPeople(index, request, async () => {});
          const expected = tops[list]!;
          if (entries.length !== expected.length) wrong++;
          for (const [i, { person, score }] of entries.entries()) {
            compared++;
            if (index.people.ids.at(person) !== expected[i]?.id) wrong++;
            else furthest = Math.max(furthest, Math.abs(score - expected[i]!.score));
          }
        }
        context.note(`${asked.length} of ${roles} roles, ${adjacent} adjacent skills`);
      }
      const what = `${roles} roles × ${people.toLocaleString('en')} people, ${adjacent} adjacent skills`;
      claims.push(
        cost(`places that differ of ${compared.toLocaleString('en')}, ${what}`, 'places', wrong, null, null),
      );
      claims.push(cost('furthest score', '', furthest, null, null));
    }
    return claims;
  },
};

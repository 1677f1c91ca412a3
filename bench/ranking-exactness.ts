import { expectedProficiency, expectedShareOfLevel } from '../src/analytics/decay/curve.ts';
import { carriedOver } from '../src/analytics/ranking/carry-over.ts';
import { observedProficiency, weighingRequirements } from '../src/analytics/ranking/score.ts';
import { DAY } from '../src/domain/clock.ts';
import { rankPeople } from '../src/talent-index/rank-people.ts';
import { type RoleQuery, roleQuery } from '../src/talent-index/role-query.ts';
import type { TalentIndex } from '../src/talent-index/talent-index.ts';
import { tieHash } from '../src/talent-index/tie-break.ts';
import { type Bench, type Claim, cost } from './bench.ts';
import {
  flatFactors,
  indexOf,
  NOW,
  PER_PERSON,
  type RankingData,
  randomAdjacency,
  randomRoles,
  rankingData,
} from './ranking-data.ts';

const CLASS = { shape: 1, floor: 0.05, intervalFactors: flatFactors } as const;
const SIZE = 50;
const SEED = '1';

/** Everybody scored in float64 from the rows that were put in; of the index only the weights of adjacency are read. */
class BruteForce {
  readonly #data: RankingData;
  readonly #bridges: ReadonlyMap<
    string,
    readonly { readonly to: string; readonly strength: number; readonly order: number }[]
  >;
  readonly #skillOf: readonly (readonly string[])[];

  constructor(data: RankingData, { bridges, skills }: TalentIndex) {
    this.#data = data;
    this.#skillOf = data.batches.map(({ columns }) => columns.skillId);
    const leads = new Map<string, { to: string; strength: number; order: number }[]>();
    for (let to = 0; to + 1 < bridges.start.length; to++) {
      for (let edge = bridges.start[to]!; edge < bridges.start[to + 1]!; edge++) {
        const from = skills.ids[bridges.from[edge]!]!;
        const edges = leads.get(from) ?? [];
        edges.push({
          to: skills.ids[to]!,
          strength: bridges.strength[edge]!,
          order: edge - bridges.start[to]!,
        });
        leads.set(from, edges);
      }
    }
    this.#bridges = leads;
  }

  top({ requirements, totalImportance }: RoleQuery, asOf: number, eligible: Uint8Array) {
    const asked = new Map(
      weighingRequirements(requirements).map((requirement, i) => [
        requirement.skillId,
        { ...requirement, i },
      ]),
    );
    const scored: { id: string; score: number }[] = [];
    let person = 0;
    for (const [b, { length, columns }] of this.#data.batches.entries()) {
      const skills = this.#skillOf[b]!;
      for (let row = 0; row < length; row += PER_PERSON, person++) {
        if (eligible[person] === 0) continue;
        const terms = new Map<number, number>();
        const reach = new Map<string, { strength: number; mean: number; order: number; row: number }>();
        const fitted = (at: number) => ({
          initial: columns.initial[at]!,
          halfLifeDays: columns.halfLifeDays[at]!,
          lastReinforcedAt: columns.lastReinforcedAt[at]!,
          abilityVariance: columns.abilityVariance[at]!,
          logHalfLifeVariance: columns.logHalfLifeVariance[at]!,
          covariance: columns.covariance[at]!,
          observations: columns.observations[at]!,
        });
        for (let at = row; at < row + PER_PERSON; at++) {
          const own = asked.get(skills[at]!);
          if (own) {
            const { distribution } = observedProficiency(fitted(at), CLASS, asOf);
            terms.set(
              own.i,
              (own.importance * expectedShareOfLevel(distribution, own.level)) / totalImportance,
            );
          }
          for (const { to, strength, order } of this.#bridges.get(skills[at]!) ?? []) {
            if (!asked.has(to)) continue;
            const mean = strength * expectedProficiency(fitted(at), CLASS, asOf);
            const best = reach.get(to);
            if (!best || mean > best.mean || (mean === best.mean && order < best.order))
              reach.set(to, { strength, mean, order, row: at });
          }
        }
        for (const [to, best] of reach) {
          const requirement = asked.get(to)!;
          if (terms.has(requirement.i)) continue;
          const { distribution } = carriedOver(
            observedProficiency(fitted(best.row), CLASS, asOf),
            best.strength,
          );
          terms.set(
            requirement.i,
            (requirement.importance * expectedShareOfLevel(distribution, requirement.level)) /
              totalImportance,
          );
        }
        if (terms.size === 0) continue;
        let score = 0;
        for (const [, term] of [...terms].sort(([a], [b2]) => a - b2)) score += term;
        scored.push({ id: columns.personId[row]!, score });
      }
    }
    return scored
      .sort((a, b) => b.score - a.score || tieHash(SEED, a.id) - tieHash(SEED, b.id))
      .slice(0, SIZE);
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
      for (const [r, { roleId, requirements }] of randomRoles(data, roles, 15, 9).entries()) {
        const role = roleQuery(index, roleId, requirements)!;
        // Every role on one of three dates, every other one within a filter.
        const asOf = NOW + [0, 180, 2000][r % 3]! * DAY;
        const eligible = r % 2 === 0 ? all : some;
        const expected = brute.top(role, asOf, eligible);
        const { entries } = await rankPeople(
          index,
          { roles: [role], asOf, size: SIZE, eligible, seed: SEED },
          async () => {},
        );
        if (entries.length !== expected.length) wrong++;
        for (const [i, { person, score }] of entries.entries()) {
          compared++;
          if (index.people.ids.at(person) !== expected[i]?.id) wrong++;
          else furthest = Math.max(furthest, Math.abs(score - expected[i]!.score));
        }
        if (r % 20 === 19) context.note(`${r + 1} of ${roles} roles, ${adjacent} adjacent skills`);
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

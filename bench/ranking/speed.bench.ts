import { postingsOf, rankPeople } from '../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../src/talent-index/rank/role-query.ts';
import { BRIDGES_PER_SKILL, type TalentIndex } from '../../src/talent-index/talent-index.ts';
import { type Bench, type BenchContext, type Claim, cost, percentile, timed } from '../bench.ts';
import {
  indexOf,
  NOW,
  PER_PERSON,
  type RankingData,
  randomAdjacency,
  randomRoles,
  rankingData,
  withAdjacent,
  withCurve,
} from './data.ts';

const FLOOR = 0.05;

export const bench: Bench = {
  name: 'ranking-speed',
  shows:
    'the exact top 50 of a million people, one core; own skills, adjacent skills, every shape of the curve',
  async run(context) {
    const people = context.option('people', 1_000_000);
    context.note(`making ${people.toLocaleString('en')} people of ${PER_PERSON} skills each`);
    const data = rankingData(people, 1);
    const built = await indexOf(data, { shape: Infinity, floor: FLOOR });
    const claims: Claim[] = [];
    for (const shape of [Infinity, 0.5, 1, 2, 4] as const) {
      const index = withCurve(built, { shape, floor: FLOOR });
      claims.push(
        ...(await measured(
          context,
          data,
          index,
          shape === Infinity ? 'exponential' : `power law w = ${shape}`,
        )),
      );
    }
    const adjacent = await withAdjacent(built, randomAdjacency(data, 5, 3));
    claims.push(
      ...(await measured(context, data, adjacent, `5 adjacent skills (of at most ${BRIDGES_PER_SKILL})`)),
    );
    return claims;
  },
};

async function measured(
  context: BenchContext,
  data: RankingData,
  index: TalentIndex,
  what: string,
): Promise<Claim[]> {
  const queries = randomRoles(data, 40, 15, 2).map(
    ({ roleId, requirements }) => roleQuery(index, roleId, requirements)!,
  );
  const eligible = new Uint8Array(index.people.count).fill(1);
  const taken = await timed(context.option('times', 200), 40, (i) => {
    const roles = [queries[i % queries.length]!];
    return rankPeople(index, { roles, asOf: NOW, size: 50, eligible, seed: '1' }, async () => {});
  });
  const postings = queries.map((query) => postingsOf(index, [query])).sort((a, b) => a - b);
  const claim = `top 50 of ${index.people.count.toLocaleString('en')}, 15 skills, ${what}`;
  return [
    cost(`${claim}, postings a query, median`, 'postings', percentile(postings, 0.5), null, null),
    cost(`${claim}, median`, 'ms', percentile(taken, 0.5), null, null),
    cost(`${claim}, p95`, 'ms', percentile(taken, 0.95), null, null),
  ];
}

import neo4j, { type Driver } from 'neo4j-driver';
import { DAY } from '../../src/domain/clock.ts';
import { rankPeople } from '../../src/talent-index/rank/rank-people.ts';
import { type RoleQuery, roleQuery } from '../../src/talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';
import { neo4jMissing, startNeo4jServer } from '../../test/servers/neo4j.ts';
import { type Bench, type BenchContext, type Claim, cost, percentile, timed } from '../bench.ts';
import { indexOf, NOW, PER_PERSON, type RankingData, randomRoles, rankingData } from './data.ts';
import { checkPlugInTop, PLUG_IN_ERROR, plugInScore, plugInTop } from './plug-in.ts';

const FLOOR = 0.05;
const SIZE = 50;
const REQUIRED = 15;

/** The same question in Cypher, over what the graph stores: faded by the exponential, the plug-in score, the best fifty. */
const PLAIN_CYPHER = `
MATCH (:Role {id: $role})-[q:REQUIRES]->(s:Skill)<-[f:PROFICIENT_IN]-(p:Person)
WITH p, q, CASE WHEN f.initial <= $floor THEN f.initial
  ELSE $floor + (f.initial - $floor) * 2 ^ (-(($asOf - f.lastReinforcedAt) / 86400000.0) / f.halfLifeDays) END AS mean
WITH p, sum(q.importance * CASE WHEN mean >= q.level THEN 1.0 ELSE mean / q.level END) AS points
RETURN p.id AS id, points / $total AS score ORDER BY score DESC, id LIMIT ${SIZE}`;

/**
 * The same by hand, over properties that are stored for this question alone: what stands above the floor, what a millisecond takes
 * from it (−ln 2/H) and what a requirement weighs a level; ids are read of the best alone, who may stand in any order where they are equal.
 */
const TUNED_CYPHER = `
MATCH (:Role {id: $role})-[q:REQUIRES]->(s:Skill)<-[f:PROFICIENT_IN]-(p:Person)
WITH p, q, q.slope * ($floor + f.above * exp(($asOf - f.lastReinforcedAt) * f.rate)) AS share
WITH p, sum(CASE WHEN share > q.weight THEN q.weight ELSE share END) AS score
ORDER BY score DESC LIMIT ${SIZE}
RETURN p.id AS id, score`;

const WARM = { product: 2_000, peer: 200 };
const TIMES = { product: 1_000, peer: 100 };

export const bench: Bench = {
  name: 'ranking-cypher',
  shows: `${SIZE} best of 100,000 people for roles of ${REQUIRED} skills, beside plain Cypher on Neo4j`,
  async run(context) {
    const people = context.option('people', 100_000);
    context.note(`making ${people.toLocaleString('en')} people of ${PER_PERSON} skills each`);
    const data = rankingData(people, 1);
    const roles = randomRoles(data, 20, REQUIRED, 2);
    const index = await indexOf(data, { shape: Infinity, floor: FLOOR });
    const queries = roles.map(({ roleId, requirements }) => roleQuery(index, roleId, requirements)!);
    const product = await productTimes(index, queries);
    for (const query of queries.slice(0, 3)) checkPlugInTop(index, query, NOW, SIZE);
    const missing = neo4jMissing();
    if (missing !== undefined) {
      context.note(`Neo4j is not here: ${missing}`);
      return claimsOf(people, product, null);
    }
    return claimsOf(people, product, await cypherTimes(context, data, index, queries));
  },
};

/** Milliseconds of each question, ascending. */
interface ProductTimes {
  readonly plugIn: readonly number[];
  readonly exact: readonly number[];
}

/** Both sides are asked the roles in turn until just-in-time compilers are done with them, and only then timed. */
async function productTimes(index: TalentIndex, queries: readonly RoleQuery[]): Promise<ProductTimes> {
  const eligible = new Uint8Array(index.people.count).fill(1);
  const exact = await timed(TIMES.product, WARM.product, (i) => {
    const roles = [queries[i % queries.length]!];
    return rankPeople(index, { roles, asOf: NOW, size: SIZE, eligible, seed: '1' }, async () => {});
  });
  const plugIn = await timed(TIMES.product, WARM.product, (i) =>
    plugInTop(index, queries[i % queries.length]!, NOW, SIZE, eligible),
  );
  return { plugIn, exact };
}

/** The same of the peer, by the two ways to ask it; null where it is not here. */
interface PeerTimes {
  readonly plain: readonly number[];
  readonly tuned: readonly number[];
}

function claimsOf(people: number, product: ProductTimes, peer: PeerTimes | null): Claim[] {
  const named = `top ${SIZE} of ${people.toLocaleString('en')}, ${REQUIRED} skills`;
  const plain = 'plain Cypher on Neo4j 5.26, by the plug-in score';
  const tuned = 'the same over properties stored for this question alone, written by hand';
  const rows = [
    [`${named}, by the same plug-in score`, product.plugIn, peer?.plain, plain],
    [`${named}, by the same plug-in score`, product.plugIn, peer?.tuned, tuned],
    [
      `${named}, exact: by the mean over the posterior, which the peer does not compute`,
      product.exact,
      peer?.plain,
      plain,
    ],
  ] as const;
  return rows.flatMap(([claim, times, ofPeer, name]) =>
    (['median', 'p95'] as const).map((at) => {
      const share = at === 'median' ? 0.5 : 0.95;
      const beside = ofPeer === undefined ? null : percentile(ofPeer, share);
      return cost(`${claim}, ${at}`, 'ms', percentile(times, share), beside, beside === null ? null : name);
    }),
  );
}

async function cypherTimes(
  context: BenchContext,
  data: RankingData,
  index: TalentIndex,
  queries: readonly RoleQuery[],
): Promise<PeerTimes> {
  context.note('starting Neo4j');
  const server = await startNeo4jServer({ heap: '2g', pageCache: '512m' });
  const driver = neo4j.driver(server.url, neo4j.auth.basic(server.user, server.password));
  try {
    context.note('loading Neo4j');
    await load(driver, data, queries);
    const ask = async (cypher: string, query: RoleQuery) => {
      const params = { role: query.roleId, floor: FLOOR, asOf: NOW, total: query.totalImportance };
      const { records } = await driver.executeQuery(cypher, params);
      return records.map((record) => ({
        id: record.get('id') as string,
        score: record.get('score') as number,
      }));
    };
    const times = async (cypher: string) => {
      for (const query of queries.slice(0, 3)) checkSameAnswer(index, query, await ask(cypher, query));
      return timed(TIMES.peer, WARM.peer, (i) => ask(cypher, queries[i % queries.length]!));
    };
    context.note('asking Neo4j');
    return { plain: await times(PLAIN_CYPHER), tuned: await times(TUNED_CYPHER) };
  } finally {
    await driver.close();
    await server.stop();
  }
}

async function load(driver: Driver, data: RankingData, queries: readonly RoleQuery[]): Promise<void> {
  for (const label of ['Person', 'Skill', 'Role']) {
    await driver.executeQuery(`CREATE CONSTRAINT FOR (n:${label}) REQUIRE n.id IS UNIQUE`);
  }
  await driver.executeQuery('UNWIND $ids AS id CREATE (:Skill {id: id})', { ids: data.skillIds });
  for (let from = 0; from < data.people; from += 10_000) {
    const ids = data.personIds.slice(from, from + 10_000);
    await driver.executeQuery('UNWIND $ids AS id CREATE (:Person {id: id})', { ids });
  }
  for (const { columns, length } of data.batches) {
    for (let from = 0; from < length; from += 10_000) {
      const rows = Array.from({ length: Math.min(10_000, length - from) }, (_, i) => ({
        person: columns.personId[from + i]!,
        skill: columns.skillId[from + i]!,
        initial: columns.initial[from + i]!,
        above: Math.max(0, columns.initial[from + i]! - FLOOR),
        rate: -Math.LN2 / (columns.halfLifeDays[from + i]! * DAY),
        halfLifeDays: columns.halfLifeDays[from + i]!,
        lastReinforcedAt: columns.lastReinforcedAt[from + i]!,
      }));
      await driver.executeQuery(
        `UNWIND $rows AS row MATCH (p:Person {id: row.person}), (s:Skill {id: row.skill})
         CREATE (p)-[:PROFICIENT_IN {initial: row.initial, halfLifeDays: row.halfLifeDays,
           lastReinforcedAt: row.lastReinforcedAt, above: row.above, rate: row.rate}]->(s)`,
        { rows },
      );
    }
  }
  for (const { roleId, requirements, totalImportance } of queries) {
    await driver.executeQuery(
      `CREATE (r:Role {id: $role}) WITH r UNWIND $rows AS row MATCH (s:Skill {id: row.skillId})
       CREATE (r)-[:REQUIRES {importance: row.importance, level: row.level, weight: row.weight,
         slope: row.slope}]->(s)`,
      {
        role: roleId,
        rows: requirements.map(({ skillId, importance, level }) => {
          const weight = importance / totalImportance;
          return { skillId, importance, level, weight, slope: weight / level };
        }),
      },
    );
  }
}

/** Both are asked the same: the peer's scores are the plug-in scores of the same people. */
function checkSameAnswer(
  index: TalentIndex,
  query: RoleQuery,
  found: readonly { id: string; score: number }[],
): void {
  const own = plugInTop(index, query, NOW, SIZE, new Uint8Array(index.people.count).fill(1));
  for (const [place, { id, score }] of found.entries()) {
    const expected = plugInScore(index, query, index.people.ids.numberOf(id)!, NOW);
    if (Math.abs(expected - score) > 1e-9 || Math.abs(own[place]!.score - score) > PLUG_IN_ERROR)
      throw new Error('Neo4j answers another question than the product.');
  }
}

import neo4j, { type Driver } from 'neo4j-driver';
import { rankPeople } from '../src/talent-index/rank/rank-people.ts';
import { type RoleQuery, roleQuery } from '../src/talent-index/rank/role-query.ts';
import type { TalentIndex } from '../src/talent-index/talent-index.ts';
import { neo4jMissing, startNeo4jServer } from '../test/servers/neo4j.ts';
import { type Bench, type BenchContext, type Claim, cost, percentile, timed } from './bench.ts';
import { indexOf, NOW, PER_PERSON, type RankingData, randomRoles, rankingData } from './ranking-data.ts';
import { checkPlugInTop, PLUG_IN_ERROR, plugInScore, plugInTop } from './ranking-plug-in.ts';

const FLOOR = 0.05;
const SIZE = 50;
const REQUIRED = 15;

/** The same question in Cypher: faded by the exponential, the plug-in score, the best fifty. */
const PLAIN_CYPHER = `
MATCH (:Role {id: $role})-[q:REQUIRES]->(s:Skill)<-[f:PROFICIENT_IN]-(p:Person)
WITH p, q, CASE WHEN f.initial <= $floor THEN f.initial
  ELSE $floor + (f.initial - $floor) * 2 ^ (-(($asOf - f.lastReinforcedAt) / 86400000.0) / f.halfLifeDays) END AS mean
WITH p, sum(q.importance * CASE WHEN mean >= q.level THEN 1.0 ELSE mean / q.level END) AS points
RETURN p.id AS id, points / $total AS score ORDER BY score DESC, id LIMIT ${SIZE}`;

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

async function productTimes(index: TalentIndex, queries: readonly RoleQuery[]): Promise<ProductTimes> {
  const eligible = new Uint8Array(index.people.count).fill(1);
  const exact = await timed(200, 50, (i) => {
    const roles = [queries[i % queries.length]!];
    return rankPeople(index, { roles, asOf: NOW, size: SIZE, eligible, seed: '1' }, async () => {});
  });
  const plugIn = await timed(200, 50, (i) =>
    plugInTop(index, queries[i % queries.length]!, NOW, SIZE, eligible),
  );
  return { plugIn, exact };
}

function claimsOf(people: number, product: ProductTimes, peer: readonly number[] | null): Claim[] {
  const named = `top ${SIZE} of ${people.toLocaleString('en')}, ${REQUIRED} skills`;
  const peerName = 'plain Cypher on Neo4j 5.26, by the plug-in score';
  const rows = [
    [`${named}, by the same plug-in score`, product.plugIn],
    [`${named}, exact: by the mean over the posterior, which the peer does not compute`, product.exact],
  ] as const;
  return rows.flatMap(([claim, times]) =>
    (['median', 'p95'] as const).map((name) => {
      const share = name === 'median' ? 0.5 : 0.95;
      const ofPeer = peer && percentile(peer, share);
      return cost(`${claim}, ${name}`, 'ms', percentile(times, share), ofPeer, peer && peerName);
    }),
  );
}

async function cypherTimes(
  context: BenchContext,
  data: RankingData,
  index: TalentIndex,
  queries: readonly RoleQuery[],
): Promise<number[]> {
  context.note('starting Neo4j');
  const server = await startNeo4jServer({ heap: '2g', pageCache: '512m' });
  const driver = neo4j.driver(server.url, neo4j.auth.basic(server.user, server.password));
  try {
    context.note('loading Neo4j');
    await load(driver, data, queries);
    context.note('asking Neo4j');
    const ask = async (query: RoleQuery) => {
      const params = { role: query.roleId, floor: FLOOR, asOf: NOW, total: query.totalImportance };
      const { records } = await driver.executeQuery(PLAIN_CYPHER, params);
      return records.map((record) => ({
        id: record.get('id') as string,
        score: record.get('score') as number,
      }));
    };
    for (const query of queries.slice(0, 3)) checkSameAnswer(index, query, await ask(query));
    return await timed(20, 5, (i) => ask(queries[i % queries.length]!));
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
        halfLifeDays: columns.halfLifeDays[from + i]!,
        lastReinforcedAt: columns.lastReinforcedAt[from + i]!,
      }));
      await driver.executeQuery(
        `UNWIND $rows AS row MATCH (p:Person {id: row.person}), (s:Skill {id: row.skill})
         CREATE (p)-[:PROFICIENT_IN {initial: row.initial, halfLifeDays: row.halfLifeDays,
           lastReinforcedAt: row.lastReinforcedAt}]->(s)`,
        { rows },
      );
    }
  }
  for (const { roleId, requirements } of queries) {
    await driver.executeQuery(
      `CREATE (r:Role {id: $role}) WITH r UNWIND $rows AS row MATCH (s:Skill {id: row.skillId})
       CREATE (r)-[:REQUIRES {importance: row.importance, level: row.level}]->(s)`,
      {
        role: roleId,
        rows: requirements.map(({ skillId, importance, level }) => ({ skillId, importance, level })),
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

import grafeo from '@grafeo-db/js';
import neo4j from 'neo4j-driver';
import { parseStatementFile } from '../scripts/generate/statement-file.ts';
import { openGrafeo } from '../src/graph/grafeo.ts';
import type { Graph, Statement } from '../src/graph/graph.ts';
import { openNeo4j } from '../src/graph/neo4j.ts';
import { schema } from '../src/graph/schema.generated.ts';
import { neo4jMissing, startNeo4jServer } from '../test/servers/neo4j.ts';
import { type Bench, type BenchContext, type Claim, cost, gain, percentile, timed } from './bench.ts';

const PEOPLE = 5_000;
const SKILLS = 200;
const BATCH = 1_000;

/** What the port stands in front of, called with nothing between. */
interface Bare {
  readonly name: string;
  run(text: string, params: Record<string, unknown>): Promise<unknown>;
  close(): Promise<void>;
}

function statement<Params, Row>(source: string): Statement<Params, Row> {
  const { name, text, writes, parameters, columns } = parseStatementFile('bench/graph.cypher', source);
  return { name, text, writes, parameters, columns };
}
const putNodes = (label: string) =>
  statement<{ rows: readonly { id: string }[] }, never>(`// Nodes.
// @param rows {id string}[]
UNWIND $rows AS row CREATE (n:${label} {id: row.id})`);
const putEdges = statement<{ rows: readonly Edge[] }, never>(`// Fitted skills.
// @param rows {personId string, skillId string, initial float, observations int}[]
UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (s:Skill {id: row.skillId})
CREATE (p)-[:PROFICIENT_IN {run: 'run:1', initial: row.initial, observations: row.observations}]->(s)`);
interface Edge {
  readonly personId: string;
  readonly skillId: string;
  readonly initial: number;
  readonly observations: number;
}
const one = statement<{ id: string }, { id: string }>(`// One person by key.
// @param id string
// @returns id string
MATCH (p:Person {id: $id}) RETURN p.id AS id`);
const all = statement<Record<string, never>, Edge>(`// Every fitted skill.
// @returns personId string, skillId string, initial float, observations int
MATCH (p:Person)-[f:PROFICIENT_IN]->(s:Skill)
RETURN p.id AS personId, s.id AS skillId, f.initial AS initial, f.observations AS observations`);

export const bench: Bench = {
  name: 'graph',
  shows: 'the graph port on both engines beside the engines called bare',
  async run(context) {
    const edges = context.option('edges', 200_000);
    const claims = await measure(context, 'Grafeo', edges, await openGrafeo({ create: true }), bareGrafeo());
    const missing = neo4jMissing();
    if (missing !== undefined) {
      context.note(`Neo4j is not here: ${missing}`);
      return claims;
    }
    const server = await startNeo4jServer();
    try {
      const graph = await openNeo4j(server);
      return [...claims, ...(await measure(context, 'Neo4j', edges, graph, bareNeo4j(server)))];
    } finally {
      await server.stop();
    }
  },
};

async function measure(
  context: BenchContext,
  engine: string,
  edges: number,
  graph: Graph,
  bare: Bare,
): Promise<Claim[]> {
  context.note(`${engine}: ${PEOPLE} people, ${edges} fitted skills`);
  await load(graph, edges);
  // An embedded graph has one owner, so the bare one is another graph that holds the same.
  if (engine === 'Grafeo') await load(overBare(bare), edges);

  const key = (i: number) => ({ id: `person:${String(i % PEOPLE).padStart(6, '0')}` });
  const read = await timed(2_000, 300, (i) => graph.read(one, key(i)));
  const bareRead = await timed(2_000, 300, (i) => bare.run(one.text, key(i)));

  const putPod = putNodes('Pod');
  const write = await timed(400, 50, (i) =>
    graph.write((transaction) => transaction.run(putPod, { rows: [{ id: `pod:a:${i}` }] })),
  );
  const bareWrite = await timed(400, 50, (i) => bare.run(putPod.text, { rows: [{ id: `pod:b:${i}` }] }));

  const columns = await timed(3, 1, async () => {
    let rows = 0;
    for await (const batch of graph.readColumns(all, {})) rows += batch.length;
    if (rows !== edges) throw new Error(`${rows} of ${edges} rows`);
  });
  const objects = await timed(3, 1, () => bare.run(all.text, {}));
  await graph.close();
  await bare.close();

  const perSecond = (count: number, times: readonly number[]) => (1_000 * count) / percentile(times, 0.5);
  return [
    cost(
      `${engine}: one row by key, median`,
      'ms',
      percentile(read, 0.5),
      percentile(bareRead, 0.5),
      bare.name,
    ),
    cost(
      `${engine}: one row by key, 95th percentile`,
      'ms',
      percentile(read, 0.95),
      percentile(bareRead, 0.95),
      bare.name,
    ),
    gain(
      `${engine}: transactions of one node, one after another`,
      '1/s',
      perSecond(1, write),
      perSecond(1, bareWrite),
      bare.name,
    ),
    gain(
      `${engine}: rows read as columns`,
      'rows/s',
      perSecond(edges, columns),
      perSecond(edges, objects),
      `${bare.name}, rows as objects`,
    ),
  ];
}

async function load(graph: Pick<Graph, 'write'>, edges: number): Promise<void> {
  const put = async <Row>(
    into: Statement<{ rows: readonly Row[] }, never>,
    count: number,
    row: (i: number) => Row,
  ) => {
    for (let start = 0; start < count; start += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, count - start) }, (_, i) => row(start + i));
      await graph.write((transaction) => transaction.run(into, { rows }));
    }
  };
  const person = (i: number) => `person:${String(i % PEOPLE).padStart(6, '0')}`;
  const skill = (i: number) => `skill:${String(i % SKILLS).padStart(4, '0')}`;
  await put(putNodes('Person'), PEOPLE, (i) => ({ id: person(i) }));
  await put(putNodes('Skill'), SKILLS, (i) => ({ id: skill(i) }));
  await put(putEdges, edges, (i) => ({
    personId: person(i),
    skillId: skill(Math.floor(i / PEOPLE)),
    initial: (i % 97) / 97,
    observations: i % 11,
  }));
}

function overBare(bare: Bare): Pick<Graph, 'write'> {
  return {
    write: (work) =>
      work({
        run: async ({ text }, params) => {
          await bare.run(text, params as Record<string, unknown>);
          return [];
        },
      }),
  };
}

function bareGrafeo(): Bare {
  const engine = grafeo.GrafeoDB.create();
  const ready = (async () => {
    for (const definition of schema.grafeo) await engine.executeCypher(definition);
  })();
  return {
    name: 'bare engine',
    async run(text, params) {
      await ready;
      return (await engine.executeCypher(text, params)).toArray();
    },
    close: async () => engine.close(),
  };
}

function bareNeo4j({ url, user, password }: { url: string; user: string; password: string }): Bare {
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  return {
    name: 'bare driver',
    async run(text, params) {
      const session = driver.session();
      try {
        return (await session.run(text, params)).records.map((record) => record.toObject());
      } finally {
        await session.close();
      }
    },
    close: () => driver.close(),
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeId } from '../../graphql/ids.ts';
import { DAY } from '../../src/domain/clock.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { ask, type RunningProcess, startServer } from '../../test/e2e/process.ts';
import { neo4jMissing, startNeo4jServer } from '../../test/servers/neo4j.ts';
import { redisMissing, startRedisServer } from '../../test/servers/redis.ts';
import { type Bench, type BenchContext, type Claim, cost, percentile } from '../bench.ts';
import { fillGraph, personIdOf, ROLES, roleIdOf } from '../shortlists/world.ts';
import { fittedBatches, NOW, PER_PERSON, randomRoles, seeded, skillIds } from './data.ts';

const REQUIRED = 15;
const SEED = 7;
const EVENTS = 5;
/** The most that "graph to ranked" may take, in milliseconds. */
const LIMIT_MS = 1_000;
const ROUNDS_WARM = 10;
const GIVEN_UP_MS = 30_000;

/** Of whom evidence is recorded: their own evidence is in the graph, so that fitting them again costs what it costs. */
async function putEvidence(graph: Graph, people: number, subjects: number): Promise<void> {
  const random = seeded(5);
  const [first] = fittedBatches(people, SEED, people);
  for (let n = 0; n < subjects; n++) {
    const skills = first!.columns.skillId.slice(n * PER_PERSON, (n + 1) * PER_PERSON);
    const rows = skills.flatMap((skillId, s) =>
      Array.from({ length: EVENTS }, (_, e) => {
        const id = `observation:org:${n}-${s}-${e}`;
        return {
          ...{ id, version: `${id}@1`, externalId: id, personId: personIdOf(n), skillId, kind: 'ASSESSMENT' },
          ...{ at: Math.round(NOW - (30 + 900 * random()) * DAY), score: Math.round(10 * random()) / 10 },
          ...{ trials: 10, evaluatorId: null, assignmentId: null, artifact: null },
          ...{ recordedAt: NOW - 20 * DAY, recordedSeq: 1 },
        };
      }),
    );
    await graph.write((transaction) => transaction.run(statements.appendObservations, { rows, open: OPEN }));
  }
}

const record = `mutation ($input: [ObservationInput!]!) { recordObservations(input: $input) { __typename
  ... on ObservationsRecorded { count } } }`;
const rank = `mutation ($input: RequestShortlistInput!, $person: ID!) { requestShortlist(input: $input) { __typename
  ... on Shortlist { considered standing(person: $person) { entry { score { value } } }
    entries(first: 25) { edges { node { rank score { value } } } } } } }`;

interface Recorded {
  readonly recordObservations: { readonly __typename: string; readonly count?: number };
}

interface Ranked {
  readonly requestShortlist: {
    readonly __typename: string;
    readonly standing: { readonly entry: { readonly score: { readonly value: number } } | null };
  };
}

async function ready(url: string): Promise<void> {
  for (;;) {
    const { ok } = await fetch(url.replace(/\/graphql$/, '/health'));
    if (ok) return;
    await sleep(250);
  }
}

async function measure(
  context: BenchContext,
  writer: string,
  ranker: string,
  subjects: number,
  rounds: number,
): Promise<Claim[]> {
  const asked = randomRoles({ skillIds }, ROLES, REQUIRED, SEED + 1);
  const random = seeded(9);
  const scoreOf = async (person: string, role: string) => {
    const input = { target: { role }, size: 25 };
    const { requestShortlist: answer } = await ask<Ranked>(ranker, rank, { input, person });
    if (answer.__typename !== 'Shortlist') throw new Error(answer.__typename);
    return answer.standing.entry?.score.value ?? null;
  };
  const recorded: number[] = [];
  const ranked: number[] = [];
  let late = 0;
  for (let round = 0; round < ROUNDS_WARM + rounds; round++) {
    const person = encodeId(personIdOf(round % subjects));
    const { roleId, requirements } = asked[round % ROLES]!;
    const role = encodeId(roleIdOf(Number(roleId.slice('role:org:'.length))));
    const before = await scoreOf(person, role);
    // Sometimes the server has heard of it by itself, sometimes the question is first.
    await sleep(400 * random());
    const [{ skillId }] = requirements as [(typeof requirements)[0]];
    const observation = {
      ...{ person, skill: encodeId(skillId), at: new Date().toISOString(), kind: 'ASSESSMENT' },
      ...{ score: (before ?? 0) < 0.5 ? 1 : 0, trials: 50, externalId: `fresh-${round}` },
    };
    const start = performance.now();
    const { recordObservations: answer } = await ask<Recorded>(writer, record, { input: [observation] });
    if (answer.count !== 1) throw new Error(`${answer.__typename}: nothing was recorded`);
    const committed = performance.now();
    let tries = 1;
    while ((await scoreOf(person, role)) === before) {
      if (performance.now() - committed > GIVEN_UP_MS) throw new Error('The other process never ranked it.');
      tries++;
    }
    const seen = performance.now();
    if (round < ROUNDS_WARM) continue;
    recorded.push(seen - start);
    ranked.push(seen - committed);
    if (tries > 1) late++;
  }
  recorded.sort((a, b) => a - b);
  ranked.sort((a, b) => a - b);
  context.note(`${ranked.length} observations recorded by one process and ranked by another`);
  const limit = 'the most that it may take';
  return [
    cost(
      'answered as recorded by one process to ranked by another, median',
      'ms',
      percentile(ranked, 0.5),
      null,
      null,
    ),
    cost('… p95 (at most 1,000)', 'ms', percentile(ranked, 0.95), LIMIT_MS, limit),
    cost('sent to one process to ranked by another, median', 'ms', percentile(recorded, 0.5), null, null),
    cost('… p95', 'ms', percentile(recorded, 0.95), LIMIT_MS, limit),
    cost('first answers of the other that did not hold it (none)', 'answers', late, null, null),
  ];
}

export const bench: Bench = {
  name: 'ranking-freshness-processes',
  shows:
    'an observation recorded by one server until another ranks by it, over Neo4j and Redis (--people, --rounds)',
  async run(context) {
    const people = context.option('people', 20_000);
    const rounds = context.option('rounds', 150);
    const subjects = Math.min(people, context.option('subjects', 60));
    const missing = neo4jMissing() ?? redisMissing();
    if (missing !== undefined) {
      const claim = `recorded by one process to ranked by another: not measured, ${missing}`;
      return [{ claim, unit: 'ms', product: null, peer: null, peerName: null, ratio: null }];
    }
    context.note('starting Neo4j and Redis');
    const folder = mkdtempSync(join(tmpdir(), 'meritgraph-bench-'));
    const neo4j = await startNeo4jServer();
    const redis = await startRedisServer();
    const servers: RunningProcess[] = [];
    try {
      const { url, user, password } = neo4j;
      context.note(`filling it with ${people.toLocaleString('en')} people`);
      const graph = await openNeo4j({ url, user, password });
      await fillGraph(graph, people, SEED);
      await putEvidence(graph, people, subjects);
      await graph.close();
      const start = async (name: string) => {
        const server = await startServer({
          ...{ MERITGRAPH_DATA_FOLDER: join(folder, name), MERITGRAPH_GRAPH: url },
          ...{
            MERITGRAPH_NEO4J_USER: user,
            MERITGRAPH_NEO4J_PASSWORD: password,
            MERITGRAPH_REDIS: redis.url,
          },
        });
        servers.push(server);
        await ready(server.url);
        return server.url;
      };
      const writer = await start('writer');
      const ranker = await start('ranker');
      context.note(`recording ${rounds} observations`);
      return await measure(context, writer, ranker, subjects, rounds);
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
      await redis.stop();
      await neo4j.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

import type { Caller } from '../src/domain/caller.ts';
import { DAY, fixedClock } from '../src/domain/clock.ts';
import { OPEN } from '../src/domain/knowledge.ts';
import { openGrafeo } from '../src/graph/grafeo.ts';
import type { Graph } from '../src/graph/graph.ts';
import { statements } from '../src/graph/statements.generated.ts';
import { createFitDecay } from '../src/services/proficiency/fit-decay.ts';
import { createProficiencies } from '../src/services/proficiency/proficiencies.ts';
import { createRevalidations } from '../src/services/proficiency/revalidations.ts';
import { createObservations } from '../src/services/records/observations.ts';
import { appendChanges } from '../src/services/runs/changes.ts';
import { createRunAttempts } from '../src/services/runs/run-attempts.ts';
import { createTalentIndex, pause } from '../src/services/talent/talent-index.ts';
import { renewSeries } from '../src/talent-index/renew-series.ts';
import { createWorkerPool } from '../src/threads/pool.ts';
import { type Bench, type BenchContext, type Claim, cost, percentile, timed } from './bench.ts';
import {
  NOW as INDEX_NOW,
  PER_PERSON as INDEX_PER_PERSON,
  indexOf,
  rankingData,
  seeded,
} from './ranking-data.ts';

const NOW = Date.UTC(2026, 5, 30);
const SKILLS = 200;
const PER_PERSON = 10;
const EVENTS = 5;

/** People with ten series of five observations each, fitted and published. */
async function populate(graph: Graph, people: readonly string[], skills: readonly string[]): Promise<void> {
  const random = seeded(1);
  const unknown = { unit: null, location: null, joinedOn: null, leftOn: null, wage: null, currency: null };
  const described = { framework: 'onet', kind: 'SKILL', taskClass: 'MIXED', hot: false, inDemand: false };
  await graph.write((transaction) =>
    transaction.run(statements.putSkills, {
      rows: skills.map((id, n) => ({ id, code: String(n), name: id, ...described })),
    }),
  );
  const perTransaction = 20;
  for (let from = 0; from < people.length; from += perTransaction) {
    const part = people.slice(from, from + perTransaction);
    await graph.write(async (transaction) => {
      const recordedSeq = await appendChanges(transaction, NOW, [{ kind: 'OBSERVATIONS', subject: 'bench' }]);
      await transaction.run(statements.putPeople, {
        rows: part.map((id) => ({ id, externalId: id, name: 'Somebody', ...unknown })),
        seq: recordedSeq,
      });
      const rows = part.flatMap((personId) => {
        const first = Math.floor(random() * SKILLS);
        return Array.from({ length: PER_PERSON * EVENTS }, (_, n) => {
          const id = `observation:org:${personId}-${n}`;
          return {
            ...{ id, version: `${id}@${recordedSeq}`, externalId: id, personId },
            skillId: skills[(first + 7 * (n % PER_PERSON)) % SKILLS]!,
            at: Math.round(NOW - (1 + random() * 1_500) * DAY),
            ...{ kind: 'ASSESSMENT', score: Math.round(random() * 10) / 10, trials: 10 },
            ...{ evaluatorId: null, assignmentId: null, artifact: null, recordedAt: NOW, recordedSeq },
          };
        });
      });
      await transaction.run(statements.appendObservations, { rows, open: OPEN });
    });
  }
}

async function run({ option, note }: BenchContext): Promise<Claim[]> {
  const count = option('people', 2_000);
  const times = option('times', 200);
  const signal = new AbortController().signal;
  const caller: Caller = {
    ...{ principal: 'bench', organisation: 'bench', requestId: 'bench', signal },
    scopes: new Set(['read', 'write', 'operate']),
  };
  const clock = fixedClock(NOW);
  const graph = await openGrafeo({ create: true });
  const pool = createWorkerPool();
  try {
    const people = Array.from({ length: count }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
    const skills = Array.from({ length: SKILLS }, (_, n) => `skill:onet:${n}`);
    note(`${count} people with ${PER_PERSON} series of ${EVENTS} observations`);
    await populate(graph, people, skills);
    note('fitting them');
    await fitOnce(graph, clock, caller, pool);

    const observations = createObservations({ graph, clock });
    const proficiencies = createProficiencies({ graph });
    const talentIndex = createTalentIndex({ graph });
    await talentIndex.current(caller);
    const record = async (n: number) => {
      const personId = people[(n * 37) % count]!;
      const { observations: rows } = await observations.record(caller, [
        {
          ...{ externalId: `new-${n}`, personId, skillId: skills[n % SKILLS]!, at: NOW - DAY },
          ...{ kind: 'ASSESSMENT', score: 0.5, trials: 10 },
          ...{ evaluatorId: null, assignmentId: null, artifact: null },
        },
      ]);
      return rows;
    };
    note('recording one observation at a time');
    let next = 0;
    const before = process.cpuUsage();
    const readable = await timed(times, 20, async () => {
      const rows = await record(next++);
      const [now] = await proficiencies.forPairs(caller, rows, NOW);
      if (now?.series.fitted.lastAt !== NOW - DAY) throw new Error('It was not readable.');
    });
    const used = process.cpuUsage(before);
    const processor = (used.user + used.system) / 1_000 / (times + 20);
    const followed: number[] = [];
    for (let i = 0; i < Math.min(50, times); i++) {
      await record(next++);
      const start = performance.now();
      await talentIndex.current(caller);
      followed.push(performance.now() - start);
    }
    followed.sort((a, b) => a - b);
    const [revalidated, renewed, large] = await atScale(option('large', 100_000), caller, note);
    const series = `${(count * PER_PERSON).toLocaleString('en')} series`;
    return [
      cost(`recorded to readable, median (${series})`, 'ms', percentile(readable, 0.5), 5, 'at most'),
      cost('recorded to readable, processor time', 'ms', processor, null, null),
      cost('recorded to readable, 95th percentile', 'ms', percentile(readable, 0.95), null, null),
      cost('readable to ranked by the talent index, median', 'ms', percentile(followed, 0.5), null, null),
      cost(`the same at ${large} series, median`, 'ms', renewed, null, null),
      cost(
        `first page of who falls below .6 in 90 days, ${large} series, median`,
        'ms',
        revalidated,
        null,
        null,
      ),
    ];
  } finally {
    await pool.close();
    await graph.close();
  }
}

/** What following one person, and one page of re-validations, takes in an index of this many people. */
async function atScale(
  people: number,
  caller: Caller,
  note: (words: string) => void,
): Promise<[number, number, string]> {
  note(`an index of ${people} people`);
  const data = rankingData(people, 1);
  const index = await indexOf(data, { shape: 1, floor: 0.1 });
  const snapshot = { index, runs: {}, seq: 0 };
  const revalidations = createRevalidations({
    talentIndex: { asOf: async () => snapshot },
    proficiencies: { forPairs: async (_, pairs) => pairs.map(() => null) },
  });
  const request = { first: 100, withinDays: 90, level: 0.6, asOf: INDEX_NOW };
  const paged = await timed(5, 1, () => revalidations.page(caller, request));
  const [batch] = data.batches;
  const { columns } = batch!;
  const personId = columns.personId[0]!;
  const own = Array.from({ length: INDEX_PER_PERSON }, (_, i) => ({
    ...{ personId, skillId: columns.skillId[i]!, initial: 0.5, halfLifeDays: columns.halfLifeDays[i]! },
    ...{ abilityVariance: 0.1, logHalfLifeVariance: 0.1, covariance: 0, observations: 3 },
    ...{ lastReinforcedAt: columns.lastReinforcedAt[i]!, lastAt: columns.lastAt[i]! },
  }));
  const followed = await timed(10, 2, () => renewSeries(index, [personId], own, () => 0, pause));
  const series = (people * INDEX_PER_PERSON).toLocaleString('en');
  return [percentile(paged, 0.5), percentile(followed, 0.5), series];
}

async function fitOnce(
  graph: Graph,
  clock: ReturnType<typeof fixedClock>,
  caller: Caller,
  pool: ReturnType<typeof createWorkerPool>,
): Promise<void> {
  const attempts = createRunAttempts(graph, clock);
  const id = 'run:bench';
  const described = { job: 'FIT_DECAY', parameters: '{}', bodyDigest: id, seed: '7', codeVersion: 'bench' };
  await graph.write((transaction) =>
    transaction.run(statements.createRuns, {
      rows: [{ id, ...described, idempotencyKey: null, parentId: null, requestedAt: NOW }],
    }),
  );
  const begun = await attempts.begin(id);
  const attempt = { runId: id, fence: begun!.fence, seed: '7', caller, progress: () => {} };
  await createFitDecay({ graph, clock, pool }).run(attempt, {});
  await attempts.end(attempt, { state: 'COMPLETED' });
}

export const bench: Bench = {
  name: 'decay-update',
  shows: 'one observation from recorded to readable, in one process on the embedded graph',
  run,
};

import type { Caller } from '../../src/domain/caller.ts';
import { DAY, fixedClock } from '../../src/domain/clock.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { createFitDecay } from '../../src/services/proficiency/fit-decay.ts';
import { createProficiencies } from '../../src/services/proficiency/proficiencies.ts';
import type { Proficiency } from '../../src/services/proficiency/reading/proficiency.ts';
import { createRevalidations } from '../../src/services/proficiency/revalidations.ts';
import { createObservations } from '../../src/services/records/observations.ts';
import { createRunAttempts } from '../../src/services/runs/run-attempts.ts';
import { pause } from '../../src/services/talent/pause.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';
import { renewSeries } from '../../src/talent-index/renew/renew-series.ts';
import { createWorkerPool } from '../../src/threads/pool.ts';
import { type Bench, type BenchContext, type Claim, cost, percentile, timed } from '../bench.ts';
import { NOW as INDEX_NOW, PER_PERSON as INDEX_PER_PERSON, indexOf, rankingData } from '../ranking/data.ts';
import { timeStatements } from '../statement-times.ts';
import { EVENTS, fillWithEvidence, NOW, PER_PERSON, personIdOf, putOrganisation, skillIds } from './graph.ts';

async function run({ option, note }: BenchContext): Promise<Claim[]> {
  const count = option('people', 2_000);
  const times = option('times', 200);
  const signal = new AbortController().signal;
  const caller: Caller = {
    ...{ principal: 'bench', organisation: 'bench', requestId: 'bench', signal },
    scopes: new Set(['read', 'write', 'operate']),
  };
  const clock = fixedClock(NOW);
  const { graph, times: asked } = timeStatements(await openGrafeo({ create: true }));
  const pool = createWorkerPool();
  try {
    note(`${count} people with ${PER_PERSON} series of ${EVENTS} observations`);
    await putOrganisation(graph, count);
    await fillWithEvidence(graph, count);
    note('fitting them');
    await fitOnce(graph, clock, caller, pool);

    const observations = createObservations({ graph, clock });
    const proficiencies = createProficiencies({ graph });
    const talentIndex = createTalentIndex({ graph });
    await talentIndex.current(caller);
    const record = async (n: number) => {
      const personId = personIdOf((n * 37) % count);
      const { observations: rows } = await observations.record(caller, [
        {
          ...{ externalId: `new-${n}`, personId, skillId: skillIds[n % skillIds.length]!, at: NOW - DAY },
          ...{ kind: 'ASSESSMENT', score: 0.5, trials: 10 },
          ...{ evaluatorId: null, assignmentId: null, artifact: null },
        },
      ]);
      return rows;
    };
    note('recording one observation at a time');
    let next = 0;
    asked.clear();
    const before = process.cpuUsage();
    const readable = await timed(times, 20, async () => {
      const rows = await record(next++);
      const [now] = await proficiencies.forPairs(caller, rows, NOW);
      if (now?.series?.fitted.lastAt !== NOW - DAY) throw new Error('It was not readable.');
    });
    const used = process.cpuUsage(before);
    const recorded = times + 20;
    const processor = (used.user + used.system) / 1_000 / recorded;
    const calls = [...asked.values()].reduce((sum, statement) => sum + statement.calls, 0) / recorded;
    for (const [name, { calls: times, milliseconds }] of [...asked].sort(
      ([, a], [, b]) => b.milliseconds - a.milliseconds,
    )) {
      note(`${name}: ${(times / recorded).toFixed(2)} times, ${(milliseconds / recorded).toFixed(3)} ms`);
    }
    const followed: number[] = [];
    for (let i = 0; i < Math.min(50, times); i++) {
      await record(next++);
      const start = performance.now();
      await talentIndex.current(caller);
      followed.push(performance.now() - start);
    }
    followed.sort((a, b) => a - b);
    const {
      revalidated,
      due,
      renewed,
      series: large,
    } = await atScale(option('large', 100_000), caller, note);
    const series = `${(count * PER_PERSON).toLocaleString('en')} series`;
    return [
      cost(`recorded to readable, median (${series})`, 'ms', percentile(readable, 0.5), 5, 'at most'),
      cost('recorded to readable, processor time', 'ms', processor, null, null),
      cost('recorded to readable, 95th percentile', 'ms', percentile(readable, 0.95), null, null),
      cost('recorded to readable, statements and commits', 'calls', calls, null, null),
      cost('readable to ranked by the talent index, median', 'ms', percentile(followed, 0.5), null, null),
      cost(`the same at ${large} series, median`, 'ms', renewed, null, null),
      cost(
        `first 100 of ${due.toLocaleString('en')} who fall below .6 in 90 days, found among ${large} series, median`,
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
): Promise<{
  readonly revalidated: number;
  readonly due: number;
  readonly renewed: number;
  readonly series: string;
}> {
  note(`an index of ${people} people`);
  const data = rankingData(people, 1);
  const index = await indexOf(data, { shape: 1, floor: 0.1 });
  const revalidations = createRevalidations({
    scopeIndexes: { of: async () => index },
    // What is read of a page's rows is measured where there is a graph: decay-job.
    proficiencies: { forPairs: async (_, pairs) => pairs.map((pair) => pair as Proficiency) },
  });
  const request = { first: 100, withinDays: 90, level: 0.6, asOf: INDEX_NOW };
  const { totalCount: due } = await revalidations.page(caller, request);
  const paged = await timed(11, 3, () => revalidations.page(caller, request));
  const [batch] = data.batches;
  const { columns } = batch!;
  const personId = columns.personId[0]!;
  const own = Array.from({ length: INDEX_PER_PERSON }, (_, i) => ({
    ...{ personId, skillId: columns.skillId[i]!, initial: 0.5, halfLifeDays: columns.halfLifeDays[i]! },
    ...{ abilityVariance: 0.1, logHalfLifeVariance: 0.1, covariance: 0, observations: 3, achieved: 1 },
    ...{ lastReinforcedAt: columns.lastReinforcedAt[i]!, lastAt: columns.lastAt[i]! },
  }));
  const followed = await timed(10, 2, () => renewSeries(index, [personId], own, () => 0, pause));
  const series = (people * INDEX_PER_PERSON).toLocaleString('en');
  return { revalidated: percentile(paged, 0.5), due, renewed: percentile(followed, 0.5), series };
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
  minutes: 1,
  shows: 'one observation from recorded to readable, in one process on the embedded graph',
  run,
};

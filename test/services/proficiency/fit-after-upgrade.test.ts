import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { JobParameters } from '../../../src/domain/jobs.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createInProcessQueue } from '../../../src/queue/in-process.ts';
import { readFit } from '../../../src/services/proficiency/fit/planning/fit-plan.ts';
import { fitAfterUpgrade } from '../../../src/services/proficiency/fit-after-upgrade.ts';
import { createFitDecay } from '../../../src/services/proficiency/fit-decay.ts';
import { refitBehind } from '../../../src/services/proficiency/refit-behind.ts';
import { readPublished } from '../../../src/services/runs/publishing.ts';
import { createRunAttempts } from '../../../src/services/runs/run-attempts.ts';
import { silentLog } from '../../../src/services/runs/run-failure.ts';
import { createWorkerPool, type WorkerPool } from '../../../src/threads/pool.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import { ended, runsOn } from '../../queue/run-world.ts';
import { createDecayWorld, daysIn, forgetfulEvidence } from './decay-world.ts';

let pool: WorkerPool;
beforeAll(() => {
  pool = createWorkerPool({ size: 1 });
});
afterAll(() => pool.close());

const putPlan = statement<
  { run: string; plan: string },
  never
>(`// The plan of a run, as another release left it.
// @param run  string
// @param plan string
MATCH (r:Run {id: $run}) SET r.plan = $plan`);
const forgetAchieved = statement<
  { run: string },
  never
>(`// Series as they were before they told whether anything was achieved.
// @param run string
MATCH (:Person)-[f:PROFICIENT_IN]->(:Skill) WHERE f.run = $run REMOVE f.achieved`);

const people = ['person:a', 'person:b', 'person:c'];
const failedSkill = 'skill:onet:b';
const failed = (personId: string, skillId: string, day: number) => ({
  ...{ personId, skillId, at: daysIn(day), kind: 'ASSESSMENT' },
  ...{ score: 0, trials: 10 },
});

async function fittedWorld() {
  const world = await createDecayWorld(pool);
  const { graph, clock } = world;
  const queue = createInProcessQueue();
  const runs = runsOn(graph, queue);
  onTestFinished(async () => {
    await queue.close();
    await graph.close();
  });
  await world.populate(people, ['skill:onet:a', failedSkill]);
  await world.record(forgetfulEvidence(people, ['skill:onet:a'], 5));
  await world.record(people.slice(0, 2).map((person) => failed(person, failedSkill, 900)));
  clock.set(daysIn(3000));
  const run = await world.fit();
  return {
    ...world,
    run,
    ask: (how = { again: true }) => fitAfterUpgrade({ graph, runs, log: silentLog }, world.caller, how),
    ended: (id: string) => ended(runs, id),
    async work() {
      const fitDecay = createFitDecay({ graph, clock, pool });
      const worker = await queue.work(
        runs.deliver((attempt, _, parameters) =>
          fitDecay.run(attempt, parameters as JobParameters<'FIT_DECAY'>),
        ),
        { concurrency: 1 },
      );
      onTestFinished(() => worker.stop(0));
    },
    async asAnotherReleaseLeftIt() {
      const { plan } = (await readFit(graph, run, {}))!;
      await graph.write(async (transaction) => {
        await transaction.run(putPlan, { run, plan: JSON.stringify({ ...plan, seriesVersion: 2 }) });
        await transaction.run(forgetAchieved, { run });
      });
    },
    /** Of the skill that was failed throughout, by person: whether its series tells that anything was achieved. */
    async achieved(of: string) {
      const told: Record<string, number> = {};
      for await (const { length, columns } of graph.readColumns(statements.rankingProficiencies, {
        people,
        run: of,
      })) {
        for (let row = 0; row < length; row++) {
          if (columns.skillId[row] === failedSkill)
            told[columns.personId[row]!] = Number(columns.achieved[row]);
        }
      }
      return told;
    },
  };
}

it('a fit of everybody is asked for once where another release made the published one, and all are counted by one rule', async () => {
  const world = await fittedWorld();
  await world.asAnotherReleaseLeftIt();
  expect(await world.achieved(world.run)).toEqual({ 'person:a': 1, 'person:b': 1 });
  await world.record([failed('person:a', 'skill:onet:a', 2900)], 'run:import');
  await refitBehind({ graph: world.graph, clock: world.clock }, world.caller);
  expect(await world.achieved(world.run)).toEqual({ 'person:a': 0, 'person:b': 1 });

  const [run, again] = [await world.ask(), await world.ask()];
  expect(run).toMatchObject({ job: 'FIT_DECAY', state: 'WAITING' });
  expect(again!.id).toBe(run!.id);
  await world.work();
  expect(await world.ended(run!.id)).toMatchObject({ state: 'COMPLETED', failure: null });
  expect((await readPublished(world.graph)).FIT_DECAY).toBe(run!.id);
  expect(await world.achieved(run!.id)).toEqual({ 'person:a': 0, 'person:b': 0 });
  expect(await world.ask()).toBeNull();
});

it('one that failed or was cancelled is asked for again at the next start, and not in between', async () => {
  const world = await fittedWorld();
  await world.asAnotherReleaseLeftIt();
  const attempts = createRunAttempts(world.graph, world.clock);
  const former = new Set<string>();
  for (const state of ['FAILED', 'CANCELLED', 'FAILED'] as const) {
    const { id } = (await world.ask())!;
    former.add(id);
    expect((await world.ask({ again: false }))?.id ?? null).toBe(former.size === 1 ? id : null);
    await attempts.endWhoever(id, { state });
    expect(await world.ask({ again: false })).toBeNull();
  }
  expect(former.size).toBe(3);
  expect(await world.ask()).toMatchObject({ state: 'WAITING' });
});

it('nothing is asked for where nobody has been fitted, or this release has fitted them', async () => {
  const world = await fittedWorld();
  expect(await world.ask()).toBeNull();
  const empty = await createDecayWorld(pool);
  onTestFinished(() => empty.graph.close());
  const runs = { request: () => Promise.reject(new Error('asked')) };
  expect(
    await fitAfterUpgrade({ graph: empty.graph, runs, log: silentLog }, empty.caller, { again: true }),
  ).toBeNull();
});

it('a process starts also where it cannot be asked for, and what is to be done is logged', async () => {
  const world = await fittedWorld();
  await world.asAnotherReleaseLeftIt();
  const warned: string[] = [];
  const log = { ...silentLog, warn: (_: object, message: string) => void warned.push(message) };
  const runs = { request: () => Promise.reject(new Error('away')) };
  expect(await fitAfterUpgrade({ graph: world.graph, runs, log }, world.caller, { again: true })).toBeNull();
  expect(warned).toEqual(['The fit that an upgrade needs could not be asked for: ask for FIT_DECAY.']);
});

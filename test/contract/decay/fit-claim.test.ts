import { afterAll, beforeEach, expect, it } from 'vitest';
import {
  parseHyperparameters,
  serializeHyperparameters,
} from '../../../src/analytics/decay/model/hyperparameters.ts';
import type { Attempt } from '../../../src/domain/attempt.ts';
import type { JobParameters } from '../../../src/domain/jobs.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createInProcessQueue } from '../../../src/queue/in-process.ts';
import { readFit } from '../../../src/services/proficiency/fit/planning/fit-plan.ts';
import { createFitDecay } from '../../../src/services/proficiency/fit-decay.ts';
import { PartsPending } from '../../../src/services/runs/delivery/run-parts.ts';
import { readPublished } from '../../../src/services/runs/publishing.ts';
import { createRunAttempts } from '../../../src/services/runs/run-attempts.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { caller, runsOn } from '../../queue/run-world.ts';
import {
  createDecayWorld,
  type DecayWorld,
  daysIn,
  forgetfulEvidence,
} from '../../services/proficiency/decay-world.ts';
import { statement } from '../graph/ad-hoc-statement.ts';
import { describeGraphs } from '../graphs.ts';

const people = Array.from({ length: 6 }, (_, n) => `person:${n}`);
const skills = ['skill:onet:a', 'skill:onet:b'];
const NOW = daysIn(2_000);
const FIT = { id: 'published:FIT_DECAY' };

const putFit = statement<
  { run: string; plan: string; hyperparameters: string },
  never
>(`// What another release would have settled.
// @param run             string
// @param plan            string
// @param hyperparameters string
MATCH (r:Run {id: $run}) SET r.plan = $plan, r.hyperparameters = $hyperparameters`);

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

describeGraphs('the fit that holds the claim', (under) => {
  let world: DecayWorld;
  let graph: Graph;
  beforeEach(async () => {
    graph = await under.open();
    world = await createDecayWorld(pool, graph);
    await world.populate(people, skills);
    world.clock.set(NOW);
    await world.record(forgetfulEvidence(people, skills, 5));
    await world.fit();
  });

  const newer = (person: number, skill = 0) => ({
    ...{ personId: people[person]!, skillId: skills[skill]! },
    ...{ at: NOW - 1_000, kind: 'ASSESSMENT', score: 0, trials: 10 },
  });
  const shown = async (run: string) => {
    const rows = await graph.read(statements.peopleProficiencies, { people, run });
    return rows.map((row) => JSON.stringify(row)).sort();
  };
  const claimant = async () => (await graph.read(statements.fitClaim, FIT))[0]!.claimedBy;
  const deliver = (attempt: Attempt, over = graph, parameters: JobParameters<'FIT_DECAY'> = {}) =>
    createFitDecay({ graph: over, clock: world.clock, pool }).run(attempt, parameters);
  const again = async (attempt: Attempt): Promise<Attempt> => {
    const begun = await createRunAttempts(graph, world.clock).begin(attempt.runId);
    return { ...attempt, fence: begun!.fence, progress: () => {} };
  };

  it('keeps it and its series where one that has published is delivered again', async () => {
    await world.record([newer(0)], 'run:import');
    const second = await world.begin();
    await deliver(second);
    const served = await shown(second.runId);
    await world.record([newer(0, 1), newer(1)], 'run:import');
    const third = await world.begin((phase) => {
      if (phase === 'publishing') throw new Error('held up');
    });
    await expect(deliver(third)).rejects.toThrow('held up');
    expect(await claimant()).toBe(third.runId);

    await deliver(await again(second));
    expect(await claimant()).toBe(third.runId);
    expect((await readPublished(graph)).FIT_DECAY).toBe(second.runId);
    expect(await shown(second.runId)).not.toEqual(served);
    expect(await shown(second.runId)).toHaveLength(people.length * skills.length);

    await deliver(await again(third));
    expect((await readPublished(graph)).FIT_DECAY).toBe(third.runId);
    const last = await shown(third.runId);
    expect(last).toHaveLength(people.length * skills.length);
    expect(await claimant()).toBeNull();
    expect(await shown(await world.fit({ renewHyperparameters: false }))).toEqual(last);
  });

  it('is the only one that writes: a part of one that has ended is cancelled, and what it wrote is taken back', async () => {
    await world.record([newer(0), newer(1)], 'run:import');
    const runs = runsOn(graph, createInProcessQueue());
    const fitDecay = createFitDecay({ graph, clock: world.clock, pool, fanOut: runs.fanOut });
    const parent = await world.begin();
    await expect(fitDecay.run(parent, {})).rejects.toThrow(PartsPending);
    const [part] = (await runs.children(caller, [parent.runId], { first: 10 }))[0]!.edges;
    const attempts = createRunAttempts(graph, world.clock);
    const { fence } = (await attempts.begin(part!.item.id))!;

    // The whole ends, and whoever ended it dies before its parts are cancelled.
    await attempts.endWhoever(parent.runId, { state: 'CANCELLED' });
    const parameters = part!.item.parameters as unknown;
    const asked = (
      typeof parameters === 'string' ? JSON.parse(parameters) : parameters
    ) as JobParameters<'FIT_DECAY'>;
    const late: Attempt = { ...parent, runId: part!.item.id, fence, progress: () => {} };
    await fitDecay.run(late, asked);
    const { fence: second } = (await attempts.begin(part!.item.id))!;

    await world.record([newer(2)], 'run:import');
    const next = await world.fit();
    const served = await shown(next);
    expect(served).toHaveLength(people.length * skills.length);
    expect((await runs.get(caller, part!.item.id))!.state).toBe('CANCELLED');
    await expect(fitDecay.run({ ...late, fence: second }, asked)).rejects.toThrow('cancelled');
    expect(await shown(next)).toEqual(served);
  });

  it.each([
    ['into edges that it continued', false, 1],
    ['into edges of its own', true, 0],
  ])(
    'looks once, and while nobody waits, for what one that ended unpublished wrote %s',
    async (_, renewHyperparameters, looks) => {
      await world.record([newer(0)], 'run:import');
      const held = await world.begin((phase) => {
        if (phase === 'publishing') throw new Error('held up');
      });
      await expect(deliver(held, graph, { renewHyperparameters })).rejects.toThrow('held up');
      await createRunAttempts(graph, world.clock).endWhoever(held.runId, { state: 'FAILED' });
      const asked: string[] = [];
      const over: Graph = {
        capabilities: graph.capabilities,
        read: (...call) => graph.read(...call),
        readColumns(statement, ...call) {
          if (statement.name === statements.generationPeople.name) asked.push('beside');
          return graph.readColumns(statement, ...call);
        },
        write: (work, options) =>
          graph.write(
            (transaction) =>
              work({
                run(statement, params) {
                  if (statement.name === statements.generationPeople.name) asked.push('in a transaction');
                  return transaction.run(statement, params);
                },
              }),
            options,
          ),
        save: () => graph.save(),
        close: () => graph.close(),
      };
      const attempt = await world.begin();
      await deliver(attempt, over);
      expect(asked).toEqual(Array.from({ length: looks }, () => 'beside'));
      expect((await readPublished(graph)).FIT_DECAY).toBe(attempt.runId);
      expect(await shown(attempt.runId)).toHaveLength(people.length * skills.length);
      const whole = await world.begin();
      await deliver(whole, graph, { renewHyperparameters: false });
      expect(await shown(whole.runId)).toEqual(await shown(attempt.runId));
    },
  );

  /** As if a former release, under other hyperparameters, had planned the fit. */
  const plannedBefore = async (run: string) => {
    const { seriesVersion, ...plan } = (await readFit(graph, run, {}))!.plan!;
    expect(seriesVersion).toBeGreaterThan(1);
    const [kept] = await graph.read(statements.decayHyperparameters, { run });
    const { classes, ...shared } = parseHyperparameters(kept!.hyperparameters!);
    const MIXED = { ...classes.MIXED, floor: 0.4, abilityMean: -1 };
    const hyperparameters = serializeHyperparameters({ ...shared, classes: { ...classes, MIXED } });
    const former = { run, plan: JSON.stringify({ ...plan, seriesVersion: 1 }), hyperparameters };
    await graph.write((transaction) => transaction.run(putFit, former));
    return seriesVersion;
  };

  it.each([
    ['continued edges', false],
    ['wrote edges of its own', true],
  ])(
    'does not go on with the plan of another release, which %s, but plans anew',
    async (_, renewHyperparameters) => {
      await world.record([newer(0)], 'run:import');
      const held = await world.begin((phase) => {
        if (phase === 'publishing') throw new Error('held up');
      });
      await expect(deliver(held, graph, { renewHyperparameters })).rejects.toThrow('held up');
      const seriesVersion = await plannedBefore(held.runId);
      await deliver(await again(held), graph, { renewHyperparameters });
      expect((await readFit(graph, held.runId, {}))!.plan!.seriesVersion).toBe(seriesVersion);
      expect((await readPublished(graph)).FIT_DECAY).toBe(held.runId);
      const served = await shown(held.runId);
      expect(served).toHaveLength(people.length * skills.length);
      expect(await shown(await world.fit({ renewHyperparameters }))).toEqual(served);
    },
  );

  it('gives up a fit whose parts another release has asked for; the next one holds everything', async () => {
    await world.record([newer(0)], 'run:import');
    const runs = runsOn(graph, createInProcessQueue());
    const fits = () => createFitDecay({ graph, clock: world.clock, pool, fanOut: runs.fanOut });
    const parent = await world.begin();
    await expect(fits().run(parent, {})).rejects.toThrow(PartsPending);
    await plannedBefore(parent.runId);
    const [part] = (await runs.children(caller, [parent.runId], { first: 10 }))[0]!.edges;
    const attempts = createRunAttempts(graph, world.clock);
    const { fence } = (await attempts.begin(part!.item.id))!;
    const asked = { part: { of: parent.runId, from: people[0]!, until: `${people.at(-1)}~` } };
    const ofPart = { ...parent, runId: part!.item.id, fence, progress: () => {} };
    await expect(fits().run(ofPart, asked)).rejects.toThrow('planned by another release');
    await expect(fits().run(await again(parent), {})).rejects.toThrow('planned by another release');
    await attempts.endWhoever(parent.runId, { state: 'FAILED' });
    const served = await shown(await world.fit());
    expect(served).toHaveLength(people.length * skills.length);
    expect(await shown(await world.fit())).toEqual(served);
  });

  it('is refused to what writes without it', async () => {
    await world.record([newer(0)], 'run:import');
    const held = await world.begin((phase) => {
      if (phase === 'publishing') throw new Error('held up');
    });
    await expect(deliver(held)).rejects.toThrow('held up');
    await graph.write((transaction) => transaction.run(statements.releaseFit, { ...FIT, run: held.runId }));
    await world.record([newer(1)], 'run:import');
    await expect(deliver(await again(held))).rejects.toThrow('is not the one that writes');
  });

  it('plans again where another was published between its plan and its claim', async () => {
    await world.record([newer(0)], 'run:import');
    const attempt = await world.begin();
    let between: string | undefined;
    const over: Graph = {
      capabilities: graph.capabilities,
      read: (...call) => graph.read(...call),
      readColumns: (...call) => graph.readColumns(...call),
      async write(...call) {
        // The first write of a fit is its claim.
        if (between === undefined) {
          between = '';
          between = await world.fit();
        }
        return graph.write(...call);
      },
      save: () => graph.save(),
      close: () => graph.close(),
    };
    await deliver(attempt, over);
    expect((await readPublished(graph)).FIT_DECAY).toBe(attempt.runId);
    expect(await shown(attempt.runId)).toEqual(await shown(between!));
    expect(await shown(attempt.runId)).toHaveLength(people.length * skills.length);
  });

  it('leaves no part of an ended run to be carried out: such a part is cancelled when graph and queue are compared', async () => {
    await world.record([newer(0)], 'run:import');
    const queue = createInProcessQueue();
    const runs = runsOn(graph, queue);
    const fitDecay = createFitDecay({ graph, clock: world.clock, pool, fanOut: runs.fanOut });
    const parent = await world.begin();
    await expect(fitDecay.run(parent, {})).rejects.toThrow(PartsPending);
    await createRunAttempts(graph, world.clock).endWhoever(parent.runId, { state: 'FAILED' });

    const restarted = createInProcessQueue();
    const counts = await runsOn(graph, restarted).reconcile(new AbortController().signal);
    expect(counts.enqueued).toBe(0);
    expect(await restarted.held()).toEqual([]);
    const parts = (await runs.children(caller, [parent.runId], { first: 10 }))[0]!.edges;
    expect(parts.map(({ item }) => item.state)).toEqual(parts.map(() => 'CANCELLED'));
    expect(parts.length).toBeGreaterThan(0);
  });
});

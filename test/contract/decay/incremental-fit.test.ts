import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import {
  parseHyperparameters,
  serializeHyperparameters,
} from '../../../src/analytics/decay/model/hyperparameters.ts';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import type { Metric } from '../../../src/domain/attempt.ts';
import { Unavailable } from '../../../src/domain/errors.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { readEvidence } from '../../../src/services/proficiency/decay-evidence.ts';
import { planFit, readFit } from '../../../src/services/proficiency/fit/planning/fit-plan.ts';
import { beginFit } from '../../../src/services/proficiency/fit/writing/fit-claim.ts';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import { seriesOf } from '../../../src/services/proficiency/series/fitted-series.ts';
import { readPublished } from '../../../src/services/runs/publishing.ts';
import { removeOldRuns } from '../../../src/services/runs/remove-old-runs.ts';
import { createRunAttempts } from '../../../src/services/runs/run-attempts.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import {
  createDecayWorld,
  type DecayWorld,
  daysIn,
  forgetfulEvidence,
} from '../../services/proficiency/decay-world.ts';
import { statement } from '../graph/ad-hoc-statement.ts';
import { describeGraphs } from '../graphs.ts';

const people = Array.from({ length: 12 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b'];
const [ann, bob, cy] = people as [string, string, string];
const NOW = daysIn(2_000);

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

const storedEdges = statement<
  Record<string, never>,
  { personId: string; skillId: string; run: string; since: number; until: number | null }
>(`// Every fitted edge there is, standing or ended.
// @returns personId string, skillId string, run string, since int, until int?
MATCH (p:Person)-[f:PROFICIENT_IN]->(s:Skill)
RETURN p.id AS personId, s.id AS skillId, f.run AS run, f.since AS since, f.until AS until
ORDER BY run, personId, skillId, since`);

const forgetObserved = statement<
  Record<string, never>,
  never
>(`// Fitted edges as a former release wrote them.
MATCH (:Person)-[f:PROFICIENT_IN]->(:Skill)
REMOVE f.observedAt, f.achieved`);
const putHyperparameters = statement<
  { run: string; hyperparameters: string },
  never
>(`// Other hyperparameters.
// @param run             string
// @param hyperparameters string
MATCH (r:Run {id: $run}) SET r.hyperparameters = $hyperparameters`);
const putPlan = statement<{ run: string; plan: string }, never>(`// Another plan.
// @param run  string
// @param plan string
MATCH (r:Run {id: $run}) SET r.plan = $plan`);

describeGraphs('a fit under standing hyperparameters', (under) => {
  let world: DecayWorld;
  let first: string;
  beforeEach(async () => {
    world = await createDecayWorld(pool, await under.open());
    await world.populate(people, skills);
    world.clock.set(NOW);
    await world.record(forgetfulEvidence(people, skills, 5));
    first = await world.fit();
  });

  const shown = async (run: string, on = world) => {
    const rows = await on.graph.read(statements.peopleProficiencies, { people, run });
    return rows.sort((a, b) => (a.personId + a.skillId < b.personId + b.skillId ? -1 : 1));
  };
  const metricsOf = async (run: string) => {
    const [row] = await world.graph.read(statements.runsById, { ids: [run] });
    return Object.fromEntries((JSON.parse(row!.metrics) as Metric[]).map(({ name, value }) => [name, value]));
  };
  const stored = () => world.graph.read(storedEdges, {});
  /** A fit that waits for `work` before it writes again, once it has come to `phase`. */
  const fitMeanwhile = async (phase: string, work: (run: string) => Promise<unknown>) => {
    const { graph } = world;
    const write = graph.write.bind(graph);
    let due: string | undefined;
    let begun = false;
    const writing = vi.spyOn(graph, 'write').mockImplementation(async (transaction, options) => {
      if (due !== undefined && !begun) {
        begun = true;
        await work(due);
      }
      return write(transaction, options);
    });
    const run = await world.fit({}, undefined, (now, id) => {
      if (now === phase) due = id;
    });
    writing.mockRestore();
    expect(begun).toBe(true);
    return run;
  };
  const more = (personId: string, skillId = skills[0]!, score = 0) => ({
    ...{ personId, skillId, at: NOW - 1_000, kind: 'ASSESSMENT', score, trials: 10 },
  });
  /** What a fit of everybody gives under the same hyperparameters, without a run. */
  const everybody = async () => {
    const [kept] = await world.graph.read(statements.decayHyperparameters, { run: first });
    const hyperparameters = parseHyperparameters(kept!.hyperparameters!);
    const view = { asOf: world.clock.now(), knownAt: OPEN, knownSeq: OPEN };
    const evidence = await readEvidence(world.graph, view, hyperparameters.kinds);
    return seriesOf(evidence, hyperparameters, first)
      .map(({ fitted }) => ({ ...fitted, taskClass: 'MIXED' }))
      .sort((a, b) => (a.personId + a.skillId < b.personId + b.skillId ? -1 : 1));
  };

  it('writes the series of those alone whose evidence is new, and shows what a fit of everybody gives, bit for bit', async () => {
    const before = await stored();
    await world.record([more(ann), more(bob, skills[1])], 'run:import');
    const second = await world.fit();
    expect(await metricsOf(second)).toMatchObject({ people: 2, series: 4, 'series written': 4 });
    expect(await shown(second)).toEqual(await everybody());
    expect(await shown(second)).not.toEqual(await shown(first));
    const untouched = (rows: typeof before) => rows.filter(({ personId }) => ![ann, bob].includes(personId));
    expect(untouched(await stored())).toEqual(untouched(before));
    expect((await readPublished(world.graph)).FIT_DECAY).toBe(second);
  });

  it('shows everything of it in one step: until it is published the former fit is read whole', async () => {
    const before = await shown(first);
    await world.record([more(ann), more(bob)], 'run:import');
    let seen: unknown;
    const second = await fitMeanwhile('publishing', async () => {
      seen = [await shown(first), await readPublished(world.graph)];
    });
    expect(seen).toEqual([before, { FIT_DECAY: first }]);
    expect(await readPublished(world.graph)).toEqual({ FIT_DECAY: second });
    expect(await shown(first)).toEqual(before);
  });

  it('writes nothing where nothing is new, or what came was fitted at once', async () => {
    await world.record([more(ann)], ann);
    await createRefitSeries(world).refit(world.caller, [ann]);
    const before = await stored();
    expect(await metricsOf(await world.fit())).toMatchObject({ people: 1, 'series written': 0 });
    const third = await world.fit();
    expect(await metricsOf(third)).toMatchObject({ people: 0, 'series written': 0 });
    expect(await stored()).toEqual(before);
    expect(await shown(third)).toEqual(await everybody());
  });

  it('ends the series of evidence that was withdrawn', async () => {
    await world.withdraw(cy);
    const second = await world.fit();
    expect((await shown(second)).some(({ personId }) => personId === cy)).toBe(false);
    expect(await shown(second)).toEqual(await everybody());
    expect((await shown(first)).some(({ personId }) => personId === cy)).toBe(true);
  });

  it('holds an import that arrives while it runs', async () => {
    await world.record([more(ann)], 'run:import');
    const second = await fitMeanwhile('writing fitted series', () =>
      world.record([more(bob), more(cy, skills[1], 1)], 'run:import'),
    );
    expect(await shown(second)).toEqual(await everybody());
  });

  it('loses nothing to a refit of what is published while it runs', async () => {
    await world.record([more(ann)], 'run:import');
    const second = await fitMeanwhile('catching up', async () => {
      await world.record([more(ann, skills[1], 1), more(bob, skills[1], 1)], ann);
      await createRefitSeries(world).refit(world.caller, [ann, bob]);
    });
    await createRefitSeries(world).refit(world.caller, [ann, bob]);
    expect(await shown(second)).toEqual(await everybody());
  });

  it('cut off and given up, leaves nothing in the next one', async () => {
    await world.record([more(ann), more(bob)], 'run:import');
    const before = await shown(first);
    await world.abandon('publishing');
    expect(await shown(first)).toEqual(before);
    await world.withdraw(ann);
    const third = await world.fit();
    expect(await shown(third)).toEqual(await everybody());
    expect(await shown(first)).toEqual(before);
  });

  it('is one at a time', async () => {
    await world.record([more(ann)], 'run:import');
    const request = { now: NOW, parameters: {}, rules: PRIOR, seed: '7', sampleEvents: 1_000 };
    const { plan } = await planFit(world.graph, { ...request, eventsPerPart: 100 }, {});
    const attempt = await world.begin();
    expect(await beginFit(world, attempt, plan)).toBe(true);
    await expect(world.fit()).rejects.toThrow(Unavailable);
    await createRunAttempts(world.graph, world.clock).endWhoever(attempt.runId, { state: 'CANCELLED' });
    await world.fit();
  });

  it('keeps the former generation and removes those before it', async () => {
    const runs = [first];
    for (const personId of [ann, ann, ann]) {
      await world.record([more(personId)], 'run:import');
      runs.push(await world.fit());
    }
    const shownBefore = [await shown(runs[2]!), await shown(runs[3]!)];
    const ended = (await stored()).filter(({ until }) => until !== null).length;
    expect((await removeOldRuns(world.graph, NOW)).edges).toBe(ended - skills.length);
    expect([await shown(runs[2]!), await shown(runs[3]!)]).toEqual(shownBefore);
    expect(await shown(runs[3]!)).toEqual(await everybody());
    expect((await removeOldRuns(world.graph, NOW)).edges).toBe(0);
  });

  it('goes on where skills were added, with evidence of them and without', async () => {
    await world.populate([], [...skills, 'skill:org:new', 'skill:org:shown']);
    await world.record([more(ann), more(bob, 'skill:org:shown')], 'run:import');
    const second = await world.fit();
    expect(await metricsOf(second)).toMatchObject({ people: 2, series: 5, 'series written': 5 });
    expect(await shown(second)).toEqual(await everybody());
    expect((await stored()).every(({ run }) => run === first)).toBe(true);
  });

  it('fits everybody into edges of its own where a skill with evidence has come to another class', async () => {
    await world.populate([], [...skills, 'skill:org:new']);
    await world.populate([], ['skill:org:new'], 'SPEED');
    await world.fit();
    expect((await stored()).every(({ run }) => run === first)).toBe(true);
    await world.populate([], [skills[1]!], 'SPEED');
    const third = await world.fit();
    expect((await stored()).filter(({ run }) => run === third)).toHaveLength(people.length * skills.length);
    expect((await shown(third)).map(({ taskClass }) => taskClass)).toContain('SPEED');
    await world.fit();
    expect((await stored()).every(({ run }) => run === first || run === third)).toBe(true);
  });

  it('fits everybody into edges of its own where a former release kept less of each series, once', async () => {
    const before = await shown(first);
    const { changed: _, seriesVersion: __, ...plan } = (await readFit(world.graph, first, {}))!.plan!;
    await world.graph.write(async (transaction) => {
      await transaction.run(forgetObserved, {});
      await transaction.run(putPlan, { run: first, plan: JSON.stringify(plan) });
    });
    const unsaid = await shown(first);
    expect(unsaid).toEqual(before.map((row) => ({ ...row, observedAt: row.lastAt })));
    const second = await world.fit();
    expect(await shown(second)).toEqual(before);
    expect((await stored()).filter(({ run }) => run === second)).toHaveLength(people.length * skills.length);
    await world.record([more(ann)], 'run:import');
    await world.fit();
    expect((await stored()).every(({ run }) => run === first || run === second)).toBe(true);
  });

  it('estimates hyperparameters anew, interval factors with them, where a former release had estimated them', async () => {
    const kept = (await readFit(world.graph, first, {}))!;
    const estimated = kept.hyperparameters!;
    const { MIXED } = estimated.classes;
    const factors = MIXED.intervalFactors.factors.map((row) => row.map((factor) => 3 * factor));
    const former = {
      ...estimated,
      classes: {
        ...estimated.classes,
        MIXED: { ...MIXED, intervalFactors: { ...MIXED.intervalFactors, factors } },
      },
      covariates: {
        ...estimated.covariates,
        ability: estimated.covariates.ability.map((slope) => 3 * slope),
      },
    };
    const { changed: _, ...plan } = kept.plan!;
    const put = (seriesVersion: number | undefined, run: string) =>
      world.graph.write(async (transaction) => {
        await transaction.run(putPlan, { run, plan: JSON.stringify({ ...plan, seriesVersion }) });
        await transaction.run(putHyperparameters, { run, hyperparameters: serializeHyperparameters(former) });
      });
    const hyperparametersOf = async (run: string) => (await readFit(world.graph, run, {}))!.hyperparameters;
    await put(plan.seriesVersion, first);
    const second = await world.fit();
    expect(await hyperparametersOf(second)).toEqual(former);
    await put(plan.seriesVersion! - 1, second);
    expect(await hyperparametersOf(await world.fit())).toEqual(estimated);
  });

  it('names on its run whom it fits while it runs, and no longer', async () => {
    await world.record([more(ann)], 'run:import');
    let named: unknown;
    const changedOf = async (run: string) => (await readFit(world.graph, run, {}))!.plan!.changed;
    const second = await fitMeanwhile('catching up', async (run) => {
      named = await changedOf(run);
    });
    expect(named).toEqual([ann]);
    expect(await changedOf(second)).toBeNull();
  });

  it('fits everybody into edges of its own where they are renewed', async () => {
    await world.record([more(ann)], 'run:import');
    const renewed = await world.fit({ renewHyperparameters: true });
    expect(await metricsOf(renewed)).toMatchObject({ 'series written': people.length * skills.length });
    expect((await stored()).filter(({ run }) => run === renewed)).toHaveLength(people.length * skills.length);
  });
});

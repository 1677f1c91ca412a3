import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Metric } from '../../../src/domain/attempt.ts';
import { Unavailable } from '../../../src/domain/errors.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import { readChangesAfter } from '../../../src/services/runs/changes.ts';
import { readPublished } from '../../../src/services/runs/publishing.ts';
import { createWorkerPool, type WorkerPool } from '../../../src/threads/pool.ts';
import { createDecayWorld, type DecayWorld, daysIn, forgetfulEvidence } from './decay-world.ts';

const people = Array.from({ length: 40 }, (_, i) => `person:${String(i).padStart(4, '0')}`);
const skills = ['skill:onet:a', 'skill:onet:b', 'skill:onet:c'];

async function fittedOf({ graph }: DecayWorld, run: string) {
  const rows = await graph.read(statements.peopleProficiencies, { people, run });
  return rows.sort((a, b) => (a.personId + a.skillId < b.personId + b.skillId ? -1 : 1));
}

describe('FIT_DECAY', () => {
  let pool: WorkerPool;
  let world: DecayWorld;
  beforeAll(() => {
    pool = createWorkerPool({ size: 2 });
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    world = await createDecayWorld(pool);
    await world.populate(people, skills);
  });
  afterEach(() => world.graph.close());

  it('forecasts the last event of each series better than the mean of its earlier ones', async () => {
    world.clock.set(daysIn(2000));
    await world.record(forgetfulEvidence(people, skills, 1));
    const run = await world.fit();
    expect((await readPublished(world.graph)).FIT_DECAY).toBe(run);
    const [row] = await world.graph.read(statements.runsById, { ids: [run] });
    const metrics = new Map((JSON.parse(row!.metrics) as Metric[]).map(({ name, value }) => [name, value]));
    expect(metrics.get('series')).toBe(people.length * skills.length);
    expect(metrics.get('held-out events')).toBe(people.length * skills.length);
    expect(metrics.get('held-out log loss')!).toBeLessThan(
      metrics.get('held-out log loss of the series mean')!,
    );
  });

  it('gives the same bits whatever order the evidence came in and however many threads there are', async () => {
    world.clock.set(daysIn(2000));
    const evidence = forgetfulEvidence(people, skills, 2);
    await world.record(evidence);
    const run = await world.fit();
    const single = createWorkerPool({ size: 1 });
    const other = await createDecayWorld(single);
    try {
      other.clock.set(daysIn(2000));
      await other.populate([...people].reverse(), [...skills].reverse());
      await other.record([...evidence].reverse());
      const same = await other.fit();
      expect(await fittedOf(other, same)).toEqual(await fittedOf(world, run));
    } finally {
      await other.graph.close();
      await single.close();
    }
  });

  it('keeps the standing hyperparameters until the evidence has grown by a tenth, or they are to be renewed', async () => {
    world.clock.set(daysIn(2000));
    const evidence = forgetfulEvidence(people, skills, 6);
    await world.record(evidence.slice(0, 500));
    const hyperparametersOf = async (run: string) =>
      (await world.graph.read(statements.runsById, { ids: [run] }))[0]!.hyperparameters;
    const first = await hyperparametersOf(await world.fit());
    await world.record(evidence.slice(500, 530));
    expect(await hyperparametersOf(await world.fit())).toBe(first);
    expect(await hyperparametersOf(await world.fit({ renewHyperparameters: true }))).not.toBe(first);
    await world.record(evidence.slice(530));
    expect(await hyperparametersOf(await world.fit())).not.toBe(first);
  });

  it('leaves no evidence out: with an earlier asOf it fails, and what was published stands', async () => {
    world.clock.set(daysIn(2000));
    const evidence = forgetfulEvidence(people, skills, 3);
    await world.record(evidence);
    const newest = Math.max(...evidence.map(({ at }) => at));
    const run = await world.fit({ asOf: newest });
    expect(Math.max(...(await fittedOf(world, run)).map(({ lastAt }) => lastAt))).toBe(newest);
    await expect(world.fit({ asOf: newest - 1 })).rejects.toMatchObject({ fields: [{ path: 'asOf' }] });
    expect((await readPublished(world.graph)).FIT_DECAY).toBe(run);
  });

  it('holds what happened and was recorded while it ran', async () => {
    world.clock.set(daysIn(2000));
    await world.record(forgetfulEvidence(people, skills, 3));
    const [personId, skillId, at] = [people[0]!, skills[0]!, daysIn(2001)];
    let recording: Promise<void> | undefined;
    const run = await world.fit({}, undefined, (phase) => {
      if (phase !== 'fitting series' || recording !== undefined) return;
      world.clock.set(daysIn(2002));
      const kind = 'PEER_REVIEW';
      recording = world.record([{ personId, skillId, at, kind, score: 1, trials: null }], personId);
    });
    await recording;
    const rows = await fittedOf(world, run);
    expect(rows.find((row) => row.personId === personId && row.skillId === skillId)!.lastAt).toBe(at);
  });

  it('publishes with no evidence at all, and with one observation', async () => {
    const empty = await world.fit();
    expect(await fittedOf(world, empty)).toEqual([]);
    await world.record([
      {
        personId: people[0]!,
        skillId: skills[0]!,
        at: daysIn(1),
        kind: 'PEER_REVIEW',
        score: 1,
        trials: null,
      },
    ]);
    const [only] = await fittedOf(world, await world.fit());
    expect(only).toMatchObject({ personId: people[0], observations: 1, lastAt: daysIn(1) });
    expect(only!.initial).toBeGreaterThan(0.5);
    expect(only!.initial).toBeLessThan(1);
  });

  it('holds ten thousand observations of one series, and a skill of a single person', async () => {
    world.clock.set(daysIn(2000));
    const [busy, other] = people as [string, string];
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      ...{ personId: busy, skillId: skills[0]!, at: daysIn(1) + Math.floor(n / 3) * 3_600_000 },
      ...{ kind: 'ASSESSMENT', score: (n % 4) / 4 + 0.25, trials: 4 },
    }));
    const alone = { personId: other, skillId: skills[1]!, at: daysIn(900), kind: 'DELIVERY', score: 0 };
    await world.record([...many.reverse(), { ...alone, trials: null }]);
    const rows = await fittedOf(world, await world.fit());
    expect(rows.map(({ personId, observations }) => [personId, observations])).toEqual([
      [busy, 10_000],
      [other, 1],
    ]);
    for (const row of rows) {
      const numbers = Object.values(row).filter((value) => typeof value === 'number');
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(row.initial).toBeGreaterThanOrEqual(0);
      expect(row.initial).toBeLessThanOrEqual(1);
      expect(row.halfLifeDays).toBeGreaterThan(0);
      expect(row.abilityVariance).toBeGreaterThanOrEqual(0);
    }
  });

  it('leaves out what was withdrawn, and whoever has nothing else', async () => {
    world.clock.set(daysIn(2000));
    await world.record(forgetfulEvidence(people.slice(0, 3), skills, 8));
    await world.withdraw(people[1]!);
    const rows = await fittedOf(world, await world.fit());
    expect(new Set(rows.map(({ personId }) => personId))).toEqual(new Set([people[0], people[2]]));
  });

  it('says at least what it is doing, from the plan to the publishing', async () => {
    world.clock.set(daysIn(2000));
    await world.record(forgetfulEvidence(people, skills, 9));
    const phases = new Set<string>();
    await world.fit({}, undefined, (phase) => phases.add(phase.replace(/, .*/, '')));
    expect([...phases]).toEqual([
      'reading who has evidence',
      'estimating hyperparameters',
      'reading evidence',
      'fitting series',
      'writing fitted series',
      'catching up',
      'publishing',
      'published',
    ]);
  });

  it('is refused while another is at work', async () => {
    await world.record(forgetfulEvidence(people.slice(0, 3), skills, 4));
    const both = await Promise.allSettled([world.fit(), world.fit()]);
    const refused = both.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]!.reason).toBeInstanceOf(Unavailable);
  });

  it('interrupted before it published and run again, leaves what an uninterrupted run leaves', async () => {
    world.clock.set(daysIn(2000));
    await world.record(forgetfulEvidence(people, skills, 5));
    const whole = await fittedOf(world, await world.fit());
    const interrupted = await world.fit({}, 'publishing');
    expect((await readPublished(world.graph)).FIT_DECAY).toBe(interrupted);
    expect(await fittedOf(world, interrupted)).toEqual(whole);
    expect(whole).toHaveLength(people.length * skills.length);
    expect(whole.every(({ halfLifeDays }) => halfLifeDays > 0 && halfLifeDays < 1000 * 366)).toBe(true);
    expect(whole.every(({ lastAt, lastReinforcedAt }) => lastReinforcedAt <= lastAt)).toBe(true);
  });
});

describe('refitting people at once', () => {
  let pool: WorkerPool;
  let world: DecayWorld;
  beforeAll(() => {
    pool = createWorkerPool({ size: 1 });
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    world = await createDecayWorld(pool);
    await world.populate(people, skills);
    await world.record(forgetfulEvidence(people, skills, 21));
    world.clock.set(daysIn(3000));
  });
  afterEach(() => world.graph.close());

  it('does nothing before anything was published', async () => {
    expect(await createRefitSeries(world).refit(world.caller, [people[0]!])).toEqual({
      series: 0,
      fittedBy: null,
    });
  });

  it('makes new evidence count in the next answer, for that person alone, and is logged', async () => {
    const run = await world.fit();
    const before = await fittedOf(world, run);
    const personId = people[5]!;
    const pair = { personId, skillId: skills[0]! };
    const [former] = await world.proficiencies.forPairs(world.caller, [pair], daysIn(3000));
    await world.record([
      { personId, skillId: skills[0]!, at: daysIn(2999), kind: 'ASSESSMENT', score: 0, trials: 20 },
    ]);
    const seq = await world.seq();
    expect(await createRefitSeries(world).refit(world.caller, [personId])).toEqual({
      series: skills.length,
      fittedBy: run,
    });
    const now = await fittedOf(world, run);
    const others = (rows: typeof now) => rows.filter((row) => row.personId !== personId);
    expect(others(now)).toEqual(others(before));
    const valueIn = (rows: typeof now) =>
      rows.find((row) => row.personId === personId && row.skillId === skills[0])!;
    expect(valueIn(now).observations).toBe(valueIn(before).observations + 1);
    const changes = await readChangesAfter(world.graph, seq);
    expect(changes).toMatchObject([{ kind: 'PROFICIENCY', subject: personId }]);
    const [served] = await world.proficiencies.forPairs(world.caller, [pair], daysIn(3000));
    expect(served!.estimate.value).toBeLessThan(former!.estimate.value);
    expect(served!.series!.fitted.lastAt).toBe(daysIn(2999));
  });

  it('gives what the fit itself gave where no evidence is new', async () => {
    const personId = people[7]!;
    await world.record([
      { personId, skillId: skills[2]!, at: daysIn(1), kind: 'SIMULATION', score: 0.5, trials: 4 },
    ]);
    const run = await world.fit();
    const rows = await fittedOf(world, run);
    const own = rows.filter((row) => row.personId === personId);
    await createRefitSeries(world).refit(world.caller, [personId]);
    expect((await fittedOf(world, run)).filter((row) => row.personId === personId)).toEqual(own);
  });
});

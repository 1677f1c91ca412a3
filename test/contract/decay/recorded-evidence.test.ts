import { afterAll, beforeEach, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createProficiencies } from '../../../src/services/proficiency/proficiencies.ts';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import { createObservations, type Observations } from '../../../src/services/records/observations.ts';
import { readChangesAfter } from '../../../src/services/runs/changes.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { fittedSeries } from '../../../src/talent-index/build/fitted-series.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { type DecayWorld, forgetfulEvidence } from '../../services/proficiency/decay-world.ts';
import { describeGraphs } from '../graphs.ts';
import { ann, bob, createRecordedWorld, overheard, pair, people, said, skills } from './recorded-world.ts';

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

describeGraphs('evidence that is recorded one by one', (under) => {
  let world: DecayWorld;
  let observations: Observations;
  beforeEach(async () => {
    world = await createRecordedWorld(pool, await under.open());
    observations = createObservations(world);
    const evidence = forgetfulEvidence(people, skills.slice(0, 2), 5);
    await observations.record(
      world.caller,
      evidence.map((row, n) => said(`e${n}`, row.at, row.score, row)),
    );
    await world.fit();
  });

  const now = () => world.clock.now();
  const served = async (whose = pair) =>
    (await world.proficiencies.forPairs(world.caller, [whose], now()))[0];
  const everybody = async () => (await createRefitSeries(world).refit(world.caller, people)).series;

  it('counts in the next answer, in a skill shown before and in one that is new', async () => {
    const before = await served();
    const fresh = { personId: ann, skillId: skills[2]! };
    expect(await served(fresh)).toBeNull();
    const seq = await world.seq();
    const { fittedBy } = await observations.record(world.caller, [
      said('new', now() - DAY, 0),
      said('first', now() - DAY, 1, fresh),
    ]);
    const after = await served();
    expect(after!.estimate.value).toBeLessThan(before!.estimate.value);
    expect(after!.series!.fitted.observations).toBe(before!.series!.fitted.observations + 1);
    expect((await served(fresh))!.series!.fitted.observations).toBe(1);
    expect(after!.runId).toBe(fittedBy);
    const changes = await readChangesAfter(world.graph, seq);
    expect(changes.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['OBSERVATIONS', ann],
      ['PROFICIENCY', ann],
    ]);
  });

  it('takes seven statements in two transactions to be recorded, and three to be read', async () => {
    const asked: string[] = [];
    const graph = overheard(world.graph, (name) => asked.push(name));
    const record = createObservations({ ...world, graph });
    const proficiencies = createProficiencies({ graph });
    // The first call of a process reads the hyperparameters, which it then keeps.
    await record.record(world.caller, [said('first', now() - DAY, 1)]);
    await proficiencies.forPairs(world.caller, [pair], now());
    asked.length = 0;
    await record.record(world.caller, [said('new', now() - DAY, 0)]);
    expect(asked.toSorted()).toEqual(
      [
        ...['commit', 'appendChanges', 'observationsById', 'appendObservations'],
        ...['decayEvidenceOfPeople', 'publishedSeries'],
        ...['commit', 'appendChanges', 'setProficiencies'],
      ].toSorted(),
    );
    asked.length = 0;
    await proficiencies.forPairs(world.caller, [pair], now());
    expect(asked.toSorted()).toEqual(['fittedProficiencies', 'readPublished', 'validatedSkills']);
  });

  it('leaves everything as it was, bit for bit, once it is withdrawn', async () => {
    const before = [await served(), await served({ personId: ann, skillId: skills[1]! })];
    await observations.record(world.caller, [said('mistaken', now() - DAY, 0)]);
    expect(await served()).not.toEqual(before[0]);
    await observations.withdraw(world.caller, 'observation:org:mistaken', 'of somebody else');
    expect([await served(), await served({ personId: ann, skillId: skills[1]! })]).toEqual(before);
  });

  it('is taken from one person and counts for another where a correction says so', async () => {
    const before = await served();
    await observations.record(world.caller, [said('moved', now() - DAY, 0)]);
    const whose = { ...pair, personId: bob };
    const bobBefore = await served(whose);
    await observations.record(world.caller, [said('moved', now() - DAY, 0, whose)]);
    expect(await served()).toEqual(before);
    expect((await served(whose))!.estimate.value).toBeLessThan(bobBefore!.estimate.value);
  });

  it('changes nothing when it is said again, and makes up for a call that was cut off before the fit', async () => {
    const input = said('cut off', now() - DAY, 0);
    await observations.record(world.caller, [input]);
    const seq = await world.seq();
    await observations.record(world.caller, [input]);
    expect(await world.seq()).toBe(seq);
    const [{ FIT_DECAY: run } = {}] = [await publishedRuns()];
    const fitted = await served();
    await world.graph.write((transaction) =>
      transaction.run(statements.removePeopleProficiencies, { people: [ann], run: run! }),
    );
    expect(await served()).toBeNull();
    await observations.record(world.caller, [input]);
    expect(await served()).toEqual(fitted);
  });

  it('is in the talent index, as if that were built anew', async () => {
    const talentIndex = createTalentIndex({ graph: world.graph });
    const { index: before } = await talentIndex.current(world.caller);
    await observations.record(world.caller, [
      said('new', now() - DAY, 0),
      said('other', now() - 2 * DAY, 1, { personId: bob, skillId: skills[1]! }),
    ]);
    const { index } = await talentIndex.current(world.caller);
    const { index: anew } = await createTalentIndex({ graph: world.graph }).current(world.caller);
    for (const personId of people) {
      for (const skillId of skills) {
        const fittedIn = (one: typeof index) => {
          const skill = one.skills.numberOf.get(skillId);
          return skill === undefined ? null : fittedSeries(one, one.people.ids.numberOf(personId)!, skill);
        };
        expect(fittedIn(index)).toEqual(fittedIn(anew));
      }
    }
    expect(index).not.toBe(before);
    expect(index.watermark).toBe(now() - DAY);
  });

  it('misses nothing that is recorded while a fit runs and publishes', async () => {
    let recording = true;
    let recorded = 0;
    const record = async () => {
      while (recording) {
        const personId = people[recorded % people.length]!;
        await observations.record(world.caller, [
          said(`c${recorded++}`, now() - DAY, 0, { personId, skillId: skills[recorded % 3]! }),
        ]);
      }
    };
    const recorder = record();
    await world.fit();
    recording = false;
    await recorder;
    expect(recorded).toBeGreaterThan(0);
    expect(await everybody()).toBe(0);
  });

  it('counts whole where several record of one person at once', async () => {
    const before = (await served())!.series!.fitted.observations;
    await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        observations.record(world.caller, [said(`p${n}`, now() - DAY - n, n / 6)]),
      ),
    );
    expect((await served())!.series!.fitted.observations).toBe(before + 6);
    expect(await everybody()).toBe(0);
  });

  async function publishedRuns() {
    const rows = await world.graph.read(statements.readPublished, {});
    return Object.fromEntries(rows.map(({ job, run }) => [job, run])) as { FIT_DECAY: string };
  }
});

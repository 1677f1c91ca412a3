import { afterAll, expect, it } from 'vitest';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import { createObservations } from '../../../src/services/records/observations.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { createRecordedWorld, overheard, people, said, skills, yesterday } from '../decay/recorded-world.ts';
import { describeGraphs } from '../graphs.ts';

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

describeGraphs('what fitting people again looks at', (under) => {
  it('is nobody’s evidence before the first fit', async () => {
    const world = await createRecordedWorld(pool, await under.open());
    const asked: string[] = [];
    const graph = overheard(world.graph, (name) => asked.push(name));
    const { record } = createObservations({ ...world, graph });
    const { fittedBy } = await record(world.caller, [said('one', yesterday(world), 1)]);
    expect(fittedBy).toBeNull();
    expect(asked.toSorted()).toEqual(
      ['commit', 'appendChanges', 'observationsById', 'appendObservations', 'readPublished'].toSorted(),
    );
    const run = await world.fit();
    expect(await record(world.caller, [said('two', yesterday(world), 1)])).toMatchObject({ fittedBy: run });
  });

  it('is of the log what came since its part was read, however many people are fitted', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
    const world = await createRecordedWorld(pool, await under.open(), many);
    const input = (score: number) =>
      many.map((personId, n) => said(`e${n}`, yesterday(world), score, { personId, skillId: skills[0]! }));
    await createObservations(world).record(world.caller, input(1));
    await world.fit();
    const looked: number[] = [];
    const graph = overheard(world.graph, (name, params) => {
      if (name === 'readChanges') looked.push((params as { ids: readonly string[] }).ids.length);
    });
    const seq = await world.seq();
    const changed = await createObservations({ ...world, graph }).record(world.caller, input(0));
    expect(changed.count).toBe(60);
    // Each part is written at once, and finds nothing in the log since it was read.
    expect(looked).toEqual([]);
    expect(await world.seq()).toBe(seq + 2 * many.length);
    expect((await createRefitSeries(world).refit(world.caller, people)).series).toBe(0);
  });
});

import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { Cancelled, Unavailable } from '../../../src/domain/errors.ts';
import { admitStatements, createAdmission } from '../../../src/services/admission.ts';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import { createObservations } from '../../../src/services/records/observations.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { callerWith } from '../../queue/run-world.ts';
import type { DecayWorld } from '../../services/proficiency/decay-world.ts';
import { unheardFailures } from '../../unheard-failures.ts';
import { describeGraphs } from '../graphs.ts';
import { ann, createRecordedWorld, overheard, people, said, skills, yesterday } from './recorded-world.ts';

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

describeGraphs('recording that is cut off before the fit', (under) => {
  let world: DecayWorld;
  beforeEach(async () => {
    world = await createRecordedWorld(pool, await under.open());
    await createObservations(world).record(
      world.caller,
      people.map((personId, n) => said(`e${n}`, yesterday(world), 1, { personId, skillId: skills[0]! })),
    );
    await world.fit();
  });
  const unheardOf = (done: () => Promise<unknown>) =>
    unheardFailures(async () => {
      await done();
      // What was begun and left has come to its end by then.
      await createRefitSeries(world).refit(world.caller, people);
    });

  it('is refused and no more, whenever its caller goes away', async () => {
    const seq = await world.seq();
    const { refit } = createRefitSeries(world);
    await refit(world.caller, people);
    const leaveAfter = async (turns: number) => {
      const gone = new AbortController();
      const ended = refit(callerWith(gone.signal), people, seq).then(
        () => null,
        (error: unknown) => error,
      );
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      gone.abort();
      const error = await ended;
      if (error !== null) expect(error).toBeInstanceOf(Cancelled);
    };
    const unheard = await unheardOf(async () => {
      for (let turns = 0; turns < 12; turns++) await leaveAfter(turns);
    });
    expect(unheard).toEqual([]);
  });

  it('is refused and no more, where too many ask for long reads at once', async () => {
    const place = (inFlight: number, waiting: number) =>
      createAdmission({ what: 'long reads', inFlight, waiting, retryAfter: 1 });
    const graph = admitStatements(world.graph, {
      ...{ reads: place(8, 100), writes: place(1, 100), columns: place(1, 2) },
    });
    const { refit } = createRefitSeries({ ...world, graph });
    await refit(world.caller, [ann]);
    const unheard = await unheardOf(async () => {
      const answers = await Promise.allSettled(people.map((personId) => refit(world.caller, [personId])));
      const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
      expect(refused.length).toBeGreaterThan(0);
      for (const error of refused) expect(error).toBeInstanceOf(Unavailable);
    });
    expect(unheard).toEqual([]);
  });

  it('is made up for of everybody whom a correction took it from, when it is said again or further', async () => {
    const graph = overheard(world.graph, (name) => {
      if (name === 'publishedSeries') throw new Unavailable('cut off', { retryAfter: 1 });
    });
    const cutOff = createObservations({ ...world, graph });
    const observations = createObservations(world);
    const [, bob, cid, dan] = people as [string, string, string, string];
    const whose = (personId: string) => [
      said('moved', yesterday(world), 0, { personId, skillId: skills[0]! }),
    ];
    for (const [cut, last] of [
      [[bob], bob],
      [[ann, dan], cid],
    ] as const) {
      await observations.record(world.caller, whose(ann === cut[0] ? bob : ann));
      for (const personId of cut) {
        await expect(cutOff.record(world.caller, whose(personId))).rejects.toThrow('cut off');
      }
      await observations.record(world.caller, whose(last));
      const left = await createRefitSeries(world).refit(world.caller, people);
      expect(left.series).toBe(0);
    }
  });
});

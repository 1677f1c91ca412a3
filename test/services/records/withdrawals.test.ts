import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotFound } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createObservations, type Observations } from '../../../src/services/records/observations.ts';
import { currentSeq } from '../../../src/services/runs/changes.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import { type DirectoryWorld, describeDirectories, person, TODAY } from '../catalogue/directory-world.ts';
import { evidenceOf, fieldsOf, graded, HOUR } from './observation-world.ts';

const withdrawals = statement<{ id: string }, { seq: number; reason: string }>(
  `// Withdrawals.
// @param   id string
// @returns seq int, reason string
MATCH (o:Observation {id: $id}) WHERE o.withdrawnSeq < 9007199254740991
RETURN o.withdrawnSeq AS seq, o.withdrawnReason AS reason`,
);

describeDirectories('withdrawing an observation', (open) => {
  let world: DirectoryWorld;
  let observations: Observations;
  beforeEach(async () => {
    world = await open();
    observations = createObservations(world);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const evidence = () => evidenceOf(observations, world);

  it('takes it out of the evidence and keeps it to be looked at', async () => {
    await observations.record(world.caller, [graded('one'), graded('two')]);
    world.clock.set(TODAY + HOUR);
    const withdrawn = await observations.withdraw(world.caller, 'observation:org:one', 'another person');
    expect(withdrawn.withdrawnAt).toBe(TODAY + HOUR);
    expect(await evidence()).toEqual(['observation:org:two']);
    const [kept] = await observations.byIds(world.caller, ['observation:org:one']);
    expect(kept).toEqual(withdrawn);
  });

  it('is done once', async () => {
    await observations.record(world.caller, [graded('one')]);
    const first = await observations.withdraw(world.caller, 'observation:org:one', 'another person');
    const seq = await currentSeq(world.graph);
    world.clock.set(TODAY + HOUR);
    expect(await observations.withdraw(world.caller, 'observation:org:one', 'again')).toEqual(first);
    expect(await currentSeq(world.graph)).toBe(seq);
  });

  it('stands while the same is said again, and ends where something else is said', async () => {
    await observations.record(world.caller, [graded('one')]);
    await observations.withdraw(world.caller, 'observation:org:one', 'another person');
    expect(await observations.record(world.caller, [graded('one')])).toMatchObject({ repeated: 1 });
    expect(await evidence()).toEqual([]);
    expect(await observations.record(world.caller, [graded('one', { score: 0.5 })])).toMatchObject({
      count: 1,
    });
    expect(await evidence()).toEqual(['observation:org:one']);
  });

  it('wants one that is known, and a reason', async () => {
    await expect(observations.withdraw(world.caller, 'observation:org:none', 'x')).rejects.toBeInstanceOf(
      NotFound,
    );
    expect(await fieldsOf(observations.withdraw(world.caller, 'observation:org:none', ' '))).toEqual([
      'reason',
    ]);
  });

  /** The graph of somebody who withdraws; before they go on from their first look, somebody else says something. */
  const interrupted = (say: () => Promise<unknown>) => {
    let said: Promise<unknown> | null = null;
    const graph: Graph = new Proxy(world.graph, {
      get(target, name) {
        if (name !== 'write') return Reflect.get(target, name).bind(target);
        const write: Graph['write'] = (work, options) =>
          target.write(
            (transaction) =>
              work({
                async run(...asked) {
                  const rows = await transaction.run(...asked);
                  if (said === null && asked[0].name === statements.observationsById.name) {
                    said = say();
                    // It may have to wait for the transaction that it interrupts.
                    await Promise.race([said, wait(300)]);
                  }
                  return rows;
                },
              }),
            options,
          );
        return write;
      },
    });
    return { observations: createObservations({ ...world, graph }), said: async () => said };
  };

  it('is done once, where two do it at the same time', async () => {
    await observations.record(world.caller, [graded('one')]);
    const seq = await currentSeq(world.graph);
    const id = 'observation:org:one';
    const two = interrupted(() => observations.withdraw(world.caller, id, 'the other'));
    const first = await two.observations.withdraw(world.caller, id, 'the first');
    expect(await two.said()).toEqual(first);
    expect(await world.changes(seq)).toMatchObject([{ kind: 'OBSERVATIONS', subject: person('ann') }]);
    expect(await world.graph.read(withdrawals, { id })).toEqual([{ seq: seq + 1, reason: 'the first' }]);
  });

  it('names whom it was of, also where a correction moves it at the same time', async () => {
    await observations.record(world.caller, [graded('one')]);
    const seq = await currentSeq(world.graph);
    const moving = interrupted(() =>
      observations.record(world.caller, [graded('one', { personId: person('bob') })]),
    );
    await moving.observations.withdraw(world.caller, 'observation:org:one', 'mistaken');
    await moving.said();
    const [change] = await world.changes(seq);
    expect(change!.subject).toBe(person('ann'));
  });
});

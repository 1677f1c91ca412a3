import { describe, expect, it } from 'vitest';
import type { Caller } from '../../src/domain/caller.ts';
import { Cancelled, Unavailable } from '../../src/domain/errors.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { admitCalls, admitStatements, createAdmission } from '../../src/services/admission.ts';
import { callerWith } from '../queue/run-world.ts';

const limits = { what: 'statements', inFlight: 2, waiting: 3, retryAfter: 7 };

/** Work that ends when it is told to. */
function held() {
  let release: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { work: () => ended, release };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('admission', () => {
  it('lets so many in at once, the others in the order in which they came', async () => {
    const admission = createAdmission(limits);
    const begun: number[] = [];
    const gates = Array.from({ length: 5 }, held);
    const all = gates.map(({ work }, n) =>
      admission.run(() => {
        begun.push(n);
        return work();
      }),
    );
    await settle();
    expect(begun).toEqual([0, 1]);
    expect([admission.inFlight, admission.waiting]).toEqual([2, 3]);
    gates[1]!.release();
    await settle();
    expect(begun).toEqual([0, 1, 2]);
    for (const { release } of gates) release();
    await Promise.all(all);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect([admission.inFlight, admission.waiting]).toEqual([0, 0]);
  });

  it('refuses beyond the queue, saying when to come again', async () => {
    const admission = createAdmission(limits);
    const gates = Array.from({ length: 5 }, held);
    const all = gates.map(({ work }) => admission.run(work));
    await settle();
    const refused = await admission.run(async () => {}).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Unavailable);
    expect((refused as Unavailable).retryAfter).toBe(7);
    for (const { release } of gates) release();
    await Promise.all(all);
  });

  it('gives the place back when work fails, and when who waits goes away', async () => {
    const admission = createAdmission({ ...limits, inFlight: 1 });
    await expect(admission.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    const gate = held();
    const first = admission.run(gate.work);
    const away = new AbortController();
    const second = admission.run(async () => 'never', away.signal);
    await settle();
    away.abort();
    await expect(second).rejects.toBeInstanceOf(Cancelled);
    expect(admission.waiting).toBe(0);
    gate.release();
    await first;
    expect(await admission.run(async () => 'in')).toBe('in');
    await expect(admission.run(async () => 'late', away.signal)).rejects.toBeInstanceOf(Cancelled);
    expect(admission.inFlight).toBe(0);
  });
});

describe('an admitted graph', () => {
  it('lets the work of a transaction read outside it, however many write', async () => {
    const one = { ...limits, inFlight: 1, waiting: 100 };
    const graph = {
      read: async () => [],
      write: async (work: (transaction: never) => Promise<unknown>) => work({} as never),
      async *readColumns() {
        yield { length: 0, columns: {} };
      },
    } as unknown as Graph;
    const admitted = admitStatements(graph, {
      reads: createAdmission(one),
      columns: createAdmission(one),
      writes: createAdmission(one),
    });
    const write = () => admitted.write(() => admitted.read({} as never, {}));
    expect(await Promise.all(Array.from({ length: 10 }, write))).toHaveLength(10);
    for await (const batch of admitted.readColumns({} as never, {})) {
      expect(batch.length).toBe(0);
      expect(await admitted.read({} as never, {})).toEqual([]);
    }
  });
});

describe('an admitted service', () => {
  it('makes the calls named wait, and lets go of a caller that went away', async () => {
    const admission = createAdmission({ ...limits, inFlight: 1 });
    const gate = held();
    const service = admitCalls(
      {
        rank: async (_caller: Caller, n: number) => (n === 0 ? gate.work().then(() => 0) : n),
        peek: async () => 'free',
      },
      ['rank'],
      admission,
    );
    const away = new AbortController();
    const first = service.rank(callerWith(), 0);
    const second = service.rank(callerWith(away.signal), 1);
    const third = service.rank(callerWith(), 2);
    expect(await service.peek()).toBe('free');
    away.abort();
    await expect(second).rejects.toBeInstanceOf(Cancelled);
    gate.release();
    expect([await first, await third]).toEqual([0, 2]);
  });
});

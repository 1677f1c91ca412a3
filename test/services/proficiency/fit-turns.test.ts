import { afterEach, describe, expect, it, vi } from 'vitest';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import { Cancelled } from '../../../src/domain/errors.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { readEvidenceOf } from '../../../src/services/proficiency/decay-evidence.ts';
import type { FitHyperparametersRequest } from '../../../src/threads/fit-hyperparameters.worker.ts';
import { createWorkerPool, type WorkerPool } from '../../../src/threads/pool.ts';
import { createDecayWorld, daysIn, forgetfulEvidence } from './decay-world.ts';

const EVENTS = 20_000;
const idOf = (n: number) => `person:${String(n).padStart(5, '0')}`;

/** As the embedded engine hands evidence over: thousands of rows at a time. */
async function* batches() {
  const rows = 4_000;
  for (let first = 0; first < EVENTS; first += rows) {
    const column = <Value>(of: (n: number) => Value) => Array.from({ length: rows }, (_, i) => of(first + i));
    const columns = {
      personId: column((n) => idOf(n % 400)),
      skillId: column((n) => `skill:onet:${n % 7}`),
      taskClass: column(() => 'MIXED'),
      at: column((n) => (n * 7_919) % 10_007),
      kind: column(() => 'ASSESSMENT'),
      score: column(() => 0.5),
      trials: column(() => 10),
      evaluatorId: column(() => null),
    };
    yield { length: rows, columns };
  }
}

const read = (signal?: AbortSignal) =>
  readEvidenceOf(
    { readColumns: batches } as unknown as Graph,
    [idOf(0)],
    { asOf: OPEN, knownAt: OPEN, knownSeq: OPEN },
    PRIOR.kinds,
    { ...(signal && { signal }) },
  );

describe('reading evidence, where every look at the clock finds a second gone,', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });
  function hurry() {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 1_000;
      return now;
    });
  }

  it('has a turn for every thousand events or fewer, as they come and again as they are grouped', async () => {
    hurry();
    let turns = 0;
    let over = false;
    const count = () => {
      turns++;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    const { columns } = await read();
    over = true;
    expect(columns.at).toHaveLength(EVENTS);
    expect(turns).toBeGreaterThan(2 * (EVENTS / 1_000));
  });

  it('is left when nobody waits for it any more, also where all has been read', async () => {
    hurry();
    for (const turn of [0, 50, 80]) {
      const controller = new AbortController();
      let turns = 0;
      const leave = () => {
        if (turns++ === turn) controller.abort();
        else setImmediate(leave);
      };
      setImmediate(leave);
      await expect(read(controller.signal)).rejects.toThrow(Cancelled);
    }
  });
});

describe('a fit', () => {
  it('hands its evidence to the threads without a copy, and picks there what hyperparameters are estimated from', async () => {
    const people = Array.from({ length: 25 }, (_, n) => idOf(n));
    const skills = ['skill:onet:a', 'skill:onet:b'];
    const evidence = forgetfulEvidence(people, skills, 11);
    const threads = createWorkerPool({ size: 1 });
    const sent: { readonly worker: string; readonly before: number; readonly left: () => number }[] = [];
    const watched: WorkerPool = {
      ...threads,
      run(worker, request, options) {
        const { columns } = (request as Partial<FitHyperparametersRequest>).evidence ?? (request as never);
        const before = columns.at.length;
        const answer = threads.run(worker, request, options) as Promise<never>;
        sent.push({ worker, before, left: () => columns.at.length });
        return answer;
      },
    };
    const world = await createDecayWorld(watched);
    try {
      await world.populate(people, skills);
      await world.record(evidence);
      world.clock.set(daysIn(3000));
      await world.fit();
      expect(sent.map(({ worker }) => worker)).toEqual(['fit-hyperparameters', 'fit-people']);
      for (const { before, left } of sent) expect([before, left()]).toEqual([evidence.length, 0]);
    } finally {
      await world.graph.close();
      await threads.close();
    }
  });
});

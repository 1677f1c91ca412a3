import { afterEach, describe, expect, it } from 'vitest';
import { groupEvidence } from '../../src/analytics/decay/model/evidence.ts';
import { compileModel } from '../../src/analytics/decay/model/model.ts';
import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import { Cancelled, Fault, Unavailable } from '../../src/domain/errors.ts';
import type { FitPeopleRequest, FittedPart } from '../../src/threads/fit-people.worker.ts';
import { createWorkerPool, type WorkerPool } from '../../src/threads/pool.ts';

function request(events = 1): FitPeopleRequest {
  const column = (value: number) => new Float64Array(events).fill(value);
  const { columns } = groupEvidence(
    {
      person: column(0),
      skill: column(0),
      at: column(0),
      score: column(1),
      trials: column(1),
      kind: column(0),
      evaluator: column(-1),
      reinforces: column(1),
    },
    1,
  );
  return { columns, model: compileModel(PRIOR, ['skill'], Uint8Array.of(2), []) };
}

describe('the worker pool', () => {
  let pool: WorkerPool;
  afterEach(() => pool.close());

  it('answers every request, more than there are threads', async () => {
    pool = createWorkerPool({ size: 2 });
    const answers = await Promise.all(
      Array.from({ length: 7 }, (_, i) =>
        pool.run<FitPeopleRequest, FittedPart>('fit-people', request(i + 1)),
      ),
    );
    expect(answers.map(({ fitted }) => fitted.observations[0])).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('moves transferred buffers instead of copying them', async () => {
    pool = createWorkerPool({ size: 1 });
    const sent = request();
    await pool.run('fit-people', sent, { transfer: [sent.columns.at.buffer as ArrayBuffer] });
    expect(sent.columns.at.length).toBe(0);
  });

  it('reports what fails in a thread as a Fault, and goes on', async () => {
    pool = createWorkerPool({ size: 1 });
    await expect(pool.run('fit-people', { columns: null })).rejects.toBeInstanceOf(Fault);
    await expect(pool.run('no-such-worker', {})).rejects.toBeInstanceOf(Fault);
    expect(await pool.run('fit-people', request())).toBeDefined();
  });

  it('ends what is aborted, waiting or running, and serves the rest', async () => {
    pool = createWorkerPool({ size: 1 });
    const controller = new AbortController();
    const { signal } = controller;
    const running = pool.run('fit-people', request(200_000), { signal });
    const waiting = pool.run('fit-people', request(), { signal });
    const other = pool.run('fit-people', request());
    const cancelled = [running, waiting].map((answer) => expect(answer).rejects.toBeInstanceOf(Cancelled));
    controller.abort();
    await Promise.all(cancelled);
    expect(await other).toBeDefined();
    await expect(pool.run('fit-people', request(), { signal })).rejects.toBeInstanceOf(Cancelled);
  });

  it('refuses work once closed', async () => {
    pool = createWorkerPool({ size: 1 });
    const running = expect(pool.run('fit-people', request(200_000))).rejects.toBeInstanceOf(Unavailable);
    await pool.close();
    await running;
    await expect(pool.run('fit-people', request())).rejects.toBeInstanceOf(Unavailable);
  });
});

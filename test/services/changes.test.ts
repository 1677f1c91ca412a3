import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Fault } from '../../src/domain/errors.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { tailChanges } from '../../src/services/change-tail.ts';
import { appendChanges, type Change, currentSeq, readChangesAfter } from '../../src/services/changes.ts';
import { describeGraphs } from '../contract/graphs.ts';
import { eventually } from '../queue/eventually.ts';

const append = (graph: Graph, ...subjects: string[]) =>
  graph.write((transaction) =>
    appendChanges(
      transaction,
      5,
      subjects.map((subject) => ({ kind: 'OBSERVATIONS', subject })),
    ),
  );

describeGraphs('the change log', ({ open }) => {
  test('starts at 0 and numbers changes one after another', async () => {
    const graph = await open();
    expect(await currentSeq(graph)).toBe(0);
    expect(await readChangesAfter(graph, 0)).toEqual([]);
    expect(await append(graph, 'person:1')).toBe(1);
    expect(await append(graph, 'person:2', 'person:3')).toBe(3);
    expect(await currentSeq(graph)).toBe(3);
    expect(await readChangesAfter(graph, 1)).toEqual([
      { seq: 2, at: 5, kind: 'OBSERVATIONS', subject: 'person:2' },
      { seq: 3, at: 5, kind: 'OBSERVATIONS', subject: 'person:3' },
    ]);
    expect(await readChangesAfter(graph, 0, 1)).toHaveLength(1);
  });

  test('has no hole where a transaction failed', async () => {
    const graph = await open();
    await append(graph, 'person:1');
    await expect(
      graph.write(async (transaction) => {
        await appendChanges(transaction, 5, [{ kind: 'PEOPLE', subject: 'person:2' }]);
        throw new Fault('after the change was appended');
      }),
    ).rejects.toThrow(Fault);
    expect(await append(graph, 'person:3')).toBe(2);
    expect((await readChangesAfter(graph, 0)).map(({ subject }) => subject)).toEqual([
      'person:1',
      'person:3',
    ]);
  });

  test('numbers what is written at the same time without a hole or a double', async () => {
    const graph = await open();
    const lasts = await Promise.all(
      Array.from({ length: 40 }, (_, index) => append(graph, `a:${index}`, `b:${index}`)),
    );
    expect([...lasts].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => 2 * index + 2));
    const changes = await readChangesAfter(graph, 0);
    expect(changes.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
    // Both changes of one transaction stand side by side.
    for (let index = 0; index < 80; index += 2) {
      expect(changes[index + 1]!.subject).toBe(changes[index]!.subject.replace('a', 'b'));
    }
  });

  test('takes more changes in one transaction than one statement does', async () => {
    const graph = await open();
    const subjects = Array.from({ length: 1_500 }, (_, index) => `person:${index}`);
    expect(await append(graph, ...subjects)).toBe(1_500);
    expect((await readChangesAfter(graph, 1_499)).map(({ subject }) => subject)).toEqual(['person:1499']);
  });

  test('is tailed in commit order, each change once, while many write', async () => {
    const graph = await open();
    await append(graph, 'before');
    const leaving = new AbortController();
    const seen: Change[] = [];
    const tail = (async () => {
      for await (const batch of tailChanges(graph, 1, { signal: leaving.signal, pollMs: 20 }))
        seen.push(...batch);
    })();
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let step = 0; step < 10; step += 1) {
        await append(graph, `person:${writer}-${step}`);
        await sleep(5);
      }
    });
    await Promise.all(writers);
    await eventually(() => seen.length).toBe(40);
    leaving.abort();
    await tail;
    expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 2));
  });

  test('wakes its tail on the word of another process', async () => {
    const graph = await open();
    const leaving = new AbortController();
    let wake = () => {};
    const tail = tailChanges(graph, 0, {
      signal: leaving.signal,
      onReady: (call) => {
        wake = call;
      },
    });
    const next = tail.next();
    await append(graph, 'person:1');
    wake();
    expect((await next).value).toMatchObject([{ seq: 1 }]);
    leaving.abort();
    expect((await tail.next()).done).toBe(true);
  });
});

import { expect, test } from 'vitest';
import { Fault } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { appendChanges, changeId, currentSeq, readChangesAfter } from '../../../src/services/runs/changes.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import { describeGraphs } from '../../contract/graphs.ts';

const ids = statement<Record<string, never>, { id: string; seq: number }>(
  `// Ids of changes.
// @returns id string, seq int
MATCH (c:Change)
RETURN c.id AS id, c.seq AS seq
ORDER BY seq`,
);

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

  test('appends each under the id by which it is read, over every length of a position', async () => {
    const graph = await open();
    for (let from = 0; from < 1_001; from += 143) {
      await append(graph, ...Array.from({ length: 143 }, (_, index) => `person:${from + index}`));
    }
    const found = await graph.read(ids, {});
    expect(found).toHaveLength(1_001);
    for (const { id, seq } of found) expect(id).toBe(changeId(seq));
  });

  test('wants a change to append', async () => {
    const graph = await open();
    await expect(append(graph)).rejects.toThrow(Fault);
    expect(await currentSeq(graph)).toBe(0);
  });
});

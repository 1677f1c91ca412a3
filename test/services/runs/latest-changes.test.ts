import { expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { appendChanges, type ChangeKind } from '../../../src/services/runs/changes.ts';
import { createLatestChanges } from '../../../src/services/runs/latest-changes.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { countingGraph } from '../../graphql/counting-graph.ts';

const append = (graph: Graph, ...kinds: ChangeKind[]) =>
  graph.write((transaction) =>
    appendChanges(
      transaction,
      5,
      kinds.map((kind) => ({ kind, subject: 'subject:1' })),
    ),
  );

const repeated = (times: number, kind: ChangeKind) => Array.from({ length: times }, () => kind);

/** An engine that shows a commit piece by piece: the change at `position` is missing from as many reads as are told. */
function hiding(graph: Graph, position: number) {
  let times = 0;
  const piecewise: Graph = {
    ...graph,
    async read(statement, params, options) {
      const rows = await graph.read(statement, params, options);
      if (statement.name !== 'readChanges' || times-- <= 0) return rows;
      return rows.filter((row) => (row as unknown as { seq: number }).seq !== position);
    },
  };
  return {
    graph: piecewise,
    hide: (reads: number) => {
      times = reads;
    },
  };
}

describeGraphs('the latest changes', ({ open }) => {
  test('tell of each kind where it last changed, as of every commit before the question', async () => {
    const graph = await open();
    const latest = createLatestChanges(graph);
    expect(await latest.after(0, {})).toEqual(new Map());
    await append(graph, 'PEOPLE', 'AWARDS', 'PEOPLE', 'SHORTLIST');
    expect(await latest.after(0, {})).toEqual(
      new Map([
        ['PEOPLE', 3],
        ['AWARDS', 2],
        ['SHORTLIST', 4],
      ]),
    );
    expect(await latest.after(2, {})).toEqual(
      new Map([
        ['PEOPLE', 3],
        ['SHORTLIST', 4],
      ]),
    );
    await append(graph, 'AWARDS');
    expect(await latest.lastOf(new Set(['AWARDS', 'PEOPLE']), {})).toBe(5);
    expect(await latest.lastOf(new Set(['DEMAND']), {})).toBe(0);
  });

  test('say whether a kind changed between two positions, later changes of it or not', async () => {
    const graph = await open();
    await append(graph, 'PEOPLE', 'AWARDS', 'SHORTLIST', 'SHORTLIST', 'AWARDS');
    const latest = createLatestChanges(graph);
    const awards = new Set<ChangeKind>(['AWARDS']);
    expect(await latest.between(awards, 2, 4, {})).toBe(false);
    expect(await latest.between(awards, 1, 4, {})).toBe(true);
    expect(await latest.between(awards, 2, 5, {})).toBe(true);
    expect(await latest.between(awards, 5, 5, {})).toBe(false);
  });

  test('say from where on nothing was recorded that an answer depends on', async () => {
    const graph = await open();
    const latest = createLatestChanges(graph);
    await append(graph, 'PEOPLE', 'AWARDS', 'SHORTLIST', 'WAGES');
    expect(await latest.sameAs(4, {})).toBe(2);
    expect(await latest.sameAs(3, {})).toBe(2);
    expect(await latest.sameAs(1, {})).toBe(1);
    await append(graph, 'OBSERVATIONS', 'SHORTLIST');
    expect(await latest.sameAs(4, {})).toBe(4);
    expect(await latest.sameAs(6, {})).toBe(5);
    // A position that the log has not come to could be of anything.
    expect(await latest.sameAs(7, {})).toBe(7);
  });

  test.each([
    ['the first that are read', 3, 0],
    ['later ones', 6, 3],
  ])('wait for %s where one is not shown yet, and lose nothing behind it', async (_, hidden, before) => {
    const graph = await open();
    const piecewise = hiding(graph, hidden);
    const latest = createLatestChanges(piecewise.graph);
    await append(graph, 'PEOPLE', 'AWARDS', 'DEMAND', 'SHORTLIST');
    if (before > 0) {
      expect(await latest.after(0, {})).toHaveProperty('size', 4);
      await append(graph, 'PEOPLE', 'AWARDS', 'DEMAND');
    }
    piecewise.hide(3);
    const all = await latest.after(before, {});
    expect(all.get('PEOPLE')).toBe(before === 0 ? 1 : 5);
    expect(all.get('AWARDS')).toBe(before === 0 ? 2 : 6);
    expect(all.get('DEMAND')).toBe(before === 0 ? 3 : 7);
    expect(await latest.lastOf(new Set(['AWARDS']), {})).toBe(before === 0 ? 2 : 6);
  });

  test('refuse where one that has its place is not shown in time, and know all of them afterwards', async () => {
    const graph = await open();
    const piecewise = hiding(graph, 2);
    const latest = createLatestChanges(piecewise.graph);
    await append(graph, 'PEOPLE', 'AWARDS', 'SHORTLIST');
    piecewise.hide(1_000);
    await expect(latest.after(0, {})).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 1 });
    await expect(latest.between(new Set(['AWARDS']), 1, 3, {})).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    piecewise.hide(0);
    expect(await latest.between(new Set(['AWARDS']), 1, 3, {})).toBe(true);
    expect(await latest.lastOf(new Set(['PEOPLE']), {})).toBe(1);
  });

  test('what was read up to a position is not asked for again by who needs no more', async () => {
    const graph = await open();
    await append(graph, 'AWARDS', 'SHORTLIST');
    const { graph: counted, calls } = countingGraph(graph);
    const { signal } = new AbortController();
    calls.countFor(signal);
    const latest = createLatestChanges(counted);
    const awards = new Set<ChangeKind>(['AWARDS']);
    expect(await latest.lastAsOf(awards, 2, { signal })).toBe(1);
    const { length } = calls.statements;
    expect(await latest.lastAsOf(awards, 2, { signal })).toBe(1);
    expect(calls.statements).toHaveLength(length);
    await append(graph, 'AWARDS');
    expect(await latest.lastAsOf(awards, 3, { signal })).toBe(3);
  });

  test('what was committed here is known without being read, where all before it is', async () => {
    const graph = await open();
    const { graph: counted, calls } = countingGraph(graph);
    const { signal } = new AbortController();
    const latest = createLatestChanges(counted);
    await append(graph, 'PEOPLE');
    expect(await latest.lastOf(new Set(['PEOPLE']), {})).toBe(1);
    calls.countFor(signal);
    latest.committed('SHORTLIST', await append(graph, 'SHORTLIST'));
    expect(await latest.after(0, { signal })).toEqual(
      new Map([
        ['PEOPLE', 1],
        ['SHORTLIST', 2],
      ]),
    );
    expect(calls.statements).toEqual(['readChangeCounter']);
    await append(graph, 'AWARDS');
    latest.committed('SHORTLIST', await append(graph, 'SHORTLIST'));
    expect(await latest.lastOf(new Set(['AWARDS']), {})).toBe(3);
  });

  test('are read from the end, no further than needed, and once', async () => {
    const graph = await open();
    await append(graph, 'PEOPLE', ...repeated(900, 'SHORTLIST'));
    await append(graph, 'AWARDS', ...repeated(100, 'SHORTLIST'));
    const { graph: counted, calls } = countingGraph(graph);
    const { signal } = new AbortController();
    calls.countFor(signal);
    const latest = createLatestChanges(counted);
    const pages = () => calls.statements.filter((name) => name === 'readChanges').length;
    expect(await latest.lastOf(new Set(['AWARDS', 'PEOPLE']), { signal })).toBe(902);
    expect(pages()).toBe(1);
    expect(await latest.lastOf(new Set(['PEOPLE']), { signal })).toBe(1);
    expect(pages()).toBe(3);
    await append(graph, 'SHORTLIST');
    expect((await latest.after(0, { signal })).get('SHORTLIST')).toBe(1003);
    expect(await latest.lastOf(new Set(['PEOPLE']), { signal })).toBe(1);
    expect(pages()).toBe(4);
  });
});

import { expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { appendChanges, type ChangeKind } from '../../src/services/runs/changes.ts';
import { createLatestChanges } from '../../src/services/runs/latest-changes.ts';
import { describeGraphs } from '../contract/graphs.ts';
import { countingGraph } from '../graphql/counting-graph.ts';

const append = (graph: Graph, ...kinds: ChangeKind[]) =>
  graph.write((transaction) =>
    appendChanges(
      transaction,
      5,
      kinds.map((kind) => ({ kind, subject: 'subject:1' })),
    ),
  );

const repeated = (times: number, kind: ChangeKind) => Array.from({ length: times }, () => kind);

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

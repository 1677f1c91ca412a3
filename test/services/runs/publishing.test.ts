import { expect, test } from 'vitest';
import { systemClock } from '../../../src/domain/clock.ts';
import { Cancelled, Conflict, NotFound } from '../../../src/domain/errors.ts';
import type { JobName } from '../../../src/domain/jobs.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createInProcessQueue } from '../../../src/queue/in-process.ts';
import { readChangesAfter } from '../../../src/services/runs/changes.ts';
import {
  checkFence,
  publish,
  readPublished,
  readPublishedAsKnown,
} from '../../../src/services/runs/publishing.ts';
import { removeOldRuns } from '../../../src/services/runs/remove-old-runs.ts';
import { createRunAttempts } from '../../../src/services/runs/run-attempts.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { caller, runsOn } from '../../queue/run-world.ts';

describeGraphs('publishing', ({ open }) => {
  async function attemptOf(graph: Graph, job: Exclude<JobName, 'IMPORT'> = 'FIT_DECAY') {
    const run = await runsOn(graph, createInProcessQueue()).request(caller, { job, parameters: {} });
    const begun = await createRunAttempts(graph, systemClock).begin(run.id);
    return { runId: run.id, fence: begun!.fence };
  }
  const complete = (graph: Graph, attempt: { runId: string; fence: number }) =>
    createRunAttempts(graph, systemClock).end(attempt, { state: 'COMPLETED' });

  const cite = (graph: Graph, runs: readonly string[]) => {
    const citing = statement<{ runs: readonly string[] }, never>(
      "// Cites.\n// @param runs string[]\nCREATE (:Shortlist {id: 'shortlist:1', createdAt: 99, runs: $runs})",
    );
    return graph.write((tx) => tx.run(citing, { runs }));
  };

  test('points each job at the run that was published last, and says so in the change log', async () => {
    const graph = await open();
    expect(await readPublished(graph)).toEqual({});
    const first = await attemptOf(graph);
    const other = await attemptOf(graph, 'EMBED_SKILLS');
    const second = await attemptOf(graph);
    await graph.write((tx) => publish(tx, first, 'FIT_DECAY', 10));
    await graph.write((tx) => publish(tx, other, 'EMBED_SKILLS', 20));
    expect(await graph.write((tx) => publish(tx, second, 'FIT_DECAY', 30))).toBe(3);
    expect(await readPublished(graph)).toEqual({ FIT_DECAY: second.runId, EMBED_SKILLS: other.runId });
    expect((await readChangesAfter(graph, 0)).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['PUBLISHED', first.runId],
      ['PUBLISHED', other.runId],
      ['PUBLISHED', second.runId],
    ]);
  });

  test('tells which run was served at a former moment', async () => {
    const graph = await open();
    const first = await attemptOf(graph);
    const second = await attemptOf(graph);
    await graph.write((tx) => publish(tx, first, 'FIT_DECAY', 10));
    await graph.write((tx) => publish(tx, second, 'FIT_DECAY', 30));
    const known = (knownAt: number, knownSeq = OPEN) =>
      readPublishedAsKnown(graph, 'FIT_DECAY', { knownAt, knownSeq });
    expect(await known(9)).toBeNull();
    expect(await known(29)).toBe(first.runId);
    expect(await known(30)).toBe(second.runId);
    expect(await known(OPEN, 1)).toBe(first.runId);
  });

  test('publishing again changes nothing but the log', async () => {
    const graph = await open();
    const attempt = await attemptOf(graph);
    await graph.write((tx) => publish(tx, attempt, 'FIT_DECAY', 10));
    await graph.write((tx) => publish(tx, attempt, 'FIT_DECAY', 10));
    expect(await readPublished(graph)).toEqual({ FIT_DECAY: attempt.runId });
  });

  test('refuses an attempt that was passed by another, a cancelled run and an unknown one', async () => {
    const graph = await open();
    const stalled = await attemptOf(graph);
    const attempts = createRunAttempts(graph, systemClock);
    const successor = await attempts.begin(stalled.runId);
    expect(successor!.fence).toBe(stalled.fence + 1);
    await expect(graph.write((tx) => checkFence(tx, stalled))).rejects.toThrow(Conflict);
    await expect(graph.write((tx) => publish(tx, stalled, 'FIT_DECAY', 10))).rejects.toThrow(Conflict);
    expect(await readPublished(graph)).toEqual({});
    expect(await readChangesAfter(graph, 0)).toEqual([]);

    await attempts.endWhoever(stalled.runId, { state: 'CANCELLED' });
    const cancelled = { runId: stalled.runId, fence: successor!.fence };
    await expect(graph.write((tx) => checkFence(tx, cancelled))).rejects.toThrow(Cancelled);
    await expect(graph.write((tx) => checkFence(tx, { runId: 'run:no', fence: 1 }))).rejects.toThrow(
      NotFound,
    );
  });

  test('lets only one of two that build on the same run publish', async () => {
    const graph = await open();
    const [first, second] = [await attemptOf(graph), await attemptOf(graph)];
    const outcomes = await Promise.allSettled(
      [first, second].map((attempt) =>
        graph.write((tx) => publish(tx, attempt, 'FIT_DECAY', 10, { replacing: null })),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toBeInstanceOf(Conflict);
  });

  test('a successor and a stalled worker that write at the same moment never both succeed', async () => {
    const graph = await open();
    for (let round = 0; round < 10; round += 1) {
      const stalled = await attemptOf(graph);
      const attempts = createRunAttempts(graph, systemClock);
      const order: string[] = [];
      const write = graph
        .write((tx) => publish(tx, stalled, 'FIT_DECAY', 10))
        .then(
          () => order.push('published'),
          () => order.push('refused'),
        );
      const takeOver = attempts.begin(stalled.runId).then(() => order.push('taken over'));
      await Promise.all([write, takeOver]);
      const published = (await readPublished(graph)).FIT_DECAY === stalled.runId;
      expect(published).toBe(order.includes('published'));
      await expect(graph.write((tx) => checkFence(tx, stalled))).rejects.toThrow(Conflict);
    }
  });

  test('removes what old runs derived, but not the current and the former', async () => {
    const graph = await open();
    const people = statement<object, never>(
      "// People.\nUNWIND range(1, 30) AS n CREATE (:Person {id: 'person:' + toString(n)})",
    );
    const skill = statement<object, never>("// A skill.\nCREATE (:Skill {id: 'skill:a'})");
    await graph.write(async (tx) => [await tx.run(people, {}), await tx.run(skill, {})]);
    const fitted = statement<{ run: string }, never>(
      '// Fits.\n// @param run string\nMATCH (p:Person), (s:Skill) CREATE (p)-[:PROFICIENT_IN {run: $run}]->(s)',
    );
    const runs: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const attempt = await attemptOf(graph);
      await graph.write((tx) => tx.run(fitted, { run: attempt.runId }));
      // The last one fails after it wrote: it is never published.
      if (index < 4) await graph.write((tx) => publish(tx, attempt, 'FIT_DECAY', index));
      await complete(graph, attempt);
      runs.push(attempt.runId);
    }
    // Fitted edges are computed again from evidence: a shortlist that names their run does not keep them.
    await cite(graph, [runs[1]!]);
    expect(await removeOldRuns(graph, 99)).toEqual({ runs: 3, edges: 90 });
    const standing = statement<object, { run: string }>(
      '// What stands.\n// @returns run string\nMATCH ()-[e:PROFICIENT_IN]->() RETURN DISTINCT e.run AS run ORDER BY run',
    );
    const left = await graph.read(standing, {});
    expect(left.map(({ run }) => run)).toEqual([runs[2], runs[3]].sort());
    expect(await removeOldRuns(graph, 99)).toEqual({ runs: 0, edges: 0 });
  });

  test('what a cited run of skills derived stays, and does not hide what lies behind it', async () => {
    const graph = await open();
    const MANY = 1_200;
    const id = (n: number) => `run:skills-${String(n).padStart(5, '0')}`;
    const many = statement<{ ids: readonly string[] }, never>(
      '// Runs.\n// @param ids string[]\nUNWIND $ids AS one ' +
        "CREATE (:Run {id: one, job: 'EMBED_SKILLS', state: 'COMPLETED'})",
    );
    const skills = statement<object, never>("// Skills.\nCREATE (:Skill {id: 'a'}), (:Skill {id: 'b'})");
    const adjacent = statement<{ run: string }, never>(
      "// Adjacent.\n// @param run string\nMATCH (a:Skill {id: 'a'}), (b:Skill {id: 'b'}) " +
        'CREATE (a)-[:ADJACENT {run: $run}]->(b)',
    );
    const ids = Array.from({ length: MANY + 1 }, (_, n) => id(n));
    await graph.write(async (tx) => {
      await tx.run(skills, {});
      await tx.run(many, { ids });
      for (const run of [id(0), id(MANY)]) await tx.run(adjacent, { run });
    });
    await cite(graph, ids.slice(0, MANY));
    expect(await removeOldRuns(graph, 99)).toEqual({ runs: 1, edges: 1 });
    const standing = statement<object, { run: string }>(
      '// What stands.\n// @returns run string\nMATCH ()-[e:ADJACENT]->() RETURN DISTINCT e.run AS run ORDER BY run',
    );
    expect(await graph.read(standing, {})).toEqual([{ run: id(0) }]);
    expect(await removeOldRuns(graph, 99)).toEqual({ runs: 0, edges: 0 });
  });
});

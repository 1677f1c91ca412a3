import { describe, expect, test } from 'vitest';
import { Conflict, InvalidInput, NotFound } from '../../../src/domain/errors.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { caller, demandIds, podId, roleIds } from '../ranking-world.ts';
import { beginRun, onGrafeo } from './entries/shortlist-oracle.ts';

const [analyst, , idle] = roleIds;

describe('Shortlists that a run makes', () => {
  const now = onGrafeo();

  test('what is large becomes a run, which makes the shortlist that was asked for', async () => {
    now().create({ postings: 10, refits: 10 });
    const { shortlists, graph, requested } = now();
    const answer = await shortlists.request(caller, { target: { role: analyst }, size: 5 });
    expect(answer.kind).toBe('RUN');
    expect(requested[0]!.job).toBe('RANK_CANDIDATES');
    await beginRun(graph);
    const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress: () => {} };
    await shortlists.rankCandidates(attempt, requested[0]!.parameters as never);
    const page = await shortlists.page(caller, { first: 10, run: 'run:rank' });
    expect(page.edges.map(({ item }) => item.length)).toEqual([5]);
  });

  test('RANK_CANDIDATES ranks every opening once, however often it is delivered', async () => {
    const { graph, shortlists } = now();
    await beginRun(graph);
    const told: number[] = [];
    const progress = (fraction: number) => told.push(fraction);
    const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress };
    await shortlists.rankCandidates(attempt, { size: 10 });
    await shortlists.rankCandidates(attempt, { size: 10 });
    const page = await shortlists.page(caller, { first: 10, run: 'run:rank' });
    expect(page.edges.map(({ item }) => item.target.id).sort()).toEqual([demandIds[0], demandIds[1]]);
    const [run] = await graph.read(statements.runsById, { ids: ['run:rank'] });
    expect(run!.shortlistIds).toHaveLength(2);
    expect(told.at(-1)).toBe(1);
    await expect(shortlists.rankCandidates(attempt, { demand: ['demand:org:none'] })).rejects.toThrow(
      NotFound,
    );
    await expect(shortlists.rankCandidates({ ...attempt, fence: 0 }, { size: 3 })).rejects.toThrow(Conflict);
  });

  test('an opening whose role requires nothing is left out and told of; others are ranked', async () => {
    const { graph, shortlists } = now();
    const unranked = 'demand:org:unranked';
    const row = { externalId: 'unranked', podId, headcount: 1, from: '2026-01-01', to: null };
    const putIdle = (id: string) =>
      graph.write(async (transaction) => {
        await transaction.run(statements.putDemand, { rows: [{ ...row, id, roleId: idle }] });
        await transaction.run(statements.linkDemand, { rows: [{ id, podId, roleId: idle }] });
      });
    await putIdle(unranked);
    await beginRun(graph);
    const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress: () => {} };
    await shortlists.rankCandidates(attempt, { size: 10 });
    const page = await shortlists.page(caller, { first: 10, run: 'run:rank' });
    expect(page.edges.map(({ item }) => item.target.id).sort()).toEqual([demandIds[0], demandIds[1]]);
    const [run] = await graph.read(statements.runsById, { ids: ['run:rank'] });
    expect(JSON.parse(run!.metrics!)).toEqual(
      expect.arrayContaining([
        { name: 'shortlists', value: 2, unit: null },
        { name: 'openings without requirements', value: 1, unit: null },
        { name: `without requirements: ${unranked}`, value: 1, unit: null },
      ]),
    );
    await expect(shortlists.rankCandidates(attempt, { demand: [unranked] })).rejects.toThrow(InvalidInput);
    for (const id of [demandIds[0], demandIds[1]]) await putIdle(id);
    await expect(shortlists.rankCandidates(attempt, { size: 10 })).rejects.toThrow(InvalidInput);
  });
});

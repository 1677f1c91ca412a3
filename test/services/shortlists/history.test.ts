import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, fixedClock } from '../../../src/domain/clock.ts';
import { Conflict } from '../../../src/domain/errors.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { VERSION } from '../../../src/domain/version.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { removeOldRuns } from '../../../src/services/runs/remove-old-runs.ts';
import { entryId } from '../../../src/services/shortlists/shortlist-storage.ts';
import { createShortlists, type Shortlists } from '../../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import {
  caller,
  clusterId,
  personId,
  publishCluster,
  publishFit,
  publishSkills,
  rankingWorld,
  roleIds,
  skillId,
  TODAY,
} from '../ranking-world.ts';
import { fitInstead, make, plainSeries, shortlistsOver } from './shortlist-world.ts';

const [analyst] = roleIds;
let graph: Graph;
let shortlists: Shortlists;

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
  shortlists = shortlistsOver(graph);
});
afterEach(() => graph.close());

/** Somebody shows everything that an analyst needs, and skills, clusters and people are fitted anew. */
async function worldMovesOn(): Promise<void> {
  await graph.write(async (transaction) => {
    const seq = await appendChanges(transaction, TODAY, [{ kind: 'OBSERVATIONS', subject: personId(50) }]);
    const rows = [0, 1, 2, 3, 4].map((s) => ({
      id: `observation:org:later${s}`,
      version: `observation:org:later${s}@${seq}`,
      externalId: `later${s}`,
      personId: personId(50),
      skillId: skillId(s),
      // It happened before the list's moment, and was told of afterwards.
      at: TODAY - 30 * DAY,
      kind: 'ASSESSMENT',
      ...{ score: 1, trials: 30, evaluatorId: null, assignmentId: null, artifact: null },
      ...{ recordedAt: TODAY + DAY, recordedSeq: seq },
    }));
    await transaction.run(statements.appendObservations, { rows, open: OPEN });
  });
  await publishFit(graph, 'run:fit2');
  await publishSkills(graph, 'run:skills2', 0.2);
  await publishCluster(graph, 'run:cluster2', 'cluster:test:2');
}

test('an index of an earlier moment serves on while nothing is recorded but lists', async () => {
  const talentIndex = createTalentIndex({ graph });
  const append = (kind: 'SHORTLIST' | 'OBSERVATIONS') =>
    graph.write(
      async (transaction) => void (await appendChanges(transaction, TODAY, [{ kind, subject: personId(1) }])),
    );
  const early = TODAY - 200 * DAY;
  const first = await talentIndex.asOf(caller, early);
  await append('SHORTLIST');
  const second = await talentIndex.asOf(caller, early);
  expect(second.index).toBe(first.index);
  expect(second.seq).toBe(first.seq + 1);
  await append('OBSERVATIONS');
  const third = await talentIndex.asOf(caller, early);
  expect(third.index).not.toBe(first.index);
});

describe.each([
  ['a role', { role: analyst }],
  ['a cluster', { cluster: clusterId }],
] as const)('a list for %s', (_, target) => {
  test('is computed again as it was when everything has moved on, to the last bit', async () => {
    const { shortlist } = await make(shortlists, { target, size: 10 });
    await worldMovesOn();
    const [replay] = await shortlists.replays(caller, [shortlist]);
    expect(replay).toEqual({
      identical: true,
      considered: { stored: shortlist.considered, again: shortlist.considered },
      differences: [],
      causes: [],
      recordedSince: [],
    });
    expect(await shortlists.stale(caller, [shortlist])).toEqual([true]);
  });

  test('of an earlier moment too', async () => {
    const { shortlist } = await make(shortlists, { target, size: 10, asOf: TODAY - 200 * DAY });
    await worldMovesOn();
    const [replay] = await shortlists.replays(caller, [shortlist]);
    expect(replay).toMatchObject({ identical: true, causes: [] });
  });

  test('says where people stand by what it was computed from', async () => {
    const all = await make(shortlists, { target, size: 100 });
    const few = await make(shortlists, { target, size: 3 });
    await worldMovesOn();
    const asked = all.entries.map((entry) => ({ shortlist: few.shortlist, personId: entry.personId }));
    const standings = await shortlists.standings(caller, asked);
    for (const [i, { rank, score }] of all.entries.entries()) {
      expect(standings[i]).toMatchObject({ rank, asListed: true, entry: { rank, score } });
    }
  });
});

test('a list made anew ranks by what is known now', async () => {
  const before = await make(shortlists, { target: { role: analyst }, size: 1 });
  await worldMovesOn();
  const after = await make(shortlists, { target: { role: analyst }, size: 1 });
  expect(after.entries[0]!.personId).toBe(personId(50));
  expect(before.entries[0]!.personId).not.toBe(personId(50));
});

test('as known at an earlier time it is the list of that time, and says so', async () => {
  const then = await make(shortlists, { target: { role: analyst }, size: 10 });
  await worldMovesOn();
  const again = await make(shortlists, { target: { role: analyst }, size: 10, knownAt: TODAY });
  expect(again.shortlist.knownAt).toBe(TODAY);
  const placed = ({ entries }: typeof then) => entries.map((entry) => [entry.personId, entry.score.value]);
  // Runs are published at one moment in this world: the latest of them is what was known at its end.
  expect(again.shortlist.runIds).toEqual(['run:fit2', 'run:skills2']);
  expect(placed(again).map(([id]) => id)).not.toContain(personId(50));
  expect(
    placed(again)
      .map(([id]) => id)
      .slice(0, 5),
  ).toEqual(
    placed(then)
      .map(([id]) => id)
      .slice(0, 5),
  );
  const [replay] = await shortlists.replays(caller, [again.shortlist]);
  expect(replay).toMatchObject({ identical: true, causes: [] });
  const early = { target: { role: analyst }, knownAt: TODAY - DAY };
  await expect(shortlists.request(caller, early)).rejects.toThrow(Conflict);
});

test('a list is not told by an index of another fit, though its own is published', async () => {
  const talentIndex = createTalentIndex({ graph });
  const former = await talentIndex.current(caller);
  const before = await make(shortlists, { target: { role: analyst }, size: 10 });
  await worldMovesOn();
  const after = await make(shortlistsOver(graph), { target: { role: analyst }, size: 10 });
  // As a server answers while the index of a new fit is built: by the former one.
  const late = { ...talentIndex, current: async () => former, asOf: async () => former };
  const behind = createShortlists({ graph, clock: fixedClock(TODAY), talentIndex: late, runs: {} as never });
  const replays = await behind.replays(caller, [before.shortlist, after.shortlist]);
  for (const replay of replays) expect(replay).toMatchObject({ identical: true, causes: [] });
});

test('a list whose index held evidence that came after its position is told of as such', async () => {
  const index = createTalentIndex({ graph });
  const { seq } = await index.current(caller);
  await worldMovesOn();
  const now = await createTalentIndex({ graph }).current(caller);
  const ahead = { ...now, seq };
  const talentIndex = { ...index, current: async () => ahead, asOf: async () => ahead };
  const early = createShortlists({ graph, clock: fixedClock(TODAY), talentIndex, runs: {} as never });
  const { shortlist } = await make(early, { target: { role: analyst }, size: 10 });
  const [replay] = await shortlists.replays(caller, [shortlist]);
  expect(replay).toMatchObject({ identical: false, causes: ['RECORDED_MEANWHILE'] });
});

test('what was altered past the change log is told of as not explained', async () => {
  const { shortlist, entries } = await make(shortlists, { target: { role: analyst }, size: 10 });
  await fitInstead(graph, 'run:fit1', [
    { ...plainSeries, personId: entries[9]!.personId, skillId: skillId(1) },
  ]);
  const [replay, older] = await shortlistsOver(graph).replays(caller, [
    shortlist,
    { ...shortlist, engine: `meritgraph ${VERSION}` },
  ]);
  expect(replay).toMatchObject({ identical: false, causes: ['UNEXPLAINED'] });
  // Before the arithmetic had a version of its own.
  expect(older).toMatchObject({ identical: false, causes: ['OTHER_CODE'] });
});

test('a replay names what differs in a place, its intervals too', async () => {
  const { shortlist } = await make(shortlists, { target: { role: analyst }, size: 10 });
  const rewrite = async (rank: number, change: (body: StoredBody) => void) => {
    const id = entryId(shortlist.id, rank);
    const [row] = await graph.read(statements.shortlistEntries, { ids: [id] });
    const body = JSON.parse(row!.body) as StoredBody;
    change(body);
    await graph.write((transaction) => transaction.run(putBody, { id, body: JSON.stringify(body) }));
  };
  await rewrite(2, ({ score }) => {
    score.low -= 1e-12;
  });
  await rewrite(4, ({ rankInterval }) => {
    rankInterval.high += 1;
  });
  await rewrite(5, ({ score, rankInterval }) => {
    score.value += 1e-12;
    rankInterval.low -= 1;
  });
  const [replay] = await shortlists.replays(caller, [shortlist]);
  expect(replay!.identical).toBe(false);
  expect(replay!.differences.map(({ rank, differs }) => [rank, differs])).toEqual([
    [2, ['INTERVAL']],
    [4, ['RANK_INTERVAL']],
    [5, ['SCORE', 'RANK_INTERVAL']],
  ]);
});

interface StoredBody {
  readonly score: { value: number; low: number };
  readonly rankInterval: { low: number; high: number };
}

const putBody = statement<{ id: string; body: string }, never>(
  '// Rewrites.\n// @param id string\n// @param body string\n' +
    'MATCH (e:ShortlistEntry {id: $id}) SET e.body = $body',
);

describe('what a list cites', () => {
  test('is kept for the configured time, then it is said that it is gone', async () => {
    const { shortlist, entries } = await make(shortlists, { target: { cluster: clusterId }, size: 10 });
    await worldMovesOn();
    await publishSkills(graph, 'run:skills3', 0.1);
    await publishCluster(graph, 'run:cluster3', 'cluster:test:3');
    await endRuns();
    expect((await removeOldRuns(graph, TODAY + 29 * DAY, { citedKeptDays: 30 })).runs).toBe(0);
    expect((await shortlists.replays(caller, [shortlist]))[0]).toMatchObject({ identical: true, causes: [] });

    expect((await removeOldRuns(graph, TODAY + 31 * DAY, { citedKeptDays: 30 })).runs).toBe(2);
    const [replay] = await shortlists.replays(caller, [shortlist]);
    expect(replay).toMatchObject({ identical: false, causes: ['RUN_GONE'] });
    expect(replay!.differences.map(({ stored }) => stored!.personId)).toEqual(
      entries.map((entry) => entry.personId),
    );
  });

  test('of a role: ranked under the runs of now, with the exact difference', async () => {
    const { shortlist, entries } = await make(shortlists, { target: { role: roleIds[1] }, size: 20 });
    await worldMovesOn();
    await publishSkills(graph, 'run:skills3', 0.1);
    await endRuns();
    await removeOldRuns(graph, TODAY + 31 * DAY, { citedKeptDays: 30 });
    const [replay] = await shortlists.replays(caller, [shortlist]);
    expect(replay!.identical).toBe(false);
    expect(replay!.causes).toEqual(['RUN_GONE']);
    for (const { rank, stored, again } of replay!.differences) {
      expect(stored).toMatchObject({ personId: entries[rank - 1]!.personId });
      expect(again).not.toEqual(stored);
    }
  });
});

/** As their jobs would have left them. */
async function endRuns(): Promise<void> {
  const ids = ['fit1', 'skills1', 'cluster1', 'fit2', 'skills2', 'cluster2', 'skills3', 'cluster3'];
  await graph.write(async (transaction) => {
    for (const id of ids) {
      await transaction.run(statements.endRun, {
        id: `run:${id}`,
        state: 'COMPLETED',
        ...{ at: TODAY, progress: 1, phase: null, failureCode: null, failureMessage: null },
      });
    }
  });
}

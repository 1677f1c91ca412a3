import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, fixedClock } from '../../../../src/domain/clock.ts';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import { createAssignments } from '../../../../src/services/records/assignments.ts';
import { appendChanges, currentSeq } from '../../../../src/services/runs/changes.ts';
import { changedSince } from '../../../../src/services/talent/renewal/changed-since.ts';
import { createTalentIndex, type TalentIndexService } from '../../../../src/services/talent/talent-index.ts';
import {
  caller,
  personId,
  podId,
  putAssignments,
  rankingWorld,
  roleIds,
  TODAY,
} from '../../ranking-world.ts';
import { whatItSays } from '../index-world.ts';

let graph: Graph;
let talentIndex: TalentIndexService;
/** By which statements an index was read. */
let read: string[];

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
  read = [];
  const watched: Graph = {
    ...graph,
    read: (statement, params, options) => {
      read.push(statement.name);
      return graph.read(statement, params, options);
    },
    readColumns: (statement, params, options) => {
      read.push(statement.name);
      return graph.readColumns(statement, params, options);
    },
  };
  talentIndex = createTalentIndex({ graph: watched, settleMs: 0 });
  await talentIndex.current(caller);
  await talentIndex.current(caller);
  read.length = 0;
});
afterEach(() => graph.close());

/** All that an index says of people and what they are assigned to. */
async function said(by: TalentIndexService) {
  const snapshot = await by.current(caller);
  return { ...whatItSays(snapshot), people: snapshot.index.people };
}

test('whoever an assignment is recorded of is read, and nobody else is looked at', async () => {
  const day = { from: '2026-07-01', to: '2026-12-31', podId, roleId: roleIds[0] };
  await createAssignments({ graph, clock: fixedClock(TODAY) }).record(caller, [
    { ...day, externalId: 'new', personId: personId(20) },
    { ...day, externalId: 'A1', personId: personId(21) },
  ]);
  const renewed = await said(talentIndex);
  expect(renewed).toEqual(await said(createTalentIndex({ graph })));
  expect(read).toContain('rankingAssignmentsOf');
  expect(read).not.toContain('rankingPeopleRecordedAt');
});

test('after an import, whose changes name nobody, whoever changed is looked for', async () => {
  await graph.write(async (transaction) => {
    const seq = await appendChanges(transaction, TODAY, [{ kind: 'ASSIGNMENTS', subject: 'run:import' }]);
    await putAssignments(transaction, [{ n: 30, from: '2026-01-01', to: null }], seq);
  });
  expect(await said(talentIndex)).toEqual(await said(createTalentIndex({ graph })));
  expect(read).toContain('rankingPeopleRecordedAt');
});

test('whoever is changed once more while an import is taken up is in what is answered, as the newest change left them', async () => {
  const moves = (n: number, from: string) =>
    graph.write(async (transaction) => {
      const seq = await appendChanges(transaction, TODAY, [{ kind: 'ASSIGNMENTS', subject: 'run:import' }]);
      await putAssignments(transaction, [{ n, from, to: null }], seq);
    });
  await moves(30, '2026-01-01');
  // Between the reading of the log and that of people: they stand at the newer position only.
  const meanwhile: Graph = {
    ...graph,
    read: (statement, params, options) => graph.read(statement, params, options),
    readColumns: async function* (statement, params, options) {
      if (statement.name === 'rankingPeopleRecordedAt' && again > 0) {
        again--;
        await moves(30, '2026-02-01');
      }
      yield* graph.readColumns(statement, params, options);
    },
  };
  let again = 0;
  const renewing = createTalentIndex({ graph: meanwhile, settleMs: 0 });
  await renewing.current(caller);
  await moves(30, '2026-03-01');
  again = 1;
  expect((await said(renewing)).people).toEqual((await said(createTalentIndex({ graph }))).people);
  expect(again).toBe(0);
});

test('an import that goes on writing is taken up by so many reads, and everybody as they then are', async () => {
  let moved = 0;
  let reads = 0;
  const moves = () =>
    graph.write(async (transaction) => {
      const seq = await appendChanges(transaction, TODAY, [{ kind: 'ASSIGNMENTS', subject: 'run:import' }]);
      await putAssignments(transaction, [{ n: moved++ % 60, from: '2026-03-01', to: null }], seq);
    });
  let writing = false;
  const meanwhile: Graph = {
    ...graph,
    read: (statement, params, options) => graph.read(statement, params, options),
    readColumns: async function* (statement, params, options) {
      if (writing && statement.name.startsWith('rankingPeopleRecorded')) {
        // What has gone on for so long would go on for ever.
        if (++reads > 50) writing = false;
        await moves();
      }
      yield* graph.readColumns(statement, params, options);
    },
  };
  const renewing = createTalentIndex({ graph: meanwhile, settleMs: 0 });
  await renewing.current(caller);
  await renewing.current(caller);
  await moves();
  writing = true;
  const { people } = await said(renewing);
  expect(reads).toBe(3);
  expect(people).toEqual((await said(createTalentIndex({ graph }))).people);
});

test('whose award is another person’s by now is read too', async () => {
  const credential = { kind: 'CERTIFICATION', days: 1, validityDays: null, cost: null, currency: null };
  const given = (to: string, seq: number) => ({
    ...{ id: 'award:org:1', version: `award:org:1@${seq}`, externalId: '1', personId: to },
    ...{ credentialId: 'credential:org:c', awardedAt: TODAY - 9 * DAY, expiresAt: null },
    ...{ status: null, statusAt: null, recordedAt: TODAY, recordedSeq: seq },
  });
  const award = (to: string, former: string[]) =>
    graph.write(async (transaction) => {
      const seq = await appendChanges(transaction, TODAY, [{ kind: 'AWARDS', subject: 'run:import' }]);
      const ended = former.map((version) => ({ version, at: TODAY }));
      await transaction.run(statements.endAwardVersions, { rows: ended, seq });
      await transaction.run(statements.appendAwards, { open: OPEN, rows: [given(to, seq)] });
      return `award:org:1@${seq}`;
    });
  await graph.write(async (transaction) => {
    await transaction.run(statements.putCredentials, {
      rows: [{ id: 'credential:org:c', externalId: 'c', name: 'C', ...credential }],
    });
  });
  const version = await award(personId(3), []);
  await talentIndex.current(caller);
  const from = await currentSeq(graph);
  await award(personId(4), [version]);
  expect([...(await changedSince(graph, from, from + 1)).awarded].sort()).toEqual(
    [personId(3), personId(4)].sort(),
  );
});

test('when an award was revoked is read of those whose awards changed', async () => {
  const statusAt = TODAY + DAY;
  const credential = { kind: 'CERTIFICATION', days: 1, validityDays: null, cost: null, currency: null };
  await graph.write(async (transaction) => {
    const seq = await appendChanges(transaction, TODAY, [{ kind: 'AWARDS', subject: 'run:import' }]);
    await transaction.run(statements.putCredentials, {
      rows: [{ id: 'credential:org:c', externalId: 'c', name: 'C', ...credential }],
    });
    await transaction.run(statements.appendAwards, {
      open: OPEN,
      rows: [
        {
          ...{ id: 'award:org:1', version: 'award:org:1@1', externalId: '1', personId: personId(3) },
          ...{ credentialId: 'credential:org:c', awardedAt: TODAY - 9 * DAY, expiresAt: null },
          ...{ status: 'REVOKED', statusAt, recordedAt: TODAY, recordedSeq: seq },
        },
      ],
    });
  });
  const { index } = await talentIndex.current(caller);
  expect(index.watermark).toBe(statusAt);
  expect(read).toContain('awardEndsOfPeople');
  expect(read).not.toContain('awardsEndedAfter');
});

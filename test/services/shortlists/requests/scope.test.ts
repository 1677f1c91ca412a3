import { describe, expect, test } from 'vitest';
import { DAY } from '../../../../src/domain/clock.ts';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import { appendChanges } from '../../../../src/services/runs/changes.ts';
import {
  caller,
  PEOPLE,
  personId,
  personNumber,
  podId,
  publishFit,
  putAssignments,
  roleIds,
  skillId,
  TODAY,
} from '../../ranking-world.ts';
import { onGrafeo } from '../entries/shortlist-oracle.ts';

const [analyst] = roleIds;

describe('Who is on a shortlist', () => {
  const now = onGrafeo();

  test('who is left out is counted by reason, and who is listed can stand where listed', async () => {
    const { made } = now();
    const { shortlist, entries } = await made({
      target: { role: analyst },
      size: 100,
      scope: { units: ['North'], maxWage: { amount: 70_000, currency: 'USD' } },
      exclude: [personId(2)],
      must: [{ skill: skillId(1), level: 0.5 }],
    });
    const count = (reason: string) => shortlist.excluded.find((each) => each.reason === reason)?.people ?? 0;
    expect(count('LEFT')).toBe(1);
    expect(count('EXCLUDED')).toBe(1);
    expect(count('OUT_OF_SCOPE')).toBe(29);
    // Of the even ones every tenth has no wage, every other one is paid in EUR.
    expect(count('ABOVE_WAGE')).toBeGreaterThan(0);
    expect(count('BELOW_MINIMUM')).toBeGreaterThan(0);
    const left = shortlist.excluded.reduce((sum, { people }) => sum + people, 0);
    expect(left + shortlist.considered).toBe(PEOPLE);
    for (const { rank, rankInterval } of entries) {
      expect(rankInterval!.low).toBeLessThanOrEqual(rank);
      expect(rankInterval!.high).toBeGreaterThanOrEqual(rank);
      expect(rankInterval!.high).toBeLessThanOrEqual(shortlist.considered);
    }
  });

  test('a scope restricts, and so do exclusions and the first day of work', async () => {
    const { made } = now();
    const target = { role: analyst };
    const north = await made({ target, size: 100, scope: { units: ['North'] } });
    expect(north.entries.every((entry) => personNumber(entry.personId) % 2 === 0)).toBe(true);
    const without = await made({ target, size: 100, exclude: [personId(5), personId(9)] });
    expect(without.entries.map((entry) => entry.personId)).not.toContain(personId(5));
    const free = await made({ target, size: 100, start: '2026-08-02' });
    const ids = free.entries.map((entry) => entry.personId);
    for (const n of [0, 1, 2]) expect(ids).not.toContain(personId(n));
    expect(ids).toContain(personId(3));
    const paid = await made({ target, size: 100, scope: { maxWage: { amount: 60_000, currency: 'USD' } } });
    expect(paid.entries.length).toBeGreaterThan(0);
    for (const entry of paid.entries) {
      const n = personNumber(entry.personId);
      expect(n % 5 !== 0 && n % 4 !== 0 && n <= 20).toBe(true);
    }
    const members = await made({ target, size: 100, scope: { pods: [podId] } });
    expect(members.shortlist.considered).toBeLessThanOrEqual(4);
    const able = await made({ target, size: 100, scope: { having: [{ skill: skillId(1), level: 0.5 }] } });
    expect(able.entries.length).toBeGreaterThan(0);
    expect(able.entries.length).toBeLessThan(59);
  });

  test('whoever will have left by the first day of work has left, and is listed for a day before', async () => {
    const { made, shortlists } = now();
    const { leftOn, n } = { leftOn: '2026-09-01', n: 8 };
    for (const [start, people] of [
      ['2026-08-31', 1],
      [leftOn, 2],
      ['2026-12-01', 2],
    ] as const) {
      const { shortlist, entries } = await made({ target: { role: analyst }, size: 100, start });
      expect(shortlist.excluded.find(({ reason }) => reason === 'LEFT')!.people).toBe(people);
      const left = shortlist.excluded.reduce((sum, each) => sum + each.people, 0);
      expect(left + shortlist.considered).toBe(PEOPLE);
      expect(entries.some((entry) => entry.personId === personId(n))).toBe(people === 1);
      const [standing] = await shortlists.standings(caller, [{ shortlist, personId: personId(n) }]);
      expect(standing!.excludedBy).toEqual(people === 1 ? [] : ['LEFT']);
    }
  });

  test('whoever is assigned on the first day of work or on the day that the scope names is unavailable', async () => {
    const { graph, made } = now();
    await graph.write((transaction) =>
      putAssignments(transaction, [{ n: 9, from: '2026-10-01', to: '2026-10-31' }]),
    );
    // 0, 1 and 2 are assigned without an end, 3 until the first of August, 9 in October.
    for (const [start, availableFrom, unavailable] of [
      ['2026-08-02', undefined, [0, 1, 2]],
      ['2026-08-02', '2026-07-01', [0, 1, 2, 3]],
      ['2026-07-01', '2026-08-02', [0, 1, 2, 3]],
      ['2026-07-01', '2026-10-31', [0, 1, 2, 3, 9]],
      ['2026-10-31', '2026-08-02', [0, 1, 2, 9]],
      ['2026-10-31', '2026-10-31', [0, 1, 2, 9]],
      [undefined, '2026-10-31', [0, 1, 2, 9]],
    ] as const) {
      const { shortlist, entries } = await made({
        target: { role: analyst },
        ...{ size: 100, scope: { availableFrom: availableFrom ?? null }, start: start ?? null },
      });
      const ids = entries.map((entry) => personNumber(entry.personId));
      expect(ids.filter((n) => (unavailable as readonly number[]).includes(n))).toEqual([]);
      const left = shortlist.excluded.find(({ reason }) => reason === 'UNAVAILABLE')!;
      expect(left.people).toBe(unavailable.length);
      const asked = unavailable.map((n) => ({ shortlist, personId: personId(n) }));
      for (const standing of await now().shortlists.standings(caller, asked))
        expect(standing!.excludedBy).toEqual(['UNAVAILABLE']);
    }
  });

  test('the caller sees own writes: an assignment, a new person, a new fit', async () => {
    const { graph, made } = now();
    const target = { role: analyst };
    const before = await made({ target, size: 100, start: '2026-08-02' });
    const someone = before.entries[0]!.personId;
    await graph.write(async (transaction) => {
      const seq = await appendChanges(transaction, TODAY, [{ kind: 'ASSIGNMENTS', subject: someone }]);
      await putAssignments(transaction, [{ n: personNumber(someone), from: '2026-07-01', to: null }], seq);
    });
    const after = await made({ target, size: 100, start: '2026-08-02' });
    expect(after.entries.map((entry) => entry.personId)).not.toContain(someone);
    await graph.write(async (transaction) => {
      const row = { externalId: 'N', name: 'New', unit: 'North', location: null, wage: null, currency: null };
      const seq = await appendChanges(transaction, TODAY, [{ kind: 'PEOPLE', subject: personId(900) }]);
      await transaction.run(statements.putPeople, {
        rows: [{ id: personId(900), joinedOn: null, leftOn: null, ...row }],
        seq,
      });
      await transaction.run(statements.appendObservations, {
        rows: [0, 1, 2, 3, 4].map((s) => ({
          id: `observation:org:new${s}`,
          version: `observation:org:new${s}@2`,
          externalId: `new${s}`,
          personId: personId(900),
          skillId: skillId(s),
          at: TODAY - DAY,
          kind: 'ASSESSMENT',
          score: 1,
          trials: 20,
          evaluatorId: null,
          assignmentId: null,
          artifact: null,
          recordedAt: TODAY,
          recordedSeq: 2,
        })),
        open: OPEN,
      });
    });
    expect((await made({ target, size: 100 })).entries.map((entry) => entry.personId)).not.toContain(
      personId(900),
    );
    await publishFit(graph, 'run:fit2');
    const fitted = await made({ target, size: 100 });
    expect(fitted.entries[0]!.personId).toBe(personId(900));
    expect(fitted.shortlist.runIds[0]).toBe('run:fit2');
  });
});

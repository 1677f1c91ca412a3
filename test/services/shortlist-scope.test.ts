import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/domain/clock.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import {
  PEOPLE,
  personId,
  personNumber,
  podId,
  publishFit,
  putAssignments,
  roleIds,
  skillId,
  TODAY,
} from './ranking-world.ts';
import { onGrafeo } from './shortlist-oracle.ts';

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

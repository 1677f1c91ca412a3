import { describe, expect, test } from 'vitest';
import { fixedClock } from '../../../src/domain/clock.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { createShortlists } from '../../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { caller, clusterId, personId, personNumber, roleIds, TODAY } from '../ranking-world.ts';
import { onGrafeo } from './entries/shortlist-oracle.ts';

const [analyst] = roleIds;

describe('A shortlist that was kept', () => {
  const now = onGrafeo();

  test('nothing that a ranking holds was recorded after its own knownAt', async () => {
    const { graph } = now();
    const clock = fixedClock(TODAY);
    const index = createTalentIndex({ graph });
    const recorded = TODAY + 60_000;
    const talentIndex: typeof index = {
      ...index,
      async current(...asked) {
        // Somebody records while the index is being renewed.
        clock.set(recorded);
        return index.current(...asked);
      },
    };
    const shortlists = createShortlists({ graph, clock, talentIndex, runs: {} as never });
    const answer = await shortlists.request(caller, { target: { role: analyst } });
    if (answer.kind === 'RUN') throw new Error('was deferred');
    expect(answer.shortlist.asOf).toBe(TODAY);
    expect(answer.shortlist.knownAt).toBe(recorded);
  });

  test('computed again it is identical, or says what differs and why', async () => {
    const { graph, made, shortlists } = now();
    const { shortlist, entries } = await made({ target: { cluster: clusterId }, size: 10 });
    // Storing it was a change of the log, but not one that answers depend on; nor are wages and titles.
    await graph.write((transaction) =>
      appendChanges(transaction, TODAY, [
        { kind: 'WAGES', subject: 'run:wages' },
        { kind: 'TITLES', subject: 'run:titles' },
      ]),
    );
    expect(await shortlists.stale(caller, [shortlist])).toEqual([false]);
    const [unchanged] = await shortlists.replays(caller, [shortlist]);
    expect(unchanged).toMatchObject({ identical: true, differences: [], causes: [], recordedSince: [] });
    await graph.write(async (transaction) => {
      const leaver = personNumber(entries[0]!.personId);
      const seq = await appendChanges(transaction, TODAY, [{ kind: 'PEOPLE', subject: personId(leaver) }]);
      await transaction.run(statements.putPeople, {
        rows: [
          {
            id: personId(leaver),
            externalId: `P${leaver}`,
            name: 'x',
            unit: null,
            location: null,
            joinedOn: null,
            leftOn: '2026-01-01',
            wage: null,
            currency: null,
          },
        ],
        seq,
      });
    });
    expect(await shortlists.stale(caller, [shortlist])).toEqual([true]);
    const [replay] = await shortlists.replays(caller, [shortlist]);
    expect(replay!.identical).toBe(false);
    expect(replay!.causes).toEqual(['RECORDS_CHANGED']);
    expect(replay!.recordedSince).toEqual(['PEOPLE']);
    expect(replay!.considered.again).toBe(replay!.considered.stored - 1);
    expect(replay!.differences[0]).toMatchObject({
      rank: 1,
      stored: { personId: entries[0]!.personId },
      again: { personId: entries[1]!.personId },
    });
  });
});

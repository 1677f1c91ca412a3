import { describe, expect, test } from 'vitest';
import { DAY, fixedClock, noonOf } from '../../../../src/domain/clock.ts';
import { Conflict, InvalidInput, NotFound } from '../../../../src/domain/errors.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import { createInProcessQueue } from '../../../../src/queue/in-process.ts';
import { createRuns } from '../../../../src/services/runs/runs.ts';
import type { ShortlistInput } from '../../../../src/services/shortlists/shortlist-request.ts';
import { createShortlists } from '../../../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { caller, demandIds, podId, roleIds, skillId, TODAY } from '../../ranking-world.ts';
import { onGrafeo } from '../entries/shortlist-oracle.ts';

const [analyst, , idle] = roleIds;

describe('A shortlist that cannot be made', () => {
  const now = onGrafeo();

  describe('bad requests', () => {
    test.each([
      ['size 0', { target: { role: analyst }, size: 0 }],
      ['size 1001', { target: { role: analyst }, size: 1001 }],
      ['no target', { target: {} }],
      ['a diversity above 1', { target: { role: analyst }, diversity: 1.5 }],
      ['two targets', { target: { role: analyst, pod: podId } }],
      ['a role without requirements', { target: { role: idle } }],
      ['a start that is no date', { target: { role: analyst }, start: '2026-02-30' }],
      [
        'a level above 1',
        { target: { role: analyst }, scope: { having: [{ skill: skillId(1), level: 2 }] } },
      ],
      [
        'a currency that is none',
        { target: { role: analyst }, scope: { maxWage: { amount: 1, currency: '$' } } },
      ],
      ['a pod whose demand is over', { target: { pod: podId }, start: '2031-01-01', scope: {} }],
    ] as const)('%s is refused as input', async (title, input) => {
      const { graph, shortlists } = now();
      const ended = title.startsWith('a pod');
      if (ended) {
        await graph.write((transaction) =>
          transaction.run(statements.putDemand, {
            rows: [
              {
                id: demandIds[0],
                externalId: '1',
                podId,
                roleId: analyst,
                headcount: 3,
                from: '2026-01-01',
                to: '2027-01-01',
              },
            ],
          }),
        );
      }
      await expect(shortlists.request(caller, input as ShortlistInput)).rejects.toThrow(InvalidInput);
    });

    test('a first day of work that was over before the moment asked about is refused, and says by what to go', async () => {
      const { shortlists } = now();
      const asked = (start: string, asOf?: number) =>
        shortlists.request(caller, { target: { role: analyst }, start, asOf: asOf ?? null });
      for (const request of [() => asked('2026-06-28'), () => asked('2026-06-30', noonOf('2026-07-01'))]) {
        const refused = await request().catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(InvalidInput);
        expect((refused as InvalidInput).fields).toEqual([
          { path: 'input.start', problem: expect.stringMatching(/before the day of asOf.*an earlier asOf/) },
        ]);
      }
      // The same day, and one that is not over everywhere.
      await asked('2026-06-30');
      await asked('2026-06-30', noonOf('2026-07-01') - 1);
    });

    test('a request with the key of one that was answered gives that answer, its first day of work past or not', async () => {
      const { graph } = now();
      const clock = fixedClock(TODAY);
      const talentIndex = createTalentIndex({ graph });
      const shortlists = createShortlists({ graph, clock, talentIndex, runs: {} as never });
      const input = { target: { role: analyst }, start: '2026-07-01', idempotencyKey: 'once' };
      const first = await shortlists.request(caller, input);
      clock.set(TODAY + 30 * DAY);
      const again = await shortlists.request(caller, input);
      if (first.kind === 'RUN' || again.kind === 'RUN') throw new Error('was deferred');
      expect(again.shortlist.id).toBe(first.shortlist.id);
      const other = shortlists.request(caller, { ...input, idempotencyKey: 'twice' });
      await expect(other).rejects.toThrow(InvalidInput);
    });

    test('one with the key of a run gives that run, and then what it made of the moment at which it was asked for', async () => {
      const { graph } = now();
      const clock = fixedClock(TODAY);
      const queue = createInProcessQueue();
      const runs = createRuns({ graph, queue, clock, organisation: 'default', codeVersion: 'test' });
      const talentIndex = createTalentIndex({ graph });
      const quick = { postings: 0, refits: 0 };
      const shortlists = createShortlists({ graph, clock, talentIndex, runs, quick });
      const input = { target: { role: analyst }, start: '2026-07-01', idempotencyKey: 'once' };
      const first = await shortlists.request(caller, input);
      clock.set(TODAY + 30 * DAY);
      const again = await shortlists.request(caller, input);
      if (first.kind !== 'RUN' || again.kind !== 'RUN') throw new Error('was not deferred');
      expect(again.run.id).toBe(first.run.id);
      await expect(shortlists.request(caller, { ...input, size: 3 })).rejects.toThrow(Conflict);
      const parameters = JSON.parse(again.run.parameters);
      const { idempotencyKey } = again.run;
      await runs.perform(
        caller,
        { job: 'RANK_CANDIDATES', parameters, idempotencyKey },
        (attempt) => shortlists.rankCandidates(attempt, parameters),
        () => {},
      );
      const made = await shortlists.request(caller, input);
      if (made.kind === 'RUN') throw new Error('was deferred');
      expect(made.shortlist.runId).toBe(first.run.id);
      expect(made.shortlist.asOf).toBe(TODAY);
      await queue.close();
    });

    test.each(['role', 'cluster', 'pod', 'demand'])('an unknown %s is not found', async (kind) => {
      const { shortlists } = now();
      const input = { target: { [kind]: `${kind}:org:none` } };
      await expect(shortlists.request(caller, input)).rejects.toThrow(NotFound);
    });

    test.each([
      ['skill in a minimum', { scope: { having: [{ skill: 'skill:org:none', level: 0.5 }] } }],
      ['pod', { scope: { pods: [podId, 'pod:org:none'] } }],
      ['person', { scope: { people: ['person:none'] } }],
      ['person to leave out', { exclude: ['person:none'] }],
    ])('an unknown %s is not found', async (_, named) => {
      const { shortlists } = now();
      const request = shortlists.request(caller, { target: { role: analyst }, ...named });
      await expect(request).rejects.toThrow(NotFound);
    });

    test('units and locations that nobody bears are named, all of them, with what there is', async () => {
      const { shortlists } = now();
      const scope = { units: ['North', 'Nort', 'Atlantis'], locations: ['The moon'] };
      const request = shortlists.request(caller, { target: { role: analyst }, scope });
      await expect(request).rejects.toMatchObject({
        fields: [
          {
            path: 'input.scope.units',
            problem: 'names "Atlantis", which is the unit of nobody; there are: North, South',
          },
          {
            path: 'input.scope.units',
            problem: 'names "Nort", which is the unit of nobody; there are: North, South',
          },
          {
            path: 'input.scope.locations',
            problem: 'names "The moon", which is the location of nobody; there are: Here',
          },
        ],
      });
    });

    test.each([
      ['is none of ISO 4217', 'ZZZ', 'is not an ISO 4217 code of a currency, such as USD'],
      [
        'nobody is paid in',
        'CHF',
        'is a currency that nobody is known to be paid in, and wages are not converted',
      ],
    ])('a currency of the highest wage that %s is refused at its place', async (_, currency, problem) => {
      const { shortlists } = now();
      const scope = { maxWage: { amount: 90_000, currency } };
      const request = shortlists.request(caller, { target: { role: analyst }, scope });
      await expect(request).rejects.toMatchObject({
        fields: [{ path: 'input.scope.maxWage.currency', problem }],
      });
    });

    test('what will be known in the future is not asked for, to the millisecond', async () => {
      const { shortlists } = now();
      const asked = (knownAt: number) => shortlists.request(caller, { target: { role: analyst }, knownAt });
      await expect(asked(TODAY + 1)).rejects.toMatchObject({
        fields: [{ path: 'input.knownAt', problem: expect.stringMatching(/^is in the future/) }],
      });
      expect((await asked(TODAY)).kind).toBe('SHORTLIST');
    });

    test('RANK_CANDIDATES with an unknown pod in its scope is not found', async () => {
      const { shortlists } = now();
      const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress: () => {} };
      const run = shortlists.rankCandidates(attempt, { scope: { pods: ['pod:org:none'] } });
      await expect(run).rejects.toThrow(NotFound);
    });
  });
});

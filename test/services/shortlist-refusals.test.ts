import { describe, expect, test } from 'vitest';
import { InvalidInput, NotFound } from '../../src/domain/errors.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import type { ShortlistInput } from '../../src/services/shortlists/shortlist-request.ts';
import { caller, demandIds, podId, roleIds, skillId } from './ranking-world.ts';
import { onGrafeo } from './shortlist-oracle.ts';

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

    test('units and locations that nobody bears are named, all of them', async () => {
      const { shortlists } = now();
      const scope = { units: ['North', 'Nort', 'Atlantis'], locations: ['The moon'] };
      const request = shortlists.request(caller, { target: { role: analyst }, scope });
      await expect(request).rejects.toMatchObject({
        fields: [
          { path: 'input.scope.units', problem: 'names "Atlantis", which is the unit of nobody' },
          { path: 'input.scope.units', problem: 'names "Nort", which is the unit of nobody' },
          { path: 'input.scope.locations', problem: 'names "The moon", which is the location of nobody' },
        ],
      });
    });

    test('RANK_CANDIDATES with an unknown pod in its scope is not found', async () => {
      const { shortlists } = now();
      const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress: () => {} };
      const run = shortlists.rankCandidates(attempt, { scope: { pods: ['pod:org:none'] } });
      await expect(run).rejects.toThrow(NotFound);
    });
  });
});

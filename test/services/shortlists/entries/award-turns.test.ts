import { expect, test } from 'vitest';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import { createLatestChanges } from '../../../../src/services/runs/latest-changes.ts';
import { createAwardGains } from '../../../../src/services/shortlists/award-gains.ts';
import { rankPeople } from '../../../../src/talent-index/rank/rank-people.ts';
import { scoreTerms } from '../../../../src/talent-index/rank/rescore.ts';
import { roleQuery } from '../../../../src/talent-index/rank/role-query.ts';
import { indexOf, noPause, randomOrganisation } from '../../../talent-index/random-organisation.ts';
import { caller } from '../../ranking-world.ts';

test('a catalogue of thousands is tried in turns, for one role too', async () => {
  const organisation = randomOrganisation({
    ...{ seed: 5, people: 40, skills: 30, skillsPerPerson: 8, adjacentPerSkill: 2 },
  });
  const index = await indexOf(organisation);
  const asOf = organisation.now;
  const asked = organisation.skillIds.slice(0, 6);
  const roles = [
    roleQuery(
      index,
      'role:org:one',
      asked.map((skillId) => ({ skillId, importance: 1, level: 0.6 })),
    )!,
  ];
  const eligible = new Uint8Array(index.people.count).fill(1);
  const { entries } = await rankPeople(index, { roles, asOf, size: 1, eligible, seed: '7' }, noPause);
  const [ranked] = entries;
  const terms = scoreTerms(index, ranked!.role, ranked!.person, asOf);

  const graph = await openGrafeo({ create: true });
  const gains = createAwardGains({ graph, latestChanges: createLatestChanges(graph) });
  const turnsOf = async (credentials: number) => {
    const records = Array.from({ length: credentials }, (_, n) => ({
      ...{ id: `credential:org:${n}`, days: 1, cost: 1, currency: 'USD', first: [] },
      validates: [{ skillId: asked[n % asked.length]!, level: 0.7 }],
    }));
    const view = { asOf, knownAt: OPEN, knownSeq: OPEN };
    const liftsOf = await gains.of(caller, { index, roles }, { edition: 0, records }, [ranked!], view);
    return [...liftsOf!(ranked!, terms)].length;
  };
  expect(await turnsOf(10)).toBe(0);
  expect(await turnsOf(20_000)).toBeGreaterThanOrEqual(4);
  await graph.close();
});

import { expect, test } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { decideEligibility } from '../../../src/talent-index/rank/eligibility.ts';
import { HeadTerms } from '../../../src/talent-index/rank/head-terms.ts';
import { rankPeople } from '../../../src/talent-index/rank/rank-people.ts';
import { exactScore, scoreTerms } from '../../../src/talent-index/rank/rescore.ts';
import { roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { indexOf, noPause, randomOrganisation } from '../random-organisation.ts';

test('whoever stands at the head is scored to the last bit as elsewhere, and with the same terms', async () => {
  const organisation = randomOrganisation({
    ...{ seed: 11, people: 600, skills: 20, skillsPerPerson: 6, adjacentPerSkill: 5 },
  });
  const index = await indexOf(organisation);
  const asOf = Date.parse('2026-07-01');
  const requirements = organisation.skillIds
    .slice(0, 12)
    .map((skillId, n) => ({ skillId, importance: (n + 1) / 13, level: 0.3 + n / 20 }));
  const role = roleQuery(index, 'role:org:1', requirements)!;
  const { eligible } = await decideEligibility(index, {}, asOf, Math.floor(asOf / DAY), noPause);
  const request = { roles: [role], asOf, size: 20, eligible, seed: '7' };
  const terms = new HeadTerms(index, role, asOf);
  const ranking = await rankPeople(index, request, noPause, undefined, terms);
  expect(ranking).toEqual(await rankPeople(index, request, noPause));
  expect(ranking.entries).toHaveLength(20);
  for (const { person, score } of ranking.entries) {
    expect(score).toBe(exactScore(index, role, person, asOf));
    expect(terms.of(person)).toEqual(scoreTerms(index, role, person, asOf));
    expect(terms.of(person)).toBe(terms.of(person));
  }
  const last = index.people.count - 1;
  expect(terms.of(last)).toEqual(scoreTerms(index, role, last, asOf));
});

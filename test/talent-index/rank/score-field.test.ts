import { expect, test } from 'vitest';
import { rankPeople } from '../../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { BoundBins, fieldOf, scoreBins, scoreMoments } from '../../../src/talent-index/rank/score-field.ts';
import { indexOf, noPause, randomOrganisation } from '../random-organisation.ts';

test('a list asks about fewer people than there are, and its rank intervals are those of the whole field', async () => {
  const organisation = randomOrganisation({
    ...{ seed: 5, people: 3_000, skills: 20, skillsPerPerson: 6, adjacentPerSkill: 3 },
  });
  const index = await indexOf(organisation);
  const asOf = organisation.now;
  const requirements = organisation.skillIds
    .slice(0, 10)
    .map((skillId, n) => ({ skillId, importance: (n + 1) / 11, level: 0.3 + n / 20 }));
  const role = roleQuery(index, 'role:org:1', requirements)!;
  const eligible = new Uint8Array(index.people.count).fill(1);
  const size = 5;
  const bounds = new BoundBins(index.people.ids);
  const { entries, considered } = await rankPeople(
    index,
    { roles: [role], asOf, size, eligible, seed: '7' },
    noPause,
    (bound, person) => bounds.add(bound, person),
  );
  const ofList = await bounds.scoredForList(index, [role], asOf, noPause, size, null);
  const ofAll = await scoreBins(index, [role], asOf, eligible, noPause);
  expect(ofList.map(({ count }) => count)).toEqual(ofAll.map(({ count }) => count));
  const scored = (bins: typeof ofAll) => bins.reduce((sum, bin) => sum + bin.scored.length, 0);
  expect(scored(ofList)).toBeLessThan(0.7 * scored(ofAll));
  const best = ofAll.findLastIndex(({ count }) => count > 0);
  expect(ofList[best]).toEqual(ofAll[best]);
  for (const { person } of entries) {
    const moments = scoreMoments(index, role, person, asOf);
    const whole = fieldOf(ofAll).rankInterval(moments, considered);
    const near = fieldOf(ofList).rankInterval(moments, considered);
    const width = whole.high - whole.low + 1;
    expect(Math.abs(near.low - whole.low)).toBeLessThanOrEqual(0.1 * width);
    expect(Math.abs(near.high - whole.high)).toBeLessThanOrEqual(0.1 * width);
  }
});

test('between two pauses as many shares of levels are worked out for a role of 15 requirements as for one of 200', async () => {
  const organisation = randomOrganisation({
    ...{ seed: 6, people: 3_000, skills: 200, skillsPerPerson: 12, adjacentPerSkill: 3 },
  });
  const index = await indexOf(organisation);
  const eligible = new Uint8Array(index.people.count).fill(1);
  const sharesPerPause = async (asked: number) => {
    const requirements = organisation.skillIds
      .slice(0, asked)
      .map((skillId) => ({ skillId, importance: 1, level: 0.6 }));
    const role = roleQuery(index, 'role:org:1', requirements)!;
    const bounds = new BoundBins(index.people.ids);
    const request = { roles: [role], asOf: organisation.now, size: 5, eligible, seed: '7' };
    await rankPeople(index, request, noPause, (bound, person) => bounds.add(bound, person));
    let pauses = 0;
    const bins = await bounds.scored(index, [role], organisation.now, async () => {
      pauses++;
    });
    const scored = bins.reduce((sum, bin) => sum + bin.scored.length, 0);
    expect(pauses).toBeGreaterThan(0);
    return (scored * role.requirements.length) / pauses;
  };
  for (const asked of [15, 200]) {
    const shares = await sharesPerPause(asked);
    expect(shares).toBeGreaterThan(7_000);
    expect(shares).toBeLessThan(16_000);
  }
});

import { describe, expect, test } from 'vitest';
import { renewSeries } from '../../src/talent-index/renew-series.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';
import {
  type FittedRow,
  indexOf,
  noPause,
  type RandomOrganisation,
  randomOrganisation,
  seededRandom,
} from './random-organisation.ts';

const shape = { seed: 3, people: 9_000, skills: 60, skillsPerPerson: 5, adjacentPerSkill: 4 };

/** Of a few people some series changed, some new, some gone; one person without any left, one who had none. */
function changed(organisation: RandomOrganisation): { after: RandomOrganisation; people: string[] } {
  const random = seededRandom(8);
  const all = organisation.people.map(({ personId }) => personId);
  const people = [0, 5, 8_191, 8_192, 8_500, 8_999].map((place) => [...all].sort()[place]!);
  const bySkill = new Map(organisation.fitted.map((row) => [row.skillId, row]));
  const renewed = people.flatMap((personId, i): FittedRow[] => {
    const own = organisation.fitted.filter((row) => row.personId === personId);
    if (i === 1) return [];
    const kept = own
      .slice(i % 2)
      .map((row) => ({ ...row, initial: Math.fround(random()), lastAt: row.lastAt + 1_000 }));
    const held = new Set(kept.map(({ skillId }) => skillId));
    const added = organisation.skillIds.find((id) => !held.has(id) && bySkill.has(id))!;
    return [...kept, { ...bySkill.get(added)!, personId, lastAt: organisation.now + i }];
  });
  const others = organisation.fitted.filter(({ personId }) => !people.includes(personId));
  return { after: { ...organisation, fitted: [...others, ...renewed] }, people };
}

/** What an index says, with nothing of how it numbers skills and when its curves' clock starts. */
function said({ skills, rows, postings, bridges, people, watermark }: TalentIndex) {
  const bySkill = skills.ids
    .map((id, skill) => {
      const cells = Array.from({ length: postings.ranges }, (_, range) => {
        const cell = skill * (postings.ranges + 1) + range;
        return Array.from(
          postings.person.subarray(postings.rangeStart[cell]!, postings.rangeStart[cell + 1]!),
        );
      });
      const into = Array.from({ length: bridges.start[skill + 1]! - bridges.start[skill]! }, (_, i) => [
        skills.ids[bridges.from[bridges.start[skill]! + i]!],
        bridges.strength[bridges.start[skill]! + i],
      ]);
      return { id, cells, into };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const byPerson = people.ids.map((_, person) =>
    Array.from({ length: rows.start[person + 1]! - rows.start[person]! }, (_, i) => rows.start[person]! + i)
      .map((row) => [
        skills.ids[rows.skill[row]!],
        ...[rows.initial[row], rows.halfLifeDays[row], rows.lastAt[row], rows.observations[row]],
        ...[rows.abilityVariance[row], rows.logHalfLifeVariance[row], rows.covariance[row]],
        rows.lastReinforcedAt[row],
      ])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  );
  return { bySkill, byPerson, watermark };
}

describe('an index whose people were fitted again', () => {
  test('says what one built anew says, and leaves the former as it was', async () => {
    const organisation = randomOrganisation(shape);
    const before = await indexOf(organisation);
    const saidBefore = said(before);
    const { after, people } = changed(organisation);
    const series = after.fitted.filter(({ personId }) => people.includes(personId));
    const renewed = await renewSeries(before, people, series, noPause);
    expect(said(renewed!)).toEqual(said(await indexOf(after)));
    expect(said(before)).toEqual(saidBefore);
    expect(said(renewed!)).not.toEqual(saidBefore);
  });

  test('gives the same curves from its older clock', async () => {
    const organisation = randomOrganisation(shape);
    const { after, people } = changed(organisation);
    const series = after.fitted.filter(({ personId }) => people.includes(personId));
    const before = await indexOf(organisation);
    const renewed = (await renewSeries(before, people, series, noPause))!;
    const whole = await renewSeries(before, before.people.ids, after.fitted, noPause);
    expect(renewed.postings.offset).toEqual(whole!.postings.offset);
    expect(renewed.postings.rate).toEqual(whole!.postings.rate);
  });

  test('has to be built where somebody or a skill is new to it', async () => {
    const organisation = randomOrganisation({ ...shape, people: 20 });
    const index = await indexOf(organisation);
    const [row] = organisation.fitted;
    expect(await renewSeries(index, ['person:new'], [], noPause)).toBeNull();
    const unknown = { ...row!, skillId: 'skill:org:new' };
    expect(await renewSeries(index, [row!.personId], [unknown], noPause)).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { buildPeople } from '../../../src/talent-index/build/build-people.ts';
import { rankPeople } from '../../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { namedBins, scoreBins } from '../../../src/talent-index/rank/score-field.ts';
import { renewPeople } from '../../../src/talent-index/renew/renew-people.ts';
import { renewSeries } from '../../../src/talent-index/renew/renew-series.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import {
  classOf,
  type FittedRow,
  indexOf,
  noPause,
  type RandomOrganisation,
  randomOrganisation,
  seededRandom,
} from '../random-organisation.ts';
import { said } from '../said.ts';

const shape = { seed: 3, people: 17_500, skills: 60, skillsPerPerson: 3, adjacentPerSkill: 4 };

/** Of a few people some series changed, some new, some gone; one person without any left, one who had none. */
function changed(organisation: RandomOrganisation): { after: RandomOrganisation; people: string[] } {
  const random = seededRandom(8);
  const all = organisation.people.map(({ personId }) => personId);
  const people = [0, 5, 16_383, 16_384, 17_000, 17_499].map((place) => [...all].sort()[place]!);
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

const noNewSkill = (): number => {
  throw new Error('no skill is new');
};

describe('an index whose people were fitted again', () => {
  test('says what one built anew says, and leaves the former as it was', async () => {
    const organisation = randomOrganisation(shape);
    const before = await indexOf(organisation);
    const saidBefore = said(before);
    const { after, people } = changed(organisation);
    const series = after.fitted.filter(({ personId }) => people.includes(personId));
    const renewed = await renewSeries(before, people, series, noNewSkill, noPause);
    expect(said(renewed!)).toEqual(said(await indexOf(after)));
    expect(said(before)).toEqual(saidBefore);
    expect(said(renewed!)).not.toEqual(saidBefore);
  });

  test('renewed again and again says the same, before and after what is recent is folded into the segments', async () => {
    const organisation = randomOrganisation(shape);
    const random = seededRandom(5);
    let rows: readonly FittedRow[] = organisation.fitted;
    let index = await indexOf(organisation);
    const ids = [...index.people.ids];
    const folded: boolean[] = [];
    for (const size of [30, 3_000, 40, 2_500, 1]) {
      const some = new Set(Array.from({ length: size }, () => ids[Math.floor(random() * ids.length)]!));
      rows = rows.flatMap((row) => {
        if (!some.has(row.personId)) return row;
        return random() < 0.1 ? [] : { ...row, initial: Math.fround(random()), observations: 300 };
      });
      const series = rows.filter(({ personId }) => some.has(personId));
      index = (await renewSeries(index, [...some], series, noNewSkill, noPause))!;
      folded.push(index.recent === null);
      expect(said(index)).toEqual({
        ...said(await indexOf({ ...organisation, fitted: [...rows] })),
        watermark: index.watermark,
      });
    }
    expect(folded).toContain(true);
    expect(folded).toContain(false);
  });

  test('ranks as one built anew: whoever was fitted again counts once, as fitted last', async () => {
    const organisation = randomOrganisation(shape);
    const { after, people } = changed(organisation);
    const series = after.fitted.filter(({ personId }) => people.includes(personId));
    const renewed = (await renewSeries(await indexOf(organisation), people, series, noNewSkill, noPause))!;
    expect(renewed.recent).not.toBeNull();
    const anew = await indexOf(after);
    const top = async (index: TalentIndex, scope: Uint8Array) => {
      const requirements = organisation.skillIds
        .slice(0, 12)
        .map((skillId) => ({ skillId, importance: 1, level: 0.6 }));
      const role = roleQuery(index, 'role:org:1', requirements)!;
      const request = { roles: [role], asOf: organisation.now, size: 40, eligible: scope, seed: '1' };
      const { entries, considered } = await rankPeople(index, request, noPause);
      return {
        considered,
        entries: entries.map(({ person, score }) => [index.people.ids.at(person), score]),
      };
    };
    const all = new Uint8Array(shape.people).fill(1);
    const onlyRenewed = Uint8Array.from(renewed.people.ids, (id) => (people.includes(id) ? 1 : 0));
    expect(await top(renewed, all)).toEqual(await top(anew, all));
    expect(await top(renewed, onlyRenewed)).toEqual(await top(anew, onlyRenewed));
  });

  test('expects the same field of scores as one built anew, whoever was hired while it ran', async () => {
    const organisation = randomOrganisation({ ...shape, people: 600 });
    const hired = organisation.people.filter((_, i) => i % 3 === 0);
    const others = organisation.people.filter((_, i) => i % 3 !== 0);
    const isHired = new Set(hired.map(({ personId }) => personId));
    const series = organisation.fitted.filter(({ personId }) => isHired.has(personId));
    const before = await indexOf({
      ...organisation,
      people: others,
      fitted: organisation.fitted.filter(({ personId }) => !isHired.has(personId)),
    });
    const withHired = await renewPeople(before, buildPeople(organisation.people, []), noPause);
    const renewed = (await renewSeries(withHired, [...isHired], series, classOf, noPause))!;
    const bins = async (index: TalentIndex) => {
      const requirements = organisation.skillIds
        .slice(0, 12)
        .map((skillId) => ({ skillId, importance: 1, level: 0.6 }));
      const role = roleQuery(index, 'role:org:1', requirements)!;
      const all = new Uint8Array(index.people.count).fill(1);
      return namedBins(await scoreBins(index, [role], organisation.now, all, noPause), index.people.ids);
    };
    const anew = await bins(await indexOf(organisation));
    expect(anew.some(({ count, scored }) => count > scored.length)).toBe(true);
    expect(await bins(renewed)).toEqual(anew);
  });

  test('takes up people and skills that are new to it', async () => {
    const organisation = randomOrganisation({ ...shape, people: 20 });
    const [row] = organisation.fitted;
    const index = await indexOf(organisation);
    expect(await renewSeries(index, ['person:new'], [], noNewSkill, noPause)).toBeNull();
    const person = { ...organisation.people[0]!, personId: 'person:new', leftOn: null };
    const withPerson = await renewPeople(index, buildPeople([...organisation.people, person], []), noPause);
    const fitted = { ...row!, personId: 'person:new', skillId: 'skill:org:99999' };
    const renewed = (await renewSeries(withPerson, ['person:new'], [fitted], classOf, noPause))!;
    const anew = await indexOf({
      ...organisation,
      people: [...organisation.people, person],
      fitted: [...organisation.fitted, fitted],
    });
    const byId = (index: TalentIndex) => said(index).byPerson.sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(renewed)).toEqual(byId(anew));
    expect(renewed.skills.numberOf.get('skill:org:99999')).toBe(index.skills.ids.length);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAY } from '../../../../src/domain/clock.ts';
import type { FittedProficiency } from '../../../../src/domain/proficiency.ts';
import { fittedAsOf, seriesToRefit } from '../../../../src/services/talent/talent-index-input.ts';
import { buildPeople } from '../../../../src/talent-index/build/build-people.ts';
import { newestEvidence, seriesOfPerson } from '../../../../src/talent-index/build/fitted-series.ts';
import { renewPeople } from '../../../../src/talent-index/renew/renew-people.ts';
import { renewSeries } from '../../../../src/talent-index/renew/renew-series.ts';
import { PersonIds } from '../../../../src/talent-index/segments/person-ids.ts';
import type { TalentIndex } from '../../../../src/talent-index/talent-index.ts';
import { classOf, indexOf, noPause, randomOrganisation } from '../../../talent-index/random-organisation.ts';

const shape = { skills: 12, skillsPerPerson: 3, adjacentPerSkill: 0 };

function counted(index: TalentIndex, asOf: number): number {
  let series = 0;
  for (let person = 0; person < index.people.count; person++) {
    if (newestEvidence(index, person) > asOf) series += [...seriesOfPerson(index, person)].length;
  }
  return series;
}

/** Some fitted again since, once more than before or for the first time, and one hired who has nothing. */
async function changing() {
  const organisation = randomOrganisation({ seed: 8, people: 20_000, ...shape });
  const built = await indexOf(organisation);
  const hired = { ...organisation.people[0]!, personId: 'person:hired' };
  const grown = await renewPeople(built, buildPeople([hired], []), noPause);
  const again = organisation.fitted
    .filter((_, i) => i % 40 === 0)
    .map((row) => ({ ...row, lastAt: organisation.now }));
  const ids = [...new Set(again.map(({ personId }) => personId))];
  const index = (await renewSeries(grown, ids, again, classOf, noPause))!;
  return { organisation, built, index };
}

describe('an earlier moment', () => {
  afterEach(() => vi.restoreAllMocks());

  it('would fit again the series of whoever has newer evidence, those fitted again since counted once', async () => {
    const { organisation, built, index } = await changing();
    expect(index.recent).not.toBeNull();
    for (const days of [0, 1, 200, 700, 5_000]) {
      const asOf = organisation.now - days * DAY;
      for (const one of [built, index, index]) expect(seriesToRefit(one, asOf)).toBe(counted(one, asOf));
    }
    expect(seriesToRefit(index, organisation.now - DAY)).toBeGreaterThan(
      seriesToRefit(built, organisation.now - DAY),
    );
    expect(seriesToRefit(index, organisation.now)).toBe(0);
  });

  it('leaves others their turn while it looks at everybody, and names only whom it fits again', async () => {
    const organisation = randomOrganisation({ seed: 9, people: 40_000, ...shape, skillsPerPerson: 1 });
    const index = await indexOf(organisation);
    const named = vi.spyOn(PersonIds.prototype, 'at');
    let turns = 0;
    const turn = () => {
      turns++;
      timer = setImmediate(turn);
    };
    let timer = setImmediate(turn);
    const asked: string[] = [];
    let turnsBefore = -1;
    const refit = async (ids: readonly string[]): Promise<FittedProficiency[]> => {
      if (turnsBefore < 0) {
        turnsBefore = turns;
        expect(named.mock.calls.length).toBeLessThanOrEqual(ids.length);
      }
      asked.push(...ids);
      return [];
    };
    const otherwise = new Set([organisation.people[7]!.personId, 'person:gone']);
    for await (const _ of fittedAsOf(index, -DAY, otherwise, refit));
    clearImmediate(timer);
    expect(turnsBefore).toBeGreaterThanOrEqual(2);
    const withEvidence = new Set(organisation.fitted.map(({ personId }) => personId));
    expect(new Set(asked)).toEqual(withEvidence.add(organisation.people[7]!.personId));
  });
});

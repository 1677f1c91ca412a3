import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reinforcedByAwards } from '../../../../src/analytics/carry-over/reinforced-by-awards.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import { createProficiencies } from '../../../../src/services/proficiency/proficiencies.ts';
import { appendChanges } from '../../../../src/services/runs/changes.ts';
import type { AwardGain } from '../../../../src/services/shortlists/award-gains.ts';
import type { ShortlistEntry } from '../../../../src/services/shortlists/shortlist-entries.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { fittedSeries } from '../../../../src/talent-index/build/fitted-series.ts';
import { caller, skillId, TODAY } from '../../ranking-world.ts';
import { make, shortlistsOver } from '../shortlist-world.ts';
import {
  analyst,
  type CredentialWorld,
  credential,
  credentials,
  openCredentialWorld,
} from './credential-world.ts';

let world: CredentialWorld;
beforeEach(async () => {
  world = await openCredentialWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const offeredAlone = ['dear', 'cheap', 'foreign', 'free'] as const;

describe('what would lift somebody', () => {
  test('is the score that the award then gives, and the rank', async () => {
    const before = await world.list();
    const chosen = before.entries.filter(({ awardGains }) => awardGains.most !== null).slice(0, 6);
    expect(chosen).toHaveLength(6);
    for (const { personId: id, awardGains, score } of chosen) {
      await using other = await openCredentialWorld();
      await other.award(id, awardGains.most!.credentialId.slice('credential:org:'.length));
      const after = (await other.entryOf(id))!;
      // What an observed skill that fades no more says of the person's other skills is left out of the gain.
      expect(Math.abs(after.score.value - score.value - awardGains.most!.score)).toBeLessThan(0.001);
      expect(after.rank).toBe(awardGains.most!.rank);
    }
  });

  test('what was observed has not faded after it, and is what an award leaves of it wherever it is read', async () => {
    const { index } = await createTalentIndex({ graph: world.graph }).current(caller);
    const { entries } = await world.list();
    // Of somebody below the level asked for: whoever is surely above it gains nothing by an award.
    const { personId: id, contributions } = entries.find(({ contributions: all, missing }) =>
      [all, missing].every((reasons) => reasons.some(({ skillId: skill }) => skill === skillId(1))),
    )!;
    const [person, skill] = [index.people.ids.numberOf(id)!, index.skills.numberOf.get(skillId(1))!];
    const before = fittedSeries(index, person, skill)!;
    await world.award(id, 'cheap');
    const after = await createTalentIndex({ graph: world.graph }).current(caller);
    const at = before.lastReinforcedAt;
    const {
      lastAt: _,
      observedAt: __,
      ...left
    } = reinforcedByAwards({ ...before, lastAt: at, observedAt: at }, [TODAY]);
    expect(fittedSeries(after.index, person, skill)).toEqual(left);
    const now = (await world.entryOf(id))!.contributions;
    const inSkill = (all: typeof contributions) => all.find((reason) => reason.skillId === skillId(1))!;
    expect(inSkill(now).basis).toBe('OBSERVED');
    expect(inSkill(now).value).toBeGreaterThan(inSkill(contributions).value);
    const [served] = await createProficiencies({ graph: world.graph }).forPairs(
      caller,
      [{ personId: id, skillId: skillId(1) }],
      TODAY,
    );
    expect(served!.estimate.value).toBeCloseTo(left.initial, 12);
    expect(served!.lastReinforcedAt).toBe(TODAY);
  });

  test('the cheapest that lifts comes next, by the prices of one currency: what each alone would do decides', async () => {
    const alone = new Map<string, ReadonlyMap<string, AwardGain | null>>();
    for (const name of offeredAlone) {
      await using other = await openCredentialWorld((id) => id === credential(name));
      const { entries } = await other.list();
      alone.set(name, new Map(entries.map((entry) => [entry.personId, entry.awardGains.next])));
    }
    // Own currency first; of the other only where nothing in the own one lifts; without a price after all.
    const preferred = {
      EUR: ['foreign', 'cheap', 'dear', 'free'],
      USD: ['cheap', 'dear', 'foreign', 'free'],
    };
    const { index } = await createTalentIndex({ graph: world.graph }).current(caller);
    const { entries } = await world.list();
    const told = new Map<string, number>();
    for (const { personId: id, awardGains } of entries) {
      const { currency } = index.people;
      const own = currency.values[currency.codes[index.people.ids.numberOf(id)!]!] as keyof typeof preferred;
      const lifting = preferred[own].filter((name) => alone.get(name)!.get(id));
      const expected = lifting.length === 0 ? null : alone.get(lifting[0]!)!.get(id);
      expect([id, awardGains.next]).toEqual([id, expected]);
      told.set(`${own} ${lifting[0]}`, (told.get(`${own} ${lifting[0]}`) ?? 0) + 1);
    }
    expect(entries[0]!.awardGains.next).toBeNull();
    // Somebody of each kind was met: nothing lifts, the own currency decides, the dear or unpriced one is all there is.
    expect([...told.keys()]).toEqual(expect.arrayContaining(['USD cheap', 'USD undefined']));
    expect(told.size).toBeGreaterThanOrEqual(4);
  });

  test('is what recording the award then does, and is not told of what somebody holds', async () => {
    const { entries } = await world.list();
    const chosen = entries.filter(({ awardGains }) => awardGains.next?.credentialId === credential('cheap'));
    expect(chosen.length).toBeGreaterThan(3);
    const { personId: id, score, awardGains } = chosen[0]!;
    await world.award(id, 'cheap');
    const after = (await world.entryOf(id))!;
    expect(after.score.value - score.value).toBeCloseTo(awardGains.next!.score, 12);
    expect(after.rank).toBe(awardGains.next!.rank);
    expect(after.awardGains.next?.credentialId).not.toBe(credential('cheap'));
    expect(after.awardGains.most?.credentialId).not.toBe(credential('cheap'));
  });

  test('is told by the prices of now: who asks again after an import is told by them', async () => {
    const shortlists = shortlistsOver(world.graph);
    const asked = { target: { role: analyst }, size: 100, asOf: TODAY };
    const named = async () => {
      const { entries } = await make(shortlists, asked);
      const told = entries.filter(({ awardGains: { next } }) => next?.credentialId === credential('cheap'));
      return told.map(({ personId: id }) => id);
    };
    const before = await named();
    expect(before.length).toBeGreaterThan(3);
    await world.graph.write(async (transaction) => {
      // As an import of credentials logs it: of the organisation, which no index is built from.
      await appendChanges(transaction, TODAY, [{ kind: 'ORGANISATION', subject: 'run:import' }]);
      const rows = credentials
        .filter(({ id }) => id === credential('cheap'))
        .map((row) => ({ ...row, cost: 9_000 }));
      await transaction.run(statements.putCredentials, { rows });
    });
    const after = await named();
    expect(after.length).toBeLessThan(before.length);
    expect(after).toEqual(
      (await world.list()).entries
        .filter(({ awardGains: { next } }) => next?.credentialId === credential('cheap'))
        .map(({ personId: id }) => id),
    );
  });

  test('is not what has to be preceded by something not held', async () => {
    const named = ({ awardGains: { next, most } }: ShortlistEntry) => [
      next?.credentialId,
      most?.credentialId,
    ];
    const before = await world.list();
    expect(before.entries.flatMap(named)).not.toContain(credential('advanced'));
    expect(before.entries.flatMap(named)).not.toContain(credential('stack'));
    for (const { personId: id } of before.entries) await world.award(id, 'cheap');
    const after = await world.list();
    expect(after.entries.flatMap(named)).toContain(credential('advanced'));
    expect(after.entries.flatMap(named)).not.toContain(credential('cheap'));
  });

  test('nothing is told of a list whose places are not by score alone', async () => {
    const { shortlist, entries } = await make(shortlistsOver(world.graph), {
      target: { role: analyst },
      size: 5,
      diversity: 0.5,
    });
    for (const { awardGains } of entries) expect(awardGains).toEqual({ next: null, most: null });
    expect(shortlist.tellingAssessment).toBeNull();
  });
});

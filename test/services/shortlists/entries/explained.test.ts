import { describe, expect, test } from 'vitest';
import { createProficiencies } from '../../../../src/services/proficiency/proficiencies.ts';
import { caller, clusterId, personId, podId, roleIds, skillId, TODAY } from '../../ranking-world.ts';
import { onGrafeo } from './shortlist-oracle.ts';

const [analyst, engineer] = roleIds;

describe('A place on a shortlist', () => {
  const now = onGrafeo();

  test('contributions add up, say what they rest on, and what is missing says how far', async () => {
    const { made } = now();
    const { entries } = await made({ target: { role: engineer }, size: 100 });
    let inferred = 0;
    for (const { score, contributions, missing } of entries) {
      const sum = contributions.reduce((total, { value }) => total + value, 0);
      expect(sum).toBeCloseTo(score.value, 12);
      expect(score.low).toBeLessThanOrEqual(score.value);
      expect(score.high).toBeGreaterThanOrEqual(score.value);
      for (const { basis, viaSkillId } of contributions) {
        expect(viaSkillId !== null).toBe(basis === 'INFERRED');
        if (basis === 'INFERRED') inferred++;
      }
      for (const { current, required, skillId: id, bridgeSkillId } of missing) {
        expect(current.value).toBeLessThan(required);
        // The one adjacency of this world leads from skill 0 to skill 5.
        if (bridgeSkillId !== null) expect([id, bridgeSkillId]).toEqual([skillId(5), skillId(0)]);
      }
    }
    expect(inferred).toBeGreaterThan(0);
  });

  test('what is missing stands where Proficiency says it does, reached from the same skill', async () => {
    const { graph, made } = now();
    const { entries } = await made({ target: { role: engineer }, size: 100 });
    const gaps = entries.flatMap(({ personId: person, missing }) =>
      missing.map((gap) => ({ ...gap, personId: person })),
    );
    const served = await createProficiencies({ graph }).forPairs(caller, gaps, TODAY);
    const bases = new Set<string | undefined>();
    for (const [i, { current, bridgeSkillId }] of gaps.entries()) {
      const proficiency = served[i];
      bases.add(proficiency?.basis);
      if (proficiency == null) {
        expect(current).toMatchObject({ value: 0, low: 0, high: 1 });
        expect(bridgeSkillId).toBeNull();
        continue;
      }
      const { value, low, high, confidence } = proficiency.estimate;
      expect(current.value).toBeCloseTo(value, 12);
      expect(current.low).toBeCloseTo(low, 9);
      expect(current.high).toBeCloseTo(high, 9);
      expect(current.confidence).toBe(confidence);
      if (proficiency.basis === 'INFERRED')
        expect(proficiency.inference?.neighbours[0]?.skillId).toBe(bridgeSkillId);
    }
    expect(bases).toEqual(new Set(['OBSERVED', 'INFERRED', undefined]));
  });

  test('a cluster and a pod rank by the best of their roles', async () => {
    const { made, oracle } = now();
    const scores = [await oracle(analyst, TODAY), await oracle(engineer, TODAY)];
    for (const target of [{ cluster: clusterId }, { pod: podId }]) {
      const { entries } = await made({ target, size: 100 });
      for (const { personId: id, roleId, score } of entries) {
        const [asAnalyst = 0, asEngineer = 0] = scores.map((of) => of.get(id));
        expect(score.value).toBeCloseTo(Math.max(asAnalyst, asEngineer), 9);
        expect(roleId).toBe(asAnalyst >= asEngineer ? analyst : engineer);
      }
    }
  });

  test('a wish for variety reorders the best, and leaves scores as they are', async () => {
    const { made } = now();
    const byScore = await made({ target: { role: engineer }, size: 100 });
    const scores = new Map(byScore.entries.map(({ personId: id, score }) => [id, score]));
    const varied = await made({ target: { role: engineer }, size: 10, diversity: 0.6 });
    expect(varied.entries.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(varied.entries[0]!.personId).toBe(byScore.entries[0]!.personId);
    expect(varied.entries.map((entry) => entry.personId)).not.toEqual(
      byScore.entries.slice(0, 10).map((entry) => entry.personId),
    );
    for (const { personId: id, score } of varied.entries) expect(score).toEqual(scores.get(id));
  });

  test('where somebody stands: on the list, below it, or left out and why', async () => {
    const { made, shortlists } = now();
    const all = await made({ target: { role: analyst }, size: 100, exclude: [personId(2)] });
    const few = await made({ target: { role: analyst }, size: 3, exclude: [personId(2)] });
    const shortlist = few.shortlist;
    const asked = [...all.entries.map((entry) => entry.personId), personId(2), personId(7), 'person:none'];
    const standings = await shortlists.standings(
      caller,
      asked.map((id) => ({ shortlist, personId: id })),
    );
    for (const [i, { rank, score, rankInterval, missing, awardGains }] of all.entries.entries()) {
      expect(standings[i]).toMatchObject({ rank, excludedBy: [], asListed: true });
      // What would lift somebody is told among everybody, whether listed or not.
      const { most } = awardGains;
      expect(standings[i]!.entry).toMatchObject({ score, rankInterval, missing, awardGains: { most } });
    }
    const [excluded, left, unknown] = standings.slice(all.entries.length);
    expect(excluded).toMatchObject({ rank: null, entry: null, excludedBy: ['EXCLUDED'] });
    expect(left!.excludedBy).toEqual(['LEFT']);
    expect(unknown).toBeNull();
  });
});

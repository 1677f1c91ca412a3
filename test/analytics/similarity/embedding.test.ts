import { describe, expect, it } from 'vitest';
import { nearestCluster } from '../../../src/analytics/clusters/nearest-cluster.ts';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { VectorSet } from '../../../src/analytics/linear-algebra/nearest-vectors.ts';
import { embedSkills, placeInSpace } from '../../../src/analytics/similarity/embedding.ts';
import { DemandScale } from '../../../src/analytics/similarity/role-demands.ts';

const ROLES = 60;
const RATED = 6;
const TOOLS = 30;

/** Three trades with tools and ratings of their own; the last role asks for nothing. */
function trades() {
  const random = randomSource('trades');
  const cells = { role: [] as number[], skill: [] as number[], importance: [] as number[] };
  const put = (role: number, skill: number, importance: number) => {
    cells.role.push(role);
    cells.skill.push(skill);
    cells.importance.push(importance);
  };
  for (let role = 0; role < ROLES - 1; role++) {
    const trade = role % 3;
    for (let s = 0; s < RATED; s++) put(role, s, (s % 3 === trade ? 0.8 : 0.3) + 0.1 * random());
    for (let t = 0; t < TOOLS; t++) if (t % 3 === trade && random() < 0.6) put(role, RATED + t, 0.2);
  }
  return {
    roles: ROLES,
    skills: RATED + TOOLS,
    scales: Uint8Array.from({ length: RATED + TOOLS }, (_, s) =>
      s < RATED ? DemandScale.RATED : DemandScale.LISTED,
    ),
    role: Uint32Array.from(cells.role),
    skill: Uint32Array.from(cells.skill),
    importance: Float64Array.from(cells.importance),
    level: new Float64Array(cells.role.length).fill(0.5),
    ratingWeights: new Float64Array(RATED + TOOLS).fill(1),
  };
}

const demands = trades();
const ofRole = (role: number) => {
  const at = [...demands.role.keys()].filter((i) => demands.role[i] === role);
  const pick = (column: Uint32Array | Float64Array) => at.map((i) => column[i]!);
  return { skill: pick(demands.skill), importance: pick(demands.importance), level: pick(demands.level) };
};

describe('vectors of roles and skills', () => {
  const embedding = embedSkills(demands, 8);

  it('a role that comes again is placed where it was', () => {
    for (let role = 0; role < ROLES - 1; role++) {
      const vector = placeInSpace(embedding, ofRole(role))!;
      expect([...vector]).toEqual([...embedding.roleVectors.subarray(role * 8, (role + 1) * 8)]);
      expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    }
  });

  it('a role that asks for nothing, or for what nobody asked for before, has no place', () => {
    expect([...embedding.roleVectors.subarray((ROLES - 1) * 8)]).toEqual(new Array(8).fill(0));
    expect(placeInSpace(embedding, { skill: [], importance: [], level: [] })).toBeNull();
  });

  it('do not hang on the order of rows, nor on a row that is given twice', () => {
    const order = [...demands.role.keys()].reverse();
    order.push(order[0]!);
    const turned = {
      ...demands,
      role: Uint32Array.from(order, (i) => demands.role[i]!),
      skill: Uint32Array.from(order, (i) => demands.skill[i]!),
      importance: Float64Array.from(order, (i) => demands.importance[i]!),
      level: Float64Array.from(order, (i) => demands.level[i]!),
    };
    const again = embedSkills(turned, 8);
    expect(again).toEqual(embedding);
  });

  it('a few tools of a trade are enough to place a role among its own', () => {
    const known = Array.from({ length: ROLES - 1 }, (_, role) => role);
    const set = new VectorSet(embedding.roleVectors.slice(0, (ROLES - 1) * 8), 8);
    const trade = known.map((role) => role % 3);
    for (const own of [0, 1, 2]) {
      const skill = [RATED + own, RATED + 3 + own];
      const vector = placeInSpace(embedding, { skill, importance: [0.2, 0.2], level: [0.5, 0.5] })!;
      expect(nearestCluster(set, trade, vector, 5)).toBe(own);
    }
    expect(nearestCluster(set, trade, new Float32Array(8), 5)).toBe(-1);
  });

  it('of nothing are empty', () => {
    const none = { ...demands, roles: 0, skills: 0, scales: new Uint8Array(0), role: new Uint32Array(0) };
    expect(embedSkills({ ...none, skill: new Uint32Array(0) }, 8).roleVectors).toHaveLength(0);
  });
});

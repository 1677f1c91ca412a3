import { describe, expect, it } from 'vitest';
import { sparseMatrix } from '../../../src/analytics/linear-algebra/sparse-matrix.ts';
import {
  DemandScale,
  learnSkillGraph,
  type SkillGraphInput,
} from '../../../src/analytics/similarity/learn-skill-graph.ts';
import { fuseRanks } from '../../../src/analytics/similarity/rank-fusion.ts';
import {
  standardisedRows,
  titleTerms,
  weightedSets,
  wordsOf,
} from '../../../src/analytics/similarity/role-features.ts';

const feature = (name: 'RATINGS' | 'TITLES', rows: number[][], weight = 1) => ({
  name,
  weight,
  rows: sparseMatrix(rows.length, rows[0]!.length, {
    row: rows.flatMap((row, r) => row.map(() => r)),
    column: rows.flatMap((row) => row.map((_, c) => c)),
    value: rows.flat(),
  }),
});

describe('rank fusion', () => {
  it('gives 1 to what is first in every feature, and halves what is missing from one of two', () => {
    const close = feature('RATINGS', [
      [1, 0],
      [0.9, 0.1],
      [0, 1],
    ]);
    const fused = fuseRanks([close, { ...close, name: 'TITLES' }], 10);
    expect(fused[1]).toBeCloseTo(1, 12);
    expect(fused[2]).toBeCloseTo(11 / 12, 12);
    const partial = feature('TITLES', [[1], [1], [1]]);
    const cut = {
      ...partial,
      rows: sparseMatrix(3, 1, { row: [0, 2], column: [0, 0], value: [1, 1] }),
    };
    expect(fuseRanks([close, cut], 10)[1]).toBeCloseTo(0.5, 12);
  });

  it('shares the mean rank between equals', () => {
    const equal = feature('RATINGS', [[1], [1], [1]]);
    const fused = fuseRanks([equal], 10);
    expect(fused[1]).toBeCloseTo(11 / 11.5, 12);
    expect(fused[1]).toBe(fused[2]);
  });
});

describe('role features', () => {
  it('standardises columns over the roles that have any, and leaves the others empty', () => {
    const rows = standardisedRows(
      sparseMatrix(3, 2, { row: [0, 0, 1, 1], column: [0, 1, 0, 1], value: [1, 0.5, 0, 0.5] }),
    );
    expect(rows.offsets[3]! - rows.offsets[2]!).toBe(0);
    expect([...rows.values]).toEqual([1, -1]);
  });

  it('weighs what few have above what all have', () => {
    const rows = weightedSets(sparseMatrix(2, 2, { row: [0, 0, 1], column: [0, 1, 0], value: [1, 1, 1] }));
    expect(rows.values[1]).toBeGreaterThan(rows.values[0]!);
  });

  it('reads the same words from plurals, marks and capitals', () => {
    expect(wordsOf('Nurses, Registered (Ärzte)')).toEqual(['nurse', 'registered', 'arzte']);
    expect(wordsOf('Policies of C++ and C#')).toEqual(['policy', 'c++', 'c#']);
    expect(wordsOf('🙂 \u202Eabc')).toEqual(['abc']);
    expect(titleTerms([['Nurse Aide'], ['Aides, Nurse']]).columns).toBe(4);
  });
});

describe('the skill graph', () => {
  const scale = [DemandScale.RATED, DemandScale.RATED, DemandScale.LISTED, DemandScale.LISTED];
  /** Two trades of three roles each, and one role that shares nothing with them. */
  const asks: readonly (readonly [number, number, number])[] = [
    ...[0, 1, 2].flatMap((r) => [[r, 0, 0.9] as const, [r, 1, 0.1] as const, [r, 2, 0.2] as const]),
    ...[3, 4, 5].flatMap((r) => [[r, 0, 0.1] as const, [r, 1, 0.9] as const, [r, 3, 0.8] as const]),
  ];
  const input = (rows: readonly (readonly [number, number, number])[]): SkillGraphInput => ({
    roles: 6,
    skills: 4,
    scales: Uint8Array.from(scale),
    role: Uint32Array.from(rows, ([role]) => role),
    skill: Uint32Array.from(rows, ([, skill]) => skill),
    importance: Float64Array.from(rows, ([, , importance]) => importance),
    level: Float64Array.from(rows, ([, , importance]) => importance),
    activities: 0,
    activityRole: new Uint32Array(),
    activity: new Uint32Array(),
    titles: [
      'Nurse\nCare giver',
      'Nurse aide',
      'Head nurse',
      'Engineer',
      'Chief engineer',
      'Engineer\nDesigner',
    ],
  });

  it('is the same for the same rows in any order, and for a row given twice', () => {
    const graph = learnSkillGraph(input(asks));
    expect(learnSkillGraph(input([...asks].reverse()))).toEqual(graph);
    expect(learnSkillGraph(input([...asks, asks[0]!]))).toEqual(graph);
    expect(learnSkillGraph(input(asks.slice(1))).inputDigest).not.toBe(graph.inputDigest);
  });

  it('puts roles of a trade next to each other, carried by what both ask for above the ordinary', () => {
    const { similarity } = learnSkillGraph(input(asks));
    for (let role = 0; role < 6; role++) {
      const [first, second] = similarity.targets.subarray(
        similarity.offsets[role],
        similarity.offsets[role + 1],
      );
      expect(Math.floor(first! / 3)).toBe(Math.floor(role / 3));
      expect(Math.floor(second! / 3)).toBe(Math.floor(role / 3));
      const edge = similarity.offsets[role]!;
      const skills = similarity.reasons.subarray(
        similarity.reasonOffsets[edge],
        similarity.reasonOffsets[edge + 1],
      );
      expect([...skills].sort()).toEqual(role < 3 ? [0, 2] : [1, 3]);
    }
  });

  it('scores on 0..1, nearest first', () => {
    const { similarity } = learnSkillGraph(input(asks));
    for (const score of similarity.scores) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});

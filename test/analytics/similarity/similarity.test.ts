import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { sparseMatrix } from '../../../src/analytics/linear-algebra/sparse-matrix.ts';
import { cosineKernel, smoothedKernel, whitenedKernel } from '../../../src/analytics/similarity/kernels.ts';
import { DemandScale, learnSkillGraph } from '../../../src/analytics/similarity/learn-skill-graph.ts';
import { fuseRanks } from '../../../src/analytics/similarity/rank-fusion.ts';
import {
  meanWithError,
  normalisedGain,
  topItems,
} from '../../../src/analytics/similarity/ranking-quality.ts';
import {
  standardised,
  termCounts,
  weightedSets,
  wordsOf,
} from '../../../src/analytics/similarity/role-features.ts';
import type { RoleProfiles } from '../../../src/analytics/similarity/role-kernels.ts';

const matrix = (rows: readonly (readonly number[])[]) => {
  const cells = rows.flatMap((row, r) =>
    row.map((value, c) => ({ r, c, value })).filter(({ value }) => value !== 0),
  );
  return sparseMatrix(rows.length, rows[0]!.length, {
    row: cells.map(({ r }) => r),
    column: cells.map(({ c }) => c),
    value: cells.map(({ value }) => value),
  });
};

describe('rank fusion', () => {
  const close = {
    ...cosineKernel(
      matrix([
        [1, 0.1],
        [0.9, 0.1],
        [0.1, 1],
      ]),
    ),
    weight: 1,
  };

  it('gives 1 to what is first in every feature, and half of it to what one of two features lacks', () => {
    const fused = fuseRanks([close, close], 3, 10);
    expect(fused[1]).toBeCloseTo(1, 12);
    expect(fused[2]).toBeCloseTo(11 / 12, 12);
    const partial = { ...cosineKernel(matrix([[1], [0], [1]])), weight: 1 };
    expect([...partial.present]).toEqual([0, 2]);
    expect(fuseRanks([close, partial], 3, 10)[1]).toBeCloseTo(0.5, 12);
  });

  it('shares the mean rank between equals, and leaves a role without features without neighbours', () => {
    const equal = { ...cosineKernel(matrix([[1], [1], [1], [0]])), weight: 1 };
    const fused = fuseRanks([equal], 4, 10);
    expect(fused[1]).toBeCloseTo(11 / 11.5, 12);
    expect(fused[1]).toBe(fused[2]);
    expect([...fused.subarray(12)]).toEqual([0, 0, 0, 0]);
  });
});

describe('kernels', () => {
  const random = randomSource('kernels');
  const rows = Array.from({ length: 12 }, () =>
    Array.from({ length: 7 }, () => (random() < 0.5 ? random() : 0.01)),
  );
  const centred = new Matrix(rows).center('column');
  const gram = centred.mmul(centred.transpose());

  it.each([
    ['smoothed', smoothedKernel, (mu: number) => mu * (mu / (mu + 0.7)) ** 2],
    ['whitened', whitenedKernel, (mu: number) => mu / (mu + 0.7)],
  ] as const)('%s keeps of each direction what its formula says', (_, kernel, shrink) => {
    const { eigenvectorMatrix: u, realEigenvalues } = new EigenvalueDecomposition(gram, {
      assumeSymmetric: true,
    });
    const expected = u
      .mmul(Matrix.diag(realEigenvalues.map((mu) => shrink(Math.max(mu, 0)))))
      .mmul(u.transpose());
    const { similarities } = kernel(matrix(rows), 0.7);
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < 12; j++) {
        const cosine = expected.get(i, j) / Math.sqrt(expected.get(i, i) * expected.get(j, j));
        expect(similarities[i * 12 + j]).toBeCloseTo(cosine, 8);
      }
    }
  });
});

describe('the quality of a ranking', () => {
  it('is 1 for the best order, falls with a swap, and is 0 where nothing was found', () => {
    const gains = new Map([
      [3, 2],
      [5, 1],
    ]);
    expect(normalisedGain([3, 5], gains, 10)).toBe(1);
    expect(normalisedGain([5, 3], gains, 10)).toBeCloseTo(
      (1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3)),
      12,
    );
    expect(normalisedGain([0], gains, 10)).toBe(0);
    expect(normalisedGain([3], new Map(), 10)).toBe(0);
  });

  it('takes the highest scores, the lower number of equals, and none that is skipped', () => {
    expect(topItems([1, 3, 3, 2], 3, (item) => item === 0)).toEqual([1, 2, 3]);
    expect(meanWithError([1, 3])).toEqual({ mean: 2, standardError: 1, count: 2 });
  });
});

describe('role features', () => {
  it('standardises columns over the roles that have any, and leaves the others empty', () => {
    const rows = standardised(
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
    expect(termCounts([['Nurse Aide'], ['Aides, Nurse']], { pairs: true }).columns).toBe(4);
    expect(termCounts([['Nurse Aide'], ['Aides, Nurse']], { pairs: false }).columns).toBe(2);
  });
});

describe('the skill graph', () => {
  const scale = [DemandScale.RATED, DemandScale.RATED, DemandScale.LISTED, DemandScale.LISTED];
  /** Two trades of three roles each, and one role that shares nothing with them. */
  const asks: readonly (readonly [number, number, number])[] = [
    ...[0, 1, 2].flatMap((r) => [[r, 0, 0.9] as const, [r, 1, 0.1] as const, [r, 2, 0.2] as const]),
    ...[3, 4, 5].flatMap((r) => [[r, 0, 0.1] as const, [r, 1, 0.9] as const, [r, 3, 0.8] as const]),
  ];
  const input = (rows: readonly (readonly [number, number, number])[]): RoleProfiles => ({
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
    activityGroups: new Uint32Array(),
    ratingWeights: new Float64Array(4).fill(1),
    texts: Array.from({ length: 6 }, () => ''),
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

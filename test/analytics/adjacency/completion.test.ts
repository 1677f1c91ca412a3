import { inverse, Matrix } from 'ml-matrix';
import { expect, it } from 'vitest';
import { completionScores } from '../../../src/analytics/adjacency/completion.ts';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { sparseMatrix } from '../../../src/analytics/linear-algebra/sparse-matrix.ts';

it('completion is EASE on the skills with the side’s features appended, wherever a skill is not known', () => {
  const random = randomSource('completion');
  const [roles, skills, features] = [15, 9, 4];
  const x = Array.from({ length: roles }, () =>
    Array.from({ length: skills }, () => (random() < 0.4 ? 1 : 0)),
  );
  const f = Array.from({ length: roles }, () => Array.from({ length: features }, () => random() - 0.5));
  const lambda = 2;
  const weight = 0.7;
  // A feature scaled by √(w·λ) enters X·Xᵀ/λ as w·F·Fᵀ.
  const z = new Matrix(
    x.map((row, r) => [...row, ...f[r]!.map((value) => value * Math.sqrt(weight * lambda))]),
  );
  const p = inverse(
    z
      .transpose()
      .mmul(z)
      .add(Matrix.eye(skills + features).mul(lambda)),
  );
  const side = new Matrix(f).mmul(new Matrix(f).transpose());

  const cells = x.flatMap((row, r) =>
    row.map((value, c) => ({ r, c, value })).filter(({ value }) => value > 0),
  );
  const matrix = sparseMatrix(roles, skills, {
    row: cells.map(({ r }) => r),
    column: cells.map(({ c }) => c),
    value: cells.map(({ value }) => value),
  });
  const scores = completionScores(matrix, {
    regularisation: lambda,
    sides: [{ similarities: Float64Array.from(side.to1DArray()), weight }],
  });
  for (let u = 0; u < roles; u++) {
    for (let j = 0; j < skills; j++) {
      if (x[u]![j] !== 0) continue;
      let expected = 0;
      for (let i = 0; i < skills + features; i++) {
        if (i !== j) expected -= (z.get(u, i) * p.get(i, j)) / p.get(j, j);
      }
      expect(scores[u * skills + j]).toBeCloseTo(expected, 9);
    }
  }
});

import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { skillAdjacency } from '../../../src/analytics/adjacency/adjacency.ts';
import { fitEase, projectSkill } from '../../../src/analytics/adjacency/ease.ts';
import { plainAdjacency, plainlyExplained } from '../../../src/analytics/adjacency/plain-adjacency.ts';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { type SparseMatrix, sparseMatrix } from '../../../src/analytics/linear-algebra/sparse-matrix.ts';

const options = { regularisation: 1, shrinkage: 1, least: 0, perSkill: 20, reasons: 5 };

/** Roles of a few trades: each trade has skills of its own, and everybody needs the first two. */
function trades(roles: number, perTrade: number, seed: string): { matrix: SparseMatrix; tradeOf: number[] } {
  const random = randomSource(seed);
  const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
  const add = (row: number, column: number) => {
    cells.row.push(row);
    cells.column.push(column);
    cells.value.push(1);
  };
  const tradeOf: number[] = [];
  for (let role = 0; role < roles; role++) {
    const trade = role % 4;
    tradeOf.push(trade);
    for (const common of [0, 1]) if (random() < 0.9) add(role, common);
    for (let s = 0; s < perTrade; s++) {
      if (random() < 0.6) add(role, 2 + trade * perTrade + s);
      if (random() < 0.05) add(role, 2 + Math.floor(random() * 4) * perTrade + s);
    }
  }
  return { matrix: sparseMatrix(roles, 2 + 4 * perTrade, cells), tradeOf };
}

function dense(matrix: SparseMatrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, r) => {
    const row = new Array<number>(matrix.columns).fill(0);
    for (let e = matrix.offsets[r]!; e < matrix.offsets[r + 1]!; e++)
      row[matrix.indices[e]!] = matrix.values[e]!;
    return row;
  });
}

describe('EASE on the roles’ side', () => {
  it.each([false, true])('equals the skills × skills inverse of the paper (centred: %s)', (centred) => {
    const { matrix } = trades(40, 6, 'ease');
    const x = new Matrix(dense(matrix));
    const y = centred ? x.clone().center('column') : x;
    const p = inverse(y.transpose().mmul(y).add(Matrix.eye(matrix.columns).mul(3)));
    const model = fitEase(matrix, { regularisation: 3, centred });
    const projected = Array.from({ length: matrix.columns }, (_, j) => {
      const column = new Float64Array(matrix.rows);
      projectSkill(model, j, column);
      return column;
    });
    for (let i = 0; i < matrix.columns; i++) {
      for (let j = 0; j < matrix.columns; j++) {
        let own = 0;
        let target = 1;
        for (let r = 0; r < matrix.rows; r++) {
          own += x.get(r, i) * projected[j]![r]!;
          target -= x.get(r, j) * projected[j]![r]!;
        }
        if (i !== j) expect(own / target).toBeCloseTo(-p.get(i, j) / p.get(j, j), 9);
      }
    }
  });
});

describe('skill adjacency', () => {
  it.each([1, 3, 20])(
    'passes no pair over: the best %s of every skill are those of plain scoring',
    (perSkill) => {
      for (const seed of ['plain', 'again', 'third']) {
        const { matrix } = trades(90, 8, seed);
        const random = randomSource(`weights/${seed}`);
        const weighed = { ...matrix, values: matrix.values.map(() => 0.1 + 0.9 * random()) };
        const own = { ...options, least: 0.05, perSkill };
        const model = fitEase(weighed, { regularisation: own.regularisation, centred: true });
        const explained = plainlyExplained(model);
        const { offsets, targets, strengths } = skillAdjacency(weighed, own);
        for (let skill = 0; skill < matrix.columns; skill++) {
          const expected = plainAdjacency(weighed, model, explained, skill, own);
          const [from, to] = [offsets[skill]!, offsets[skill + 1]!];
          expect([...targets.subarray(from, to)]).toEqual(expected.map(({ target }) => target));
          expected.forEach(({ strength }, at) => {
            expect(strengths[from + at]).toBeCloseTo(strength, 10);
          });
        }
      }
    },
  );

  it('leads to skills of the same trade, and not to what everybody has', () => {
    const perTrade = 6;
    const { matrix } = trades(120, perTrade, 'trade');
    const { offsets, targets } = skillAdjacency(matrix, { ...options, perSkill: 3 });
    const tradeOf = (skill: number) => (skill < 2 ? -1 : Math.floor((skill - 2) / perTrade));
    let within = 0;
    for (let skill = 2; skill < matrix.columns; skill++) {
      for (let e = offsets[skill]!; e < offsets[skill + 1]!; e++)
        if (tradeOf(targets[e]!) === tradeOf(skill)) within++;
    }
    const edges = offsets[matrix.columns]! - offsets[2]!;
    expect(within / edges).toBeGreaterThan(0.95);
  });

  it('finds what a role asks for beside what is known of it better than popularity does', () => {
    const { matrix } = trades(400, 8, 'hidden');
    const rows = dense(matrix);
    const random = randomSource('hide');
    const hidden = rows.map((row) => row.map((value) => value > 0 && random() < 0.2));
    const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
    rows.forEach((row, r) => {
      row.forEach((value, s) => {
        if (value === 0 || hidden[r]![s]) return;
        cells.row.push(r);
        cells.column.push(s);
        cells.value.push(value);
      });
    });
    const known = sparseMatrix(matrix.rows, matrix.columns, cells);
    const { offsets, targets, strengths } = skillAdjacency(known, { ...options, regularisation: 10 });
    const popularity = new Float64Array(matrix.columns);
    for (const skill of known.indices) popularity[skill]! += 1 / matrix.rows;

    const hitsAt5 = (score: (role: number) => ArrayLike<number>) => {
      let hits = 0;
      rows.forEach((row, r) => {
        const scores = score(r);
        const open = row.map((_, s) => s).filter((s) => row[s] === 0 || hidden[r]![s]);
        const best = open.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, 5);
        hits += best.filter((s) => hidden[r]![s]).length;
      });
      return hits;
    };
    // Each held skill is another chance to hold its neighbours, beside the chance that anybody has.
    const byAdjacency = (role: number) => {
      const missing = popularity.map((share) => Math.log(1 - Math.min(share, 0.99)));
      for (let e = known.offsets[role]!; e < known.offsets[role + 1]!; e++) {
        const skill = known.indices[e]!;
        for (let a = offsets[skill]!; a < offsets[skill + 1]!; a++)
          missing[targets[a]!]! += Math.log(1 - 0.99 * strengths[a]!);
      }
      return missing.map((value) => -value);
    };
    expect(hitsAt5(byAdjacency)).toBeGreaterThan(1.3 * hitsAt5(() => popularity));
  });

  it('is directed: the rare skill tells the common one more surely than the other way round', () => {
    const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
    const ask = (row: number, ...skills: number[]) => {
      for (const skill of skills) {
        cells.row.push(row);
        cells.column.push(skill);
        cells.value.push(1);
      }
    };
    for (let role = 0; role < 60; role++) {
      if (role < 5) ask(role, 0, 1);
      else if (role < 30) ask(role, 1);
      else ask(role, 2);
    }
    const { offsets, targets, strengths } = skillAdjacency(sparseMatrix(60, 3, cells), options);
    const strength = (from: number, to: number) => {
      for (let e = offsets[from]!; e < offsets[from + 1]!; e++) if (targets[e] === to) return strengths[e]!;
      return 0;
    };
    expect(strength(0, 1)).toBeGreaterThan(strength(1, 0));
    expect(strength(1, 0)).toBeGreaterThan(0);
    expect(strength(0, 2)).toBe(0);
  });

  it('keeps every edge within bounds, sorted, explained by roles that ask for both', () => {
    const { matrix } = trades(80, 7, 'bounds');
    const rows = dense(matrix);
    const found = skillAdjacency(matrix, { ...options, perSkill: 4, reasons: 3, least: 0.05 });
    for (let skill = 0; skill < matrix.columns; skill++) {
      const from = found.offsets[skill]!;
      const to = found.offsets[skill + 1]!;
      expect(to - from).toBeLessThanOrEqual(4);
      for (let e = from; e < to; e++) {
        expect(found.targets[e]).not.toBe(skill);
        expect(found.strengths[e]).toBeGreaterThan(0.05);
        expect(found.strengths[e]).toBeLessThanOrEqual(1);
        if (e > from) expect(found.strengths[e]).toBeLessThanOrEqual(found.strengths[e - 1]!);
        const reasons = [...found.reasons.subarray(found.reasonOffsets[e], found.reasonOffsets[e + 1])];
        expect(reasons.length).toBeGreaterThan(0);
        expect(reasons.length).toBeLessThanOrEqual(3);
        for (const role of reasons) {
          expect(rows[role]![skill]).toBeGreaterThan(0);
          expect(rows[role]![found.targets[e]!]).toBeGreaterThan(0);
        }
      }
    }
  });

  it('has no edges for a skill that no role asks for, and none at all for a single role', () => {
    const lonely = skillAdjacency(
      sparseMatrix(3, 3, { row: [0, 1, 1], column: [0, 0, 1], value: [1, 1, 1] }),
      options,
    );
    expect(lonely.offsets[3]! - lonely.offsets[2]!).toBe(0);
    const single = skillAdjacency(
      sparseMatrix(1, 3, { row: [0, 0, 0], column: [0, 1, 2], value: [1, 1, 1] }),
      options,
    );
    expect(single.targets).toHaveLength(0);
    expect(
      skillAdjacency(sparseMatrix(0, 0, { row: [], column: [], value: [] }), options).targets,
    ).toHaveLength(0);
  });
});

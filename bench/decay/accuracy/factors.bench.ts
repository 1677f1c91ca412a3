import { uniforms } from '../../../src/analytics/decay/back-test/bootstrap.ts';
import { sweep } from '../../../src/analytics/decay/filter/sweep.ts';
import { fitNumbered } from '../../../src/analytics/decay/fit/fit-people.ts';
import { lastEvents, logLoss, withoutEvents } from '../../../src/analytics/decay/fit/hold-out.ts';
import { compileModel } from '../../../src/analytics/decay/model/model.ts';
import { logit, sigmoid } from '../../../src/analytics/decay/model/observation.ts';
import { type WorldName, worldNames } from '../../../src/sample-organisation/index.ts';
import { type Bench, type Claim, cost } from '../../bench.ts';
import { hyperparametersOf } from './accuracy.bench.ts';
import { type DecayWorld, generateDecayWorld, readDecayReferences } from './world.ts';

/** A series as what its person's skills leave unexplained, and how sure that is. */
interface Cell {
  readonly person: number;
  readonly skill: number;
  readonly residual: number;
  readonly precision: number;
}

const ROUNDS = 20;
const RIDGE = 1;

/**
 * residual ≈ uᵀv by alternating least squares with ridge, weighted by precision: rank-r factors of skills. Returns the
 * product for each cell with the cell itself left out of its person's u, so that no series explains itself.
 */
function factorScores(
  cells: readonly Cell[],
  people: number,
  skills: number,
  rank: number,
  seed: number,
): Float64Array {
  const draw = uniforms(seed);
  const loadings = Array.from({ length: skills }, () => Array.from({ length: rank }, () => draw() - 0.5));
  const scores = Array.from({ length: people }, () => new Array<number>(rank).fill(0));
  const byPerson = Map.groupBy(cells, ({ person }) => person);
  const bySkill = Map.groupBy(cells, ({ skill }) => skill);
  const solve = (
    own: readonly Cell[],
    other: (cell: Cell) => readonly number[],
    without?: Cell,
  ): number[] => {
    const matrix = Array.from({ length: rank }, (_, i) =>
      Array.from({ length: rank }, (_, j) => (i === j ? RIDGE : 0)),
    );
    const right = new Array<number>(rank).fill(0);
    for (const cell of own) {
      if (cell === without) continue;
      const x = other(cell);
      for (let i = 0; i < rank; i++) {
        right[i]! += cell.precision * x[i]! * cell.residual;
        for (let j = 0; j < rank; j++) matrix[i]![j]! += cell.precision * x[i]! * x[j]!;
      }
    }
    return gauss(matrix, right);
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [person, own] of byPerson) scores[person] = solve(own, ({ skill }) => loadings[skill]!);
    for (const [skill, own] of bySkill) loadings[skill] = solve(own, ({ person }) => scores[person]!);
  }
  return Float64Array.from(cells, (cell) => {
    const u = solve(byPerson.get(cell.person)!, ({ skill }) => loadings[skill]!, cell);
    return u.reduce((sum, value, i) => sum + value * loadings[cell.skill]![i]!, 0);
  });
}

function gauss(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  for (let i = 0; i < n; i++) {
    for (let k = i + 1; k < n; k++) {
      const by = matrix[k]![i]! / matrix[i]![i]!;
      for (let j = i; j < n; j++) matrix[k]![j]! -= by * matrix[i]![j]!;
      right[k]! -= by * right[i]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) right[i]! -= matrix[i]![j]! * right[j]!;
    right[i]! /= matrix[i]![i]!;
  }
  return right;
}

/** Log loss of last events without and with factors: the slope is fitted on half of the people, measured on the other. */
function compare(world: DecayWorld, ranks: readonly number[]) {
  const { evidence } = world;
  const { columns } = evidence;
  const hyperparameters = hyperparametersOf(world);
  const held = lastEvents(columns);
  const forecast = new Float64Array(columns.at.length);
  sweep(evidence, hyperparameters, { forecast });
  const training = { ...evidence, columns: withoutEvents(columns, new Set(held)) };
  const fitted = fitNumbered(training, hyperparameters);
  const model = compileModel(hyperparameters, evidence.skillIds, evidence.skillClass, evidence.evaluatorIds);
  const cells: Cell[] = [];
  const cellOf = new Map<number, number>();
  const personMean = new Map<number, { sum: number; count: number }>();
  const people = columns.personStart.length - 1;
  for (let person = 0; person < people; person++) {
    for (let series = columns.seriesStart[person]!; series < columns.seriesStart[person + 1]!; series++) {
      if (fitted.observations[series] === 0) continue;
      const skill = columns.seriesSkill[series]!;
      const residual = fitted.ability[series]! - model.abilityMean[skill]!;
      cellOf.set(series, cells.length);
      cells.push({ person, skill, residual, precision: 1 / Math.max(0.02, fitted.abilityVariance[series]!) });
      const mean = personMean.get(person) ?? { sum: 0, count: 0 };
      personMean.set(person, { sum: mean.sum + residual, count: mean.count + 1 });
    }
  }
  // What all of a person's skills share is the person effect, which the model has.
  const centred = cells.map((cell) => {
    const { sum, count } = personMean.get(cell.person)!;
    return { ...cell, residual: cell.residual - sum / count };
  });
  const events = Array.from(held).filter((event) => cellOf.has(columns.series[event]!));
  return ranks.map((rank) => {
    const product = factorScores(centred, people, evidence.skillIds.length, rank, 7);
    const loss = (slope: number, half: number) => {
      const chosen = events.filter(
        (event) => cells[cellOf.get(columns.series[event]!)!]!.person % 2 === half,
      );
      const sum = chosen.reduce((total, event) => {
        const shift = slope * product[cellOf.get(columns.series[event]!)!]!;
        const p = Math.min(0.999, Math.max(0.001, forecast[event]!));
        return total + logLoss(sigmoid(logit(p) + shift), columns.score[event]!);
      }, 0);
      return sum / chosen.length;
    };
    const slopes = Array.from({ length: 41 }, (_, i) => (i - 10) / 10);
    const best = slopes.toSorted((a, b) => loss(a, 0) - loss(b, 0))[0]!;
    return { rank, slope: best, without: loss(0, 1), with: loss(best, 1) };
  });
}

export const bench: Bench = {
  name: 'decay-factors',
  minutes: 0.3,
  shows: 'what low-rank factors of skills would add to the forecasts (--people N --seed N)',
  async run({ option, note }): Promise<readonly Claim[]> {
    const references = await readDecayReferences();
    const claims: Claim[] = [];
    for (const name of ['base', 'growing-ability'] satisfies WorldName[]) {
      note(`${name} of ${worldNames.length} worlds`);
      const world = await generateDecayWorld(name, option('people', 1_000), option('seed', 21), references);
      for (const each of compare(world, [1, 2, 4])) {
        const change = `${((each.with / each.without - 1) * 100).toFixed(2)} %`;
        claims.push(
          cost(
            `${name}: held-out log loss with factors of rank ${each.rank} (slope ${each.slope}), ${change}`,
            'nats',
            each.with,
            each.without,
            'without factors',
          ),
        );
      }
    }
    return claims;
  },
};

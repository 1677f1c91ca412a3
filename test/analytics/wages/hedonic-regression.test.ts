import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { ControlSpace } from '../../../src/analytics/wages/control-space.ts';
import {
  type HedonicInput,
  hedonicPremiums,
  LEAST_ON_A_SIDE,
} from '../../../src/analytics/wages/hedonic-regression.ts';

interface World {
  readonly input: HedonicInput;
  readonly truth: Float64Array;
  /** Row-major, scaled so that a coefficient is a premium. */
  readonly columns: Float64Array[];
}

/** Listed skills, asked for or not, and rated ones, asked for somewhat by everybody; wages made from known premiums. */
function world(seed: string, n: number, skills: number, tau: number, noise: number): World {
  const random = randomSource(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const group = Array.from({ length: n }, () => `g${Math.floor(random() * 4)}`);
  const observation: number[] = [];
  const skill: number[] = [];
  const demand: number[] = [];
  const columns = Array.from({ length: skills }, (_, s) => {
    const share = 0.1 + 0.4 * random();
    const amounts = Float64Array.from({ length: n }, () =>
      s % 2 === 0 ? Number(random() < share) * 0.3 : 0.05 + 0.9 * random(),
    );
    amounts.forEach((amount, i) => {
      if (amount === 0) return;
      observation.push(i);
      skill.push(s);
      demand.push(amount);
    });
    const mean = amounts.reduce((sum, x) => sum + x, 0) / n;
    const above = amounts.filter((x) => x > mean);
    const below = amounts.filter((x) => x <= mean);
    const average = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
    const contrast = average(above) - average(below);
    return amounts.map((x) => x / contrast);
  });
  const truth = Float64Array.from({ length: skills }, () => tau * normal());
  const logWage = Float64Array.from({ length: n }, (_, i) => {
    const asked = columns.reduce((sum, column, s) => sum + column[i]! * truth[s]!, 0);
    return 11 + 0.3 * Number(group[i]!.slice(1)) + asked + noise * normal();
  });
  return {
    truth,
    columns,
    input: {
      logWage,
      controls: [group],
      skills,
      observation: Uint32Array.from(observation),
      skill: Uint32Array.from(skill),
      demand: Float64Array.from(demand),
    },
  };
}

/** Ridge with unpenalised intercept and dummies, solved as it is written down. */
function plainRidge({ input, columns }: World, penalty: number, without?: number) {
  const labels = [...new Set(input.controls[0])].sort().slice(1);
  const rows = Array.from(input.logWage, (_, i) => [
    1,
    ...labels.map((label) => Number(input.controls[0]![i] === label)),
    ...columns.map((column) => column[i]!),
  ]);
  const kept = rows.map((_, i) => i).filter((i) => i !== without);
  const x = new Matrix(kept.map((i) => rows[i]!));
  const y = Matrix.columnVector(kept.map((i) => input.logWage[i]!));
  const gram = x.transpose().mmul(x);
  for (let j = 1 + labels.length; j < gram.rows; j++) gram.set(j, j, gram.get(j, j) + penalty);
  const coefficients = inverse(gram).mmul(x.transpose().mmul(y)).to1DArray();
  return { coefficients, premiums: coefficients.slice(1 + labels.length), rows };
}

describe('hedonic premiums', () => {
  test('are those of ridge regression as it is written down, at a penalty that leaves least error when each is left out', () => {
    const made = world('plain', 60, 8, 0.1, 0.1);
    const found = hedonicPremiums(made.input)!;
    expect(found.observations).toBe(60);
    expect(found.controls).toBe(4);
    const { premiums } = plainRidge(made, found.penalty);
    for (const [s, premium] of found.premium.entries()) expect(premium).toBeCloseTo(premiums[s]!, 9);

    const leftOut = (penalty: number) =>
      Array.from(made.input.logWage).reduce((sum, y, i) => {
        const { coefficients, rows } = plainRidge(made, penalty, i);
        return sum + (y - rows[i]!.reduce((own, x, j) => own + x * coefficients[j]!, 0)) ** 2;
      }, 0);
    const mean = made.input.logWage.reduce((sum, y) => sum + y, 0) / 60;
    const spread = made.input.logWage.reduce((sum, y) => sum + (y - mean) ** 2, 0);
    const least = leftOut(found.penalty);
    expect(found.heldOutR2).toBeCloseTo(1 - least / spread, 9);
    for (const factor of [0.5, 0.8, 1.25, 2]) expect(leftOut(found.penalty * factor)).toBeGreaterThan(least);
  });

  test('are the same in whatever order the entries come', () => {
    const { input } = world('order', 60, 10, 0.1, 0.1);
    const back = <A extends Uint32Array | Float64Array>(array: A) => array.slice().reverse() as A;
    const reversed = {
      ...input,
      observation: back(input.observation),
      skill: back(input.skill),
      demand: back(input.demand),
    };
    const [a, b] = [hedonicPremiums(input)!, hedonicPremiums(reversed)!];
    expect(b.penalty).toBeCloseTo(a.penalty, 6);
    for (const [s, premium] of b.premium.entries()) expect(premium).toBeCloseTo(a.premium[s]!, 9);
  });

  test('come with 90 % intervals that hold 86 to 94 % of the truths, over 30 worlds of 30 skills', () => {
    let held = 0;
    let all = 0;
    for (let w = 0; w < 30; w++) {
      const { input, truth } = world(`coverage ${w}`, 120, 30, 0.05 + 0.01 * (w % 10), 0.15);
      const found = hedonicPremiums(input)!;
      found.skill.forEach((skill, i) => {
        all++;
        const miss = Math.abs(found.premium[i]! - truth[skill]!);
        if (miss <= 1.6448536269514722 * found.deviation[i]!) held++;
      });
    }
    expect(all).toBeGreaterThan(850);
    expect(held / all).toBeGreaterThan(0.86);
    expect(held / all).toBeLessThan(0.94);
  });

  test('are told of no skill that too few ask for more, or less, than the average', () => {
    const { input } = world('few', 60, 4, 0.1, 0.1);
    const rare = LEAST_ON_A_SIDE - 1;
    const of = (skill: number, count: number) => ({
      observation: Array.from({ length: count }, (_, i) => i),
      skill: new Array<number>(count).fill(skill),
      demand: new Array<number>(count).fill(0.5),
    });
    const added = [of(4, rare), of(5, 60 - rare), of(6, 60), of(7, LEAST_ON_A_SIDE)];
    const found = hedonicPremiums({
      ...input,
      skills: 8,
      observation: Uint32Array.from([...input.observation, ...added.flatMap((own) => own.observation)]),
      skill: Uint32Array.from([...input.skill, ...added.flatMap((own) => own.skill)]),
      demand: Float64Array.from([...input.demand, ...added.flatMap((own) => own.demand)]),
    })!;
    expect([...found.skill]).toEqual([0, 1, 2, 3, 7]);
  });

  test('are not told from too few benchmarks, from none that differ, or without skills', () => {
    const { input } = world('small', 30, 4, 0.1, 0.1);
    expect(hedonicPremiums(input)).toBeNull();
    const none = { observation: new Uint32Array(), skill: new Uint32Array(), demand: new Float64Array() };
    expect(hedonicPremiums({ ...world('none', 60, 4, 0.1, 0.1).input, ...none })).toBeNull();
    const alone = world('alone', 60, 4, 0.1, 0.1).input;
    expect(
      hedonicPremiums({ ...alone, controls: [Array.from({ length: 60 }, (_, i) => `${i}`)] }),
    ).toBeNull();
  });

  test('a benchmark that is alone in its control neither helps nor breaks', () => {
    const { input } = world('loner', 80, 6, 0.1, 0.1);
    const controls = [input.controls[0]!.map((label, i) => (i === 0 ? 'nobody else' : label))];
    const found = hedonicPremiums({ ...input, controls })!;
    const wild = input.logWage.slice();
    wild[0] = 3;
    const other = hedonicPremiums({ ...input, controls, logWage: wild })!;
    for (const [s, premium] of other.premium.entries()) expect(premium).toBeCloseTo(found.premium[s]!, 9);
    expect(found.premium.every(Number.isFinite)).toBe(true);
  });
});

test('the space of controls takes out every mean of a category and leaves what is across it', () => {
  const labels = ['a', 'b', 'a', 'c', 'c', 'b'];
  const space = new ControlSpace([labels, ['x', 'y', 'x', 'x', 'x', 'y']], 6);
  expect(space.dimensions).toBe(3);
  const vector = Float64Array.from([1, 2, 3, 4, 8, 6]);
  space.remove(vector);
  expect([...vector].map((x) => Number(x.toFixed(12)))).toEqual([-1, -2, 1, -2, 2, 2]);
  expect([...space.leverages].map((x) => Number(x.toFixed(12)))).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
});

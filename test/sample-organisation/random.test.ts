import { describe, expect, it } from 'vitest';
import { RandomSource, RandomStream } from '../../src/sample-organisation/random.ts';
import { mean, median, standardDeviation } from './generated.ts';

const stream = (purpose = 1) => new RandomSource('a seed').stream(purpose, 2, 3);
const many = (draw: () => number, count = 20_000) => Array.from({ length: count }, draw);

describe('seeded random numbers', () => {
  it('come from xoshiro128**, by the test vector of rand_xoshiro', () => {
    const draws = new RandomStream(Uint32Array.of(1, 2, 3, 4));
    expect(Array.from({ length: 10 }, () => draws.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('are the same on every machine', () => {
    const draws = new RandomSource('20260630').stream(14, 16, 7);
    expect(Array.from({ length: 4 }, () => draws.bits())).toMatchInlineSnapshot(`
      [
        2603490106,
        2290872591,
        4033068952,
        721266203,
      ]
    `);
  });

  it('take a number, a bigint or digits for the same seed', () => {
    const first = (seed: string | number | bigint) => new RandomSource(seed).stream(1).bits();
    expect(first(42)).toBe(first('42'));
    expect(first(42n)).toBe(first('42'));
    expect(first(43)).not.toBe(first(42));
  });

  it('give every purpose and number its own stream', () => {
    const source = new RandomSource(1);
    const starts = new Set<number>();
    for (let purpose = 0; purpose < 20; purpose++) {
      for (let a = 0; a < 20; a++)
        for (let b = 0; b < 20; b++) starts.add(source.stream(purpose, a, b).bits());
    }
    // 8,000 draws out of 2³²: a collision is expected with probability .007.
    expect(starts.size).toBeGreaterThan(7998);
  });

  it('do not correlate between neighbouring streams', () => {
    const source = new RandomSource(5);
    const pairs = Array.from({ length: 20_000 }, (_, i) => [
      source.stream(1, i).normal(),
      source.stream(1, i + 1).normal(),
    ]);
    expect(Math.abs(mean(pairs.map(([a, b]) => a! * b!)))).toBeLessThan(0.03);
  });

  it('have the moments of their distributions', () => {
    const draws = stream();
    const cases: [string, () => number, number, number][] = [
      ['uniform', () => draws.uniform(), 0.5, Math.sqrt(1 / 12)],
      ['normal', () => draws.normal(2, 3), 2, 3],
      ['exponential', () => draws.exponential(4), 4, 4],
      ['gamma below 1', () => draws.gamma(0.7, 5), 5, 5 / Math.sqrt(0.7)],
      ['gamma above 1', () => draws.gamma(6, 3), 3, 3 / Math.sqrt(6)],
      ['beta', () => draws.beta(2, 3), 0.4, Math.sqrt(0.04)],
      ['binomial', () => draws.binomial(12, 0.3), 3.6, Math.sqrt(12 * 0.21)],
      ['binomial of many', () => draws.binomial(500, 0.7), 350, Math.sqrt(105)],
      ['poisson', () => draws.poisson(3), 3, Math.sqrt(3)],
      ['poisson of many', () => draws.poisson(90), 90, Math.sqrt(90)],
      ['student t', () => draws.studentT(10, 2), 0, 2 * Math.sqrt(10 / 8)],
    ];
    for (const [name, draw, centre, spread] of cases) {
      const values = many(draw);
      expect(Math.abs(mean(values) - centre), name).toBeLessThan((5 * spread) / Math.sqrt(values.length));
      expect(Math.abs(standardDeviation(values) / spread - 1), name).toBeLessThan(0.05);
    }
  });

  it('keep to their ranges', () => {
    const draws = stream(2);
    for (let i = 0; i < 5000; i++) {
      const uniform = draws.uniform();
      expect(uniform > 0 && uniform < 1).toBe(true);
      expect(draws.index(7)).toBeOneOf([0, 1, 2, 3, 4, 5, 6]);
    }
    expect(draws.binomial(50, 0)).toBe(0);
    expect(draws.binomial(200, 1)).toBe(200);
  });

  it('sample without replacement, heavier ones more often, weight 0 never', () => {
    const draws = stream(3);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) {
      const chosen = draws.sample([1, 4, 0, 2], 2);
      expect(new Set(chosen).size).toBe(2);
      for (const index of chosen) counts[index]!++;
    }
    expect(counts[2]).toBe(0);
    expect(counts[1]).toBeGreaterThan(counts[3]!);
    expect(counts[3]).toBeGreaterThan(counts[0]!);
    expect(draws.sample([1, 0], 5)).toEqual([0]);
  });

  it('draws of a gamma are skewed as they should be', () => {
    const draws = stream(4);
    expect(median(many(() => draws.gamma(1, 1)))).toBeCloseTo(Math.LN2, 1);
  });
});

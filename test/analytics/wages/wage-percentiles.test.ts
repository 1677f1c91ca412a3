import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  percentileOfWage,
  pooledPercentiles,
  type WagePercentiles,
  wageAtPercentile,
} from '../../../src/analytics/wages/wage-percentiles.ts';
import { wagePercentiles } from '../../../src/domain/wages.ts';

const z = {
  p10: -1.2815515655446004,
  p25: -0.6744897501960817,
  p50: 0,
  p75: 0.6744897501960817,
  p90: 1.2815515655446004,
};
const shares = { p10: 10, p25: 25, p50: 50, p75: 75, p90: 90 };

/** The published percentiles of log-normal wages. */
function logNormal(median: number, spread: number): WagePercentiles {
  return Object.fromEntries(
    wagePercentiles.map((name) => [
      name,
      { amount: median * Math.exp(spread * z[name]), quality: 'PUBLISHED' },
    ]),
  ) as never;
}
const withPoint = (of: WagePercentiles, change: Partial<WagePercentiles>): WagePercentiles => ({
  ...of,
  ...change,
});
const median = fc.double({ min: 15_000, max: 200_000, noNaN: true });
const spread = fc.double({ min: 0.1, max: 0.9, noNaN: true });

describe('the percentile of a wage', () => {
  it('is the published one at a published point', () => {
    fc.assert(
      fc.property(median, spread, (m, s) => {
        const published = logNormal(m, s);
        for (const name of wagePercentiles) {
          expect(percentileOfWage(published, published[name].amount!)).toBe(shares[name]);
          // And beside one it is next to it, by Φ as by what was published.
          const near = Math.min(
            Math.max(published[name].amount! * (1 + 1e-9), published.p10.amount!),
            published.p90.amount!,
          );
          expect(percentileOfWage(published, near)).toBeCloseTo(shares[name], 6);
        }
      }),
    );
  });

  it('is the highest of those that are paid exactly it, where all are paid alike too', () => {
    const alike = Object.fromEntries(
      wagePercentiles.map((name) => [name, { amount: 50_000, quality: 'PUBLISHED' }]),
    ) as unknown as WagePercentiles;
    expect(percentileOfWage(alike, 50_000)).toBe(90);
    for (const wage of [49_999, 50_001]) expect(percentileOfWage(alike, wage)).toBeNull();
    const level = withPoint(logNormal(50_000, 0.4), { p25: { amount: 50_000, quality: 'PUBLISHED' } });
    expect(percentileOfWage(level, 50_000)).toBe(50);
  });

  it('rises with the wage, and is null beyond what is published', () => {
    fc.assert(
      fc.property(
        median,
        spread,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (m, s, a, b) => {
          const published = logNormal(m, s);
          const [low, high] = [published.p10.amount!, published.p90.amount!];
          const at = (share: number) => percentileOfWage(published, low + (high - low) * share)!;
          expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
          expect(percentileOfWage(published, low * 0.99)).toBeNull();
          expect(percentileOfWage(published, high * 1.01)).toBeNull();
        },
      ),
    );
  });

  it('invents nothing from points that are top-coded or missing', () => {
    const top = withPoint(logNormal(120_000, 0.5), { p90: { amount: 239_200, quality: 'TOP_CODED' } });
    expect(percentileOfWage(top, 200_000)).toBeNull();
    expect(percentileOfWage(top, 120_000)).toBeCloseTo(50, 4);
    const missing = { amount: null, quality: 'MISSING' } as const;
    const one = withPoint(logNormal(120_000, 0.5), {
      p10: missing,
      p25: missing,
      p75: missing,
      p90: missing,
    });
    expect([119_999, 120_000, 120_001].map((wage) => percentileOfWage(one, wage))).toEqual([null, 50, null]);
  });

  it('takes no wage that is none', () => {
    for (const wage of [0, -1, Number.NaN]) expect(percentileOfWage(logNormal(50_000, 0.4), wage)).toBeNull();
  });
});

describe('the wage at a percentile', () => {
  const quoted = (amounts: Partial<Record<keyof typeof z, number>>) =>
    Object.fromEntries(
      wagePercentiles.map((name) => [
        name,
        amounts[name] === undefined
          ? { amount: null, quality: 'MISSING' }
          : { amount: amounts[name], quality: 'PUBLISHED' },
      ]),
    ) as unknown as WagePercentiles;

  it('is what is published, to the last bit, of one alone too', () => {
    fc.assert(
      fc.property(median, spread, (m, s) => {
        const published = logNormal(m, s);
        for (const name of wagePercentiles)
          expect(wageAtPercentile(published, shares[name])).toBe(published[name].amount);
      }),
    );
    const one = quoted({ p50: 69_000 });
    expect([25, 49, 50, 51].map((share) => wageAtPercentile(one, share))).toEqual([null, null, 69_000, null]);
  });

  it('is the one where those beside it are paid alike', () => {
    const alike = quoted({ p10: 40_000, p25: 40_000, p50: 50_000, p75: 50_000 });
    expect([9, 10, 17, 25].map((share) => wageAtPercentile(alike, share))).toEqual([
      null,
      40_000,
      40_000,
      40_000,
    ]);
    expect([50, 60, 75, 76].map((share) => wageAtPercentile(alike, share))).toEqual([
      50_000,
      50_000,
      50_000,
      null,
    ]);
    expect(wageAtPercentile(alike, 40)).toBeGreaterThan(40_000);
    expect(wageAtPercentile(alike, 40)).toBeLessThan(50_000);
  });

  it('and the percentile of that wage are each other’s inverse, and are of the normal distribution', () => {
    fc.assert(
      fc.property(median, spread, fc.double({ min: 10, max: 90, noNaN: true }), (m, s, share) => {
        const published = logNormal(m, s);
        expect(percentileOfWage(published, wageAtPercentile(published, share)!)).toBeCloseTo(share, 11);
      }),
    );
    // Φ(z) as Abramowitz and Stegun print it (table 26.1), and Φ⁻¹ as R's qnorm gives it.
    const published = logNormal(50_000, 0.5);
    for (const [score, share] of [
      [0.1, 0.539827837277029],
      [0.5, 0.691462461274013],
      [1, 0.841344746068543],
      [-1.2, 0.115069670221708],
    ] as const)
      expect(percentileOfWage(published, 50_000 * Math.exp(0.5 * score))! / 100).toBeCloseTo(share, 13);
    for (const [share, score] of [
      [60, 0.2533471031357998],
      [80, 0.841621233572914],
      [20, -0.841621233572914],
    ] as const)
      expect(Math.log(wageAtPercentile(published, share)! / 50_000) / 0.5).toBeCloseTo(score, 13);
  });
});

describe('pooled percentiles', () => {
  it('of one occupation are its own', () => {
    fc.assert(
      fc.property(median, spread, fc.integer({ min: 1, max: 1_000_000 }), (m, s, employment) => {
        const pooled = pooledPercentiles([{ percentiles: logNormal(m, s), employment }]);
        for (const name of wagePercentiles) {
          expect(pooled[name].amount! / logNormal(m, s)[name].amount!).toBeCloseTo(1, 5);
          expect(pooled[name].quality).toBe('INTERPOLATED');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('lie between those of the occupations, nearer to the one with more people', () => {
    const low = logNormal(30_000, 0.3);
    const high = logNormal(90_000, 0.3);
    const pool = (people: number) =>
      pooledPercentiles([
        { percentiles: low, employment: people },
        { percentiles: high, employment: 1_000 },
      ]).p50.amount!;
    expect(pool(1_000)).toBeGreaterThan(30_000);
    expect(pool(1_000)).toBeLessThan(90_000);
    expect(pool(10_000)).toBeLessThan(pool(1_000));
  });

  it('are what a large sample of both has', () => {
    const components = [
      { percentiles: logNormal(40_000, 0.4), employment: 3 },
      { percentiles: logNormal(80_000, 0.2), employment: 1 },
    ];
    const pooled = pooledPercentiles(components);
    // Evenly spaced quantiles of each, three of the first for one of the second.
    const quantile = (p: number) => {
      let [a, b] = [-8, 8];
      for (let i = 0; i < 60; i++) {
        const middle = (a + b) / 2;
        if (cumulative(middle) < p) a = middle;
        else b = middle;
      }
      return a;
    };
    const sample: number[] = [];
    for (let i = 0; i < 4_000; i++) {
      const score = quantile((i + 0.5) / 4_000);
      const first = 40_000 * Math.exp(0.4 * score);
      sample.push(first, first, first, 80_000 * Math.exp(0.2 * score));
    }
    sample.sort((x, y) => x - y);
    for (const name of wagePercentiles) {
      const empirical = sample[Math.floor((shares[name] / 100) * sample.length)]!;
      expect(pooled[name].amount! / empirical).toBeCloseTo(1, 2);
    }
  });

  it('say "at least" where an occupation says no more', () => {
    const top = withPoint(logNormal(200_000, 0.5), {
      p75: { amount: 239_200, quality: 'TOP_CODED' },
      p90: { amount: 239_200, quality: 'TOP_CODED' },
    });
    const pooled = pooledPercentiles([{ percentiles: top, employment: 10 }]);
    expect(pooled.p90).toEqual({ amount: 239_200, quality: 'TOP_CODED' });
    expect(pooled.p50.quality).toBe('INTERPOLATED');
  });

  it('invent nothing that a source withholds: no amount above p50 where p75 and p90 are withheld', () => {
    const withheld = (quality: 'TOP_CODED' | 'MISSING') =>
      withPoint(logNormal(150_000, 0.5), {
        p75: { amount: null, quality },
        p90: { amount: null, quality },
      });
    for (const quality of ['TOP_CODED', 'MISSING'] as const) {
      const alone = pooledPercentiles([{ percentiles: withheld(quality), employment: 10 }]);
      expect([alone.p75, alone.p90]).toEqual([
        { amount: null, quality },
        { amount: null, quality },
      ]);
      expect(alone.p50.amount).toBeCloseTo(150_000, 0);
      const among = pooledPercentiles([
        { percentiles: withheld(quality), employment: 10 },
        { percentiles: logNormal(100_000, 0.5), employment: 10 },
      ]);
      expect(among.p90).toEqual({ amount: null, quality });
      expect(among.p25.quality).toBe('INTERPOLATED');
    }
    const low = withPoint(logNormal(60_000, 0.4), { p10: { amount: null, quality: 'MISSING' } });
    expect(pooledPercentiles([{ percentiles: low, employment: 5 }]).p10.quality).toBe('MISSING');
  });

  it('"at least" is the least that what is top-coded leaves possible, whatever is paid above it', () => {
    fc.assert(
      fc.property(median, spread, spread, fc.integer({ min: 1, max: 50 }), (m, s, t, people) => {
        // The truth is log-normal; the source withholds what is above 1.3 times the median.
        const truth = logNormal(m, s);
        const cap = 1.3 * m;
        const published = Object.fromEntries(
          wagePercentiles.map((name) => [
            name,
            truth[name].amount! < cap ? truth[name] : { amount: cap, quality: 'TOP_CODED' },
          ]),
        ) as unknown as WagePercentiles;
        const other = { percentiles: logNormal(m, t), employment: people };
        const told = pooledPercentiles([{ percentiles: published, employment: 10 }, other]);
        const whole = pooledPercentiles([{ percentiles: truth, employment: 10 }, other]);
        for (const name of wagePercentiles) {
          if (told[name].quality === 'TOP_CODED')
            expect(told[name].amount!).toBeLessThanOrEqual(whole[name].amount! * 1.000001);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are missing where nothing is published', () => {
    expect(pooledPercentiles([]).p50).toEqual({ amount: null, quality: 'MISSING' });
  });
});

/** Abramowitz and Stegun 26.2.17, to 1e-7. */
function cumulative(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const tail =
    density *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x > 0 ? 1 - tail : tail;
}

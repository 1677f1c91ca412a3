import { errorFunction } from 'simple-statistics';
import { type WagePercentile, type WagePoint, wagePercentiles } from '../../domain/wages.ts';
import { normalQuantile } from '../gaps/poisson-binomial.ts';
import { type CurvePoint, MonotoneCubic } from './monotone-cubic.ts';

export type WagePercentiles = Readonly<Record<WagePercentile, WagePoint>>;

/** Φ⁻¹ of the published percentiles. */
const standardScores: Readonly<Record<WagePercentile, number>> = {
  p10: -1.2815515655446004,
  p25: -0.6744897501960817,
  p50: 0,
  p75: 0.6744897501960817,
  p90: 1.2815515655446004,
};

/**
 * What is published of an occupation as ln wage against Φ⁻¹(percentile), between the points by a monotone cubic. It is
 * exact where wages are log-normal. On the 781 occupations of OEWS May 2024 with all five points, the median found
 * from the other four is 1.68 % off at the median; the geometric mean of p25 and p75 is 1.93 % off.
 */
interface WageCurve {
  /** Ascending ln wages and standard scores of what is known exactly. */
  readonly lowest: number;
  readonly highest: number;
  readonly lowestScore: number;
  readonly highestScore: number;
  readonly curve: MonotoneCubic;
}

/** Null with fewer than two published points; of equal wages the highest percentile stays. */
function curveOf(percentiles: WagePercentiles): WageCurve | null {
  const points: CurvePoint[] = [];
  for (const name of wagePercentiles) {
    const { amount, quality } = percentiles[name];
    if (amount === null || amount <= 0 || quality === 'TOP_CODED' || quality === 'MISSING') continue;
    const y = Math.log(amount);
    while (points.length > 0 && points.at(-1)!.y >= y) points.pop();
    points.push({ x: standardScores[name], y });
  }
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  return {
    lowest: first.y,
    highest: last.y,
    lowestScore: first.x,
    highestScore: last.x,
    curve: new MonotoneCubic(points),
  };
}

const cumulativeNormal = (score: number) => (1 + errorFunction(score / Math.SQRT2)) / 2;

/**
 * The percentile, 0..100, at which a yearly `wage` stands. Null below the lowest and above the highest published
 * point, and where fewer than two are published.
 */
export function percentileOfWage(percentiles: WagePercentiles, wage: number): number | null {
  const known = curveOf(percentiles);
  if (known === null || !(wage > 0)) return null;
  const logWage = Math.log(wage);
  // A published wage counts as itself, whatever its logarithm rounds to.
  const slack = 1e-12;
  if (logWage < known.lowest - slack || logWage > known.highest + slack) return null;
  return 100 * cumulativeNormal(known.curve.inverse(logWage));
}

/** The yearly wage at a percentile, 0..100; null outside the published points and where fewer than two are published. */
export function wageAtPercentile(percentiles: WagePercentiles, percentile: number): number | null {
  const known = curveOf(percentiles);
  if (known === null) return null;
  const published = wagePercentiles.find((name) => name === `p${percentile}`);
  const score = published === undefined ? normalQuantile(percentile / 100) : standardScores[published];
  if (score < known.lowestScore - 1e-9 || score > known.highestScore + 1e-9) return null;
  return Math.exp(known.curve.at(score));
}

export interface WageComponent {
  readonly percentiles: WagePercentiles;
  /** How many people are paid so. */
  readonly employment: number;
}

/**
 * The percentiles of several occupations' workers taken together: the wage x at which Σ nᵢ·Fᵢ(x) = p·Σ nᵢ, Fᵢ as in
 * `percentileOfWage` with the end lines drawn on (a log-normal tail), found by bisection to 1e-12 in ln wage. An
 * occupation with fewer than two published points is left out. Where x lies above what an occupation's source can
 * tell, the answer is only "at least this": TOP_CODED.
 */
export function pooledPercentiles(components: readonly WageComponent[]): WagePercentiles {
  const known = components
    .map(({ percentiles, employment }) => ({
      known: curveOf(percentiles),
      employment,
      ceiling: Math.min(
        ...wagePercentiles
          .filter((name) => percentiles[name].quality === 'TOP_CODED')
          .map((name) => percentiles[name].amount ?? Number.POSITIVE_INFINITY),
      ),
    }))
    .flatMap(({ known: curve, ...rest }) =>
      curve !== null && rest.employment > 0 ? [{ curve, ...rest }] : [],
    );
  const missing: WagePoint = { amount: null, quality: 'MISSING' };
  if (known.length === 0) return everyPercentile(() => missing);

  const total = known.reduce((sum, { employment }) => sum + employment, 0);
  const ceiling = Math.min(...known.map((component) => component.ceiling));
  const shareBelow = (logWage: number) =>
    known.reduce(
      (sum, { curve, employment }) => sum + employment * cumulativeNormal(curve.curve.inverse(logWage)),
      0,
    ) / total;
  return everyPercentile((name) => {
    const wanted = cumulativeNormal(standardScores[name]);
    let low = Math.min(...known.map(({ curve }) => curve.lowest)) - 5;
    let high = Math.max(...known.map(({ curve }) => curve.highest)) + 5;
    while (high - low > 1e-12) {
      const middle = (low + high) / 2;
      if (middle === low || middle === high) break;
      if (shareBelow(middle) < wanted) low = middle;
      else high = middle;
    }
    const amount = Math.exp(high);
    return amount > ceiling ? { amount: ceiling, quality: 'TOP_CODED' } : { amount, quality: 'INTERPOLATED' };
  });
}

function everyPercentile(of: (name: WagePercentile) => WagePoint): WagePercentiles {
  return { p10: of('p10'), p25: of('p25'), p50: of('p50'), p75: of('p75'), p90: of('p90') };
}

import { errorFunction } from 'simple-statistics';
import { type WagePercentile, type WagePoint, wagePercentiles } from '../../domain/wages.ts';

export type WagePercentiles = Readonly<Record<WagePercentile, WagePoint>>;

/** Φ⁻¹ of the published percentiles. */
const standardScores: Readonly<Record<WagePercentile, number>> = {
  p10: -1.2815515655446004,
  p25: -0.6744897501960817,
  p50: 0,
  p75: 0.6744897501960817,
  p90: 1.2815515655446004,
};

interface Knot {
  readonly logWage: number;
  readonly score: number;
}

/** What is known exactly, in ascending order of wage; equal wages keep the highest percentile. */
function knotsOf(percentiles: WagePercentiles): Knot[] {
  const knots: Knot[] = [];
  for (const name of wagePercentiles) {
    const { amount, quality } = percentiles[name];
    if (amount === null || amount <= 0 || quality === 'TOP_CODED' || quality === 'MISSING') continue;
    const logWage = Math.log(amount);
    while (knots.length > 0 && knots.at(-1)!.logWage >= logWage) knots.pop();
    knots.push({ logWage, score: standardScores[name] });
  }
  return knots;
}

/** The line through the two knots about `logWage`; beyond the ends, through the last two. */
function scoreAt(knots: readonly Knot[], logWage: number): number {
  const above = knots.findIndex((knot) => knot.logWage >= logWage);
  const right = Math.max(1, above === -1 ? knots.length - 1 : above);
  const [a, b] = [knots[right - 1]!, knots[right]!];
  return a.score + ((logWage - a.logWage) * (b.score - a.score)) / (b.logWage - a.logWage);
}

const cumulativeNormal = (score: number) => (1 + errorFunction(score / Math.SQRT2)) / 2;

/**
 * The percentile, 0..100, at which a yearly `wage` stands: Φ of the line between published points of
 * (ln wage, Φ⁻¹(percentile)), which is exact where wages are log-normal. Null below the lowest and above the highest
 * published point, and where fewer than two are published.
 */
export function percentileOfWage(percentiles: WagePercentiles, wage: number): number | null {
  const knots = knotsOf(percentiles);
  if (knots.length < 2 || !(wage > 0)) return null;
  const logWage = Math.log(wage);
  // A published wage counts as itself, whatever its logarithm rounds to.
  const slack = 1e-12;
  if (logWage < knots[0]!.logWage - slack || logWage > knots.at(-1)!.logWage + slack) return null;
  return 100 * cumulativeNormal(scoreAt(knots, logWage));
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
      knots: knotsOf(percentiles),
      employment,
      ceiling: Math.min(
        ...wagePercentiles
          .filter((name) => percentiles[name].quality === 'TOP_CODED')
          .map((name) => percentiles[name].amount ?? Number.POSITIVE_INFINITY),
      ),
    }))
    .filter(({ knots, employment }) => knots.length >= 2 && employment > 0);
  const missing: WagePoint = { amount: null, quality: 'MISSING' };
  if (known.length === 0) return everyPercentile(() => missing);

  const total = known.reduce((sum, { employment }) => sum + employment, 0);
  const ceiling = Math.min(...known.map((component) => component.ceiling));
  const shareBelow = (logWage: number) =>
    known.reduce(
      (sum, { knots, employment }) => sum + employment * cumulativeNormal(scoreAt(knots, logWage)),
      0,
    ) / total;
  return everyPercentile((name) => {
    const wanted = cumulativeNormal(standardScores[name]);
    let low = Math.min(...known.map(({ knots }) => knots[0]!.logWage)) - 5;
    let high = Math.max(...known.map(({ knots }) => knots.at(-1)!.logWage)) + 5;
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

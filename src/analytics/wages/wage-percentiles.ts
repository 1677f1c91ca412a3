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
  readonly highestScore: number;
  readonly curve: MonotoneCubic;
}

interface PublishedWage {
  readonly name: WagePercentile;
  readonly amount: number;
}

/** What is known exactly, in rising order of the percentile. */
function publishedOf(percentiles: WagePercentiles): PublishedWage[] {
  return wagePercentiles.flatMap((name) => {
    const { amount, quality } = percentiles[name];
    if (amount === null || amount <= 0 || quality === 'TOP_CODED' || quality === 'MISSING') return [];
    return [{ name, amount }];
  });
}

/** Null with fewer than two different wages published; of equal wages the highest percentile stays. */
function curveOf(percentiles: WagePercentiles): WageCurve | null {
  const points: CurvePoint[] = [];
  for (const { name, amount } of publishedOf(percentiles)) {
    const y = Math.log(amount);
    while (points.length > 0 && points.at(-1)!.y >= y) points.pop();
    points.push({ x: standardScores[name], y });
  }
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  return {
    lowest: first.y,
    highest: last.y,
    highestScore: last.x,
    curve: new MonotoneCubic(points),
  };
}

/**
 * Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …), summed until it changes no more: to about 1e-15 (Marsaglia 2004). Beyond 7
 * standard deviations, where terms cancel, 0 or 1, which is as near.
 */
function cumulativeNormal(z: number): number {
  if (Math.abs(z) > 7) return z < 0 ? 0 : 1;
  let sum = z;
  let term = z;
  for (let odd = 3, before = Number.NaN; sum !== before; odd += 2) {
    before = sum;
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
}

/** Φ⁻¹ for shares of 1e-9 to 1 − 1e-9: one step of Newton's method takes the approximation's 1e-9 to rounding. */
function standardScoreOf(share: number): number {
  const score = normalQuantile(share);
  const density = Math.exp(-0.5 * score * score) / Math.sqrt(2 * Math.PI);
  return score - (cumulativeNormal(score) - share) / density;
}

/**
 * The percentile, 0..100, at which a yearly `wage` stands: of a published wage the published one, the highest of those
 * that are paid it. Null below the lowest and above the highest published point.
 */
export function percentileOfWage(percentiles: WagePercentiles, wage: number): number | null {
  const published = publishedOf(percentiles);
  const at = published.findLast(({ amount }) => amount === wage);
  if (at !== undefined) return shareOf(at);
  const below = published.filter(({ amount }) => amount < wage).map(shareOf);
  const above = published.filter(({ amount }) => amount > wage).map(shareOf);
  const known = curveOf(percentiles);
  if (known === null || below.length === 0 || above.length === 0) return null;
  const share = 100 * cumulativeNormal(known.curve.inverse(Math.log(wage)));
  // Between its neighbours, whatever rounding says.
  return Math.min(Math.max(share, ...below), ...above);
}

const shareOf = ({ name }: PublishedWage): number => Number(name.slice(1));

/**
 * The yearly wage at a percentile, 0..100: of a published percentile what is published. Null below the lowest and above the
 * highest published one.
 */
export function wageAtPercentile(percentiles: WagePercentiles, percentile: number): number | null {
  const published = publishedOf(percentiles);
  const below = published.findLast((each) => shareOf(each) <= percentile);
  const above = published.find((each) => shareOf(each) >= percentile);
  if (below === undefined || above === undefined) return null;
  const known = curveOf(percentiles);
  if (below.amount === above.amount || known === null) return below.amount;
  const wage = Math.exp(known.curve.at(standardScoreOf(percentile / 100)));
  return Math.min(Math.max(wage, below.amount), above.amount);
}

export interface WageComponent {
  readonly percentiles: WagePercentiles;
  /** How many people are paid so. */
  readonly employment: number;
}

/** Whether a component counts among pooled percentiles: people, and two published points. */
export function isPoolable({ percentiles, employment }: WageComponent): boolean {
  return employment > 0 && curveOf(percentiles) !== null;
}

/** One occupation as its source tells of it. */
interface PooledCurve extends WageCurve {
  readonly employment: number;
  /** Where the source stops telling, in ln wage: its p10 and p90 end in a tenth of its people each, which are drawn on. */
  readonly from: number;
  readonly to: number;
  /** What it says above `to`: fewer than `share` of the people are paid less than `floor`. Null: nothing, or no amount. */
  readonly topCode: { readonly share: number; readonly floor: number; readonly amount: number } | null;
  readonly isTopCoded: boolean;
}

function pooledCurveOf({ percentiles, employment }: WageComponent): PooledCurve | null {
  const known = curveOf(percentiles);
  if (known === null || !(employment > 0)) return null;
  const tells = (name: WagePercentile) =>
    percentiles[name].quality === 'PUBLISHED' || percentiles[name].quality === 'INTERPOLATED';
  const above = wagePercentiles.find(
    (name) => standardScores[name] > known.highestScore && percentiles[name].quality === 'TOP_CODED',
  );
  const floor = above === undefined ? null : percentiles[above].amount;
  return {
    ...known,
    employment,
    from: tells('p10') ? Number.NEGATIVE_INFINITY : known.lowest,
    to: tells('p90') ? Number.POSITIVE_INFINITY : known.highest,
    topCode:
      above === undefined || floor === null
        ? null
        : { share: cumulativeNormal(standardScores[above]), floor: Math.log(floor), amount: floor },
    isTopCoded: above !== undefined,
  };
}

/**
 * The percentiles of several occupations' workers taken together: the wage x at which Σ nᵢ·Fᵢ(x) = p·Σ nᵢ, Fᵢ as in
 * `percentileOfWage`, found by bisection to 1e-12 in ln wage. Below p10 and above p90 the end lines are drawn on (a
 * log-normal tail). An occupation with fewer than two published points is left out. Where x lies outside what the source
 * of one of the occupations tells, nothing is made up: MISSING; or TOP_CODED, with the least x that is possible by what
 * the source says of its lowest withheld wage, without an amount where it does not.
 */
export function pooledPercentiles(components: readonly WageComponent[]): WagePercentiles {
  const known = components.flatMap((component) => pooledCurveOf(component) ?? []);
  const missing: WagePoint = { amount: null, quality: 'MISSING' };
  if (known.length === 0) return everyPercentile(() => missing);

  const slack = 1e-9;
  return everyPercentile((name) => {
    const share = cumulativeNormal(standardScores[name]);
    const logWage = wageBelowWhich(share, known, drawnOn);
    const outside = known.filter(({ from, to }) => logWage < from - slack || logWage > to + slack);
    if (outside.length === 0) return { amount: Math.exp(logWage), quality: 'INTERPOLATED' };
    if (!outside.every(({ to, isTopCoded }) => isTopCoded && logWage > to)) return missing;
    if (outside.some(({ topCode }) => topCode === null)) return { amount: null, quality: 'TOP_CODED' };
    const least = wageBelowWhich(share, known, atMost);
    // A published top code counts as itself, whatever its logarithm rounds to.
    const itself = outside.find(({ topCode }) => Math.abs(topCode!.floor - least) < slack);
    return { amount: itself?.topCode?.amount ?? Math.exp(least), quality: 'TOP_CODED' };
  });
}

type ShareBelow = (curve: PooledCurve, logWage: number) => number;

const drawnOn: ShareBelow = ({ curve }, logWage) => cumulativeNormal(curve.inverse(logWage));

/** The most people that can be paid less, by what the source says. */
const atMost: ShareBelow = (of, logWage) => {
  if (logWage <= of.to) return drawnOn(of, logWage);
  if (of.topCode === null || logWage >= of.topCode.floor) return 1;
  // Fewer than the share, by no telling how few.
  return of.topCode.share - 1e-9;
};

function wageBelowWhich(share: number, known: readonly PooledCurve[], below: ShareBelow): number {
  const total = known.reduce((sum, { employment }) => sum + employment, 0);
  const shareBelow = (logWage: number) =>
    known.reduce((sum, of) => sum + of.employment * below(of, logWage), 0) / total;
  let low = Math.min(...known.map(({ lowest }) => lowest)) - 5;
  let high =
    Math.max(...known.map(({ highest, topCode }) => Math.max(highest, topCode?.floor ?? highest))) + 5;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (shareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

function everyPercentile(of: (name: WagePercentile) => WagePoint): WagePercentiles {
  return { p10: of('p10'), p25: of('p25'), p50: of('p50'), p75: of('p75'), p90: of('p90') };
}

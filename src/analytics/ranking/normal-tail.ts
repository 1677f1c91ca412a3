/** Standard deviations beyond which a tail is less than a double can tell from 0 beside 1. */
const BEYOND = 9;

/** 1 − Φ(z) by the rational approximation 26.2.17 of Abramowitz & Stegun (1964), absolute error below 7.5e-8. */
export function normalAbove(z: number): number {
  const x = Math.abs(z);
  if (x > BEYOND) return z > 0 ? 0 : 1;
  const t = 1 / (1 + 0.2316419 * x);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = 0.3989422804014327 * Math.exp(-0.5 * x * x) * series;
  return z >= 0 ? above : 1 - above;
}

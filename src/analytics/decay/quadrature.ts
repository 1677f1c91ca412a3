/**
 * Gauss–Hermite rules for the standard normal: E f(Z) ≈ Σ wᵢ f(zᵢ), exact for polynomials up to degree 2n − 1.
 * Abramowitz & Stegun, table 25.10, rescaled by √2 and 1/√π.
 */
export const NORMAL_NODES_3 = Float64Array.of(-1.7320508075688772, 0, 1.7320508075688772);
export const NORMAL_WEIGHTS_3 = Float64Array.of(1 / 6, 2 / 3, 1 / 6);

export const NORMAL_NODES_7 = Float64Array.of(
  -3.7504397177257425,
  -2.3667594107345415,
  -1.1544053947399682,
  0,
  1.1544053947399682,
  2.3667594107345415,
  3.7504397177257425,
);
export const NORMAL_WEIGHTS_7 = Float64Array.of(
  0.000548268855972218,
  0.0307571239675865,
  0.2401231786050127,
  0.45714285714285713,
  0.2401231786050127,
  0.0307571239675865,
  0.000548268855972218,
);

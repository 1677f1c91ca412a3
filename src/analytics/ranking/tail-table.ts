import { normalAbove } from './normal-tail.ts';
import { MOST_SKEWED, normalOfGamma } from './standard-gamma.ts';

/**
 * 1 − Φ(z) and the same of standardised gamma distributions (`normalOfGamma`), read from tables where the same few tails
 * are asked for hundreds of thousands of times.
 */

/**
 * Standard deviations beyond which a normal tail is taken as 0: 3.2e-5; twice as many of the most skewed, 1e-4. Of a million
 * people who all lie just beyond, a rank would miss 32, or 100 of the most skewed.
 */
const REACH = 4;
export const LEAST_TABLED = -REACH;
export const mostTabled = (skewness: number): number => (1 + skewness / 2) * REACH;

/** In z and in skewness. */
const STEPS = 32;
/** With a step more at either end, so that rounding leads nowhere. */
const COLUMNS = (REACH + mostTabled(MOST_SKEWED)) * STEPS + 4;
const FIRST = LEAST_TABLED * STEPS - 1;
const ROWS = MOST_SKEWED * STEPS + 2;

let gammaTails: Float64Array | undefined;

function tabledGammaTails(): Float64Array {
  const table = new Float64Array(ROWS * COLUMNS);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const z = (FIRST + column) / STEPS;
      table[row * COLUMNS + column] = normalAbove(normalOfGamma(z, row / STEPS));
    }
  }
  return table;
}

/**
 * P(X > z) of one skewness, 0 to 2, for z from `LEAST_TABLED` to `mostTabled`: linear between steps of 1/32, absolute error
 * below 3e-4 but for the first step of a support that begins within (below .02).
 */
export class GammaTail {
  readonly #table: Float64Array;
  readonly #row: number;
  readonly #share: number;

  constructor(skewness: number) {
    gammaTails ??= tabledGammaTails();
    this.#table = gammaTails;
    const place = skewness * STEPS;
    const row = Math.floor(place);
    this.#row = row * COLUMNS - FIRST;
    this.#share = place - row;
  }

  above(z: number): number {
    const table = this.#table;
    const place = z * STEPS;
    const column = Math.floor(place);
    const between = place - column;
    const at = this.#row + column;
    const next = at + COLUMNS;
    const less = table[at]! + between * (table[at + 1]! - table[at]!);
    const more = table[next]! + between * (table[next + 1]! - table[next]!);
    return less + this.#share * (more - less);
  }
}

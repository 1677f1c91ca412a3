import { logGamma } from '../decay/filter/incomplete-beta.ts';

/** Tables as likely as the observed one count as such in spite of rounding: the tolerance of R's fisher.test. */
const AS_LIKELY = 1 + 1e-7;
/** Terms below this share of the likeliest no longer change the sum. */
const NEGLIGIBLE = 1e-18;

/**
 * Fisher's exact test of a 2×2 table, two-sided (Fisher 1934; the p-value of R's fisher.test and scipy's fisher_exact):
 * the probability, with all margins fixed, of a table at most as likely as the observed one,
 *
 *   p = Σ P(x) over the x with P(x) ≤ P(inGroup),   P(x) = C(group, x)·C(total − group, selected − x) / C(total, selected).
 *
 * Terms follow from their neighbour, P(x+1)/P(x) = (group − x)(selected − x) / ((x+1)(total − group − selected + x + 1)),
 * from the likeliest outwards until they are negligible, so that it takes some ten standard deviations of steps, not as
 * many as there are tables. Exact to 1e-9. It conditions on how many were selected, which is what a shortlist fixes.
 * Boschloo's unconditional test is somewhat more powerful, and out of reach with thousands of people in a group.
 * @param inGroup selected of the `group` people; `selected` of the `total` in all; whole numbers
 */
export function fisherExact(inGroup: number, group: number, selected: number, total: number): number {
  const lowest = Math.max(0, selected - (total - group));
  const highest = Math.min(group, selected);
  if (lowest === highest) return 1;
  const mode = Math.floor(((group + 1) * (selected + 1)) / (total + 2));
  const centre = Math.min(highest, Math.max(lowest, mode));
  const next = (x: number) => ((group - x) * (selected - x)) / ((x + 1) * (total - group - selected + x + 1));
  const observed = relativeTo(centre, inGroup, group, selected, total) * AS_LIKELY;
  let all = 1;
  let asLikely = observed >= 1 ? 1 : 0;
  const add = (chance: number) => {
    all += chance;
    if (chance <= observed) asLikely += chance;
  };
  for (let x = centre, chance = 1; x < highest && chance > NEGLIGIBLE * all; x++) {
    chance *= next(x);
    add(chance);
  }
  for (let x = centre, chance = 1; x > lowest && chance > NEGLIGIBLE * all; x--) {
    chance /= next(x - 1);
    add(chance);
  }
  // Both tails may have been left out as negligible; the observed table itself is as likely as itself.
  return Math.min(1, Math.max(asLikely, observed / AS_LIKELY) / all);
}

/** P(x)/P(centre). */
function relativeTo(centre: number, x: number, group: number, selected: number, total: number): number {
  const logChance = (y: number) => logChoose(group, y) + logChoose(total - group, selected - y);
  return Math.exp(logChance(x) - logChance(centre));
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

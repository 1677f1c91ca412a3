import {
  expectedShareOfLevel,
  probabilityAtLeast,
  SMALLEST_MEAN,
} from '../../../analytics/decay/model/curve.ts';
import { type LatentProficiency, type ShareOfLevel, shareOfLevel } from '../../../analytics/ranking/score.ts';
import type { SkillEvidence } from './skill-evidence.ts';

/** What a score counts of a person in a skill. */
export type Counted = Pick<SkillEvidence, 'latent' | 'beside'>;

/**
 * An award and adjacent skills are two accounts of the same thing, of distributions so different that neither says more at
 * every level. The greater of the two is counted at the level asked for: it falls with neither of them.
 */
function greater({ latent, beside }: Counted, countOf: (latent: LatentProficiency) => number): number {
  return beside === null ? countOf(latent) : Math.max(countOf(latent), countOf(beside.latent));
}

/** E[min(1, θ/level)] as a score counts it. */
export function countedShare(evidence: SkillEvidence, level: number): number {
  return greater(evidence, ({ distribution }) => expectedShareOfLevel(distribution, level));
}

/** P(θ ≥ level). */
export function probabilityOfLevel(evidence: Counted, level: number): number {
  return greater(evidence, ({ distribution }) => probabilityAtLeast(distribution, level));
}

/** E θ; over the level never less than `countedShare`. */
export function countedMean(evidence: SkillEvidence): number {
  return greater(evidence, ({ mean }) => mean);
}

/** What `countedShare` is of, an award alone or, where they let count more, the adjacent skills; and its moments. */
export function countedAt(
  evidence: SkillEvidence,
  level: number,
): { readonly counted: SkillEvidence; readonly share: ShareOfLevel } {
  const share = shareOfLevel(evidence.latent.distribution, level);
  const { beside } = evidence;
  // An adjacent skill mostly lets count little: where its mean says so, its share is not asked for.
  if (beside === null || mostShare(beside.latent.mean, level) <= share.mean)
    return { counted: evidence, share };
  const other = shareOfLevel(beside.latent.distribution, level);
  return other.mean > share.mean ? { counted: beside, share: other } : { counted: evidence, share };
}

/** E[min(1, θ/level)] ≤ E θ/level, of a Beta whose mean is kept from 0. */
export function mostShare(mean: number, level: number): number {
  return (mean + SMALLEST_MEAN) / level;
}

import { expectedShareOfLevel, probabilityAtLeast } from '../../analytics/decay/model/curve.ts';
import type { LatentProficiency } from '../../analytics/ranking/score.ts';
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

/** What `countedShare` is of: an award alone, or where they let count more, the adjacent skills. */
export function countedAt(evidence: SkillEvidence, level: number): SkillEvidence {
  const { latent, beside } = evidence;
  return beside !== null && countedShare(evidence, level) > expectedShareOfLevel(latent.distribution, level)
    ? beside
    : evidence;
}

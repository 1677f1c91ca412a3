/** Somebody who may be listed: the score, and what each skill adds to it. */
export interface Candidate {
  readonly score: number;
  /** Skill → contribution, in any order; skills that add nothing may be absent. */
  readonly profile: ReadonlyMap<number, number>;
}

/**
 * Maximal marginal relevance (Carbonell & Goldstein 1998): place after place goes to whoever has the highest
 *   (1 − λ)·score/top − λ·max over those listed of cos(profile, profile′),
 * so that 0 ranks by score alone and towards 1 people unlike those above come up. Equal ones keep their order.
 * @param candidates by score, best first; λ on 0..1
 * @param pause awaited now and then: the work grows with size times candidates
 * @returns positions in `candidates` of the `size` that are listed, in their new order
 */
export async function diversify(
  candidates: readonly Candidate[],
  size: number,
  lambda: number,
  pause: () => Promise<void>,
): Promise<number[]> {
  // Where the best has 0, all have: nobody is told apart by score.
  const top = candidates[0]?.score || 1;
  const norms = candidates.map(({ profile }) => Math.sqrt(dot(profile, profile)));
  const nearest = new Float64Array(candidates.length);
  const left = new Set(candidates.keys());
  const listed: number[] = [];
  let compared = 0;
  while (listed.length < size && left.size > 0) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const i of left) {
      const worth = (1 - lambda) * (candidates[i]!.score / top) - lambda * nearest[i]!;
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    left.delete(best);
    listed.push(best);
    for (const i of left) {
      const scale = norms[i]! * norms[best]!;
      const likeness = scale > 0 ? dot(candidates[i]!.profile, candidates[best]!.profile) / scale : 0;
      if (likeness > nearest[i]!) nearest[i] = likeness;
    }
    compared += left.size * Math.max(1, candidates[best]!.profile.size);
    if (compared > COMPARED_PER_SLICE) {
      compared = 0;
      await pause();
    }
  }
  return listed;
}

/** Of 5,000 people by 15 skills. */
const COMPARED_PER_SLICE = 5_000 * 15;

function dot(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [skill, value] of a) sum += value * (b.get(skill) ?? 0);
  return sum;
}

import type { SparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import type { Partition } from './communities.ts';

export interface Distinctive {
  readonly skill: number;
  /** 0..1 */
  readonly weight: number;
}

/** Correlations below this are as good as none. */
const LEAST = 0.05;

/**
 * What sets each cluster apart: skills by the point-biserial correlation between lying in the cluster and demand for
 * the skill,
 *   r = (m_in − m_out)·√(p·(1 − p)) / s,   p the share of roles in the cluster, s the standard deviation of demand,
 * positive ones only, most distinctive first (Tate, Annals of Mathematical Statistics 25, 1954). A skill of one
 * role in fifty and a skill of all roles both score low. What fewer than `common` of the cluster's roles ask for stands
 * behind all that more of them ask for and that sets it apart by `LEAST` or more: a product of one role in twenty sets a cluster apart and says nothing of it. `discounts` (0..1 for each skill) hold back what few would
 * know a cluster by, such as the products of one vendor among many.
 */
export function distinctiveSkills(
  bySkill: SparseMatrix,
  partition: Partition,
  clusters: number,
  count: number,
  { discounts, common = 0 }: { readonly discounts?: ArrayLike<number>; readonly common?: number } = {},
): Distinctive[][] {
  const n = partition.length;
  const sizes = new Float64Array(clusters);
  for (const cluster of partition) sizes[cluster]!++;
  const found: (Distinctive & { readonly isAside: boolean })[][] = Array.from({ length: clusters }, () => []);
  const inside = new Float64Array(clusters);
  const asking = new Uint32Array(clusters);
  for (let skill = 0; skill < bySkill.rows; skill++) {
    inside.fill(0);
    asking.fill(0);
    let sum = 0;
    let squares = 0;
    for (let e = bySkill.offsets[skill]!; e < bySkill.offsets[skill + 1]!; e++) {
      const value = bySkill.values[e]!;
      const cluster = partition[bySkill.indices[e]!]!;
      inside[cluster]! += value;
      if (value > 0) asking[cluster]!++;
      sum += value;
      squares += value * value;
    }
    const deviation = Math.sqrt(Math.max(squares / n - (sum / n) ** 2, 0));
    if (deviation < 1e-9) continue;
    for (let c = 0; c < clusters; c++) {
      const size = sizes[c]!;
      if (inside[c] === 0 || size === n) continue;
      const difference = inside[c]! / size - (sum - inside[c]!) / (n - size);
      const share = size / n;
      const weight = ((difference * Math.sqrt(share * (1 - share))) / deviation) * (discounts?.[skill] ?? 1);
      if (weight > 0)
        found[c]!.push({ skill, weight, isAside: asking[c]! < common * size || weight < LEAST });
    }
  }
  return found.map((own) =>
    own
      .sort((a, b) => Number(a.isAside) - Number(b.isAside) || b.weight - a.weight || a.skill - b.skill)
      .slice(0, count)
      .map(({ skill, weight }) => ({ skill, weight })),
  );
}

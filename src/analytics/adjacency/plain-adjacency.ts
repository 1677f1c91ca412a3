import type { SparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import type { AdjacencyOptions } from './adjacency.ts';
import { type EaseModel, projectSkill } from './ease.ts';

export interface PlainEdge {
  readonly target: number;
  readonly strength: number;
}

/**
 * The edges that leave one skill, by the definition of `skillAdjacency` and nothing else: every other skill is scored,
 * the best are sorted out. What the quick way is checked against; `explained` are x_jᵀKx_j (`plainlyExplained`).
 */
export function plainAdjacency(
  matrix: SparseMatrix,
  model: EaseModel,
  explained: Float64Array,
  skill: number,
  { shrinkage, least, perSkill }: Pick<AdjacencyOptions, 'shrinkage' | 'least' | 'perSkill'>,
): PlainEdge[] {
  const { offsets, indices, values } = model.bySkill;
  const roles = matrix.rows;
  const own = new Float64Array(roles);
  for (let e = offsets[skill]!; e < offsets[skill + 1]!; e++) own[indices[e]!] = values[e]!;
  const mean = own.reduce((sum, value) => sum + value, 0) / roles;
  const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / roles;
  const projected = new Float64Array(roles);
  projectSkill(model, skill, projected);
  const edges: PlainEdge[] = [];
  for (let target = 0; target < matrix.columns; target++) {
    let direct = 0;
    let covariance = 0;
    let together = false;
    for (let e = offsets[target]!; e < offsets[target + 1]!; e++) {
      direct += values[e]! * projected[indices[e]!]!;
      covariance += (values[e]! * (own[indices[e]!]! - mean)) / roles;
      together ||= values[e]! * own[indices[e]!]! > 0;
    }
    const total = covariance / (variance + shrinkage / roles);
    if (target === skill || !together || !(direct > 0 && total > 0)) continue;
    const strength = Math.sqrt(Math.min(direct / (1 - explained[target]!), 1) * Math.min(total, 1));
    if (strength > least) edges.push({ target, strength });
  }
  return edges.sort((a, b) => b.strength - a.strength || a.target - b.target).slice(0, perSkill);
}

/** x_jᵀKx_j of every skill, each by K·x_j. */
export function plainlyExplained(model: EaseModel): Float64Array {
  const { offsets, indices, values } = model.bySkill;
  const projected = new Float64Array(model.roles);
  return Float64Array.from({ length: model.skills }, (_, j) => {
    projectSkill(model, j, projected);
    let sum = 0;
    for (let e = offsets[j]!; e < offsets[j + 1]!; e++) sum += values[e]! * projected[indices[e]!]!;
    return sum;
  });
}

import { type SparseMatrix, sparseMatrix } from '../linear-algebra/sparse-matrix.ts';

/** How demand for a skill is to be read. */
export const DemandScale = {
  /** Rated for (nearly) every role, as O*NET's skills and knowledge: the importance says how much. */
  RATED: 0,
  /** Listed or not, as technologies: the importance says how the source ranks it, not how much is needed. */
  LISTED: 1,
  /** Asked for by some roles with an importance of their own, as an organisation's skills. */
  WEIGHED: 2,
} as const;

/** What roles ask for. Roles and skills are numbered in the order of their keys; rows may come in any order. */
export interface RoleDemands {
  readonly roles: number;
  readonly skills: number;
  /** A `DemandScale` for each skill. */
  readonly scales: Uint8Array;
  readonly role: Uint32Array;
  readonly skill: Uint32Array;
  readonly importance: Float64Array;
  readonly level: Float64Array;
}

/** Roles × skills, 0..1: importance where it says how much is needed, 1 where a skill is only listed. */
export function demandMatrix({ roles, skills, scales, role, skill, importance }: RoleDemands): SparseMatrix {
  const value = importance.map((own, i) => (scales[skill[i]!] === DemandScale.LISTED ? 1 : own));
  return sparseMatrix(roles, skills, { row: role, column: skill, value });
}

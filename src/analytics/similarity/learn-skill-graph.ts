import { createHash } from 'node:crypto';
import { type Adjacency, skillAdjacency } from '../adjacency/adjacency.ts';
import { type SparseMatrix, sparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import { type RoleFeature, standardisedRows, titleTerms, weightedSets } from './role-features.ts';
import { type RoleSimilarity, roleSimilarity } from './role-similarity.ts';

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

export interface SkillGraphInput extends RoleDemands {
  readonly activities: number;
  readonly activityRole: Uint32Array;
  readonly activity: Uint32Array;
  /** For each role its titles, one a line. */
  readonly titles: readonly string[];
}

export interface SkillGraph {
  readonly adjacency: Adjacency;
  readonly similarity: RoleSimilarity;
  /** SHA-256 of the input in a fixed order: equal digests mean equal input. */
  readonly inputDigest: string;
}

/** Chosen by `meritgraph evaluate`; docs/skill-graph.md has the figures. */
export const skillGraphParameters = {
  adjacency: { regularisation: 30, shrinkage: 5, least: 0.05, perSkill: 20, reasons: 5 },
  similarity: { rankConstant: 10, perRole: 20, reasons: 8 },
  weights: { RATINGS: 1, TECHNOLOGY: 0.5, ACTIVITIES: 1, TITLES: 1.5 },
} as const;

export function learnSkillGraph(input: SkillGraphInput, onProgress?: (fraction: number) => void): SkillGraph {
  const demand = demandMatrix(input);
  const adjacency = skillAdjacency(demand, {
    ...skillGraphParameters.adjacency,
    onProgress: (fraction) => onProgress?.(0.7 * fraction),
  });
  const { features, skillsOf } = featuresOf(input);
  const similarity = roleSimilarity(features, skillsOf, skillGraphParameters.similarity);
  onProgress?.(1);
  return { adjacency, similarity, inputDigest: digest(input, demand) };
}

/** Roles × skills, 0..1: importance where it says how much is needed, 1 where a skill is only listed. */
export function demandMatrix({ roles, skills, scales, role, skill, importance }: RoleDemands): SparseMatrix {
  const value = importance.map((own, i) => (scales[skill[i]!] === DemandScale.LISTED ? 1 : own));
  return sparseMatrix(roles, skills, { row: role, column: skill, value });
}

function featuresOf(input: SkillGraphInput): {
  features: RoleFeature[];
  skillsOf: Partial<Record<RoleFeature['name'], Uint32Array>>;
} {
  const { roles, skills, activities, activityRole, activity } = input;
  const everySkill = Uint32Array.from({ length: skills }, (_, i) => i);
  const activityCells = {
    row: activityRole,
    column: activity,
    value: new Float64Array(activity.length).fill(1),
  };
  const rows: Record<RoleFeature['name'], SparseMatrix> = {
    RATINGS: standardisedRows(ratings(input)),
    TECHNOLOGY: weightedSets(listings(input)),
    ACTIVITIES: weightedSets(sparseMatrix(roles, activities, activityCells)),
    TITLES: weightedSets(titleTerms(input.titles.map((titles) => titles.split('\n')))),
  };
  const features = (Object.keys(rows) as RoleFeature['name'][])
    .map((name) => ({ name, weight: skillGraphParameters.weights[name], rows: rows[name] }))
    .filter((feature) => feature.rows.values.length > 0);
  const ratedColumns = Uint32Array.from({ length: 2 * skills }, (_, column) => column >>> 1);
  return { features, skillsOf: { RATINGS: ratedColumns, TECHNOLOGY: everySkill } };
}

/** Roles × (importance and level of each rated skill). */
function ratings({ roles, skills, scales, role, skill, importance, level }: RoleDemands): SparseMatrix {
  const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
  for (let i = 0; i < role.length; i++) {
    if (scales[skill[i]!] !== DemandScale.RATED) continue;
    cells.row.push(role[i]!, role[i]!);
    cells.column.push(2 * skill[i]!, 2 * skill[i]! + 1);
    cells.value.push(importance[i]!, level[i]!);
  }
  return sparseMatrix(roles, 2 * skills, cells);
}

function listings(demands: RoleDemands): SparseMatrix {
  const { roles, skills, scales, role, skill, importance } = demands;
  const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
  for (let i = 0; i < role.length; i++) {
    const scale = scales[skill[i]!];
    if (scale === DemandScale.RATED) continue;
    cells.row.push(role[i]!);
    cells.column.push(skill[i]!);
    cells.value.push(scale === DemandScale.LISTED ? 1 : importance[i]!);
  }
  return sparseMatrix(roles, skills, cells);
}

function digest(input: SkillGraphInput, demand: SparseMatrix): string {
  const hash = createHash('sha256').update(JSON.stringify([input.titles, skillGraphParameters]));
  const levels = sparseMatrix(input.roles, input.skills, {
    row: input.role,
    column: input.skill,
    value: input.level,
  });
  const activities = sparseMatrix(input.roles, input.activities, {
    row: input.activityRole,
    column: input.activity,
    value: new Float64Array(input.activity.length).fill(1),
  });
  for (const { offsets, indices, values } of [demand, levels, activities]) {
    for (const array of [offsets, indices, values]) hash.update(array);
  }
  return hash.update(input.scales).digest('hex');
}

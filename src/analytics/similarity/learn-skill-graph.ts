import { createHash } from 'node:crypto';
import { type Adjacency, skillAdjacency } from '../adjacency/adjacency.ts';
import { type SparseMatrix, sparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import { embeddingParameters, embedSkills, type SkillEmbedding } from './embedding.ts';
import type { WeightedKernel } from './rank-fusion.ts';
import { demandMatrix } from './role-demands.ts';
import { carriersOf, kernelParameters, type RoleProfiles, roleFeatures, roleKernel } from './role-kernels.ts';
import { type RoleSimilarity, roleSimilarity } from './role-similarity.ts';

export { DemandScale, demandMatrix } from './role-demands.ts';

export interface SkillGraph {
  readonly adjacency: Adjacency;
  readonly similarity: RoleSimilarity;
  readonly embedding: SkillEmbedding;
  /** SHA-256 of the input in a fixed order: equal digests mean equal input. */
  readonly inputDigest: string;
}

/** Chosen by `meritgraph evaluate`; docs/skill-graph.md has the figures. */
export const skillGraphParameters = {
  adjacency: { regularisation: 30, shrinkage: 5, least: 0.05, perSkill: 20, reasons: 5 },
  similarity: { rankConstant: 10, perRole: 20, reasons: 8 },
  weights: {
    RATINGS: 0.6,
    RATING_PROFILE: 0.3,
    TECHNOLOGY: 0.3,
    ACTIVITIES: 0.4,
    ACTIVITY_GROUPS: 0.1,
    TITLES: 1,
    TEXTS: 1,
  },
} as const;

/** What can be learned at the same time, each on a thread of its own. */
export type SkillGraphPart = 'adjacency' | 'similarity';

/** Which skills lead to which. */
export type LearnedAdjacency = Pick<SkillGraph, 'adjacency'>;
/** Which roles are alike, and the vectors of both. */
export type LearnedSimilarity = Omit<SkillGraph, 'adjacency'>;

export function learnAdjacency(
  profiles: RoleProfiles,
  onProgress?: (fraction: number) => void,
): LearnedAdjacency {
  const options = { ...skillGraphParameters.adjacency, onProgress: (done: number) => onProgress?.(done) };
  return { adjacency: skillAdjacency(demandMatrix(profiles), options) };
}

export function learnSimilarity(
  profiles: RoleProfiles,
  onProgress?: (fraction: number) => void,
): LearnedSimilarity {
  const { weights, similarity: options } = skillGraphParameters;
  const kernels = function* (): Generator<WeightedKernel> {
    for (const [at, feature] of roleFeatures.entries()) {
      yield { ...roleKernel(profiles, feature), weight: weights[feature] };
      onProgress?.((0.8 * (at + 1)) / roleFeatures.length);
    }
  };
  const similarity = roleSimilarity(kernels(), carriersOf(profiles, weights), profiles.roles, options);
  onProgress?.(0.9);
  const embedding = embedSkills(profiles);
  onProgress?.(1);
  return { similarity, embedding, inputDigest: digest(profiles, demandMatrix(profiles)) };
}

export function learnSkillGraph(profiles: RoleProfiles): SkillGraph {
  return { ...learnAdjacency(profiles), ...learnSimilarity(profiles) };
}

function digest(profiles: RoleProfiles, demand: SparseMatrix): string {
  const { roles, skills, role, skill, level, activities, activityRole, activity } = profiles;
  const hash = createHash('sha256').update(
    JSON.stringify([
      profiles.titles,
      profiles.texts,
      skillGraphParameters,
      kernelParameters,
      embeddingParameters,
    ]),
  );
  const levels = sparseMatrix(roles, skills, { row: role, column: skill, value: level });
  const involved = sparseMatrix(roles, activities, {
    row: activityRole,
    column: activity,
    value: new Float64Array(activity.length).fill(1),
  });
  for (const { offsets, indices, values } of [demand, levels, involved]) {
    for (const array of [offsets, indices, values]) hash.update(array);
  }
  for (const array of [profiles.scales, profiles.ratingWeights, profiles.activityGroups]) hash.update(array);
  return hash.digest('hex');
}

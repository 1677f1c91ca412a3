import { type SparseMatrix, sparseMatrix } from '../linear-algebra/sparse-matrix.ts';
import { cosineKernel, type RoleKernel, smoothedKernel, whitenedKernel } from './kernels.ts';
import { DemandScale, type RoleDemands } from './role-demands.ts';
import { scaleRows, standardised, termCounts, weighColumns, weightedSets } from './role-features.ts';
import type { Carrier } from './role-similarity.ts';

/** The ways in which roles are compared. Those that a framework has nothing for are left out. */
export const roleFeatures = [
  'RATINGS',
  'RATING_PROFILE',
  'TECHNOLOGY',
  'ACTIVITIES',
  'ACTIVITY_GROUPS',
  'TITLES',
  'TEXTS',
] as const;
export type RoleFeature = (typeof roleFeatures)[number];

/** Everything that is known of roles. Roles, skills and activities are numbered in the order of their keys. */
export interface RoleProfiles extends RoleDemands {
  /** What each rated skill tells, 1 where nothing is known of it. */
  readonly ratingWeights: Float64Array;
  readonly activities: number;
  readonly activityRole: Uint32Array;
  readonly activity: Uint32Array;
  /** The group of each activity. */
  readonly activityGroups: Uint32Array;
  /** For each role its titles, one a line, the main one first. */
  readonly titles: readonly string[];
  /** For each role its description and tasks, one a line; '' where there are none. */
  readonly texts: readonly string[];
}

/** Ridges of the kernels, in units of a row's squared length (ratings: of a standardised column). */
export const kernelParameters = {
  technology: 3,
  activities: 2,
  activityGroups: 4,
  texts: 2,
  profile: 3000,
} as const;

export function roleKernel(profiles: RoleProfiles, feature: RoleFeature): RoleKernel {
  switch (feature) {
    case 'RATINGS':
      return cosineKernel(weighedRatings(profiles));
    case 'RATING_PROFILE':
      return whitenedKernel(standardised(ratings(profiles)), kernelParameters.profile);
    case 'TECHNOLOGY':
      return smoothedKernel(weightedSets(listings(profiles)), kernelParameters.technology);
    case 'ACTIVITIES':
      return smoothedKernel(weightedSets(activities(profiles, null)), kernelParameters.activities);
    case 'ACTIVITY_GROUPS':
      return smoothedKernel(
        weightedSets(activities(profiles, profiles.activityGroups)),
        kernelParameters.activityGroups,
      );
    case 'TITLES':
      return cosineKernel(weightedSets(termCounts(linesOf(profiles.titles), { pairs: true })));
    case 'TEXTS':
      return smoothedKernel(
        weightedSets(termCounts(linesOf(profiles.texts), { pairs: false })),
        kernelParameters.texts,
      );
  }
}

/** What a similarity can be put down to: rated and listed skills. */
export function carriersOf(
  profiles: RoleProfiles,
  weights: Readonly<Record<RoleFeature, number>>,
): Carrier[] {
  const skills = Uint32Array.from({ length: profiles.skills }, (_, skill) => skill);
  return [
    { rows: scaleRows(weighedRatings(profiles)), skills, weight: weights.RATINGS + weights.RATING_PROFILE },
    { rows: weightedSets(listings(profiles)), skills, weight: weights.TECHNOLOGY },
  ];
}

const linesOf = (texts: readonly string[]): string[][] =>
  texts.map((text) => text.split('\n').filter(Boolean));

/** Roles × rated skills: importance × level, standardised. */
export function ratingsMatrix({
  roles,
  skills,
  scales,
  role,
  skill,
  importance,
  level,
}: RoleDemands): SparseMatrix {
  const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
  for (let i = 0; i < role.length; i++) {
    if (scales[skill[i]!] !== DemandScale.RATED) continue;
    cells.row.push(role[i]!);
    cells.column.push(skill[i]!);
    cells.value.push(importance[i]! * level[i]!);
  }
  return standardised(sparseMatrix(roles, skills, cells));
}

function weighedRatings(profiles: RoleProfiles): SparseMatrix {
  return weighColumns(ratingsMatrix(profiles), (column) => profiles.ratingWeights[column]!);
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

function listings({ roles, skills, scales, role, skill, importance }: RoleDemands): SparseMatrix {
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

function activities(profiles: RoleProfiles, groups: Uint32Array | null): SparseMatrix {
  return sparseMatrix(profiles.roles, profiles.activities, {
    row: profiles.activityRole,
    column: groups === null ? profiles.activity : profiles.activity.map((activity) => groups[activity]!),
    value: new Float64Array(profiles.activity.length).fill(1),
  });
}

import type {
  FrameworkActivity,
  FrameworkRole,
  FrameworkSkill,
  Requirement,
} from '../../domain/framework.ts';
import { compareKeys, type Id, roleId, skillId } from '../../domain/ids.ts';
import { type SkillKind, taskClassOf } from '../../domain/task-class.ts';
import { type Listing, technologyRequirements } from './technology.ts';

/** What the tables of a release say of one occupation, before it becomes a role. */
export interface Occupation {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  alternateTitles: Set<string>;
  jobZone: number | null;
  tasks: string[];
  readonly activities: Map<string, number>;
  readonly rated: Map<
    string,
    { importance?: number; level?: number; leftOut?: 'suppressed' | 'notRelevant' }
  >;
  readonly technologies: Map<string, Listing>;
  hasData: boolean;
}

/** What they say of one element, technology or commodity. */
export interface SkillEntry {
  readonly name: string;
  readonly kind: SkillKind;
  hot: boolean;
  inDemand: boolean;
  /** Codes. */
  readonly broader: Set<string>;
}

/** Ratings that make no requirement, by reason. */
export interface RatingsLeftOut {
  suppressed: number;
  notRelevant: number;
  zero: number;
}

export function toSkills(skills: ReadonlyMap<string, SkillEntry>): FrameworkSkill[] {
  return [...skills]
    .map(([code, { name, kind, hot, inDemand, broader }]) => ({
      id: skillId('onet', code),
      code,
      name,
      kind,
      taskClass: taskClassOf(kind, code),
      hot,
      inDemand,
      broader: [...broader].map((parent) => skillId('onet', parent)).sort(compareKeys),
    }))
    .sort((a, b) => compareKeys(a.id, b.id));
}

export function toActivities(activities: ReadonlyMap<string, string>): FrameworkActivity[] {
  return [...activities]
    .map(([code, name]) => ({ id: activityId(code), name }))
    .sort((a, b) => compareKeys(a.id, b.id));
}

/** In slices of a few occupations. Sums up in `leftOut` which ratings made no requirement. `withTasks`: the release tells tasks. */
export function* toRoles(
  occupations: readonly Occupation[],
  withTasks: boolean,
  leftOut: RatingsLeftOut,
): Generator<void, FrameworkRole[]> {
  const rated = new Map<Occupation, Requirement[]>();
  for (const occupation of occupations) {
    rated.set(occupation, ratedRequirements(occupation, leftOut));
    if (rated.size % OCCUPATIONS_A_SLICE === 0) yield;
  }
  const sums = [...rated.values()].filter((requirements) => requirements.length > 0).map(totalImportance);
  const usual = sums.sort((a, b) => a - b)[Math.floor(sums.length / 2)] ?? 1;
  const listings = new Map<string, number>();
  let listing = 0;
  for (const { technologies } of occupations) {
    if (technologies.size > 0) listing++;
    for (const example of technologies.keys()) listings.set(example, (listings.get(example) ?? 0) + 1);
  }
  const roles: FrameworkRole[] = [];
  for (const occupation of occupations) {
    const own = rated.get(occupation) as Requirement[];
    const technologies = technologyRequirements(
      [...occupation.technologies.values()].sort((a, b) => compareKeys(a.example, b.example)),
      own.length > 0 ? totalImportance(own) : usual,
      (example) => listings.get(example) as number,
      listing,
    ).map(({ example, importance, level }) => ({ skillId: skillId('onet', example), importance, level }));
    roles.push({
      id: roleId('onet', occupation.code),
      code: occupation.code,
      title: occupation.title,
      alternateTitles: [...occupation.alternateTitles].sort(compareKeys),
      jobZone: occupation.jobZone,
      description: occupation.description === '' ? null : occupation.description,
      tasks: withTasks ? occupation.tasks : null,
      requirements: [...own, ...technologies].sort((a, b) => compareKeys(a.skillId, b.skillId)),
      activities: [...occupation.activities]
        .map(([code, tasks]) => ({ activityId: activityId(code), tasks }))
        .sort((a, b) => compareKeys(a.activityId, b.activityId)),
    });
    if (roles.length % OCCUPATIONS_A_SLICE === 0) yield;
  }
  return roles.sort((a, b) => compareKeys(a.id, b.id));
}

const OCCUPATIONS_A_SLICE = 50;

function ratedRequirements({ rated }: Occupation, sums: RatingsLeftOut): Requirement[] {
  const requirements: Requirement[] = [];
  for (const [element, { importance, level, leftOut }] of rated) {
    if (leftOut !== undefined) sums[leftOut]++;
    else if (!importance || !level) sums.zero++;
    else requirements.push({ skillId: skillId('onet', element), importance, level });
  }
  return requirements;
}

const activityId = (code: string): Id => `activity:onet:${code}`;

const totalImportance = (requirements: readonly Requirement[]): number =>
  requirements.reduce((sum, { importance }) => sum + importance, 0);

import type { FrameworkCode, Id } from './ids.ts';
import type { SkillKind, TaskClass } from './task-class.ts';

/** One release of somebody's framework of roles and skills, as an importer hands it over: ids made, rows validated. */
export interface FrameworkContent {
  readonly framework: FrameworkCode;
  readonly version: string;
  /** Of the source's bytes and of the rules that read them: equal digests mean equal content. */
  readonly digest: string;
  /** All sorted by id. */
  readonly skills: readonly FrameworkSkill[];
  readonly roles: readonly FrameworkRole[];
  readonly activities: readonly FrameworkActivity[];
}

export interface FrameworkSkill {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly kind: SkillKind;
  readonly taskClass: TaskClass;
  readonly hot: boolean;
  readonly inDemand: boolean;
  /** Ids of skills of the same content. */
  readonly broader: readonly Id[];
}

export interface FrameworkRole {
  readonly id: Id;
  readonly code: string;
  readonly title: string;
  readonly alternateTitles: readonly string[];
  readonly jobZone: number | null;
  readonly description: string | null;
  readonly tasks: readonly string[] | null;
  /** Sorted by skill, importance and level above 0 and up to 1. */
  readonly requirements: readonly Requirement[];
  /** Sorted by activity. */
  readonly activities: readonly Involvement[];
}

export interface Requirement {
  readonly skillId: Id;
  readonly importance: number;
  readonly level: number;
}

export interface FrameworkActivity {
  readonly id: Id;
  readonly name: string;
}

export interface Involvement {
  readonly activityId: Id;
  /** How many of the role's tasks are of this activity. */
  readonly tasks: number;
}

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
  /** It is an excerpt: what it lacks is not retired. */
  readonly partial?: boolean;
  /** Kinds of skills that the source did not tell of at all: none of them is retired. */
  readonly untold?: readonly SkillKind[];
  /** Ids of skills that it mentions without their names: they are left out, and exist, so they are not retired. */
  readonly unnamed?: ReadonlySet<Id>;
}

export interface FrameworkSkill {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly kind: SkillKind;
  readonly taskClass: TaskClass;
  readonly hot: boolean;
  readonly inDemand: boolean;
  /** Ids of skills of the same content; no cycles. */
  readonly broader: readonly Id[];
  /** Skills of the same content that it builds on, sorted by id. */
  readonly buildsOn?: readonly SkillRelation[];
  /** The release names it as retired. */
  readonly retired?: boolean;
  /** Ids of skills of the same framework that replace it, sorted. */
  readonly replacedBy?: readonly Id[];
}

export interface SkillRelation {
  readonly skillId: Id;
  readonly relation: SkillRelationKind;
}
export type SkillRelationKind = 'ESSENTIAL' | 'OPTIONAL';

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
  /** The release names it as retired. */
  readonly retired?: boolean;
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

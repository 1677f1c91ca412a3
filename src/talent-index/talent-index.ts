import type { CarryOverParameters } from '../analytics/carry-over/parameters.ts';
import type { CurveClass } from '../analytics/decay/model/curve.ts';
import type { Days } from './segments/days.ts';
import type { PersonIds } from './segments/person-ids.ts';
import type { Segment } from './segments/segment.ts';

/** At most so many adjacent skills, the strongest first, can stand in for one skill without own evidence. */
export const BRIDGES_PER_SKILL = 20;

/**
 * Everything that ranking reads, in typed arrays. People and skills are numbered. Never changed once built: a new run's
 * index is built beside it and swapped whole; what is fitted again goes into `recent`, and from there into new segments.
 */
export interface TalentIndex {
  readonly people: PersonColumns;
  readonly skills: SkillColumns;
  /** Segment r holds the fitted series of the people from number r·SEGMENT_SIZE on; who is in `recent` counts there. */
  readonly segments: readonly Segment[];
  readonly recent: RecentPeople | null;
  readonly bridges: BridgeColumns;
  /** With what skills without own evidence are inferred. */
  readonly carryOver: CarryOverParameters;
  /** The newest evidence of any series: from here on every curve answers. */
  readonly watermark: number;
}

/** People fitted again since their segments were made. */
export interface RecentPeople {
  readonly segment: Segment;
  /** Slot of `segment` → person number, ascending; and back. */
  readonly people: Uint32Array;
  readonly slotOf: ReadonlyMap<number, number>;
  /** By number of a segment: the slots of those who are in `recent`, ascending. */
  readonly superseded: readonly Uint16Array[];
}

/** Person number → what filters ask. Days are counted from 1970-01-01. */
export interface PersonColumns {
  readonly count: number;
  readonly ids: PersonIds;
  readonly unit: Dictionary;
  readonly location: Dictionary;
  readonly currency: Dictionary;
  readonly joinedDay: Days;
  readonly leftDay: Days;
  /** NaN where not known; four bytes each where that is exact. */
  readonly wage: Float32Array | Float64Array;
  /** Assignments of person n are those from `assignmentStart[n]` to `assignmentStart[n + 1]`, by first day. */
  readonly assignmentStart: Uint32Array;
  readonly assignmentFrom: Int32Array;
  /** The last day, included. */
  readonly assignmentTo: Int32Array;
  readonly assignmentPod: Dictionary;
}

/** Values by code; code −1 is not known. Codes are as narrow as the number of values allows. */
export interface Dictionary {
  readonly codes: Int8Array | Int16Array | Int32Array;
  readonly values: readonly string[];
}

export interface SkillColumns {
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly classOf: Uint8Array;
  readonly classes: readonly CurveClass[];
}

/** Skills from which proficiency carries over to skill s: from `start[s]` to `start[s + 1]`, the strongest as published first. */
export interface BridgeColumns {
  readonly start: Uint32Array;
  readonly from: Uint32Array;
  /** How likely whoever shows the one skill, and was not seen in the other, has to do with it: see `weighBridges`. */
  readonly probability: Float64Array;
  /** As published. */
  readonly published: Float64Array;
  /** How many people show both skills. */
  readonly both: Uint32Array;
  /** How many people show each skill. */
  readonly holders: Uint32Array;
}

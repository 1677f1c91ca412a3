import type { CurveClass } from '../analytics/decay/curve.ts';

/** People are ranked in ranges of this many: the accumulator of one range stays in the first-level cache. */
export const RANGE_SIZE = 8192;

/** At most so many adjacent skills, the strongest first, can stand in for one skill without own evidence. */
export const BRIDGES_PER_SKILL = 20;

/** What a day is where somebody has not joined or left: before and after everything. */
export const BEFORE_ALL = -0x8000_0000;
export const AFTER_ALL = 0x7fff_ffff;

/**
 * Everything that ranking reads, in typed arrays. People and skills are numbered; `postings` are grouped by skill and
 * ordered by person, `rows` hold the same fitted series in full, grouped by person and ordered by skill. Never changed
 * once built: a new run's index is built beside it and swapped whole.
 */
export interface TalentIndex {
  readonly people: PersonColumns;
  readonly skills: SkillColumns;
  readonly postings: PostingColumns;
  readonly rows: FittedRows;
  readonly bridges: BridgeColumns;
  /** The newest evidence of any series: from here on every curve answers. */
  readonly watermark: number;
}

/** Person number → what filters ask. Days are counted from 1970-01-01. */
export interface PersonColumns {
  readonly count: number;
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly unit: Dictionary;
  readonly location: Dictionary;
  readonly currency: Dictionary;
  readonly joinedDay: Int32Array;
  readonly leftDay: Int32Array;
  /** NaN where not known. */
  readonly wage: Float64Array;
  /** Assignments of person n are those from `assignmentStart[n]` to `assignmentStart[n + 1]`, by first day. */
  readonly assignmentStart: Uint32Array;
  readonly assignmentFrom: Int32Array;
  /** The last day, included. */
  readonly assignmentTo: Int32Array;
  readonly assignmentPod: Dictionary;
}

/** Values by code; code −1 is not known. */
export interface Dictionary {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

export interface SkillColumns {
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly classOf: Uint8Array;
  readonly classes: readonly CurveClass[];
}

/**
 * The fitted curve of a posting in two float32, with T days from `epoch`:
 * exponential: μ = c + 2^(offset − rate·T); power law: μ = c + (offset + rate·T)^(−w); rate 0: flat at `offset`.
 */
export interface PostingColumns {
  /** Epoch milliseconds from which T counts. */
  readonly epoch: number;
  readonly ranges: number;
  /** Postings of skill s in range r: from `rangeStart[s·(ranges + 1) + r]` to the next entry. */
  readonly rangeStart: Uint32Array;
  /** Person number within its range. */
  readonly person: Uint16Array;
  readonly offset: Float32Array;
  readonly rate: Float32Array;
  /** The largest |offset| of an exponential: what `scanError` depends on. */
  readonly largestOffset: number;
}

/** Fitted series, row by row; row numbers of person n from `start[n]` to `start[n + 1]`. */
export interface FittedRows {
  readonly start: Uint32Array;
  readonly skill: Uint32Array;
  readonly initial: Float32Array;
  readonly halfLifeDays: Float32Array;
  readonly abilityVariance: Float32Array;
  readonly logHalfLifeVariance: Float32Array;
  readonly covariance: Float32Array;
  readonly lastReinforcedAt: Float64Array;
  /** The newest evidence: the curve answers from here on. */
  readonly lastAt: Float64Array;
  readonly observations: Uint16Array;
}

/** Skills from which proficiency carries over to skill s: from `start[s]` to `start[s + 1]`, strongest first. */
export interface BridgeColumns {
  readonly start: Uint32Array;
  readonly from: Uint32Array;
  /** The published strength times the share of those who show the one skill that show the other: see `weighBridges`. */
  readonly strength: Float64Array;
  /** As published. */
  readonly published: Float64Array;
}

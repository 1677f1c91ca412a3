import { latentDistribution, quantile } from '../../analytics/decay/model/curve.ts';
import type { RankInterval, ScoreField } from '../../analytics/ranking/rank-interval.ts';
import { scoreEstimate } from '../../analytics/ranking/score-interval.ts';
import type { Moments } from '../../analytics/ranking/unseen-skills.ts';
import { COVERAGE, confidenceOf, type Estimate } from '../../domain/estimate.ts';
import type { Id } from '../../domain/ids.ts';
import type { RankedPerson } from '../../talent-index/rank/rank-people.ts';
import { bridgeTo, type ScoreTerm, scoreTerms } from '../../talent-index/rank/rescore.ts';
import { truthOf } from '../../talent-index/rank/score-field.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import type { AwardGain, AwardGains } from './award-gains.ts';

/** What one skill adds to a score. */
export interface Contribution {
  readonly skillId: Id;
  readonly value: number;
  readonly basis: 'OBSERVED' | 'INFERRED';
  /** The adjacent skill that carries over, where INFERRED. */
  readonly viaSkillId: Id | null;
}

/** A required skill below its level. */
export interface SkillGap {
  readonly skillId: Id;
  readonly required: number;
  readonly importance: number;
  /** What `Proficiency` says of the skill at the moment that was ranked. */
  readonly current: Estimate;
  /** The adjacent skill the person has that leads there best; null without one. */
  readonly bridgeSkillId: Id | null;
}

export interface ShortlistEntry {
  readonly shortlistId: Id;
  readonly rank: number;
  readonly personId: Id;
  /** The role that was scored: the one that fits best of a cluster or pod. The target's id for a list of skills. */
  readonly roleId: Id;
  readonly score: Estimate;
  /** The ranks that the evidence leaves possible among everybody in scope. */
  readonly rankInterval: RankInterval;
  /** Largest first; they add up to `score.value`. Skills that add nothing are among `missing`. */
  readonly contributions: readonly Contribution[];
  /** Single credentials that would lift the person; none where places are not by score alone. */
  readonly awardGains: AwardGains;
  /** What weighs most first: by importance times the share of the level left open. */
  readonly missing: readonly SkillGap[];
}

/** A role as it fits one person. */
export type RoleFit = Pick<ShortlistEntry, 'roleId' | 'score' | 'contributions' | 'missing'>;

/** An entry as stored: the moments of a missing skill, its interval follows from them. */
export interface StoredEntry {
  readonly rank: number;
  readonly personId: Id;
  readonly roleId: Id;
  readonly score: number;
  readonly body: string;
}

interface EntryBody extends FitBody {
  readonly rankInterval: RankInterval;
  readonly next: AwardGain | null;
  readonly most: AwardGain | null;
}

interface FitBody {
  readonly score: Estimate;
  /** Skill, value, basis, via. */
  readonly contributions: readonly (readonly [Id, number, 'OBSERVED' | 'INFERRED', Id | null])[];
  /** Skill, level, importance, current mean and variance (null without any evidence), pieces of evidence, bridge. */
  readonly missing: readonly (readonly [Id, number, number, number | null, number, number, (Id | null)?])[];
}

/** Everything about one place of a list, from the index that ranked it. */
export function describeEntry(
  index: TalentIndex,
  ranked: RankedPerson,
  terms: readonly ScoreTerm[],
  { rank, asOf, field, considered }: Place,
  { next, most }: AwardGains,
): StoredEntry {
  const { truth, ...body } = bodyOf(index, ranked, terms, asOf);
  const rankInterval = holding(field.rankInterval(truth, considered), rank);
  const described: EntryBody = { ...body, rankInterval, next, most };
  const stored: StoredEntry = {
    rank,
    personId: index.people.ids.at(ranked.person),
    roleId: ranked.role.roleId,
    score: ranked.score,
    body: JSON.stringify(described),
  };
  bodies.set(stored, described);
  return stored;
}

/** What was written here is not parsed to be read: JSON keeps every bit of a number. */
const bodies = new WeakMap<StoredEntry, EntryBody>();

/** A place in a ranking of everybody in scope. */
export interface Place {
  readonly rank: number;
  readonly asOf: number;
  readonly field: ScoreField;
  readonly considered: number;
}

/** How well one role fits one person, and why: the same score, reasons and gaps as in a shortlist of that role. */
export function describeFit(index: TalentIndex, ranked: RankedPerson, asOf: number): RoleFit {
  const terms = scoreTerms(index, ranked.role, ranked.person, asOf);
  return { roleId: ranked.role.roleId, ...readBody(bodyOf(index, ranked, terms, asOf)) };
}

function bodyOf(
  index: TalentIndex,
  ranked: RankedPerson,
  terms: readonly ScoreTerm[],
  asOf: number,
): FitBody & { readonly truth: Moments } {
  const truth = truthOf(ranked.role, terms);
  let observations = 0;
  for (const term of terms) observations += term.evidence?.observations ?? 0;
  const contributions = terms.filter(({ contribution }) => contribution > 0);
  const missing = terms.filter(isMissing).sort((a, b) => shortfall(b) - shortfall(a));
  return {
    truth,
    score: scoreEstimate(ranked.score, truth, observations),
    contributions: contributions
      .sort((a, b) => b.contribution - a.contribution)
      .map(({ requirement, evidence, contribution }) => {
        const via = evidence!.via < 0 ? null : index.skills.ids[evidence!.via]!;
        return [requirement.skillId, contribution, evidence!.basis, via];
      }),
    missing: missing.map(({ requirement: { skill, skillId, level, importance }, evidence }) => {
      const from = bridgeTo(index, ranked.person, skill, asOf);
      const bridge = from < 0 ? null : index.skills.ids[from]!;
      if (evidence === null) return [skillId, level, importance, null, 0, 0, bridge];
      const { mean, variance: spread } = evidence.given;
      return [skillId, level, importance, mean, spread, evidence.observations, bridge];
    }),
  };
}

/** The place that somebody was given is always one that is possible. */
function holding(interval: RankInterval, rank: number): RankInterval {
  return { ...interval, low: Math.min(interval.low, rank), high: Math.max(interval.high, rank) };
}

function isMissing({ requirement, evidence }: ScoreTerm): boolean {
  return evidence === null || evidence.given.mean < requirement.level;
}

/** Importance times the share of the level that the expected proficiency leaves open. */
function shortfall({ requirement, evidence }: ScoreTerm): number {
  if (evidence === null) return requirement.importance;
  return requirement.importance * (1 - Math.min(1, evidence.given.mean / requirement.level));
}

/** The same places are answered to everybody who asks the same meanwhile. */
const readings = new WeakMap<StoredEntry, Omit<ShortlistEntry, 'shortlistId'>>();

export function readEntry(shortlistId: Id, stored: StoredEntry): ShortlistEntry {
  let reading = readings.get(stored);
  if (reading === undefined) {
    reading = readStored(stored);
    readings.set(stored, reading);
  }
  return { shortlistId, ...reading };
}

function readStored(stored: StoredEntry): Omit<ShortlistEntry, 'shortlistId'> {
  const body = bodies.get(stored) ?? (JSON.parse(stored.body) as EntryBody);
  bodies.delete(stored);
  return {
    rank: stored.rank,
    personId: stored.personId,
    roleId: stored.roleId,
    rankInterval: body.rankInterval,
    awardGains: { next: body.next, most: body.most },
    ...readBody(body),
  };
}

function readBody({ score, contributions, missing }: FitBody) {
  return {
    score,
    contributions: contributions.map(([skillId, value, basis, viaSkillId]) => ({
      skillId,
      value,
      basis,
      viaSkillId,
    })),
    missing: missing.map(([skillId, required, importance, mean, variance, observations, bridge]) => ({
      skillId,
      required,
      importance,
      current: mean === null ? NOTHING_KNOWN : latentEstimate(mean, variance, observations),
      bridgeSkillId: bridge ?? null,
    })),
  };
}

/** Without own evidence and without an adjacent skill a requirement counts as not met at all; it may be anything. */
const NOTHING_KNOWN: Estimate = { value: 0, low: 0, high: 1, coverage: COVERAGE, confidence: 'LOW' };

/** The central interval of the Beta with these moments; it reaches to a mean that lies outside of it. */
export function latentEstimate(mean: number, variance: number, observations: number): Estimate {
  const distribution = latentDistribution(mean, variance);
  const tail = (1 - COVERAGE) / 2;
  const low = Math.min(mean, quantile(distribution, tail));
  const high = Math.max(mean, quantile(distribution, 1 - tail));
  return { value: mean, low, high, coverage: COVERAGE, confidence: confidenceOf(high - low, observations) };
}

import { awardedProficiency, awardSeries } from '../analytics/carry-over/awarded-proficiency.ts';
import {
  inferredProficiency,
  MOST_CARRIED,
  type Neighbour,
  type PersonStanding,
  type ShownSkill,
  standingOf,
  usualLevel,
  whereTakenUp,
} from '../analytics/carry-over/inferred-proficiency.ts';
import { expectedProficiency, type ServedPosterior } from '../analytics/decay/curve.ts';
import { classNames } from '../analytics/decay/model.ts';
import { type LatentProficiency, observedProficiency } from '../analytics/ranking/score.ts';
import { fittedSeries, seriesOfPerson } from './fitted-series.ts';
import type { TalentIndex } from './talent-index.ts';

/** What is known of one person in one skill. */
export interface SkillEvidence {
  /** What a score counts: where INFERRED from an adjacent skill, with the rest of its mass at 0. */
  readonly latent: LatentProficiency;
  /** What `Proficiency` serves: how well the person does the skill, if the person has to do with it. */
  readonly given: LatentProficiency;
  readonly basis: 'OBSERVED' | 'INFERRED';
  /** Number of the adjacent skill that leads there; −1 where OBSERVED, and where an award says it. */
  readonly via: number;
  /** Pieces of own evidence; 0 where INFERRED. */
  readonly observations: number;
}

/** Own evidence, else an award, else what adjacent skills with own evidence let expect, else null. */
export function skillEvidence(
  index: TalentIndex,
  person: number,
  skill: number,
  asOf: number,
): SkillEvidence | null {
  if (skill < 0) return null;
  const own = fittedSeries(index, person, skill);
  if (own === null) return inferredEvidence(index, person, skill, asOf);
  if (own.observations > 0) {
    const latent = observedProficiency(own, curveClassOf(index, skill), asOf);
    return { latent, given: latent, basis: 'OBSERVED', via: -1, observations: own.observations };
  }
  return awarded(index, person, skill, asOf, own);
}

/** What would be known of a skill without own evidence had an award that vouches for `validated` just been given. */
export function evidenceIfAwarded(
  index: TalentIndex,
  person: number,
  skill: number,
  asOf: number,
  validated: number,
): SkillEvidence {
  const described = { skillId: index.skills.ids[skill]!, taskClass: taskClassOf(index, skill), validated };
  return awarded(index, person, skill, asOf, awardSeries(index.carryOver, described, asOf));
}

function awarded(
  index: TalentIndex,
  person: number,
  skill: number,
  asOf: number,
  series: ServedPosterior,
): SkillEvidence {
  const { standing } = shownBy(index, person, asOf);
  const { halfLifeDays } = index.carryOver.classes[taskClassOf(index, skill)];
  const described = { level: levelOf(index, skill), halfLifeDays, skillClass: curveClassOf(index, skill) };
  const latent = awardedProficiency(index.carryOver, series, described, standing, asOf);
  return { latent, given: latent, basis: 'INFERRED', via: -1, observations: 0 };
}

/**
 * What adjacent skills let expect; null where the person has own evidence in none of them.
 * @param supposed skills taken as shown like this, whatever is known of them
 */
export function inferredEvidence(
  index: TalentIndex,
  person: number,
  skill: number,
  asOf: number,
  supposed?: ReadonlyMap<number, LatentProficiency>,
): SkillEvidence | null {
  const { bridges, carryOver } = index;
  let whose = shownBy(index, person, asOf);
  if (supposed !== undefined && supposed.size > 0) {
    const skills = new Map(whose.skills);
    for (const [number, { mean }] of supposed) skills.set(number, { mean, level: levelOf(index, number) });
    whose = { skills, standing: standingOf(carryOver, skills.values()) };
  }
  const neighbours: Neighbour[] = [];
  let via = -1;
  for (let edge = bridges.start[skill]!; edge < bridges.start[skill + 1]!; edge++) {
    const shown = whose.skills.get(bridges.from[edge]!);
    if (shown === undefined) continue;
    neighbours.push({ ...shown, strength: bridges.published[edge]! });
    if (via < 0) via = edge;
  }
  if (via < 0) return null;
  const through = neighbours[0]!.mean;
  const level = levelOf(index, skill);
  const given = inferredProficiency(carryOver, level, whose.standing, neighbours, through);
  const latent = whereTakenUp(given, bridges.strength[via]! / MOST_CARRIED);
  return { latent, given, basis: 'INFERRED', via: bridges.from[via]!, observations: 0 };
}

/** The number of the adjacent skill with own evidence that leads to `skill` best; −1 without one. */
export function bridgeTo(index: TalentIndex, person: number, skill: number, asOf: number): number {
  if (skill < 0) return -1;
  const { bridges } = index;
  const { skills } = shownBy(index, person, asOf);
  for (let edge = bridges.start[skill]!; edge < bridges.start[skill + 1]!; edge++) {
    if (skills.has(bridges.from[edge]!)) return bridges.from[edge]!;
  }
  return -1;
}

interface Shown {
  /** By number, in its order: the skills with own evidence. */
  readonly skills: ReadonlyMap<number, ShownSkill>;
  readonly standing: PersonStanding;
}

/** One person at one moment is asked for every requirement of a role, one after another. */
let latest: { index: TalentIndex; person: number; asOf: number; shown: Shown } | null = null;

function shownBy(index: TalentIndex, person: number, asOf: number): Shown {
  if (latest?.index === index && latest.person === person && latest.asOf === asOf) return latest.shown;
  const own: (readonly [number, ShownSkill])[] = [];
  for (const { skill, fitted } of seriesOfPerson(index, person)) {
    if (fitted.observations === 0) continue;
    const mean = expectedProficiency(fitted, curveClassOf(index, skill), asOf);
    own.push([skill, { mean, level: levelOf(index, skill) }]);
  }
  // Sums in the order of ids, whatever numbers the skills have here.
  const { ids } = index.skills;
  const skills = new Map(own.sort(([a], [b]) => (ids[a]! < ids[b]! ? -1 : 1)));
  const shown = { skills, standing: standingOf(index.carryOver, skills.values()) };
  latest = { index, person, asOf, shown };
  return shown;
}

function levelOf(index: TalentIndex, skill: number): number {
  return usualLevel(index.carryOver, index.skills.ids[skill]!, taskClassOf(index, skill));
}

function taskClassOf({ skills }: TalentIndex, skill: number) {
  return classNames[skills.classOf[skill]!] ?? 'MIXED';
}

function curveClassOf(index: TalentIndex, skill: number) {
  return index.skills.classes[index.skills.classOf[skill]!]!;
}

import {
  awardedProficiency,
  awardSeries,
  countedOfAward,
} from '../../../analytics/carry-over/awarded-proficiency.ts';
import {
  inferredProficiency,
  logitOf,
  type Neighbour,
  type PersonStanding,
  standingBy,
  usualLevel,
  whereTakenUp,
} from '../../../analytics/carry-over/inferred-proficiency.ts';
import type { CarryOverParameters } from '../../../analytics/carry-over/parameters.ts';
import {
  reinforcedByAwards,
  reinforcedOnceMore,
} from '../../../analytics/carry-over/reinforced-by-awards.ts';
import { expectedProficiency, type ServedPosterior } from '../../../analytics/decay/model/curve.ts';
import { classNames } from '../../../analytics/decay/model/model.ts';
import { type LatentProficiency, observedProficiency } from '../../../analytics/ranking/score.ts';
import type { Instant } from '../../../domain/clock.ts';
import { compareKeys } from '../../../domain/ids.ts';
import { eachObserved, eachSkill, fittedSeries, type IndexedSeries } from '../../build/fitted-series.ts';
import type { BridgeColumns, TalentIndex } from '../../talent-index.ts';

/** What is known of one person in one skill. */
export interface SkillEvidence {
  /** What a score counts: where INFERRED from an adjacent skill, with the rest of its mass at 0; of an award as it fades unused. */
  readonly latent: LatentProficiency;
  /** What `Proficiency` serves: how well the person does the skill, if the person has to do with it. */
  readonly given: LatentProficiency;
  readonly basis: 'OBSERVED' | 'INFERRED';
  /** Number of the adjacent skill whose people show this one most often; −1 where OBSERVED, and of an award. */
  readonly via: number;
  /** Pieces of own evidence; 0 where INFERRED. */
  readonly observations: number;
  /** Something was achieved in it before somebody's eyes. */
  readonly achieved: boolean;
  /** Of an award, what adjacent skills let count without it; null where nothing leads to the skill. */
  readonly beside: SkillEvidence | null;
}

/**
 * Own evidence, else an award and what adjacent skills with own evidence let expect, else the latter alone, else null.
 * @param held what the person has, where several skills are asked for one after another
 */
export function skillEvidence(
  index: TalentIndex,
  person: number,
  skill: number,
  asOf: number,
  held: HeldSkills = heldBy(index, person),
): SkillEvidence | null {
  if (skill < 0) return null;
  const own = held.has(skill) ? fittedSeries(index, person, skill) : null;
  if (own === null) return inferredEvidence(index, skill, asOf, held);
  if (own.observations > 0) return observed(index, skill, asOf, own);
  return awarded(index, skill, asOf, own, held);
}

/** Who has achieved nothing in a skill so far may have nothing to do with it: to have been looked at there is no merit. */
function observed(index: TalentIndex, skill: number, asOf: number, own: IndexedSeries): SkillEvidence {
  const given = observedProficiency(own, curveClassOf(index, skill), asOf);
  const latent = own.achieved === 0 ? whereTakenUp(given, 0) : given;
  const { observations } = own;
  return {
    latent,
    given,
    basis: 'OBSERVED',
    via: -1,
    observations,
    achieved: own.achieved === 1,
    beside: null,
  };
}

/** The award of a skill that a series in the index stands reinforced by. */
export interface CountedAward {
  /** When the newest was given. */
  readonly awardedAt: Instant;
  /** Something was observed of the person in the skill after it. */
  readonly lookedAtSince: boolean;
}

/**
 * What would be known of a skill had an award that vouches for `validated` just been given; what awards let presume is counted
 * once: a series that one has reinforced has risen by it, unless the skill was looked at since.
 * @param counted the awards of the person that count, by skill
 */
export function evidenceIfAwarded(
  index: TalentIndex,
  person: number,
  skill: number,
  asOf: number,
  validated: number,
  counted: ReadonlyMap<number, CountedAward>,
): SkillEvidence {
  const own = fittedSeries(index, person, skill);
  if (own !== null && own.observations > 0) {
    const { lastReinforcedAt } = own;
    const series = { ...own, lastAt: lastReinforcedAt, observedAt: lastReinforcedAt };
    const former = counted.get(skill);
    const once = () =>
      former?.awardedAt === lastReinforcedAt
        ? reinforcedOnceMore(series, asOf, former.lookedAtSince)
        : reinforcedByAwards(series, [asOf]);
    return observed(index, skill, asOf, index.carryOver.awardsReinforce ? once() : own);
  }
  const described = { skillId: index.skills.ids[skill]!, taskClass: taskClassOf(index, skill), validated };
  const series = awardSeries(index.carryOver, described, asOf);
  return awarded(index, skill, asOf, series, heldBy(index, person));
}

function awarded(
  index: TalentIndex,
  skill: number,
  asOf: number,
  series: ServedPosterior,
  held: HeldSkills,
): SkillEvidence {
  const { standing } = shownBy(index, held, asOf);
  const adjacent = inferredEvidence(index, skill, asOf, held);
  const described = {
    level: held.levels[skill]!,
    taskClass: taskClassOf(index, skill),
    skillClass: curveClassOf(index, skill),
  };
  const { carryOver } = index;
  const given = awardedProficiency(carryOver, series, described, standing, adjacent?.given ?? null, asOf);
  const latent = countedOfAward(carryOver, series, described, standing, asOf);
  const beside = adjacent && { ...adjacent, given };
  return { latent, given, basis: 'INFERRED', via: -1, observations: 0, achieved: false, beside };
}

/** What adjacent skills let expect; null where the person has own evidence in none of them. */
function inferredEvidence(
  index: TalentIndex,
  skill: number,
  asOf: number,
  held: HeldSkills,
): SkillEvidence | null {
  const { bridges, carryOver } = index;
  // Where nothing that the person has leads to the skill, what else the person shows is not asked.
  if (!leadsFrom(held, bridges, skill)) return null;
  const { levels } = held;
  const whose = shownBy(index, held, asOf);
  const neighbours: Neighbour[] = [];
  let via = -1;
  for (let edge = bridges.start[skill]!; edge < bridges.start[skill + 1]!; edge++) {
    const from = bridges.from[edge]!;
    if (!whose.has(from)) continue;
    neighbours.push({ mean: whose.meanOf(from), level: levels[from]!, strength: bridges.published[edge]! });
    if (via < 0 || bridges.probability[edge]! > bridges.probability[via]!) via = edge;
  }
  if (via < 0) return null;
  const through = neighbours[0]!.mean;
  const given = inferredProficiency(carryOver, levels[skill]!, whose.standing, neighbours, through);
  const latent = whereTakenUp(given, bridges.probability[via]!);
  return {
    latent,
    given,
    basis: 'INFERRED',
    via: bridges.from[via]!,
    observations: 0,
    achieved: false,
    beside: null,
  };
}

/** The number of the adjacent skill with own evidence that leads to `skill` best; −1 without one. */
export function bridgeTo(index: TalentIndex, person: number, skill: number, asOf: number): number {
  if (skill < 0) return -1;
  const { bridges } = index;
  const held = heldBy(index, person);
  if (!leadsFrom(held, bridges, skill)) return -1;
  const whose = shownBy(index, held, asOf);
  for (let edge = bridges.start[skill]!; edge < bridges.start[skill + 1]!; edge++) {
    if (whose.has(bridges.from[edge]!)) return bridges.from[edge]!;
  }
  return -1;
}

function leadsFrom(held: HeldSkills, { start, from }: BridgeColumns, skill: number): boolean {
  for (let edge = start[skill]!; edge < start[skill + 1]!; edge++) if (held.has(from[edge]!)) return true;
  return false;
}

/** The skills of which a person has a series, by observation or award: read in one run, where each curve lies on its own. */
class HeldSkills {
  person = -1;
  readonly shown: ShownSkills;
  /** By number: the usual level. */
  readonly levels: Float64Array;
  #stamp = 0;
  readonly #stamps: Uint32Array;

  constructor(index: TalentIndex) {
    const skills = index.skills.ids.length;
    this.shown = new ShownSkills(skills);
    this.levels = levelsOf(index).levels;
    this.#stamps = new Uint32Array(skills);
  }

  has(skill: number): boolean {
    return this.#stamps[skill] === this.#stamp;
  }

  read(index: TalentIndex, person: number): void {
    const stamp = ++this.#stamp;
    eachSkill(index, person, (skill) => {
      this.#stamps[skill] = stamp;
    });
    this.person = person;
  }
}

/** The skills in which a person has own evidence that led to anything, in columns by number that the next person's take the place of. */
class ShownSkills {
  person = -1;
  asOf = 0;
  standing: PersonStanding = { effect: 0, variance: 0 };
  #stamp = 0;
  readonly #stamps: Uint32Array;
  readonly #means: Float64Array;
  /** Of the person: in the order of ids. */
  readonly #skills: Uint32Array;

  constructor(skills: number) {
    this.#stamps = new Uint32Array(skills);
    this.#means = new Float64Array(skills);
    this.#skills = new Uint32Array(skills);
  }

  has(skill: number): boolean {
    return this.#stamps[skill] === this.#stamp;
  }

  meanOf(skill: number): number {
    return this.#means[skill]!;
  }

  read(index: TalentIndex, person: number, asOf: number): void {
    const { levels, places } = levelsOf(index);
    const [skills, means] = [this.#skills, this.#means];
    const stamp = ++this.#stamp;
    let count = 0;
    eachObserved(index, person, (skill, curve, achieved) => {
      // Nothing leads on from where nothing was achieved; how the person stands it tells like any other.
      if (achieved) this.#stamps[skill] = stamp;
      means[skill] = expectedProficiency(curve, curveClassOf(index, skill), asOf);
      // Sums in the order of ids, whatever numbers the skills have here, which mostly are in that order.
      let at = count++;
      for (; at > 0 && places[skills[at - 1]!]! > places[skill]!; at--) skills[at] = skills[at - 1]!;
      skills[at] = skill;
    });
    let sum = 0;
    for (let i = 0; i < count; i++) sum += logitOf(means[skills[i]!]!) - levels[skills[i]!]!;
    this.standing = standingBy(index.carryOver, sum, count);
    this.person = person;
    this.asOf = asOf;
  }
}

/**
 * One person at one moment is asked for every requirement of a role, one after another. The index is named, not held: one
 * that was replaced goes. To look at a name costs what a lookup in a map does: whoever asks for many skills does it once.
 */
let latest: { readonly index: WeakRef<TalentIndex>; readonly held: HeldSkills } | null = null;

/** Holds until another person is asked for. */
export function heldBy(index: TalentIndex, person: number): HeldSkills {
  if (latest?.index.deref() !== index) latest = { index: new WeakRef(index), held: new HeldSkills(index) };
  const { held } = latest!;
  if (held.person !== person) held.read(index, person);
  return held;
}

/** @param held of the person whose skills it holds */
function shownBy(index: TalentIndex, { person, shown }: HeldSkills, asOf: number): ShownSkills {
  if (shown.person !== person || shown.asOf !== asOf) shown.read(index, person, asOf);
  return shown;
}

interface SkillLevels {
  readonly carryOver: CarryOverParameters;
  /** By number: the usual level. */
  readonly levels: Float64Array;
  /** By number: the place in the order of ids. */
  readonly places: Uint32Array;
}

const levelsBySkills = new WeakMap<TalentIndex['skills'], SkillLevels>();

function levelsOf(index: TalentIndex): SkillLevels {
  const { skills, carryOver } = index;
  const known = levelsBySkills.get(skills);
  if (known?.carryOver === carryOver) return known;
  const { ids } = skills;
  const places = new Uint32Array(ids.length);
  const ordered = Uint32Array.from(ids.keys()).sort((a, b) => compareKeys(ids[a]!, ids[b]!));
  for (const [place, skill] of ordered.entries()) places[skill] = place;
  const levels = Float64Array.from(ids, (id, skill) => usualLevel(carryOver, id, taskClassOf(index, skill)));
  const made = { carryOver, levels, places };
  levelsBySkills.set(skills, made);
  return made;
}

function taskClassOf({ skills }: TalentIndex, skill: number) {
  return classNames[skills.classOf[skill]!] ?? 'MIXED';
}

function curveClassOf(index: TalentIndex, skill: number) {
  return index.skills.classes[index.skills.classOf[skill]!]!;
}

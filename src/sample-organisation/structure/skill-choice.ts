import { DAY } from '../../domain/clock.ts';
import type { ForgettingCurve } from '../people/forgetting.ts';
import type { Person } from '../people/person.ts';
import { PURPOSE } from '../purpose.ts';
import type { RandomSource, RandomStream } from '../random.ts';
import type { World } from '../world.ts';
import type { Structure } from './structure.ts';

/** What is drawn of one person × skill before anything happens to it. */
export interface KnownSkill {
  readonly skill: number;
  /** False: the person can do it, and nobody ever looked. */
  readonly evidenced: boolean;
  /** Mean of ability before person, domain and residual parts: skill mean and how the skill came about. */
  readonly abilityPrior: number;
  readonly ability: number;
  readonly curve: ForgettingCurve;
  readonly learntAt: number;
  /** Nobody here could look before: the person had not joined, or it lies too far back. */
  readonly watchedFrom: number;
  readonly gapDays: number;
}

const EVIDENCED = { least: 8, more: 6, share: 0.5 };
const UNSEEN = { least: 2, more: 4, share: 0.5 };
const NEIGHBOUR_SHARE = 0.2;
const SHIFT = { core: 0.15, neighbour: -0.35, unseen: -0.6 };
const HISTORY_DAYS = 4 * 365;
/** Share of skills that people bring along, used last within so many days before. The others are learnt here. */
const BROUGHT = { share: 0.65, days: 180 };

/** Who the skills are of, and what they are drawn from. */
export interface SkillDraws {
  readonly structure: Structure;
  readonly world: World;
  readonly random: RandomSource;
  readonly person: Person;
  readonly until: number;
  readonly abilityShift: number;
  readonly relatedness: number;
  /** Standard normal by skill, alike for related skills; null where skills are independent. */
  readonly related: ((skill: number) => number) | null;
}

/** What people of an occupation can do: what somebody looks at, and what nobody does. */
export function drawSkills(
  from: SkillDraws,
  options: { readonly unseen: boolean; readonly brought: boolean },
): KnownSkill[] {
  const { person, random, until } = from;
  const draws = random.stream(PURPOSE.SKILL_CHOICE, person.number);
  const { core, neighbours } = person.occupation;
  const count = EVIDENCED.least + draws.binomial(EVIDENCED.more, EVIDENCED.share);
  const unseen = options.unseen ? UNSEEN.least + draws.binomial(UNSEEN.more, UNSEEN.share) : 0;
  const beside = Math.min(draws.binomial(count, NEIGHBOUR_SHARE), neighbours.skills.length);
  const own = draws
    .sample(core.weights, count - beside + Math.ceil(unseen * 0.7))
    .map((index) => core.skills[index]!);
  const near = draws
    .sample(neighbours.weights, beside + Math.floor(unseen * 0.3))
    .map((index) => neighbours.skills[index]!);
  const evidencedOwn = Math.min(own.length, count - beside);
  const rows = [
    ...own.map((skill, i) => ({ skill, evidenced: i < evidencedOwn, near: false })),
    ...near.map((skill, i) => ({ skill, evidenced: i < beside, near: true })),
  ].toSorted((a, b) => a.skill - b.skill);
  const since = historyBegin(from);
  return rows.map((row) =>
    drawSkill(from, row, (parameters) =>
      parameters.chance(BROUGHT.share) && options.brought
        ? since - BROUGHT.days * DAY * parameters.uniform() ** 2
        : since + 0.6 * parameters.uniform() ** 1.5 * (until - since),
    ),
  );
}

/** A skill that a person would not have without a credential: learnt for it, beside the occupation, looked at by nobody here. */
export function taughtSkill(from: SkillDraws, skill: number, awardedAt: number): KnownSkill {
  return drawSkill(from, { skill, evidenced: false, near: true }, () => awardedAt);
}

/**
 * Ability  A = skill mean + shift + .5·g + .4·Σ_u L_su·d_u + .55·ε   (logit; g the person, d_u their unit domains,
 * L the skill's loadings by which roles ask for it). Half-life  ln H ~ N(ln median of the class + skill offset, …),
 * SD .7 in all.
 */
function drawSkill(
  from: SkillDraws,
  { skill, evidenced, near }: { readonly skill: number; readonly evidenced: boolean; readonly near: boolean },
  drawLearntAt: (parameters: RandomStream) => number,
): KnownSkill {
  const { structure, world, random, person } = from;
  const truth = structure.skills[skill]!;
  const parameters = random.stream(PURPOSE.SERIES_PARAMETERS, person.number, skill);
  const abilityPrior =
    truth.abilityMean +
    (near ? SHIFT.neighbour : SHIFT.core) +
    (evidenced ? 0 : SHIFT.unseen) +
    from.abilityShift;
  const domain = truth.loadings.reduce((sum, loading, unit) => sum + loading * person.domains[unit]!, 0);
  const alone = world.tailDegrees < Infinity ? parameters.studentT(world.tailDegrees) : parameters.normal();
  const residual =
    from.related === null
      ? alone
      : Math.sqrt(from.relatedness) * from.related(skill) + Math.sqrt(1 - from.relatedness) * alone;
  const learntAt = drawLearntAt(parameters);
  return {
    skill,
    evidenced,
    abilityPrior,
    ability:
      abilityPrior + world.personSD * person.general + world.domainSD * domain + world.residualSD * residual,
    curve: drawCurve(),
    learntAt,
    watchedFrom: Math.max(learntAt, historyBegin(from)),
    gapDays: person.evidenceGapDays * Math.exp(parameters.normal(0, 0.4)),
  };

  function drawCurve(): ForgettingCurve {
    const { medianHalfLifeDays, shape, floor } = world.classes[structure.references.skills[skill]!.taskClass];
    const centre = Math.log(medianHalfLifeDays) + truth.logHalfLifeOffset;
    const { logHalfLifeSD, skillLogHalfLifeSD, halfLifeModes } = world;
    const logHalfLife = halfLifeModes
      ? centre + Math.log(parameters.pick(halfLifeModes)) + parameters.normal(0, 0.25)
      : centre + parameters.normal(0, Math.sqrt(logHalfLifeSD ** 2 - skillLogHalfLifeSD ** 2));
    return { halfLifeDays: Math.exp(logHalfLife), shape, floor };
  }
}

const historyBegin = ({ person, until }: SkillDraws): number =>
  Math.max(person.joinedAt, until - HISTORY_DAYS * DAY);

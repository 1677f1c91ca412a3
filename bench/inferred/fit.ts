import {
  awardedProficiency,
  awardSeries,
  countedOfAward,
} from '../../src/analytics/carry-over/awarded-proficiency.ts';
import {
  CarryOverCalibration,
  type PersonSkill,
} from '../../src/analytics/carry-over/calibrate-carry-over.ts';
import {
  inferredProficiency,
  standingOf,
  usualLevel,
} from '../../src/analytics/carry-over/inferred-proficiency.ts';
import { uncalibrated } from '../../src/analytics/carry-over/parameters.ts';
import { reinforcedByAwards } from '../../src/analytics/carry-over/reinforced-by-awards.ts';
import { fitHyperparameters } from '../../src/analytics/decay/fit/fit-hyperparameters.ts';
import { fitNumbered } from '../../src/analytics/decay/fit/fit-people.ts';
import { lastEvents, samplePeople, withoutEvents } from '../../src/analytics/decay/fit/hold-out.ts';
import { calibrateIntervals } from '../../src/analytics/decay/intervals/calibrate-intervals.ts';
import type { CurveClass } from '../../src/analytics/decay/model/curve.ts';
import type { DecayHyperparameters } from '../../src/analytics/decay/model/hyperparameters.ts';
import { PRIOR, START } from '../../src/analytics/decay/model/prior.ts';
import { type LatentProficiency, observedProficiency } from '../../src/analytics/ranking/score.ts';
import type { Instant } from '../../src/domain/clock.ts';
import type { TaskClass } from '../../src/domain/task-class.ts';
import type { HiddenWorld } from './world.ts';

export interface FittedSkill extends PersonSkill {
  readonly observations: number;
  /** When it was looked at last. */
  readonly observedAt: Instant;
  readonly lastReinforcedAt: Instant;
  readonly skillClass: CurveClass;
  /** As the newest award leaves it, which is what is served; `latent` is of own evidence alone, as fits are. */
  readonly served: LatentProficiency;
}

/** As FIT_DECAY does it. */
function fitted({ evidence }: HiddenWorld): DecayHyperparameters {
  const sample = samplePeople(evidence, 8_000, '1');
  const columns = withoutEvents(sample.columns, new Set(lastEvents(sample.columns)));
  const training = { ...sample, columns };
  const options = { rounds: 2, steps: 6, shapes: true };
  return calibrateIntervals(training, fitHyperparameters(training, PRIOR, START, options));
}

function skillsOfPeople(
  world: HiddenWorld,
  hyperparameters: DecayHyperparameters,
): Map<string, FittedSkill[]> {
  const { evidence, asOf, taskClassOf } = world;
  const { columns, personIds, skillIds } = evidence;
  const series = fitNumbered(evidence, hyperparameters);
  const awards = awardDays(world);
  return new Map(
    personIds.map((personId, person) => {
      const skills: FittedSkill[] = [];
      for (let i = columns.seriesStart[person]!; i < columns.seriesStart[person + 1]!; i++) {
        const skillId = skillIds[columns.seriesSkill[i]!]!;
        const taskClass = taskClassOf(skillId);
        const posterior = {
          initial: series.initial[i]!,
          halfLifeDays: series.halfLifeDays[i]!,
          lastReinforcedAt: series.lastReinforcedAt[i]!,
          abilityVariance: series.abilityVariance[i]!,
          logHalfLifeVariance: series.logHalfLifeVariance[i]!,
          covariance: series.covariance[i]!,
          observations: series.observations[i]!,
        };
        const skillClass = hyperparameters.classes[taskClass];
        const [lastAt, observedAt] = [series.lastAt[i]!, series.observedAt[i]!];
        const reinforced = reinforcedByAwards(
          { ...posterior, lastAt, observedAt, achieved: series.achieved[i]! },
          awards.get(`${personId} ${skillId}`) ?? [],
        );
        skills.push({
          skillId,
          taskClass,
          latent: observedProficiency(posterior, skillClass, asOf),
          served: observedProficiency(reinforced, skillClass, asOf),
          initial: posterior.initial,
          observations: posterior.observations,
          observedAt,
          lastReinforcedAt: posterior.lastReinforcedAt,
          skillClass,
        });
      }
      return [personId, skills] as const;
    }),
  );
}

/** By person and skill when each was given. */
function awardDays({ awards }: HiddenWorld): Map<string, readonly number[]> {
  const pairs = Map.groupBy(awards, ({ personId, skillId }) => `${personId} ${skillId}`);
  return new Map(Array.from(pairs, ([pair, of]) => [pair, of.map(({ awardedAt }) => awardedAt)]));
}

/** By person and skill. */
function newestAwards({ awards }: HiddenWorld): Map<string, HiddenWorld['awards'][number]> {
  const newest = new Map<string, HiddenWorld['awards'][number]>();
  for (const award of awards) {
    const pair = `${award.personId} ${award.skillId}`;
    if (!(award.awardedAt <= (newest.get(pair)?.awardedAt ?? -Infinity))) newest.set(pair, award);
  }
  return newest;
}

/** What was inferred of a skill from a person's other skills and their award, and what it stands on. */
export interface InferredSkill {
  /** Logit that is usual in the skill, and what the person adds to it. */
  readonly level: number;
  readonly person: ReturnType<typeof standingOf>;
  /** When the newest award that vouches for it was given; null without one. */
  readonly awardedAt: number | null;
  /** Null where nothing leads to the skill. */
  readonly inferred: LatentProficiency | null;
  /** What a score counts of the award alone; null without one. */
  readonly countedOfAward: LatentProficiency | null;
}

/** Calibrates as EMBED_SKILLS does, on fits of own evidence, and infers as `Proficiency` does, from what is served. */
export async function inferenceOf(world: HiddenWorld) {
  const hyperparameters = fitted(world);
  const people = skillsOfPeople(world, hyperparameters);
  const calibration = await CarryOverCalibration.over(
    uncalibrated(hyperparameters),
    world.adjacency,
    async () => {},
  );
  for (const skills of people.values()) calibration.addLevels(skills);
  for (const skills of people.values()) calibration.addCovariances(skills);
  const { parameters, adjacency } = await calibration.result(async () => {});
  const into = Map.groupBy(adjacency, ({ toSkillId }) => toSkillId);
  const awards = newestAwards(world);

  function infer(
    personId: string,
    skillId: string,
    taskClass: TaskClass,
    others: readonly FittedSkill[],
  ): InferredSkill {
    const shown = new Map(
      others.map((skill) => {
        const level = usualLevel(parameters, skill.skillId, skill.taskClass);
        return [skill.skillId, { mean: skill.served.mean, level }] as const;
      }),
    );
    const person = standingOf(parameters, shown.values());
    const level = usualLevel(parameters, skillId, taskClass);
    const neighbours = (into.get(skillId) ?? [])
      .flatMap(({ fromSkillId, strength }) => {
        const own = shown.get(fromSkillId);
        return own === undefined ? [] : [{ ...own, strength }];
      })
      .sort((a, b) => b.strength - a.strength);
    const adjacent =
      neighbours.length === 0
        ? null
        : inferredProficiency(parameters, level, person, neighbours, neighbours[0]!.mean);
    const award = awards.get(`${personId} ${skillId}`);
    if (award === undefined)
      return { level, person, awardedAt: null, inferred: adjacent, countedOfAward: null };
    const { awardedAt } = award;
    const series = awardSeries(parameters, { skillId, taskClass, validated: award.level }, awardedAt);
    const described = { level, taskClass, skillClass: hyperparameters.classes[taskClass] };
    return {
      ...{ level, person, awardedAt },
      inferred: awardedProficiency(parameters, series, described, person, adjacent, world.asOf),
      countedOfAward: countedOfAward(parameters, series, described, person, world.asOf),
    };
  }

  return { people, parameters, infer };
}

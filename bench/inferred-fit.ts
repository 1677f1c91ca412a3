import type { PersonSkill } from '../src/analytics/carry-over/calibrate-carry-over.ts';
import { calibrateIntervals } from '../src/analytics/decay/fit/calibrate-intervals.ts';
import { fitHyperparameters } from '../src/analytics/decay/fit/fit-hyperparameters.ts';
import { fitNumbered } from '../src/analytics/decay/fit/fit-people.ts';
import { lastEvents, samplePeople, withoutEvents } from '../src/analytics/decay/fit/hold-out.ts';
import type { DecayHyperparameters } from '../src/analytics/decay/model/hyperparameters.ts';
import { PRIOR, START } from '../src/analytics/decay/model/prior.ts';
import { observedProficiency } from '../src/analytics/ranking/score.ts';
import type { HiddenWorld } from './inferred-world.ts';

export interface FittedSkill extends PersonSkill {
  readonly observations: number;
}

/** As FIT_DECAY does it. */
export function fitted({ evidence }: HiddenWorld): DecayHyperparameters {
  const sample = samplePeople(evidence, 8_000, '1');
  const columns = withoutEvents(sample.columns, new Set(lastEvents(sample.columns)));
  const training = { ...sample, columns };
  const options = { rounds: 2, steps: 6, shapes: true };
  return calibrateIntervals(training, fitHyperparameters(training, PRIOR, START, options));
}

export function skillsOfPeople(
  world: HiddenWorld,
  hyperparameters: DecayHyperparameters,
): Map<string, FittedSkill[]> {
  const { evidence, asOf, taskClassOf } = world;
  const { columns, personIds, skillIds } = evidence;
  const series = fitNumbered(evidence, hyperparameters);
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
        const latent = observedProficiency(posterior, hyperparameters.classes[taskClass], asOf);
        skills.push({
          skillId,
          taskClass,
          latent,
          initial: posterior.initial,
          observations: posterior.observations,
        });
      }
      return [personId, skills] as const;
    }),
  );
}

import { type FittedColumns, fitNumbered } from '../../../analytics/decay/fit/fit-people.ts';
import type { CurveClass } from '../../../analytics/decay/model/curve.ts';
import type { NumberedEvidence } from '../../../analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../../../analytics/decay/model/hyperparameters.ts';
import { classNames } from '../../../analytics/decay/model/model.ts';
import type { Instant } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import type { FittedProficiency } from '../../../domain/proficiency.ts';
import type { TaskClass } from '../../../domain/task-class.ts';
import type { FittedProficienciesRow } from '../../../graph/statements.generated.ts';

export interface PersonSkill {
  readonly personId: Id;
  readonly skillId: Id;
}

/** What one run says of one series, with the class parameters it is to be read with. */
export interface FittedSeries {
  readonly fitted: FittedProficiency;
  readonly skillClass: CurveClass;
  readonly runId: Id;
}

/** As a run wrote it. */
export function heldSeries(
  { taskClass, ...fitted }: FittedProficienciesRow,
  hyperparameters: DecayHyperparameters,
  runId: Id,
): FittedSeries {
  return { fitted, skillClass: hyperparameters.classes[taskClass as TaskClass], runId };
}

export function pairKey({ personId, skillId }: PersonSkill): string {
  return `${personId}\n${skillId}`;
}

/** Fits everything in the evidence; series without any are absent. */
export function seriesOf(
  evidence: NumberedEvidence,
  hyperparameters: DecayHyperparameters,
  runId: Id,
): FittedSeries[] {
  const { columns, personIds, skillIds, skillClass } = evidence;
  const fitted = fitNumbered(evidence, hyperparameters);
  return personIds.flatMap((personId, person) => {
    const series: FittedSeries[] = [];
    for (let i = columns.seriesStart[person]!; i < columns.seriesStart[person + 1]!; i++) {
      const skill = columns.seriesSkill[i]!;
      if (fitted.observations[i] === 0) continue;
      series.push({
        fitted: { personId, skillId: skillIds[skill]!, ...fittedRow(fitted, i) },
        skillClass: hyperparameters.classes[classNames[skillClass[skill]!]!],
        runId,
      });
    }
    return series;
  });
}

/** The fields of series `i` of a fit, beside whose they are. */
export function fittedRow(fitted: FittedColumns, i: number): Omit<FittedProficiency, 'personId' | 'skillId'> {
  return {
    initial: fitted.initial[i]!,
    halfLifeDays: fitted.halfLifeDays[i]!,
    ability: fitted.ability[i]!,
    abilityVariance: fitted.abilityVariance[i]!,
    logHalfLifeVariance: fitted.logHalfLifeVariance[i]!,
    covariance: fitted.covariance[i]!,
    lastReinforcedAt: fitted.lastReinforcedAt[i]!,
    lastAt: fitted.lastAt[i]!,
    observedAt: fitted.observedAt[i]!,
    observations: fitted.observations[i]!,
    achieved: fitted.achieved[i]!,
  };
}

/** One person's evidence up to a moment: events are in order of time, so it is a prefix. */
export function upTo(evidence: NumberedEvidence, moment: Instant): NumberedEvidence {
  const { columns } = evidence;
  if (evidence.personIds.length === 0) return evidence;
  let end = columns.at.length;
  while (end > 0 && columns.at[end - 1]! > moment) end--;
  return { ...evidence, columns: { ...columns, personStart: Uint32Array.of(0, end) } };
}

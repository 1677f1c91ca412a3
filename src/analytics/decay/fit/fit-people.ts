import { PersonFilter } from '../filter/filter.ts';
import type { FilterSink } from '../filter/filter-sink.ts';
import { STATE, STRIDE } from '../filter/filter-state.ts';
import type { EvidenceColumns } from '../model/evidence.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { type CompiledModel, compileModel } from '../model/model.ts';
import { fitServedCurve } from '../model/served-curve.ts';

/** Series → the fields of `FittedProficiency`, each rounded to float32 where it is not a time or a count. */
export interface FittedColumns {
  readonly initial: Float64Array;
  readonly halfLifeDays: Float64Array;
  readonly ability: Float64Array;
  readonly abilityVariance: Float64Array;
  readonly logHalfLifeVariance: Float64Array;
  readonly covariance: Float64Array;
  readonly lastReinforcedAt: Float64Array;
  readonly lastAt: Float64Array;
  readonly observedAt: Float64Array;
  readonly observations: Float64Array;
  readonly achieved: Float64Array;
}

export function fittedColumns(series: number): FittedColumns {
  return {
    initial: new Float64Array(series),
    halfLifeDays: new Float64Array(series),
    ability: new Float64Array(series),
    abilityVariance: new Float64Array(series),
    logHalfLifeVariance: new Float64Array(series),
    covariance: new Float64Array(series),
    lastReinforcedAt: new Float64Array(series),
    lastAt: new Float64Array(series),
    observedAt: new Float64Array(series),
    observations: new Float64Array(series),
    achieved: new Float64Array(series),
  };
}

/** A tenth of what was asked: who has nothing to do with a skill shows less. */
const LEAST_ACHIEVED = 0.1;

/** Fits every series of the columns under standing hyperparameters: one pass of the filter over each person. */
export function fitPeople(
  columns: EvidenceColumns,
  model: CompiledModel,
  sink: FilterSink = {},
): FittedColumns {
  const people = columns.personStart.length - 1;
  const fitted = fittedColumns(columns.seriesSkill.length);
  const filter = new PersonFilter(model);
  for (let person = 0; person < people; person++) {
    const from = columns.personStart[person]!;
    const to = columns.personStart[person + 1]!;
    filter.start(columns, person);
    filter.advance(columns, person, from, to, sink);
    if (to === from) continue;
    keep(filter, columns, person, model, columns.at[to - 1]!, fitted);
    for (let event = from; event < to; event++) {
      if (columns.score[event]! >= LEAST_ACHIEVED) fitted.achieved[columns.series[event]!] = 1;
    }
  }
  return fitted;
}

function keep(
  filter: PersonFilter,
  columns: EvidenceColumns,
  person: number,
  model: CompiledModel,
  lastAt: number,
  fitted: FittedColumns,
): void {
  const first = columns.seriesStart[person]!;
  for (let series = first; series < columns.seriesStart[person + 1]!; series++) {
    const o = (series - first) * STRIDE;
    const skill = columns.seriesSkill[series]!;
    const skillClass = model.skillClass[skill]!;
    const { ability, logHalfLife } = filter.standing(o);
    const abilityVariance = filter.state[o + STATE.abilityVariance]! + filter.personVariance;
    const logHalfLifeVariance = filter.state[o + STATE.logHalfLifeVariance]!;
    const covariance = filter.state[o + STATE.covariance]!;
    const curve = fitServedCurve(
      { ability, logHalfLife, abilityVariance, logHalfLifeVariance, covariance },
      model.shape[skillClass]!,
      model.floor[skillClass]!,
    );
    fitted.initial[series] = Math.fround(curve.initial);
    fitted.halfLifeDays[series] = Math.fround(curve.halfLifeDays);
    fitted.ability[series] = Math.fround(ability);
    fitted.abilityVariance[series] = Math.fround(abilityVariance);
    fitted.logHalfLifeVariance[series] = Math.fround(logHalfLifeVariance);
    fitted.covariance[series] = Math.fround(covariance);
    fitted.lastReinforcedAt[series] = filter.state[o + STATE.reinforcedAt]!;
    // The person effect has seen all of the person's evidence, so this fit answers from the newest of it on.
    fitted.lastAt[series] = lastAt;
    fitted.observedAt[series] = filter.state[o + STATE.lastAt]!;
    fitted.observations[series] = filter.state[o + STATE.events]!;
  }
}

/** Fits people on this thread. */
export function fitNumbered(
  evidence: NumberedEvidence,
  hyperparameters: DecayHyperparameters,
  sink: FilterSink = {},
): FittedColumns {
  const model = compileModel(hyperparameters, evidence.skillIds, evidence.skillClass, evidence.evaluatorIds);
  return fitPeople(evidence.columns, model, sink);
}

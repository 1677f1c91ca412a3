import { DAY } from '../../../domain/clock.ts';
import { sweep } from '../filter/sweep.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { DecayHyperparameters } from '../model/hyperparameters.ts';
import { classNames } from '../model/model.ts';
import { observationKinds } from '../model/observation-kinds.ts';
import { cells, type FactorTables, GAP_DAYS, OBSERVATIONS_UP_TO, rowOf } from './interval-buckets.ts';
import { IntervalCalibration } from './predictive-calibration.ts';
import { RESIDUAL_FACTORS } from './residual-factors.ts';
import { Silence } from './silence.ts';
import { summaryFactors } from './summary-factors.ts';

/**
 * One factor of the posterior variance per class × number of observations × gap, the product of four:
 * - the randomised PIT of the prequential predictive distributions (posterior and observation noise together) has 90 %
 *   in its central 90 %. Buckets are drawn towards their class's factor, that towards 1, as far as their scores cannot
 *   tell widths apart: of single trials they tell nothing, and the factor stays 1;
 * - the interval that is served, of a Beta with two moments, holds 90 % of the posterior that it stands for
 *   (`summary-factors.ts`);
 * - where looks depend on proficiency, what silence adds (`silence.ts`);
 * - what these leave over where truth is known (`residual-factors.ts`).
 */
export function calibrateIntervals(
  evidence: NumberedEvidence,
  hyperparameters: DecayHyperparameters,
): DecayHyperparameters {
  const plain = withFactors(
    hyperparameters,
    classNames.map(() => cells(() => 1)),
  );
  const predictive = predictiveFactors(evidence, plain);
  const calibrated = withFactors(plain, times(predictive, summaryFactors(evidence, plain)));
  const factors = times(
    classNames.map((name) => calibrated.classes[name].intervalFactors.factors),
    silenceFactors(evidence, calibrated),
  );
  const residual = classNames.map(() => RESIDUAL_FACTORS);
  return withFactors(calibrated, times(factors, residual));
}

function times(one: FactorTables, other: FactorTables): FactorTables {
  return one.map((rows, c) => rows.map((row, i) => row.map((factor, j) => factor * other[c]![i]![j]!)));
}

function withFactors(hyperparameters: DecayHyperparameters, factors: FactorTables): DecayHyperparameters {
  const classes = { ...hyperparameters.classes };
  classNames.forEach((name, number) => {
    const intervalFactors = {
      observationsUpTo: OBSERVATIONS_UP_TO,
      gapDays: GAP_DAYS,
      factors: factors[number]!,
    };
    classes[name] = { ...classes[name], intervalFactors };
  });
  return { ...hyperparameters, classes };
}

function predictiveFactors(evidence: NumberedEvidence, hyperparameters: DecayHyperparameters): FactorTables {
  const { columns, skillClass } = evidence;
  const count = columns.at.length;
  const logitMean = new Float64Array(count);
  const logitVariance = new Float64Array(count);
  sweep(evidence, hyperparameters, { logitMean, logitVariance });
  const calibration = new IntervalCalibration();
  const observations = new Uint32Array(columns.seriesSkill.length);
  const reinforcedAt = new Float64Array(columns.seriesSkill.length);
  for (let event = 0; event < count; event++) {
    const series = columns.series[event]!;
    const earlier = observations[series]!++;
    const at = columns.at[event]!;
    if (earlier > 0) {
      const kind = hyperparameters.kinds[observationKinds[columns.kind[event]!]!];
      const trials = columns.trials[event]!;
      const shift = trials > 0 ? kind.trialSlope * (Math.log(trials) - kind.meanLogTrials) : 0;
      calibration.add(
        skillClass[columns.seriesSkill[series]!]!,
        earlier,
        (at - reinforcedAt[series]!) / DAY,
        columns.score[event]!,
        trials,
        logitMean[event]! + shift,
        logitVariance[event]!,
        kind,
      );
    }
    if (earlier === 0 || columns.reinforces[event] === 1) reinforcedAt[series] = at;
  }
  return classNames.map((_, number) => calibration.factors(number).factors);
}

/** What silence adds where looks depend on proficiency: the mean over series, by how likely their silence is. */
function silenceFactors(evidence: NumberedEvidence, hyperparameters: DecayHyperparameters): FactorTables {
  const silence = new Silence(evidence, hyperparameters);
  const sums = classNames.map(() => cells(() => ({ ratio: SILENCE_WEIGHT, weight: SILENCE_WEIGHT })));
  for (const standing of silence.standings()) {
    const number = evidence.skillClass[evidence.columns.seriesSkill[standing.series]!]!;
    GAP_DAYS.forEach((days, column) => {
      if (days <= standing.elapsed) return;
      const { ratio, probability } = silence.excess(standing, days);
      const sum = sums[number]![rowOf(standing.events)]![column]!;
      sum.ratio += probability * Math.min(MOST_EXCESS, ratio);
      sum.weight += probability;
    });
  }
  return sums.map((rows) =>
    rows.map((row) => row.map(({ ratio, weight }) => (ratio / weight) ** WHOLE_EXCESS)),
  );
}

/** Series at a ratio of 1 that each mean begins with, and the most that one series may ask for. */
const SILENCE_WEIGHT = 10;
const MOST_EXCESS = 6;
/**
 * What silence since the last event adds is the part that can be computed. Half-lives and effects were estimated from
 * looks that were chosen in the same way, and the rates are blurred by what is not known of θ: on organisations where
 * looks depend on proficiency (seeds 1 to 5) the whole excess is about this power of it. A ratio of 1 stays 1.
 */
const WHOLE_EXCESS = 3;

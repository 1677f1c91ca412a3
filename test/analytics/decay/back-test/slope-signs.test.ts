import { expect, test } from 'vitest';
import { uniforms } from '../../../../src/analytics/decay/back-test/bootstrap.ts';
import { toTimeline } from '../../../../src/analytics/decay/back-test/log.ts';
import { forecastPrequentially } from '../../../../src/analytics/decay/back-test/prequential.ts';
import {
  ABILITY_COVARIATES,
  type Covariate,
  HALF_LIFE_COVARIATES,
  signed,
} from '../../../../src/analytics/decay/model/covariates.ts';
import type { DecayHyperparameters } from '../../../../src/analytics/decay/model/hyperparameters.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import { type LogRow, toLog } from '../simulated-log.ts';

/** Cards that are learnt by failing: who failed the last passes, who passed it does so half the time. */
function learntByFailing(): LogRow[] {
  const draw = uniforms(5);
  const rows: LogRow[] = [];
  for (let person = 0; person < 8; person++) {
    for (let skill = 0; skill < 4; skill++) {
      let failed = false;
      for (let event = 0; event < 12; event++) {
        const successes: number = failed || draw() < 0.5 ? 1 : 0;
        failed = successes === 0;
        rows.push({ person, skill, at: (5 * event + draw()) * DAY, successes, trials: 1 });
      }
    }
  }
  return rows.sort((a, b) => a.at - b.at);
}

const keepSigns = ({ covariates: { ability, logHalfLife } }: DecayHyperparameters): boolean => {
  const keep = (covariates: readonly Covariate[], slopes: readonly number[]) =>
    slopes.every((slope, i) => signed(covariates[i]!, slope) === slope);
  return keep(ABILITY_COVARIATES, ability) && keep(HALF_LIFE_COVARIATES, logHalfLife);
};

const refitsOf = (rows: readonly LogRow[]) =>
  forecastPrequentially(toTimeline(toLog(rows), 0)).hyperparameters.slice(1);

test('slopes of a log in which every event is practice have any sign', () => {
  const refits = refitsOf(learntByFailing());
  const lastFailed = ABILITY_COVARIATES.findIndex(({ name }) => name === 'lastFailed');
  expect(refits.at(-1)!.covariates.ability[lastFailed]).toBeGreaterThan(0.1);
});

test('from the first event that is no practice on, slopes keep their signs', () => {
  const rows = learntByFailing();
  const withOne = (place: number) =>
    rows.map((row, i) => (i === place ? { ...row, reinforces: false } : row));
  expect(refitsOf(withOne(0)).every(keepSigns)).toBe(true);
  const late = refitsOf(withOne(300));
  expect(late.some((refit) => !keepSigns(refit))).toBe(true);
  expect(keepSigns(late.at(-1)!)).toBe(true);
});

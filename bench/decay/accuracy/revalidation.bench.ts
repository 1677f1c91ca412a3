import { fitNumbered } from '../../../src/analytics/decay/fit/fit-people.ts';
import {
  expectedProficiency,
  latentDistribution,
  probabilityAtLeast,
  proficiencyVariance,
  revalidationDate,
} from '../../../src/analytics/decay/model/curve.ts';
import { classNames } from '../../../src/analytics/decay/model/model.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { type ForgettingCurve, forgotten } from '../../../src/sample-organisation/people/forgetting.ts';
import type { Bench, Claim } from '../../bench.ts';
import { hyperparametersOf } from './accuracy.bench.ts';
import { posteriorOf } from './coverage.ts';
import { generateDecayWorld, readDecayReferences } from './world.ts';

/** The first day on or after `from` when the curve is below the level; null within `horizon` days where it is not. */
function crossing(
  ability: number,
  curve: ForgettingCurve,
  elapsed: number,
  level: number,
  horizon: number,
): number | null {
  for (let days = 0; days <= horizon; days++)
    if (forgotten(ability, elapsed + days, curve) < level) return days;
  return null;
}

const YEAR = 365;

export const bench: Bench = {
  name: 'decay-revalidation',
  minutes: 0.3,
  shows: 'dates of re-validation on a generated organisation beside "every year" (--people N --seed N)',
  async run({ option, note }): Promise<readonly Claim[]> {
    const people = option('people', 700);
    const world = await generateDecayWorld('base', people, option('seed', 11), await readDecayReferences());
    const { evidence, later, standing } = world;
    note(`${people} people, ${evidence.columns.seriesSkill.length} series`);
    const hyperparameters = hyperparametersOf(world);
    const fitted = fitNumbered(evidence, hyperparameters);
    const now = later.reduce((earliest, { at }) => Math.min(earliest, at), Number.POSITIVE_INFINITY);
    const claims: Claim[] = [];
    for (const level of [0.5, 0.6, 0.7]) {
      const horizon = 2 * YEAR;
      const rows = later.flatMap(({ series, at, gone }) => {
        if (gone || at !== now) return [];
        const truth = standing[series]!;
        const row = posteriorOf(fitted, series);
        const name = classNames[evidence.skillClass[evidence.columns.seriesSkill[series]!]!]!;
        const skillClass = hyperparameters.classes[name];
        if (expectedProficiency(row, skillClass, now) < level) return [];
        const date = revalidationDate(row, skillClass, level, now);
        const due = date === null ? null : Math.ceil((date - now) / DAY);
        const elapsed = (now - truth.lastReinforcedAt) / DAY;
        const below = crossing(truth.ability, truth.curve, elapsed, level, 10 * YEAR);
        const probabilityBelow = (days: number) => {
          const then = now + days * DAY;
          const mean = expectedProficiency(row, skillClass, then);
          const latent = latentDistribution(mean, proficiencyVariance(row, skillClass, then));
          return 1 - probabilityAtLeast(latent, level);
        };
        return [{ due: due === null || due > horizon ? null : due, below, probabilityBelow }];
      });
      const dated = rows.filter(({ due }) => due !== null);
      const late = dated.filter(({ due, below }) => below !== null && below <= due!);
      const errors = dated
        .filter(({ below }) => below !== null)
        .map(({ due, below }) => Math.abs(due! - below!))
        .sort((a, b) => a - b);
      claims.push({
        claim: `level ${level}: of ${dated.length} series with a date within two years, share truly below on it`,
        unit: 'share',
        product: late.length / dated.length,
        peer: 0.5,
        peerName: 'a median date',
        ratio: null,
      });
      claims.push({
        claim: `level ${level}: median distance of the date from the true one (${errors.length} series that do fall below)`,
        unit: 'days',
        product: errors[Math.floor(errors.length / 2)] ?? null,
        peer: null,
        peerName: null,
        ratio: null,
      });
      claims.push(beside(level, rows));
    }
    return claims;
  },
};

interface Row {
  /** Days from now until the truth is below the level. */
  readonly below: number | null;
  /** The probability of being below the level by then, as served. */
  readonly probabilityBelow: (days: number) => number;
}

interface Policy {
  readonly assessed: number;
  readonly caught: number;
  /** Mean days that those who were caught had been below by then. */
  readonly delay: number;
}

function follow(rows: readonly Row[], dayOf: (row: Row, i: number) => number | null): Policy {
  let assessed = 0;
  let caught = 0;
  let delay = 0;
  rows.forEach((row, i) => {
    const day = dayOf(row, i);
    if (day === null) return;
    assessed++;
    if (row.below === null || row.below > day) return;
    caught++;
    delay += day - row.below;
  });
  return { assessed, caught, delay: delay / Math.max(1, caught) };
}

const STEP = 5;
const SURE = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];

/**
 * At most one assessment each over the next year, for those who are at the level now; caught is who is truly below when
 * assessed. "Every year" assesses everybody on a day of their own. By date everybody is assessed on the day on which the
 * probability of being below reaches a bound, if it does; the bound is the one with the fewest assessments that catches
 * no fewer than every year.
 */
function beside(level: number, rows: readonly Row[]): Claim {
  const falls = rows.filter(({ below }) => below !== null && below <= YEAR).length;
  const yearly = follow(rows, (_, i) => ((i * 7919) % YEAR) + 1);
  const policies = SURE.map((sure) =>
    follow(rows, ({ probabilityBelow }) => {
      for (let day = 1; day <= YEAR; day += STEP) if (probabilityBelow(day) >= sure) return day;
      return null;
    }),
  ).filter(({ caught }) => caught >= yearly.caught);
  const best = policies.toSorted((a, b) => a.assessed - b.assessed)[0];
  const words = (policy: Policy) => `${policy.caught} of ${falls}, ${policy.delay.toFixed(0)} days late`;
  return {
    claim: `level ${level}: assessments in a year that catch ${best === undefined ? 'as many' : words(best)} (every year: ${words(yearly)})`,
    unit: 'assessments',
    product: best?.assessed ?? null,
    peer: yearly.assessed,
    peerName: 'every year',
    ratio: best === undefined ? null : yearly.assessed / best.assessed,
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest } from '../../../../src/analytics/decay/back-test/back-test.ts';
import { baselineNames, forecastBaselines } from '../../../../src/analytics/decay/back-test/baselines.ts';
import { refitPlaces, toTimeline } from '../../../../src/analytics/decay/back-test/log.ts';
import { forecastPrequentially } from '../../../../src/analytics/decay/back-test/prequential.ts';
import { scoreForecasts } from '../../../../src/analytics/decay/back-test/scores.ts';
import { studentCumulative } from '../../../../src/analytics/decay/filter/predictive.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import { type LogRow, simulate, toLog } from '../simulated-log.ts';

const HOUR = DAY / 24;
const row = (at: number, successes: number, more: Partial<LogRow> = {}): LogRow => ({
  person: 0,
  skill: 0,
  at,
  successes,
  trials: 1,
  ...more,
});

describe('the timeline of a log', () => {
  it('keeps the first event of a day and scores what has an earlier day before it', () => {
    const rows = [
      row(0, 1),
      row(2 * HOUR, 0),
      row(25 * HOUR, 1),
      row(25 * HOUR, 0, { skill: 1 }),
      row(50 * HOUR, 1),
    ];
    const { event, scored } = toTimeline(toLog(rows), 0);
    expect([...event]).toEqual([0, 2, 3, 4]);
    expect([...scored]).toEqual([0, 1, 0, 1]);
  });

  it('begins days when it is told to', () => {
    const rows = [row(3 * HOUR, 1), row(5 * HOUR, 0)];
    expect([...toTimeline(toLog(rows), 4 * HOUR).scored]).toEqual([0, 1]);
    expect([...toTimeline(toLog(rows), 0).event]).toEqual([0]);
  });

  it('is refitted at a tenth more, never between events of one moment', () => {
    const times = Float64Array.from({ length: 60 }, (_, i) => (i >= 19 && i < 25 ? 19 : i));
    const places = refitPlaces(times, 20);
    expect(places[0]).toBe(25);
    expect(places.every((place) => times[place] !== times[place - 1])).toBe(true);
    expect(places).toContain(28);
  });
});

function forecastsOf(rows: readonly LogRow[]) {
  const timeline = toTimeline(toLog(rows), 0);
  return { ...forecastPrequentially(timeline), baselines: forecastBaselines(timeline), timeline };
}

describe('prequential forecasts', () => {
  const rows = simulate({ people: 6, skills: 5, events: 8, trials: 1, seed: 2 });

  it('do not change when what comes later does', () => {
    const cut = 150;
    const other = rows.map((row, i) => (i < cut ? row : { ...row, successes: 1 - row.successes }));
    const a = forecastsOf(rows);
    const b = forecastsOf(other);
    const place = a.timeline.event.findIndex((event) => event >= cut);
    expect(place).toBeGreaterThan(50);
    expect(b.forecast.slice(0, place)).toEqual(a.forecast.slice(0, place));
    expect(b.forecast.slice(place)).not.toEqual(a.forecast.slice(place));
    for (const name of baselineNames) {
      expect(b.baselines[name].slice(0, place)).toEqual(a.baselines[name].slice(0, place));
    }
  });

  it('of one moment do not know of each other', () => {
    const moment = [row(0, 1), row(0, 1, { skill: 1 }), row(3 * DAY, 0), row(3 * DAY, 1, { skill: 1 })];
    const swapped = [moment[0]!, moment[1]!, { ...moment[2]!, successes: 1 }, moment[3]!];
    expect(forecastsOf(swapped).forecast).toEqual(forecastsOf(moment).forecast);
  });
});

describe('a back-test', () => {
  it('finds the model better than every baseline on a log of the world it assumes', () => {
    const { report, forecasts } = backTest(
      toLog(simulate({ people: 30, skills: 6, events: 7, trials: 5, seed: 3 })),
    )!;
    expect(report.scored).toBe(forecasts.length);
    expect(report.clusters).toBe('people');
    for (const name of baselineNames) {
      expect(report.scores.model.logLoss).toBeLessThan(report.scores[name].logLoss);
      expect(report.differences[name].high).toBeLessThan(0);
    }
    const [all] = report.coverage;
    expect(all!.coverage).toBeGreaterThan(0.86);
    expect(all!.coverage).toBeLessThan(0.94);
    expect(report.calibration.reduce((sum, { events }) => sum + events, 0)).toBe(report.scored);
    for (const { forecast, low, high } of forecasts) {
      expect(low).toBeLessThanOrEqual(forecast);
      expect(high).toBeGreaterThanOrEqual(forecast);
    }
  });

  it.each([
    ['everything passed', () => 1],
    ['everything failed', () => 0],
    ['every second one passed', (i: number) => i % 2],
  ])('takes logs in which %s', (_, outcome) => {
    const rows = Array.from({ length: 60 }, (_, i) => row(i * DAY, outcome(i), { skill: i % 3 }));
    const { report } = backTest(toLog(rows))!;
    for (const scores of Object.values(report.scores)) expect(Number.isFinite(scores.logLoss)).toBe(true);
  });

  it('takes any log at all', () => {
    const rows = fc.record({
      person: fc.integer({ min: 0, max: 3 }),
      skill: fc.integer({ min: 0, max: 4 }),
      at: fc.oneof(fc.integer({ min: 0, max: 400 * DAY }), fc.constantFrom(-8e15, 0, DAY, 8e15)),
      trials: fc.constantFrom(1, 1, 2.5, 7, 80, 1e6),
      share: fc.integer({ min: 0, max: 8 }).map((n) => n / 8),
      kind: fc.integer({ min: 0, max: 3 }),
      evaluator: fc.integer({ min: -1, max: 1 }),
      reinforces: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(rows, { minLength: 2, maxLength: 60 }), (drawn) => {
        const log = toLog(drawn.map(({ share, ...each }) => ({ ...each, successes: share * each.trials })));
        const found = backTest(log);
        if (found === null) return;
        for (const scores of Object.values(found.report.scores)) {
          expect(Number.isFinite(scores.logLoss)).toBe(true);
          expect(scores.binnedRmse).toBeLessThanOrEqual(1);
        }
        for (const { forecast, low, high } of found.forecasts) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(forecast);
          expect(high).toBeGreaterThanOrEqual(forecast);
          expect(high).toBeLessThanOrEqual(1);
        }
        for (const { coverage } of found.report.coverage) {
          expect(coverage).toBeGreaterThanOrEqual(0);
          expect(coverage).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has nothing to say of a log without a second day', () => {
    expect(backTest(toLog([row(0, 1), row(HOUR, 1), row(HOUR, 1, { skill: 1 })]))).toBeNull();
  });

  it('weighs a score of half a point by its trials, as its neighbours', () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      row(3 * i * DAY, i % 2 === 0 ? 9 : (i % 10) + 0.5, { trials: 10 }),
    );
    const { scores } = backTest(toLog(rows))!.report;
    for (const { logLoss, logLossPerTrial } of Object.values(scores)) {
      expect(logLossPerTrial).toBeCloseTo(logLoss, 12);
    }
    const mixed = [...rows, row(91 * DAY, 0.5, { trials: 1 })];
    const { logLoss, logLossPerTrial } = backTest(toLog(mixed))!.report.scores.constant;
    expect(Math.abs(logLossPerTrial - logLoss)).toBeGreaterThan(1e-3);
  });

  it('tells of the coverage of each gap once, however many events have it', () => {
    const yearly = Array.from({ length: 60 }, (_, i) =>
      row(365 * DAY * Math.floor(i / 12), i % 2, { person: i % 12 }),
    );
    const gaps = ({ report }: NonNullable<ReturnType<typeof backTest>>) =>
      report.coverage.filter(({ group }) => group.startsWith('gap '));
    const same = gaps(backTest(toLog(yearly))!);
    expect(same.map(({ group, events }) => [group, events])).toEqual([['gap 365.0 days', 48]]);
    const uneven = Array.from({ length: 60 }, (_, i) =>
      row((i < 40 ? 30 : 31 + i) * DAY * Math.floor(i / 12), i % 2, { person: i % 12 }),
    );
    const report = backTest(toLog(uneven))!;
    const several = gaps(report);
    expect(several.length).toBeGreaterThan(1);
    expect(new Set(several.map(({ group }) => group)).size).toBe(several.length);
    expect(several.reduce((sum, { events }) => sum + events, 0)).toBe(report.report.scored);
  });
});

describe('what forecasts are measured by', () => {
  it('a moving average starts at .9 and moves by .02; a series mean has a Beta(.9, .1) prior', () => {
    const timeline = toTimeline(toLog([row(0, 1), row(2 * DAY, 0), row(4 * DAY, 1)]), 0);
    const baselines = forecastBaselines(timeline);
    const [first, second, third] = [0.9, 0.902, 0.902 * 0.98];
    baselines['moving average'].forEach((value, i) => {
      expect(value).toBeCloseTo([first, second, third][i]!, 12);
    });
    baselines['series mean'].forEach((value, i) => {
      expect(value).toBeCloseTo([0.9, 1.9 / 2, 1.9 / 3][i]!, 12);
    });
    const halves = toTimeline(toLog([row(0, 9.5, { trials: 10 }), row(2 * DAY, 1)]), 0);
    expect(forecastBaselines(halves)['series mean'][1]).toBeCloseTo(10.4 / 11, 12);
  });

  it('forecasts that are clipped to the same are the same', () => {
    const draw = (i: number) => ((i * 7919) % 101) / 101;
    const forecast = Float64Array.from({ length: 200 }, (_, i) => (i % 2 ? 0.985 + draw(i) / 70 : draw(i)));
    const score = Float64Array.from({ length: 200 }, (_, i) => Number(draw(3 * i + 1) < 0.7));
    const trials = new Float64Array(200).fill(1);
    const clipped = forecast.map((p) => Math.min(0.99, Math.max(0.01, p)));
    expect(scoreForecasts({ forecast, score, trials })).toEqual(
      scoreForecasts({ forecast: clipped, score, trials }),
    );
  });

  it('log loss, Brier score and area under the curve are those of their definitions', () => {
    const scores = scoreForecasts({
      forecast: Float64Array.of(0.9, 0.6, 0.4, 0.4),
      score: Float64Array.of(1, 0, 1, 0),
      trials: Float64Array.of(1, 1, 1, 1),
    });
    expect(scores.logLoss).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.4) + Math.log(0.4) + Math.log(0.6)) / 4,
      12,
    );
    expect(scores.brier).toBeCloseTo((0.01 + 0.36 + 0.36 + 0.16) / 4, 12);
    expect(scores.auc).toBeCloseTo(2.5 / 4, 12);
  });

  it("Student's t with five degrees of freedom agrees with scipy 1.17 (stats.t.cdf)", () => {
    for (const [t, p] of [
      [-3, 0.015049623948731284],
      [-0.5, 0.3191494358204645],
      [0, 0.5],
      [2.015048372669157, 0.95],
    ] as const) {
      expect(studentCumulative(t)).toBeCloseTo(p, 9);
    }
  });
});

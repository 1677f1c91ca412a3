import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest } from '../../../../src/analytics/decay/back-test/back-test.ts';
import { baselineNames, forecastBaselines } from '../../../../src/analytics/decay/back-test/baselines.ts';
import { uniforms } from '../../../../src/analytics/decay/back-test/bootstrap.ts';
import { toTimeline } from '../../../../src/analytics/decay/back-test/log.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import { type LogRow, simulate, toLog } from '../simulated-log.ts';

const CUT = 300 * DAY;

/** All that is said of the rows before the cut, by their place among them. */
function saidBefore(rows: readonly LogRow[]) {
  const log = toLog(rows);
  const earlier = new Map(
    Array.from(rows.keys())
      .filter((row) => rows[row]!.at < CUT)
      .map((row, number) => [row, number]),
  );
  const forecasts = (backTest(log)?.forecasts ?? []).flatMap(({ event, ...said }) =>
    earlier.has(event) ? [{ row: earlier.get(event)!, ...said }] : [],
  );
  const timeline = toTimeline(log, 0);
  const places = Array.from(timeline.event.keys()).filter((place) => earlier.has(timeline.event[place]!));
  const baselines = forecastBaselines(timeline);
  return {
    forecasts,
    baselines: baselineNames.map((name) => [name, places.map((place) => baselines[name][place]!)]),
  };
}

/** Merges rows into others at places drawn, both keeping their order. */
function merge(rows: readonly LogRow[], others: readonly LogRow[], seed: number): LogRow[] {
  const draw = uniforms(seed);
  const merged: LogRow[] = [];
  for (let [i, j] = [0, 0]; i < rows.length || j < others.length; ) {
    const own = j === others.length || (i < rows.length && draw() < 0.5);
    merged.push(own ? rows[i++]! : others[j++]!);
  }
  return merged;
}

/** Other numbers for everybody and everything, as a file has them that names them in another order. */
function renumber(rows: readonly LogRow[], seed: number): LogRow[] {
  const draw = uniforms(seed);
  const order = Array.from({ length: 20 }, (_, i) => ({ i, key: draw() })).sort((a, b) => a.key - b.key);
  const numbers = order.map(({ i }) => i);
  return rows.map((row) => ({
    ...row,
    person: numbers[row.person]!,
    skill: numbers[row.skill]!,
    evaluator: row.evaluator === undefined || row.evaluator < 0 ? -1 : numbers[row.evaluator]!,
  }));
}

const row = (most: { readonly number: number; readonly from: number; readonly kinds: number }) =>
  fc
    .record({
      person: fc.integer({ min: 0, max: most.number }),
      skill: fc.integer({ min: 0, max: most.number - 2 }),
      // Half days, so that much happens at one moment.
      at: fc.integer({ min: 0, max: 599 }).map((half) => most.from + (half * DAY) / 2),
      trials: fc.constantFrom(1, 1, 1, 5, 2.5),
      share: fc.constantFrom(0, 0.2, 0.6, 0.8, 1, 1),
      kind: fc.integer({ min: 0, max: most.kinds }),
      evaluator: fc.integer({ min: -1, max: most.number }),
      reinforces: fc.boolean(),
    })
    .map(({ share, ...each }): LogRow => ({ ...each, successes: share * each.trials }));

describe('what is said of the rows of a log before a moment', () => {
  it('is the same to the bit whoever and whatever comes later, wherever later rows stand and whatever they are called', () => {
    let scored = 0;
    fc.assert(
      fc.property(
        fc.array(row({ number: 5, from: 0, kinds: 1 }), { minLength: 50, maxLength: 80 }),
        fc.array(row({ number: 12, from: CUT, kinds: 3 }), { minLength: 1, maxLength: 80 }),
        fc.nat(),
        (earlier, later, seed) => {
          const said = saidBefore(earlier);
          scored += said.forecasts.length;
          expect(saidBefore(renumber(merge(earlier, later, seed), seed + 1))).toEqual(said);
        },
      ),
      { numRuns: 25 },
    );
    expect(scored).toBeGreaterThan(100);
  });

  it('is the same when skills that few have shown so far are shown by many later, which tells them from their class', () => {
    const earlier = simulate({ people: 3, skills: 6, events: 9, trials: 5, seed: 8 }).filter(
      ({ at }) => at < CUT,
    );
    const later = simulate({ people: 12, skills: 9, events: 4, trials: 5, seed: 9 }).map((each) => ({
      ...each,
      at: each.at + CUT,
    }));
    const said = saidBefore(earlier);
    expect(said.forecasts.length).toBeGreaterThan(40);
    expect(saidBefore([...earlier, ...later])).toEqual(said);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest } from '../../../../src/analytics/decay/back-test/back-test.ts';
import { baselineNames, forecastBaselines } from '../../../../src/analytics/decay/back-test/baselines.ts';
import { uniforms } from '../../../../src/analytics/decay/back-test/bootstrap.ts';
import { toTimeline } from '../../../../src/analytics/decay/back-test/log.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import { type LogRow, simulate, toLog } from '../simulated-log.ts';

const CUT = 300 * DAY;

/** All that is said of the rows before the cut, in order of time. */
function saidBefore(rows: readonly LogRow[]) {
  const log = toLog(rows);
  const timeline = toTimeline(log, 0);
  const places = Array.from(timeline.event.keys()).filter((place) => timeline.events.at[place]! < CUT);
  const baselines = forecastBaselines(timeline);
  return {
    forecasts: (backTest(log)?.forecasts ?? [])
      .filter(({ event }) => log.at[event]! < CUT)
      .map(({ event, ...said }) => ({ at: log.at[event]!, ...said })),
    baselines: baselineNames.map((name) => [name, places.map((place) => baselines[name][place]!)]),
  };
}

function shuffled<Value>(values: readonly Value[], draw: () => number): Value[] {
  const keyed = values.map((value) => ({ value, key: draw() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

const seriesAndMoment = ({ person, skill, at }: LogRow) => `${person} ${skill} ${at}`;

/** Rows whose numbers are those of names among which others come to stand, which nobody has before the cut. */
function renamed(rows: readonly LogRow[], draw: () => number): LogRow[] {
  const numbersOf = (known: number) => {
    const among = shuffled(
      Array.from({ length: NUMBERS }, (_, i) => i),
      draw,
    );
    return [...among.slice(0, known).sort((a, b) => a - b), ...among.slice(known)];
  };
  const [people, skills, evaluators] = [numbersOf(PEOPLE), numbersOf(SKILLS), numbersOf(PEOPLE)];
  return rows.map((row) => ({
    ...row,
    person: people[row.person]!,
    skill: skills[row.skill]!,
    evaluator: row.evaluator === undefined || row.evaluator < 0 ? -1 : evaluators[row.evaluator]!,
  }));
}

const PEOPLE = 6;
const SKILLS = 4;
const NUMBERS = 14;

const rows = (
  known: { readonly people: number; readonly skills: number; readonly kinds: number },
  from: number,
) =>
  fc
    .record({
      person: fc.nat({ max: known.people - 1 }),
      skill: fc.nat({ max: known.skills - 1 }),
      // Half days, so that much happens at one moment.
      at: fc.nat({ max: 599 }).map((half) => from + (half * DAY) / 2),
      trials: fc.constantFrom(1, 1, 1, 5, 2.5),
      share: fc.constantFrom(0, 0.2, 0.6, 0.8, 1, 1),
      kind: fc.nat({ max: known.kinds - 1 }),
      evaluator: fc.integer({ min: -1, max: known.people - 1 }),
      reinforces: fc.boolean(),
    })
    .map(({ share, ...each }): LogRow => ({ ...each, successes: share * each.trials }));
const earlierRows = fc.uniqueArray(rows({ people: PEOPLE, skills: SKILLS, kinds: 2 }, 0), {
  selector: seriesAndMoment,
  minLength: 50,
  maxLength: 80,
});
const laterRows = fc.array(rows({ people: NUMBERS, skills: NUMBERS, kinds: 4 }, CUT), {
  minLength: 1,
  maxLength: 80,
});

describe('what is said of the rows of a log before a moment', () => {
  it('is the same to the bit whoever and whatever comes later, whatever they are called and wherever the log has its rows', () => {
    let scored = 0;
    fc.assert(
      fc.property(earlierRows, laterRows, fc.nat(), (earlier, later, seed) => {
        const said = saidBefore(earlier);
        scored += said.forecasts.length;
        const draw = uniforms(seed);
        expect(saidBefore(shuffled(renamed([...earlier, ...later], draw), draw))).toEqual(said);
      }),
      { numRuns: 12 },
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

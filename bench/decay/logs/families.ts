import { uniforms } from '../../../src/analytics/decay/back-test/bootstrap.ts';
import { DAY } from '../../../src/domain/clock.ts';
import type { DecayLog } from '../../../src/domain/decay-log.ts';
import {
  activation,
  counts,
  type Draws,
  type Item,
  leeches,
  level,
  type Person,
  powerLaw,
  practising,
  relearning,
  stability,
} from './items.ts';

/**
 * Logs of practice that differ in everything a log can differ in: who, what, how often, how hard, how many trials, and
 * what forgetting is like, mostly not as the product's model has it. `choose` are those that its forecaster was chosen
 * on; those to `report` were written when it stood, and nothing was chosen on them.
 */
export interface LogFamily {
  readonly name: string;
  readonly purpose: 'choose' | 'report';
  /** A log of this family with about so many events. */
  make(seed: number, events: number): DecayLog;
}

interface Row {
  readonly person: number;
  readonly skill: number;
  readonly day: number;
  readonly successes: number;
  readonly trials: number;
}

interface Setting {
  readonly people: number;
  readonly skills: number;
  /** Days to the next event of a series. */
  readonly gap: (draws: Draws, number: number, lastShare: number) => number;
  readonly trials: (draws: Draws) => number;
  readonly item: (draws: Draws, person: Person) => Item;
  /** Counts every trial up to the first success. */
  readonly untilPassed?: boolean;
  /** Days over which series begin. */
  readonly begin?: number;
}

const bounded = (p: number) => Math.min(0.995, Math.max(0.005, p));

function drawsOf(seed: number): Draws {
  const uniform = uniforms(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal, exponential: (mean) => -mean * Math.log(1 - uniform()) };
}

type MoodOf = (draws: Draws) => (day: number) => number;
const steady: MoodOf = () => () => 0;

function log(
  seed: number,
  events: number,
  setting: Setting,
  moodOf: MoodOf = steady,
  personSpread = 0.5,
): DecayLog {
  const draws = drawsOf(seed);
  const { people, skills } = setting;
  const each = Math.max(2, Math.round(events / (people * skills)));
  const rows: Row[] = [];
  for (let person = 0; person < people; person++) {
    const who: Person = { effect: personSpread * draws.normal(), mood: moodOf(draws) };
    for (let skill = 0; skill < skills; skill++) {
      const item = setting.item(draws, who);
      let day = draws.uniform() * (setting.begin ?? 60);
      const count = 1 + Math.floor(draws.uniform() * 2 * (each - 1) + 0.5);
      let share = 1;
      for (let number = 0; number < count; number++) {
        const gap = number === 0 ? 0 : setting.gap(draws, number, share);
        day += gap;
        const p = bounded(item.chance(gap, day));
        let trials = setting.trials(draws);
        let successes = 0;
        if (setting.untilPassed) {
          trials = 1;
          while (draws.uniform() >= p && trials < 8) trials++;
          successes = 1;
        } else for (let i = 0; i < trials; i++) if (draws.uniform() < p) successes++;
        share = successes / trials;
        item.learn(share, gap);
        rows.push({ person, skill, day, successes, trials });
      }
    }
  }
  rows.sort((a, b) => a.day - b.day);
  const column = (value: (row: Row) => number) => rows.map(value);
  return {
    person: Uint32Array.from(column(({ person }) => person)),
    skill: Uint32Array.from(column(({ skill }) => skill)),
    at: Float64Array.from(column(({ day }) => 1.7e12 + Math.floor(day * DAY))),
    successes: Float64Array.from(column(({ successes }) => successes)),
    trials: Float64Array.from(column(({ trials }) => trials)),
    kind: new Uint8Array(rows.length),
    evaluator: new Int32Array(rows.length).fill(-1),
    reinforces: new Uint8Array(rows.length).fill(1),
    people,
    skills,
    evaluators: 0,
  };
}

const single = () => 1;
const expanding = (growth: number, first: number) => (draws: Draws, number: number, lastShare: number) =>
  Math.max(1, (lastShare < 0.6 ? 1 : first * growth ** (number - 1)) * (0.7 + 0.6 * draws.uniform()));
const around = (mean: number) => (draws: Draws) => 0.6 + draws.exponential(mean);

const walk =
  (step: number): MoodOf =>
  (draws) => {
    const values = [0];
    return (day) => {
      while (values.length <= day) values.push(values.at(-1)! + step * draws.normal());
      return values[Math.max(0, Math.floor(day))]!;
    };
  };
const slide =
  (to: number, days: number): MoodOf =>
  () =>
  (day) =>
    to * Math.min(1, day / days);
const jump =
  (by: number, at: number): MoodOf =>
  () =>
  (day) =>
    day > at ? by : 0;
const season: MoodOf = () => (day) => 0.9 * Math.sin((2 * Math.PI * day) / 90);

const many = (events: number, people: number, each: number) => ({
  people,
  skills: Math.max(2, Math.round(events / people / each)),
});

interface Description extends Partial<Omit<Setting, 'item'>> {
  readonly people: number;
  /** Mean events a series. */
  readonly each: number;
  readonly item: Setting['item'];
  readonly mood?: MoodOf;
  readonly spread?: number;
}

function family(name: string, purpose: LogFamily['purpose'], description: Description): LogFamily {
  const { people, each, item, mood, spread, ...more } = description;
  return {
    name,
    purpose,
    make: (seed, events) =>
      log(
        seed,
        events,
        { ...many(events, people, each), gap: around(12), trials: single, item, ...more },
        mood,
        spread,
      ),
  };
}

const between = (low: number, high: number) => (draws: Draws) =>
  low + Math.floor(draws.uniform() * (high - low + 1));

const names: readonly [string, Description][] = [
  ['power law, ten people', { people: 10, each: 8, item: powerLaw(2, 40) }],
  ['power law, one person', { people: 1, each: 8, item: powerLaw(2, 40) }],
  [
    'stability and difficulty, one person, expanding gaps',
    { people: 1, each: 7, item: stability(4, 5), gap: expanding(2.2, 2) },
  ],
  [
    'stability and difficulty, eight people, fixed gaps',
    { people: 8, each: 7, item: stability(6, 5), gap: around(6) },
  ],
  ['counts in windows, one person', { people: 1, each: 10, item: counts(0.3), gap: around(4) }],
  ['counts in windows, twenty people', { people: 20, each: 6, item: counts(0.6), gap: around(9) }],
  ['activation, one person', { people: 1, each: 8, item: activation(-1), gap: expanding(1.8, 1) }],
  [
    'activation, thirty people, months between',
    { people: 30, each: 5, item: activation(-1.9), gap: around(45) },
  ],
  ['no forgetting, levels differ', { people: 12, each: 8, item: level(1.2, 1), spread: 1 }],
  ['nothing but chance at 85 %', { people: 1, each: 8, item: level(1.73, 0), spread: 0 }],
  ['easy: 97 %, one person', { people: 1, each: 8, item: level(3.6, 0.4), spread: 0.1 }],
  ['easy: 97 %, fifteen people', { people: 15, each: 6, item: powerLaw(4, 900), spread: 0.3 }],
  ['hard: 50 %, one person', { people: 1, each: 8, item: level(0, 0.5), spread: 0 }],
  ['hard: 50 %, twelve people', { people: 12, each: 8, item: powerLaw(0.7, 40), spread: 0.4 }],
  ['a level that wanders, one person', { people: 1, each: 8, item: level(1, 0.3), mood: walk(0.12) }],
  ['a level that wanders, eight people', { people: 8, each: 8, item: powerLaw(1.5, 60), mood: walk(0.1) }],
  ['getting worse, one person', { people: 1, each: 8, item: level(2.5, 0.4), mood: slide(-2.5, 150) }],
  ['getting better, six people', { people: 6, each: 8, item: powerLaw(0.5, 60), mood: slide(2, 150) }],
  ['a jump down on day 60, one person', { people: 1, each: 8, item: level(2.2, 0.4), mood: jump(-1.8, 60) }],
  ['seasons, five people', { people: 5, each: 8, item: powerLaw(1.5, 80), mood: season }],
  [
    'twenty trials an event, ten people',
    { people: 10, each: 6, item: powerLaw(1.6, 60), trials: between(15, 25) },
  ],
  [
    'one to a hundred trials, five people',
    { people: 5, each: 8, item: counts(0.5), trials: between(1, 100) },
  ],
  [
    'trials until passed, one person',
    { people: 1, each: 8, item: counts(0.3), untilPassed: true, gap: around(5) },
  ],
  ['trials until passed, ten people', { people: 10, each: 6, item: powerLaw(1.5, 30), untilPassed: true }],
  ['lost and relearnt, one person', { people: 1, each: 12, item: relearning, gap: around(7) }],
  ['lost and relearnt, ten people', { people: 10, each: 12, item: relearning, gap: around(10) }],
  ['leeches, one person', { people: 1, each: 8, item: leeches, gap: expanding(2, 2) }],
  ['leeches, ten people', { people: 10, each: 6, item: leeches }],
  ['practice without forgetting, one person', { people: 1, each: 8, item: practising(-0.5, 0.4) }],
  ['practice without forgetting, twenty people', { people: 20, each: 8, item: practising(0, 0.3) }],
  ['many people, two events a series', { people: 150, each: 2.5, item: powerLaw(1.8, 90), gap: around(60) }],
  ['few series, many events', { people: 1, each: 150, item: powerLaw(1.5, 15), gap: around(4) }],
  ['every day', { people: 2, each: 25, item: stability(3, 6), gap: () => 1 }],
  ['once a year', { people: 40, each: 4, item: powerLaw(2.2, 335), gap: around(330), begin: 900 }],
  [
    'half a day to a year',
    { people: 6, each: 8, item: powerLaw(2, 25), gap: (d) => 0.6 * 600 ** d.uniform() },
  ],
  [
    'begins together, one sitting',
    { people: 25, each: 3, item: powerLaw(1.4, 30), begin: 0.1, gap: () => 14 },
  ],
];

/** Kinds that were written after the forecaster had been chosen. */
const written: readonly [string, Description][] = [
  [
    'a power law with long gaps, three people',
    { people: 3, each: 6, item: powerLaw(2.6, 120), gap: around(40) },
  ],
  [
    'stability and difficulty at 75 %, one person, late by days',
    {
      people: 1,
      each: 6,
      item: stability(3, 7),
      gap: (draws, number) => 1.9 ** number + draws.exponential(3),
    },
  ],
  [
    'stability and difficulty, five people, cards begun all year',
    { people: 5, each: 7, item: stability(8, 4), gap: expanding(2, 3), begin: 365 },
  ],
  [
    'activation with a person who gets tired',
    { people: 1, each: 9, item: activation(-1.3), mood: slide(-1, 200) },
  ],
  [
    'counts in windows, seasons, four people',
    { people: 4, each: 9, item: counts(0.5), mood: season, gap: around(6) },
  ],
  [
    'levels far apart, no forgetting, forty people',
    { people: 40, each: 5, item: level(0.8, 0.4), spread: 1.6 },
  ],
  ['nothing but chance at 92 %, one person', { people: 1, each: 6, item: level(2.44, 0), spread: 0 }],
  [
    'practice, then a jump down, three people',
    { people: 3, each: 9, item: practising(0.2, 0.3), mood: jump(-1.2, 80) },
  ],
  ['leeches, four people, five trials', { people: 4, each: 7, item: leeches, trials: between(3, 7) }],
  [
    'lost and relearnt, two people, expanding gaps',
    { people: 2, each: 10, item: relearning, gap: expanding(1.6, 2) },
  ],
  [
    'trials until passed, counts in windows, six people',
    { people: 6, each: 7, item: counts(0.6), untilPassed: true, gap: around(8) },
  ],
  [
    'two months apart, ten trials, sixty people',
    { people: 60, each: 4, item: powerLaw(1.8, 200), gap: around(60), trials: between(8, 12) },
  ],
];

export const logFamilies: readonly LogFamily[] = [
  ...names.map(([name, description]) => family(name, 'choose', description)),
  ...written.map(([name, description]) => family(name, 'report', description)),
];

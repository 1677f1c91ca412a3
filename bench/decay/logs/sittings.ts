import { uniforms } from '../../../src/analytics/decay/back-test/bootstrap.ts';
import { DAY } from '../../../src/domain/clock.ts';
import type { DecayLog } from '../../../src/domain/decay-log.ts';
import type { LogFamily } from './families.ts';

/**
 * Logs of people who are looked at in sittings: exams that everybody takes at one moment, checks of one person in several
 * skills at once, exercises minutes apart, an app's words of a session, and sparse looks with nothing in common.
 */
interface Sittings {
  readonly people: number;
  readonly skills: number;
  /** Mean of the logit, and what people, skills and both together deviate by. */
  readonly mean: number;
  readonly deviations: readonly [person: number, skill: number, both: number];
  /** Median, days; infinite where nothing is forgotten. */
  readonly halfLife: number;
  /** On the logit, per event of a series, and per year for everybody. */
  readonly learnt?: number;
  readonly drift?: number;
  readonly together: 'everybody' | 'everybody in a skill' | 'person' | 'minutes apart' | 'nothing';
  /** Days from sitting to sitting, moved by so much of them at random. */
  readonly gap: number;
  readonly jitter?: number;
  /** Share of a sitting's skills that a person is looked at in. */
  readonly share?: number;
  /** 0 is a rubric score. */
  readonly trials: readonly [fewest: number, most: number];
  /** People who begin later than the first sitting. */
  readonly newcomers?: boolean;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const FEWEST_SITTINGS = 2.2;

/** About so many events: with fewer people and skills where sittings would be too few for a skill to be seen again. */
function sized({ people, skills, share = 1 }: Sittings, events: number) {
  const sittings = () => events / (people * skills * share);
  while (sittings() < FEWEST_SITTINGS && people > 2) people = Math.max(2, Math.floor(people * 0.8));
  while (sittings() < FEWEST_SITTINGS && skills > 1) skills--;
  return { people, skills, sittings: Math.max(2, Math.round(sittings())) };
}

function log(setting: Sittings, seed: number, events: number): DecayLog {
  const uniform = uniforms(seed * 7_919 + 13);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const { people, skills, sittings } = sized(setting, events);
  const { gap, jitter = 0, together, learnt = 0, drift = 0, share = 1 } = setting;
  const [ofPerson, ofSkill, ofBoth] = setting.deviations;
  const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);
  const person = draws(people, () => ofPerson * normal());
  const skill = draws(skills, () => ofSkill * normal());
  const both = draws(people * skills, () => ofBoth * normal());
  const halfLife = draws(people * skills, () => setting.halfLife * Math.exp(0.6 * normal()));
  const alone = together === 'person' || together === 'minutes apart' || together === 'nothing';
  const begin = draws(people, () => (alone ? uniform() * gap : 0));
  const joined = draws(people, () => (setting.newcomers ? Math.floor(uniform() * sittings * 0.7) : 0));
  const seen = draws(people * skills, () => 0);
  const lastDay = draws(people * skills, () => Number.NaN);
  const moved = () => jitter * gap * (uniform() - 0.5);
  const rows: { person: number; skill: number; at: number; successes: number; trials: number }[] = [];

  const look = (p: number, s: number, day: number) => {
    const series = p * skills + s;
    const days = seen[series] === 0 ? 0 : Math.max(0, day - lastDay[series]!);
    const logit =
      setting.mean + person[p]! + skill[s]! + both[series]! + learnt * seen[series]! + (drift * day) / 365;
    const chance = 0.05 + (sigmoid(logit) - 0.05) / (1 + days / halfLife[series]!);
    const bounded = Math.min(0.995, Math.max(0.005, chance));
    const [fewest, most] = setting.trials;
    const trials = fewest + Math.floor(uniform() * (most - fewest + 1));
    let successes = 0;
    if (trials === 0)
      successes = Math.round(20 * sigmoid(Math.log(bounded / (1 - bounded)) + 0.6 * normal())) / 20;
    for (let i = 0; i < trials; i++) if (uniform() < bounded) successes++;
    rows.push({ person: p, skill: s, at: Math.floor(day * DAY), successes, trials: Math.max(1, trials) });
    lastDay[series] = day;
    seen[series]!++;
  };

  for (let sitting = 0; sitting < sittings; sitting++) {
    const common = sitting * gap + moved();
    const dayOfSkill = draws(skills, () => Math.floor(uniform() * 5));
    for (let p = 0; p < people; p++) {
      if (sitting < joined[p]!) continue;
      const own = begin[p]! + sitting * gap + moved();
      let minutes = 0;
      for (let s = 0; s < skills; s++) {
        if (uniform() >= share) continue;
        minutes += 1 + 4 * uniform();
        const dayOf: Record<Sittings['together'], () => number> = {
          everybody: () => common,
          'everybody in a skill': () => common + dayOfSkill[s]!,
          person: () => own,
          'minutes apart': () => own + minutes / 1_440,
          nothing: () => begin[p]! + (sitting + uniform()) * gap,
        };
        look(p, s, dayOf[together]());
      }
    }
  }
  rows.sort((a, b) => a.at - b.at);
  const column = (value: (row: (typeof rows)[number]) => number) => rows.map(value);
  return {
    person: Uint32Array.from(column((row) => row.person)),
    skill: Uint32Array.from(column((row) => row.skill)),
    at: Float64Array.from(column(({ at }) => 1.7e12 + at)),
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

const NEVER = Number.POSITIVE_INFINITY;
const ONE = [1, 1] as const;
const RUBRIC = [0, 0] as const;

const exam = (
  people: number,
  skills: number,
  mean: number,
  gap: number,
  more: Partial<Sittings> = {},
): Sittings => ({
  people,
  skills,
  mean,
  gap,
  deviations: [0.7, 0.4, 0.3],
  halfLife: NEVER,
  together: 'everybody',
  trials: ONE,
  ...more,
});
const bySkill = { together: 'everybody in a skill' } as const;
const check = { together: 'person', jitter: 0.3, halfLife: 200 } as const;
const words = { together: 'person', jitter: 0.8, halfLife: 40, trials: [1, 4] } as const;
const exercises = { together: 'minutes apart', jitter: 0.5, halfLife: 60, learnt: 0.15 } as const;
const sparse = { together: 'nothing', halfLife: 300 } as const;

const chosen: readonly [string, Sittings][] = [
  ['yearly exams, 20 people', exam(20, 6, 1, 365, { halfLife: 900 })],
  [
    'yearly exams of twenty questions, 100 people',
    exam(100, 4, 0.8, 365, { halfLife: 600, trials: [20, 20] }),
  ],
  ['half-yearly exams skill by skill, 40 people, 30 %', exam(40, 6, -0.8, 182, { ...bySkill, learnt: 0.1 })],
  ['exams skill by skill, 500 people', exam(500, 3, 1, 90, bySkill)],
  ['monthly tests, 8 people, 95 %', exam(8, 5, 3, 30)],
  ['monthly rubric scores, 30 people', exam(30, 4, 0.9, 30, { halfLife: 200, trials: RUBRIC })],
  ['exams ever easier, 40 people', exam(40, 4, -0.5, 90, { drift: 1 })],
  ['exams with newcomers, 60 people', exam(60, 4, 0.3, 120, { newcomers: true })],
  ['simulator checks by rubric, 15 people', exam(15, 6, 1.2, 30, { ...check, trials: RUBRIC })],
  ['simulator checks of five trials, 50 people', exam(50, 5, 1.5, 45, { ...check, trials: [5, 5] })],
  ['words of an app, 200 people', exam(200, 30, 2.2, 3, { ...words, share: 0.25 })],
  ['words of an app, 20 people', exam(20, 60, 2.2, 2, { ...words, share: 0.2 })],
  ['exercises, 30 people', exam(30, 10, 0.3, 7, { ...exercises, share: 0.4 })],
  ['exercises, 5 people', exam(5, 10, 0.5, 7, { ...exercises, share: 0.4 })],
  ['sparse looks, 500 people', exam(500, 3, 1, 60, sparse)],
  ['sparse looks, 50 people, 30 %', exam(50, 4, -0.8, 60, sparse)],
  ['sparse looks, 5 people, 95 %', exam(5, 8, 3.1, 40, { ...sparse, halfLife: 900 })],
  ['sparse looks ever harder, 25 people', exam(25, 5, 2, 30, { ...sparse, drift: -2 })],
];

const held: readonly [string, Sittings][] = [
  ['yearly exams, 40 people', exam(40, 5, 0.6, 365, { halfLife: 1200 })],
  ['yearly exams of ten questions, 300 people', exam(300, 2, 1.1, 365, { halfLife: 800, trials: [10, 10] })],
  ['exams skill by skill, 60 people, 25 %', exam(60, 7, -1.1, 120, { ...bySkill, learnt: 0.05 })],
  [
    'exams skill by skill of forty questions, 500 people',
    exam(500, 2, 0.7, 150, { ...bySkill, trials: [40, 40] }),
  ],
  ['weekly quiz, 12 people', exam(12, 3, 0.8, 7, { halfLife: 60, learnt: 0.05 })],
  ['quarterly checks, 25 people, 95 %', exam(25, 6, 3.2, 91)],
  ['exams ever harder, 30 people', exam(30, 5, 1.5, 90, { drift: -1 })],
  ['exams by rubric with newcomers, 50 people', exam(50, 4, 0.5, 100, { trials: RUBRIC, newcomers: true })],
  ['simulator checks by rubric, 8 people', exam(8, 9, 1.6, 30, { ...check, trials: RUBRIC })],
  ['simulator checks of three trials, 100 people', exam(100, 4, 1.2, 60, { ...check, trials: [3, 3] })],
  ['words of an app, 500 people', exam(500, 25, 2, 4, { ...words, share: 0.2 })],
  ['words of an app, 5 people', exam(5, 100, 2.4, 2, { ...words, share: 0.2 })],
  ['exercises, 100 people', exam(100, 12, 0.6, 10, { ...exercises, share: 0.3 })],
  ['sparse looks, 200 people', exam(200, 3, 0.7, 50, sparse)],
  ['sparse looks, 50 people, 95 %', exam(50, 4, 3.4, 60, { ...sparse, halfLife: 900 })],
  ['sparse looks, 5 people, 35 %', exam(5, 8, -0.6, 40, sparse)],
  ['sparse looks ever easier, 15 people', exam(15, 6, -0.5, 30, { ...sparse, drift: 2 })],
];

const family =
  (purpose: LogFamily['purpose']) =>
  ([name, setting]: readonly [string, Sittings]): LogFamily => ({
    name,
    purpose,
    make: (seed, events) => log(setting, seed, events),
  });

export const sittingFamilies: readonly LogFamily[] = [
  ...chosen.map(family('choose')),
  ...held.map(family('report')),
];

import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Generated,
  generate,
  logistic,
  logit,
  mean,
  median,
  type Row,
  standardDeviation,
} from './generated.ts';

const PUBLISHED = { ACCURACY: 198, SPEED: 396, MIXED: 335 };
let made: Generated;
let series: Row[];
let truthOf: Map<string, Row>;
let observations: Row[];

beforeAll(async () => {
  made = await generate({ people: 1800, seed: 'marginals' });
  series = made.rows('truth/proficiencies.csv');
  observations = made.rows('observations.csv').filter(({ withdrawn_at }) => withdrawn_at === '');
  truthOf = new Map(made.rows('truth/observations.csv').map((row) => [row.observation!, row]));
});

describe('the base world', () => {
  it('has half-lives of the published medians by task class, and an SD of .7 on the log', () => {
    expect(series.length).toBeGreaterThan(20_000);
    for (const [taskClass, published] of Object.entries(PUBLISHED)) {
      const logs = series
        .filter((row) => row.task_class === taskClass)
        .map((row) => Math.log(Number(row.half_life_days)));
      // Skills carry .15 of the SD and are only twelve a class: what they leave is .15/√12 = .043 of the median's log.
      expect(Math.abs(median(logs) - Math.log(published)), taskClass).toBeLessThan(0.13);
      expect(Math.abs(standardDeviation(logs) - 0.7), taskClass).toBeLessThan(0.05);
    }
  });

  it('has a person factor: abilities of one person go together', () => {
    const residuals = Map.groupBy(series, ({ person }) => person);
    const products: number[] = [];
    const squares: number[] = [];
    for (const rows of residuals.values()) {
      const values = rows.map((row) => Number(row.ability_learnt) - Number(row.ability_prior));
      for (const value of values) squares.push(value * value);
      for (let i = 1; i < values.length; i++) products.push(values[i]! * values[i - 1]!);
    }
    const correlation = mean(products) / mean(squares);
    // .5² of .5² + .4² + .55² is .35; skills of the same unit's roles share their domain part too.
    expect(correlation).toBeGreaterThan(0.3);
    expect(correlation).toBeLessThan(0.62);
  });

  it('passes trials as often as truth says, by kind and level of proficiency', () => {
    for (const kind of ['ASSESSMENT', 'SIMULATION', 'DELIVERY']) {
      const graded = observations.filter((row) => row.kind === kind && row.trials !== '');
      for (const [low, high] of [
        [0, 0.3],
        [0.3, 0.5],
        [0.5, 0.7],
        [0.7, 1],
      ] as const) {
        let expected = 0;
        let variance = 0;
        let passed = 0;
        for (const { external_id, score, trials } of graded) {
          const proficiency = Number(truthOf.get(external_id!)!.proficiency);
          if (proficiency < low || proficiency >= high) continue;
          expected += proficiency * Number(trials);
          variance += proficiency * (1 - proficiency) * Number(trials);
          passed += Number(score) * Number(trials);
        }
        expect(Math.abs(passed - expected) / Math.sqrt(variance), `${kind} ${low}`).toBeLessThan(4);
      }
    }
  });

  it('shows a true proficiency that follows the curve from the last reinforcement', () => {
    const at = Date.parse('2026-06-30T12:00:00Z');
    const now = new Map(
      made
        .rows('truth/proficiency_at.csv')
        .map((row) => [`${row.person} ${row.skill}`, Number(row.proficiency)]),
    );
    for (const row of series) {
      const days = (at - Date.parse(row.last_reinforced_at!)) / 86_400_000;
      const floor = Number(row.floor);
      const learnt = logistic(Number(row.ability));
      const w = Number(row.shape);
      const share = (1 + ((2 ** (1 / w) - 1) * days) / Number(row.half_life_days)) ** -w;
      const expected = learnt <= floor ? learnt : floor + (learnt - floor) * share;
      expect(Math.abs(now.get(`${row.person} ${row.skill}`)! - expected)).toBeLessThan(2e-4);
    }
  });

  it('scores roles by Σ importance · min(1, θ/level) / Σ importance', () => {
    const requirements = Map.groupBy(made.rows('truth/requirements.csv'), ({ role }) => role!);
    const proficiencies = Map.groupBy(made.rows('truth/proficiency_at.csv'), ({ person }) => person!);
    for (const { person, role, score } of made.rows('truth/scores.csv').slice(0, 400)) {
      const theta = new Map(proficiencies.get(person!)!.map((row) => [row.skill, Number(row.proficiency)]));
      const asked = requirements.get(role!)!;
      const met = asked.reduce(
        (sum, row) =>
          sum + Number(row.importance) * Math.min(1, (theta.get(row.skill) ?? 0) / Number(row.level)),
        0,
      );
      const total = asked.reduce((sum, row) => sum + Number(row.importance), 0);
      expect(Math.abs(met / total - Number(score))).toBeLessThan(5e-4);
    }
  });

  it('has lenient and strict evaluators whose leniency stands in their rubric scores', () => {
    const leniency = new Map(
      made.rows('truth/evaluators.csv').map((row) => [row.person!, Number(row.leniency)]),
    );
    expect(Math.abs(standardDeviation([...leniency.values()]) - 0.4)).toBeLessThan(0.06);
    const pairs: [number, number][] = [];
    for (const [evaluator, rows] of Map.groupBy(
      observations.filter((row) => row.trials === '' && row.evaluator !== ''),
      (row) => row.evaluator!,
    )) {
      const inside = rows.filter(({ score }) => Number(score) > 0 && Number(score) < 1);
      if (inside.length < 40) continue;
      const excess = inside.map(
        ({ external_id, score }) =>
          logit(Number(score)) - logit(Number(truthOf.get(external_id!)!.proficiency)),
      );
      pairs.push([leniency.get(evaluator)!, median(excess)]);
    }
    expect(pairs.length).toBeGreaterThan(100);
    expect(correlationOf(pairs)).toBeGreaterThan(0.9);
  });

  it('has people from earlier blocks among the evaluators, so that scales are linked', () => {
    const block = (key: string) => Math.floor((Number(key.slice(1)) - 1) / 60);
    const graded = observations.filter(({ evaluator }) => evaluator !== '');
    const elsewhere = graded.filter(({ person, evaluator }) => block(person!) !== block(evaluator!));
    expect(elsewhere.length / graded.length).toBeGreaterThan(0.08);
    expect(elsewhere.length / graded.length).toBeLessThan(0.25);
  });

  it('asks irregularly: gaps between evidence vary more than their mean', () => {
    const gaps: number[] = [];
    for (const rows of Map.groupBy(observations, ({ person, skill }) => `${person} ${skill}`).values()) {
      const times = rows.map(({ at }) => Date.parse(at!));
      for (let i = 1; i < times.length; i++) gaps.push(times[i]! - times[i - 1]!);
    }
    expect(Math.min(...gaps)).toBeGreaterThan(0);
    expect(standardDeviation(gaps) / mean(gaps)).toBeGreaterThan(1);
    const evidenced = series.filter((row) => row.observations !== '0').length;
    expect(observations.length / evidenced).toBeGreaterThan(4);
    expect(observations.length / evidenced).toBeLessThan(8);
  });
});

describe('outcomes of assignments', () => {
  it('follow from true readiness at the start: monotone over tenths of it, and as often above the bar as truth says', () => {
    const truth = new Map(made.rows('truth/outcomes.csv').map((row) => [row.assignment!, row]));
    const ended = made
      .rows('assignments.csv')
      .filter(({ outcome }) => outcome !== '')
      .map((row) => ({ outcome: Number(row.outcome), truth: truth.get(row.external_id!)! }))
      .toSorted((a, b) => Number(a.truth.logit_mean) - Number(b.truth.logit_mean));
    expect(ended.length).toBeGreaterThan(2000);
    const tenth = Math.floor(ended.length / 10);
    const means = Array.from({ length: 10 }, (_, i) =>
      mean(ended.slice(i * tenth, (i + 1) * tenth).map(({ outcome }) => outcome)),
    );
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    // Outcomes are told to two digits, so the bar of .6 is met from .595 on.
    const above = ended.filter(({ outcome }) => outcome >= 0.6).length;
    const expected = ended.reduce((sum, row) => sum + Number(row.truth.probability), 0);
    expect(Math.abs(above - expected) / Math.sqrt(ended.length * 0.25)).toBeLessThan(4);
    for (const part of ['proficiency', 'resilience', 'environment_match']) {
      expect(correlationOf(ended.map((row) => [Number(row.truth[part]), row.outcome])), part).toBeGreaterThan(
        0.15,
      );
    }
  });

  it('slow ramp-up and escalations come with low readiness', () => {
    const truth = new Map(made.rows('truth/outcomes.csv').map((row) => [row.assignment!, row]));
    const pairs = (measure: string, part: string) =>
      made
        .rows('assignment_measures.csv')
        .filter((row) => row.measure === measure)
        .map((row): [number, number] => [Number(truth.get(row.assignment!)![part]), Number(row.value)]);
    expect(correlationOf(pairs('RAMP_UP_DAYS', 'proficiency'))).toBeLessThan(-0.1);
    expect(correlationOf(pairs('ESCALATIONS', 'logit_mean'))).toBeLessThan(-0.3);
  });
});

describe('wages and disclosures', () => {
  it('wages lie around the role’s percentiles and go with ability; a role without wages has none', () => {
    const people = new Map(made.rows('truth/people.csv').map((row) => [row.person!, row]));
    const paid = made.rows('people.csv').filter(({ wage }) => wage !== '');
    expect(paid.every(({ currency }) => currency === 'USD')).toBe(true);
    const unpaid = made.rows('people.csv').filter(({ wage }) => wage === '');
    expect(unpaid.length).toBeGreaterThan(0);
    expect(
      unpaid.every(
        ({ external_id, currency }) =>
          currency === '' && people.get(external_id!)!.occupation === 'onet:11-1011.00',
      ),
    ).toBe(true);
    expect(median(paid.map(({ wage }) => Number(wage)))).toBeGreaterThan(80_000);
    expect(median(paid.map(({ wage }) => Number(wage)))).toBeLessThan(92_000);
    const pairs = paid.map((row): [number, number] => [
      Number(people.get(row.external_id!)!.general),
      Math.log(Number(row.wage)),
    ]);
    expect(correlationOf(pairs)).toBeGreaterThan(0.4);
  });

  it('disclosures are voluntary and say nothing of ability, unless a bias is asked for', async () => {
    const gap = (generated: Generated) => {
      const general = new Map<string, number[]>();
      for (const row of generated.rows('truth/proficiencies.csv')) {
        general.set(row.person!, [...(general.get(row.person!) ?? []), Number(row.ability_learnt)]);
      }
      const by = Map.groupBy(
        generated.rows('disclosures.csv').filter((row) => row.attribute === 'gender'),
        (row) => row.group!,
      );
      const meanOf = (group: string) => mean(by.get(group)!.flatMap(({ person }) => general.get(person!)!));
      return meanOf('woman') - meanOf('man');
    };
    expect(Math.abs(gap(made))).toBeLessThan(0.09);
    const shares = Map.groupBy(made.rows('disclosures.csv'), ({ attribute }) => attribute);
    expect(shares.get('gender')!.length / 1800).toBeCloseTo(0.82, 1);
    const biased = await generate({
      people: 1800,
      seed: 'marginals',
      bias: { attribute: 'gender', group: 'woman', abilityShift: -0.5 },
    });
    expect(gap(biased) - gap(made)).toBeCloseTo(-0.5, 2);
  });

  it('a biased rubric shifts scores of the group and not what its people can do', async () => {
    const biased = await generate({
      people: 600,
      seed: 'marginals',
      bias: { attribute: 'gender', group: 'woman', rubricShift: -0.6 },
    });
    const women = new Set(
      biased
        .rows('disclosures.csv')
        .filter(({ group }) => group === 'woman')
        .map(({ person }) => person),
    );
    const truth = new Map(biased.rows('truth/observations.csv').map((row) => [row.observation!, row]));
    const rubrics = biased
      .rows('observations.csv')
      .filter(
        (row) =>
          row.trials === '' && Number(row.score) > 0 && Number(row.score) < 1 && row.withdrawn_at === '',
      );
    const excess = (inside: boolean) =>
      mean(
        rubrics
          .filter(({ person }) => women.has(person!) === inside)
          .map((row) => logit(Number(row.score)) - logit(Number(truth.get(row.external_id!)!.proficiency))),
      );
    // People who did not disclose are among the others, and are graded with the same bias where it is theirs.
    expect(excess(true) - excess(false)).toBeLessThan(-0.3);
  });
});

function correlationOf(pairs: readonly (readonly [number, number])[]): number {
  const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
  const [mx, my] = [mean(x), mean(y)];
  const covariance = mean(pairs.map(([a, b]) => (a - mx) * (b - my)));
  return covariance / (standardDeviation(x) * standardDeviation(y));
}

import { describe, expect, it } from 'vitest';
import { worldNames } from '../../src/sample-organisation/index.ts';
import { type Generated, generate, logit, mean, median, type Row, standardDeviation } from './generated.ts';

const PEOPLE = 900;
const made = new Map<string, Promise<Generated>>();
function world(name: (typeof worldNames)[number]): Promise<Generated> {
  const known = made.get(name) ?? generate({ people: PEOPLE, seed: 'worlds', world: name, tables: 'DECAY' });
  made.set(name, known);
  return known;
}
const series = (generated: Generated) =>
  generated.rows('truth/proficiencies.csv').filter((row) => row.observations !== '0');
const logHalfLives = (generated: Generated, taskClass: string) =>
  series(generated)
    .filter((row) => row.task_class === taskClass)
    .map((row) => Math.log(Number(row.half_life_days)));

interface Seen extends Row {
  readonly truth: string;
}
function seen(generated: Generated): Seen[] {
  const truth = new Map(
    generated.rows('truth/observations.csv').map((row) => [row.observation!, row.proficiency!]),
  );
  return generated
    .rows('observations.csv')
    .filter((row) => row.withdrawn_at === '')
    .map((row) => ({ ...row, truth: truth.get(row.external_id!)! }));
}
const rubricErrors = (rows: readonly Seen[]) =>
  rows
    .filter(({ trials, score }) => trials === '' && Number(score) > 0 && Number(score) < 1)
    .map((row) => ({
      evaluator: row.evaluator!,
      at: row.at!,
      error: logit(Number(row.score)) - logit(Number(row.truth)),
    }));
const parameter = (generated: Generated, name: string, taskClass = '') =>
  generated
    .rows('truth/parameters.csv')
    .find((row) => row.parameter === name && row.task_class === taskClass)!.value!;

describe('each wrong world differs from the base in the way it says', () => {
  it.each(worldNames)('%s names itself in its truth', async (name) => {
    expect(parameter(await world(name), 'name')).toBe(name);
  });

  it('exponential: the shape is infinite, half-lives are the base world’s', async () => {
    const [base, other] = [await world('base'), await world('exponential')];
    expect(new Set(series(other).map(({ shape }) => shape))).toEqual(new Set(['Infinity']));
    expect(new Set(series(base).map(({ shape }) => shape))).toEqual(new Set(['1', '2']));
    expect(logHalfLives(other, 'SPEED')).toEqual(logHalfLives(base, 'SPEED'));
  });

  it('log-uniform-half-lives: medians of the classes are drawn from 60 to 1,200 days, others for other seeds', async () => {
    const drawn: number[] = [];
    for (let seed = 0; seed < 60; seed++) {
      const one = await generate({ people: 1, seed, world: 'log-uniform-half-lives', tables: 'DECAY' });
      for (const taskClass of ['ACCURACY', 'SPEED', 'MIXED'])
        drawn.push(Number(parameter(one, 'medianHalfLifeDays', taskClass)));
    }
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(1200);
    expect(Math.min(...drawn)).toBeLessThan(75);
    expect(Math.max(...drawn)).toBeGreaterThan(950);
    expect(Math.abs(mean(drawn.map(Math.log)) - (Math.log(60) + Math.log(1200)) / 2)).toBeLessThan(0.2);
    const other = await world('log-uniform-half-lives');
    for (const taskClass of ['ACCURACY', 'SPEED', 'MIXED']) {
      const told = Math.log(Number(parameter(other, 'medianHalfLifeDays', taskClass)));
      expect(Math.abs(median(logHalfLives(other, taskClass)) - told)).toBeLessThan(0.15);
    }
  });

  it('stepped: a tenth of the series jump once in ability, none in the base world', async () => {
    const jumps = (generated: Generated) =>
      series(generated)
        .map((row) => Number(row.ability) - Number(row.ability_learnt))
        .filter((jump) => Math.abs(jump) > 1e-3);
    expect(jumps(await world('base'))).toEqual([]);
    const other = await world('stepped');
    const share = jumps(other).length / series(other).length;
    expect(share).toBeGreaterThan(0.085);
    expect(share).toBeLessThan(0.115);
    expect(standardDeviation(jumps(other))).toBeGreaterThan(1.3);
    expect(standardDeviation(jumps(other))).toBeLessThan(1.7);
  });

  it('heavy-tails: abilities and rubric errors have outliers, trials vary more than a binomial', async () => {
    const [base, other] = [await world('base'), await world('heavy-tails')];
    const outliers = (values: readonly number[]) => {
      const centre = median(values);
      const spread = median(values.map((value) => Math.abs(value - centre))) / 0.6745;
      return values.filter((value) => Math.abs(value - centre) > 4 * spread).length / values.length;
    };
    const residuals = (generated: Generated) =>
      series(generated).map((row) => Number(row.ability_learnt) - Number(row.ability_prior));
    expect(outliers(residuals(base))).toBeLessThan(0.001);
    expect(outliers(residuals(other))).toBeGreaterThan(0.005);
    const dispersion = (generated: Generated) =>
      mean(
        seen(generated)
          .filter((row) => row.kind === 'ASSESSMENT' && Number(row.truth) > 0.1 && Number(row.truth) < 0.9)
          .map((row) => {
            const [p, n] = [Number(row.truth), Number(row.trials)];
            return (Number(row.score) - p) ** 2 / ((p * (1 - p)) / n);
          }),
      );
    expect(dispersion(base)).toBeCloseTo(1, 1);
    expect(dispersion(other)).toBeGreaterThan(1.8);
  });

  it('drifting-evaluators: an evaluator’s leniency changes over the years', async () => {
    const slopes = async (name: 'base' | 'drifting-evaluators') => {
      const generated = await world(name);
      const drift = new Map(
        generated.rows('truth/evaluators.csv').map((row) => [row.person!, Number(row.drift_a_year)]),
      );
      const pairs: [number, number][] = [];
      for (const [evaluator, rows] of Map.groupBy(
        rubricErrors(seen(generated)).filter((row) => row.evaluator !== ''),
        (row) => row.evaluator,
      )) {
        if (rows.length < 60) continue;
        const years = rows.map(({ at }) => Date.parse(at) / (365.25 * 86_400_000));
        const centre = mean(years);
        const slope =
          mean(rows.map(({ error }, i) => error * (years[i]! - centre))) /
          mean(years.map((year) => (year - centre) ** 2));
        pairs.push([drift.get(evaluator)!, slope]);
      }
      return pairs;
    };
    const [base, other] = [await slopes('base'), await slopes('drifting-evaluators')];
    expect(base.every(([told]) => told === 0)).toBe(true);
    expect(standardDeviation(other.map(([told]) => told))).toBeGreaterThan(0.3);
    expect(
      mean(other.map(([told, slope]) => told * slope)) / mean(other.map(([told]) => told ** 2)),
    ).toBeGreaterThan(0.7);
    expect(standardDeviation(other.map(([, slope]) => slope))).toBeGreaterThan(
      1.5 * standardDeviation(base.map(([, slope]) => slope)),
    );
  });

  it('unrecorded-practice: people know more than their recorded reinforcements explain', async () => {
    const lastRecorded = async (name: 'base' | 'unrecorded-practice') => {
      const generated = await world(name);
      const last = new Map<string, string>();
      for (const row of generated.rows('observations.csv')) {
        const reinforces =
          row.withdrawn_at === '' &&
          (row.kind === 'DELIVERY' || (row.kind === 'ASSESSMENT' && Number(row.score) >= 0.6));
        if (reinforces) last.set(`${row.person} ${row.skill}`, row.at!);
      }
      const rows = series(generated).filter((row) => last.has(`${row.person} ${row.skill}`));
      return (
        rows.filter((row) => row.last_reinforced_at! > last.get(`${row.person} ${row.skill}`)!).length /
        rows.length
      );
    };
    expect(await lastRecorded('base')).toBe(0);
    expect(await lastRecorded('unrecorded-practice')).toBeGreaterThan(0.3);
  });

  it('growing-ability: it is higher now than when learnt wherever it was reinforced', async () => {
    const rows = series(await world('growing-ability'));
    const gains = rows.map((row) => Number(row.ability) - Number(row.ability_learnt));
    expect(Math.min(...gains)).toBeGreaterThanOrEqual(0);
    expect(mean(gains)).toBeGreaterThan(0.4);
  });

  it('informative-assessment: what is looked at is weak or strong, seldom between', async () => {
    const between = async (name: 'base' | 'informative-assessment') => {
      const rows = seen(await world(name));
      return rows.filter(({ truth }) => Number(truth) > 0.46 && Number(truth) < 0.69).length / rows.length;
    };
    expect(await between('informative-assessment')).toBeLessThan(0.5 * (await between('base')));
    const [base, other] = [
      seen(await world('base')).length,
      seen(await world('informative-assessment')).length,
    ];
    expect(other / base).toBeGreaterThan(0.7);
    expect(other / base).toBeLessThan(1.6);
  });

  it('bimodal-half-lives: two heaps with little between them', async () => {
    const share = async (name: 'base' | 'bimodal-half-lives') => {
      const generated = await world(name);
      const logs = logHalfLives(generated, 'SPEED').map((value) => value - Math.log(396));
      return (
        logs.filter((value) => Math.abs(value - Math.log(Math.sqrt(0.3 * 2.5))) < 0.25).length / logs.length
      );
    };
    expect(await share('base')).toBeGreaterThan(0.2);
    expect(await share('bimodal-half-lives')).toBeLessThan(0.05);
  });
});

describe('the tables of decay alone', () => {
  it('are people, skills, observations and their truth; everything else is left out', async () => {
    const generated = await world('base');
    expect([...generated.texts.keys()].toSorted()).toEqual([
      'observations.csv',
      'people.csv',
      'skills.csv',
      'truth/evaluators.csv',
      'truth/observations.csv',
      'truth/parameters.csv',
      'truth/proficiencies.csv',
      'truth/proficiency_at.csv',
      'truth/skills.csv',
    ]);
    expect(generated.rows('observations.csv').every(({ assignment }) => assignment === '')).toBe(true);
    expect(generated.rows('truth/proficiencies.csv').length).toBe(
      series(generated).length + unseen(generated),
    );
  });

  it('are written without truth, or with that of series alone, where asked', async () => {
    const none = await generate({ people: 60, tables: 'DECAY', truth: 'NONE' });
    expect([...none.texts.keys()]).toEqual(['people.csv', 'skills.csv', 'observations.csv']);
    const some = await generate({ people: 60, tables: 'DECAY', truth: 'SERIES' });
    expect(some.texts.has('truth/proficiencies.csv')).toBe(true);
    expect(some.texts.has('truth/observations.csv')).toBe(false);
    expect(some.text('observations.csv')).toBe(none.text('observations.csv'));
  });
});

/** Series that evidence was due for and has not come yet. */
function unseen(generated: Generated): number {
  return generated.rows('truth/proficiencies.csv').filter((row) => row.observations === '0').length;
}

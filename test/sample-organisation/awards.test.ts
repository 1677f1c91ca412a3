import { beforeAll, expect, it } from 'vitest';
import { type Generated, generate, logistic, mean, type Row } from './generated.ts';

let made: Generated;
let series: Row[];

beforeAll(async () => {
  made = await generate({ people: 1800, seed: 'marginals' });
  series = made.rows('truth/proficiencies.csv');
});

it('raises ability by what truth says a credential gives, at the award', () => {
  const gained = new Map<string, number>();
  const awards = new Map(made.rows('awards.csv').map((row) => [row.external_id!, row]));
  for (const { award, skill, effect } of made.rows('truth/award_effects.csv')) {
    const pair = `${awards.get(award!)!.person} ${skill}`;
    expect(awards.get(award!)!.status).not.toBe('REVOKED');
    gained.set(pair, (gained.get(pair) ?? 0) + Number(effect));
  }
  expect(gained.size).toBeGreaterThan(500);
  for (const row of series) {
    const effect = gained.get(`${row.person} ${row.skill}`) ?? 0;
    expect(Math.abs(Number(row.ability) - Number(row.ability_learnt) - effect)).toBeLessThan(3e-4);
  }
});

it('lets nobody hold a credential without its skills: learnt by the day of the award, mostly to its level, and forgotten like others', () => {
  const theta = new Map(
    made
      .rows('truth/proficiency_at.csv')
      .map((row) => [`${row.person} ${row.skill}`, Number(row.proficiency)]),
  );
  const known = new Map(series.map((row) => [`${row.person} ${row.skill}`, row]));
  const validated = Map.groupBy(made.rows('credential_skills.csv'), ({ credential }) => credential!);
  const taught = new Set<string>();
  const own = new Set<string>();
  let atLevel = 0;
  let pairs = 0;
  for (const { person, credential, awarded_at, status } of made.rows('awards.csv')) {
    if (status !== '') continue;
    for (const { skill, level } of validated.get(credential!)!) {
      const row = known.get(`${person} ${skill}`)!;
      expect(theta.get(`${person} ${skill}`)).toBeGreaterThan(0);
      expect(row.learnt_at! <= awarded_at!).toBe(true);
      expect(row.last_reinforced_at! >= awarded_at!).toBe(true);
      (row.observations === '0' && row.learnt_at === awarded_at ? taught : own).add(`${person} ${skill}`);
      pairs++;
      if (logistic(Number(row.ability)) >= Number(level)) atLevel++;
    }
  }
  expect(atLevel / pairs).toBeGreaterThan(0.8);
  expect(atLevel / pairs).toBeLessThan(0.97);
  expect(taught.size).toBeGreaterThan(300);
  // Learnt for the credential and nothing else, it is used by nobody: it fades.
  const standing = (keys: ReadonlySet<string>) => mean(Array.from(keys, (key) => theta.get(key)!));
  expect(standing(taught)).toBeLessThan(standing(own) - 0.1);
});

it('draws no skill otherwise for it: a skill that is looked at is what it is in organisations without awards', async () => {
  const options = { people: 120, seed: 'marginals' };
  const key = ({ person, skill }: Row) => `${person} ${skill}`;
  const drawn = ({ ability_learnt, half_life_days }: Row) => ({ ability_learnt, half_life_days });
  const seenIn = (of: Generated) =>
    new Map(
      of
        .rows('truth/proficiencies.csv')
        .flatMap((row) => (row.observations === '0' ? [] : [[key(row), drawn(row)]])),
    );
  const [whole, decay] = [await generate(options), await generate({ ...options, tables: 'DECAY' })];
  const without = seenIn(decay);
  const both = [...seenIn(whole)].filter(([pair]) => without.has(pair));
  expect(both.length).toBeGreaterThan(500);
  for (const [pair, row] of both) expect(row).toEqual(without.get(pair));
});

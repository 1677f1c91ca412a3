import { rankPeople } from '../../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { tieHash } from '../../../src/talent-index/rank/tie-break.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { type Bench, type Claim, gain } from '../../bench.ts';
import { generateWorld, type RankingWorld, readReferences, type WorldRole } from './worlds.ts';

const TOP = 10;

/** A way to pick ten people for a role. */
export type Picker = (world: RankingWorld, role: WorldRole) => Promise<string[]>;

const product =
  (of: (world: RankingWorld) => TalentIndex): Picker =>
  async (world, role) => {
    const index = of(world);
    const query = roleQuery(index, role.roleId, role.requirements);
    if (query === null) return [];
    const eligible = Uint8Array.from(index.people.ids, (id) => (role.truth.has(id) ? 1 : 0));
    const request = { roles: [query], asOf: world.asOf, size: TOP, eligible, seed: '1' };
    const { entries } = await rankPeople(index, request, async () => {});
    return entries.map(({ person }) => index.people.ids.at(person));
  };

const byScore =
  (scoreOf: (shown: ReadonlyMap<string, number>, role: WorldRole) => number): Picker =>
  async ({ shown }, role) =>
    [...role.truth.keys()]
      .map((id) => ({ id, score: scoreOf(shown.get(id) ?? new Map(), role), tie: tieHash('1', id) }))
      .sort((a, b) => b.score - a.score || (a.tie < b.tie ? -1 : 1))
      .slice(0, TOP)
      .map(({ id }) => id);

export const pickers = {
  product: product(({ index }) => index),
  'without adjacent skills': product(({ withoutAdjacency }) => withoutAdjacency),
  'without awards': product(({ withoutAwards }) => withoutAwards),
  'without decay': product(({ withoutDecay }) => withoutDecay),
  'count of matched skills': byScore(
    (shown, { requirements }) =>
      requirements.filter(({ skillId, level }) => level > 0 && (shown.get(skillId) ?? 0) > 0).length,
  ),
  'cosine of skill vectors': byScore((shown, { requirements }) => {
    let dot = 0;
    let own = 0;
    let asked = 0;
    for (const score of shown.values()) own += score * score;
    for (const { skillId, importance } of requirements) {
      dot += importance * (shown.get(skillId) ?? 0);
      asked += importance * importance;
    }
    return own > 0 ? dot / Math.sqrt(own * asked) : 0;
  }),
} satisfies Record<string, Picker>;

export type PickerName = keyof typeof pickers;
export const pickerNames = Object.keys(pickers) as PickerName[];

/**
 * Regret-normalised gain of each picker, mean over the roles of a world: (mean true score of its ten − mean of the
 * scope) / (mean of the best ten − mean of the scope). 1 is the oracle, 0 is drawing by lot.
 */
export async function gainsIn(
  world: RankingWorld,
  names: readonly PickerName[] = pickerNames,
): Promise<Record<PickerName, number>> {
  const sums = Object.fromEntries(pickerNames.map((name) => [name, 0])) as Record<PickerName, number>;
  let roles = 0;
  for (const role of world.roles) {
    const all = [...role.truth.values()].sort((a, b) => b - a);
    const mean = average(all);
    const oracle = average(all.slice(0, TOP));
    if (!(oracle > mean)) continue;
    roles++;
    for (const name of names) {
      const picked = await pickers[name](world, role);
      sums[name] += (average(picked.map((id) => role.truth.get(id)!)) - mean) / (oracle - mean);
    }
  }
  for (const name of pickerNames) sums[name] /= roles;
  return sums;
}

const average = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export const bench: Bench = {
  name: 'ranking-quality',
  minutes: 9,
  shows: 'how much of the possible gain the ten best really bring, on generated organisations',
  async run(context) {
    const worlds = context.option('worlds', 20);
    const people = context.option('people', 600);
    const references = await readReferences();
    const gains: Record<PickerName, number>[] = [];
    const from = context.option('from', 1);
    for (let n = 1; n <= worlds; n++) {
      const seed = `ranking-${from + n - 1}`;
      gains.push(await gainsIn(await generateWorld(references, { seed, people })));
      context.note(`world ${n} of ${worlds}: ${gains.at(-1)!.product.toFixed(3)}`);
    }
    return claims(gains);
  },
};

function claims(gains: readonly Record<PickerName, number>[]): Claim[] {
  const of = (name: PickerName) => gains.map((world) => world[name]);
  return pickerNames
    .filter((name) => name !== 'product')
    .flatMap((name) => {
      const differences = gains.map((world) => world.product - world[name]);
      const mean = average(differences);
      // Student's t at 95 % over worlds.
      const spread = Math.sqrt(
        average(differences.map((d) => (d - mean) ** 2)) / Math.max(1, gains.length - 1),
      );
      const t = T_975[Math.min(gains.length - 1, T_975.length - 1)]!;
      return [
        gain(
          `gain over the lot, ${gains.length} worlds`,
          'share of the oracle',
          average(of('product')),
          average(of(name)),
          name,
        ),
        gain(
          `difference, lower end of its 95 % interval`,
          'share of the oracle',
          mean - t * spread,
          null,
          name,
        ),
      ];
    });
}

/** Quantile .975 of Student's t by degrees of freedom; the last entry serves beyond. */
const T_975 = [
  Infinity,
  12.71,
  4.303,
  3.182,
  2.776,
  2.571,
  2.447,
  2.365,
  2.306,
  2.262,
  2.228,
  2.201,
  2.179,
  2.16,
  2.145,
  2.131,
  2.12,
  2.11,
  2.101,
  2.093,
  2.086,
];

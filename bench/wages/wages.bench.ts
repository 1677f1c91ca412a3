import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { randomSource } from '../../src/analytics/clusters/random-source.ts';
import { ControlSpace } from '../../src/analytics/wages/control-space.ts';
import { type HedonicInput, hedonicPremiums } from '../../src/analytics/wages/hedonic-regression.ts';
import { wageAtPercentile } from '../../src/analytics/wages/wage-percentiles.ts';
import type { WageRow } from '../../src/domain/wages.ts';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { readOews } from '../../src/importers/wages/oews.ts';
import { type Bench, type Claim, gain } from '../bench.ts';
import { pricedInput, withWages } from './world.ts';

/** The official release beside the project, else the shipped extract: the same ratings and technologies. */
const OFFICIAL = join(import.meta.dirname, '../../../shared/data/onet-29.3');
const SHIPPED = join(import.meta.dirname, '../../fixtures/onet-29.3');
const WAGES = join(import.meta.dirname, '../../fixtures/oews-2024/national_M2024.tsv.gz');
const NORMAL_QUANTILE = 1.6448536269514722;

export const bench: Bench = {
  name: 'wages',
  table: 'ranking',
  shows:
    'medians from the other percentiles; wages explained by skills, and whether the intervals of premiums hold',
  async run({ note, option }) {
    const { rows } = await readOews(WAGES);
    const claims = interpolation(rows);
    const { roles } = await readOnet(existsSync(OFFICIAL) ? OFFICIAL : SHIPPED);
    const { input, minorGroups } = pricedInput(roles, rows);
    note(`hedonic regression over ${input.logWage.length} occupations`);
    const found = hedonicPremiums(input)!;
    const peers = [
      ['mean of the SOC minor group', groupR2(input.logWage, minorGroups)],
      ['mean of the SOC major group', groupR2(input.logWage, input.controls[1]!)],
      ['controls without skills', controlsR2(input)],
    ] as const;
    for (const [peer, explained] of peers)
      claims.push(gain('ln median wage of a held-out occupation', 'R²', found.heldOutR2, explained, peer));
    const worlds = option('worlds', 10);
    for (const kind of ['normal', 'heavy-tailed', 'uneven noise', 'one in ten'] as const) {
      note(`${worlds} worlds of known premiums, ${kind}`);
      claims.push(...coverage(input, found.noise, found.noise / Math.sqrt(found.penalty), kind, worlds));
    }
    return claims;
  },
};

/** The median of every occupation with five points, from the other four. */
function interpolation(rows: readonly WageRow[]): Claim[] {
  const complete = rows.filter(({ percentiles }) =>
    Object.values(percentiles).every(({ quality }) => quality === 'PUBLISHED'),
  );
  const off = (estimate: (row: WageRow) => number) => {
    const errors = complete
      .map((row) => Math.abs(estimate(row) / row.percentiles.p50.amount! - 1))
      .sort((a, b) => a - b);
    const middle = errors.length / 2;
    return 100 * ((errors[Math.ceil(middle) - 1]! + errors[Math.floor(middle)]!) / 2);
  };
  const curve = off(
    ({ percentiles }) => wageAtPercentile({ ...percentiles, p50: { amount: null, quality: 'MISSING' } }, 50)!,
  );
  const mean = off(({ percentiles }) => Math.sqrt(percentiles.p25.amount! * percentiles.p75.amount!));
  return [
    {
      claim: `median from the other four percentiles, ${complete.length} occupations: median absolute error (at most 1.8)`,
      unit: '%',
      product: curve,
      peer: mean,
      peerName: 'geometric mean of p25 and p75',
      ratio: mean / curve,
    },
  ];
}

/** Each occupation by the mean of the others of its group; alone in it, by the mean of all others. */
function groupR2(y: Float64Array, groups: readonly string[]): number {
  const sums = new Map<string, { sum: number; count: number }>();
  let total = 0;
  y.forEach((value, i) => {
    const own = sums.get(groups[i]!) ?? { sum: 0, count: 0 };
    sums.set(groups[i]!, { sum: own.sum + value, count: own.count + 1 });
    total += value;
  });
  let error = 0;
  let spread = 0;
  y.forEach((value, i) => {
    const { sum, count } = sums.get(groups[i]!)!;
    const forecast = count > 1 ? (sum - value) / (count - 1) : (total - value) / (y.length - 1);
    error += (value - forecast) ** 2;
    spread += (value - total / y.length) ** 2;
  });
  return 1 - error / spread;
}

/** Least squares on the controls alone, each occupation left out. */
function controlsR2({ logWage, controls }: HedonicInput): number {
  const space = new ControlSpace(controls, logWage.length);
  const rest = Float64Array.from(logWage);
  space.remove(rest);
  const mean = logWage.reduce((sum, y) => sum + y, 0) / logWage.length;
  let error = 0;
  let spread = 0;
  rest.forEach((residual, i) => {
    const freedom = 1 - space.leverages[i]!;
    if (freedom > 1e-9) error += (residual / freedom) ** 2;
    spread += (logWage[i]! - mean) ** 2;
  });
  return 1 - error / spread;
}

type Kind = 'normal' | 'heavy-tailed' | 'uneven noise' | 'one in ten';

/** How many of the true premiums lie in their 90 % intervals, with what roles really ask for and wages made of it. */
function coverage(input: HedonicInput, noise: number, tau: number, kind: Kind, worlds: number): Claim[] {
  const random = randomSource(`wages ${kind}`);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const student = () =>
    normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3) / Math.sqrt(3);
  const tally = { all: 0, held: 0, strong: 0, strongHeld: 0 };
  for (let world = 0; world < worlds; world++) {
    const truth = Float64Array.from({ length: input.skills }, () => {
      if (kind === 'heavy-tailed') return tau * student();
      if (kind === 'one in ten') return random() < 0.1 ? tau * Math.sqrt(10) * normal() : 0;
      return tau * normal();
    });
    const errors = () => noise * normal() * (kind === 'uneven noise' ? Math.exp(0.5 * normal()) : 1);
    const found = hedonicPremiums(withWages(input, truth, errors))!;
    found.skill.forEach((skill, i) => {
      const holds = Math.abs(found.premium[i]! - truth[skill]!) <= NORMAL_QUANTILE * found.deviation[i]!;
      tally.all++;
      if (holds) tally.held++;
      if (Math.abs(truth[skill]!) <= 2 * tau) return;
      tally.strong++;
      if (holds) tally.strongHeld++;
    });
  }
  const claim = (words: string, held: number, all: number): Claim => ({
    claim: `true premiums in their 90 % intervals, ${worlds} worlds, ${kind}${words}`,
    unit: '%',
    product: all === 0 ? null : (100 * held) / all,
    peer: 90,
    peerName: 'what is claimed',
    ratio: null,
  });
  return [
    claim('', tally.held, tally.all),
    claim(', only those beyond twice their deviation', tally.strongHeld, tally.strong),
  ];
}

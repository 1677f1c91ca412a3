import { worldNames } from '../../../src/sample-organisation/index.ts';
import type { Bench, BenchContext, Claim } from '../../bench.ts';
import { hyperparametersOf } from './accuracy.bench.ts';
import { massBelowTruth } from './bayes-coverage.ts';
import { coveredSeries } from './coverage.ts';
import { generateDecayWorld, readDecayReferences } from './world.ts';

/** Shares inside, one an organisation. */
interface Shares {
  readonly served: number[];
  readonly exact: number[];
}

const percent = (share: number) => (100 * share).toFixed(1);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

async function sharesOf(context: BenchContext, seeds: readonly number[]): Promise<Shares> {
  const references = await readDecayReferences();
  const name = worldNames[context.option('world', 0)]!;
  const people = context.option('people', 500);
  const shares: Shares = { served: [], exact: [] };
  for (const seed of seeds) {
    const world = await generateDecayWorld(name, people, seed, references);
    const now = coveredSeries(world, hyperparametersOf(world)).filter(
      ({ gone, since }) => !gone && since === 0,
    );
    shares.served.push(meanOf(now.map(({ inside }) => (inside ? 1 : 0))));
    const masses = [...massBelowTruth(world).values()];
    shares.exact.push(meanOf(masses.map((below) => (below >= 0.05 && below <= 0.95 ? 1 : 0))));
    const [served, exact] = [shares.served.at(-1)!, shares.exact.at(-1)!];
    context.note(
      `${name}, ${people} people, seed ${seed}: ${percent(served)} % of ${now.length} inside, exact posterior ${percent(exact)} %`,
    );
  }
  return shares;
}

/**
 * How much the share inside differs from one small organisation to the next, and how much of that is who happens to be there: the
 * exact posterior under the true hyperparameters differs by that alone.
 */
export const bench: Bench = {
  name: 'decay-organisations',
  minutes: 4,
  shows:
    'true proficiencies inside their intervals, organisation by organisation, beside the exact posterior under the truth (--people N --seed N --seeds N --world I)',
  async run(context): Promise<readonly Claim[]> {
    const first = context.option('seed', 1);
    const seeds = Array.from({ length: context.option('seeds', 25) }, (_, i) => first + i);
    const { served, exact } = await sharesOf(context, seeds);
    const within = served.filter((share) => share >= 0.885 && share <= 0.915).length;
    const row = (claim: string, product: number, peer: number): Claim => ({
      claim: `${claim}, ${context.option('people', 500)} people, seeds ${seeds[0]} to ${seeds.at(-1)}`,
      unit: 'share',
      product,
      peer,
      peerName: 'exact posterior, true hyperparameters',
      ratio: null,
    });
    return [
      row('inside the 90 % interval, mean', meanOf(served), meanOf(exact)),
      row('standard deviation between organisations', deviationOf(served), deviationOf(exact)),
      row('lowest', Math.min(...served), Math.min(...exact)),
      row('highest', Math.max(...served), Math.max(...exact)),
      {
        claim: `organisations of ${context.option('people', 500)} people with 88.5 to 91.5 % inside`,
        unit: 'organisations',
        product: within,
        peer: seeds.length,
        peerName: 'organisations',
        ratio: null,
      },
    ];
  },
};

import { worldNames } from '../../../src/sample-organisation/index.ts';
import type { Bench, BenchContext, Claim } from '../../bench.ts';
import { hyperparametersOf } from './accuracy.bench.ts';
import { type CoveredSeries, coveredSeries, FEWEST_SERIES } from './coverage.ts';
import { generateDecayWorld, readDecayReferences } from './world.ts';

/**
 * Whether a class of series whose intervals hold too little or too much in one organisation does so in all of them. A
 * person's series share what is not known of the person, and all series of an organisation share its hyperparameters,
 * so that a share of one organisation is less certain than as many independent series would make it: shares are pooled
 * over organisations, with standard errors of people and of organisations drawn anew.
 */
interface Covered extends CoveredSeries {
  readonly seed: number;
}

async function coveredOf(context: BenchContext): Promise<{ world: string; covered: Covered[] }> {
  const references = await readDecayReferences();
  const world = worldNames[context.option('world', 0)]!;
  const people = context.option('people', 2_000);
  const first = context.option('seed', 21);
  const covered: Covered[] = [];
  for (let seed = first; seed < first + context.option('seeds', 5); seed++) {
    const made = await generateDecayWorld(world, people, seed, references);
    const now = coveredSeries(made, hyperparametersOf(made)).filter(
      ({ gone, since }) => !gone && since === 0,
    );
    for (const one of now) covered.push({ ...one, seed });
    context.note(`${world}, seed ${seed}: ${now.length} series, ${percent(shareOf(now))} inside`);
  }
  return { world, covered };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function shareOf(covered: readonly CoveredSeries[]): number {
  return covered.reduce((sum, { inside }) => sum + (inside ? 1 : 0), 0) / covered.length;
}

/**
 * Standard error of a share with clusters drawn anew, as of a ratio: √(C/(C − 1) · Σ_c (x_c − p·n_c)²)/n (Cochran 1977,
 * 9A.3). NaN of a single cluster.
 */
function clusteredError(covered: readonly Covered[], clusterOf: (one: Covered) => string | number): number {
  const share = shareOf(covered);
  const residuals = new Map<string | number, number>();
  for (const one of covered) {
    const cluster = clusterOf(one);
    residuals.set(cluster, (residuals.get(cluster) ?? 0) + (one.inside ? 1 : 0) - share);
  }
  const squares = [...residuals.values()].reduce((sum, residual) => sum + residual * residual, 0);
  const clusters = residuals.size;
  return Math.sqrt((clusters / (clusters - 1)) * squares) / covered.length;
}

function claimOf(name: string, covered: readonly Covered[]): Claim {
  const share = shareOf(covered);
  const bySeed = [...Map.groupBy(covered, ({ seed }) => seed).values()];
  const binomial = Math.sqrt((share * (1 - share)) / covered.length);
  const ofPeople = clusteredError(covered, ({ seed, person }) => `${seed} ${person}`);
  const ofSeeds = clusteredError(covered, ({ seed }) => seed);
  const errors = [binomial, ofPeople, ofSeeds].map((error) => (100 * error).toFixed(2)).join(', ');
  const shares = bySeed.map((of) => (100 * shareOf(of)).toFixed(1)).join(', ');
  return {
    claim: `${name} (${covered.length} series): inside the 90 % interval; seeds ${shares} %; s.e. independent, of people, of seeds ${errors} %`,
    unit: 'share',
    product: share,
    peer: 0.9,
    peerName: 'nominal',
    ratio: null,
  };
}

export const bench: Bench = {
  name: 'decay-classes',
  minutes: 0.5,
  shows:
    'true proficiencies inside their intervals, by class of series, pooled over organisations (--people N --seed N --seeds N --world I)',
  async run(context): Promise<readonly Claim[]> {
    const { world, covered } = await coveredOf(context);
    const seeds = new Set(covered.map(({ seed }) => seed)).size;
    const classes = [...Map.groupBy(covered, ({ group }) => group)]
      .filter(([, of]) => of.length >= FEWEST_SERIES * seeds)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return [claimOf(`${world}, all`, covered), ...classes.map(([group, of]) => claimOf(group, of))];
  },
};

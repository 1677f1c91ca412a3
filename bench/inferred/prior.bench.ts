import { logitOf } from '../../src/analytics/carry-over/inferred-proficiency.ts';
import { clusteredBootstrap } from '../../src/analytics/decay/back-test/bootstrap.ts';
import { logLoss } from '../../src/analytics/decay/fit/hold-out.ts';
import { quantile } from '../../src/analytics/decay/model/curve.ts';
import { DAY } from '../../src/domain/clock.ts';
import { type Bench, type Claim, cost } from '../bench.ts';
import { readReferences } from '../ranking/quality/worlds.ts';
import { inferenceOf } from './fit.ts';
import { generateHiddenWorld, type HiddenWorld } from './world.ts';

/**
 * What awards and adjacent skills add to own evidence. An award newer than what was shown reinforces it, as the product
 * serves it, beside own evidence alone. And whether what would be inferred of a skill without own evidence, taken as the
 * prior of its own evidence, brings the estimate nearer to the truth: a prior whose mean stands δ higher moves the
 * posterior mean by δ·v/V (both normal, on the logit; v the posterior's variance, V the prior's), so nothing has to be
 * fitted again. How much of it is taken, is chosen on every other world and reported on the rest.
 */
/** An award is new until something reinforces; `seen since` where the skill was looked at after it. */
type Source = 'newer award' | 'newer award, seen since' | 'older award' | 'adjacent skills';

interface Case {
  readonly person: string;
  readonly truth: number;
  /** What the fit says, what it says reinforced, and by what a prior of the other mean moves it, as logits. */
  readonly own: number;
  readonly reinforced: number;
  readonly shift: number;
  /** Whether the truth lies in the 90 % interval that is served. */
  readonly inside: boolean;
  readonly daysSinceAward: number;
  readonly source: Source;
  readonly observations: number;
}

const TAKEN = [0, 0.25, 0.5, 0.75, 1, 1.5] as const;
const FEW = 2;

async function casesOf(world: HiddenWorld, name: string): Promise<Case[]> {
  const { people, parameters, infer } = await inferenceOf(world);
  return world.kept.flatMap(({ personId, skillId, truth }): Case[] => {
    const skills = people.get(personId) ?? [];
    const own = skills.find((skill) => skill.skillId === skillId);
    if (own === undefined || own.observations === 0) return [];
    const { taskClass, latent, served, observations, observedAt, lastReinforcedAt } = own;
    const others = skills.filter((skill) => skill !== own);
    const { level, person, awardedAt, inferred } = infer(personId, skillId, taskClass, others);
    if (inferred === null) return [];
    const spread = latent.variance / (latent.mean * (1 - latent.mean)) ** 2;
    const weight = Math.min(1, spread / (person.variance + parameters.ownVariance));
    let source: Source = 'adjacent skills';
    if (awardedAt !== null) {
      const newer = awardedAt > observedAt ? 'newer award' : 'newer award, seen since';
      source = awardedAt > lastReinforcedAt ? newer : 'older award';
    }
    const low = Math.min(served.mean, quantile(served.distribution, 0.05));
    const high = Math.max(served.mean, quantile(served.distribution, 0.95));
    return [
      {
        person: `${name} ${personId}`,
        truth,
        own: logitOf(latent.mean),
        reinforced: logitOf(served.mean),
        shift: weight * (logitOf(inferred.mean) - level - person.effect),
        inside: truth >= low && truth <= high,
        daysSinceAward: awardedAt === null ? Infinity : (world.asOf - awardedAt) / DAY,
        source,
        observations,
      },
    ];
  });
}

const lossOf = (logit: number, truth: number): number => logLoss(1 / (1 + Math.exp(-logit)), truth);
const lossAt = (taken: number, { own, shift, truth }: Case): number => lossOf(own + taken * shift, truth);

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function claimOf(name: string, chosenOn: readonly Case[], reportedOn: readonly Case[]): Claim {
  const losses = TAKEN.map((taken) => mean(chosenOn.map((one) => lossAt(taken, one))));
  const taken = TAKEN[losses.indexOf(Math.min(...losses))]!;
  const without = reportedOn.map((one) => lossAt(0, one));
  // Beside it stands the whole prior where the other worlds would take none of it.
  const compared = taken === 0 ? 1 : taken;
  const taking = reportedOn.map((one) => lossAt(compared, one));
  return cost(
    `own evidence, ${name} (${reportedOn.length}): taken ${taken} of it; with ${compared}, ` +
      differenceOf(reportedOn, taking, without),
    'nats',
    mean(without),
    mean(taking),
    'with it as prior',
  );
}

function reinforcedClaim(name: string, cases: readonly Case[]): Claim {
  const without = cases.map(({ own, truth }) => lossOf(own, truth));
  const served = cases.map(({ reinforced, truth }) => lossOf(reinforced, truth));
  return cost(
    `reinforced, ${name} (${cases.length}), ${differenceOf(cases, served, without)}`,
    'nats',
    mean(served),
    mean(without),
    'own evidence alone',
  );
}

/** "Right after" an award is half a year: a half-life or less of most skills. */
const SOON_DAYS = 182;

function insideClaims(cases: readonly Case[]): Claim[] {
  const groups = [
    ['newer award', cases.filter(({ source }) => source === 'newer award')],
    [
      `newer award of the last ${SOON_DAYS} days`,
      cases.filter(({ source, daysSinceAward }) => source === 'newer award' && daysSinceAward <= SOON_DAYS),
    ],
    ['newer award, seen since', cases.filter(({ source }) => source === 'newer award, seen since')],
    ['older award', cases.filter(({ source }) => source === 'older award')],
    ['no award', cases.filter(({ source }) => source === 'adjacent skills')],
  ] as const;
  return groups.map(([name, of]) => ({
    claim: `true proficiencies inside the served 90 % interval, ${name} (${of.length})`,
    unit: 'share',
    product: mean(of.map(({ inside }) => (inside ? 1 : 0))),
    peer: 0.9,
    peerName: 'nominal',
    ratio: null,
  }));
}

/** With its interval of 95 %, people drawn anew. */
function differenceOf(cases: readonly Case[], one: readonly number[], other: readonly number[]): string {
  const numbers = new Map<string, number>();
  for (const { person } of cases) if (!numbers.has(person)) numbers.set(person, numbers.size);
  const differences = one.map((loss, i) => loss - other[i]!);
  const { low, high } = clusteredBootstrap(differences, (i) => numbers.get(cases[i]!.person)!, 1);
  return `difference ${low.toFixed(5)} to ${high.toFixed(5)}`;
}

export const bench: Bench = {
  name: 'inferred-prior',
  shows: 'own evidence with and without what would be inferred as its prior, log loss of true proficiency',
  async run(context) {
    const people = context.option('people', 2_000);
    const seeds = context.option('seeds', 4);
    const first = context.option('seed', 11);
    const references = await readReferences();
    const chosenOn: Case[] = [];
    const reportedOn: Case[] = [];
    for (let seed = first; seed < first + seeds; seed++) {
      const options = { seed: `hidden-${seed}`, people, relatedness: 1 };
      const world = await generateHiddenWorld(references.organisation, references.carryOver, options);
      const cases = await casesOf(world, options.seed);
      (seed % 2 === first % 2 ? chosenOn : reportedOn).push(...cases);
      context.note(`seed ${seed}: ${cases.length} pairs`);
    }
    const claims: Claim[] = [];
    for (const source of ['newer award', 'older award', 'adjacent skills'] as const) {
      for (const few of [true, false]) {
        const of = (cases: readonly Case[]) =>
          cases.filter((one) => one.source === source && one.observations <= FEW === few);
        const name = `${source}, ${few ? `up to ${FEW}` : `more than ${FEW}`} observations`;
        claims.push(
          source === 'newer award'
            ? reinforcedClaim(name, [...of(chosenOn), ...of(reportedOn)])
            : claimOf(name, of(chosenOn), of(reportedOn)),
        );
      }
    }
    return [...claims, ...insideClaims([...chosenOn, ...reportedOn])];
  },
};

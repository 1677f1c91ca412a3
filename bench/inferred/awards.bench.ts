import { logLoss } from '../../src/analytics/decay/fit/hold-out.ts';
import { quantile } from '../../src/analytics/decay/model/curve.ts';
import { DAY } from '../../src/domain/clock.ts';
import { type Bench, type Claim, cost } from '../bench.ts';
import { readReferences } from '../ranking/quality/worlds.ts';
import { inferenceOf } from './fit.ts';
import { generateHiddenWorld, type HiddenWorld } from './world.ts';

/** A person who was awarded a credential of a skill that nobody ever saw the person do. */
interface Case {
  readonly truth: number;
  readonly days: number;
  /** What a score counts of the award, and what `Proficiency` serves. */
  readonly counted: number;
  readonly served: number;
  readonly inside: boolean;
}

async function casesOf(world: HiddenWorld): Promise<Case[]> {
  const { people, infer } = await inferenceOf(world);
  return world.kept.flatMap(({ personId, skillId, truth }): Case[] => {
    const skills = people.get(personId) ?? [];
    if (skills.some((skill) => skill.skillId === skillId)) return [];
    const inference = infer(personId, skillId, world.taskClassOf(skillId), skills);
    const { awardedAt, inferred, countedOfAward: counted } = inference;
    if (awardedAt === null || inferred === null || counted === null) return [];
    const [low, high] = [quantile(counted.distribution, 0.05), quantile(counted.distribution, 0.95)];
    return [
      {
        ...{ truth, counted: counted.mean, served: inferred.mean },
        days: (world.asOf - awardedAt) / DAY,
        inside: truth >= low && truth <= high,
      },
    ];
  });
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Days since the award from which on. */
const AGES = [0, 182, 365, 730, 1_460] as const;

function claimsOf(cases: readonly Case[]): Claim[] {
  const loss = (of: (one: Case) => number) => mean(cases.map((one) => logLoss(of(one), one.truth)));
  const served = loss((one) => one.served);
  const inside = mean(cases.map((one) => (one.inside ? 1 : 0)));
  const share = { unit: 'share', peer: 0.9, peerName: 'nominal', ratio: null };
  return [
    cost(
      `log loss of the truth, ${cases.length} pairs`,
      'nats',
      loss((one) => one.counted),
      served,
      'as served',
    ),
    cost(
      'entropy of the truth',
      'nats',
      loss((one) => one.truth),
      null,
      null,
    ),
    { claim: 'true proficiencies inside the 90 % interval of what is counted', product: inside, ...share },
    ...AGES.map((from, i): Claim => {
      const until = AGES[i + 1] ?? Infinity;
      const old = cases.filter(({ days }) => days >= from && days < until);
      return {
        claim: `counted ${from} days after the award and later (${old.length})`,
        unit: 'proficiency',
        product: mean(old.map(({ counted }) => counted)),
        peer: mean(old.map(({ truth }) => truth)),
        peerName: 'truth',
        ratio: null,
      };
    }),
  ];
}

export const bench: Bench = {
  name: 'inferred-awards',
  shows:
    'what a score counts of awards in skills that nobody saw, beside the truth of generated organisations',
  async run(context) {
    const people = context.option('people', 1_200);
    const seeds = context.option('seeds', 3);
    const first = context.option('seed', 1);
    const references = await readReferences();
    const cases: Case[] = [];
    for (let seed = first; seed < first + seeds; seed++) {
      const options = { seed: `hidden-${seed}`, people, relatedness: 0 };
      cases.push(
        ...(await casesOf(await generateHiddenWorld(references.organisation, references.carryOver, options))),
      );
      context.note(`seed ${seed}: ${cases.length} pairs so far`);
    }
    return claimsOf(cases);
  },
};

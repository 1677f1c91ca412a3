import { clusteredBootstrap } from '../../src/analytics/decay/back-test/bootstrap.ts';
import { logLoss } from '../../src/analytics/decay/fit/hold-out.ts';
import { quantile } from '../../src/analytics/decay/model/curve.ts';
import { sigmoid } from '../../src/analytics/decay/model/observation.ts';
import type { LatentProficiency } from '../../src/analytics/ranking/score.ts';
import { type Bench, type Claim, cost } from '../bench.ts';
import { readReferences } from '../ranking/quality/worlds.ts';
import { inferenceOf } from './fit.ts';
import { generateHiddenWorld, type HiddenWorld } from './world.ts';

/** What is said of a pair whose evidence was taken out, and by whom. */
interface Forecast {
  readonly person: number;
  readonly truth: number;
  readonly inferred: LatentProficiency;
  readonly awarded: boolean;
  readonly peers: Readonly<Record<Peer, number>>;
}

const peers = [
  'skill mean',
  'person + skill mean',
  'skill mean of scores',
  'person + skill mean of scores',
] as const;
type Peer = (typeof peers)[number];

/** Means of the scores that are left: by skill, and what persons add to them; both without shrinkage. */
function meansOfScores({ evidence }: HiddenWorld) {
  const { columns, personIds, skillIds } = evidence;
  const bySkill = new Map<string, { sum: number; count: number }>();
  let all = 0;
  for (let i = 0; i < columns.at.length; i++) {
    const skillId = skillIds[columns.seriesSkill[columns.series[i]!]!]!;
    const skill = bySkill.get(skillId) ?? { sum: 0, count: 0 };
    bySkill.set(skillId, { sum: skill.sum + columns.score[i]!, count: skill.count + 1 });
    all += columns.score[i]!;
  }
  const ofSkill = (skillId: string) => {
    const skill = bySkill.get(skillId);
    return skill === undefined ? all / columns.at.length : skill.sum / skill.count;
  };
  const beyond = new Map(
    personIds.map((personId, person) => {
      let sum = 0;
      const [from, to] = [columns.personStart[person]!, columns.personStart[person + 1]!];
      for (let i = from; i < to; i++)
        sum += columns.score[i]! - ofSkill(skillIds[columns.seriesSkill[columns.series[i]!]!]!);
      return [personId, to > from ? sum / (to - from) : 0] as const;
    }),
  );
  return { ofSkill, beyond: (personId: string) => beyond.get(personId) ?? 0 };
}

async function forecastsOf(world: HiddenWorld): Promise<{ forecasts: Forecast[]; nothing: number }> {
  const { people, infer } = await inferenceOf(world);
  const scores = meansOfScores(world);
  let nothing = 0;
  const number = new Map<string, number>();
  const forecasts = world.hidden.flatMap(({ personId, skillId, truth }): Forecast[] => {
    const { level, person, awardedAt, inferred } = infer(
      personId,
      skillId,
      world.taskClassOf(skillId),
      people.get(personId) ?? [],
    );
    if (inferred === null) {
      nothing++;
      return [];
    }
    if (!number.has(personId)) number.set(personId, number.size);
    const ofSkill = scores.ofSkill(skillId);
    return [
      {
        person: number.get(personId)!,
        truth,
        inferred,
        awarded: awardedAt !== null,
        peers: {
          'skill mean': sigmoid(level),
          'person + skill mean': sigmoid(level + person.effect),
          'skill mean of scores': ofSkill,
          'person + skill mean of scores': ofSkill + scores.beyond(personId),
        },
      },
    ];
  });
  return { forecasts, nothing };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function claimsOf(name: string, forecasts: readonly Forecast[], nothing: number): Claim[] {
  const claims: Claim[] = [];
  const product = forecasts.map(({ truth, inferred }) => logLoss(inferred.mean, truth));
  for (const peer of peers) {
    const other = forecasts.map((one) => logLoss(one.peers[peer], one.truth));
    const differences = product.map((loss, i) => loss - other[i]!);
    const { low, high } = clusteredBootstrap(differences, (i) => forecasts[i]!.person, 1);
    const interval = `difference ${low.toFixed(4)} to ${high.toFixed(4)}`;
    claims.push(
      cost(`${name}: log loss of true proficiency, ${interval}`, 'nats', mean(product), mean(other), peer),
    );
  }
  const share = (of: readonly Forecast[]) =>
    mean(
      of.map(({ truth, inferred: { distribution } }) =>
        truth >= quantile(distribution, 0.05) && truth <= quantile(distribution, 0.95) ? 1 : 0,
      ),
    );
  const groups = [
    ['all', forecasts],
    ['by an award', forecasts.filter(({ awarded }) => awarded)],
    ['by adjacent skills', forecasts.filter(({ awarded }) => !awarded)],
  ] as const;
  for (const [group, of] of groups) {
    claims.push({
      claim: `${name}: true proficiencies inside the 90 % interval, ${group} (${of.length})`,
      ...{ unit: 'share', product: share(of), peer: 0.9, peerName: 'nominal', ratio: null },
    });
  }
  claims.push({
    claim: `${name}: hidden pairs of which nothing is inferred`,
    ...{
      unit: 'share',
      product: nothing / (nothing + forecasts.length),
      peer: null,
      peerName: null,
      ratio: null,
    },
  });
  return claims;
}

export const bench: Bench = {
  name: 'inferred',
  shows: 'proficiency in skills whose evidence was hidden, beside skill mean and person + skill mean',
  async run(context) {
    const people = context.option('people', 2_000);
    const seeds = context.option('seeds', 3);
    const first = context.option('seed', 1);
    const references = await readReferences();
    const claims: Claim[] = [];
    for (const relatedness of [0, 1]) {
      const all: Forecast[] = [];
      let nothing = 0;
      for (let seed = first; seed < first + seeds; seed++) {
        const options = { seed: `hidden-${seed}`, people, relatedness };
        const world = await generateHiddenWorld(references.organisation, references.carryOver, options);
        const part = await forecastsOf(world);
        context.note(`seed ${seed}, relatedness ${relatedness}: ${world.hidden.length} pairs hidden`);
        const before = all.reduce((most, { person }) => Math.max(most, person + 1), 0);
        for (const forecast of part.forecasts) all.push({ ...forecast, person: forecast.person + before });
        nothing += part.nothing;
      }
      claims.push(...claimsOf(relatedness === 0 ? 'base' : 'related skills', all, nothing));
    }
    return claims;
  },
};

import { baselineNames, forecastBaselines } from '../src/analytics/decay/baselines.ts';
import { clusteredBootstrap } from '../src/analytics/decay/bootstrap.ts';
import { calibrateIntervals } from '../src/analytics/decay/calibrate-intervals.ts';
import {
  expectedProficiency,
  latentDistribution,
  proficiencyVariance,
  quantile,
} from '../src/analytics/decay/curve.ts';
import type { EvidenceColumns } from '../src/analytics/decay/evidence.ts';
import { fitHyperparameters } from '../src/analytics/decay/fit-hyperparameters.ts';
import { fitNumbered } from '../src/analytics/decay/fit-people.ts';
import {
  lastEvents,
  logLoss,
  meanLogLoss,
  samplePeople,
  withoutEvents,
} from '../src/analytics/decay/hold-out.ts';
import type { Timeline } from '../src/analytics/decay/log.ts';
import { classNames } from '../src/analytics/decay/model.ts';
import { PRIOR, START } from '../src/analytics/decay/prior.ts';
import { sweep } from '../src/analytics/decay/sweep.ts';
import { DAY } from '../src/domain/clock.ts';
import { type WorldName, worldNames } from '../src/sample-organisation/index.ts';
import { type Bench, type BenchContext, type Claim, cost } from './bench.ts';
import { bayesForecasts } from './decay-bayes.ts';
import { type DecayWorld, generateDecayWorld } from './decay-world.ts';
import { readReferences } from './ranking-worlds.ts';

const SAMPLE_EVENTS = 8_000;

/** As FIT_DECAY does: hyperparameters from everything but each series' last event. */
function fit({ evidence }: DecayWorld) {
  const sample = samplePeople(evidence, SAMPLE_EVENTS, '1');
  const columns = withoutEvents(sample.columns, new Set(lastEvents(sample.columns)));
  const training = { ...sample, columns };
  const options = { rounds: 2, steps: 6, shapes: true };
  return calibrateIntervals(training, fitHyperparameters(training, PRIOR, START, options));
}

/** The events in order of time, as the baselines take them. */
function timelineOf(columns: EvidenceColumns): Timeline {
  const position = Uint32Array.from(columns.at, (_, i) => i).sort(
    (a, b) => columns.at[a]! - columns.at[b]! || a - b,
  );
  const lastAt = new Map<number, number>();
  const gapDays = Float64Array.from(position, (event) => {
    const series = columns.series[event]!;
    const former = lastAt.get(series);
    lastAt.set(series, columns.at[event]!);
    return former === undefined ? Number.NaN : (columns.at[event]! - former) / DAY;
  });
  return { columns, position, event: position, scored: new Uint8Array(position.length), gapDays };
}

/** Share of the truth inside the served 90 % interval: by day, and by class on the day of the export. */
function coverageOf({ evidence, later }: DecayWorld, hyperparameters: ReturnType<typeof fit>) {
  const fitted = fitNumbered(evidence, hyperparameters);
  const days = [...new Set(later.map(({ at }) => at))].sort((a, b) => a - b);
  const groups = new Map<string, { inside: number; all: number }>();
  for (const { series, at, proficiency } of later) {
    const name = classNames[evidence.skillClass[evidence.columns.seriesSkill[series]!]!]!;
    const skillClass = hyperparameters.classes[name];
    const row = {
      initial: fitted.initial[series]!,
      halfLifeDays: fitted.halfLifeDays[series]!,
      lastReinforcedAt: fitted.lastReinforcedAt[series]!,
      abilityVariance: fitted.abilityVariance[series]!,
      logHalfLifeVariance: fitted.logHalfLifeVariance[series]!,
      covariance: fitted.covariance[series]!,
      observations: fitted.observations[series]!,
    };
    const mean = expectedProficiency(row, skillClass, at);
    const latent = latentDistribution(mean, proficiencyVariance(row, skillClass, at));
    const inside = proficiency >= quantile(latent, 0.05) && proficiency <= quantile(latent, 0.95);
    const since = Math.round((at - days[0]!) / DAY);
    const names = since === 0 ? ['now', `now, ${name}`] : [`after ${since} days without practice`];
    for (const group of names) {
      const counted = groups.get(group) ?? { inside: 0, all: 0 };
      counted.all++;
      if (inside) counted.inside++;
      groups.set(group, counted);
    }
  }
  return [...groups].map(([group, { inside, all }]) => ({ group, series: all, share: inside / all }));
}

async function measure(
  name: WorldName,
  context: BenchContext,
  references: Awaited<ReturnType<typeof readReferences>>,
) {
  const people = context.option('people', 300);
  const world = await generateDecayWorld(name, people, context.option('seed', 1), references.organisation);
  const { columns } = world.evidence;
  const held = lastEvents(columns);
  context.note(`${name}: ${columns.at.length} observations of ${columns.seriesSkill.length} series`);
  const hyperparameters = fit(world);
  const forecast = new Float64Array(columns.at.length);
  sweep(world.evidence, hyperparameters, { forecast });
  const model = meanLogLoss(forecast, columns.score, held);
  const claims: Claim[] = [
    cost(
      `${name}: log loss of last events`,
      'nats',
      model,
      meanLogLoss(world.expected, columns.score, held),
      'true probabilities',
    ),
  ];
  if (name === 'base') {
    context.note('the Bayes reference');
    const bayes = bayesForecasts(world.evidence, new Set(held), world.truth);
    const loss = Array.from(held, (event) => logLoss(bayes.get(event)!, columns.score[event]!));
    const mean = loss.reduce((sum, value) => sum + value, 0) / loss.length;
    claims.push(cost(`${name}: log loss of last events`, 'nats', model, mean, 'Bayes, true hyperparameters'));
  }
  const timeline = timelineOf(columns);
  const baselines = forecastBaselines(timeline);
  const placeOf = new Uint32Array(columns.at.length);
  timeline.position.forEach((event, place) => {
    placeOf[event] = place;
  });
  const personOf = (i: number) => {
    let person = 0;
    while (columns.personStart[person + 1]! <= held[i]!) person++;
    return person;
  };
  const clusters = Uint32Array.from(held, (_, i) => personOf(i));
  for (const baseline of baselineNames) {
    const losses = Array.from(held, (event) =>
      logLoss(baselines[baseline][placeOf[event]!]!, columns.score[event]!),
    );
    const differences = losses.map(
      (loss, i) => logLoss(forecast[held[i]!]!, columns.score[held[i]!]!) - loss,
    );
    const { low, high } = clusteredBootstrap(differences, (i) => clusters[i]!, 1);
    const peer = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const interval = `difference ${low.toFixed(3)} to ${high.toFixed(3)}`;
    claims.push(cost(`${name}: log loss of last events, ${interval}`, 'nats', model, peer, baseline));
  }
  for (const { group, series, share } of coverageOf(world, hyperparameters)) {
    claims.push({
      claim: `${name}: true proficiencies of ${series} series inside the 90 % interval, ${group}`,
      unit: 'share',
      product: share,
      peer: 0.9,
      peerName: 'nominal',
      ratio: null,
    });
  }
  return claims;
}

export const bench: Bench = {
  name: 'decay-accuracy',
  shows: 'forecasts and intervals on generated organisations of every world (--people N --seed N --world I)',
  async run(context): Promise<readonly Claim[]> {
    const references = await readReferences();
    const only = context.option('world', -1);
    const claims: Claim[] = [];
    for (const [number, name] of worldNames.entries()) {
      if (only >= 0 && number !== only) continue;
      claims.push(...(await measure(name, context, references)));
    }
    return claims;
  },
};

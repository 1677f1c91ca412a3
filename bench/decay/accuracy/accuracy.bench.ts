import { baselineNames, forecastBaselines } from '../../../src/analytics/decay/back-test/baselines.ts';
import { clusteredBootstrap } from '../../../src/analytics/decay/back-test/bootstrap.ts';
import type { Timeline } from '../../../src/analytics/decay/back-test/log.ts';
import { sweep } from '../../../src/analytics/decay/filter/sweep.ts';
import { fitHyperparameters, SAMPLE_EVENTS } from '../../../src/analytics/decay/fit/fit-hyperparameters.ts';
import {
  lastEvents,
  logLoss,
  meanLogLoss,
  samplePeople,
  withoutEvents,
} from '../../../src/analytics/decay/fit/hold-out.ts';
import { calibrateIntervals } from '../../../src/analytics/decay/intervals/calibrate-intervals.ts';
import type { EvidenceColumns } from '../../../src/analytics/decay/model/evidence.ts';
import type { DecayHyperparameters } from '../../../src/analytics/decay/model/hyperparameters.ts';
import { PRIOR, START } from '../../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { type WorldName, worldNames } from '../../../src/sample-organisation/index.ts';
import { type Bench, type BenchContext, type Claim, cost } from '../../bench.ts';
import { bayesForecasts } from './bayes.ts';
import { coverageClaim, coverageOf, type WorldCoverage } from './coverage.ts';
import { type DecayWorld, generateDecayWorld, readDecayReferences } from './world.ts';

/** As FIT_DECAY does: hyperparameters from everything but each series' last event. */
export function hyperparametersOf({ evidence }: DecayWorld): DecayHyperparameters {
  const sample = samplePeople(evidence, SAMPLE_EVENTS, '1');
  const columns = withoutEvents(sample.columns, new Set(lastEvents(sample.columns)));
  const training = { ...sample, columns };
  const options = { rounds: 2, steps: 6, shapes: true };
  return calibrateIntervals(training, fitHyperparameters(training, PRIOR, START, options));
}

/** The events in order of time, as the baselines take them. */
function timelineOf(columns: EvidenceColumns): Timeline {
  const event = Uint32Array.from(columns.at, (_, i) => i).sort(
    (a, b) => columns.at[a]! - columns.at[b]! || a - b,
  );
  const person = peopleOf(columns);
  const lastAt = new Map<number, number>();
  const gapDays = Float64Array.from(event, (i) => {
    const series = columns.series[i]!;
    const former = lastAt.get(series);
    lastAt.set(series, columns.at[i]!);
    return former === undefined ? Number.NaN : (columns.at[i]! - former) / DAY;
  });
  return {
    events: {
      person: event.map((i) => person[i]!),
      skill: event.map((i) => columns.seriesSkill[columns.series[i]!]!),
      series: event.map((i) => columns.series[i]!),
      at: Float64Array.from(event, (i) => columns.at[i]!),
      score: Float64Array.from(event, (i) => columns.score[i]!),
      trials: Float64Array.from(event, (i) => columns.trials[i]!),
      kind: Uint8Array.from(event, (i) => columns.kind[i]!),
      evaluator: Int32Array.from(event, (i) => columns.evaluator[i]!),
      reinforces: Uint8Array.from(event, (i) => columns.reinforces[i]!),
    },
    event,
    scored: new Uint8Array(event.length),
    gapDays,
    // A rubric score weighs one.
    trials: Float64Array.from(event, (i) => Math.max(1, columns.trials[i]!)),
  };
}

/** Event → person. */
function peopleOf({ at, personStart }: EvidenceColumns): Uint32Array {
  const person = new Uint32Array(at.length);
  for (let p = 0; p + 1 < personStart.length; p++) person.fill(p, personStart[p], personStart[p + 1]);
  return person;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Measured {
  readonly world: WorldName;
  readonly claims: readonly Claim[];
  readonly coverage: WorldCoverage;
  /** The baseline nearest to the model, and the high end of the interval of the difference to it. */
  readonly nearest: { readonly baseline: string; readonly high: number };
}

async function measure(
  name: WorldName,
  context: BenchContext,
  references: Awaited<ReturnType<typeof readDecayReferences>>,
): Promise<Measured> {
  const people = context.option('people', 700);
  const world = await generateDecayWorld(name, people, context.option('seed', 11), references);
  const { columns } = world.evidence;
  const held = lastEvents(columns);
  context.note(`${name}: ${columns.at.length} observations of ${columns.seriesSkill.length} series`);
  const hyperparameters = hyperparametersOf(world);
  const forecast = new Float64Array(columns.at.length);
  sweep(world.evidence, hyperparameters, { forecast });
  const own = Array.from(held, (event) => logLoss(forecast[event]!, columns.score[event]!));
  const person = peopleOf(columns);
  const against = (losses: readonly number[]) =>
    clusteredBootstrap(
      own.map((loss, i) => loss - losses[i]!),
      (i) => person[held[i]!]!,
      1,
    );
  const lossClaim = (losses: readonly number[], peerName: string): Claim => {
    const { low, high } = against(losses);
    const claim = `${name}: log loss of ${own.length} last events, difference ${low.toFixed(4)} to ${high.toFixed(4)}`;
    return cost(claim, 'nats', mean(own), mean(losses), peerName);
  };
  const claims: Claim[] = [
    cost(
      `${name}: log loss of ${own.length} last events`,
      'nats',
      mean(own),
      meanLogLoss(world.expected, columns.score, held),
      'true probabilities',
    ),
  ];
  if (name === 'base') {
    context.note('the Bayes reference');
    const bayes = bayesForecasts(world.evidence, new Set(held), world.truth);
    const losses = Array.from(held, (event) => logLoss(bayes.get(event)!, columns.score[event]!));
    claims.push(lossClaim(losses, 'Bayes, true hyperparameters'));
  }
  const timeline = timelineOf(columns);
  const baselines = forecastBaselines(timeline);
  const placeOf = new Uint32Array(columns.at.length);
  timeline.event.forEach((event, place) => {
    placeOf[event] = place;
  });
  let nearest = { baseline: '', high: Number.NEGATIVE_INFINITY };
  for (const baseline of baselineNames) {
    const losses = Array.from(held, (event) =>
      logLoss(baselines[baseline][placeOf[event]!]!, columns.score[event]!),
    );
    const { high } = against(losses);
    if (high > nearest.high) nearest = { baseline, high };
    claims.push(lossClaim(losses, baseline));
  }
  const coverage = coverageOf(world, hyperparameters);
  const rows = [coverage.now, ...coverage.others, ...coverage.classes];
  claims.push(...rows.map((row) => coverageClaim(name, row)));
  return { world: name, claims, coverage, nearest };
}

/** The worst worlds first: that is what the model is worth where its assumptions are wrong. */
function headline(measured: readonly Measured[]): Claim[] {
  const unstepped = measured.filter(({ world }) => world !== 'stepped' || measured.length === 1);
  const off = ({ coverage }: Measured) => Math.abs(coverage.now.share - 0.9);
  const widest = unstepped.toSorted((a, b) => off(b) - off(a))[0]!;
  const nearest = measured.toSorted((a, b) => b.nearest.high - a.nearest.high)[0]!;
  const classes = measured.flatMap(({ world, coverage }) =>
    coverage.classes.map((row) => ({ world, row, off: Math.abs(row.share - 0.9) })),
  );
  const worstClass = classes.toSorted((a, b) => b.off - a.off)[0];
  return [
    {
      ...coverageClaim(widest.world, widest.coverage.now),
      claim: `worst world, ${coverageClaim(widest.world, widest.coverage.now).claim}`,
    },
    {
      claim: `worst world, ${nearest.world}: highest end of the interval of a difference to a baseline`,
      unit: 'nats',
      product: nearest.nearest.high,
      peer: 0,
      peerName: nearest.nearest.baseline,
      ratio: null,
    },
    ...(worstClass === undefined
      ? []
      : [
          {
            ...coverageClaim(worstClass.world, worstClass.row),
            claim: `worst class of ${classes.length}, ${coverageClaim(worstClass.world, worstClass.row).claim}`,
          },
        ]),
  ];
}

export const bench: Bench = {
  name: 'decay-accuracy',
  minutes: 1.1,
  shows: 'forecasts and intervals on generated organisations of every world (--people N --seed N --world I)',
  async run(context): Promise<readonly Claim[]> {
    const references = await readDecayReferences();
    const only = context.option('world', -1);
    const measured: Measured[] = [];
    for (const [number, name] of worldNames.entries()) {
      if (only >= 0 && number !== only) continue;
      measured.push(await measure(name, context, references));
    }
    return [...headline(measured), ...measured.flatMap(({ claims }) => claims)];
  },
};

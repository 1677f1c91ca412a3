import { spawnSync } from 'node:child_process';
import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import { uniforms } from '../../src/analytics/decay/back-test/bootstrap.ts';
import { fitPeople } from '../../src/analytics/decay/fit/fit-people.ts';
import {
  type EvidenceColumns,
  evidenceBuffers,
  groupEvidence,
  sliceEvidence,
} from '../../src/analytics/decay/model/evidence.ts';
import { type CompiledModel, compileModel } from '../../src/analytics/decay/model/model.ts';
import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../src/domain/clock.ts';
import type { FitPeopleRequest, FittedPart } from '../../src/threads/fit-people.worker.ts';
import { createWorkerPool } from '../../src/threads/pool.ts';
import { type Bench, type Claim, cost, gain, notMeasured } from '../bench.ts';

const EVENTS = 5;
const SKILLS = 10;
const PEER_SERIES = 2_000;

/** Series of five events of ten trials, about five months apart; ten series a person. */
function makeEvidence(series: number): EvidenceColumns {
  const draw = uniforms(1);
  const count = series * EVENTS;
  const events = {
    person: Uint32Array.from({ length: count }, (_, i) => Math.floor(i / EVENTS / SKILLS)),
    skill: Uint32Array.from({ length: count }, (_, i) => Math.floor(i / EVENTS) % SKILLS),
    at: Float64Array.from({ length: count }, (_, i) => Math.floor(((i % EVENTS) * 150 + draw() * 100) * DAY)),
    score: Float64Array.from({ length: count }, () => Math.round((0.4 + 0.6 * draw()) * 10) / 10),
    trials: new Float64Array(count).fill(10),
    kind: new Uint8Array(count),
    evaluator: new Int32Array(count).fill(-1),
    reinforces: new Uint8Array(count),
  };
  // Only the first event reinforces, so that peers can fit one curve to the five points.
  for (let i = 0; i < count; i += EVENTS) events.reinforces[i] = 1;
  return groupEvidence(events, Math.ceil(series / SKILLS)).columns;
}

/** The same points as (days since the first, score) for the peers. */
function pointsOf(columns: EvidenceColumns, series: number): { x: number[]; y: number[] }[] {
  const points = Array.from({ length: series }, () => ({ at: [] as number[], y: [] as number[] }));
  for (let event = 0; event < columns.at.length; event++) {
    const own = points[columns.series[event]!];
    own?.at.push(columns.at[event]!);
    own?.y.push(columns.score[event]!);
  }
  return points.map(({ at, y }) => ({ x: at.map((time) => (time - at[0]!) / DAY), y }));
}

function levenbergMarquardtSeconds(points: readonly { x: number[]; y: number[] }[]): number {
  const curve =
    ([initial, logHalfLife]: number[]) =>
    (t: number) =>
      initial! / (1 + t / Math.exp(logHalfLife!));
  const started = process.cpuUsage();
  for (const { x, y } of points) {
    levenbergMarquardt({ x, y }, curve, {
      initialValues: [0.8, Math.log(335)],
      gradientDifference: 1e-4,
      maxIterations: 100,
      errorTolerance: 1e-8,
    });
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

const SCIPY = `
import json, sys, time
import numpy as np
from scipy.optimize import curve_fit
points = json.load(sys.stdin)
data = [(np.array(p['x']), np.array(p['y'])) for p in points]
curve = lambda t, a, h: a / (1 + t / np.exp(h))
start = time.process_time()
for x, y in data:
    try: curve_fit(curve, x, y, p0=(0.8, np.log(335)), method='lm')
    except RuntimeError: pass
print(time.process_time() - start)
`;

/** CPU seconds of scipy's curve_fit, or null where `MERITGRAPH_BENCH_PYTHON` (python3) has no scipy. */
function scipySeconds(points: readonly { x: number[]; y: number[] }[]): number | null {
  const python = process.env.MERITGRAPH_BENCH_PYTHON ?? 'python3';
  const { status, stdout } = spawnSync(python, ['-c', SCIPY], {
    input: JSON.stringify(points),
    encoding: 'utf8',
    timeout: 300_000,
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
  });
  if (status !== 0) {
    return null;
  }
  return Number(stdout);
}

/** As large as the parts of FIT_DECAY: at the end no thread waits long for another. */
const EVENTS_PER_PART = 12_500;

/** Rounds of one thread and of two, one after the other, so that what else the machine does meets both. */
const ROUNDS = 5;

interface Round {
  readonly seconds: number;
  /** Processor time of the process, as a share of what so many threads could have had. */
  readonly busy: number;
}

async function secondsInThreads(
  columns: EvidenceColumns,
  model: CompiledModel,
  threads: number,
): Promise<Round> {
  const pool = createWorkerPool({ size: threads });
  const people = columns.personStart.length - 1;
  const parts = Math.ceil(columns.at.length / EVENTS_PER_PART);
  const requests = Array.from({ length: parts }, (_, i) => {
    const bounds = [i, i + 1].map((part) => Math.floor((part * people) / parts));
    return sliceEvidence(columns, bounds[0]!, bounds[1]!);
  });
  // A server's threads are compiled and warm.
  const warm = Array.from({ length: threads }, () => sliceEvidence(columns, 0, Math.ceil(people / 20)));
  const run = (part: EvidenceColumns) =>
    pool.run<FitPeopleRequest, FittedPart>(
      'fit-people',
      { columns: part, model },
      { transfer: evidenceBuffers(part) },
    );
  try {
    await Promise.all(warm.map(run));
    const before = process.cpuUsage();
    const started = performance.now();
    await Promise.all(requests.map(run));
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    return { seconds, busy: (user + system) / 1e6 / (threads * seconds) };
  } finally {
    await pool.close();
  }
}

/** The fastest of some rounds: what else the machine does, and a host takes from it, only ever adds. */
const fastest = (rounds: readonly Round[]): Round =>
  rounds.reduce((best, round) => (round.seconds < best.seconds ? round : best));

const inWords = ({ seconds, busy }: Round, threads: number): string =>
  `${seconds.toFixed(2)} s (${(busy * threads * seconds).toFixed(2)} of processor)`;

async function inThreads(
  columns: EvidenceColumns,
  model: CompiledModel,
  note: (words: string) => void,
): Promise<{ readonly one: Round; readonly two: Round }> {
  const one: Round[] = [];
  const two: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    one.push(await secondsInThreads(columns, model, 1));
    two.push(await secondsInThreads(columns, model, 2));
    const [single, both] = [one.at(-1)!, two.at(-1)!];
    note(
      `round ${round + 1} of ${ROUNDS}: ${inWords(single, 1)} in one thread, ${inWords(both, 2)} in two, ${(single.seconds / both.seconds).toFixed(2)} ×`,
    );
  }
  return { one: fastest(one), two: fastest(two) };
}

export const bench: Bench = {
  name: 'decay',
  minutes: 1,
  with: ['importing'],
  shows:
    'the whole table of decay; of it, the final pass of FIT_DECAY beside curve fitters, per core (--series N)',
  async run(context): Promise<readonly Claim[]> {
    const series = Math.max(SKILLS, context.option('series', 1_000_000));
    context.note(`making ${series} series`);
    const columns = makeEvidence(series);
    const ids = Array.from({ length: SKILLS }, (_, i) => `skill:${i}`);
    const model = compileModel(PRIOR, ids, new Uint8Array(SKILLS).fill(2), []);
    context.note('fitting them on one thread');
    fitPeople(sliceEvidence(columns, 0, Math.min(2_000, columns.personStart.length - 1)), model);
    const started = process.cpuUsage();
    const fitted = fitPeople(columns, model);
    const { user, system } = process.cpuUsage(started);
    const product = (user + system) / fitted.initial.length;
    const points = pointsOf(columns, Math.min(PEER_SERIES, series));
    context.note('fitting some of them with ml-levenberg-marquardt');
    const javascript = (levenbergMarquardtSeconds(points) / points.length) * 1e6;
    context.note('fitting some of them with scipy');
    const scipy = scipySeconds(points);
    const perSeries = scipy === null ? null : (scipy / points.length) * 1e6;
    const claims = [
      perSeries === null
        ? notMeasured('fit one series, against scipy', 'no scipy; name a Python in MERITGRAPH_BENCH_PYTHON')
        : cost('fit one series, against curve_fit(method="lm")', 'µs of CPU', product, perSeries, 'scipy'),
      cost('fit one series', 'µs of CPU', product, javascript, 'ml-levenberg-marquardt'),
    ];
    context.note('fitting them in one worker thread and in two');
    const { one, two } = await inThreads(columns, model, context.note);
    return [
      ...claims,
      gain(
        `series a second in two threads, fastest of ${ROUNDS}`,
        'series/s',
        series / two.seconds,
        series / one.seconds,
        'one thread',
      ),
      gain('two threads at work, of the time', 'share', two.busy, null, null),
    ];
  },
};

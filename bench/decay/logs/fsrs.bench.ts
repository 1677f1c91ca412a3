import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backTest } from '../../../src/analytics/decay/back-test/back-test.ts';
import { clusteredBootstrap } from '../../../src/analytics/decay/back-test/bootstrap.ts';
import { refitPlaces, toTimeline } from '../../../src/analytics/decay/back-test/log.ts';
import { logLoss } from '../../../src/analytics/decay/fit/hold-out.ts';
import { DAY } from '../../../src/domain/clock.ts';
import { type Bench, type BenchContext, type Claim, cost, notMeasured } from '../../bench.ts';
import { DAY_START_MS, type Review, readReviews, toLog } from './reviews.ts';

const SCRIPT = fileURLToPath(new URL('./fsrs.py', import.meta.url));
const PACKAGE = 'fsrs-rs-python==0.9.3';
const hasPackage = (python: string) => spawnSync(python, ['-c', 'import fsrs_rs_python']).status === 0;

/** A Python that has the peer: `MERITGRAPH_BENCH_PYTHON`, python3, or a virtual environment made in a temporary folder. */
function findPython({ note }: BenchContext): string | null {
  const named = process.env.MERITGRAPH_BENCH_PYTHON;
  for (const python of [...(named === undefined ? [] : [named]), 'python3'])
    if (hasPackage(python)) return python;
  const folder = join(mkdtempSync(join(tmpdir(), 'meritgraph-fsrs-')), 'venv');
  note(`making a virtual environment with ${PACKAGE} in ${folder}`);
  const python = join(folder, 'bin', 'python');
  const made =
    spawnSync('python3', ['-m', 'venv', folder]).status === 0 &&
    spawnSync(python, ['-m', 'pip', 'install', '--quiet', PACKAGE], { timeout: 300_000 }).status === 0;
  if (made && hasPackage(python)) return python;
  return null;
}

interface Forecasts {
  readonly default: readonly number[];
  readonly fitted: readonly number[];
}

function forecastByFsrs(python: string, reviews: readonly Review[]): Forecasts {
  const log = toLog(reviews);
  const { event, scored } = toTimeline(log, DAY_START_MS);
  const request = {
    events: Array.from(event, (number, place) => [
      log.skill[number],
      Math.floor((log.at[number]! - DAY_START_MS) / DAY),
      reviews[number]!.ease,
      scored[place] === 1,
    ]),
    blocks: refitPlaces(
      Float64Array.from(event, (number) => log.at[number]!),
      20,
    ),
  };
  const { status, stdout, stderr } = spawnSync(python, [SCRIPT], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 1_800_000,
  });
  if (status !== 0) throw new Error(`${SCRIPT} failed: ${stderr.slice(-2_000)}`);
  return JSON.parse(stdout) as Forecasts;
}

export const bench: Bench = {
  name: 'decay-fsrs',
  minutes: 0.3,
  shows: 'the forecaster on a real forgetting log beside FSRS-6, default and fitted on the same blocks',
  async run(context): Promise<readonly Claim[]> {
    const reviews = readReviews();
    if (reviews === null) {
      return [notMeasured('beside FSRS-6', '../shared/data/srs-anki-1user is not there')];
    }
    const python = findPython(context);
    if (python === null)
      return [notMeasured('beside FSRS-6', `no Python has ${PACKAGE}; name one in MERITGRAPH_BENCH_PYTHON`)];
    const cut = reviews.slice(0, context.option('events', reviews.length));
    context.note(`back-test of ${cut.length} reviews`);
    const log = toLog(cut);
    const { forecasts } = backTest(log, { dayStartMs: DAY_START_MS })!;
    context.note('FSRS-6 on the same blocks');
    const peers = forecastByFsrs(python, cut);
    const loss = (forecast: number, i: number) => logLoss(forecast, log.successes[forecasts[i]!.event]!);
    const own = forecasts.map(({ forecast }, i) => loss(forecast, i));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return (['default', 'fitted'] as const).map((name) => {
      const theirs = peers[name].map(loss);
      const { low, high } = clusteredBootstrap(
        own.map((value, i) => value - theirs[i]!),
        (i) => Math.floor((log.at[forecasts[i]!.event]! - DAY_START_MS) / DAY),
        1,
      );
      const by = `${((mean(own) / mean(theirs) - 1) * 100).toFixed(2)} %`;
      const claim = `log loss of ${own.length} reviews: ${by} from it (${low.toFixed(4)} to ${high.toFixed(4)} by days)`;
      return cost(claim, 'nats', mean(own), mean(theirs), `FSRS-6 ${name}, four grades`);
    });
  },
};

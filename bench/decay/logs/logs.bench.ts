import { type BackTest, backTest } from '../../../src/analytics/decay/back-test/back-test.ts';
import type { Bench, Claim } from '../../bench.ts';
import { type LogFamily, logFamilies } from './families.ts';
import { sittingFamilies } from './sittings.ts';

const SIZES = [300, 1_000, 3_000];
/** Seconds of CPU grow with size: the whole bench stays within minutes at the sizes up to this one. */
const LARGEST = 1_000;
/** The forecaster was chosen on seeds 1 to 4. */
const FIRST_SEED = 101;
/** No more than by chance: a log's loss against the best of three, known only when the log is over. */
const NEAR = 1.003;

const kinds: readonly { readonly of: string; readonly families: readonly LogFamily[] }[] = [
  { of: 'practice', families: logFamilies },
  { of: 'sittings', families: sittingFamilies },
];

const bestOf = ({ scores }: BackTest) =>
  Math.min(
    ...(['moving average', 'series mean', 'curve alone'] as const).map((name) => scores[name].logLoss),
  );

const mean = (reports: readonly BackTest[], lossOf: (report: BackTest) => number) =>
  reports.reduce((sum, report) => sum + report.scored * lossOf(report), 0) /
  reports.reduce((sum, report) => sum + report.scored, 0);

const away = (loss: number, peer: number) =>
  `${loss < peer ? '' : '+'}${(100 * (loss / peer - 1)).toFixed(2)} %`;

function familyClaim(name: string, reports: readonly BackTest[]): Claim {
  const own = mean(reports, ({ scores }) => scores.model.logLoss);
  const average = mean(reports, ({ scores }) => scores['moving average'].logLoss);
  const curve = mean(reports, ({ scores }) => scores['curve alone'].logLoss);
  const worst = Math.max(
    ...reports.flatMap(({ scores: { model, 'moving average': peer } }) => [
      model.logLoss / peer.logLoss - 1,
      model.logLossPerTrial / peer.logLossPerTrial - 1,
    ]),
  );
  return {
    claim: `${name}; ${away(own, curve)} from the curve alone; worst log ${(100 * worst).toFixed(1)} %`,
    unit: 'nats',
    product: own,
    peer: average,
    peerName: 'moving average',
    ratio: average / own,
  };
}

function shares(which: string, reports: readonly BackTest[]): Claim[] {
  if (reports.length === 0) return [];
  const share = (claim: string, holds: (report: BackTest) => boolean): Claim => ({
    claim: `${which}: ${claim}`,
    unit: 'logs',
    product: reports.filter(holds).length,
    peer: reports.length,
    peerName: 'logs',
    ratio: null,
  });
  const all = away(
    mean(reports, ({ scores }) => scores.model.logLoss),
    mean(reports, bestOf),
  );
  return [
    share(
      'lower log loss than the moving average',
      ({ scores }) => scores.model.logLoss < scores['moving average'].logLoss,
    ),
    share(
      'the same, weighted by trials',
      ({ scores }) => scores.model.logLossPerTrial < scores['moving average'].logLossPerTrial,
    ),
    share(
      `at most .3 % above the best of moving average, series mean and curve alone (of all events ${all} from it)`,
      (report) => report.scores.model.logLoss <= NEAR * bestOf(report),
    ),
  ];
}

export const bench: Bench = {
  name: 'decay-logs',
  minutes: 1.2,
  shows:
    'the forecaster beside a moving average on made logs of many kinds (--seeds N --first-seed S --largest 300, 1000 or 3000)',
  async run({ option, note }): Promise<readonly Claim[]> {
    const first = option('first-seed', FIRST_SEED);
    const seeds = Array.from({ length: option('seeds', 2) }, (_, i) => first + i);
    const sizes = SIZES.filter((size) => size <= option('largest', LARGEST));
    const sums: Claim[] = [];
    const claims: Claim[] = [];
    for (const { of, families } of kinds) {
      for (const purpose of ['report', 'choose'] as const) {
        const which = purpose === 'choose' ? 'kind chosen on' : 'kind held out';
        const found: BackTest[] = [];
        for (const { name, make } of families.filter((family) => family.purpose === purpose)) {
          note(name);
          for (const size of sizes) {
            const reports = seeds.flatMap((seed) => backTest(make(seed, size))?.report ?? []);
            found.push(...reports);
            if (reports.length > 0) claims.push(familyClaim(`${name}, ${size} events (${which})`, reports));
          }
        }
        sums.push(...shares(`${of}, ${which}`, found));
      }
    }
    return [...sums, ...claims];
  },
};

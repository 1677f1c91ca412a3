import { backTest } from '../../../src/analytics/decay/back-test/back-test.ts';
import type { Bench, Claim } from '../../bench.ts';
import { logFamilies } from './families.ts';

const SIZES = [300, 1_000, 3_000];
/** Seconds of CPU grow with size: the whole bench stays within minutes at the sizes up to this one. */
const LARGEST = 1_000;
/** The forecaster was chosen on seeds 1 to 4. */
const FIRST_SEED = 101;

export const bench: Bench = {
  name: 'decay-logs',
  minutes: 0.6,
  shows:
    'the forecaster beside a moving average on made logs of many kinds (--seeds N --largest 300, 1000 or 3000)',
  async run({ option, note }): Promise<readonly Claim[]> {
    const seeds = option('seeds', 2);
    const claims: Claim[] = [];
    const sizes = SIZES.filter((size) => size <= option('largest', LARGEST));
    const tallies = { choose: { logs: 0, events: 0, trials: 0 }, report: { logs: 0, events: 0, trials: 0 } };
    for (const { name, purpose, make } of logFamilies) {
      note(name);
      const tally = tallies[purpose];
      for (const size of sizes) {
        let own = 0;
        let average = 0;
        let scored = 0;
        let worst = Number.NEGATIVE_INFINITY;
        for (let seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
          const found = backTest(make(seed, size));
          if (found === null) continue;
          const { model, 'moving average': peer } = found.report.scores;
          tally.logs++;
          if (model.logLoss < peer.logLoss) tally.events++;
          if (model.logLossPerTrial < peer.logLossPerTrial) tally.trials++;
          own += model.logLoss * found.report.scored;
          average += peer.logLoss * found.report.scored;
          scored += found.report.scored;
          worst = Math.max(
            worst,
            model.logLoss / peer.logLoss - 1,
            model.logLossPerTrial / peer.logLossPerTrial - 1,
          );
        }
        claims.push({
          claim: `${name}, ${size} events (${purpose === 'choose' ? 'kind chosen on' : 'kind held out'}); worst log ${(100 * worst).toFixed(1)} %`,
          unit: 'nats',
          product: own / scored,
          peer: average / scored,
          peerName: 'moving average',
          ratio: average / own,
        });
      }
    }
    const shares = (['report', 'choose'] as const).flatMap((purpose) => {
      const { logs, events, trials } = tallies[purpose];
      const share = (claim: string, better: number): Claim => ({
        claim: `${purpose === 'choose' ? 'kinds chosen on' : 'kinds held out'}: ${claim}`,
        unit: 'logs',
        product: better,
        peer: logs,
        peerName: 'logs',
        ratio: null,
      });
      return [
        share('lower log loss than the moving average', events),
        share('the same, weighted by trials', trials),
      ];
    });
    return [...shares, ...claims];
  },
};

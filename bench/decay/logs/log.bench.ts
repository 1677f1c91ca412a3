import { type BackTest, backTest } from '../../../src/analytics/decay/back-test/back-test.ts';
import { baselineNames, forecastBaselines } from '../../../src/analytics/decay/back-test/baselines.ts';
import { uniforms } from '../../../src/analytics/decay/back-test/bootstrap.ts';
import { toTimeline } from '../../../src/analytics/decay/back-test/log.ts';
import { logLoss } from '../../../src/analytics/decay/fit/hold-out.ts';
import { type Bench, type Claim, cost, notMeasured } from '../../bench.ts';
import { DAY_START_MS, type Review, readReviews, toLog } from './reviews.ts';

/** Classes with fewer scored events are not printed: their coverage is chance. */
const FEWEST = 500;
/** The log in pieces of so many events, each as if there were nothing before. */
const PIECES = [300, 3_000];
/** Weights of the forecaster's average were chosen on the even pieces of 300; the odd ones are beside them. */
const CHOSEN_ON = 300;

const backTestOf = (reviews: readonly Review[]) => backTest(toLog(reviews), { dayStartMs: DAY_START_MS });

function lossClaims({ scored, scores, differences }: BackTest): Claim[] {
  return [
    ...baselineNames.map((baseline) => {
      const { low, high } = differences[baseline];
      const claim = `log loss of ${scored} reviews, difference ${low.toFixed(4)} to ${high.toFixed(4)}`;
      return cost(claim, 'nats', scores.model.logLoss, scores[baseline].logLoss, baseline);
    }),
    cost(
      `log loss of ${scored} reviews`,
      'nats',
      scores.model.logLoss,
      scores['curve alone'].logLoss,
      'curve alone',
    ),
  ];
}

function coverageClaims({ coverage }: BackTest): Claim[] {
  return coverage
    .filter(({ group, events }) => group === 'all' || events >= FEWEST)
    .map(({ group, events, coverage: share }) => ({
      claim: `randomised PIT of ${events} reviews in its central 90 %, ${group}`,
      unit: 'share',
      product: share,
      peer: 0.9,
      peerName: 'nominal',
      ratio: null,
    }));
}

function pieceClaims(reviews: readonly Review[]): Claim[] {
  return PIECES.flatMap((events) => {
    const reports = Array.from({ length: Math.floor(reviews.length / events) }, (_, i) => ({
      number: i,
      report: backTestOf(reviews.slice(i * events, (i + 1) * events))?.report,
    })).flatMap(({ number, report }) => (report === undefined ? [] : [{ number, report }]));
    const of = (which: string, chosen: readonly { readonly report: BackTest }[]): Claim => {
      const found = chosen.map(({ report }) => report);
      const sum = (loss: (report: BackTest) => number) =>
        found.reduce((total, report) => total + report.scored * loss(report), 0) /
        found.reduce((total, report) => total + report.scored, 0);
      const better = found.filter(
        ({ scores }) => scores.model.logLoss < scores['moving average'].logLoss,
      ).length;
      const scored = found.map((report) => report.scored).sort((a, b) => a - b);
      return cost(
        `${which} ${found.length} pieces of ${events} reviews (${scored[0]} to ${scored.at(-1)} scored), ${better} with a lower loss`,
        'nats',
        sum(({ scores }) => scores.model.logLoss),
        sum(({ scores }) => scores['moving average'].logLoss),
        'moving average',
      );
    };
    if (reports.length === 0) return [];
    if (events !== CHOSEN_ON) return [of('all', reports)];
    const odd = reports.filter(({ number }) => number % 2 === 1);
    return odd.length === 0 ? [of('all', reports)] : [of('all', reports), of('odd', odd)];
  });
}

/** Draws of what might have come, to tell how many pieces chance takes from a forecaster that is right. */
const DRAWS = 1_000;

/**
 * How many pieces a forecaster could win: the same one with all of the log before each event, which no piece has; and, were its
 * forecasts the true probabilities, how many it would win on average. Of a few events, chance decides.
 */
function attainable(reviews: readonly Review[], whole: ReadonlyMap<number, number>): Claim {
  const draw = uniforms(1);
  let [pieces, won, expected] = [0, 0, 0];
  for (let from = 0; from + CHOSEN_ON <= reviews.length; from += CHOSEN_ON) {
    const log = toLog(reviews.slice(from, from + CHOSEN_ON));
    const timeline = toTimeline(log, DAY_START_MS);
    const average = forecastBaselines(timeline)['moving average'];
    const scored = Array.from(timeline.scored.keys()).filter((place) => timeline.scored[place] === 1);
    if (scored.length === 0) continue;
    const events = scored.map((place) => {
      const event = timeline.event[place]!;
      return { p: whole.get(from + event)!, peer: average[place]!, score: log.successes[event]! };
    });
    const gained = (scoreOf: (event: (typeof events)[number]) => number) =>
      events.reduce((sum, each) => {
        const score = scoreOf(each);
        return sum + logLoss(each.peer, score) - logLoss(each.p, score);
      }, 0);
    pieces++;
    if (gained(({ score }) => score) > 0) won++;
    for (let i = 0; i < DRAWS; i++) if (gained(({ p }) => (draw() < p ? 1 : 0)) > 0) expected += 1 / DRAWS;
  }
  return {
    claim: `pieces of ${CHOSEN_ON} reviews with a lower loss than the moving average, had it all of the log before each; ${expected.toFixed(1)} on average if it were exactly right`,
    unit: 'pieces',
    product: won,
    peer: pieces,
    peerName: 'pieces',
    ratio: null,
  };
}

export const bench: Bench = {
  name: 'decay-log',
  minutes: 0.6,
  shows:
    'prequential forecasts of a real forgetting log (../shared/data/srs-anki-1user), whole and cut short (--events N: no more than so many)',
  async run({ note, option }): Promise<readonly Claim[]> {
    const all = readReviews();
    if (all === null) {
      return [notMeasured('a real forgetting log', '../shared/data/srs-anki-1user is not there')];
    }
    const reviews = all.slice(0, option('events', all.length));
    const claims: Claim[] = [];
    for (const events of [300, 3_000, Number.POSITIVE_INFINITY]) {
      const { report, forecasts } = backTestOf(reviews.slice(0, events))!;
      note(`${report.events} events, ${report.scored} scored, ${report.refits} refits`);
      claims.push(...lossClaims(report));
      if (events !== Number.POSITIVE_INFINITY) continue;
      const whole = new Map(forecasts.map(({ event, forecast }) => [event, forecast]));
      claims.push(...coverageClaims(report), attainable(reviews, whole));
    }
    note('pieces');
    return [...claims, ...pieceClaims(reviews)];
  },
};

import { type BackTest, backTest } from '../src/analytics/decay/back-test/back-test.ts';
import { baselineNames } from '../src/analytics/decay/back-test/baselines.ts';
import { type Bench, type Claim, cost } from './bench.ts';
import { DAY_START_MS, type Review, readReviews, toLog } from './decay-reviews.ts';

/** Classes with fewer scored events are not printed: their coverage is chance. */
const FEWEST = 500;
/** Besides its beginning the log is cut at so many places, each as if it began there. */
const CUTS = [
  { events: 300, places: 24 },
  { events: 3_000, places: 12 },
];

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

function cutClaims(reviews: readonly Review[]): Claim[] {
  return CUTS.filter(({ events }) => events < reviews.length).map(({ events, places }) => {
    const reports = Array.from({ length: places }, (_, i) => {
      const from = Math.floor((i * (reviews.length - events)) / places);
      return backTestOf(reviews.slice(from, from + events))?.report;
    }).filter((report) => report !== undefined);
    const sum = (loss: (report: BackTest) => number) =>
      reports.reduce((total, report) => total + report.scored * loss(report), 0) /
      reports.reduce((total, report) => total + report.scored, 0);
    const better = reports.filter(
      ({ scores }) => scores.model.logLoss < scores['moving average'].logLoss,
    ).length;
    const scored = reports.map((report) => report.scored).sort((a, b) => a - b);
    return cost(
      `${reports.length} cuts of ${events} reviews (${scored[0]} to ${scored.at(-1)} scored), ${better} with a lower loss`,
      'nats',
      sum(({ scores }) => scores.model.logLoss),
      sum(({ scores }) => scores['moving average'].logLoss),
      'moving average',
    );
  });
}

export const bench: Bench = {
  name: 'decay-log',
  shows:
    'prequential forecasts of a real forgetting log (../shared/data/srs-anki-1user), whole and cut short (--events N: no more than so many)',
  async run({ note, option }): Promise<readonly Claim[]> {
    const all = readReviews();
    if (all === null) {
      note('SKIPPED: the log lies beside the project and is not there.');
      return [];
    }
    const reviews = all.slice(0, option('events', all.length));
    const claims: Claim[] = [];
    for (const events of [300, 3_000, Number.POSITIVE_INFINITY]) {
      const { report } = backTestOf(reviews.slice(0, events))!;
      note(`${report.events} events, ${report.scored} scored, ${report.refits} refits`);
      claims.push(...lossClaims(report));
      if (events === Number.POSITIVE_INFINITY) claims.push(...coverageClaims(report));
    }
    note('cuts');
    return [...claims, ...cutClaims(reviews)];
  },
};

import { type ForecasterName, forecasterNames } from '../../analytics/decay/back-test/back-test.ts';
import type { BaselineName } from '../../analytics/decay/back-test/baselines.ts';
import type { CalibrationRow } from '../../analytics/decay/back-test/scores.ts';
import type { EvaluationTable } from '../skill-graph/evaluation/evaluation-tables.ts';
import type { DecayEvaluation } from './evaluate-decay.ts';

const fixed = (value: number | null, digits = 4): string => (value === null ? '–' : value.toFixed(digits));
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** A back-test as tables for a terminal. */
export function decayEvaluationTables(evaluation: DecayEvaluation): EvaluationTable[] {
  const { scores, differences, calibration, coverage, clusters } = evaluation;
  return [
    {
      title: `Forecasts of ${evaluation.scored} events of ${evaluation.series} series of ${evaluation.people} people`,
      head: [
        'forecaster',
        'log loss',
        'per trial',
        'Brier',
        'RMSE',
        'RMSE in bins',
        'AUC',
        'model − it (95 %)',
      ],
      rows: forecasterNames.map((name) => {
        const { logLoss, logLossPerTrial, brier, rmse, binnedRmse, auc } = scores[name];
        const numbers = [logLoss, logLossPerTrial, brier, rmse, binnedRmse].map((value) => fixed(value));
        return [name, ...numbers, fixed(auc, 3), isBaseline(name) ? interval(differences[name]) : ''];
      }),
      notes: [
        `${evaluation.refused} rows were refused; of ${evaluation.events} events ${evaluation.counted} were the first of their day, ${evaluation.refits} refits.`,
        `Intervals of differences are bootstrapped over ${clusters}${clusters === 'days' ? ', too few people being there' : ''}.`,
      ],
    },
    {
      title: 'Calibration of the model, tenths of its forecasts',
      head: ['from', 'to', 'events', 'forecast', 'observed'],
      rows: calibration.map(({ from, to, events, forecast, observed }) => [
        fixed(from, 3),
        fixed(to, 3),
        String(events),
        fixed(forecast, 3),
        fixed(observed, 3),
      ]),
      notes: [],
    },
    {
      title: 'Share of randomised PIT values in the central 90 %',
      head: ['events', 'number', 'coverage'],
      rows: coverage.map((row) => [row.group, String(row.events), percent(row.coverage)]),
      notes: [
        'Near 90 % is right: less, and forecasts were surer than they may be; more, and less sure.',
        'Events of one trial show whether forecasts are right on average, not how wide intervals should be: that takes events of many trials, such as ten questions each.',
      ],
    },
  ];
}

const isBaseline = (name: ForecasterName): name is BaselineName => name !== 'model' && name !== 'curve alone';

function interval({ mean, low, high }: { mean: number; low: number; high: number }): string {
  return `${fixed(mean)} (${fixed(low)} … ${fixed(high)})`;
}

const SIZE = 320;
const MARGIN = 56;
const BAR = 22;

/** A back-test as one picture: calibration on the left, log loss of every forecaster on the right. */
export function decayEvaluationSvg(evaluation: DecayEvaluation): string {
  const names = forecasterNames;
  const right = SIZE + 2 * MARGIN;
  const width = right + SIZE + 2 * MARGIN + 90;
  const height = SIZE + 2 * MARGIN;
  const most = Math.max(...names.map((name) => evaluation.scores[name].logLoss));
  const axis = axisOf(evaluation.calibration);
  const bars = names.map((name, i) => {
    const { logLoss } = evaluation.scores[name];
    const y = MARGIN + 24 + i * (BAR + 16);
    const length = (SIZE * logLoss) / most;
    const fill = name === 'model' ? '#1f6f5c' : '#84928e';
    return (
      `<text x="${right + 120}" y="${y + 15}" text-anchor="end">${name}</text>` +
      `<rect x="${right + 128}" y="${y}" width="${round(length * 0.75)}" height="${BAR}" fill="${fill}"/>` +
      `<text x="${round(right + 134 + length * 0.75)}" y="${y + 15}">${logLoss.toFixed(4)}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" font-size="12" fill="#1f2937" role="img" aria-labelledby="title description">`,
    '<title id="title">Back-test of the decay model</title>',
    `<desc id="description">${inWords(evaluation)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="${MARGIN - 20}" font-weight="bold">Calibration: observed by forecast</text>`,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#8a9591"/>`,
    `<line x1="${MARGIN}" y1="${MARGIN + SIZE}" x2="${MARGIN + SIZE}" y2="${MARGIN}" stroke="#8a9591" stroke-dasharray="4 4"/>`,
    ...[axis.from, (axis.from + axis.to) / 2, axis.to].flatMap((tick) => [
      `<text x="${axis.x(tick)}" y="${MARGIN + SIZE + 18}" text-anchor="middle">${tick.toFixed(2)}</text>`,
      `<text x="${MARGIN - 8}" y="${axis.y(tick) + 4}" text-anchor="end">${tick.toFixed(2)}</text>`,
    ]),
    `<text x="${MARGIN + SIZE / 2}" y="${MARGIN + SIZE + 36}" text-anchor="middle">mean forecast, in tenths of the events</text>`,
    `<text transform="translate(14 ${MARGIN + SIZE / 2}) rotate(-90)" text-anchor="middle">observed share passed</text>`,
    polyline(evaluation.calibration, axis),
    ...evaluation.calibration.map(
      ({ forecast, observed }) =>
        `<circle cx="${axis.x(forecast)}" cy="${axis.y(observed)}" r="4" fill="#1f6f5c"/>`,
    ),
    `<text x="${right + 40}" y="${MARGIN - 20}" font-weight="bold">Log loss of ${eventsOf(evaluation)}, lower is better</text>`,
    ...bars,
    '</svg>',
    '',
  ].join('\n');
}

function eventsOf({ scored }: DecayEvaluation): string {
  return `${scored.toLocaleString('en')} ${scored === 1 ? 'event' : 'events'}`;
}

function inWords(evaluation: DecayEvaluation): string {
  const { scores, calibration } = evaluation;
  const losses = forecasterNames.map((name) => `${name} ${fixed(scores[name].logLoss)}`).join(', ');
  const tenths = calibration
    .map(({ forecast, observed }) => `${fixed(forecast, 2)} forecast, ${fixed(observed, 2)} observed`)
    .join('; ');
  return `Log loss of ${eventsOf(evaluation)}, lower is better: ${losses}. Calibration in tenths of the events: ${tenths}.`;
}

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** From the tenth below all that is shown to the tenth above it, the same both ways. */
function axisOf(rows: readonly CalibrationRow[]): Axis {
  const shown = rows.flatMap(({ forecast, observed }) => [forecast, observed]);
  const from = Math.max(0, Math.floor(10 * Math.min(...shown)) / 10);
  const to = Math.min(1, Math.max(from + 0.1, Math.ceil(10 * Math.max(...shown)) / 10));
  const share = (value: number) => (value - from) / (to - from);
  return {
    from,
    to,
    x: (value) => round(MARGIN + share(value) * SIZE),
    y: (value) => round(MARGIN + (1 - share(value)) * SIZE),
  };
}

function polyline(rows: readonly CalibrationRow[], { x, y }: Axis): string {
  const points = rows.map(({ forecast, observed }) => `${x(forecast)},${y(observed)}`);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="#1f6f5c"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

import type { Timeline } from './log.ts';
import { refitPlaces } from './log.ts';

/**
 * What the model has to beat, each forecasting from earlier events only, by place in time; events of one moment are
 * forecast together.
 */
export const baselineNames = [
  'constant',
  'moving average',
  'series mean',
  'half-life regression',
  'unpooled exponential',
  'per-skill exponential',
] as const;
export type BaselineName = (typeof baselineNames)[number];

export interface BaselineEvents {
  readonly person: ArrayLike<number>;
  readonly skill: ArrayLike<number>;
  readonly series: ArrayLike<number>;
  readonly at: ArrayLike<number>;
  readonly score: ArrayLike<number>;
  /** As the log has them, of rubric scores too. */
  readonly trials: ArrayLike<number>;
  readonly gapDays: ArrayLike<number>;
}

interface Forecaster {
  forecast(event: number): number;
  learn(event: number): void;
}

export function forecastBaselines(timeline: Timeline): Record<BaselineName, Float64Array> {
  const events = baselineEvents(timeline);
  const halfLife = new HalfLifeRegression(events);
  const refits = new Set(refitPlaces(timeline.events.at, 20));
  return {
    constant: run(
      events,
      mean(events, () => 0),
    ),
    'moving average': run(events, movingAverage(events)),
    'series mean': run(
      events,
      mean(events, (event) => events.series[event]!),
    ),
    'half-life regression': run(events, halfLife, (place) => {
      if (refits.has(place)) halfLife.fit(place);
    }),
    'unpooled exponential': run(
      events,
      exponential(events, (event) => events.series[event]!),
    ),
    'per-skill exponential': run(
      events,
      exponential(events, (event) => events.skill[event]!),
    ),
  };
}

export function baselineEvents({ events, gapDays, trials }: Timeline): BaselineEvents {
  return { ...events, trials, gapDays };
}

function run(events: BaselineEvents, forecaster: Forecaster, before?: (place: number) => void): Float64Array {
  const count = events.at.length;
  const forecasts = new Float64Array(count);
  for (let from = 0; from < count; ) {
    let to = from;
    while (to < count && events.at[to] === events.at[from]) to++;
    before?.(from);
    for (let event = from; event < to; event++) forecasts[event] = forecaster.forecast(event);
    for (let event = from; event < to; event++) forecaster.learn(event);
    from = to;
  }
  return forecasts;
}

/** One average a person: starts at .9, moves .02 of the way to each score. */
function movingAverage(events: BaselineEvents): Forecaster {
  const average = new Map<number, number>();
  const forecast = (event: number) => average.get(events.person[event]!) ?? 0.9;
  return {
    forecast,
    learn(event) {
      average.set(events.person[event]!, forecast(event) + 0.02 * (events.score[event]! - forecast(event)));
    },
  };
}

/** Share passed of all trials of a group so far, under a Beta(.9, .1) prior. */
function mean(events: BaselineEvents, groupOf: (event: number) => number): Forecaster {
  const groups = new Map<number, { passed: number; trials: number }>();
  return {
    forecast(event) {
      const group = groups.get(groupOf(event));
      return (0.9 + (group?.passed ?? 0)) / (1 + (group?.trials ?? 0));
    },
    learn(event) {
      const group = groups.get(groupOf(event)) ?? { passed: 0, trials: 0 };
      group.passed += events.score[event]! * events.trials[event]!;
      group.trials += events.trials[event]!;
      groups.set(groupOf(event), group);
    },
  };
}

const LEVELS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.99];
const HALF_LIVES = Array.from({ length: 16 }, (_, i) => 0.5 * 2 ** i);

/**
 * p₀·2^{−t/h} of a group, by maximum likelihood on a grid of p₀ × h (t: days since the series' former event), with the
 * weight of one trial at .9 against the extremes; .9 before anything is known.
 */
function exponential(events: BaselineEvents, groupOf: (event: number) => number): Forecaster {
  const groups = new Map<number, Float64Array>();
  const cells = LEVELS.length * HALF_LIVES.length;
  const at = (cell: number, days: number) =>
    Math.min(
      0.995,
      Math.max(
        0.005,
        LEVELS[Math.floor(cell / HALF_LIVES.length)]! * 2 ** (-days / HALF_LIVES[cell % HALF_LIVES.length]!),
      ),
    );
  const daysOf = (event: number) => (Number.isNaN(events.gapDays[event]!) ? 0 : events.gapDays[event]!);
  return {
    forecast(event) {
      const likelihood = groups.get(groupOf(event));
      if (likelihood === undefined) return 0.9;
      let best = 0;
      // Of equally likely ones the longest half-life: what was not seen to fade has not faded.
      for (let cell = 1; cell < cells; cell++) if (likelihood[cell]! >= likelihood[best]!) best = cell;
      return at(best, daysOf(event));
    },
    learn(event) {
      let likelihood = groups.get(groupOf(event));
      if (likelihood === undefined) {
        likelihood = Float64Array.from(
          { length: cells },
          (_, cell) => 0.9 * Math.log(at(cell, 0)) + 0.1 * Math.log(1 - at(cell, 0)),
        );
        groups.set(groupOf(event), likelihood);
      }
      const passed = events.score[event]! * events.trials[event]!;
      const failed = events.trials[event]! - passed;
      for (let cell = 0; cell < cells; cell++) {
        const p = at(cell, daysOf(event));
        likelihood[cell]! += passed * Math.log(p) + failed * Math.log(1 - p);
      }
    },
  };
}

/**
 * Half-life regression (Settles & Meeder 2016): p = 2^{−t/h}, log₂ h = θᵀ(1, √(1 + passed), √(1 + failed)), h in 15
 * minutes..274 days as theirs. AdaGrad (rate .1) on (p − y)² + .1·|θ|²/n; their second target, an h inferred from y,
 * has no value for y of 0 or 1 and is left out.
 */
class HalfLifeRegression implements Forecaster {
  private theta = [Math.log2(100), 0, 0];
  private readonly events: BaselineEvents;
  private readonly passed = new Map<number, number>();
  private readonly failed = new Map<number, number>();
  private readonly features: (readonly [number, number, number])[] = [];

  constructor(events: BaselineEvents) {
    this.events = events;
  }

  private featuresOf(event: number): readonly [number, number, number] {
    const series = this.events.series[event]!;
    return [1, Math.sqrt(1 + (this.passed.get(series) ?? 0)), Math.sqrt(1 + (this.failed.get(series) ?? 0))];
  }

  private halfLife(features: readonly number[]): number {
    const exponent = features.reduce((sum, x, i) => sum + x * this.theta[i]!, 0);
    return Math.min(
      LONGEST_HALF_LIFE,
      Math.max(SHORTEST_HALF_LIFE, 2 ** Math.min(30, Math.max(-30, exponent))),
    );
  }

  forecast(event: number): number {
    const days = this.events.gapDays[event]!;
    if (Number.isNaN(days)) return 0.9;
    return 2 ** (-days / this.halfLife(this.featuresOf(event)));
  }

  learn(event: number): void {
    const series = this.events.series[event]!;
    const passed = this.events.score[event]! * this.events.trials[event]!;
    this.features[event] = this.featuresOf(event);
    this.passed.set(series, (this.passed.get(series) ?? 0) + passed);
    this.failed.set(series, (this.failed.get(series) ?? 0) + this.events.trials[event]! - passed);
  }

  /** Three passes over the events before `place`, from the weights that stand. */
  fit(place: number): void {
    const squares = [1e-8, 1e-8, 1e-8];
    for (let pass = 0; pass < 3; pass++) {
      for (let event = 0; event < place; event++) {
        const days = this.events.gapDays[event]!;
        if (Number.isNaN(days)) continue;
        const features = this.features[event]!;
        const halfLife = this.halfLife(features);
        const p = 2 ** (-days / halfLife);
        const slope = 2 * (p - this.events.score[event]!) * Math.LN2 * Math.LN2 * p * (days / halfLife);
        for (let i = 0; i < 3; i++) {
          const gradient = slope * features[i]! + (i === 0 ? 0 : (0.1 / place) * this.theta[i]!);
          squares[i]! += gradient * gradient;
          this.theta[i]! -= (0.1 * gradient) / Math.sqrt(squares[i]!);
        }
      }
    }
  }
}

const SHORTEST_HALF_LIFE = 15 / (24 * 60);
const LONGEST_HALF_LIFE = 274;

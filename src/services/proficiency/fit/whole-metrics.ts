import type { Metric } from '../../../domain/attempt.ts';
import { ESTIMATED_FROM, type FitPlan } from './planning/fit-plan.ts';

/**
 * What a fit keeps of itself on its Run: the sums over its parts, and how well each fitted series' last event, which no
 * estimate had seen, was forecast from the earlier ones.
 */
export function metricsOf(plan: FitPlan, parts: readonly (readonly Metric[])[]): Metric[] {
  const sum = (wanted: string) =>
    parts.reduce((total, part) => total + (part.find(({ name }) => name === wanted)?.value ?? 0), 0);
  const metric = (name: string, value: number, unit: string | null = null): Metric => ({ name, value, unit });
  const held = sum('held-out events');
  const metrics = [
    metric('people', sum('people')),
    metric('series', sum('series')),
    metric('series written', sum('series written')),
    metric('observations', sum('observations')),
    metric('observations in all', plan.observations),
    metric(ESTIMATED_FROM, plan.estimatedFrom),
    metric('parts', parts.length),
    ...['reading', 'fitting', 'writing'].map((name) => metric(name, sum(name), 's')),
    metric('held-out events', held),
  ];
  if (held === 0) return metrics;
  const perEvent = (name: string) => metric(name, rounded(sum(name) / held), 'nats per event');
  return [...metrics, perEvent('held-out log loss'), perEvent('held-out log loss of the series mean')];
}

/** To what does not depend on how people are divided into parts, in whose order the sums are taken. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

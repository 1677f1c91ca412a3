import { uniforms } from '../../../src/analytics/decay/back-test/bootstrap.ts';
import { DAY } from '../../../src/domain/clock.ts';
import type { DecayLog } from '../../../src/domain/decay-log.ts';

export interface LogRow {
  readonly person: number;
  readonly skill: number;
  readonly at: number;
  readonly successes: number;
  readonly trials: number;
  readonly kind?: number;
  readonly evaluator?: number;
  readonly reinforces?: boolean;
}

export function toLog(rows: readonly LogRow[]): DecayLog {
  const column = (value: (row: LogRow) => number) => rows.map(value);
  const most = (value: (row: LogRow) => number) =>
    rows.reduce((largest, row) => Math.max(largest, value(row) + 1), 0);
  return {
    person: Uint32Array.from(column(({ person }) => person)),
    skill: Uint32Array.from(column(({ skill }) => skill)),
    at: Float64Array.from(column(({ at }) => at)),
    successes: Float64Array.from(column(({ successes }) => successes)),
    trials: Float64Array.from(column(({ trials }) => trials)),
    kind: Uint8Array.from(column(({ kind }) => kind ?? 0)),
    evaluator: Int32Array.from(column(({ evaluator }) => evaluator ?? -1)),
    reinforces: Uint8Array.from(column(({ reinforces }) => (reinforces === false ? 0 : 1))),
    people: most(({ person }) => person),
    skills: most(({ skill }) => skill),
    evaluators: most(({ evaluator }) => evaluator ?? -1),
  };
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Events of a power-law world with true proficiencies: `people` × `skills` series of `events` each. */
export function simulate({
  people,
  skills,
  events,
  trials,
  seed,
  medianHalfLife = 60,
}: {
  readonly people: number;
  readonly skills: number;
  readonly events: number;
  readonly trials: number;
  readonly seed: number;
  readonly medianHalfLife?: number;
}): (LogRow & { readonly proficiency: number })[] {
  const draw = uniforms(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const rows: (LogRow & { proficiency: number })[] = [];
  for (let person = 0; person < people; person++) {
    const effect = 0.5 * normal();
    for (let skill = 0; skill < skills; skill++) {
      const ability = 1.5 + effect + 0.6 * normal();
      const halfLife = medianHalfLife * Math.exp(0.6 * normal());
      let at = Math.floor(draw() * 30 * DAY);
      for (let event = 0; event < events; event++) {
        const days = event === 0 ? 0 : 1.5 + draw() * 120;
        at += Math.floor(days * DAY);
        const proficiency = 0.05 + (logistic(ability) - 0.05) / (1 + days / halfLife);
        let successes = 0;
        for (let trial = 0; trial < trials; trial++) if (draw() < proficiency) successes++;
        rows.push({ person, skill, at, successes, trials, proficiency });
      }
    }
  }
  return rows.sort((a, b) => a.at - b.at);
}

import type { Pause } from './pause.ts';
import type { SkillNumbers } from './skill-numbers.ts';
import type { FittedRows } from './talent-index.ts';

/** Fitted series by column, as a graph's column reader hands them over. */
export interface FittedBatch {
  readonly length: number;
  readonly columns: {
    readonly personId: readonly string[];
    readonly skillId: readonly string[];
    readonly initial: Float64Array;
    readonly halfLifeDays: Float64Array;
    readonly abilityVariance: Float64Array;
    readonly logHalfLifeVariance: Float64Array;
    readonly covariance: Float64Array;
    readonly lastReinforcedAt: Float64Array;
    readonly lastAt: Float64Array;
    readonly observations: Float64Array;
  };
}

const SLICE = 20_000;
const MOST_OBSERVATIONS = 0xffff;

/** Collects the series of all batches in growing typed arrays, people and skills as numbers. */
export class FittedColumns {
  length = 0;
  /** The newest evidence met; −∞ before the first. */
  watermark = -Infinity;
  columns = allocate(1024);
  readonly #personNumber: ReadonlyMap<string, number>;
  readonly #skills: SkillNumbers;

  constructor(personNumber: ReadonlyMap<string, number>, skills: SkillNumbers) {
    this.#personNumber = personNumber;
    this.#skills = skills;
  }

  async add(batch: FittedBatch, pause: Pause): Promise<void> {
    this.#reserve(this.length + batch.length);
    for (let from = 0; from < batch.length; from += SLICE) {
      this.#copy(batch, from, Math.min(batch.length, from + SLICE));
      await pause();
    }
  }

  #copy({ columns: source }: FittedBatch, from: number, to: number): void {
    const target = this.columns;
    for (let i = from; i < to; i++) {
      const person = this.#personNumber.get(source.personId[i]!);
      if (person === undefined) throw new RangeError('A fitted series belongs to a person who was not read.');
      const row = this.length++;
      target.person[row] = person;
      target.skill[row] = this.#skills.number(source.skillId[i]!);
      target.initial[row] = source.initial[i]!;
      target.halfLifeDays[row] = source.halfLifeDays[i]!;
      target.abilityVariance[row] = source.abilityVariance[i]!;
      target.logHalfLifeVariance[row] = source.logHalfLifeVariance[i]!;
      target.covariance[row] = source.covariance[i]!;
      target.lastReinforcedAt[row] = source.lastReinforcedAt[i]!;
      target.lastAt[row] = source.lastAt[i]!;
      target.observations[row] = Math.min(MOST_OBSERVATIONS, source.observations[i]!);
      if (source.lastAt[i]! > this.watermark) this.watermark = source.lastAt[i]!;
    }
  }

  #reserve(length: number): void {
    if (length <= this.columns.person.length) return;
    const grown = allocate(Math.max(length, Math.ceil(this.columns.person.length * 1.5)));
    for (const name of Object.keys(grown) as (keyof typeof grown)[]) grown[name].set(this.columns[name]);
    this.columns = grown;
  }
}

function allocate(length: number) {
  return { person: new Uint32Array(length), ...allocateSeries(length) };
}

/** What is kept of each fitted series, in the numbers that it needs; all 0. */
export function allocateSeries(length: number): Omit<FittedRows, 'start'> {
  return {
    skill: new Uint32Array(length),
    initial: new Float32Array(length),
    halfLifeDays: new Float32Array(length),
    abilityVariance: new Float32Array(length),
    logHalfLifeVariance: new Float32Array(length),
    covariance: new Float32Array(length),
    lastReinforcedAt: new Float64Array(length),
    lastAt: new Float64Array(length),
    observations: new Uint16Array(length),
  };
}

import type { CurveClass } from '../../analytics/decay/model/curve.ts';
import type { SkillColumns } from '../talent-index.ts';

/** Gives skills their numbers in the order in which they are met. */
export class SkillNumbers {
  readonly #ids: string[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #classOf: number[] = [];
  readonly #classes: readonly CurveClass[];
  readonly #classOfSkill: (skillId: string) => number;

  constructor(classes: readonly CurveClass[], classOfSkill: (skillId: string) => number) {
    this.#classes = classes;
    this.#classOfSkill = classOfSkill;
  }

  number(skillId: string): number {
    const known = this.#numberOf.get(skillId);
    if (known !== undefined) return known;
    const number = this.#ids.length;
    this.#numberOf.set(skillId, number);
    this.#ids.push(skillId);
    this.#classOf.push(this.#classOfSkill(skillId));
    return number;
  }

  columns(): SkillColumns {
    return {
      ids: this.#ids,
      numberOf: this.#numberOf,
      classOf: Uint8Array.from(this.#classOf),
      classes: this.#classes,
    };
  }
}

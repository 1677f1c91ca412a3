import { DAY } from '../domain/clock.ts';
import { addOwn, type Kernel, raiseReach, scanError } from './posting-kernels.ts';
import type { RoleQuery } from './role-query.ts';
import { RANGE_SIZE, type TalentIndex } from './talent-index.ts';

/**
 * The upper bounds of one range of people, for one or several roles: Σ importance·min(1, μ/level)/Σ importance, own
 * skills and what adjacent ones carry over; several roles by the highest. 0 only for people without any evidence.
 */
export class RangeScan {
  readonly bounds = new Float32Array(RANGE_SIZE);
  readonly #sums = new Float32Array(RANGE_SIZE);
  readonly #reach = new Float32Array(RANGE_SIZE);
  readonly #met = new Uint16Array(RANGE_SIZE);
  readonly #index: TalentIndex;
  readonly #roles: readonly RoleQuery[];
  readonly #days: number;
  /** How far a bound can stand below the score that it bounds. */
  readonly error: number;

  constructor(index: TalentIndex, roles: readonly RoleQuery[], asOf: number) {
    this.#index = index;
    this.#roles = roles;
    this.#days = (asOf - index.postings.epoch) / DAY;
    this.error = scanError(index.postings) + Math.max(...roles.map(clampingError));
  }

  /** Fills `bounds` for the range. */
  scan(range: number): void {
    const single = this.#roles.length === 1;
    this.bounds.fill(0);
    for (const role of this.#roles) {
      const sums = single ? this.bounds : this.#sums;
      this.#scanRole(role, range, sums);
      if (single) return;
      for (let i = 0; i < RANGE_SIZE; i++) {
        if (sums[i]! > this.bounds[i]!) this.bounds[i] = sums[i]!;
        sums[i] = 0;
      }
    }
  }

  #scanRole(role: RoleQuery, range: number, sums: Float32Array): void {
    const { postings, bridges } = this.#index;
    const stride = postings.ranges + 1;
    for (const { skill, importance, level } of role.requirements) {
      if (skill < 0) continue;
      const weight = importance / role.totalImportance;
      const at = skill * stride + range;
      const from = postings.rangeStart[at]!;
      const to = postings.rangeStart[at + 1]!;
      const met = this.#carryOver(skill, range, bridges.start[skill]!, bridges.start[skill + 1]!);
      addOwn(this.#kernel(skill), from, to, weight, level, sums);
      if (met > 0) this.#addCarried(met, from, to, weight, level, sums);
    }
  }

  /** Fills `#reach` with the best that adjacent skills carry over to `skill`; gives how many people that reaches. */
  #carryOver(_skill: number, range: number, from: number, to: number): number {
    const { postings, bridges } = this.#index;
    let met = 0;
    for (let edge = from; edge < to; edge++) {
      const source = bridges.from[edge]!;
      const at = source * (postings.ranges + 1) + range;
      const strength = bridges.strength[edge]!;
      const first = postings.rangeStart[at]!;
      const end = postings.rangeStart[at + 1]!;
      met = raiseReach(this.#kernel(source), first, end, strength, this.#reach, this.#met, met);
    }
    return met;
  }

  /** Own evidence of postings `from..to` takes the place of what was carried over; the rest of the reached get it. */
  #addCarried(
    met: number,
    from: number,
    to: number,
    weight: number,
    level: number,
    sums: Float32Array,
  ): void {
    const reach = this.#reach;
    const { person } = this.#index.postings;
    for (let i = from; i < to; i++) reach[person[i]!] = 0;
    for (let i = 0; i < met; i++) {
      const who = this.#met[i]!;
      const share = reach[who]! / level;
      sums[who]! += share < 1 ? weight * share : weight;
      reach[who] = 0;
    }
  }

  #kernel(skill: number): Kernel {
    const { skills, postings } = this.#index;
    const { shape, floor } = skills.classes[skills.classOf[skill]!]!;
    return { postings, shape, floor, days: this.#days };
  }
}

/** The Beta of a latent proficiency keeps its mean at 1e-6 or above, and so can exceed a plug-in next to 0. */
function clampingError(role: RoleQuery): number {
  let error = 0;
  for (const { importance, level } of role.requirements)
    error += (importance / role.totalImportance) * (1e-6 / level);
  return Math.min(1, error);
}

import { DAY } from '../domain/clock.ts';
import type { Pause } from './pause.ts';
import { type CurveMoment, meansAt, scanError } from './posting-means.ts';
import type { RoleQuery } from './role-query.ts';
import { RANGE_SIZE, type TalentIndex } from './talent-index.ts';

/**
 * The upper bounds of one range of people, for one or several roles: Σ importance·min(1, μ/level)/Σ importance, own
 * skills and what adjacent ones carry over; several roles by the highest. Only people with evidence are met.
 */
export class RangeScan {
  /** How many people of the range have a bound: those in `met` before this position, each once. */
  count = 0;
  /** Positions in the range. */
  readonly met = new Uint16Array(RANGE_SIZE);
  /** By position in the range; 0 for whoever was not met. */
  readonly bounds = new Float32Array(RANGE_SIZE);
  /** How far a bound can stand below the score that it bounds. */
  readonly error: number;
  readonly #sums = new Float32Array(RANGE_SIZE);
  readonly #summed = new Uint16Array(RANGE_SIZE);
  readonly #reach = new Float32Array(RANGE_SIZE);
  readonly #reached = new Uint16Array(RANGE_SIZE);
  readonly #means = new Float32Array(RANGE_SIZE);
  readonly #index: TalentIndex;
  readonly #roles: readonly RoleQuery[];
  readonly #moments: readonly CurveMoment[];

  constructor(index: TalentIndex, roles: readonly RoleQuery[], asOf: number) {
    this.#index = index;
    this.#roles = roles;
    const days = (asOf - index.postings.epoch) / DAY;
    this.#moments = index.skills.classes.map(({ shape, floor }) => ({ shape, floor, days }));
    this.error = scanError(index.postings) + Math.max(...roles.map(clampingError));
  }

  /** Takes the place of what stood in `met` and `bounds`. Pauses between roles: many of them read many postings. */
  async scan(range: number, pause: Pause): Promise<void> {
    const { bounds, met } = this;
    for (let i = 0; i < this.count; i++) bounds[met[i]!] = 0;
    const [only] = this.#roles;
    if (this.#roles.length === 1) {
      this.count = this.#scanRole(only!, range, bounds, met);
      return;
    }
    this.count = 0;
    const sums = this.#sums;
    for (const role of this.#roles) {
      const count = this.#scanRole(role, range, sums, this.#summed);
      for (let i = 0; i < count; i++) {
        const who = this.#summed[i]!;
        if (bounds[who] === 0) met[this.count++] = who;
        if (sums[who]! > bounds[who]!) bounds[who] = sums[who]!;
        sums[who] = 0;
      }
      await pause();
    }
  }

  /** Adds a role's bounds to `sums`, all 0 before; gives how many people are in `met` afterwards. */
  #scanRole(role: RoleQuery, range: number, sums: Float32Array, met: Uint16Array): number {
    const { postings, bridges } = this.#index;
    const stride = postings.ranges + 1;
    let count = 0;
    for (const { skill, importance, level } of role.requirements) {
      if (skill < 0) continue;
      const weight = importance / role.totalImportance;
      const from = postings.rangeStart[skill * stride + range]!;
      const to = postings.rangeStart[skill * stride + range + 1]!;
      const reached = this.#carryOver(range, bridges.start[skill]!, bridges.start[skill + 1]!);
      count = this.#addOwn(skill, from, to, weight, 1 / level, sums, met, count);
      if (reached > 0) count = this.#addCarried(reached, from, to, weight, 1 / level, sums, met, count);
    }
    return count;
  }

  #addOwn(
    skill: number,
    from: number,
    to: number,
    weight: number,
    perLevel: number,
    sums: Float32Array,
    met: Uint16Array,
    before: number,
  ): number {
    const { person } = this.#index.postings;
    const means = this.#means;
    meansAt(this.#index.postings, this.#momentOf(skill), from, to, means);
    let count = before;
    for (let i = from; i < to; i++) {
      const who = person[i]!;
      const share = means[i - from]! * perLevel;
      const sum = sums[who]!;
      if (sum === 0) met[count++] = who;
      sums[who] = sum + (share < 1 ? weight * share : weight);
    }
    return count;
  }

  /** Fills `#reach` with the best that adjacent skills carry over; gives how many people that reaches. */
  #carryOver(range: number, from: number, to: number): number {
    const { postings, bridges } = this.#index;
    const { person } = postings;
    const reach = this.#reach;
    const means = this.#means;
    let reached = 0;
    for (let edge = from; edge < to; edge++) {
      const source = bridges.from[edge]!;
      const at = source * (postings.ranges + 1) + range;
      const strength = bridges.strength[edge]!;
      const first = postings.rangeStart[at]!;
      const end = postings.rangeStart[at + 1]!;
      meansAt(postings, this.#momentOf(source), first, end, means);
      for (let i = first; i < end; i++) {
        const who = person[i]!;
        const carried = strength * means[i - first]!;
        const standing = reach[who]!;
        if (carried > standing) {
          if (standing === 0) this.#reached[reached++] = who;
          reach[who] = carried;
        }
      }
    }
    return reached;
  }

  /** Own evidence of postings `from..to` takes the place of what was carried over; the rest of the reached get it. */
  #addCarried(
    reached: number,
    from: number,
    to: number,
    weight: number,
    perLevel: number,
    sums: Float32Array,
    met: Uint16Array,
    before: number,
  ): number {
    const reach = this.#reach;
    const { person } = this.#index.postings;
    for (let i = from; i < to; i++) reach[person[i]!] = 0;
    let count = before;
    for (let i = 0; i < reached; i++) {
      const who = this.#reached[i]!;
      const share = reach[who]! * perLevel;
      if (share === 0) continue;
      const sum = sums[who]!;
      if (sum === 0) met[count++] = who;
      sums[who] = sum + (share < 1 ? weight * share : weight);
      reach[who] = 0;
    }
    return count;
  }

  #momentOf(skill: number): CurveMoment {
    return this.#moments[this.#index.skills.classOf[skill]!]!;
  }
}

/** The Beta of a latent proficiency keeps its mean at 1e-6 or above, and so can exceed a plug-in next to 0. */
function clampingError(role: RoleQuery): number {
  let error = 0;
  for (const { importance, level } of role.requirements)
    error += (importance / role.totalImportance) * (1e-6 / level);
  return Math.min(1, error);
}

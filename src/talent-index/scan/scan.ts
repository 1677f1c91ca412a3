import type { Pause } from '../pause.ts';
import type { RoleQuery } from '../rank/role-query.ts';
import { SEGMENT_SIZE, type Segment } from '../segments/segment.ts';
import type { TalentIndex } from '../talent-index.ts';
import { type CurveMoment, curveMoment, meansAt, scanError, touch, touchSlots } from './posting-means.ts';

/**
 * The upper bounds of one segment's people, for one or several roles: Σ importance·min(1, μ/level)/Σ importance, own
 * skills and what adjacent ones carry over; several roles by the highest. Only people with evidence are met.
 */
export class SegmentScan {
  /** How many people of the segment have a bound: those in `met` before this position, each once. */
  count = 0;
  /** Slots of the segment. */
  readonly met: Uint16Array;
  /** By slot; 0 for whoever was not met. */
  readonly bounds: Float32Array;
  /** How far a bound can stand below the score that it bounds. */
  readonly error: number;
  /** Keeps the reads of `touch` from being left out. */
  touched = 0;
  readonly #room: Room;
  readonly #sums: Float32Array;
  readonly #summed: Uint16Array;
  readonly #reach: Float32Array;
  readonly #reached: Uint16Array;
  readonly #means: Float32Array;
  readonly #index: TalentIndex;
  readonly #roles: readonly RoleQuery[];
  readonly #moments: readonly CurveMoment[];

  constructor(index: TalentIndex, roles: readonly RoleQuery[], asOf: number) {
    const room = free.pop() ?? newRoom();
    this.#room = room;
    this.met = room.met;
    this.bounds = room.bounds;
    this.#sums = room.sums;
    this.#summed = room.summed;
    this.#reach = room.reach;
    this.#reached = room.reached;
    this.#means = room.means;
    this.#index = index;
    this.#roles = roles;
    this.#moments = index.skills.classes.map((skillClass) => curveMoment(skillClass, asOf));
    this.error = Math.max(...roles.map((role) => scanError(role.requirements.length) + clampingError(role)));
  }

  /** Leaves its room to the next scan: nothing of this one may be read afterwards. Whoever fails need not call it. */
  release(): void {
    for (let i = 0; i < this.count; i++) this.bounds[this.met[i]!] = 0;
    this.count = 0;
    if (free.length < ROOMS_KEPT) free.push(this.#room);
  }

  /** Takes the place of what stood in `met` and `bounds`. Pauses between roles: many of them read many postings. */
  async scan(segment: Segment, pause: Pause): Promise<void> {
    const { bounds, met } = this;
    for (let i = 0; i < this.count; i++) bounds[met[i]!] = 0;
    const [only] = this.#roles;
    if (this.#roles.length === 1) {
      this.count = this.#scanRole(only!, segment, bounds, met);
      return;
    }
    this.count = 0;
    const sums = this.#sums;
    for (const role of this.#roles) {
      const count = this.#scanRole(role, segment, sums, this.#summed);
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
  #scanRole(role: RoleQuery, segment: Segment, sums: Float32Array, met: Uint16Array): number {
    const { bridges } = this.#index;
    let count = 0;
    if (bridges.from.length === 0) this.#touchOwn(role, segment);
    for (const { skill, importance, level } of role.requirements) {
      if (skill < 0) continue;
      this.#touchAdjacent(segment, skill);
      const weight = importance / role.totalImportance;
      const reached = this.#carryOver(segment, bridges.start[skill]!, bridges.start[skill + 1]!);
      count = this.#addOwn(segment, skill, weight, weight / level, sums, met, count);
      if (reached > 0) count = this.#addCarried(segment, skill, reached, weight, sums, met, count);
    }
    return count;
  }

  #touchOwn({ requirements }: RoleQuery, segment: Segment): void {
    const { start, skills } = segment;
    for (const { skill } of requirements) {
      if (skill >= 0 && skill < skills) this.touched ^= touch(segment, start[skill]!, start[skill + 1]!);
    }
  }

  #touchAdjacent(segment: Segment, skill: number): void {
    const { bridges } = this.#index;
    const { start, skills } = segment;
    const end = bridges.start[skill + 1]!;
    if (bridges.start[skill] === end) return;
    if (skill < skills) this.touched ^= touch(segment, start[skill]!, start[skill + 1]!);
    for (let edge = bridges.start[skill]!; edge < end; edge++) {
      const source = bridges.from[edge]!;
      // Of an adjacent skill only who shows it is asked.
      if (source < skills) this.touched ^= touchSlots(segment, start[source]!, start[source + 1]!);
    }
  }

  #addOwn(
    segment: Segment,
    skill: number,
    weight: number,
    slope: number,
    sums: Float32Array,
    met: Uint16Array,
    before: number,
  ): number {
    if (skill >= segment.skills) return before;
    const { slot, start } = segment;
    const from = start[skill]!;
    const to = start[skill + 1]!;
    const means = meansAt(segment, this.#momentOf(skill), from, to, this.#means);
    let count = before;
    for (let i = from; i < to; i++) {
      const who = slot[i]!;
      const sum = sums[who]!;
      if (sum === 0) met[count++] = who;
      sums[who] = sum + Math.min(weight, slope * means[i - from]!);
    }
    return count;
  }

  /** Fills `#reach` with how likely people have to do with the skill at all; gives how many adjacent skills reach. */
  #carryOver(segment: Segment, firstEdge: number, endEdge: number): number {
    const { bridges } = this.#index;
    const { slot, start } = segment;
    const reach = this.#reach;
    let reached = 0;
    for (let edge = firstEdge; edge < endEdge; edge++) {
      const source = bridges.from[edge]!;
      if (source >= segment.skills) continue;
      const probability = bridges.probability[edge]!;
      const to = start[source + 1]!;
      for (let i = start[source]!; i < to; i++) {
        const who = slot[i]!;
        const standing = reach[who]!;
        if (probability > standing) {
          if (standing === 0) this.#reached[reached++] = who;
          reach[who] = probability;
        }
      }
    }
    return reached;
  }

  /** Own evidence takes the place of what is inferred; the rest of the reached are bounded by the whole level, if they do it. */
  #addCarried(
    segment: Segment,
    skill: number,
    reached: number,
    weight: number,
    sums: Float32Array,
    met: Uint16Array,
    before: number,
  ): number {
    const { slot, start } = segment;
    const reach = this.#reach;
    if (skill < segment.skills) {
      for (let i = start[skill]!; i < start[skill + 1]!; i++) reach[slot[i]!] = 0;
    }
    let count = before;
    for (let i = 0; i < reached; i++) {
      const who = this.#reached[i]!;
      const carried = reach[who]!;
      if (carried === 0) continue;
      const sum = sums[who]!;
      if (sum === 0) met[count++] = who;
      sums[who] = sum + weight * carried;
      reach[who] = 0;
    }
    return count;
  }

  #momentOf(skill: number): CurveMoment {
    return this.#moments[this.#index.skills.classOf[skill]!]!;
  }
}

type Room = ReturnType<typeof newRoom>;

/** What one scan adds up in: `bounds`, `sums` and `reach` are all 0 between scans. */
function newRoom() {
  return {
    met: new Uint16Array(SEGMENT_SIZE),
    bounds: new Float32Array(SEGMENT_SIZE),
    sums: new Float32Array(SEGMENT_SIZE),
    summed: new Uint16Array(SEGMENT_SIZE),
    reach: new Float32Array(SEGMENT_SIZE),
    reached: new Uint16Array(SEGMENT_SIZE),
    means: new Float32Array(SEGMENT_SIZE),
  };
}

const ROOMS_KEPT = 4;
const free: Room[] = [];

/** The Beta of a latent proficiency keeps its mean at 1e-6 or above, and so can exceed a plug-in next to 0. */
function clampingError(role: RoleQuery): number {
  let error = 0;
  for (const { importance, level } of role.requirements)
    error += (importance / role.totalImportance) * (1e-6 / level);
  return Math.min(1, error);
}

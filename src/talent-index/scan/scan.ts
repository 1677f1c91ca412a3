import { Room } from '../kernel/room.ts';
import type { ScanKernel } from '../kernel/scan-kernel.ts';
import { LEAST } from '../kernel/scan-module.ts';
import type { Pause } from '../pause.ts';
import { clampingError, type RoleQuery } from '../rank/role-query.ts';
import type { Segment } from '../segments/segment.ts';
import type { TalentIndex } from '../talent-index.ts';
import { type CurveMoment, curveMoment, scanError, touch, touchSlots } from './posting-means.ts';
import { addShares, carryOver, sweep } from './room-loops.ts';
import { hideUnshown, showHidden, type UnshownSlots, unshownSlots } from './unshown-slots.ts';

/** Is given the bounds of one segment; none of it may be read after it returns. */
export type UseBounds = (bounds: SegmentBounds) => void;

/**
 * The upper bounds of one segment's people, for one or several roles: Σ importance·min(1, μ/level)/Σ importance, own
 * skills and what adjacent ones carry over; several roles by the highest. Only people with evidence are met, and all of them.
 */
export class SegmentScan {
  /** How far a bound can stand below the score that it bounds. */
  readonly error: number;
  /** Keeps the reads of `touch` from being left out. */
  touched = 0;
  readonly #roles: readonly (readonly ScannedRequirement[])[];
  readonly #moments: readonly CurveMoment[];
  readonly #bridged: boolean;

  constructor(index: TalentIndex, roles: readonly RoleQuery[], asOf: number) {
    this.#roles = roles.map((role) => scannedRequirements(index, role));
    this.#moments = index.skills.classes.map((skillClass) => curveMoment(skillClass, asOf));
    this.#bridged = index.bridges.from.length > 0;
    this.error = Math.max(
      ...roles.map((role) => scanError(role.requirements.length) + clampingError(index, role)),
    );
  }

  /**
   * Has the bounds used before anything else is scanned: at once by one role, where there is nothing to wait for (null). Pauses
   * between roles: many of them read many postings.
   */
  scan(segment: Segment, pause: Pause, use: UseBounds): Promise<void> | null {
    const room = segment.kernel?.room ?? own;
    if (this.#roles.length > 1) return this.#scanRoles(segment, room, pause, use);
    this.#scanRole(this.#roles[0]!, segment, room);
    new SegmentBounds(room, segment.kernel).give(use);
    return null;
  }

  async #scanRoles(segment: Segment, room: Room, pause: Pause, use: UseBounds): Promise<void> {
    const highest = free.pop() ?? new Room();
    for (const role of this.#roles) {
      this.#scanRole(role, segment, room);
      raise(highest, room);
      room.clear();
      await pause();
    }
    new SegmentBounds(highest, null).give(use);
    if (free.length < ROOMS_KEPT) free.push(highest);
  }

  /** Adds a role's bounds to a room in which nobody was met, and leaves none of them there where it fails. */
  #scanRole(requirements: readonly ScannedRequirement[], segment: Segment, room: Room): void {
    try {
      this.#addRole(requirements, segment, room);
    } catch (error) {
      room.reset();
      throw error;
    }
    room.checkCount();
  }

  #addRole(requirements: readonly ScannedRequirement[], segment: Segment, room: Room): void {
    if (!this.#bridged) for (const { skill } of requirements) this.#touch(segment, skill);
    const unshown = this.#bridged ? unshownSlots(segment) : null;
    for (const requirement of requirements) {
      if (this.#bridged) this.#touchAdjacent(segment, requirement);
      this.#addOwn(segment, requirement, room);
      if (requirement.bridges.length > 0) carryAll(segment, requirement, unshown, room);
    }
  }

  #addOwn(segment: Segment, { skill, curveClass, weight, slope }: ScannedRequirement, room: Room): void {
    if (skill >= segment.skills) return;
    const { kernel, start } = segment;
    const [from, to] = [start[skill]!, start[skill + 1]!];
    const moment = this.#moments[curveClass]!;
    if (kernel === null || moment.kernel === null || to - from < KERNEL_FROM) {
      addShares(room, segment, moment, from, to, weight, slope);
      return;
    }
    const { initial, halfLifeDays, lastReinforcedTick, slot } = segment;
    const run = {
      initial: initial.byteOffset + 4 * from,
      halfLife: halfLifeDays.byteOffset + 4 * from,
      last: lastReinforcedTick.byteOffset + 4 * from,
      slot: slot.byteOffset + 2 * from,
    };
    kernel.add(moment.kernel, moment, run, to - from, weight, slope);
  }

  #touch(segment: Segment, skill: number): void {
    const { start, skills } = segment;
    if (skill < skills) this.touched ^= touch(segment, start[skill]!, start[skill + 1]!);
  }

  #touchAdjacent(segment: Segment, { skill, bridges }: ScannedRequirement): void {
    const { start, skills } = segment;
    this.#touch(segment, skill);
    // Of an adjacent skill only who shows it is asked.
    for (const { from } of bridges)
      if (from < skills) this.touched ^= touchSlots(segment, start[from]!, start[from + 1]!);
  }
}

/** Fewer postings are done sooner than a kernel is called (18 ns). */
const KERNEL_FROM = 4;

/** The bounds of the people of one segment who were met. */
export class SegmentBounds {
  readonly #room: Room;
  readonly #kernel: ScanKernel | null;

  /** @param kernel the one whose room it is */
  constructor(room: Room, kernel: ScanKernel | null) {
    this.#room = room;
    this.#kernel = kernel;
  }

  /** How many there are: the first of `met`, each once. */
  get count(): number {
    return this.#room.count;
  }

  /** Slots of the segment. */
  get met(): Uint16Array {
    return this.#room.met;
  }

  /** By slot; 0 for whoever was not met. */
  get bounds(): Float32Array {
    return this.#room.sums;
  }

  /**
   * Says who of the segment is ranked.
   * @param eligible by slot: not 0
   * @param superseded the slots of those for whom another segment holds
   * @returns by slot: not 0 for whoever is
   */
  rank(eligible: Uint8Array, superseded: Uint16Array): Uint8Array {
    this.#room.rank(eligible, superseded);
    return this.#room.ranked;
  }

  /**
   * Leaves who is ranked and has a bound above the threshold, or less than a float32's last digits below it.
   * @returns how many are ranked, whatever their bound
   */
  keepAbove(threshold: number): number {
    const room = this.#room;
    const above = threshold - 2 ** -22;
    return this.#kernel === null ? sweep(room, above) : this.#kernel.sweep(above);
  }

  /** Hands them over, and leaves the room as it was. */
  give(use: UseBounds): void {
    try {
      use(this);
    } finally {
      this.#room.clear();
    }
  }
}

interface ScannedRequirement {
  readonly skill: number;
  readonly curveClass: number;
  /** Importance/Σ importance, and that over the level. */
  readonly weight: number;
  readonly slope: number;
  /** What leads to the skill, and what it adds of those who show it: the most first, so that it is found first. */
  readonly bridges: readonly { readonly from: number; readonly carried: number }[];
}

/**
 * A slope of float32 times a mean of 0 is 0, and not NaN as ∞·0 is. Levels that ask for a steeper one are below 2^−100: all
 * that they weigh is in `clampingError`, or every mean is so far above 0 that this slope reaches it.
 */
const STEEPEST = 2 ** 100;

function scannedRequirements(
  { bridges, skills }: TalentIndex,
  { requirements, totalImportance }: RoleQuery,
): ScannedRequirement[] {
  return requirements
    .filter(({ skill }) => skill >= 0)
    .map(({ skill, importance, level }) => {
      const weight = importance / totalImportance;
      const { start, from, probability } = bridges;
      const leading = [];
      for (let edge = start[skill]!; edge < start[skill + 1]!; edge++) {
        // A product that rounds to 0 carries something all the same: 0 is for who was met before.
        const carried = weight * probability[edge]! || LEAST;
        if (probability[edge]! > 0) leading.push({ from: from[edge]!, carried });
      }
      leading.sort((a, b) => b.carried - a.carried);
      const slope = Math.min(weight / level, STEEPEST);
      return { skill, curveClass: skills.classOf[skill]!, weight, slope, bridges: leading };
    });
}

/**
 * Own evidence takes the place of what is inferred; who shows an adjacent skill instead is bounded by the whole level, if
 * the person does it: by the one of them that makes this likeliest. Whoever has but an award of it, or achieved nothing in it, does not show it.
 */
function carryAll(
  segment: Segment,
  { skill, bridges }: ScannedRequirement,
  unshown: UnshownSlots | null,
  room: Room,
): void {
  room.nextStamp();
  carry(segment, skill, 0, room);
  for (const { from, carried } of bridges) {
    if (from >= segment.skills) continue;
    const hidden = unshown === null ? 0 : hideUnshown(room, unshown, from);
    carry(segment, from, carried, room);
    if (hidden > 0) showHidden(room, hidden);
  }
}

function carry(segment: Segment, skill: number, carried: number, room: Room): void {
  const { kernel, slot, start } = segment;
  if (skill >= segment.skills) return;
  const [from, to] = [start[skill]!, start[skill + 1]!];
  if (kernel === null || to - from < KERNEL_FROM) carryOver(room, segment, from, to, carried);
  else kernel.carry(slot.byteOffset + 2 * from, to - from, carried);
}

/** Takes the bounds out of one room into another where they are higher. */
function raise(highest: Room, { sums, met, count }: Room): void {
  let known = highest.count;
  for (let i = 0; i < count; i++) {
    const who = met[i]!;
    const standing = highest.sums[who]!;
    if (standing === 0) highest.met[known++] = who;
    if (sums[who]! > standing) highest.sums[who] = sums[who]!;
  }
  highest.count = known;
}

/** For segments without a kernel: used only between two pauses. */
const own = new Room();

const ROOMS_KEPT = 4;
/** For the highest of several roles. */
const free: Room[] = [];

import { type ShapeName, shapes } from './retention-code.ts';
import { HEADER, LONGEST, ROOM_BYTES, Room } from './room.ts';
import { carriedShare, scanModule } from './scan-module.ts';

const PAGE = 65_536;
const ALIGNED = 16;

/** Where postings lie on their curves, as the module reads it. */
export interface KernelMoment {
  readonly floor: number;
  /** Days a tick, times 2^{1/w} − 1 where the shape is a power. */
  readonly rate: number;
  readonly tick: number;
}

/** Where the columns of a run of postings begin in its memory. */
export interface RunAddresses {
  readonly initial: number;
  readonly halfLife: number;
  readonly last: number;
  readonly slot: number;
}

type Scanning = (
  initial: number,
  halfLife: number,
  last: number,
  end: number,
  slot: number,
  room: number,
) => void;

type Functions = Readonly<Record<ShapeName | 'carry' | 'sweep', Scanning>>;

/** WebAssembly memory for columns of postings, a room behind them, and the functions of `scanModule` over both. */
export class ScanKernel {
  /** Of fixed length: the memory never grows. */
  readonly buffer: ArrayBuffer;
  readonly room: Room;
  readonly #carry: Scanning;
  readonly #sweep: Scanning;
  readonly #adding: Readonly<Record<ShapeName, Scanning>>;
  readonly #at: number;
  #moment: KernelMoment | null = null;

  /**
   * @param bytes for columns, from 0 on
   * @throws RangeError where the process has no address space left
   */
  constructor(bytes: number) {
    this.#at = ALIGNED * Math.ceil(bytes / ALIGNED);
    const pages = Math.ceil((this.#at + ROOM_BYTES) / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(scanModule(), { env: { memory } });
    const { carry, sweep, exponential, root, hyperbolic, square, fourth } = exports as Functions;
    this.buffer = memory.buffer as ArrayBuffer;
    this.room = new Room(this.buffer, this.#at);
    this.#carry = carry;
    this.#sweep = sweep;
    this.#adding = { exponential, root, hyperbolic, square, fourth };
    kernels.set(this.buffer, this);
  }

  /** The kernel whose memory this is; none of other buffers. */
  static of(buffer: ArrayBuffer): ScanKernel | null {
    return kernels.get(buffer) ?? null;
  }

  /** Adds min(weight, slope·μ) of a run of postings to their slots. */
  add(
    shape: ShapeName,
    moment: KernelMoment,
    { initial, halfLife, last, slot }: RunAddresses,
    count: number,
    weight: number,
    slope: number,
  ): void {
    const { floats, words } = this.room;
    if (this.#moment !== moment) {
      floats[HEADER.floor / 4] = moment.floor;
      floats[HEADER.rate / 4] = moment.rate;
      words[HEADER.tick / 4] = moment.tick;
      this.#moment = moment;
    }
    floats[HEADER.weight / 4] = weight;
    floats[HEADER.slope / 4] = slope;
    const run = this.#adding[shape];
    for (let done = 0; done < count; done += LONGEST) {
      const [four, end] = [4 * done, initial + 4 * Math.min(count, done + LONGEST)];
      run(initial + four, halfLife + four, last + four, end, slot + 2 * done, this.#at);
    }
  }

  /**
   * Adds `carried` to the slots of a run that have no mark of the room's stamp, and marks them.
   * @param carried 0 only where all of the run were met before
   */
  carry(slot: number, count: number, carried: number): void {
    if (count === 0) return;
    this.room.floats[HEADER.carried / 4] = carriedShare(carried);
    this.#carry(0, 0, 0, slot + 2 * count, slot, this.#at);
  }

  /** Leaves those met who are ranked and above the threshold; gives how many are ranked at all. */
  sweep(threshold: number): number {
    const { floats, words, count } = this.room;
    if (count === 0) return 0;
    floats[HEADER.threshold / 4] = threshold;
    this.#sweep(0, 0, 0, 0, 0, this.#at);
    return words[HEADER.considered / 4]!;
  }
}

const kernels = new WeakMap<ArrayBuffer, ScanKernel>();

const names = new Map<number, ShapeName>(
  Object.entries(shapes).map(([name, shape]) => [shape, name as ShapeName]),
);

/** The function for this w; null for one that has none. */
export function shapeName(shape: number): ShapeName | null {
  return names.get(shape) ?? null;
}

import { meansModule, type ShapeName, shapes } from './means-module.ts';

const PAGE = 65_536;
const MOMENT_BYTES = 16;

/** Where postings lie on their curves, as the module reads it. */
export interface KernelMoment {
  readonly floor: number;
  /** Days a tick, times 2^{1/w} − 1 where the shape is a power. */
  readonly rate: number;
  readonly tick: number;
}

type Means = (
  initial: number,
  halfLife: number,
  last: number,
  end: number,
  out: number,
  moment: number,
) => void;

/** WebAssembly memory for columns of postings, and the functions of `meansModule` over it. */
export class MeansKernel {
  /** Of fixed length: the memory never grows. */
  readonly buffer: ArrayBuffer;
  /** What `fill` stores, until it is called again. */
  readonly means: Float32Array;
  readonly #functions: Readonly<Record<ShapeName, Means>>;
  readonly #floats: Float32Array;
  readonly #tick: Int32Array;
  readonly #out: number;
  #moment: KernelMoment | null = null;

  /**
   * @param bytes for columns, from 0 on
   * @param longest the most postings of one call
   * @throws RangeError where the process has no address space left
   */
  constructor(bytes: number, longest: number) {
    // A vector can reach three values beyond the last.
    const room = 4 * (longest + 4);
    this.#out = MOMENT_BYTES * Math.ceil(bytes / MOMENT_BYTES) + MOMENT_BYTES;
    const pages = Math.ceil((this.#out + room) / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(meansModule(), { env: { memory } });
    this.buffer = memory.buffer as ArrayBuffer;
    this.#functions = exports as Readonly<Record<ShapeName, Means>>;
    this.means = new Float32Array(this.buffer, this.#out, longest);
    this.#floats = new Float32Array(this.buffer, this.#out - MOMENT_BYTES, 2);
    this.#tick = new Int32Array(this.buffer, this.#out - MOMENT_BYTES + 8, 1);
    kernels.set(this.buffer, this);
  }

  /** The kernel whose memory this is; none of other buffers. */
  static of(buffer: ArrayBuffer): MeansKernel | null {
    return kernels.get(buffer) ?? null;
  }

  /** μ of the postings whose columns begin at these addresses. */
  fill(
    shape: ShapeName,
    moment: KernelMoment,
    initial: number,
    halfLife: number,
    last: number,
    count: number,
  ): void {
    if (count === 0) return;
    if (this.#moment !== moment) {
      this.#floats[0] = moment.floor;
      this.#floats[1] = moment.rate;
      this.#tick[0] = moment.tick;
      this.#moment = moment;
    }
    const end = initial + 4 * count;
    this.#functions[shape](initial, halfLife, last, end, this.#out, this.#out - MOMENT_BYTES);
  }
}

const kernels = new WeakMap<ArrayBuffer, MeansKernel>();

const names = new Map<number, ShapeName>(
  Object.entries(shapes).map(([name, shape]) => [shape, name as ShapeName]),
);

/** The function for this w; null for one that has none. */
export function shapeName(shape: number): ShapeName | null {
  return names.get(shape) ?? null;
}

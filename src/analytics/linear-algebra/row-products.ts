import {
  ADD,
  assemble,
  BELOW,
  BRANCH_IF,
  type Code,
  END,
  get,
  I32,
  i32,
  LOAD,
  LOOP,
  set,
  simd,
  V128,
  ZERO,
} from './web-assembly.ts';

/** Rows of one tile: twelve sums and four operands fill the sixteen vector registers. */
const ROWS = 3;
const COLUMNS = 4;
/** Rows of a block; a multiple of both. */
export const BLOCK = 48;
/** Columns of both factors that are worked on at once: three and four rows of them stay in the nearest cache. */
const DEPTH = 384;
const PAGE = 65_536;

type Tile = (a: number, b: number, bytes: number, stride: number, c: number) => void;

/**
 * Square matrices of doubles side by side in WebAssembly memory, padded to whole blocks, and the one operation that
 * inverting needs: blocks of inner products of rows, C ± A·Bᵀ. No fused multiply-add, so every machine gives the same bits.
 */
export class RowProducts {
  /** n, padded to a multiple of `BLOCK`. */
  readonly size: number;
  readonly matrices: readonly Float64Array[];
  readonly #add: Tile;
  readonly #subtract: Tile;

  constructor(n: number, count: number) {
    this.size = Math.ceil(n / BLOCK) * BLOCK;
    const cells = this.size * this.size;
    const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil((8 * cells * count) / PAGE)) });
    const { exports } = new WebAssembly.Instance(tileModule(), { env: { memory } });
    this.#add = exports.add as Tile;
    this.#subtract = exports.subtract as Tile;
    this.matrices = Array.from(
      { length: count },
      (_, at) => new Float64Array(memory.buffer, 8 * cells * at, cells),
    );
  }

  /**
   * C_rows,columns ± A_rows·B_columnsᵀ over the columns `from` ≤ k < `to` of both: one block of C. All positions are
   * multiples of `BLOCK`.
   */
  block(
    operation: 'add' | 'subtract',
    { a, b, c }: { readonly a: number; readonly b: number; readonly c: number },
    rows: number,
    columns: number,
    from: number,
    to: number,
  ): void {
    const tile = operation === 'add' ? this.#add : this.#subtract;
    const stride = 8 * this.size;
    const at = (matrix: number, row: number, column: number) =>
      this.matrices[matrix]!.byteOffset + row * stride + 8 * column;
    for (let k = from; k < to; k += DEPTH) {
      const bytes = 8 * Math.min(DEPTH, to - k);
      for (let j = columns; j < columns + BLOCK; j += COLUMNS) {
        for (let i = rows; i < rows + BLOCK; i += ROWS) {
          tile(at(a, i, k), at(b, j, k), bytes, stride, at(c, i, j));
        }
      }
    }
  }
}

let compiled: WebAssembly.Module | undefined;

function tileModule(): WebAssembly.Module {
  const I32_LOCALS = 1 + (ROWS - 1) + (COLUMNS - 1);
  const locals = [2, I32_LOCALS, I32, ROWS * COLUMNS + COLUMNS, V128];
  compiled ??= assemble(5, [
    { name: 'add', locals, body: tile(ADD_DOUBLES) },
    { name: 'subtract', locals, body: tile(SUBTRACT_DOUBLES) },
  ]);
  return compiled;
}

const A = 0;
const B = 1;
const BYTES = 2;
const STRIDE = 3;
const C = 4;
const AT = 5;
/** Where the rows of each factor begin. */
const aRow = (row: number) => (row === 0 ? A : AT + row);
const bRow = (row: number) => (row === 0 ? B : AT + ROWS - 1 + row);
const FIRST_SUM = AT + ROWS + COLUMNS - 1;
const sumOf = (row: number, column: number) => FIRST_SUM + row * COLUMNS + column;
const operand = (row: number) => FIRST_SUM + ROWS * COLUMNS + row;

const ADD_PAIRS = simd(0xf0);
const MULTIPLY_PAIRS = simd(0xf2);
const PAIR_LANE = (lane: number): Code => [...simd(0x21), lane];
const ADD_DOUBLES: Code = [0xa0];
const SUBTRACT_DOUBLES: Code = [0xa1];
const LOAD_DOUBLE = (offset: number): Code => [0x2b, 3, offset];
const STORE_DOUBLE = (offset: number): Code => [0x39, 3, offset];

/** Twelve inner products of `BYTES` (a multiple of 32) of three rows with four, then C ± them. */
function tile(combine: Code): Code {
  const rows = [...Array(ROWS).keys()];
  const columns = [...Array(COLUMNS).keys()];
  const sums = rows.flatMap((i) => columns.map((j) => sumOf(i, j)));
  const pointers = [
    ...rows.slice(1).flatMap((i) => [...get(aRow(i - 1)), ...get(STRIDE), ...ADD, ...set(aRow(i))]),
    ...columns.slice(1).flatMap((j) => [...get(bRow(j - 1)), ...get(STRIDE), ...ADD, ...set(bRow(j))]),
  ];
  const load = (pointer: number, offset: number) => [...get(pointer), ...get(AT), ...ADD, ...LOAD(offset)];
  const step = [0, 16].flatMap((offset) => [
    ...rows.flatMap((i) => [...load(aRow(i), offset), ...set(operand(i))]),
    ...columns.flatMap((j) => [
      ...load(bRow(j), offset),
      ...set(operand(ROWS)),
      ...rows.flatMap((i) => [
        ...get(sumOf(i, j)),
        ...get(operand(i)),
        ...get(operand(ROWS)),
        ...MULTIPLY_PAIRS,
        ...ADD_PAIRS,
        ...set(sumOf(i, j)),
      ]),
    ]),
  ]);
  const store = rows.flatMap((i) => [
    ...(i === 0 ? [] : [...get(C), ...get(STRIDE), ...ADD, ...set(C)]),
    ...columns.flatMap((j) => [
      ...get(C),
      ...get(C),
      ...LOAD_DOUBLE(8 * j),
      ...[...get(sumOf(i, j)), ...PAIR_LANE(0), ...get(sumOf(i, j)), ...PAIR_LANE(1), ...ADD_DOUBLES],
      ...combine,
      ...STORE_DOUBLE(8 * j),
    ]),
  ]);
  return [
    ...pointers,
    ...sums.flatMap((sum) => [...ZERO, ...set(sum)]),
    ...[...i32(0), ...set(AT)],
    ...LOOP,
    ...step,
    ...[...get(AT), ...i32(32), ...ADD, ...set(AT)],
    ...[...get(AT), ...get(BYTES), ...BELOW, ...BRANCH_IF(0)],
    ...END,
    ...store,
    ...END,
  ];
}

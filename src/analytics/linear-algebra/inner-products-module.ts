/**
 * A WebAssembly module with 128-bit SIMD, assembled here so that no binary lies in the tree:
 *   (func (export "products") (param $vector i32) (param $query i32) (param $rows i32) (param $bytes i32) (param $out i32))
 * For each of `rows` vectors of `bytes` bytes (a multiple of 64) it stores Σ vector·query as one f32. Four
 * accumulators of four lanes each, added in a fixed order.
 */
const VECTOR = 0;
const QUERY = 1;
const ROWS = 2;
const BYTES = 3;
const OUT = 4;
const AT = 5;
const SUMS = [6, 7, 8, 9] as const;

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const i32 = (value: number) => [0x41, ...signed(value)];
const ADD = [0x6a];
const SUBTRACT = [0x6b];
const BELOW = [0x49];
const simd = (operation: number) => [0xfd, ...unsigned(operation)];
const LOAD = (offset: number) => [...simd(0x00), 0, ...unsigned(offset)];
const ZERO = [...simd(0x0c), ...new Array<number>(16).fill(0)];
const MULTIPLY_LANES = simd(0xe6);
const ADD_LANES = simd(0xe4);
const LANE = (lane: number) => [...simd(0x1f), lane];
const ADD_FLOATS = [0x92];
const STORE_FLOAT = [0x38, 2, 0];
const LOOP = [0x03, 0x40];
const BRANCH_IF = (depth: number) => [0x0d, depth];
const END = [0x0b];

function body(): number[] {
  const step = SUMS.flatMap((sum, at) => [
    ...get(sum),
    ...get(VECTOR),
    ...get(AT),
    ...ADD,
    ...LOAD(16 * at),
    ...get(QUERY),
    ...get(AT),
    ...ADD,
    ...LOAD(16 * at),
    ...MULTIPLY_LANES,
    ...ADD_LANES,
    ...set(sum),
  ]);
  const [a, b, c, d] = SUMS;
  const total = [
    ...get(a),
    ...get(b),
    ...ADD_LANES,
    ...get(c),
    ...get(d),
    ...ADD_LANES,
    ...ADD_LANES,
    ...set(a),
  ];
  const lanes = [0, 1, 2, 3].flatMap((lane) => [...get(a), ...LANE(lane), ...(lane === 0 ? [] : ADD_FLOATS)]);
  return [
    ...LOOP,
    ...SUMS.flatMap((sum) => [...ZERO, ...set(sum)]),
    ...[...i32(0), ...set(AT)],
    ...LOOP,
    ...step,
    ...[...get(AT), ...i32(64), ...ADD, ...set(AT)],
    ...[...get(AT), ...get(BYTES), ...BELOW, ...BRANCH_IF(0)],
    ...END,
    ...total,
    ...[...get(OUT), ...lanes, ...STORE_FLOAT],
    ...[...get(OUT), ...i32(4), ...ADD, ...set(OUT)],
    ...[...get(VECTOR), ...get(BYTES), ...ADD, ...set(VECTOR)],
    ...[...get(ROWS), ...i32(1), ...SUBTRACT, ...set(ROWS)],
    ...[...get(ROWS), ...BRANCH_IF(0)],
    ...END,
    ...END,
  ];
}

export function innerProductsModule(): WebAssembly.Module {
  const I32 = 0x7f;
  const V128 = 0x7b;
  const locals = [2, 1, I32, SUMS.length, V128];
  const code = [...locals, ...body()];
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  return new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
      ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0x00, 1]),
      ...section(3, [1, 0]),
      ...section(7, [1, ...name('products'), 0x00, 0]),
      ...section(10, [1, ...unsigned(code.length), ...code]),
    ]),
  );
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

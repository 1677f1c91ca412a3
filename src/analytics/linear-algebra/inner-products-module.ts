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
  SUBTRACT,
  set,
  simd,
  V128,
  ZERO,
} from './web-assembly.ts';

/**
 * A WebAssembly module with 128-bit SIMD:
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

const MULTIPLY_LANES = simd(0xe6);
const ADD_LANES = simd(0xe4);
const LANE = (lane: number): Code => [...simd(0x1f), lane];
const ADD_FLOATS = [0x92];
const STORE_FLOAT = [0x38, 2, 0];

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
  const locals = [2, 1, I32, SUMS.length, V128];
  return assemble(5, [{ name: 'products', locals, body: body() }]);
}

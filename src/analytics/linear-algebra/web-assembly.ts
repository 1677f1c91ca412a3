/** What a WebAssembly module is put together from, so that no binary lies in the tree (WebAssembly Core Specification 2.0, §5). */
export type Code = readonly number[];

export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const i32 = (value: number): Code => [0x41, ...signed(value)];
export const ADD: Code = [0x6a];
export const SUBTRACT: Code = [0x6b];
export const BELOW: Code = [0x49];
export const IS_ZERO: Code = [0x45];
export const DIFFERS: Code = [0x47];
export const ABOVE: Code = [0x4a];
export const AND: Code = [0x71];
export const SHIFT_LEFT: Code = [0x74];
export const SHIFT_RIGHT: Code = [0x76];
export const SELECT: Code = [0x1b];
export const f32 = (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)];
export const FLOAT_ADD: Code = [0x92];
export const FLOAT_EQUALS: Code = [0x5b];
export const LOAD_WORD = (offset: number): Code => [0x28, 2, ...unsigned(offset)];
export const LOAD_FLOAT = (offset: number): Code => [0x2a, 2, ...unsigned(offset)];
export const LOAD_SHORT = (offset: number): Code => [0x2f, 1, ...unsigned(offset)];
export const LOAD_BYTE = (offset: number): Code => [0x2d, 0, ...unsigned(offset)];
export const STORE_WORD = (offset: number): Code => [0x36, 2, ...unsigned(offset)];
export const STORE_FLOAT = (offset: number): Code => [0x38, 2, ...unsigned(offset)];
export const STORE_SHORT = (offset: number): Code => [0x3b, 1, ...unsigned(offset)];
export const simd = (operation: number): Code => [0xfd, ...unsigned(operation)];
export const LOAD = (offset: number): Code => [...simd(0x00), 0, ...unsigned(offset)];
export const STORE = (offset: number): Code => [...simd(0x0b), 0, ...unsigned(offset)];
export const ZERO: Code = [...simd(0x0c), ...new Array<number>(16).fill(0)];
export const LOOP: Code = [0x03, 0x40];
export const BRANCH_IF = (depth: number): Code => [0x0d, depth];
export const END: Code = [0x0b];

export interface Exported {
  readonly name: string;
  /** Each has as many i32 parameters, and then its locals. */
  readonly locals: Code;
  readonly body: Code;
}

/** A module over the memory `env.memory` whose functions take `parameters` i32 each and give nothing. */
export function assemble(parameters: number, functions: readonly Exported[]): WebAssembly.Module {
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const count = functions.length;
  const codes = functions.flatMap(({ locals, body }) => [
    ...unsigned(locals.length + body.length),
    ...locals,
    ...body,
  ]);
  return new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, [1, 0x60, parameters, ...new Array<number>(parameters).fill(I32), 0]),
      ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0x00, 1]),
      ...section(3, [count, ...new Array<number>(count).fill(0)]),
      ...section(7, [count, ...functions.flatMap((own, at) => [...name(own.name), 0x00, at])]),
      ...section(10, [count, ...codes]),
    ]),
  );
}

function section(id: number, content: Code): Code {
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

import {
  ABOVE,
  ADD,
  AND,
  assemble,
  BELOW,
  BRANCH_IF,
  type Code,
  DIFFERS,
  END,
  type Exported,
  F32,
  FLOAT_ADD,
  FLOAT_EQUALS,
  f32,
  get,
  I32,
  IS_ZERO,
  i32,
  LOAD_BYTE,
  LOAD_FLOAT,
  LOAD_SHORT,
  LOAD_WORD,
  LOOP,
  SELECT,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  STORE,
  STORE_FLOAT,
  STORE_SHORT,
  STORE_WORD,
  SUBTRACT,
  set,
  simd,
  V128,
} from '../../analytics/linear-algebra/web-assembly.ts';
import {
  Constants,
  FLOOR,
  HALF_LIFE,
  HIGHER,
  INITIAL,
  LAST,
  LOWER,
  mean,
  RATE,
  retentions,
  type ShapeName,
  TICK,
  TIMES,
} from './retention-code.ts';
import { HEADER, MARKS, MET, RANKED, SHARES, SUMS } from './room.ts';

/**
 * A WebAssembly module with 128-bit SIMD. Every function takes six i32: the addresses of postings' columns `$initial`,
 * `$halfLife` and `$last`, where `$initial` ends, that of their slots, and that of a room. The twins of its functions in
 * TypeScript are in `scan/room-loops.ts`, and give the same to the last bit.
 *
 * One function a shape adds a run of postings: four at a time it stores min(weight, slope·μ), whole vectors, so that up to
 * three values behind the last are read and stored too; then it adds them to the sums of their slots.
 * `carry` adds the same amount to all slots of `$slot..$end` that have no mark of the stamp, and marks them.
 * `sweep` keeps who is ranked and above the threshold, zeroes the others and counts who is ranked. Sums are never negative, so that
 * their bits order as they do.
 */
const ENDS = 3;
const SLOT = 4;
const ROOM = 5;

/** Less than any share that counts, but not 0: whoever has evidence is met. */
export const LEAST = 2 ** -100;

/** What adjacent evidence adds, as it is added: 0 only of own evidence, which was met before. */
export function carriedShare(carried: number): number {
  return carried === 0 ? 0 : Math.max(LEAST, Math.fround(carried));
}

const SPLAT = (offset: number): Code => [...simd(0x09), 2, offset];
const next = (pointer: number, bytes: number) => [...get(pointer), ...i32(bytes), ...ADD, ...set(pointer)];
const header = (load: (offset: number) => Code, name: keyof typeof HEADER): Code => [
  ...get(ROOM),
  ...load(HEADER[name]),
];
/** The address in a room of a column's value at a place: whole values of 1, 2 or 4 bytes. */
const place = (of: number, shift: 0 | 1 | 2): Code => [
  ...[...get(ROOM), ...get(of)],
  ...(shift === 0 ? [] : [...i32(shift), ...SHIFT_LEFT]),
  ...ADD,
];

function adding(name: ShapeName): Exported {
  const [weight, slope, out, who, count, slotEnd, at] = [12, 13, 14, 15, 16, 17, 18];
  const constants = new Constants(19);
  const splat = (name: keyof typeof HEADER, local: number) => [
    ...[...get(ROOM), ...SPLAT(HEADER[name]), ...set(local)],
  ];
  const shares = [
    ...[...mean(retentions[name], constants), ...get(slope!), ...TIMES, ...get(weight!), ...LOWER],
    ...[...constants.floats(LEAST), ...HIGHER, ...STORE(SHARES)],
  ];
  const body = [
    ...constants.set,
    ...[...splat('floor', FLOOR), ...splat('rate', RATE), ...splat('tick', TICK)],
    ...[...splat('weight', weight!), ...splat('slope', slope!)],
    ...[...get(ENDS), ...get(INITIAL), ...SUBTRACT, ...i32(1), ...SHIFT_RIGHT, ...get(SLOT), ...ADD],
    ...[...set(slotEnd!), ...get(ROOM), ...set(out!), ...header(LOAD_WORD, 'count'), ...set(count!)],
    ...LOOP,
    ...[...get(out!), ...shares],
    ...[INITIAL, HALF_LIFE, LAST, out!].flatMap((pointer) => next(pointer, 16)),
    ...[...get(INITIAL), ...get(ENDS), ...BELOW, ...BRANCH_IF(0)],
    ...END,
    ...[...get(ROOM), ...set(out!)],
    ...LOOP,
    ...[...get(SLOT), ...LOAD_SHORT(0), ...set(who!)],
    ...[...place(who!, 2), ...set(at!)],
    ...[...place(count!, 1), ...get(who!), ...STORE_SHORT(MET)],
    ...[...get(count!), ...get(at!), ...LOAD_WORD(SUMS), ...IS_ZERO, ...ADD, ...set(count!)],
    ...[...get(at!), ...get(at!), ...LOAD_FLOAT(SUMS), ...get(out!), ...LOAD_FLOAT(SHARES), ...FLOAT_ADD],
    ...STORE_FLOAT(SUMS),
    ...[...next(SLOT, 2), ...next(out!, 4)],
    ...[...get(SLOT), ...get(slotEnd!), ...BELOW, ...BRANCH_IF(0)],
    ...END,
    ...[...get(ROOM), ...get(count!), ...STORE_WORD(HEADER.count)],
    ...END,
  ];
  return { name, locals: [3, 8, V128, 5, I32, ...constants.declared], body };
}

function carrying(): Code {
  const [who, count, at, mark, fresh, stamp, sum, carried] = [6, 7, 8, 9, 10, 11, 12, 13];
  return [
    ...[...header(LOAD_WORD, 'count'), ...set(count!), ...header(LOAD_WORD, 'stamp'), ...set(stamp!)],
    ...[...header(LOAD_FLOAT, 'carried'), ...set(carried!)],
    ...LOOP,
    ...[...get(SLOT), ...LOAD_SHORT(0), ...set(who!)],
    ...[...place(who!, 1), ...set(mark!)],
    ...[...get(mark!), ...LOAD_SHORT(MARKS), ...get(stamp!), ...DIFFERS, ...set(fresh!)],
    ...[...get(mark!), ...get(stamp!), ...STORE_SHORT(MARKS)],
    ...[...place(who!, 2), ...set(at!)],
    ...[...get(at!), ...LOAD_FLOAT(SUMS), ...set(sum!)],
    ...[...place(count!, 1), ...get(who!), ...STORE_SHORT(MET)],
    ...[
      ...get(count!),
      ...get(sum!),
      ...f32(0),
      ...FLOAT_EQUALS,
      ...get(fresh!),
      ...AND,
      ...ADD,
      ...set(count!),
    ],
    ...[...get(at!), ...get(sum!), ...get(carried!), ...FLOAT_ADD, ...get(sum!), ...get(fresh!), ...SELECT],
    ...STORE_FLOAT(SUMS),
    ...next(SLOT, 2),
    ...[...get(SLOT), ...get(ENDS), ...BELOW, ...BRANCH_IF(0)],
    ...END,
    ...[...get(ROOM), ...get(count!), ...STORE_WORD(HEADER.count)],
    ...END,
  ];
}

function sweeping(): Code {
  const [from, who, kept, at, counted, considered, end, taken, sum, threshold] = [
    6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  ];
  return [
    ...[...get(ROOM), ...set(from!), ...get(ROOM), ...set(kept!)],
    ...[...header(LOAD_WORD, 'count'), ...i32(1), ...SHIFT_LEFT, ...get(ROOM), ...ADD, ...set(end!)],
    ...[...header(LOAD_WORD, 'threshold'), ...set(threshold!)],
    ...LOOP,
    ...[...get(from!), ...LOAD_SHORT(MET), ...set(who!)],
    ...[...place(who!, 2), ...set(at!)],
    ...[...get(at!), ...LOAD_WORD(SUMS), ...set(sum!)],
    ...[...place(who!, 0), ...LOAD_BYTE(RANKED), ...i32(0), ...DIFFERS, ...set(counted!)],
    ...[...get(considered!), ...get(counted!), ...ADD, ...set(considered!)],
    ...[...get(kept!), ...get(who!), ...STORE_SHORT(MET)],
    ...[...get(sum!), ...get(threshold!), ...ABOVE, ...get(counted!), ...AND, ...set(taken!)],
    ...[...get(taken!), ...i32(1), ...SHIFT_LEFT, ...get(kept!), ...ADD, ...set(kept!)],
    ...[...get(at!), ...i32(0), ...get(taken!), ...SUBTRACT, ...get(sum!), ...AND, ...STORE_WORD(SUMS)],
    ...next(from!, 2),
    ...[...get(from!), ...get(end!), ...BELOW, ...BRANCH_IF(0)],
    ...END,
    ...[...get(ROOM), ...get(kept!), ...get(ROOM), ...SUBTRACT, ...i32(1), ...SHIFT_RIGHT],
    ...STORE_WORD(HEADER.count),
    ...[...get(ROOM), ...get(considered!), ...STORE_WORD(HEADER.considered)],
    ...END,
  ];
}

let compiled: WebAssembly.Module | undefined;

export function scanModule(): WebAssembly.Module {
  compiled ??= assemble(6, [
    ...(Object.keys(retentions) as ShapeName[]).map(adding),
    { name: 'carry', locals: [2, 6, I32, 2, F32], body: carrying() },
    { name: 'sweep', locals: [1, 10, I32], body: sweeping() },
  ]);
  return compiled;
}

import type { Pause } from '../pause.ts';
import type { Segment } from '../segments/segment.ts';
import type { BridgeColumns } from '../talent-index.ts';

const POSTINGS_PER_SLICE = 1_000_000;

/** The same bridges with how many people show each skill, and how many show both ends of each bridge. */
export async function countHolders(
  segments: readonly Segment[],
  bridges: BridgeColumns,
  skills: number,
  pause: Pause,
): Promise<BridgeColumns> {
  const holders = new Uint32Array(skills);
  const both = new Uint32Array(bridges.from.length);
  for (const { start } of segments) {
    for (let skill = 0; skill + 1 < start.length; skill++)
      holders[skill]! += start[skill + 1]! - start[skill]!;
  }
  let read = 0;
  for (const segment of segments) {
    for (let to = 0; to + 1 < bridges.start.length; to++) {
      for (let edge = bridges.start[to]!; edge < bridges.start[to + 1]!; edge++) {
        both[edge]! += holdersOfBoth(segment, bridges.from[edge]!, to);
      }
      read += (bridges.start[to + 1]! - bridges.start[to]!) * (segment.start[to + 1]! - segment.start[to]!);
      if (read > POSTINGS_PER_SLICE) {
        read = 0;
        await pause();
      }
    }
    await pause();
  }
  return { ...bridges, holders, both };
}

/** A merge of two ascending lists. */
function holdersOfBoth({ start, slot }: Segment, one: number, other: number): number {
  let a = start[one]!;
  let b = start[other]!;
  const endA = start[one + 1]!;
  const endB = start[other + 1]!;
  let count = 0;
  while (a < endA && b < endB) {
    const difference = slot[a]! - slot[b]!;
    if (difference === 0) count++;
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return count;
}

/** Skills of one person before and after they were fitted again. */
export interface SkillsChanged {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

/** The counts after some people came to show other skills, and the skills whose bridges weigh otherwise now. */
export function recountHolders(
  bridges: BridgeColumns,
  changes: readonly SkillsChanged[],
  skills: number,
): { readonly bridges: BridgeColumns; readonly reweighed: ReadonlySet<number> } {
  const holders = new Uint32Array(skills);
  holders.set(bridges.holders);
  const both = bridges.both.slice();
  const start = new Uint32Array(skills + 1).fill(bridges.start.at(-1)!);
  start.set(bridges.start);
  const changed = new Set<number>();
  for (const { before, after } of changes) {
    for (const to of new Set([...before, ...after])) {
      const change = Number(after.has(to)) - Number(before.has(to));
      holders[to]! += change;
      if (change !== 0) changed.add(to);
      for (let edge = start[to]!; edge < start[to + 1]!; edge++) {
        const from = bridges.from[edge]!;
        both[edge]! += Number(after.has(from) && after.has(to)) - Number(before.has(from) && before.has(to));
      }
    }
  }
  const reweighed = new Set<number>();
  for (let to = 0; to < skills; to++) {
    for (let edge = start[to]!; edge < start[to + 1]!; edge++) {
      if (changed.has(bridges.from[edge]!) || changed.has(to)) reweighed.add(to);
    }
  }
  return { bridges: { ...bridges, start, holders, both }, reweighed };
}

import { daysUntil, revalidationDate } from '../../analytics/decay/model/curve.ts';
import { DAY, type Instant } from '../../domain/clock.ts';
import { columnOf, partsOf } from '../build/fitted-series.ts';
import type { Pause } from '../pause.ts';
import { instantOf, TICK_MS } from '../segments/segment.ts';
import type { SkillColumns, TalentIndex } from '../talent-index.ts';

/** What a series has to do to be told of, and whose it has to be. */
export interface Falling {
  readonly level: number;
  /** The moment at which it is at the level still. */
  readonly from: Instant;
  /** It is below by then. */
  readonly until: Instant;
  /** By person number: 1 for whom it is asked. */
  readonly eligible: Uint8Array;
}

/**
 * Tells of every observed series that `revalidationDate` has fall below a level between two moments, and when, in no order.
 * By two bounds of its date, read from a table, a series is passed over in a few nanoseconds; the date of each that is left
 * is computed.
 */
export async function eachFalling(
  index: Pick<TalentIndex, 'segments' | 'recent' | 'skills'>,
  { level, from, until, eligible }: Falling,
  take: (due: Instant, person: number, skill: number) => void,
  pause: Pause,
): Promise<void> {
  const { classes, classOf } = index.skills;
  const spans = classes.map((skillClass) => spansUntil(level, skillClass));
  const perBin = level < 1 ? BINS / (1 - level) : 0;
  // Both rounded outwards, and a tick more for the rest of the reinforcement's instant.
  const firstTick = from / TICK_MS - 2;
  const lastTick = until / TICK_MS + 2;
  let looked = 0;
  for (const part of partsOf(index)) {
    const { segment, first, people } = part;
    const asked = columnOf(eligible, part);
    const { start, slot, initial, halfLifeDays, seen } = segment;
    const { lastReinforcedTick, lastReinforcedRest } = segment;
    for (let skill = 0; skill < segment.skills; skill++) {
      const skillClass = classes[classOf[skill]!]!;
      const span = spans[classOf[skill]!]!;
      if (level <= skillClass.floor) continue;
      const end = start[skill + 1]!;
      for (let i = start[skill]!; i < end; i++) {
        const began = initial[i]!;
        // No curve is above where it began.
        if (began < level) continue;
        const bin = Math.min(LAST_BIN, Math.floor((began - level) * perBin));
        const halfLife = halfLifeDays[i]!;
        const reinforced = lastReinforcedTick[i]!;
        if (reinforced + halfLife * span[bin]! * (1 - SLACK) > lastTick) continue;
        if (reinforced + halfLife * span[bin + 1]! * (1 + SLACK) < firstTick) continue;
        const at = slot[i]!;
        if (asked[at] !== 1 || seen[i] === 0) continue;
        const person = people === null ? first + at : people[at]!;
        if (people === null && index.recent?.slotOf.has(person)) continue;
        const lastReinforcedAt = instantOf(reinforced, lastReinforcedRest[i]!);
        const curve = { initial: began, halfLifeDays: halfLife, lastReinforcedAt };
        const due = revalidationDate(curve, skillClass, level, from);
        if (due !== null && due <= until) take(due, person, skill);
      }
      looked += end - start[skill]!;
      if (looked < POSTINGS_PER_SLICE) continue;
      looked = 0;
      await pause();
    }
  }
}

/** A few milliseconds even where each of them is due. */
const POSTINGS_PER_SLICE = 2 ** 14;

/** Of where a curve may have begun, from the level up to 1; the last holds what began at 1 itself. */
const BINS = 1_024;
const LAST_BIN = BINS;
/** Far more than what rounding takes or adds. */
const SLACK = 1e-9;

/**
 * Ticks until the level is reached by a curve with a half-life of a day that began at the lower end of each bin; the last
 * bin has no upper end.
 */
function spansUntil(level: number, skillClass: SkillColumns['classes'][number]): Float64Array {
  const spans = new Float64Array(BINS + 2).fill(Infinity);
  if (level <= skillClass.floor) return spans;
  for (let bin = 0; bin <= BINS; bin++) {
    const initial = level + ((1 - level) * bin) / BINS;
    spans[bin] = (daysUntil(level, { initial, halfLifeDays: 1 }, skillClass) * DAY) / TICK_MS;
  }
  return spans;
}

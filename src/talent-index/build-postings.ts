import { DAY } from '../domain/clock.ts';
import type { Pause } from './pause.ts';
import { type FittedRows, type PostingColumns, RANGE_SIZE, type SkillColumns } from './talent-index.ts';

const PEOPLE_PER_SLICE = 5_000;
/** log₂ of how far above the floor still counts. */
const FADED = -40;
const SMALLEST_ABOVE_FLOOR = 1e-9;

/** Turns rows grouped by person into postings grouped by skill and range, each curve as two float32. */
export async function buildPostings(
  rows: FittedRows,
  skills: SkillColumns,
  epoch: number,
  pause: Pause,
): Promise<PostingColumns> {
  const people = rows.start.length - 1;
  const ranges = Math.ceil(people / RANGE_SIZE);
  const stride = ranges + 1;
  const rangeStart = new Uint32Array(skills.ids.length * stride + 1);
  for (let n = 0; n < people; n++) {
    const range = Math.floor(n / RANGE_SIZE);
    for (let row = rows.start[n]!; row < rows.start[n + 1]!; row++)
      rangeStart[rows.skill[row]! * stride + range + 1]!++;
    if (n % 50_000 === 49_999) await pause();
  }
  for (let i = 0; i < rangeStart.length - 1; i++) rangeStart[i + 1]! += rangeStart[i]!;
  await pause();
  const next = rangeStart.slice();
  const person = new Uint16Array(rows.skill.length);
  const offset = new Float32Array(rows.skill.length);
  const rate = new Float32Array(rows.skill.length);
  let largestOffset = 0;
  for (let n = 0; n < people; n++) {
    const range = Math.floor(n / RANGE_SIZE);
    for (let row = rows.start[n]!; row < rows.start[n + 1]!; row++) {
      const skill = rows.skill[row]!;
      const at = next[skill * stride + range]!++;
      const { shape, floor } = skills.classes[skills.classOf[skill]!]!;
      const curve = curveOf(rows, row, shape, floor, epoch);
      person[at] = n - range * RANGE_SIZE;
      offset[at] = curve.offset;
      rate[at] = curve.rate;
      if (shape === Infinity && curve.rate > 0) {
        largestOffset = Math.max(largestOffset, Math.abs(curve.offset));
      }
    }
    if (n % PEOPLE_PER_SLICE === PEOPLE_PER_SLICE - 1) await pause();
  }
  return { epoch, ranges, rangeStart, person, offset, rate, largestOffset };
}

/** See `PostingColumns` for the two forms. */
export function curveOf(
  rows: FittedRows,
  row: number,
  shape: number,
  floor: number,
  epoch: number,
): { offset: number; rate: number } {
  const initial = rows.initial[row]!;
  const above = initial - floor;
  // So little above the floor that float32 powers of it overflow: flat at p₀ is still an upper bound of the curve.
  if (above <= SMALLEST_ABOVE_FLOOR) return { offset: initial, rate: 0 };
  const rate = 1 / rows.halfLifeDays[row]!;
  const lastDay = (rows.lastReinforcedAt[row]! - epoch) / DAY;
  if (shape === Infinity) {
    const offset = Math.log2(above) + lastDay * rate;
    // Faded for good: what is left is less than float32 can tell from the floor, and only ever fades further.
    if (offset < FADED) return { offset: floor + 2 ** FADED, rate: 0 };
    return { offset, rate };
  }
  const scale = above ** (-1 / shape);
  const slope = (2 ** (1 / shape) - 1) * rate;
  return { offset: (1 - slope * lastDay) * scale, rate: slope * scale };
}

import { DAY } from '../../../domain/clock.ts';

export interface Tick {
  readonly at: number;
  readonly words: string;
}

const MOST_TICKS = 9;
/** Fewer firsts of months than this do not say where anything lies. */
const FEWEST_MONTHS = 3;
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120];
const DAYS = [1, 2, 7, 14];

/** Firsts of months, so far apart that their names do not touch; days where a chart spans hardly any months. */
export function ticksOf(from: number, to: number): Tick[] {
  const days = (to - from) / DAY;
  const months = days / 30.44;
  if (months < FEWEST_MONTHS) {
    const step = DAYS.find((every) => days / every <= MOST_TICKS - 1) ?? DAYS.at(-1)!;
    const first = Math.ceil(from / DAY) * DAY;
    return tickedFrom(first, to, (n) => first + n * step * DAY, 10);
  }
  const step = MONTHS.find((every) => months / every <= MOST_TICKS) ?? MONTHS.at(-1)!;
  const year = new Date(from).getUTCFullYear();
  return tickedFrom(from, to, (n) => Date.UTC(year, n * step, 1), 7);
}

function tickedFrom(from: number, to: number, tickAt: (n: number) => number, letters: number): Tick[] {
  const ticks: Tick[] = [];
  for (let n = 0; ; n++) {
    const at = tickAt(n);
    if (at > to) return ticks;
    if (at >= from) ticks.push({ at, words: new Date(at).toISOString().slice(0, letters) });
  }
}

import { DAY } from '../../../domain/clock.ts';
import { ABILITY, HALF_LIFE, STATE } from './filter-state.ts';

/**
 * Counts an event in the row at `o`, and sets the covariates of the next one (covariates.ts).
 * @param kept the share that had not faded when it came
 */
export function countEvent(
  state: Float64Array,
  o: number,
  at: number,
  score: number,
  reinforces: boolean,
  kept: number,
): void {
  const events = state[o + STATE.events]!;
  if (events === 0) state[o + STATE.reinforcedAt] = at;
  state[o + STATE.events] = events + 1;
  const failures = state[o + STATE.failures]! + 1 - score;
  state[o + STATE.failures] = failures;
  const streak = score * (state[o + STATE.streak]! + 1);
  state[o + STATE.streak] = streak;
  state[o + ABILITY] = 0;
  state[o + ABILITY + 1] = 1 - score;
  state[o + ABILITY + 2] = Math.log1p(events + 1);
  state[o + ABILITY + 3] = Math.log1p(streak);
  let spacing = state[o + HALF_LIFE + 3]!;
  let faded = state[o + HALF_LIFE + 4]!;
  if (reinforces) {
    const passes = state[o + STATE.passes]! + score;
    state[o + STATE.passes] = passes;
    state[o + HALF_LIFE] = Math.log1p(passes);
    spacing = Math.max(spacing, Math.log1p((at - state[o + STATE.reinforcedAt]!) / DAY));
    faded = Math.max(faded, 1 - kept);
    state[o + STATE.reinforcedAt] = at;
  }
  state[o + HALF_LIFE + 1] = Math.log1p(failures);
  state[o + HALF_LIFE + 2] = 1 - score;
  state[o + HALF_LIFE + 3] = score * spacing;
  state[o + HALF_LIFE + 4] = score * faded;
}

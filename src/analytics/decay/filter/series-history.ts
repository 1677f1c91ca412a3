import { ABILITY, HALF_LIFE, STATE } from './filter-state.ts';

/**
 * What an event leaves in the history of the series at `o`, from which the covariates of its next event follow (`covariates.ts` says
 * what each is): its score, the days since the one before, the share that had faded by then, and 1 where it was practice, else 0.
 */
export function remember(
  state: Float64Array,
  o: number,
  score: number,
  gapDays: number,
  faded: number,
  reinforces: number,
): void {
  const passes = state[o + STATE.passes]! + score;
  const failures = state[o + STATE.failures]! + 1 - score;
  const streak = score * (state[o + STATE.streak]! + 1);
  const practice = state[o + STATE.practice]! + reinforces;
  state[o + STATE.passes] = passes;
  state[o + STATE.failures] = failures;
  state[o + STATE.streak] = streak;
  state[o + STATE.practice] = practice;
  state[o + ABILITY] = 0;
  state[o + ABILITY + 1] = 1 - score;
  state[o + ABILITY + 2] = Math.log1p(practice);
  state[o + ABILITY + 3] = Math.log1p(streak);
  state[o + HALF_LIFE] = Math.log1p(passes);
  state[o + HALF_LIFE + 1] = Math.log1p(failures);
  state[o + HALF_LIFE + 2] = 1 - score;
  state[o + HALF_LIFE + 3] = score * Math.log1p(gapDays);
  state[o + HALF_LIFE + 4] = score * faded;
}

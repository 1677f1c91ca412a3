/**
 * A log of graded events, columns by event, in the order of the log. People, skills and evaluators are numbered in the order of
 * their names, so that it does not matter in which order the log has them.
 */
export interface DecayLog {
  readonly person: Uint32Array;
  readonly skill: Uint32Array;
  /** Epoch ms. */
  readonly at: Float64Array;
  /** 0..trials; a share of a trial is a rubric score. */
  readonly successes: Float64Array;
  readonly trials: Float64Array;
  /** 0 assessment, 1 delivery, 2 simulation, 3 peer review. */
  readonly kind: Uint8Array;
  /** −1 where the log names none. */
  readonly evaluator: Int32Array;
  /** 1 where time runs anew from the event. */
  readonly reinforces: Uint8Array;
  readonly people: number;
  readonly skills: number;
  readonly evaluators: number;
}

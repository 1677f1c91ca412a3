/** What a pass of the filter leaves behind, as far as it is asked for. */
export interface FilterSink {
  /** Event → ln probability of its score before it was seen. */
  logProbability?: Float64Array;
  /** Event → expected score, from events before its time. */
  forecast?: Float64Array;
  /** Event → mean and variance of ψ before it, with and without the evaluator's leniency. */
  latentMean?: Float64Array;
  latentVariance?: Float64Array;
  logitMean?: Float64Array;
  logitVariance?: Float64Array;
  /** Skill → gradient and information of the log likelihood in the skill's (ability, ln half-life). */
  skillGradient?: Float64Array;
  skillInformation?: Float64Array;
  /** Evaluator → gradient and information in leniency. */
  evaluatorGradient?: Float64Array;
  evaluatorInformation?: Float64Array;
}

/** What one score says: gradient and curvature of its log probability in ψ, and dψ/d(prior means of the series). */
export interface Lesson {
  readonly gain: number;
  readonly loss: number;
  readonly byAbility: number;
  readonly byHalfLife: number;
}

export function accumulateEffects(sink: FilterSink, skill: number, evaluator: number, lesson: Lesson): void {
  const { gain, byAbility, byHalfLife } = lesson;
  const information = Math.max(0, lesson.loss);
  const { skillGradient, skillInformation, evaluatorGradient, evaluatorInformation } = sink;
  if (skillGradient && skillInformation) {
    skillGradient[2 * skill]! += gain * byAbility;
    skillGradient[2 * skill + 1]! += gain * byHalfLife;
    skillInformation[2 * skill]! += information * byAbility ** 2;
    skillInformation[2 * skill + 1]! += information * byHalfLife ** 2;
  }
  if (evaluator >= 0 && evaluatorGradient && evaluatorInformation) {
    evaluatorGradient[evaluator]! += gain;
    evaluatorInformation[evaluator]! += information;
  }
}

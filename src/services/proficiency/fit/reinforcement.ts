import type { DecayHyperparameters } from '../../../analytics/decay/model/hyperparameters.ts';
import { type ObservationKind, observationKinds } from '../../../analytics/decay/model/observation-kinds.ts';

/** When evidence of a kind is also practice, so that time runs from it anew. */
export type ReinforcementRule = 'ALWAYS' | 'PASSED' | 'NEVER';

/** What a deployment has decided; kinds that it leaves out keep the default. An award is either practice or not. */
export type Reinforcement = Readonly<
  Partial<
    Record<ObservationKind, ReinforcementRule> & { AWARD: DecayHyperparameters['awards']['reinforces'] }
  >
>;

/** The rules under which hyperparameters hold. */
export type ReinforcementRules = Pick<DecayHyperparameters, 'kinds' | 'awards'>;

/**
 * The same hyperparameters under other rules of what reinforces. The rules are among a fit's hyperparameters, so that
 * whoever fits a person again under them (at once, as of the past, for a shortlist) goes by the same rules.
 */
export function withReinforcement(
  hyperparameters: DecayHyperparameters,
  reinforcement: Reinforcement,
): DecayHyperparameters {
  const { kinds } = hyperparameters;
  const under = (kind: ObservationKind) => ({
    ...kinds[kind],
    reinforces: reinforcement[kind] ?? kinds[kind].reinforces,
  });
  return {
    ...hyperparameters,
    awards: { reinforces: reinforcement.AWARD ?? hyperparameters.awards.reinforces },
    kinds: {
      ASSESSMENT: under('ASSESSMENT'),
      DELIVERY: under('DELIVERY'),
      SIMULATION: under('SIMULATION'),
      PEER_REVIEW: under('PEER_REVIEW'),
    },
  };
}

export function sameRules(one: ReinforcementRules, other: ReinforcementRules): boolean {
  return (
    one.awards.reinforces === other.awards.reinforces &&
    observationKinds.every((kind) => one.kinds[kind].reinforces === other.kinds[kind].reinforces)
  );
}

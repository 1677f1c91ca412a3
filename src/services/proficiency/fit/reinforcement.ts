import type {
  DecayHyperparameters,
  ObservationKind,
} from '../../../analytics/decay/model/hyperparameters.ts';

/** When evidence of a kind is also practice, so that time runs from it anew. */
export type ReinforcementRule = 'ALWAYS' | 'PASSED' | 'NEVER';

/** What a deployment has decided; kinds that it leaves out keep the default. */
export type Reinforcement = Readonly<Partial<Record<ObservationKind, ReinforcementRule>>>;

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
    kinds: {
      ASSESSMENT: under('ASSESSMENT'),
      DELIVERY: under('DELIVERY'),
      SIMULATION: under('SIMULATION'),
      PEER_REVIEW: under('PEER_REVIEW'),
    },
  };
}

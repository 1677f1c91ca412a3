/** What tells whether an item is what a text means, comparable between texts. All are 0..1 but `told` and `lead`. */
export interface MatchEvidence {
  /** Cosine of the text's character grams and those of the item's nearest name; grams that no name has count against it. */
  readonly nearness: number;
  /** The share of what the text's words and word pairs say (their information, −ln of their frequency) that the item's names say too. */
  readonly known: number;
  /** ln(1 + tf/(μ·p)) of a term on average: how much more the item's names use these words than names at large; above 0. */
  readonly told: number;
  /** By how much the combined score is above the best other item's (below 0 for all but the first), times the nearness of its names: −1..1. */
  readonly lead: number;
  /** `lead` with `told` for nearness. */
  readonly toldLead: number;
  readonly isFirst: boolean;
}

/** Coefficients of a logistic regression on the evidence. */
export interface ConfidenceWeights {
  readonly constant: number;
  readonly nearness: number;
  readonly known: number;
  readonly told: number;
  readonly lead: number;
  readonly toldLead: number;
  readonly first: number;
}

/** The evidence as the row of a design matrix, in the order of `weightNames`. */
export function evidenceRow(evidence: MatchEvidence): number[] {
  const { nearness, known, told, lead, toldLead, isFirst } = evidence;
  return [1, nearness, known, told, lead, toldLead, isFirst ? 1 : 0];
}
export const weightNames = ['constant', 'nearness', 'known', 'told', 'lead', 'toldLead', 'first'] as const;

/**
 * The probability that the item is what the text means: σ(Σ weight · evidence). Learned where a quarter of the texts mean
 * nothing that is there (`npm run bench match-confidence` learns and prints the weights).
 */
export function matchConfidence(evidence: MatchEvidence, weights: ConfidenceWeights): number {
  const row = evidenceRow(evidence);
  const logit = weightNames.reduce((sum, name, at) => sum + weights[name] * row[at]!, 0);
  return 1 / (1 + Math.exp(-logit));
}

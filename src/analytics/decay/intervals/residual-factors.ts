/**
 * What predictions, summary and silence leave over, by number of observations × gap: the factor with which the served
 * interval held 90 % of true proficiencies on generated organisations (seeds 31 to 33; rounded, docs/adr/0146). A single
 * observation, and a proficiency right after a reinforcement, are known less well than the filter has it, which scores
 * cannot tell: of nine scores in ten inside, a variance of proficiency an eighth too small takes away less than one in
 * a hundred. After many observations the gap's own variance counts in part what they have shown.
 */
export const RESIDUAL_FACTORS: readonly (readonly number[])[] = [
  [1.12, 1.12, 1.12, 1.12, 1.12],
  [1.05, 1.05, 1, 1, 1],
  [1.15, 1.05, 1, 1, 1],
  [1.15, 1, 0.97, 0.97, 0.97],
  [1.2, 1, 0.9, 0.88, 0.95],
];

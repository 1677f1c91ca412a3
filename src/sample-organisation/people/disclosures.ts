import type { RandomStream } from '../random.ts';

export interface Attribute {
  readonly name: string;
  readonly groups: readonly string[];
  readonly weights: readonly number[];
  /** Share of people who say. */
  readonly disclosed: number;
}

/** Voluntary disclosures: drawn from nothing else, and nothing is drawn from them unless a bias is asked for. */
export const attributes: readonly Attribute[] = [
  { name: 'gender', groups: ['woman', 'man', 'non-binary'], weights: [44, 53, 3], disclosed: 0.82 },
  {
    name: 'age_band',
    groups: ['under 30', '30-39', '40-49', '50 and over'],
    weights: [26, 36, 24, 14],
    disclosed: 0.76,
  },
  {
    name: 'ethnicity',
    groups: ['Asian', 'Black', 'Hispanic or Latino', 'White', 'Two or more'],
    weights: [24, 14, 17, 40, 5],
    disclosed: 0.71,
  },
];

export interface Belonging {
  readonly attribute: string;
  readonly group: string;
  readonly disclosed: boolean;
}

export function drawBelongings(draws: RandomStream): Belonging[] {
  return attributes.map(({ name, groups, weights, disclosed }) => ({
    attribute: name,
    group: groups[draws.weighted(weights)]!,
    disclosed: draws.chance(disclosed),
  }));
}

/** A world that is unfair to one group, so that an audit has something to find. All shifts are 0 unless given. */
export interface Bias {
  readonly attribute: string;
  readonly group: string;
  /** Added to the logit of every rubric score that a member is given. */
  readonly rubricShift?: number;
  /** Added to true ability on the logit scale. */
  readonly abilityShift?: number;
  /** Added to ln wage. */
  readonly logWageShift?: number;
}

export function biasFor(bias: Bias | undefined, belongings: readonly Belonging[]): Bias | undefined {
  return bias &&
    belongings.some(({ attribute, group }) => attribute === bias.attribute && group === bias.group)
    ? bias
    : undefined;
}

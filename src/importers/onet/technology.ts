/**
 * O*NET rates skills and knowledge, and only lists technologies: with two flags, Hot (employers across the economy
 * ask for it in postings) and In Demand (they ask for it in postings of this occupation). What a listing is worth as
 * a requirement is decided here; why, in docs/adr/0101-technology-requirements.md.
 *
 *   weight      w = flag · (1 − ½ · ln(df) / ln(N))
 *   importance  w · min(1, R / Σw),  R = (s / (1 − s)) · Σ importance of the occupation's rated requirements
 *
 * with df of N occupations listing the technology and s = `TECHNOLOGY_SHARE`, the largest part that technologies
 * together may have of an occupation's importance. All in 0..1.
 */
export interface Listing {
  readonly example: string;
  readonly hot: boolean;
  readonly inDemand: boolean;
}

export interface TechnologyRequirement {
  readonly example: string;
  readonly importance: number;
  readonly level: number;
}

export const TECHNOLOGY_SHARE = 0.4;

const STANDING = {
  inDemand: { flag: 0.8, level: 0.6 },
  hot: { flag: 0.2, level: 0.5 },
  listed: { flag: 0.05, level: 0.4 },
} as const;

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * The technology requirements of one occupation. `ratedImportance` is Σ importance of its rated requirements,
 * `listedBy` the number of occupations that list an example, `occupations` the number that list any.
 */
export function technologyRequirements(
  listings: readonly Listing[],
  ratedImportance: number,
  listedBy: (example: string) => number,
  occupations: number,
): TechnologyRequirement[] {
  const weighed = listings.map((listing) => {
    const standing = STANDING[listing.inDemand ? 'inDemand' : listing.hot ? 'hot' : 'listed'];
    const commonness = occupations > 1 ? Math.log(listedBy(listing.example)) / Math.log(occupations) : 0;
    return { example: listing.example, weight: standing.flag * (1 - commonness / 2), level: standing.level };
  });
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const room = (TECHNOLOGY_SHARE / (1 - TECHNOLOGY_SHARE)) * ratedImportance;
  const scale = Math.min(1, room / total);
  return weighed.map(({ example, weight, level }) => ({ example, importance: round(weight * scale), level }));
}

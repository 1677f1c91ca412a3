import type { Id } from './ids.ts';

/** The SKOS mapping relations: what the other concept is to the first, e.g. BROAD: the other is broader. */
export const mappingMatches = ['EXACT', 'CLOSE', 'BROAD', 'NARROW', 'RELATED'] as const;
export type MappingMatch = (typeof mappingMatches)[number];

/** The same relation read from the other end. */
export function inverseMatch(match: MappingMatch): MappingMatch {
  if (match === 'BROAD') return 'NARROW';
  return match === 'NARROW' ? 'BROAD' : match;
}

/** Who says so: all mappings of one origin are replaced together. */
export type MappingOrigin = 'crosswalk' | 'alignment';

/** One concept said to be about another of another framework. */
export interface Mapping {
  readonly id: Id;
  readonly toId: Id;
  readonly match: MappingMatch;
  /** Who says so, to be shown. */
  readonly source: string;
}

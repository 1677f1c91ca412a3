import { DAY } from '../../domain/clock.ts';
import { PURPOSE } from '../purpose.ts';
import type { RandomSource } from '../random.ts';
import { drawName } from '../structure/names.ts';
import { wageAt } from '../structure/references.ts';
import type { OccupationModel, Structure } from '../structure/structure.ts';
import { BLOCK_SIZE, locations, themes, traits } from '../structure/themes.ts';

export interface Employment {
  readonly joinedAt: number;
  /** Null: still here. */
  readonly leftAt: number | null;
}

export interface Person extends Employment {
  readonly number: number;
  readonly key: string;
  readonly name: string;
  readonly unit: number;
  readonly location: string;
  readonly occupation: OccupationModel;
  readonly wage: number | null;
  readonly currency: string | null;
  /** Standard normal: general ability, ability by unit domain, resilience, collaboration. */
  readonly general: number;
  readonly domains: readonly number[];
  readonly resilience: number;
  readonly collaboration: number;
  /** Environment in which the person works best, 0..1 by trait. */
  readonly preferences: readonly number[];
  /** Mean days between pieces of evidence in one skill. */
  readonly evidenceGapDays: number;
}

export const personKey = (number: number): string => `E${String(number + 1).padStart(5, '0')}`;
export const blockOf = (number: number): number => Math.floor(number / BLOCK_SIZE);
export const unitOf = (number: number): number => blockOf(number) % themes.length;

/** Everybody seventh in a block leads and evaluates others. */
export const LEAD_SPACING = 7;
export const isLead = (number: number): boolean => (number % BLOCK_SIZE) % LEAD_SPACING === 0;

const YEAR = 365.25 * DAY;
const LEAVER_SHARE = 0.12;

/** When somebody joined and left; on a stream of its own, so that it is known without making the person. */
export function employmentOf(random: RandomSource, number: number, asOf: number): Employment {
  const draws = random.stream(PURPOSE.EMPLOYMENT, number);
  const tenure = Math.min(30 * DAY + draws.exponential(isLead(number) ? 6 * YEAR : 3.5 * YEAR), 15 * YEAR);
  const joinedAt = asOf - Math.floor(tenure / DAY) * DAY;
  const leaves = draws.chance(LEAVER_SHARE);
  const stay = Math.floor(draws.between(0.35, 0.98) * (tenure / DAY)) * DAY;
  return { joinedAt, leftAt: leaves && stay >= 90 * DAY ? joinedAt + stay : null };
}

export function createPerson(
  structure: Structure,
  random: RandomSource,
  number: number,
  asOf: number,
): Person {
  const draws = random.stream(PURPOSE.PROFILE, number);
  const unit = unitOf(number);
  const { occupations } = structure.units[unit]!;
  const occupation = occupations[draws.weighted(occupations.map(({ weight }) => weight))]!;
  const general = draws.normal();
  const person = {
    ...employmentOf(random, number, asOf),
    number,
    key: personKey(number),
    name: drawName(random.stream(PURPOSE.NAME, number)),
    unit,
    location: draws.chance(0.6) ? locations[unit % locations.length]! : draws.pick(locations),
    occupation,
    general,
    domains: themes.map(() => draws.normal()),
    resilience: draws.normal(),
    collaboration: draws.normal(),
    preferences: traits.map(() => draws.beta(2, 2)),
    evidenceGapDays: 200 * Math.exp(draws.normal(0, 0.4)),
  };
  const { wage } = occupation.role;
  const standing = 0.6 * general + 0.8 * random.stream(PURPOSE.WAGE, number).normal();
  return {
    ...person,
    wage: wage && Math.round(wageAt(Math.max(-2.3, Math.min(2.3, standing)), wage) / 100) * 100,
    currency: wage?.currency ?? null,
  };
}

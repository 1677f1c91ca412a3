import { DAY } from '../../domain/clock.ts';
import { PURPOSE } from '../purpose.ts';
import type { RandomSource, RandomStream } from '../random.ts';
import { BLOCK_SIZE } from '../structure/themes.ts';
import type { World } from '../world.ts';
import { blockOf, employmentOf, LEAD_SPACING } from './person.ts';

export interface Evaluator {
  readonly number: number;
  /** Added to the logit of every rubric score that this person gives; `drift` a year, counted from `since`. */
  readonly leniency: number;
  readonly drift: number;
  readonly since: number;
}

const ELSEWHERE_SHARE = 0.15;
const USUAL_SHARE = 0.6;
const LEADS = Math.ceil(BLOCK_SIZE / LEAD_SPACING);

/** Who grades whom: mostly leads of the own block, one usually; sometimes of an earlier one, so that scales are linked. */
export class Evaluators {
  readonly #world: World;
  readonly #random: RandomSource;
  readonly #people: number;
  readonly #asOf: number;

  constructor(world: World, random: RandomSource, people: number, asOf: number) {
    this.#world = world;
    this.#random = random;
    this.#people = people;
    this.#asOf = asOf;
  }

  evaluator(number: number): Evaluator {
    const draws = this.#random.stream(PURPOSE.EVALUATOR, number);
    return {
      number,
      leniency: draws.normal(0, this.#world.leniencySD),
      drift: draws.normal(0, this.#world.leniencyDriftSD),
      since: this.#asOf - 3 * 365.25 * DAY,
    };
  }

  /** Somebody who was there at that moment and is not the person; null where nobody is found. */
  draw(draws: RandomStream, person: number, at: number): Evaluator | null {
    const block = blockOf(person);
    for (let attempt = 0; attempt < 4; attempt++) {
      const elsewhere = block > 0 && draws.chance(ELSEWHERE_SHARE);
      const lead = !elsewhere && draws.chance(USUAL_SHARE) ? person % LEADS : draws.index(LEADS);
      const number = (elsewhere ? draws.index(block) : block) * BLOCK_SIZE + lead * LEAD_SPACING;
      if (number === person || number >= this.#people) continue;
      const { joinedAt, leftAt } = employmentOf(this.#random, number, this.#asOf);
      if (joinedAt <= at && (leftAt === null || at < leftAt)) return this.evaluator(number);
    }
    return null;
  }
}

/** Leniency at a moment, on the logit scale. */
export function leniencyAt({ leniency, drift, since }: Evaluator, at: number): number {
  return leniency + (drift * (at - since)) / (365.25 * DAY);
}

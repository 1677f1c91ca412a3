/** What a person's level is taken to be before anything is known of anybody. */
const FIRST_LEVEL = 0.9;
/** The events that this stands for beside what the others have shown. */
const FIRST_LEVEL_EVENTS = 20;
/**
 * What a series' first event counts of a later one, where others' events say how a person begins: it is shown right after
 * learning, or long before it is learnt, and what is forecast are the later ones.
 */
const FIRST_EVENT_WEIGHT = 0.25;
/** A moving average of the person's scores moves by so much of the way to each. */
const AVERAGE_RATE = 0.02;
/** The events that a person's mean starts with. */
const MEAN_EVENTS = 40;

interface Weighted {
  readonly sum: number;
  readonly weight: number;
}

interface Person {
  readonly average: number;
  readonly sum: number;
  readonly events: number;
  /** What of the weighted sum over everybody is this person's. */
  readonly share: Weighted;
}

const NOBODY: Person = { average: FIRST_LEVEL, sum: 0, events: 0, share: { sum: 0, weight: 0 } };

/**
 * How people have done so far, in shares passed, 0..1. A person of whom little is known is taken to be at .9, or as the others
 * have been so far (an empirical-Bayes start: Efron & Morris 1975, Journal of the American Statistical Association 70:311):
 *
 *   mean = (40·start + Σ scores)/(40 + n);   start = .9, or (20·.9 + Σ wⱼ·scoreⱼ)/(20 + Σ wⱼ) over the events j of others,
 *   w = ¼ for the first of a series, else 1
 *
 * Where there is nobody else, both means are the same.
 */
export class PersonLevels {
  private readonly people = new Map<number, Person>();
  private all: Weighted = { sum: 0, weight: 0 };

  /** The moving average, from .9 on. */
  average(number: number): number {
    return this.personOf(number).average;
  }

  /** The mean, from .9 on. */
  mean(number: number): number {
    return meanFrom(FIRST_LEVEL, this.personOf(number));
  }

  /** The mean, from what the others have shown. */
  meanAmongOthers(number: number): number {
    const person = this.personOf(number);
    const start =
      (FIRST_LEVEL_EVENTS * FIRST_LEVEL + this.all.sum - person.share.sum) /
      (FIRST_LEVEL_EVENTS + this.all.weight - person.share.weight);
    return meanFrom(start, person);
  }

  /** Takes in a score; `first` of its series. */
  learn(number: number, score: number, first: boolean): void {
    const { average, sum, events, share } = this.personOf(number);
    const weight = first ? FIRST_EVENT_WEIGHT : 1;
    this.people.set(number, {
      average: average + AVERAGE_RATE * (score - average),
      sum: sum + score,
      events: events + 1,
      share: { sum: share.sum + weight * score, weight: share.weight + weight },
    });
    this.all = { sum: this.all.sum + weight * score, weight: this.all.weight + weight };
  }

  private personOf(number: number): Person {
    return this.people.get(number) ?? NOBODY;
  }
}

const meanFrom = (start: number, { sum, events }: Person): number =>
  (MEAN_EVENTS * start + sum) / (MEAN_EVENTS + events);

import type { DecayShape } from '../domain/proficiency.ts';
import type { TaskClass } from '../domain/task-class.ts';
import { PURPOSE } from './purpose.ts';
import type { RandomSource } from './random.ts';

/** How the truth behaves. `base` is what the product's model assumes; every other world breaks one assumption. */
export const worldNames = [
  'base',
  'exponential',
  'log-uniform-half-lives',
  'stepped',
  'heavy-tails',
  'drifting-evaluators',
  'unrecorded-practice',
  'growing-ability',
  'informative-assessment',
  'bimodal-half-lives',
] as const;
export type WorldName = (typeof worldNames)[number];

export interface ClassParameters {
  readonly medianHalfLifeDays: number;
  readonly shape: DecayShape;
  readonly floor: number;
}

/** Every number of the generative model; docs/sample-organisation.md says where each is from. */
export interface World {
  readonly name: WorldName;
  readonly classes: Readonly<Record<TaskClass, ClassParameters>>;
  /** SD of ln half-life over all series of a class, and the part of it that the skill carries. */
  readonly logHalfLifeSD: number;
  readonly skillLogHalfLifeSD: number;
  /** Null, or factors on the median between which each series chooses evenly (then with SD .25 around it). */
  readonly halfLifeModes: readonly [number, number] | null;
  /** Ability on the logit scale: mean and SD of skill means; SDs of person, domain and residual parts. */
  readonly abilityMean: number;
  readonly skillMeanSD: number;
  readonly personSD: number;
  readonly domainSD: number;
  readonly residualSD: number;
  /** Degrees of freedom of the residual and of rubric noise; `Infinity` is normal. */
  readonly tailDegrees: number;
  /** SD (scale) of rubric noise on the logit, by who graded. */
  readonly deliveryNoise: number;
  readonly peerReviewNoise: number;
  /** Beta-binomial precision of graded trials (a + b); `Infinity` is binomial. */
  readonly trialPrecision: number;
  readonly leniencySD: number;
  /** SD of the yearly change of an evaluator's leniency. */
  readonly leniencyDriftSD: number;
  /** Share of series whose ability jumps once, and the SD of the jump. */
  readonly stepShare: number;
  readonly stepSD: number;
  /** Practice that nobody recorded but that reinforces: mean number a year. */
  readonly unrecordedPracticeRate: number;
  /** Ability gained at the first reinforcement; the n-th gives 1/n of it. */
  readonly growth: number;
  /** Whether evidence is asked for because proficiency looks weak or strong. */
  readonly informative: boolean;
}

const base: World = {
  name: 'base',
  classes: {
    ACCURACY: { medianHalfLifeDays: 198, shape: 1, floor: 0.12 },
    SPEED: { medianHalfLifeDays: 396, shape: 2, floor: 0.08 },
    MIXED: { medianHalfLifeDays: 335, shape: 1, floor: 0.1 },
  },
  logHalfLifeSD: 0.7,
  skillLogHalfLifeSD: 0.15,
  halfLifeModes: null,
  abilityMean: 1.6,
  skillMeanSD: 0.35,
  personSD: 0.5,
  domainSD: 0.4,
  residualSD: 0.55,
  tailDegrees: Infinity,
  deliveryNoise: 0.5,
  peerReviewNoise: 0.8,
  trialPrecision: Infinity,
  leniencySD: 0.4,
  leniencyDriftSD: 0,
  stepShare: 0,
  stepSD: 0,
  unrecordedPracticeRate: 0,
  growth: 0,
  informative: false,
};

/** The world of this name; what it draws for itself (class medians) comes from the same seed as everything else. */
export function createWorld(name: WorldName, random: RandomSource): World {
  switch (name) {
    case 'base':
      return base;
    case 'exponential':
      return { ...base, name, classes: mapClasses((parameters) => ({ ...parameters, shape: Infinity })) };
    case 'log-uniform-half-lives': {
      const draws = random.stream(PURPOSE.WORLD);
      return {
        ...base,
        name,
        classes: mapClasses((parameters) => ({
          ...parameters,
          medianHalfLifeDays: Math.exp(draws.between(Math.log(60), Math.log(1200))),
        })),
      };
    }
    case 'stepped':
      return { ...base, name, stepShare: 0.1, stepSD: 1.5 };
    case 'heavy-tails':
      return { ...base, name, tailDegrees: 2.5, trialPrecision: 6 };
    case 'drifting-evaluators':
      return { ...base, name, leniencyDriftSD: 0.4 };
    case 'unrecorded-practice':
      return { ...base, name, unrecordedPracticeRate: 3 };
    case 'growing-ability':
      return { ...base, name, growth: 0.4 };
    case 'informative-assessment':
      return { ...base, name, informative: true };
    case 'bimodal-half-lives':
      return { ...base, name, halfLifeModes: [0.3, 2.5] };
  }
}

function mapClasses(change: (parameters: ClassParameters) => ClassParameters): World['classes'] {
  return {
    ACCURACY: change(base.classes.ACCURACY),
    SPEED: change(base.classes.SPEED),
    MIXED: change(base.classes.MIXED),
  };
}

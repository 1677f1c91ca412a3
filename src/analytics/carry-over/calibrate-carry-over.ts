import { COVERAGE } from '../../domain/estimate.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import { probabilityAtLeast, quantile } from '../decay/model/curve.ts';
import { classNames } from '../decay/model/model.ts';
import { sigmoid } from '../decay/model/observation.ts';
import type { LatentProficiency } from '../ranking/score.ts';
import { inferredLatent, logitOf, standingOf, strengthBeyond, usualLevel } from './inferred-proficiency.ts';
import type { CarryOverParameters } from './parameters.ts';

/** What is known of one person's skills at the moment of calibration, from own evidence. */
export interface PersonSkill {
  readonly skillId: string;
  readonly taskClass: TaskClass;
  readonly latent: LatentProficiency;
  /** The proficiency when it was shown last. */
  readonly initial: number;
}

/** A directed adjacency with how much carries over as far as roles tell, 0..1. */
export interface FrameworkAdjacency {
  readonly fromSkillId: string;
  readonly toSkillId: string;
  readonly strength: number;
}

/** So many people's worth of doubt whether a skill's level, or a pair's strength, is another than is usual. */
const SKILL_PEOPLE = 8;
const PAIR_PEOPLE = 100;
/** As much doubt whether adjacency shows in people at all: pairs of skills that would be wholly alike. */
const BEYOND_PAIRS = 5;
/** With fewer skills in all, what was believed before stands. */
const LEAST_SKILLS = 50;
/** Of so many inferred skills it is looked how many lie in their interval. */
const CHECKED = 1_000;
const CHECKED_PER_SLICE = 100;
const EDGES_PER_SLICE = 500;

/**
 * Levels of skills and what people's skills share, by the method of moments (Searle, Casella & McCulloch 1992, ch. 5),
 * from people handed over one after another, twice: first `addLevels` of everybody, then `addCovariances` of everybody
 * in the same order. Holds a few numbers a skill and an adjacency, nothing of people.
 *
 * The strength of a → b is the regression slope through the origin of r_b on r_a among the people who show both, drawn
 * to the framework's value s as 100 people would:  ρ = (Σ r_a·r_b + 100·v·s)/(Σ r_a² + 100·v),  v the variance of r; cut to 0..1.
 */
export class CarryOverCalibration {
  readonly #before: CarryOverParameters;
  readonly #edges = new Map<
    string,
    Map<string, { strength: number; products: number; squares: number; people: number }>
  >();
  readonly #classes = new Map<TaskClass, { level: number; fresh: number; count: number }>(
    classNames.map((name) => [name, { level: 0, fresh: 0, count: 0 }]),
  );
  readonly #skills = new Map<string, { taskClass: TaskClass; sum: number; count: number }>();
  #levels: CarryOverParameters | null = null;
  #spread = 0;
  #skillsSeen = 0;
  #squares = 0;
  #products = 0;
  #pairs = 0;
  #checked: { logit: number; effectVariance: number; latent: LatentProficiency }[] = [];
  #people = 0;

  private constructor(before: CarryOverParameters) {
    this.#before = before;
  }

  /**
   * @param before what is believed where there is too little evidence
   * @param pause awaited every few milliseconds
   */
  static async over(
    before: CarryOverParameters,
    adjacency: Iterable<FrameworkAdjacency>,
    pause: () => Promise<void>,
  ): Promise<CarryOverCalibration> {
    const calibration = new CarryOverCalibration(before);
    const edges = calibration.#edges;
    let read = 0;
    for (const { fromSkillId, toSkillId, strength } of adjacency) {
      if (read++ % EDGES_PER_SLICE === 0) await pause();
      let to = edges.get(fromSkillId);
      if (to === undefined) {
        to = new Map();
        edges.set(fromSkillId, to);
      }
      to.set(toSkillId, { strength, products: 0, squares: 0, people: 0 });
    }
    return calibration;
  }

  addLevels(skills: readonly PersonSkill[]): void {
    for (const { skillId, taskClass, latent, initial } of skills) {
      const logit = logitOf(latent.mean);
      const ofClass = this.#classes.get(taskClass)!;
      ofClass.level += logit;
      ofClass.fresh += logitOf(initial);
      ofClass.count++;
      const ofSkill = this.#skills.get(skillId) ?? { taskClass, sum: 0, count: 0 };
      ofSkill.sum += logit;
      ofSkill.count++;
      this.#skills.set(skillId, ofSkill);
      this.#spread += latent.variance / Math.max(1e-6, latent.mean * (1 - latent.mean));
      this.#skillsSeen++;
    }
  }

  addCovariances(skills: readonly PersonSkill[]): void {
    this.#levels ??= this.#measureLevels();
    const levels = this.#levels;
    if (skills.length === 0) return;
    const residuals = skills.map(
      ({ skillId, taskClass, latent }) => logitOf(latent.mean) - usualLevel(levels, skillId, taskClass),
    );
    let sum = 0;
    let squares = 0;
    for (const residual of residuals) {
      sum += residual;
      squares += residual * residual;
    }
    this.#squares += squares;
    this.#products += sum * sum - squares;
    this.#pairs += skills.length * (skills.length - 1);
    for (const [a, { skillId: from }] of skills.entries()) {
      const leads = this.#edges.get(from);
      if (leads === undefined) continue;
      for (const [b, { skillId: to }] of skills.entries()) {
        const edge = a === b ? undefined : leads.get(to);
        if (edge === undefined) continue;
        edge.products += residuals[a]! * residuals[b]!;
        edge.squares += residuals[a]! * residuals[a]!;
        edge.people++;
      }
    }
    this.#check(skills);
  }

  /** Keeps of every person one skill, by turns, as if it had not been shown. */
  #check(skills: readonly PersonSkill[]): void {
    const turn = this.#people++ % skills.length;
    if (skills.length < 2 || this.#checked.length >= CHECKED) return;
    const { skillId, taskClass, latent } = skills[turn]!;
    const levels = this.#levels!;
    const others = skills.flatMap(({ skillId: id, taskClass: of, latent: { mean } }, i) =>
      i === turn ? [] : [{ mean, level: usualLevel(levels, id, of) }],
    );
    const person = standingOf(levels, others);
    const logit = usualLevel(levels, skillId, taskClass) + person.effect;
    this.#checked.push({ logit, effectVariance: person.variance, latent });
  }

  #measureLevels(): CarryOverParameters {
    const before = this.#before;
    if (this.#skillsSeen < LEAST_SKILLS) return before;
    const classes = Object.fromEntries(
      [...this.#classes].map(([name, { level, fresh, count }]) => {
        const standing = before.classes[name];
        const weight = count + SKILL_PEOPLE;
        return [
          name,
          {
            ...standing,
            level: (level + SKILL_PEOPLE * standing.level) / weight,
            fresh: (fresh + SKILL_PEOPLE * standing.fresh) / weight,
          },
        ];
      }),
    ) as unknown as CarryOverParameters['classes'];
    const skills = Object.fromEntries(
      [...this.#skills]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([skillId, { taskClass, sum, count }]) => [
          skillId,
          (sum - count * classes[taskClass].level) / (count + SKILL_PEOPLE),
        ]),
    );
    return { ...before, classes, skills, observedSpread: Math.min(1, this.#spread / this.#skillsSeen) };
  }

  /** The parameters, and every adjacency with its calibrated strength; `pause` is awaited every few milliseconds. */
  async result(
    pause: () => Promise<void>,
  ): Promise<{ parameters: CarryOverParameters; adjacency: CalibratedAdjacency[] }> {
    const levels = this.#levels ?? this.#measureLevels();
    const enough = this.#skillsSeen >= LEAST_SKILLS && this.#pairs > 0;
    const total = enough ? this.#squares / this.#skillsSeen : levels.personVariance + levels.ownVariance;
    const shared = enough
      ? Math.min(0.9 * total, Math.max(0.02 * total, this.#products / this.#pairs))
      : levels.personVariance;
    const variances = { ...levels, personVariance: shared, ownVariance: total - shared };
    const moments = { ...variances, beyond: enough ? await this.#beyond(variances, pause) : levels.beyond };
    const parameters = { ...moments, intervalFactor: await this.#intervalFactor(moments, pause) };
    const adjacency: CalibratedAdjacency[] = [];
    for (const [fromSkillId, leads] of this.#edges) {
      for (const [toSkillId, { strength, products, squares, people }] of leads) {
        if (adjacency.length % EDGES_PER_SLICE === 0) await pause();
        const doubt = PAIR_PEOPLE * total;
        const slope = (products + doubt * strength) / (squares + doubt);
        adjacency.push({
          fromSkillId,
          toSkillId,
          strength: Math.min(1, Math.max(0, slope)),
          framework: strength,
          people,
        });
      }
    }
    return { parameters, adjacency };
  }

  /**
   * λ of the products r_a·r_b that people show on what the framework says beyond the person, drawn to 1:
   * (Σ x·(r_a·r_b − person variance)/own variance + 5)/(Σ x² + 5), x of the framework's strengths.
   */
  async #beyond(variances: CarryOverParameters, pause: () => Promise<void>): Promise<number> {
    let sum = BEYOND_PAIRS;
    let squares = BEYOND_PAIRS;
    let read = 0;
    for (const leads of this.#edges.values()) {
      for (const { strength, products, people } of leads.values()) {
        if (read++ % EDGES_PER_SLICE === 0) await pause();
        const x = strengthBeyond(variances, strength);
        sum += (x * (products - people * variances.personVariance)) / variances.ownVariance;
        squares += people * x * x;
      }
    }
    return Math.min(1, Math.max(0, sum / squares));
  }

  /** By bisection: the factor with which intervals hold 90 % of what own evidence says of the skills that were kept aside. */
  async #intervalFactor(parameters: CarryOverParameters, pause: () => Promise<void>): Promise<number> {
    if (this.#checked.length < LEAST_SKILLS) return parameters.intervalFactor;
    const inside = async (intervalFactor: number) => {
      let mass = 0;
      for (const [i, { logit, effectVariance, latent }] of this.#checked.entries()) {
        if (i % CHECKED_PER_SLICE === 0) await pause();
        const mean = sigmoid(logit);
        const scaled = { ...parameters, intervalFactor };
        const { distribution } = inferredLatent(scaled, mean, effectVariance + parameters.ownVariance);
        const low = quantile(distribution, (1 - COVERAGE) / 2);
        const high = quantile(distribution, (1 + COVERAGE) / 2);
        mass += probabilityAtLeast(latent.distribution, low) - probabilityAtLeast(latent.distribution, high);
      }
      return mass / this.#checked.length;
    };
    let low = 0.3;
    let high = 3;
    for (let step = 0; step < 12; step++) {
      const middle = Math.sqrt(low * high);
      if ((await inside(middle)) < COVERAGE) low = middle;
      else high = middle;
    }
    return Math.sqrt(low * high);
  }
}

export interface CalibratedAdjacency extends FrameworkAdjacency {
  /** What the framework says; `strength` is what people say, drawn to it. */
  readonly framework: number;
  /** How many show both. */
  readonly people: number;
}

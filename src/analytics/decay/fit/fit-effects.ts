import { sweep } from '../filter/sweep.ts';
import type { NumberedEvidence } from '../model/evidence-builder.ts';
import type { DecayHyperparameters, EvaluatorEffect, SkillEffect } from '../model/hyperparameters.ts';
import { classNames } from '../model/model.ts';

/** Skills with fewer series keep to their class: their own evidence would count twice. */
const FEWEST_SERIES = 4;
/** The weight of the prior variances against those of the skills or evaluators that are there. */
const PRIOR_WEIGHT = 4;

/**
 * How far each skill stands from its class and how lenient each evaluator is: scoring steps on the log marginal
 * likelihood with normal priors (mean 0), whose variances follow by expectation–maximisation. Each round is one sweep.
 */
export function fitEffects(
  evidence: NumberedEvidence,
  hyperparameters: DecayHyperparameters,
  rounds: number,
): DecayHyperparameters {
  const skills = evidence.skillIds.length;
  const evaluators = evidence.evaluatorIds.length;
  const eligible = skillsWithSeries(evidence);
  const linked = linkedEvaluators(evidence);
  if (!eligible.includes(true) && !linked.includes(true))
    return { ...hyperparameters, skills: {}, evaluators: {} };
  let current = hyperparameters;
  for (let round = 0; round < rounds; round++) {
    const sink = {
      skillGradient: new Float64Array(2 * skills),
      skillInformation: new Float64Array(2 * skills),
      evaluatorGradient: new Float64Array(evaluators),
      evaluatorInformation: new Float64Array(evaluators),
    };
    sweep(evidence, current, sink);
    current = withSkills(evidence, current, eligible, sink.skillGradient, sink.skillInformation);
    current = withEvaluators(evidence, current, linked, sink.evaluatorGradient, sink.evaluatorInformation);
  }
  return current;
}

function withSkills(
  evidence: NumberedEvidence,
  current: DecayHyperparameters,
  eligible: readonly boolean[],
  gradient: Float64Array,
  information: Float64Array,
): DecayHyperparameters {
  const effects: Record<string, SkillEffect> = {};
  const spread = classNames.map(() => ({ count: 0, ability: 0, logHalfLife: 0 }));
  for (let skill = 0; skill < evidence.skillIds.length; skill++) {
    if (!eligible[skill]) continue;
    const id = evidence.skillIds[skill]!;
    const number = evidence.skillClass[skill]!;
    const { skillAbilityVariance, skillLogHalfLifeVariance } = current.classes[classNames[number]!];
    const standing = current.skills[id];
    const ability = step(
      standing?.ability ?? 0,
      gradient[2 * skill]!,
      information[2 * skill]!,
      skillAbilityVariance,
    );
    const logHalfLife = step(
      standing?.logHalfLife ?? 0,
      gradient[2 * skill + 1]!,
      information[2 * skill + 1]!,
      skillLogHalfLifeVariance,
    );
    effects[id] = {
      ability: ability.mean,
      abilityVariance: ability.variance,
      logHalfLife: logHalfLife.mean,
      logHalfLifeVariance: logHalfLife.variance,
    };
    const sums = spread[number]!;
    sums.count++;
    sums.ability += ability.mean ** 2 + ability.variance;
    sums.logHalfLife += logHalfLife.mean ** 2 + logHalfLife.variance;
  }
  const classes = { ...current.classes };
  classNames.forEach((name, number) => {
    const { count, ability, logHalfLife } = spread[number]!;
    const standing = classes[name];
    const pooled = (sum: number, variance: number) =>
      (sum + PRIOR_WEIGHT * variance) / (count + PRIOR_WEIGHT);
    classes[name] = {
      ...standing,
      skillAbilityVariance: pooled(ability, standing.skillAbilityVariance),
      skillLogHalfLifeVariance: pooled(logHalfLife, standing.skillLogHalfLifeVariance),
    };
  });
  return { ...current, classes, skills: effects };
}

function withEvaluators(
  evidence: NumberedEvidence,
  current: DecayHyperparameters,
  linked: readonly boolean[],
  gradient: Float64Array,
  information: Float64Array,
): DecayHyperparameters {
  const effects: Record<string, EvaluatorEffect> = {};
  const prior = current.kinds.PEER_REVIEW.leniencyVariance;
  let count = 0;
  let sum = 0;
  for (let evaluator = 0; evaluator < evidence.evaluatorIds.length; evaluator++) {
    if (!linked[evaluator]) continue;
    const id = evidence.evaluatorIds[evaluator]!;
    const standing = current.evaluators[id]?.leniency ?? 0;
    const { mean, variance } = step(standing, gradient[evaluator]!, information[evaluator]!, prior);
    effects[id] = { leniency: mean, variance };
    count++;
    sum += mean ** 2 + variance;
  }
  const leniencyVariance = (sum + PRIOR_WEIGHT * prior) / (count + PRIOR_WEIGHT);
  const { kinds } = current;
  return {
    ...current,
    evaluators: effects,
    kinds: {
      ...kinds,
      DELIVERY: { ...kinds.DELIVERY, leniencyVariance },
      SIMULATION: { ...kinds.SIMULATION, leniencyVariance },
      PEER_REVIEW: { ...kinds.PEER_REVIEW, leniencyVariance },
    },
  };
}

const LONGEST_STEP = 1;

/** One scoring step of an effect with prior N(0, variance), and its posterior variance. */
function step(standing: number, gradient: number, information: number, variance: number) {
  const precision = information + 1 / Math.max(1e-6, variance);
  const by = (gradient - standing / Math.max(1e-6, variance)) / precision;
  return {
    mean: standing + Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, by)),
    variance: 1 / precision,
  };
}

function skillsWithSeries({ columns, skillIds }: NumberedEvidence): boolean[] {
  const series = new Uint32Array(skillIds.length);
  // A series that is left without events says nothing: it may be one that has not begun.
  for (const number of new Set(columns.series)) series[columns.seriesSkill[number]!]!++;
  return Array.from(series, (count) => count >= FEWEST_SERIES);
}

/**
 * Evaluators whose connected part of the graph of people and evaluators holds evidence that nobody in particular
 * judged. Only relative to it can leniency be told from the ability of those who were judged.
 */
function linkedEvaluators({ columns, evaluatorIds }: NumberedEvidence): boolean[] {
  const people = columns.personStart.length - 1;
  const parent = Uint32Array.from({ length: people + evaluatorIds.length }, (_, i) => i);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  const objective = new Uint8Array(people);
  for (let person = 0; person < people; person++) {
    for (let event = columns.personStart[person]!; event < columns.personStart[person + 1]!; event++) {
      const evaluator = columns.evaluator[event]!;
      if (evaluator < 0) objective[person] = 1;
      else parent[rootOf(people + evaluator)] = rootOf(person);
    }
  }
  const anchored = new Set<number>();
  for (let person = 0; person < people; person++) if (objective[person] === 1) anchored.add(rootOf(person));
  const judged = new Set(columns.evaluator);
  return evaluatorIds.map(
    (_, evaluator) => judged.has(evaluator) && anchored.has(rootOf(people + evaluator)),
  );
}

import { awardedHalfLife } from '../../../analytics/carry-over/awarded-proficiency.ts';
import type { Instant } from '../../../domain/clock.ts';
import type { Estimate } from '../../../domain/estimate.ts';
import type { Id } from '../../../domain/ids.ts';
import type { Standing } from '../fitted-proficiencies.ts';
import { type Inference, inferredAt } from '../inferences.ts';
import type { FittedSeries, PersonSkill } from '../series/fitted-series.ts';
import {
  estimateHalfLife,
  estimateLatent,
  estimateProficiency,
  type ProficiencyTier,
  type TierCutoffs,
  tierOf,
} from './proficiency-estimate.ts';

export type ProficiencyBasis = 'OBSERVED' | 'INFERRED';

/** What one person can do in one skill at one moment. */
export interface Proficiency extends PersonSkill {
  readonly id: Id;
  readonly asOf: Instant;
  readonly estimate: Estimate;
  readonly tier: ProficiencyTier;
  readonly halfLifeDays: Estimate;
  /** Null where INFERRED: nothing was ever shown. */
  readonly lastReinforcedAt: Instant | null;
  readonly basis: ProficiencyBasis;
  /** The FIT_DECAY run whose hyperparameters it stands on. */
  readonly runId: Id;
  /** What it was computed from; `revalidateBy` and `curve` go on from it. Null where INFERRED. */
  readonly series: FittedSeries | null;
  /** What it was inferred from; null where OBSERVED. */
  readonly inference: Inference | null;
}

export function observedAt(series: FittedSeries, asOf: Instant, tierCutoffs: TierCutoffs): Proficiency {
  const { fitted, runId } = series;
  const estimate = estimateProficiency(series, asOf);
  return {
    id: proficiencyId(fitted, asOf),
    personId: fitted.personId,
    skillId: fitted.skillId,
    asOf,
    estimate,
    tier: tierOf(estimate.value, tierCutoffs),
    halfLifeDays: estimateHalfLife(fitted),
    lastReinforcedAt: fitted.lastReinforcedAt,
    basis: 'OBSERVED',
    runId,
    series,
    inference: null,
  };
}

/** Null before there is anything to infer from. */
export function inferredFrom(
  inference: Inference,
  { runId, view: { asOf } }: Standing,
  tierCutoffs: TierCutoffs,
): Proficiency | null {
  const latent = inferredAt(inference, asOf);
  if (latent === null) return null;
  const estimate = estimateLatent(latent);
  const { personId, skillId, taskClass, skillClass, parameters, award } = inference;
  return {
    id: proficiencyId(inference, asOf),
    personId,
    skillId,
    asOf,
    estimate,
    tier: tierOf(estimate.value, tierCutoffs),
    halfLifeDays: estimateHalfLife({
      halfLifeDays:
        award !== null ? awardedHalfLife(parameters, taskClass) : parameters.classes[taskClass].halfLifeDays,
      logHalfLifeVariance: skillClass.logHalfLifeVariance + skillClass.skillLogHalfLifeVariance,
      observations: 0,
    }),
    lastReinforcedAt: null,
    basis: 'INFERRED',
    runId,
    series: null,
    inference,
  };
}

export function proficiencyId({ personId, skillId }: PersonSkill, asOf: Instant): Id {
  return `proficiency:${asOf}:${personId}:${skillId}`;
}

export function parseProficiencyId(id: Id): (PersonSkill & { readonly asOf: Instant }) | null {
  const match = /^proficiency:(-?\d{1,16}):(person:[0-9a-f]+):(skill:.+)$/.exec(id);
  if (match === null) return null;
  const asOf = Number(match[1]);
  if (Math.abs(asOf) > FURTHEST_DATE) return null;
  return { asOf, personId: match[2]!, skillId: match[3]! };
}

/** The instants furthest from 1970 that a Date can hold. */
const FURTHEST_DATE = 8.64e15;

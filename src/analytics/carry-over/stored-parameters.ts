import { z } from 'zod';
import type { DecayHyperparameters } from '../decay/model/hyperparameters.ts';
import { awardsReinforce, type CarryOverParameters, uncalibrated } from './parameters.ts';

const finite = z.number().refine(Number.isFinite);
const levels = z.strictObject({ level: finite, fresh: finite, halfLifeDays: z.number().positive() });
const carryOverParameters = z.strictObject({
  version: z.literal(1),
  personVariance: z.number().positive(),
  ownVariance: z.number().positive(),
  beyond: z.number().min(0).max(1),
  classes: z.strictObject({ ACCURACY: levels, SPEED: levels, MIXED: levels }),
  skills: z.record(z.string(), finite),
  observedSpread: z.number().min(0).max(1),
  intervalFactor: z.number().positive(),
  awardsReinforce: z.boolean().optional(),
});

/**
 * What a calibration wrote, or what is believed without one where there is none: nothing was calibrated, or by another
 * version of this. Throws a ZodError for anything else.
 */
export function carryOverParametersOf(
  json: string | null | undefined,
  hyperparameters: DecayHyperparameters,
): CarryOverParameters {
  if (json == null) return uncalibrated(hyperparameters);
  const stored: unknown = JSON.parse(json);
  const { success, data } = z
    .object({ version: z.literal(1) })
    .loose()
    .safeParse(stored);
  if (!success) return uncalibrated(hyperparameters);
  return { ...carryOverParameters.parse(data), awardsReinforce: awardsReinforce(hyperparameters) };
}

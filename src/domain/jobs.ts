import { z } from 'zod';

/** Every background job, with the schema of its parameters. Parameters carry ids and times only, never personal data. */
export const jobParameters = {
  FIT_DECAY: z.strictObject({
    /** A fit holds all evidence; where any happened after this moment, the run fails instead of leaving it out. */
    asOf: z.int().optional(),
    /** Estimate hyperparameters anew instead of fitting under the standing ones. */
    renewHyperparameters: z.boolean().optional(),
    /** What a part of a run is: the people of that run whose ids lie from `from` to before `until`. */
    part: z.strictObject({ of: z.string(), from: z.string(), until: z.string() }).optional(),
  }),
  EMBED_SKILLS: z.strictObject({ asOf: z.int().optional() }),
  CLUSTER_ROLES: z.strictObject({ asOf: z.int().optional() }),
  /** The market to estimate on; what is not named is chosen as the deployment prefers. */
  PRICE_SKILLS: z.strictObject({
    source: z.string().max(200).optional(),
    area: z.string().max(200).optional(),
    currency: z.string().max(3).optional(),
  }),
  RANK_CANDIDATES: z.strictObject({
    asOf: z.int().optional(),
    demand: z.array(z.string()).max(1000).optional(),
    size: z.int().min(1).max(1000).optional(),
    scope: z.unknown().optional(),
    /** One shortlist that was asked for and is too large to be answered at once, instead of those of demand. */
    shortlist: z.unknown().optional(),
    /** A part of a ranking that is done in shards of people: of which run, which shard, and what of it. */
    shard: z
      .strictObject({
        run: z.string(),
        /** The moment that stands for now in every part. */
        now: z.int(),
        number: z.int().min(0),
        of: z.int().min(2).max(256),
        phase: z.enum(['COUNT', 'RANK']),
        round: z.int().min(1),
      })
      .optional(),
  }),
  IMPORT: z.strictObject({
    format: z.enum(['onet', 'esco', 'crosswalk', 'gdad', 'rsd', 'oews', 'wages', 'organisation']),
    /** A digest of the folder's files; the same import again is another run, which finds nothing to write. */
    source: z.string(),
    strict: z.boolean().optional(),
    history: z.boolean().optional(),
  }),
} as const;

export type JobName = keyof typeof jobParameters;
export type JobParameters<Name extends JobName> = z.infer<(typeof jobParameters)[Name]>;
export const jobNames = Object.keys(jobParameters) as JobName[];

export type RunState = 'WAITING' | 'ACTIVE' | 'COMPLETED' | 'FAILED' | 'CANCELLED';
export const endedStates: ReadonlySet<RunState> = new Set<RunState>(['COMPLETED', 'FAILED', 'CANCELLED']);

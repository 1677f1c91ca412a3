import { createHash } from 'node:crypto';
import type { Metric } from '../../../domain/attempt.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import type { JobName, RunState } from '../../../domain/jobs.ts';
import type { RunsByIdRow } from '../../../graph/statements.generated.ts';
import type { Run } from '../run.ts';

/** The run that a row of the graph is. */
export function toRun(row: RunsByIdRow): Run {
  return {
    id: row.id,
    job: row.job as JobName,
    state: row.state as RunState,
    progress: row.progress,
    phase: row.phase,
    parameters: row.parameters,
    inputDigest: row.inputDigest,
    seed: row.seed,
    codeVersion: row.codeVersion,
    idempotencyKey: row.idempotencyKey,
    parentId: row.parentId,
    requestedAt: row.requestedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    publishedAt: row.publishedAt,
    attempts: row.attempts,
    failure:
      row.failureCode === null
        ? null
        : {
            code: row.failureCode as ErrorCode,
            message: row.failureMessage ?? '',
            attempts: row.attempts,
          },
    metrics: JSON.parse(row.metrics) as Metric[],
    hyperparameters: row.hyperparameters,
    shortlistIds: row.shortlistIds ?? [],
  };
}

/** What a request asks for, as text that is the same for the same request. */
export interface RunBody {
  /** Parameters as JSON with sorted keys. */
  readonly parameters: string;
  readonly bodyDigest: string;
  readonly seed: string;
}

/**
 * The seed is read from job and parameters, not drawn: the same request over the same input gives the same answer on
 * every engine. A part's depends on its parent's seed and its place too.
 */
export function runBody(job: JobName, parameters: unknown, origin = ''): RunBody {
  const text = canonicalJson(parameters);
  const bodyDigest = sha256(`${job}\n${text}`);
  // 13 hexadecimal digits are 52 bits: exact as a JavaScript number.
  const seed = String(Number.parseInt(sha256(`${origin}\n${bodyDigest}`).slice(0, 13), 16));
  return { parameters: text, bodyDigest, seed };
}

/** JSON with the keys of every object in order, so that equal values are equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

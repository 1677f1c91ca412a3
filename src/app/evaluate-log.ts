import type { Caller } from '../domain/caller.ts';
import { systemClock } from '../domain/clock.ts';
import { decayEvaluationSvg, decayEvaluationTables } from '../services/proficiency/decay-evaluation-views.ts';
import {
  createEvaluateDecay,
  type DecayEvaluation,
  type EvaluateDecayRequest,
} from '../services/proficiency/evaluate-decay.ts';
import type { EvaluationTable } from '../services/skill-graph/evaluation/evaluation-tables.ts';
import { createWorkerPool } from '../threads/pool.ts';

export interface LogEvaluation {
  readonly result: DecayEvaluation;
  readonly tables: readonly EvaluationTable[];
  readonly svg: string;
}

/** Back-tests the decay model on somebody's log, in a thread of its own; reads and touches no graph. */
export async function evaluateLog(
  request: EvaluateDecayRequest,
  signal: AbortSignal,
): Promise<LogEvaluation> {
  const pool = createWorkerPool({ size: 1 });
  const caller: Caller = {
    ...{ principal: 'local', organisation: 'local', requestId: 'evaluate decay', signal },
    scopes: new Set(['read']),
  };
  try {
    const result = await createEvaluateDecay({ pool, clock: systemClock }).evaluate(caller, request);
    return { result, tables: decayEvaluationTables(result), svg: decayEvaluationSvg(result) };
  } finally {
    await pool.close();
  }
}

import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { executePlan } from './execute-plan.ts';
import { planOf } from './operation-plan.ts';
import type { Variables } from './variables.ts';

/**
 * As planned where the operation can be, with its variables as they were read: what that does not know is for the general
 * executor, `otherwise`.
 */
export function executed<Execution extends ExecutionArgs, Result>(
  execution: Execution,
  variables: Variables,
  otherwise: (execution: Execution) => Result,
): Promise<ExecutionResult> | Result {
  const { schema, document, operationName, rootValue, contextValue } = execution;
  const plan = planOf(schema, document, operationName ?? null);
  if (plan === null) return otherwise(execution);
  return executePlan(plan, rootValue, contextValue, variables);
}

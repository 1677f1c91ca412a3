import { type ExecutionArgs, type ExecutionResult, getVariableValues } from 'graphql';
import { executePlan } from './execute-plan.ts';
import { planOf } from './operation-plan.ts';

/** As planned where the operation can be: what that does not know is for the general executor, `otherwise`. */
export function executed<Execution extends ExecutionArgs, Result>(
  execution: Execution,
  otherwise: (execution: Execution) => Result,
): Promise<ExecutionResult> | Result {
  const { schema, document, operationName, rootValue, contextValue, variableValues } = execution;
  const plan = planOf(schema, document, operationName ?? null);
  if (plan === null) return otherwise(execution);
  const variables = getVariableValues(schema, plan.operation.variableDefinitions ?? [], variableValues ?? {});
  // Why they are refused is told as for every other operation.
  if (variables.coerced === undefined) return otherwise(execution);
  return executePlan(plan, rootValue, contextValue, variables.coerced);
}

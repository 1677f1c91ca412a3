import { type ExecutionArgs, type ExecutionResult, GraphQLError, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { executed } from './execution/executed.ts';
import { type FailureLog, presentError } from './failures.ts';
import { type Limits, limitProblem } from './limits.ts';
import { variablesProblem } from './variables.ts';

/** What every request brings along, whichever way it came. */
export interface RequestContext {
  readonly requestId: string;
  readonly signal: AbortSignal;
}

type Result = ExecutionResult | AsyncIterable<ExecutionResult>;

/** Refuses operations beyond the limits before anything is asked of a service, and presents every failure. */
export function guardedOperations(limits: Limits, log: FailureLog): Plugin<RequestContext> {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source, { ...options, maxTokens: limits.tokens }));
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const { requestId } = args.contextValue;
      const refused = refusalOf(args, limits);
      setExecuteFn(async (execution) => {
        if (refused !== null) return { errors: [refused] };
        return presentResult((await executed(execution, executeFn)) as Result, requestId, log);
      });
    },
    onSubscribe({ args, subscribeFn, setSubscribeFn }) {
      const { requestId } = args.contextValue;
      const refused = refusalOf(args, limits);
      setSubscribeFn(async (subscription) => {
        if (refused !== null) return { errors: [refused] };
        return presentResult((await subscribeFn(subscription)) as Result, requestId, log);
      });
    },
  };
}

function refusalOf(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  limits: Limits,
): GraphQLError | null {
  return (
    variablesProblem(schema, document, operationName, variableValues) ??
    limitProblem(schema, document, operationName, variableValues, limits)
  );
}

function presentResult(result: Result, requestId: string, log: FailureLog): Result {
  if (Symbol.asyncIterator in result) return presentEach(result, requestId, log);
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => presentError(error, requestId, log)) };
}

async function* presentEach(
  results: AsyncIterable<ExecutionResult>,
  requestId: string,
  log: FailureLog,
): AsyncGenerator<ExecutionResult> {
  try {
    for await (const result of results) yield presentResult(result, requestId, log) as ExecutionResult;
  } catch (thrown) {
    const error = new GraphQLError('', {
      originalError: thrown instanceof Error ? thrown : new Error(String(thrown)),
    });
    yield { errors: [presentError(error, requestId, log)] };
  }
}

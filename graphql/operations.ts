import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { executed } from './execution/executed.ts';
import { type ReadVariables, readVariables } from './execution/variables.ts';
import { type FailureLog, presentError } from './failures.ts';
import { type Limits, limitProblem } from './limits.ts';

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
      const read = admitted(args, limits);
      setExecuteFn(async (execution) => {
        if ('refused' in read) return { errors: [read.refused] };
        return presentResult((await executed(execution, read.coerced, executeFn)) as Result, requestId, log);
      });
    },
    onSubscribe({ args, subscribeFn, setSubscribeFn }) {
      const { requestId } = args.contextValue;
      const read = admitted(args, limits);
      setSubscribeFn(async (subscription) => {
        if ('refused' in read) return { errors: [read.refused] };
        return presentResult((await subscribeFn(subscription)) as Result, requestId, log);
      });
    },
  };
}

function admitted(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  limits: Limits,
): ReadVariables {
  const operation = getOperationAST(document, operationName);
  // Why there is none is told by the executor.
  if (operation == null) return { coerced: {} };
  const read = readVariables(schema, operation, variableValues ?? {}, limits.values);
  if ('refused' in read) return read;
  const refused = limitProblem(schema, document, operationName, read.coerced, limits);
  return refused === null ? read : { refused };
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

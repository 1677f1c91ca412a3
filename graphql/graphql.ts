import { randomUUID } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Caller } from '../src/domain/caller.ts';
import type { Clock } from '../src/domain/clock.ts';
import { type AdmissionOptions, admitCalls, createAdmission } from '../src/services/admission.ts';
import type { Services } from '../src/services/services.ts';
import { createContext } from './context.ts';
import { CSRF_HEADERS } from './door.ts';
import { exampleQuery } from './example-query.ts';
import { type FailureLog, presentUnexpected } from './failures.ts';
import { LIMITS, type Limits } from './limits.ts';
import { guardedOperations, type RequestContext } from './operations.ts';
import { createSchema } from './schema.ts';

export interface GraphqlOptions {
  readonly services: Services;
  readonly clock: Clock;
  readonly organisation: string;
  readonly log: FailureLog;
  readonly limits?: Partial<Limits>;
  /** What ranks or weighs everybody: so many at once. */
  readonly rankings?: Partial<AdmissionOptions>;
}

export interface Graphql {
  readonly schema: GraphQLSchema;
  /** One operation in this process, answered exactly as over HTTP. */
  execute(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<ExecutionResult>;
  /** Answers HTTP requests that have passed the door. */
  readonly yoga: YogaServerInstance<RequestContext, object>;
}

export const GRAPHQL_PATH = '/graphql';
export const MAX_BODY_BYTES = 1_000_000;

/** Jobs rank beside these: they have their own bound. */
const RANKINGS: AdmissionOptions = { what: 'rankings', inFlight: 4, waiting: 200, retryAfter: 1 };

/** The schema over the services, ready to be asked in-process and over HTTP. */
export function createGraphql({
  services: offered,
  clock,
  organisation,
  log,
  limits,
  rankings,
}: GraphqlOptions): Graphql {
  const schema = createSchema();
  const atOnce = createAdmission({ ...RANKINGS, ...rankings });
  const services: Services = {
    ...offered,
    shortlists: admitCalls(offered.shortlists, ['request'], atOnce),
    gaps: admitCalls(offered.gaps, ['analyse'], atOnce),
  };
  const yoga = createYoga<RequestContext, object>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    landingPage: false,
    logging: false,
    cors: false,
    multipart: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    maskedErrors: { maskError: (error) => presentUnexpected(error, log) },
    graphiql: {
      title: 'Meritgraph',
      defaultQuery: exampleQuery,
      additionalHeaders: { [CSRF_HEADERS[0]!]: '1' },
    },
    renderGraphiQL,
    plugins: [guardedOperations({ ...LIMITS, ...limits }, log)],
    context: ({ requestId, signal }) => {
      const caller: Caller = {
        principal: 'local',
        organisation,
        scopes: new Set(['read', 'write', 'operate']),
        signal,
        requestId,
      };
      return createContext(services, caller, clock.now());
    },
  });
  return {
    schema,
    yoga,
    async execute(query, variables, options) {
      const signal = options?.signal ?? new AbortController().signal;
      const response = await yoga.fetch(
        `http://localhost${GRAPHQL_PATH}`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify({ query, variables }),
          signal,
        },
        { requestId: randomUUID(), signal },
      );
      return (await response.json()) as ExecutionResult;
    },
  };
}

import { InvalidInput, NotFound } from '../../src/domain/errors.ts';
import type { JobName, JobParameters } from '../../src/domain/jobs.ts';
import { decodeCursor, toPage } from '../../src/domain/page.ts';
import type { Run as RunRow } from '../../src/services/runs/runs.ts';
import { known } from '../batching.ts';
import { memberOf, orFailure } from '../expected.ts';
import { decodeId, encodeId, encodeIdsIn, namedIds } from '../ids.ts';
import { connectionOf, nodesOf, pageRequest } from '../paging.ts';
import { decodeScope } from '../person/person.resolvers.ts';
import type {
  CancelRunResultResolvers,
  MutationResolvers,
  QueryResolvers,
  RunResolvers,
  RunResultResolvers,
  ShortlistBatchResolvers,
  StartJobInput,
  StartJobResultResolvers,
  SubscriptionResolvers,
} from '../resolvers-types.generated.ts';
import { parametersAsSent } from './parameters-as-sent.ts';

const Run: RunResolvers = {
  id: ({ id }) => encodeId(id),
  parameters: ({ parameters }) => parametersAsSent(parameters),
  phase: ({ phase }) => phase && encodeIdsIn(phase),
  metrics: ({ metrics }) => metrics.map((metric) => ({ ...metric, name: encodeIdsIn(metric.name) })),
  failure: ({ failure }) => failure && { ...failure, message: encodeIdsIn(failure.message) },
  parent: ({ parentId }, _, { loaders }) => (parentId === null ? null : loaders.run.load(parentId)),
  children: async ({ id }, args, { loaders }) => nodesOf(await loaders.runChildren(id, pageRequest(args))),
  result: (run, _, { loaders }) => {
    if (run.job !== 'RANK_CANDIDATES' || run.state !== 'COMPLETED') return null;
    // A list of the first shape is no longer read.
    return isOneShortlist(run) ? loaders.shortlist.load(run.shortlistIds[0]!) : run;
  },
};

/** The run of one shortlist that was asked for, not of openings. */
function isOneShortlist({ parameters, shortlistIds }: RunRow): boolean {
  return shortlistIds.length === 1 && 'shortlist' in (JSON.parse(parameters) as object);
}

const RunResult: RunResultResolvers = {
  __resolveType: (result) => ('job' in result ? 'ShortlistBatch' : 'Shortlist'),
};

/** As they were ranked, which the run itself has kept; lists of the first shape are no longer there. */
const ShortlistBatch: ShortlistBatchResolvers = {
  shortlists: async ({ shortlistIds }, args, { loaders }) => {
    const { first, after } = pageRequest(args);
    const [last = 0] = decodeCursor(after, ['number']) ?? [];
    const there = new Set(await Promise.all(shortlistIds.map((id) => loaders.shortlistThere.load(id))));
    const places = shortlistIds.map((id, i) => ({ id, place: i + 1 })).filter(({ id }) => there.has(id));
    const later = places.filter(({ place }) => place > Number(last));
    const page = toPage(later, first, places.length, ({ place }) => [place]);
    return connectionOf(page, ({ id }) => ({ node: known(loaders.shortlist, id) }));
  },
};

const Query: QueryResolvers = {
  run: (_, { id }, { loaders }) => loaders.run.load(decodeId(id)),
  runs: async (_, { job, state, ...args }, { services, caller }) =>
    nodesOf(await services.runs.page(caller, { job, state }, pageRequest(args))),
};

const StartJobResult: StartJobResultResolvers = {
  __resolveType: (result) => memberOf(result, 'Run'),
};

const CancelRunResult: CancelRunResultResolvers = {
  __resolveType: (result) => memberOf(result, 'Run') as 'Run',
};

const Mutation: MutationResolvers = {
  startJob: (_, { input }, { services, caller }) =>
    orFailure(
      async () =>
        services.runs.request(caller, {
          job: input.job,
          parameters: parametersOf(input),
          idempotencyKey: input.idempotencyKey,
        }),
      'InvalidInput',
      'NotFound',
      'Conflict',
    ),
  cancelRun: (_, { id }, { services, caller }) =>
    orFailure(() => services.runs.cancel(caller, decodeId(id)), 'NotFound', 'Conflict'),
};

/** The others learn from what roles ask for now, whatever the moment. */
const jobsAsOf: ReadonlySet<JobName> = new Set<JobName>(['FIT_DECAY', 'RANK_CANDIDATES']);

function parametersOf({ job, asOf, rankCandidates, priceSkills }: StartJobInput): JobParameters<JobName> {
  if (asOf != null && !jobsAsOf.has(job)) {
    throw new InvalidInput([
      { path: 'input.asOf', problem: 'goes with FIT_DECAY and RANK_CANDIDATES alone' },
    ]);
  }
  const moment = asOf == null ? {} : { asOf };
  if (priceSkills != null) {
    if (job !== 'PRICE_SKILLS')
      throw new InvalidInput([{ path: 'input.priceSkills', problem: 'goes with PRICE_SKILLS alone' }]);
    const named = Object.entries(priceSkills).filter(([, value]) => value != null);
    return Object.fromEntries(named) as JobParameters<'PRICE_SKILLS'>;
  }
  if (rankCandidates == null) return moment;
  if (job !== 'RANK_CANDIDATES') {
    throw new InvalidInput([{ path: 'input.rankCandidates', problem: 'goes with RANK_CANDIDATES alone' }]);
  }
  const { demand, size, scope } = rankCandidates;
  return {
    ...moment,
    size,
    ...(demand == null ? {} : { demand: namedIds(demand, 'input.rankCandidates.demand', 'demand') }),
    ...(scope == null ? {} : { scope: decodeScope(scope, 'input.rankCandidates.scope') }),
  };
}

const Subscription: SubscriptionResolvers = {
  runProgress: {
    subscribe: (_, { id }, { services, caller }) => progressOf(services.runs.watch(caller, decodeId(id))),
    resolve: (run: RunRow | null) => run,
  },
};

/** An unknown run is null, once. */
async function* progressOf(watched: AsyncIterable<RunRow>): AsyncGenerator<RunRow | null> {
  try {
    yield* watched;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    yield null;
  }
}

export const runResolvers = {
  Run,
  RunResult,
  ShortlistBatch,
  Query,
  StartJobResult,
  CancelRunResult,
  Mutation,
  Subscription,
};

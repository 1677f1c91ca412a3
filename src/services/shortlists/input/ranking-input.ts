import type { Caller } from '../../../domain/caller.ts';
import type { Clock, Instant } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import { OPEN, type View } from '../../../domain/knowledge.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { totalSeries } from '../../../talent-index/build/fitted-series.ts';
import { type RoleQuery, roleQuery } from '../../../talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../../talent-index/talent-index.ts';
import type { ChangeKind } from '../../runs/changes.ts';
import { createLatestChanges, type LatestChanges } from '../../runs/latest-changes.ts';
import { type PublishedRuns, readPublishedAsKnown } from '../../runs/publishing.ts';
import { createRecordedIndexes } from '../../talent/recorded-index.ts';
import {
  type Accepted,
  SAYS_WHICH,
  type TalentIndexService,
  type TalentSnapshot,
} from '../../talent/talent-index.ts';
import type { ShortlistRequest } from '../shortlist-request.ts';
import type { Shortlist } from '../shortlist-storage.ts';
import { createHeldRequirements } from './held-requirements.ts';
import { targetRoles } from './shortlist-target.ts';

/** What a ranking is computed from. */
export interface RankingInput {
  readonly index: TalentIndex;
  readonly roles: readonly RoleQuery[];
  /** The runs that both rest on. */
  readonly runIds: readonly Id[];
  /** The position of the change log up to which evidence counts. */
  readonly seq: number;
  readonly knownAt: Instant;
}

/** What the evidence in the index of an input is of: whatever is read beside it has to be of the same. */
export function evidenceView({ asOf, knownAt = OPEN }: ShortlistRequest, { seq }: RankingInput): View {
  return { asOf, knownAt, knownSeq: seq };
}

/** The input of a list that was made before. */
export interface FormerInput extends RankingInput {
  /** False: the runs of now stand in, because a run that the list cites is gone. */
  readonly asCited: boolean;
  /** What was recorded since of which no former versions are kept. */
  readonly recordedSince: readonly ChangeKind[];
  /** Whether evidence was recorded after the list's position, some of which its own index may have held already. */
  readonly evidenceSince: boolean;
}

export interface RankingInputs {
  /** Of what is published and recorded now, or was at the request's `knownAt`. */
  now(caller: Caller, request: ShortlistRequest): Promise<RankingInput>;
  /** Of what a list was computed from, as far as that is still there. */
  former(caller: Caller, shortlist: Shortlist): Promise<FormerInput>;
  /** As `former`; by the index of now, and not as cited, where more than `mostRefits` series would be fitted again. */
  formerWithin(caller: Caller, shortlist: Shortlist, mostRefits: number): Promise<FormerInput>;
  /** Of an index that is at hand. */
  of(
    caller: Caller,
    request: ShortlistRequest,
    snapshot: TalentSnapshot,
    knownAt: Instant,
  ): Promise<RankingInput>;
}

/** Beyond so many series, what an old list was computed from is not fitted again for one answer, but for a replay. */
export const MOST_REFITS = 20_000;

/** Changes that series are made of: what they were at a position is computed again from versions. */
const evidenceKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['OBSERVATIONS', 'PROFICIENCY', 'AWARDS']);
/** Changes of what is kept as it is now only. */
const unversionedKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'FRAMEWORK',
  'ROLES',
  'ORGANISATION',
  'PEOPLE',
  'AWARDS',
  'ASSIGNMENTS',
  'DEMAND',
]);

export function createRankingInputs({
  graph,
  clock,
  talentIndex,
  latestChanges = createLatestChanges(graph),
}: {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly talentIndex: TalentIndexService;
  readonly latestChanges?: LatestChanges;
}): RankingInputs {
  const recordedIndexes = createRecordedIndexes({ graph, latestChanges });
  const heldRequirements = createHeldRequirements(graph, latestChanges);

  async function inputOf(
    caller: Caller,
    request: ShortlistRequest,
    { index, runs, seq }: TalentSnapshot,
    knownAt: Instant,
    recordedUpTo = Infinity,
  ): Promise<RankingInput> {
    const options = { signal: caller.signal };
    const roleOf = (roleId: Id) => heldRequirements.of(roleId, recordedUpTo, options);
    const targets = await targetRoles(graph, request, runs, roleOf, options);
    const roles = targets.flatMap(({ roleId, requirements }) => roleQuery(index, roleId, requirements) ?? []);
    return { index, roles, runIds: runsOf(runs, request), seq, knownAt };
  }

  async function nowFor(
    caller: Caller,
    request: ShortlistRequest,
    accepted: Accepted,
  ): Promise<RankingInput> {
    if (request.knownAt !== undefined) return asKnown(caller, request, request.knownAt);
    const snapshot = await talentIndex.asOf(caller, request.asOf, accepted);
    // Only now: what is recorded while the index is built counts, and is not to be newer than what was known.
    return inputOf(caller, request, snapshot, clock.now(), snapshot.seq);
  }

  async function asKnown(caller: Caller, request: ShortlistRequest, knownAt: Instant): Promise<RankingInput> {
    const { signal } = caller;
    const known = { knownAt, knownSeq: OPEN };
    const [FIT_DECAY, EMBED_SKILLS, CLUSTER_ROLES] = await Promise.all(
      (['FIT_DECAY', 'EMBED_SKILLS', 'CLUSTER_ROLES'] as const).map((job) =>
        readPublishedAsKnown(graph, job, known, { signal }),
      ),
    );
    const runs = definedRuns({ FIT_DECAY, EMBED_SKILLS, CLUSTER_ROLES });
    const now = await talentIndex.current(caller);
    const recorded = { runs, asOf: request.asOf, seq: now.seq, knownAt };
    return inputOf(caller, request, await recordedIndexes.of(now, recorded, signal), knownAt);
  }

  /** How what a list was computed from stands to an index that is at hand, whatever is published meanwhile. */
  async function comparedTo(caller: Caller, shortlist: Shortlist, { runs, seq }: TalentSnapshot) {
    const { signal } = caller;
    const cited = await citedRuns(shortlist, signal);
    const epoch = Number(shortlist.epoch);
    const [earlier, later] = [Math.min(epoch, seq), Math.max(epoch, seq)];
    const since = await latestChanges.after(earlier, { signal });
    const otherEvidence = await latestChanges.between(evidenceKinds, earlier, later, { signal });
    const same =
      shortlist.request.knownAt === undefined &&
      cited.runs.FIT_DECAY === runs.FIT_DECAY &&
      cited.runs.EMBED_SKILLS === runs.EMBED_SKILLS &&
      !otherEvidence;
    const recordedSince = [...unversionedKinds].filter((kind) => since.has(kind));
    return {
      ...cited,
      same,
      recordedSince,
      evidenceSince: [...evidenceKinds].some((kind) => since.has(kind)),
    };
  }

  /** The runs that a list cites; `gone` where what one of them derived has been removed. */
  async function citedRuns({ runIds }: Shortlist, signal: AbortSignal) {
    const rows = await graph.read(statements.citedRunStates, { ids: [...runIds].sort() }, { signal });
    const runs: PublishedRuns = Object.fromEntries(rows.map(({ id, job }) => [job, id]));
    // Fitted edges are computed again; adjacencies and clusters are not.
    const removed = rows.some(({ job, clearedAt }) => job !== 'FIT_DECAY' && clearedAt !== null);
    return { runs, gone: rows.length < runIds.length || removed };
  }

  const inputs: RankingInputs = {
    of: (caller, request, snapshot, knownAt) => inputOf(caller, request, snapshot, knownAt, snapshot.seq),

    now: (caller, request) => nowFor(caller, request, SAYS_WHICH),

    async former(caller, shortlist) {
      const { request, knownAt } = shortlist;
      let snapshot = await talentIndex.current(caller, sinceThen(shortlist));
      let compared = await comparedTo(caller, shortlist, snapshot);
      if (compared.gone || compared.same) {
        snapshot = await talentIndex.asOf(caller, request.asOf, sinceThen(shortlist));
        // It can be of other runs and another position than the one before.
        compared = await comparedTo(caller, shortlist, snapshot);
      }
      const { runs, gone, same, recordedSince, evidenceSince } = compared;
      const found = { asCited: !gone, recordedSince, evidenceSince };
      if (gone || same) {
        const clustered = gone ? snapshot.runs : { ...snapshot.runs, ...runs };
        const input = await inputOf(caller, request, { ...snapshot, runs: clustered }, knownAt);
        return { ...input, seq: gone ? snapshot.seq : Number(shortlist.epoch), ...found };
      }
      const recorded = {
        runs,
        asOf: request.asOf,
        seq: Number(shortlist.epoch),
        knownAt: request.knownAt ?? OPEN,
      };
      const again = await recordedIndexes.of(snapshot, recorded, caller.signal);
      return { ...(await inputOf(caller, request, again, knownAt)), ...found };
    },

    async formerWithin(caller, shortlist, mostRefits) {
      const snapshot = await talentIndex.current(caller, sinceThen(shortlist));
      const { gone, same, recordedSince, evidenceSince } = await comparedTo(caller, shortlist, snapshot);
      if (gone || same || totalSeries(snapshot.index) <= mostRefits) return inputs.former(caller, shortlist);
      const now = await nowFor(caller, shortlist.request, sinceThen(shortlist));
      return { ...now, asCited: false, recordedSince, evidenceSince };
    },
  };
  return inputs;
}

/** What a list is computed again by is no older than what it was ranked by. */
const sinceThen = ({ epoch }: Shortlist): Accepted => ({ withoutImportFrom: Number(epoch) });

/** The runs whose edges the answer rests on. */
function runsOf(runs: PublishedRuns, { target }: Pick<ShortlistRequest, 'target'>): Id[] {
  const cited = [
    runs.FIT_DECAY,
    runs.EMBED_SKILLS,
    target.kind === 'CLUSTER' ? runs.CLUSTER_ROLES : undefined,
  ];
  return cited.filter((run) => run !== undefined);
}

function definedRuns(found: Readonly<Record<string, Id | null | undefined>>): PublishedRuns {
  return Object.fromEntries(Object.entries(found).filter(([, run]) => run != null)) as PublishedRuns;
}

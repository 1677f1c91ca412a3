import type { Caller } from '../../domain/caller.ts';
import { type Clock, type Instant, toCalendarDate } from '../../domain/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Id } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { bestRoles } from '../../talent-index/rank/best-roles.ts';
import { roleQuery } from '../../talent-index/rank/role-query.ts';
import type { ChangeKind } from '../runs/changes.ts';
import { createHeldRecords } from '../runs/held-records.ts';
import { createLatestChanges } from '../runs/latest-changes.ts';
import { nothing, readRequirements, type TargetRole } from '../shortlists/input/shortlist-target.ts';
import { describeFit, type RoleFit } from '../shortlists/shortlist-entries.ts';
import {
  type AnsweredFrom,
  answeredFrom,
  pauseWhileAsked,
  SAYS_WHICH,
  type TalentIndexService,
  type TalentSnapshot,
} from './talent-index.ts';

export interface BestRolesRequest extends PageRequest {
  /** Unless given that of the page before, now on the first. */
  readonly asOf?: Instant | null;
  /** As stored on a role, e.g. `onet`. */
  readonly framework?: string | null;
  readonly cluster?: Id | null;
  /** Only roles that some pod has open demand for. */
  readonly openOnly?: boolean | null;
}

export interface BestRolesPage extends Page<RoleFit>, AnsweredFrom {}

export interface BestRoles {
  /**
   * The roles that fit each person, best first, with reasons; in the order of `personIds`, empty for who is not known.
   * `NotFound` for an unknown cluster.
   */
  pages(caller: Caller, personIds: readonly Id[], request: BestRolesRequest): Promise<BestRolesPage[]>;
}

export interface BestRolesDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly talentIndex: TalentIndexService;
}

/** What all roles require. */
const roleKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['FRAMEWORK', 'ROLES']);

export function createBestRoles({ graph, clock, talentIndex }: BestRolesDependencies): BestRoles {
  const requirements = createHeldRecords(createLatestChanges(graph), roleKinds, async () =>
    readRequirements(graph, await readRoleIds(graph, null, {}), {}),
  );

  async function chosen(
    { signal }: Caller,
    snapshot: TalentSnapshot,
    { framework, cluster, openOnly }: BestRolesRequest,
    asOf: Instant,
  ): Promise<readonly TargetRole[]> {
    let { records: roles } = await requirements.asOf(snapshot.seq, { signal });
    const keep = (ids: Iterable<Id>) => {
      const kept = new Set(ids);
      roles = roles.filter(({ roleId }) => kept.has(roleId));
    };
    if (framework != null) keep(await readRoleIds(graph, framework, { signal }));
    if (cluster != null) {
      const run = snapshot.runs.CLUSTER_ROLES;
      const params = { clusterId: cluster, run: run ?? '' };
      const members =
        run === undefined ? [] : await graph.read(statements.rankingClusterRoles, params, { signal });
      if (members.length === 0) throw new NotFound(cluster, 'No role cluster');
      keep(members.map(({ roleId }) => roleId));
    }
    if (openOnly) {
      const open = { ...nothing, all: true, day: toCalendarDate(asOf) };
      keep((await graph.read(statements.openDemand, open, { signal })).map(({ roleId }) => roleId));
    }
    return roles;
  }

  return {
    async pages(caller, personIds, request) {
      const { first } = request;
      const shape = ['number', 'string', 'number'] as const;
      const cursor = decodeCursor(request.after, shape) as readonly [number, string, number] | null;
      // What follows a page is of its moment: scores fade between two requests, and places would be seen twice.
      const asOf = request.asOf ?? cursor?.[2] ?? clock.now();
      const snapshot = await talentIndex.asOf(caller, asOf, SAYS_WHICH);
      const { index } = snapshot;
      const roles = (await chosen(caller, snapshot, request, asOf)).flatMap(
        ({ roleId, requirements: asked }) => roleQuery(index, roleId, asked) ?? [],
      );
      const politely = pauseWhileAsked(caller.signal);
      const after = cursor === null ? null : { score: cursor[0], roleId: cursor[1] };
      const pages: BestRolesPage[] = [];
      for (const personId of personIds) {
        const person = index.people.ids.numberOf(personId);
        const { fits, total } =
          person === undefined
            ? { fits: [], total: 0 }
            : await bestRoles(index, roles, { person, asOf, first: first + 1, after }, politely);
        const shown = fits.map((fit) => describeFit(index, fit, asOf));
        const page = toPage(shown, first, total, ({ score, roleId }) => [score.value, roleId, asOf]);
        pages.push({ ...page, ...answeredFrom(snapshot) });
        await politely();
      }
      return pages;
    },
  };
}

async function readRoleIds(graph: Graph, framework: string | null, options: CallOptions): Promise<Id[]> {
  const ids: Id[] = [];
  for await (const { length, columns } of graph.readColumns(
    statements.rankingRoles,
    { framework },
    options,
  )) {
    for (let i = 0; i < length; i++) ids.push(columns.roleId[i]!);
  }
  return ids;
}

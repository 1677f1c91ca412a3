import { createHash } from 'node:crypto';
import type { FrameworkContent, FrameworkRole, FrameworkSkill } from '../../domain/framework.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import { skillTrend } from '../../domain/skill-trend.ts';
import type { CallOptions, Graph, Transaction } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { type ImportTransactions, inBatches, STATEMENT_ROWS } from '../imports/import-transactions.ts';

/** One import of a framework among the others, and what its roles ask for. */
export interface Release {
  readonly framework: string;
  readonly version: string;
  /** From 1: the how-manieth release that is imported. An import that was cut off has not been one. */
  readonly number: number;
  /** Versions of all releases that were imported, this one last. */
  readonly versions: readonly string[];
  /** Share of the roles with requirements that require a skill. */
  readonly demand: ReadonlyMap<Id, number>;
  readonly roles: number;
  readonly partial: boolean;
}

export interface ReleaseCounts {
  readonly added: number;
  readonly changed: number;
  readonly retired: number;
}

export interface StandingRelease {
  readonly digest: string;
  readonly versions: readonly string[];
}

export const releaseId = (framework: string): Id => `release:${framework}`;

/** What was imported of a framework so far; null before its first import has ended. */
export async function standingRelease(
  graph: Graph,
  framework: string,
  options: CallOptions,
): Promise<StandingRelease | null> {
  const [row] = await graph.read(statements.readFrameworkReleases, { id: releaseId(framework) }, options);
  return row === undefined ? null : { digest: row.digest, versions: row.releases ?? [row.version] };
}

export function nextRelease(content: FrameworkContent, standing: StandingRelease | null): Release {
  const asking = content.roles.filter(({ requirements }) => requirements.length > 0);
  const counts = new Map<Id, number>();
  for (const { requirements } of asking) {
    for (const { skillId } of requirements) counts.set(skillId, (counts.get(skillId) ?? 0) + 1);
  }
  const versions = [...(standing?.versions ?? []), content.version];
  return {
    framework: content.framework,
    version: content.version,
    number: versions.length,
    versions,
    demand: new Map([...counts].map(([id, count]) => [id, count / asking.length])),
    roles: asking.length,
    partial: content.partial === true,
  };
}

const digestOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);

interface Stored {
  readonly content: string | null;
  readonly addedRelease: number | null;
  readonly changedRelease: number | null;
  readonly retiredIn: string | null;
  readonly retiredRelease: number | null;
}

/** When it was added, changed and retired, after this release. What stood before any release was told apart came before. */
function lifeCycle(stored: Stored | undefined, content: string, retired: boolean, release: Release) {
  const { number, version } = release;
  const standing = stored?.addedRelease ?? (stored === undefined ? number : Math.max(1, number - 1));
  const back = !retired && stored !== undefined && stored.retiredIn !== null;
  const changed = stored === undefined || stored.content !== content || back;
  return {
    content,
    addedRelease: standing,
    changedRelease: changed ? number : (stored.changedRelease ?? standing),
    retiredIn: retired ? (stored?.retiredIn ?? version) : null,
    retiredRelease: retired ? (stored?.retiredRelease ?? number) : null,
    changed,
  };
}

/** Marks skills that `transaction` has yet to put, in their order; at most a statement's rows. */
export async function markSkills(
  transaction: Transaction,
  skills: readonly FrameworkSkill[],
  release: Release,
): Promise<{ write(): Promise<void> }> {
  const ids = skills.map(({ id }) => id);
  const stored = new Map(
    (await transaction.run(statements.storedFrameworkSkills, { ids })).map((row) => [row.id, row]),
  );
  const rows = skills.map(({ id, ...skill }) => {
    const { name, kind, taskClass, hot, inDemand, broader, buildsOn, replacedBy, retired = false } = skill;
    const standing = stored.get(id);
    const content = digestOf([name, kind, taskClass, hot, inDemand, broader, buildsOn, replacedBy, retired]);
    const { changed: _, ...life } = lifeCycle(standing, content, retired, release);
    const now = { hot, inDemand, demand: release.demand.get(id) ?? 0 };
    const before = formerDemand(standing, release);
    const firstRelease =
      release.partial || release.number === 1 || (standing !== undefined && standing.seenRelease === null);
    return {
      id,
      ...life,
      seenRelease: release.number,
      demand: now.demand,
      formerHot: before?.hot ?? null,
      formerInDemand: before?.inDemand ?? null,
      formerDemand: before?.demand ?? null,
      trend: skillTrend({ now, before, firstRelease, retired, roles: release.roles }),
    };
  });
  return {
    async write() {
      await transaction.run(statements.markFrameworkSkills, { rows });
    },
  };
}

/** What the release before asked for. An import that was cut off may have put this release's figures already. */
function formerDemand(
  stored:
    | {
        readonly seenRelease: number | null;
        readonly hot: boolean | null;
        readonly inDemand: boolean | null;
        readonly demand: number | null;
        readonly formerHot: boolean | null;
        readonly formerInDemand: boolean | null;
        readonly formerDemand: number | null;
      }
    | undefined,
  { number }: Release,
) {
  if (stored === undefined || stored.seenRelease === null) return null;
  const [hot, inDemand, demand] =
    stored.seenRelease === number
      ? [stored.formerHot, stored.formerInDemand, stored.formerDemand]
      : [stored.hot, stored.inDemand, stored.seenRelease === number - 1 ? stored.demand : null];
  return demand === null ? null : { hot: hot ?? false, inDemand: inDemand ?? false, demand };
}

/** The roles that a release adds or changes, and how to mark them once they are put. */
export async function changedRoles(
  transaction: Transaction,
  roles: readonly FrameworkRole[],
  release: Release,
): Promise<{ roles: FrameworkRole[]; write(): Promise<void> }> {
  const stored = new Map(
    (await transaction.run(statements.storedFrameworkRoles, { ids: roles.map(({ id }) => id) })).map(
      (row) => [row.id, row],
    ),
  );
  const marked = roles.map((role) => {
    const { id, retired = false, ...said } = role;
    return { role, id, ...lifeCycle(stored.get(id), digestOf([said, retired]), retired, release) };
  });
  const differing = marked.filter(({ changed }) => changed);
  return {
    roles: differing.map(({ role }) => role),
    async write() {
      const rows = differing.map(({ role: _, changed: __, ...row }) => row);
      if (rows.length > 0) await transaction.run(statements.markFrameworkRoles, { rows });
    },
  };
}

/** Marks what a whole release no longer has. It stays, as does everything that refers to it. */
export async function retireMissing(
  graph: Graph,
  transactions: ImportTransactions,
  content: FrameworkContent,
  release: Release,
  options: CallOptions,
): Promise<void> {
  if (release.partial) return;
  const { framework, untold = [], unnamed } = content;
  const present = new Set([...content.skills, ...content.roles].map(({ id }) => id));
  const skills: Id[] = [];
  for await (const { columns } of graph.readColumns(
    statements.standingFrameworkSkills,
    { framework },
    options,
  )) {
    columns.id.forEach((id, index) => {
      const kind = columns.kind[index];
      if (present.has(id) || unnamed?.has(id) || untold.some((other) => other === kind)) return;
      skills.push(id);
    });
  }
  const roles: Id[] = [];
  for await (const { columns } of graph.readColumns(
    statements.standingFrameworkRoles,
    { framework },
    options,
  )) {
    roles.push(...columns.id.filter((id) => !present.has(id)));
  }
  const retired = { retiredIn: release.version, retiredRelease: release.number };
  for (const [missing, statement, kind] of [
    [skills, statements.retireSkills, 'FRAMEWORK'],
    [roles, statements.retireRoles, 'ROLES'],
  ] as const) {
    for (const ids of inBatches(missing.sort(compareKeys), STATEMENT_ROWS)) {
      await transactions.commit(kind, async (transaction) => {
        await transaction.run(statement, { ids, ...retired });
      });
    }
  }
}

/** What the release did, also where an import of it was cut off and this one only completed it. */
export async function countRelease(
  graph: Graph,
  { skills, roles }: FrameworkContent,
  { framework, number: release }: Release,
  options: CallOptions,
): Promise<{ skills: ReleaseCounts; roles: ReleaseCounts }> {
  const count = async (
    items: readonly { readonly id: Id }[],
    changes: typeof statements.skillReleaseCounts | typeof statements.roleReleaseCounts,
    ends: typeof statements.retiredSkillCount | typeof statements.retiredRoleCount,
  ): Promise<ReleaseCounts> => {
    let added = 0;
    let changed = 0;
    for (const batch of inBatches(items, STATEMENT_ROWS)) {
      const [row] = await graph.read(changes, { ids: batch.map(({ id }) => id), release }, options);
      added += row!.added;
      changed += row!.changed;
    }
    const [ended] = await graph.read(ends, { framework, release }, options);
    return { added, changed, retired: ended!.retired };
  };
  return {
    skills: await count(skills, statements.skillReleaseCounts, statements.retiredSkillCount),
    roles: await count(roles, statements.roleReleaseCounts, statements.retiredRoleCount),
  };
}

import type { Attempt } from '../../../domain/attempt.ts';
import type { Clock } from '../../../domain/clock.ts';
import type { FrameworkContent, FrameworkRole } from '../../../domain/framework.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import {
  changedRoles,
  countRelease,
  markSkills,
  nextRelease,
  type Release,
  type ReleaseCounts,
  releaseId,
  retireMissing,
  standingRelease,
} from '../../frameworks/framework-releases.ts';
import { linkCount, READ_NODES, replaceLinks } from '../../frameworks/replace-links.ts';
import { writeSkillRelations } from '../../frameworks/skill-relations.ts';
import {
  type ImportTransactions,
  importTransactions,
  inBatches,
  inWeighedBatches,
  STATEMENT_ROWS,
  TRANSACTION_ROWS,
} from '../import-transactions.ts';

export interface FrameworkImport {
  /** The release with this digest was in the graph already: nothing was written. */
  readonly unchanged: boolean;
  readonly digest: string;
  readonly skills: number;
  readonly roles: number;
  readonly requirements: number;
  readonly activities: number;
  /** Against the release that was imported before; all are added by the first. */
  readonly skillChanges: ReleaseCounts;
  readonly roleChanges: ReleaseCounts;
}

const nothing: ReleaseCounts = { added: 0, changed: 0, retired: 0 };

/** Rows that a transaction also deletes count towards its size, so a replaced role costs twice. */
const RELATION_ROWS = TRANSACTION_ROWS / 2;
/**
 * Writes a release of a framework in bounded transactions. The release is marked as imported at the end, so that an
 * import that was cut off is taken up by running it again: what is there already is compared, and left alone where
 * equal. Relationships that the release no longer has are removed, those that the organisation put are left as it put
 * them; skills and roles that it no longer has stay, marked as retired.
 */
export async function writeFramework(
  graph: Graph,
  clock: Clock,
  attempt: Attempt,
  content: FrameworkContent,
): Promise<FrameworkImport> {
  const { signal } = attempt.caller;
  const result = {
    digest: content.digest,
    skills: content.skills.length,
    roles: content.roles.length,
    requirements: content.roles.reduce((sum, { requirements }) => sum + requirements.length, 0),
    activities: content.activities.length,
  };
  const standing = await standingRelease(graph, content.framework, { signal });
  if (standing?.digest === content.digest) {
    return { unchanged: true, ...result, skillChanges: nothing, roleChanges: nothing };
  }
  const release = nextRelease(content, standing);

  const transactions = importTransactions(graph, clock, attempt);
  attempt.progress(0, 'writing skills');
  await writeSkills(transactions, content, release);
  attempt.progress(0.15, 'writing roles');
  await writeRoles(transactions, content, release);
  attempt.progress(0.25, 'writing requirements');
  await writeRequirements(transactions, content.roles, (share) =>
    attempt.progress(0.25 + 0.65 * share, 'writing requirements'),
  );
  attempt.progress(0.9, 'writing activities');
  await writeActivities(transactions, content);
  attempt.progress(0.97, 'retiring what is gone');
  await retireMissing(graph, transactions, content, release, { signal });
  const { skills: skillChanges, roles: roleChanges } = await countRelease(graph, content, release, {
    signal,
  });
  await transactions.commit('RELATIONS', async (transaction, { at }) => {
    const { framework, version, digest } = content;
    const id = releaseId(framework);
    const releases = release.versions;
    await transaction.run(statements.recordFrameworkRelease, {
      ...{ id, framework, version, digest, releases },
      importedAt: at,
    });
  });
  return { unchanged: false, ...result, skillChanges, roleChanges };
}

async function writeSkills(
  transactions: ImportTransactions,
  content: FrameworkContent,
  release: Release,
): Promise<void> {
  const { framework } = content;
  for (const skills of inBatches(content.skills, STATEMENT_ROWS)) {
    await transactions.commit('FRAMEWORK', async (transaction) => {
      const marks = await markSkills(transaction, skills, release);
      await transaction.run(statements.putSkills, {
        rows: skills.map(({ id, code, name, kind, taskClass, hot, inDemand }) => ({
          ...{ id, framework, code, name, kind, taskClass, hot, inDemand },
        })),
      });
      await marks.write();
    });
  }
  const wanted = content.skills.map((skill) => ({
    id: skill.id,
    links: skill.broader.map((broaderId) => ({ id: skill.id, broaderId })),
  }));
  for (const batch of inWeighedBatches(wanted, RELATION_ROWS, linkCount)) {
    await transactions.commit('FRAMEWORK', (transaction) =>
      replaceLinks(transaction, batch, {
        read: async (ids) =>
          (await transaction.run(statements.storedBroaderSkills, { ids })).map(({ id, broaderIds }) => ({
            id,
            links: broaderIds.map((broaderId) => ({ id, broaderId })),
          })),
        remove: statements.removeBroaderSkills,
        create: statements.linkBroaderSkills,
      }),
    );
  }
  await writeSkillRelations(transactions, content);
}

async function writeRoles(
  transactions: ImportTransactions,
  content: FrameworkContent,
  release: Release,
): Promise<void> {
  const { framework } = content;
  // A role's row carries its titles and texts: bounded by what they hold, not by the number of roles.
  const size = ({ alternateTitles, tasks }: FrameworkRole) =>
    1 + alternateTitles.length + (tasks?.length ?? 0);
  for (const roles of inWeighedBatches(content.roles, 10_000, size)) {
    for (const batch of inBatches(roles, STATEMENT_ROWS)) {
      await transactions.commit('ROLES', async (transaction) => {
        const changed = await changedRoles(transaction, batch, release);
        const rows = changed.roles.map(
          ({ id, code, title, alternateTitles, jobZone, description, tasks }) => ({
            ...{ id, framework, code, title, alternateTitles, jobZone, description, tasks },
          }),
        );
        if (rows.length > 0) await transaction.run(statements.putFrameworkRoles, { rows });
        await changed.write();
      });
    }
  }
}

async function writeRequirements(
  transactions: ImportTransactions,
  roles: readonly FrameworkRole[],
  progress: (share: number) => void,
): Promise<void> {
  const wanted = roles.map(({ id, requirements }) => ({
    id,
    links: requirements.map(({ skillId, importance, level }) => ({ id, skillId, importance, level })),
  }));
  let done = 0;
  for (const batch of inWeighedBatches(wanted, RELATION_ROWS, linkCount)) {
    await transactions.commit('ROLES', async (transaction) => {
      const overridden = new Map<string, ReadonlySet<string>>();
      for (const roles of inBatches(batch, READ_NODES)) {
        const ids = roles.map(({ id }) => id);
        const rows = await transaction.run(statements.organisationRequirements, { ids });
        for (const { id, skillIds } of rows) overridden.set(id, new Set(skillIds));
      }
      const framework = batch.map(({ id, links }) => ({
        id,
        links: links.filter(({ skillId }) => overridden.get(id)?.has(skillId) !== true),
      }));
      return replaceLinks(transaction, framework, {
        read: async (ids) =>
          (await transaction.run(statements.storedRequirements, { ids })).map(
            ({ id, skillIds, importances, levels }) => ({
              id,
              links: skillIds.map((skillId, index) => ({
                id,
                skillId,
                importance: importances[index] as number,
                level: levels[index] as number,
              })),
            }),
          ),
        remove: statements.removeRequirements,
        create: statements.linkRequirements,
      });
    });
    done += batch.length;
    progress(done / roles.length);
  }
}

async function writeActivities(transactions: ImportTransactions, content: FrameworkContent): Promise<void> {
  for (const rows of inBatches(content.activities, STATEMENT_ROWS)) {
    await transactions.commit('RELATIONS', async (transaction) => {
      await transaction.run(statements.putActivities, { rows });
    });
  }
  const wanted = content.roles.map(({ id, activities }) => ({
    id,
    links: activities.map(({ activityId, tasks }) => ({ id, activityId, tasks })),
  }));
  for (const batch of inWeighedBatches(wanted, RELATION_ROWS, linkCount)) {
    await transactions.commit('RELATIONS', (transaction) =>
      replaceLinks(transaction, batch, {
        read: async (ids) =>
          (await transaction.run(statements.storedInvolvements, { ids })).map(
            ({ id, activityIds, tasks }) => ({
              id,
              links: activityIds.map((activityId, index) => ({
                id,
                activityId,
                tasks: tasks[index] as number,
              })),
            }),
          ),
        remove: statements.removeInvolvements,
        create: statements.linkInvolvements,
      }),
    );
  }
}

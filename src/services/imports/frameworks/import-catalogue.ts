import { type Id, organisationId, roleId, skillId } from '../../../domain/ids.ts';
import { taskClassOf } from '../../../domain/task-class.ts';
import type { StoredCredentialsRow } from '../../../graph/statements.generated.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { Row } from '../../../importers/organisation/tables.ts';
import { inBatches, STATEMENT_ROWS } from '../import-transactions.ts';
import { type ImportContext, told, upsert } from '../import-upsert.ts';

/** All of the file at once: a skill may stand before what it is under. */
export async function writeSkills(context: ImportContext, rows: readonly Row<'skills'>[]): Promise<number> {
  const idOf = (row: Row<'skills'>): Id => skillId('org', row.external_id);
  const changed = new Set<Id>();
  await upsert(context, rows, {
    kind: 'FRAMEWORK',
    idOf,
    read: async (reader, _, ids) =>
      (await reader.run(statements.storedSkills, { ids })).map(({ id, name }) => ({ id, name })),
    build: (row) => ({ id: idOf(row), name: row.name }),
    async put(transaction, skills) {
      for (const { next } of skills) changed.add(next.id);
      await transaction.run(statements.putSkills, {
        rows: skills.map(({ next: { id, name } }) => ({
          id,
          name,
          framework: 'org',
          code: id.slice('skill:org:'.length),
          kind: 'ORGANISATION',
          taskClass: taskClassOf('ORGANISATION', ''),
          hot: false,
          inDemand: false,
        })),
      });
    },
  });
  const placed = rows.filter(({ broader }) => broader !== undefined);
  await upsert(context, placed, {
    kind: 'FRAMEWORK',
    idOf,
    read: async (reader, _, ids) =>
      (await reader.run(statements.storedSkills, { ids })).map(({ id, broaderIds }) => ({ id, broaderIds })),
    build: (row) => ({
      id: idOf(row),
      broaderIds: (row.broader ?? []).map((reference): Id => `skill:${reference}`).sort(),
    }),
    async put(transaction, skills) {
      for (const { next } of skills) changed.add(next.id);
      await transaction.run(statements.removeBroaderSkills, { ids: skills.map(({ next }) => next.id) });
      const links = skills.flatMap(({ next }) =>
        next.broaderIds.map((broaderId) => ({ id: next.id, broaderId })),
      );
      for (const batch of inBatches(links, STATEMENT_ROWS)) {
        await transaction.run(statements.linkBroaderSkills, { rows: batch });
      }
    },
  });
  return changed.size;
}

export function writeRoles(context: ImportContext, rows: readonly Row<'roles'>[]): Promise<number> {
  const idOf = (row: Row<'roles'>): Id => roleId('org', row.external_id);
  return upsert(context, rows, {
    kind: 'ROLES',
    idOf,
    read: (reader, _, ids) => reader.run(statements.storedOrganisationRoles, { ids }),
    build: (row, standing) => ({ id: idOf(row), title: row.title, unit: told(row.unit, standing?.unit) }),
    async put(transaction, roles) {
      await transaction.run(statements.putOrganisationRoles, {
        rows: roles.map(({ next }) => ({ ...next, code: next.id.slice('role:org:'.length) })),
        alternateTitles: [],
      });
    },
  });
}

export function writeRoleRequirements(
  context: ImportContext,
  rows: readonly Row<'role_requirements'>[],
): Promise<number> {
  const idOf = (row: Row<'role_requirements'>): Id => `role:${row.role}`;
  const pairOf = (row: Row<'role_requirements'>) => ({ id: idOf(row), skillId: `skill:${row.skill}` });
  return upsert(
    context,
    rows,
    {
      kind: 'ROLES',
      idOf,
      read: (reader, asked) => reader.run(statements.storedSingleRequirements, { rows: asked.map(pairOf) }),
      build: (row) => ({
        ...pairOf(row),
        importance: row.importance,
        level: row.level,
        source: 'organisation' as string | null,
      }),
      async put(transaction, requirements) {
        await transaction.run(statements.putRequirements, {
          rows: requirements.map(({ next: { source: _, ...row } }) => row),
        });
      },
    },
    pairKey,
  );
}

export function writeIssuers(context: ImportContext, rows: readonly Row<'issuers'>[]): Promise<number> {
  const idOf = (row: Row<'issuers'>): Id => organisationId('issuer', row.external_id);
  return upsert(context, rows, {
    kind: 'ORGANISATION',
    idOf,
    read: (reader, _, ids) => reader.run(statements.storedIssuers, { ids }),
    build: (row, standing) => ({
      id: idOf(row),
      externalId: row.external_id,
      name: row.name,
      url: told(row.url, standing?.url),
    }),
    async put(transaction, issuers) {
      await transaction.run(statements.putIssuers, { rows: issuers.map(({ next }) => next) });
    },
  });
}

/** All of the file at once: a credential may stand before those that it builds on. */
export async function writeCredentials(
  context: ImportContext,
  rows: readonly Row<'credentials'>[],
): Promise<number> {
  const idOf = (row: Row<'credentials'>): Id => organisationId('credential', row.external_id);
  const changed = new Set<Id>();
  await upsert<Row<'credentials'>, StoredCredentialsRow>(context, rows, {
    kind: 'ORGANISATION',
    idOf,
    read: (reader, _, ids) => reader.run(statements.storedCredentials, { ids }),
    build: (row, standing) => ({
      id: idOf(row),
      externalId: row.external_id,
      name: row.name,
      kind: row.kind,
      days: told(row.days, standing?.days),
      cost: told(row.cost, standing?.cost),
      currency: told(row.currency, standing?.currency),
      validityDays: told(row.validity_days, standing?.validityDays),
    }),
    async put(transaction, credentials) {
      for (const { next } of credentials) changed.add(next.id);
      await transaction.run(statements.putCredentials, { rows: credentials.map(({ next }) => next) });
    },
  });
  const relations = [
    {
      targets: (row: Row<'credentials'>) => [organisationId('issuer', row.issuer)],
      stored: statements.storedCredentialIssuers,
      remove: statements.removeCredentialIssuers,
      create: statements.linkCredentialIssuers,
    },
    {
      targets: (row: Row<'credentials'>) =>
        row.prerequisites?.map((key) => organisationId('credential', key)) ?? row.prerequisites,
      stored: statements.storedCredentialPrerequisites,
      remove: statements.removeCredentialPrerequisites,
      create: statements.linkCredentialPrerequisites,
    },
    {
      targets: (row: Row<'credentials'>) =>
        row.stacks_into?.map((key) => organisationId('credential', key)) ?? row.stacks_into,
      stored: statements.storedCredentialStacks,
      remove: statements.removeCredentialStacks,
      create: statements.linkCredentialStacks,
    },
  ];
  for (const { targets, stored, remove, create } of relations) {
    await upsert(
      context,
      rows.filter((row) => targets(row) !== undefined),
      {
        kind: 'ORGANISATION',
        idOf,
        async read(reader, _, ids) {
          const found = new Map((await reader.run(stored, { ids })).map((row) => [row.id, row.targetIds]));
          return ids.map((id) => ({ id, targetIds: found.get(id) ?? [] }));
        },
        build: (row) => ({ id: idOf(row), targetIds: [...(targets(row) ?? [])].sort() as readonly Id[] }),
        async put(transaction, credentials) {
          for (const { next } of credentials) changed.add(next.id);
          await transaction.run(remove, { ids: credentials.map(({ next }) => next.id) });
          const links = credentials.flatMap(({ next }) =>
            next.targetIds.map((targetId) => ({ id: next.id, targetId })),
          );
          for (const batch of inBatches(links, STATEMENT_ROWS))
            await transaction.run(create, { rows: batch });
        },
      },
    );
  }
  return changed.size;
}

export function writeCredentialSkills(
  context: ImportContext,
  rows: readonly Row<'credential_skills'>[],
): Promise<number> {
  const idOf = (row: Row<'credential_skills'>): Id => organisationId('credential', row.credential);
  const pairOf = (row: Row<'credential_skills'>) => ({ id: idOf(row), skillId: `skill:${row.skill}` });
  return upsert(
    context,
    rows,
    {
      // What a credential vouches for changes what is known of everybody who holds it.
      kind: 'FRAMEWORK',
      idOf,
      read: (reader, asked) => reader.run(statements.storedValidations, { rows: asked.map(pairOf) }),
      build: (row) => ({ ...pairOf(row), level: row.level }),
      async put(transaction, validations, { seq }) {
        await transaction.run(statements.putValidations, { rows: validations.map(({ next }) => next), seq });
      },
    },
    pairKey,
  );
}

const pairKey = ({ id, skillId: skill }: { readonly id: Id; readonly skillId: Id }): string =>
  `${id}\0${skill}`;

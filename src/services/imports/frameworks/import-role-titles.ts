import type { Id } from '../../../domain/ids.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { Row } from '../../../importers/organisation/tables.ts';
import { type ImportContext, upsert } from '../import-upsert.ts';

interface RoleTitle {
  readonly id: Id;
  readonly title: string;
}

/** What people of the organisation also call a role: kept apart from a framework's own titles, which its releases replace. */
export function writeRoleTitles(
  context: ImportContext,
  rows: readonly Row<'role_titles'>[],
): Promise<number> {
  const titleOf = (row: Row<'role_titles'>): RoleTitle => ({ id: `role:${row.role}`, title: row.title });
  return upsert<Row<'role_titles'>, RoleTitle>(
    context,
    rows,
    {
      kind: 'TITLES',
      idOf: (row) => titleOf(row).id,
      async read(reader, _, ids) {
        const stored = await reader.run(statements.storedRoleTitles, { ids });
        return stored.flatMap(({ id, titles }) => (titles ?? []).map((title) => ({ id, title })));
      },
      build: titleOf,
      async put(transaction, changed) {
        const added = Map.groupBy(changed, ({ next }) => next.id);
        const stored = await transaction.run(statements.storedRoleTitles, { ids: [...added.keys()] });
        await transaction.run(statements.putRoleTitles, {
          rows: stored.map(({ id, titles }) => ({
            id,
            titles: [...(titles ?? []), ...added.get(id)!.map(({ next }) => next.title)].sort(),
          })),
        });
      },
    },
    ({ id, title }) => `${id}\0${title}`,
  );
}

import { compareKeys, type Id } from '../../domain/ids.ts';
import type { Transaction } from '../../graph/graph.ts';
import { type StoredDisclosuresRow, statements } from '../../graph/statements.generated.ts';
import type { Row } from '../../importers/organisation/tables.ts';
import { inBatches, STATEMENT_ROWS } from '../imports/import-transactions.ts';
import type { ImportContext, Reader } from '../imports/import-upsert.ts';
import { disclosureId } from './disclosures.ts';

type DisclosureRow = Row<'disclosures'>;

/**
 * What people disclose takes the place of what they disclosed of the same attribute; what they take back is gone, not
 * kept as superseded. Nothing is told in the change log: no answer but an audit depends on it. Gives how many rows said
 * something new.
 */
export async function writeDisclosures(
  context: ImportContext,
  rows: readonly DisclosureRow[],
): Promise<number> {
  const ofPerson = Map.groupBy(rows, ({ person }) => disclosureId(context.references.personId(person)));
  const ids = [...ofPerson.keys()].sort(compareKeys);
  const outside: Reader = {
    run: (statement, params) => context.graph.read(statement, params, context.options),
  };
  let written = 0;
  for (const batch of inBatches(ids, STATEMENT_ROWS)) {
    if ((await differing(outside, batch, ofPerson)).changed.length === 0) continue;
    written += await context.transactions.commitUnlogged(async (transaction) => {
      // The counter comes first: whoever else writes disclosures waits here.
      await transaction.run(statements.advanceDisclosureEpoch, {});
      const { changed, rows: count } = await differing(transaction, batch, ofPerson);
      await keep(transaction, changed);
      return count;
    });
  }
  return written;
}

async function keep(transaction: Transaction, changed: readonly StoredDisclosuresRow[]): Promise<void> {
  const kept = changed.filter(({ attributes }) => attributes.length > 0);
  const gone = changed.filter(({ attributes }) => attributes.length === 0).map(({ id }) => id);
  if (kept.length > 0) await transaction.run(statements.putDisclosures, { rows: kept });
  if (gone.length > 0) await transaction.run(statements.removeDisclosures, { ids: gone });
}

async function differing(
  reader: Reader,
  ids: readonly Id[],
  ofPerson: ReadonlyMap<Id, readonly DisclosureRow[]>,
): Promise<{ changed: StoredDisclosuresRow[]; rows: number }> {
  const stored = new Map(
    (await reader.run(statements.storedDisclosures, { ids })).map((row) => [row.id, row]),
  );
  const changed: StoredDisclosuresRow[] = [];
  let rows = 0;
  for (const id of ids) {
    const standing = stored.get(id);
    const groups = new Map(standing?.attributes.map((attribute, i) => [attribute, standing.groups[i]!]));
    let said = 0;
    for (const { attribute, group, withdrawn_at } of ofPerson.get(id)!) {
      const next = withdrawn_at == null ? group! : undefined;
      if (groups.get(attribute) === next) continue;
      said++;
      if (next === undefined) groups.delete(attribute);
      else groups.set(attribute, next);
    }
    if (said === 0) continue;
    rows += said;
    const attributes = [...groups.keys()].sort();
    changed.push({ id, attributes, groups: attributes.map((attribute) => groups.get(attribute)!) });
  }
  return { changed, rows };
}

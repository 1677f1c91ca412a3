import { InvalidInput } from './errors.ts';

export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

export interface Page<Item> {
  readonly edges: readonly { readonly cursor: string; readonly item: Item }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

export type CursorKey = readonly (string | number)[];

/** A cursor is the sort key of its edge: pages hold still while rows before or after it come and go. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key of a cursor of this shape, e.g. `['number', 'string']`; `null` starts at the beginning. */
export function decodeCursor(
  cursor: string | null | undefined,
  shape: readonly ('string' | 'number')[],
): CursorKey | null {
  if (cursor == null) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === shape.length &&
      key.every((part, i) => typeof part === shape[i])
    ) {
      return key as CursorKey;
    }
  } catch {
    // Falls through to the one error: what is wrong with a forged cursor is of no use to anybody.
  }
  throw new InvalidInput([
    { path: 'after', problem: 'is not a cursor of this list; pass an endCursor that it gave' },
  ]);
}

/** A page out of rows read with one more than `first`. */
export function toPage<Row>(
  rows: readonly Row[],
  first: number,
  totalCount: number,
  keyOf: (row: Row) => CursorKey,
): Page<Row> {
  const shown = rows.slice(0, first);
  return {
    edges: shown.map((item) => ({ cursor: encodeCursor(keyOf(item)), item })),
    hasNextPage: rows.length > first,
    totalCount,
  };
}

import DataLoader from 'dataloader';
import { Fault } from '../src/domain/errors.ts';
import type { Id } from '../src/domain/ids.ts';

/** What one statement takes of ids or parents at most: a hundred of each of a hundred. */
const MAX_BATCH = 10_000;

export type ById<Row> = DataLoader<Id, Row | null>;

/** Rows by id, read together once a request: what is asked for until others have had their turn, in one go. */
export function loadById<Row>(read: (ids: readonly Id[]) => Promise<readonly (Row | null)[]>): ById<Row> {
  return new DataLoader(read, { maxBatchSize: MAX_BATCH, batchScheduleFn: setImmediate });
}

/** By request: the rows that others refer to, of which a list names the same few again and again. */
const referred = new WeakMap<object, Map<Id, Promise<unknown>>>();

/** The row of an id that another row refers to. */
export function known<Row>(rows: ById<Row>, id: Id): Promise<Row> {
  let ofRows = referred.get(rows) as Map<Id, Promise<Row>> | undefined;
  if (ofRows === undefined) {
    ofRows = new Map();
    referred.set(rows, ofRows);
  }
  let found = ofRows.get(id);
  if (found === undefined) {
    found = rows.load(id).then((row) => {
      if (row === null) throw new Fault(`${id} is referred to and not there.`);
      return row;
    });
    // It is read ahead of the field: where the answer ended before, nobody is left to hear of a failure.
    found.catch(() => undefined);
    ofRows.set(id, found);
  }
  return found;
}

export function knownAll<Row>(rows: ById<Row>, ids: readonly Id[]): Promise<Row>[] {
  return ids.map((id) => known(rows, id));
}

/**
 * One field of many parents, read together where its arguments are the same: `read` gets all parents of one set of
 * arguments, so what is asked of the graph does not grow with the number of parents.
 */
export function loadOfParents<Parent, Arguments extends object, Value>(
  read: (parents: readonly Parent[], args: Arguments) => Promise<readonly Value[]>,
  keyOf: (parent: Parent) => string,
): (parent: Parent, args: Arguments) => Promise<Value> {
  interface Asked {
    readonly parent: Parent;
    readonly args: Arguments;
    readonly argsKey: string;
  }
  const loader = new DataLoader<Asked, Value, string>(
    async (asked) => {
      const values = new Map<Asked, Value>();
      const groups = Map.groupBy(asked, ({ argsKey }) => argsKey).values();
      await Promise.all(
        [...groups].map(async (group) => {
          const found = await read(
            group.map(({ parent }) => parent),
            group[0]!.args,
          );
          group.forEach((one, i) => {
            values.set(one, found[i]!);
          });
        }),
      );
      return asked.map((one) => values.get(one)!);
    },
    { maxBatchSize: MAX_BATCH, cacheKeyFn: ({ parent, argsKey }) => `${keyOf(parent)} ${argsKey}` },
  );
  return (parent, args) => loader.load({ parent, args, argsKey: JSON.stringify(args) });
}

import { TitleIndex, type TitleIndexOptions } from '../../analytics/search/title-index.ts';
import type { Id } from '../../domain/ids.ts';
import { createPace } from '../pace.ts';

/** Everything that is searched by name, as it was last read. */
export interface NameIndex {
  /** By the numbers of the index. */
  readonly ids: readonly Id[];
  readonly titles: TitleIndex;
}

/** Keeps an index of names as they stand, without building it anew for each change. */
export interface NameIndexKeeper {
  /**
   * The index of names that were read after it was last invalidated. What differs from the former reading is put beside
   * what stands, about .1 ms a name; where most differs it is built anew. It serves every caller that waits, so it hangs on
   * no one's signal; a failed reading is tried again. While one goes on another waits for its end, so that changes that
   * come one after another, as those of an import do, make two at most.
   */
  current(): Promise<NameIndex>;
  /** The next `current` reads all names. */
  invalidate(): void;
  /**
   * Builds anew an index that changed, so that every word is weighed by how rare it is now; the former answers and changes
   * meanwhile. Nothing is read.
   */
  settle(): Promise<void>;
}

type NamesById = ReadonlyMap<Id, readonly string[]>;

interface Living extends NameIndex {
  readonly ids: Id[];
  readonly numbers: Map<Id, number>;
  readonly names: Map<Id, readonly string[]>;
  /** Names that were put since it was built. */
  changed: number;
}

export function keepNameIndex(read: () => Promise<NamesById>, options: TitleIndexOptions): NameIndexKeeper {
  let living: Living | undefined;
  let newest: Promise<unknown> | undefined;
  let begun = false;
  let former: Promise<unknown> = Promise.resolve();

  const renew = async () => {
    const names = await read();
    if (living !== undefined && 2 * differing(living.names, names).length <= names.size) {
      await putChanged(living, names);
    } else living = await build(names, options);
  };

  return {
    async current() {
      if (newest === undefined) {
        begun = false;
        const own = former
          .then(() => {
            begun = true;
            return renew();
          })
          .catch((error) => {
            if (newest === own) newest = undefined;
            throw error;
          });
        newest = own;
        former = own.catch(() => {});
      }
      await newest;
      return living!;
    },

    invalidate() {
      if (begun) newest = undefined;
    },

    async settle() {
      const standing = living;
      if (standing === undefined || standing.changed === 0) return;
      const next = await build(new Map(standing.names), options);
      // In turn with readings: one that is being put into the former index is whole before the next takes over.
      const taken = former.then(async () => {
        if (living !== standing) return;
        await putChanged(next, standing.names);
        living = next;
      });
      former = taken.catch(() => {});
      await taken;
    },
  };
}

async function build(names: NamesById, options: TitleIndexOptions): Promise<Living> {
  const ids = [...names.keys()].sort();
  const titles = new TitleIndex([], options);
  const pace = createPace();
  for (const id of ids) {
    titles.add(names.get(id)!);
    await pace();
  }
  for (const _ of titles.freezing()) await pace();
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return { ids, titles, numbers, names: new Map(names), changed: 0 };
}

async function putChanged(living: Living, names: NamesById): Promise<void> {
  const pace = createPace();
  for (const id of differing(living.names, names)) {
    const before = living.names.get(id) ?? [];
    const after = names.get(id) ?? [];
    const number = living.numbers.get(id) ?? living.ids.length;
    if (number === living.ids.length) {
      living.ids.push(id);
      living.numbers.set(id, number);
    }
    living.titles.put(number, before, after);
    if (after.length === 0) living.names.delete(id);
    else living.names.set(id, after);
    living.changed++;
    await pace();
  }
}

/** Whose names are not the same, in the order of ids. */
function differing(before: NamesById, after: NamesById): Id[] {
  const changed: Id[] = [];
  for (const [id, names] of after) {
    const known = before.get(id);
    if (known === undefined || known.length !== names.length || names.some((name, at) => name !== known[at]))
      changed.push(id);
  }
  for (const id of before.keys()) if (!after.has(id)) changed.push(id);
  return changed.sort();
}

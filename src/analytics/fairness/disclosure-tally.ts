import type { GroupCount } from './impact-ratios.ts';

/** How one person came off; whoever is not in scope is not counted. */
export const IN_SCOPE = 1;
export const SELECTED = 2;
export const ABOVE_MEDIAN = 4;

export interface AttributeTally {
  readonly attribute: string;
  /** In the order of their names; groups that nobody in scope belongs to are not there. */
  readonly groups: readonly GroupCount[];
  /** People in scope who disclosed this attribute. */
  readonly disclosed: number;
}

export interface CrossedTally {
  readonly attributes: readonly [AttributeTally, AttributeTally];
  /** By group of the first and of the second attribute. */
  readonly cells: readonly (readonly GroupCount[])[];
}

/** @throws RangeError of `DisclosureTally.add`: more attributes or groups than an audit can compare. */
export const MOST_ATTRIBUTES = 12;
export const MOST_GROUPS = 200;

interface Count {
  considered: number;
  selected: number;
  aboveMedian: number;
}

/** Counts people by what they disclosed, one attribute at a time and two at a time; keeps no person. */
export class DisclosureTally {
  readonly #groups = new Map<string, Map<string, Count>>();
  /** First attribute, second attribute, group of the first, group of the second. */
  readonly #crossed = new Map<string, Map<string, Map<string, Map<string, Count>>>>();
  #disclosed = 0;

  /** People in scope who disclosed anything. */
  get disclosed(): number {
    return this.#disclosed;
  }

  /** @param attributes in ascending order, each once; the n-th group is that of the n-th attribute */
  add(mark: number, attributes: readonly string[], groups: readonly string[]): void {
    if ((mark & IN_SCOPE) === 0 || attributes.length === 0) return;
    this.#disclosed++;
    for (const [i, attribute] of attributes.entries()) {
      const ofAttribute = inner(this.#groups, attribute);
      count(ofAttribute, groups[i]!, mark);
      if (this.#groups.size > MOST_ATTRIBUTES || ofAttribute.size > MOST_GROUPS) {
        throw new RangeError(
          `People disclosed more than ${MOST_ATTRIBUTES} attributes or more than ${MOST_GROUPS} groups of one.`,
        );
      }
      for (let j = i + 1; j < attributes.length; j++) {
        const table = inner(inner(this.#crossed, attribute), attributes[j]!);
        count(inner(table, groups[i]!), groups[j]!, mark);
      }
    }
  }

  attributes(): AttributeTally[] {
    return [...this.#groups.entries()].sort(byKey).map(([attribute, groups]) => {
      const counts = [...groups.entries()].sort(byKey).map(([group, found]) => ({ group, ...found }));
      return {
        attribute,
        groups: counts,
        disclosed: counts.reduce((sum, { considered }) => sum + considered, 0),
      };
    });
  }

  /** Every two attributes, each crossing in full: cells without anybody too. */
  *crossed(): Generator<CrossedTally> {
    const attributes = this.attributes();
    for (const [i, first] of attributes.entries()) {
      for (const second of attributes.slice(i + 1)) {
        const table = this.#crossed.get(first.attribute)?.get(second.attribute);
        const cells = first.groups.map((row) =>
          second.groups.map((column) => ({
            group: `${row.group} × ${column.group}`,
            ...(table?.get(row.group)?.get(column.group) ?? { considered: 0, selected: 0, aboveMedian: 0 }),
          })),
        );
        yield { attributes: [first, second], cells };
      }
    }
  }
}

function inner<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = new Map<string, Value>();
  map.set(key, made);
  return made;
}

function count(counts: Map<string, Count>, key: string, mark: number): void {
  const found = counts.get(key) ?? { considered: 0, selected: 0, aboveMedian: 0 };
  counts.set(key, found);
  found.considered++;
  if (mark & SELECTED) found.selected++;
  if (mark & ABOVE_MEDIAN) found.aboveMedian++;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

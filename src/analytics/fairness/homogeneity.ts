/**
 * Which sets of people are so alike that a count by group tells the group of each of them. Who is on a list is known, and
 * so is who scored well enough to be on it: "all ten are women" would be said of ten people by name (homogeneity;
 * Machanavajjhala et al. 2007).
 */

/** So many of a set have to be of other groups: whoever knows the groups of one fewer cannot tell those of the rest. */
export const OF_OTHER_GROUPS = 3;

/**
 * Whether nearly all of a set are of one group, or of the withheld groups together; so is a set of very few.
 * @param people of the set, by group
 */
export function isNearlyHomogeneous(people: readonly number[], hidden: readonly boolean[]): boolean {
  let total = 0;
  let withheld = 0;
  let most = 0;
  for (const [i, count] of people.entries()) {
    total += count;
    if (hidden[i]) withheld += count;
    else if (count > most) most = count;
  }
  return total - Math.max(most, withheld) < OF_OTHER_GROUPS;
}

/**
 * Whether a rate by group may be shown: neither those who were chosen nor those who were not may be nearly homogeneous.
 * Nobody left to choose tells nothing.
 */
export function canShowRates(
  chosen: readonly number[],
  considered: readonly number[],
  hidden: readonly boolean[],
): boolean {
  const others = considered.map((people, i) => people - chosen[i]!);
  return (
    !isNearlyHomogeneous(chosen, hidden) &&
    (others.every((people) => people === 0) || !isNearlyHomogeneous(others, hidden))
  );
}

/**
 * The same of two attributes crossed: of one of them a group may be known by sight, so that no row and no column of which
 * a cell is shown may be nearly homogeneous. A line of which nobody was chosen tells of nobody.
 */
export function canShowCrossedRates(
  chosen: readonly (readonly number[])[],
  considered: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
): boolean {
  const columns = chosen[0]!.map((_, j) => j);
  const lines = [
    ...chosen.map((people, i) => [people, considered[i]!, hidden[i]!] as const),
    ...columns.map((j) => [column(chosen, j), column(considered, j), column(hidden, j)] as const),
  ];
  return (
    canShowRates(chosen.flat(), considered.flat(), hidden.flat()) &&
    lines.every(
      ([people, all, withheld]) =>
        withheld.every(Boolean) ||
        people.every((count) => count === 0) ||
        canShowRates(people, all, withheld),
    )
  );
}

const column = <Cell>(table: readonly (readonly Cell[])[], j: number): Cell[] => table.map((row) => row[j]!);

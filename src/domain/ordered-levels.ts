/**
 * Where the k-th of n ordered levels begins on 0..1: k / (n + 1), k from 1. Below the first is "none", so n levels cut the
 * scale into n + 1 equal parts, and a person reaches a level at the estimate that a role asking for it requires. For the
 * four levels of awareness, working, practitioner and expert that is .2, .4, .6 and .8.
 */
export function orderedLevel(position: number, levels: number): number {
  if (!(Number.isInteger(position) && Number.isInteger(levels) && position >= 1 && position <= levels)) {
    throw new RangeError('A position is a whole number from 1 to the number of levels.');
  }
  return position / (levels + 1);
}

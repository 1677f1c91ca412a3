/**
 * The median of the first `length` values, the mean of the two middle ones where their number is even; NaN of none.
 * Quickselect with a three-way partition around the median of three, linear on average also where many are equal.
 * Reorders them.
 */
export function medianOf(values: Float64Array, length: number): number {
  if (length === 0) return Number.NaN;
  const upper = length >> 1;
  const high = select(values, length, upper);
  if (length % 2 === 1) return high;
  let low = -Infinity;
  for (let i = 0; i < upper; i++) if (values[i]! > low) low = values[i]!;
  return (low + high) / 2;
}

/** Puts the value of rank k (from 0) at its place, nothing larger before it, and gives it. */
function select(values: Float64Array, length: number, k: number): number {
  let from = 0;
  let to = length - 1;
  while (from < to) {
    const pivot = middleOf(values[from]!, values[(from + to) >> 1]!, values[to]!);
    let below = from;
    let above = to;
    for (let i = from; i <= above; ) {
      const value = values[i]!;
      if (value < pivot) {
        values[i++] = values[below]!;
        values[below++] = value;
      } else if (value > pivot) {
        values[i] = values[above]!;
        values[above--] = value;
      } else {
        i++;
      }
    }
    if (k < below) to = below - 1;
    else if (k > above) from = above + 1;
    else return pivot;
  }
  return values[k]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Counts of items that lie in group a of one partition and group b of the other, with both margins. */
interface Contingency {
  readonly cells: readonly number[];
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly total: number;
}

function contingency(a: ArrayLike<number>, b: ArrayLike<number>): Contingency {
  const cells = new Map<string, number>();
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    const key = `${a[i]}|${b[i]}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
    first.set(a[i]!, (first.get(a[i]!) ?? 0) + 1);
    second.set(b[i]!, (second.get(b[i]!) ?? 0) + 1);
  }
  const pairs = [...cells.keys()].map((key) => {
    const [x, y] = key.split('|').map(Number);
    return [first.get(x!)!, second.get(y!)!] as const;
  });
  return {
    cells: [...cells.values()],
    first: [...first.values()],
    second: [...second.values()],
    pairs,
    total: a.length,
  };
}

const pairsOf = (count: number): number => (count * (count - 1)) / 2;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Adjusted Rand index of two partitions of the same items: 1 for equal ones, 0 expected by chance.
 * Hubert & Arabie, Comparing partitions, Journal of Classification 2 (1985). 1 where both are trivial alike.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const table = contingency(a, b);
  const together = sum(table.cells.map(pairsOf));
  const inFirst = sum(table.first.map(pairsOf));
  const inSecond = sum(table.second.map(pairsOf));
  const all = pairsOf(table.total);
  const expected = all > 0 ? (inFirst * inSecond) / all : 0;
  const largest = (inFirst + inSecond) / 2;
  return largest === expected ? 1 : (together - expected) / (largest - expected);
}

/**
 * Normalised mutual information 2·I(A; B) / (H(A) + H(B)), 0..1 (arithmetic mean; Strehl & Ghosh, JMLR 3, 2002).
 * 1 where neither partition says anything.
 */
export function normalisedMutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { cells, first, second, pairs, total } = contingency(a, b);
  const entropy = (counts: readonly number[]) =>
    -sum(counts.map((count) => (count / total) * Math.log(count / total)));
  const spread = entropy(first) + entropy(second);
  if (spread === 0) return 1;
  const information = sum(
    cells.map((count, i) => (count / total) * Math.log((count * total) / (pairs[i]![0] * pairs[i]![1]))),
  );
  return (2 * information) / spread;
}

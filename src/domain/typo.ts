/** One slip in a word of four letters and more, two in one of eight; none where figures tell things apart. */
export function withinTypo(word: string, other: string): boolean {
  if (word === other) return true;
  const shorter = Math.min(word.length, other.length);
  const most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;
  if (most === 0 || /\p{N}/u.test(word + other)) return false;
  return Math.abs(word.length - other.length) <= most && slips(word, other) <= most;
}

/**
 * Optimal string alignment distance (Damerau 1964): letters left out, put in, changed, or swapped with a neighbour.
 */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let former = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(former[j]! + 1, row[j - 1]! + 1, former[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = former;
    former = row;
  }
  return former[b.length]!;
}

import type { EntryView } from './read-shortlist.ts';

/** Whose score somebody else on the list has too, to the last digit: the order among them says nothing of them. */
export function tiedOf(entries: readonly EntryView[]): (entry: EntryView) => boolean {
  const sharing = new Map<number, number>();
  for (const { score } of entries) sharing.set(score.value, (sharing.get(score.value) ?? 0) + 1);
  return ({ score }) => sharing.get(score.value)! > 1;
}

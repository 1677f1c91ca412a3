import { singular } from '../similarity/role-features.ts';
import type { Partition } from './communities.ts';

/** A word or phrase of role titles, as it is written there most often. */
interface Term {
  readonly text: string;
  readonly roles: readonly number[];
}

export interface LabelInput {
  readonly titles: readonly string[];
  readonly partition: Partition;
  readonly clusters: number;
  /** For each cluster, names of distinctive skills, most distinctive first: they tell two like clusters apart. */
  readonly distinctive: readonly (readonly string[])[];
}

const TERMS = 3;
/** A further term has to cover this share of the cluster's roles that no former one covers. */
const LEAST_GAIN = 0.06;

/**
 * A label for each cluster that says who is in it: up to three phrases of its role titles, chosen greedily for how many
 * roles of the cluster they cover that no phrase before did, times how much of all their use lies in the cluster. No
 * two labels are alike: distinctive skills are added where needed.
 */
export function clusterLabels({ titles, partition, clusters, distinctive }: LabelInput): string[] {
  const terms = termsOf(titles);
  const members: number[][] = Array.from({ length: clusters }, () => []);
  partition.forEach((cluster, role) => {
    members[cluster]!.push(role);
  });
  const labels = members.map((own, cluster) => label(terms, own, cluster, partition, titles));
  return distinguish(labels, distinctive);
}

function label(
  terms: readonly Term[],
  members: readonly number[],
  cluster: number,
  partition: Partition,
  titles: readonly string[],
): string {
  const uncovered = new Set(members);
  const chosen: Term[] = [];
  while (chosen.length < TERMS) {
    let best: { term: Term; gain: number } | undefined;
    for (const term of terms) {
      if (chosen.some((other) => overlap(other.text, term.text))) continue;
      const inside = term.roles.filter((role) => partition[role] === cluster);
      const fresh = inside.filter((role) => uncovered.has(role)).length;
      if (fresh === 0 || (members.length > 2 && inside.length < 2)) continue;
      const precision = inside.length / term.roles.length;
      // A phrase says more than its last word alone, so a longer one wins where it covers nearly as much.
      const words = term.text.split(' ').length;
      const gain = fresh * precision ** 1.5 * (1 + 0.25 * (words - 1));
      if (!best || gain > best.gain || (gain === best.gain && term.text < best.term.text))
        best = { term, gain };
    }
    if (!best || best.gain < LEAST_GAIN * members.length) break;
    chosen.push(best.term);
    for (const role of best.term.roles) uncovered.delete(role);
  }
  if (chosen.length === 0) return titles[members[0]!]!;
  return joined(chosen.map(({ text }) => text));
}

export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function overlap(a: string, b: string): boolean {
  const words = new Set(keyOf(a).split(' '));
  return keyOf(b)
    .split(' ')
    .some((word) => words.has(word));
}

function distinguish(labels: readonly string[], distinctive: readonly (readonly string[])[]): string[] {
  const made = [...labels];
  for (let depth = 0; ; depth++) {
    const counts = new Map<string, number>();
    for (const text of made) counts.set(text, (counts.get(text) ?? 0) + 1);
    if ([...counts.values()].every((count) => count === 1)) return made;
    made.forEach((text, c) => {
      if (counts.get(text) === 1) return;
      made[c] = `${text}${depth === 0 ? ': ' : ', '}${distinctive[c]?.[depth] ?? `group ${c + 1}`}`;
    });
  }
}

const SEPARATORS = /\s*(?:,|;|--|\(|\)|\/)\s*|\s+(?:and|or|of|for|in|to|with|except|including)\s+/i;
const EMPTY =
  /^(?:all|other|and|or|except|including|the|a|an|of|in|for|to|with|general|related|assistants?|workers?)$/i;

/** Phrases of one to three words inside a part of a title, grouped by their singular lower-case form. */
function termsOf(titles: readonly string[]): Term[] {
  const found = new Map<string, { roles: Set<number>; spellings: Map<string, number> }>();
  titles.forEach((title, role) => {
    for (const part of title.split(SEPARATORS)) {
      const words = part.split(/\s+/).filter((word) => /\p{L}/u.test(word));
      for (let length = 1; length <= 3; length++) {
        for (let at = 0; at + length <= words.length; at++) {
          const phrase = words.slice(at, at + length);
          if (phrase.some((word) => EMPTY.test(word))) continue;
          const text = phrase.join(' ');
          const key = keyOf(text);
          const term = found.get(key) ?? { roles: new Set(), spellings: new Map() };
          term.roles.add(role);
          term.spellings.set(text, (term.spellings.get(text) ?? 0) + 1);
          found.set(key, term);
        }
      }
    }
  });
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { roles, spellings }]) => ({
      text: [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0],
      roles: [...roles],
    }));
}

function keyOf(text: string): string {
  return text.toLowerCase().split(' ').map(singular).join(' ');
}

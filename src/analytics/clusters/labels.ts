import { singular } from '../../domain/singular.ts';
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
  /** For each cluster, names of what sets it apart, most telling first: they say what its roles are about. */
  readonly distinctive: readonly (readonly string[])[];
}

const TERMS = 3;
const SUBJECTS = 2;
/** A further term has to cover this share of the cluster's roles that no former one covers. */
const LEAST_GAIN = 0.04;

/**
 * A label for each cluster that says who is in it and what they know: up to three kinds of role, chosen greedily for
 * how many roles of the cluster they cover that none before did, times how much of all their use lies in the cluster;
 * in brackets up to two distinctive skills. No two labels are alike: further skills are added where needed.
 */
export function clusterLabels({ titles, partition, clusters, distinctive }: LabelInput): string[] {
  const terms = termsOf(titles);
  const members: number[][] = Array.from({ length: clusters }, () => []);
  partition.forEach((cluster, role) => {
    members[cluster]!.push(role);
  });
  const who = members.map((own, cluster) => kindsOf(terms, own, cluster, partition, titles));
  return distinguish(who, distinctive);
}

function kindsOf(
  terms: readonly Term[],
  members: readonly number[],
  cluster: number,
  partition: Partition,
  titles: readonly string[],
): string {
  const uncovered = new Set(members);
  const chosen: Term[] = [];
  const best = (leastRoles: number) => {
    let found: { term: Term; gain: number } | undefined;
    for (const term of terms) {
      if (chosen.some((other) => overlap(other.text, term.text))) continue;
      const inside = term.roles.filter((role) => partition[role] === cluster);
      const fresh = inside.filter((role) => uncovered.has(role)).length;
      if (fresh === 0 || inside.length < leastRoles) continue;
      const precision = inside.length / term.roles.length;
      // A phrase says more than its last word alone, so a longer one wins where it covers nearly as much.
      const words = term.text.split(' ').length;
      const gain = fresh * precision ** 1.5 * (1 + 0.25 * (words - 1));
      if (!found || gain > found.gain || (gain === found.gain && term.text < found.term.text))
        found = { term, gain };
    }
    return found;
  };
  const vague = () => chosen.length < 2 && uncovered.size > members.length / 2;
  while (chosen.length < TERMS) {
    let next = best(2);
    // A kind that few of the cluster are says little alone: then a single role's kind stands beside it.
    if (!next || next.gain < LEAST_GAIN * members.length) next = vague() ? best(1) : undefined;
    if (!next) break;
    chosen.push(next.term);
    for (const role of next.term.roles) uncovered.delete(role);
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

function distinguish(who: readonly string[], distinctive: readonly (readonly string[])[]): string[] {
  for (let subjects = SUBJECTS; ; subjects++) {
    const made = who.map((text, c) => {
      const named = distinctive[c]?.slice(0, subjects) ?? [];
      // Where skills run out a number is all that is left to tell two clusters apart.
      const rest = named.length < subjects && subjects > SUBJECTS ? [`group ${c + 1}`] : [];
      const bracket = [...named, ...rest].join(', ');
      return bracket === '' ? text : `${text} (${bracket})`;
    });
    if (new Set(made).size === made.length) return made;
  }
}

const SEPARATORS = /\s*(?:,|;|--|\(|\)|\/)\s*|\s+(?:and|or|of|for|in|to|with|except|including)\s+/i;
const EMPTY =
  /^(?:all|other|and|or|except|including|the|a|an|of|in|for|to|with|general|related|assistants?|workers?)$/i;

/**
 * Kinds of role: the last one to three words of each part of a title where the last is a plural, as official titles
 * have it, else of the first part; grouped by their singular lower-case form.
 */
function termsOf(titles: readonly string[]): Term[] {
  const found = new Map<string, { roles: Set<number>; spellings: Map<string, number> }>();
  titles.forEach((title, role) => {
    const parts = title
      .split(SEPARATORS)
      .map((part) => part.split(/\s+/).filter((word) => /\p{L}/u.test(word)));
    const plural = parts.filter((words) => isPlural(words.at(-1) ?? ''));
    for (const words of plural.length > 0 ? plural : parts.slice(0, 1)) {
      for (let length = 1; length <= Math.min(3, words.length); length++) {
        const phrase = words.slice(-length);
        if (EMPTY.test(phrase[0]!)) continue;
        const text = phrase.join(' ');
        const key = keyOf(text);
        const term = found.get(key) ?? { roles: new Set(), spellings: new Map() };
        term.roles.add(role);
        term.spellings.set(text, (term.spellings.get(text) ?? 0) + 1);
        found.set(key, term);
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

/** Plurals of what roles work on, which titles name too: "Service Unit Operators, Oil and Gas". */
const OBJECTS =
  /^(?:affairs|arts|gas|goods|materials|metals|products|relations|resources|sales|sciences|services|sports|systems|vehicles)$/i;

function isPlural(word: string): boolean {
  return /[^s]s$|men$|people$/.test(word) && !OBJECTS.test(word);
}

function keyOf(text: string): string {
  return text.toLowerCase().split(' ').map(singular).join(' ');
}

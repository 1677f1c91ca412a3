import { singular } from '../../domain/singular.ts';
import type { Partition } from './communities.ts';

/** A kind of role: a phrase of titles, as it is written there most often, or the occupation group of roles. */
interface Kind {
  readonly text: string;
  readonly key: string;
  readonly isGroup: boolean;
  readonly roles: ReadonlySet<number>;
}

export interface LabelInput {
  readonly titles: readonly string[];
  /** What a classification calls the groups of each role, in the plural, narrow and wide ones. */
  readonly groups: readonly (readonly string[])[];
  /** How much each role is tied to the others of its cluster, in any unit: outliers say little of a cluster. */
  readonly centrality: ArrayLike<number>;
  readonly partition: Partition;
  readonly clusters: number;
  /** For each cluster, names of what sets it apart, most telling first: they say what its roles are about. */
  readonly distinctive: readonly (readonly string[])[];
}

const KINDS = 3;
/** One kind more where those named hold less than half of the cluster. */
const HALF = 0.5;
const SUBJECTS = 2;
/** A further kind has to cover this share of the cluster, weighed by centrality, that no former one covers. */
const LEAST_GAIN = 0.08;
/** Of all roles of a kind this share lies in the cluster: what is everywhere tells nothing. */
const LEAST_PRECISION = 0.2;
/** Below this many roles a kind of one role may speak for a cluster that has no other. */
const FEW = 12;

/**
 * A label for each cluster that says who is in it and what they know: kinds of role, chosen greedily for how much of the
 * cluster they cover that none before did, roles weighed by how central they are, times how much of all their use lies in
 * the cluster; in brackets up to two distinctive skills. A kind holds two roles of the cluster at least, so that no two
 * outliers speak for it. No two labels are alike: further skills are added where needed.
 */
export function clusterLabels(input: LabelInput): string[] {
  const { partition, clusters, distinctive } = input;
  const kinds = kindsOf(input);
  const members: number[][] = Array.from({ length: clusters }, () => []);
  partition.forEach((cluster, role) => {
    members[cluster]!.push(role);
  });
  const who = members.map((own) => (own.length === 0 ? 'No roles' : whoIsIn(own, kinds, input)));
  return distinguish(who, distinctive);
}

function whoIsIn(
  members: readonly number[],
  kinds: readonly Kind[],
  { titles, centrality, partition }: LabelInput,
): string {
  const cluster = partition[members[0]!]!;
  const mean = members.reduce((sum, role) => sum + centrality[role]!, 0) / members.length;
  const weigh = (roles: readonly number[]) =>
    roles.reduce((sum, role) => sum + (mean > 0 ? centrality[role]! / mean : 1), 0);
  const uncovered = new Set(members);
  const chosen: Kind[] = [];
  const best = (leastRoles: number) => {
    let found: { kind: Kind; gain: number } | undefined;
    for (const kind of kinds) {
      const inside = [...kind.roles].filter((role) => partition[role] === cluster);
      const precision = inside.length / kind.roles.size;
      if (inside.length < leastRoles || precision < LEAST_PRECISION) continue;
      if (chosen.some((other) => overlap(other, kind))) continue;
      const fresh = weigh(inside.filter((role) => uncovered.has(role)));
      if (fresh < (leastRoles < 2 ? 1e-9 : LEAST_GAIN * members.length)) continue;
      // A phrase says more than its last word alone, so a longer one wins where it covers nearly as much.
      const words = kind.isGroup ? 2 : kind.key.split(' ').length;
      const gain = fresh * precision ** 1.5 * (1 + 0.25 * (words - 1));
      if (!found || gain > found.gain || (gain === found.gain && kind.text < found.kind.text))
        found = { kind, gain };
    }
    return found?.kind;
  };
  const covered = () => 1 - uncovered.size / members.length;
  while (chosen.length < KINDS || (chosen.length === KINDS && covered() < HALF)) {
    const next = best(2) ?? (members.length <= FEW && covered() < HALF ? best(1) : undefined);
    if (!next) break;
    chosen.push(next);
    for (const role of next.roles) uncovered.delete(role);
  }
  if (chosen.length > 0) return joined(chosen.map(({ text }) => text));
  return titles[members.reduce((most, role) => (centrality[role]! > centrality[most]! ? role : most))]!;
}

export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Words that many kinds share and that do not make two of them one. */
const COMMON = /^(?:&|specialist|technician|worker)$/;
/** A kind whose roles are of another by so much says nothing beside it. */
const WITHIN = 0.8;

/** They share a telling word, or one is all but a part of the other. */
function overlap(a: Kind, b: Kind): boolean {
  const words = new Set(a.key.split(' ').filter((word) => !COMMON.test(word)));
  if (b.key.split(' ').some((word) => words.has(word))) return true;
  const [few, many] = a.roles.size < b.roles.size ? [a, b] : [b, a];
  const shared = [...few.roles].filter((role) => many.roles.has(role)).length;
  return shared >= WITHIN * few.roles.size;
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
/** Words that say a rank or a manner of work in any field; alone they tell nobody what roles are meant. */
const VAGUE =
  /^(?:administrator|agent|aide|analyst|assistant|attendant|clerk|coordinator|director|expert|handler|helper|maker|officer|operator|planner|processor|professional|representative|setter|specialist|supervisor|technician|technologist|tender|worker)$/;

/**
 * Occupation groups, and of titles the last one to three words of each part where the last is a plural, as official titles
 * have it, else of the first part; told apart by their singular lower-case form.
 */
function kindsOf({ titles, groups }: LabelInput): Kind[] {
  const found = new Map<string, { isGroup: boolean; roles: Set<number>; spellings: Map<string, number> }>();
  const add = (text: string, role: number, isGroup: boolean) => {
    const key = keyOf(text);
    if (VAGUE.test(key)) return;
    const kind = found.get(key) ?? { isGroup, roles: new Set(), spellings: new Map() };
    kind.roles.add(role);
    kind.spellings.set(text, (kind.spellings.get(text) ?? 0) + 1);
    found.set(key, kind);
  };
  groups.forEach((own, role) => {
    for (const group of own) add(group, role, true);
  });
  titles.forEach((title, role) => {
    const parts = title
      .split(SEPARATORS)
      .map((part) => part.split(/\s+/).filter((word) => /\p{L}/u.test(word)));
    const plural = parts.filter((words) => isPlural(words.at(-1) ?? ''));
    for (const words of plural.length > 0 ? plural : parts.slice(0, 1)) {
      for (let length = 1; length <= Math.min(3, words.length); length++) {
        const phrase = words.slice(-length);
        if (!EMPTY.test(phrase[0]!)) add(phrase.join(' '), role, false);
      }
    }
  });
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { isGroup, roles, spellings }]) => ({
      text: [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0],
      key,
      isGroup,
      roles,
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

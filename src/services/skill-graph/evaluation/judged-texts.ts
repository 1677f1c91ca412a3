import { type RandomSource, randomSource } from '../../../analytics/clusters/random-source.ts';
import { noisyTitle } from './noisy-titles.ts';

/** A text with the items that it means: none where what it means is not there. */
export interface JudgedText {
  readonly text: string;
  readonly right: ReadonlySet<number>;
}

/** Texts of one kind, asked of an index of these names. */
export interface JudgedTexts {
  readonly what: string;
  /** The texts are among the names: how sure those are is no matter of evidence, so nothing is learned from them. */
  readonly areListed?: boolean;
  readonly names: readonly (readonly string[])[];
  readonly texts: readonly JudgedText[];
}

/** Each distinct lower-cased name with the items that bear it. */
export function bearersOf(names: readonly (readonly string[])[]): Map<string, Set<number>> {
  const owners = new Map<string, Set<number>>();
  names.forEach((own, item) => {
    for (const name of own) {
      const key = name.toLowerCase();
      owners.set(key, (owners.get(key) ?? new Set()).add(item));
    }
  });
  return owners;
}

export const HIDDEN = 0.2;
const ABSENT = 0.1;

/** A seeded 20 % of distinct lower-cased names that are hidden everywhere, and a seeded sample of them. */
export function hiddenNames(names: readonly (readonly string[])[], seed: string, most: number) {
  const bearers = bearersOf(names);
  const random = randomSource(`hidden titles/${seed}`);
  const all = [...bearers.keys()].sort();
  const hidden = new Set(all.filter(() => random() < HIDDEN));
  return {
    distinct: all.length,
    hidden: hidden.size,
    left: names.map((own) => own.filter((name) => !hidden.has(name.toLowerCase()))),
    texts: sample([...hidden], most, random).map((text): JudgedText => ({ text, right: bearers.get(text)! })),
  };
}

/**
 * What files hold: names that nobody listed, the same as people systems write them (where names are titles), names of
 * things that are not there, and nonsense: half as many of the second, a third of the third, a sixth of the fourth; and
 * names as they stand.
 */
export function judgedTexts(
  names: readonly (readonly string[])[],
  seed: string,
  most: number,
  areTitles = true,
): JudgedTexts[] {
  const { left, texts } = hiddenNames(names, seed, most);
  const random = randomSource(`judged texts/${seed}`);
  const bearers = bearersOf(names);
  const isAbsent = names.map(() => random() < ABSENT);
  const absent = [...bearers].filter(([, items]) => [...items].every((item) => isAbsent[item]));
  const there = names.map((own, item) => (isAbsent[item] ? [] : own));
  const nothing: ReadonlySet<number> = new Set();
  const meaningless = (names_: readonly string[], change: (name: string) => string) =>
    names_.map((name): JudgedText => ({ text: change(name), right: nothing }));
  const noisy = sample(texts, Math.floor(most / 2), random).map(
    ({ text, right }): JudgedText => ({ text: noisyTitle(text, random), right }),
  );
  return [
    { what: 'names that are not listed', names: left, texts },
    ...(areTitles ? [{ what: 'the same as people systems write them', names: left, texts: noisy }] : []),
    {
      what: 'names of what is not there',
      names: there,
      texts: meaningless(
        sample(
          absent.map(([name]) => name),
          Math.floor(most / 3),
          random,
        ),
        (name) => name,
      ),
    },
    {
      what: 'words with their letters shuffled',
      names,
      texts: meaningless(sample([...bearers.keys()], Math.floor(most / 6), random), (name) =>
        name
          .split(' ')
          .map((word) => shuffled([...word], random).join(''))
          .join(' '),
      ),
    },
    {
      what: 'names as they stand',
      areListed: true,
      names,
      texts: sample([...bearers], most, randomSource(`listed names/${seed}`)).map(
        ([text, right]): JudgedText => ({ text, right }),
      ),
    },
  ];
}

function sample<Item>(items: readonly Item[], most: number, random: RandomSource): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, most)
    .map(({ item }) => item);
}

/** Fisher and Yates's shuffle. */
function shuffled(letters: string[], random: RandomSource): string[] {
  for (let i = letters.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [letters[i], letters[j]] = [letters[j]!, letters[i]!];
  }
  return letters;
}

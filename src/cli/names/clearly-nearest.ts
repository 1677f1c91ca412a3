import { singular } from '../../domain/singular.ts';
import { withinTypo } from '../../domain/typo.ts';

/** Something that a name on the command line may mean. */
export interface Candidate {
  readonly id: string;
  readonly label: string;
  /** The code or key that names it too. */
  readonly key: string;
}

export interface Nearest<Found extends Candidate> {
  /** The one that is meant; null where that is not clear. */
  readonly one: Found | null;
  /** Whether its very name or key was typed, in any case. */
  readonly isExact: boolean;
  /** Whether just its words were typed, in the singular or plural and in any order. */
  readonly isSame: boolean;
  /** Whether all words of the candidate were typed. */
  readonly isWhole: boolean;
  /** Whether it is one word of many: little of the candidate was typed. */
  readonly isFragment: boolean;
  /** Those that are about as near. */
  readonly among: readonly Found[];
}

/**
 * Which candidate a name means, where one is clearly nearest. Looked for in turn, and the first of these that anything
 * passes decides, by exactly one passing it:
 * 1. the very name or key, in any case
 * 2. the same words, singular or plural, in any order
 * 3. the same words with a small typo in each (`withinTypo`)
 * 4. the abbreviation that it ends on, of the words before
 * 5. all words of the name among its words
 * 6. all of them as beginnings of its words
 * 7. all of them among its words with a small typo in each
 */
export function clearlyNearest<Found extends Candidate>(
  typed: string,
  candidates: readonly Found[],
): Nearest<Found> {
  const wanted = folded(typed);
  const words = wordsOf(typed);
  const nothing = { one: null, isExact: false, isSame: false, isWhole: false, isFragment: false, among: [] };
  if (wanted === '') return nothing;
  const exact = candidates.filter(({ label, key }) => folded(label) === wanted || folded(key) === wanted);
  if (exact.length > 0)
    return { ...nothing, one: only(exact), isExact: true, isSame: true, isWhole: true, among: exact };
  if (words.length === 0) return nothing;
  let abbreviated: readonly Found[] | null = null;
  for (const { isWhole, alike } of ways) {
    if (!isWhole) abbreviated ??= candidates.filter(({ label }) => abbreviationOf(label) === wanted);
    if (abbreviated !== null && abbreviated.length > 0)
      return { ...nothing, one: only(abbreviated), among: abbreviated };
    const among = candidates.filter(({ label }) => {
      const own = wordsOf(label);
      return (!isWhole || own.length === words.length) && covers(words, own, alike);
    });
    if (among.length > 0) {
      const one = only(among);
      const isFragment = one !== null && words.length === 1 && wordsOf(one.label).length > MANY_WORDS;
      return { ...nothing, one, isSame: isWhole && alike === same, isWhole, isFragment, among };
    }
  }
  return nothing;
}

/** "html" is enough of "Hypertext markup language HTML", and "aws" of "Amazon Web Services AWS software". */
const MANY_WORDS = 5;

/** The `css` of "Cascading style sheets CSS" and the `aws` of "Amazon Web Services AWS software"; null where there is none. */
function abbreviationOf(label: string): string | null {
  const [, words = '', letters] = /^(.+) ([A-Z]{2,})(?: software)?$/.exec(label) ?? [];
  if (letters === undefined) return null;
  const wanted = letters.toLowerCase();
  let spelt = 0;
  for (const letter of words.toLowerCase()) if (letter === wanted[spelt]) spelt++;
  return spelt === wanted.length ? wanted : null;
}

const same = (word: string, other: string): boolean => word === other;
const begins = (word: string, other: string): boolean => other.startsWith(word);
const ways = [
  { isWhole: true, alike: same },
  { isWhole: true, alike: withinTypo },
  { isWhole: false, alike: same },
  { isWhole: false, alike: begins },
  { isWhole: false, alike: withinTypo },
] as const;

function wordsOf(text: string): string[] {
  return (folded(text).match(/[\p{L}\p{N}+#]+/gu) ?? []).map(singular);
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ');
}

function only<Found>(found: readonly Found[]): Found | null {
  return found.length === 1 ? found[0]! : null;
}

/** Each word finds a word of its own among the others. */
function covers(
  words: readonly string[],
  others: readonly string[],
  alike: (word: string, other: string) => boolean,
): boolean {
  const left = [...others];
  for (const word of words) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((other) => alike(word, other));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

import { singular } from '../../domain/singular.ts';

/** Words in lower case without marks; `+` and `#` are kept, for C++ and C#. At most `MAX_WORDS` of a text. */
export function searchWords(text: string): string[] {
  const words = text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}+#]+/gu);
  return (words ?? []).slice(0, MAX_WORDS);
}

/** What is looked at of one text: a job title is far shorter, a pasted advertisement says what it is about early. */
export const MAX_CHARACTERS = 2_000;
export const MAX_WORDS = 200;

/** Runs of `least` to `most` characters inside each word, which is given a space before and behind. */
export function* gramsOf(words: readonly string[], least: number, most: number): Generator<string> {
  for (const word of words) {
    const padded = ` ${word} `;
    for (let length = least; length <= most; length++) {
      for (let at = 0; at + length <= padded.length; at++) yield padded.slice(at, at + length);
      if (padded.length <= length) break;
    }
  }
}

/** Singular words, and pairs of neighbouring ones. */
export function* termsOf(words: readonly string[]): Generator<string> {
  const bare = words.map(singular);
  for (let at = 0; at < bare.length; at++) {
    yield bare[at]!;
    if (at > 0) yield `${bare[at - 1]} ${bare[at]}`;
  }
}

const JOINING = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** Initials of a name of three to six words that mean something; null for any other. */
export function acronymOf(words: readonly string[]): string | null {
  const meaning = words.filter((word) => !JOINING.has(word));
  if (meaning.length < 3 || meaning.length > 6) return null;
  return meaning.map((word) => [...word][0]!).join('');
}

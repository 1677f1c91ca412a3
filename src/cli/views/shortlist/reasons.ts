import { fitted, lineWidth, month, share, wrapped } from '../../output.ts';
import { shownWidth } from '../../shown-width.ts';
import type { MissingView, ReasonView } from './read-shortlist.ts';

/** Nobody reads a longer name of a skill: in a picture, and in a line of its own. */
const SHORT_NAME = 28;
export const LONG_NAME = 40;
const MOST_LACKS_LINES = 2;

/** Under the name of whom it is about. */
export function detail(word: string, what: string): string {
  const indent = ' '.repeat(14);
  return wrapped(`${indent.slice(0, 13)} ${word} ${what}`, `${indent}${' '.repeat(word.length + 1)}`);
}

/** What counts most, each by itself, with the month in which it was last seen: names of skills may hold commas. */
export function reasonLines(contributions: readonly ReasonView[], most = 2, longest = SHORT_NAME): string[] {
  return [...contributions]
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ skill, value, basis, lastObservedAt }) => {
      const seen = lastObservedAt === null ? '' : ` (${month(lastObservedAt)})`;
      return `${basis === 'INFERRED' ? '≈' : ''}${fitted(skill.name, longest)} +${share(value)}${seen}`;
    });
}

/** What is short, how far, and which of the person's skills leads there. */
export function shortfallOf({ skill, current, required, bridge }: MissingView): string {
  // Nothing is known: anything is possible.
  const unseen = current.value === 0 && current.high === 1;
  const far = unseen
    ? `never seen, ${share(required)} asked`
    : `${share(current.value)} of ${share(required)}`;
  const from = bridge === null ? '' : `; ${fitted(bridge.name, LONG_NAME)} leads there`;
  return `${fitted(skill.name, LONG_NAME)} (${far}${from})`;
}

/** What weighs most of what is short, as much of it as two lines hold, one at least, and how many more there are. */
export function lacksOf(missing: readonly MissingView[]): string {
  if (missing.length === 0) return detail('lacks', 'nothing');
  const told = (shown: number) => {
    const more = missing.length - shown;
    const rest = more === 0 ? '' : `, and ${more} more`;
    return detail('lacks', `${missing.slice(0, shown).map(shortfallOf).join(', ')}${rest}`);
  };
  let text = told(1);
  for (let shown = 2; shown <= missing.length; shown++) {
    const longer = told(shown);
    if (!fits(longer)) break;
    text = longer;
  }
  return text;
}

function fits(text: string): boolean {
  const lines = text.split('\n');
  return lines.length <= MOST_LACKS_LINES && lines.every((line) => shownWidth(line) <= lineWidth());
}

import { Refused } from '../failure.ts';
import { tell } from '../output.ts';
import { type Candidate, clearlyNearest, type Nearest } from './clearly-nearest.ts';

export interface Named {
  readonly id: string;
  readonly label: string;
}

/** What there is to choose from. */
export interface Choice {
  readonly candidates: readonly Candidate[];
  /** Whether whatever may be meant is among them: where it is not, another may be as near as the nearest. */
  readonly isComplete: boolean;
  /** What the text means by another name, where that is as good as sure. */
  readonly otherName?: Candidate | null;
  /** Several that all bear the text as another name: none is taken, and these are listed. */
  readonly namesakes?: readonly Candidate[];
  /** Catalogues, whose names are many and long: one word of many does not say which is meant. */
  readonly isCatalogue?: boolean;
  /** Only a very name is taken, in the singular or plural and in any order of its words. */
  readonly isVeryName?: boolean;
  /** Whether what was found beside those that share words with the text is nothing like it. */
  readonly isNothingNear?: boolean;
  /** Few enough that somebody may look through them: where nothing is near, a refusal tells what there is. */
  readonly areFew?: boolean;
  /** People: a refusal lists their keys, not what they are called. */
  readonly arePeople?: boolean;
}

const SHOWN = 10;

/** The one that is meant; what was taken is said where it is not the very name, and what there is where none is clear. */
export function chosen(noun: string, typed: string, choice: Choice): Named {
  const nearest = clearlyNearest(typed, choice.candidates);
  const one = meant(nearest, choice);
  const { namesakes = [] } = choice;
  if (one === null && namesakes.length > 1)
    throw unclear(noun, typed, { ...nearest, among: namesakes }, choice);
  if (one === null) throw unclear(noun, typed, nearest, choice);
  if (!(nearest.isExact && one === nearest.one)) tell(`Taking '${typed}' for the ${noun} ${named(one)}.`);
  return { id: one.id, label: one.label };
}

function meant(
  nearest: Nearest<Candidate>,
  { isComplete, isCatalogue = false, isVeryName = false, otherName, namesakes = [] }: Choice,
) {
  const { one, isExact, isSame, isWhole, isFragment } = nearest;
  if (isVeryName && !isSame) return otherName ?? null;
  const clear = (isExact || isComplete) && !(isCatalogue && isFragment) ? one : null;
  if (!isWhole && namesakes.length > 1) return null;
  return isWhole ? (clear ?? otherName ?? null) : (otherName ?? clear);
}

function unclear(
  noun: string,
  typed: string,
  { among }: Nearest<Candidate>,
  { candidates, isComplete, arePeople = false, isNothingNear = false, areFew = false }: Choice,
): Refused {
  if (candidates.length === 0) return new Refused(`No ${noun} is called '${typed}'.`);
  const nothingNear = `No ${noun} is called '${typed}', and nothing is near it`;
  if (among.length === 0 && isNothingNear) return new Refused(`${nothingNear}.`);
  const several = among.length > 1 || (among.length === 1 && !isComplete);
  const all = among.length > 0 ? among : candidates;
  // Who has no key is counted.
  const names = arePeople ? all.map(({ key }) => key).filter((key) => key !== '') : all.map(named);
  const shown = names.slice(0, SHOWN);
  if (all.length > shown.length || !isComplete) shown.push('…');
  if (among.length === 0 && areFew) return new Refused(`${nothingNear}; there are: ${shown.join(', ')}.`);
  const hasCodes = all.some((one) => named(one) !== one.label);
  const by = arePeople
    ? 'key (`npx meritgraph person KEY` tells who it is)'
    : hasCodes
      ? 'name or code'
      : 'name';
  const listed = `${shown.join(', ')}. Say which, by ${by}.`;
  const count = isComplete ? all.length : `${all.length} or more`;
  return new Refused(
    several
      ? `'${typed}' may name ${count} ${arePeople ? 'people' : `${noun}s`}: ${listed}`
      : `No ${noun} is called '${typed}'; the nearest: ${listed}`,
  );
}

function named({ id, label, key }: Candidate): string {
  // An opaque id tells nobody anything.
  return [label, id, ''].includes(key) ? label : `${label} (${key})`;
}

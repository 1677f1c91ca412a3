import { InvalidInput } from '../src/domain/errors.ts';
import { type Id, nounOf } from '../src/domain/ids.ts';

/** What stands inside for something that no id of ours encodes to: known to nobody. */
const FOREIGN = 'foreign:';

/** An inner id as clients see it: opaque, stable, safe in a URL. */
export function encodeId(id: Id): string {
  return id.startsWith(FOREIGN) ? id.slice(FOREIGN.length) : Buffer.from(id, 'utf8').toString('base64url');
}

/** The inner id; for what is not one, an id that nothing has, so that lookups answer "unknown". */
export function decodeId(wire: string): Id {
  const id = Buffer.from(wire, 'base64url').toString('utf8');
  return /^[a-z]+:/.test(id) && encodeId(id) === wire ? id : `${FOREIGN}${wire}`;
}

export function decodeIds(wires: readonly string[]): Id[] {
  return wires.map(decodeId);
}

/** Null and undefined pass: an absent argument stays absent. */
export function decodeOptional(wire: string | null | undefined): Id | null {
  return wire == null ? null : decodeId(wire);
}

/**
 * The inner id of what an argument names beside the object that is asked: a name, a code or an external id in its place would be
 * answered as if nothing were known of it.
 * @param nouns what it may be
 * @throws InvalidInput for what is no id, or one of something else
 */
export function namedId(wire: string, path: string, ...nouns: readonly string[]): Id {
  const id = decodeId(wire);
  if (nouns.includes(nounOf(id))) return id;
  const wanted = `the id of a ${nouns.join(' or ')}`;
  const problem = id.startsWith(FOREIGN)
    ? `is no id: ${wanted} is the \`id\` of an answer, not a name, a code or an external id`
    : `is an id, but not ${wanted}`;
  throw new InvalidInput([{ path, problem }]);
}

export function namedIds(wires: readonly string[], path: string, ...nouns: readonly string[]): Id[] {
  return wires.map((wire, i) => namedId(wire, `${path}.${i}`, ...nouns));
}

/** Null and undefined pass: an absent argument stays absent. */
export function namedOptional(
  wire: string | null | undefined,
  path: string,
  ...nouns: readonly string[]
): Id | null {
  return wire == null ? null : namedId(wire, path, ...nouns);
}

const NOUNS =
  'skill|role|cluster|person|proficiency|credential|issuer|award|observation|pod|demand|assignment|shortlist|run';
const FOUND_NOT = new RegExp(`(?<=with id )(?:${NOUNS}):.+(?= is known here\\.)`, 'g');
const NAMED = new RegExp(`\\b(?:${NOUNS}):[^\\s,;]*[^\\s,;:.)]`, 'g');

/**
 * Words of ours with the ids in them as clients know them. An id in running words ends where a blank, a comma or a
 * semicolon stands, so of a key that holds one only the part before is put into the wire's form.
 */
export function encodeIdsIn(words: string): string {
  return words.replace(FOUND_NOT, encodeId).replace(NAMED, encodeId);
}

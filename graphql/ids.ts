import type { Id } from '../src/domain/ids.ts';

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

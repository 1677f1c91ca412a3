/**
 * The order among equal scores: a seeded 64-bit hash of the person id, so that neither the longest employed nor the
 * first imported is favoured, and the same seed gives the same order on every engine.
 */
export function tieHash(seed: string, personId: string): bigint {
  return fnv1a64(`${seed}\u0000${personId}`);
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = (1n << 64n) - 1n;

/** FNV-1a, 64 bits, over UTF-8 (Fowler, Noll, Vo 1991), with the finaliser of SplitMix64 so that every bit counts. */
function fnv1a64(text: string): bigint {
  let hash = OFFSET;
  for (const byte of Buffer.from(text, 'utf8')) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  hash = ((hash ^ (hash >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  hash = ((hash ^ (hash >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return hash ^ (hash >> 31n);
}

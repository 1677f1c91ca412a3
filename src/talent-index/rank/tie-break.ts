/**
 * The order among equal scores: a seeded 53-bit hash of the person id, so that neither the longest employed nor the
 * first imported is favoured, and the same seed gives the same order on every engine. cyrb53 (bryc 2018): two 32-bit
 * lanes of multiply and xor over UTF-16 units, mixed at the end as in MurmurHash3.
 */
export function tieHash(seed: string, personId: string): number {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  const text = `${seed}\u0000${personId}`;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x9e3779b1);
    second = Math.imul(second ^ unit, 0x5f356495);
  }
  first = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ Math.imul(second ^ (second >>> 13), 0xc2b2ae35);
  second = Math.imul(second ^ (second >>> 16), 0x85ebca6b) ^ Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return 0x1_0000_0000 * (second & 0x1f_ffff) + (first >>> 0);
}

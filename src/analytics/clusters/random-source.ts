import { createHash } from 'node:crypto';

/** Uniform on [0, 1). */
export type RandomSource = () => number;

/**
 * A stream of its own for each name: SHA-256 of the name seeds sfc32 (Doty-Humphrey, PractRand), whose 32-bit
 * operations give the same numbers on every machine.
 */
export function randomSource(name: string): RandomSource {
  const digest = createHash('sha256').update(name).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
}

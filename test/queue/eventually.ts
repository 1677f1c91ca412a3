import { expect } from 'vitest';

/** What becomes true in its time; a busy machine may take long over it. */
export function eventually<Value>(probe: () => Value | Promise<Value>) {
  return expect.poll(probe, { timeout: 20_000 });
}

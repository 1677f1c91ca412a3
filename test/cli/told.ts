import { afterEach, beforeEach, vi } from 'vitest';

/** What the tests of a file are told on stderr, a piece a write; empty before each. */
export function toldOnStderr(): string[] {
  const told: string[] = [];
  beforeEach(() => {
    told.length = 0;
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told.push(String(text));
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());
  return told;
}

import { closeSync, existsSync, openSync, unlinkSync } from 'node:fs';
import { Refused } from './failure.ts';

/** Before the work whose outcome it is to hold: refuses a file that cannot be written, and leaves it as it was. */
export function refuseUnwritable(path: string): void {
  const there = existsSync(path);
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    throw new Refused(`Cannot write ${path} (${(cause as NodeJS.ErrnoException).code}).`);
  }
  if (!there) unlinkSync(path);
}

import { writeFileSync } from 'node:fs';
import { Refused } from './failure.ts';
import { tell } from './output.ts';

/** A picture may name people: it is readable by its owner only. */
export function writePicture(path: string, svg: string): void {
  try {
    writeFileSync(path, svg, { mode: 0o600 });
  } catch (cause) {
    throw new Refused(`Cannot write ${path} (${(cause as NodeJS.ErrnoException).code}).`);
  }
  tell(`Wrote ${path}.`);
}

import { accessSync, constants, lstatSync, readlinkSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refused } from './failure.ts';

/** Before the work whose outcome it is to hold: refuses a file that cannot be written, and touches nothing. */
export function refuseUnwritable(path: string): void {
  try {
    checkWritable(path);
  } catch (cause) {
    throw new Refused(`Cannot write ${path} (${(cause as NodeJS.ErrnoException).code}).`);
  }
}

function checkWritable(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() || (there === undefined && path.endsWith('/')))
    throw Object.assign(new Error('It is a folder.'), { code: 'EISDIR' });
  // Whoever opens a pipe waits for its other end, and may be all that it waits for: that is for whoever writes.
  if (there?.isFile()) accessSync(path, constants.W_OK);
  if (there !== undefined) return;
  const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : null;
  if (link !== null) checkWritable(resolve(dirname(path), link));
  else accessSync(`${dirname(path)}/.`, constants.W_OK | constants.X_OK);
}

import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

type Fill = (folder: string) => Promise<void>;

/** Where a filled graph of that name is kept: filled now, unless it was before. */
export async function keepFilled(keep: string, name: string, fill: Fill): Promise<string> {
  const kept = join(keep, name);
  if (existsSync(kept)) return kept;
  const partial = `${kept}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await fill(partial);
  renameSync(partial, kept);
  return kept;
}

/** Has `folder` hold a filled graph to work on: a copy of the kept one, so that it stays as it was filled. */
export async function fillOrCopy(
  folder: string,
  keep: string | null,
  name: string,
  fill: Fill,
): Promise<void> {
  if (keep === null) await fill(folder);
  else cpSync(await keepFilled(keep, name, fill), folder, { recursive: true });
}

import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { refusal } from './text-file.ts';

/** The files of a folder by name without `.txt`, `.tsv`, `.csv` and `.gz`. Two files of one name are refused. */
export async function listTables(
  folder: string,
  extensions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw refusal(
      folder,
      undefined,
      `is not a folder that can be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
  const tables = new Map<string, string>();
  for (const name of names.sort()) {
    const plain = name.endsWith('.gz') ? name.slice(0, -3) : name;
    const extension = extensions.find((candidate) => plain.endsWith(candidate));
    if (extension === undefined) continue;
    const table = plain.slice(0, -extension.length);
    const other = tables.get(table);
    if (other !== undefined)
      throw refusal(name, undefined, `is in the folder twice, the other time as ${basename(other)}`);
    tables.set(table, join(folder, name));
  }
  return tables;
}

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { compareKeys } from '../../domain/ids.ts';
import { columnsIgnored } from '../csv-table.ts';
import { listTables } from '../release-folder.ts';
import { refusal } from '../text-file.ts';
import { readCsv } from './csv.ts';
import { readHeader } from './rows.ts';
import { laterTables, type Table, type TableName, tableNames, tables } from './tables.ts';

export interface OrganisationFile {
  readonly table: TableName;
  readonly path: string;
  readonly rows: number;
}

export interface OrganisationFolder {
  /** In the order of reading. */
  readonly files: readonly OrganisationFile[];
  /** Of the text of all files that are read: the same text again is the same source, gzipped or not. */
  readonly digest: string;
  /** What was found and is not imported, said once each. */
  readonly notices: readonly string[];
}

const INSPECTION_BATCH = 10_000;

/**
 * Reads every file of the folder through once, before anything is written: a folder of another format, damaged gzip,
 * quoting that never closes or a header without a required column is `InvalidInput`.
 */
export async function inspectOrganisation(
  folder: string,
  options: { signal?: AbortSignal } = {},
): Promise<OrganisationFolder> {
  const found = await listTables(folder, ['.csv']);
  if (!found.has('people')) {
    throw refusal(folder, undefined, 'holds no people.csv: it is not a folder of the organisation format');
  }
  const digest = createHash('sha256');
  const notices: string[] = [];
  const files: OrganisationFile[] = [];
  for (const [name, path] of [...found].sort(([a], [b]) => compareKeys(a, b))) {
    if (laterTables.includes(name)) notices.push(`${basename(path)}: not imported yet`);
    else if (!isTableName(name))
      notices.push(`${basename(path)}: no table of the organisation format; not read`);
    else {
      digest.update(`\0${name}\0`);
      let rows = -1;
      for await (const records of readCsv(path, INSPECTION_BATCH, { digest, ...options })) {
        if (rows === -1) {
          const { unknown } = readHeader(path, tables[name] as unknown as Table, records[0]?.cells ?? []);
          if (unknown.length > 0) notices.push(`${basename(path)}: ${columnsIgnored(unknown)}`);
        }
        rows += records.length;
      }
      if (rows === -1) throw refusal(path, undefined, 'is empty: it has not even a header');
      files.push({ table: name, path, rows });
    }
  }
  files.sort((a, b) => tableNames.indexOf(a.table) - tableNames.indexOf(b.table));
  return { files, digest: digest.digest('hex'), notices };
}

function isTableName(name: string): name is TableName {
  return (tableNames as readonly string[]).includes(name);
}

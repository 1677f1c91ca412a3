import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { refusal } from '../text-file.ts';
import { readFirstSheet, type SheetRow } from './workbook.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

export interface SpreadsheetFile {
  /** Its own name, also within an archive. */
  readonly name: string;
  /** What refusals call it. */
  readonly label: string;
  rows(options?: { readonly signal?: AbortSignal }): AsyncGenerator<SheetRow>;
}

/** A workbook within a published archive is held in memory as it is stored there. */
const INNER_BYTES = 2 ** 28;

export async function isZip(path: string): Promise<boolean> {
  try {
    await using file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
  } catch {
    return false; // Who reads it next says why it cannot be read.
  }
}

/**
 * The workbooks of a file, one after another: the file itself, or those within a published zip whose name `wanted`
 * matches, in the order of their names. None is `InvalidInput`.
 */
export async function* spreadsheetFiles(path: string, wanted: RegExp): AsyncGenerator<SpreadsheetFile> {
  const label = basename(path);
  await using archive = await openZip(path, label);
  if (archive.names.includes('[Content_Types].xml')) {
    yield { name: label, label, rows: (options) => readFirstSheet(archive, label, options) };
    return;
  }
  const inner = archive.names.filter((name) => wanted.test(posixBase(name))).sort();
  if (inner.length === 0)
    throw refusal(label, undefined, 'is neither a workbook nor an archive that holds one of the release');
  for (const name of inner) {
    const own = posixBase(name);
    const innerLabel = `${label}(${own})`;
    await using workbook = await openZip(await readWhole(archive, name, innerLabel), innerLabel);
    yield { name: own, label: innerLabel, rows: (options) => readFirstSheet(workbook, innerLabel, options) };
  }
}

const posixBase = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

async function readWhole(archive: ZipArchive, name: string, label: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of archive.read(name)) {
    bytes += chunk.length;
    if (bytes > INNER_BYTES)
      throw refusal(label, undefined, 'is too large to be read within its archive: unpack it');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

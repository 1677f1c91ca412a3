import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  decodeSnapshot,
  emptySections,
  encodeSnapshot,
  type SnapshotHeader,
  whyUnreadable,
} from '../../../talent-index/snapshot.ts';
import type { PublishedRuns } from '../../runs/publishing.ts';
import { pause } from '../pause.ts';
import type { TalentSnapshot } from '../talent-snapshot.ts';

/**
 * An index on disk: 16 bytes (format, version, bytes of the header, CRC-32 of the header), the header in JSON, then one
 * section after another; the header holds the CRC-32 of each. Other byte orders and versions are refused, not converted.
 */
const FORMAT = 0x5849544d;
const VERSION = 11;
const PREFIX_BYTES = 16;
const LONGEST_HEADER = 64 * 2 ** 20;
const PERSONAL = 0o600;
const PERSONAL_FOLDER = 0o700;

interface FileHeader {
  readonly runs: PublishedRuns;
  readonly seq: number;
  readonly mark: string | null;
  readonly index: SnapshotHeader;
  readonly checksums: readonly number[];
}

/** The file is not what was written: cut off or changed. */
export class DamagedSnapshot extends Error {
  override readonly name = 'DamagedSnapshot';
}

/** Another release wrote it, as comes of every upgrade that changes what is kept. */
export class OtherVersion extends Error {
  override readonly name = 'OtherVersion';
}

/** What is kept: an index, and what stands in the change log at its position, by which the graph is known again. */
export interface KeptSnapshot extends TalentSnapshot {
  readonly mark: string | null;
}

/** Beside the file first, then in its place in one step: whoever reads gets the former one or this one, whole. */
export async function writeSnapshot(path: string, { index, runs, seq, mark }: KeptSnapshot): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: PERSONAL_FOLDER });
  const { header, sections } = encodeSnapshot(index);
  const checksums: number[] = [];
  for (const section of sections) {
    checksums.push(crc32(section));
    await pause();
  }
  const written: FileHeader = { runs, seq, mark, index: header, checksums };
  const text = Buffer.from(JSON.stringify(written));
  const prefix = new Uint32Array([FORMAT, VERSION, text.length, crc32(text)]);
  const beside = `${path}.writing`;
  const file = await open(beside, 'w', PERSONAL);
  try {
    for (const part of [new Uint8Array(prefix.buffer), text, ...sections]) await writeWhole(file, part);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(beside, { force: true });
    throw error;
  }
  await file.close();
  await rename(beside, path);
}

/** Null where there is no file. @throws OtherVersion, DamagedSnapshot for anything but what `writeSnapshot` wrote. */
export async function readSnapshot(path: string): Promise<KeptSnapshot | null> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const [format, version, bytes, checksum] = new Uint32Array(await readWhole(file, PREFIX_BYTES));
    if (format !== FORMAT)
      throw new DamagedSnapshot('It does not begin as a snapshot of the talent index does.');
    if (version !== VERSION)
      throw new OtherVersion(`It is of version ${version}, read is version ${VERSION}.`);
    if (bytes! > LONGEST_HEADER) throw new DamagedSnapshot('Its header is longer than any.');
    const text = Buffer.from(await readWhole(file, bytes!));
    if (crc32(text) !== checksum) throw new DamagedSnapshot('The checksum of its header is wrong.');
    const header = JSON.parse(text.toString('utf8')) as FileHeader;
    const unreadable = whyUnreadable(header.index);
    if (unreadable !== null) throw new DamagedSnapshot(unreadable);
    const sections = await readSections(file, header);
    const { bytesRead } = await file.read(Buffer.alloc(1), 0, 1);
    if (bytesRead > 0) throw new DamagedSnapshot('It goes on after its last section.');
    const { runs, seq, mark } = header;
    return { index: decodeSnapshot(header.index, sections), runs, seq, mark };
  } finally {
    await file.close();
  }
}

/** Each is checked while the next one is read. */
async function readSections(file: FileHandle, header: FileHeader): Promise<Uint8Array<ArrayBuffer>[]> {
  const { index, checksums } = header;
  const sections: Uint8Array<ArrayBuffer>[] = [];
  const check = (section: Uint8Array) => {
    sections.push(section as Uint8Array<ArrayBuffer>);
    const number = sections.length;
    if (crc32(section) !== checksums[number - 1])
      throw new DamagedSnapshot(`The checksum of section ${number} of ${checksums.length} is wrong.`);
  };
  let read: Uint8Array | null = null;
  for (const section of emptySections(index)) {
    const reading = fill(file, section);
    // A failure is that of the section before, if that one is wrong.
    reading.catch(() => undefined);
    if (read !== null) check(read);
    await reading;
    read = section;
  }
  if (read !== null) check(read);
  return sections;
}

async function writeWhole(file: FileHandle, part: Uint8Array): Promise<void> {
  for (let at = 0; at < part.length; ) at += (await file.write(part, at)).bytesWritten;
}

async function readWhole(file: FileHandle, length: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  await fill(file, bytes);
  return bytes.buffer;
}

async function fill(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at);
    if (bytesRead === 0) throw new DamagedSnapshot('It ends too early.');
    at += bytesRead;
  }
}

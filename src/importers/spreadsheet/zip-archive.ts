import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { InvalidInput } from '../../domain/errors.ts';
import { refusal } from '../text-file.ts';

/** What an archive may ask of this process, so that a small file cannot expand without end. */
const LIMITS = {
  entries: 10_000,
  /** All entries decompressed. The largest OEWS workbook, every area and industry, has about half of it. */
  bytes: 2 ** 31,
  /** Decompressed to compressed bytes of one entry above a megabyte; tables of XML reach about 30. */
  ratio: 250,
} as const;

export interface ZipArchive extends AsyncDisposable {
  readonly names: readonly string[];
  /** The decompressed bytes of an entry in chunks; damage of any kind is `InvalidInput` that names archive and entry. */
  read(name: string): AsyncGenerator<Buffer>;
}

/**
 * Opens a zip archive, a file or one in memory, by its central directory. One that is cut off, encrypted or would expand
 * beyond `LIMITS` is `InvalidInput`. `label` is what refusals call it.
 */
export async function openZip(source: string | Buffer, label: string): Promise<ZipArchive> {
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    const options = { lazyEntries: true, autoClose: false };
    zip = await (typeof source === 'string'
      ? openPromise(source, options)
      : fromBufferPromise(source, options));
  } catch (error) {
    throw damaged(label, error);
  }
  try {
    if (zip.entryCount > LIMITS.entries)
      throw refusal(label, undefined, `is an archive of more than ${LIMITS.entries} files`);
    let bytes = 0;
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      if (bytes > LIMITS.bytes) throw refusal(label, undefined, 'would expand to more than 2 GiB');
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (entry.uncompressedSize > 2 ** 20 && ratio > LIMITS.ratio)
        throw refusal(label, undefined, `would expand "${entry.fileName}" more than ${LIMITS.ratio}-fold`);
      if (entries.has(entry.fileName))
        throw refusal(label, undefined, `holds "${entry.fileName}" twice, and which is meant is not told`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw damaged(label, error);
  }
  return {
    names: [...entries.keys()],
    async *read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw refusal(label, undefined, `lacks "${name}"`);
      if (entry.isEncrypted()) throw refusal(label, undefined, 'is encrypted; save it without a password');
      let stream: Readable | undefined;
      try {
        // Sizes are checked by the library while it reads: a stream longer than it says ends in an error.
        stream = await zip.openReadStreamPromise(entry);
        let sum = 0;
        for await (const bytes of stream) {
          sum = crc32(bytes as Buffer, sum);
          yield bytes as Buffer;
        }
        if (sum !== entry.crc32) throw new Error('checksum');
      } catch (error) {
        throw damaged(label, error, name);
      } finally {
        stream?.destroy();
      }
    },
    async [Symbol.asyncDispose]() {
      zip.close();
    },
  };
}

function damaged(label: string, error: unknown, entry?: string): Error {
  if (error instanceof InvalidInput) return error;
  const code =
    error instanceof Error && 'syscall' in error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code !== undefined) return refusal(label, undefined, `cannot be read (${code})`);
  return refusal(
    label,
    undefined,
    entry === undefined
      ? 'is no zip archive, damaged or cut off (its directory, at the end, cannot be read)'
      : `is damaged or cut off within "${entry}"`,
  );
}

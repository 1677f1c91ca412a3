import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InvalidInput } from '../domain/errors.ts';

/** Where in a file something is wrong, as every importer reports it: the file's own name and the line, never a value. */
export function refusal(path: string, line: number | undefined, problem: string): InvalidInput {
  const place = line === undefined ? basename(path) : `${basename(path)}:${line}`;
  return new InvalidInput([{ path: place, problem }]);
}

async function isGzipped(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

const isFileSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error;

export interface TextFileOptions {
  /** Is fed every decompressed byte. */
  readonly digest?: Hash;
  readonly signal?: AbortSignal;
}

/** A thousand rows or so: whoever reads a table takes all of a chunk in one turn of the event loop. */
const BYTES_A_CHUNK = 1 << 16;

/**
 * The text of a UTF-8 file in chunks, gzipped or plain (told by its content, not its name), without its byte-order
 * mark. Damaged gzip and bytes that are not UTF-8 are `InvalidInput` naming file and line.
 */
export async function* readText(path: string, options: TextFileOptions = {}): AsyncGenerator<string> {
  let line = 1;
  let source: Readable | undefined;
  try {
    const gzipped = await isGzipped(path);
    if (!gzipped && path.endsWith('.gz')) throw refusal(path, undefined, 'is named .gz and is not gzip');
    const file = createReadStream(path, { highWaterMark: BYTES_A_CHUNK });
    if (gzipped) {
      const gunzip = createGunzip({ chunkSize: BYTES_A_CHUNK });
      file.on('error', (error) => gunzip.destroy(error));
      gunzip.on('close', () => file.destroy());
      source = file.pipe(gunzip);
    } else source = file;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const bytes of source) {
      options.signal?.throwIfAborted();
      options.digest?.update(bytes as Buffer);
      const text = decoder.decode(bytes as Buffer, { stream: true });
      yield text;
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw refusal(path, line, 'holds bytes at or after this line that are not UTF-8');
    }
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw refusal(path, line, 'is damaged or cut off gzip at or after this line');
    }
    if (isFileSystemError(error)) throw refusal(path, undefined, `cannot be read (${error.code})`);
    throw error;
  } finally {
    source?.destroy();
  }
}

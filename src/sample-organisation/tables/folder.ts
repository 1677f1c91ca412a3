import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { OpenTable } from './table.ts';

/** Writes tables as files of a folder, gzipped where asked; what was there of the same name is overwritten. */
export function folderTables(
  directory: string,
  options: { readonly gzip?: boolean; readonly level?: number } = {},
): OpenTable {
  return async (file) => {
    const path = join(directory, options.gzip ? `${file}.gz` : file);
    await mkdir(dirname(path), { recursive: true });
    const output = createWriteStream(path, { mode: 0o600 });
    const input = options.gzip ? createGzip({ level: options.level ?? 6 }) : output;
    if (input !== output) input.pipe(unknownSystem()).pipe(output);
    const ended = finished(output);
    // A failure is thrown by the next write or by close; until then it must not count as unhandled.
    ended.catch(() => {});
    return {
      async write(text) {
        if (output.errored) throw output.errored;
        if (!input.write(text)) await Promise.race([once(input, 'drain'), ended]);
      },
      async close() {
        input.end();
        await ended;
      },
    };
  };
}

const SYSTEM_BYTE = 9;

/** The same text gives the same gzip header on every system: byte 9 says "unknown". Time is 0 in Node's anyway. */
function unknownSystem(): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (passed <= SYSTEM_BYTE && passed + chunk.length > SYSTEM_BYTE) chunk[SYSTEM_BYTE - passed] = 255;
      passed += chunk.length;
      done(null, chunk);
    },
  });
}

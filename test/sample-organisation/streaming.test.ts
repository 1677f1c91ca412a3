import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderTables, generateOrganisation } from '../../src/sample-organisation/index.ts';
import { AS_OF, generate, references } from './generated.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('memory', () => {
  it('does not grow with people: what is held after 12,000 is what was held after 1,200', async () => {
    const held: number[] = [];
    let told = 0;
    await generateOrganisation(
      {
        seed: 3,
        people: 12_000,
        asOf: AS_OF,
        truth: 'SERIES',
        progress(fraction) {
          if (fraction < (told + 1) / 10) return;
          told++;
          collectGarbage();
          held.push(process.memoryUsage().heapUsed);
        },
      },
      references,
      () => ({ write() {}, close() {} }),
    );
    expect(held).toHaveLength(10);
    expect(held.at(-1)! - held[0]!).toBeLessThan(3e6);
  });

  it('waits for a slow sink: no table gathers more than one block above 64 kB', async () => {
    let longest = 0;
    let writing = 0;
    await generateOrganisation({ seed: 3, people: 600, asOf: AS_OF }, references, () => ({
      async write(text) {
        expect(++writing).toBe(1);
        longest = Math.max(longest, text.length);
        await new Promise((resolve) => setImmediate(resolve));
        writing--;
      },
      close() {},
    }));
    expect(longest).toBeLessThan(64 * 1024 + 1_500_000);
  });

  it('gives the sink’s failure to the caller and lets go of every table', async () => {
    let open = 0;
    const full = () => {
      open++;
      return {
        write: () => Promise.reject(new Error('no space left')),
        close() {
          open--;
        },
      };
    };
    await expect(
      generateOrganisation({ seed: 3, people: 600, asOf: AS_OF }, references, full),
    ).rejects.toThrow('no space left');
    expect(open).toBe(0);
  });
});

describe('a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'organisation-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('holds the tables as text, or gzipped to the same text and the same bytes each time', async () => {
    const made = await generate({ people: 60 });
    await generateOrganisation(
      { seed: 7, people: 60, asOf: AS_OF },
      references,
      folderTables(join(folder, 'plain')),
    );
    for (const name of ['one', 'two']) {
      await generateOrganisation(
        { seed: 7, people: 60, asOf: AS_OF },
        references,
        folderTables(join(folder, name), { gzip: true }),
      );
    }
    for (const [file, text] of made.texts) {
      expect(await readFile(join(folder, 'plain', file), 'utf8')).toBe(text);
      const bytes = await readFile(join(folder, 'one', `${file}.gz`));
      expect(gunzipSync(bytes).toString()).toBe(text);
      expect(bytes[9]).toBe(255);
      expect(bytes.equals(await readFile(join(folder, 'two', `${file}.gz`)))).toBe(true);
    }
  });

  it('says when it cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const into = folderTables(join(folder, 'file', 'organisation'));
    await expect(
      generateOrganisation({ seed: 7, people: 10, asOf: AS_OF }, references, into),
    ).rejects.toThrow(/ENOTDIR/);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../../src/domain/clock.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createInProcessQueue } from '../../../src/queue/in-process.ts';
import { createImports, type Imports } from '../../../src/services/imports/imports.ts';
import { createRuns, type Runs } from '../../../src/services/runs/runs.ts';

export const shippedOnet: string = join(import.meta.dirname, '../../../fixtures/onet-29.3');
export const shippedWages: string = join(
  import.meta.dirname,
  '../../../fixtures/oews-2024/national_M2024.tsv.gz',
);

/** Everything that the imports of one test need, gone with it. */
export interface ImportWorld extends AsyncDisposable {
  readonly graph: Graph;
  readonly imports: Imports;
  readonly runs: Runs;
  readonly dataFolder: string;
  /** Writes a folder of the organisation format: file name to text, or to rows of cells that need no quoting. */
  folder(files: Readonly<Record<string, string | Buffer | readonly (readonly string[])[]>>): string;
}

export const importKey = 'a key that only tests use';

export async function openImportWorld(
  options: {
    readonly path?: string;
    /** Instead of one in memory or at `path`; closed by who opened it. */
    readonly graph?: Graph;
    readonly clock?: Clock;
    readonly dataFolder?: string;
  } = {},
): Promise<ImportWorld> {
  const { path, clock = systemClock } = options;
  const room = mkdtempSync(join(tmpdir(), 'import-'));
  const graph =
    options.graph ?? (await openGrafeo(path === undefined ? { create: true } : { create: true, path }));
  const queue = createInProcessQueue();
  const runs = createRuns({ graph, queue, clock, organisation: 'default', codeVersion: 'test' });
  const dataFolder = options.dataFolder ?? join(room, 'data');
  let folders = 0;
  return {
    graph,
    runs,
    dataFolder,
    imports: createImports({ graph, clock, runs, dataFolder, personKey: importKey }),
    folder(files) {
      const folder = join(room, `folder-${folders++}`);
      mkdirSync(folder);
      for (const [name, content] of Object.entries(files)) {
        const text = Array.isArray(content)
          ? content.map((cells) => `${cells.join(',')}\n`).join('')
          : content;
        writeFileSync(join(folder, name), text as string | Buffer);
      }
      return folder;
    },
    async [Symbol.asyncDispose]() {
      await queue.close();
      if (options.graph === undefined) await graph.close();
      rmSync(room, { recursive: true, force: true });
    },
  };
}

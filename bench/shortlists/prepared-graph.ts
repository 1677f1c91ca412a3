import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { fillGraph, writtenBy } from './world.ts';

/** What a prepared graph is made by: another version of any of them is another graph. */
const madeBy = ['world.ts', '../ranking/data.ts', '../../src/graph/schema.generated.ts'];
const cache = join(import.meta.dirname, '../../.cache/bench');

/**
 * A graph of its own in `folder`, a copy of one that is kept in `.cache/bench` and made where it is not there: a hundred
 * thousand people take minutes to write and a second to copy.
 */
export async function openPrepared(folder: string, people: number, seed: number): Promise<Graph> {
  const digest = createHash('sha256');
  for (const file of madeBy) digest.update(readFileSync(join(import.meta.dirname, file)));
  digest.update(writtenBy.join('\n'));
  const name = `shortlists-${people}-${seed}-${digest.digest('hex').slice(0, 12)}`;
  const kept = join(cache, name);
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true });
    const making = mkdtempSync(`${kept}.`);
    try {
      const graph = await openGrafeo({ path: join(making, FILE), create: true });
      await fillGraph(graph, people, seed);
      await graph.save();
      await graph.close();
      renameSync(making, kept);
    } catch (error) {
      rmSync(making, { recursive: true, force: true });
      throw error;
    }
  }
  cpSync(kept, folder, { recursive: true });
  return openGrafeo({ path: join(folder, FILE), create: false });
}

const FILE = 'graph.grafeo';

import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { caller, rankingWorld } from '../services/ranking-world.ts';

test('a command leaves the index that it built beside the graph, and nothing where the graph lies elsewhere', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meritgraph-kept-index-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'meritgraph.grafeo');
  const graph = await openGrafeo({ create: true, path });
  await rankingWorld(graph);
  await graph.close();
  const elsewhere = join(folder, 'elsewhere');
  for (const dataFolder of [elsewhere, folder]) {
    const { organisation } = caller;
    const config = loadConfig({ graph: `file:${path}`, dataFolder, organisation }, {});
    const app = await createApp(config, { create: false, work: false });
    if ('heldBy' in app) throw new Error('is held');
    await app.services.talentIndex.current(app.caller());
    await app.close();
  }
  expect(existsSync(elsewhere)).toBe(false);
  expect(statSync(join(folder, 'talent-index.snapshot')).mode & 0o777).toBe(0o600);
});

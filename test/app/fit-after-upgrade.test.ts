import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { publish } from '../../src/services/runs/publishing.ts';
import { createRunAttempts } from '../../src/services/runs/run-attempts.ts';
import { silentLog } from '../../src/services/runs/run-failure.ts';

test('a server asks for a fit where another release made the published one, a command does not', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'meritgraph-upgrade-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const path = join(dataFolder, 'meritgraph.grafeo');
  const graph = await openGrafeo({ create: true, path });
  const former = { id: 'run:former', job: 'FIT_DECAY', parameters: '{}', bodyDigest: 'x', seed: '7' };
  const asked = { codeVersion: 'former', idempotencyKey: null, parentId: null, requestedAt: 1 };
  await graph.write((transaction) =>
    transaction.run(statements.createRuns, { rows: [{ ...former, ...asked }] }),
  );
  const attempts = createRunAttempts(graph, systemClock);
  const begun = await attempts.begin(former.id);
  const attempt = { runId: former.id, fence: begun!.fence };
  await graph.write((transaction) => publish(transaction, attempt, 'FIT_DECAY', 1));
  await attempts.end(attempt, { state: 'COMPLETED' });
  await graph.close();

  const config = loadConfig({ graph: `file:${path}`, dataFolder }, {});
  async function fitsAskedFor(create: boolean): Promise<number> {
    const app = await createApp(config, { create, work: true, log: silentLog });
    if ('heldBy' in app) throw new Error('is held');
    try {
      const page = await app.services.runs.page(
        app.caller(),
        { job: 'FIT_DECAY' },
        { first: 1, after: null },
      );
      return page.totalCount - 1;
    } finally {
      await app.close();
    }
  }
  expect(await fitsAskedFor(false)).toBe(0);
  expect(await fitsAskedFor(true)).toBe(1);
  expect(await fitsAskedFor(true)).toBe(1);
});

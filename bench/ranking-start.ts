import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '../src/domain/caller.ts';
import { openGrafeo } from '../src/graph/grafeo.ts';
import type { Graph } from '../src/graph/graph.ts';
import { createTalentIndex } from '../src/services/talent/talent-index.ts';
import { type Bench, cost, percentile, timed } from './bench.ts';
import { PER_PERSON } from './ranking-data.ts';
import { fillGraph } from './shortlist-http/world.ts';

const SEED = 7;
const TIMES = 5;

const caller: Caller = {
  ...{ principal: 'bench', organisation: 'bench', requestId: 'start', scopes: new Set(['read']) },
  signal: new AbortController().signal,
};

/** Keeps the index of this graph in a file, as a server that ends does. */
async function keep(graph: Graph, snapshotPath: string): Promise<void> {
  const ending = new AbortController();
  const talentIndex = createTalentIndex({ graph, snapshotPath });
  await talentIndex.current(caller);
  const following = talentIndex.follow(ending.signal);
  ending.abort();
  await following;
}

export const bench: Bench = {
  name: 'ranking-start',
  shows: 'a server’s first index: from the graph and from its file, caught up by the change log (--people)',
  async run(context) {
    const people = context.option('people', 100_000);
    const folder = mkdtempSync(join(tmpdir(), 'meritgraph-bench-'));
    const snapshotPath = join(folder, 'talent-index.snapshot');
    const graph = await openGrafeo({ create: true });
    try {
      const size = `${people.toLocaleString('en')} people × ${PER_PERSON} skills`;
      context.note(`filling a graph with ${size}`);
      await fillGraph(graph, people, SEED);
      context.note('building');
      const built = await timed(TIMES, 1, () => createTalentIndex({ graph }).current(caller));
      await keep(graph, snapshotPath);
      const refused: string[] = [];
      const onRefused = (reason: string) => refused.push(reason);
      const opened = await timed(TIMES, 1, () =>
        createTalentIndex({ graph, snapshotPath, onRefused }).current(caller),
      );
      if (refused.length > 0) throw new Error(refused[0]);
      const megabytes = statSync(snapshotPath).size / 2 ** 20;
      return [
        cost(
          `first index from the embedded graph, ${size}, median`,
          's',
          percentile(built, 0.5) / 1_000,
          null,
          null,
        ),
        cost(
          `first index from its file of ${megabytes.toFixed(0)} MB, median`,
          'ms',
          percentile(opened, 0.5),
          percentile(built, 0.5),
          'from the graph',
        ),
      ];
    } finally {
      await graph.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

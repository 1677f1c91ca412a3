import { describe, expect, it } from 'vitest';
import { Unavailable } from '../../src/domain/errors.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createTalentIndex } from '../../src/services/talent-index.ts';
import { rankingWorld } from './ranking-world.ts';

describe('following the change log', () => {
  it('while the graph is away asks ever less often, and says once that it is and once that it is over', async () => {
    const graph = await openGrafeo({ create: true });
    await rankingWorld(graph);
    const ending = new AbortController();
    const said: string[] = [];
    const waits: number[] = [];
    const away: Graph = {
      ...graph,
      read: (statement, params, options) => {
        if (waits.length >= 8 && waits.length < 10) return graph.read(statement, params, options);
        throw new Unavailable('away', { retryAfter: 1 });
      },
      readColumns: (statement, params, options) => graph.readColumns(statement, params, options),
    };
    const talentIndex = createTalentIndex({
      graph: away,
      onError: () => said.push('away'),
      onRecovered: () => said.push('back'),
      sleep: async (milliseconds) => {
        if (waits.push(milliseconds) === 12) ending.abort();
      },
    });
    await talentIndex.follow(ending.signal);
    expect(said).toEqual(['away', 'back', 'away']);
    expect(waits).toEqual([500, 1000, 2000, 4000, 5000, 5000, 5000, 5000, 250, 250, 500, 1000]);
    await graph.close();
  });
});

import { describe, expect, it } from 'vitest';
import { Unavailable } from '../../../src/domain/errors.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { caller, publishFit, rankingWorld } from '../ranking-world.ts';

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

describe('renewing what an engine shows piece by piece', () => {
  /** Answers a statement as it answered `before()`, so many times more. */
  async function halfShown(statement: string) {
    const graph = await openGrafeo({ create: true });
    await rankingWorld(graph);
    let hidden = 0;
    let rows: unknown[] = [];
    const shown: Graph = {
      ...graph,
      read: async (asked, params, options) => {
        if (asked.name === statement && hidden > 0) {
          hidden--;
          return rows as never;
        }
        return graph.read(asked, params, options);
      },
      readColumns: (asked, params, options) => graph.readColumns(asked, params, options),
    };
    return {
      graph,
      shown,
      hide(times: number, instead: unknown[]) {
        hidden = times;
        rows = instead;
      },
    };
  }
  const standing = [
    { job: 'FIT_DECAY', run: 'run:fit1' },
    { job: 'EMBED_SKILLS', run: 'run:skills1' },
  ];

  it('waits a little for the run that the log says was published', async () => {
    const { graph, shown, hide } = await halfShown('readPublished');
    const talentIndex = createTalentIndex({ graph: shown });
    await talentIndex.current(caller);
    await publishFit(graph, 'run:fit2');
    hide(3, standing);
    expect((await talentIndex.current(caller)).runs.FIT_DECAY).toBe('run:fit2');
    await graph.close();
  });

  it('does not move on without it', async () => {
    const { graph, shown, hide } = await halfShown('readPublished');
    const talentIndex = createTalentIndex({ graph: shown });
    const before = await talentIndex.current(caller);
    await publishFit(graph, 'run:fit2');
    hide(20, standing);
    expect((await talentIndex.current(caller)).index).toBe(before.index);
    expect((await talentIndex.current(caller)).runs.FIT_DECAY).toBe('run:fit2');
    await graph.close();
  });

  it('looks again after it was built', async () => {
    const { graph, shown, hide } = await halfShown('readPublished');
    await publishFit(graph, 'run:fit2');
    hide(1, standing);
    const talentIndex = createTalentIndex({ graph: shown, settleMs: 0 });
    expect((await talentIndex.current(caller)).runs.FIT_DECAY).toBe('run:fit1');
    expect((await talentIndex.current(caller)).runs.FIT_DECAY).toBe('run:fit2');
    await graph.close();
  });

  it('waits a little for a change that has its place but is not there yet', async () => {
    const { graph, shown, hide } = await halfShown('readChanges');
    const talentIndex = createTalentIndex({ graph: shown });
    await talentIndex.current(caller);
    await publishFit(graph, 'run:fit2');
    hide(3, []);
    expect((await talentIndex.current(caller)).runs.FIT_DECAY).toBe('run:fit2');
    await graph.close();
  });
});

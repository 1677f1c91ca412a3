import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Caller } from '../src/domain/caller.ts';
import { openGrafeo } from '../src/graph/grafeo.ts';
import type { Graph } from '../src/graph/graph.ts';
import { statements } from '../src/graph/statements.generated.ts';
import { appendChanges } from '../src/services/runs/changes.ts';
import { createTalentIndex } from '../src/services/talent/talent-index.ts';
import { totalSeries } from '../src/talent-index/build/fitted-series.ts';
import { type Bench, cost, percentile } from './bench.ts';
import { NOW } from './ranking-data.ts';
import { fillGraph, personIdOf } from './shortlist-http/world.ts';

const CHANGES = 20;

/** The same graph, and how many milliseconds whoever reads it has waited for the engine and its rows. */
function watched(graph: Graph) {
  let waited = 0;
  const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const start = performance.now();
    const result = await work();
    waited += performance.now() - start;
    return result;
  };
  const reading: Graph = {
    ...graph,
    read: (statement, params, options) => timed(() => graph.read(statement, params, options)),
    async *readColumns(statement, params, options) {
      const batches = graph.readColumns(statement, params, options)[Symbol.asyncIterator]();
      for (;;) {
        const next = await timed(() => batches.next());
        if (next.done) return;
        yield next.value;
      }
    },
  };
  return { reading, waited: () => waited };
}

export const bench: Bench = {
  name: 'ranking-rebuild',
  shows: 'the index read and built from the embedded graph, and what one person who changed costs afterwards',
  async run(context) {
    const people = context.option('people', 100_000);
    const graph = await openGrafeo({ create: true });
    context.note(`filling a graph with ${people.toLocaleString('en')} people`);
    await fillGraph(graph, people, 1);
    const { reading, waited } = watched(graph);
    const talentIndex = createTalentIndex({ graph: reading, settleMs: 0 });
    const caller: Caller = {
      ...{ principal: 'bench', organisation: 'bench', scopes: new Set<never>(), requestId: 'bench' },
      signal: new AbortController().signal,
    };
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    context.note('building the index');
    const start = performance.now();
    const processor = process.cpuUsage();
    const { index } = await talentIndex.current(caller);
    const built = performance.now() - start;
    const { user, system } = process.cpuUsage(processor);
    const [read, held] = [waited(), delay.max / 1e6];
    context.note('changing people');
    delay.reset();
    const taken: number[] = [];
    for (let n = 0; n < CHANGES; n++) {
      const id = personIdOf(Math.floor((n * people) / CHANGES));
      const row = { externalId: `P${n}`, name: 'Somebody', unit: `New ${n}`, location: null, joinedOn: null };
      await graph.write(async (transaction) => {
        const seq = await appendChanges(transaction, NOW, [{ kind: 'PEOPLE', subject: id }]);
        const rows = [{ ...row, id, leftOn: null, wage: null, currency: null }];
        await transaction.run(statements.putPeople, { rows, seq });
      });
      const from = performance.now();
      const { index: renewed } = await talentIndex.current(caller);
      taken.push(performance.now() - from);
      const { unit, ids } = renewed.people;
      if (unit.values[unit.codes[ids.numberOf(id)!]!] !== `New ${n}`)
        throw new Error('A change is not there.');
    }
    delay.disable();
    await graph.close();
    taken.sort((a, b) => a - b);
    const what = `${index.people.count.toLocaleString('en')} people, ${totalSeries(index).toLocaleString('en')} series`;
    return [
      cost(`rebuilt from the embedded graph, ${what}`, 'ms', built, null, null),
      cost('of it reading', 'ms', read, null, null),
      cost('of it building', 'ms', built - read, null, null),
      cost('processor time of it', 'ms', (user + system) / 1_000, null, null),
      cost('longest that the event loop was held meanwhile', 'ms', held, null, null),
      cost('one person changed, taken up: median', 'ms', percentile(taken, 0.5), null, null),
      cost('longest that the event loop was held meanwhile', 'ms', delay.max / 1e6, null, null),
    ];
  },
};

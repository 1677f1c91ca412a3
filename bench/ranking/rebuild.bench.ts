import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../../src/domain/caller.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';
import { totalSeries } from '../../src/talent-index/build/fitted-series.ts';
import { type Bench, cost, percentile } from '../bench.ts';
import { fillGraph, personIdOf } from '../shortlists/world.ts';
import { NOW } from './data.ts';

const CHANGES = 20;

/** The same graph, how many milliseconds whoever reads it has waited for the engine and its rows, and whether somebody does. */
function watched(graph: Graph) {
  let waited = 0;
  let waiting = 0;
  const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const start = performance.now();
    waiting++;
    const result = await work();
    waiting--;
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
  return { reading, waited: () => waited, isWaiting: () => waiting > 0 };
}

/** The longest that the event loop was held, told apart by whether somebody waited for the engine when it last came round. */
function watchedTurns(isWaiting: () => boolean) {
  const longest = { engine: 0, other: 0 };
  let last = performance.now();
  let waited = isWaiting();
  const timer = setInterval(() => {
    const now = performance.now();
    const kind = waited ? 'engine' : 'other';
    longest[kind] = Math.max(longest[kind], now - last);
    [last, waited] = [now, isWaiting()];
  }, 1);
  return {
    longest,
    forget() {
      [longest.engine, longest.other] = [0, 0];
    },
    stop: () => clearInterval(timer),
  };
}

const longestOf = ({ engine, other }: { readonly engine: number; readonly other: number }) => [
  cost('longest that the engine held the event loop meanwhile, handing over rows', 'ms', engine, null, null),
  cost('longest that anything else did', 'ms', other, null, null),
];

export const bench: Bench = {
  name: 'ranking-rebuild',
  shows: 'the index read and built from the embedded graph, and what one person who changed costs afterwards',
  async run(context) {
    const people = context.option('people', 100_000);
    const graph = await openGrafeo({ create: true });
    context.note(`filling a graph with ${people.toLocaleString('en')} people`);
    await fillGraph(graph, people, 1);
    const { reading, waited, isWaiting } = watched(graph);
    const talentIndex = createTalentIndex({ graph: reading, settleMs: 0 });
    const caller: Caller = {
      ...{ principal: 'bench', organisation: 'bench', scopes: new Set<never>(), requestId: 'bench' },
      signal: new AbortController().signal,
    };
    const turns = watchedTurns(isWaiting);
    context.note('building the index');
    const start = performance.now();
    const processor = process.cpuUsage();
    const { index } = await talentIndex.current(caller);
    const built = performance.now() - start;
    const { user, system } = process.cpuUsage(processor);
    await sleep(5);
    const [read, held] = [waited(), { ...turns.longest }];
    context.note('changing people');
    turns.forget();
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
    await sleep(5);
    turns.stop();
    await graph.close();
    taken.sort((a, b) => a - b);
    const what = `${index.people.count.toLocaleString('en')} people, ${totalSeries(index).toLocaleString('en')} series`;
    return [
      cost(`rebuilt from the embedded graph, ${what}`, 'ms', built, null, null),
      cost('of it reading', 'ms', read, null, null),
      cost('of it building', 'ms', built - read, null, null),
      cost('processor time of it', 'ms', (user + system) / 1_000, null, null),
      ...longestOf(held),
      cost('one person changed, taken up: median', 'ms', percentile(taken, 0.5), null, null),
      ...longestOf(turns.longest),
    ];
  },
};

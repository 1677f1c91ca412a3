import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { jobs } from '../../../jobs/index.ts';
import { bindJobs } from '../../../jobs/registry.ts';
import { fixedClock } from '../../../src/domain/clock.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createInProcessQueue } from '../../../src/queue/in-process.ts';
import { createFitDecay } from '../../../src/services/proficiency/fit-decay.ts';
import { createRuns } from '../../../src/services/runs/runs.ts';
import type { Services } from '../../../src/services/services.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { type BenchContext, type Claim, cost } from '../../bench.ts';
import { EVENTS, fillWithEvidence, NOW, PER_PERSON, putOrganisation } from '../graph.ts';
import { CHANGED, describing, watchingClaims, wholeClaims } from './claims.ts';
import { dueClaims } from './due.ts';
import { fillOrCopy } from './kept-graph.ts';
import { addEvidence } from './more-evidence.ts';
import { watchTurns } from './turns.ts';
import { longestTurns, watchFit } from './watch-fit.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The resident memory of this process: what it is, and the most it has been since it was last asked. */
function watchMemory() {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 20);
  return {
    now() {
      collectGarbage();
      return process.memoryUsage.rss();
    },
    reset() {
      peak = 0;
      look();
    },
    peak() {
      look();
      return peak;
    },
    stop: () => clearInterval(timer),
  };
}

/** The job in the process that holds the graph: in memory, or where filled graphs are `kept` in a file. */
export async function measureEmbedded(
  people: number,
  keep: string | null,
  note: BenchContext['note'],
): Promise<Claim[]> {
  const memory = watchMemory();
  const before = memory.now();
  if (keep === null) {
    const graph = await openGrafeo({ create: true });
    const began = performance.now();
    await fill(graph, people, note);
    return measure(graph, people, memory, before, (performance.now() - began) / 1e3, note);
  }
  const folder = mkdtempSync(join(tmpdir(), 'meritgraph-bench-'));
  const file = 'graph.grafeo';
  try {
    await fillOrCopy(folder, keep, `embedded-${people}`, async (place) => {
      const graph = await openGrafeo({ create: true, path: join(place, file) });
      await fill(graph, people, note);
      await graph.save();
      await graph.close();
    });
    note('Grafeo: opening what is kept');
    return await measure(
      await openGrafeo({ create: false, path: join(folder, file) }),
      people,
      memory,
      before,
      null,
      note,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(graph: Graph, people: number, note: BenchContext['note']): Promise<void> {
  note(`Grafeo: ${people} people`);
  await putOrganisation(graph, people);
  const total = people * PER_PERSON * EVENTS;
  let told = performance.now();
  await fillWithEvidence(graph, people, (filled) => {
    if (performance.now() - told < 10_000) return;
    told = performance.now();
    note(`Grafeo: ${filled.toLocaleString('en')} of ${total.toLocaleString('en')} observations`);
  });
}

async function measure(
  graph: Graph,
  people: number,
  memory: ReturnType<typeof watchMemory>,
  before: number,
  filling: number | null,
  note: BenchContext['note'],
): Promise<Claim[]> {
  const series = people * PER_PERSON;
  const observations = series * EVENTS;
  const clock = fixedClock(NOW);
  const pool = createWorkerPool();
  const queue = createInProcessQueue();
  const runs = createRuns({ graph, queue, clock, organisation: 'bench', codeVersion: 'bench' });
  const log = {
    warn: (_: object, words: string) => note(`warning: ${words}`),
    error: (_: object, words: string) => note(words),
  };
  const fitDecay = createFitDecay({ graph, clock, pool, fanOut: runs.fanOut, log });
  const execute = bindJobs(jobs, () => ({ fitDecay }) as unknown as Services);
  const worker = await queue.work(runs.deliver(execute), { concurrency: 1 });
  const turns = watchTurns();
  try {
    const held = memory.now();
    memory.reset();
    note(`Grafeo: fitting ${series} series`);
    await sleep(50);
    turns();
    const whole = await watchFit(runs, queue, note);
    const wholeLongest = longestTurns(whole, turns(), note);
    const peak = memory.peak() - held;
    const edges = memory.now() - held;
    note(`Grafeo: new evidence of ${Math.ceil(people * CHANGED)} people, and fitting them`);
    await addEvidence(graph, Math.ceil(people * CHANGED), people);
    turns();
    const again = await watchFit(runs, queue, note);
    const againLongest = longestTurns(again, turns(), note);
    const of = describing('Grafeo', people);
    note('Grafeo: asking who is due');
    const due = await dueClaims(of, graph);
    return [
      ...(filling === null
        ? []
        : [cost(of('filling the graph with observations'), 'rows/s', observations / filling, null, null)]),
      cost(of('engine and heap, an observation'), 'bytes', (held - before) / observations, null, null),
      ...wholeClaims(of, whole),
      cost(of('memory of the process at most, above before'), 'MB', peak / 1e6, 2_000, 'at most'),
      cost(of('graph grows by, a fitted series'), 'bytes', edges / series, null, null),
      cost(of('memory above the graph with its series'), 'MB', (peak - edges) / 1e6, 2_000, 'at most'),
      ...watchingClaims(of, whole, again, { whole: wholeLongest, again: againLongest }),
      ...due,
    ];
  } finally {
    memory.stop();
    await worker.stop(0);
    await queue.close();
    await pool.close();
    await graph.close();
  }
}

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { jobs } from '../jobs/index.ts';
import { bindJobs } from '../jobs/registry.ts';
import type { Caller } from '../src/domain/caller.ts';
import { DAY, fixedClock } from '../src/domain/clock.ts';
import { OPEN } from '../src/domain/knowledge.ts';
import { openGrafeo } from '../src/graph/grafeo.ts';
import type { Graph } from '../src/graph/graph.ts';
import { openNeo4j } from '../src/graph/neo4j.ts';
import { statements } from '../src/graph/statements.generated.ts';
import { createInProcessQueue } from '../src/queue/in-process.ts';
import { createFitDecay } from '../src/services/proficiency/fit-decay.ts';
import { appendChanges } from '../src/services/runs/changes.ts';
import { createRuns, type Run, type Runs } from '../src/services/runs/runs.ts';
import type { Services } from '../src/services/services.ts';
import { createWorkerPool } from '../src/threads/pool.ts';
import { neo4jMissing, startNeo4jServer } from '../test/servers/neo4j.ts';
import { type Bench, type BenchContext, type Claim, cost } from './bench.ts';
import {
  EVENTS,
  fillWithEvidence,
  NOW,
  PER_PERSON,
  personIdOf,
  putOrganisation,
  skillIds,
} from './decay-graph.ts';

/** Of the people, how many have new evidence before the second fit. */
const CHANGED = 0.01;

/** The resident memory of this process: what it is, and the most it has been since it was last asked. */
function watchMemory() {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 20);
  return {
    now() {
      globalThis.gc?.();
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

async function measure(
  engine: 'Grafeo' | 'Neo4j',
  graph: Graph,
  series: number,
  note: BenchContext['note'],
): Promise<Claim[]> {
  const people = Math.ceil(series / PER_PERSON);
  const observations = people * PER_PERSON * EVENTS;
  const memory = watchMemory();
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
  try {
    note(`${engine}: ${people} people`);
    await putOrganisation(graph, people);
    const empty = memory.now();
    const began = performance.now();
    const filling = observationsNoted(note, engine, observations);
    await fillWithEvidence(graph, people, filling);
    const filled = performance.now() - began;
    const held = memory.now();
    memory.reset();
    note(`${engine}: fitting ${people * PER_PERSON} series`);
    const whole = await fitAndWatch(runs, note);
    const peak = memory.peak() - held;
    const edges = memory.now() - held;
    note(`${engine}: new evidence of ${Math.ceil(people * CHANGED)} people, and fitting them`);
    await addEvidence(graph, Math.ceil(people * CHANGED), people);
    const again = await fitAndWatch(runs, note);
    const size = `${(people * PER_PERSON).toLocaleString('en')} series × ${EVENTS}`;
    const of = (words: string) => `${engine}, ${size}: ${words}`;
    const kept = (name: string) => metricOf(whole.run, name);
    return [
      cost(of('filling the graph with observations'), 'rows/s', (observations / filled) * 1e3, null, null),
      ...(engine === 'Grafeo'
        ? [cost(of('engine and heap, an observation'), 'bytes', (held - empty) / observations, null, null)]
        : []),
      cost(of('whole job, from graph to graph'), 's', whole.seconds, null, null),
      cost(of('reading'), 's', kept('reading'), null, null),
      cost(of('fitting'), 's', kept('fitting'), null, null),
      cost(of('writing'), 's', kept('writing'), null, null),
      cost(
        of('planning, estimating, publishing'),
        's',
        whole.seconds - kept('reading') - kept('fitting') - kept('writing'),
        null,
        null,
      ),
      cost(of('memory of the worker at most, above before'), 'MB', peak / 1e6, 2_000, 'at most'),
      cost(
        of('what the fit said beforehand that it needs'),
        'MB',
        kept('memory needed, estimated'),
        null,
        null,
      ),
      ...(engine === 'Grafeo'
        ? [
            cost(
              of('embedded graph grows by, a fitted series'),
              'bytes',
              edges / (people * PER_PERSON),
              null,
              null,
            ),
            cost(
              of('memory above the graph with its fitted series'),
              'MB',
              (peak - edges) / 1e6,
              2_000,
              'at most',
            ),
          ]
        : []),
      cost(of('longest without progress'), 's', whole.silence, 1, 'at most'),
      cost(of('event loop held, at most, by the clock'), 'ms', whole.held, null, null),
      cost(of('event loop held, at most, CPU time'), 'ms', whole.busy, 50, 'at most'),
      cost(of(`next fit, ${CHANGED * 100} % of people have new evidence`), 's', again.seconds, null, null),
      cost(of('longest without progress in it'), 's', again.silence, 1, 'at most'),
      cost(of('series that it wrote'), 'series', metricOf(again.run, 'series written'), null, null),
    ];
  } finally {
    memory.stop();
    await worker.stop(0);
    await queue.close();
    await pool.close();
    await graph.close();
  }
}

const caller: Caller = {
  ...{ principal: 'bench', organisation: 'bench', requestId: 'bench' },
  signal: new AbortController().signal,
  scopes: new Set(['read', 'write', 'operate']),
};

function metricOf(run: Run, name: string): number {
  return run.metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
}

/**
 * How much CPU time this thread spends between two turns of its event loop, at most: what holds up everybody else,
 * however busy the machine is. Gives the longest, and when they ended.
 */
function watchTurns() {
  const spent = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let last = spent();
  let turns: { readonly spent: number; readonly at: number }[] = [];
  let over = false;
  const turn = () => {
    const now = spent();
    if (now - last > (turns.at(LONGEST - 1)?.spent ?? 0)) {
      turns.push({ spent: now - last, at: performance.now() });
      turns = turns.sort((one, other) => other.spent - one.spent).slice(0, LONGEST);
    }
    last = now;
    if (!over) setTimeout(turn, 1);
  };
  turn();
  return () => {
    over = true;
    turn();
    return turns;
  };
}

const LONGEST = 4;

async function fitAndWatch(runs: Runs, note: BenchContext['note']) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const turns = watchTurns();
  const started = performance.now();
  let silence = 0;
  let toldAt = started;
  const { id } = await runs.request(caller, { job: 'FIT_DECAY', parameters: {} });
  let run: Run | null = null;
  const phases: { phase: string; at: number }[] = [];
  for await (const state of runs.watch(caller, id)) {
    run = state;
    // What whoever watches the run itself sees change; its parts tell of themselves more often.
    silence = Math.max(silence, performance.now() - toldAt);
    toldAt = performance.now();
    // Without the seconds that a phase has taken so far.
    const phase = (state.phase ?? state.state)
      .replace(/, [\d.]+ s$/, '')
      .replace(/^\d+ of \d+ parts done$/, 'parts');
    if (phase !== phases.at(-1)?.phase) phases.push({ phase, at: performance.now() });
  }
  delay.disable();
  const longest = turns();
  const ended = performance.now();
  note(
    phases
      .map(({ phase, at }, n) => `${phase} ${(((phases[n + 1]?.at ?? ended) - at) / 1000).toFixed(1)} s`)
      .join(' · '),
  );
  const during = (then: number) => phases.findLast(({ at }) => at <= then)?.phase;
  const said = longest.map(({ spent, at }) => `${spent.toFixed(0)} ms (${during(at)})`);
  note(`longest turns of the event loop, CPU time: ${said.join(', ')}`);
  if (run?.state !== 'COMPLETED') throw new Error(`The fit ended ${run?.state}: ${run?.failure?.message}`);
  return {
    run,
    seconds: (performance.now() - started) / 1000,
    silence: Math.max(silence, performance.now() - toldAt) / 1000,
    held: delay.max / 1e6,
    busy: longest[0]?.spent ?? 0,
  };
}

function observationsNoted(note: BenchContext['note'], engine: string, total: number) {
  let told = performance.now();
  return (filled: number) => {
    if (performance.now() - told < 10_000) return;
    told = performance.now();
    note(`${engine}: ${filled.toLocaleString('en')} of ${total.toLocaleString('en')} observations`);
  };
}

/** One observation more of every so many people, as an import leaves them. */
async function addEvidence(graph: Graph, count: number, people: number): Promise<void> {
  const step = Math.floor(people / count);
  for (let from = 0; from < count; from += 1_000) {
    await graph.write(async (transaction) => {
      const recordedSeq = await appendChanges(transaction, NOW, [
        { kind: 'OBSERVATIONS', subject: 'run:more' },
      ]);
      const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, i) => {
        const id = `observation:org:more-${from + i}`;
        return {
          ...{ id, version: `${id}@${recordedSeq}`, externalId: id, personId: personIdOf((from + i) * step) },
          ...{ skillId: skillIds[i % skillIds.length]!, at: NOW - DAY, kind: 'ASSESSMENT', score: 0.5 },
          ...{
            trials: 10,
            evaluatorId: null,
            assignmentId: null,
            artifact: null,
            recordedAt: NOW,
            recordedSeq,
          },
        };
      });
      await transaction.run(statements.appendObservations, { rows, open: OPEN });
    });
  }
}

export const bench: Bench = {
  name: 'decay-job',
  shows: 'FIT_DECAY from graph to graph: time, memory, progress (--series N; --neo4j N for Neo4j as well)',
  async run({ option, note }): Promise<readonly Claim[]> {
    const embedded = option('series', 1_000_000);
    const served = option('neo4j', 0);
    const claims: Claim[] = [];
    if (embedded > 0)
      claims.push(...(await measure('Grafeo', await openGrafeo({ create: true }), embedded, note)));
    if (served === 0) return claims;
    const missing = neo4jMissing();
    if (missing !== undefined) throw new Error(`Neo4j is not here: ${missing}`);
    const server = await startNeo4jServer();
    try {
      return [...claims, ...(await measure('Neo4j', await openNeo4j(server), served, note))];
    } finally {
      await server.stop();
    }
  },
};

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CurveClass } from '../../src/analytics/decay/model/curve.ts';
import { pause } from '../../src/services/talent/pause.ts';
import { readSnapshot, writeSnapshot } from '../../src/services/talent/snapshot/snapshot-file.ts';
import { buildPeople, type PersonInput } from '../../src/talent-index/build/build-people.ts';
import { buildTalentIndex } from '../../src/talent-index/build/build-talent-index.ts';
import type { FittedBatch } from '../../src/talent-index/build/fitted-batch.ts';
import { rankPeople } from '../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../src/talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';
import { atRest } from '../at-rest.ts';
import { type Bench, type Claim, cost } from '../bench.ts';
import { fittedBatches, flatFactors, NOW, PER_PERSON, personIdOf, randomRoles, skillIds } from './data.ts';

const CLASS: CurveClass = { shape: Infinity, floor: 0.05, intervalFactors: flatFactors };
const MB = 2 ** 20;

/** What one process tells of itself, in bytes and milliseconds. */
interface Built {
  readonly bytesInverted: number;
  readonly bytesInAll: number;
  readonly bytesAPerson: number;
  readonly before: number;
  readonly standing: number;
  readonly peakWhileReplaced: number;
  readonly afterReplaced: number;
  readonly saveMs: number;
}

/** What a process that only loads the saved index tells. */
interface Read {
  readonly loadMs: readonly number[];
  readonly loaded: number;
}

const CHILD = 'MERITGRAPH_BENCH_CHILD';

type Part = 'compile' | 'build' | 'read';

/**
 * A process of its own. What strips types stays in memory, 28 MB of it: a first process leaves JavaScript in a cache, as it
 * is in what is published, and those that are measured load it.
 */
async function inChild<Told>(part: Part, folder: string, people: number, semiSpace = 0): Promise<Told> {
  const child = fork(fileURLToPath(import.meta.url), [join(folder, 'snapshot'), String(people)], {
    env: {
      ...process.env,
      [CHILD]: `ranking-memory ${part}`,
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
    },
    execArgv: semiSpace > 0 ? [`--max-semi-space-size=${semiSpace}`] : [],
  });
  const [told] = (await once(child, 'message')) as [Told];
  return told;
}

export const bench: Bench = {
  name: 'ranking-memory',
  minutes: 3,
  shows: 'what the index takes in memory, in a process of its own, and how long a saved one takes to load',
  async run(context) {
    const people = context.option('people', 1_000_000);
    const folder = mkdtempSync(join(tmpdir(), 'meritgraph-memory-'));
    const semiSpace = context.option('semi-space', 0);
    const [built, read] = await (async () => {
      try {
        await inChild('compile', folder, people);
        const built = await inChild<Built>('build', folder, people, semiSpace);
        return [built, await inChild<Read>('read', folder, people, semiSpace)];
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    })();
    const report = { ...built, ...read };
    const of = `${people.toLocaleString('en')} people × ${PER_PERSON} skills`;
    const rss = (bytes: number) => bytes / MB;
    const young = semiSpace > 0 ? `, --max-semi-space-size=${semiSpace}` : '';
    return [
      cost('bytes a posting, inverted', 'B', report.bytesInverted, null, null),
      cost('bytes a posting, in all', 'B', report.bytesInAll, null, null),
      cost('bytes a person beside them', 'B', report.bytesAPerson, null, null),
      cost('resident before the index', 'MiB', rss(report.before), null, null),
      cost(`resident with the index of ${of}${young}`, 'MiB', rss(report.standing), null, null),
      cost('that over the process before', 'MiB', rss(report.standing - report.before), null, null),
      cost('peak while a new index replaces it', 'MiB', rss(report.peakWhileReplaced), null, null),
      cost('that over what stood before', '×', report.peakWhileReplaced / report.standing, null, null),
      cost('resident afterwards', 'MiB', rss(report.afterReplaced), null, null),
      cost('saving it', 'ms', report.saveMs, null, null),
      cost('loading it, median of 5', 'ms', [...report.loadMs].sort((a, b) => a - b)[2]!, null, null),
      cost('resident in a process that only loaded it', 'MiB', rss(report.loaded), null, null),
    ] satisfies Claim[];
  },
};

/** The series come batch by batch, as from a graph: the data is never held whole. */
async function build(count: number, seed: number): Promise<TalentIndex> {
  function* people(): Generator<PersonInput> {
    for (let n = 0; n < count; n++) {
      const where = {
        unit: `unit ${n % 40}`,
        location: `place ${n % 12}`,
        joinedOn: '2020-01-01',
        leftOn: null,
      };
      yield { personId: personIdOf(n), ...where, wage: 40_000 + (n % 1_000), currency: 'EUR' };
    }
  }
  async function* fitted(): AsyncGenerator<FittedBatch> {
    yield* fittedBatches(count, seed, 1_000);
  }
  const columns = buildPeople(people(), []);
  const index = await buildTalentIndex(
    { people: columns, carryOver: [], classes: [CLASS], classOf: () => 0, fitted: fitted() },
    pause,
  );
  await atRest(index);
  return index;
}

/** What the system counts, a moment later: pages are given back beside the main thread. */
async function settledRss(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  return process.memoryUsage.rss();
}

/** After a collection as V8 makes it where memory is short: what is left when nothing is asked of the process. */
async function collectedRss(): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
  return settledRss();
}

function sizes({ segments, people }: TalentIndex) {
  const postings = segments.reduce((sum, segment) => sum + segment.postings, 0);
  const inverted = segments.reduce((sum, { start, slot, initial, halfLifeDays, lastReinforcedTick }) => {
    const columns = [start, slot, initial, halfLifeDays, lastReinforcedTick];
    return sum + columns.reduce((bytes, column) => bytes + column.byteLength, 0);
  }, 0);
  const all = segments.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const { ids, unit, location, currency, joinedDay, leftDay, wage, assignmentStart } = people;
  const columns = [ids.columns.bytes, ids.columns.later, unit.codes, location.codes, currency.codes];
  const beside = [...columns, joinedDay, leftDay, wage, assignmentStart];
  return {
    bytesInverted: inverted / postings,
    bytesInAll: all / postings,
    bytesAPerson: beside.reduce((sum, { byteLength }) => sum + byteLength, 0) / people.count,
  };
}

async function measureBuilding(path: string, people: number): Promise<Built> {
  const before = await collectedRss();
  let index = await build(people, 1);
  const size = sizes(index);
  await rankOnce(index);
  const standing = await settledRss();
  let peakWhileReplaced = standing;
  const watch = setInterval(() => {
    peakWhileReplaced = Math.max(peakWhileReplaced, process.memoryUsage.rss());
  }, 5);
  // The former index answers until the new one stands.
  const replaced = await build(people, 2);
  clearInterval(watch);
  peakWhileReplaced = Math.max(peakWhileReplaced, process.memoryUsage.rss());
  await rankOnce(index);
  index = replaced;
  const afterReplaced = await collectedRss();
  const saving = performance.now();
  await writeSnapshot(path, { index, runs: {}, seq: 1, mark: null });
  const saveMs = performance.now() - saving;
  return { ...size, before, standing, peakWhileReplaced, afterReplaced, saveMs };
}

async function measureReading(path: string): Promise<Read> {
  const loadMs: number[] = [];
  let loaded = 0;
  let index: TalentIndex | null = null;
  for (let i = 0; i < 5; i++) {
    index = null;
    await collectedRss();
    const start = performance.now();
    index = (await readSnapshot(path))!.index;
    loadMs.push(performance.now() - start);
    if (i === 0) await rankOnce(index);
    if (i === 0) loaded = await settledRss();
  }
  await rankOnce(index!);
  return { loadMs, loaded };
}

async function rankOnce(index: TalentIndex): Promise<void> {
  const [asked] = randomRoles({ skillIds }, 1, 15, 2);
  const role = roleQuery(index, asked!.roleId, asked!.requirements)!;
  const eligible = new Uint8Array(index.people.count).fill(1);
  await rankPeople(index, { roles: [role], asOf: NOW, size: 50, eligible, seed: '1' }, async () => {});
}

const part = process.env[CHILD]?.replace('ranking-memory ', '');
if (process.env[CHILD]?.startsWith('ranking-memory ') && process.send) {
  const [path, people] = [process.argv[2]!, Number(process.argv[3])];
  const told =
    part === 'build'
      ? await measureBuilding(path, people)
      : part === 'read'
        ? await measureReading(path)
        : null;
  process.send(told ?? {}, () => process.exit(0));
}

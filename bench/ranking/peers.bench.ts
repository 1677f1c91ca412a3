import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { postingsOf, rankPeople } from '../../src/talent-index/rank/rank-people.ts';
import { type RoleQuery, roleQuery } from '../../src/talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';
import { cacheDirectory, findJava, findProgram } from '../../test/servers/programs.ts';
import { type Bench, type BenchContext, type Claim, cost, gain, percentile, timed } from '../bench.ts';
import {
  indexOf,
  NOW,
  PER_PERSON,
  type RankingData,
  randomAdjacency,
  randomRoles,
  rankingData,
  withAdjacent,
} from './data.ts';
import { checkPlugInTop, plugInScore, plugInTop } from './plug-in.ts';

const FLOOR = 0.05;
const SIZE = 50;
const REQUIRED = 15;
const ROLES = 40;
/** Slot, initial, half-life and last reinforcement: what a scan reads of a posting. */
const SCANNED_BYTES = 14;
const WARM = 80;
const DAY = 86_400_000;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Milliseconds of each question, ascending, and the first answers: (person, plug-in score) of three roles. */
interface PeerRun {
  readonly taken: readonly number[];
  readonly answers: readonly (readonly (readonly [number, number])[])[];
}

export const bench: Bench = {
  name: 'ranking-peers',
  minutes: 6,
  shows: `the exact top ${SIZE} of a million people on one core beside Lucene, DuckDB and the memory's bandwidth`,
  async run(context) {
    const people = context.option('people', 1_000_000);
    const times = context.option('times', 200);
    context.note(`making ${people.toLocaleString('en')} people of ${PER_PERSON} skills each`);
    const data = rankingData(people, 1);
    const folder = mkdtempSync(join(tmpdir(), 'meritgraph-peers-'));
    try {
      const index = await indexOf(data, { shape: Infinity, floor: FLOOR });
      context.note('the index stands; asking it');
      const queries = randomRoles(data, ROLES, REQUIRED, 2).map(
        ({ roleId, requirements }) => roleQuery(index, roleId, requirements)!,
      );
      const own = await productTimes(index, queries, times);
      checkPlugInTop(index, queries[0]!, NOW, SIZE);
      const plugIn = await plugInTimes(index, queries, times);
      context.note('writing what the peers read');
      const inputs = peerInputs(data, queries, index);
      const lucene = runLucene(context, folder, inputs.faded, index, queries, times);
      const duckdb = runDuckdb(context, folder, inputs.curves, index, queries, times);
      const adjacent = await adjacentTimes(data, index, times);
      const peers = [
        ['Lucene 9.12, plug-in score of features faded beforehand to one date', lucene],
        ['DuckDB, plug-in score faded on the fly, one thread', duckdb],
      ] as const;
      const asked = `top ${SIZE} of ${people.toLocaleString('en')}, ${REQUIRED} skills, own only`;
      return [
        ...beside(`${asked}, by the same plug-in score, faded on the fly`, plugIn, peers),
        ...beside(`${asked}, exact: by the mean over the posterior, which no peer computes`, own, peers),
        ...bandwidth(index, queries, own),
        ...beside('exact, with 5 adjacent skills a skill', adjacent, []),
        gain('with adjacent skills over own only, median', '×', at(adjacent, 0.5) / at(own, 0.5), null, null),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const at = (taken: readonly number[], share: number) => percentile(taken, share);

function beside(
  what: string,
  own: readonly number[],
  peers: readonly (readonly [string, PeerRun | null])[],
): Claim[] {
  return (['median', 'p95'] as const).flatMap((name) => {
    const share = name === 'median' ? 0.5 : 0.95;
    const of = (peer: string | null, run: PeerRun | null) =>
      cost(`${what}, ${name}`, 'ms', at(own, share), run && at(run.taken, share), peer);
    return peers.length === 0 ? [of(null, null)] : peers.map(([peer, run]) => of(peer, run));
  });
}

function productTimes(index: TalentIndex, queries: readonly RoleQuery[], times: number): Promise<number[]> {
  const eligible = new Uint8Array(index.people.count).fill(1);
  return timed(times, WARM, (i) => {
    const roles = [queries[i % queries.length]!];
    return rankPeople(index, { roles, asOf: NOW, size: SIZE, eligible, seed: '1' }, async () => {});
  });
}

function plugInTimes(index: TalentIndex, queries: readonly RoleQuery[], times: number): Promise<number[]> {
  const eligible = new Uint8Array(index.people.count).fill(1);
  return timed(times, WARM, (i) => plugInTop(index, queries[i % queries.length]!, NOW, SIZE, eligible));
}

async function adjacentTimes(data: RankingData, own: TalentIndex, times: number): Promise<number[]> {
  const index = await withAdjacent(own, randomAdjacency(data, 5, 3));
  const queries = randomRoles(data, ROLES, REQUIRED, 2).map(
    ({ roleId, requirements }) => roleQuery(index, roleId, requirements)!,
  );
  return productTimes(index, queries, times);
}

/** How near the scan comes to reading its postings as fast as memory gives them. */
function bandwidth(index: TalentIndex, queries: readonly RoleQuery[], own: readonly number[]): Claim[] {
  const block = new Float64Array(2 ** 24).fill(1);
  const seconds = Array.from({ length: 7 }, () => {
    const start = performance.now();
    let sum = 0;
    for (let i = 0; i < block.length; i += 8) sum += block[i]!;
    block[0] = sum;
    return (performance.now() - start) / 1000;
  }).sort((a, b) => a - b);
  const bytesPerMs = block.byteLength / seconds[3]! / 1000;
  const postings = queries.map((query) => postingsOf(index, [query])).sort((a, b) => a - b);
  const least = (percentile(postings, 0.5) * SCANNED_BYTES) / bytesPerMs;
  return [
    cost('postings a question, median', 'postings', percentile(postings, 0.5), null, null),
    cost('time beside reading its postings once in order', 'ms', at(own, 0.5), least, 'memory bandwidth'),
  ];
}

function runLucene(
  { note }: BenchContext,
  folder: string,
  input: Uint8Array,
  index: TalentIndex,
  queries: readonly RoleQuery[],
  times: number,
): PeerRun | null {
  const java = findJava();
  if (java === undefined || !findProgram('mvn')) {
    note('SKIPPED Lucene: it needs a JDK 17 or 21 and mvn on PATH.');
    return null;
  }
  const build = join(cacheDirectory(), 'lucene-peer');
  try {
    mkdirSync(build, { recursive: true });
    cpSync(here('peers/lucene'), build, { recursive: true });
    const goals = ['compile', 'dependency:copy-dependencies', '-DoutputDirectory=target/lib'];
    // What was fetched before does without a network.
    const offline = existsSync(join(build, 'target/lib')) ? ['-o'] : [];
    execFileSync('mvn', ['-q', '-B', ...offline, ...goals], { cwd: build, timeout: 600_000, stdio: 'pipe' });
  } catch {
    note('SKIPPED Lucene: Maven could not fetch or compile it.');
    return null;
  }
  const file = join(folder, 'lucene.bin');
  writeFileSync(file, input);
  note('indexing and asking Lucene');
  const classes = `${join(build, 'target/classes')}:${join(build, 'target/lib')}/*`;
  const numbers = [SIZE, WARM, times].map(String);
  const output = execFileSync(
    java,
    ['-Xmx2g', '-cp', classes, 'RankPeople', file, join(folder, 'lucene'), ...numbers],
    { encoding: 'utf8', timeout: 1_200_000, maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  // A feature value has 9 bits in Lucene, so its scores are near, not equal.
  return checked(JSON.parse(output) as PeerRun, index, queries, 0.005);
}

function runDuckdb(
  { note }: BenchContext,
  folder: string,
  input: Uint8Array,
  index: TalentIndex,
  queries: readonly RoleQuery[],
  times: number,
): PeerRun | null {
  const python = pythonWithDuckdb(note);
  if (python === null) {
    note('SKIPPED DuckDB: name a Python that has duckdb and numpy in MERITGRAPH_BENCH_PYTHON.');
    return null;
  }
  const file = join(folder, 'duckdb.bin');
  writeFileSync(file, input);
  note('loading and asking DuckDB');
  const output = execFileSync(
    python,
    [here('peers/rank_duckdb.py'), file, ...[SIZE, Math.min(10, WARM), Math.min(60, times)].map(String)],
    { encoding: 'utf8', timeout: 1_200_000, maxBuffer: 2 ** 26 },
  );
  return checked(JSON.parse(output) as PeerRun, index, queries, 1e-5);
}

function pythonWithDuckdb(note: (words: string) => void): string | null {
  const has = (python: string) => spawnSync(python, ['-c', 'import duckdb, numpy']).status === 0;
  const named = process.env.MERITGRAPH_BENCH_PYTHON;
  const venv = join(cacheDirectory(), 'duckdb-peer');
  const own = join(venv, 'bin', 'python');
  for (const python of [...(named === undefined ? [] : [named]), 'python3', own])
    if (has(python)) return python;
  note(`making a virtual environment with duckdb in ${venv}`);
  spawnSync('python3', ['-m', 'venv', venv]);
  spawnSync(own, ['-m', 'pip', 'install', '--quiet', 'duckdb', 'numpy'], { timeout: 300_000 });
  return has(own) ? own : null;
}

/**
 * What the peers read: four counts, the series of every person (skill, then the proficiency at the date, or initial,
 * half-life and days since the last reinforcement), the requirements of every role.
 */
function peerInputs(data: RankingData, queries: readonly RoleQuery[], { skills }: TalentIndex) {
  const faded = new PeerInput(data.people, queries, 1);
  const curves = new PeerInput(data.people, queries, 3);
  for (const { columns, length } of data.batches) {
    for (let row = 0; row < length; row++) {
      const skill = skills.numberOf.get(columns.skillId[row]!)!;
      const [initial, halfLife] = [columns.initial[row]!, columns.halfLifeDays[row]!];
      const days = Math.max(0, (NOW - columns.lastReinforcedAt[row]!) / DAY);
      faded.add(skill, initial <= FLOOR ? initial : FLOOR + (initial - FLOOR) * 2 ** (-days / halfLife));
      curves.add(skill, initial, halfLife, days);
    }
  }
  return { faded: faded.finished(), curves: curves.finished() };
}

class PeerInput {
  readonly #queries: readonly RoleQuery[];
  readonly #integers: Uint32Array<ArrayBuffer>;
  readonly #floats: Float32Array;
  #place = 4;

  /** @param values of each series beside its skill */
  constructor(people: number, queries: readonly RoleQuery[], values: number) {
    const length = 4 + people * PER_PERSON * (1 + values) + queries.length * REQUIRED * 3;
    this.#queries = queries;
    this.#integers = new Uint32Array(length);
    this.#floats = new Float32Array(this.#integers.buffer);
    this.#integers.set([people, PER_PERSON, queries.length, REQUIRED]);
  }

  add(skill: number, ...values: readonly number[]): void {
    this.#integers[this.#place++] = skill;
    for (const value of values) this.#floats[this.#place++] = value;
  }

  finished(): Uint8Array {
    for (const { requirements, totalImportance } of this.#queries) {
      for (const { skill, importance, level } of requirements)
        this.add(skill, importance / totalImportance, level);
    }
    return new Uint8Array(this.#integers.buffer);
  }
}

/** Both are asked the same: what the peer lists has the plug-in score that the index gives it. */
function checked(
  run: PeerRun,
  index: TalentIndex,
  queries: readonly RoleQuery[],
  tolerance: number,
): PeerRun {
  for (const [role, answer] of run.answers.entries()) {
    for (const [person, score] of answer) {
      const expected = plugInScore(index, queries[role]!, person, NOW);
      if (Math.abs(expected - score) > tolerance)
        throw new Error(`A peer answers another question than the product: ${score} where ${expected} is.`);
    }
  }
  return { ...run, taken: [...run.taken].sort((a, b) => a - b) };
}

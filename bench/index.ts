/**
 * Prints what the product claims beside its peers, measured in this run.
 *   npm run bench                       every bench
 *   npm run bench NAME [-- --OPTION N]  one of them, those whose name goes on from it and those it names: decay, decay-accuracy, …
 *   npm run -s bench NAME -- --json     rows {claim, unit, product, peer, peerName, ratio}
 * Of several each has a process of its own, so that none is measured in what another left in memory; so has one that needs
 * options of Node.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { type Bench, type BenchContext, type Claim, notMeasured } from './bench.ts';

/** The benches of all folders: a file that is one is named so, `*.bench.ts`. */
async function findBenches(): Promise<Bench[]> {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const modules = await Promise.all(
    files
      .filter((file) => file.endsWith('.bench.ts'))
      .map((file) => import(`./${file}`) as Promise<{ bench: Bench }>),
  );
  return modules.map(({ bench }) => bench).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const { values, positionals, tokens } = parseArgs({
  args: process.argv.slice(2),
  options: { json: { type: 'boolean' }, help: { type: 'boolean' }, only: { type: 'boolean' } },
  allowPositionals: true,
  strict: false,
  tokens: true,
});

/** `--keep DIR` and `--keep=DIR`. */
function word(name: string): string | null {
  const at = tokens.findIndex((token) => token.kind === 'option' && token.name === name);
  if (at < 0) return null;
  const token = tokens[at]!;
  const next = tokens[at + 1];
  return (token.kind === 'option' && token.value) || (next?.kind === 'positional' ? next.value : '');
}

/** `--people 1000` and `--people=1000`. */
function option(name: string, otherwise: number): number {
  const text = word(name);
  if (text === null) return otherwise;
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) throw new Error(`--${name} takes a number.`);
  return number;
}

const context: BenchContext = { option, word, note: (words) => process.stderr.write(`  ${words}\n`) };
const benches = await findBenches();
const [name] = positionals;
const named = benches.find((bench) => bench.name === name);
const chosen = benches.filter(
  (bench) =>
    name === undefined ||
    bench === named ||
    (values.only !== true &&
      (bench.name.startsWith(`${name}-`) ||
        bench.table === name ||
        named?.with?.includes(bench.name) === true)),
);
if (values.help || (name !== undefined && chosen.length === 0)) {
  const listed = benches.map((bench) => `  ${bench.name.padEnd(24)} ${bench.shows}`).join('\n');
  process.stderr.write(`npm run bench [NAME] [-- --json]\n\n${listed}\n`);
  process.exit(values.help ? 0 : 2);
}

const all: Claim[] = [];
let failed = 0;
if (chosen.length > 1) process.stderr.write(`${overview()}\n\n`);
if (chosen.length > 1 || chosen.some(lacksOptions)) {
  for (const bench of chosen) all.push(...runApart(bench));
} else {
  for (const bench of chosen) {
    process.stderr.write(`${bench.name}: ${bench.shows}\n`);
    const began = performance.now();
    const claims = await bench.run(context);
    process.stderr.write(`${bench.name} took ${((performance.now() - began) / 60_000).toFixed(1)} min\n`);
    all.push(...claims);
    if (!values.json && claims.length > 0) process.stdout.write(`${render(bench, claims)}\n`);
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
// Servers and threads that a bench started are ended by it; what a library leaves open must not hold the answer.
process.exit(failed > 0 ? 1 : 0);

/** What is going to run, and how long each takes where it says so. */
function overview(): string {
  const inMinutes = (minutes: number) => (minutes < 1 ? 'below a minute' : `${Math.round(minutes)} min`);
  const lines = chosen.map(
    ({ name: part, minutes }) => `  ${part.padEnd(28)} ${minutes === undefined ? '' : inMinutes(minutes)}`,
  );
  const known = chosen.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
  const unknown = chosen.filter(({ minutes }) => minutes === undefined).length;
  const beside = unknown === 0 ? '' : ` for those that say, and ${unknown} that do not`;
  return `${chosen.length} benches, one after another; on two idle cores about ${inMinutes(known)}${beside}:\n${lines.join('\n')}`;
}

function lacksOptions({ node = [] }: Bench): boolean {
  return node.some((option) => !process.execArgv.includes(option));
}

/** A bench that fails is told of, and does not keep the others from running. */
function runApart(bench: Bench): Claim[] {
  const told = process.argv.slice(2).filter((word) => word !== name && word !== '--only');
  const { status, stdout } = spawnSync(
    process.execPath,
    [...process.execArgv, ...(bench.node ?? []), import.meta.filename, bench.name, '--only', ...told],
    { stdio: ['ignore', values.json ? 'pipe' : 'inherit', 'inherit'], encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0) {
    failed++;
    const claim = notMeasured(bench.name, 'it failed; what it said is above');
    if (!values.json) process.stdout.write(`${render(bench, [claim])}\n`);
    return [claim];
  }
  return values.json ? (JSON.parse(stdout) as Claim[]) : [];
}

function render(bench: Bench, claims: readonly Claim[]): string {
  const table = new Table({
    head: ['claim', 'unit', 'product', 'peer', 'beside', 'ratio'],
    colAligns: ['left', 'left', 'right', 'right', 'left', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const { claim, unit, product, peer, peerName, ratio } of claims) {
    table.push([
      claim,
      unit,
      shown(product),
      shown(peer),
      peerName ?? '–',
      ratio === null ? '–' : `${shown(ratio)} ×`,
    ]);
  }
  const [cpu] = cpus();
  return `\n${bench.name} · Node ${process.version} · ${cpus().length} × ${cpu?.model.trim() ?? 'cpu'}\n${table.toString()}\n`;
}

function shown(value: number | null): string {
  if (value === null) return '–';
  if (value === 0 || Number.isInteger(value)) return value.toLocaleString('en');
  return value.toLocaleString('en', { maximumSignificantDigits: 4 });
}

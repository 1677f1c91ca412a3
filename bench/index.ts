/**
 * Prints what the product claims beside its peers, measured in this run.
 *   npm run bench                       every bench
 *   npm run bench NAME [-- --OPTION N]  one of them, those whose name goes on from it and those it names: decay, decay-accuracy, …
 *   npm run -s bench NAME -- --json     rows {claim, unit, product, peer, peerName, ratio}
 */
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import type { Bench, BenchContext, Claim } from './bench.ts';

const ownFiles = new Set(['index.ts', 'bench.ts']);

async function findBenches(): Promise<Bench[]> {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !ownFiles.has(file))
    .sort();
  const modules = await Promise.all(files.map((file) => import(`./${file}`) as Promise<{ bench?: Bench }>));
  return modules.flatMap(({ bench }) => bench ?? []);
}

const { values, positionals, tokens } = parseArgs({
  args: process.argv.slice(2),
  options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
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
const chosen =
  name === undefined
    ? benches
    : benches.filter(
        (bench) =>
          bench === named || bench.name.startsWith(`${name}-`) || named?.with?.includes(bench.name) === true,
      );
if (values.help || (name !== undefined && chosen.length === 0)) {
  const listed = benches.map((bench) => `  ${bench.name.padEnd(24)} ${bench.shows}`).join('\n');
  process.stderr.write(`npm run bench [NAME] [-- --json]\n\n${listed}\n`);
  process.exit(values.help ? 0 : 2);
}

const all: Claim[] = [];
for (const bench of chosen) {
  process.stderr.write(`${bench.name}: ${bench.shows}\n`);
  const claims = await bench.run(context);
  all.push(...claims);
  if (!values.json) process.stdout.write(`${render(bench, claims)}\n`);
}
if (values.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
// Servers and threads that a bench started are ended by it; what a library leaves open must not hold the answer.
process.exit(0);

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

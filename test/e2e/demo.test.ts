import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { ask, startCli, succeed } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-demo-'));
const root = resolve(import.meta.dirname, '../..');
const environment = { MERITGRAPH_DATA_FOLDER: folder };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Demo {
  readonly shortlist: {
    readonly entries: readonly {
      person: { name: string };
      score: { value: number; low: number; high: number };
    }[];
  };
  readonly decay: { readonly curve: readonly unknown[]; readonly revalidateBy: string | null };
  readonly gaps: { readonly rows: readonly { skill: { name: string } }[] };
  readonly seconds: number;
}

describe('the demo', { timeout: 300_000 }, () => {
  let first: Demo | undefined;

  it('prints one JSON document on stdout, and nothing else', async () => {
    first = JSON.parse(await succeed(['demo', '--json'], environment)) as Demo;
    expect(Object.keys(first)).toEqual(['shortlist', 'decay', 'gaps', 'seconds']);
    expect(first.shortlist.entries).toHaveLength(5);
    for (const { score } of first.shortlist.entries) {
      expect(score.low).toBeLessThanOrEqual(score.value);
      expect(score.high).toBeGreaterThanOrEqual(score.value);
    }
    expect(first.decay.curve.length).toBeGreaterThan(10);
    expect(first.decay.revalidateBy).not.toBeNull();
    expect(first.gaps.rows.length).toBeGreaterThan(0);
  });

  it('starts again from what is there, with the same answers', async () => {
    const again = JSON.parse(await succeed(['demo', '--json'], environment)) as Demo;
    const people = ({ shortlist }: Demo) =>
      shortlist.entries.map(({ person, score }) => [person.name, score.value]);
    expect(people(again)).toEqual(people(first!));
    expect(again.gaps).toEqual(first!.gaps);
  });

  it('prints a shortlist, a fading skill and gaps, then serves until Ctrl-C', async () => {
    const demo = startCli(['demo', '--port', '0'], environment);
    const [, url] = await demo.seen(/Serving GraphQL and GraphiQL at (http:\/\/\S+)/);
    const { people } = await ask<{ people: { totalCount: number } }>(
      url!,
      '{ people(first: 1) { totalCount } }',
    );
    expect(people.totalCount).toBeGreaterThan(500);
    const { code, stdout } = await demo.stop('SIGINT');
    expect(code).toBe(0);
    // What is to be typed next names the graph, wherever that is.
    const lines = stdout.split('\n').filter((line) => !line.includes('--graph '));
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(stdout).toMatch(/Shortlist for .*\n[\s\S]*Re-validate by [\s\S]*Gaps of /);
  });

  it('prints the command that asks for its very list', async () => {
    const stdout = await succeed(['demo', '--exit'], environment);
    const [, typed] = /^This list: npx meritgraph ((?:.*\\\n)*.*)$/m.exec(stdout)!;
    const words = [...typed!.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|(\S+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare!,
    );
    const { entries } = JSON.parse(await succeed([...words, '--json'])) as Demo['shortlist'];
    const listed = (list: Demo['shortlist']['entries']) =>
      list.map(({ person, score }) => [person.name, score]);
    expect(listed(entries)).toEqual(listed(first!.shortlist.entries));
  });

  it('serves the examples that docs/skill-graph.md shows', async () => {
    const script = join(root, 'scripts/skill-graph-examples.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [
      script,
      '--graph',
      `file:${join(folder, 'demo.grafeo')}`,
    ]);
    const page = readFileSync(join(root, 'docs/skill-graph.md'), 'utf8');
    const shown = ['adjacencies', 'clusters'].map(
      (name) => new RegExp(`<!-- ${name} -->\n([^]*)\n<!-- end of ${name} -->`).exec(page)?.[1],
    );
    // Where this fails: npm run -s demo -- --exit && npm run -s examples -- --write
    expect(shown.join('\n\n')).toBe(stdout.trimEnd());
  });
});

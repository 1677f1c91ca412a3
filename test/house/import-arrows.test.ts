import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Who may import whom. A room not named on the right of its own line is out of reach. */
const arrows: Record<string, readonly string[]> = {
  domain: [],
  analytics: ['domain'],
  'talent-index': ['analytics', 'domain'],
  threads: ['analytics', 'talent-index', 'domain'],
  graph: ['domain'],
  queue: ['domain'],
  importers: ['domain'],
  'sample-organisation': ['domain'],
  services: ['analytics', 'talent-index', 'threads', 'graph', 'queue', 'importers', 'domain'],
  jobs: ['services', 'domain', 'queue'],
  graphql: ['services', 'domain'],
  config: ['domain'],
  cli: ['app', 'config', 'domain', 'sample-organisation'],
  app: [
    ...['analytics', 'talent-index', 'threads', 'graph', 'queue', 'importers', 'sample-organisation'],
    ...['services', 'jobs', 'graphql', 'config', 'domain'],
  ],
};

function roomOf(path: string): string {
  const [top, second] = relative(root, path).split('/') as [string, string?];
  const room = top === 'src' ? second! : top;
  return room.replace(/\.ts$/, '');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const files = ['src', 'jobs', 'graphql'].flatMap((folder) => filesBelow(join(root, folder)));
const importsOf = new Map(
  files.map((file) => {
    const text = readFileSync(file, 'utf8');
    const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, specifier]) =>
      resolve(dirname(file), specifier!),
    );
    return [file, found] as const;
  }),
);

describe('the house', () => {
  it('has files in every room that an arrow starts from', () => {
    expect(new Set(files.map(roomOf))).toEqual(new Set(Object.keys(arrows)));
  });

  it('imports only along the arrows', () => {
    const wrong = [...importsOf].flatMap(([file, targets]) =>
      targets
        .filter(
          (target) => roomOf(target) !== roomOf(file) && !arrows[roomOf(file)]?.includes(roomOf(target)),
        )
        .map((target) => `${relative(root, file)} → ${relative(root, target)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no cycle of files', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) {
        cycles.push(
          [...path.slice(path.indexOf(file)), file].map((step) => relative(root, step)).join(' → '),
        );
        return;
      }
      if (done.has(file)) return;
      for (const target of importsOf.get(file) ?? []) {
        if (!target.endsWith('.generated.ts')) visit(target, [...path, file]);
      }
      done.add(file);
    };
    // A generated module names the types of its users; nothing runs through it.
    for (const file of files.filter((name) => !name.endsWith('.generated.ts'))) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('names an adapter in app.ts only', () => {
    const adapters = /\/src\/(graph\/(grafeo|neo4j)|queue\/(in-process|bullmq))[^/]*\.ts$/;
    const wrong = [...importsOf]
      .filter(([file]) => !['graph', 'queue', 'app'].includes(roomOf(file)))
      .flatMap(([file, targets]) =>
        targets.filter((target) => adapters.test(target)).map(() => relative(root, file)),
      );
    expect(wrong).toEqual([]);
  });
});

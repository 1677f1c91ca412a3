import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const unseeded = ['Math', 'random'].join('.');

test('nothing is drawn without a seed, in the product, its tests and its benches', () => {
  const drawing = ['src', 'jobs', 'graphql', 'scripts', 'fixtures', 'test', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file, 'utf8').includes(unseeded)),
  );
  expect(drawing).toEqual([]);
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const source = new URL('../../../src/services/talent/spare-pages.ts', import.meta.url).href;

/** Lets the young generation grow as reading batches of rows does, and has it given back. */
const program = (seriesRead: number) => `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  import { giveSparePagesBack } from '${source}';
  const young = () => getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size;
  const held = [];
  for (let n = 0; n < 200; n++) {
    held.push(Array.from({ length: 20_000 }, (_, i) => 'person:' + (n * i).toString(16)));
    if (held.length > 6) held.shift();
  }
  held.length = 0;
  const grown = young();
  const alive = setInterval(() => {}, 1_000);
  await giveSparePagesBack(${seriesRead});
  clearInterval(alive);
  console.log(JSON.stringify({ grown, left: young(), gc: runInNewContext('typeof gc') }));
`;

async function told(seriesRead: number, ...flags: string[]) {
  const { stdout } = await run(
    process.execPath,
    [...flags, '--input-type=module', '--eval', program(seriesRead)],
    { env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' } },
  );
  return JSON.parse(stdout) as { grown: number; left: number; gc: string };
}

const MB = 2 ** 20;

test('What reading let the young generation grow to goes back once little is allocated, by collections of it alone', async () => {
  const { grown, left, gc } = await told(1_000_000);
  expect(grown).toBeGreaterThan(16 * MB);
  expect(left).toBeLessThanOrEqual(4 * MB);
  expect(gc).toBe('undefined');
}, 120_000);

test('Where little was read it is left to V8', async () => {
  const { grown, left } = await told(1_000);
  expect(left).toBe(grown);
});

test('A process whose V8 cannot be asked goes on without', async () => {
  const { grown, left } = await told(1_000_000, '--freeze-flags-after-init');
  expect(left).toBe(grown);
});

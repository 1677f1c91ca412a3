import { expect, test } from 'vitest';
import { gainsIn, type PickerName } from '../../../bench/ranking/quality/quality.bench.ts';
import { generateWorld, readReferences } from '../../../bench/ranking/quality/worlds.ts';

const simpler: PickerName[] = ['count of matched skills', 'cosine of skill vectors', 'without decay'];
const names: PickerName[] = ['product', 'without adjacent skills', ...simpler];

test('the ten best of a generated organisation are truly better than what simpler rankings pick', async () => {
  const references = await readReferences();
  const sums = Object.fromEntries(names.map((name) => [name, 0]));
  const seeds = ['quality-1', 'quality-2'];
  for (const seed of seeds) {
    const gains = await gainsIn(await generateWorld(references, { seed, people: 300 }), names);
    for (const name of names) sums[name]! += gains[name] / seeds.length;
  }
  // 1 is picking by the truth, 0 is drawing by lot.
  expect(sums.product).toBeGreaterThan(0.8);
  for (const name of simpler) {
    expect(sums.product).toBeGreaterThan(sums[name]! + 0.03);
  }
  expect(sums.product).toBeGreaterThan(sums['without adjacent skills']! - 0.01);
});

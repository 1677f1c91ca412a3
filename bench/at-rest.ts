import { setTimeout as sleep } from 'node:timers/promises';
import { giveSparePagesBack } from '../src/services/talent/spare-pages.ts';
import { totalSeries } from '../src/talent-index/build/fitted-series.ts';
import type { TalentIndex } from '../src/talent-index/talent-index.ts';

/** V8 unmaps the pages of a young generation that became smaller some eight seconds later. */
const REST_MS = 15_000;

/** Waits as long as a server that built this index needs to give back what building took, by what the product does for it alone. */
export async function atRest(index: TalentIndex): Promise<void> {
  if (totalSeries(index) < 500_000) return;
  const over = new AbortController();
  // The product's own timers keep no process alive.
  const alive = sleep(2 * 60_000, undefined, { signal: over.signal }).catch(() => {});
  await giveSparePagesBack(totalSeries(index));
  over.abort();
  await alive;
  await sleep(REST_MS);
}

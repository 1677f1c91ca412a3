import type { TalentIndexService } from '../services/talent/talent-index.ts';

const PATIENCE_MS = 2_000;

/**
 * Null when this process can be asked, else why not in words: the talent index is not built yet or too far behind the
 * change log, or the graph does not answer. However many ask at once, the graph is asked once.
 */
export function createReadiness(talentIndex: Pick<TalentIndexService, 'lag'>): () => Promise<string | null> {
  let asking: Promise<string | null> | null = null;

  async function ask(): Promise<string | null> {
    const { promise: late, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(() => resolve('the graph does not answer'), PATIENCE_MS);
    try {
      return await Promise.race([late, reasonOf(talentIndex)]);
    } finally {
      clearTimeout(timer);
    }
  }

  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

async function reasonOf(talentIndex: Pick<TalentIndexService, 'lag'>): Promise<string | null> {
  try {
    const { ready, changes } = await talentIndex.lag();
    return ready ? null : `the talent index is being built or renewed: ${changes} changes are not in it`;
  } catch {
    return 'the graph cannot be read';
  }
}

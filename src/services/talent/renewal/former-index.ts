import { Unavailable } from '../../../domain/errors.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { TalentSnapshot } from '../talent-snapshot.ts';
import { keepFormer } from './keep-former.ts';
import type { Renewing } from './renew-snapshot.ts';
import { createRequestedSince } from './requested-since.ts';
import { type Standing, servedBy } from './standing.ts';

/** What answers while another index is built beside it. */
export interface FormerIndex {
  /**
   * The former index with all that was recorded since; where it cannot take up what was imported, `isBehind`: as it was before
   * that, as long as nobody has recorded anything else since. `Unavailable` otherwise.
   */
  of(former: Standing): Promise<TalentSnapshot>;
  /** A renewal is over: what there is now, the same as before where it failed. */
  renewed(standing: Standing | null): void;
}

const RETRY_AFTER_S = 5;

/** @param behindMs so long it answers without an import, however often building the next one is begun */
export function createFormerIndex(graph: Graph, renewing: Renewing, behindMs: number): FormerIndex {
  /** Null as `standing`: it cannot be kept up. */
  let kept: {
    readonly former: Standing;
    readonly standing: Standing | null;
    readonly behind: Behind | null;
  } | null = null;
  let keeping: { readonly former: Standing; readonly kept: Promise<TalentSnapshot> } | null = null;

  async function keepUp(former: Standing): Promise<TalentSnapshot> {
    const known = kept?.former === former ? kept.standing : former;
    if (known !== null) {
      const standing = await keepFormer(graph, known, renewing);
      kept = { former, standing, behind: standing === null ? behindOf(known) : null };
      if (standing !== null) return servedBy(standing);
    }
    const behind = kept?.behind;
    if (behind && performance.now() - behind.since < behindMs && !(await behind.isRequested()))
      return behind.snapshot;
    throw notReady('is built anew, and the former one cannot take up what was recorded since');
  }

  function behindOf({ whole }: Standing): Behind | null {
    if (whole === null) return null;
    const isRequested = createRequestedSince(graph, whole.seq);
    return { snapshot: { ...whole, isBehind: true }, since: performance.now(), isRequested };
  }

  return {
    /** One after another: each goes on where the one before it ended. One that began meanwhile of the same index will do. */
    async of(former) {
      do await keeping?.kept.catch(() => undefined);
      while (keeping !== null && keeping.former !== former);
      keeping ??= {
        former,
        kept: keepUp(former).finally(() => {
          keeping = null;
        }),
      };
      return keeping.kept;
    },

    renewed(standing) {
      if (kept?.former !== standing) kept = null;
    },
  };
}

interface Behind {
  readonly snapshot: TalentSnapshot;
  readonly since: number;
  isRequested(): Promise<boolean>;
}

/** What only an index with everything imported can tell. */
export function withoutImport(): Unavailable {
  return notReady('is built anew, and the former one is without what was imported');
}

export function notReady(why: string): Unavailable {
  return new Unavailable(`This server is not ready: its talent index ${why}. Try again, or ask another.`, {
    retryAfter: RETRY_AFTER_S,
  });
}

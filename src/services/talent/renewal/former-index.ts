import { Unavailable } from '../../../domain/errors.ts';
import type { Graph } from '../../../graph/graph.ts';
import { createImportsOnly } from './imports-only.ts';
import { keepFormer } from './keep-former.ts';
import { type Renewing, type Standing, sameEdges } from './renew-snapshot.ts';

export interface Served {
  readonly standing: Standing;
  /** True: as it was before an import that is in no index yet; `snapshot.seq` says of when. */
  readonly isBehind: boolean;
}

/** What answers while another index is built beside it. */
export interface FormerIndex {
  /**
   * The former index with all that was recorded since; where it cannot take up what was imported, as it was before that, as
   * long as nobody has recorded anything else since. `Unavailable` otherwise.
   */
  of(former: Standing): Promise<Served>;
  /** A renewal is over, whatever came of it. */
  renewed(standing: Standing | null): void;
}

const RETRY_AFTER_S = 5;

/** @param behindMs so long it answers without an import */
export function createFormerIndex(graph: Graph, renewing: Renewing, behindMs: number): FormerIndex {
  /** Null: it cannot be kept up. */
  let kept: { readonly former: Standing; readonly standing: Standing | null } | null = null;
  let keeping: Promise<Served> | null = null;
  /** The last that holds nothing which an engine may have shown a part of. */
  let settled: Standing | null = null;
  let behind: { readonly standing: Standing; readonly since: number; isEnough(): Promise<boolean> } | null =
    null;

  async function keepUp(former: Standing): Promise<Served> {
    const known = kept?.former === former ? kept.standing : former;
    if (known?.unsettled === null) settled = known;
    const standing = known === null ? null : await keepFormer(graph, known, renewing);
    kept = { former, standing };
    return standing === null ? before() : { standing, isBehind: false };
  }

  async function before(): Promise<Served> {
    if (behind === null && settled !== null) {
      const isEnough = createImportsOnly(graph, settled.snapshot.seq);
      behind = { standing: settled, since: performance.now(), isEnough };
    }
    if (behind !== null && performance.now() - behind.since < behindMs && (await behind.isEnough())) {
      return { standing: behind.standing, isBehind: true };
    }
    throw notReady('is built anew, and the former one cannot take up what was recorded since');
  }

  return {
    /** One after another: each goes on where the one before it ended. */
    async of(former) {
      await keeping?.catch(() => undefined);
      keeping ??= keepUp(former).finally(() => {
        keeping = null;
      });
      return keeping;
    },

    renewed(standing) {
      kept = null;
      behind = null;
      if (standing?.unsettled === null) settled = standing;
      // No index is held for this alone.
      else if (
        settled !== null &&
        standing !== null &&
        !sameEdges(settled.snapshot.runs, standing.snapshot.runs)
      )
        settled = null;
    },
  };
}

export function notReady(why: string): Unavailable {
  return new Unavailable(`This server is not ready: its talent index ${why}. Try again, or ask another.`, {
    retryAfter: RETRY_AFTER_S,
  });
}

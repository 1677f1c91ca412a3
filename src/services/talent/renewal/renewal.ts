import { wait } from '../pause.ts';
import type { Standing } from './standing.ts';

/** Bringing the index up, under way. */
export interface Renewal {
  readonly done: Promise<Standing>;
  /** Resolved when an index is built anew beside the former one, which may take minutes. */
  readonly building: Promise<void>;
  builds: boolean;
}

/** @param onOver told of its end, good or bad */
export function startRenewal(renew: (onBuild: () => void) => Promise<Standing>, onOver: () => void): Renewal {
  const { promise: building, resolve } = Promise.withResolvers<void>();
  const onBuild = () => {
    renewal.builds = true;
    resolve();
  };
  const renewal: Renewal = { done: renew(onBuild).finally(onOver), building, builds: false };
  return renewal;
}

/**
 * The end of a renewal, good or bad; null where a new index has been built for so many milliseconds and the former one
 * has to do. Without a former one there is no such end.
 */
export async function patiently(
  { done, building }: Renewal,
  patienceMs: number | null,
): Promise<Standing | null> {
  if (patienceMs === null) return done;
  const over = new AbortController();
  try {
    return await Promise.race([done, building.then(() => wait(patienceMs, over.signal)).then(() => null)]);
  } finally {
    over.abort(OVER);
  }
}

/** Told to nobody: a reason that is not given would be made of where it was made. */
const OVER = 'over';

/** What comes of some work, or `late` once it has taken so long. */
export async function within<Result>(
  work: Promise<Result>,
  milliseconds: number,
  late: () => Error,
): Promise<Result> {
  const over = new AbortController();
  try {
    const isLate = wait(milliseconds, over.signal).then(() => {
      throw late();
    });
    // Nobody hears of it once the work is done.
    isLate.catch(() => undefined);
    return await Promise.race([work, isLate]);
  } finally {
    over.abort(OVER);
  }
}

import type {
  LearnedAdjacency,
  LearnedSimilarity,
  SkillGraph,
} from '../../../analytics/similarity/learn-skill-graph.ts';
import type { RoleProfiles } from '../../../analytics/similarity/role-kernels.ts';
import type { WorkerPool } from '../../../threads/pool.ts';

export interface LearningOptions {
  readonly signal?: AbortSignal;
  /** 0..1 */
  readonly onProgress: (fraction: number) => void;
}

/** Adjacency and similarity beside each other, on two threads where there are two. One that fails ends the other. */
export async function learnInThreads(
  threads: WorkerPool,
  profiles: RoleProfiles,
  { signal, onProgress }: LearningOptions,
): Promise<SkillGraph> {
  const failing = new AbortController();
  const both = AbortSignal.any(signal === undefined ? [failing.signal] : [signal, failing.signal]);
  const done = { adjacency: 0, similarity: 0 };
  const learn = <Learned>(part: keyof typeof done): Promise<Learned> =>
    threads.run<object, Learned>(
      'learn-skill-graph',
      { part, profiles },
      {
        signal: both,
        onProgress: (fraction) => {
          done[part] = Number(fraction);
          onProgress((done.adjacency + done.similarity) / 2);
        },
      },
    );
  try {
    const [adjacency, similarity] = await Promise.all([
      learn<LearnedAdjacency>('adjacency'),
      learn<LearnedSimilarity>('similarity'),
    ]);
    return { ...adjacency, ...similarity };
  } catch (error) {
    failing.abort();
    throw error;
  }
}

import type {
  LearnedAdjacency,
  LearnedSimilarity,
  SkillGraph,
} from '../../analytics/similarity/learn-skill-graph.ts';
import type { RoleProfiles } from '../../analytics/similarity/role-kernels.ts';
import type { WorkerPool } from '../../threads/pool.ts';

export interface LearningOptions {
  readonly signal?: AbortSignal;
  /** 0..1 */
  readonly onProgress: (fraction: number) => void;
}

/** Adjacency and similarity beside each other, on two threads where there are two. */
export async function learnInThreads(
  threads: WorkerPool,
  profiles: RoleProfiles,
  { signal, onProgress }: LearningOptions,
): Promise<SkillGraph> {
  const done = { adjacency: 0, similarity: 0 };
  const learn = <Learned>(part: keyof typeof done): Promise<Learned> =>
    threads.run<object, Learned>(
      'learn-skill-graph',
      { part, profiles },
      {
        ...(signal === undefined ? {} : { signal }),
        onProgress: (fraction) => {
          done[part] = Number(fraction);
          onProgress((done.adjacency + done.similarity) / 2);
        },
      },
    );
  const [adjacency, similarity] = await Promise.all([
    learn<LearnedAdjacency>('adjacency'),
    learn<LearnedSimilarity>('similarity'),
  ]);
  return { ...adjacency, ...similarity };
}

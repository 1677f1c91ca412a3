import type {
  CalibratedAdjacency,
  FrameworkAdjacency,
} from '../../../analytics/carry-over/calibrate-carry-over.ts';
import type { SkillGraph } from '../../../analytics/similarity/learn-skill-graph.ts';
import type { Attempt, Metric } from '../../../domain/attempt.ts';
import type { Clock } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { WorkerPool } from '../../../threads/pool.ts';
import { publish, readPublished, wasPublished } from '../../runs/publishing.ts';
import { recordFindings } from '../../runs/run-attempts.ts';
import { appendRunRows, removeRunRows } from '../../runs/run-edges.ts';
import { type Calibrated, calibrateAdjacency } from './calibrate-adjacency.ts';
import { learnInThreads } from './learn-in-threads.ts';
import { readDemands } from './role-demands.ts';
import { appendVectors } from './stored-vectors.ts';

const LEARNING = 'Learning which skills and roles lie near each other';

/** Learns ADJACENT between skills, SIMILAR_TO between roles and vectors of both from what roles ask for. */
export interface EmbedSkills {
  /**
   * Leaves the run's edges complete and published. `Conflict` where another run was published meanwhile: it saw the
   * same graph or a newer one.
   */
  run(attempt: Attempt): Promise<void>;
}

export interface EmbedSkillsDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly threads: WorkerPool;
}

export function createEmbedSkills({ graph, clock, threads }: EmbedSkillsDependencies): EmbedSkills {
  return {
    async run(attempt) {
      const { signal } = attempt.caller;
      if (await wasPublished(graph, attempt, { signal })) return attempt.progress(1, 'Published');
      attempt.progress(0, 'Reading what roles ask for');
      const { EMBED_SKILLS: standing = null, FIT_DECAY: fit = null } = await readPublished(graph, { signal });
      const { roleIds, skillIds, input } = await readDemands(graph, { signal });
      await removeRunRows(graph, attempt, statements.discardAdjacencies);
      await removeRunRows(graph, attempt, statements.discardSimilarities);
      await removeRunRows(graph, attempt, statements.discardVectorBlocks);

      attempt.progress(0.1, LEARNING);
      const learned = await learnInThreads(threads, input, {
        signal,
        onProgress: (fraction) => attempt.progress(0.1 + 0.4 * fraction, LEARNING),
      });
      const { adjacency, similarity } = learned;
      const adjacencies = adjacency.targets.length;
      const similarities = similarity.targets.length;
      attempt.progress(0.5, 'Calibrating what carries over on people');
      const calibrated = await calibrateAdjacency(graph, frameworkEdges(adjacency, skillIds), fit, {
        signal,
        onPeople: (share) => attempt.progress(0.5 + 0.1 * share, 'Calibrating what carries over on people'),
      });
      const report = (before: number) => (rows: number) =>
        attempt.progress(
          0.6 + (0.38 * (before + rows)) / (adjacencies + similarities),
          'Writing adjacent skills and similar roles',
        );
      await appendRunRows(
        graph,
        attempt,
        statements.appendAdjacencies,
        adjacencies,
        adjacencyRows(adjacency, calibrated.adjacency, skillIds, roleIds),
        { onWritten: report(0) },
      );
      await appendRunRows(
        graph,
        attempt,
        statements.appendSimilarities,
        similarities,
        similarityRows(similarity, roleIds, skillIds),
        { onWritten: report(adjacencies) },
      );
      await appendVectors(graph, attempt, learned.embedding, { skillIds, roleIds });

      await graph.write(
        async (transaction) => {
          const metrics = [
            ...metricsOf(learned, roleIds.length, skillIds.length),
            ...metricsOfCalibration(calibrated),
          ];
          const hyperparameters = calibrated.parameters;
          await recordFindings(transaction, attempt, {
            ...{ inputDigest: learned.inputDigest, metrics, hyperparameters },
          });
          await publish(transaction, attempt, 'EMBED_SKILLS', clock.now(), { replacing: standing });
        },
        { signal },
      );
      attempt.progress(1, 'Published');
    },
  };
}

/** Edges in the order of the adjacency. */
function* frameworkEdges(
  edges: SkillGraph['adjacency'],
  skillIds: readonly Id[],
): Generator<FrameworkAdjacency> {
  const sources = sourcesOf(edges.offsets);
  for (let edge = 0; edge < edges.targets.length; edge++) {
    yield {
      fromSkillId: skillIds[sources[edge]!]!,
      toSkillId: skillIds[edges.targets[edge]!]!,
      strength: edges.strengths[edge]!,
    };
  }
}

/** With their calibrated strengths, and ranks by those among the edges that leave one skill. */
function adjacencyRows(
  edges: SkillGraph['adjacency'],
  calibrated: readonly CalibratedAdjacency[],
  skillIds: readonly Id[],
  roleIds: readonly Id[],
) {
  const sources = sourcesOf(edges.offsets);
  const ranks = new Uint32Array(edges.targets.length);
  for (let skill = 0; skill + 1 < edges.offsets.length; skill++) {
    const first = edges.offsets[skill]!;
    const own = Array.from({ length: edges.offsets[skill + 1]! - first }, (_, i) => first + i);
    own.sort((a, b) => calibrated[b]!.strength - calibrated[a]!.strength || a - b);
    for (const [i, edge] of own.entries()) ranks[edge] = i + 1;
  }
  return (edge: number) => ({
    sourceId: skillIds[sources[edge]!]!,
    targetId: skillIds[edges.targets[edge]!]!,
    strength: calibrated[edge]!.strength,
    framework: calibrated[edge]!.framework,
    people: calibrated[edge]!.people,
    rank: ranks[edge]!,
    roles: reasonsOf(edges, edge, roleIds),
  });
}

function metricsOfCalibration({ parameters, adjacency, people }: Calibrated): Metric[] {
  const { personVariance, ownVariance, beyond, intervalFactor } = parameters;
  const metric = (name: string, value: number): Metric => ({ name, value, unit: null });
  return [
    metric('people that adjacency was calibrated on', people),
    metric(
      'adjacencies of which people show both skills',
      adjacency.filter((edge) => edge.people > 0).length,
    ),
    metric(
      'share of what sets skills apart that a person’s skills have in common',
      personVariance / (personVariance + ownVariance),
    ),
    metric('how much adjacency shows beyond the person', beyond),
    metric('factor of the intervals of what is inferred', intervalFactor),
  ];
}

function similarityRows(edges: SkillGraph['similarity'], roleIds: readonly Id[], skillIds: readonly Id[]) {
  const sources = sourcesOf(edges.offsets);
  return (edge: number) => ({
    sourceId: roleIds[sources[edge]!]!,
    targetId: roleIds[edges.targets[edge]!]!,
    score: edges.scores[edge]!,
    rank: edge - edges.offsets[sources[edge]!]! + 1,
    skills: reasonsOf(edges, edge, skillIds),
  });
}

function sourcesOf(offsets: Uint32Array): Uint32Array {
  const sources = new Uint32Array(offsets.at(-1)!);
  for (let i = 1; i < offsets.length; i++) sources.fill(i - 1, offsets[i - 1], offsets[i]);
  return sources;
}

function reasonsOf(
  { reasonOffsets, reasons }: { readonly reasonOffsets: Uint32Array; readonly reasons: Uint32Array },
  edge: number,
  ids: readonly Id[],
): Id[] {
  return Array.from(reasons.subarray(reasonOffsets[edge], reasonOffsets[edge + 1]), (reason) => ids[reason]!);
}

function metricsOf(
  { adjacency, similarity, embedding }: SkillGraph,
  roles: number,
  skills: number,
): Metric[] {
  const leading = adjacency.offsets.filter((end, i) => i > 0 && end > adjacency.offsets[i - 1]!).length;
  return [
    { name: 'roles', value: roles, unit: null },
    { name: 'skills', value: skills, unit: null },
    { name: 'skills with adjacent skills', value: leading, unit: null },
    { name: 'adjacencies', value: adjacency.targets.length, unit: null },
    { name: 'similarities', value: similarity.targets.length, unit: null },
    { name: 'dimensions of vectors', value: embedding.dimensions, unit: null },
  ];
}

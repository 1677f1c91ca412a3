import { EvidenceBuilder, type NumberedEvidence } from '../../analytics/decay/model/evidence-builder.ts';
import type { DecayHyperparameters } from '../../analytics/decay/model/hyperparameters.ts';
import type { ObservationKind } from '../../analytics/decay/model/observation-kinds.ts';
import { OPEN, type View } from '../../domain/knowledge.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import type { CallOptions, ColumnBatch, Graph } from '../../graph/graph.ts';
import { type DecayEvidenceRow, statements } from '../../graph/statements.generated.ts';
import { inPauses } from '../../talent-index/pause.ts';
import { createPace, type Pace } from '../pace.ts';

/** Everybody's evidence in a view. */
export async function readEvidence(
  graph: Graph,
  view: View,
  kinds: DecayHyperparameters['kinds'],
  options: CallOptions = {},
): Promise<NumberedEvidence> {
  const builder = new EvidenceBuilder();
  const pace = createPace();
  await addAll(builder, graph.readColumns(statements.decayEvidence, knownBy(view), options), pace, options);
  return inPauses(builder.building(kinds), () => pace(options.signal));
}

/** Few enough that a slow server answers within a second, so that progress is told. */
const PEOPLE_PER_STATEMENT = 100;

/** The evidence of some people in a view. */
export async function readEvidenceOf(
  graph: Graph,
  people: readonly string[],
  view: View,
  kinds: DecayHyperparameters['kinds'],
  options: EvidenceOptions = {},
): Promise<NumberedEvidence> {
  const evidence = await collectEvidenceOf(graph, people, view, options);
  const pace = createPace();
  return inPauses(evidence.building(kinds), () => pace(options.signal));
}

export interface EvidenceOptions extends CallOptions {
  readonly onPeople?: (people: number) => void;
}

/** The evidence of some people in a view, for whoever reads beside it what it is to be built with. */
export async function collectEvidenceOf(
  graph: Graph,
  people: readonly string[],
  view: View,
  options: EvidenceOptions = {},
): Promise<EvidenceBuilder> {
  const builder = new EvidenceBuilder();
  const sorted = [...new Set(people)].sort();
  const pace = createPace();
  for (let from = 0; from < sorted.length; from += PEOPLE_PER_STATEMENT) {
    const params = { people: sorted.slice(from, from + PEOPLE_PER_STATEMENT), ...knownBy(view) };
    await addAll(
      builder,
      graph.readColumns(statements.decayEvidenceOfPeople, params, options),
      pace,
      options,
    );
    options.onPeople?.(Math.min(from + PEOPLE_PER_STATEMENT, sorted.length));
  }
  await pace(options.signal);
  return builder;
}

/** OPEN stands for "everything"; in the statements what has not come must lie beyond the view. */
export function knownBy({ asOf, knownAt, knownSeq }: View): View {
  return { asOf, knownAt: Math.min(knownAt, OPEN - 1), knownSeq: Math.min(knownSeq, OPEN - 1) };
}

const ROWS_A_SLICE = 500;

async function addAll(
  builder: EvidenceBuilder,
  batches: AsyncIterable<ColumnBatch<DecayEvidenceRow>>,
  pace: Pace,
  { signal }: CallOptions,
): Promise<void> {
  for await (const { length, columns } of batches) {
    for (let i = 0; i < length; i++) {
      if (i % ROWS_A_SLICE === 0) await pace(signal);
      const trials = columns.trials[i]!;
      builder.add({
        personId: columns.personId[i]!,
        skillId: columns.skillId[i]!,
        taskClass: columns.taskClass[i] as TaskClass,
        at: columns.at[i]!,
        kind: columns.kind[i] as ObservationKind,
        score: columns.score[i]!,
        trials: Number.isNaN(trials) ? null : trials,
        evaluatorId: columns.evaluatorId[i] ?? null,
      });
    }
    await pace(signal);
  }
}

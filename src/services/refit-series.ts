import type { DecayHyperparameters } from '../analytics/decay/hyperparameters.ts';
import type { Attempt } from '../domain/attempt.ts';
import type { Caller } from '../domain/caller.ts';
import type { Clock } from '../domain/clock.ts';
import type { Id } from '../domain/ids.ts';
import type { View } from '../domain/knowledge.ts';
import type { CallOptions, Graph } from '../graph/graph.ts';
import { statements } from '../graph/statements.generated.ts';
import { appendChanges } from './changes.ts';
import { readEvidenceOf } from './decay-evidence.ts';
import { createFittedProficiencies, seriesOf } from './fitted-proficiencies.ts';
import { distinctIds } from './pages.ts';
import { checkFence } from './publishing.ts';

export interface RefitSeries {
  /**
   * Fits these people again from all that is recorded of them now, under the standing run's hyperparameters, in place
   * of what the run had; one PROFICIENCY change a person. Gives the number of series; 0 before anything was published.
   */
  refit(caller: Caller, people: readonly Id[]): Promise<number>;
}

const PEOPLE_PER_TRANSACTION = 25;

export function createRefitSeries({
  graph,
  clock,
}: {
  readonly graph: Graph;
  readonly clock: Clock;
}): RefitSeries {
  const fitted = createFittedProficiencies({ graph });
  return {
    async refit({ signal }, people) {
      const standing = people.length === 0 ? null : await fitted.standing(clock.now(), { signal });
      if (standing === null) return 0;
      const { view, runId, hyperparameters } = standing;
      return refitPeople(graph, { people, view, runId, hyperparameters }, { signal, changedAt: clock.now() });
    },
  };
}

export interface RefitRequest {
  readonly people: readonly Id[];
  readonly view: View;
  readonly runId: Id;
  readonly hyperparameters: DecayHyperparameters;
}

/**
 * Writes what people's evidence in a view gives in place of what the run has of them. With `changedAt` the change is
 * logged, and nothing is written into a run that is no longer published; with `attempt` its fence is checked.
 */
export async function refitPeople(
  graph: Graph,
  { people, view, runId, hyperparameters }: RefitRequest,
  options: CallOptions & { readonly changedAt?: number; readonly attempt?: Pick<Attempt, 'runId' | 'fence'> },
): Promise<number> {
  const { attempt, changedAt } = options;
  const sorted = distinctIds(people);
  let series = 0;
  for (let from = 0; from < sorted.length; from += PEOPLE_PER_TRANSACTION) {
    const part = sorted.slice(from, from + PEOPLE_PER_TRANSACTION);
    const evidence = await readEvidenceOf(graph, part, view, hyperparameters.kinds, options);
    const rows = seriesOf(evidence, hyperparameters, runId).map(({ fitted }) => fitted);
    await graph.write(async (transaction) => {
      if (attempt) await checkFence(transaction, attempt);
      if (changedAt !== undefined) {
        const changes = part.map((subject) => ({ kind: 'PROFICIENCY' as const, subject }));
        await appendChanges(transaction, changedAt, changes);
        const published = await transaction.run(statements.readPublished, {});
        // A newer run refits what changed while it ran; this one's edges are nobody's any more.
        if (published.find(({ job }) => job === 'FIT_DECAY')?.run !== runId) return;
      }
      await transaction.run(statements.removePeopleProficiencies, { people: part, run: runId });
      for (let row = 0; row < rows.length; row += ROWS_PER_STATEMENT) {
        await transaction.run(statements.appendProficiencies, {
          run: runId,
          rows: rows.slice(row, row + ROWS_PER_STATEMENT),
        });
      }
    }, options);
    series += rows.length;
  }
  return series;
}

const ROWS_PER_STATEMENT = 1_000;

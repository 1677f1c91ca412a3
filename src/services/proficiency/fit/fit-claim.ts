import type { Attempt } from '../../../domain/attempt.ts';
import { Conflict } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import { endedStates, type RunState } from '../../../domain/jobs.ts';
import type { Graph, Transaction } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { checkFence } from '../../runs/publishing.ts';
import { type FitPlan, readPeople } from './fit-plan.ts';

const FIT = { id: 'published:FIT_DECAY' };
const PEOPLE_PER_TRANSACTION = 100;

/**
 * Makes this run the one that writes, and keeps its plan. Fits that continue the same edges would end each other's
 * series, so there is one at a time: `Conflict` while another has not ended. What one that ended unpublished had
 * written into edges that it continued is taken back first.
 */
export async function beginFit(graph: Graph, attempt: Attempt, plan: FitPlan): Promise<void> {
  const { signal } = attempt.caller;
  const { changed, ...settled } = plan;
  for (;;) {
    const abandoned = await graph.write(
      async (transaction) => {
        await checkFence(transaction, attempt);
        const [claim] = await transaction.run(statements.claimFit, FIT);
        const { generation, claimedBy } = claim!;
        if (claimedBy !== null && claimedBy !== attempt.runId) {
          const [other] = await transaction.run(statements.runsById, { ids: [claimedBy] });
          if (other !== undefined && !endedStates.has(other.state as RunState)) {
            throw new Conflict('Another FIT_DECAY is at work; it holds what this one would.', claimedBy);
          }
          if (other !== undefined && (await wroteSeries(transaction, claimedBy))) return claimedBy;
        }
        const edgesOf = plan.continues?.edgesOf ?? null;
        await transaction.run(statements.beginFit, {
          ...{ ...FIT, run: attempt.runId, plan: JSON.stringify(settled), edgesOf },
          changed: changed === null ? null : [...changed],
          generation: edgesOf === null ? 0 : generation,
        });
        return null;
      },
      { signal },
    );
    if (abandoned === null) return;
    await takeBack(graph, attempt, abandoned);
  }
}

/** In the transaction that publishes: another may begin. */
export async function endFit(transaction: Transaction): Promise<void> {
  await transaction.run(statements.releaseFit, FIT);
}

async function wroteSeries(transaction: Transaction, run: Id): Promise<boolean> {
  const [row] = await transaction.run(statements.generationTouched, { run });
  return row !== undefined;
}

async function takeBack(graph: Graph, attempt: Attempt, run: Id): Promise<void> {
  const { signal } = attempt.caller;
  const people = await readPeople(graph.readColumns(statements.generationPeople, { run }, { signal }));
  for (let from = 0; from < people.length; from += PEOPLE_PER_TRANSACTION) {
    const params = { run, people: people.slice(from, from + PEOPLE_PER_TRANSACTION) };
    await graph.write(
      async (transaction) => {
        await checkFence(transaction, attempt);
        await transaction.run(statements.removePeopleProficiencies, params);
        await transaction.run(statements.restorePeopleProficiencies, params);
      },
      { signal },
    );
  }
}

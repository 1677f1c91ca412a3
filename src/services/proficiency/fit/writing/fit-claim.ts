import type { Attempt } from '../../../../domain/attempt.ts';
import type { Clock } from '../../../../domain/clock.ts';
import { Conflict, Unavailable } from '../../../../domain/errors.ts';
import type { Id } from '../../../../domain/ids.ts';
import { endedStates, type RunState } from '../../../../domain/jobs.ts';
import type { Graph, Transaction } from '../../../../graph/graph.ts';
import { statements } from '../../../../graph/statements.generated.ts';
import { checkFence } from '../../../runs/publishing.ts';
import { createRunAttempts, type RunAttempts } from '../../../runs/run-attempts.ts';
import { readPeople } from '../planning/evidence-people.ts';
import type { FitPlan } from '../planning/fit-plan.ts';

const FIT = { id: 'published:FIT_DECAY' };
const PEOPLE_PER_TRANSACTION = 100;
const PARTS_AT_ONCE = 1_000;

/** What a fit that ended unpublished has left, of which each is cleared away before the next begins. */
type Remains = { readonly parts: readonly Id[] } | { readonly seriesOf: Id };

/**
 * Makes this run the one that writes, and keeps its plan. Fits that continue the same edges would end each other's
 * series, so there is one at a time: `Unavailable` while another has not ended. Of one that ended unpublished the parts
 * are cancelled first, which nobody may have come to do, and then what it had written into edges that it continued is
 * taken back; so is what this run had written there by a plan that it gave up. False, and nothing begun, where another was published after the plan was made: it is made anew then.
 */
export async function beginFit(
  { graph, clock }: { readonly graph: Graph; readonly clock: Clock },
  attempt: Attempt,
  plan: FitPlan,
): Promise<boolean> {
  const { signal } = attempt.caller;
  const { changed, ...settled } = plan;
  // Nothing is written any more by a fit that has ended with all its parts: what was looked for once is not looked for again.
  let takenBack: Id | null = null;
  for (;;) {
    const begun = await graph.write(
      async (transaction): Promise<boolean | Remains> => {
        await checkFence(transaction, attempt);
        const [claim] = await transaction.run(statements.claimFit, FIT);
        const { generation, claimedBy } = claim!;
        if (claimedBy !== null) {
          const [other] = await transaction.run(statements.runsById, { ids: [claimedBy] });
          const hasEnded = other === undefined || endedStates.has(other.state as RunState);
          if (claimedBy !== attempt.runId && !hasEnded) {
            throw new Unavailable('Another FIT_DECAY is at work; this one follows it.', { retryAfter: 1 });
          }
          const remains = await remainsOf(transaction, claimedBy);
          if (remains !== null && !('seriesOf' in remains && takenBack === claimedBy)) return remains;
        }
        // The claim's lock is held from here, and whoever publishes a fit takes it too.
        const published = await transaction.run(statements.readPublished, {});
        const current = published.findLast(({ job }) => job === 'FIT_DECAY')?.run ?? null;
        if (current !== plan.replacing) return false;
        const edgesOf = plan.continues?.edgesOf ?? null;
        await transaction.run(statements.beginFit, {
          ...{ ...FIT, run: attempt.runId, plan: JSON.stringify(settled), edgesOf },
          changed: changed === null ? null : [...changed],
          generation: edgesOf === null ? 0 : generation,
        });
        return true;
      },
      { signal },
    );
    if (typeof begun === 'boolean') return begun;
    if ('seriesOf' in begun) {
      await takeBack(graph, attempt, begun.seriesOf);
      takenBack = begun.seriesOf;
    } else await cancelEach(createRunAttempts(graph, clock), begun.parts);
  }
}

/** In the transaction that publishes: another may begin. */
export async function endFit(transaction: Transaction, { runId }: Pick<Attempt, 'runId'>): Promise<void> {
  await transaction.run(statements.releaseFit, { ...FIT, run: runId });
}

/** Called in every transaction that writes series of a fit: `Conflict` where it is not the one that writes. */
export async function checkClaim(transaction: Transaction, fit: Id): Promise<void> {
  const [claim] = await transaction.run(statements.fitClaim, FIT);
  if (claim?.claimedBy !== fit) {
    throw new Conflict('This FIT_DECAY is not the one that writes; another may have begun.', fit);
  }
}

/**
 * Parts come first: as long as one may write, what the fit wrote is not all there is to take back. Whether it wrote anything into
 * edges that it continued is not asked here: that goes through all of them, and others wait for the transaction.
 */
async function remainsOf(transaction: Transaction, run: Id): Promise<Remains | null> {
  const parts = await transaction.run(statements.unfinishedParts, { parent: run, limit: PARTS_AT_ONCE });
  if (parts.length > 0) return { parts: parts.map(({ id }) => id) };
  const [fit] = await transaction.run(statements.fitPlan, { run });
  return fit?.edgesOf == null ? null : { seriesOf: run };
}

/** Each waits for what is being written under its fence; nothing is written under it afterwards. */
async function cancelEach(attempts: RunAttempts, runs: readonly Id[]): Promise<void> {
  for (const id of runs) await attempts.endWhoever(id, { state: 'CANCELLED' });
}

async function takeBack(graph: Graph, attempt: Attempt, run: Id): Promise<void> {
  const { signal } = attempt.caller;
  const people = await readPeople(graph.readColumns(statements.generationPeople, { run }, { signal }), {
    signal,
  });
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

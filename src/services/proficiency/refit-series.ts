import type { DecayHyperparameters } from '../../analytics/decay/hyperparameters.ts';
import type { Attempt } from '../../domain/attempt.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock, Instant } from '../../domain/clock.ts';
import { Unavailable } from '../../domain/errors.ts';
import { type Id, nounOf } from '../../domain/ids.ts';
import { OPEN, type View } from '../../domain/knowledge.ts';
import type { FittedProficiency } from '../../domain/proficiency.ts';
import type { CallOptions, Graph, Transaction } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { distinctIds } from '../pages.ts';
import { appendChanges, changesBetween, currentSeq } from '../runs/changes.ts';
import { checkFence } from '../runs/publishing.ts';
import { readEvidenceOf } from './decay-evidence.ts';
import { createFittedProficiencies, type FittedProficiencies, seriesOf } from './fitted-proficiencies.ts';

export interface RefitSeries {
  /**
   * Fits these people again from all that is recorded of them now, under the published run's hyperparameters, in place
   * of what the run had; one PROFICIENCY change for each person of whom that changes anything. Gives the number of series
   * written: 0 before anything was published, and when it is done again.
   */
  refit(caller: Caller, people: readonly Id[]): Promise<number>;
}

const PEOPLE_PER_TRANSACTION = 25;
const ROWS_PER_STATEMENT = 1_000;
/** Whoever records these people's evidence this often in a few milliseconds refits them too. */
const MOST_TRIES = 20;

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
      const sorted = distinctIds(people);
      let series = 0;
      for (let from = 0; from < sorted.length; from += PEOPLE_PER_TRANSACTION) {
        const part = sorted.slice(from, from + PEOPLE_PER_TRANSACTION);
        for (let tries = 1; ; tries++) {
          const refitted = await refitPublished(graph, fitted, part, clock.now(), { signal });
          if (refitted !== 'MOVED') {
            series += refitted;
            break;
          }
          if (tries === MOST_TRIES) {
            throw new Unavailable('These people’s evidence keeps changing; say it again.', { retryAfter: 1 });
          }
        }
      }
      return series;
    },
  };
}

/** Between reading the evidence and writing what it gives, more was recorded or another fit was published. */
class Moved extends Error {}

/** How many series were written; MOVED where what was read no longer stood when it was to be written. */
async function refitPublished(
  graph: Graph,
  fittedProficiencies: FittedProficiencies,
  people: readonly Id[],
  now: Instant,
  options: CallOptions,
): Promise<number | 'MOVED'> {
  const seq = await currentSeq(graph, options);
  const standing = await fittedProficiencies.standing(now, options);
  if (standing === null) return 0;
  const { runId, hyperparameters } = standing;
  const [fitted, written] = await Promise.all([
    fitAgain(graph, { people, view: standing.view, runId, hyperparameters }, options),
    fittedProficiencies.ofPeople({ ...standing, view: { ...standing.view, asOf: OPEN } }, people, options),
  ]);
  const changed = changedPeople(
    people,
    written.map((series) => series.fitted),
    fitted,
  );
  if (changed.length === 0) return 0;
  const rows = fitted.filter(({ personId }) => changed.includes(personId));
  try {
    await graph.write(async (transaction) => {
      const changes = changed.map((subject) => ({ kind: 'PROFICIENCY' as const, subject }));
      // The change log's lock comes first: nobody records or publishes from here to the commit.
      const last = await appendChanges(transaction, now, changes);
      const between = await changesBetween(transaction, seq, last - changes.length);
      const moves = ({ kind, subject }: { kind: string; subject: Id }) =>
        kind === 'PUBLISHED' ||
        (kind === 'OBSERVATIONS' && (nounOf(subject) !== 'person' || changed.includes(subject)));
      if (between.some(moves)) throw new Moved();
      await replaceSeries(transaction, runId, changed, rows);
    }, options);
  } catch (error) {
    if (error instanceof Moved || (error as Error).cause instanceof Moved) return 'MOVED';
    throw error;
  }
  return rows.length;
}

/** Those of `people` whose series are not, bit for bit, the ones that are written. */
function changedPeople(
  people: readonly Id[],
  written: readonly FittedProficiency[],
  fitted: readonly FittedProficiency[],
): Id[] {
  const before = Map.groupBy(written, ({ personId }) => personId);
  const after = Map.groupBy(fitted, ({ personId }) => personId);
  return people.filter((person) => {
    const standing = new Map(before.get(person)?.map((series) => [series.skillId, series]));
    const now = after.get(person) ?? [];
    return (
      standing.size !== now.length || now.some((series) => !isSame(series, standing.get(series.skillId)))
    );
  });
}

function isSame(one: FittedProficiency, other: FittedProficiency | undefined): boolean {
  if (other === undefined) return false;
  return (Object.keys(one) as (keyof FittedProficiency)[]).every((field) => one[field] === other[field]);
}

export interface RefitRequest {
  readonly people: readonly Id[];
  readonly view: View;
  readonly runId: Id;
  readonly hyperparameters: DecayHyperparameters;
}

/** Writes what people's evidence in a view gives in place of what a run that is not published yet has of them. */
export async function refitPeople(
  graph: Graph,
  request: RefitRequest,
  options: CallOptions & { readonly attempt: Pick<Attempt, 'runId' | 'fence'> },
): Promise<number> {
  const { attempt } = options;
  const sorted = distinctIds(request.people);
  let series = 0;
  for (let from = 0; from < sorted.length; from += PEOPLE_PER_TRANSACTION) {
    const people = sorted.slice(from, from + PEOPLE_PER_TRANSACTION);
    const rows = await fitAgain(graph, { ...request, people }, options);
    await graph.write(async (transaction) => {
      await checkFence(transaction, attempt);
      await replaceSeries(transaction, request.runId, people, rows);
    }, options);
    series += rows.length;
  }
  return series;
}

async function fitAgain(
  graph: Graph,
  { people, view, runId, hyperparameters }: RefitRequest,
  options: CallOptions,
): Promise<FittedProficiency[]> {
  const evidence = await readEvidenceOf(graph, people, view, hyperparameters.kinds, options);
  return seriesOf(evidence, hyperparameters, runId).map(({ fitted }) => fitted);
}

async function replaceSeries(
  transaction: Transaction,
  run: Id,
  people: readonly Id[],
  rows: readonly FittedProficiency[],
): Promise<void> {
  await transaction.run(statements.removePeopleProficiencies, { people, run });
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const part = rows.slice(from, from + ROWS_PER_STATEMENT);
    await transaction.run(statements.appendProficiencies, { run, rows: part });
  }
}

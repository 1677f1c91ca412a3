import type { DecayHyperparameters } from '../../analytics/decay/model/hyperparameters.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock, Instant } from '../../domain/clock.ts';
import { Unavailable } from '../../domain/errors.ts';
import { type Id, nounOf } from '../../domain/ids.ts';
import { OPEN } from '../../domain/knowledge.ts';
import type { FittedProficiency } from '../../domain/proficiency.ts';
import type { CallOptions, Graph, Transaction } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { distinctIds } from '../pages.ts';
import { appendChanges, changesBetween, currentSeq } from '../runs/changes.ts';
import { readPublished } from '../runs/publishing.ts';
import { writeOrRollBack } from '../write-or-roll-back.ts';
import { collectEvidenceOf } from './decay-evidence.ts';
import { differing, inStatements } from './fit/writing/write-series.ts';
import { rowsOf } from './fitted-rows.ts';
import { seriesOf } from './series/fitted-series.ts';
import { createHyperparameters, type HyperparametersOf } from './series/run-hyperparameters.ts';

export interface RefitSeries {
  /**
   * Fits these people again from all that is recorded of them now, under the published run's hyperparameters, in place
   * of what the run had; one PROFICIENCY change for each person of whom that changes anything.
   * @param since a position of the change log that the caller knows to be committed; otherwise it is read
   */
  refit(caller: Caller, people: readonly Id[], since?: number): Promise<Refitted>;
}

export interface Refitted {
  /** Series of people of whom anything changed: 0 before anything was published, and when it is done again. */
  readonly series: number;
  /** The published run; null before the first. */
  readonly fittedBy: Id | null;
}

const PEOPLE_PER_TRANSACTION = 25;
/** Whoever records these people's evidence this often in a few milliseconds refits them too. */
const MOST_TRIES = 20;

export function createRefitSeries({
  graph,
  clock,
}: {
  readonly graph: Graph;
  readonly clock: Clock;
}): RefitSeries {
  const hyperparametersOf = createHyperparameters(graph);
  // Once a fit is published, there always is one: asked until then, so that nobody's evidence is read for nothing.
  let published = false;
  return {
    async refit({ signal }, people, since) {
      published ||= (await readPublished(graph, { signal })).FIT_DECAY !== undefined;
      // Whoever publishes the first from here on finds these people in the change log.
      if (!published) return { series: 0, fittedBy: null };
      const sorted = distinctIds(people);
      let series = 0;
      let fittedBy: Id | null = null;
      for (let from = 0; from < sorted.length; from += PEOPLE_PER_TRANSACTION) {
        const part = sorted.slice(from, from + PEOPLE_PER_TRANSACTION);
        for (let tries = 1; ; tries++) {
          // What the caller knows is as old as the call: whatever came since is in the evidence that a later part reads.
          const known = from === 0 && tries === 1 ? since : undefined;
          const seq = known ?? (await currentSeq(graph, { signal }));
          const refitted = await refitPublished(graph, hyperparametersOf, part, seq, clock.now(), { signal });
          if (refitted !== 'MOVED') {
            series += refitted.series;
            fittedBy = refitted.fittedBy;
            break;
          }
          if (tries === MOST_TRIES) {
            throw new Unavailable('These people’s evidence keeps changing; say it again.', { retryAfter: 1 });
          }
        }
      }
      return { series, fittedBy };
    },
  };
}

/**
 * What was written; MOVED where what was read no longer stood when it was to be written.
 * @param seq a position of the change log up to which everything can be read
 */
async function refitPublished(
  graph: Graph,
  hyperparametersOf: HyperparametersOf,
  people: readonly Id[],
  seq: number,
  now: Instant,
  options: CallOptions,
): Promise<Refitted | 'MOVED'> {
  const view = { asOf: now, knownAt: OPEN, knownSeq: OPEN };
  // Neither waits for the other: who is refused one lets go of both, and nobody holds one place for long reads to wait for another.
  const [{ run, hyperparameters, standing }, evidence] = await Promise.all([
    readPublishedFit(graph, hyperparametersOf, people, options),
    collectEvidenceOf(graph, people, view, options),
  ]);
  if (run === null || hyperparameters === null) return { series: 0, fittedBy: run };
  const fitted = seriesOf(evidence.build(hyperparameters.kinds), hyperparameters, run).map(
    (series) => series.fitted,
  );
  const { rows, ended } = differing(standing, fitted);
  const changed = distinctIds([...rows, ...ended].map(({ personId }) => personId));
  if (changed.length === 0) return { series: 0, fittedBy: run };
  const kept = new Set(fitted.map(keyOf));
  const had = new Set(standing.map(keyOf));
  const written = {
    changed: rows.filter((series) => had.has(keyOf(series))),
    fresh: rows.filter((series) => !had.has(keyOf(series))),
    gone: ended.filter((series) => !kept.has(keyOf(series))),
  };
  return writeOrRollBack<Refitted | 'MOVED'>(
    graph,
    async (transaction, rollBack) => {
      const changes = changed.map((subject) => ({ kind: 'PROFICIENCY' as const, subject }));
      // The change log's lock comes first: nobody records or publishes from here to the commit.
      const last = await appendChanges(transaction, now, changes);
      const between = await changesBetween(transaction, seq, last - changes.length);
      const moves = ({ kind, subject }: { kind: string; subject: Id }) =>
        kind === 'PUBLISHED' ||
        ((kind === 'OBSERVATIONS' || kind === 'PROFICIENCY') &&
          (nounOf(subject) !== 'person' || changed.includes(subject)));
      // Between reading the evidence and writing what it gives, more was recorded or another fit was published.
      if (between.some(moves)) return rollBack('MOVED');
      await writeStanding(transaction, run, written);
      return { series: fitted.filter(({ personId }) => changed.includes(personId)).length, fittedBy: run };
    },
    options,
  );
}

/** The published run, and what it says of some people. */
async function readPublishedFit(
  graph: Graph,
  hyperparametersOf: HyperparametersOf,
  people: readonly Id[],
  options: CallOptions,
): Promise<{
  readonly run: Id | null;
  readonly hyperparameters: DecayHyperparameters | null;
  readonly standing: readonly FittedProficiency[];
}> {
  let run: Id | null = null;
  const standing: FittedProficiency[] = [];
  const params = { people: [...people] };
  for await (const batch of graph.readColumns(statements.publishedSeries, params, options)) {
    run = batch.columns.run[0]!;
    standing.push(...rowsOf(batch, 0, batch.length));
  }
  // Of people without a series nothing is told, so not by which run either.
  run ??= (await readPublished(graph, options)).FIT_DECAY ?? null;
  return { run, hyperparameters: run === null ? null : await hyperparametersOf(run, options), standing };
}

type Series = Pick<FittedProficiency, 'personId' | 'skillId'>;

const keyOf = ({ personId, skillId }: Series): string => `${personId}\n${skillId}`;

/** Standing edges take other values where they stand; what is new is created, what has no evidence any more goes. */
async function writeStanding(
  transaction: Transaction,
  run: Id,
  written: {
    readonly changed: readonly FittedProficiency[];
    readonly fresh: readonly FittedProficiency[];
    readonly gone: readonly Series[];
  },
): Promise<void> {
  for (const rows of inStatements(written.changed)) {
    await transaction.run(statements.setProficiencies, { run, rows });
  }
  for (const rows of inStatements(written.fresh)) {
    await transaction.run(statements.appendProficiencies, { run, rows });
  }
  for (const rows of inStatements(written.gone)) {
    await transaction.run(statements.removeStandingSeries, { run, rows });
  }
}

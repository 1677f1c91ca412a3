import type { DecayHyperparameters } from '../../../../analytics/decay/model/hyperparameters.ts';
import type { Attempt } from '../../../../domain/attempt.ts';
import { compareKeys, type Id } from '../../../../domain/ids.ts';
import type { View } from '../../../../domain/knowledge.ts';
import type { FittedProficiency } from '../../../../domain/proficiency.ts';
import type { CallOptions, Graph } from '../../../../graph/graph.ts';
import { statements } from '../../../../graph/statements.generated.ts';
import { distinctIds } from '../../../pages.ts';
import { checkFence } from '../../../runs/publishing.ts';
import { readEvidenceOf } from '../../decay-evidence.ts';
import { fittedRows } from '../../fitted-rows.ts';
import { seriesOf } from '../../series/fitted-series.ts';
import { checkClaim } from './fit-claim.ts';

/** A fit that is not published yet. */
export interface FitTarget {
  readonly runId: Id;
  /** The run whose series stand until it is published, where it continues their edges; null where it writes its own. */
  readonly continues: Id | null;
  readonly hyperparameters: DecayHyperparameters;
}

/** The delivery that writes: of the fit's run, or of one of its parts. */
type Writer = Pick<Attempt, 'runId' | 'fence'>;

export const ROWS_PER_STATEMENT = 1_000;
const ROWS_PER_TRANSACTION = 2_000;
const PEOPLE_PER_TRANSACTION = 200;

/**
 * Writes people's series, in place of whatever the same run wrote of them before. Where it continues edges, series that
 * are bit for bit the standing ones are left alone, and the others end with its generation: until it is published
 * everybody reads what stood. Gives the number of series written.
 */
export async function writeSeries(
  graph: Graph,
  writer: Writer,
  target: FitTarget,
  people: readonly Id[],
  series: readonly FittedProficiency[],
  options: CallOptions & { readonly onWritten?: (people: number) => void },
): Promise<number> {
  const byPerson = Map.groupBy(series, ({ personId }) => personId);
  const sorted = distinctIds(people);
  let written = 0;
  for (let from = 0; from < sorted.length; ) {
    const part: Id[] = [];
    const fitted: FittedProficiency[] = [];
    while (from < sorted.length && part.length < PEOPLE_PER_TRANSACTION) {
      const own = byPerson.get(sorted[from]!) ?? [];
      if (part.length > 0 && fitted.length + own.length > ROWS_PER_TRANSACTION) break;
      part.push(sorted[from]!);
      fitted.push(...own);
      from++;
    }
    written += await writePeople(graph, writer, target, part, fitted, options);
    options.onWritten?.(from);
  }
  return written;
}

/** Fits people again from their evidence in a view, on this thread, a few at a time, and writes them. */
export async function refitInto(
  graph: Graph,
  writer: Writer,
  target: FitTarget,
  people: readonly Id[],
  view: View,
  options: CallOptions,
): Promise<void> {
  const sorted = distinctIds(people);
  for (let from = 0; from < sorted.length; from += PEOPLE_PER_REFIT) {
    const part = sorted.slice(from, from + PEOPLE_PER_REFIT);
    const evidence = await readEvidenceOf(graph, part, view, target.hyperparameters.kinds, options);
    const series = seriesOf(evidence, target.hyperparameters, target.runId).map(({ fitted }) => fitted);
    await writeSeries(graph, writer, target, part, series, options);
  }
}

const PEOPLE_PER_REFIT = 25;

async function writePeople(
  graph: Graph,
  writer: Writer,
  { runId, continues }: FitTarget,
  people: readonly Id[],
  fitted: readonly FittedProficiency[],
  { signal }: CallOptions,
): Promise<number> {
  const params = { people: [...people], run: runId };
  const call = signal === undefined ? {} : { signal };
  const standing =
    continues === null
      ? []
      : await fittedRows(
          graph.readColumns(statements.peopleProficiencies, { ...params, run: continues }, call),
        );
  const { rows, ended } = differing(standing, fitted);
  // Parts share skills, not people: in one order of skills none waits for another that waits for it.
  const bySkill = rows.toSorted((a, b) => compareKeys(a.skillId, b.skillId));
  await graph.write(async (transaction) => {
    await checkFence(transaction, writer);
    await checkClaim(transaction, runId);
    await transaction.run(statements.removePeopleProficiencies, params);
    if (continues !== null) {
      await transaction.run(statements.restorePeopleProficiencies, params);
      for (const part of inStatements(ended)) {
        await transaction.run(statements.endSeries, { run: runId, rows: part });
      }
    }
    for (const part of inStatements(bySkill)) {
      await transaction.run(statements.appendProficiencies, { run: runId, rows: part });
    }
  }, call);
  return rows.length;
}

export function* inStatements<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    yield rows.slice(from, from + ROWS_PER_STATEMENT);
  }
}

/** What of `fitted` is not, bit for bit, what stands, and what of that ends: what is replaced, and what is gone. */
export function differing(
  standing: readonly FittedProficiency[],
  fitted: readonly FittedProficiency[],
): {
  readonly rows: readonly FittedProficiency[];
  readonly ended: readonly { readonly personId: Id; readonly skillId: Id }[];
} {
  const before = new Map(standing.map((series) => [keyOf(series), series]));
  const rows = fitted.filter((series) => !isSame(series, before.get(keyOf(series))));
  const kept = new Set(fitted.map(keyOf));
  for (const series of rows) kept.delete(keyOf(series));
  const ended = standing
    .filter((series) => !kept.has(keyOf(series)))
    .map(({ personId, skillId }) => ({ personId, skillId }));
  return { rows, ended };
}

const keyOf = ({ personId, skillId }: FittedProficiency): string => `${personId}\n${skillId}`;

function isSame(one: FittedProficiency, other: FittedProficiency | undefined): boolean {
  if (other === undefined) return false;
  return (Object.keys(one) as (keyof FittedProficiency)[]).every((field) => one[field] === other[field]);
}

import { sliceEvidence } from '../../analytics/decay/model/evidence.ts';
import type { DecayHyperparameters } from '../../analytics/decay/model/hyperparameters.ts';
import type { Instant } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import { OPEN, type View } from '../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { type FittedProficienciesRow, statements } from '../../graph/statements.generated.ts';
import { createPace, type Pace } from '../pace.ts';
import { readPublished, readPublishedAsKnown } from '../runs/publishing.ts';
import { readEvidenceOf } from './decay-evidence.ts';
import { fittedRows, rowsOf } from './fitted-rows.ts';
import { reinforced } from './reading/reinforced.ts';
import { readVouchingAwards, type VouchingAwards } from './reading/vouching-awards.ts';
import {
  type FittedSeries,
  heldSeries,
  type PersonSkill,
  pairKey,
  seriesOf,
  upTo,
} from './series/fitted-series.ts';
import { createHyperparameters } from './series/run-hyperparameters.ts';

/** A moment to look at, and up to when it counts what was known; a bare instant is with everything that is known. */
export type When = Instant | (Pick<View, 'asOf'> & Partial<View>);

/** The run to answer from, in a view; `null` where nothing had been published. */
export interface Standing {
  readonly view: View;
  readonly runId: Id;
  readonly hyperparameters: DecayHyperparameters;
  /** The view is what is known now, so the run's edges may answer. */
  readonly current: boolean;
}

export interface FittedProficiencies {
  standing(when: When, options: CallOptions): Promise<Standing | null>;
  /** By pair, in any order; pairs without evidence in the view are absent. */
  ofPairs(
    standing: Standing,
    pairs: readonly PersonSkill[],
    options: CallOptions,
  ): Promise<readonly FittedSeries[]>;
  ofPeople(
    standing: Standing,
    personIds: readonly Id[],
    options: CallOptions,
  ): Promise<readonly FittedSeries[]>;
  /** Everybody's, part by part, in no order. */
  ofSkills(
    standing: Standing,
    skillIds: readonly Id[],
    options: CallOptions,
  ): AsyncGenerator<readonly FittedSeries[]>;
  /** All series of each person, refitted as of each of these moments (ascending) from the evidence up to it. */
  atMoments(
    standing: Standing,
    personIds: readonly Id[],
    moments: readonly Instant[],
    options: CallOptions,
  ): Promise<ReadonlyMap<Id, readonly (readonly FittedSeries[])[]>>;
}

export interface FittedProficienciesDependencies {
  readonly graph: Graph;
  /** What each call that fits anew is paced by. */
  readonly paced?: () => Pace;
}

/**
 * Fitted series as they stand in a view. A run's edges hold from a person's newest evidence on; for an earlier moment,
 * and for a view of what was known before, the person is fitted again from the evidence of the view, under the same
 * run's hyperparameters and by the function that the run was fitted with. An award that counts in the view and is newer
 * than what it vouches for was shown reinforces it, in what is served: fits are of observations alone.
 */
export function createFittedProficiencies({
  graph,
  paced = createPace,
}: FittedProficienciesDependencies): FittedProficiencies {
  const hyperparametersOf = createHyperparameters(graph);

  async function refit(
    { view, runId, hyperparameters }: Standing,
    people: readonly Id[],
    options: CallOptions,
  ): Promise<FittedSeries[]> {
    if (people.length === 0) return [];
    const evidence = await readEvidenceOf(graph, people, view, hyperparameters.kinds, options);
    const pace = paced();
    const series: FittedSeries[] = [];
    const { length } = evidence.personIds;
    for (let from = 0; from < length; from += PEOPLE_PER_PART) {
      await pace(options.signal);
      const to = Math.min(from + PEOPLE_PER_PART, length);
      const columns = sliceEvidence(evidence.columns, from, to);
      const part = { ...evidence, columns, personIds: evidence.personIds.slice(from, to) };
      series.push(...seriesOf(part, hyperparameters, runId));
    }
    return series;
  }

  /** The edges that hold at the view's moment, and refits in place of those that do not. */
  async function holding(
    standing: Standing,
    rows: readonly FittedProficienciesRow[],
    wanted: (pair: PersonSkill) => boolean,
    options: CallOptions,
  ): Promise<FittedSeries[]> {
    const { view, runId, hyperparameters } = standing;
    const held = rows.filter((row) => row.lastAt <= view.asOf);
    const stale = [...new Set(rows.filter((row) => row.lastAt > view.asOf).map((row) => row.personId))];
    const again = await refit(standing, stale, options);
    return [
      ...held.map((row) => heldSeries(row, hyperparameters, runId)),
      ...again.filter(({ fitted }) => wanted(fitted)),
    ];
  }

  async function awardsOf(
    { view, hyperparameters }: Standing,
    people: readonly Id[],
    options: CallOptions,
  ): Promise<VouchingAwards> {
    if (hyperparameters.awards.reinforces === 'NEVER' || people.length === 0) return new Map();
    return readVouchingAwards(graph, people, view, options);
  }

  /** @param people whose series these are */
  async function withAwards(
    standing: Standing,
    people: readonly Id[],
    series: readonly FittedSeries[] | Promise<readonly FittedSeries[]>,
    options: CallOptions,
  ): Promise<readonly FittedSeries[]> {
    const [found, awards] = await Promise.all([series, awardsOf(standing, people, options)]);
    return reinforced(found, awards, standing.view.asOf);
  }

  return {
    async standing(when, options) {
      const view: View =
        typeof when === 'number' ? everythingKnown(when) : { ...everythingKnown(when.asOf), ...when };
      const current = view.knownAt === OPEN && view.knownSeq === OPEN;
      const runId = current
        ? ((await readPublished(graph, options)).FIT_DECAY ?? null)
        : await readPublishedAsKnown(graph, 'FIT_DECAY', view, options);
      if (runId === null) return null;
      const hyperparameters = await hyperparametersOf(runId, options);
      return hyperparameters && { view, runId, hyperparameters, current };
    },

    async ofPairs(standing, pairs, options) {
      const keys = new Set(pairs.map(pairKey));
      const wanted = (pair: PersonSkill) => keys.has(pairKey(pair));
      const people = [...new Set(pairs.map(({ personId }) => personId))];
      const read = async () => {
        if (!standing.current) {
          return (await refit(standing, people, options)).filter(({ fitted }) => wanted(fitted));
        }
        const sorted = [...keys].sort().map((key) => {
          const [personId, skillId] = key.split('\n') as [Id, Id];
          return { personId, skillId };
        });
        const rows: FittedProficienciesRow[] = [];
        for (let from = 0; from < sorted.length; from += ROWS_PER_STATEMENT) {
          const params = { rows: sorted.slice(from, from + ROWS_PER_STATEMENT), run: standing.runId };
          rows.push(...(await graph.read(statements.fittedProficiencies, params, options)));
        }
        return holding(standing, rows, wanted, options);
      };
      return withAwards(standing, people, read(), options);
    },

    async ofPeople(standing, personIds, options) {
      const people = [...new Set(personIds)].sort();
      const read = async () => {
        if (!standing.current) return refit(standing, people, options);
        const params = { people, run: standing.runId };
        const rows = await fittedRows(graph.readColumns(statements.peopleProficiencies, params, options));
        return holding(standing, rows, () => true, options);
      };
      return withAwards(standing, people, read(), options);
    },

    async *ofSkills(standing, skillIds, options) {
      const skills = [...new Set(skillIds)].sort();
      const { view, runId, hyperparameters } = standing;
      const asked = new Set(skills);
      const pace = paced();
      const again = new Set<Id>();
      if (standing.current) {
        const batches = graph.readColumns(statements.skillsProficiencies, { skills, run: runId }, options);
        for await (const batch of batches) {
          for (let from = 0; from < batch.length; from += ROWS_PER_PART) {
            await pace(options.signal);
            const held: FittedSeries[] = [];
            for (const row of rowsOf(batch, from, from + ROWS_PER_PART)) {
              if (row.lastAt > view.asOf) again.add(row.personId);
              else held.push(heldSeries(row, hyperparameters, runId));
            }
            yield await withAwards(standing, peopleOf(held), held, options);
          }
        }
      } else {
        const params = { skills, asOf: view.asOf };
        for await (const batch of graph.readColumns(statements.skillEvidencePeople, params, options)) {
          for (let i = 0; i < batch.length; i++) again.add(batch.columns.personId[i]!);
        }
      }
      const people = [...again];
      for (let from = 0; from < people.length; from += PEOPLE_PER_PART) {
        await pace(options.signal);
        const series = await refit(standing, people.slice(from, from + PEOPLE_PER_PART), options);
        const wanted = series.filter(({ fitted }) => asked.has(fitted.skillId));
        yield await withAwards(standing, peopleOf(wanted), wanted, options);
      }
    },

    async atMoments(standing, personIds, moments, options) {
      const latest = moments.at(-1);
      if (latest === undefined) return new Map();
      const { view, runId, hyperparameters } = standing;
      const until = { ...view, asOf: latest };
      const [evidence, awards] = await Promise.all([
        readEvidenceOf(graph, personIds, until, hyperparameters.kinds, options),
        awardsOf({ ...standing, view: until }, personIds, options),
      ]);
      const pace = paced();
      const fitted = new Map<Id, FittedSeries[][]>();
      for (const [person, personId] of evidence.personIds.entries()) {
        const columns = sliceEvidence(evidence.columns, person, person + 1);
        const own = { ...evidence, personIds: [personId], columns };
        const series: FittedSeries[][] = [];
        for (const moment of moments) {
          await pace(options.signal);
          series.push(reinforced(seriesOf(upTo(own, moment), hyperparameters, runId), awards, moment));
        }
        fitted.set(personId, series);
      }
      return fitted;
    },
  };
}

const peopleOf = (series: readonly FittedSeries[]): Id[] => series.map(({ fitted }) => fitted.personId);

/** Small enough to be gone through, or fitted, within a slice of a few milliseconds. */
const ROWS_PER_PART = 500;
const PEOPLE_PER_PART = 10;

const ROWS_PER_STATEMENT = 1_000;

function everythingKnown(asOf: Instant): View {
  return { asOf, knownAt: OPEN, knownSeq: OPEN };
}

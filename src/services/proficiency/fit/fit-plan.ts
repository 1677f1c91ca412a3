import { hashOf } from '../../../analytics/decay/fit/hold-out.ts';
import {
  type DecayHyperparameters,
  parseHyperparameters,
} from '../../../analytics/decay/model/hyperparameters.ts';
import type { Metric } from '../../../domain/attempt.ts';
import type { Instant } from '../../../domain/clock.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import type { JobParameters } from '../../../domain/jobs.ts';
import { OPEN, type View } from '../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { createPace } from '../../pace.ts';
import { currentSeq } from '../../runs/changes.ts';
import { readPublished } from '../../runs/publishing.ts';
import { knownBy } from '../decay-evidence.ts';
import { readEvidencedClasses } from './evidenced-classes.ts';
import { type ReinforcementRules, sameRules } from './reinforcement.ts';

/** People whose ids lie from `from` to before `until`. */
export interface PeopleRange {
  readonly from: Id;
  readonly until: Id;
}

/**
 * What a fit settles before its parts are at work. It is kept on the Run: every delivery of the run and each of its
 * parts goes by the same, so that a fit that was cut off gives what it would have given.
 */
export interface FitPlan {
  readonly view: Pick<View, 'asOf' | 'knownSeq'>;
  /** The run that was published when it was made. */
  readonly replacing: Id | null;
  /**
   * The run whose edges it continues, and the view that they hold already: only people whose evidence is new since are
   * fitted. Null where everybody is, into edges of its own.
   */
  readonly continues: { readonly edgesOf: Id; readonly since: Pick<View, 'asOf' | 'knownSeq'> } | null;
  /** Of all that counts in the view, whoever is fitted. */
  readonly observations: number;
  readonly people: number;
  /** How many observations there were when the hyperparameters were estimated. */
  readonly estimatedFrom: number;
  /** Tells when a skill with evidence in the view has come to another class. */
  readonly taskClasses: string;
  readonly parts: readonly PeopleRange[];
  /** Whom the parts fit, in order of id, until the run ends; null where that is everybody in their ranges. */
  readonly changed: readonly Id[] | null;
}

export interface PlannedFit {
  readonly plan: FitPlan;
  /** Those that stand on; null where they are to be estimated, from the evidence of `sample`. */
  readonly hyperparameters: DecayHyperparameters | null;
  readonly sample: readonly Id[];
}

/** Hyperparameters are estimated anew when the evidence has changed by this share since. */
const RENEWED_AT = 0.1;

/** `rules` says what reinforces in this deployment. */
export async function planFit(
  graph: Graph,
  request: {
    readonly now: Instant;
    readonly parameters: Pick<JobParameters<'FIT_DECAY'>, 'asOf' | 'renewHyperparameters'>;
    readonly rules: ReinforcementRules;
    readonly seed: string;
    readonly sampleEvents: number;
    readonly eventsPerPart: number;
  },
  options: CallOptions,
): Promise<PlannedFit> {
  const { parameters, rules } = request;
  const replacing = (await readPublished(graph, options)).FIT_DECAY ?? null;
  const view = { asOf: request.now, knownSeq: await currentSeq(graph, options) };
  const people = await readEvidencePeople(graph, view, options);
  if (parameters.asOf !== undefined && people.lastAt > parameters.asOf) {
    throw new InvalidInput([
      { path: 'asOf', problem: 'lies before the newest evidence; a fit holds all of it: leave asOf out' },
    ]);
  }
  const { observations } = people;
  const classes = await readEvidencedClasses(graph, options);
  const former = replacing === null ? null : await readFit(graph, replacing, options);
  const stands =
    former?.hyperparameters != null &&
    parameters.renewHyperparameters !== true &&
    sameRules(former.hyperparameters, rules) &&
    Math.abs(observations - former.estimatedFrom) <= RENEWED_AT * former.estimatedFrom;
  const continues =
    stands && former.plan !== null && former.plan.taskClasses === classes.digest(former.plan.view.knownSeq)
      ? { edgesOf: former.edgesOf ?? replacing!, since: former.plan.view }
      : null;
  const changed = continues === null ? null : await readChangedPeople(graph, continues.since, view, options);
  const fitted = changed === null ? people : withChanged(people, changed);
  return {
    plan: {
      ...{ view, replacing, continues, observations, people: people.ids.length },
      taskClasses: classes.digest(view.knownSeq),
      estimatedFrom: stands ? former.estimatedFrom : observations,
      parts: partsOf(fitted, request.eventsPerPart),
      changed: changed === null || fitted.ids.length > changed.length ? null : changed,
    },
    hyperparameters: stands ? former.hyperparameters : null,
    sample: stands ? [] : await drawPeople(people, request.sampleEvents, request.seed),
  };
}

export interface KeptFit {
  readonly plan: FitPlan | null;
  readonly hyperparameters: DecayHyperparameters | null;
  readonly edgesOf: Id | null;
  readonly metrics: readonly Metric[];
  readonly estimatedFrom: number;
}

export const ESTIMATED_FROM = 'observations that hyperparameters were estimated from';

/** What is kept of a fit on its Run; null for an unknown one. */
export async function readFit(graph: Graph, run: Id, options: CallOptions): Promise<KeptFit | null> {
  const [row] = await graph.read(statements.fitPlan, { run }, options);
  if (row === undefined) return null;
  const plan = row.plan === null ? null : ({ ...JSON.parse(row.plan), changed: row.changed } as FitPlan);
  const metrics = JSON.parse(row.metrics) as Metric[];
  return {
    plan,
    hyperparameters: row.hyperparameters === null ? null : parseHyperparameters(row.hyperparameters),
    edgesOf: row.edgesOf,
    metrics,
    estimatedFrom: plan?.estimatedFrom ?? metrics.find(({ name }) => name === ESTIMATED_FROM)?.value ?? 0,
  };
}

/** Whose evidence was recorded, corrected or withdrawn after `since` up to `view`, or has happened in between. */
export async function readChangedPeople(
  graph: Graph,
  since: Pick<View, 'asOf' | 'knownSeq'>,
  view: Pick<View, 'knownSeq'>,
  options: CallOptions,
): Promise<Id[]> {
  const params = { after: since.knownSeq, upTo: view.knownSeq, happened: since.asOf };
  return readPeople(graph.readColumns(statements.changedEvidencePeople, params, options));
}

export async function readPeople(
  batches: AsyncIterable<{ readonly length: number; readonly columns: { readonly personId: readonly Id[] } }>,
): Promise<Id[]> {
  const people: Id[] = [];
  for await (const { length, columns } of batches) {
    for (let i = 0; i < length; i++) people.push(columns.personId[i]!);
  }
  return people;
}

const PEOPLE_A_TURN = 1_000;

/** In order of id. */
interface EvidencePeople {
  readonly ids: readonly Id[];
  readonly counts: readonly number[];
  readonly observations: number;
  readonly lastAt: number;
}

async function readEvidencePeople(
  graph: Graph,
  view: FitPlan['view'],
  options: CallOptions,
): Promise<EvidencePeople> {
  const ids: Id[] = [];
  const counts: number[] = [];
  let observations = 0;
  let lastAt = -Infinity;
  const params = knownBy({ ...view, knownAt: OPEN });
  const pace = createPace();
  for await (const { length, columns } of graph.readColumns(statements.evidencePeople, params, options)) {
    for (let i = 0; i < length; i++) {
      if (i % PEOPLE_A_TURN === 0) await pace(options.signal);
      ids.push(columns.personId[i]!);
      counts.push(columns.observations[i]!);
      observations += columns.observations[i]!;
      lastAt = Math.max(lastAt, columns.lastAt[i]!);
    }
  }
  return { ids, counts, observations, lastAt };
}

/**
 * Above this share of all, and above this number, the plan does not name who has changed: the parts fit everybody in
 * their ranges, and whoever has not changed keeps the series that stand. So many names are 4 MB on the Run.
 */
const NAMED_UP_TO = 0.5;
export const MOST_NAMED = 100_000;

/** Those who have changed, or everybody where they are most. Who has no evidence any more has changed too. */
function withChanged(people: EvidencePeople, changed: readonly Id[]): Pick<EvidencePeople, 'ids' | 'counts'> {
  const few = changed.length <= Math.min(MOST_NAMED, NAMED_UP_TO * people.ids.length);
  const ids: Id[] = [];
  const counts: number[] = [];
  // Both are in order of id.
  let at = 0;
  for (const id of changed) {
    for (; at < people.ids.length && people.ids[at]! < id; at++) {
      if (few) continue;
      ids.push(people.ids[at]!);
      counts.push(people.counts[at]!);
    }
    ids.push(id);
    counts.push(people.ids[at] === id ? people.counts[at++]! : 0);
  }
  if (few) return { ids, counts };
  return { ids: [...ids, ...people.ids.slice(at)], counts: [...counts, ...people.counts.slice(at)] };
}

/** Neighbours by id, about `events` observations a part: the same parts whatever the machine. */
function partsOf({ ids, counts }: Pick<EvidencePeople, 'ids' | 'counts'>, events: number): PeopleRange[] {
  const starts: Id[] = [];
  let weight = Infinity;
  for (let i = 0; i < ids.length; i++) {
    if (weight + counts[i]! > events) {
      starts.push(ids[i]!);
      weight = 0;
    }
    weight += counts[i]!;
  }
  return starts.map((from, i) => ({ from, until: starts[i + 1] ?? `${ids.at(-1)}~` }));
}

/**
 * People drawn by a hash of their id and the seed until `events` are reached, so that neither their order nor anybody
 * else's presence decides who is drawn first.
 */
async function drawPeople(
  { ids, counts, observations }: EvidencePeople,
  events: number,
  seed: string,
): Promise<Id[]> {
  if (observations <= events) return [...ids];
  // Hash above, place below: one number of 53 bits a person, which sorts fast.
  const places = 2 ** Math.ceil(Math.log2(ids.length));
  const coarser = Math.max(1, places / 2 ** 21);
  const pace = createPace();
  const order = new Float64Array(ids.length);
  for (const [place, id] of ids.entries()) {
    if (place % PEOPLE_A_TURN === 0) await pace();
    order[place] = Math.floor(hashOf(`${seed}:${id}`) / coarser) * places + place;
  }
  order.sort();
  const drawn: Id[] = [];
  let total = 0;
  for (const rank of order) {
    if (total >= events) break;
    const place = rank % places;
    drawn.push(ids[place]!);
    total += counts[place]!;
  }
  return drawn;
}

import { createHash } from 'node:crypto';
import { hashOf } from '../../../analytics/decay/hold-out.ts';
import {
  type DecayHyperparameters,
  observationKinds,
  parseHyperparameters,
} from '../../../analytics/decay/hyperparameters.ts';
import type { Metric } from '../../../domain/attempt.ts';
import type { Instant } from '../../../domain/clock.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import type { JobParameters } from '../../../domain/jobs.ts';
import { OPEN, type View } from '../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { currentSeq } from '../../runs/changes.ts';
import { readPublished } from '../../runs/publishing.ts';
import { knownBy } from '../decay-evidence.ts';

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
  /** Tells when a skill has come to another class. */
  readonly taskClasses: string;
  readonly parts: readonly PeopleRange[];
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
    readonly rules: DecayHyperparameters['kinds'];
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
  const taskClasses = await digestTaskClasses(graph, options);
  const former = replacing === null ? null : await readFit(graph, replacing, options);
  const stands =
    former?.hyperparameters != null &&
    parameters.renewHyperparameters !== true &&
    sameRules(former.hyperparameters.kinds, rules) &&
    Math.abs(observations - former.estimatedFrom) <= RENEWED_AT * former.estimatedFrom;
  const continues =
    stands && former.plan?.taskClasses === taskClasses
      ? { edgesOf: former.edgesOf ?? replacing!, since: former.plan.view }
      : null;
  const fitted =
    continues === null ? people : await onlyChanged(graph, people, continues.since, view, options);
  return {
    plan: {
      ...{ view, replacing, continues, observations, taskClasses, people: people.ids.length },
      estimatedFrom: stands ? former.estimatedFrom : observations,
      parts: partsOf(fitted, request.eventsPerPart),
    },
    hyperparameters: stands ? former.hyperparameters : null,
    sample: stands ? [] : drawPeople(people, request.sampleEvents, request.seed),
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
  const plan = row.plan === null ? null : (JSON.parse(row.plan) as FitPlan);
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
  for await (const { length, columns } of graph.readColumns(statements.evidencePeople, params, options)) {
    for (let i = 0; i < length; i++) {
      ids.push(columns.personId[i]!);
      counts.push(columns.observations[i]!);
      observations += columns.observations[i]!;
      lastAt = Math.max(lastAt, columns.lastAt[i]!);
    }
  }
  return { ids, counts, observations, lastAt };
}

async function onlyChanged(
  graph: Graph,
  people: EvidencePeople,
  since: FitPlan['view'],
  view: FitPlan['view'],
  options: CallOptions,
): Promise<Pick<EvidencePeople, 'ids' | 'counts'>> {
  const changed = await readChangedPeople(graph, since, view, options);
  const counts: number[] = [];
  // Both are in order of id; who has no evidence any more has changed too.
  let at = 0;
  for (const id of changed) {
    while (at < people.ids.length && people.ids[at]! < id) at++;
    counts.push(people.ids[at] === id ? people.counts[at]! : 0);
  }
  return { ids: changed, counts };
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
function drawPeople({ ids, counts, observations }: EvidencePeople, events: number, seed: string): Id[] {
  if (observations <= events) return [...ids];
  // Hash above, place below: one number of 53 bits a person, which sorts fast.
  const places = 2 ** Math.ceil(Math.log2(ids.length));
  const coarser = Math.max(1, places / 2 ** 21);
  const order = Float64Array.from(
    ids,
    (id, place) => Math.floor(hashOf(`${seed}:${id}`) / coarser) * places + place,
  ).sort();
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

async function digestTaskClasses(graph: Graph, options: CallOptions): Promise<string> {
  const classes: string[] = [];
  for await (const { length, columns } of graph.readColumns(statements.taskClasses, {}, options)) {
    for (let i = 0; i < length; i++) classes.push(`${columns.skillId[i]} ${columns.taskClass[i]}`);
  }
  return createHash('sha256').update(classes.sort().join('\n')).digest('hex');
}

function sameRules(one: DecayHyperparameters['kinds'], other: DecayHyperparameters['kinds']): boolean {
  return observationKinds.every((kind) => one[kind].reinforces === other[kind].reinforces);
}

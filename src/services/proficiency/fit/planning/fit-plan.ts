import {
  type DecayHyperparameters,
  parseHyperparameters,
} from '../../../../analytics/decay/model/hyperparameters.ts';
import type { Metric } from '../../../../domain/attempt.ts';
import type { Instant } from '../../../../domain/clock.ts';
import { InvalidInput } from '../../../../domain/errors.ts';
import type { Id } from '../../../../domain/ids.ts';
import type { JobParameters } from '../../../../domain/jobs.ts';
import type { View } from '../../../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../../../graph/graph.ts';
import { statements } from '../../../../graph/statements.generated.ts';
import { readPublished } from '../../../runs/publishing.ts';
import { type ReinforcementRules, sameRules } from '../reinforcement.ts';
import { countEvidenceOf, hasEvidenceAfter, readChangedPeople } from './changed-evidence.ts';
import { drawPeople, readEvidencePeople, withPeople } from './evidence-people.ts';
import {
  type EvidencedClasses,
  readEvidencedClasses,
  readTaskClasses,
  stillOfTheirClasses,
  type TaskClasses,
} from './evidenced-classes.ts';
import { markedPosition } from './marked-position.ts';
import { type PeopleRange, partsOf } from './parts.ts';

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
  /** Tells when a skill with evidence has come to another class; plans of former releases do not say. */
  readonly evidencedClasses?: EvidencedClasses;
  /** Of what is kept of a series and how it is fitted; plans of former releases do not say. */
  readonly seriesVersion?: number;
  readonly parts: readonly PeopleRange[];
  /** Whom the parts fit, in order of id, until the run ends; null where that is everybody in their ranges. */
  readonly changed: readonly Id[] | null;
}

/**
 * Raised with the fields of a fitted series and with the filter's arithmetic. Series of another are not continued, hyperparameters
 * of another are estimated anew (slopes and interval factors mean something only with the arithmetic that they were estimated
 * under), and a plan of another is not gone on with.
 */
export const SERIES_VERSION = 4;

/** Whether what a plan led to was fitted as this release fits. */
export function isOfThisRelease(plan: FitPlan): boolean {
  return plan.seriesVersion === SERIES_VERSION;
}

export interface PlannedFit {
  readonly plan: FitPlan;
  /** Those that stand on; null where they are to be estimated, from the evidence of `sample`. */
  readonly hyperparameters: DecayHyperparameters | null;
  readonly sample: readonly Id[];
}

/**
 * Above this share of all, and above this number, the plan does not name who has changed: the parts fit everybody in
 * their ranges, and whoever has not changed keeps the series that stand. So many names are 4 MB on the Run.
 */
const NAMED_UP_TO = 0.5;
export const MOST_NAMED = 100_000;

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
  options: CallOptions & { readonly onMarked?: (people: number, of: number) => void },
): Promise<PlannedFit> {
  const { parameters, rules } = request;
  const replacing = (await readPublished(graph, options)).FIT_DECAY ?? null;
  const view = { asOf: request.now, knownSeq: await markedPosition(graph, options) };
  const { asOf } = parameters;
  if (asOf !== undefined && (await hasEvidenceAfter(graph, asOf, view, options))) {
    throw new InvalidInput([
      { path: 'asOf', problem: 'lies before the newest evidence; a fit holds all of it: leave asOf out' },
    ]);
  }
  const kept = replacing === null ? null : await readFit(graph, replacing, options);
  const standing =
    kept?.hyperparameters != null &&
    kept.plan !== null &&
    isOfThisRelease(kept.plan) &&
    parameters.renewHyperparameters !== true &&
    sameRules(kept.hyperparameters, rules)
      ? { ...kept, hyperparameters: kept.hyperparameters, run: replacing! }
      : null;
  const classes = await readTaskClasses(graph, options);
  const evidencedClasses = await readEvidencedClasses(graph, classes, options);
  const continued = standing === null ? null : continuedBy(standing, classes);
  const { eventsPerPart } = request;
  if (standing !== null && continued !== null) {
    const changed = await planChanged(graph, continued, standing, view, eventsPerPart, options);
    const plan = changed === null ? null : { ...changed, evidencedClasses, seriesVersion: SERIES_VERSION };
    if (plan !== null) return { plan, hyperparameters: standing.hyperparameters, sample: [] };
  }
  const people = await readEvidencePeople(graph, view, options);
  const { observations } = people;
  const stands = standing !== null && !isRenewedAt(observations, standing) ? standing : null;
  const continues = stands === null ? null : continued;
  const changed = continues === null ? [] : await readChangedPeople(graph, continues.since, options);
  return {
    plan: {
      ...{ view, replacing, observations, people: people.ids.length },
      continues: continues === null ? null : { edgesOf: continues.edgesOf, since: continues.since },
      ...{ evidencedClasses, seriesVersion: SERIES_VERSION },
      estimatedFrom: stands?.estimatedFrom ?? observations,
      parts: await partsOf(await withPeople(people, changed, options), eventsPerPart, options),
      changed: null,
    },
    hyperparameters: stands?.hyperparameters ?? null,
    sample: stands === null ? await drawPeople(people, request.sampleEvents, request.seed, options) : [],
  };
}

/** A published fit whose hyperparameters may stand on. */
type StandingFit = KeptFit & { readonly run: Id };
/** A plan whose edges a fit may go on with. */
interface Continued {
  readonly edgesOf: Id;
  readonly since: FitPlan['view'];
  readonly plan: FitPlan;
}

function isRenewedAt(observations: number, { estimatedFrom }: KeptFit): boolean {
  return Math.abs(observations - estimatedFrom) > RENEWED_AT * estimatedFrom;
}

/** Null where anybody's series may differ, as a skill with evidence has come to another class. */
function continuedBy({ plan, edgesOf, run }: StandingFit, classes: TaskClasses): Continued | null {
  const evidencedClasses = plan?.evidencedClasses;
  if (plan === null || evidencedClasses === undefined) return null;
  if (!stillOfTheirClasses(evidencedClasses, classes)) return null;
  return { edgesOf: edgesOf ?? run, since: plan.view, plan };
}

/**
 * A plan for those alone whose evidence changed since the plan that it continues, made from what is recorded of them and
 * from that plan, whatever else is stored. Null where everybody has to be looked at: most have changed, or so much has
 * that hyperparameters are to be estimated anew.
 */
async function planChanged(
  graph: Graph,
  { edgesOf, since, plan: former }: Continued,
  standing: StandingFit,
  view: FitPlan['view'],
  eventsPerPart: number,
  options: CallOptions,
): Promise<FitPlan | null> {
  const changed = await readChangedPeople(graph, since, options);
  if (changed.length > Math.min(MOST_NAMED, NAMED_UP_TO * former.people)) return null;
  const evidence = await countEvidenceOf(graph, changed, view, since, options);
  const observations = former.observations + evidence.observations - evidence.former.observations;
  if (isRenewedAt(observations, standing)) return null;
  return {
    ...{ view, replacing: standing.run, continues: { edgesOf, since }, observations, changed },
    people: former.people + evidence.people - evidence.former.people,
    estimatedFrom: standing.estimatedFrom,
    parts: await partsOf({ ids: changed, counts: evidence.counts }, eventsPerPart, options),
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

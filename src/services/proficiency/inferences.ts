import { awardedProficiency, awardSeries } from '../../analytics/carry-over/awarded-proficiency.ts';
import {
  inferredProficiency,
  standingOf,
  usualLevel,
} from '../../analytics/carry-over/inferred-proficiency.ts';
import type { CarryOverParameters } from '../../analytics/carry-over/parameters.ts';
import { carryOverParametersOf } from '../../analytics/carry-over/stored-parameters.ts';
import { expectedProficiency } from '../../analytics/decay/model/curve.ts';
import type { ClassHyperparameters } from '../../analytics/decay/model/hyperparameters.ts';
import type { LatentProficiency } from '../../analytics/ranking/score.ts';
import type { Instant } from '../../domain/clock.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { BRIDGES_PER_SKILL } from '../../talent-index/talent-index.ts';
import type { Pace } from '../pace.ts';
import { readPublished, readPublishedAsKnown } from '../runs/publishing.ts';
import type { Standing } from './fitted-proficiencies.ts';
import { awardAt, readVouchingAwards, type VouchingAward } from './reading/vouching-awards.ts';
import type { FittedSeries, PersonSkill } from './series/fitted-series.ts';

/** What a skill without own evidence of one person is inferred from. */
export interface Inference extends PersonSkill {
  readonly taskClass: TaskClass;
  readonly skillClass: ClassHyperparameters;
  readonly parameters: CarryOverParameters;
  /** The awards that vouch for it, newest first: at every moment the newest that counts then. */
  readonly awards: readonly VouchingAward[];
  /** The one that counts at the moment that was asked for. */
  readonly award: VouchingAward | null;
  /** The adjacent skills with own evidence, strongest first. */
  readonly neighbours: readonly { readonly skillId: Id; readonly strength: number }[];
  /** Everything that the person was seen in, in order of skill ids. */
  readonly shown: readonly FittedSeries[];
  readonly taskClasses: ReadonlyMap<Id, TaskClass>;
}

export interface Inferences {
  /** By pair, in any order; pairs of which nothing can be inferred, or that have own evidence, are absent. */
  ofPairs(standing: Standing, pairs: readonly PersonSkill[], options: CallOptions): Promise<Inference[]>;
  /** Everything that can be inferred of these people, of these skills alone where given. */
  ofPeople(
    standing: Standing,
    seriesOf: ReadonlyMap<Id, readonly FittedSeries[]>,
    skills: readonly Id[] | null,
    options: CallOptions,
  ): Promise<Inference[]>;
}

export interface InferencesDependencies {
  readonly graph: Graph;
  ofPeople(
    standing: Standing,
    personIds: readonly Id[],
    options: CallOptions,
  ): Promise<readonly FittedSeries[]>;
  /** What each call over many people is paced by. */
  paced(): Pace;
}

const IDS_PER_STATEMENT = 1_000;
const PARAMETERS_KEPT = 4;

/** Reads what skills without own evidence are inferred from, in a number of statements that does not grow with pairs. */
export function createInferences({ graph, ofPeople, paced }: InferencesDependencies): Inferences {
  const kept = new Map<string, CarryOverParameters>();

  async function parametersOf(
    run: Id | null,
    { runId: fit, hyperparameters }: Standing,
    options: CallOptions,
  ): Promise<CarryOverParameters> {
    const key = `${run} ${fit}`;
    let known = kept.get(key);
    if (known === undefined) {
      const [row] = run === null ? [] : await graph.read(statements.decayHyperparameters, { run }, options);
      known = carryOverParametersOf(row?.hyperparameters, hyperparameters);
      kept.set(key, known);
      if (kept.size > PARAMETERS_KEPT) kept.delete(kept.keys().next().value!);
    }
    return known;
  }

  async function skillsRun({ view, current }: Standing, options: CallOptions): Promise<Id | null> {
    if (!current) return readPublishedAsKnown(graph, 'EMBED_SKILLS', view, options);
    return (await readPublished(graph, options)).EMBED_SKILLS ?? null;
  }

  /** Of each skill its class and the strongest adjacencies into it, as the talent index keeps them. */
  async function leadingTo(skills: readonly Id[], run: Id, pace: () => Promise<void>, options: CallOptions) {
    const found = new Map<Id, { taskClass: TaskClass; leading: { skillId: Id; strength: number }[] }>();
    for (const some of parts(skills)) {
      const params = { skills: some, run };
      for await (const { length, columns } of graph.readColumns(statements.leadingSkills, params, options)) {
        for (let i = 0; i < length; i++) {
          const skillId = columns.toSkillId[i]!;
          const entry = found.get(skillId) ?? { taskClass: columns.taskClass[i] as TaskClass, leading: [] };
          found.set(skillId, entry);
          const from = columns.fromSkillId[i];
          if (from != null && columns.strength[i]! > 0)
            entry.leading.push({ skillId: from, strength: columns.strength[i]! });
        }
      }
    }
    for (const entry of found.values()) {
      await pace();
      entry.leading.sort((a, b) => b.strength - a.strength || compareKeys(a.skillId, b.skillId));
      entry.leading = entry.leading.slice(0, BRIDGES_PER_SKILL);
    }
    return found;
  }

  /** @param asked null for everything that own evidence or an award leads to */
  async function infer(
    standing: Standing,
    seriesOf: ReadonlyMap<Id, readonly FittedSeries[]>,
    asked: { readonly skills: ReadonlySet<Id>; readonly pairs: ReadonlyMap<Id, readonly Id[]> | null } | null,
    options: CallOptions,
  ): Promise<Inference[]> {
    const run = await skillsRun(standing, options);
    const parameters = await parametersOf(run, standing, options);
    const people = [...seriesOf.keys()].sort();
    const awards = await readVouchingAwards(graph, people, standing.view, options);
    const shownSkills = [...new Set([...seriesOf.values()].flat().map(({ fitted }) => fitted.skillId))];
    const awardedSkills = [...awards.values()].flatMap((ofPerson) => [...ofPerson.keys()]);
    const targets =
      asked !== null
        ? asked.skills
        : [...awardedSkills, ...(run === null ? [] : await reachedFrom(shownSkills, run, options))];
    const pace = paced();
    const leading = await leadingTo(
      [...targets, ...shownSkills],
      run ?? '',
      () => pace(options.signal),
      options,
    );
    const reached = new Map<Id, Id[]>();
    for (const skillId of targets) {
      for (const { skillId: from } of leading.get(skillId)?.leading ?? []) {
        const to = reached.get(from);
        if (to === undefined) reached.set(from, [skillId]);
        else to.push(skillId);
      }
    }
    const taskClasses = new Map([...leading].map(([skillId, { taskClass }]) => [skillId, taskClass]));
    const found: Inference[] = [];
    for (const personId of people) {
      await pace(options.signal);
      const shown = [...(seriesOf.get(personId) ?? [])].sort((a, b) =>
        compareKeys(a.fitted.skillId, b.fitted.skillId),
      );
      const own = new Set(shown.map(({ fitted }) => fitted.skillId));
      const awarded = awards.get(personId);
      // Nothing leads on from where nothing was achieved, nor from an award.
      const leads = new Set(
        shown.filter(({ fitted }) => fitted.achieved === 1).map(({ fitted }) => fitted.skillId),
      );
      const wanted =
        asked?.pairs?.get(personId) ??
        new Set([...[...leads].flatMap((from) => reached.get(from) ?? []), ...(awarded?.keys() ?? [])]);
      for (const skillId of wanted) {
        const into = leading.get(skillId);
        if (into === undefined || own.has(skillId) || !(asked?.skills.has(skillId) ?? true)) continue;
        const vouching = awarded?.get(skillId) ?? [];
        const neighbours = into.leading.filter((from) => leads.has(from.skillId));
        const award = awardAt(vouching, standing.view.asOf) ?? null;
        if (award === null && neighbours.length === 0) continue;
        const { taskClass } = into;
        const skillClass = standing.hyperparameters.classes[taskClass];
        const inference = { personId, skillId, taskClass, skillClass, parameters };
        found.push({ ...inference, awards: vouching, award, neighbours, shown, taskClasses });
      }
    }
    return found;
  }

  async function reachedFrom(skills: readonly Id[], run: Id, options: CallOptions): Promise<Id[]> {
    const reached = new Set<Id>();
    for (const some of parts(skills)) {
      const batches = graph.readColumns(statements.reachedSkills, { skills: some, run }, options);
      for await (const { length, columns } of batches) {
        for (let i = 0; i < length; i++) reached.add(columns.skillId[i]!);
      }
    }
    return [...reached];
  }

  return {
    async ofPairs(standing, pairs, options) {
      if (pairs.length === 0) return [];
      const people = [...new Set(pairs.map(({ personId }) => personId))];
      const series = Map.groupBy(await ofPeople(standing, people, options), ({ fitted }) => fitted.personId);
      const seriesOf = new Map(people.map((id) => [id, series.get(id) ?? []] as const));
      const skills = new Set(pairs.map(({ skillId }) => skillId));
      const wanted = new Map<Id, Id[]>(people.map((id) => [id, []]));
      for (const { personId, skillId } of pairs) wanted.get(personId)!.push(skillId);
      return infer(standing, seriesOf, { skills, pairs: wanted }, options);
    },

    ofPeople: (standing, seriesOf, skills, options) =>
      infer(standing, seriesOf, skills && { skills: new Set(skills), pairs: null }, options),
  };
}

function* parts(ids: readonly Id[]): Generator<Id[]> {
  const sorted = [...new Set(ids)].sort();
  for (let from = 0; from < sorted.length; from += IDS_PER_STATEMENT)
    yield sorted.slice(from, from + IDS_PER_STATEMENT);
}

/** What is inferred at a moment: the function that scores a shortlist, over the same skills. Null before there is anything. */
export function inferredAt(
  inference: Inference,
  asOf: Instant,
  shown: readonly FittedSeries[] = inference.shown,
): LatentProficiency | null {
  const { parameters, skillId, taskClass, skillClass, taskClasses } = inference;
  const level = usualLevel(parameters, skillId, taskClass);
  const own = new Map(
    shown.map(({ fitted, skillClass: itsClass }) => {
      const mean = expectedProficiency(fitted, itsClass, asOf);
      const usual = usualLevel(parameters, fitted.skillId, taskClasses.get(fitted.skillId) ?? 'MIXED');
      return [fitted.skillId, { mean, level: usual }] as const;
    }),
  );
  const person = standingOf(parameters, own.values());
  const neighbours = inference.neighbours.flatMap(({ skillId: from, strength }) => {
    const skill = own.get(from);
    return skill === undefined ? [] : [{ ...skill, strength }];
  });
  const adjacent =
    neighbours.length === 0
      ? null
      : inferredProficiency(parameters, level, person, neighbours, neighbours[0]!.mean);
  const award = awardAt(inference.awards, asOf);
  if (award === undefined) return adjacent;
  const series = awardSeries(parameters, { skillId, taskClass, validated: award.validated }, award.awardedAt);
  return awardedProficiency(parameters, series, { level, taskClass, skillClass }, person, adjacent, asOf);
}

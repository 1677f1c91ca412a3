import { awardedProficiency, awardSeries } from '../../analytics/carry-over/awarded-proficiency.ts';
import {
  inferredProficiency,
  standingOf,
  usualLevel,
} from '../../analytics/carry-over/inferred-proficiency.ts';
import { type CarryOverParameters, carryOverParametersOf } from '../../analytics/carry-over/parameters.ts';
import { expectedProficiency } from '../../analytics/decay/model/curve.ts';
import type { ClassHyperparameters } from '../../analytics/decay/model/hyperparameters.ts';
import type { LatentProficiency } from '../../analytics/ranking/score.ts';
import type { Instant } from '../../domain/clock.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { BRIDGES_PER_SKILL } from '../../talent-index/talent-index.ts';
import { readPublished, readPublishedAsKnown } from '../runs/publishing.ts';
import { knownBy } from './decay-evidence.ts';
import { type FittedSeries, type PersonSkill, pairKey, type Standing } from './fitted-proficiencies.ts';

/** What a skill without own evidence of one person is inferred from. */
export interface Inference extends PersonSkill {
  readonly taskClass: TaskClass;
  readonly skillClass: ClassHyperparameters;
  readonly parameters: CarryOverParameters;
  /** The newest award that vouches for it; null without one. */
  readonly award: { readonly id: Id; readonly awardedAt: Instant; readonly validated: number } | null;
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
  ofPeople(standing: Standing, personIds: readonly Id[], options: CallOptions): Promise<FittedSeries[]>;
}

const IDS_PER_STATEMENT = 1_000;
const PARAMETERS_KEPT = 4;

/** Reads what skills without own evidence are inferred from, in a number of statements that does not grow with pairs. */
export function createInferences({ graph, ofPeople }: InferencesDependencies): Inferences {
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

  async function awardsOf(standing: Standing, people: readonly Id[], options: CallOptions) {
    const awards = new Map<string, NonNullable<Inference['award']> & { readonly taskClass: TaskClass }>();
    for (const some of parts(people)) {
      const params = { people: some, ...knownBy(standing.view) };
      for await (const { length, columns } of graph.readColumns(
        statements.validatedSkills,
        params,
        options,
      )) {
        for (let i = 0; i < length; i++) {
          const key = pairKey({ personId: columns.personId[i]!, skillId: columns.skillId[i]! });
          const award = {
            id: columns.awardId[i]!,
            awardedAt: columns.awardedAt[i]!,
            validated: columns.level[i]!,
            taskClass: columns.taskClass[i] as TaskClass,
          };
          const other = awards.get(key);
          if (other === undefined || isNewer(award, other)) awards.set(key, award);
        }
      }
    }
    return awards;
  }

  /** Of each skill its class and the strongest adjacencies into it, as the talent index keeps them. */
  async function leadingTo(skills: readonly Id[], run: Id, options: CallOptions) {
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
      entry.leading.sort((a, b) => b.strength - a.strength || compareKeys(a.skillId, b.skillId));
      entry.leading = entry.leading.slice(0, BRIDGES_PER_SKILL);
    }
    return found;
  }

  async function infer(
    standing: Standing,
    seriesOf: ReadonlyMap<Id, readonly FittedSeries[]>,
    wantedOf: (
      reached: ReadonlyMap<Id, readonly Id[]>,
      awarded: ReadonlyMap<Id, readonly Id[]>,
    ) => readonly PersonSkill[],
    reaching: boolean,
    options: CallOptions,
  ): Promise<Inference[]> {
    const run = await skillsRun(standing, options);
    const parameters = await parametersOf(run, standing, options);
    const people = [...seriesOf.keys()].sort();
    const awards = await awardsOf(standing, people, options);
    const awarded = new Map<Id, Id[]>();
    for (const key of awards.keys()) {
      const [personId, skillId] = key.split('\n') as [Id, Id];
      awarded.set(personId, [...(awarded.get(personId) ?? []), skillId]);
    }
    const shownSkills = [...new Set([...seriesOf.values()].flat().map(({ fitted }) => fitted.skillId))];
    const all = reaching && run !== null ? await reachedFrom(shownSkills, run, options) : [];
    const everywhere = new Map(people.map((personId) => [personId, all] as const));
    const wanted = wantedOf(everywhere, awarded);
    const skills = [...new Set([...wanted.map(({ skillId }) => skillId), ...shownSkills])].sort();
    const leading = await leadingTo(skills, run ?? '', options);
    const taskClasses = new Map([...leading].map(([skillId, { taskClass }]) => [skillId, taskClass]));
    return wanted.flatMap(({ personId, skillId }): Inference[] => {
      const into = leading.get(skillId);
      const shown = seriesOf.get(personId) ?? [];
      const own = new Set(shown.map(({ fitted }) => fitted.skillId));
      if (into === undefined || own.has(skillId)) return [];
      const award = awards.get(pairKey({ personId, skillId })) ?? null;
      const neighbours = into.leading.filter((from) => own.has(from.skillId));
      if (award === null && neighbours.length === 0) return [];
      const { taskClass } = into;
      const skillClass = standing.hyperparameters.classes[taskClass];
      const byId = [...shown].sort((a, b) => compareKeys(a.fitted.skillId, b.fitted.skillId));
      return [
        { personId, skillId, taskClass, skillClass, parameters, award, neighbours, shown: byId, taskClasses },
      ];
    });
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
      return infer(standing, seriesOf, () => pairs, false, options);
    },

    async ofPeople(standing, seriesOf, skills, options) {
      const only = skills === null ? null : new Set(skills);
      return infer(
        standing,
        seriesOf,
        (reached, awarded) =>
          [...seriesOf.keys()].flatMap((personId) => {
            const ids = new Set([...(only ?? reached.get(personId) ?? []), ...(awarded.get(personId) ?? [])]);
            return [...ids]
              .filter((skillId) => only?.has(skillId) ?? true)
              .map((skillId) => ({ personId, skillId }));
          }),
        only === null,
        options,
      );
    },
  };
}

function isNewer(
  one: { readonly id: Id; readonly awardedAt: Instant },
  other: { readonly id: Id; readonly awardedAt: Instant },
): boolean {
  return one.awardedAt > other.awardedAt || (one.awardedAt === other.awardedAt && one.id < other.id);
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
  const { award } = inference;
  if (award !== null && award.awardedAt <= asOf) {
    const series = awardSeries(
      parameters,
      { skillId, taskClass, validated: award.validated },
      award.awardedAt,
    );
    const { halfLifeDays } = parameters.classes[taskClass];
    return awardedProficiency(parameters, series, { level, halfLifeDays, skillClass }, person, asOf);
  }
  const neighbours = inference.neighbours.flatMap(({ skillId: from, strength }) => {
    const skill = own.get(from);
    return skill === undefined ? [] : [{ ...skill, strength }];
  });
  if (neighbours.length === 0) return null;
  return inferredProficiency(parameters, level, person, neighbours, neighbours[0]!.mean);
}

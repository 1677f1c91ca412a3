import { expectedProficiency, revalidationDate } from '../../analytics/decay/curve.ts';
import type { Caller } from '../../domain/caller.ts';
import { DAY, type Instant } from '../../domain/clock.ts';
import type { Estimate } from '../../domain/estimate.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import { FirstRows } from '../first-rows.ts';
import { createPace, type Pace } from '../pace.ts';
import {
  createFittedProficiencies,
  type FittedSeries,
  type PersonSkill,
  pairKey,
  type Standing,
  type When,
} from './fitted-proficiencies.ts';
import { createInferences, type Inference, inferredAt } from './inferences.ts';
import {
  type CurvePoint,
  type CurveRange,
  curvePoint,
  inferredPoint,
  momentsOf,
} from './proficiency-curve.ts';
import {
  estimateHalfLife,
  estimateLatent,
  estimateProficiency,
  type ProficiencyTier,
  TIER_CUTOFFS,
  type TierCutoffs,
  tierOf,
} from './proficiency-estimate.ts';

export type ProficiencyBasis = 'OBSERVED' | 'INFERRED';

/** What one person can do in one skill at one moment. */
export interface Proficiency extends PersonSkill {
  readonly id: Id;
  readonly asOf: Instant;
  readonly estimate: Estimate;
  readonly tier: ProficiencyTier;
  readonly halfLifeDays: Estimate;
  /** Null where INFERRED: nothing was ever shown. */
  readonly lastReinforcedAt: Instant | null;
  readonly basis: ProficiencyBasis;
  /** The FIT_DECAY run whose hyperparameters it stands on. */
  readonly runId: Id;
  /** What it was computed from; `revalidateBy` and `curve` go on from it. Null where INFERRED. */
  readonly series: FittedSeries | null;
  /** What it was inferred from; null where OBSERVED. */
  readonly inference: Inference | null;
}

export interface HoldersRequest extends PageRequest {
  readonly atLeast: number;
  /** Of these alone, where given. */
  readonly people?: readonly Id[] | null;
}

export interface ProficiencyFilter {
  readonly skills?: readonly Id[] | null;
  readonly basis?: ProficiencyBasis | null;
  readonly atLeast?: number | null;
}

export interface Proficiencies {
  /** In the order of `pairs`, null where nothing is known and nothing can be inferred. */
  forPairs(caller: Caller, pairs: readonly PersonSkill[], when: When): Promise<(Proficiency | null)[]>;
  /** In the order of `ids` (as `Proficiency.id`), null where unknown. */
  byIds(caller: Caller, ids: readonly Id[]): Promise<(Proficiency | null)[]>;
  /** One person's, observed and inferred, in the order of skill ids. */
  page(
    caller: Caller,
    personId: Id,
    request: PageRequest & ProficiencyFilter,
    when: When,
  ): Promise<Page<Proficiency>>;
  /** The same of several people at once, in their order. */
  pages(
    caller: Caller,
    personIds: readonly Id[],
    request: PageRequest & ProficiencyFilter,
    when: When,
  ): Promise<Page<Proficiency>[]>;
  /** Who was seen to have a skill at `atLeast` or more, strongest first, then by person id; of `people` where given. */
  holders(caller: Caller, skillId: Id, request: HoldersRequest, when: When): Promise<Page<Proficiency>>;
  /** The same of several skills at once, in their order. */
  holdersOf(
    caller: Caller,
    skillIds: readonly Id[],
    request: HoldersRequest,
    when: When,
  ): Promise<Page<Proficiency>[]>;
  /**
   * The curve sampled evenly, both ends included. Moments before the newest evidence are each estimated from the
   * evidence up to them; those before there is any are left out.
   */
  curve(caller: Caller, proficiency: Proficiency, range: CurveRange): Promise<CurvePoint[]>;
  /** The same of several at once, in their order. */
  curves(caller: Caller, proficiencies: readonly Proficiency[], range: CurveRange): Promise<CurvePoint[][]>;
  /** The moment at which the estimate falls below `level`; null if it never does, or is there already. */
  revalidateBy(caller: Caller, proficiency: Proficiency, level: number): Instant | null;
}

export interface ProficienciesDependencies {
  readonly graph: Graph;
  readonly tierCutoffs?: TierCutoffs;
  /** What each call over many series is paced by. */
  readonly paced?: () => Pace;
}

export function createProficiencies({
  graph,
  tierCutoffs = TIER_CUTOFFS,
  paced = createPace,
}: ProficienciesDependencies): Proficiencies {
  const fittedProficiencies = createFittedProficiencies({ graph, paced });
  const inferences = createInferences({ graph, ofPeople: fittedProficiencies.ofPeople });

  function toProficiency(series: FittedSeries, asOf: Instant): Proficiency {
    const { fitted, runId } = series;
    const estimate = estimateProficiency(series, asOf);
    return {
      id: proficiencyId(fitted, asOf),
      personId: fitted.personId,
      skillId: fitted.skillId,
      asOf,
      estimate,
      tier: tierOf(estimate.value, tierCutoffs),
      halfLifeDays: estimateHalfLife(fitted),
      lastReinforcedAt: fitted.lastReinforcedAt,
      basis: 'OBSERVED',
      runId,
      series,
      inference: null,
    };
  }

  function toInferred(inference: Inference, { runId, view: { asOf } }: Standing): Proficiency | null {
    const latent = inferredAt(inference, asOf);
    if (latent === null) return null;
    const estimate = estimateLatent(latent);
    const { personId, skillId, taskClass, skillClass, parameters } = inference;
    return {
      id: proficiencyId(inference, asOf),
      personId,
      skillId,
      asOf,
      estimate,
      tier: tierOf(estimate.value, tierCutoffs),
      halfLifeDays: estimateHalfLife({
        halfLifeDays: parameters.classes[taskClass].halfLifeDays,
        logHalfLifeVariance: skillClass.logHalfLifeVariance + skillClass.skillLogHalfLifeVariance,
        observations: 0,
      }),
      lastReinforcedAt: null,
      basis: 'INFERRED',
      runId,
      series: null,
      inference,
    };
  }

  async function forPairs({ signal }: Caller, pairs: readonly PersonSkill[], when: When) {
    const standing = pairs.length === 0 ? null : await fittedProficiencies.standing(when, { signal });
    if (standing === null) return pairs.map(() => null);
    const found = await fittedProficiencies.ofPairs(standing, pairs, { signal });
    const byPair = new Map(found.map((series) => [pairKey(series.fitted), series]));
    const others = pairs.filter((pair) => !byPair.has(pairKey(pair)));
    const inferred = await inferences.ofPairs(standing, others, { signal });
    const inferenceOf = new Map(inferred.map((inference) => [pairKey(inference), inference]));
    return pairs.map((pair) => {
      const series = byPair.get(pairKey(pair));
      if (series !== undefined) return toProficiency(series, standing.view.asOf);
      const inference = inferenceOf.get(pairKey(pair));
      return inference === undefined ? null : toInferred(inference, standing);
    });
  }

  async function pages(
    { signal }: Caller,
    personIds: readonly Id[],
    { first, after, skills, basis, atLeast }: PageRequest & ProficiencyFilter,
    when: When,
  ): Promise<Page<Proficiency>[]> {
    const from = decodeCursor(after, ['string'])?.[0] as string | undefined;
    const standing = await fittedProficiencies.standing(when, { signal });
    if (standing === null) {
      return personIds.map(() => toPage<Proficiency>([], first, 0, ({ skillId }) => [skillId]));
    }
    const { asOf } = standing.view;
    const wanted = skills == null ? null : new Set(skills);
    const series = await fittedProficiencies.ofPeople(standing, personIds, { signal });
    const byPerson = Map.groupBy(series, ({ fitted }) => fitted.personId);
    const everybody = new Map(personIds.map((id) => [id, byPerson.get(id) ?? []] as const));
    const inferred =
      basis === 'OBSERVED' ? [] : await inferences.ofPeople(standing, everybody, skills ?? null, { signal });
    const inferredOf = Map.groupBy(inferred, ({ personId }) => personId);
    const pace = paced();
    const pages: Page<Proficiency>[] = [];
    for (const personId of personIds) {
      await pace(signal);
      const observed = basis === 'INFERRED' ? [] : (byPerson.get(personId) ?? []);
      const found = [
        ...observed
          .filter(({ fitted }) => wanted?.has(fitted.skillId) ?? true)
          .map((one) => ({
            skillId: one.fitted.skillId,
            value: () => expectedProficiency(one.fitted, one.skillClass, asOf),
            row: () => toProficiency(one, asOf),
          })),
        ...(inferredOf.get(personId) ?? []).map((inference) => ({
          skillId: inference.skillId,
          value: () => inferredAt(inference, asOf)!.mean,
          row: () => toInferred(inference, standing)!,
        })),
      ]
        .filter(({ value }) => atLeast == null || value() >= atLeast)
        .sort((a, b) => compareKeys(a.skillId, b.skillId));
      const later = found.filter(({ skillId }) => from === undefined || skillId > from);
      const rows = later.slice(0, first + 1).map(({ row }) => row());
      pages.push(toPage(rows, first, found.length, ({ skillId }) => [skillId]));
    }
    return pages;
  }

  async function holdersOf(
    { signal }: Caller,
    skillIds: readonly Id[],
    { first, after, atLeast, people }: HoldersRequest,
    when: When,
  ): Promise<Page<Proficiency>[]> {
    const key = decodeCursor(after, ['number', 'string']) as [number, Id] | null;
    const standing = await fittedProficiencies.standing(when, { signal });
    const keyOf = (row: Proficiency) => [row.estimate.value, row.personId] as const;
    if (standing === null) return skillIds.map(() => toPage<Proficiency>([], first, 0, keyOf));
    const { asOf } = standing.view;
    const wanted = people == null ? null : new Set(people);
    const isAfter = ({ value, series: { fitted } }: Held) =>
      key === null || value < key[0] || (value === key[0] && fitted.personId > key[1]);
    const bySkill = new Map(
      skillIds.map((skillId) => [skillId, new FirstRows<Held>(first + 1, strongestFirst, isAfter)]),
    );
    for await (const part of fittedProficiencies.ofSkills(standing, skillIds, { signal })) {
      for (const series of part) {
        if (wanted !== null && !wanted.has(series.fitted.personId)) continue;
        const value = expectedProficiency(series.fitted, series.skillClass, asOf);
        if (value >= atLeast) bySkill.get(series.fitted.skillId)!.add({ series, value });
      }
    }
    return skillIds.map((skillId) => {
      const held = bySkill.get(skillId)!;
      const rows = held.sorted().map(({ series }) => toProficiency(series, asOf));
      return toPage(rows, first, held.total, keyOf);
    });
  }

  async function curves(
    { signal }: Caller,
    proficiencies: readonly Proficiency[],
    range: CurveRange,
  ): Promise<CurvePoint[][]> {
    const moments = momentsOf(range);
    const result: CurvePoint[][] = proficiencies.map(() => []);
    const byMoment = Map.groupBy(proficiencies.keys(), (place) => proficiencies[place]!.asOf);
    for (const [asOf, places] of byMoment) {
      const asked = places.map((place) => proficiencies[place]!);
      const newest = Math.max(...asked.map(newestEvidence));
      const past = moments.filter((moment) => moment < newest);
      const standing = past.length === 0 ? null : await fittedProficiencies.standing(asOf, { signal });
      const people = asked.filter((one) => past[0]! < newestEvidence(one)).map(({ personId }) => personId);
      const refitted =
        standing === null ? null : await fittedProficiencies.atMoments(standing, people, past, { signal });
      const pace = paced();
      for (const place of places) {
        await pace(signal);
        const { personId, skillId, series, inference } = proficiencies[place]!;
        if (series === null) {
          result[place] = moments.flatMap((at, i) => {
            const past = at < newestEvidence(proficiencies[place]!);
            const shown = past ? (refitted?.get(personId)?.[i] ?? []) : inference!.shown;
            const latent = inferredAt(inference!, at, shown);
            return latent === null ? [] : [inferredPoint(latent, at)];
          });
          continue;
        }
        result[place] = moments.flatMap((at, i) => {
          const holding =
            at < series.fitted.lastAt
              ? refitted?.get(personId)?.[i]?.find(({ fitted }) => fitted.skillId === skillId)
              : series;
          return holding ? [curvePoint(holding, at)] : [];
        });
      }
    }
    return result;
  }

  return {
    forPairs,

    async byIds(caller, ids) {
      const parsed = ids.map(parseProficiencyId);
      const result: (Proficiency | null)[] = ids.map(() => null);
      const moments = new Set(parsed.flatMap((id) => (id === null ? [] : [id.asOf])));
      for (const asOf of moments) {
        const places = parsed.flatMap((id, place) => (id?.asOf === asOf ? [place] : []));
        const found = await forPairs(
          caller,
          places.map((place) => parsed[place]!),
          asOf,
        );
        places.forEach((place, i) => {
          result[place] = found[i]!;
        });
      }
      return result;
    },

    async page(caller, personId, request, when) {
      return (await pages(caller, [personId], request, when))[0]!;
    },

    pages,

    async holders(caller, skillId, request, when) {
      return (await holdersOf(caller, [skillId], request, when))[0]!;
    },

    holdersOf,

    async curve(caller, proficiency, range) {
      return (await curves(caller, [proficiency], range))[0]!;
    },

    curves,

    revalidateBy(_caller, { series, inference, asOf }, level) {
      if (series === null) return inferredUntil(inference!, level, asOf);
      return revalidationDate(series.fitted, series.skillClass, level, asOf);
    },
  };
}

/** The person's newest evidence: from here on the estimate holds. */
function newestEvidence({ series, inference }: Proficiency): Instant {
  if (series !== null) return series.fitted.lastAt;
  return Math.max(Number.NEGATIVE_INFINITY, ...inference!.shown.map(({ fitted }) => fitted.lastAt));
}

/** About a century: what is above the level then is taken to stay there. */
const LATEST_DAYS = 36_525;

/** The day on which what is inferred falls below `level`; by bisection, as it never rises while nothing happens. */
function inferredUntil(inference: Inference, level: number, from: Instant): Instant | null {
  const isBelow = (days: number) => inferredAt(inference, from + days * DAY)!.mean < level;
  if (isBelow(0) || !isBelow(LATEST_DAYS)) return null;
  let above = 0;
  let below = LATEST_DAYS;
  while (below - above > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isBelow(middle)) below = middle;
    else above = middle;
  }
  return from + below * DAY;
}

interface Held {
  readonly series: FittedSeries;
  readonly value: number;
}

function strongestFirst(a: Held, b: Held): number {
  return b.value - a.value || compareKeys(a.series.fitted.personId, b.series.fitted.personId);
}

export function proficiencyId({ personId, skillId }: PersonSkill, asOf: Instant): Id {
  return `proficiency:${asOf}:${personId}:${skillId}`;
}

export function parseProficiencyId(id: Id): (PersonSkill & { readonly asOf: Instant }) | null {
  const match = /^proficiency:(\d{1,16}):(person:[0-9a-f]+):(skill:.+)$/.exec(id);
  if (match === null) return null;
  return { asOf: Number(match[1]), personId: match[2]!, skillId: match[3]! };
}

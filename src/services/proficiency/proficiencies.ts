import { expectedProficiency } from '../../analytics/decay/model/curve.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Instant } from '../../domain/clock.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import { createPace, type Pace } from '../pace.ts';
import { createFittedProficiencies, type When } from './fitted-proficiencies.ts';
import { createInferences, inferredAt } from './inferences.ts';
import { type HoldersRequest, holdersOf } from './reading/holders.ts';
import {
  inferredFrom,
  observedAt,
  type Proficiency,
  type ProficiencyBasis,
  parseProficiencyId,
} from './reading/proficiency.ts';
import type { CurvePoint, CurveRange } from './reading/proficiency-curve.ts';
import { TIER_CUTOFFS, type TierCutoffs } from './reading/proficiency-estimate.ts';
import { fallsBelow, sampledCurves } from './reading/sampled-curves.ts';
import { type PersonSkill, pairKey } from './series/fitted-series.ts';

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
  const inferences = createInferences({ graph, ofPeople: fittedProficiencies.ofPeople, paced });

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
      if (series !== undefined) return observedAt(series, standing.view.asOf, tierCutoffs);
      const inference = inferenceOf.get(pairKey(pair));
      return inference === undefined ? null : inferredFrom(inference, standing, tierCutoffs);
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
            row: () => observedAt(one, asOf, tierCutoffs),
          })),
        ...(inferredOf.get(personId) ?? []).map((inference) => ({
          skillId: inference.skillId,
          value: () => inferredAt(inference, asOf)!.mean,
          row: () => inferredFrom(inference, standing, tierCutoffs)!,
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

    async holders({ signal }, skillId, request, when) {
      const holders = holdersOf(fittedProficiencies, tierCutoffs, [skillId], request, when, { signal });
      return (await holders)[0]!;
    },

    holdersOf: ({ signal }, skillIds, request, when) =>
      holdersOf(fittedProficiencies, tierCutoffs, skillIds, request, when, { signal }),

    async curve({ signal }, proficiency, range) {
      return (await sampledCurves(fittedProficiencies, paced, [proficiency], range, { signal }))[0]!;
    },

    curves: ({ signal }, proficiencies, range) =>
      sampledCurves(fittedProficiencies, paced, proficiencies, range, { signal }),

    revalidateBy: (_caller, proficiency, level) => fallsBelow(proficiency, level),
  };
}

import { expectedProficiency } from '../../../analytics/decay/model/curve.ts';
import { compareKeys, type Id } from '../../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../../domain/page.ts';
import type { CallOptions } from '../../../graph/graph.ts';
import { FirstRows } from '../../first-rows.ts';
import type { FittedProficiencies, When } from '../fitted-proficiencies.ts';
import type { FittedSeries } from '../series/fitted-series.ts';
import { observedAt, type Proficiency } from './proficiency.ts';
import type { TierCutoffs } from './proficiency-estimate.ts';

export interface HoldersRequest extends PageRequest {
  readonly atLeast: number;
  /** Of these alone, where given. */
  readonly people?: readonly Id[] | null;
}

/** Who was seen to have each of these skills at `atLeast` or more, strongest first, then by person id. */
export async function holdersOf(
  fittedProficiencies: Pick<FittedProficiencies, 'standing' | 'ofSkills'>,
  tierCutoffs: TierCutoffs,
  skillIds: readonly Id[],
  { first, after, atLeast, people }: HoldersRequest,
  when: When,
  options: CallOptions,
): Promise<Page<Proficiency>[]> {
  const key = decodeCursor(after, ['number', 'string']) as [number, Id] | null;
  const standing = await fittedProficiencies.standing(when, options);
  const keyOf = (row: Proficiency) => [row.estimate.value, row.personId] as const;
  if (standing === null) return skillIds.map(() => toPage<Proficiency>([], first, 0, keyOf));
  const { asOf } = standing.view;
  const wanted = people == null ? null : new Set(people);
  const isAfter = ({ value, series: { fitted } }: Held) =>
    key === null || value < key[0] || (value === key[0] && fitted.personId > key[1]);
  const bySkill = new Map(
    skillIds.map((skillId) => [skillId, new FirstRows<Held>(first + 1, strongestFirst, isAfter)]),
  );
  for await (const part of fittedProficiencies.ofSkills(standing, skillIds, options)) {
    for (const series of part) {
      if (wanted !== null && !wanted.has(series.fitted.personId)) continue;
      const value = expectedProficiency(series.fitted, series.skillClass, asOf);
      if (value >= atLeast) bySkill.get(series.fitted.skillId)!.add({ series, value });
    }
  }
  return skillIds.map((skillId) => {
    const held = bySkill.get(skillId)!;
    const rows = held.sorted().map(({ series }) => observedAt(series, asOf, tierCutoffs));
    return toPage(rows, first, held.total, keyOf);
  });
}

interface Held {
  readonly series: FittedSeries;
  readonly value: number;
}

function strongestFirst(a: Held, b: Held): number {
  return b.value - a.value || compareKeys(a.series.fitted.personId, b.series.fitted.personId);
}

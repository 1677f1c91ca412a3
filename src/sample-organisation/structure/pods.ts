import { DAY } from '../../domain/clock.ts';
import { PURPOSE } from '../purpose.ts';
import type { RandomSource } from '../random.ts';
import type { Structure } from './structure.ts';
import { locations, PODS_PER_BLOCK, themes, traits } from './themes.ts';

export interface PodModel {
  readonly number: number;
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly location: string;
  /** 0..1, in the order of `traits`. */
  readonly environment: readonly number[];
}

export function createPod(random: RandomSource, number: number): PodModel {
  const block = Math.floor(number / PODS_PER_BLOCK);
  const theme = themes[block % themes.length]!;
  const round = Math.floor(block / themes.length);
  const draws = random.stream(PURPOSE.POD, number);
  const { name } = theme.pods[number % PODS_PER_BLOCK]!;
  return {
    number,
    key: `POD-${String(number + 1).padStart(3, '0')}`,
    name: round === 0 ? name : `${name} ${round + 1}`,
    unit: theme.unit,
    location: draws.chance(0.7) ? locations[block % locations.length]! : draws.pick(locations),
    environment: traits.map(() => Math.round(draws.beta(2, 2) * 100) / 100),
  };
}

export interface DemandModel {
  readonly key: string;
  readonly pod: string;
  readonly role: string;
  readonly headcount: number;
  readonly from: number;
  readonly to: number | null;
}

/**
 * What a pod asks for: its standing seats (those filled, some with one more that nobody fills) and openings to come.
 * `members` counts who is in the pod by role.
 */
export function createDemand(
  structure: Structure,
  random: RandomSource,
  pod: PodModel,
  members: ReadonlyMap<string, number>,
  asOf: number,
): DemandModel[] {
  const draws = random.stream(PURPOSE.DEMAND, pod.number);
  const rows: Omit<DemandModel, 'key'>[] = [];
  const day = (days: number) => asOf + days * DAY;
  for (const [role, count] of [...members].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const end = draws.chance(0.35) ? day(60 + draws.index(400)) : null;
    rows.push({
      pod: pod.key,
      role,
      headcount: count + (draws.chance(0.2) ? 1 : 0),
      from: day(-60 - draws.index(500)),
      to: end,
    });
  }
  const block = Math.floor(pod.number / PODS_PER_BLOCK);
  const unit = structure.units[block % themes.length]!;
  const known = new Set(structure.usedRoles.map(({ ref }) => ref));
  for (const [role, headcount] of unit.theme.pods[pod.number % PODS_PER_BLOCK]!.opens) {
    if (known.has(role))
      rows.push({
        pod: pod.key,
        role,
        headcount,
        from: day(7 + draws.index(60)),
        to: day(200 + draws.index(300)),
      });
  }
  if (draws.chance(0.25)) {
    const { role } = unit.occupations[draws.weighted(unit.occupations.map(({ weight }) => weight))]!;
    rows.push({ pod: pod.key, role: role.ref, headcount: 1, from: day(30 + draws.index(120)), to: null });
  }
  return rows.map((row, index) => ({ key: `D${pod.key.slice(4)}-${index + 1}`, ...row }));
}

import type { CurveClass } from '../../src/analytics/decay/model/curve.ts';
import { DAY } from '../../src/domain/clock.ts';
import { splitMix32 } from '../../src/domain/split-mix.ts';
import type { CarryOver } from '../../src/talent-index/build/build-bridges.ts';
import { buildPeople, type PersonInput } from '../../src/talent-index/build/build-people.ts';
import { buildTalentIndex } from '../../src/talent-index/build/build-talent-index.ts';
import {
  batchOf,
  type FittedBatch,
  type FittedRow as FittedSeries,
} from '../../src/talent-index/build/fitted-batch.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';

export { splitMix32 as seededRandom } from '../../src/domain/split-mix.ts';

const factors = {
  observationsUpTo: [2, 8],
  gapDays: [30, 365],
  factors: [
    [1.2, 1.5],
    [0.9, 1.1],
  ],
};
export const everyShape: readonly CurveClass[] = [
  { shape: Infinity, floor: 0.1, intervalFactors: factors },
  { shape: 0.5, floor: 0, intervalFactors: factors },
  { shape: 1, floor: 0.15, intervalFactors: factors },
  { shape: 2, floor: 0.05, intervalFactors: factors },
  { shape: 4, floor: 0.1, intervalFactors: factors },
];

export interface FittedRow extends FittedSeries {
  readonly personId: string;
  readonly skillId: string;
}

export interface RandomOrganisation {
  readonly people: PersonInput[];
  readonly fitted: FittedRow[];
  readonly carryOver: CarryOver[];
  readonly skillIds: string[];
  readonly now: number;
}

export interface RandomOrganisationShape {
  readonly seed: number;
  readonly people: number;
  readonly skills: number;
  readonly skillsPerPerson: number;
  readonly adjacentPerSkill: number;
}

/** Fitted series as a fit writes them: float32, flat ones and fresh ones among them, a few people all alike. */
export function randomOrganisation(shape: RandomOrganisationShape): RandomOrganisation {
  const random = splitMix32(shape.seed);
  const now = Date.UTC(2025, 5, 1);
  const skillIds = Array.from({ length: shape.skills }, (_, s) => `skill:org:${String(s).padStart(5, '0')}`);
  const people: PersonInput[] = [];
  const fitted: FittedRow[] = [];
  for (let n = 0; n < shape.people; n++) {
    const personId = `person:${String(Math.floor(random() * 1e9)).padStart(9, '0')}${n}`;
    people.push({
      personId,
      unit: random() < 0.1 ? null : `unit ${Math.floor(random() * 5)}`,
      location: `place ${Math.floor(random() * 3)}`,
      joinedOn: random() < 0.5 ? null : '2020-01-01',
      leftOn: random() < 0.05 ? '2024-01-01' : null,
      wage: random() < 0.1 ? null : 40_000 + Math.floor(random() * 60_000),
      currency: random() < 0.8 ? 'USD' : 'EUR',
    });
    const copied =
      n > 0 && random() < 0.02 ? fitted.filter((row) => row.personId === people[n - 1]!.personId) : null;
    if (copied) {
      fitted.push(...copied.map((row) => ({ ...row, personId })));
      continue;
    }
    const held = new Set<number>();
    const count = Math.round(shape.skillsPerPerson * (0.5 + random()));
    while (held.size < Math.min(count, shape.skills)) held.add(Math.floor(random() ** 1.5 * shape.skills));
    for (const skill of held) fitted.push(randomSeries(random, personId, skillIds[skill]!, now));
  }
  const carryOver = skillIds.flatMap((toSkillId) =>
    Array.from({ length: shape.adjacentPerSkill }, () => ({
      fromSkillId: skillIds[Math.floor(random() * shape.skills)]!,
      toSkillId,
      strength: Math.fround(random()),
    })),
  );
  return { people, fitted, carryOver, skillIds, now };
}

function randomSeries(random: () => number, personId: string, skillId: string, now: number): FittedRow {
  const lastAt = Math.round(now - random() * 1200 * DAY);
  return {
    personId,
    skillId,
    initial: Math.fround(random() < 0.05 ? random() * 0.1 : 0.05 + 0.94 * random()),
    halfLifeDays: Math.fround(20 * Math.exp(4 * random())),
    abilityVariance: Math.fround(0.05 + random()),
    logHalfLifeVariance: Math.fround(0.05 + 0.5 * random()),
    covariance: Math.fround(0.1 * (random() - 0.5)),
    lastReinforcedAt: Math.round(lastAt - (random() < 0.5 ? 0 : random() * 200 * DAY)),
    lastAt,
    observations: 1 + Math.floor(random() * 12),
    achieved: random() < 0.1 ? 0 : 1,
  };
}

export async function* inBatches(rows: readonly FittedRow[], size = 5000): AsyncGenerator<FittedBatch> {
  for (let from = 0; from < rows.length; from += size) {
    yield batchOf(rows.slice(from, from + size));
  }
}

export const noPause = async () => {};
export const classOf = (skillId: string) => Number(skillId.slice(-5)) % everyShape.length;

export function indexOf(organisation: RandomOrganisation): Promise<TalentIndex> {
  return buildTalentIndex(
    {
      people: buildPeople(organisation.people, []),
      carryOver: organisation.carryOver,
      classes: everyShape,
      classOf,
      fitted: inBatches(organisation.fitted),
    },
    noPause,
  );
}

import type { CurveClass } from '../../src/analytics/decay/model/curve.ts';
import type { Requirement } from '../../src/analytics/ranking/score.ts';
import { DAY } from '../../src/domain/clock.ts';
import { splitMix32 } from '../../src/domain/split-mix.ts';
import { buildBridges, type CarryOver } from '../../src/talent-index/build/build-bridges.ts';
import { buildPeople } from '../../src/talent-index/build/build-people.ts';
import { buildTalentIndex } from '../../src/talent-index/build/build-talent-index.ts';
import type { FittedBatch } from '../../src/talent-index/build/fitted-batch.ts';
import { countHolders } from '../../src/talent-index/build/holders.ts';
import { SkillNumbers } from '../../src/talent-index/build/skill-numbers.ts';
import { weighBridges } from '../../src/talent-index/build/weigh-bridges.ts';
import { ownPages } from '../../src/talent-index/segments/own-pages.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';
import { atRest } from '../at-rest.ts';

export { splitMix32 as seeded } from '../../src/domain/split-mix.ts';

export const NOW = Date.UTC(2026, 5, 30);
export const SKILLS = 1500;
export const PER_PERSON = 12;

export const flatFactors = { observationsUpTo: [1], gapDays: [0], factors: [[1]] };

export interface RankingData {
  readonly people: number;
  /** Drawn anew whenever it is gone through: a million people's are 1 GB. */
  readonly batches: Iterable<FittedBatch>;
  readonly personIds: readonly string[];
  readonly skillIds: readonly string[];
}

/**
 * People with twelve fitted skills each, drawn with a popularity of 1/(rank + 30); roles ask for any skill. At a million
 * people the fifteen skills of a role have about a hundred thousand postings.
 */
export function rankingData(people: number, seed: number): RankingData {
  const batches = { [Symbol.iterator]: () => fittedBatches(people, seed, 2_000) };
  return { people, batches, personIds: Array.from({ length: people }, (_, n) => personIdOf(n)), skillIds };
}

/** One in so many people has achieved nothing in anything that they were seen in. */
const NOTHING_ACHIEVED = 500;

export const skillIds = Array.from({ length: SKILLS }, (_, s) => `skill:org:${String(s).padStart(4, '0')}`);

export const personIdOf = (n: number): string => `person:${n.toString(16).padStart(32, '0')}`;

/**
 * The same batch by batch, so that nobody has to hold all of it. Every batch is in the same columns, gone when the next is asked for:
 * columns of their own would be pieces of 96 KB that stay with the process, and measuring its memory would measure them.
 */
export function* fittedBatches(people: number, seed: number, perBatch: number): Generator<FittedBatch> {
  const random = splitMix32(seed);
  const rows = Math.min(perBatch, people) * PER_PERSON;
  const column = () => new Float64Array(ownPages(8 * rows));
  const columns = {
    personId: new Array<string>(rows).fill(''),
    skillId: new Array<string>(rows).fill(''),
    initial: column(),
    halfLifeDays: column(),
    abilityVariance: column(),
    logHalfLifeVariance: column(),
    covariance: column(),
    lastReinforcedAt: column(),
    lastAt: column(),
    observations: column(),
    achieved: column(),
  };
  for (let from = 0; from < people; from += perBatch) {
    const count = Math.min(perBatch, people - from);
    const length = count * PER_PERSON;
    for (let n = 0; n < count; n++) {
      const general = 0.25 * (random() - 0.5);
      const personId = personIdOf(from + n);
      const held = new Set<number>();
      while (held.size < PER_PERSON) held.add(drawSkill(random));
      let row = n * PER_PERSON;
      for (const skill of held) {
        columns.personId[row] = personId;
        columns.skillId[row] = skillIds[skill]!;
        columns.initial[row] = Math.fround(
          Math.min(0.98, Math.max(0.05, 0.6 + general + 0.5 * (random() - 0.5))),
        );
        columns.halfLifeDays[row] = Math.fround(300 * Math.exp(1.4 * (random() + random() - 1)));
        columns.abilityVariance[row] = Math.fround(0.05 + 0.3 * random());
        columns.logHalfLifeVariance[row] = Math.fround(0.1 + 0.3 * random());
        columns.covariance[row] = 0;
        const at = Math.round(NOW - random() * 1000 * DAY);
        columns.lastReinforcedAt[row] = at;
        columns.lastAt[row] = at;
        columns.observations[row] = 1 + Math.floor(random() * 10);
        columns.achieved[row] = (from + n) % NOTHING_ACHIEVED === 0 ? 0 : 1;
        row++;
      }
    }
    yield { length, columns };
  }
}

function drawSkill(random: () => number): number {
  return Math.min(SKILLS - 1, Math.floor(30 * ((1 + SKILLS / 30) ** random() - 1)));
}

export function randomRoles(data: Pick<RankingData, 'skillIds'>, roles: number, size: number, seed: number) {
  const random = splitMix32(seed);
  return Array.from({ length: roles }, (_, r) => {
    const skills = new Set<number>();
    while (skills.size < size) skills.add(Math.floor(SKILLS * random()));
    const requirements: Requirement[] = [...skills].map((skill) => ({
      skillId: data.skillIds[skill]!,
      importance: Math.fround(0.2 + 0.8 * random()),
      level: Math.fround(0.3 + 0.6 * random()),
    }));
    return { roleId: `role:org:${r}`, requirements };
  });
}

export function randomAdjacency(data: RankingData, perSkill: number, seed: number): CarryOver[] {
  const random = splitMix32(seed);
  return data.skillIds.flatMap((toSkillId) =>
    Array.from({ length: perSkill }, () => ({
      fromSkillId: data.skillIds[Math.floor(SKILLS * random())]!,
      toSkillId,
      strength: Math.fround(0.2 + 0.6 * random()),
    })),
  );
}

export async function indexOf(
  data: RankingData,
  curve: Pick<CurveClass, 'shape' | 'floor'>,
  carryOver: readonly CarryOver[] = [],
): Promise<TalentIndex> {
  const people = data.personIds.map((personId) => ({
    personId,
    unit: null,
    location: null,
    joinedOn: null,
    leftOn: null,
    wage: null,
    currency: null,
  }));
  async function* fitted() {
    yield* data.batches;
  }
  const index = await buildTalentIndex(
    {
      people: buildPeople(people, []),
      carryOver,
      classes: [{ ...curve, intervalFactors: flatFactors }],
      classOf: () => 0,
      fitted: fitted(),
    },
    async () => {},
  );
  await atRest(index);
  return index;
}

/** The same people with adjacent skills. */
export async function withAdjacent(
  index: TalentIndex,
  carryOver: readonly CarryOver[],
): Promise<TalentIndex> {
  const skills = new SkillNumbers(index.skills.classes, () => 0);
  for (const id of index.skills.ids) skills.number(id);
  const bridges = buildBridges(carryOver, skills);
  const columns = skills.columns();
  const counted = await countHolders(index.segments, bridges, columns.ids.length, async () => {});
  return { ...index, skills: columns, bridges: weighBridges(counted, columns) };
}

/** The same people on curves of another shape. */
export function withCurve(index: TalentIndex, curve: Pick<CurveClass, 'shape' | 'floor'>): TalentIndex {
  return { ...index, skills: { ...index.skills, classes: [{ ...curve, intervalFactors: flatFactors }] } };
}

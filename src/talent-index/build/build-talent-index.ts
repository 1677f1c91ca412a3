import { type CarryOverParameters, uncalibrated } from '../../analytics/carry-over/parameters.ts';
import type { CurveClass } from '../../analytics/decay/model/curve.ts';
import { PRIOR } from '../../analytics/decay/model/prior.ts';
import { inPauses, type Pause } from '../pause.ts';
import { emptySegments, SEGMENT_SIZE, type Segment } from '../segments/segment.ts';
import { Scratch, SegmentRows } from '../segments/segment-rows.ts';
import type { PersonColumns, TalentIndex } from '../talent-index.ts';
import { buildBridges, type CarryOver } from './build-bridges.ts';
import type { FittedBatch } from './fitted-batch.ts';
import { countHolders } from './holders.ts';
import { SkillNumbers } from './skill-numbers.ts';
import { weighBridges } from './weigh-bridges.ts';

export interface TalentIndexInput {
  readonly people: PersonColumns;
  readonly carryOver: readonly CarryOver[];
  /** The prior's unless given. */
  readonly carryOverParameters?: CarryOverParameters;
  readonly classes: readonly CurveClass[];
  /** The number of a skill's class in `classes`. */
  classOf(skillId: string): number;
  /** Every fitted series of one run, in any order; the people must be among `people`. */
  readonly fitted: AsyncIterable<FittedBatch>;
}

const ROWS_PER_SLICE = 10_000;

/**
 * Builds the index in time linear in its input, pausing between slices, in little more memory than it takes itself.
 * Equal input in any order gives an index that ranks alike; nothing of a former index is touched.
 * @throws RangeError where a series names a person that `people` does not have.
 */
export async function buildTalentIndex(input: TalentIndexInput, pause: Pause): Promise<TalentIndex> {
  const { people } = input;
  const skills = new SkillNumbers(input.classes, input.classOf);
  const parts = Array.from(
    { length: Math.ceil(people.count / SEGMENT_SIZE) },
    (_, number) => new SegmentRows(Math.min(SEGMENT_SIZE, people.count - number * SEGMENT_SIZE)),
  );
  let watermark = -Infinity;
  for await (const batch of input.fitted) {
    for (let i = 0; i < batch.length; i++) {
      const person = people.ids.numberOf(batch.columns.personId[i]!);
      // Imported and fitted after people were read: the change log tells of it next.
      if (person === undefined) continue;
      const row = rowOf(batch, i);
      const skill = skills.number(batch.columns.skillId[i]!);
      parts[Math.floor(person / SEGMENT_SIZE)]!.add(person % SEGMENT_SIZE, skill, row);
      if (row.lastAt > watermark) watermark = row.lastAt;
      if (i % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) await pause();
    }
    await pause();
  }
  const unweighed = buildBridges(input.carryOver, skills);
  const columns = skills.columns();
  const segments: Segment[] = [];
  const empty = emptySegments(parts.map((part) => part.shape(columns.ids.length)));
  const scratch = new Scratch();
  for (const part of parts) {
    segments.push(await inPauses(part.fill(empty.next().value!, scratch), pause));
    // The whole is never held twice.
    part.release();
    await pause();
  }
  scratch.release();
  const bridges = await countHolders(segments, unweighed, columns.ids.length, pause);
  return {
    people,
    skills: columns,
    segments,
    recent: null,
    bridges: weighBridges(bridges, columns),
    carryOver: input.carryOverParameters ?? uncalibrated(PRIOR),
    watermark,
  };
}

function rowOf({ columns }: FittedBatch, i: number) {
  return {
    initial: columns.initial[i]!,
    halfLifeDays: columns.halfLifeDays[i]!,
    abilityVariance: columns.abilityVariance[i]!,
    logHalfLifeVariance: columns.logHalfLifeVariance[i]!,
    covariance: columns.covariance[i]!,
    lastReinforcedAt: columns.lastReinforcedAt[i]!,
    lastAt: columns.lastAt[i]!,
    observations: columns.observations[i]!,
    achieved: columns.achieved[i]!,
  };
}

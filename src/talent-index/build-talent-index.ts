import type { CurveClass } from '../analytics/decay/curve.ts';
import { buildBridges, type CarryOver } from './build-bridges.ts';
import { buildPostings } from './build-postings.ts';
import { allocateSeries, type FittedBatch, FittedColumns } from './fitted-columns.ts';
import type { Pause } from './pause.ts';
import { SkillNumbers } from './skill-numbers.ts';
import type { FittedRows, PersonColumns, TalentIndex } from './talent-index.ts';
import { weighBridges } from './weigh-bridges.ts';

export interface TalentIndexInput {
  readonly people: PersonColumns;
  readonly carryOver: readonly CarryOver[];
  readonly classes: readonly CurveClass[];
  /** The number of a skill's class in `classes`. */
  classOf(skillId: string): number;
  /** Every fitted series of one run, in any order; the people must be among `people`. */
  readonly fitted: AsyncIterable<FittedBatch>;
}

/**
 * Builds the index in time linear in its input, pausing between slices. Equal input in any order gives an index that
 * ranks alike; nothing of a former index is touched.
 * @throws RangeError where a series names a person that `people` does not have.
 */
export async function buildTalentIndex(input: TalentIndexInput, pause: Pause): Promise<TalentIndex> {
  const { people } = input;
  const skills = new SkillNumbers(input.classes, input.classOf);
  const fitted = new FittedColumns(people.numberOf, skills);
  for await (const batch of input.fitted) await fitted.add(batch, pause);
  const rows = await groupByPerson(fitted, people.count, pause);
  const bridges = buildBridges(input.carryOver, skills);
  await pause();
  const columns = skills.columns();
  const epoch = Number.isFinite(fitted.watermark) ? fitted.watermark : 0;
  const postings = await buildPostings(rows, columns, epoch, pause);
  const weighed = await weighBridges(bridges, postings, columns, pause);
  return { people, skills: columns, postings, rows, bridges: weighed, watermark: fitted.watermark };
}

/** A counting sort by person, then each person's few rows by skill. */
async function groupByPerson(fitted: FittedColumns, people: number, pause: Pause): Promise<FittedRows> {
  const { length, columns } = fitted;
  const start = new Uint32Array(people + 1);
  for (let i = 0; i < length; i++) start[columns.person[i]! + 1]!++;
  for (let n = 0; n < people; n++) start[n + 1]! += start[n]!;
  const order = new Uint32Array(length);
  const next = start.slice();
  for (let i = 0; i < length; i++) order[next[columns.person[i]!]!++] = i;
  await pause();
  for (let n = 0; n < people; n++) {
    order.subarray(start[n]!, start[n + 1]!).sort((a, b) => columns.skill[a]! - columns.skill[b]!);
    if (n % 20_000 === 19_999) await pause();
  }
  const rows: FittedRows = { start, ...allocateSeries(length) };
  for (const [name, target] of Object.entries(rows)) {
    if (name === 'start') continue;
    const source = columns[name as Exclude<keyof FittedRows, 'start'>];
    for (let i = 0; i < length; i++) target[i] = source[order[i]!]!;
    await pause();
  }
  return rows;
}

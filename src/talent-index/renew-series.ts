import { curveOf } from './build-postings.ts';
import type { Pause } from './pause.ts';
import { type FittedRows, type PostingColumns, RANGE_SIZE, type TalentIndex } from './talent-index.ts';
import { weighBridges } from './weigh-bridges.ts';

/** One fitted series as it is now. */
export interface RenewedSeries {
  readonly personId: string;
  readonly skillId: string;
  readonly initial: number;
  readonly halfLifeDays: number;
  readonly abilityVariance: number;
  readonly logHalfLifeVariance: number;
  readonly covariance: number;
  readonly lastReinforcedAt: number;
  readonly lastAt: number;
  readonly observations: number;
}

const MOST_OBSERVATIONS = 0xffff;

/**
 * The same index with all series of `personIds` as they are in `series`: it ranks as one built anew would. Columns are
 * copied but for what changed, so the former index goes on answering. Null where the index knows one of the people or
 * skills not yet, and has to be built.
 */
export async function renewSeries(
  index: TalentIndex,
  personIds: readonly string[],
  series: readonly RenewedSeries[],
  pause: Pause,
): Promise<TalentIndex | null> {
  const { people, skills } = index;
  const numbers = [...new Set(personIds)].map((id) => people.numberOf.get(id) ?? -1).sort((a, b) => a - b);
  if (numbers.includes(-1) || series.some(({ skillId }) => !skills.numberOf.has(skillId))) return null;
  const byPerson = Map.groupBy(series, ({ personId }) => people.numberOf.get(personId)!);
  const own = new Map(
    numbers.map((person) => [
      person,
      (byPerson.get(person) ?? [])
        .map((row) => ({ row, skill: skills.numberOf.get(row.skillId)! }))
        .sort((a, b) => a.skill - b.skill),
    ]),
  );
  const rows = replaceRows(index.rows, numbers, own);
  await pause();
  const postings = replacePostings(index, rows, numbers);
  await pause();
  const watermark = series.reduce((latest, { lastAt }) => Math.max(latest, lastAt), index.watermark);
  const renewed = { ...index, rows, postings, watermark };
  if (numbers.every((person) => sameSkills(index.rows, rows, person))) return renewed;
  // Who shows which skills weighs what carries over between them.
  return { ...renewed, bridges: await weighBridges(index.bridges, postings, skills, pause) };
}

type OwnRows = ReadonlyMap<number, readonly { readonly row: RenewedSeries; readonly skill: number }[]>;

function replaceRows(rows: FittedRows, numbers: readonly number[], own: OwnRows): FittedRows {
  const people = rows.start.length - 1;
  const start = new Uint32Array(people + 1);
  for (let person = 0; person < people; person++) {
    const count = own.get(person)?.length ?? rows.start[person + 1]! - rows.start[person]!;
    start[person + 1] = start[person]! + count;
  }
  const length = start[people]!;
  const spliced = <Column extends Uint16Array | Uint32Array | Float32Array | Float64Array>(
    source: Column,
    target: Column,
    value: (row: RenewedSeries, skill: number) => number,
  ): Column => {
    let from = 0;
    let at = 0;
    for (const person of numbers) {
      target.set(source.subarray(from, rows.start[person]!), at);
      at = start[person]!;
      for (const { row, skill } of own.get(person)!) target[at++] = value(row, skill);
      from = rows.start[person + 1]!;
    }
    target.set(source.subarray(from), at);
    return target;
  };
  return {
    start,
    skill: spliced(rows.skill, new Uint32Array(length), (_, skill) => skill),
    initial: spliced(rows.initial, new Float32Array(length), (row) => row.initial),
    halfLifeDays: spliced(rows.halfLifeDays, new Float32Array(length), (row) => row.halfLifeDays),
    abilityVariance: spliced(rows.abilityVariance, new Float32Array(length), (row) => row.abilityVariance),
    logHalfLifeVariance: spliced(
      rows.logHalfLifeVariance,
      new Float32Array(length),
      (row) => row.logHalfLifeVariance,
    ),
    covariance: spliced(rows.covariance, new Float32Array(length), (row) => row.covariance),
    lastReinforcedAt: spliced(rows.lastReinforcedAt, new Float64Array(length), (row) => row.lastReinforcedAt),
    lastAt: spliced(rows.lastAt, new Float64Array(length), (row) => row.lastAt),
    observations: spliced(rows.observations, new Uint16Array(length), (row) =>
      Math.min(MOST_OBSERVATIONS, row.observations),
    ),
  };
}

interface Posting {
  readonly person: number;
  readonly offset: number;
  readonly rate: number;
}

/** Copies the postings, those of the renewed people replaced in each skill and range that they stand in or stood in. */
function replacePostings(index: TalentIndex, rows: FittedRows, numbers: readonly number[]): PostingColumns {
  const { postings, skills } = index;
  const stride = postings.ranges + 1;
  const renewed = new Set(numbers);
  const cells = new Map<number, Posting[]>();
  let { largestOffset } = postings;
  for (const person of numbers) {
    const range = Math.floor(person / RANGE_SIZE);
    for (let row = index.rows.start[person]!; row < index.rows.start[person + 1]!; row++) {
      cells.set(index.rows.skill[row]! * stride + range, []);
    }
  }
  for (const person of numbers) {
    const range = Math.floor(person / RANGE_SIZE);
    for (let row = rows.start[person]!; row < rows.start[person + 1]!; row++) {
      const skill = rows.skill[row]!;
      const { shape, floor } = skills.classes[skills.classOf[skill]!]!;
      const curve = curveOf(rows, row, shape, floor, postings.epoch);
      if (shape === Infinity && curve.rate > 0)
        largestOffset = Math.max(largestOffset, Math.abs(curve.offset));
      const cell = skill * stride + range;
      const posting = { person: person - range * RANGE_SIZE, ...curve };
      const standing = cells.get(cell);
      if (standing === undefined) cells.set(cell, [posting]);
      else standing.push(posting);
    }
  }
  const merged = [...cells].sort(([a], [b]) => a - b);
  const kept = merged.map(([cell]) => {
    const range = cell % stride;
    const places: number[] = [];
    for (let i = postings.rangeStart[cell]!; i < postings.rangeStart[cell + 1]!; i++) {
      if (!renewed.has(postings.person[i]! + range * RANGE_SIZE)) places.push(i);
    }
    return places;
  });
  const rangeStart = new Uint32Array(postings.rangeStart.length);
  let next = 0;
  let shift = 0;
  for (let entry = 0; entry < rangeStart.length; entry++) {
    rangeStart[entry] = postings.rangeStart[entry]! + shift;
    if (merged[next]?.[0] === entry) {
      const before = postings.rangeStart[entry + 1]! - postings.rangeStart[entry]!;
      shift += kept[next]!.length + merged[next]![1].length - before;
      next++;
    }
  }
  const person = new Uint16Array(rows.skill.length);
  const offset = new Float32Array(rows.skill.length);
  const rate = new Float32Array(rows.skill.length);
  let from = 0;
  let at = 0;
  const copyUntil = (until: number) => {
    person.set(postings.person.subarray(from, until), at);
    offset.set(postings.offset.subarray(from, until), at);
    rate.set(postings.rate.subarray(from, until), at);
    at += until - from;
  };
  merged.forEach(([cell, added], i) => {
    copyUntil(postings.rangeStart[cell]!);
    const standing = kept[i]!.map((place) => ({
      person: postings.person[place]!,
      offset: postings.offset[place]!,
      rate: postings.rate[place]!,
    }));
    for (const posting of [...standing, ...added].sort((a, b) => a.person - b.person)) {
      person[at] = posting.person;
      offset[at] = posting.offset;
      rate[at++] = posting.rate;
    }
    from = postings.rangeStart[cell + 1]!;
  });
  copyUntil(postings.person.length);
  return { ...postings, rangeStart, person, offset, rate, largestOffset };
}

function sameSkills(before: FittedRows, after: FittedRows, person: number): boolean {
  const skillsOf = (rows: FittedRows) => rows.skill.subarray(rows.start[person]!, rows.start[person + 1]!);
  const now = skillsOf(after);
  const then = skillsOf(before);
  return now.length === then.length && now.every((skill, i) => skill === then[i]);
}

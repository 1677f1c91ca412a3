import { inPauses, type Pause } from '../pause.ts';
import type { AssignmentColumns } from '../segments/assignment-rows.ts';
import { Coded, withoutUnused } from '../segments/coded.ts';
import { type Days, dayAt, putDay } from '../segments/days.ts';
import { IDS_PER_SLICE } from '../segments/person-ids.ts';
import type { Dictionary, PersonColumns, TalentIndex } from '../talent-index.ts';

/**
 * The same fitted series with some people as they are now, and all assignments of these people; everybody else is as
 * before. What was shared is shared still, the former index goes on answering. Who is new stands after everybody else.
 * @param changed numbered in byte order of their ids
 */
export async function renewPeople(
  index: TalentIndex,
  changed: PersonColumns,
  pause: Pause,
): Promise<TalentIndex> {
  if (changed.count === 0) return index;
  return { ...index, people: await inPauses(renewedPeople(index.people, changed), pause) };
}

const PEOPLE_PER_SLICE = 2 ** 16;

function* renewedPeople(former: PersonColumns, changed: PersonColumns): Generator<void, PersonColumns> {
  const numbers = new Uint32Array(changed.count);
  const added = new Uint32Array(changed.count);
  let count = former.count;
  for (let i = 0; i < changed.count; i++) {
    const known = former.ids.numberOf(changed.ids.at(i));
    if (known === undefined) added[count - former.count] = i;
    numbers[i] = known ?? count++;
    if (i % IDS_PER_SLICE === IDS_PER_SLICE - 1) yield;
  }
  const more = count - former.count;
  const ids = more === 0 ? former.ids : yield* former.ids.withMore(more, (n) => changed.ids.at(added[n]!));
  yield;
  const joinedDay = renewedDays(former.joinedDay, changed.joinedDay, numbers, count);
  yield;
  const leftDay = renewedDays(former.leftDay, changed.leftDay, numbers, count);
  yield;
  const exact = former.wage instanceof Float32Array && changed.wage instanceof Float32Array;
  const wage = exact ? new Float32Array(count) : new Float64Array(count);
  wage.set(former.wage);
  put(changed.wage, numbers, wage);
  yield;
  const unit = yield* renewedWords(former.unit, changed.unit, numbers, count);
  const location = yield* renewedWords(former.location, changed.location, numbers, count);
  const currency = yield* renewedWords(former.currency, changed.currency, numbers, count);
  const assignments = yield* renewedAssignments(former, changed, numbers, count);
  return { count, ids, unit, location, currency, joinedDay, leftDay, wage, ...assignments };
}

/** Short where both are. */
function renewedDays(former: Days, changed: Days, numbers: Uint32Array, count: number): Days {
  const short = former instanceof Int16Array && changed instanceof Int16Array;
  const days = short ? new Int16Array(count) : new Int32Array(count);
  if (former.BYTES_PER_ELEMENT === days.BYTES_PER_ELEMENT) days.set(former);
  else for (let n = 0; n < former.length; n++) days[n] = dayAt(former, n);
  for (let i = 0; i < numbers.length; i++) putDay(days, numbers[i]!, dayAt(changed, i));
  return days;
}

/** What is at i stands at `numbers[i]` from now on. */
function put<Column extends Dictionary['codes'] | PersonColumns['wage']>(
  from: Dictionary['codes'] | PersonColumns['wage'],
  numbers: Uint32Array,
  to: Column,
): Column {
  for (let i = 0; i < numbers.length; i++) to[numbers[i]!] = from[i]!;
  return to;
}

function* renewedWords(
  former: Dictionary,
  changed: Dictionary,
  numbers: Uint32Array,
  count: number,
): Generator<void, Dictionary> {
  const { recoded, values } = joined(former, changed);
  const codes = values.codes(count);
  codes.set(former.codes);
  put(recoded, numbers, codes);
  yield;
  const words = withoutUnused({ codes, values: values.values });
  yield;
  return words;
}

/** The values of both, those of `former` with the codes that they have, and the others' codes among these. */
function joined(former: Dictionary, changed: Dictionary): { recoded: Int32Array; values: Coded } {
  const values = new Coded(former.values);
  const codeOf = changed.values.map((value) => values.codeOf(value));
  const recoded = Int32Array.from(changed.codes, (code) => (code < 0 ? -1 : codeOf[code]!));
  return { recoded, values };
}

/** The assignments of everybody, those of the people changed as they are now. */
function* renewedAssignments(
  former: PersonColumns,
  changed: PersonColumns,
  numbers: Uint32Array,
  count: number,
): Generator<void, AssignmentColumns> {
  const placeOf = new Int32Array(count).fill(-1);
  let length = former.assignmentFrom.length + changed.assignmentFrom.length;
  for (const [i, person] of numbers.entries()) {
    placeOf[person] = i;
    if (person < former.count)
      length -= former.assignmentStart[person + 1]! - former.assignmentStart[person]!;
    if (i % PEOPLE_PER_SLICE === PEOPLE_PER_SLICE - 1) yield;
  }
  const { recoded, values } = joined(former.assignmentPod, changed.assignmentPod);
  yield;
  const assignmentStart = new Uint32Array(count + 1);
  const assignmentFrom = new Int32Array(length);
  const assignmentTo = new Int32Array(length);
  const pods = values.codes(length);
  let to = 0;
  /** Those of `people` from number `first` to `end`, who stand from number `at` on here. */
  const take = (
    people: PersonColumns,
    codes: Dictionary['codes'],
    first: number,
    end: number,
    at: number,
  ) => {
    const { assignmentStart: start } = people;
    const [from, until] = [start[first]!, start[end]!];
    for (let n = first; n < end; n++) assignmentStart[at + n - first] = to + start[n]! - from;
    if (from === until) return;
    assignmentFrom.set(people.assignmentFrom.subarray(from, until), to);
    assignmentTo.set(people.assignmentTo.subarray(from, until), to);
    pods.set(codes.subarray(from, until), to);
    to += until - from;
  };
  for (let slice = 0; slice < count; slice += PEOPLE_PER_SLICE) {
    const sliceEnd = Math.min(count, slice + PEOPLE_PER_SLICE);
    for (let person = slice; person < sliceEnd; ) {
      const place = placeOf[person]!;
      let end = person + 1;
      if (place >= 0) {
        take(changed, recoded, place, place + 1, person);
      } else {
        while (end < sliceEnd && placeOf[end]! < 0) end++;
        take(former, former.assignmentPod.codes, person, end, person);
      }
      person = end;
    }
    yield;
  }
  assignmentStart[count] = to;
  const assignmentPod = withoutUnused({ codes: pods, values: values.values });
  return { assignmentStart, assignmentFrom, assignmentTo, assignmentPod };
}

import type { PersonColumns } from '../talent-index.ts';
import { Coded } from './coded.ts';
import { AFTER_ALL } from './days.ts';
import { ownPages } from './own-pages.ts';
import type { PersonIds } from './person-ids.ts';
import { dayOf } from './person-rows.ts';

export interface AssignmentInput {
  readonly personId: string;
  readonly podId: string;
  readonly from: string;
  /** The last day, included; null while no end is set. */
  readonly to: string | null;
}

export type AssignmentColumns = Pick<
  PersonColumns,
  'assignmentStart' | 'assignmentFrom' | 'assignmentTo' | 'assignmentPod'
>;

const ROWS_PER_SLICE = 2 ** 16;

/** Collects assignments one by one, sixteen bytes each. One of a person who has no number is left out. */
export class AssignmentRows {
  readonly #ids: PersonIds;
  readonly #pods = new Coded();
  #person: Uint32Array = new Uint32Array(1024);
  #from: Int32Array = new Int32Array(1024);
  #to: Int32Array = new Int32Array(1024);
  #pod: Int32Array = new Int32Array(1024);
  #length = 0;

  constructor(ids: PersonIds) {
    this.#ids = ids;
  }

  add({ personId, podId, from, to }: AssignmentInput): void {
    const person = this.#ids.numberOf(personId);
    if (person !== undefined) this.put(person, dayOf(from), to === null ? AFTER_ALL : dayOf(to), podId);
  }

  put(person: number, from: number, to: number, podId: string): void {
    if (this.#length === this.#person.length) this.#grow();
    const at = this.#length++;
    this.#person[at] = person;
    this.#from[at] = from;
    this.#to[at] = to;
    this.#pod[at] = this.#pods.codeOf(podId);
  }

  /** By person, then by first day, then as they came. In slices. */
  *columns(): Generator<void, AssignmentColumns> {
    const start = new Uint32Array(this.#ids.length + 1);
    for (let i = 0; i < this.#length; i++) start[this.#person[i]! + 1]!++;
    for (let n = 0; n + 1 < start.length; n++) start[n + 1]! += start[n]!;
    yield;
    const order = new Uint32Array(ownPages(4 * this.#length));
    const next = new Uint32Array(ownPages(start.byteLength));
    next.set(start);
    for (let i = 0; i < this.#length; i++) {
      this.#insert(order, start[this.#person[i]!]!, next[this.#person[i]!]!++, i);
      if (i % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    }
    const assignmentFrom = new Int32Array(this.#length);
    const assignmentTo = new Int32Array(this.#length);
    const codes = this.#pods.codes(this.#length);
    for (const [to, i] of order.entries()) {
      assignmentFrom[to] = this.#from[i]!;
      assignmentTo[to] = this.#to[i]!;
      codes[to] = this.#pod[i]!;
      if (to % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    }
    const assignmentPod = { codes, values: this.#pods.values };
    return { assignmentStart: start, assignmentFrom, assignmentTo, assignmentPod };
  }

  /** Behind those from `first` to `end` that do not begin later. */
  #insert(order: Uint32Array, first: number, end: number, row: number): void {
    let at = end;
    for (; at > first && this.#from[order[at - 1]!]! > this.#from[row]!; at--) order[at] = order[at - 1]!;
    order[at] = row;
  }

  #grow(): void {
    const larger = <Column extends Uint32Array | Int32Array>(column: Column, empty: Column): Column => {
      empty.set(column);
      return empty;
    };
    const empty = () => ownPages(8 * this.#length);
    this.#person = larger(this.#person, new Uint32Array(empty()));
    this.#from = larger(this.#from, new Int32Array(empty()));
    this.#to = larger(this.#to, new Int32Array(empty()));
    this.#pod = larger(this.#pod, new Int32Array(empty()));
  }
}

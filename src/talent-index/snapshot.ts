import type { CarryOverParameters } from '../analytics/carry-over/parameters.ts';
import type { CurveClass } from '../analytics/decay/model/curve.ts';
import { recentPeople } from './renew/renew-series.ts';
import { PersonIds } from './segments/person-ids.ts';
import {
  emptySegments,
  SEGMENT_SIZE,
  type SegmentShape,
  segmentBytes,
  segmentIn,
} from './segments/segment.ts';
import type { BridgeColumns, Dictionary, PersonColumns, TalentIndex } from './talent-index.ts';

/** What a snapshot says beside its columns: everything that is not a typed array. */
export interface SnapshotHeader {
  readonly people: {
    readonly count: number;
    readonly dictionaries: Readonly<Record<DictionaryName, readonly string[]>>;
  };
  readonly skills: readonly string[];
  /** Infinity is not in JSON: null. */
  readonly classes: readonly (Omit<CurveClass, 'shape'> & { readonly shape: number | null })[];
  /** People a segment: whose a slot is follows from it. */
  readonly segmentSize: number;
  readonly segments: readonly SegmentShape[];
  readonly recent: SegmentShape | null;
  readonly carryOver: CarryOverParameters;
  readonly watermark: number | null;
  readonly columns: readonly ColumnShape[];
}

interface ColumnShape {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly length: number;
}

const kinds = {
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;
type ColumnKind = keyof typeof kinds;
type Column = Int8Array | Int16Array | Int32Array | Uint8Array | Uint32Array | Float32Array | Float64Array;

const dictionaryNames = ['unit', 'location', 'currency', 'assignmentPod'] as const;
type DictionaryName = (typeof dictionaryNames)[number];
const personColumns = [
  'joinedDay',
  'leftDay',
  'wage',
  'assignmentStart',
  'assignmentFrom',
  'assignmentTo',
] as const;
const bridgeColumns = ['start', 'from', 'probability', 'published', 'both', 'holders'] as const;

/** An index as a header and the bytes of its sections, in the order in which `decodeSnapshot` takes them. */
export function encodeSnapshot(index: TalentIndex): {
  readonly header: SnapshotHeader;
  readonly sections: readonly Uint8Array[];
} {
  const { people, skills, segments, recent, bridges } = index;
  const named: [string, Column][] = [
    ['ids.bytes', new Uint8Array(people.ids.columns.bytes.buffer)],
    ['ids.later', people.ids.columns.later],
    ...(people.ids.columns.ends === null ? [] : [['ids.ends', people.ids.columns.ends] as [string, Column]]),
    ...dictionaryNames.map((name): [string, Column] => [`people.${name}`, people[name].codes]),
    ...personColumns.map((name): [string, Column] => [`people.${name}`, people[name]]),
    ['skills.classOf', skills.classOf],
    ...bridgeColumns.map((name): [string, Column] => [`bridges.${name}`, bridges[name]]),
    ...(recent === null ? [] : [['recent.people', recent.people] as [string, Column]]),
  ];
  const shapeOf = ({ slots, skills: count, postings, skillBytes, countBytes }: SegmentShape) => {
    return { slots, skills: count, postings, skillBytes, countBytes };
  };
  const header: SnapshotHeader = {
    people: {
      count: people.count,
      dictionaries: Object.fromEntries(dictionaryNames.map((name) => [name, people[name].values])) as Record<
        DictionaryName,
        readonly string[]
      >,
    },
    skills: skills.ids,
    classes: skills.classes.map(({ shape, ...rest }) => ({
      ...rest,
      shape: shape === Infinity ? null : shape,
    })),
    segmentSize: SEGMENT_SIZE,
    segments: segments.map(shapeOf),
    recent: recent === null ? null : shapeOf(recent.segment),
    carryOver: index.carryOver,
    watermark: Number.isFinite(index.watermark) ? index.watermark : null,
    columns: named.map(([name, column]) => ({
      name,
      kind: column.constructor.name as ColumnKind,
      length: column.length,
    })),
  };
  const sections = [
    ...named.map(([, column]) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)),
    ...segments.map(({ bytes }) => bytes),
    ...(recent === null ? [] : [recent.segment.bytes]),
  ];
  return { header, sections };
}

/** Why an index of this header cannot be ranked by here; null where it can. */
export function whyUnreadable(header: SnapshotHeader): string | null {
  const { segmentSize, segments, recent, people, columns } = header;
  if (segmentSize !== SEGMENT_SIZE)
    return `Its segments are of ${segmentSize} people, read are segments of ${SEGMENT_SIZE}.`;
  // People who came after the segments were made may have no slot yet; a slot always has its person.
  const beyond = segments.findIndex(
    ({ slots }, number) => slots > Math.min(SEGMENT_SIZE, people.count - number * SEGMENT_SIZE),
  );
  if (beyond >= 0) return `Segment ${beyond + 1} of ${segments.length} holds more people than stand there.`;
  if (recent !== null && !(recent.slots <= SEGMENT_SIZE))
    return `Its recent segment is of ${recent.slots} people where at most ${SEGMENT_SIZE} are.`;
  const unknown = columns.find(({ kind }) => !Object.hasOwn(kinds, kind));
  if (unknown !== undefined) return `Its column ${unknown.name} is of an unknown kind, ${unknown.kind}.`;
  const lengthOf = (name: string) => columns.find((column) => column.name === name)?.length;
  const expected = {
    'people.joinedDay': people.count,
    'people.assignmentStart': people.count + 1,
    ...(recent === null ? {} : { 'recent.people': recent.slots }),
  };
  for (const [name, length] of Object.entries(expected)) {
    if (lengthOf(name) !== length)
      return `Its column ${name} is of ${lengthOf(name)} values where ${length} are of its people.`;
  }
  return null;
}

/** Room for each section that a header announces, allocated when it is asked for; `decodeSnapshot` keeps what it is given. */
export function* emptySections(header: SnapshotHeader): Generator<Uint8Array<ArrayBuffer>> {
  for (const { kind, length } of header.columns) yield new Uint8Array(length * kinds[kind].BYTES_PER_ELEMENT);
  for (const { bytes } of emptySegments(header.segments)) yield bytes;
  if (header.recent !== null) yield new Uint8Array(segmentBytes(header.recent));
}

/** @param sections those of `emptySections`, filled */
export function decodeSnapshot(
  header: SnapshotHeader,
  sections: readonly Uint8Array<ArrayBuffer>[],
): TalentIndex {
  const columns = new Map(
    header.columns.map(({ name, kind }, i) => [name, new kinds[kind](sections[i]!.buffer) as Column]),
  );
  const column = (name: string) => columns.get(name) as never;
  const dictionary = (name: DictionaryName): Dictionary => ({
    codes: column(`people.${name}`),
    values: header.people.dictionaries[name],
  });
  const people: PersonColumns = {
    count: header.people.count,
    ids: new PersonIds({
      bytes: column('ids.bytes'),
      ends: columns.has('ids.ends') ? column('ids.ends') : null,
      later: column('ids.later'),
    }),
    unit: dictionary('unit'),
    location: dictionary('location'),
    currency: dictionary('currency'),
    assignmentPod: dictionary('assignmentPod'),
    joinedDay: column('people.joinedDay'),
    leftDay: column('people.leftDay'),
    wage: column('people.wage'),
    assignmentStart: column('people.assignmentStart'),
    assignmentFrom: column('people.assignmentFrom'),
    assignmentTo: column('people.assignmentTo'),
  };
  const first = header.columns.length;
  const segmentOf = (shape: SegmentShape, { buffer, byteOffset }: Uint8Array<ArrayBuffer>) =>
    segmentIn(shape, buffer, byteOffset);
  const segments = header.segments.map((shape, i) => segmentOf(shape, sections[first + i]!));
  const recent =
    header.recent === null
      ? null
      : recentPeople(segmentOf(header.recent, sections.at(-1)!), column('recent.people'), {
          segments,
        });
  const bridges = Object.fromEntries(bridgeColumns.map((name) => [name, column(`bridges.${name}`)]));
  return {
    people,
    skills: {
      ids: header.skills,
      numberOf: new Map(header.skills.map((id, number) => [id, number])),
      classOf: column('skills.classOf'),
      classes: header.classes.map(
        ({ shape, ...rest }) => ({ ...rest, shape: shape ?? Infinity }) as CurveClass,
      ),
    },
    segments,
    recent,
    bridges: bridges as unknown as BridgeColumns,
    carryOver: header.carryOver,
    watermark: header.watermark ?? Number.NEGATIVE_INFINITY,
  };
}

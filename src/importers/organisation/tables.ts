import { type Instant, toCalendarDate } from '../../domain/clock.ts';
import {
  amount,
  BrokenRule,
  type Cell,
  currency,
  date,
  frameworkReference,
  groupKey,
  groupName,
  key,
  list,
  number,
  oneOf,
  optional,
  personKey,
  requiredShare,
  share,
  text,
  time,
  webAddress,
  wholeNumber,
} from './cells.ts';

/** The tables that are imported, each after those that it refers to. */
export const tableNames = [
  'skills',
  'roles',
  'role_requirements',
  'role_titles',
  'issuers',
  'credentials',
  'credential_skills',
  'people',
  'pods',
  'pod_traits',
  'demand',
  'assignments',
  'awards',
  'observations',
  'disclosures',
] as const;
export type TableName = (typeof tableNames)[number];

/** Tables of the format that are recognised and not imported yet. */
export const laterTables: readonly string[] = ['assignment_measures', 'enrolments', 'wages'];

/** Tables that others refer to by key. */
export type ReferredTable =
  | 'skills'
  | 'roles'
  | 'issuers'
  | 'credentials'
  | 'people'
  | 'pods'
  | 'assignments';

type Columns = Readonly<Record<string, Cell<unknown>>>;

export type RowOf<Own extends Columns> = {
  readonly [Column in keyof Own]: Own[Column] extends Cell<infer Value, infer Optional>
    ? true extends Optional
      ? Value | null | undefined
      : Value
    : never;
};

export interface RowProblem {
  readonly column: string;
  readonly rule: string;
}

export interface Table<Row = Readonly<Record<string, unknown>>> {
  readonly columns: Columns;
  /** What may be there once in a file. */
  readonly key: readonly string[];
  readonly references: Readonly<Record<string, ReferredTable>>;
  /** What cells must say together. */
  check(row: Row, now: Instant): RowProblem | undefined;
}

function table<const Own extends Columns>(
  columns: Own,
  rest: {
    readonly key?: readonly (keyof Own & string)[];
    readonly references?: { readonly [Column in keyof Own]?: ReferredTable };
    readonly check?: (row: RowOf<Own>, now: Instant) => RowProblem | undefined;
  } = {},
): Table<RowOf<Own>> {
  return {
    columns,
    key: rest.key ?? ['external_id'],
    references: (rest.references ?? {}) as Readonly<Record<string, ReferredTable>>,
    check: rest.check ?? (() => undefined),
  };
}

const problem = (column: string, rule: string): RowProblem => ({ column, rule });

/** A bare date is noon UTC, which may be yet to come today: then the day counts. */
const isFuture = (instant: Instant, now: Instant): boolean =>
  instant > now && !(instant % 86_400_000 === 43_200_000 && toCalendarDate(instant) === toCalendarDate(now));

/** Times that are told as past must be. */
function inFuture<Column extends string>(
  row: { readonly [Name in Column]: Instant | null | undefined },
  columns: readonly Column[],
  now: Instant,
): RowProblem | undefined {
  const column = columns.find((name) => row[name] != null && isFuture(row[name], now));
  return column === undefined ? undefined : problem(column, 'lies in the future');
}

const ordered = (from: string | null | undefined, to: string | null | undefined): boolean =>
  from == null || to == null || from <= to;

export const tables = {
  people: table(
    {
      external_id: personKey,
      name: text,
      unit: optional(text),
      location: optional(text),
      joined_on: optional(date),
      left_on: optional(date),
      wage: optional(amount),
      currency: optional(currency),
    },
    {
      check(row) {
        if (!ordered(row.joined_on, row.left_on)) return problem('left_on', 'is before joined_on');
        if (row.wage != null && row.currency == null) return problem('currency', 'is not told beside a wage');
        return undefined;
      },
    },
  ),
  skills: table(
    { external_id: key, name: text, broader: optional(list(frameworkReference)) },
    { references: { broader: 'skills' } },
  ),
  roles: table({ external_id: key, title: text, unit: optional(text) }),
  role_requirements: table(
    { role: frameworkReference, skill: frameworkReference, importance: requiredShare, level: requiredShare },
    { key: ['role', 'skill'], references: { role: 'roles', skill: 'skills' } },
  ),
  role_titles: table(
    { role: frameworkReference, title: text },
    { key: ['role', 'title'], references: { role: 'roles' } },
  ),
  issuers: table({ external_id: key, name: text, url: optional(webAddress) }),
  credentials: table(
    {
      external_id: key,
      name: text,
      issuer: key,
      kind: oneOf('MICRO_CREDENTIAL', 'CERTIFICATION', 'DEGREE', 'STACK'),
      days: optional(amount),
      cost: optional(amount),
      currency: optional(currency),
      validity_days: optional(wholeNumber(1, 'a whole number of days of at least 1')),
      prerequisites: optional(list(key)),
      stacks_into: optional(list(key)),
    },
    {
      references: { issuer: 'issuers', prerequisites: 'credentials', stacks_into: 'credentials' },
      check: (row) =>
        row.cost != null && row.currency == null
          ? problem('currency', 'is not told beside a cost')
          : undefined,
    },
  ),
  credential_skills: table(
    { credential: key, skill: frameworkReference, level: share },
    { key: ['credential', 'skill'], references: { credential: 'credentials', skill: 'skills' } },
  ),
  awards: table(
    {
      external_id: key,
      person: personKey,
      credential: key,
      awarded_at: time,
      expires_at: optional(time),
      status: optional(oneOf('UNVERIFIED', 'REVOKED', 'SUSPENDED')),
      status_at: optional(time),
    },
    {
      references: { person: 'people', credential: 'credentials' },
      check(row, now) {
        if (row.expires_at != null && row.expires_at < row.awarded_at) {
          return problem('expires_at', 'is before awarded_at');
        }
        if (row.status_at != null && row.status == null)
          return problem('status', 'is not told beside status_at');
        return inFuture(row, ['awarded_at', 'status_at'], now);
      },
    },
  ),
  observations: table(
    {
      external_id: key,
      person: personKey,
      skill: frameworkReference,
      at: time,
      kind: oneOf('ASSESSMENT', 'DELIVERY', 'SIMULATION', 'PEER_REVIEW'),
      score: share,
      trials: optional(wholeNumber(1, 'a whole number of trials of at least 1')),
      evaluator: optional(personKey),
      assignment: optional(key),
      artifact: optional(webAddress),
      recorded_at: optional(time),
      withdrawn_at: optional(time),
    },
    {
      references: { person: 'people', skill: 'skills', evaluator: 'people', assignment: 'assignments' },
      check: (row, now) => inFuture(row, ['at', 'recorded_at', 'withdrawn_at'], now),
    },
  ),
  disclosures: table(
    {
      person: personKey,
      attribute: groupKey,
      group: optional(groupName),
      withdrawn_at: optional(time),
    },
    {
      key: ['person', 'attribute'],
      references: { person: 'people' },
      check(row, now) {
        if (row.group == null && row.withdrawn_at == null) {
          return problem('group', 'is empty, and withdrawn_at does not say that it was taken back');
        }
        return inFuture(row, ['withdrawn_at'], now);
      },
    },
  ),
  pods: table({ external_id: key, name: text, unit: optional(text), location: optional(text) }),
  pod_traits: table(
    { pod: key, trait: key, value: share },
    { key: ['pod', 'trait'], references: { pod: 'pods' } },
  ),
  demand: table(
    {
      external_id: key,
      pod: key,
      role: frameworkReference,
      headcount: number(0, 1e6, 'a number of people of at least 0'),
      from: date,
      to: optional(date),
    },
    {
      references: { pod: 'pods', role: 'roles' },
      check: (row) => (ordered(row.from, row.to) ? undefined : problem('to', 'is before from')),
    },
  ),
  assignments: table(
    {
      external_id: key,
      person: personKey,
      pod: key,
      role: frameworkReference,
      from: date,
      to: optional(date),
      allocation: optional(share),
      outcome: optional(share),
      outcome_at: optional(time),
    },
    {
      references: { person: 'people', pod: 'pods', role: 'roles' },
      check(row, now) {
        if (!ordered(row.from, row.to)) return problem('to', 'is before from');
        if (row.outcome_at != null && row.outcome == null)
          return problem('outcome', 'is not told beside outcome_at');
        if (row.outcome != null && row.outcome_at == null && row.to == null) {
          return problem(
            'outcome_at',
            'is not told beside an outcome, and neither is the end of the assignment',
          );
        }
        return inFuture(row, ['outcome_at'], now);
      },
    },
  ),
} as const satisfies Record<TableName, unknown>;

export type Row<Name extends TableName> = (typeof tables)[Name] extends Table<infer Own> ? Own : never;

export { BrokenRule };

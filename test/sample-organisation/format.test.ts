import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { AS_OF, generate, type Row, references } from './generated.ts';

// The rules of the organisation format, written down here once more, apart from the importer and the generator.
type Rule = (cell: string) => boolean;
const some: Rule = (cell) => cell.length > 0;
const maybe =
  (rule: Rule): Rule =>
  (cell) =>
    cell === '' || rule(cell);
const date: Rule = (cell) => /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(`${cell}T00:00:00Z`));
const time: Rule = (cell) =>
  date(cell) || (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(cell) && !Number.isNaN(Date.parse(cell)));
const share: Rule = (cell) => cell !== '' && Number(cell) >= 0 && Number(cell) <= 1;
const amount: Rule = (cell) => cell !== '' && Number(cell) >= 0;
const count: Rule = (cell) => /^[1-9]\d*$/.test(cell);
const currency: Rule = (cell) => /^[A-Z]{3}$/.test(cell);
const web: Rule = (cell) => /^https:\/\/[a-z0-9.-]+\//.test(cell);
const oneOf =
  (...values: string[]): Rule =>
  (cell) =>
    values.includes(cell);
const measure = oneOf('COLLABORATION', 'RAMP_UP_DAYS', 'ESCALATIONS');

const format: Record<
  string,
  { columns: Record<string, Rule>; key: string[]; references?: Record<string, string> }
> = {
  people: {
    columns: {
      external_id: some,
      name: some,
      unit: some,
      location: some,
      joined_on: date,
      left_on: maybe(date),
      wage: maybe(amount),
      currency: maybe(currency),
    },
    key: ['external_id'],
  },
  skills: {
    columns: { external_id: some, name: some, broader: maybe(some) },
    key: ['external_id'],
    references: { broader: 'skill' },
  },
  roles: { columns: { external_id: some, title: some, unit: some }, key: ['external_id'] },
  role_requirements: {
    columns: { role: some, skill: some, importance: share, level: share },
    key: ['role', 'skill'],
    references: { role: 'role', skill: 'skill' },
  },
  issuers: { columns: { external_id: some, name: some, url: web }, key: ['external_id'] },
  credentials: {
    columns: {
      external_id: some,
      name: some,
      issuer: some,
      kind: oneOf('MICRO_CREDENTIAL', 'CERTIFICATION', 'DEGREE', 'STACK'),
      days: amount,
      cost: amount,
      currency,
      validity_days: maybe(count),
      prerequisites: maybe(some),
      stacks_into: maybe(some),
    },
    key: ['external_id'],
    references: { issuer: 'issuers', prerequisites: 'credentials', stacks_into: 'credentials' },
  },
  credential_skills: {
    columns: { credential: some, skill: some, level: share },
    key: ['credential', 'skill'],
    references: { credential: 'credentials', skill: 'skill' },
  },
  awards: {
    columns: {
      external_id: some,
      person: some,
      credential: some,
      awarded_at: time,
      expires_at: maybe(time),
      status: maybe(oneOf('UNVERIFIED', 'REVOKED', 'SUSPENDED')),
      status_at: maybe(time),
    },
    key: ['external_id'],
    references: { person: 'people', credential: 'credentials' },
  },
  observations: {
    columns: {
      external_id: some,
      person: some,
      skill: some,
      at: time,
      kind: oneOf('ASSESSMENT', 'DELIVERY', 'SIMULATION', 'PEER_REVIEW'),
      score: share,
      trials: maybe(count),
      evaluator: maybe(some),
      assignment: maybe(some),
      artifact: maybe(web),
      recorded_at: time,
      withdrawn_at: maybe(time),
    },
    key: ['external_id'],
    references: { person: 'people', skill: 'skill', evaluator: 'people', assignment: 'assignments' },
  },
  pods: { columns: { external_id: some, name: some, unit: some, location: some }, key: ['external_id'] },
  pod_traits: {
    columns: { pod: some, trait: some, value: share },
    key: ['pod', 'trait'],
    references: { pod: 'pods' },
  },
  demand: {
    columns: { external_id: some, pod: some, role: some, headcount: amount, from: date, to: maybe(date) },
    key: ['external_id'],
    references: { pod: 'pods', role: 'role' },
  },
  assignments: {
    columns: {
      external_id: some,
      person: some,
      pod: some,
      role: some,
      from: date,
      to: maybe(date),
      allocation: share,
      outcome: maybe(share),
      outcome_at: maybe(time),
    },
    key: ['external_id'],
    references: { person: 'people', pod: 'pods', role: 'role' },
  },
  assignment_measures: {
    columns: { assignment: some, measure, value: amount, at: time },
    key: ['assignment', 'measure'],
    references: { assignment: 'assignments' },
  },
  enrolments: {
    columns: {
      person: some,
      credential: some,
      enrolled_at: time,
      completed_at: maybe(time),
      dropped_at: maybe(time),
    },
    key: ['person', 'credential', 'enrolled_at'],
    references: { person: 'people', credential: 'credentials' },
  },
  role_titles: { columns: { role: some, title: some }, key: ['role', 'title'], references: { role: 'role' } },
  disclosures: {
    columns: { person: some, attribute: some, group: some },
    key: ['person', 'attribute'],
    references: { person: 'people' },
  },
};

const shippedFile = (file: string): Row[] => {
  const path = fileURLToPath(new URL(`../../fixtures/organisation/${file}.csv.gz`, import.meta.url));
  return parse(gunzipSync(readFileSync(path)), { columns: true }) as Row[];
};
const onet = await readOnet(fileURLToPath(new URL('../../fixtures/onet-29.3', import.meta.url)));
const made = await generate({ people: 130 });

describe.each([
  { name: 'what ships', rows: shippedFile, skills: onet.skills, roles: onet.roles },
  {
    name: 'an organisation over other references',
    rows: (file: string) => made.rows(`${file}.csv`),
    ...references,
  },
])('$name', ({ rows, skills, roles }) => {
  const ids = (table: string) => new Set(rows(table).map((row) => row.external_id!));
  const known: Record<string, ReadonlySet<string>> = {
    people: ids('people'),
    pods: ids('pods'),
    issuers: ids('issuers'),
    credentials: ids('credentials'),
    assignments: ids('assignments'),
    skill: new Set([
      ...skills.map(({ id }) => id.replace('skill:', '')),
      ...[...ids('skills')].map((key) => `org:${key}`),
    ]),
    role: new Set([
      ...roles.map(({ id }) => id.replace('role:', '')),
      ...[...ids('roles')].map((key) => `org:${key}`),
    ]),
  };

  it.each(Object.keys(format))('%s.csv keeps the rules of the format', (table) => {
    const { columns, key, references: refers = {} } = format[table]!;
    const keys = new Set<string>();
    const problems: string[] = [];
    for (const [number, row] of rows(table).entries()) {
      if (number === 0) expect(Object.keys(row)).toEqual(Object.keys(columns));
      for (const [column, rule] of Object.entries(columns)) {
        if (!rule(row[column]!)) problems.push(`${number}: ${column} is '${row[column]}'`);
      }
      for (const [column, target] of Object.entries(refers)) {
        for (const reference of row[column]!.split(';').filter(some)) {
          if (!known[target]!.has(reference)) problems.push(`${number}: ${column} '${reference}' is unknown`);
        }
      }
      keys.add(key.map((column) => row[column]).join('\0'));
    }
    expect(problems).toEqual([]);
    expect(keys.size).toBe(rows(table).length);
  });

  it('tells nothing that comes later than the day of the export', () => {
    const past = {
      observations: ['at', 'recorded_at', 'withdrawn_at'],
      awards: ['awarded_at', 'status_at'],
      people: ['joined_on', 'left_on'],
    };
    for (const [table, columns] of Object.entries({
      ...past,
      assignments: ['outcome_at'],
      enrolments: ['enrolled_at', 'completed_at', 'dropped_at'],
    })) {
      for (const row of rows(table))
        for (const column of columns) expect(row[column]! <= `${AS_OF}T00:00:00Z`).toBe(true);
    }
  });

  it('tells things in an order that can have been', () => {
    const people = new Map(rows('people').map((row) => [row.external_id, row]));
    const assignments = new Map(rows('assignments').map((row) => [row.external_id, row]));
    for (const { person, at, recorded_at, withdrawn_at, evaluator, assignment, kind, trials, score } of rows(
      'observations',
    )) {
      const { joined_on, left_on } = people.get(person)!;
      expect(at! >= joined_on! && (left_on === '' || at! < left_on!)).toBe(true);
      expect(recorded_at! >= at! && (withdrawn_at === '' || withdrawn_at! >= recorded_at!)).toBe(true);
      expect(evaluator).not.toBe(person);
      if (evaluator !== '') {
        const grader = people.get(evaluator!)!;
        expect(at! >= grader.joined_on! && (grader.left_on === '' || at! < grader.left_on!)).toBe(true);
      }
      if (trials !== '')
        expect(
          Math.abs(Number(score) * Number(trials) - Math.round(Number(score) * Number(trials))),
        ).toBeLessThan(1e-9);
      if (assignment !== '') {
        const during = assignments.get(assignment!)!;
        expect(kind).toBe('DELIVERY');
        expect(during.person).toBe(person);
        expect(at! >= during.from! && (during.to === '' || at! < during.to!)).toBe(true);
      }
    }
    for (const { from, to } of rows('assignments')) expect(to === '' || from! <= to!).toBe(true);
    for (const { from, to } of rows('demand')) expect(to === '' || from! <= to!).toBe(true);
    for (const { awarded_at, expires_at } of rows('awards'))
      expect(expires_at === '' || expires_at! > awarded_at!).toBe(true);
  });

  it('credentials validate one to four skills, and stacks and prerequisites are there', () => {
    const validated = Map.groupBy(rows('credential_skills'), ({ credential }) => credential);
    for (const { external_id } of rows('credentials'))
      expect(validated.get(external_id)?.length).toBeOneOf([1, 2, 3, 4]);
    expect(rows('credentials').some(({ stacks_into }) => stacks_into !== '')).toBe(true);
    expect(rows('credentials').some(({ prerequisites }) => prerequisites !== '')).toBe(true);
    const awards = new Map(Map.groupBy(rows('awards'), ({ person }) => person));
    const needs = new Map(
      rows('credentials').map(({ external_id, prerequisites }) => [external_id, prerequisites]),
    );
    for (const { person, credential, awarded_at } of rows('awards')) {
      for (const first of needs.get(credential)!.split(';').filter(some)) {
        expect(
          awards.get(person)!.some((award) => award.credential === first && award.awarded_at! < awarded_at!),
        ).toBe(true);
      }
    }
  });
});

describe('what ships', () => {
  const people = shippedFile('people');
  it('is a company a staffing lead knows: leavers, a bench, openings, stale and revoked awards', () => {
    expect(people).toHaveLength(600);
    expect(new Set(people.map(({ unit }) => unit)).size).toBe(10);
    expect(people.filter(({ left_on }) => left_on !== '').length).toBeGreaterThan(30);
    const openings = shippedFile('demand').filter(({ from, pod }) => pod === 'POD-001' && from! > AS_OF);
    expect(openings.map(({ role, headcount }) => [role, headcount])).toEqual(
      expect.arrayContaining([
        ['onet:15-1252.00', '3'],
        ['org:PAYMENTS-ENGINEER', '2'],
        ['onet:15-2051.00', '1'],
      ]),
    );
    const awards = shippedFile('awards');
    expect(new Set(awards.map(({ status }) => status))).toEqual(
      new Set(['', 'UNVERIFIED', 'REVOKED', 'SUSPENDED']),
    );
    expect(
      awards.filter(({ expires_at }) => expires_at !== '' && expires_at! < AS_OF).length,
    ).toBeGreaterThan(50);
  });

  it('gives every person 8 to 14 skills with evidence or more to come', () => {
    const series = Map.groupBy(shippedFile('truth/proficiencies'), ({ person }) => person);
    for (const { external_id } of people) {
      const observed = series.get(external_id!)!.filter(({ observations }) => observations !== '0').length;
      expect(observed).toBeLessThanOrEqual(14);
      expect(series.get(external_id!)!.length).toBeGreaterThanOrEqual(8);
    }
  });

  it('spreads the true scores of the ten best for a role', () => {
    for (const role of ['org:PAYMENTS-ENGINEER', 'onet:15-2051.00']) {
      const scores = shippedFile('truth/scores')
        .filter((row) => row.role === role)
        .map(({ score }) => Number(score));
      const best = scores.toSorted((a, b) => b - a).slice(0, 10);
      expect(new Set(best).size).toBeGreaterThanOrEqual(9);
      expect(best[0]! / best[9]!).toBeGreaterThan(1.2);
    }
  });
});

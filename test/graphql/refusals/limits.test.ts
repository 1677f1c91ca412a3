import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS, limitProblem } from '../../../graphql/limits.ts';
import { createSchema } from '../../../graphql/schema.ts';

const schema = createSchema();
const problem = (document: string, variables: Record<string, unknown> = {}) =>
  limitProblem(schema, parse(document), null, variables)?.message ?? null;

describe('the limits of an operation', () => {
  it('let through what a screen asks', () => {
    expect(
      problem(
        '{ people(first: 100) { edges { node { name proficiencies(first: 20) { edges { node { estimate { value } skill { name } } } } } } } }',
      ),
    ).toBeNull();
  });

  it('multiply what is asked of what', () => {
    const nested = (first: number) =>
      problem(
        `query ($first: Int!) { people(first: $first) { edges { node { proficiencies(first: $first) { edges { node {
           evidence(first: $first) { edges { node { score } } } } } } } } } }`,
        { first },
      );
    expect(nested(10)).toBeNull();
    expect(nested(100)).toMatch(/asks for more than 50000 objects/);
  });

  it('count the points of a curve and the ids of a look-up', () => {
    const curve = (points: number, skills = 4) =>
      problem(
        `query ($points: Int!) { people(first: 100) { edges { node { proficiencies(first: ${skills}) { edges { node {
           curve(from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z", points: $points) { at } } } } } } } }`,
        { points },
      );
    expect(curve(25)).toBeNull();
    expect(curve(400)).toMatch(/objects/);
    // A point counts for the fit that it may take, not for the object that it is.
    expect(curve(400, 1)).toMatch(/objects/);
  });

  it('count an audit as the fitting and ranking that it may take', () => {
    const audits = (count: number) =>
      problem(
        `{ ${Array.from({ length: count }, (_, n) => `a${n}: shortlist(id: "s${n}") { fairness { flagged } }`).join(' ')} }`,
      );
    expect(audits(9)).toBeNull();
    expect(audits(10)).toMatch(/objects/);
  });

  it('see through aliases and fragments', () => {
    const aliases = Array.from({ length: 6 }, (_, n) => `p${n}: people(first: 100) { ...P }`).join(' ');
    const fragment =
      'fragment P on PersonConnection { edges { node { proficiencies(first: 50) { edges { node { id } } } } } }';
    expect(problem(`{ ${aliases} } ${fragment}`)).toMatch(/objects/);
  });

  it('end a document that opens fragments within fragments', () => {
    const levels = Array.from(
      { length: 20 },
      (_, n) => `fragment F${n} on Person { ...F${n + 1} ...F${n + 1} }`,
    );
    const document = `{ people(first: 1) { edges { node { ...F0 } } } } ${levels.join(' ')} fragment F20 on Person { name unit }`;
    expect(problem(document)).toMatch(/more than 20000 fields/);
  });

  it('end a nesting that goes too deep', () => {
    const deep = (levels: number): string => (levels === 0 ? '{ id }' : `{ broader ${deep(levels - 1)} }`);
    expect(problem(`query ($id: ID!) { skill(id: $id) ${deep(4)} }`, { id: 'x' })).toBeNull();
    expect(problem(`query ($id: ID!) { skill(id: $id) ${deep(LIMITS.depth)} }`, { id: 'x' })).toMatch(
      /levels deep|objects/,
    );
  });

  it('bound the lists that are passed in, and leave records to their own answer', () => {
    const scope = (entries: number) =>
      problem('query ($scope: PeopleScope) { people(first: 1, scope: $scope) { totalCount } }', {
        scope: { units: Array.from({ length: entries }, String) },
      });
    expect(scope(1_000)).toBeNull();
    expect(scope(1_001)).toMatch(/more than 1000 entries/);
    const observation = {
      person: 'p',
      skill: 's',
      at: '2026-01-01T00:00:00Z',
      kind: 'ASSESSMENT',
      score: 1,
      externalId: 'x',
    };
    const record =
      'mutation ($input: [ObservationInput!]!) { recordObservations(input: $input) { __typename } }';
    expect(problem(record, { input: Array.from({ length: 1_001 }, () => observation) })).toBeNull();
  });

  it('tell of every list that is too long at its own place', () => {
    const people = Array.from({ length: 1_001 }, () => 'x');
    const document =
      'mutation ($sent: RequestShortlistInput!) { requestShortlist(input: $sent) { __typename } }';
    const sent = { target: { role: 'x' }, exclude: people, scope: { people, units: ['Payments'] } };
    const refused = limitProblem(schema, parse(document), null, { sent });
    expect(refused?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [
        { path: 'input.exclude', problem: 'has more than 1000 entries' },
        { path: 'input.scope.people', problem: 'has more than 1000 entries' },
      ],
    });
    const nodes = `{ nodes(ids: [${people.map(() => '"x"').join()}]) { id } }`;
    expect(problem(nodes)).toBe('ids: has more than 1000 entries');
  });

  it('leave introspection alone', () => {
    const document =
      '{ __schema { types { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } }';
    expect(problem(document)).toBeNull();
  });
});

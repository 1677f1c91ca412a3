import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  buildASTSchema,
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema, printedSchema } from '../../../graphql/schema.ts';
import { servedSubset } from './contract-subset.ts';

const root = join(import.meta.dirname, '../../..');
const contract = readFileSync(join(root, 'docs/contract.graphql'), 'utf8');
const committed = readFileSync(join(root, 'graphql/schema.generated.graphql'), 'utf8');

async function breaking(from: GraphQLSchema, to: GraphQLSchema): Promise<string[]> {
  const changes = await diff(from, to);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

const objectTypes = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));

describe('the schema', () => {
  const served = buildSchema(printedSchema());

  it('is the committed one', () => {
    expect(printedSchema()).toBe(committed);
  });

  it('keeps everything of the contract that is not promised for later', async () => {
    const { subset, unused } = servedSubset(parse(contract));
    expect(unused).toEqual([]);
    expect(await breaking(buildASTSchema(subset), served)).toEqual([]);
  });

  it('is caught where it would break a client', async () => {
    const narrowed = buildSchema(committed.replace('  externalId: String\n', ''));
    expect(await breaking(buildSchema(committed), narrowed)).not.toEqual([]);
  });

  it('says what every type is, but those that paging consists of', () => {
    const bare = Object.values(served.getTypeMap()).filter(
      ({ name, description }) =>
        !description && !/^__|(Connection|Edge)$|^(Int|Float|String|Boolean|ID)$/.test(name),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('has no union with two types for one field name', () => {
    for (const union of Object.values(served.getTypeMap()).filter(isUnionType)) {
      const types = new Map<string, string>();
      for (const member of union.getTypes()) {
        for (const [name, field] of Object.entries(member.getFields())) {
          const known = types.get(name);
          // `id` of a failure is a plain id too; what differs is what one selection cannot ask of two members.
          if (known !== undefined)
            expect(`${union.name}.${name}: ${field.type}`).toBe(`${union.name}.${name}: ${known}`);
          types.set(name, String(field.type));
        }
      }
    }
  });

  it('pages by Relay: edges with cursor and node, page info, a count, and `first` that is required', () => {
    for (const type of objectTypes(served)) {
      if (!isObjectType(type)) continue;
      for (const [name, field] of Object.entries(type.getFields())) {
        const target = getNamedType(field.type);
        if (!target.name.endsWith('Connection') || !isObjectType(target)) continue;
        const first = field.args.find((argument) => argument.name === 'first');
        expect(first && isNonNullType(first.type), `${type.name}.${name}`).toBe(true);
        expect(field.args.some((argument) => argument.name === 'after')).toBe(true);
        const fields = target.getFields();
        expect(Object.keys(fields)).toEqual(expect.arrayContaining(['edges', 'pageInfo', 'totalCount']));
        const edge = getNamedType(fields.edges!.type);
        expect(isObjectType(edge) && Object.keys(edge.getFields())).toEqual(
          expect.arrayContaining(['cursor', 'node']),
        );
      }
    }
  });

  it('gives every estimated quantity as an Estimate', () => {
    const names = [
      'estimate',
      'score',
      'supplyNow',
      'supplyAtHorizon',
      'gapNow',
      'gapAtHorizon',
      'halfLifeDays',
      'current',
    ];
    for (const type of ['Proficiency', 'ShortlistEntry', 'GapRow', 'SkillGap']) {
      const object = served.getType(type);
      if (!isObjectType(object)) throw new Error(type);
      for (const [name, field] of Object.entries(object.getFields())) {
        if (names.includes(name)) expect(isLeafType(getNamedType(field.type)), `${type}.${name}`).toBe(false);
      }
    }
  });

  it('has every failure behind UserError, and everything with an id behind Node', () => {
    const failures = ['NotFound', 'InvalidInput', 'Conflict'];
    const userError = served.getType('UserError');
    expect(
      isInterfaceType(userError) &&
        served
          .getPossibleTypes(userError)
          .map(({ name }) => name)
          .sort(),
    ).toEqual([...failures].sort());
    for (const type of objectTypes(served)) {
      if (!isObjectType(type) || failures.includes(type.name) || !('id' in type.getFields())) continue;
      expect(type.getInterfaces().map(({ name }) => name)).toContain('Node');
    }
  });

  it('is put together from resolvers that all belong to it', () => {
    expect(() => createSchema()).not.toThrow();
  });
});

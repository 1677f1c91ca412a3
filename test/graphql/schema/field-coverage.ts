import {
  defaultFieldResolver,
  type GraphQLSchema,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';

/** Which fields of a schema have been resolved to something. */
export interface FieldCoverage {
  /** `Type.field` of every object type. */
  readonly all: ReadonlySet<string>;
  readonly resolved: ReadonlySet<string>;
}

/** From now on, every field of the schema that is resolved to something other than null is written down. */
export function coverFields(schema: GraphQLSchema): FieldCoverage {
  const all = new Set<string>();
  const resolved = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isInterfaceType(type) || !isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      all.add(coordinate);
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (...args) => {
        const result: unknown = resolve(...args);
        const note = (value: unknown) => {
          if (value !== null && value !== undefined) resolved.add(coordinate);
          return value;
        };
        return result instanceof Promise ? result.then(note) : note(result);
      };
    }
  }
  return { all, resolved };
}

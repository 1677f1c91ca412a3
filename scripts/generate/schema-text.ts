import type { Generated } from './graphql-types.ts';

/** The schema as clients are given it, committed so that a change of it is seen and weighed. */
export async function schemaText(): Promise<Generated> {
  const { printedSchema } = await import('../../graphql/schema.ts');
  return { files: [{ path: 'graphql/schema.generated.graphql', text: printedSchema() }], problems: [] };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Generated } from './graphql-types.ts';
import { SourceProblem } from './statement-file.ts';

const source = 'graphql/schema.ts';

/** The schema as clients are given it, committed so that a change of it is seen and weighed; nothing where there is none. */
export async function schemaText(root: string): Promise<Generated> {
  const file = join(root, source);
  if (!existsSync(file)) return { files: [], problems: [] };
  try {
    const { printedSchema } = (await import(pathToFileURL(file).href)) as { printedSchema: () => string };
    return { files: [{ path: 'graphql/schema.generated.graphql', text: printedSchema() }], problems: [] };
  } catch (error) {
    return {
      files: [],
      problems: [new SourceProblem(source, 1, `cannot be loaded: ${(error as Error).message}`)],
    };
  }
}

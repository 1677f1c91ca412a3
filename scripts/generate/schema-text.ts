import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSchema, findBreakingChanges } from 'graphql';
import type { Generated } from './graphql-types.ts';
import { SourceProblem } from './statement-file.ts';

const path = 'graphql/schema.generated.graphql';

/**
 * The schema as clients are given it, committed so that a change of it is seen and weighed. One that would break a
 * client of the committed schema is a problem; with `ACCEPT_BREAKING_SCHEMA=1` it becomes the committed one.
 */
export async function schemaText(root: string): Promise<Generated> {
  const source = join(root, 'graphql/schema.ts');
  if (!existsSync(source)) return { files: [], problems: [] };
  const { printedSchema } = (await import(pathToFileURL(source).href)) as { printedSchema: () => string };
  const text = printedSchema();
  const committed = join(root, path);
  if (existsSync(committed) && process.env.ACCEPT_BREAKING_SCHEMA !== '1') {
    const changes = findBreakingChanges(buildSchema(readFileSync(committed, 'utf8')), buildSchema(text));
    if (changes.length > 0) {
      return {
        files: [],
        problems: changes.map(
          ({ description }) => new SourceProblem(path, 1, `would break clients: ${description}`),
        ),
      };
    }
  }
  return { files: [{ path, text }], problems: [] };
}

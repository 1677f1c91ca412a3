import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Generated } from './graphql-types.ts';
import { withoutLiterals } from './statement-file.ts';

/** cypher/schema/*.cypher as one module, so that a built package needs no file beside it. */
export async function generateSchema(root: string): Promise<Generated> {
  const read = async (name: string) =>
    splitStatements(await readFile(join(root, 'cypher/schema', name), 'utf8'));
  const [neo4j, grafeo] = await Promise.all([read('neo4j.cypher'), read('grafeo.cypher')]);
  const text = [
    '// Made by `npm run generate` from cypher/schema: edit that.',
    '/** The data definition of each engine, in order; every statement may run again. */',
    `export const schema = ${JSON.stringify({ neo4j, grafeo }, undefined, 2)} as const;`,
    '',
  ].join('\n');
  return { problems: [], files: [{ path: 'src/graph/schema.generated.ts', text }] };
}

/** Statements separated by semicolons, comments left out. */
export function splitStatements(source: string): string[] {
  const uncommented = source.replace(/^\s*\/\/.*$/gm, '');
  const blanked = withoutLiterals(uncommented);
  const statements: string[] = [];
  let start = 0;
  for (let end = blanked.indexOf(';'); end !== -1; end = blanked.indexOf(';', start)) {
    statements.push(uncommented.slice(start, end).trim());
    start = end + 1;
  }
  statements.push(uncommented.slice(start).trim());
  return statements.filter((statement) => statement !== '');
}

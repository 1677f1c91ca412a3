import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Migration, MigrationStep } from '../../src/graph/migrations.ts';
import type { Generated } from './graphql-types.ts';
import { SourceProblem, withoutLiterals } from './statement-file.ts';

/** cypher/schema as one module, so that a built package needs no file beside it. */
export async function generateSchema(root: string): Promise<Generated> {
  const problems: SourceProblem[] = [];
  const definitions = async (name: string) => {
    const source = await readFile(join(root, 'cypher/schema', name), 'utf8');
    return splitStatements(source).map(({ text }) => text);
  };
  const [neo4j, grafeo] = await Promise.all([definitions('neo4j.cypher'), definitions('grafeo.cypher')]);
  const migrations: Migration[] = [];
  for (const path of globSync('cypher/schema/migrations/*.cypher', { cwd: root }).sort()) {
    const name = basename(path, '.cypher');
    const version = Number(/^(\d{3})-[a-z0-9-]+$/.exec(name)?.[1]);
    if (version !== migrations.length + 1) {
      problems.push(
        new SourceProblem(path, 1, `is not the next migration: NNN-name.cypher, numbered from 001 on`),
      );
    }
    migrations.push({
      version,
      name,
      steps: splitStatements(await readFile(join(root, path), 'utf8')).map(toStep),
    });
  }
  const text = [
    '// Made by `npm run generate` from cypher/schema: edit that.',
    "import type { Migration } from './migrations.ts';",
    '',
    '/** The data definition of each engine, in order; every statement may run again. */',
    `export const schema = ${JSON.stringify({ neo4j, grafeo }, undefined, 2)} as const;`,
    '',
    `export const migrations: readonly Migration[] = ${JSON.stringify(migrations, undefined, 2)};`,
    '',
  ].join('\n');
  return { problems, files: problems.length > 0 ? [] : [{ path: 'src/graph/schema.generated.ts', text }] };
}

interface Part {
  readonly comment: string;
  readonly text: string;
}

/** A step that `// @repeat` stands above runs until it says that it changed nothing. */
function toStep({ comment, text }: Part): MigrationStep {
  return { text, repeat: /@repeat\b/.test(comment) };
}

/** Statements separated by semicolons, each with the comments of its part of the file. */
export function splitStatements(source: string): Part[] {
  const blanked = withoutLiterals(source);
  const parts: string[] = [];
  let start = 0;
  for (let end = blanked.indexOf(';'); end !== -1; end = blanked.indexOf(';', start)) {
    parts.push(source.slice(start, end));
    start = end + 1;
  }
  parts.push(source.slice(start));
  return parts
    .map((part) => ({
      comment: [...part.matchAll(/^\s*\/\/(.*)$/gm)].map(([, said]) => said).join('\n'),
      text: part.replace(/^\s*\/\/.*$/gm, '').trim(),
    }))
    .filter(({ text }) => text !== '');
}

import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Generated } from './graphql-types.ts';
import { parseStatementFile, SourceProblem, type StatementFile } from './statement-file.ts';
import { problemsOf } from './statement-rules.ts';
import { statementsModule } from './statements-module.ts';

/** All of cypher/<noun>/<name>.cypher as one module; a malformed file is reported and left out. */
export async function generateStatements(root: string): Promise<Generated> {
  const problems: SourceProblem[] = [];
  const statements = new Map<string, StatementFile>();
  const files = globSync('cypher/*/*.cypher', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('cypher/schema/'))
    .sort();
  for (const file of files) {
    try {
      const statement = parseStatementFile(file, await readFile(join(root, file), 'utf8'));
      const found = problemsOf(statement);
      const namesake = statements.get(statement.name);
      if (namesake) found.push(new SourceProblem(file, 1, `has the name of ${namesake.file}`));
      problems.push(...found);
      if (found.length === 0) statements.set(statement.name, statement);
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      problems.push(error);
    }
  }
  return {
    problems,
    files: [{ path: 'src/graph/statements.generated.ts', text: statementsModule([...statements.values()]) }],
  };
}

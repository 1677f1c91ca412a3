/**
 * Makes every generated module: the typed statements, the stored schema and, where an SDL exists, the
 * GraphQL resolver types and the printed schema.
 * `--check` writes nothing and fails, naming the files, when one of them is not what its sources give.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type GeneratedFile, graphqlTypes } from './generate/graphql-types.ts';
import { generateSchema } from './generate/schema-module.ts';
import { schemaText } from './generate/schema-text.ts';
import { generateStatements } from './generate/statements.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

const steps = await Promise.all([generateStatements(root), generateSchema(root), graphqlTypes(root)]);
const problems = steps.flatMap((step) => step.problems);
const stale: string[] = [];
for (const file of steps.flatMap((step) => step.files)) await keep(file);
// The resolvers that the schema is made with import what was generated just now.
if (problems.length === 0) {
  const printed = await schemaText(root);
  problems.push(...printed.problems);
  for (const file of printed.files) await keep(file);
}

for (const problem of problems) console.error(String(problem));
if (problems.length > 0) console.error(`${problems.length} problem(s); what could be generated was.`);
if (stale.length > 0) console.error(`Stale, run npm run generate: ${stale.join(', ')}`);
if (problems.length > 0 || stale.length > 0) process.exitCode = 1;

async function keep(file: GeneratedFile): Promise<void> {
  if ((await currentText(file)) === file.text) return;
  if (check) stale.push(file.path);
  else await writeFile(new URL(`../${file.path}`, import.meta.url), file.text);
}

async function currentText(file: GeneratedFile): Promise<string | undefined> {
  try {
    return await readFile(new URL(`../${file.path}`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

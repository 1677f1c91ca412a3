import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Refused } from '../failure.ts';
import { loadProduct } from '../session/product.ts';

export function addExportSchemaCommand(program: Command): void {
  program
    .command('export-schema')
    .summary('print the GraphQL schema')
    .description('Prints the GraphQL schema that this version serves, as SDL.')
    .option('--out <file>', 'write it to a file instead')
    .addHelpText('after', '\nExample:\n  npx meritgraph export-schema --out schema.graphql')
    .action(async (options: { out?: string }) => {
      const { printedSchema } = await loadProduct();
      if (options.out === undefined) {
        process.stdout.write(printedSchema());
        return;
      }
      try {
        writeFileSync(options.out, printedSchema());
      } catch (cause) {
        throw new Refused(`Cannot write ${options.out} (${(cause as NodeJS.ErrnoException).code}).`);
      }
    });
}

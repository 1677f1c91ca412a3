import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { printedSchema } from '../../app.ts';

export function addExportSchemaCommand(program: Command): void {
  program
    .command('export-schema')
    .summary('print the GraphQL schema')
    .description('Prints the GraphQL schema that this version serves, as SDL.')
    .option('--out <file>', 'write it to a file instead')
    .action((options: { out?: string }) => {
      if (options.out === undefined) process.stdout.write(printedSchema());
      else writeFileSync(options.out, printedSchema());
    });
}

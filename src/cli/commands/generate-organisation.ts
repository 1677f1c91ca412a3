import { existsSync, readdirSync } from 'node:fs';
import type { Command } from 'commander';
import {
  folderTables,
  generateOrganisation,
  type WorldName,
  worldNames,
} from '../../sample-organisation/index.ts';
import { Refused } from '../failure.ts';
import { print, printJson } from '../output.ts';
import { progressDisplay } from '../progress.ts';
import { loadProduct } from '../session/product.ts';
import { choiceOption, unitShare, wholeNumber } from './arguments.ts';

interface Options {
  readonly people: number;
  readonly seed: string;
  readonly asOf: string;
  readonly world: WorldName;
  readonly relatedness: number;
  readonly decayOnly?: boolean;
  readonly truth: 'ALL' | 'SERIES' | 'NONE';
  readonly truthDates?: string[];
  readonly overwrite?: boolean;
  readonly gzip?: boolean;
  readonly json?: boolean;
}

export function addGenerateOrganisationCommand(program: Command): void {
  program
    .command('generate-organisation')
    .summary('make a sample organisation of any size, with its truth')
    .description(
      'Writes an invented organisation in the organisation format, over the real roles and wages that ship, and the ' +
        'truth it was drawn from into truth/. The same seed gives the same bytes. docs/sample-organisation.md has the model.',
    )
    .argument('<dir>', 'the folder to write')
    .option('--people <number>', 'how many people, 1 to 1,000,000', wholeNumber(), 600)
    .option('--seed <text>', 'any text without spaces', '1')
    .option('--as-of <day>', 'the day of the export', '2026-06-30')
    .addOption(choiceOption('--world <name>', 'how the truth behaves', worldNames).default('base'))
    .option('--relatedness <share>', 'how much related skills of a person go together, 0 to 1', unitShare, 0)
    .option('--decay-only', 'only people, skills and observations')
    .addOption(
      choiceOption('--truth <amount>', 'how much of the truth to write', ['ALL', 'SERIES', 'NONE']).default(
        'ALL',
      ),
    )
    .option('--truth-dates <day...>', 'days for which true proficiencies and scores are written')
    .option('--overwrite', 'write into a folder that holds files already')
    .option('--gzip', 'write .csv.gz')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx meritgraph generate-organisation ./made-up --people 2000 --seed 7',
    )
    .action(async (dir: string, options: Options) => {
      if (!options.overwrite && existsSync(dir) && readdirSync(dir).length > 0) {
        throw new Refused(`${dir} is not empty: name a new folder, or add --overwrite.`);
      }
      const abort = new AbortController();
      const stop = () => abort.abort();
      process.once('SIGINT', stop);
      const display = progressDisplay('generate-organisation');
      const { people, seed, asOf, world, relatedness, truth, truthDates, gzip = false } = options;
      const made = await generateOrganisation(
        {
          ...{ people, seed, asOf, world, relatedness, truth },
          tables: options.decayOnly ? 'DECAY' : 'ALL',
          ...(truthDates && { truthDates }),
          signal: abort.signal,
          progress: (fraction) => display.update(fraction, 'writing people'),
        },
        await (await loadProduct()).readOrganisationReferences(),
        folderTables(dir, { gzip }),
      );
      process.off('SIGINT', stop);
      display.done('done');
      if (options.json) printJson(made);
      else
        print(
          `${made.people} people, ${made.series} skills of theirs, ${made.observations} observations in ${dir}.`,
        );
    });
}

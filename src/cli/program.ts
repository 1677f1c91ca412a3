import { type AddHelpTextContext, Command, Help, type Option } from 'commander';
import { VERSION } from '../domain/version.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addEvaluateCommand } from './commands/evaluate/evaluate.ts';
import { addExportSchemaCommand } from './commands/export-schema.ts';
import { addGapsCommand } from './commands/gaps.ts';
import { addGenerateOrganisationCommand } from './commands/generate-organisation.ts';
import { addImportCommand } from './commands/import/import.ts';
import { addDecayCommand } from './commands/people/decay.ts';
import { addPersonCommand } from './commands/people/person.ts';
import { addRevalidationsCommand } from './commands/people/revalidations.ts';
import { addRunCommand } from './commands/run.ts';
import { addServeCommand, addWorkerCommand } from './commands/serve.ts';
import { addBestRolesCommand } from './commands/shortlists/best-roles.ts';
import { addFairnessCommand } from './commands/shortlists/fairness.ts';
import { addReplayCommand } from './commands/shortlists/replay.ts';
import { addShortlistCommand } from './commands/shortlists/shortlist.ts';
import { addAdjacentCommand } from './commands/skill-graph/adjacent.ts';
import { addMatchCommand } from './commands/skill-graph/match.ts';
import { addSkillMapCommand } from './commands/skill-graph/skill-map.ts';
import { SETTINGS } from './settings-options.ts';

/** Every command, ready to be parsed: errors are thrown, so that the caller decides how the process ends. */
export function createProgram(): Command {
  const program = new Command('npx meritgraph')
    .description(
      'Skills-graph analytics and credential-to-role matching: who can do what today, how sure that is, which roles fit.',
    )
    .version(VERSION)
    .showHelpAfterError('(add --help for what it takes)')
    .exitOverride()
    .configureHelp({ subcommandTerm, groupItems, optionDescription })
    .addHelpText(
      'after',
      `
Start here:
  npx meritgraph demo                         sample data, and what it tells
  npx meritgraph import organisation DIR      your own: docs/importing.md
  npx meritgraph run fit-decay                estimates what everybody can do
  npx meritgraph shortlist 'data scientists'  who fits, how surely, and why
  npx meritgraph serve                        the same over GraphQL

Exit codes: 0 done, 1 fault, 2 wrong usage or setting, 3 refused input,
4 a replay differs, 130 cancelled. Data goes to stdout, progress to stderr.
Settings are flags, MERITGRAPH_… variables, or a JSON file named by
MERITGRAPH_CONFIG.`,
    );

  for (const add of [
    addDemoCommand,
    addServeCommand,
    addWorkerCommand,
    addImportCommand,
    addGenerateOrganisationCommand,
    addRunCommand,
    addShortlistCommand,
    addBestRolesCommand,
    addReplayCommand,
    addFairnessCommand,
    addGapsCommand,
    addPersonCommand,
    addAdjacentCommand,
    addMatchCommand,
    addSkillMapCommand,
    addDecayCommand,
    addRevalidationsCommand,
    addEvaluateCommand,
    addExportSchemaCommand,
  ]) {
    add(program);
  }
  for (const command of program.commands) command.exitOverride();
  for (const group of [program, ...program.commands].filter(({ commands }) => commands.length > 0))
    group.addHelpText('before', refuseUnknownCommand);
  return program;
}

/** What a command is called with, without the options that each has. */
function subcommandTerm(command: Command): string {
  const words = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [command.name(), ...words].join(' ');
}

/** Commander says it in an error alone. */
function optionDescription(option: Option): string {
  const description = new Help().optionDescription(option);
  return option.mandatory ? `${description} (required)` : description;
}

/** The settings, which many commands share, stand after what is a command's own. */
function groupItems<Item extends Command | Option>(
  _: Item[],
  visible: Item[],
  groupOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = Map.groupBy(visible, groupOf);
  const settings = groups.get(SETTINGS) ?? [];
  groups.delete(SETTINGS);
  return settings.length === 0 ? groups : groups.set(SETTINGS, settings);
}

/** Help that is asked for of a command that is none is refused as the command is: commander shows the group's instead. */
function refuseUnknownCommand({ command: group }: AddHelpTextContext): string {
  const name = group.args.find((word) => !word.startsWith('-') && word !== 'help');
  const known = name === undefined || group.commands.some((each) => each.name() === name);
  if (!known) group.parse([name], { from: 'user' });
  return '';
}

import { Command, CommanderError } from 'commander';
import { addDemoCommand } from './cli/commands/demo.ts';
import { addEvaluateCommand } from './cli/commands/evaluate/evaluate.ts';
import { addExportSchemaCommand } from './cli/commands/export-schema.ts';
import { addGapsCommand } from './cli/commands/gaps.ts';
import { addGenerateOrganisationCommand } from './cli/commands/generate-organisation.ts';
import { addImportCommand } from './cli/commands/import/import.ts';
import { addDecayCommand } from './cli/commands/people/decay.ts';
import { addPersonCommand } from './cli/commands/people/person.ts';
import { addRevalidationsCommand } from './cli/commands/people/revalidations.ts';
import { addRunCommand } from './cli/commands/run.ts';
import { addServeCommand, addWorkerCommand } from './cli/commands/serve.ts';
import { addBestRolesCommand } from './cli/commands/shortlists/best-roles.ts';
import { addFairnessCommand } from './cli/commands/shortlists/fairness.ts';
import { addReplayCommand } from './cli/commands/shortlists/replay.ts';
import { addShortlistCommand } from './cli/commands/shortlists/shortlist.ts';
import { addAdjacentCommand } from './cli/commands/skill-graph/adjacent.ts';
import { addMatchCommand } from './cli/commands/skill-graph/match.ts';
import { addSkillMapCommand } from './cli/commands/skill-graph/skill-map.ts';
import { EXIT, exitCodeOf, lineOf } from './cli/failure.ts';
import { tell } from './cli/output.ts';
import { VERSION } from './domain/version.ts';

const program = new Command('npx meritgraph')
  .description(
    'Skills-graph analytics and credential-to-role matching: who can do what today, how sure that is, which roles fit.',
  )
  .version(VERSION)
  .showHelpAfterError('(add --help for what it takes)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Start here:
  npx meritgraph demo                               reference data, a sample organisation, a shortlist
  npx meritgraph import organisation DIR            your own people (docs/importing.md)
  npx meritgraph run fit-decay                      estimate what everybody can do
  npx meritgraph shortlist 'data scientists'        who fits, how sure that is, and why
  npx meritgraph serve                              the same over GraphQL

Exit codes: 0 done, 1 fault, 2 wrong usage, 3 refused input, 4 a replay differs, 130 cancelled. Data goes to stdout, progress to stderr.
Settings are flags, MERITGRAPH_… variables, or a JSON file named by MERITGRAPH_CONFIG.`,
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

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away (| head): nothing is wrong.
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.fault);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  else {
    tell(`meritgraph: ${lineOf(error)}`);
    if (process.env.MERITGRAPH_LOG_LEVEL === 'debug') tell(String((error as Error).stack));
    process.exitCode = exitCodeOf(error);
  }
}

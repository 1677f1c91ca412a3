import { CommanderError } from 'commander';
import { EXIT, exitCodeOf, lineOf } from './cli/failure.ts';
import { tell } from './cli/output.ts';
import { createProgram } from './cli/program.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away (| head): nothing is wrong.
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.fault);
});

try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  else {
    tell(`meritgraph: ${lineOf(error)}`);
    if (process.env.MERITGRAPH_LOG_LEVEL === 'debug') tell(String((error as Error).stack));
    process.exitCode = exitCodeOf(error);
  }
}

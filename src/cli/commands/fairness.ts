import type { Command } from 'commander';
import { print, printJson } from '../output.ts';
import { openSession } from '../session.ts';
import { configOf, reading, withSettings } from '../settings-options.ts';
import { readFairness, renderFairness } from '../views/fairness-view.ts';

interface Options {
  readonly server?: string;
  readonly json?: boolean;
}

export function addFairnessCommand(program: Command): void {
  withSettings(program.command('fairness'), reading)
    .summary('what a shortlist did to the groups that people disclosed')
    .description(
      'Audits a shortlist against everybody in scope: impact ratios of selection and of scoring above the median.',
    )
    .argument('<shortlist>', 'the id that `meritgraph shortlist` printed')
    .option('--server <url>', 'a running server to ask')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  meritgraph fairness c2hvcnRsaXN0OmFiYw')
    .action(async (shortlist: string, options: Options, command: Command) => {
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        const audit = await readFairness(session, shortlist);
        if (options.json) printJson(audit);
        else print(renderFairness(audit));
      } finally {
        await session.close();
      }
    });
}

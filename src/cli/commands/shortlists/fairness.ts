import type { Command } from 'commander';
import { print, printJson } from '../../output.ts';
import { openSession } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { readFairness, renderFairness } from '../../views/fairness-view.ts';
import { type ReadingOptions, withReading } from '../reading-options.ts';

export function addFairnessCommand(program: Command): void {
  withReading(program.command('fairness'))
    .summary('what a shortlist did to the groups that people disclosed')
    .description(
      'Audits a shortlist against everybody in scope: impact ratios of selection and of scoring above the median.',
    )
    .argument('<shortlist>', 'the id that `npx meritgraph shortlist` printed')
    .addHelpText('after', '\nExample:\n  npx meritgraph fairness c2hvcnRsaXN0OmFiYw')
    .action(async (shortlist: string, options: ReadingOptions, command: Command) => {
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

import type { Command } from 'commander';
import { print, printJson } from '../output.ts';
import { findPod } from '../references.ts';
import { openSession } from '../session.ts';
import { configOf, reading, withSettings } from '../settings-options.ts';
import { readRevalidations, renderRevalidations } from '../views/revalidations-view.ts';
import { dayCount, moment, unitShare, wholeNumber } from './arguments.ts';

interface Options {
  readonly within: number;
  readonly level: number;
  readonly pod?: string;
  readonly unit?: string;
  readonly first: number;
  readonly asOf?: string;
  readonly server?: string;
  readonly json?: boolean;
}

export function addRevalidationsCommand(program: Command): void {
  withSettings(program.command('revalidations'), reading)
    .summary('who has to show which skill again, soonest first')
    .description('Lists who is at a level now and falls below it within a time, unless they practise.')
    .option('--within <days>', 'how far ahead: 90d or 90', dayCount, 90)
    .option('--level <share>', 'the level to re-validate at, 0 to 1', unitShare, 0.6)
    .option('--pod <name>', 'only members of a pod')
    .option('--unit <name>', 'only people of a unit')
    .option('--first <number>', 'how many to list', wholeNumber(), 25)
    .option(
      '--as-of <time>',
      'look at the world at this day or moment (2026-03-01, 2026-03-01T09:00:00Z)',
      moment,
    )
    .option('--server <url>', 'a running server to ask')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      "\nExample:\n  meritgraph revalidations --within 90d --level 0.6 --pod 'Payments Platform'",
    )
    .action(async (options: Options, command: Command) => {
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        const pod = options.pod === undefined ? null : await findPod(session, options.pod);
        const scope = { ...(pod && { pods: [pod.id] }), ...(options.unit && { units: [options.unit] }) };
        const { within: withinDays, level, first, asOf } = options;
        const found = await readRevalidations(session, { withinDays, level, asOf, scope }, first);
        if (options.json) printJson(found);
        else print(renderRevalidations(found, pod?.label ?? options.unit ?? 'the organisation'));
      } finally {
        await session.close();
      }
    });
}

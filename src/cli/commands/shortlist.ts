import type { Command } from 'commander';
import { UsageError } from '../failure.ts';
import { print, printJson } from '../output.ts';
import { findCluster, findPod, findRole } from '../references.ts';
import { openSession, type Session } from '../session.ts';
import { configOf, reading, withSettings } from '../settings-options.ts';
import { renderShortlist, requestShortlist } from '../views/shortlist-view.ts';
import { moment, wholeNumber } from './arguments.ts';

interface Options {
  readonly cluster?: string;
  readonly pod?: string;
  readonly size: number;
  readonly asOf?: string;
  readonly start?: string;
  readonly unit?: string[];
  readonly location?: string[];
  readonly server?: string;
  readonly json?: boolean;
}

export function addShortlistCommand(program: Command): void {
  withSettings(program.command('shortlist'), reading)
    .summary('rank people for a role, a role cluster or a pod')
    .description(
      'Ranks everybody in scope and prints who fits best, how sure that is, and why.\n' +
        "ROLE is a code (15-1252.00) or words of a title ('software developers').",
    )
    .argument('[role]', 'the role to fill')
    .option('--cluster <label>', 'rank against the best role of a cluster instead')
    .option('--pod <name>', "rank against a pod's open demand instead")
    .option('--size <number>', 'how many people, 1 to 1000', wholeNumber(), 10)
    .option(
      '--as-of <time>',
      'look at the world at this day or moment (2026-03-01, 2026-03-01T09:00:00Z)',
      moment,
    )
    .option('--start <day>', 'first day of work: who is free by then')
    .option('--unit <name...>', 'only people of these units')
    .option('--location <name...>', 'only people at these locations')
    .option('--server <url>', 'a running server to ask')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  meritgraph shortlist 15-1252.00 --size 5 --location Leeds')
    .action(async (role: string | undefined, options: Options, command: Command) => {
      const session = await openSession(configOf(command.opts()), { server: options.server, work: true });
      try {
        const shortlist = await requestShortlist(session, {
          target: await targetOf(session, role, options),
          size: options.size,
          asOf: options.asOf,
          start: options.start,
          scope:
            options.unit || options.location
              ? { units: options.unit, locations: options.location }
              : undefined,
        });
        if (options.json) printJson(shortlist);
        else print(renderShortlist(shortlist));
      } finally {
        await session.close();
      }
    });
}

async function targetOf(
  session: Session,
  role: string | undefined,
  { cluster, pod }: Options,
): Promise<Record<string, string>> {
  if ([role, cluster, pod].filter((given) => given !== undefined).length !== 1) {
    throw new UsageError('Name one target: a ROLE, --cluster or --pod.');
  }
  if (cluster !== undefined) return { cluster: (await findCluster(session, cluster)).id };
  if (pod !== undefined) return { pod: (await findPod(session, pod)).id };
  return { role: (await findRole(session, role!)).id };
}

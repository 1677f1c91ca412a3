import type { Command } from 'commander';
import { refuseUnwritable } from '../../refuse-unwritable.ts';
import { openSession } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { requestShortlist } from '../../views/shortlist/read-shortlist.ts';
import { findPeople } from '../../views/shortlist/standing-view.ts';
import { ANY_DAY, moment, startDay, unitShare, wholeNumber } from '../arguments.ts';
import { type MomentOptions, withMoment } from '../reading-options.ts';
import {
  checkTarget,
  type ShortlistInput,
  type ShortlistOptions,
  shortlistInput,
} from './shortlist-input.ts';
import { type Telling, tellShortlist } from './tell-shortlist.ts';

interface Options extends ShortlistOptions, MomentOptions {
  readonly fairness?: boolean;
  readonly standing?: string[];
  readonly svg?: string;
}

export function addShortlistCommand(program: Command): void {
  withMoment(program.command('shortlist'))
    .summary('rank people for a role, a cluster, a pod, an opening or a list of skills')
    .description(
      'Ranks everybody in scope and prints who fits best, how sure that is, at what wage, and why.\n' +
        "ROLE is a code (15-1252.00) or words of a title ('software developers').",
    )
    .argument('[role]', 'the role to fill')
    .option('--cluster <label>', 'rank against the best role of a cluster instead')
    .option('--pod <name>', "rank against a pod's open demand instead")
    .option(
      '--opening <role>',
      'with --pod: against its opening in this role alone; ROLE@DAY where it has several, by their first days. ' +
        'Its first day, where that is to come, is --start unless another is given',
    )
    .option('--skills <skill...>', 'rank against these instead: SKILL, SKILL:LEVEL or SKILL:LEVEL:IMPORTANCE')
    .option('--title <words>', "what to call a list of --skills ('these skills' unless given)")
    .option('--size <number>', 'how many people, 1 to 1000', wholeNumber(1, 1_000), 10)
    .option('--known-at <time>', 'count only what had been recorded by then', moment)
    .option(
      '--start <day>',
      `first day of work, that of --as-of or later: who is free by then; ${ANY_DAY} for who is not, too`,
      startDay,
    )
    .option('--unit <name...>', 'only people of these units')
    .option('--location <name...>', 'only people at these locations')
    .option(
      '--scope <what...>',
      'only people of: unit=, location=, pod=, person=, free=DAY, max-wage=90000USD, having=SKILL:LEVEL',
    )
    .option('--must <skill...>', 'leave out who is below a minimum: SKILL or SKILL:LEVEL (0.6 unless given)')
    .option('--exclude <person...>', 'people who must not be suggested')
    .option(
      '--diversity <share>',
      '0 ranks by score alone; towards 1 prefers people unlike those above',
      unitShare,
    )
    .option(
      '--standing <person...>',
      'tell where these people stand too, on the list or not, and why: external ids or names',
    )
    .option('--fairness', 'audit it too: what it did to the groups that people disclosed')
    .option('--svg <file>', 'write it as a picture too')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  npx meritgraph shortlist 15-1252.00 --size 5 --location Austin\n' +
        '  npx meritgraph shortlist --skills python:0.7 programming:0.5:0.8 --title Scripting\n' +
        "  npx meritgraph shortlist --pod 'Payments Platform' --opening 'data scientists' --as-of 2026-06-30\n" +
        '  npx meritgraph shortlist 15-1252.00 --size 25 --fairness\n' +
        '  npx meritgraph shortlist 15-1252.00 --standing E00017',
    )
    .action(async (role: string | undefined, options: Options, command: Command) => {
      checkTarget(role, options);
      if (options.svg !== undefined) refuseUnwritable(options.svg);
      const session = await openSession(configOf(command.opts()), { server: options.server, work: true });
      try {
        const input = await shortlistInput(session, role, options);
        const people = options.standing && (await findPeople(session, options.standing));
        const shortlist = await requestShortlist(session, input);
        const start = options.start ?? input.start;
        await tellShortlist(session, shortlist, {
          ...options,
          ...(start !== undefined && { start }),
          startFrom: startFrom(options, input),
          ...(people && { people }),
        });
      } finally {
        await session.close();
      }
    });
}

function startFrom({ start: asked }: Options, { start }: ShortlistInput): Telling['startFrom'] {
  if (start === undefined) return null;
  return asked === undefined ? 'OPENING' : 'ASKED';
}

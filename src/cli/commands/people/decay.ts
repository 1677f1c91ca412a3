import type { Command } from 'commander';
import { noticeAge } from '../../evidence-notice.ts';
import { Refused } from '../../failure.ts';
import { findSkill } from '../../names/catalogue.ts';
import { findPerson } from '../../names/workforce.ts';
import { print, printJson } from '../../output.ts';
import { refuseUnwritable } from '../../refuse-unwritable.ts';
import { openSession } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { decaySvg } from '../../views/decay/decay-svg.ts';
import { renderDecay } from '../../views/decay/decay-view.ts';
import { firstSeen, whyNothing } from '../../views/decay/first-seen.ts';
import { newestOf, readDecay } from '../../views/decay/read-decay.ts';
import { readJumps } from '../../views/decay/read-jumps.ts';
import { writePicture } from '../../write-picture.ts';
import { MOST_CURVE_DAYS, unitShare, wholeNumber } from '../arguments.ts';
import { type MomentOptions, withMoment } from '../reading-options.ts';

interface Options extends MomentOptions {
  readonly level: number;
  readonly days: number;
  readonly svg?: string;
}

export function addDecayCommand(program: Command): void {
  withMoment(program.command('decay'))
    .summary('how a skill of a person fades, and when to re-validate it')
    .description(
      'Draws the forgetting curve of a skill with its interval.\n' +
        'Without a skill it draws the one due soonest: the lowest of those below --level\n' +
        'already, else the first to fall below it, of what somebody has seen.',
    )
    .argument('<person>', 'the external id, or words of the name')
    .argument('[skill]', 'a code, or words of its name; unless given, the skill that is due soonest')
    .option('--level <share>', 'the level to re-validate at, 0 to 1', unitShare, 0.6)
    .option(
      '--days <days>',
      `how far back and ahead the curve runs, 1 to ${MOST_CURVE_DAYS}`,
      wholeNumber(1, MOST_CURVE_DAYS),
      365,
    )
    .option('--svg <file>', 'write it as a picture too')
    .addHelpText('after', "\nExample:\n  npx meritgraph decay 'Yuki Tran' kafka --svg kafka.svg")
    .action(async (typed: string, typedSkill: string | undefined, options: Options, command: Command) => {
      if (options.svg !== undefined) refuseUnwritable(options.svg);
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        const person = await findPerson(session, typed);
        const skill = typedSkill === undefined ? null : await findSkill(session, typedSkill);
        const [decay] = await readDecay(session, {
          ...options,
          person: person.id,
          ...(skill && { skills: [skill.id] }),
        });
        if (decay === undefined) {
          const { asOf } = options;
          const first = asOf === undefined ? null : await firstSeen(session, person.id, skill?.id);
          throw new Refused(whyNothing(person.label, skill?.label, asOf, first));
        }
        if (options.svg !== undefined)
          writePicture(options.svg, decaySvg(decay, await readJumps(session, person.id, decay)));
        if (options.asOf === undefined)
          noticeAge(newestOf([decay]), `What ${person.label} showed of it last`);
        if (options.json) printJson(decay);
        else print(renderDecay(decay));
      } finally {
        await session.close();
      }
    });
}

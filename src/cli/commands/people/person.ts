import type { Command } from 'commander';
import { noticeAge } from '../../evidence-notice.ts';
import { findSkill } from '../../names/catalogue.ts';
import { findPerson } from '../../names/workforce.ts';
import { day, intervalBar, print, printJson, share, styled, table } from '../../output.ts';
import { openSession } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { renderDecay } from '../../views/decay/decay-view.ts';
import { firstSeen, whyNothing } from '../../views/decay/first-seen.ts';
import { type DecayView, newestOf, readDecay } from '../../views/decay/read-decay.ts';
import { MOST_CURVE_DAYS, unitShare, wholeNumber } from '../arguments.ts';
import { type MomentOptions, withMoment } from '../reading-options.ts';

interface Options extends MomentOptions {
  readonly skill?: string;
  readonly level: number;
  readonly days: number;
}

export function addPersonCommand(program: Command): void {
  withMoment(program.command('person'))
    .summary('what a person can do, and how it fades')
    .description(
      "Prints a person's skills as of a moment, soonest to be re-validated first; with --skill, the curve of one.",
    )
    .argument('<person>', 'the external id, or words of the name')
    .option('--skill <skill>', 'one skill, as a curve: a code or words of its name')
    .option('--level <share>', 'the level to re-validate at, 0 to 1', unitShare, 0.6)
    .option(
      '--days <days>',
      `how far back and ahead the curve runs, 1 to ${MOST_CURVE_DAYS}`,
      wholeNumber(1, MOST_CURVE_DAYS),
      365,
    )
    .addHelpText('after', "\nExample:\n  npx meritgraph person 'Yuki Tran' --skill kafka")
    .action(async (typed: string, options: Options, command: Command) => {
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        const person = await findPerson(session, typed);
        const skill = options.skill === undefined ? undefined : await findSkill(session, options.skill);
        const skills = skill && [skill.id];
        const decays = await readDecay(session, { ...options, person: person.id, ...(skills && { skills }) });
        if (options.asOf === undefined) noticeAge(newestOf(decays), `What ${person.label} showed last`);
        if (options.json) printJson(decays);
        else if (skills && decays.length > 0) print(renderDecay(decays[0]!));
        else if (decays.length > 0) print(renderSkills(person.label, decays));
        else {
          const { asOf } = options;
          const first = asOf === undefined ? null : await firstSeen(session, person.id, skill?.id);
          print(whyNothing(person.label, skill?.label, asOf, first));
        }
      } finally {
        await session.close();
      }
    });
}

function renderSkills(name: string, decays: readonly DecayView[]): string {
  return [
    `${styled('bold', name)}, as of ${day(decays[0]!.asOf)}; re-validated at ${share(decays[0]!.level)}`,
    '',
    table(decays, [
      { title: 'skill', shrinks: true, cell: ({ skill }) => skill },
      { title: 'now', align: 'right', cell: ({ estimate }) => share(estimate.value) },
      { title: '0 ── 90 % band ── 1', cell: ({ estimate }) => intervalBar(estimate) },
      { title: 'tier', cell: ({ tier }) => tier.toLowerCase() },
      {
        title: 'half-life',
        align: 'right',
        cell: ({ halfLifeDays }) => `${Math.round(halfLifeDays.value)} d`,
      },
      { title: 'reinforced', cell: ({ lastReinforcedAt }) => day(lastReinforcedAt) },
      { title: 're-validate', cell: dueOf },
    ]),
  ].join('\n');
}

function dueOf({ revalidateBy, estimate, level }: DecayView): string {
  if (revalidateBy !== null) return `by ${day(revalidateBy)}`;
  return estimate.value < level ? 'now' : 'never';
}

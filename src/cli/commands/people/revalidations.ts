import type { Command } from 'commander';
import { noticeOldEvidence } from '../../evidence-notice.ts';
import { Refused } from '../../failure.ts';
import { findPod, findUnit } from '../../names/workforce.ts';
import { print, printJson } from '../../output.ts';
import { openSession, type Session } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { readRevalidations, renderRevalidations } from '../../views/revalidations-view.ts';
import { dayCount, unitShare, wholeNumber } from '../arguments.ts';
import { type MomentOptions, withMoment } from '../reading-options.ts';

interface Options extends MomentOptions {
  readonly within: number;
  readonly level: number;
  readonly pod?: string;
  readonly unit?: string;
  readonly first: number;
}

/** Whom the list is of, in words. */
export function whoseOf(pod: string | undefined, unit: string | null): string {
  if (pod !== undefined && unit !== null) return `members of ${pod} who are of ${unit}`;
  return pod ?? unit ?? 'the organisation';
}

export function addRevalidationsCommand(program: Command): void {
  withMoment(program.command('revalidations'))
    .summary('who has to show which skill again, soonest first')
    .description(
      'Lists who is at a level now and falls below it within a time, unless they practise.\n' +
        '--pod and --unit together list only members of the pod who are of the unit.',
    )
    .option('--within <days>', 'how far ahead: 90d or 90', dayCount, 90)
    .option('--level <share>', 'the level to re-validate at, 0 to 1', unitShare, 0.6)
    .option('--pod <name>', 'only members of a pod on the day asked')
    .option('--unit <name>', 'only people of a unit')
    .option('--first <number>', 'how many to list', wholeNumber(), 25)
    .addHelpText(
      'after',
      "\nExample:\n  npx meritgraph revalidations --within 90d --level 0.6 --pod 'Payments Platform'",
    )
    .action(async (options: Options, command: Command) => {
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        const pod = options.pod === undefined ? null : await findPod(session, options.pod);
        const unit = options.unit === undefined ? null : await findUnit(session, options.unit);
        const scope = { ...(pod && { pods: [pod.id] }), ...(unit !== null && { units: [unit] }) };
        const { within: withinDays, level, first, asOf } = options;
        const found = await readRevalidations(session, { withinDays, level, asOf, scope }, first);
        if (found.totalCount === 0) await refuseUnfitted(session);
        await noticeOldEvidence(session, options.asOf);
        if (options.json) printJson(found);
        else print(renderRevalidations(found, whoseOf(pod?.label, unit)));
      } finally {
        await session.close();
      }
    });
}

/** Nobody is due where nothing was fitted: that is no news of anybody. */
export async function refuseUnfitted(session: Session): Promise<void> {
  const { runs } = await session.execute<{ runs: { readonly totalCount: number } }>(
    '{ runs(first: 1, job: FIT_DECAY, state: COMPLETED) { totalCount } }',
  );
  if (runs.totalCount === 0)
    throw new Refused("Nothing was estimated yet: run 'npx meritgraph run fit-decay' first.");
}

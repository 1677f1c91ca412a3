import type { Command } from 'commander';
import { noticeOldEvidence, noticeStale } from '../evidence-notice.ts';
import { UsageError } from '../failure.ts';
import { findCluster, findRole } from '../names/catalogue.ts';
import { findPod, findUnit } from '../names/workforce.ts';
import { print, printJson } from '../output.ts';
import { openSession, type Session } from '../session/session.ts';
import { configOf } from '../settings-options.ts';
import { readGaps, renderGaps } from '../views/gaps-view.ts';
import { wholeNumber } from './arguments.ts';
import { type MomentOptions, withMoment } from './reading-options.ts';

interface Options extends MomentOptions {
  readonly unit?: string;
  readonly role?: string;
  readonly cluster?: string;
  readonly organisation?: boolean;
  readonly horizon: number;
  readonly first: number;
  readonly onlyShort?: boolean;
  readonly unseen?: boolean;
}

export function addGapsCommand(program: Command): void {
  withMoment(program.command('gaps'))
    .summary('where a pod, unit, role or the organisation falls short')
    .description(
      'Compares what is asked for with what people can do, now and at a horizon if nobody practises.',
    )
    .argument('[pod]', 'the name of a pod')
    .option('--unit <name>', 'a unit instead of a pod')
    .option('--role <role>', 'one role instead: a code or words of its title')
    .option('--cluster <label>', 'a role cluster instead')
    .option('--organisation', 'every pod')
    .option('--horizon <days>', 'how far ahead, in days', wholeNumber(), 180)
    .option('--first <number>', 'how many skills, 1 to 100', wholeNumber(), 15)
    .option('--only-short', 'only skills short at the horizon')
    .option('--unseen', 'the skills that nobody in scope was ever seen in, instead of the others')
    .addHelpText('after', "\nExample:\n  npx meritgraph gaps 'Payments Platform' --horizon 365")
    .action(async (pod: string | undefined, options: Options, command: Command) => {
      refuseUnlessOne(pod, options);
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        const { title, target } = await targetOf(session, pod, options);
        const input = { target, asOf: options.asOf, horizonDays: options.horizon };
        const gaps = await readGaps(session, input, options);
        noticeStale(gaps.stale);
        await noticeOldEvidence(session, options.asOf);
        if (options.json) printJson(gaps);
        else print(renderGaps(title, gaps));
      } finally {
        await session.close();
      }
    });
}

/** Before a graph is opened: the call's words are off, whatever it holds. */
function refuseUnlessOne(pod: string | undefined, { unit, role, cluster, organisation }: Options): void {
  if ([pod, unit, role, cluster, organisation].filter((given) => given !== undefined).length !== 1) {
    throw new UsageError('Name one target: a POD, --unit, --role, --cluster or --organisation.');
  }
}

async function targetOf(session: Session, pod: string | undefined, options: Options) {
  const { unit, role, cluster, organisation } = options;
  if (organisation) return { title: 'the organisation', target: { organisation: true } };
  if (unit !== undefined) {
    const found = await findUnit(session, unit);
    return { title: found, target: { unit: found } };
  }
  if (role !== undefined) {
    const { id, label } = await findRole(session, role);
    return { title: label, target: { role: id } };
  }
  if (cluster !== undefined) {
    const { id, label } = await findCluster(session, cluster);
    return { title: label, target: { cluster: id } };
  }
  const { id, label } = await findPod(session, pod!);
  return { title: label, target: { pods: [id] } };
}

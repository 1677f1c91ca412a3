import type { Command } from 'commander';
import { noticeOldEvidence, noticeStale } from '../../evidence-notice.ts';
import { findCluster } from '../../names/catalogue.ts';
import { findPerson } from '../../names/workforce.ts';
import { day, intervalBar, print, printJson, share, styled, table, wrapped } from '../../output.ts';
import { openSession, type Session } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { type EntryView, missingFields, reasonFields } from '../../views/shortlist/read-shortlist.ts';
import { detail, reasonLines, shortfallOf } from '../../views/shortlist/reasons.ts';
import { choiceOption, wholeNumber } from '../arguments.ts';
import { type MomentOptions, withMoment } from '../reading-options.ts';

interface Options extends MomentOptions {
  readonly first: number;
  readonly open?: boolean;
  readonly framework?: string;
  readonly cluster?: string;
}

type FitView = Pick<EntryView, 'score' | 'contributions' | 'missing'> & {
  readonly node: { readonly title: string; readonly code: string };
};

export function addBestRolesCommand(program: Command): void {
  withMoment(program.command('best-roles'))
    .summary('the roles that fit a person best, and why')
    .description(
      'Turns the ranking round: every role by the score that a shortlist of it would give the person.',
    )
    .argument('<person>', 'the external id, or words of the name')
    .option('--first <number>', 'how many roles, 1 to 100', wholeNumber(), 10)
    .option('--open', 'only roles that some pod has open demand for')
    .addOption(
      choiceOption('--framework <name>', 'only roles of this framework', [
        ...['ONET', 'ESCO', 'GDAD', 'RSD', 'ORGANISATION'],
      ]),
    )
    .option('--cluster <label>', 'only roles of a cluster')
    .addHelpText('after', '\nExample:\n  npx meritgraph best-roles E00017 --open')
    .action(async (typed: string, options: Options, command: Command) => {
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        const person = await findPerson(session, typed);
        const fits = await readFits(session, person.id, options);
        noticeStale(fits.stale);
        await noticeOldEvidence(session, options.asOf);
        if (options.json) printJson(fits);
        else print(renderFits(person.label, options, fits));
      } finally {
        await session.close();
      }
    });
}

async function readFits(
  session: Session,
  person: string,
  { first, open, framework, cluster, asOf }: Options,
) {
  const found = cluster === undefined ? undefined : await findCluster(session, cluster);
  const { person: answer } = await session.execute<{
    person: { bestRoles: { totalCount: number; stale: boolean; edges: FitView[] } };
  }>(
    `query ($person: ID!, $first: Int!, $asOf: DateTime, $framework: Framework, $cluster: ID, $openOnly: Boolean!) {
      person(id: $person) { bestRoles(first: $first, asOf: $asOf, framework: $framework, cluster: $cluster, openOnly: $openOnly) {
        totalCount stale edges { node { title code } ${reasonFields} missing(first: 1) { ${missingFields} } } } } }`,
    { person, first, asOf, framework, cluster: found?.id, openOnly: open ?? false },
  );
  return answer.bestRoles;
}

function renderFits(
  name: string,
  { asOf, open }: Options,
  { totalCount, edges }: { totalCount: number; edges: readonly FitView[] },
): string {
  const which = open ? 'roles with open demand' : 'roles';
  if (edges.length === 0) return `Nothing that is known of ${name} counts in any of the ${which} looked at.`;
  const when = asOf === undefined ? 'today' : day(asOf);
  const [head, ...rows] = table(edges, [
    { title: 'role', shrinks: true, cell: ({ node }) => `${node.title} (${node.code})` },
    { title: 'score', align: 'right', cell: ({ score }) => share(score.value) },
    { title: '0 ── 90 % band ── 1', cell: ({ score }) => intervalBar(score) },
  ]).split('\n');
  return [
    wrapped(
      `${styled('bold', `Roles for ${name}`)}, as of ${when}: the best ${edges.length} of ${totalCount} ${which} that ask for something ${name} has shown or is near to`,
    ),
    '',
    head,
    ...edges.flatMap(({ contributions, missing }, at) => [
      rows[at]!,
      styled('dim', detail('shows', reasonLines(contributions, 3).join(', '))),
      styled('dim', detail('lacks', missing[0] === undefined ? 'nothing' : shortfallOf(missing[0]))),
    ]),
  ].join('\n');
}

import type { Command } from 'commander';
import { EXIT, Refused } from '../../failure.ts';
import { print, printJson, share, styled, table } from '../../output.ts';
import { openSession, type Session } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { type ReadingOptions, withReading } from '../reading-options.ts';

export function addReplayCommand(program: Command): void {
  withReading(program.command('replay'))
    .summary('compute a shortlist again, and say what differs and why')
    .description(
      'Ranks again from the stored request, the runs that it cites, the evidence recorded by its epoch, and its seed.\n' +
        `Exit code ${EXIT.done}: identical; ${EXIT.differs}: it differs.`,
    )
    .argument('<shortlist>', 'the id that `npx meritgraph shortlist` printed')
    .addHelpText('after', '\nExample:\n  npx meritgraph replay c2hvcnRsaXN0OmFiYw')
    .action(async (id: string, options: ReadingOptions, command: Command) => {
      const session = await openSession(configOf(command.opts()), { server: options.server });
      try {
        const replay = await readReplay(session, id);
        if (options.json) printJson(replay);
        else print(renderReplay(replay));
        if (!replay.identical) process.exitCode = EXIT.differs;
      } finally {
        await session.close();
      }
    });
}

interface PlaceView {
  readonly person: { readonly name: string };
  readonly role: { readonly title: string } | null;
  readonly score: number;
}

interface ReplayView {
  readonly shortlist: string;
  readonly epoch: string;
  readonly considered: number;
  readonly consideredAgain: number;
  readonly identical: boolean;
  readonly causes: readonly string[];
  readonly recordedSince: readonly string[];
  readonly differences: readonly {
    readonly rank: number;
    readonly differs: readonly string[];
    readonly stored: PlaceView | null;
    readonly again: PlaceView | null;
  }[];
}

async function readReplay(session: Session, id: string): Promise<ReplayView> {
  const place = '{ person { name } role { title } score }';
  const { shortlist } = await session.execute<{
    shortlist: {
      id: string;
      considered: number;
      provenance: { epoch: string };
      replay: Omit<ReplayView, 'shortlist' | 'considered' | 'epoch'>;
    } | null;
  }>(
    `query ($id: ID!) { shortlist(id: $id) { id considered provenance { epoch } replay {
      identical consideredAgain causes recordedSince differences { rank differs stored ${place} again ${place} } } } }`,
    { id },
  );
  if (shortlist === null)
    throw new Refused('There is no such shortlist; `npx meritgraph shortlist` prints the id.');
  const { considered, provenance, replay } = shortlist;
  return { shortlist: shortlist.id, epoch: provenance.epoch, considered, ...replay };
}

const causeWords: Readonly<Record<string, string>> = {
  RUN_GONE: 'what a run that it cites derived has been removed; it was ranked under the runs of now',
  RECORDS_CHANGED: 'records of which no former versions are kept have changed',
  REQUIREMENTS_CHANGED: 'the roles that are ranked by, or what they ask for, have changed',
  OTHER_CODE: 'another version of the code, or of its arithmetic, computed it',
  RECORDED_MEANWHILE: 'evidence was recorded while or after it was made, and it held some of that already',
  UNEXPLAINED: 'nothing that was recorded explains it: something was altered past the change log',
};

function aspectInWords(aspect: string): string {
  return aspect.toLowerCase().replace('_', ' ');
}

function renderReplay(replay: ReplayView): string {
  const { shortlist, epoch, considered, consideredAgain, identical, differences, causes } = replay;
  const since = replay.recordedSince.map((kind) => kind.toLowerCase()).join(', ');
  const told = causes.map((cause) => {
    const words = causeWords[cause] ?? cause;
    return `- ${words}${cause === 'RECORDS_CHANGED' ? ` (${since})` : ''}`;
  });
  if (identical) {
    return [
      `${styled('bold', 'Identical')}: shortlist ${shortlist} was computed again from epoch ${epoch}, to the last bit.`,
      ...(told.length > 0 ? ['In spite of this:', ...told] : []),
    ].join('\n');
  }
  const score = (place: PlaceView | null) => (place === null ? '–' : share(place.score));
  const who = (place: PlaceView | null) =>
    place === null ? 'nobody' : [place.person.name, place.role?.title].filter(Boolean).join(', ');
  return [
    `${styled('bold', 'It differs')}: ${differences.length} places of shortlist ${shortlist}; ${consideredAgain} people were scored, then ${considered}.`,
    ...(told.length > 0 ? ['Because:', ...told] : []),
    '',
    table(differences, [
      { title: '#', align: 'right', cell: ({ rank }) => String(rank) },
      { title: 'then', shrinks: true, cell: ({ stored }) => who(stored) },
      { title: 'score', align: 'right', cell: ({ stored }) => score(stored) },
      { title: 'again', shrinks: true, cell: ({ again }) => who(again) },
      { title: 'score', align: 'right', cell: ({ again }) => score(again) },
      { title: 'differs in', cell: ({ differs }) => differs.map(aspectInWords).join(', ') },
    ]),
  ].join('\n');
}

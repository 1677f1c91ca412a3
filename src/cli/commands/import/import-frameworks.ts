import type { Command } from 'commander';
import type { App } from '../../../app.ts';
import { counted, print, printJson, table, tell } from '../../output.ts';
import { everywhere, withSettings } from '../../settings-options.ts';
import { withApp } from './import-session.ts';

interface Options {
  readonly json?: boolean;
  readonly release?: string;
}

type Imports = App['services']['imports'];
type Result<Format extends keyof Imports> = Awaited<ReturnType<Imports[Format]>>['result'];

/** Frameworks of skills and roles, and what maps them to each other. */
export function addFrameworkImports(group: Command): void {
  add(group, {
    format: 'onet',
    summary: 'a release of the O*NET database',
    description:
      'Reads a folder of O*NET text files (tab-separated, gzipped or plain). Missing tables are named, not fatal.',
    argument: ['<dir>', 'the folder of a release'],
    example: 'fixtures/onet-29.3',
    show(result) {
      showMissing(result.missing);
      print(
        `O*NET ${result.version}: ${counted(result.roles, 'role')}, ${counted(result.skills, 'skill')}, ${counted(result.requirements, 'requirement')}.`,
      );
      showChanges(result);
    },
  });
  add(group, {
    format: 'esco',
    summary: 'an English release of ESCO',
    description:
      "Reads a folder of ESCO's CSV files, named …_en.csv, gzipped or plain. Concepts without an English label are " +
      'counted and left out. Its occupations have no requirements: they are neither ranked nor clustered.',
    argument: ['<dir>', 'the folder of a release'],
    example: "'./ESCO dataset - v1.2.0 - classification - en - csv'",
    show(result) {
      const { leftOut } = result;
      showMissing(result.missing);
      if (result.unread.length > 0) tell(`Not read: ${result.unread.join(', ')}.`);
      tell(
        `Left out: ${counted(leftOut.skills, 'skill')} and ${counted(leftOut.occupations, 'occupation')} without an English label, ` +
          `${counted(leftOut.relations, 'relation')} of them, ${counted(leftOut.broader.dangling, 'link')} to broader ones that are not ` +
          `there and ${leftOut.broader.cyclic} that go round in a circle.`,
      );
      print(
        `ESCO ${result.version}: ${counted(result.roles, 'role')}, ${result.skills} skills and skill groups.`,
      );
      showChanges(result);
    },
  });
  add(group, {
    format: 'crosswalk',
    summary: 'the official crosswalk between ESCO and O*NET',
    description:
      'Reads the crosswalk of occupations that the ESCO Secretariat publishes (CSV, gzipped or plain); after both ' +
      'frameworks. Codes that the graph does not know are counted, not fatal.',
    argument: ['<file>', 'the crosswalk'],
    example: './crosswalk_esco_onet.csv',
    show(result) {
      tell(
        `Left out: ${counted(result.leftOut, 'mapping')} with ${result.unknownFrom} ESCO and ${result.unknownTo} O*NET occupations that the ` +
          `graph does not know, and ${result.groups} with ISCO groups.`,
      );
      print(
        `Crosswalk: ${counted(result.mappings, 'mapping')}; ${counted(result.changed, 'role')} ${result.changed === 1 ? 'is' : 'are'} mapped otherwise than before.`,
      );
    },
  });
  add(group, {
    format: 'gdad',
    summary: "the UK's Government Digital and Data framework",
    description:
      'Reads a folder with roles.csv and skills.csv, gzipped or plain. Every role level becomes a role.',
    argument: ['<dir>', 'the folder'],
    example: './gdad --release 2025-03',
    show(result) {
      const { notInUse, repeated } = result.leftOut;
      tell(`Left out: ${counted(notInUse, 'row')} not in use, ${repeated} that repeat another.`);
      print(
        `GDaD ${result.version}: ${counted(result.roles, 'role')}, ${counted(result.skills, 'skill')}, ${counted(result.requirements, 'requirement')}.`,
      );
      showChanges(result);
    },
  });
  add(group, {
    format: 'rsd',
    summary: 'Rich Skill Descriptors',
    description:
      "Reads a file of descriptors: JSON of OSMT's API or OSMT's CSV export, gzipped or plain. Alignments reach skills " +
      'that are in the graph by then. What the file lacks is not retired; what it calls archived is.',
    argument: ['<file>', 'the file'],
    example: './skills.json',
    show(result) {
      const { alignments } = result;
      tell(
        `Alignments: ${alignments.mappings} with skills of the graph, ${alignments.leftOut} with skills that it does not ` +
          `know, ${result.foreignAlignments} with something else.`,
      );
      print(`Rich Skill Descriptors: ${counted(result.skills, 'skill')}, ${result.repeated} more than once.`);
      showChanges(result);
    },
  });
}

function add<Format extends 'onet' | 'esco' | 'crosswalk' | 'gdad' | 'rsd'>(
  group: Command,
  how: {
    readonly format: Format;
    readonly summary: string;
    readonly description: string;
    readonly argument: readonly [string, string];
    readonly example: string;
    show(result: Result<Format>): void;
  },
): void {
  const { format, summary, description, argument, example, show } = how;
  const command = withSettings(group.command(format), everywhere)
    .summary(summary)
    .description(description)
    .argument(...argument)
    .option('--json', 'print JSON')
    .addHelpText('after', `\nExample:\n  npx meritgraph import ${format} ${example}`);
  if (format !== 'crosswalk') {
    command.option('--release <version>', 'what the release is called, where its files do not say');
  }
  command.action((path: string, { json, release }: Options, command: Command) =>
    withApp(command, `import ${format}`, async (app, display, signal) => {
      const run: (...args: Parameters<Imports['onet']>) => Promise<{ result: unknown }> =
        app.services.imports[format];
      const { result } = await run(app.caller(signal), path, {
        onProgress: display.update,
        ...(release === undefined ? {} : { version: release }),
      });
      const found = result as Result<Format>;
      const unchanged = 'unchanged' in found && found.unchanged;
      display.done(unchanged ? 'this release is in the graph already' : 'done');
      if (json) printJson(found);
      else show(found);
    }),
  );
}

function showMissing(missing: readonly string[]): void {
  if (missing.length > 0) tell(`Not in the folder: ${missing.join(', ')}.`);
}

function showChanges({
  unchanged,
  skillChanges,
  roleChanges,
}: Pick<Result<'esco'>, 'unchanged' | 'skillChanges' | 'roleChanges'>): void {
  if (unchanged) return;
  const number = (value: number) => String(value);
  print(
    table(
      [
        { what: 'skills', ...skillChanges },
        { what: 'roles', ...roleChanges },
      ],
      [
        { title: '', cell: ({ what }) => what },
        { title: 'added', align: 'right', cell: ({ added }) => number(added) },
        { title: 'changed', align: 'right', cell: ({ changed }) => number(changed) },
        { title: 'retired', align: 'right', cell: ({ retired }) => number(retired) },
      ],
    ),
  );
}

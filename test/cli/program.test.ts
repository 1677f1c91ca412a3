import { stripVTControlCharacters } from 'node:util';
import { type Command, CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';

/** Every command that does something, by the words that call it. */
function leaves(command: Command, words: readonly string[] = []): [string, Command][] {
  const own: [string, Command][] = [[words.join(' '), command]];
  return command.commands.length === 0
    ? own
    : command.commands.flatMap((child) => leaves(child, [...words, child.name()]));
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    getOutHelpWidth: () => 100,
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return stripVTControlCharacters(text);
}

const commands = leaves(createProgram());
/** These print no data: they serve, write a file, or print a schema. */
const withoutJson = ['serve', 'worker', 'skill-map', 'export-schema'];

test('there is a command for everything that the product is asked', () => {
  const words = commands.map(([name]) => name);
  for (const name of [
    'demo',
    'import organisation',
    'run',
    'shortlist',
    'gaps',
    'person',
    'match',
    'evaluate decay',
  ])
    expect(words).toContain(name);
});

test.each(commands)(
  '%s says what it takes, with an example that can be typed, in a hundred columns',
  (name, command) => {
    const help = helpOf(command);
    expect(help).toMatch(new RegExp(`Examples?[^\\n]*:\\n  npx meritgraph ${name}`));
    for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(command.description()).not.toBe('');
    for (const { flags, description } of command.options) expect(description, flags).not.toBe('');
    expect(command.options.some(({ long }) => long === '--json')).toBe(!withoutJson.includes(name));
  },
);

test("the settings that commands share stand after what is a command's own", () => {
  const help = helpOf(commands.find(([name]) => name === 'shortlist')![1]);
  expect(help).toMatch(/\nOptions:\n[\s\S]*--standing[\s\S]*\nSettings:\n[\s\S]*--graph[\s\S]*\nExamples:/);
  expect(help.split('Settings:')[0]).not.toContain('MERITGRAPH_');
});

test('the list of commands fits a usual terminal', () => {
  const program = createProgram();
  program.configureOutput({ getOutHelpWidth: () => 80 });
  for (const line of program.helpInformation().split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
});

test('decay says which skill it draws where none is named', () => {
  const help = helpOf(commands.find(([name]) => name === 'decay')![1]).replaceAll(/\s+/g, ' ');
  expect(help).toContain('Without a skill it draws the one due soonest');
});

test.each(['decay', 'person'])('%s draws a curve of ten years at most, and says so', async (name) => {
  const command = commands.find(([words]) => words === name)![1];
  expect(helpOf(command).replaceAll(/\s+/g, ' ')).toContain('the curve runs, 1 to 3650');
  command.exitOverride().configureOutput({ writeErr: () => {}, outputError: () => {} });
  await expect(command.parseAsync(['E1', '--days', '999999'], { from: 'user' })).rejects.toThrow(
    'from 1 to 3650',
  );
});

test.each(commands)('%s refuses an option that it does not have, before anything else', async (name) => {
  const program = createProgram();
  for (const each of [program, ...program.commands.flatMap((child) => [child, ...child.commands])])
    each.exitOverride().configureOutput({ writeErr: () => {}, outputError: () => {} });
  const refused = await program
    .parseAsync(['node', 'meritgraph', ...name.split(' '), '--bogus'])
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(CommanderError);
  expect((refused as CommanderError).exitCode).not.toBe(0);
});

test('every option and argument of several choices takes them in any case', () => {
  const parsers = commands.flatMap(([, command]) =>
    [...command.options, ...command.registeredArguments].filter(({ argChoices }) => argChoices !== undefined),
  );
  expect(parsers.length).toBeGreaterThan(4);
  for (const { argChoices, parseArg } of parsers)
    for (const choice of argChoices!)
      expect(
        [choice.toLowerCase(), choice.toUpperCase()].map((text) => parseArg!(text, undefined as never)),
      ).toEqual([choice, choice]);
});

/** What a call tells before it ends, and how it ends. */
async function told(words: readonly string[]) {
  const program = createProgram();
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  for (const each of [program, ...program.commands.flatMap((child) => [child, ...child.commands])])
    each.configureOutput({ writeOut: write, writeErr: write });
  const ended = await program.parseAsync(words, { from: 'user' }).catch((error: unknown) => error);
  return { text, ended };
}

test.each([
  'wages --help',
  'wages -h',
  '--help wages',
  'help wages',
  'import wagse --help',
  'evaluate bogus --help',
  'import help bogus',
])('%s: help of a command that is none is refused as the command is', async (words) => {
  const { text, ended } = await told(words.split(' '));
  expect(ended).toMatchObject({ code: 'commander.unknownCommand', exitCode: 1 });
  expect(text).toMatch(/^error: unknown command '(wages|wagse|bogus)'\n/);
  expect(text).not.toContain('Usage:');
});

test.each([
  '--help',
  'help',
  'import --help',
  'help import',
  'import help wages',
  'shortlist scientists --help',
])('%s: help of a command that there is is given', async (words) => {
  const { text, ended } = await told(words.split(' '));
  expect(ended).toMatchObject({ exitCode: 0 });
  expect(text).toMatch(/^Usage: npx meritgraph/);
});

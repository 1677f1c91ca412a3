import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';

const root = join(import.meta.dirname, '../..');
const files = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })].sort();

/** The command that words begin with, and how many of them name it. */
function commandOf(words: readonly string[]): [Command, number] {
  let command = createProgram();
  let named = 0;
  for (const word of words) {
    const child = command.commands.find((each) => each.name() === word);
    if (child === undefined) break;
    command = child;
    named++;
  }
  return [command, named];
}

test.each(files)(
  '%s prints commands as they can be typed after npm ci, with options that there are',
  (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const names = createProgram().commands.map((command) => command.name());
    const bare = new RegExp(`(?<!npx )(?<![\\w./-])meritgraph (?:${names.join('|')})\\b.*`, 'g');
    expect(text.match(bare) ?? []).toEqual([]);
    for (const [line] of text.matchAll(/npx meritgraph [^`\n]*/g)) {
      const words = line.split(/\s+/).slice(2);
      const [command, named] = commandOf(words);
      expect(named > 0 || words[0]!.startsWith('--'), line).toBe(true);
      const known = ['--help', '--version', ...command.options.map(({ long }) => long)];
      for (const word of words.filter((each) => each.startsWith('--')))
        expect(known, line).toContain(word.replace(/[=).,;:]+.*$/, ''));
    }
  },
);

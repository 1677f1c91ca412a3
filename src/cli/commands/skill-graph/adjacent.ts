import type { Command } from 'commander';
import { UsageError } from '../../failure.ts';
import { findSkill } from '../../names/catalogue.ts';
import { print, printJson } from '../../output.ts';
import { openSession } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import { readAdjacent, renderAdjacent } from '../../views/adjacent-view.ts';
import { wholeNumber } from '../arguments.ts';
import { type ReadingOptions, withReading } from '../reading-options.ts';

interface Options extends ReadingOptions {
  readonly first: number;
}

/** EMBED_SKILLS keeps no more of a skill. */
const MOST = 20;

export function addAdjacentCommand(program: Command): void {
  withReading(program.command('adjacent'))
    .summary('which skills a skill makes easier to reach, and why')
    .description(
      'Shows the skills that lie next to a skill, strongest first, with the roles that ask for both and how often roles do.',
    )
    .argument('<skill>', 'a code, or words of its name')
    .option('--first <number>', `how many, at most ${MOST}`, wholeNumber(), 10)
    .addHelpText('after', '\nExample:\n  npx meritgraph adjacent python')
    .action(async (typed: string, { first, server, json }: Options, command: Command) => {
      if (first > MOST) throw new UsageError(`--first is at most ${MOST}.`);
      const session = await openSession(configOf(command.opts()), { server });
      try {
        const { id } = await findSkill(session, typed);
        const view = await readAdjacent(session, id, first);
        if (json) printJson(view);
        else print(renderAdjacent(view));
      } finally {
        await session.close();
      }
    });
}

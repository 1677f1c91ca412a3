import { type Command, Option } from 'commander';
import { reading, withSettings } from '../settings-options.ts';
import { moment, serverUrl } from './arguments.ts';

/** What every command takes that asks, here or of the running server that holds the graph. */
export interface ReadingOptions {
  readonly server?: string;
  readonly json?: boolean;
}

export interface MomentOptions extends ReadingOptions {
  readonly asOf?: string;
}

/** `json`: what --json prints; null for a command that has none. */
export function withReading(command: Command, json: string | null = 'print JSON'): Command {
  withSettings(command, reading).option('--server <url>', 'a running server to ask', serverUrl);
  return json === null ? command : command.option('--json', json);
}

/** The same for what depends on when it is asked. */
export function withMoment(
  command: Command,
  meaning = 'look at the world at this day or moment (2026-03-01, 2026-03-01T09:00:00Z)',
): Command {
  return withReading(command).addOption(new Option('--as-of <time>', meaning).argParser(moment));
}

import { type Command, Option } from 'commander';
import { type Config, environmentName, type Flags, loadConfig, settingNames } from '../config.ts';
import { InvalidInput } from '../domain/errors.ts';
import { UsageError } from './failure.ts';

const described: Partial<Record<keyof Flags, [flag: string, text: string]>> = {
  graph: ['--graph <url>', 'memory:, file:PATH, or neo4j://HOST:PORT'],
  redis: ['--redis <url>', 'redis://HOST:PORT; goes with Neo4j'],
  dataFolder: ['--data-folder <path>', 'where the graph file, reject reports and snapshots are kept'],
  logLevel: ['--log-level <level>', 'silent, fatal, error, warn, info or debug'],
  host: ['--host <address>', 'address to serve at; beyond loopback a token file is required'],
  port: ['--port <number>', 'port to serve at; 0 picks a free one'],
  tokenFile: ['--token-file <path>', 'file that holds the bearer token clients must send'],
};

/** Under which help lists them. */
export const SETTINGS = 'Settings:';

/** Adds the settings a command understands; each is an environment variable too. */
export function withSettings(command: Command, names: readonly (keyof Flags)[]): Command {
  for (const name of names) {
    const [flag, text] = described[name]!;
    command.addOption(new Option(flag, `${text} (${environmentName(name)})`).helpGroup(SETTINGS));
  }
  return command;
}

export const everywhere = ['graph', 'redis', 'dataFolder', 'logLevel'] as const;
/** A command that may be answered by a running server sends it the token. */
export const reading = [...everywhere, 'tokenFile'] as const;
export const serving = [...everywhere, 'host', 'port', 'tokenFile'] as const;

/**
 * The config of a parsed command; `defaults` are the command's own.
 * @throws UsageError for a wrong setting, wherever it stands
 */
export function configOf(options: Record<string, unknown>, defaults: Flags = {}): Config {
  const flags: Flags = {};
  for (const name of settingNames) {
    const value = options[name];
    if (typeof value === 'string' || typeof value === 'number') flags[name] = value;
  }
  try {
    return loadConfig(flags, process.env, defaults);
  } catch (error) {
    throw error instanceof InvalidInput ? new UsageError(error.message, { cause: error }) : error;
  }
}

import type { AppOptions } from '../../app.ts';
import type { Config } from '../../config.ts';
import * as errors from '../../domain/errors.ts';
import { tell } from '../output.ts';

type Log = NonNullable<AppOptions['log']>;

/**
 * What is logged while a command runs, as a line of words on stderr: who typed the command reads it, and no machine does. Undefined,
 * for the structured lines of a server, where more is asked for than warnings.
 */
export function commandLog({ logLevel }: Pick<Config, 'logLevel'>): Log | undefined {
  if (logLevel === 'info' || logLevel === 'debug') return undefined;
  return {
    warn: logLevel === 'warn' ? (fields, message) => tell(lineOf(fields, message)) : () => {},
    error(fields, message) {
      const isLogged = logLevel === 'warn' || logLevel === 'error';
      // The command's own last line gives the reason of a failure; a defect's place is told nowhere else.
      if (isLogged && !reasons.has(kindOf(fields.failure))) tell(lineOf(fields, message));
    },
  };
}

const reasons = new Set(Object.keys(errors).filter((name) => name !== 'Fault'));

function lineOf({ failure, ...fields }: Record<string, unknown>, message: string): string {
  const told = Object.entries(fields)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== message)
    .map(([name, value]) => `${name} ${value}`);
  if (failure !== undefined) told.push(`${kindOf(failure)} ${placeOf(failure)}`.trimEnd());
  return `meritgraph: ${message}${told.length > 0 ? ` (${told.join(', ')})` : ''}`;
}

function kindOf(failure: unknown): string {
  const { kind = failure } = (failure ?? {}) as { kind?: unknown };
  return String(kind);
}

function placeOf(failure: unknown): string {
  const { places = [] } = (failure ?? {}) as { places?: readonly string[] };
  return places[0] ?? '';
}

import { pino } from 'pino';
import type { Config } from '../config.ts';
import type { Log } from '../services/runs/run-failure.ts';

/** Structured lines on stderr. What is logged names places, ids and rules; errors are given as kind and stack. */
export function createLog(config: Pick<Config, 'logLevel'>): Log {
  return pino(
    {
      name: 'meritgraph',
      level: config.logLevel,
      base: null,
      redact: { paths: ['*.password', '*.token', '*.authorization'], censor: '[withheld]' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

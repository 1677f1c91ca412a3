import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BackTest, EventForecast } from '../../analytics/decay/back-test/back-test.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import { type FieldProblem, InvalidInput } from '../../domain/errors.ts';
import {
  type DecayLogFile,
  type DecayLogOptions,
  type IgnoredColumn,
  readDecayLog,
} from '../../importers/decay-log.ts';
import type { BackTestRequest, BackTestResponse } from '../../threads/back-test.worker.ts';
import type { WorkerPool } from '../../threads/pool.ts';
import { RejectsReport } from '../imports/import-rejects.ts';

/** What a back-test of a log found; JSON as it stands. */
export interface DecayEvaluation extends BackTest {
  readonly refused: number;
  readonly problems: readonly FieldProblem[];
  readonly ignoredColumns: readonly IgnoredColumn[];
  readonly seconds: number;
}

export interface EvaluateDecayRequest {
  readonly log: string;
  /** `HH:MM`, UTC; days of the log begin then. */
  readonly dayStart?: string;
  /** Where to write `person,skill,at,forecast,low,high`, one row a scored event. */
  readonly forecasts?: string;
  /** Where to write every refused row, if there is any: the report of an import. */
  readonly rejects?: string;
  readonly onProgress?: (fraction: number) => void;
}

export interface EvaluateDecay {
  /** Back-tests the decay model beside its baselines on anybody's log. */
  evaluate(caller: Caller, request: EvaluateDecayRequest): Promise<DecayEvaluation>;
}

export function createEvaluateDecay({
  pool,
  clock,
}: {
  readonly pool: WorkerPool;
  readonly clock: Clock;
}): EvaluateDecay {
  return {
    async evaluate({ signal }, { log: path, dayStart = '00:00', forecasts, rejects, onProgress }) {
      const dayStartMs = dayStartOf(dayStart);
      const started = performance.now();
      const file = await readReported(path, rejects, { signal, now: clock.now() });
      const found = await pool.run<BackTestRequest, BackTestResponse>(
        'back-test',
        { log: file.log, dayStartMs },
        { signal, ...(onProgress && { onProgress: (fraction: unknown) => onProgress(Number(fraction)) }) },
      );
      if (found === null) {
        const problem = 'has no event with an earlier event of the same person and skill on an earlier day';
        throw new InvalidInput([{ path: basename(path), problem }]);
      }
      if (forecasts !== undefined) await writeForecasts(forecasts, file, found.forecasts);
      const seconds = (performance.now() - started) / 1000;
      const { refused, problems, ignoredColumns } = file;
      return { ...found.report, refused, problems, ignoredColumns, seconds };
    },
  };
}

async function readReported(
  path: string,
  rejects: string | undefined,
  options: DecayLogOptions,
): Promise<DecayLogFile> {
  if (rejects === undefined) return readDecayLog(path, options);
  const report = new RejectsReport(rejects);
  const file = basename(path);
  try {
    const onRefused = (line: number, rule: string) => report.add({ file, line, column: null, rule });
    return await readDecayLog(path, { ...options, onRefused });
  } finally {
    report.close();
  }
}

function dayStartOf(text: string): number {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null)
    throw new InvalidInput([{ path: 'dayStart', problem: 'is not a time of day as HH:MM' }]);
  return (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

async function writeForecasts(
  path: string,
  file: DecayLogFile,
  forecasts: readonly EventForecast[],
): Promise<void> {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  function* lines() {
    yield 'person,skill,at,forecast,low,high\n';
    for (const { event, forecast, low, high } of forecasts) {
      const person = file.personNames[file.log.person[event]!]!;
      const skill = file.skillNames[file.log.skill[event]!]!;
      const numbers = [forecast, low, high].map((value) => value.toFixed(6)).join(',');
      yield `${cell(person)},${cell(skill)},${cell(file.atAsWritten[event]!)},${numbers}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
}

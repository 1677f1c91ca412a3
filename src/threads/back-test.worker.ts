import { type BackTest, backTest, type EventForecast } from '../analytics/decay/back-test/back-test.ts';
import type { DecayLog } from '../domain/decay-log.ts';
import { serveRequests } from './serve-requests.ts';

export interface BackTestRequest {
  readonly log: DecayLog;
  readonly dayStartMs: number;
}
export type BackTestResponse = { readonly report: BackTest; readonly forecasts: EventForecast[] } | null;

serveRequests<BackTestRequest, BackTestResponse>(({ log, dayStartMs }, report) => ({
  response: backTest(log, { dayStartMs, onProgress: report }),
}));

import { type FittedColumns, fitPeople } from '../analytics/decay/fit/fit-people.ts';
import { type HeldOutLosses, heldOutLosses } from '../analytics/decay/fit/hold-out.ts';
import type { EvidenceColumns } from '../analytics/decay/model/evidence.ts';
import type { CompiledModel } from '../analytics/decay/model/model.ts';
import { serveRequests } from './serve-requests.ts';

export interface FitPeopleRequest {
  readonly columns: EvidenceColumns;
  readonly model: CompiledModel;
}

export interface FittedPart {
  readonly fitted: FittedColumns;
  readonly heldOut: HeldOutLosses;
}

serveRequests<FitPeopleRequest, FittedPart>(({ columns, model }) => {
  const forecast = new Float64Array(columns.at.length);
  const fitted = fitPeople(columns, model, { forecast });
  return {
    response: { fitted, heldOut: heldOutLosses(columns, forecast) },
    transfer: Object.values(fitted).map((array: Float64Array) => array.buffer as ArrayBuffer),
  };
});

import type { EvidenceColumns } from '../analytics/decay/evidence.ts';
import { type FittedColumns, fitPeople } from '../analytics/decay/fit-people.ts';
import { type HeldOutLosses, heldOutLosses } from '../analytics/decay/hold-out.ts';
import type { CompiledModel } from '../analytics/decay/model.ts';
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

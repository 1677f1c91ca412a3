import type { EvidenceColumns } from '../analytics/decay/evidence.ts';
import { type FittedColumns, fitPeople } from '../analytics/decay/fit-people.ts';
import type { CompiledModel } from '../analytics/decay/model.ts';
import { serveRequests } from './serve-requests.ts';

export interface FitPeopleRequest {
  readonly columns: EvidenceColumns;
  readonly model: CompiledModel;
}

serveRequests<FitPeopleRequest, FittedColumns>(({ columns, model }) => {
  const response = fitPeople(columns, model);
  return {
    response,
    transfer: Object.values(response).map((array: Float64Array) => array.buffer as ArrayBuffer),
  };
});

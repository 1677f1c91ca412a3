import type { EstimateView, ShortlistView } from '../../../../src/cli/views/shortlist/read-shortlist.ts';

export const named = (name: string) => ({ id: `id of ${name}`, name });

export const current = (value: number, high: number): EstimateView => ({
  ...{ value, low: 0, high, coverage: 0.9, confidence: 'MEDIUM' },
});

/** A list without anybody. */
export const emptyList: ShortlistView = {
  ...{ id: 'abc', asOf: '2026-06-30T12:00:00.000Z', considered: 0, stale: false, title: 'Welder' },
  ...{ target: { id: 'welder' }, opening: null, excluded: [], entries: [], tellingAssessment: null },
  request: { size: 10, diversity: 0, start: null, pod: null, asSent: { size: 10 } },
  provenance: {
    ...{ engine: 'meritgraph test', runs: [], inputDigest: 'd', epoch: '7', seed: '1' },
    knownAt: '2026-06-30T12:00:00.000Z',
  },
};

import { expect, test } from 'vitest';
import { createWagePositions } from '../../src/services/catalogue/wage-positions.ts';
import { createWages } from '../../src/services/catalogue/wages.ts';
import { caller } from './ranking-world.ts';

const point = (amount: number) => ({ amount, quality: 'PUBLISHED' as const });
const benchmark = {
  source: 'test',
  year: 2024,
  area: 'US',
  sector: null,
  currency: 'USD',
  employment: 10,
  percentiles: {
    p10: point(40_000),
    p25: point(50_000),
    p50: point(60_000),
    p75: point(75_000),
    p90: point(95_000),
  },
};

test('a wage stands among those paid in the role, in the same currency or nowhere', async () => {
  const wages = {
    ofRoles: async (_: unknown, roleIds: readonly string[]) =>
      roleIds.map((id) => (id === 'role:a' ? benchmark : null)),
    percentileOf: createWages({ graph: {} as never }).percentileOf,
  };
  const paid: Record<string, [number | null, string | null]> = {
    usd: [60_000, 'USD'],
    eur: [60_000, 'EUR'],
    high: [500_000, 'USD'],
    unknown: [null, null],
  };
  const people = {
    byIds: async (_: unknown, ids: readonly string[]) =>
      ids.map((id) => (paid[id] ? ({ id, wage: paid[id][0], currency: paid[id][1] } as never) : null)),
  };
  const positions = createWagePositions({ people, wages });
  const at = (personId: string, roleId = 'role:a') => ({ personId, roleId });
  const found = await positions.ofPairs(caller, [
    at('usd'),
    at('eur'),
    at('high'),
    at('unknown'),
    at('none'),
    at('usd', 'role:b'),
  ]);
  expect(found[0]!.percentile).toBeCloseTo(50, 5);
  expect(found.slice(1)).toEqual([
    { amount: 60_000, currency: 'EUR', percentile: null },
    { amount: 500_000, currency: 'USD', percentile: null },
    null,
    null,
    { amount: 60_000, currency: 'USD', percentile: null },
  ]);
});

import { expect, test } from 'vitest';
import { createWagePositions } from '../../../src/services/wages/wage-positions.ts';
import { createWages, type WageFilter } from '../../../src/services/wages/wages.ts';
import { caller } from '../ranking-world.ts';

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
  roles: 1,
  missing: 0,
};
const inEuros = { ...benchmark, currency: 'EUR', area: 'Germany' };

test('a wage stands among those paid in the role, in its own currency or nowhere', async () => {
  const wages = {
    ofRoles: async (_: unknown, roleIds: readonly string[], { currency }: WageFilter) =>
      roleIds.map((id) => {
        if (id !== 'role:a') return null;
        return [benchmark, inEuros].find((known) => known.currency === currency) ?? null;
      }),
    percentileOf: createWages({ graph: {} as never }).percentileOf,
  };
  const paid: Record<string, [number | null, string | null]> = {
    usd: [60_000, 'USD'],
    eur: [60_000, 'EUR'],
    gbp: [60_000, 'GBP'],
    high: [500_000, 'USD'],
    unknown: [null, null],
  };
  const positions = createWagePositions({ wages });
  const at = (name: string, roleId = 'role:a') => {
    const [wage, currency] = paid[name]!;
    return { wage, currency, roleId };
  };
  const found = await positions.of(caller, [
    at('usd'),
    at('eur'),
    at('gbp'),
    at('high'),
    at('unknown'),
    at('usd', 'role:b'),
  ]);
  expect(found[0]!.percentile).toBeCloseTo(50, 5);
  expect(found[0]!.benchmark).toBe(benchmark);
  expect(found[1]!.percentile).toBeCloseTo(50, 5);
  expect(found[1]!.benchmark).toBe(inEuros);
  expect(found.slice(2)).toEqual([
    { amount: 60_000, currency: 'GBP', percentile: null, benchmark: null },
    { amount: 500_000, currency: 'USD', percentile: null, benchmark },
    null,
    { amount: 60_000, currency: 'USD', percentile: null, benchmark: null },
  ]);
});

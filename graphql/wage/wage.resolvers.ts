import type { WageBenchmarkResolvers } from '../resolvers-types.generated.ts';

const WageBenchmark: WageBenchmarkResolvers = {
  p10: ({ percentiles }) => percentiles.p10,
  p25: ({ percentiles }) => percentiles.p25,
  p50: ({ percentiles }) => percentiles.p50,
  p75: ({ percentiles }) => percentiles.p75,
  p90: ({ percentiles }) => percentiles.p90,
  percentileOf: (benchmark, { wage }, { services }) => services.wages.percentileOf(benchmark, wage),
};

export const wageResolvers = { WageBenchmark };

/** An amount of which nothing is known where its currency is not. */
export function moneyOf(amount: number | null, currency: string | null) {
  return amount === null || currency === null ? null : { amount, currency };
}

import { InvalidInput } from '../../src/domain/errors.ts';
import { known } from '../batching.ts';
import type {
  PodResolvers,
  SkillResolvers,
  WageBenchmarkResolvers,
  WageBillResolvers,
  WagePremiumResolvers,
} from '../resolvers-types.generated.ts';

const WageBenchmark: WageBenchmarkResolvers = {
  p10: ({ percentiles }) => percentiles.p10,
  p25: ({ percentiles }) => percentiles.p25,
  p50: ({ percentiles }) => percentiles.p50,
  p75: ({ percentiles }) => percentiles.p75,
  p90: ({ percentiles }) => percentiles.p90,
  percentileOf: (benchmark, { wage }, { services }) => services.wages.percentileOf(benchmark, wage),
};

const WagePremium: WagePremiumResolvers = {
  run: ({ runId }, _, { loaders }) => known(loaders.run, runId),
};

const WageBill: WageBillResolvers = {
  total: ({ amounts }) => (amounts.length === 1 ? amounts[0]! : null),
};

const Skill: SkillResolvers = {
  wagePremium: ({ id }, _, { loaders }) => loaders.wagePremium(id, {}),
};

const Pod: PodResolvers = {
  cost: ({ id }, { asOf, percentile, ...filter }, { loaders, now }) => {
    if (!(percentile > 0 && percentile < 100))
      throw new InvalidInput([{ path: 'percentile', problem: 'is not between 0 and 100' }]);
    return loaders.podCost(id, { asOf: asOf ?? now, percentile, ...wageFilter(filter) });
  },
};

export const wageResolvers = { WageBenchmark, WagePremium, WageBill, Skill, Pod };

/** The same for every field that takes it, so that equal questions are read together. */
export function wageFilter(args: {
  readonly source?: string | null;
  readonly area?: string | null;
  readonly currency?: string | null;
  readonly sector?: string | null;
}) {
  const { source = null, area = null, currency = null, sector = null } = args;
  return { source, area, currency, sector };
}

/** An amount of which nothing is known where its currency is not. */
export function moneyOf(amount: number | null, currency: string | null) {
  return amount === null || currency === null ? null : { amount, currency };
}

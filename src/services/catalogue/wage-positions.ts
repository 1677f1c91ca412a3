import type { Caller } from '../../domain/caller.ts';
import type { Id } from '../../domain/ids.ts';
import type { People } from '../talent/people.ts';
import type { Wages } from './wages.ts';

/** Where a person's wage stands among those paid in a role. */
export interface WagePosition {
  readonly amount: number;
  readonly currency: string;
  /** 0..100; null without a benchmark in this currency, and outside what it can tell. */
  readonly percentile: number | null;
}

export interface WagePositions {
  /** In the order of `pairs`; null where no wage is known. Currencies are never compared. */
  ofPairs(
    caller: Caller,
    pairs: readonly { readonly personId: Id; readonly roleId: Id }[],
  ): Promise<(WagePosition | null)[]>;
}

const ANYWHERE = { area: null, sector: null };

export function createWagePositions(dependencies: {
  readonly people: Pick<People, 'byIds'>;
  readonly wages: Pick<Wages, 'ofRoles' | 'percentileOf'>;
}): WagePositions {
  const { people, wages } = dependencies;
  return {
    async ofPairs(caller, pairs) {
      const [found, benchmarks] = await Promise.all([
        people.byIds(
          caller,
          pairs.map(({ personId }) => personId),
        ),
        wages.ofRoles(
          caller,
          pairs.map(({ roleId }) => roleId),
          ANYWHERE,
        ),
      ]);
      return pairs.map((_, i) => {
        const person = found[i];
        if (!person || person.wage === null || person.currency === null) return null;
        const { wage: amount, currency } = person;
        const benchmark = benchmarks[i];
        const comparable = benchmark && benchmark.currency === currency;
        return { amount, currency, percentile: comparable ? wages.percentileOf(benchmark, amount) : null };
      });
    },
  };
}

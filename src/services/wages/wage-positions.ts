import type { Caller } from '../../domain/caller.ts';
import type { Id } from '../../domain/ids.ts';
import type { WageBenchmark, Wages } from './wages.ts';

/** Where a person's wage stands among those paid in a role. */
export interface WagePosition {
  readonly amount: number;
  readonly currency: string;
  /** 0..100; null without a benchmark in this currency, and outside what it can tell. */
  readonly percentile: number | null;
  /** What it was compared with: the role's preferred benchmark in the wage's currency; null where there is none. */
  readonly benchmark: WageBenchmark | null;
}

/** What somebody is paid, and the role that it is compared with. */
export interface PaidInRole {
  readonly wage: number | null;
  readonly currency: string | null;
  readonly roleId: Id;
  /** The role's preferred benchmark of any currency, where it is known; null where there is none at all. */
  readonly preferred?: WageBenchmark | null;
}

export interface WagePositions {
  /** In the order asked; null where no wage is known. Currencies are never compared. */
  of(caller: Caller, asked: readonly PaidInRole[]): Promise<(WagePosition | null)[]>;
}

export function createWagePositions(dependencies: {
  readonly wages: Pick<Wages, 'ofRoles' | 'percentileOf'>;
}): WagePositions {
  const { wages } = dependencies;
  return {
    async of(caller, asked) {
      const paid = asked.map(({ wage, currency, ...role }) =>
        wage === null || currency === null ? null : { amount: wage, currency, ...role },
      );
      const benchmarks = await benchmarksOf(caller, wages, paid);
      return paid.map((own) => {
        if (own === null) return null;
        const { amount, currency, roleId } = own;
        const benchmark = isKnown(own) ? own.preferred : (benchmarks.get(`${currency} ${roleId}`) ?? null);
        const percentile = benchmark && wages.percentileOf(benchmark, amount);
        return { amount, currency, percentile, benchmark };
      });
    },
  };
}

interface InCurrency extends Pick<PaidInRole, 'roleId' | 'preferred'> {
  readonly currency: string;
}

/** What is preferred of all benchmarks is preferred of those in its currency too. */
function isKnown<Paid extends InCurrency>(
  own: Paid,
): own is Paid & { readonly preferred: WageBenchmark | null } {
  return own.preferred === null || own.preferred?.currency === own.currency;
}

/** One read a currency: an organisation pays in a handful. */
async function benchmarksOf(
  caller: Caller,
  wages: Pick<Wages, 'ofRoles'>,
  paid: readonly (InCurrency | null)[],
): Promise<Map<string, WageBenchmark | null>> {
  const unknown = paid.filter((own) => own !== null && !isKnown(own)) as InCurrency[];
  const read = [...Map.groupBy(unknown, ({ currency }) => currency)].map(async ([currency, own]) => {
    const roleIds = [...new Set(own.map(({ roleId }) => roleId))];
    const found = await wages.ofRoles(caller, roleIds, { currency });
    return roleIds.map((roleId, i) => [`${currency} ${roleId}`, found[i] ?? null] as const);
  });
  return new Map((await Promise.all(read)).flat());
}

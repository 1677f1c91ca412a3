import type { Caller } from '../../domain/caller.ts';
import { type Instant, toCalendarDate } from '../../domain/clock.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { distinctIds } from '../pages.ts';
import type { WageBenchmark, WageFilter, Wages } from './wages.ts';

/** Yearly wages added up, each currency by itself: nothing is converted. People are counted in full-time equivalents. */
export interface WageBill {
  /** In the order of the currencies' codes. */
  readonly amounts: readonly { readonly amount: number; readonly currency: string }[];
  /** For whom the amounts speak. */
  readonly counted: number;
  /** Of whom no wage is known, or who have no benchmark; not in the amounts. */
  readonly missing: number;
  /** Of `counted`: at a wage of which the source only says "at least", so the amounts are at least what they say. */
  readonly atLeast: number;
}

export interface PodCost {
  /** Who is assigned on the day, at their own wages and by the share of their time. */
  readonly members: WageBill;
  /** The demand that stands on the day, at a percentile of each role's benchmark. */
  readonly demand: WageBill;
}

export interface PodCostRequest extends WageFilter {
  readonly asOf: Instant;
  /** Where in the benchmarks the demand is paid, 0..100. */
  readonly percentile: number;
}

export interface PodCosts {
  ofPods(caller: Caller, podIds: readonly Id[], request: PodCostRequest): Promise<PodCost[]>;
}

const PODS_A_READ = 50;

export function createPodCosts(dependencies: {
  readonly graph: Graph;
  readonly wages: Pick<Wages, 'ofRoles' | 'wageAt'>;
}): PodCosts {
  const { graph, wages } = dependencies;
  return {
    async ofPods(caller, podIds, { asOf, percentile, ...filter }) {
      const { signal } = caller;
      const day = toCalendarDate(asOf);
      const members = new Map<Id, BillBuilder>();
      const needed: { podId: Id; roleId: Id; headcount: number }[] = [];
      const ids = distinctIds(podIds);
      for (let at = 0; at < ids.length; at += PODS_A_READ) {
        const params = { ids: ids.slice(at, at + PODS_A_READ), day };
        const paid = await graph.read(statements.podMembersPaid, params, { signal });
        for (const { podId, allocation, wage, currency } of paid)
          billOf(members, podId).add(allocation ?? 1, wage, currency);
        needed.push(...(await graph.read(statements.podNeeds, params, { signal })));
      }
      const roleIds = distinctIds(needed.map(({ roleId }) => roleId));
      const found = roleIds.length === 0 ? [] : await wages.ofRoles(caller, roleIds, filter);
      const benchmarks = new Map(roleIds.map((roleId, i) => [roleId, found[i] ?? null]));
      const demand = new Map<Id, BillBuilder>();
      for (const { podId, roleId, headcount } of needed) {
        const benchmark = benchmarks.get(roleId) ?? null;
        const { amount, atLeast } = benchmark === null ? NOTHING : wageOf(wages, benchmark, percentile);
        billOf(demand, podId).add(headcount, amount, benchmark?.currency ?? null, atLeast);
      }
      return podIds.map((id) => ({
        members: (members.get(id) ?? new BillBuilder()).bill(),
        demand: (demand.get(id) ?? new BillBuilder()).bill(),
      }));
    },
  };
}

const NOTHING = { amount: null, atLeast: false };

/** Where the percentile lies among what is top-coded, the least that it can be. */
function wageOf(wages: Pick<Wages, 'wageAt'>, benchmark: WageBenchmark, percentile: number) {
  const amount = wages.wageAt(benchmark, percentile);
  if (amount !== null) return { amount, atLeast: false };
  const topCoded = Object.entries(benchmark.percentiles).find(([, { quality }]) => quality === 'TOP_CODED');
  if (topCoded === undefined || topCoded[1].amount === null || percentile < Number(topCoded[0].slice(1)))
    return NOTHING;
  return { amount: topCoded[1].amount, atLeast: true };
}

function billOf(bills: Map<Id, BillBuilder>, podId: Id): BillBuilder {
  const bill = bills.get(podId) ?? new BillBuilder();
  bills.set(podId, bill);
  return bill;
}

class BillBuilder {
  readonly #amounts = new Map<string, number>();
  #counted = 0;
  #missing = 0;
  #atLeast = 0;

  add(people: number, wage: number | null, currency: string | null, atLeast = false): void {
    if (wage === null || currency === null) {
      this.#missing += people;
      return;
    }
    this.#counted += people;
    if (atLeast) this.#atLeast += people;
    this.#amounts.set(currency, (this.#amounts.get(currency) ?? 0) + people * wage);
  }

  bill(): WageBill {
    return {
      amounts: [...this.#amounts]
        .sort(([a], [b]) => compareKeys(a, b))
        .map(([currency, amount]) => ({ amount, currency })),
      counted: this.#counted,
      missing: this.#missing,
      atLeast: this.#atLeast,
    };
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HedonicInput } from '../../analytics/wages/hedonic-regression.ts';
import { compareKeys, type Id } from '../../domain/ids.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { inBatches } from '../imports/import-transactions.ts';
import { sameMarket, type WageMarket, type WagePreferences } from './benchmark-rows.ts';
import type { WageFilter } from './wages.ts';

/** Wages of one market, and what the roles ask for that they speak for. */
export interface PricedMarket {
  readonly market: WageMarket;
  readonly skillIds: readonly Id[];
  /** Of each skill, how many of the market's roles ask for it more than the average of them. */
  readonly rolesAsking: Uint32Array;
  readonly input: HedonicInput;
}

const ROLES_A_READ = 100;

interface Median {
  readonly id: Id;
  readonly market: WageMarket;
  readonly logWage: number;
  readonly roleIds: Id[];
}

/**
 * The market is the preferred one of those that the filter leaves, of figures across all sectors: by currency, source and
 * area, then the one of most benchmarks in its newest year. A benchmark that speaks for several roles asks for what they
 * ask for on average, so that no wage counts twice. Null without any.
 */
export async function readPricedMarket(
  graph: Graph,
  filter: Omit<WageFilter, 'sector'>,
  preferences: WagePreferences,
  options: CallOptions,
): Promise<PricedMarket | null> {
  const roleIds: Id[] = [];
  for await (const { columns } of graph.readColumns(statements.roleIds, {}, options))
    roleIds.push(...columns.id);
  roleIds.sort(compareKeys);
  const demands = await readDemands(graph, roleIds, options);
  const asking = roleIds.filter((id) => demands.has(id));
  const medians = await readMedians(graph, asking, filter, options);
  const market = chooseMarket(medians, preferences);
  if (market === null) return null;

  const own = medians.filter((median) => sameMarket(median.market, market));
  const roles = [...new Set(own.flatMap((median) => median.roleIds))];
  const skillIds = [...new Set(roles.flatMap((id) => [...demands.get(id)!.keys()]))].sort(compareKeys);
  const numbers = new Map(skillIds.map((id, number) => [id, number]));
  const observation: number[] = [];
  const skill: number[] = [];
  const demand: number[] = [];
  for (const [row, median] of own.entries()) {
    const sums = new Map<number, number>();
    for (const roleId of median.roleIds) {
      for (const [id, amount] of demands.get(roleId)!) {
        const number = numbers.get(id)!;
        sums.set(number, (sums.get(number) ?? 0) + amount / median.roleIds.length);
      }
    }
    for (const [number, amount] of [...sums].sort(([a], [b]) => a - b)) {
      observation.push(row);
      skill.push(number);
      demand.push(amount);
    }
  }
  const zones = await readJobZones(graph, roles, options);
  return {
    market,
    skillIds,
    rolesAsking: countAsking(roles, demands, numbers),
    input: {
      logWage: Float64Array.from(own, (median) => median.logWage),
      controls: [own.map((median) => preparationOf(median, zones)), own.map(groupOf)],
      skills: skillIds.length,
      observation: Uint32Array.from(observation),
      skill: Uint32Array.from(skill),
      demand: Float64Array.from(demand),
    },
  };
}

/** Importance × level of what each role asks for; of one that asks for nothing there is none. */
async function readDemands(graph: Graph, ids: readonly Id[], options: CallOptions) {
  const demands = new Map<Id, Map<Id, number>>();
  for (const roleIds of inBatches(ids, ROLES_A_READ)) {
    for await (const { length, columns } of graph.readColumns(statements.roleDemands, { roleIds }, options)) {
      for (let i = 0; i < length; i++) {
        const amount = columns.importance[i]! * columns.level[i]!;
        if (!(amount > 0)) continue;
        const own = demands.get(columns.roleId[i]!) ?? new Map<Id, number>();
        demands.set(columns.roleId[i]!, own);
        own.set(columns.skillId[i]!, amount);
      }
    }
    await nextTurn();
  }
  for (const [id, own] of demands) demands.set(id, new Map([...own].sort(([a], [b]) => compareKeys(a, b))));
  return demands;
}

/** The benchmarks whose median is known exactly, by id, each with those of `ids` that it speaks for. */
async function readMedians(
  graph: Graph,
  ids: readonly Id[],
  { source = null, area = null, currency = null }: Omit<WageFilter, 'sector'>,
  options: CallOptions,
): Promise<Median[]> {
  const medians = new Map<Id, Median>();
  const filter = { source, area, currency, sector: null };
  for (const roleIds of inBatches(ids, ROLES_A_READ)) {
    const batches = graph.readColumns(statements.roleWages, { roleIds, ...filter }, options);
    for await (const { length, columns } of batches) {
      for (let i = 0; i < length; i++) {
        const wage = columns.p50[i];
        if (wage == null || !(wage > 0) || columns.p50Quality[i] !== 'PUBLISHED') continue;
        const id = columns.id[i]!;
        const market = {
          source: columns.source[i]!,
          year: columns.year[i]!,
          area: columns.area[i]!,
          sector: null,
          currency: columns.currency[i]!,
        };
        const median = medians.get(id) ?? { id, market, logWage: Math.log(wage), roleIds: [] };
        medians.set(id, median);
        median.roleIds.push(columns.parentId[i]!);
      }
    }
    await nextTurn();
  }
  return [...medians.values()]
    .map((median) => ({ ...median, roleIds: median.roleIds.sort(compareKeys) }))
    .sort((a, b) => compareKeys(a.id, b.id));
}

function chooseMarket(medians: readonly Median[], preferences: WagePreferences): WageMarket | null {
  const keyOf = ({ source, area, currency }: WageMarket) => JSON.stringify([source, area, currency]);
  const candidates = [...Map.groupBy(medians, ({ market }) => keyOf(market))].map(([key, own]) => {
    const year = own.reduce((newest, { market }) => Math.max(newest, market.year), 0);
    const newest = own.filter(({ market }) => market.year === year);
    const { market } = newest[0]!;
    const wanted =
      Number(market.currency === preferences.currency) * 4 +
      Number(market.source === preferences.source) * 2 +
      Number(market.area === preferences.area);
    return { key, market, wanted, benchmarks: newest.length };
  });
  candidates.sort((a, b) => b.wanted - a.wanted || b.benchmarks - a.benchmarks || compareKeys(a.key, b.key));
  return candidates[0]?.market ?? null;
}

async function readJobZones(
  graph: Graph,
  ids: readonly Id[],
  options: CallOptions,
): Promise<ReadonlyMap<Id, number>> {
  const zones = new Map<Id, number>();
  for (const roleIds of inBatches([...ids].sort(compareKeys), ROLES_A_READ)) {
    for (const { roleId, jobZone } of await graph.read(statements.roleJobZones, { roleIds }, options)) {
      if (jobZone !== null) zones.set(roleId, jobZone);
    }
  }
  return zones;
}

/** O*NET's job zone, 1 to 5, of the benchmark's roles on average: how much preparation they need. */
function preparationOf({ roleIds }: Median, zones: ReadonlyMap<Id, number>): string {
  const known = roleIds.flatMap((id) => zones.get(id) ?? []);
  if (known.length === 0) return 'unknown';
  return String(Math.round(known.reduce((sum, zone) => sum + zone, 0) / known.length));
}

/** The SOC major group of an O*NET role; of any other role its framework. */
function groupOf({ roleIds }: Median): string {
  return /^role:(onet:\d\d|[a-z]+)/.exec(roleIds[0]!)?.[1] ?? '';
}

function countAsking(
  roles: readonly Id[],
  demands: ReadonlyMap<Id, ReadonlyMap<Id, number>>,
  numbers: ReadonlyMap<Id, number>,
): Uint32Array {
  const sums = new Float64Array(numbers.size);
  const each = (visit: (number: number, amount: number) => void) => {
    for (const role of roles) for (const [id, amount] of demands.get(role)!) visit(numbers.get(id)!, amount);
  };
  each((number, amount) => {
    sums[number]! += amount;
  });
  const asking = new Uint32Array(numbers.size);
  each((number, amount) => {
    if (amount * roles.length > sums[number]!) asking[number]!++;
  });
  return asking;
}

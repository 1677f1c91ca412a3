import { afterAll, expect, test } from 'vitest';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { isPoolable, pooledPercentiles } from '../../../src/analytics/wages/wage-percentiles.ts';
import { wagePercentiles } from '../../../src/domain/wages.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createClusterRoles } from '../../../src/services/skill-graph/learning/cluster-roles.ts';
import { createEmbedSkills } from '../../../src/services/skill-graph/learning/embed-skills.ts';
import { createSkillGraph } from '../../../src/services/skill-graph/skill-graph.ts';
import {
  byPreference,
  percentilesOf,
  type StoredBenchmark,
  sameMarket,
} from '../../../src/services/wages/benchmark-rows.ts';
import { createWages, type WageBenchmark, type WageFilter } from '../../../src/services/wages/wages.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { begin, callerWith, clock, framework, store } from '../imports/framework-world.ts';
import { openImportWorld } from '../imports/import-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());
const caller = callerWith();
const preferences = { currency: 'EUR', source: 'Institute', area: 'North' };

interface OfCluster extends StoredBenchmark {
  roleIds: string[];
}

/** Every benchmark of the cluster's roles, most preferred first. */
async function everyBenchmark(graph: Graph, roleIds: string[], filter: WageFilter): Promise<OfCluster[]> {
  const { source = null, area = null, currency = null, sector = null } = filter;
  const params = { roleIds, source, area, currency, sector };
  const byId = new Map<string, OfCluster>();
  for (const { parentId, ...row } of await graph.read(statements.roleWages, params)) {
    const known = byId.get(row.id);
    if (known === undefined) byId.set(row.id, { ...row, roleIds: [parentId] });
    else known.roleIds.push(parentId);
  }
  return [...byId.values()].sort(byPreference(preferences));
}

/** The rows of the first market in order of preference that says anything. */
function firstMarket(rows: readonly OfCluster[], size: number): readonly OfCluster[] {
  for (let left = rows; left.length > 0; left = left.filter((row) => !sameMarket(row, left[0]!))) {
    const market = left.filter((row) => sameMarket(row, left[0]!));
    const says = market.some((row) => {
      const percentiles = percentilesOf(row);
      const whole = row.roleIds.length === size && size > 1;
      if (whole && Object.values(percentiles).some(({ quality }) => quality !== 'MISSING')) return true;
      return isPoolable({ percentiles, employment: row.employment ?? 0 });
    });
    if (says) return market;
  }
  return [];
}

/** What a market tells of a cluster: a benchmark of all its roles, else its roles that can be pooled. */
function benchmarkOf(rows: readonly OfCluster[], size: number): WageBenchmark {
  const { source, year, area, sector, currency } = rows[0]!;
  const market = { source, year, area, sector, currency };
  const told = rows.map((row) => ({
    ...{ roleIds: row.roleIds, employment: row.employment, percentiles: percentilesOf(row) },
  }));
  const whole = told.find(
    ({ roleIds, percentiles }) =>
      size > 1 &&
      roleIds.length === size &&
      Object.values(percentiles).some(({ quality }) => quality !== 'MISSING'),
  );
  if (whole !== undefined) {
    const { employment, percentiles } = whole;
    return { ...market, employment, percentiles, roles: size, missing: 0 };
  }
  const pooled = told
    .map((row) => ({ ...row, employment: row.employment ?? 0 }))
    .filter((row) => isPoolable(row));
  const roles = new Set(pooled.flatMap(({ roleIds }) => roleIds)).size;
  const employment = pooled.reduce((sum, row) => sum + row.employment, 0);
  return { ...market, employment, percentiles: pooledPercentiles(pooled), roles, missing: size - roles };
}

describeGraphs('what a cluster is paid', ({ open }) => {
  test('is read of the one market that it is told by, in one statement, whatever else is stored', async () => {
    const graph = await open();
    await store(graph, framework(16));
    await using world = await openImportWorld({ graph, clock });
    await createEmbedSkills({ graph, clock, threads }).run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
    await createClusterRoles({ graph, clock, threads }).run(
      await begin(graph, 'CLUSTER_ROLES', 'run:cluster'),
    );
    const skillGraph = createSkillGraph({ graph });
    const clusters = (await skillGraph.clusters(caller, { first: 10 })).edges.map(({ item }) => item);
    const members = await graph.read(statements.rankingClusterRoles, {
      clusterId: clusters[0]!.id,
      run: 'run:cluster',
    });
    const ofFirst = members.map(({ roleId }) => roleId);

    const random = randomSource('cluster markets');
    const among = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
    const amounts = ['', '', '30000', '40000', '40000', '50000', '>=60000'];
    const lines: string[] = [];
    const markets = ['Institute', 'Bureau', 'Union'].flatMap((source) =>
      ['North', 'South', 'East', 'West'].flatMap((area) => {
        const currency = among(['EUR', 'USD']);
        return ['2024', '2025'].map((year) => ({ source, area, currency, year }));
      }),
    );
    for (const { source, area, currency, year } of markets) {
      for (const role of ofFirst) {
        if (random() < 0.7) continue;
        const points = [1, 2, 3, 4, 5].map(() => among(amounts)).sort((a, b) => rise(a) - rise(b));
        if (points.every((point) => point === '')) continue;
        const employment = among(['', '100', '4000']);
        lines.push(
          [role.replace('role:', ''), '', source, area, '', currency, year, employment, ...points].join(','),
        );
      }
    }
    const header = 'role,cluster,source,area,sector,currency,year,employment,p10,p25,p50,p75,p90\n';
    const folder = world.folder({ 'wages.csv': `${header}${lines.join('\n')}\n` });
    await world.imports.wages(caller, `${folder}/wages.csv`);

    let statementsRead = 0;
    let rowsRead = 0;
    const watched: Graph = {
      ...graph,
      read: () => expect.unreachable('rows of a cluster are read in columns'),
      async *readColumns(...args) {
        statementsRead++;
        for await (const batch of graph.readColumns(...args)) {
          rowsRead += batch.length;
          yield batch;
        }
      },
    };
    const wages = createWages({ graph: watched, preferences });
    const filters: WageFilter[] = [
      {},
      ...['EUR', 'USD', 'GBP'].map((currency) => ({ currency })),
      ...['North', 'South', 'East'].flatMap((area) => [{ area }, { area, source: 'Union' }]),
      { sector: '23' },
    ];
    for (const filter of filters) {
      statementsRead = 0;
      rowsRead = 0;
      const ids = clusters.map(({ id }) => id);
      const [told] = await wages.ofClusters(caller, ids, filter);
      const expected = firstMarket(await everyBenchmark(graph, ofFirst, filter), clusters[0]!.size);
      expect(statementsRead).toBe(1);
      expect(rowsRead).toBe(expected.length);
      expect(told).toEqual(expected.length === 0 ? null : benchmarkOf(expected, clusters[0]!.size));
    }
    const everything = await everyBenchmark(graph, ofFirst, {});
    expect(firstMarket(everything, clusters[0]!.size).length).toBeLessThan(everything.length / 10);
  });
});

test('is nothing where what the statement gives counts for nothing', async () => {
  const unknown = Object.fromEntries(
    wagePercentiles.flatMap((name) => [
      [name, [null]],
      [`${name}Quality`, ['MISSING']],
    ]),
  );
  const columns = {
    ...{
      parentId: ['cluster:a'],
      size: [2],
      id: ['wage:a'],
      source: ['Institute'],
      year: [2025],
      area: ['North'],
    },
    ...{ sector: [null], currency: ['EUR'], employment: [Number.NaN], roleCount: [1], roleIds: [['role:a']] },
    ...unknown,
  };
  const graph = {
    async *readColumns() {
      yield { length: 1, columns };
    },
  } as unknown as Graph;
  expect(await createWages({ graph }).ofClusters(caller, ['cluster:a'], {})).toEqual([null]);
});

const rise = (point: string): number => (point === '' ? 25_000 : Number(point.replace('>=', '')));

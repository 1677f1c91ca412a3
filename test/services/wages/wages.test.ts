import { afterAll, describe, expect, test } from 'vitest';
import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import { Conflict } from '../../../src/domain/errors.ts';
import { type Graph, MAX_READ_ROWS } from '../../../src/graph/graph.ts';
import {
  type RoleWagesRow,
  type StoredWagesRow,
  statements,
} from '../../../src/graph/statements.generated.ts';
import { readChangesAfter } from '../../../src/services/runs/changes.ts';
import { createClusterRoles } from '../../../src/services/skill-graph/learning/cluster-roles.ts';
import { createEmbedSkills } from '../../../src/services/skill-graph/learning/embed-skills.ts';
import { createSkillGraph } from '../../../src/services/skill-graph/skill-graph.ts';
import { createPodCosts } from '../../../src/services/wages/pod-costs.ts';
import { createPriceSkills } from '../../../src/services/wages/price-skills.ts';
import { createWagePremiums } from '../../../src/services/wages/wage-premiums.ts';
import { createWages } from '../../../src/services/wages/wages.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { begin, callerWith, clock, framework, store } from '../imports/framework-world.ts';
import { openImportWorld } from '../imports/import-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());
const caller = callerWith();
const rows = framework(16);
const NURSE = 'role:onet:11-1000.00';
const ENGINEER = 'role:onet:13-1000.00';
const none = { currency: null, source: null, area: null };
const anyMarket = { ...none, sector: null };

const HEADER = 'role,cluster,source,area,sector,currency,year,employment,p10,p25,p50,p75,p90\n';
const line = (role: string, source: string, currency: string, employment: number | '', median: number) =>
  [
    ...[role.replace('role:', ''), '', source, currency, '', currency, '2025', employment],
    ...[0.6, 0.8, 1, 1.3, 1.7].map((share) => Math.round(median * share)),
  ].join(',');

/** Wages in euros that rise with what is rated as repairing; every trade its own level. */
function euros(): string {
  const random = randomSource('wages');
  const repairing = new Map(
    rows.requirements
      .filter(({ skill }) => skill.endsWith('repairing'))
      .map((own) => [own.role, own.importance]),
  );
  return rows.roles
    .filter(({ id }) => id.includes('onet'))
    .map(({ id }, i) => {
      const trade = Math.floor(i / 16);
      const level = 10.4 + 0.2 * trade + 0.8 * repairing.get(id)! + 0.02 * random();
      return line(id, 'Institute', 'EUR', 1000 * (1 + (i % 3)), Math.exp(level));
    })
    .join('\n');
}

async function worldOf(graph: Graph) {
  await store(graph, rows);
  const world = await openImportWorld({ graph, clock });
  const embed = createEmbedSkills({ graph, clock, threads });
  const cluster = createClusterRoles({ graph, clock, threads });
  await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
  await cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:cluster'));
  const skillGraph = createSkillGraph({ graph });
  const clusters = (await skillGraph.clusters(caller, { first: 10 })).edges.map(({ item }) => item);
  const [ofNurses] = await skillGraph.clusterOfRoles(caller, [NURSE]);
  let files = 0;
  return {
    world,
    clusters,
    ofNurses: ofNurses!,
    imports: async (text: string) => {
      const name = `wages-${files++}.csv`;
      return (await world.imports.wages(caller, `${world.folder({ [name]: text })}/${name}`)).result;
    },
  };
}

const premiums = new Map<string, unknown>();

describeGraphs('wages', ({ open, kind }) => {
  test('of several sources stand side by side; again changes nothing; what is not known is counted', async () => {
    const graph = await open();
    await using made = await disposable(worldOf(graph));
    const { imports, ofNurses } = made;
    const wages = createWages({ graph });

    const first = await imports(
      `${HEADER}${euros()}\n${line('role:onet:99-9999.00', 'Institute', 'EUR', 1, 5)}\n`,
    );
    expect(first).toMatchObject({
      unchanged: false,
      benchmarks: 64,
      changed: 64,
      rolesWithWages: 64,
      unknown: 1,
      unknownSubjects: [{ line: 66, subject: 'onet:99-9999.00' }],
      markets: [{ source: 'Institute', year: 2025, currency: 'EUR', rows: 65 }],
    });
    // A change of its own kind: no ranking, and nothing that is ranked from, follows it.
    const changes = await readChangesAfter(graph, 0);
    expect(changes.at(-1)!.kind).toBe('WAGES');
    expect(await imports(`${HEADER}${euros()}\n`)).toMatchObject({ unchanged: true, changed: 0, unknown: 0 });
    const dollars = line(NURSE, 'Bureau', 'USD', 900_000, 80_000);
    const cluster = `,${ofNurses.label},Union,Berlin,,EUR,2024,,,,61000,,\n,Nobody's,Union,Berlin,,EUR,2024,,,,1,,\n`;
    expect(await imports(`${HEADER}${dollars}\n${cluster}`)).toMatchObject({
      changed: 2,
      rolesWithWages: 16,
      unknown: 1,
    });

    const [own, dollar, berlin, nowhere] = await Promise.all(
      [{}, { currency: 'USD' }, { area: 'Berlin' }, { source: 'Union', currency: 'USD' }].map(
        async (filter) => (await wages.ofRoles(caller, [NURSE], filter))[0],
      ),
    );
    // The newest of most employment, where nothing is preferred.
    expect(own).toMatchObject({ source: 'Bureau', currency: 'USD' });
    expect(dollar).toEqual(own);
    expect(berlin).toMatchObject({
      source: 'Union',
      roles: 16,
      percentiles: { p10: { quality: 'MISSING' } },
    });
    expect(nowhere).toBeNull();
    const preferring = createWages({ graph, preferences: { ...none, currency: 'EUR' } });
    expect((await preferring.ofRoles(caller, [NURSE], {}))[0]).toMatchObject({ source: 'Institute' });

    // A correction changes what it says, and only that.
    const corrected = euros().replace(/(onet:11-1000\.00.*2025,)1000/, '$14321');
    expect(await imports(`${HEADER}${corrected}\n`)).toMatchObject({ changed: 1 });
    expect((await preferring.ofRoles(caller, [NURSE], {}))[0]!.employment).toBe(4321);
  });

  describe('of one source, year and area', () => {
    const NURSES = rows.roles.slice(0, 4).map(({ id }) => id);
    const market = { source: 'Survey', year: 2025, area: 'Geneva' };
    const file = (currency: string, roles: readonly string[], median = 50_000) =>
      HEADER +
      roles
        .map((role) =>
          line(role, 'Survey', currency, '', median).replace(`Survey,${currency}`, 'Survey,Geneva'),
        )
        .join('\n');
    const stored = (graph: Graph) =>
      graph
        .read(statements.storedWageMarkets, { sources: ['Survey'] })
        .then((found) => found.map(({ currency, benchmarks }) => [currency, benchmarks]));

    test('a second currency is refused in whichever file it comes, and nothing of it is written', async () => {
      const graph = await open();
      await using made = await disposable(worldOf(graph));
      const { imports } = made;
      await imports(file('EUR', NURSES.slice(0, 2)));
      await expect(imports(file('CHF', NURSES.slice(2)))).rejects.toThrow(
        'is CHF for Survey, 2025, Geneva, of which 2 benchmarks imported before are in EUR',
      );
      expect(await stored(graph)).toEqual([['EUR', 2]]);
    });

    test('the same file again is nothing new, and another currency corrects all that it replaces', async () => {
      const graph = await open();
      await using made = await disposable(worldOf(graph));
      const { imports } = made;
      await imports(file('EUR', NURSES));
      expect(await imports(file('EUR', NURSES))).toMatchObject({ unchanged: true, mixedMarkets: [] });
      expect(await imports(file('CHF', NURSES))).toMatchObject({ changed: 4, mixedMarkets: [] });
      expect(await stored(graph)).toEqual([['CHF', 4]]);
    });

    test('a wrong currency that came in several files is corrected file by file, and what is still wrong is told', async () => {
      const graph = await open();
      await using made = await disposable(worldOf(graph));
      const { imports } = made;
      const parts = [NURSES.slice(0, 2), NURSES.slice(2)] as const;
      for (const part of parts) await imports(file('EUR', part));
      const mixed = { ...market, currency: 'CHF', otherCurrency: 'EUR' };
      const first = await imports(file('CHF', parts[0]));
      expect(first).toMatchObject({ changed: 2, mixedMarkets: [{ ...mixed, benchmarks: 2 }] });
      expect(await imports(file('CHF', parts[1]))).toMatchObject({ changed: 2, mixedMarkets: [] });
      expect(await stored(graph)).toEqual([['CHF', 4]]);
      // One row less, and one that is new.
      const other = await imports(file('EUR', [...NURSES.slice(1), ENGINEER]));
      expect(other).toMatchObject({ changed: 4, mixedMarkets: [{ otherCurrency: 'CHF', benchmarks: 1 }] });
    });

    test('two currencies that stand there already are told, and refuse neither file again', async () => {
      const graph = await open();
      await using made = await disposable(worldOf(graph));
      const { imports } = made;
      // As they came to stand before there was a rule.
      await imports(file('EUR', NURSES));
      const ids = (await graph.read(statements.roleWages, { ...anyMarket, roleIds: NURSES.slice(0, 1) })).map(
        ({ id }) => id,
      );
      const [{ roleIds: _, ...row }] = (await graph.read(statements.storedWages, { ids })) as [
        StoredWagesRow,
      ];
      const rowsInFrancs = [{ ...row, currency: 'CHF' }];
      await graph.write(async (transaction) => {
        await transaction.run(statements.putWages, { rows: rowsInFrancs });
      });
      expect(await stored(graph)).toEqual([
        ['CHF', 1],
        ['EUR', 3],
      ]);
      const francs = await imports(file('CHF', NURSES.slice(0, 1)));
      expect(francs).toMatchObject({
        unchanged: true,
        mixedMarkets: [{ otherCurrency: 'EUR', benchmarks: 3 }],
      });
      const euros = await imports(file('EUR', NURSES.slice(1)));
      expect(euros).toMatchObject({
        unchanged: true,
        mixedMarkets: [{ otherCurrency: 'CHF', benchmarks: 1 }],
      });
      // A third currency is refused all the same.
      await expect(imports(file('USD', [ENGINEER]))).rejects.toThrow('is USD for Survey, 2025, Geneva');
    });
  });

  test('of a source with more years and areas than one read gives are compared too', async () => {
    const graph = await open();
    await using made = await disposable(worldOf(graph));
    const { imports } = made;
    await imports(`${HEADER}${line(NURSE, 'Survey', 'EUR', '', 50_000)}`);
    const [{ id }] = (await graph.read(statements.roleWages, { ...anyMarket, roleIds: [NURSE] })) as [
      RoleWagesRow,
    ];
    const [{ roleIds: _, ...row }] = (await graph.read(statements.storedWages, { ids: [id] })) as [
      StoredWagesRow,
    ];
    const more = Array.from({ length: MAX_READ_ROWS }, (_unused, n) => ({
      ...row,
      id: `${id}-${n}`,
      area: `Area ${n}`,
    }));
    for (let from = 0; from < more.length; from += 1_000) {
      await graph.write(async (transaction) => {
        await transaction.run(statements.putWages, { rows: more.slice(from, from + 1_000) });
      });
    }
    const again = `${HEADER}${line(NURSE, 'Survey', 'EUR', '', 50_000)}`;
    expect(await imports(again)).toMatchObject({ unchanged: true, mixedMarkets: [] });
    const last = line(ENGINEER, 'Survey', 'CHF', '', 50_000).replace(
      'Survey,CHF',
      `Survey,Area ${MAX_READ_ROWS - 1}`,
    );
    await expect(imports(HEADER + last)).rejects.toThrow('1 benchmarks imported before are in EUR');
  });

  test('of a cluster in a market without figures are null, or those of the next market', async () => {
    const graph = await open();
    await using made = await disposable(worldOf(graph));
    const { imports, ofNurses } = made;
    const preferences = { ...none, currency: 'USD' };
    const wages = createWages({ graph, preferences });
    const ask = async () => (await wages.ofClusters(caller, [ofNurses.id], {}))[0];
    const row = (source: string, currency: string, points: string) =>
      `${NURSE.replace('role:', '')},,${source},Berlin,,${currency},2024,500,${points}\n`;
    await imports(`${HEADER}${row('Bureau', 'USD', ',,61000,,')}`);
    expect(await ask()).toBeNull();
    await imports(`${HEADER}${row('Institute', 'EUR', ',30000,40000,50000,')}`);
    expect(await ask()).toMatchObject({ source: 'Institute', currency: 'EUR', employment: 500, roles: 1 });
  });

  test('of a cluster are its workers taken together, in one currency, with what is left out counted', async () => {
    const graph = await open();
    await using made = await disposable(worldOf(graph));
    const { imports, ofNurses } = made;
    const wages = createWages({ graph });
    const ask = async (filter: object) =>
      (await wages.ofClusters(caller, [ofNurses.id, 'cluster:none:1'], filter))[0];
    expect(await ask({})).toBeNull();

    const [a, b, c, d] = rows.roles.slice(0, 4).map(({ id }) => id) as [string, string, string, string];
    const text = [
      line(a, 'Institute', 'EUR', 3000, 50_000),
      line(b, 'Institute', 'EUR', 1000, 90_000),
      line(c, 'Institute', 'EUR', '', 70_000),
      line(d, 'Bureau', 'USD', 50, 500_000),
    ].join('\n');
    await imports(`${HEADER}${text}\n`);
    const pooled = (await ask({ currency: 'EUR' }))!;
    expect(pooled).toMatchObject({
      currency: 'EUR',
      source: 'Institute',
      employment: 4000,
      roles: 2,
      missing: 14,
    });
    expect(pooled.percentiles.p50.quality).toBe('INTERPOLATED');
    expect(pooled.percentiles.p50.amount).toBeGreaterThan(50_000);
    expect(pooled.percentiles.p50.amount).toBeLessThan(65_000);
    // Without a word on currency one is taken, and named; the other is left out and counted.
    expect(await ask({})).toEqual(pooled);
    expect(await ask({ currency: 'USD' })).toMatchObject({
      currency: 'USD',
      employment: 50,
      roles: 1,
      missing: 15,
    });

    await imports(`${HEADER},${ofNurses.label},Institute,EUR,,EUR,2025,,,,64000,,\n`);
    const whole = await ask({ currency: 'EUR' });
    expect(whole).toMatchObject({ employment: null, roles: 16, missing: 0 });
    expect(whole!.percentiles.p50).toEqual({ amount: 64_000, quality: 'PUBLISHED' });
  });

  test('of a pod are added up by currency: members as they are paid, openings at the benchmark, the unknown counted', async () => {
    const graph = await open();
    await using made = await disposable(worldOf(graph));
    const { world, imports } = made;
    const topCoded = `${ENGINEER.replace('role:', '')},,Bureau,USD,,USD,2025,10,50000,60000,>=70000,,\n`;
    await imports(`${HEADER}${line(NURSE, 'Institute', 'EUR', 3000, 50_000)}\n${topCoded}`);
    await world.imports.organisation(
      caller,
      world.folder({
        'people.csv': 'external_id,name,wage,currency\nA,A,40000,EUR\nB,B,60000,EUR\nC,C,90000,USD\nD,D,,\n',
        'pods.csv': 'external_id,name\nP,Pod\nQ,Quiet\n',
        'assignments.csv':
          'external_id,person,pod,role,from,to,allocation\n1,A,P,onet:11-1000.00,2025-01-01,,0.5\n' +
          '2,B,P,onet:11-1000.00,2025-01-01,,\n3,C,P,onet:11-1000.00,2025-01-01,,1\n' +
          '4,D,P,onet:11-1000.00,2025-01-01,,0.25\n5,B,P,onet:11-1000.00,2024-01-01,2024-12-31,1\n',
        'demand.csv':
          'external_id,pod,role,headcount,from,to\n1,P,onet:11-1000.00,2,2025-01-01,\n' +
          '2,P,onet:13-1000.00,1.5,2025-01-01,\n3,P,onet:15-1000.00,3,2025-01-01,\n' +
          '4,P,onet:11-1000.00,9,2026-01-01,\n5,Q,onet:11-1000.00,1,2025-01-01,\n',
      }),
    );
    const wages = createWages({ graph });
    const costs = createPodCosts({ graph, wages });
    const request = { asOf: clock.now(), percentile: 50 };
    const [pod, quiet, unknown] = await costs.ofPods(
      caller,
      ['pod:org:P', 'pod:org:Q', 'pod:org:X'],
      request,
    );
    expect(pod!.members).toEqual({
      amounts: [
        { amount: 80_000, currency: 'EUR' },
        { amount: 90_000, currency: 'USD' },
      ],
      counted: 2.5,
      missing: 0.25,
      atLeast: 0,
    });
    expect(pod!.demand).toEqual({
      amounts: [
        { amount: expect.closeTo(100_000, 6), currency: 'EUR' },
        { amount: 105_000, currency: 'USD' },
      ],
      counted: 3.5,
      missing: 3,
      atLeast: 1.5,
    });
    const nothing = { amounts: [], counted: 0, missing: 0, atLeast: 0 };
    expect(quiet!.members).toEqual(nothing);
    expect(quiet!.demand.amounts).toEqual([{ amount: expect.closeTo(50_000, 6), currency: 'EUR' }]);
    expect(unknown).toEqual({ members: nothing, demand: nothing });
    const [dear] = await costs.ofPods(caller, ['pod:org:P'], { ...request, percentile: 75, currency: 'EUR' });
    expect(dear!.demand).toEqual({
      amounts: [{ amount: expect.closeTo(130_000, 6), currency: 'EUR' }],
      counted: 2,
      missing: 4.5,
      atLeast: 0,
    });
  });

  test('explain what skills are worth, the same on every engine, and only once there is enough to tell', async () => {
    const graph = await open();
    await using made = await disposable(worldOf(graph));
    const { imports } = made;
    const price = createPriceSkills({ graph, clock, threads, preferences: none });
    const priced = createWagePremiums({ graph });
    const skills = ['skill:onet:repairing', 'skill:onet:listening', 'skill:onet:unasked'];
    expect(await priced.ofSkills(caller, skills)).toEqual([null, null, null]);
    await expect(price.run(await begin(graph, 'PRICE_SKILLS', 'run:early'), {})).rejects.toThrow(Conflict);
    await imports(`${HEADER}${line(NURSE, 'Bureau', 'USD', 3, 50_000)}\n`);
    await expect(price.run(await begin(graph, 'PRICE_SKILLS', 'run:few'), {})).rejects.toThrow(/too few/);

    await imports(`${HEADER}${euros()}\n`);
    await price.run(await begin(graph, 'PRICE_SKILLS', 'run:price'), {});
    const [repairing, , unasked] = await priced.ofSkills(caller, skills);
    expect(unasked).toBeNull();
    expect(repairing).toMatchObject({
      source: 'Institute',
      currency: 'EUR',
      benchmarks: 64,
      runId: 'run:price',
      estimate: { coverage: 0.9 },
    });
    expect(repairing!.estimate.low).toBeGreaterThan(0);
    expect(repairing!.estimate.value).toBeGreaterThan(repairing!.estimate.low);
    const all = await priced.ofSkills(
      caller,
      rows.skills.map(({ id }) => id),
    );
    premiums.set(kind, all);
    expect(all).toEqual([...premiums.values()][0]);
    // The same run delivered again leaves the same; a market that is not there is refused.
    await price.run(await begin(graph, 'PRICE_SKILLS', 'run:price'), {});
    expect(await graph.read(statements.derivedPremiums, { run: 'run:price' })).toHaveLength(
      all.filter((one) => one !== null).length,
    );
    await expect(
      price.run(await begin(graph, 'PRICE_SKILLS', 'run:gbp'), { currency: 'GBP' }),
    ).rejects.toThrow(Conflict);
  });
});

async function disposable(opening: ReturnType<typeof worldOf>) {
  const made = await opening;
  return { ...made, [Symbol.asyncDispose]: () => made.world[Symbol.asyncDispose]() };
}

import { afterAll, expect, test } from 'vitest';
import { type Graph, MAX_READ_ROWS } from '../../../src/graph/graph.ts';
import {
  type RoleWagesRow,
  type StoredWagesRow,
  statements,
} from '../../../src/graph/statements.generated.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { anyMarket, ENGINEER, HEADER, line, NURSE, openWageWorld, rows } from './wage-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());

describeGraphs('wages of one source, year and area', ({ open }) => {
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
    await using made = await openWageWorld(graph, threads);
    const { imports } = made;
    await imports(file('EUR', NURSES.slice(0, 2)));
    await expect(imports(file('CHF', NURSES.slice(2)))).rejects.toThrow(
      'is CHF for Survey, 2025, Geneva, of which 2 benchmarks imported before are in EUR',
    );
    expect(await stored(graph)).toEqual([['EUR', 2]]);
  });

  test('the same file again is nothing new, and another currency corrects all that it replaces', async () => {
    const graph = await open();
    await using made = await openWageWorld(graph, threads);
    const { imports } = made;
    await imports(file('EUR', NURSES));
    expect(await imports(file('EUR', NURSES))).toMatchObject({ unchanged: true, mixedMarkets: [] });
    expect(await imports(file('CHF', NURSES))).toMatchObject({ changed: 4, mixedMarkets: [] });
    expect(await stored(graph)).toEqual([['CHF', 4]]);
  });

  test('a wrong currency that came in several files is corrected file by file, and what is still wrong is told', async () => {
    const graph = await open();
    await using made = await openWageWorld(graph, threads);
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
    await using made = await openWageWorld(graph, threads);
    const { imports } = made;
    // As they came to stand before there was a rule.
    await imports(file('EUR', NURSES));
    const ids = (await graph.read(statements.roleWages, { ...anyMarket, roleIds: NURSES.slice(0, 1) })).map(
      ({ id }) => id,
    );
    const [{ roleIds: _, ...row }] = (await graph.read(statements.storedWages, { ids })) as [StoredWagesRow];
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

  test('of a source with more years and areas than one read gives are compared too', async () => {
    const graph = await open();
    await using made = await openWageWorld(graph, threads);
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
});

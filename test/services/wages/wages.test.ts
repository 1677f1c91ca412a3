import { afterAll, expect, test } from 'vitest';
import { readChangesAfter } from '../../../src/services/runs/changes.ts';
import { createWages } from '../../../src/services/wages/wages.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { caller, euros, HEADER, line, NURSE, none, openWageWorld, rows } from './wage-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());

describeGraphs('wages', ({ open }) => {
  test('of several sources stand side by side; again changes nothing; what is not known is counted', async () => {
    const graph = await open();
    await using made = await openWageWorld(graph, threads);
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

  test('of a cluster in a market without figures are null, or those of the next market', async () => {
    const graph = await open();
    await using made = await openWageWorld(graph, threads);
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
    await using made = await openWageWorld(graph, threads);
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
});

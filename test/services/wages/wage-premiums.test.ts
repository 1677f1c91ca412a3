import { afterAll, expect, test } from 'vitest';
import { Conflict } from '../../../src/domain/errors.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createPriceSkills } from '../../../src/services/wages/price-skills.ts';
import { createWagePremiums } from '../../../src/services/wages/wage-premiums.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { begin, clock } from '../imports/framework-world.ts';
import { caller, euros, HEADER, line, NURSE, none, openWageWorld, rows } from './wage-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());

const premiums = new Map<string, unknown>();

describeGraphs('wages', ({ open, kind }) => {
  test('explain what skills are worth, the same on every engine, and only once there is enough to tell', async () => {
    const graph = await open();
    await using made = await openWageWorld(graph, threads);
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

import { afterEach, beforeEach, expect, it } from 'vitest';
import { createObservations, type Observations } from '../../../src/services/records/observations.ts';
import { type DirectoryWorld, describeDirectories, TODAY } from '../catalogue/directory-world.ts';
import { evidenceOf, graded, HOUR, series } from './observation-world.ts';

describeDirectories('evidence', (open) => {
  let world: DirectoryWorld;
  let observations: Observations;
  beforeEach(async () => {
    world = await open();
    observations = createObservations(world);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const evidence = (asOf = TODAY) => evidenceOf(observations, world, asOf);

  it('comes newest first, up to the moment asked, each once over pages', async () => {
    const times = [5, 3, 9, 3, 1, 7].map((hours, n) => graded(`e${n}`, { at: TODAY - hours * HOUR }));
    await observations.record(world.caller, times);
    const expected = ['e4', 'e1', 'e3', 'e0', 'e5', 'e2'].map((key) => `observation:org:${key}`);
    expect(await evidence()).toEqual(expected);
    expect(await evidence(TODAY - 4 * HOUR)).toEqual(expected.slice(3));
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const [page] = await observations.evidence(world.caller, [series], { first: 2, after, asOf: TODAY });
      expect(page!.totalCount).toBe(6);
      seen.push(...page!.edges.map(({ item }) => item));
      if (!page!.hasNextPage) break;
      after = page!.edges.at(-1)!.cursor;
    }
    expect(seen).toEqual(expected);
  });
});

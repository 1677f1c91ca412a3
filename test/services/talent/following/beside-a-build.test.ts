import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../../src/domain/clock.ts';
import type { Unavailable } from '../../../../src/domain/errors.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import { createGaps } from '../../../../src/services/gaps/gaps.ts';
import { createRevalidations } from '../../../../src/services/proficiency/revalidations.ts';
import { appendChanges } from '../../../../src/services/runs/changes.ts';
import { createBestRoles } from '../../../../src/services/talent/best-roles.ts';
import { createPeople } from '../../../../src/services/talent/people/people.ts';
import { createScopeIndexes, MOST_PEOPLE } from '../../../../src/services/talent/scope-index.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../../src/threads/pool.ts';
import { createIndexWorld, type IndexWorld, NOW, people, skills } from '../index-world.ts';
import { createHeldBuild, type HeldBuild, NEW_SKILL, refused } from './held-build.ts';

const [ann, bob, cy] = people as [string, string, string];
const ROLE = 'role:org:smith';
const soon = { first: 100, withinDays: 20_000, level: 0.3, asOf: NOW };
/** Before the newest evidence of many. */
const EARLIER = NOW - 1_500 * DAY;
const target = { demand: [{ role: ROLE, headcount: 3, from: '2024-01-01' }] };

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: IndexWorld;
let held: HeldBuild;
beforeEach(async () => {
  world = await createIndexWorld(pool);
  held = createHeldBuild(world);
  for (const personId of people) await world.named(personId);
  await world.graph.write(async (transaction) => {
    await appendChanges(transaction, NOW, [{ kind: 'ROLES', subject: 'test' }]);
    await transaction.run(statements.putOrganisationRoles, {
      rows: [{ id: ROLE, code: 'smith', title: 'Smith', unit: null }],
      alternateTitles: [],
    });
    await transaction.run(statements.putRequirements, {
      rows: [{ id: ROLE, skillId: skills[0]!, importance: 1, level: 0.9 }],
    });
  });
});
afterEach(() => world.graph.close());

/** What asks the index that is held, and what asks another that is built at once. */
async function asking() {
  const { talentIndex, before, isBuilt } = await held.ranks();
  const over = (index: typeof talentIndex, graph = world.graph) => {
    const scopeIndexes = createScopeIndexes({ graph, talentIndex: index });
    const { clock, proficiencies } = world;
    return {
      bestRoles: createBestRoles({ graph, clock, talentIndex: index }),
      gaps: createGaps({ graph, clock, talentIndex: index }),
      revalidations: createRevalidations({ scopeIndexes, proficiencies }),
      people: createPeople({ graph, scopeIndexes, proficiencies }),
    };
  };
  return { ...over(talentIndex), over, talentIndex, before, isBuilt };
}

describe('while an index is built because of an import', () => {
  test('the roles that fit a person, and gaps, are those from before it, and say so', async () => {
    const { bestRoles, gaps, before, isBuilt } = await asking();
    const { caller } = world;
    const fits = async () => (await bestRoles.pages(caller, [ann], { first: 5 }))[0]!;
    const [fitsBefore, gapsBefore] = [await fits(), await gaps.analyse(caller, { target })];
    expect(fitsBefore).toMatchObject({ totalCount: 1, epoch: String(before.seq), stale: false });
    expect(gapsBefore).toMatchObject({ people: people.length, epoch: String(before.seq), stale: false });
    await held.vouchesOtherwise();

    expect(await fits()).toEqual({ ...fitsBefore, stale: true });
    expect(await gaps.analyse(caller, { target })).toEqual({ ...gapsBefore, stale: true });

    await isBuilt();
    const after = await fits();
    expect(after).toMatchObject({ stale: false });
    expect(Number(after.epoch)).toBeGreaterThan(before.seq);
  });

  test('they are refused for a moment before the newest evidence, and once somebody recorded something', async () => {
    const { bestRoles, gaps, before, isBuilt } = await asking();
    const { caller } = world;
    await held.vouchesOtherwise();
    const fits = (asOf?: number) => bestRoles.pages(caller, [ann], { first: 5, asOf: asOf ?? null });
    await fits();
    const asOf = before.index.watermark - 1;
    await expect(fits(asOf)).rejects.toMatchObject(refused);
    await expect(gaps.analyse(caller, { target, asOf })).rejects.toMatchObject(refused);
    await world.shows(ann, 0);
    await expect(fits()).rejects.toMatchObject(refused);
    await expect(gaps.analyse(caller, { target })).rejects.toMatchObject(refused);
    await isBuilt();
  });

  test.each([
    ['everybody, where they are few', null, [NOW, EARLIER]],
    ['some people', { people: [ann, cy] }, [NOW, EARLIER]],
    ['those who have a skill at a level', { having: [{ skill: skills[1]!, level: 0.25 }] }, [NOW, EARLIER]],
    ['those with an award of a skill', { having: [{ skill: NEW_SKILL, level: 0.1 }] }, [NOW]],
  ])('who falls due of %s is read from the graph, the import included', async (_, scope, moments) => {
    const { revalidations, people: persons, over, isBuilt } = await asking();
    const { caller, graph } = world;
    await held.vouchesOtherwise();
    // Recorded by a request, which ends what is from before the import.
    for (const personId of [ann, cy]) await world.shows(personId, 0.9, skills[1]!);
    for (const asOf of moments) {
      const anew = over(createTalentIndex({ graph }));
      const asked = { ...soon, asOf, scope };
      const found = await revalidations.page(caller, asked);
      expect(found.totalCount).toBeGreaterThan(0);
      expect(found).toEqual(await anew.revalidations.page(caller, asked));
      const listed = { first: 100, scope, asOf };
      expect(await persons.page(caller, listed)).toEqual(await anew.people.page(caller, listed));
    }
    await isBuilt();
  });

  test('of a moment before an award nobody has what it vouches for', async () => {
    const { people: persons, isBuilt } = await asking();
    await held.vouchesOtherwise();
    const having = [{ skill: NEW_SKILL, level: 0.1 }];
    const ids = async (asOf: number) => {
      const page = await persons.page(world.caller, { first: 100, scope: { having }, asOf });
      return page.edges.map(({ item }) => item.id);
    };
    expect(await ids(NOW)).toEqual([ann, bob]);
    expect(await ids(NOW - 100 * DAY)).toEqual([]);
    await isBuilt();
  });

  test('too many in scope, or people who go on changing, are refused as the index refuses them', async () => {
    const { talentIndex, over, isBuilt } = await asking();
    const { caller, graph } = world;
    await held.vouchesOtherwise();
    const many: typeof graph = {
      ...graph,
      read: async (statement, params, options) => {
        const rows = await graph.read(statement, params, options);
        const [row] = rows;
        return statement.name === 'personPage' ? Array.from({ length: MOST_PEOPLE + 1 }, () => row!) : rows;
      },
    };
    await expect(over(talentIndex, many).revalidations.page(caller, soon)).rejects.toMatchObject(refused);

    let read = 0;
    const changing = world.watched(async (statement) => {
      if (statement !== 'rankingProficiencies') return;
      read++;
      await world.logs('ASSIGNMENTS');
    });
    const refusal = over(talentIndex, changing).revalidations.page(caller, soon);
    await expect(refusal).rejects.toSatisfy(({ retryAfter }: Unavailable) => retryAfter! > 0);
    expect(read).toBe(3);
    await isBuilt();
  });
});

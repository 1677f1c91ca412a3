import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, noonOf, toCalendarDate } from '../../../src/domain/clock.ts';
import { InvalidInput } from '../../../src/domain/errors.ts';
import { type Award, awardStatus } from '../../../src/services/catalogue/credentials.ts';
import { createDemand } from '../../../src/services/catalogue/demand.ts';
import { createPods } from '../../../src/services/catalogue/pods.ts';
import { createRoles } from '../../../src/services/catalogue/roles.ts';
import { createSkills } from '../../../src/services/catalogue/skills.ts';
import { createSearch } from '../../../src/services/skill-graph/search.ts';
import { type Commitment, firstFreeDay } from '../../../src/services/talent/people/availability.ts';
import { createPeople, type People } from '../../../src/services/talent/people/people.ts';
import type { PeopleScope } from '../../../src/services/talent/people/people-scope.ts';
import {
  type DirectoryWorld,
  demand,
  describeDirectories,
  person,
  pod,
  role,
  skill,
  TODAY,
} from './directory-world.ts';

describeDirectories('the directory', (open) => {
  let world: DirectoryWorld;
  let people: People;
  beforeAll(async () => {
    world = await open();
    people = createPeople({ graph: world.graph, scopeIndexes: {} as never, proficiencies: {} as never });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const names = async (scope: PeopleScope = {}, more: { search?: string; asOf?: number } = {}) => {
    const page = await people.page(world.caller, { first: 100, scope, asOf: TODAY, ...more });
    expect(page.totalCount).toBe(page.edges.length);
    return page.edges.map(({ item }) => item.name).sort();
  };

  describe('people', () => {
    it('are those employed on the day', async () => {
      expect(await names()).toEqual(['Ann Bee', 'Bob Cee', 'Dan Eff']);
      expect(await names({}, { asOf: noonOf('2026-02-28') })).toContain('Cid Dee-Bee');
      expect(await names({}, { asOf: noonOf('2026-03-01') })).not.toContain('Cid Dee-Bee');
      expect(await names({}, { asOf: noonOf('2027-01-01') })).toContain('Eve Gee');
    });

    it('are found by words of their names in any case and order', async () => {
      expect(await names({}, { search: 'bee ANN' })).toEqual(['Ann Bee']);
      expect(await names({}, { search: '  ' })).toHaveLength(3);
      expect(await names({}, { search: "bee') RETURN 1 //" })).toEqual([]);
      await expect(names({}, { search: 'x'.repeat(201) })).rejects.toBeInstanceOf(InvalidInput);
    });

    it('are restricted by every part of a scope', async () => {
      expect(await names({ people: [person('ann'), person('cid')] })).toEqual(['Ann Bee']);
      expect(await names({ people: [] })).toEqual([]);
      expect(await names({ units: ['North', 'East'] })).toEqual(['Ann Bee', 'Bob Cee']);
      expect(await names({ locations: ['York'] })).toEqual(['Bob Cee']);
      expect(await names({ pods: [pod('ovens')] })).toEqual(['Ann Bee', 'Bob Cee']);
      expect(await names({ pods: [pod('kitchen')] })).toEqual([]);
      expect(await names({ maxWage: { amount: 55_000, currency: 'GBP' } })).toEqual(['Ann Bee']);
      expect(await names({ maxWage: { amount: 55_000, currency: 'EUR' } })).toEqual(['Bob Cee']);
      expect(await names({ availableFrom: '2026-07-15' })).toEqual(['Dan Eff']);
      expect(await names({ availableFrom: '2026-09-15' })).toEqual(['Ann Bee']);
      expect(await names({ units: ['North'], locations: ['Leeds'] })).toEqual(['Ann Bee']);
      await expect(names({ maxWage: { amount: 1, currency: 'pounds' } })).rejects.toBeInstanceOf(
        InvalidInput,
      );
    });

    it('are found by the key of their sender', async () => {
      expect(await people.byExternalId(world.caller, 'ann')).toMatchObject({
        id: person('ann'),
        name: 'Ann Bee',
      });
      expect(await people.byExternalId(world.caller, 'zoe')).toBeNull();
    });

    it('are available from the first day without an assignment, while they are employed', async () => {
      const keys = ['ann', 'bob', 'cid', 'dan', 'eve', 'zoe'];
      expect(await people.availableFrom(world.caller, keys.map(person), TODAY)).toEqual([
        '2026-09-01',
        null,
        null,
        '2026-07-01',
        '2027-01-01',
        null,
      ]);
    });

    it('and pods name the units', async () => {
      expect(await people.units(world.caller)).toEqual(['East', 'North', 'South']);
    });
  });

  describe('the first free day', () => {
    const day = (n: number) => toCalendarDate(noonOf('2026-01-01') + n * DAY);
    it('is the first that no commitment covers', () => {
      const commitment = fc
        .record({
          from: fc.integer({ min: 0, max: 60 }),
          length: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 9 }),
        })
        .map(
          ({ from, length }): Commitment => ({
            from: day(from),
            to: length === null ? null : day(from + length),
          }),
        );
      fc.assert(
        fc.property(
          fc.array(commitment, { maxLength: 8 }),
          fc.integer({ min: 0, max: 80 }),
          (commitments, start) => {
            const covered = (date: string) =>
              commitments.some(({ from, to }) => from <= date && (to === null || to >= date));
            const days = Array.from({ length: 200 }, (_, n) => day(start + n));
            expect(firstFreeDay(commitments, day(start))).toBe(days.find((date) => !covered(date)) ?? null);
          },
        ),
        { seed: 3 },
      );
    });
  });

  describe('demand', () => {
    const service = () => createDemand({ graph: world.graph });
    const openings = async (filter: object) =>
      (await service().page(world.caller, { first: 10, ...filter })).edges.map(({ item }) => item.id);

    it('comes soonest first, and may be asked for a day and a role', async () => {
      expect(await openings({})).toEqual([demand('d1'), demand('d2'), demand('d3')]);
      expect(await openings({ openOn: '2026-02-01' })).toEqual([demand('d1')]);
      expect(await openings({ openOn: '2027-01-01' })).toEqual([demand('d2'), demand('d3')]);
      expect(await openings({ role: role('cook') })).toEqual([demand('d3')]);
      expect(await openings({ cluster: 'cluster:none:1' })).toEqual([]);
    });

    it('is filled by who works in the pod and role, what began first before what began later', async () => {
      const filledOn = async (date: string) => {
        const rows = await service().byIds(world.caller, ['d1', 'd2', 'd3'].map(demand));
        return service().filled(world.caller, rows as never, noonOf(date));
      };
      // Ann whole until July and half in August; Bob half from May on.
      expect(await filledOn('2026-02-01')).toEqual([1, 0, 0]);
      expect(await filledOn('2026-07-01')).toEqual([1, 0.5, 0]);
      expect(await filledOn('2026-08-15')).toEqual([1, 0, 0]);
      expect(await filledOn('2026-09-15')).toEqual([0.5, 0, 0]);
      // On its last day, the first still takes what there is.
      expect(await filledOn('2027-06-01')).toEqual([0.5, 0.5, 0]);
    });
  });

  describe('pods', () => {
    it('have as members who is assigned on the day', async () => {
      const members = async (date: string) => {
        const request = { first: 10, asOf: noonOf(date) };
        const pages = await createPods({ graph: world.graph }).members(
          world.caller,
          [pod('kitchen'), pod('ovens')],
          request,
        );
        return pages.map(({ edges, totalCount }) => [totalCount, ...edges.map(({ item }) => item)]);
      };
      expect(await members('2026-09-15')).toEqual([
        [1, person('dan')],
        [1, person('bob')],
      ]);
      const [kitchen, ovens] = await members('2026-07-31');
      expect(kitchen).toEqual([0]);
      expect(ovens?.slice(1).sort()).toEqual([person('ann'), person('bob')].sort());
    });
  });

  describe('skills and roles', () => {
    it('are found by code, words and framework', async () => {
      const skills = createSkills({ graph: world.graph, search: createSearch(world) });
      expect(await skills.byCode(world.caller, 'org', 'baking')).toMatchObject({ name: 'Baking of Bread' });
      expect(await skills.byCode(world.caller, 'onet', 'baking')).toBeNull();
      const found = await skills.page(world.caller, { first: 5, search: 'BREAD bak' });
      expect(found.edges.map(({ item }) => item.id)).toEqual([skill('baking')]);
      expect(await skills.broader(world.caller, [skill('baking'), skill('tasting')])).toEqual([
        [skill('cooking')],
        [],
      ]);
      const roles = createRoles({ graph: world.graph, search: createSearch(world) });
      expect((await roles.page(world.caller, { first: 5, framework: 'onet' })).totalCount).toBe(0);
    });

    it('answer in the order asked, with null or nothing where unknown', async () => {
      const roles = createRoles({ graph: world.graph, search: createSearch(world) });
      const asked = [role('cook'), role('none'), role('baker'), role('cook')];
      expect((await roles.byIds(world.caller, asked)).map((row) => row?.title ?? null)).toEqual([
        'Cook',
        null,
        'Baker',
        'Cook',
      ]);
      const pages = await roles.requirements(world.caller, asked, { first: 1 });
      expect(
        pages.map(({ edges, totalCount, hasNextPage }) => [
          edges[0]?.item.skillId ?? null,
          totalCount,
          hasNextPage,
        ]),
      ).toEqual([
        [skill('cooking'), 1, false],
        [null, 0, false],
        [skill('baking'), 2, true],
        [skill('cooking'), 1, false],
      ]);
    });
  });

  describe('the status of an award', () => {
    const award: Award = {
      ...{ id: 'award:1', personId: 'person:1', credentialId: 'credential:1' },
      awardedAt: 100,
      expiresAt: 500,
      status: null,
      statusAt: null,
    };
    it('follows time and what became of it', () => {
      expect(awardStatus(award, 499)).toBe('VALID');
      expect(awardStatus(award, 500)).toBe('EXPIRED');
      expect(awardStatus({ ...award, status: 'UNVERIFIED' }, 200)).toBe('UNVERIFIED');
      expect(awardStatus({ ...award, status: 'UNVERIFIED' }, 600)).toBe('EXPIRED');
      const revoked: Award = { ...award, status: 'REVOKED', statusAt: 300 };
      expect(awardStatus(revoked, 299)).toBe('VALID');
      expect(awardStatus(revoked, 300)).toBe('REVOKED');
      expect(awardStatus(revoked, 900)).toBe('REVOKED');
      expect(awardStatus({ ...award, status: 'SUSPENDED' }, 200)).toBe('SUSPENDED');
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../src/domain/errors.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import {
  type AssignmentInput,
  type Assignments,
  createAssignments,
} from '../../../src/services/records/assignments.ts';
import { currentSeq } from '../../../src/services/runs/changes.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import {
  type DirectoryWorld,
  describeDirectories,
  person,
  pod,
  role,
  TODAY,
} from '../catalogue/directory-world.ts';

const links = statement<{ id: string }, { kind: string; to: string }>(
  `// Links.
// @param   id string
// @returns kind string, to string
MATCH (a:Assignment {id: $id})-[link]->(target)
RETURN type(link) AS kind, target.id AS to
ORDER BY kind, to`,
);
const outcomes = statement<{ id: string }, Record<string, string | number>>(
  `// Versions of an outcome.
// @param   id string
// @returns version string, value float, at int, recordedAt int, recordedSeq int, supersededAt int, supersededSeq int
MATCH (:Assignment {id: $id})<-[:OF]-(o:Outcome)
RETURN o.version AS version, o.value AS value, o.at AS at, o.recordedAt AS recordedAt, o.recordedSeq AS recordedSeq,
       o.supersededAt AS supersededAt, o.supersededSeq AS supersededSeq
ORDER BY recordedSeq`,
);
const made = (externalId: string, more: Partial<AssignmentInput> = {}): AssignmentInput => ({
  externalId,
  personId: person('dan'),
  podId: pod('ovens'),
  roleId: role('baker'),
  from: '2026-02-01',
  ...more,
});

describeDirectories('assignments', (open) => {
  let world: DirectoryWorld;
  let assignments: Assignments;
  beforeEach(async () => {
    world = await open();
    assignments = createAssignments(world);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const fieldsOf = async (work: Promise<unknown>) => {
    const error = await work.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as InvalidInput).fields.map(({ path }) => path).sort();
  };

  describe('recording assignments', () => {
    it('makes one, linked to person, pod and role', async () => {
      const [assignment] = await assignments.record(world.caller, [made('new')]);
      expect(assignment).toEqual({
        ...made('new'),
        id: 'assignment:org:new',
        ...{ to: null, allocation: null, outcome: null, outcomeAt: null },
      });
      expect(await world.graph.read(links, { id: 'assignment:org:new' })).toEqual([
        { kind: 'AS', to: role('baker') },
        { kind: 'IN', to: pod('ovens') },
        { kind: 'OF', to: person('dan') },
      ]);
    });

    it('ends one and adds its outcome when known, keeping what is not said', async () => {
      await assignments.record(world.caller, [made('new')]);
      await assignments.record(world.caller, [made('new', { to: '2026-06-30' })]);
      const [known] = await assignments.record(world.caller, [made('new', { outcome: 0.8 })]);
      expect(known).toMatchObject({ to: '2026-06-30', outcome: 0.8, outcomeAt: TODAY });
      world.clock.set(TODAY + 1_000);
      const [kept] = await assignments.record(world.caller, [made('new', { from: '2026-03-01' })]);
      expect(kept).toMatchObject({ from: '2026-03-01', to: '2026-06-30', outcome: 0.8, outcomeAt: TODAY });
      const [cleared] = await assignments.record(world.caller, [made('new', { to: null, outcome: null })]);
      expect(cleared).toMatchObject({ to: null, outcome: null, outcomeAt: null });
    });

    it('keeps every outcome that was said, and from when to when it stood', async () => {
      const say = async (outcome: number | null | undefined, seconds: number) => {
        world.clock.set(TODAY + seconds * 1_000);
        await assignments.record(world.caller, [made('new', outcome === undefined ? {} : { outcome })]);
        return currentSeq(world.graph);
      };
      await say(undefined, 0);
      const first = await say(0.8, 1);
      await say(0.8, 2);
      await say(undefined, 3);
      const second = await say(0.3, 4);
      const none = await say(null, 5);
      const last = await say(0.5, 6);
      const version = (value: number, from: [number, number], to: [number, number] | null) => ({
        version: `outcome:org:new@${from[0]}`,
        value,
        at: TODAY + from[1] * 1_000,
        recordedAt: TODAY + from[1] * 1_000,
        recordedSeq: from[0],
        supersededAt: to === null ? OPEN : TODAY + to[1] * 1_000,
        supersededSeq: to === null ? OPEN : to[0],
      });
      expect(await world.graph.read(outcomes, { id: 'assignment:org:new' })).toEqual([
        version(0.8, [first, 1], [second, 4]),
        version(0.3, [second, 4], [none, 5]),
        version(0.5, [last, 6], null),
      ]);
      const [standing] = await assignments.byIds(world.caller, ['assignment:org:new']);
      expect(standing).toMatchObject({ outcome: 0.5, outcomeAt: TODAY + 6_000 });
    });

    it('keeps the share of time that an import gave', async () => {
      const [changed] = await assignments.record(world.caller, [
        made('a3', { personId: person('bob'), from: '2026-05-01', to: '2026-12-31' }),
      ]);
      expect(changed).toMatchObject({ allocation: 0.5, to: '2026-12-31' });
    });

    it('points a moved one to where it is now, and tells of both people', async () => {
      await assignments.record(world.caller, [made('new')]);
      const seq = await currentSeq(world.graph);
      await assignments.record(world.caller, [
        made('new', { personId: person('bob'), podId: pod('kitchen') }),
      ]);
      expect(await world.graph.read(links, { id: 'assignment:org:new' })).toEqual([
        { kind: 'AS', to: role('baker') },
        { kind: 'IN', to: pod('kitchen') },
        { kind: 'OF', to: person('bob') },
      ]);
      const changes = await world.changes(seq);
      expect(changes.map(({ kind }) => kind)).toEqual(['ASSIGNMENTS', 'ASSIGNMENTS']);
      expect(changes.map(({ subject }) => subject).sort()).toEqual([person('bob'), person('dan')].sort());
    });

    it('writes nothing for what is said again', async () => {
      await assignments.record(world.caller, [made('new'), made('other')]);
      const seq = await currentSeq(world.graph);
      await assignments.record(world.caller, [made('other'), made('new')]);
      expect(await currentSeq(world.graph)).toBe(seq);
    });

    it('is all or nothing, and says of every entry what is wrong', async () => {
      const input = [
        made('good'),
        made('nobody', { personId: person('nobody') }),
        made('nowhere', { podId: pod('none') }),
        made('nothing', { roleId: role('none') }),
        made('backwards', { to: '2026-01-31' }),
        made('no-day', { from: '2026-02-30' }),
        made('outcome', { outcome: 1.5 }),
        made('good'),
      ];
      expect(await fieldsOf(assignments.record(world.caller, input))).toEqual([
        'input.1.person',
        'input.2.pod',
        'input.3.role',
        'input.4.to',
        'input.5.from',
        'input.6.outcome',
        'input.7.externalId',
      ]);
      expect(await assignments.byIds(world.caller, ['assignment:org:good'])).toEqual([null]);
    });

    it('refuses a new beginning after the end that stands', async () => {
      await assignments.record(world.caller, [made('new', { to: '2026-06-30' })]);
      expect(await fieldsOf(assignments.record(world.caller, [made('new', { from: '2026-07-01' })]))).toEqual(
        ['input.0.from'],
      );
    });

    it('leaves one of what many say at the same time', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          assignments.record(world.caller, [made('new', { outcome: n / 20 })]),
        ),
      );
      expect(await world.graph.read(links, { id: 'assignment:org:new' })).toHaveLength(3);
    });
  });
});

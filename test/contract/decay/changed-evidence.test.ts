import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY, fixedClock } from '../../../src/domain/clock.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { migrate } from '../../../src/graph/migrations.ts';
import { migrations } from '../../../src/graph/schema.generated.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import {
  countEvidenceOf,
  hasEvidenceAfter,
  readChangedPeople,
} from '../../../src/services/proficiency/fit/planning/changed-evidence.ts';
import { caller } from '../../queue/run-world.ts';
import { statement } from '../graph/ad-hoc-statement.ts';
import { collect, describeGraphs } from '../graphs.ts';
import { cutOffAtWrite, type EvidenceWorld, forgetMarks, NOW, openEvidenceWorld } from './evidence-world.ts';

const unmarkedPeople = statement<Record<string, never>, { people: number }>(`// Who carries nothing.
// @returns people int
MATCH (p:Person) WHERE p.evidenceSeq IS NULL
RETURN count(*) AS people`);
/** By looking at every version there is. */
const lookedUp = statement<
  { after: number; happened: number },
  { personId: string }
>(`// Whose evidence changed.
// @param   after    int
// @param   happened int
// @returns personId string
MATCH (o:Observation)
WHERE o.recordedSeq > $after OR (o.supersededSeq > $after AND o.supersededSeq < ${OPEN})
   OR (o.withdrawnSeq > $after AND o.withdrawnSeq < ${OPEN}) OR o.at > $happened
RETURN DISTINCT o.personId AS personId
ORDER BY personId`);
const remembered = statement<
  Record<string, never>,
  { id: string; seq: number; at: number }
>(`// What people carry.
// @returns id string, seq int, at int
MATCH (p:Person)
RETURN p.id AS id, coalesce(p.evidenceSeq, 0) AS seq, coalesce(p.evidenceAt, 0) AS at
ORDER BY id`);

describeGraphs('whose evidence changed', (under) => {
  const clock = fixedClock(NOW);
  let graph: Graph;
  let world: EvidenceWorld;
  beforeEach(async () => {
    clock.set(NOW);
    graph = await under.open();
    world = await openEvidenceWorld(graph, clock);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  /** All the ways by which evidence comes, changes and goes; each with how the clock goes on before it. */
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['recorded', () => world.record(world.said('new', 'P1', clock.now() - DAY))],
    [
      'recorded again with another score',
      () => world.record(world.said('new', 'P1', clock.now() - DAY, 0.9)),
    ],
    ['said of another person', () => world.record(world.said('new', 'P2', clock.now() - DAY, 0.9))],
    ['withdrawn', () => world.observations().withdraw(caller, 'observation:org:new', 'a mistake')],
    ['imported', () => world.load([world.observed('P3-2', 'P3', '2024-05-01')])],
    ['corrected by an import', () => world.load([world.observed('P3-2', 'P3', '2024-05-01', '0.2')])],
    [
      'taken to another person by an import',
      () => world.load([world.observed('P3-2', 'P4', '2024-05-01', '0.2')]),
    ],
    [
      'withdrawn by an import',
      () => world.load([world.observed('P4-1', 'P4', '2024-01-10', '0.8', '2025-03-01T08:00:00Z')]),
    ],
    ['of noon, imported in the morning', () => world.load([world.observed('P2-3', 'P2', '2025-03-01')])],
    ['of long ago', () => world.load([world.observed('P1-3', 'P1', '2020-01-01')])],
  ];
  it('is found without looking at the evidence, and is what looking at all of it finds', async () => {
    const views = [await world.view()];
    for (const [way, change] of ways) {
      await change();
      for (const { asOf, knownSeq } of views) {
        const rows = await graph.read(lookedUp, { after: knownSeq, happened: asOf });
        const found = await readChangedPeople(graph, { asOf, knownSeq }, {});
        expect(found, way).toEqual(rows.map((row) => row.personId));
        expect(found.length, way).toBeGreaterThan(0);
      }
      views.push(await world.view());
      expect(
        await readChangedPeople(graph, { asOf: NOW + DAY, knownSeq: views.at(-1)!.knownSeq }, {}),
      ).toEqual([]);
    }
  });

  it('moves the counts of a former view to those of this one', async () => {
    const former = await world.view();
    const countAll = async (asSeen: typeof former) => {
      const rows = (await collect(graph.readColumns(statements.evidencePeople, asSeen))).flatMap(
        ({ columns }) => [...columns.observations],
      );
      return { people: rows.length, observations: rows.reduce((sum, count) => sum + count, 0) };
    };
    const before = await countAll(former);
    for (const [way, change] of ways) {
      await change();
      clock.set(clock.now() + DAY / 24);
      const now = await world.view();
      const changed = await readChangedPeople(graph, former, {});
      const counted = await countEvidenceOf(graph, changed, now, former, {});
      expect(
        {
          people: before.people + counted.people - counted.former.people,
          observations: before.observations + counted.observations - counted.former.observations,
        },
        way,
      ).toEqual(await countAll(now));
    }
  });

  it('is empty of a moment that nothing is newer than, whatever was withdrawn since', async () => {
    const at = Date.parse('2024-03-01');
    expect(await hasEvidenceAfter(graph, at, await world.view(), {})).toBe(false);
    await world.record(world.said('new', 'P1', at + DAY));
    expect(await hasEvidenceAfter(graph, at, await world.view(), {})).toBe(true);
    await world.observations().withdraw(caller, 'observation:org:new', 'a mistake');
    expect(await hasEvidenceAfter(graph, at, await world.view(), {})).toBe(false);
  });

  it('is carried by all people of a graph that was filled before, though the migration was interrupted', async () => {
    for (const [, change] of ways) await change();
    await world.crowd(2_500);
    const carried = await graph.read(remembered, {});
    await graph.write((transaction) => transaction.run(forgetMarks, {}));
    await graph.write((transaction) => transaction.run(statements.recordSchemaVersion, { version: 0 }));
    const cut = cutOffAtWrite(graph, 4);
    await expect(migrate(cut, migrations, (work) => work())).rejects.toThrow('cut off');
    const half = (await graph.read(unmarkedPeople, {}))[0]!.people;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(2_500);
    await migrate(graph, migrations, (work) => work());
    expect((await graph.read(unmarkedPeople, {}))[0]!.people).toBe(0);
    expect(await graph.read(remembered, {})).toEqual(carried);
  });
});

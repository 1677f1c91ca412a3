import { afterEach, beforeEach, expect, it } from 'vitest';
import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import { DAY, fixedClock } from '../../src/domain/clock.ts';
import { personId } from '../../src/domain/ids.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrations.ts';
import { migrations } from '../../src/graph/schema.generated.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import {
  countEvidenceOf,
  hasEvidenceAfter,
  readChangedPeople,
} from '../../src/services/proficiency/fit/changed-evidence.ts';
import { type FitPlan, planFit } from '../../src/services/proficiency/fit/fit-plan.ts';
import { createObservations, type ObservationInput } from '../../src/services/records/observations.ts';
import { currentSeq } from '../../src/services/runs/changes.ts';
import { caller } from '../queue/run-world.ts';
import { type ImportWorld, importKey, openImportWorld } from '../services/import-world.ts';
import { sampleFolder } from '../services/sample-folder.ts';
import { statement } from './ad-hoc-statement.ts';
import { collect, describeGraphs } from './graphs.ts';

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
const forget = statement<Record<string, never>, never>(`// As graphs were before.
MATCH (p:Person) REMOVE p.evidenceSeq, p.evidenceAt`);
const remembered = statement<
  Record<string, never>,
  { id: string; seq: number; at: number }
>(`// What people carry.
// @returns id string, seq int, at int
MATCH (p:Person)
RETURN p.id AS id, coalesce(p.evidenceSeq, 0) AS seq, coalesce(p.evidenceAt, 0) AS at
ORDER BY id`);

const NOW = Date.parse('2025-03-01T08:00:00Z');
const KEYS = ['P1', 'P2', 'P3', 'P4'];
const header = ['external_id', 'person', 'skill', 'at', 'kind', 'score', 'trials', 'withdrawn_at'];
const skillId = 'skill:org:ONCALL';

describeGraphs('whose evidence changed', (under) => {
  const clock = fixedClock(NOW);
  let graph: Graph;
  let world: ImportWorld;
  beforeEach(async () => {
    clock.set(NOW);
    graph = await under.open();
    world = await openImportWorld({ graph, clock });
    await load(KEYS.map((key) => observed(`${key}-1`, key, '2024-01-10')));
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const observed = (id: string, person: string, day: string, score = '0.8', withdrawn = '') => {
    return [id, person, 'org:ONCALL', day, 'ASSESSMENT', score, '10', withdrawn];
  };
  const load = (rows: readonly (readonly string[])[]) =>
    world.imports.organisation(
      caller,
      world.folder({ ...sampleFolder, 'observations.csv': [header, ...rows] }),
    );
  const said = (externalId: string, key: string, at: number, score = 0.5): ObservationInput => ({
    ...{ personId: personId(importKey, key), skillId, externalId, at, score, kind: 'ASSESSMENT', trials: 10 },
    ...{ evaluatorId: null, assignmentId: null, artifact: null },
  });

  /** All the ways by which evidence comes, changes and goes; each with how the clock goes on before it. */
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['recorded', () => record(said('new', 'P1', clock.now() - DAY))],
    ['recorded again with another score', () => record(said('new', 'P1', clock.now() - DAY, 0.9))],
    ['said of another person', () => record(said('new', 'P2', clock.now() - DAY, 0.9))],
    ['withdrawn', () => observations().withdraw(caller, 'observation:org:new', 'a mistake')],
    ['imported', () => load([observed('P3-2', 'P3', '2024-05-01')])],
    ['corrected by an import', () => load([observed('P3-2', 'P3', '2024-05-01', '0.2')])],
    ['taken to another person by an import', () => load([observed('P3-2', 'P4', '2024-05-01', '0.2')])],
    [
      'withdrawn by an import',
      () => load([observed('P4-1', 'P4', '2024-01-10', '0.8', '2025-03-01T08:00:00Z')]),
    ],
    ['of noon, imported in the morning', () => load([observed('P2-3', 'P2', '2025-03-01')])],
    ['of long ago', () => load([observed('P1-3', 'P1', '2020-01-01')])],
  ];
  const observations = () => createObservations({ graph, clock });
  const record = (row: ObservationInput) => observations().record(caller, [row]);
  const view = async () => ({ asOf: clock.now(), knownSeq: await currentSeq(graph) });

  it('is found without looking at the evidence, and is what looking at all of it finds', async () => {
    const views = [await view()];
    for (const [way, change] of ways) {
      await change();
      for (const { asOf, knownSeq } of views) {
        const rows = await graph.read(lookedUp, { after: knownSeq, happened: asOf });
        const found = await readChangedPeople(graph, { asOf, knownSeq }, {});
        expect(found, way).toEqual(rows.map((row) => row.personId));
        expect(found.length, way).toBeGreaterThan(0);
      }
      views.push(await view());
      expect(
        await readChangedPeople(graph, { asOf: NOW + DAY, knownSeq: views.at(-1)!.knownSeq }, {}),
      ).toEqual([]);
    }
  });

  it('moves the counts of a former view to those of this one', async () => {
    const former = await view();
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
      const now = await view();
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
    expect(await hasEvidenceAfter(graph, at, await view(), {})).toBe(false);
    await record(said('new', 'P1', at + DAY));
    expect(await hasEvidenceAfter(graph, at, await view(), {})).toBe(true);
    await observations().withdraw(caller, 'observation:org:new', 'a mistake');
    expect(await hasEvidenceAfter(graph, at, await view(), {})).toBe(false);
  });

  it('is carried by people of graphs that were filled before', async () => {
    for (const [, change] of ways) await change();
    const carried = await graph.read(remembered, {});
    await graph.write((transaction) => transaction.run(forget, {}));
    await graph.write((transaction) => transaction.run(statements.recordSchemaVersion, { version: 0 }));
    await migrate(graph, migrations, (work) => work());
    expect(await graph.read(remembered, {})).toEqual(carried);
  });

  it('is planned from them alone, to what a plan of everybody says', async () => {
    const request = {
      ...{
        now: clock.now(),
        parameters: {},
        rules: PRIOR,
        seed: '7',
        sampleEvents: 1_000,
        eventsPerPart: 10,
      },
    };
    const first = await planFit(graph, request, {});
    expect(first.plan).toMatchObject({ people: 4, observations: 4, changed: null });
    await publishPlan(first.plan);
    await record(said('new', 'P1', clock.now() - DAY));
    const second = await planFit(graph, request, {});
    expect(second.plan).toMatchObject({ people: 4, observations: 5, evidencedClasses: { MIXED: [skillId] } });
    expect(second.plan.changed).toEqual([personId(importKey, 'P1')]);
  });

  /** As a fit leaves it, without its series. */
  async function publishPlan(plan: FitPlan): Promise<void> {
    const run = 'run:first';
    const described = { job: 'FIT_DECAY', parameters: '{}', bodyDigest: run, seed: '7', codeVersion: 'test' };
    await graph.write(async (transaction) => {
      await transaction.run(statements.createRuns, {
        rows: [{ id: run, ...described, idempotencyKey: null, parentId: null, requestedAt: NOW }],
      });
      await transaction.run(statements.claimFit, { id: 'published:FIT_DECAY' });
      await transaction.run(statements.beginFit, {
        ...{ id: 'published:FIT_DECAY', run, edgesOf: null, generation: 0, changed: null },
        plan: JSON.stringify({ ...plan, estimatedFrom: 5 }),
      });
    });
    await graph.write((transaction) =>
      transaction.run(published, { run, hyperparameters: JSON.stringify(PRIOR) }),
    );
  }
});

const published = statement<{ run: string; hyperparameters: string }, never>(`// Shows a fit to everybody.
// @param run             string
// @param hyperparameters string
MATCH (p:Published {id: 'published:FIT_DECAY'}), (r:Run {id: $run})
SET r.hyperparameters = $hyperparameters
CREATE (p)-[:CURRENT]->(r)`);

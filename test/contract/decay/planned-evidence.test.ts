import { afterEach, beforeEach, expect, it } from 'vitest';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import { DAY, fixedClock } from '../../../src/domain/clock.ts';
import { personId } from '../../../src/domain/ids.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { readChangedPeople } from '../../../src/services/proficiency/fit/planning/changed-evidence.ts';
import { type FitPlan, planFit } from '../../../src/services/proficiency/fit/planning/fit-plan.ts';
import type { ObservationInput } from '../../../src/services/records/observations.ts';
import { changeId } from '../../../src/services/runs/changes.ts';
import { importKey } from '../../services/imports/import-world.ts';
import { statement } from '../graph/ad-hoc-statement.ts';
import { describeGraphs } from '../graphs.ts';
import {
  cutOffAtWrite,
  type EvidenceWorld,
  forgetMarks,
  NOW,
  openEvidenceWorld,
  skillId,
} from './evidence-world.ts';

const formerCounter = statement<{ count: number }, { last: number }>(`// As former releases take positions.
// @param   count int
// @returns last int
MERGE (c:Counter {id: 'changes'})
ON CREATE SET c.value = 0
SET c.value = c.value + $count
RETURN c.value AS last`);
const formerAppend = statement<
  Pick<ObservationInput, 'externalId' | 'at' | 'score'> & {
    readonly id: string;
    readonly version: string;
    readonly person: string;
    readonly skill: string;
    readonly recordedAt: number;
    readonly recordedSeq: number;
  },
  never
>(`// As former releases append an observation.
// @param id          string
// @param version     string
// @param externalId  string
// @param person      string
// @param skill       string
// @param at          int
// @param score       float
// @param recordedAt  int
// @param recordedSeq int
MATCH (p:Person {id: $person}), (s:Skill {id: $skill})
CREATE (o:Observation {id: $id, version: $version, externalId: $externalId, personId: $person, skillId: $skill,
  at: $at, kind: 'ASSESSMENT', score: $score, trials: 10, recordedAt: $recordedAt, recordedSeq: $recordedSeq,
  supersededAt: ${OPEN}, supersededSeq: ${OPEN}, withdrawnAt: ${OPEN}, withdrawnSeq: ${OPEN}})
CREATE (o)-[:OF]->(p), (o)-[:ON]->(s)`);
const formerChange = statement<
  { id: string; seq: number; at: number; subject: string },
  never
>(`// As former releases append to the log.
// @param id      string
// @param seq     int
// @param at      int
// @param subject string
CREATE (:Change {id: $id, seq: $seq, at: $at, kind: 'OBSERVATIONS', subject: $subject})`);
const counted = statement<
  Record<string, never>,
  { unmarked: number; caughtUp: number }
>(`// Who took positions.
// @returns unmarked int, caughtUp int
MATCH (c:Counter {id: 'changes'})
RETURN c.value - c.marked AS unmarked, c.caughtUp AS caughtUp`);
const published = statement<{ run: string; hyperparameters: string }, never>(`// Shows a fit to everybody.
// @param run             string
// @param hyperparameters string
MATCH (p:Published {id: 'published:FIT_DECAY'}), (r:Run {id: $run})
SET r.hyperparameters = $hyperparameters
CREATE (p)-[:CURRENT]->(r)`);

const unpublished = statement<Record<string, never>, never>(`// Shows no fit any more.
MATCH (:Published {id: 'published:FIT_DECAY'})-[current:CURRENT]->(:Run)
DELETE current`);

describeGraphs('a fit that is planned from whose evidence changed', (under) => {
  const clock = fixedClock(NOW);
  let graph: Graph;
  let world: EvidenceWorld;
  beforeEach(async () => {
    clock.set(NOW);
    graph = await under.open();
    world = await openEvidenceWorld(graph, clock);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const plan = (
    parameters: { readonly renewHyperparameters?: boolean } = {},
    on = graph,
    onMarked: (people: number, of: number) => void = () => {},
  ) =>
    planFit(
      on,
      {
        ...{ now: clock.now(), parameters, rules: PRIOR, seed: '7' },
        ...{ sampleEvents: 1_000, eventsPerPart: 10 },
      },
      { onMarked },
    ).then((planned) => planned.plan);

  it('is planned from them alone, to what a plan of everybody says', async () => {
    const first = await plan();
    expect(first).toMatchObject({ people: 4, observations: 4, changed: null });
    await publishPlan(first, 5);
    await world.record(world.said('new', 'P1', clock.now() - DAY));
    const second = await plan();
    const { view, observations, people, evidencedClasses } = await plan({ renewHyperparameters: true });
    expect(second).toMatchObject({ view, observations, people, evidencedClasses });
    expect(observations).toBe(5);
    expect(second.evidencedClasses).toMatchObject({ MIXED: [skillId] });
    expect(second.changed).toEqual([personId(importKey, 'P1')]);
  });

  it('is not named where more than half of all have it: parts go on with everybody', async () => {
    const first = await plan();
    await publishPlan(first, 4);
    const correct = (keys: readonly string[], score: string) =>
      world.load(keys.map((key) => world.observed(`${key}-1`, key, '2024-01-10', score)));
    await correct(['P1', 'P2'], '0.2');
    expect((await plan()).changed).toHaveLength(2);
    await correct(['P3'], '0.2');
    const { continues, changed, people, observations, parts } = await plan();
    expect({ changed, people, observations, parts }).toMatchObject({
      ...{ changed: null, people: 4, observations: 4, parts: first.parts },
    });
    expect(continues).toEqual({ edgesOf: 'run:first', since: first.view });
  });

  it('is not named where more than 100,000 have it, of however many', async () => {
    await publishPlan({ ...(await plan()), people: 1_000_000 }, 4);
    const ids = Array.from({ length: 100_001 }, (_, i) => `person:${String(i).padStart(64, '0')}`);
    const crowded = new Proxy(graph, {
      get(target, name) {
        if (name !== 'readColumns') {
          const value = Reflect.get(target, name) as unknown;
          return typeof value === 'function' ? value.bind(target) : value;
        }
        return (asked: (typeof statements)[keyof typeof statements], ...rest: [never, never]) =>
          asked === statements.peopleEvidencedAfter
            ? [{ length: ids.length, columns: { personId: ids } }]
            : target.readColumns(asked as never, ...rest);
      },
    });
    const { continues, changed, parts } = await plan({}, crowded);
    expect({ changed, edgesOf: continues?.edgesOf }).toEqual({ changed: null, edgesOf: 'run:first' });
    expect(parts[0]!.from).toBe(ids[0]);
  });

  it('is found where a process of a former release, which does not mark it, goes on writing', async () => {
    await publishPlan({ ...(await plan()), observations: 100 }, 100);
    const P2 = personId(importKey, 'P2');
    await formerlyRecorded(world.said('former', 'P2', clock.now() + DAY / 6));
    const second = await plan();
    expect(second.changed).toEqual([P2]);
    expect(second.observations).toBe(100);
    await publishPlan(second, 100, 'run:second');
    // Looked at once: nobody is marked by looking where no such process has written since.
    await graph.write((transaction) => transaction.run(forgetMarks, {}));
    expect((await plan()).changed).toEqual([]);
    await formerlyRecorded(world.said('former 2', 'P4', clock.now() - DAY));
    clock.set(clock.now() + DAY);
    const third = await plan();
    expect(third.changed).toEqual([P2, personId(importKey, 'P4')].sort());
    expect(third.observations).toBe(102);
  });

  it('is looked for again where looking was cut off, and by two at once', async () => {
    await world.crowd(1_200);
    const first = await plan();
    await publishPlan({ ...first, people: 1_200 }, 4);
    await formerlyRecorded(world.said('former', 'P3', clock.now() - DAY, 0.1));
    const cut = cutOffAtWrite(graph, 3);
    await expect(plan({}, cut)).rejects.toThrow('cut off');
    const told: (readonly [number, number])[] = [];
    const both = await Promise.all([plan({}, graph, (...marked) => told.push(marked)), plan()]);
    expect(told).toEqual([0, 500, 1_000, 1_204].map((marked) => [marked, 1_204]));
    for (const { observations } of both) expect(observations).toBe(5);
    const [{ unmarked, caughtUp }] = (await graph.read(counted, {})) as [
      { unmarked: number; caughtUp: number },
    ];
    expect({ unmarked, caughtUp }).toEqual({ unmarked: 1, caughtUp: 1 });
    const found = await readChangedPeople(graph, first.view, {});
    expect(found).toEqual([personId(importKey, 'P3')]);
  });

  /** By the statements of the release before people were marked. */
  async function formerlyRecorded({
    externalId,
    personId: person,
    at,
    score,
  }: ObservationInput): Promise<void> {
    await graph.write(async (transaction) => {
      const [counter] = await transaction.run(formerCounter, { count: 1 });
      const recordedSeq = counter!.last;
      const id = `observation:org:${externalId}`;
      await transaction.run(formerAppend, {
        ...{ id, version: `${id}@${recordedSeq}`, externalId, person, skill: skillId, at, score },
        ...{ recordedAt: clock.now(), recordedSeq },
      });
      await transaction.run(formerChange, {
        id: changeId(recordedSeq),
        seq: recordedSeq,
        at: clock.now(),
        subject: id,
      });
    });
  }

  /** As a fit leaves it, without its series. */
  async function publishPlan(made: FitPlan, estimatedFrom: number, run = 'run:first'): Promise<void> {
    const described = { job: 'FIT_DECAY', parameters: '{}', bodyDigest: run, seed: '7', codeVersion: 'test' };
    await graph.write(async (transaction) => {
      await transaction.run(statements.createRuns, {
        rows: [{ id: run, ...described, idempotencyKey: null, parentId: null, requestedAt: NOW }],
      });
      await transaction.run(statements.claimFit, { id: 'published:FIT_DECAY' });
      await transaction.run(statements.beginFit, {
        ...{ id: 'published:FIT_DECAY', run, edgesOf: null, generation: 0, changed: null },
        plan: JSON.stringify({ ...made, estimatedFrom }),
      });
    });
    await graph.write((transaction) => transaction.run(unpublished, {}));
    await graph.write((transaction) =>
      transaction.run(published, { run, hyperparameters: JSON.stringify(PRIOR) }),
    );
  }
});

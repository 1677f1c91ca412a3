import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { type LastObservedParams, statements } from '../../../src/graph/statements.generated.ts';
import { readLastObserved } from '../../../src/services/records/last-observed.ts';
import {
  createObservations,
  type ObservationInput,
  type Observations,
} from '../../../src/services/records/observations.ts';
import { currentSeq } from '../../../src/services/runs/changes.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import {
  assignment,
  type DirectoryWorld,
  describeDirectories,
  person,
  skill,
  TODAY,
} from '../catalogue/directory-world.ts';
import { evidenceOf, fieldsOf, graded, HOUR } from './observation-world.ts';

const versions = statement<{ id: string }, { version: string; score: number; superseded: boolean }>(
  `// Versions.
// @param   id string
// @returns version string, score float, superseded boolean
MATCH (o:Observation {id: $id})
RETURN o.version AS version, o.score AS score, o.supersededSeq < 9007199254740991 AS superseded
ORDER BY o.recordedSeq`,
);
const links = statement<{ id: string }, { kind: string; to: string }>(
  `// Links.
// @param   id string
// @returns kind string, to string
MATCH (o:Observation {id: $id})-[link]->(target)
RETURN type(link) AS kind, target.id AS to
ORDER BY kind, to`,
);

describeDirectories('recording observations', (open) => {
  let world: DirectoryWorld;
  let observations: Observations;
  beforeEach(async () => {
    world = await open();
    observations = createObservations(world);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const evidence = () => evidenceOf(observations, world);

  it('keeps what is said, linked to person, skill, evaluator and assignment', async () => {
    const said = graded('one', {
      evaluatorId: person('bob'),
      assignmentId: assignment('a1'),
      artifact: 'https://example.com/1',
    });
    const recorded = await observations.record(world.caller, [said]);
    expect(recorded).toMatchObject({ count: 1, repeated: 0, fittedBy: null });
    expect(recorded.observations).toEqual([
      { ...said, id: 'observation:org:one', recordedAt: TODAY, withdrawnAt: null },
    ]);
    expect(await world.graph.read(links, { id: 'observation:org:one' })).toEqual([
      { kind: 'BY', to: person('bob') },
      { kind: 'DURING', to: assignment('a1') },
      { kind: 'OF', to: person('ann') },
      { kind: 'ON', to: skill('baking') },
    ]);
  });

  it('counts what is said again as repeated, and writes nothing for it', async () => {
    await observations.record(world.caller, [graded('one'), graded('two')]);
    const seq = await currentSeq(world.graph);
    world.clock.set(TODAY + HOUR);
    const again = await observations.record(world.caller, [graded('two'), graded('one')]);
    expect(again).toMatchObject({ count: 0, repeated: 2 });
    expect(again.observations.map(({ externalId }) => externalId)).toEqual(['two', 'one']);
    expect(await currentSeq(world.graph)).toBe(seq);
  });

  it('tells when a skill was last observed: by a moment, of what stands', async () => {
    const at = (hours: number) => TODAY - hours * HOUR;
    await observations.record(world.caller, [
      graded('early', { at: at(9) }),
      graded('late', { at: at(2) }),
      graded('taken back', { at: at(1) }),
      graded('other', { at: at(4), personId: person('dan') }),
    ]);
    await observations.withdraw(world.caller, 'observation:org:taken back', 'of another person');
    const { personId, skillId } = graded('early');
    const asked = [
      { personId: person('dan'), skillId },
      { personId, skillId },
      { personId, skillId: skill('cooking') },
    ];
    const known = { knownAt: OPEN, knownSeq: OPEN };
    const last = (asOf: number) => observations.lastObserved(world.caller, asked, { asOf, ...known });
    expect(await last(TODAY)).toEqual([at(4), at(2), null]);
    expect(await last(at(3))).toEqual([at(4), at(9), null]);
    expect(await last(at(10))).toEqual([null, null, null]);
    expect(await observations.lastObserved(world.caller, [], { asOf: TODAY, ...known })).toEqual([]);
  });

  it('asks when series were last observed of at most 1,000 of them and 256 people at once, each once', async () => {
    await observations.record(world.caller, [graded('one')]);
    const { personId, skillId } = graded('one');
    const asked: { readonly people: number; readonly pairs: readonly string[] }[] = [];
    const counting: Graph = {
      ...world.graph,
      read: (statement, params, options) => {
        if (statement.name === 'lastObserved') {
          const { rows } = params as LastObservedParams;
          const pairs = rows.flatMap((row) => row.skillIds.map((id) => `${row.personId} ${id}`));
          asked.push({ people: rows.length, pairs });
        }
        return world.graph.read(statement, params, options);
      },
    };
    const each = (count: number, id: (n: number) => { personId: string; skillId: string }) =>
      Array.from({ length: count }, (_, n) => id(n));
    const series = [
      ...each(600, (n) => ({ personId: `person:org:${n}`, skillId })),
      ...each(2_300, (n) => ({ personId: 'person:org:all', skillId: `skill:org:${n}` })),
      { personId, skillId },
    ];
    const view = { asOf: TODAY, knownAt: OPEN, knownSeq: OPEN };
    const last = await readLastObserved(counting, [...series, ...series], view, {});
    const found = last.flatMap((at, i) => (at === null ? [] : [i]));
    expect(found).toEqual([series.length - 1, 2 * series.length - 1]);
    for (const { people, pairs } of asked) {
      expect(people).toBeLessThanOrEqual(256);
      expect(pairs.length).toBeLessThanOrEqual(1_000);
    }
    const pairs = asked.flatMap((statement) => statement.pairs);
    expect(pairs.sort()).toEqual(series.map((one) => `${one.personId} ${one.skillId}`).sort());
  });

  it('supersedes what is said differently, and keeps both versions', async () => {
    await observations.record(world.caller, [graded('one'), graded('two')]);
    const changed = await observations.record(world.caller, [graded('one', { score: 0.5 }), graded('two')]);
    expect(changed).toMatchObject({ count: 1, repeated: 1 });
    const kept = await world.graph.read(versions, { id: 'observation:org:one' });
    expect(kept.map(({ score, superseded }) => [score, superseded])).toEqual([
      [0.75, true],
      [0.5, false],
    ]);
    expect(await evidence()).toEqual(['observation:org:one', 'observation:org:two']);
  });

  it('appends a change for each person that it is about, the former one of a correction too', async () => {
    const before = await currentSeq(world.graph);
    await observations.record(world.caller, [
      graded('one'),
      graded('two', { personId: person('dan') }),
      graded('three'),
    ]);
    const first = await world.changes(before);
    expect(first.map(({ kind }) => kind)).toEqual(['OBSERVATIONS', 'OBSERVATIONS']);
    expect(first.map(({ subject }) => subject).sort()).toEqual([person('ann'), person('dan')].sort());
    await observations.record(world.caller, [graded('two', { personId: person('bob') })]);
    const moved = (await world.changes(first.at(-1)!.seq)).map(({ subject }) => subject);
    expect(moved.sort()).toEqual([person('bob'), person('dan')].sort());
  });

  it('is all or nothing, and says of every entry what is wrong', async () => {
    const input = [
      graded('good'),
      graded('future', { at: TODAY + 1 }),
      graded('score', { score: 1.01 }),
      graded('trials', { trials: 0 }),
      graded('half', { trials: 2.5 }),
      graded('nobody', { personId: person('nobody') }),
      graded('nothing', { skillId: 'skill:onet:none' }),
      graded('judge', { evaluatorId: 'person:00' }),
      graded('during', { assignmentId: assignment('none') }),
      graded('link', { artifact: 'javascript:alert(1)' }),
      graded('good', { score: 0.1 }),
      graded(' '),
      graded('nan', { score: Number.NaN }),
    ];
    expect((await fieldsOf(observations.record(world.caller, input))).sort()).toEqual(
      [
        'input.1.at',
        'input.2.score',
        'input.3.trials',
        'input.4.trials',
        'input.5.person',
        'input.6.skill',
        'input.7.evaluator',
        'input.8.assignment',
        'input.9.artifact',
        'input.10.externalId',
        'input.11.externalId',
        'input.12.score',
      ].sort(),
    );
    expect(await evidence()).toEqual([]);
    expect(await observations.byIds(world.caller, ['observation:org:good'])).toEqual([null]);
  });

  it('writes nothing where it refers to somebody or something unknown, and says to what', async () => {
    const seq = await currentSeq(world.graph);
    const unknown: [string, Partial<ObservationInput>][] = [
      ['person', { personId: person('nobody') }],
      ['skill', { skillId: 'skill:onet:none' }],
      ['evaluator', { evaluatorId: 'person:00' }],
      ['assignment', { assignmentId: assignment('none') }],
    ];
    for (const [field, more] of unknown) {
      const input = [graded('good'), graded(field, more)];
      expect(await fieldsOf(observations.record(world.caller, input))).toEqual([`input.1.${field}`]);
    }
    expect(await evidence()).toEqual([]);
    expect(await currentSeq(world.graph)).toBe(seq);
  });

  it('counts where what it refers to came while it was being recorded', async () => {
    const late = person('late');
    const unknown = {
      unit: null,
      location: null,
      joinedOn: null,
      leftOn: null,
      wage: null,
      currency: null,
    };
    const rows = [{ id: late, externalId: 'late', name: 'Late', ...unknown }];
    const graph: Graph = new Proxy(world.graph, {
      get(target, name) {
        if (name !== 'read') return Reflect.get(target, name).bind(target);
        return async (...asked: Parameters<Graph['read']>) => {
          if (asked[0].name === statements.peopleById.name) {
            await target.write((transaction) => transaction.run(statements.putPeople, { rows, seq: 0 }));
          }
          return target.read(...asked);
        };
      },
    });
    const meanwhile = createObservations({ ...world, graph });
    const recorded = await meanwhile.record(world.caller, [graded('one', { personId: late })]);
    expect(recorded).toMatchObject({ count: 1, repeated: 0 });
  });

  it('names places and rules, never what was sent', async () => {
    const error = await observations
      .record(world.caller, [graded('secret-key', { personId: person('secret'), score: 7.25 })])
      .catch((thrown: Error) => thrown);
    expect(String((error as Error).message)).not.toMatch(/secret|7\.25|person:[0-9a-f]/);
  });

  it('takes a thousand at once, and neither none nor one more', async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => graded(`many-${n}`, { at: TODAY - n }));
    expect(await observations.record(world.caller, many)).toMatchObject({ count: 1_000 });
    expect(await fieldsOf(observations.record(world.caller, [...many, graded('more')]))).toEqual(['input']);
    expect(await fieldsOf(observations.record(world.caller, []))).toEqual(['input']);
  });

  it('leaves one standing version of what many say at the same time', async () => {
    const scores = Array.from({ length: 20 }, (_, n) => n / 20);
    await Promise.all(scores.map((score) => observations.record(world.caller, [graded('one', { score })])));
    const kept = await world.graph.read(versions, { id: 'observation:org:one' });
    expect(kept.filter(({ superseded }) => !superseded)).toHaveLength(1);
    expect(await evidence()).toEqual(['observation:org:one']);
  });

  it('comes back as sent, whatever valid values it has', async () => {
    const valid = fc.record({
      at: fc.integer({ min: 0, max: TODAY }),
      kind: fc.constantFrom('ASSESSMENT', 'DELIVERY', 'SIMULATION', 'PEER_REVIEW' as const),
      score: fc.double({ min: 0, max: 1, noNaN: true }).map((score) => score + 0),
      trials: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
      evaluatorId: fc.option(fc.constantFrom(person('bob'), person('dan'))),
      externalId: fc
        .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 })
        .filter((key) => key.trim() !== ''),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(valid, { minLength: 1, maxLength: 10, selector: ({ externalId }) => externalId }),
        async (rows) => {
          const input = rows.map((row) => ({ ...graded(row.externalId), ...row }) as ObservationInput);
          const recorded = await observations.record(world.caller, input);
          expect(recorded.count + recorded.repeated).toBe(input.length);
          expect(
            recorded.observations.map(({ id: _, recordedAt: __, withdrawnAt: ___, ...row }) => row),
          ).toEqual(input);
          expect(await observations.record(world.caller, input)).toMatchObject({
            count: 0,
            repeated: input.length,
          });
        },
      ),
      { numRuns: 25, seed: 11 },
    );
  });
});

import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { createTalentIndex, type TalentSnapshot } from '../../../src/services/talent/talent-index.ts';
import type { WorkerPool } from '../../../src/threads/pool.ts';
import { said } from '../../talent-index/said.ts';
import { createDecayWorld, daysIn, forgetfulEvidence } from '../decay-world.ts';

export const people = Array.from({ length: 12 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
export const skills = ['skill:onet:a', 'skill:onet:b'];
export const NOW = daysIn(2_000);

/** Called before each statement that an index reads by, in whatever way. */
export type BeforeRead = (statement: string) => Promise<void>;

/** Twelve people whose evidence is fitted and published, and what clients and jobs do to them. */
export async function createIndexWorld(pool: WorkerPool) {
  const world = await createDecayWorld(pool);
  const { graph, clock, caller } = world;
  await world.populate(people, skills);
  clock.set(NOW);
  await world.record(forgetfulEvidence(people, skills, 5));
  await world.fit();
  const { refit } = createRefitSeries({ graph, clock });
  let newcomers = 0;

  async function put(personId: string, leftOn: string | null) {
    const row = { externalId: personId, name: 'x', unit: null, location: null, joinedOn: null };
    await graph.write(async (transaction) => {
      const seq = await appendChanges(transaction, NOW, [{ kind: 'PEOPLE', subject: personId }]);
      const rows = [{ ...row, id: personId, leftOn, wage: null, currency: null }];
      await transaction.run(statements.putPeople, { rows, seq });
    });
  }

  /** Recorded, and fitted again before it is answered, as a client records it. */
  async function shows(personId: string, score: number, skillId = skills[0]!) {
    const row = { personId, skillId, at: NOW - 1_000, kind: 'ASSESSMENT', score, trials: 10 };
    await world.record([row], 'client');
    await refit(caller, [personId]);
  }

  return {
    ...world,
    shows,
    leaves: (personId: string) => put(personId, '2025-01-01'),
    async joins() {
      const personId = `person:${(0xabc000 + newcomers++).toString(16).padStart(32, '0')}`;
      await put(personId, null);
      await shows(personId, 0.8);
    },
    /** What everything stands on changes, so that an index can only be built anew. */
    async reframes() {
      await graph.write(async (transaction) => {
        await appendChanges(transaction, NOW, [{ kind: 'FRAMEWORK', subject: 'test' }]);
      });
    },
    /** The same graph, with `before` awaited at each read. */
    watched(before: BeforeRead): Graph {
      return {
        ...graph,
        read: async (statement, params, options) => {
          await before(statement.name);
          return graph.read(statement, params, options);
        },
        readColumns: async function* (statement, params, options) {
          await before(statement.name);
          yield* graph.readColumns(statement, params, options);
        },
      };
    },
    async builtAnew() {
      return whatItSays(await createTalentIndex({ graph }).current(caller));
    },
  };
}

export type IndexWorld = Awaited<ReturnType<typeof createIndexWorld>>;

/** With who has left, by person. */
export function whatItSays({ index, runs }: TalentSnapshot) {
  const leftDays = Array.from(index.people.ids, (id, n) => [id, index.people.leftDay[n]] as const);
  const { byPerson, ...rest } = said(index);
  return {
    ...rest,
    byPerson: byPerson.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    left: leftDays.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    fit: runs.FIT_DECAY,
  };
}

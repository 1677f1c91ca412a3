import { DAY } from '../../../src/domain/clock.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createRefitSeries } from '../../../src/services/proficiency/refit-series.ts';
import { appendChanges, type ChangeKind } from '../../../src/services/runs/changes.ts';
import { createTalentIndex, type TalentSnapshot } from '../../../src/services/talent/talent-index.ts';
import type { WorkerPool } from '../../../src/threads/pool.ts';
import { said } from '../../talent-index/said.ts';
import { createDecayWorld, daysIn, forgetfulEvidence } from '../proficiency/decay-world.ts';

export const people = Array.from({ length: 12 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
export const skills = ['skill:onet:a', 'skill:onet:b'];
export const NOW = daysIn(2_000);

const CREDENTIAL = 'credential:org:c';

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
  let reframed = 0;
  let awarded = 0;

  async function put(personId: string, leftOn: string | null) {
    const row = { externalId: personId, name: 'x', unit: null, location: null, joinedOn: null };
    await graph.write(async (transaction) => {
      const seq = await appendChanges(transaction, NOW, [{ kind: 'PEOPLE', subject: personId }]);
      const rows = [{ ...row, id: personId, leftOn, wage: null, currency: null }];
      await transaction.run(statements.putPeople, { rows, seq });
    });
  }

  async function logs(kind: ChangeKind, subject = 'run:import') {
    await graph.write(async (transaction) => {
      await appendChanges(transaction, NOW, [{ kind, subject }]);
    });
  }

  async function putSkill(id: string, taskClass: string) {
    const skill = { framework: 'onet', code: id, name: id, kind: 'SKILL', hot: false, inDemand: false };
    await graph.write(async (transaction) => {
      await appendChanges(transaction, NOW, [{ kind: 'FRAMEWORK', subject: 'test' }]);
      await transaction.run(statements.putSkills, { rows: [{ id, taskClass, ...skill }] });
    });
  }

  /** Recorded, and fitted again before it is answered, as a client records it. */
  async function shows(personId: string, score: number, skillId = skills[0]!) {
    const row = { personId, skillId, at: NOW - 1_000, kind: 'ASSESSMENT', score, trials: 10 };
    await world.record([row], personId);
    await refit(caller, [personId]);
  }

  return {
    ...world,
    shows,
    leaves: (personId: string) => put(personId, '2025-01-01'),
    /** With a name and an external id, as imports write people. */
    named: (personId: string) => put(personId, null),
    async joins() {
      const personId = `person:${(0xabc000 + newcomers++).toString(16).padStart(32, '0')}`;
      await put(personId, null);
      await shows(personId, 0.8);
    },
    /** A skill is of another class, whose curves have another shape. */
    async reframes() {
      await putSkill(skills[1]!, reframed++ % 2 === 0 ? 'ACCURACY' : 'MIXED');
    },
    putSkill,
    /** Something of a kind was recorded, as far as the change log says. */
    logs,
    /** A credential that a person was awarded vouches for a skill, from now on so well. */
    async vouches(skillId: string, level: number) {
      await graph.write(async (transaction) => {
        const seq = await appendChanges(transaction, NOW, [{ kind: 'FRAMEWORK', subject: 'test' }]);
        await transaction.run(statements.putValidations, { rows: [{ id: CREDENTIAL, skillId, level }], seq });
      });
    },
    async awards(personId: string) {
      const externalId = String(++awarded);
      const id = `award:org:${externalId}`;
      const credential = { kind: 'CERTIFICATION', days: 1, validityDays: null, cost: null, currency: null };
      await graph.write(async (transaction) => {
        const seq = await appendChanges(transaction, NOW, [{ kind: 'AWARDS', subject: 'test' }]);
        await transaction.run(statements.putCredentials, {
          rows: [{ id: CREDENTIAL, externalId: 'c', name: 'C', ...credential }],
        });
        await transaction.run(statements.appendAwards, {
          open: OPEN,
          rows: [
            {
              ...{ id, version: `${id}@${seq}`, externalId, personId },
              ...{ credentialId: CREDENTIAL, awardedAt: NOW - 9 * DAY, expiresAt: null, status: null },
              ...{ statusAt: null, recordedAt: NOW, recordedSeq: seq },
            },
          ],
        });
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

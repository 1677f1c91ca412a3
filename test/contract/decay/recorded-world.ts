import { DAY } from '../../../src/domain/clock.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import type { ObservationInput } from '../../../src/services/records/observations.ts';
import type { WorkerPool } from '../../../src/threads/pool.ts';
import { createDecayWorld, type DecayWorld, daysIn } from '../../services/proficiency/decay-world.ts';

export const people = Array.from({ length: 6 }, (_, n) => `person:${n.toString(16).padStart(32, '0')}`);
export const skills = ['skill:onet:a', 'skill:onet:b', 'skill:onet:c'];
export const [ann, bob] = people as [string, string];
export const pair = { personId: ann, skillId: skills[0]! };

const unknown = { unit: null, location: null, joinedOn: null, leftOn: null, wage: null, currency: null };

/** People and skills of whom nothing has been recorded yet. */
export async function createRecordedWorld(
  pool: WorkerPool,
  graph: Graph,
  everybody: readonly string[] = people,
): Promise<DecayWorld> {
  const world = await createDecayWorld(pool, graph);
  await world.populate([], skills);
  await world.graph.write((transaction) =>
    transaction.run(statements.putPeople, {
      rows: everybody.map((id) => ({ id, externalId: id, name: 'Somebody', ...unknown })),
      seq: 0,
    }),
  );
  world.clock.set(daysIn(2_000));
  return world;
}

/** An assessment of ten questions. */
export function said(
  externalId: string,
  at: number,
  score: number,
  whose: { readonly personId: string; readonly skillId: string } = pair,
): ObservationInput {
  return {
    ...{ personId: whose.personId, skillId: whose.skillId, externalId, at, score },
    ...{ kind: 'ASSESSMENT', trials: 10, evaluatorId: null, assignmentId: null, artifact: null },
  };
}

export const yesterday = ({ clock }: DecayWorld): number => clock.now() - DAY;

/** The same graph; `onAsked` hears the name and the parameters of each statement, and of each commit. */
export function overheard(graph: Graph, onAsked: (name: string, params: unknown) => void): Graph {
  return {
    capabilities: graph.capabilities,
    save: () => graph.save(),
    close: () => graph.close(),
    read(...call) {
      onAsked(call[0].name, call[1]);
      return graph.read(...call);
    },
    readColumns(...call) {
      onAsked(call[0].name, call[1]);
      return graph.readColumns(...call);
    },
    write(work, options) {
      onAsked('commit', null);
      return graph.write(
        (transaction) =>
          work({
            run(...call) {
              onAsked(call[0].name, call[1]);
              return transaction.run(...call);
            },
          }),
        options,
      );
    },
  };
}

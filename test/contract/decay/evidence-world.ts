import type { Clock } from '../../../src/domain/clock.ts';
import { personId } from '../../../src/domain/ids.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createObservations, type ObservationInput } from '../../../src/services/records/observations.ts';
import { currentSeq } from '../../../src/services/runs/changes.ts';
import { caller } from '../../queue/run-world.ts';
import { importKey, openImportWorld } from '../../services/imports/import-world.ts';
import { sampleFolder } from '../../services/imports/sample-folder.ts';
import { statement } from '../graph/ad-hoc-statement.ts';

export const NOW = Date.parse('2025-03-01T08:00:00Z');
export const skillId = 'skill:org:ONCALL';
const KEYS = ['P1', 'P2', 'P3', 'P4'];
const header = ['external_id', 'person', 'skill', 'at', 'kind', 'score', 'trials', 'withdrawn_at'];

export const forgetMarks = statement<Record<string, never>, never>(`// As graphs were before.
MATCH (p:Person) REMOVE p.evidenceSeq, p.evidenceAt`);
const put = statement<{ ids: readonly string[] }, never>(`// People.
// @param ids string[]
UNWIND $ids AS id
CREATE (:Person {id: id})`);

/** Four people with an observation each, and what records more. */
export async function openEvidenceWorld(graph: Graph, clock: Clock) {
  const world = await openImportWorld({ graph, clock });
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

  const observations = () => createObservations({ graph, clock });
  await load(KEYS.map((key) => observed(`${key}-1`, key, '2024-01-10')));
  return {
    ...{ observed, load, said, observations },
    record: (row: ObservationInput) => observations().record(caller, [row]),
    view: async () => ({ asOf: clock.now(), knownSeq: await currentSeq(graph) }),
    /** People of whom nothing is recorded. */
    async crowd(count: number): Promise<void> {
      for (let from = 0; from < count; from += 1_000) {
        const ids = Array.from(
          { length: Math.min(1_000, count - from) },
          (_, i) => `person:crowd-${from + i}`,
        );
        await graph.write((transaction) => transaction.run(put, { ids }));
      }
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
export type EvidenceWorld = Awaited<ReturnType<typeof openEvidenceWorld>>;

/** What each of a graph's calls does: `write` fails at the n-th of them. */
export function cutOffAtWrite(graph: Graph, n: number): Graph {
  let writes = 0;
  return new Proxy(graph, {
    get(target, name) {
      if (name === 'write' && ++writes === n) throw new Error('cut off');
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

import { expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { publish, readPublished } from '../../../src/services/runs/publishing.ts';
import { describeGraphs } from '../graphs.ts';
import { statement } from './ad-hoc-statement.ts';

const SKILLS = 40;
const EDGES = SKILLS * SKILLS;
const READERS = 20;

const putSkills = statement<{ rows: readonly { id: string }[] }, never>(`// Skills.
// @param rows {id string}[]
UNWIND $rows AS row MERGE (:Skill {id: row.id})`);
const putRun = statement<{ id: string }, never>(`// A run in the middle of its work.
// @param id string
CREATE (:Run {id: $id, job: 'EMBED_SKILLS', state: 'ACTIVE', fence: 1})`);
const appendEdges = statement<
  { run: string; rows: readonly { from: string; to: string }[] },
  never
>(`// Its edges.
// @param run string
// @param rows {from string, to string}[]
UNWIND $rows AS row
MATCH (a:Skill {id: row.from}), (b:Skill {id: row.to})
CREATE (a)-[:ADJACENT {run: $run, strength: 0.5}]->(b)`);
const servedEdges = statement<
  { run: string },
  { edges: number; strength: number }
>(`// What a reader sees of a run.
// @param run string
// @returns edges int, strength float
MATCH (:Skill)-[a:ADJACENT {run: $run}]->(:Skill)
RETURN count(a) AS edges, coalesce(sum(a.strength), 0.0) AS strength`);

describeGraphs('publishing', ({ open }) => {
  it('shows a run whole or not at all, and in place of the former, while 20 readers read', async () => {
    const graph = await open();
    const ids = Array.from({ length: SKILLS }, (_, i) => `skill:${String(i).padStart(3, '0')}`);
    await graph.write((transaction) => transaction.run(putSkills, { rows: ids.map((id) => ({ id })) }));

    let half = () => undefined as unknown;
    const write = async (run: string) => {
      await graph.write((transaction) => transaction.run(putRun, { id: run }));
      for (const from of ids) {
        const rows = ids.map((to) => ({ from, to }));
        await graph.write((transaction) => transaction.run(appendEdges, { run, rows }));
        if (from === ids[SKILLS / 2]) half();
      }
      await graph.write((transaction) => publish(transaction, { runId: run, fence: 1 }, 'EMBED_SKILLS', 1));
    };

    expect(await readPublished(graph)).toEqual({});
    await write('run:1');
    expect(await readPublished(graph)).toEqual({ EMBED_SKILLS: 'run:1' });

    const seen: string[][] = Array.from({ length: READERS }, () => []);
    let done = false;
    const halfway = new Promise<void>((resolve) => {
      half = () => resolve();
    });
    const readers = seen.map(async (runs) => {
      let last = false;
      do {
        last = done;
        runs.push(await readWhole(graph));
      } while (!last);
    });
    const written = write('run:2');
    await halfway;
    expect(await readWhole(graph)).toBe('run:1');
    await written;
    done = true;
    await Promise.all(readers);

    for (const runs of seen) {
      expect(runs[0]).toBe('run:1');
      expect(runs.at(-1)).toBe('run:2');
      expect(runs.toSorted()).toEqual(runs);
    }
  });
});

/** One request: the pointer once, then everything of that run. Gives the run, which must be whole. */
async function readWhole(graph: Graph): Promise<string> {
  const { EMBED_SKILLS: run } = await readPublished(graph);
  const rows = await graph.read(servedEdges, { run: run! });
  expect(rows).toEqual([{ edges: EDGES, strength: EDGES / 2 }]);
  return run!;
}

import { expect, it } from 'vitest';
import { Fault } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { type Migration, migrate } from '../../../src/graph/migrations.ts';
import { migrations } from '../../../src/graph/schema.generated.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { describeGraphs } from '../graphs.ts';
import { statement } from './ad-hoc-statement.ts';

const putSkills = statement<{ rows: readonly { id: string }[] }, never>(`// Skills.
// @param rows {id string}[]
UNWIND $rows AS row CREATE (:Skill {id: row.id, old: 1})`);
const shape = statement<
  Record<string, never>,
  { old: number; fresh: number; twice: number }
>(`// What became of them.
// @returns old int, fresh int, twice int
MATCH (s:Skill)
RETURN count(s.old) AS old, count(s.fresh) AS fresh, sum(CASE WHEN s.fresh > 2 THEN 1 ELSE 0 END) AS twice`);

const rename: Migration = {
  version: migrations.length + 1,
  name: 'rename-old',
  steps: [
    {
      text: `MATCH (s:Skill) WHERE s.old IS NOT NULL WITH s LIMIT 100
             SET s.fresh = s.old + 1 REMOVE s.old RETURN count(*) AS changed`,
      repeat: true,
    },
    { text: "MERGE (c:Counter {id: 'migrated'}) ON CREATE SET c.value = 1", repeat: false },
  ],
};
const failing: Migration = {
  ...rename,
  steps: [rename.steps[0]!, { text: "RETURN 'not a number' AS changed", repeat: true }],
};
const alone = (work: () => Promise<void>) => work();
const versionOf = async (graph: Graph) => (await graph.read(statements.schemaVersion, {}))[0]?.version;

describeGraphs('migrations', ({ open }) => {
  const withSkills = async () => {
    const graph = await open();
    const rows = Array.from({ length: 250 }, (_, i) => ({ id: `skill:${i}` }));
    await graph.write((transaction) => transaction.run(putSkills, { rows }));
    return graph;
  };

  it('have all been made on a new graph', async () => {
    expect(await versionOf(await open())).toBe(migrations.length);
  });

  it('are made once, batch by batch, and say how far they came', async () => {
    const graph = await withSkills();
    await migrate(graph, [...migrations, rename], alone);
    await migrate(graph, [...migrations, rename], alone);
    expect(await graph.read(shape, {})).toEqual([{ old: 0, fresh: 250, twice: 0 }]);
    expect(await versionOf(graph)).toBe(rename.version);
  });

  it('tell how much they have changed, batch by batch', async () => {
    const graph = await withSkills();
    const told: { migration: string; changed: number }[] = [];
    await migrate(graph, [...migrations, rename], alone, (done) => told.push(done), 0);
    expect(told).toEqual([100, 200, 250].map((changed) => ({ migration: 'rename-old', changed })));
  });

  it('interrupted, go on where they were', async () => {
    const graph = await withSkills();
    await expect(migrate(graph, [...migrations, failing], alone)).rejects.toThrow(Fault);
    expect(await versionOf(graph)).toBe(migrations.length);
    await migrate(graph, [...migrations, rename], alone);
    expect(await graph.read(shape, {})).toEqual([{ old: 0, fresh: 250, twice: 0 }]);
    expect(await versionOf(graph)).toBe(rename.version);
  });

  it('go forward only: a newer graph is refused', async () => {
    const graph = await withSkills();
    await migrate(graph, [...migrations, rename], alone);
    await expect(migrate(graph, migrations, alone)).rejects.toThrow('use a newer program');
  });
});

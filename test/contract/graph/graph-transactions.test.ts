import { expect, it } from 'vitest';
import { Cancelled, Conflict, Fault, Unavailable } from '../../../src/domain/errors.ts';
import { MAX_READ_ROWS } from '../../../src/graph/graph.ts';
import { collect, describeGraphs } from '../graphs.ts';
import { statement } from './ad-hoc-statement.ts';

const putSkill = statement<{ id: string }, never>(`// A skill.
// @param id string
MERGE (:Skill {id: $id})`);
const skills = statement<Record<string, never>, { id: string }>(`// All skills.
// @returns id string
MATCH (s:Skill) RETURN s.id AS id ORDER BY id`);
const increment = statement<{ id: string }, { value: number }>(`// One more.
// @param id string
// @returns value int
MATCH (c:Counter {id: $id}) SET c.value = c.value + 1 RETURN c.value AS value`);
const putCounter = statement<{ id: string }, never>(`// A counter at 0.
// @param id string
MERGE (c:Counter {id: $id}) ON CREATE SET c.value = 0`);
const mergeEdge = statement<{ from: string; to: string }, never>(`// One edge between two skills.
// @param from string
// @param to string
MATCH (a:Skill {id: $from}) MATCH (b:Skill {id: $to}) MERGE (a)-[:BROADER]->(b)`);
const edges = statement<Record<string, never>, { edges: number }>(`// How many edges there are.
// @returns edges int
MATCH (:Skill)-[b:BROADER]->(:Skill) RETURN count(b) AS edges`);
const ROWS = 500;
const putChain = statement<
  { times: number; rows: number },
  never
>(`// So many skills, each with an edge to itself.
// @param times int
// @param rows  int
UNWIND range(1, $rows) AS n
CREATE (s:Skill {id: toString($times) + ' ' + toString(n)})-[:BROADER]->(s)`);
const counted = statement<{ id: string }, { value: number }>(`// How far it counted.
// @param id string
// @returns value int
MATCH (c:Counter {id: $id}) RETURN c.value AS value`);
const counts = statement<Record<string, never>, { skills: number; edges: number }>(`// How many there are.
// @returns skills int, edges int
MATCH (s:Skill) OPTIONAL MATCH (s)-[b:BROADER]->(:Skill) RETURN count(DISTINCT s.id) AS skills, count(b) AS edges`);
const failing = statement<{ zero: number }, never>(`// Fails in the engine.
// @param zero int
MATCH (s:Skill) SET s.broken = toInteger(1) % $zero`);
const many = statement<{ rows: number }, { n: number; half: number }>(`// As many rows as asked for.
// @param rows int
// @returns n int, half float
UNWIND range(1, $rows) AS n RETURN n AS n, toFloat(n) / 2 AS half`);
const slow = statement<{ rows: number }, { sum: number }>(`// Takes long.
// @param rows int
// @returns sum int
UNWIND range(1, $rows) AS a UNWIND range(1, 3000) AS b RETURN sum(a * b % 7) AS sum`);

describeGraphs('a transaction', ({ open }) => {
  it('keeps every one of 200 parallel increments, each seen by one', async () => {
    const graph = await open();
    await graph.write((transaction) => transaction.run(putCounter, { id: 'changes' }));
    const seen = await Promise.all(
      Array.from({ length: 200 }, () =>
        graph.write(async (transaction) => (await transaction.run(increment, { id: 'changes' }))[0]!.value),
      ),
    );
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });

  it('leaves one edge after 100 parallel merges of it', async () => {
    const graph = await open();
    await graph.write(async (transaction) => {
      await transaction.run(putSkill, { id: 'a' });
      await transaction.run(putSkill, { id: 'b' });
    });
    const merge = () => graph.write((transaction) => transaction.run(mergeEdge, { from: 'a', to: 'b' }));
    await Promise.all(Array.from({ length: 100 }, merge));
    expect(await graph.read(edges, {})).toEqual([{ edges: 1 }]);
  });

  it('leaves one node after 100 parallel merges of its key', async () => {
    const graph = await open();
    const merge = () => graph.write((transaction) => transaction.run(putSkill, { id: 'a' }));
    await Promise.all(Array.from({ length: 100 }, merge));
    expect(await graph.read(skills, {})).toEqual([{ id: 'a' }]);
  });

  it('writes opposite edges in opposite orders without a deadlock reaching anybody', async () => {
    const graph = await open();
    const ids = ['a', 'b', 'c', 'd'];
    for (const id of ids) await graph.write((transaction) => transaction.run(putSkill, { id }));
    const tangle = (order: readonly string[]) =>
      graph.write(async (transaction) => {
        for (const from of order) for (const to of order) await transaction.run(mergeEdge, { from, to });
      });
    await Promise.all(Array.from({ length: 12 }, (_, i) => tangle(i % 2 ? ids : ids.toReversed())));
    expect(await graph.read(edges, {})).toEqual([{ edges: 16 }]);
  });

  it('leaves nothing when its second statement fails, even if the caller goes on', async () => {
    const graph = await open();
    const written = graph.write(async (transaction) => {
      await transaction.run(putSkill, { id: 'first' });
      await transaction.run(failing, { zero: 0 }).catch(() => undefined);
      await transaction.run(putSkill, { id: 'third' }).catch(() => undefined);
      return 'done';
    });
    await expect(written).rejects.toThrow(Fault);
    expect(await graph.read(skills, {})).toEqual([]);
    await graph.write((transaction) => transaction.run(putSkill, { id: 'next' }));
    expect(await graph.read(skills, {})).toEqual([{ id: 'next' }]);
  });

  it('leaves nothing when a statement that nobody waited for fails', async () => {
    const graph = await open();
    const written = graph.write(async (transaction) => {
      void transaction.run(putSkill, { id: 'first' });
      transaction.run(failing, { zero: 0 }).catch(() => undefined);
    });
    await expect(written).rejects.toThrow(Fault);
    expect(await graph.read(skills, {})).toEqual([]);
  });

  it('leaves nothing when the work throws, and gives what it threw', async () => {
    const graph = await open();
    const written = graph.write(async (transaction) => {
      await transaction.run(putSkill, { id: 'first' });
      throw new Conflict('not so');
    });
    await expect(written).rejects.toThrow('not so');
    expect(await graph.read(skills, {})).toEqual([]);
  });

  it('runs nothing more once its work is done', async () => {
    const graph = await open();
    const late = await graph.write(async (transaction) => transaction);
    await expect(late.run(putSkill, { id: 'late' })).rejects.toThrow(Fault);
    expect(await graph.read(skills, {})).toEqual([]);
  });

  it('is invisible to readers until it ends', async () => {
    const graph = await open();
    await graph.write(async (transaction) => {
      await transaction.run(putSkill, { id: 'a' });
      expect(await graph.read(skills, {})).toEqual([]);
      expect(await transaction.run(skills, {})).toEqual([{ id: 'a' }]);
    });
    expect(await graph.read(skills, {})).toEqual([{ id: 'a' }]);
  });

  it('is seen as a whole by readers on an engine that says so, however they come between', async () => {
    const graph = await open();
    await graph.write((transaction) => transaction.run(putCounter, { id: 'changes' }));
    let over = false;
    const torn: string[] = [];
    const look = async () => {
      while (!over) {
        // What is seen of the counter is there of everything that was committed with it.
        const [counter] = await graph.read(counted, { id: 'changes' });
        const [of] = await graph.read(counts, {});
        if (of!.skills < ROWS * counter!.value || of!.edges < ROWS * counter!.value)
          torn.push(JSON.stringify({ counter, of }));
      }
    };
    const looking = [look(), look(), look()];
    for (let times = 0; times < 8; times++) {
      await graph.write(async (transaction) => {
        await transaction.run(putChain, { times, rows: ROWS });
        await transaction.run(increment, { id: 'changes' });
      });
    }
    over = true;
    await Promise.all(looking);
    if (graph.capabilities.showsCommitsWhole) expect(torn).toEqual([]);
    expect(await graph.read(counts, {})).toEqual([{ skills: 8 * ROWS, edges: 8 * ROWS }]);
  });

  it('leaves nothing when its caller goes away in the middle', async () => {
    const graph = await open();
    const controller = new AbortController();
    const written = graph.write(
      async (transaction) => {
        await transaction.run(putSkill, { id: 'a' });
        controller.abort();
        await transaction.run(putSkill, { id: 'b' });
      },
      { signal: controller.signal },
    );
    await expect(written).rejects.toThrow(Cancelled);
    expect(await graph.read(skills, {})).toEqual([]);
  });
});

describeGraphs('a read', ({ open, engine }) => {
  it('is refused a statement that writes', async () => {
    const graph = await open();
    await expect(graph.read(putSkill, { id: 'a' })).rejects.toThrow(Fault);
    await expect(collect(graph.readColumns(putSkill, { id: 'a' }))).rejects.toThrow(Fault);
    expect(await graph.read(skills, {})).toEqual([]);
  });

  it('gives 10,000 rows and refuses one more, which columns give', async () => {
    const graph = await open();
    expect(await graph.read(many, { rows: MAX_READ_ROWS })).toHaveLength(MAX_READ_ROWS);
    await expect(graph.read(many, { rows: MAX_READ_ROWS + 1 })).rejects.toThrow(Fault);
    expect(await graph.read(many, { rows: 1 })).toEqual([{ n: 1, half: 0.5 }]);
  });

  it('streams columns in order, batch after batch, and ends where its reader stops', async () => {
    const graph = await open();
    const rows = 40_000;
    const batches = await collect(graph.readColumns(many, { rows }));
    expect(batches.length).toBeGreaterThan(1);
    const read = batches.flatMap(({ columns }) => [...columns.n]);
    expect(read).toEqual(Array.from({ length: rows }, (_, i) => i + 1));
    expect(batches.at(-1)!.columns.half.at(-1)).toBe(rows / 2);
    for await (const batch of graph.readColumns(many, { rows })) {
      expect(batch.columns.n[0]).toBe(1);
      break;
    }
    expect(await graph.read(many, { rows: 1 })).toEqual([{ n: 1, half: 0.5 }]);
    expect(await collect(graph.readColumns(many, { rows: 0 }))).toEqual([]);
  });

  it('ends for its caller when aborted, and the graph goes on', async () => {
    const graph = await open();
    const controller = new AbortController();
    let finished = false;
    const patient = graph.read(slow, { rows: 1_000 }).finally(() => {
      finished = true;
    });
    const long = graph.read(slow, { rows: 1_000 }, { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(long).rejects.toThrow(Cancelled);
    expect(finished).toBe(false);
    await patient;
    await expect(graph.read(skills, {}, { signal: controller.signal })).rejects.toThrow(Cancelled);
    await expect(graph.write(async () => 1, { signal: controller.signal })).rejects.toThrow(Cancelled);
    await expect(
      collect(graph.readColumns(many, { rows: 1 }, { signal: controller.signal })),
    ).rejects.toThrow(Cancelled);
    expect(graph.capabilities).toEqual({
      engine,
      cancelsStatements: engine === 'neo4j',
      sharedBetweenProcesses: engine === 'neo4j',
      showsCommitsWhole: engine === 'grafeo',
    });
  });
});

describeGraphs('a closed graph', ({ open }) => {
  it('lets nothing succeed', async () => {
    const graph = await open();
    await graph.write((transaction) => transaction.run(putSkill, { id: 'a' }));
    const stream = graph.readColumns(many, { rows: 40_000 })[Symbol.asyncIterator]();
    await stream.next();
    await graph.close();
    await expect(graph.read(skills, {})).rejects.toThrow(Unavailable);
    await expect(collect(graph.readColumns(skills, {}))).rejects.toThrow(Unavailable);
    await expect(stream.next()).rejects.toThrow(Unavailable);
    let ran = false;
    const write = graph.write(async () => {
      ran = true;
    });
    await expect(write).rejects.toThrow(Unavailable);
    expect(ran).toBe(false);
    await expect(graph.save()).rejects.toThrow(Unavailable);
    await graph.close();
  });
});

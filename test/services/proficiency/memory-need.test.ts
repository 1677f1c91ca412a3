import { expect, it } from 'vitest';
import type { Metric } from '../../../src/domain/attempt.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { memoryNeed } from '../../../src/services/proficiency/fit/memory-need.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { createDecayWorld, daysIn, forgetfulEvidence } from './decay-world.ts';

const parts = (count: number) => Array.from({ length: count }, () => ({ from: 'a', until: 'b' }));
const million = { observations: 5_000_000, people: 100_000, parts: parts(200) };
const plenty = { heap: 4e9, beside: 16e9 };

it('a million series fit where there is memory, and nothing is said', () => {
  expect(memoryNeed('grafeo', million, 25_000, plenty).missing).toBeNull();
  expect(memoryNeed('neo4j', million, 25_000, { heap: 1e9, beside: 2e9 }).missing).toBeNull();
});

it('says before it begins that an embedded graph would outgrow memory, and that Neo4j would not', () => {
  const little = { heap: 4e9, beside: 1e9 };
  expect(memoryNeed('grafeo', million, 25_000, little).missing).toMatch(
    /needs about \d+ MB.*1000 MB are left/,
  );
  expect(memoryNeed('neo4j', million, 25_000, little).missing).toBeNull();
});

it('says that the heap is too small', () => {
  const small = { heap: 20e6, beside: 16e9 };
  expect(memoryNeed('neo4j', million, 25_000, small).missing).toMatch(/heap.*--max-old-space-size/);
});

it('grows with what is fitted, not with what stands already', () => {
  const need = (count: number) => memoryNeed('grafeo', { ...million, parts: parts(count) }, 25_000, plenty);
  expect(need(2).beside).toBeLessThan(need(20).beside);
  expect(need(0).beside).toBeLessThan(1e9);
});

it('a fit warns before it begins, and keeps what it would need on its run', async () => {
  const pool = createWorkerPool({ size: 1 });
  const warned: string[] = [];
  const log = { warn: (_: object, words: string) => void warned.push(words), error: () => {} };
  const world = await createDecayWorld(pool, undefined, {
    log,
    free: () => ({ heap: 4e9, beside: 50e6 }),
  });
  try {
    const people = ['person:0001', 'person:0002'];
    await world.populate(people, ['skill:onet:a']);
    world.clock.set(daysIn(2_000));
    await world.record(forgetfulEvidence(people, ['skill:onet:a'], 1));
    const phases: string[] = [];
    const run = await world.fit({}, undefined, (phase) => phases.push(phase));
    expect(warned).toEqual([expect.stringMatching(/50 MB are left: give it more, or move to Neo4j/)]);
    expect(phases).toContain(warned[0]);
    expect(phases.indexOf(warned[0]!)).toBeLessThan(phases.indexOf('writing fitted series'));
    const [row] = await world.graph.read(statements.runsById, { ids: [run] });
    const metrics = JSON.parse(row!.metrics) as Metric[];
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
    expect(metric('memory needed, estimated')).toBeGreaterThan(50);
    expect(metric('memory that was free')).toBe(4_050);
  } finally {
    await world.graph.close();
    await pool.close();
  }
});

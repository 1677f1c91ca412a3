import { expect, it } from 'vitest';
import { memoryNeed } from '../../src/services/proficiency/fit/memory-need.ts';

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

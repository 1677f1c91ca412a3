import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/errors.ts';
import { awaitIndexes, type IndexState } from '../../src/graph/neo4j/await-indexes.ts';

const index = (name: string, state: string, populationPercent: number): IndexState => ({
  ...{ name, state, populationPercent },
});

/** What one look after another shows; the last stays. */
function looks(...shown: (readonly IndexState[])[]) {
  let next = 0;
  return {
    read: async () => shown[Math.min(next++, shown.length - 1)]!,
    get count() {
      return next;
    },
  };
}

describe('opening a large graph', () => {
  it('waits until the last index is filled, and tells how far they are', async () => {
    const people = index('people', 'ONLINE', 100);
    const server = looks(
      [people, index('evidence', 'POPULATING', 3.5), index('evidence at', 'POPULATING', 0)],
      [people, index('evidence', 'POPULATING', 90), index('evidence at', 'POPULATING', 40)],
      [people, index('evidence', 'ONLINE', 100), index('evidence at', 'POPULATING', 99)],
      [people, index('evidence', 'ONLINE', 100), index('evidence at', 'ONLINE', 100)],
    );
    const told: unknown[] = [];
    await awaitIndexes(server.read, (left) => told.push(left), 0);
    expect(told).toEqual([
      { indexes: 2, leastPercent: 0 },
      { indexes: 2, leastPercent: 40 },
      { indexes: 1, leastPercent: 99 },
    ]);
    expect(server.count).toBe(4);
  });

  it('says nothing where nothing takes long', async () => {
    const server = looks([index('people', 'POPULATING', 50)], [index('people', 'ONLINE', 100)]);
    const told: unknown[] = [];
    await awaitIndexes(server.read, (left) => told.push(left));
    expect(told).toEqual([]);
  });

  it('does not wait for an index that failed', async () => {
    const server = looks([index('people', 'POPULATING', 50)], [index('people', 'FAILED', 50)]);
    const opened = awaitIndexes(server.read, () => {});
    await expect(opened).rejects.toThrow(Fault);
    await expect(opened).rejects.toThrow(/people/);
  });
});

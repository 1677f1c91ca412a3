import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';
import { caller, personId, rankingWorld, TODAY } from '../services/ranking-world.ts';
import { whatItSays } from '../services/talent/index-world.ts';
import { startProcess } from './process-under-test.ts';

let folder: string;
let path: string;
let snapshotPath: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'killed-index-'));
  path = join(folder, 'graph');
  snapshotPath = join(folder, 'talent-index.snapshot');
  const graph = await openGrafeo({ path, create: true });
  await rankingWorld(graph);
  await graph.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One start of a server: what its index says, how often it was built, and why a snapshot was refused. */
async function served() {
  const graph = await openGrafeo({ path, create: false });
  let builds = 0;
  const counting: Graph = {
    ...graph,
    read: (statement, params, options) => graph.read(statement, params, options),
    readColumns: (statement, params, options) => {
      if (statement.name === 'rankingProficiencies') builds++;
      return graph.readColumns(statement, params, options);
    },
  };
  const refused: string[] = [];
  const onRefused = (reason: string) => refused.push(reason);
  const talentIndex = createTalentIndex({ graph: counting, snapshotPath, onRefused });
  const says = whatItSays(await talentIndex.current(caller));
  const buildsOfServer = builds;
  const ending = new AbortController();
  const following = talentIndex.follow(ending.signal);
  ending.abort();
  await following;
  const anew = whatItSays(await createTalentIndex({ graph }).current(caller));
  await graph.close();
  return { says, anew, builds: buildsOfServer, refused };
}

async function somebodyLeaves(): Promise<void> {
  const graph = await openGrafeo({ path, create: false });
  const id = personId(20);
  await graph.write(async (transaction) => {
    const seq = await appendChanges(transaction, TODAY, [{ kind: 'PEOPLE', subject: id }]);
    const row = { id, externalId: 'P20', name: 'x', unit: null, location: null, joinedOn: null };
    await transaction.run(statements.putPeople, {
      rows: [{ ...row, leftOn: '2026-01-01', wage: null, currency: null }],
      seq,
    });
  });
  await graph.close();
}

async function killedWhere(hold: string): Promise<void> {
  const process = startProcess('./index-process.ts', { GRAPH: path, SNAPSHOT: snapshotPath, HOLD: hold });
  await process.said('held');
  process.signal('SIGKILL');
  await process.exit;
}

describe('a server killed with -9', () => {
  test('while it builds its index: the next start builds it whole', async () => {
    await killedWhere('read rankingProficiencies');
    expect(existsSync(snapshotPath)).toBe(false);
    const { says, anew, builds } = await served();
    expect(says).toEqual(anew);
    expect(builds).toBe(1);
  });

  test.each(['write 9', 'sync 1'])(
    'while it writes a snapshot over the former one (%s): the next start reads the former, whole, and catches up',
    async (hold) => {
      const before = await served();
      const former = readFileSync(snapshotPath);
      await somebodyLeaves();
      await killedWhere(hold);
      expect(statSync(`${snapshotPath}.writing`).size).toBeGreaterThan(0);
      expect(readFileSync(snapshotPath).equals(former)).toBe(true);

      const { says, anew, builds, refused } = await served();
      expect(says).toEqual(anew);
      expect(says).not.toEqual(before.says);
      expect({ builds, refused }).toEqual({ builds: 0, refused: [] });
      // That start kept its own in turn: what was left half-written is gone.
      expect(existsSync(`${snapshotPath}.writing`)).toBe(false);
      expect(await served()).toMatchObject({ says, builds: 0, refused: [] });
    },
  );

  test('while it writes its first snapshot: the next start builds', async () => {
    await killedWhere('write 3');
    expect(existsSync(snapshotPath)).toBe(false);
    const { says, anew, builds, refused } = await served();
    expect(says).toEqual(anew);
    expect({ builds, refused }).toEqual({ builds: 1, refused: [] });
  });
});

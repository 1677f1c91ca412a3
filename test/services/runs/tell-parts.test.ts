import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../src/domain/clock.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import {
  createWholeTeller,
  PARTS_POLL_MS,
  tellParts,
} from '../../../src/services/runs/delivery/tell-parts.ts';
import { createRunAttempts } from '../../../src/services/runs/run-attempts.ts';
import { eventually } from '../../queue/eventually.ts';

const WHOLE = 'run:whole';
const PARTS = ['run:whole-1', 'run:whole-2'];
const NOW = Date.parse('2025-03-01T08:00:00Z');

describe('what is told of parts', () => {
  const clock = fixedClock(NOW);
  let graph: Graph;
  beforeEach(async () => {
    clock.set(NOW);
    graph = await openGrafeo({ create: true });
    const row = { job: 'FIT_DECAY', parameters: '{}', seed: '7', codeVersion: 'test', idempotencyKey: null };
    await graph.write(async (transaction) => {
      await transaction.run(statements.createRuns, {
        rows: [WHOLE, ...PARTS].map((id) => ({
          ...{ ...row, id, bodyDigest: id, requestedAt: NOW },
          parentId: id === WHOLE ? null : WHOLE,
        })),
      });
      await transaction.run(statements.linkParts, { parent: WHOLE, ids: PARTS });
    });
    for (const id of [WHOLE, ...PARTS]) await attempts().begin(id);
  });
  afterEach(() => graph.close());

  const attempts = () => createRunAttempts(graph, clock);
  /** A process; it knows nothing of what others saw. */
  function look() {
    let announced = 0;
    const queue = { announce: () => void announced++ };
    return tellParts({ graph, queue, clock }, WHOLE).then((stands) => ({
      waits: stands !== null,
      announced,
    }));
  }
  const phase = async () => (await graph.read(statements.runsById, { ids: [WHOLE] }))[0]!.phase;
  const later = (ms: number) => clock.set(clock.now() + ms);

  it('goes on from since when they stand so, whoever looks', async () => {
    expect(await look()).toEqual({ waits: true, announced: 1 });
    expect(await phase()).toBe('0 of 2 parts done');
    for (const [ms, told] of [
      [600, '0.6 s'],
      [500, '1.1 s'],
      [3_900, '5.0 s'],
    ] as const) {
      later(ms);
      await look();
      expect(await phase()).toBe(`0 of 2 parts done, ${told}`);
    }
  });

  it('is not written again by each that is at work at a part', async () => {
    await look();
    later(600);
    let announced = 0;
    for (let i = 0; i < 8; i++) {
      announced += (await look()).announced;
      later(40);
    }
    expect(announced).toBe(1);
    expect(await phase()).toBe('0 of 2 parts done, 0.6 s');
  });

  it('begins anew when one moves, and ends with the last', async () => {
    await look();
    later(2_000);
    await look();
    later(100);
    await attempts().progress({ runId: PARTS[0]!, fence: 1 }, 0.5, 'half', false);
    await look();
    expect(await phase()).toBe('0 of 2 parts done');
    for (const runId of PARTS) {
      await attempts().end({ runId, fence: 1 }, { state: 'COMPLETED' });
      const { waits } = await look();
      expect(waits).toBe(runId === PARTS[0]);
      expect(await phase()).toBe('1 of 2 parts done');
    }
  });

  it('is not that a clock runs behind', async () => {
    await look();
    later(-5_000);
    await look();
    expect(await phase()).toBe('0 of 2 parts done');
  });

  /** Tells of wholes, and how often it looked at how their parts stand and announced it. */
  function teller() {
    const said = { looks: 0, announced: 0 };
    const counted: Graph = {
      ...{ capabilities: graph.capabilities, readColumns: graph.readColumns.bind(graph) },
      ...{ write: graph.write.bind(graph), save: graph.save.bind(graph), close: graph.close.bind(graph) },
      read: (...asked) => {
        if (asked[0].name === statements.countParts.name) said.looks++;
        return graph.read(...asked);
      },
    };
    const queue = { announce: () => void said.announced++ };
    return { said, tellWhole: createWholeTeller({ graph: counted, queue, clock }) };
  }

  it('comes while parts are shorter than the time between two looks, and no more once there are none', async () => {
    const { said, tellWhole } = teller();
    for (let part = 0; part < 12; part++) {
      const leave = tellWhole(WHOLE);
      await sleep(PARTS_POLL_MS / 4);
      later(PARTS_POLL_MS / 4);
      leave();
    }
    await eventually(() => said.announced).toBeGreaterThan(0);
    // Where time passes without a look there are none any more.
    for (let before = -1; said.looks !== before; ) {
      before = said.looks;
      await sleep(4 * PARTS_POLL_MS);
    }
  });

  it('is no more of a whole that has ended, while a part of it is still at work', async () => {
    const { said, tellWhole } = teller();
    const leave = tellWhole(WHOLE);
    await eventually(() => said.announced).toBeGreaterThan(0);
    await attempts().endWhoever(WHOLE, { state: 'CANCELLED' });
    // One look may have begun before that; the next one begins and ends after it.
    const { looks } = said;
    await eventually(() => said.looks).toBeGreaterThanOrEqual(looks + 2);
    const before = said.announced;
    await sleep(3 * PARTS_POLL_MS);
    expect(said.announced).toBe(before);
    leave();
  });
});

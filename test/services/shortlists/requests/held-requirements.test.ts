import { expect, test } from 'vitest';
import type { Graph } from '../../../../src/graph/graph.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import { appendChanges, currentSeq } from '../../../../src/services/runs/changes.ts';
import { createLatestChanges } from '../../../../src/services/runs/latest-changes.ts';
import { createHeldRequirements } from '../../../../src/services/shortlists/input/held-requirements.ts';
import { describeGraphs } from '../../../contract/graphs.ts';
import { rankingWorld, roleIds, skillId } from '../../ranking-world.ts';

/** Counts how often the requirements of roles are read. */
function counting(graph: Graph) {
  const counts = { requirements: 0 };
  const counted: Graph = {
    ...graph,
    capabilities: graph.capabilities,
    read: (statement, params, options) => graph.read(statement, params, options),
    readColumns: (statement, params, options) => {
      if (statement.name === 'rankingRequirements') counts.requirements++;
      return graph.readColumns(statement, params, options);
    },
    write: (work, options) => graph.write(work, options),
  };
  return { counted, counts };
}

const change = (graph: Graph, level: number) =>
  graph.write(async (transaction) => {
    const rows = [{ id: roleIds[0], skillId: skillId(0), importance: 0.9, level }];
    await transaction.run(statements.putRequirements, { rows });
    return appendChanges(transaction, 5, [{ kind: 'ROLES', subject: roleIds[0] }]);
  });

describeGraphs('what a role asks for', ({ open }) => {
  test('is read once for all who ask, and again once roles have changed', async () => {
    const { counted, counts } = counting(await open());
    await rankingWorld(counted);
    // However long reading takes: what was read soon after a commit is read once more, which is not asked here.
    const held = createHeldRequirements(counted, createLatestChanges(counted), 3, Infinity);
    const seq = await currentSeq(counted);
    const ask = (roleId: string, upTo = Infinity) => held.of(roleId, upTo, {});
    const [first, second] = await Promise.all([ask(roleIds[0], seq), ask(roleIds[0], seq)]);
    expect(second).toBe(first);
    expect(first!.requirements.find((each) => each.skillId === skillId(0))!.level).toBe(0.6);
    expect(counts.requirements).toBe(1);
    const changed = await change(counted, 0.3);
    const after = await ask(roleIds[0], changed);
    expect(after!.requirements.find((each) => each.skillId === skillId(0))!.level).toBe(0.3);
    expect(counts.requirements).toBe(2);
  });

  test('tells a role that asks for nothing that weighs from one that is not there', async () => {
    const graph = await open();
    await rankingWorld(graph);
    const held = createHeldRequirements(graph, createLatestChanges(graph));
    expect(await held.of(roleIds[2], Infinity, {})).toEqual({ roleId: roleIds[2], requirements: [] });
    expect(await held.of('role:org:nobody', Infinity, {})).toBeNull();
  });

  test('is still held after many have asked for roles that are not there', async () => {
    const { counted, counts } = counting(await open());
    await rankingWorld(counted);
    const held = createHeldRequirements(counted, createLatestChanges(counted), 3, Infinity);
    const known = await held.of(roleIds[0], Infinity, {});
    for (let n = 0; n < 10; n++) await held.of(`role:org:nobody-${n}`, Infinity, {});
    counts.requirements = 0;
    expect(await held.of(roleIds[0], Infinity, {})).toBe(known);
    expect(counts.requirements).toBe(0);
  });
});

import { afterAll, expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { readPublished } from '../../../src/services/runs/publishing.ts';
import { removeOldRuns } from '../../../src/services/runs/remove-old-runs.ts';
import { createClusterRoles } from '../../../src/services/skill-graph/learning/cluster-roles.ts';
import { createEmbedSkills } from '../../../src/services/skill-graph/learning/embed-skills.ts';
import { readRoleVectors, readSpace } from '../../../src/services/skill-graph/learning/stored-vectors.ts';
import { createSkillGraph } from '../../../src/services/skill-graph/skill-graph.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { caller } from '../../queue/run-world.ts';
import { begin, clock, framework, store } from '../imports/framework-world.ts';
import { openImportWorld } from '../imports/import-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());

async function learn(graph: Graph, name = 'first'): Promise<void> {
  await createEmbedSkills({ graph, clock, threads }).run(
    await begin(graph, 'EMBED_SKILLS', `run:embed-${name}`),
  );
  await createClusterRoles({ graph, clock, threads }).run(
    await begin(graph, 'CLUSTER_ROLES', `run:cluster-${name}`),
  );
}

const NURSE = 'role:onet:11-1000.00';
const ENGINEER = 'role:onet:13-1000.00';
const LATE = 'role:org:LATE';

const organisation = (rows: readonly string[]) => ({
  'people.csv': 'external_id,name\nP1,Ada\n',
  'skills.csv': 'external_id,name\nOWN,Something of our own\n',
  'roles.csv': 'external_id,title\nLATE,Late role\nSILENT,Asks for nothing\nNEW,Asks for something new\n',
  'role_requirements.csv': `role,skill,importance,level\norg:NEW,org:OWN,1,0.5\n${rows.join('\n')}\n`,
});
const tools = (trade: number, count = 2) =>
  [0, 1, 2, 3, 4].slice(0, count).map((tool) => `org:LATE,onet:tool-${trade}-${tool},0.8,0.5`);

describeGraphs('a role that comes after the clusters', ({ open, kind }) => {
  test('is placed by what it asks for, without another run, and follows its requirements', async () => {
    const graph = await open();
    await store(graph, framework());
    await learn(graph);
    const skillGraph = createSkillGraph({ graph });
    const placesOf = (ids: readonly string[]) => skillGraph.clusterOfRoles(caller, ids);
    const [nurses, engineers] = await placesOf([NURSE, ENGINEER]);
    expect(nurses!.placedAt).toBeNull();
    expect(nurses!.id).not.toBe(engineers!.id);

    await using world = await openImportWorld({ graph });
    const first = await world.imports.organisation(caller, world.folder(organisation(tools(0))), {});
    const [late, silent, fresh, standing] = await placesOf([LATE, 'role:org:SILENT', 'role:org:NEW', NURSE]);
    expect(late!.id).toBe(nurses!.id);
    expect(late!.placedAt).toBeGreaterThan(0);
    expect([silent, fresh]).toEqual([null, null]);
    expect(standing).toEqual(nurses);
    const metrics = JSON.stringify(first.run.metrics);
    expect(metrics).toContain('{"name":"rolesPlaced","value":1,"unit":"rows"}');
    expect(metrics).toContain('{"name":"rolesUnplaced","value":1,"unit":"rows"}');

    const run = (await readPublished(graph)).CLUSTER_ROLES!;
    const members = { clusterId: nurses!.id, run };
    const [page] = await skillGraph.rolesOfCluster(caller, [nurses!.id], { first: 100 });
    expect(page!.edges.map(({ item }) => item)).toContain(LATE);
    expect((await graph.read(statements.rankingClusterRoles, members)).map(({ roleId }) => roleId)).toContain(
      LATE,
    );

    await world.imports.organisation(caller, world.folder(organisation(tools(1, 5))), {});
    const [moved] = await placesOf([LATE]);
    expect(moved!.id).toBe(engineers!.id);
    const left = await graph.read(statements.rankingClusterRoles, members);
    expect(left.map(({ roleId }) => roleId)).not.toContain(LATE);
  });

  test('is clustered by the next run like any other, and vectors of old runs go with them', async () => {
    const graph = await open();
    await store(graph, framework());
    await learn(graph);
    await using world = await openImportWorld({ graph });
    await world.imports.organisation(caller, world.folder(organisation(tools(1))), {});
    await learn(graph, 'second');
    const skillGraph = createSkillGraph({ graph });
    const [late, engineers] = await skillGraph.clusterOfRoles(caller, [LATE, ENGINEER]);
    expect(late).toEqual({ ...engineers, placedAt: null });

    const vectors = (run: string) => readRoleVectors(graph, run, {});
    expect((await vectors('run:embed-first'))!.roleIds).not.toContain(LATE);
    const stored = (await vectors('run:embed-second'))!;
    expect(stored.roleIds).toContain(LATE);
    expect(stored.vectors).toHaveLength(stored.roleIds.length * stored.dimensions);
    const space = (await readSpace(graph, 'run:embed-second', {}))!;
    expect(space.skillIds).toContain('skill:org:OWN');
    expect(space.space.vectors).toHaveLength(space.skillIds.length * stored.dimensions);
    if (kind !== 'memory') return;
    await learn(graph, 'third');
    await graph.write(async (transaction) => {
      for (const id of ['run:embed-first', 'run:embed-second', 'run:embed-third']) {
        const end = { at: 1, progress: 1, phase: null, failureCode: null, failureMessage: null };
        await transaction.run(statements.endRun, { id, state: 'COMPLETED', ...end });
      }
    });
    await removeOldRuns(graph, clock.now());
    expect(await vectors('run:embed-first')).toBeNull();
    expect(await vectors('run:embed-third')).not.toBeNull();
  });
});

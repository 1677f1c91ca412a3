import { afterAll, expect, test } from 'vitest';
import { Cancelled, Conflict, InvalidInput } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { readPublished } from '../../../src/services/runs/publishing.ts';
import { createClusterRoles } from '../../../src/services/skill-graph/learning/cluster-roles.ts';
import { createEmbedSkills } from '../../../src/services/skill-graph/learning/embed-skills.ts';
import { createSkillGraph } from '../../../src/services/skill-graph/skill-graph.ts';
import { createWorkerPool } from '../../../src/threads/pool.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { begin, callerWith, clock, framework, store } from '../imports/framework-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());
const caller = callerWith();
const NURSES = 'role:onet:11-1000.00';
const TOOL = 'skill:onet:tool-0-0';

const services = (graph: Graph) => ({
  embed: createEmbedSkills({ graph, clock, threads }),
  cluster: createClusterRoles({ graph, clock, threads }),
  skillGraph: createSkillGraph({ graph }),
});

async function everything(graph: Graph) {
  const { skillGraph } = services(graph);
  const { skills, roles } = framework();
  const page = { first: 100 };
  const skillIds = skills.map(({ id }) => id);
  const roleIds = roles.map(({ id }) => id);
  const clusters = (await skillGraph.clusters(caller, page)).edges.map(({ item }) => item);
  const clusterIds = clusters.map(({ id }) => id);
  return {
    adjacent: (await skillGraph.adjacent(caller, skillIds, page)).map(({ edges }) =>
      edges.map(({ item }) => item),
    ),
    similar: (await skillGraph.similar(caller, roleIds, page)).map(({ edges }) =>
      edges.map(({ item }) => item),
    ),
    clusters: clusters.map(({ label, size }) => ({ label, size })),
    members: (await skillGraph.rolesOfCluster(caller, clusterIds, page)).map(({ edges }) =>
      edges.map(({ item }) => item),
    ),
    distinctive: await skillGraph.distinctiveSkills(caller, clusterIds, 5),
  };
}

/** What the first engine gave, in rows of one order; every engine has to give it again, from rows of another. */
let expected: Awaited<ReturnType<typeof everything>> | undefined;

describeGraphs('the skill graph', ({ open, kind }) => {
  test('is learned, clustered and published, the same on every engine and from rows in any order', async () => {
    const graph = await open();
    const rows = framework();
    await store(
      graph,
      expected === undefined ? rows : { ...rows, requirements: [...rows.requirements].reverse() },
    );
    const { embed, cluster, skillGraph } = services(graph);
    await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
    await cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:cluster'));
    const found = await everything(graph);
    expected ??= found;
    expect(found).toEqual(expected);

    expect(found.members.map((own) => own.length)).toEqual([8, 8, 8, 8]);
    expect(new Set(found.clusters.map(({ label }) => label)).size).toBe(4);
    const [ofNurses, ofSilent] = await skillGraph.clusterOfRoles(caller, [NURSES, 'role:esco:silent']);
    // By their codes they are managers: a label goes by the classification where there is one.
    expect(ofNurses!.label).toMatch(/^Managers/);
    expect(ofSilent).toBeNull();
    expect((await skillGraph.similar(caller, ['role:esco:silent'], { first: 5 }))[0]!.totalCount).toBe(0);
    expect((await skillGraph.adjacent(caller, ['skill:onet:unasked'], { first: 5 }))[0]!.totalCount).toBe(0);

    const [run] = await graph.read(statements.runsById, { ids: ['run:cluster'] });
    expect(JSON.parse(run!.metrics).map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining([
        'clusters',
        'modularity',
        'stability between disjoint seed sets',
        'agreement with SOC major groups',
      ]),
    );
  });

  test('pages give each edge once, in order, and refuse a cursor of another list', async () => {
    const graph = await open();
    await store(graph, framework());
    const { embed, skillGraph } = services(graph);
    await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
    const [whole] = await skillGraph.similar(caller, [NURSES], { first: 100 });
    expect(whole!.totalCount).toBe(20);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const [page] = await skillGraph.similar(caller, [NURSES], { first: 3, after });
      expect(page!.totalCount).toBe(20);
      seen.push(...page!.edges.map(({ item }) => item.roleId));
      if (!page!.hasNextPage) break;
      after = page!.edges.at(-1)!.cursor;
    }
    expect(seen).toEqual(whole!.edges.map(({ item }) => item.roleId));
    await expect(skillGraph.similar(caller, [NURSES], { first: 3, after: 'nonsense' })).rejects.toThrow(
      InvalidInput,
    );
  });

  test('suggests what lies adjacent to what is held, of the same trade, and nothing that is held', async () => {
    const graph = await open();
    await store(graph, framework());
    const { embed, skillGraph } = services(graph);
    expect(await skillGraph.suggestSkills(caller, [TOOL], 5)).toEqual([]);
    await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
    const having = [TOOL, 'skill:onet:tool-0-1'];
    const found = await skillGraph.suggestSkills(caller, having, 5);
    const ids = found.map(({ skillId }) => skillId);
    // Nurses are rated for repairing too.
    expect(ids.filter((id) => !id.startsWith('skill:onet:tool-0-'))).toEqual(['skill:onet:repairing']);
    expect(ids).toEqual(expect.arrayContaining([2, 3, 4].map((tool) => `skill:onet:tool-0-${tool}`)));
    expect(ids).not.toEqual(expect.arrayContaining([TOOL]));
    const [alone] = await skillGraph.suggestSkills(caller, [TOOL], 1);
    expect(found[0]!.strength).toBeGreaterThanOrEqual(alone!.strength);
    expect(await skillGraph.suggestSkills(caller, ['skill:onet:unknown'], 3)).toEqual([]);
    expect(await skillGraph.suggestSkills(caller, [], 3)).toEqual([]);
  });

  test('a run that is broken off is not seen, and is made whole by the next delivery', async () => {
    const graph = await open();
    await store(graph, framework());
    const { embed, skillGraph } = services(graph);
    await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:first'));
    const before = await skillGraph.adjacent(caller, [TOOL], { first: 100 });

    const leaving = new AbortController();
    const broken = await begin(graph, 'EMBED_SKILLS', 'run:second', {
      signal: leaving.signal,
      onProgress: (phase) => {
        if (phase.startsWith('Writing')) leaving.abort();
      },
    });
    await expect(embed.run(broken)).rejects.toThrow(Cancelled);
    expect((await readPublished(graph)).EMBED_SKILLS).toBe('run:first');
    expect(await skillGraph.adjacent(caller, [TOOL], { first: 100 })).toEqual(before);

    await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:second'));
    expect((await readPublished(graph)).EMBED_SKILLS).toBe('run:second');
    expect(await skillGraph.adjacent(caller, [TOOL], { first: 100 })).toEqual(before);
  });

  // What follows hangs on publishing, which has a suite of its own on every engine.
  if (kind !== 'memory') return;

  test('of two runs at once one wins and the other answers Conflict', async () => {
    const graph = await open();
    await store(graph, framework());
    const { embed } = services(graph);
    const attempts = [
      await begin(graph, 'EMBED_SKILLS', 'run:one'),
      await begin(graph, 'EMBED_SKILLS', 'run:two'),
    ];
    const ends = await Promise.allSettled(attempts.map((attempt) => embed.run(attempt)));
    const lost = ends.filter((end) => end.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]!.reason).toBeInstanceOf(Conflict);
  });

  test.each([2, 4, 6])(
    'a process that dies at its write number %i leaves the former run whole',
    async (writes) => {
      const graph = await open();
      await store(graph, framework());
      const { embed, cluster } = services(graph);
      await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:first'));
      await cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:clusters'));
      const before = await everything(graph);
      let left = writes;
      const dying: Graph = {
        ...graph,
        read: (...args) => graph.read(...args),
        readColumns: (...args) => graph.readColumns(...args),
        write: (...args) => (left-- > 0 ? graph.write(...args) : Promise.reject(new Error('killed'))),
      };
      const half = services(dying);
      await expect(half.embed.run(await begin(graph, 'EMBED_SKILLS', 'run:half'))).rejects.toThrow('killed');
      left = Math.min(writes, 3);
      await expect(
        half.cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:half-clusters')),
      ).rejects.toThrow('killed');
      expect(await readPublished(graph)).toMatchObject({
        EMBED_SKILLS: 'run:first',
        CLUSTER_ROLES: 'run:clusters',
      });
      expect(await everything(graph)).toEqual(before);

      await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:half'));
      await cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:half-clusters'));
      expect(await everything(graph)).toEqual(before);
    },
  );

  test('an attempt that another has taken over writes nothing more', async () => {
    const graph = await open();
    await store(graph, framework());
    const { embed } = services(graph);
    const stalled = await begin(graph, 'EMBED_SKILLS', 'run:stalled');
    const successor = await begin(graph, 'EMBED_SKILLS', 'run:stalled');
    const before = await everything(graph);
    await expect(embed.run(stalled)).rejects.toThrow(Conflict);
    expect(await everything(graph)).toEqual(before);
    await embed.run(successor);
    const published = await everything(graph);
    await embed.run(stalled);
    expect(await everything(graph)).toEqual(published);
  });

  test('clusters wait for similarities, and a framework of one role is one cluster', async () => {
    const graph = await open();
    const { embed, cluster, skillGraph } = services(graph);
    await expect(cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:early'))).rejects.toThrow(Conflict);
    expect(await skillGraph.clusters(caller, { first: 5 })).toEqual({
      edges: [],
      hasNextPage: false,
      totalCount: 0,
    });
    expect(await skillGraph.clusterOfRoles(caller, [NURSES])).toEqual([null]);

    const { skills, roles, requirements } = framework();
    const ofOne = requirements.filter(({ role }) => role === NURSES);
    await store(graph, { skills, roles, requirements: ofOne });
    await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
    await cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:cluster'));
    const { edges } = await skillGraph.clusters(caller, { first: 5 });
    expect(edges.map(({ item }) => item.size)).toEqual([1]);
    expect(edges[0]!.item.label).toBe('Managers');
  });

  test('an empty graph leaves empty runs', async () => {
    const graph = await open();
    const { embed, cluster, skillGraph } = services(graph);
    await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
    await cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:cluster'));
    expect((await skillGraph.clusters(caller, { first: 5 })).totalCount).toBe(0);
  });
});

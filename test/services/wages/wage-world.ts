import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { createClusterRoles } from '../../../src/services/skill-graph/learning/cluster-roles.ts';
import { createEmbedSkills } from '../../../src/services/skill-graph/learning/embed-skills.ts';
import { createSkillGraph } from '../../../src/services/skill-graph/skill-graph.ts';
import type { WorkerPool } from '../../../src/threads/pool.ts';
import { begin, callerWith, clock, framework, store } from '../imports/framework-world.ts';
import { openImportWorld } from '../imports/import-world.ts';

export const caller = callerWith();
export const rows = framework(16);
export const NURSE = 'role:onet:11-1000.00';
export const ENGINEER = 'role:onet:13-1000.00';
export const none = { currency: null, source: null, area: null };
export const anyMarket = { ...none, sector: null };

export const HEADER = 'role,cluster,source,area,sector,currency,year,employment,p10,p25,p50,p75,p90\n';
export const line = (
  role: string,
  source: string,
  currency: string,
  employment: number | '',
  median: number,
) =>
  [
    ...[role.replace('role:', ''), '', source, currency, '', currency, '2025', employment],
    ...[0.6, 0.8, 1, 1.3, 1.7].map((share) => Math.round(median * share)),
  ].join(',');

/** Wages in euros that rise with what is rated as repairing; every trade its own level. */
export function euros(): string {
  const random = randomSource('wages');
  const repairing = new Map(
    rows.requirements
      .filter(({ skill }) => skill.endsWith('repairing'))
      .map((own) => [own.role, own.importance]),
  );
  return rows.roles
    .filter(({ id }) => id.includes('onet'))
    .map(({ id }, i) => {
      const trade = Math.floor(i / 16);
      const level = 10.4 + 0.2 * trade + 0.8 * repairing.get(id)! + 0.02 * random();
      return line(id, 'Institute', 'EUR', 1000 * (1 + (i % 3)), Math.exp(level));
    })
    .join('\n');
}

/** Roles of four trades, grouped, and what imports their wages. */
async function worldOf(graph: Graph, threads: WorkerPool) {
  await store(graph, rows);
  const world = await openImportWorld({ graph, clock });
  const embed = createEmbedSkills({ graph, clock, threads });
  const cluster = createClusterRoles({ graph, clock, threads });
  await embed.run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
  await cluster.run(await begin(graph, 'CLUSTER_ROLES', 'run:cluster'));
  const skillGraph = createSkillGraph({ graph });
  const clusters = (await skillGraph.clusters(caller, { first: 10 })).edges.map(({ item }) => item);
  const [ofNurses] = await skillGraph.clusterOfRoles(caller, [NURSE]);
  let files = 0;
  return {
    world,
    clusters,
    ofNurses: ofNurses!,
    imports: async (text: string) => {
      const name = `wages-${files++}.csv`;
      return (await world.imports.wages(caller, `${world.folder({ [name]: text })}/${name}`)).result;
    },
  };
}

export async function openWageWorld(graph: Graph, threads: WorkerPool) {
  const made = await worldOf(graph, threads);
  return { ...made, [Symbol.asyncDispose]: () => made.world[Symbol.asyncDispose]() };
}

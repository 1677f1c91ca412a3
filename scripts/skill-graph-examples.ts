/**
 * Prints the tables of examples in docs/skill-graph.md: ten adjacencies and all clusters of what ships, as the jobs
 * make them now.
 *   node scripts/skill-graph-examples.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, shippedData } from '../src/app.ts';
import { progressDisplay } from '../src/cli/progress.ts';
import { runJob } from '../src/cli/run-job.ts';
import { sessionOf } from '../src/cli/session.ts';
import { loadConfig } from '../src/config.ts';

const SKILLS = [
  'Python',
  'Docker',
  'Adobe Photoshop',
  'Epic Systems',
  'Autodesk AutoCAD',
  'Structured query language SQL',
  'Repairing',
  'Medicine and Dentistry',
  'Sales and Marketing',
  'Mathematics',
];

interface Named {
  readonly name: string;
}
interface Titled {
  readonly title: string;
}
interface Edges<Edge> {
  readonly totalCount: number;
  readonly edges: readonly Edge[];
}
interface Lead {
  readonly strength: number;
  readonly node: Named;
  readonly sharedRoles: readonly Titled[];
}
interface SkillAnswer {
  readonly skills: Edges<{ readonly node: Named & { readonly adjacent: Edges<Lead> } }>;
}
interface ClusterAnswer {
  readonly roleClusters: Edges<{
    readonly node: {
      readonly label: string;
      readonly distinctiveSkills: readonly Named[];
      readonly roles: Edges<{ readonly node: Titled }>;
    };
  }>;
}

const dataFolder = mkdtempSync(join(tmpdir(), 'skill-graph-examples-'));
const app = await createApp(
  loadConfig({ graph: 'memory:', dataFolder, personKey: 'the sample organisation', logLevel: 'silent' }),
  { create: true, work: true },
);
if ('heldBy' in app) throw new Error('A graph in memory is nobody else’s.');
try {
  const session = sessionOf(app);
  const data = shippedData();
  await app.services.imports.onet(app.caller(), data.onet);
  await app.services.imports.organisation(app.caller(), data.organisation, { history: true });
  for (const job of ['EMBED_SKILLS', 'CLUSTER_ROLES']) await runJob(session, { job }, progressDisplay(job));

  const row = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  row(['skill', 'leads to', 'because of']);
  row(['---', '---', '---']);
  for (const name of SKILLS) {
    const { skills } = await session.execute<SkillAnswer>(
      `query ($name: String!) { skills(first: 1, search: $name, framework: ONET) { edges { node { name adjacent(first: 3) { edges {
        strength node { name } sharedRoles(first: 3) { title } } } } } } }`,
      { name },
    );
    const skill = skills.edges[0]?.node;
    if (skill === undefined) continue;
    const { edges } = skill.adjacent;
    row([
      skill.name,
      edges.map(({ strength, node }) => `${node.name} ${strength.toFixed(2).replace(/^0/, '')}`).join(', '),
      edges[0]?.sharedRoles.map(({ title }) => title).join('; ') ?? '',
    ]);
  }
  process.stdout.write('\n');
  const { roleClusters } = await session.execute<ClusterAnswer>(
    `{ roleClusters(first: 60) { edges { node { label distinctiveSkills(first: 4) { name }
      roles(first: 100) { totalCount edges { node { title } } } } } } }`,
    {},
  );
  row(['cluster', 'roles', 'most distinctive', 'some of its roles']);
  row(['---', '---', '---', '---']);
  for (const { node } of roleClusters.edges) {
    const { label, distinctiveSkills, roles } = node;
    const step = Math.ceil(roles.edges.length / 3);
    row([
      label,
      String(roles.totalCount),
      distinctiveSkills.map(({ name }) => name).join('; '),
      roles.edges
        .filter((_, at) => at % step === 0)
        .map((edge) => edge.node.title)
        .join('; '),
    ]);
  }
} finally {
  await app.close();
  rmSync(dataFolder, { recursive: true, force: true });
}

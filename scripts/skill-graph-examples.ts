/**
 * The tables of examples in docs/skill-graph.md: ten adjacencies and ten clusters of a graph as it is served, by default
 * of the demo's, whether it is running or not.
 *   npm run -s demo -- --exit
 *   npm run -s examples                       prints them
 *   npm run -s examples -- --write            puts them into docs/skill-graph.md
 *   npm run -s examples -- --graph file:PATH  of another graph
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openSession, type Session } from '../src/cli/session/session.ts';
import { loadConfig } from '../src/config.ts';

const PAGE = new URL('../docs/skill-graph.md', import.meta.url);

/** Of as many fields, by the names that O*NET gives them. */
const SKILLS = [
  'Kubernetes',
  'Tableau',
  'R',
  'Adobe Photoshop',
  'Dassault Systemes SolidWorks',
  'Repairing',
  'Building and Construction',
  'Chemistry',
  'Therapy and Counseling',
  'Personnel and Human Resources',
];
const CLUSTERS = 10;

interface Connection<Edge> {
  readonly totalCount: number;
  readonly edges: readonly Edge[];
}
interface SkillRow {
  readonly name: string;
  readonly label: string;
  readonly adjacent: Connection<{
    readonly strength: number;
    readonly node: { readonly label: string };
    readonly sharedRoles: readonly { readonly title: string }[];
  }>;
}
interface ClusterRow {
  readonly label: string;
  readonly distinctiveSkills: readonly { readonly label: string }[];
  readonly roles: Connection<{ readonly node: { readonly title: string } }>;
}

const { values } = parseArgs({
  options: {
    graph: { type: 'string', default: 'file:.meritgraph/demo.grafeo' },
    write: { type: 'boolean', default: false },
  },
});
const session = await openSession(loadConfig({ graph: values.graph, logLevel: 'silent' }));
try {
  const tables = { adjacencies: await adjacencies(session), clusters: await clusters(session) };
  if (values.write) {
    const page = Object.entries(tables).reduce(
      (text, [name, table]) => replaced(text, name, table),
      readFileSync(PAGE, 'utf8'),
    );
    writeFileSync(PAGE, page);
  } else process.stdout.write(`${Object.values(tables).join('\n\n')}\n`);
} finally {
  await session.close();
}

/** What stands between the two comments of a name, with another table in its place. */
function replaced(page: string, name: string, text: string): string {
  const between = new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- end of ${name} -->)`);
  if (!between.test(page)) throw new Error(`docs/skill-graph.md has no place for the ${name}.`);
  return page.replace(between, (_, from: string, to: string) => `${from}${text}\n${to}`);
}

async function adjacencies(session: Session): Promise<string> {
  const rows: string[][] = [];
  for (const name of SKILLS) {
    const { skills } = await session.execute<{ skills: Connection<{ node: SkillRow }> }>(
      `query ($name: String!) { skills(first: 1, search: $name, framework: ONET) { totalCount edges { node { name label
        adjacent(first: 3) { totalCount edges { strength node { label } sharedRoles(first: 3) { title } } } } } } }`,
      { name },
    );
    const skill = skills.edges[0]?.node;
    if (skill?.name !== name) throw new Error(`The graph has no skill called ${name}.`);
    const { edges } = skill.adjacent;
    rows.push([
      skill.label,
      edges.map(({ strength, node }) => `${node.label} ${strength.toFixed(2).replace(/^0/, '')}`).join(', '),
      edges[0]?.sharedRoles.map(({ title }) => title).join('; ') ?? '',
    ]);
  }
  return table(['skill', 'leads to', 'because of'], rows);
}

/** Every third or fourth, from the largest to the smallest, so that the table shows small ones too. */
async function clusters(session: Session): Promise<string> {
  const { roleClusters } = await session.execute<{ roleClusters: Connection<{ node: ClusterRow }> }>(
    `{ roleClusters(first: 100) { totalCount edges { node { label distinctiveSkills(first: 4) { label }
      roles(first: 100) { totalCount edges { node { title } } } } } } }`,
  );
  const all = roleClusters.edges.map(({ node }) => node);
  const shown = Array.from(
    { length: Math.min(CLUSTERS, all.length) },
    (_, at) => all[Math.floor((at * all.length) / CLUSTERS)]!,
  );
  const rows = shown.map(({ label, distinctiveSkills, roles }) => [
    label,
    String(roles.totalCount),
    distinctiveSkills.map((skill) => skill.label).join('; '),
    [0, 1, 2]
      .map((third) => roles.edges[Math.floor((third * roles.edges.length) / 3)]!.node.title)
      .join('; '),
  ]);
  return table(
    [`cluster (ten of ${roleClusters.totalCount})`, 'roles', 'most distinctive', 'some of its roles'],
    rows,
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

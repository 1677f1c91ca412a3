import type { Command } from 'commander';
import { Refused } from '../../failure.ts';
import { counted, print } from '../../output.ts';
import { progressDisplay } from '../../progress.ts';
import { refuseUnwritable } from '../../refuse-unwritable.ts';
import { openSession, type Session } from '../../session/session.ts';
import { configOf } from '../../settings-options.ts';
import type { MapRole } from '../../views/skill-map/layout.ts';
import { type SkillMap, skillMapSvg } from '../../views/skill-map/skill-map-svg.ts';
import { writePicture } from '../../write-picture.ts';
import { wholeNumber } from '../arguments.ts';
import { withReading } from '../reading-options.ts';

interface Options {
  readonly svg: string;
  readonly seed: number;
  readonly server?: string;
}

export function addSkillMapCommand(program: Command): void {
  withReading(program.command('skill-map'), null)
    .summary('a picture of all roles, near each other where they ask for alike skills')
    .description(
      'Draws the roles of the published clusters in two dimensions, coloured, shaped and labelled by cluster.',
    )
    .requiredOption('--svg <file>', 'where to write the picture')
    .option(
      '--seed <number>',
      'another start of the layout; the same seed gives the same picture',
      wholeNumber(0),
      1,
    )
    .addHelpText('after', '\nExample:\n  npx meritgraph skill-map --svg roles.svg')
    .action(async ({ svg, seed, server }: Options, command: Command) => {
      refuseUnwritable(svg);
      const session = await openSession(configOf(command.opts()), { server });
      try {
        const map = await readSkillMap(session);
        writePicture(svg, skillMapSvg(map, seed));
        print(`${counted(map.roles.length, 'role')} in ${map.clusters.length} clusters.`);
      } finally {
        await session.close();
      }
    });
}

const PER_PAGE = 100;
const NEIGHBOURS = 15;

interface RolePage {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly {
    readonly node: {
      readonly id: string;
      readonly title: string;
      readonly similar: { readonly edges: readonly { score: number; node: { id: string } }[] };
    };
  }[];
}

/** Every role of the published clusters with its most similar ones, cluster by cluster. */
async function readSkillMap(session: Session): Promise<SkillMap> {
  const { roleClusters } = await session.execute<{
    roleClusters: { totalCount: number; edges: { node: { id: string; label: string } }[] };
  }>(`{ roleClusters(first: ${PER_PAGE}) { totalCount edges { node { id label } } } }`);
  if (roleClusters.totalCount === 0) {
    throw new Refused("There are no clusters of roles: 'npx meritgraph run cluster-roles' finds them.");
  }
  const clusters: { label: string; size: number }[] = [];
  const roles: MapRole[] = [];
  const progress = progressDisplay('skill-map');
  for (const [cluster, { node }] of roleClusters.edges.entries()) {
    progress.update(cluster / roleClusters.edges.length, 'reading roles');
    const before = roles.length;
    for (let after: string | null = null; ; ) {
      const answer: { roles: RolePage } = await session.execute(
        `query ($cluster: ID!, $after: String) { roles(first: ${PER_PAGE}, after: $after, cluster: $cluster) {
          totalCount pageInfo { hasNextPage endCursor }
          edges { node { id title similar(first: ${NEIGHBOURS}) { edges { score node { id } } } } } } }`,
        { cluster: node.id, after },
      );
      for (const { node: role } of answer.roles.edges) {
        const similar = role.similar.edges.map(({ score, node: other }) => ({ id: other.id, score }));
        roles.push({ id: role.id, title: role.title, cluster, similar });
      }
      after = answer.roles.pageInfo.endCursor;
      if (!answer.roles.pageInfo.hasNextPage) break;
    }
    clusters.push({ label: node.label, size: roles.length - before });
  }
  progress.done('drawn');
  return { clusters, roles };
}

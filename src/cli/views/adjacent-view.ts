import { share, styled, wrapped } from '../output.ts';
import type { Session } from '../session/session.ts';

interface AskedSkill {
  readonly name: string;
  /** The name, with the kind of skill where another bears the same one. */
  readonly label: string;
  readonly framework: string;
  readonly code: string;
}

export interface AdjacentView {
  readonly skill: AskedSkill;
  /** How many roles ask for it. */
  readonly roles: number;
  readonly totalCount: number;
  readonly adjacent: readonly {
    readonly skill: AskedSkill;
    readonly strength: number;
    readonly probability: number;
    readonly baseRate: number;
    readonly sharedRoles: readonly { readonly title: string }[];
  }[];
}

type Row = Omit<AdjacentView['adjacent'][number], 'skill'> & { readonly node: AskedSkill };

export async function readAdjacent(session: Session, id: string, first: number): Promise<AdjacentView> {
  const { skill } = await session.execute<{
    skill: AskedSkill & {
      requiredBy: { totalCount: number };
      adjacent: { totalCount: number; edges: Row[] };
    };
  }>(
    `query ($id: ID!, $first: Int!) { skill(id: $id) { name label framework code requiredBy(first: 1) { totalCount } adjacent(first: $first) { totalCount edges {
      strength probability baseRate node { name label framework code } sharedRoles(first: 3) { title } } } } }`,
    { id, first },
  );
  const { adjacent, requiredBy, ...own } = skill;
  return {
    skill: own,
    roles: requiredBy.totalCount,
    totalCount: adjacent.totalCount,
    adjacent: adjacent.edges.map(({ node, ...rest }) => ({ ...rest, skill: node })),
  };
}

const WIDTH = 24;

export function renderAdjacent({ skill, roles, totalCount, adjacent }: AdjacentView): string {
  const title = styled('bold', `${skill.label} leads to`);
  if (adjacent.length === 0) {
    return `${title}\n\nNothing: no role asks for it, or 'npx meritgraph run embed-skills' has not run.`;
  }
  const name = Math.max(...adjacent.map((row) => row.skill.label.length));
  const lines = adjacent.flatMap((row) => {
    const filled = Math.max(1, Math.round(row.strength * WIDTH));
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
    return [
      `${row.skill.label.padEnd(name)}  ${bar} ${share(row.strength)}`,
      styled(
        'dim',
        wrapped(
          `  ${sharing(row.probability, roles, skill.label)}, ${percent(row.baseRate)} of all roles; ${row.sharedRoles.map((role) => role.title).join(', ')}`,
          '  ',
        ),
      ),
    ];
  });
  const rest = totalCount - adjacent.length;
  return [title, '', ...lines, ...(rest > 0 ? ['', `${rest} more with --first ${totalCount}.`] : [])].join(
    '\n',
  );
}

/** A share of few roles says less than one of many: how many there are is said too. */
function sharing(probability: number, roles: number, skill: string): string {
  if (roles === 1) {
    return `the one role that asks for ${skill} ${probability > 0 ? 'asks' : 'does not ask'} for it too`;
  }
  const asking = `the ${roles.toLocaleString('en')} roles that ask for ${skill}`;
  return `${percent(probability)} of ${asking} ask for it too`;
}

function percent(value: number): string {
  const whole = Math.round(100 * value);
  return whole === 0 && value > 0 ? 'less than 1 %' : `${whole} %`;
}

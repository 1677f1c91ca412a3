import { Refused } from './failure.ts';
import type { Session } from './session.ts';

interface Named {
  readonly id: string;
  readonly label: string;
}

/** Finds what a person typed: a code of a framework, an id, or words of its name. */
export async function findRole(session: Session, typed: string): Promise<Named> {
  const { onet, own, found } = await session.execute<{
    onet: RoleRow | null;
    own: RoleRow | null;
    found: { nodes?: RoleRow[]; edges: { node: RoleRow }[]; totalCount: number };
  }>(
    `query ($code: String!) {
      onet: roleByCode(framework: ONET, code: $code) { id title code }
      own: roleByCode(framework: ORGANISATION, code: $code) { id title code }
      found: roles(first: 5, search: $code) { totalCount edges { node { id title code } } }
    }`,
    { code: typed },
  );
  const exact = onet ?? own;
  if (exact) return { id: exact.id, label: exact.title };
  const rows = found.edges.map(({ node }) => node);
  return only(
    'role',
    typed,
    rows.map(({ id, title, code }) => ({ id, label: title, key: code })),
    found.totalCount,
  );
}
interface RoleRow {
  readonly id: string;
  readonly title: string;
  readonly code: string;
}

export async function findSkill(session: Session, typed: string): Promise<Named> {
  const { onet, own, found } = await session.execute<{
    onet: SkillRow | null;
    own: SkillRow | null;
    found: { edges: { node: SkillRow }[]; totalCount: number };
  }>(
    `query ($code: String!) {
      onet: skillByCode(framework: ONET, code: $code) { id name code }
      own: skillByCode(framework: ORGANISATION, code: $code) { id name code }
      found: skills(first: 5, search: $code) { totalCount edges { node { id name code } } }
    }`,
    { code: typed },
  );
  const exact = onet ?? own;
  if (exact) return { id: exact.id, label: exact.name };
  const rows = found.edges.map(({ node }) => ({ id: node.id, label: node.name, key: node.code }));
  return only('skill', typed, rows, found.totalCount);
}
interface SkillRow {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

export async function findPod(session: Session, typed: string): Promise<Named> {
  const { pods } = await session.execute<{
    pods: { edges: { node: { id: string; name: string } }[]; totalCount: number };
  }>(
    'query ($search: String!) { pods(first: 5, search: $search) { totalCount edges { node { id name } } } }',
    {
      search: typed,
    },
  );
  return only(
    'pod',
    typed,
    pods.edges.map(({ node }) => ({ id: node.id, label: node.name, key: node.id })),
    pods.totalCount,
  );
}

export async function findCluster(session: Session, typed: string): Promise<Named> {
  const { roleClusters } = await session.execute<{
    roleClusters: { edges: { node: { id: string; label: string } }[] };
  }>('{ roleClusters(first: 100) { edges { node { id label } } } }');
  const words = typed.toLowerCase();
  const rows = roleClusters.edges
    .map(({ node }) => ({ ...node, key: node.id }))
    .filter(({ id, label }) => id === typed || label.toLowerCase().includes(words));
  return only('cluster', typed, rows, rows.length);
}

export async function findPerson(session: Session, typed: string): Promise<Named> {
  const { byKey } = await session.execute<{ byKey: { id: string; name: string } | null }>(
    'query ($key: String!) { byKey: personByExternalId(externalId: $key) { id name } }',
    { key: typed },
  );
  if (byKey) return { id: byKey.id, label: byKey.name };
  const { people } = await session.execute<{
    people: { edges: { node: { id: string; name: string; externalId: string } }[]; totalCount: number };
  }>(
    'query ($search: String!) { people(first: 5, search: $search) { totalCount edges { node { id name externalId } } } }',
    {
      search: typed,
    },
  );
  const rows = people.edges.map(({ node }) => ({ id: node.id, label: node.name, key: node.externalId }));
  return only('person', typed, rows, people.totalCount);
}

function only(noun: string, typed: string, rows: readonly (Named & { key: string })[], count: number): Named {
  const same = rows.filter(({ label }) => label.toLowerCase() === typed.toLowerCase());
  const [first] = same.length === 1 ? same : rows;
  if (first === undefined) throw new Refused(`No ${noun} is called '${typed}'.`);
  if (same.length !== 1 && count > 1) {
    const choices = rows.map(({ label, key }) => `${label} (${key})`).join(', ');
    throw new Refused(
      `'${typed}' names ${count} ${noun}s: ${choices}${count > rows.length ? ', …' : ''}. Say which.`,
    );
  }
  return first;
}

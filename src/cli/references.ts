import { Refused } from './failure.ts';
import type { Session } from './session.ts';

interface Named {
  readonly id: string;
  readonly label: string;
}

/** `framework:code` as the organisation format writes it, or a bare code of O*NET or of the organisation. */
function codesOf(typed: string): { onet: string; own: string } {
  const [, framework, code] = typed.match(/^(onet|org):(.+)$/i) ?? [];
  if (framework === undefined) return { onet: typed, own: typed };
  return framework.toLowerCase() === 'onet' ? { onet: code!, own: '' } : { onet: '', own: code! };
}

interface Catalogued {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
interface FoundByName {
  readonly onet: Catalogued | null;
  readonly own: Catalogued | null;
  readonly found: { readonly edges: readonly { readonly node: Catalogued }[]; readonly totalCount: number };
}

/** Finds what a person typed: a code, `framework:code`, or words of a title. */
export async function findRole(session: Session, typed: string): Promise<Named> {
  const answer = await session.execute<FoundByName>(
    `query ($onet: String!, $own: String!, $words: String!) {
      onet: roleByCode(framework: ONET, code: $onet) { id name: title code }
      own: roleByCode(framework: ORGANISATION, code: $own) { id name: title code }
      found: roles(first: 10, search: $words) { totalCount edges { node { id name: title code } } }
    }`,
    { ...codesOf(typed), words: typed },
  );
  return chosen('role', typed, answer);
}

export async function findSkill(session: Session, typed: string): Promise<Named> {
  const answer = await session.execute<FoundByName>(
    `query ($onet: String!, $own: String!, $words: String!) {
      onet: skillByCode(framework: ONET, code: $onet) { id name code }
      own: skillByCode(framework: ORGANISATION, code: $own) { id name code }
      found: skills(first: 10, search: $words) { totalCount edges { node { id name code } } }
    }`,
    { ...codesOf(typed), words: typed },
  );
  return chosen('skill', typed, answer);
}

function chosen(noun: string, typed: string, { onet, own, found }: FoundByName): Named {
  const exact = onet ?? own;
  if (exact) return { id: exact.id, label: exact.name };
  const rows = found.edges.map(({ node: { id, name, code } }) => ({ id, label: name, key: code }));
  return only(noun, typed, rows, found.totalCount);
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

/** An opening of a pod, by the title or code of its role. */
export async function findOpening(session: Session, podId: string, typed: string): Promise<Named> {
  const { pod } = await session.execute<{
    pod: { demand: { totalCount: number; edges: { node: OpeningRow }[] } };
  }>(
    'query ($id: ID!) { pod(id: $id) { demand(first: 100) { totalCount edges { node { id role { title code } } } } } }',
    { id: podId },
  );
  const words = typed.toLowerCase().split(/\s+/);
  const rows = pod.demand.edges
    .map(({ node: { id, role } }) => ({ id, label: role.title, key: role.code }))
    .filter(({ label, key }) => key === typed || words.every((word) => label.toLowerCase().includes(word)));
  return only('opening', typed, rows, rows.length);
}

interface OpeningRow {
  readonly id: string;
  readonly role: { readonly title: string; readonly code: string };
}

export async function findCluster(session: Session, typed: string): Promise<Named> {
  const { roleClusters } = await session.execute<{
    roleClusters: { edges: { node: { id: string; label: string } }[] };
  }>('{ roleClusters(first: 100) { edges { node { id label } } } }');
  const words = typed.toLowerCase().split(/\s+/);
  const rows = roleClusters.edges
    .map(({ node }) => ({ ...node, key: node.id }))
    .filter(({ id, label }) => {
      const own = new Set(label.toLowerCase().split(/[^\p{L}\p{N}-]+/u));
      return id === typed || words.every((word) => own.has(word));
    });
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

/** The one that is meant: of that very name or key in any case, else of those words, else the only one found. */
function only(noun: string, typed: string, rows: readonly (Named & { key: string })[], count: number): Named {
  if (rows.length === 0) throw new Refused(`No ${noun} is called '${typed}'.`);
  const wanted = typed.toLowerCase();
  const same = rows.filter(
    ({ label, key }) => label.toLowerCase() === wanted || key.toLowerCase() === wanted,
  );
  if (same.length === 1) return same[0]!;
  const words = wanted.split(/\s+/);
  const named = rows.filter(({ label }) => {
    const own = new Set(label.toLowerCase().split(/[^\p{L}\p{N}+#.]+/u));
    return words.every((word) => own.has(word));
  });
  if (named.length === 1) return named[0]!;
  if (count === 1) return rows[0]!;
  const choices = (named.length > 0 ? named : rows).map(({ label, key }) =>
    label === key ? label : `${label} (${key})`,
  );
  const listed = `${choices.join(', ')}${count > choices.length ? ', …' : ''}. Say which, by name or code.`;
  throw new Refused(
    named.length > 0
      ? `'${typed}' may name ${count} ${noun}s: ${listed}`
      : `No ${noun} is called '${typed}'; the nearest of ${count}: ${listed}`,
  );
}

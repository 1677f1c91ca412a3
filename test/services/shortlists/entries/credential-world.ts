import { OPEN } from '../../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import { type PutCredentialsParams, statements } from '../../../../src/graph/statements.generated.ts';
import type { ShortlistEntry } from '../../../../src/services/shortlists/shortlist-entries.ts';
import { rankingWorld, roleIds, skillId, TODAY } from '../../ranking-world.ts';
import { make, shortlistsOver } from '../shortlist-world.ts';

export const [analyst] = roleIds;
export const credential = (name: string) => `credential:org:${name}`;

const plain = { kind: 'CERTIFICATION', days: 10, validityDays: null };
const row = (name: string, cost: number | null, currency: string | null, rest: object = {}) => ({
  id: credential(name),
  externalId: name,
  name,
  ...plain,
  cost,
  currency,
  ...rest,
});
export const credentials: PutCredentialsParams['rows'] = [
  row('dear', 5_000, 'USD'),
  row('cheap', 100, 'USD'),
  row('foreign', 1, 'EUR'),
  row('free', null, null, { days: 1 }),
  row('stack', 1, 'USD', { kind: 'STACK' }),
  row('advanced', 1, 'USD'),
  row('elsewhere', 1, 'USD'),
];

async function offer(to: Graph, offered: (id: string) => boolean): Promise<void> {
  const validates = (name: string, skill: number, level: number) => ({
    id: credential(name),
    skillId: skillId(skill),
    level,
  });
  const validations = [
    ...[0, 1, 2].map((skill) => validates('dear', skill, 0.9)),
    validates('cheap', 1, 0.7),
    validates('foreign', 2, 0.7),
    validates('free', 3, 0.7),
    ...[0, 1, 2, 3, 4].map((skill) => validates('stack', skill, 0.95)),
    ...[0, 1, 2, 3, 4].map((skill) => validates('advanced', skill, 0.95)),
    validates('elsewhere', 8, 0.9),
  ];
  await to.write(async (transaction) => {
    const rows = credentials.filter(({ id }) => offered(id));
    await transaction.run(statements.putCredentials, { rows });
    await transaction.run(statements.putValidations, {
      rows: validations.filter(({ id }) => offered(id)),
      seq: 1,
    });
    await transaction.run(statements.linkCredentialPrerequisites, {
      rows: [{ id: credential('advanced'), targetId: credential('cheap') }],
    });
  });
}

/** The ranking world with credentials in it, and what asks for its lists. */
export async function openCredentialWorld(offered: (id: string) => boolean = () => true) {
  const graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
  await offer(graph, offered);
  const list = () => make(shortlistsOver(graph), { target: { role: analyst }, size: 100 });
  return {
    graph,
    list,
    entryOf: async (id: string): Promise<ShortlistEntry | undefined> =>
      (await list()).entries.find((entry) => entry.personId === id),

    async award(id: string, name: string, awardedAt = TODAY): Promise<void> {
      await graph.write((transaction) =>
        transaction.run(statements.appendAwards, {
          open: OPEN,
          rows: [
            {
              ...{ id: `award:org:${id}-${name}`, version: `award:org:${id}-${name}@1` },
              ...{ externalId: `${id}-${name}`, personId: id },
              ...{ credentialId: credential(name), awardedAt, expiresAt: null },
              ...{ status: null, statusAt: null, recordedAt: TODAY, recordedSeq: 1 },
            },
          ],
        }),
      );
    },

    [Symbol.asyncDispose]: () => graph.close(),
  };
}

export type CredentialWorld = Awaited<ReturnType<typeof openCredentialWorld>>;

import { createHash } from 'node:crypto';
import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../src/domain/clock.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import type { Graph, Transaction } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import {
  fittedBatches,
  NOW,
  randomRoles,
  seeded,
  skillIds,
  personIdOf as writtenIdOf,
} from '../ranking/data.ts';

export const ROLES = 200;
/** As evenly as keyed hashes lie. */
export const personIdOf = (n: number): string => hashed(writtenIdOf(n));
const hashed = (id: string) => `person:${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
export const roleIdOf = (n: number): string => `role:org:${n}`;

const REQUIREMENTS = 15;
const ADJACENT = 5;
const CREDENTIALS = 120;
const AT_ONCE = 1_000;

/** All that writes it: with other statements it is another graph. */
const written = [
  ...[
    statements.putSkills,
    statements.putOrganisationRoles,
    statements.putRequirements,
    statements.putIssuers,
  ],
  ...[statements.putCredentials, statements.linkCredentialIssuers, statements.putValidations],
  ...[
    statements.putPeople,
    statements.appendAwards,
    statements.appendProficiencies,
    statements.recordFindings,
  ],
  ...[
    statements.appendAdjacencies,
    statements.createRuns,
    statements.releasePublished,
    statements.pointPublished,
  ],
];
export const writtenBy: readonly string[] = written.map(({ text }) => text);

/**
 * A graph as imports and jobs would leave it: people with twelve fitted skills, wages and awards, roles of fifteen skills
 * with wages, adjacencies and credentials. Evidence itself is left out: nothing that is asked reads it.
 */
export async function fillGraph(graph: Graph, people: number, seed: number): Promise<void> {
  const random = seeded(seed);
  const roles = randomRoles({ skillIds }, ROLES, REQUIREMENTS, seed + 1);
  const inParts = async <Row>(
    rows: readonly Row[],
    write: (transaction: Transaction, part: readonly Row[]) => Promise<unknown>,
  ) => {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const part = rows.slice(from, from + AT_ONCE);
      await graph.write(async (transaction) => void (await write(transaction, part)));
    }
  };
  const skill = (id: string, n: number) => ({
    ...{ id, framework: 'org', code: String(n), name: `Skill ${n}`, kind: 'ORGANISATION' },
    ...{ taskClass: (['ACCURACY', 'SPEED', 'MIXED'] as const)[n % 3]!, hot: false, inDemand: false },
  });
  await inParts(skillIds.map(skill), (transaction, rows) => transaction.run(statements.putSkills, { rows }));
  await inParts(roles, async (transaction, part) => {
    const rows = part.map(({ roleId }, n) => ({
      id: roleId,
      code: roleId.slice(9),
      title: `Role ${n}`,
      unit: null,
    }));
    await transaction.run(statements.putOrganisationRoles, { rows, alternateTitles: [] });
  });
  const requirements = roles.flatMap(({ roleId, requirements: asked }) =>
    asked.map(({ skillId, importance, level }) => ({ id: roleId, skillId, importance, level })),
  );
  await inParts(requirements, (transaction, rows) => transaction.run(statements.putRequirements, { rows }));
  const credentials = Array.from({ length: CREDENTIALS }, (_, n) => ({
    ...{ id: `credential:org:${n}`, externalId: String(n), name: `Credential ${n}`, kind: 'CERTIFICATION' },
    ...{ days: 5 + n, cost: 100 * (1 + n), currency: 'USD', validityDays: null },
  }));
  await graph.write(async (transaction) => {
    await transaction.run(statements.putIssuers, {
      rows: [{ id: 'issuer:org:1', externalId: '1', name: 'Issuer', url: null }],
    });
    await transaction.run(statements.putCredentials, { rows: credentials });
    await transaction.run(statements.linkCredentialIssuers, {
      rows: credentials.map(({ id }) => ({ id, targetId: 'issuer:org:1' })),
    });
    await transaction.run(statements.putValidations, {
      seq: 1,
      rows: credentials.flatMap(({ id }) =>
        Array.from({ length: 3 }, () => ({ id, skillId: skillIds[Math.floor(random() * 400)]!, level: 0.6 })),
      ),
    });
  });
  await inParts(
    Array.from({ length: people }, (_, n) => ({
      ...{ id: personIdOf(n), externalId: `P${n}`, name: `Person ${n}`, unit: `Unit ${n % 20}` },
      ...{ location: `Place ${n % 7}`, joinedOn: '2019-01-01', leftOn: null },
      ...{ wage: 40_000 + (n % 900) * 100, currency: 'USD' },
    })),
    (transaction, rows) => transaction.run(statements.putPeople, { rows, seq: 1 }),
  );
  const awards = Array.from({ length: people }, (_, n) => ({
    ...{ id: `award:org:${n}`, version: `award:org:${n}@1`, externalId: String(n), personId: personIdOf(n) },
    ...{ credentialId: `credential:org:${n % CREDENTIALS}`, awardedAt: NOW - 300 * DAY, expiresAt: null },
    ...{ status: null, statusAt: null, recordedAt: NOW - 300 * DAY, recordedSeq: 1 },
  }));
  await inParts(awards, (transaction, rows) =>
    transaction.run(statements.appendAwards, { rows, open: OPEN }),
  );
  await publish(graph, 'run:fit', 'FIT_DECAY', async () => {
    for (const { length, columns } of fittedBatches(people, seed, 5_000)) {
      const rows = Array.from({ length }, (_, i) => ({
        ...{ personId: hashed(columns.personId[i]!), skillId: columns.skillId[i]!, ability: 0 },
        ...{ initial: columns.initial[i]!, halfLifeDays: columns.halfLifeDays[i]! },
        ...{ abilityVariance: columns.abilityVariance[i]!, covariance: columns.covariance[i]! },
        logHalfLifeVariance: columns.logHalfLifeVariance[i]!,
        ...{ lastReinforcedAt: columns.lastReinforcedAt[i]!, lastAt: columns.lastAt[i]! },
        observedAt: columns.lastAt[i]!,
        observations: columns.observations[i]!,
        achieved: columns.achieved[i]!,
      }));
      await inParts(rows, (transaction, part) =>
        transaction.run(statements.appendProficiencies, { run: 'run:fit', rows: part }),
      );
    }
    await graph.write(async (transaction) => {
      const findings = { id: 'run:fit', inputDigest: null, metrics: null, shortlistIds: null };
      const hyperparameters = JSON.stringify(PRIOR);
      await transaction.run(statements.recordFindings, { ...findings, hyperparameters });
    });
  });
  await publish(graph, 'run:skills', 'EMBED_SKILLS', async () => {
    const rows = skillIds.flatMap((targetId) =>
      Array.from({ length: ADJACENT }, (_, rank) => ({
        ...{ sourceId: skillIds[Math.floor(random() * skillIds.length)]!, targetId },
        ...{ strength: 0.3 + 0.5 * random(), framework: 0.5, people: 0 },
        ...{ rank: rank + 1, roles: [] as string[] },
      })),
    );
    await inParts(rows, (transaction, part) =>
      transaction.run(statements.appendAdjacencies, { run: 'run:skills', rows: part }),
    );
  });
}

async function publish(graph: Graph, id: string, job: string, fill: () => Promise<void>): Promise<void> {
  const plain = { parameters: '{}', bodyDigest: '', seed: '1', codeVersion: 'bench', idempotencyKey: null };
  await graph.write(async (transaction) => {
    await transaction.run(statements.createRuns, {
      rows: [{ id, job, ...plain, parentId: null, requestedAt: NOW }],
    });
  });
  await fill();
  await graph.write(async (transaction) => {
    const seq = await appendChanges(transaction, NOW, [{ kind: 'PUBLISHED', subject: id }]);
    await transaction.run(statements.releasePublished, { id: `published:${job}`, job });
    await transaction.run(statements.pointPublished, { id: `published:${job}`, run: id, at: NOW, seq });
  });
}

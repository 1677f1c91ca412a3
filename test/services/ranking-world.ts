import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { DAY, noonOf } from '../../src/domain/clock.ts';
import type { JobName } from '../../src/domain/jobs.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { readEvidence } from '../../src/services/proficiency/decay-evidence.ts';
import { seriesOf } from '../../src/services/proficiency/series/fitted-series.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import { seededRandom } from '../talent-index/random-organisation.ts';

export const TODAY = noonOf('2026-06-30');
export const caller: Caller = {
  principal: 'test',
  organisation: 'default',
  scopes: new Set(['read', 'write', 'operate']),
  signal: new AbortController().signal,
  requestId: 'test',
};

export const PEOPLE = 60;
/** In the order of n, and spread over all ids as keyed hashes are: to every shard its share. */
export const personId = (n: number) => {
  const first = Math.min(255, Math.floor((256 * n) / PEOPLE));
  return `person:${first.toString(16).padStart(2, '0')}${String(n).padStart(30, '0')}`;
};
/** The number that `personId` was given. */
export const personNumber = (id: string): number => Number(id.slice('person:00'.length));
export const skillId = (n: number) => `skill:org:${n}`;
export const roleIds = ['role:org:analyst', 'role:org:engineer', 'role:org:idle'] as const;
export const podId = 'pod:org:alpha';
export const demandIds = ['demand:org:1', 'demand:org:2', 'demand:org:over'] as const;
export const clusterId = 'cluster:test:1';
const SKILLS = 10;

/** 60 people with evidence in some of ten skills, three roles, a pod with demand, a cluster, and a published fit. */
export async function rankingWorld(graph: Graph): Promise<void> {
  const random = seededRandom(99);
  await graph.write(async (transaction) => {
    const skills = Array.from({ length: SKILLS }, (_, n) => n);
    await transaction.run(statements.putSkills, {
      rows: skills.map((n) => ({
        id: skillId(n),
        framework: 'org',
        code: String(n),
        name: `Skill ${n}`,
        kind: 'ORGANISATION',
        taskClass: (['ACCURACY', 'SPEED', 'MIXED'] as const)[n % 3]!,
        hot: false,
        inDemand: false,
      })),
    });
    await transaction.run(statements.putOrganisationRoles, {
      rows: roleIds.map((id) => ({ id, code: id.slice(9), title: id.slice(9), unit: null })),
      alternateTitles: [],
    });
    await transaction.run(statements.putRequirements, {
      rows: [
        ...[0, 1, 2, 3, 4].map((n) => ({
          id: roleIds[0],
          skillId: skillId(n),
          importance: 0.9 - n / 10,
          level: 0.6,
        })),
        ...[3, 4, 5, 6, 7, 8].map((n) => ({
          id: roleIds[1],
          skillId: skillId(n),
          importance: 0.5,
          level: 0.3 + n / 20,
        })),
        { id: roleIds[0], skillId: skillId(9), importance: 0, level: 0.5 },
        { id: roleIds[2], skillId: skillId(9), importance: 0, level: 0.5 },
      ],
    });
    await transaction.run(statements.putPeople, {
      rows: Array.from({ length: PEOPLE }, (_, n) => ({
        id: personId(n),
        externalId: `P${n}`,
        name: `Person ${n}`,
        unit: n % 2 === 0 ? 'North' : 'South',
        location: n % 3 === 0 ? 'Here' : null,
        joinedOn: '2020-01-01',
        leftOn: n === 7 ? '2026-01-01' : n === 8 ? '2026-09-01' : null,
        wage: n % 5 === 0 ? null : 50_000 + 500 * n,
        currency: n % 4 === 0 ? 'EUR' : 'USD',
      })),
      seq: 1,
    });
    await transaction.run(statements.putPods, {
      rows: [
        {
          id: podId,
          externalId: 'alpha',
          name: 'Alpha',
          unit: 'North',
          location: null,
          traitNames: [],
          traitValues: [],
        },
      ],
    });
    const demand = [
      { id: demandIds[0], roleId: roleIds[0], headcount: 3, from: '2026-01-01', to: null },
      { id: demandIds[1], roleId: roleIds[1], headcount: 2, from: '2026-07-15', to: '2027-01-01' },
      { id: demandIds[2], roleId: roleIds[1], headcount: 9, from: '2025-01-01', to: '2026-01-01' },
    ].map((row) => ({ ...row, externalId: row.id.slice(11), podId }));
    await transaction.run(statements.putDemand, { rows: demand });
    await transaction.run(statements.linkDemand, {
      rows: demand.map(({ id, roleId }) => ({ id, podId, roleId })),
    });
    await putAssignments(
      transaction,
      [0, 1, 2, 3].map((n) => ({ n, from: '2026-01-01', to: n === 3 ? '2026-08-01' : null })),
    );
    const rows = [];
    for (let n = 0; n < PEOPLE; n++) {
      for (let s = 0; s < SKILLS - 1; s++) {
        if (random() < 0.5) continue;
        const ability = random();
        for (let k = 0; k <= Math.floor(random() * 3); k++) {
          const id = `observation:org:${n}-${s}-${k}`;
          rows.push({
            id,
            version: `${id}@1`,
            externalId: id,
            personId: personId(n),
            skillId: skillId(s),
            at: Math.round(TODAY - (20 + random() * 700) * DAY),
            kind: 'ASSESSMENT',
            score: Math.round(10 * Math.min(1, Math.max(0, ability + (random() - 0.5) / 3))) / 10,
            trials: 10,
            evaluatorId: null,
            assignmentId: null,
            artifact: null,
            recordedAt: TODAY - 10 * DAY,
            recordedSeq: 1,
          });
        }
      }
    }
    for (let from = 0; from < rows.length; from += 500) {
      await transaction.run(statements.appendObservations, {
        rows: rows.slice(from, from + 500),
        open: OPEN,
      });
    }
    await appendChanges(transaction, TODAY, [{ kind: 'ORGANISATION', subject: 'test' }]);
  });
  await publishFit(graph, 'run:fit1');
  await publishSkills(graph, 'run:skills1', 0.7);
  await publishCluster(graph, 'run:cluster1', clusterId);
}

export async function putAssignments(
  transaction: Parameters<Parameters<Graph['write']>[0]>[0],
  people: readonly { readonly n: number; readonly from: string; readonly to: string | null }[],
  seq = 1,
): Promise<void> {
  const rows = people.map(({ n, from, to }) => ({
    id: `assignment:org:${n}`,
    externalId: `A${n}`,
    personId: personId(n),
    podId,
    roleId: roleIds[0],
    from,
    to,
    allocation: null,
    outcome: null,
    outcomeAt: null,
  }));
  await transaction.run(statements.putAssignments, { rows });
  await transaction.run(statements.linkAssignments, {
    rows: rows.map(({ id, personId: person, roleId }) => ({ id, personId: person, podId, roleId })),
  });
  await transaction.run(statements.markAssigned, { ids: rows.map(({ id }) => id), seq });
}

/** Fits what is recorded under the prior and publishes it, as FIT_DECAY would. */
export async function publishFit(graph: Graph, run: string): Promise<void> {
  await publishRun(graph, run, 'FIT_DECAY', async () => {
    const view = { asOf: TODAY + 1000 * DAY, knownAt: OPEN, knownSeq: OPEN };
    const evidence = await readEvidence(graph, view, PRIOR.kinds);
    const rows = seriesOf(evidence, PRIOR, run).map(({ fitted }) => fitted);
    await graph.write(async (transaction) => {
      for (let from = 0; from < rows.length; from += 1_000) {
        const some = rows.slice(from, from + 1_000);
        await transaction.run(statements.appendProficiencies, { run, rows: some });
      }
      await transaction.run(statements.recordFindings, {
        id: run,
        inputDigest: null,
        metrics: null,
        hyperparameters: JSON.stringify(PRIOR),
        shortlistIds: null,
      });
    });
  });
}

/** One adjacency of this strength, published as EMBED_SKILLS would. */
export async function publishSkills(graph: Graph, run: string, strength: number): Promise<void> {
  await publishRun(graph, run, 'EMBED_SKILLS', async () => {
    await graph.write((transaction) =>
      transaction.run(statements.appendAdjacencies, {
        run,
        rows: [
          {
            sourceId: skillId(0),
            targetId: skillId(5),
            strength,
            framework: strength,
            people: 0,
            rank: 1,
            roles: [],
          },
        ],
      }),
    );
  });
}

/** One cluster of every role, published as CLUSTER_ROLES would. */
export async function publishCluster(graph: Graph, run: string, id: string): Promise<void> {
  await publishRun(graph, run, 'CLUSTER_ROLES', async () => {
    await graph.write(async (transaction) => {
      await transaction.run(statements.appendClusters, { run, rows: [{ id, label: 'All', size: 3 }] });
      await transaction.run(statements.placeRoles, {
        run,
        rows: roleIds.map((roleId) => ({ roleId, clusterId: id })),
      });
      await transaction.run(statements.distinguishClusters, {
        run,
        rows: [{ clusterId: id, skillId: skillId(0), weight: 0.5, rank: 1 }],
      });
    });
  });
}

async function publishRun(graph: Graph, id: string, job: JobName, fill: (run: string) => Promise<void>) {
  await graph.write((transaction) =>
    transaction.run(statements.createRuns, {
      rows: [
        {
          id,
          job,
          parameters: '{}',
          bodyDigest: '',
          seed: '1',
          codeVersion: 'test',
          idempotencyKey: null,
          parentId: null,
          requestedAt: TODAY,
        },
      ],
    }),
  );
  await fill(id);
  await graph.write(async (transaction) => {
    const seq = await appendChanges(transaction, TODAY, [{ kind: 'PUBLISHED', subject: id }]);
    await transaction.run(statements.releasePublished, { id: `published:${job}`, job });
    await transaction.run(statements.pointPublished, { id: `published:${job}`, run: id, at: TODAY, seq });
  });
}

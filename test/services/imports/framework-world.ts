import { randomSource } from '../../../src/analytics/clusters/random-source.ts';
import type { Attempt } from '../../../src/domain/attempt.ts';
import type { Caller } from '../../../src/domain/caller.ts';
import { fixedClock } from '../../../src/domain/clock.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { createRunAttempts } from '../../../src/services/runs/run-attempts.ts';

export const clock = fixedClock(Date.parse('2025-06-01T12:00:00Z'));

export function callerWith(signal: AbortSignal = new AbortController().signal): Caller {
  const scopes = new Set(['read', 'write', 'operate'] as const);
  return { principal: 'test', organisation: 'test', scopes, signal, requestId: 'test' };
}

/** A delivery of a run that stands in the graph as ACTIVE; the same id again is its next delivery. */
export async function begin(
  graph: Graph,
  job: 'EMBED_SKILLS' | 'CLUSTER_ROLES' | 'PRICE_SKILLS',
  id: string,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (phase: string) => void } = {},
): Promise<Attempt> {
  await graph.write(async (transaction) => {
    const [known] = await transaction.run(statements.lockRun, { id, fence: 0 });
    if (known === undefined) {
      const row = {
        id,
        job,
        parameters: '{}',
        bodyDigest: '',
        seed: '1',
        codeVersion: 'test',
        requestedAt: 1,
      };
      await transaction.run(statements.createRuns, {
        rows: [{ ...row, idempotencyKey: null, parentId: null }],
      });
    }
  });
  const { fence } = (await createRunAttempts(graph, clock).begin(id))!;
  return {
    runId: id,
    fence,
    seed: '1',
    caller: callerWith(options.signal),
    progress: (_, phase) => options.onProgress?.(phase),
  };
}

export interface Requirement {
  readonly role: string;
  readonly skill: string;
  readonly importance: number;
}

const TRADES = ['Nurses', 'Engineers', 'Teachers', 'Cooks'];

/** Four trades of roles; every trade asks for tools of its own, everybody is rated for two skills. One role asks for nothing. */
export function framework(perTrade = 8, seed = 'framework') {
  const random = randomSource(seed);
  const skills = [
    ...['listening', 'repairing'].map((code) => ({ id: `skill:onet:${code}`, kind: 'SKILL' })),
    ...TRADES.flatMap((_, trade) =>
      Array.from({ length: 5 }, (__, tool) => ({
        id: `skill:onet:tool-${trade}-${tool}`,
        kind: 'TECHNOLOGY',
      })),
    ),
    { id: 'skill:onet:unasked', kind: 'TECHNOLOGY' },
  ];
  const roles = TRADES.flatMap((trade, at) =>
    Array.from({ length: perTrade }, (_, n) => ({
      id: `role:onet:${11 + 2 * at}-10${String(n).padStart(2, '0')}.00`,
      title: `${trade}, Ward ${n}`,
    })),
  );
  const requirements: Requirement[] = roles.flatMap(({ id: role }, r) => {
    const trade = Math.floor(r / perTrade);
    const tools = Array.from({ length: 5 }, (_, tool) => tool).filter(() => random() < 0.7);
    return [
      { role, skill: 'skill:onet:listening', importance: trade % 2 ? 0.9 : 0.4 + random() / 5 },
      { role, skill: 'skill:onet:repairing', importance: trade < 2 ? 0.8 : 0.2 + random() / 5 },
      ...tools.map((tool) => ({
        role,
        skill: `skill:onet:tool-${trade}-${tool}`,
        importance: 0.1 + random() / 2,
      })),
    ];
  });
  return { skills, roles: [...roles, { id: 'role:esco:silent', title: 'Silent' }], requirements };
}

/** Writes rows in the order given. */
export async function store(
  graph: Graph,
  { skills, roles, requirements }: ReturnType<typeof framework>,
): Promise<void> {
  await graph.write(async (transaction) => {
    await transaction.run(statements.putSkills, {
      rows: skills.map(({ id, kind }) => {
        const code = id.split(':')[2]!;
        return {
          id,
          framework: 'onet',
          code,
          name: code,
          kind,
          taskClass: 'MIXED',
          hot: false,
          inDemand: false,
        };
      }),
    });
    await transaction.run(statements.putFrameworkRoles, {
      rows: roles.map(({ id, title }) => ({
        id,
        framework: id.split(':')[1]!,
        code: id.split(':')[2]!,
        title,
        alternateTitles: [`Chief ${title}`, title.toLowerCase()],
        jobZone: null,
        description: null,
        tasks: null,
      })),
    });
    await transaction.run(statements.linkRequirements, {
      rows: requirements.map(({ role, skill, importance }) => ({
        id: role,
        skillId: skill,
        importance,
        level: 0.5,
      })),
    });
  });
}

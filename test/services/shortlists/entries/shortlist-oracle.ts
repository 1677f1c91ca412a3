import { afterEach, beforeEach } from 'vitest';
import {
  inferredProficiency,
  standingOf,
  usualLevel,
  whereTakenUp,
} from '../../../../src/analytics/carry-over/inferred-proficiency.ts';
import { uncalibrated } from '../../../../src/analytics/carry-over/parameters.ts';
import { expectedShareOfLevel } from '../../../../src/analytics/decay/model/curve.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';
import { observedProficiency } from '../../../../src/analytics/ranking/score.ts';
import { fixedClock } from '../../../../src/domain/clock.ts';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import { readEvidence } from '../../../../src/services/proficiency/decay-evidence.ts';
import { seriesOf } from '../../../../src/services/proficiency/series/fitted-series.ts';
import type { Run, RunRequest } from '../../../../src/services/runs/runs.ts';
import type { ShortlistEntry } from '../../../../src/services/shortlists/shortlist-entries.ts';
import type { ShortlistInput } from '../../../../src/services/shortlists/shortlist-request.ts';
import type { Shortlist } from '../../../../src/services/shortlists/shortlist-storage.ts';
import { createShortlists, type Shortlists } from '../../../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { caller, PEOPLE, personId, rankingWorld, roleIds, skillId, TODAY } from '../../ranking-world.ts';

const [analyst] = roleIds;

export interface World {
  readonly graph: Graph;
  readonly shortlists: Shortlists;
  readonly requested: RunRequest[];
  create(quick: { postings: number; refits: number }): void;
  made(input: ShortlistInput): Promise<{ shortlist: Shortlist; entries: ShortlistEntry[] }>;
  oracle(role: string, asOf: number): Promise<Map<string, number>>;
}

/** A fresh organisation before each test, on whatever engine. */
export function world(open: () => Promise<Graph>): () => World {
  let graph: Graph;
  let shortlists: Shortlists;
  let requested: RunRequest[];

  function create(quick?: { postings: number; refits: number }): Shortlists {
    requested = [];
    const runs = {
      request: async (_: unknown, request: RunRequest) => {
        requested.push(request);
        return { id: 'run:deferred' } as Run;
      },
    };
    const talentIndex = createTalentIndex({ graph });
    const clock = fixedClock(TODAY);
    return createShortlists({ graph, clock, talentIndex, runs: runs as never, ...(quick ? { quick } : {}) });
  }

  async function made(input: ShortlistInput) {
    const answer = await shortlists.request(caller, input);
    if (answer.kind === 'RUN') throw new Error('was deferred');
    const [page] = await shortlists.entries(caller, [{ ...answer.shortlist }], { first: 100 });
    return { shortlist: answer.shortlist, entries: page!.edges.map(({ item }) => item) };
  }

  beforeEach(async () => {
    graph = await open();
    await rankingWorld(graph);
    shortlists = create();
  });

  /** Straight from the evidence: no edge, index or statement of the ranking in between. */
  async function oracle(role: string, asOf: number): Promise<Map<string, number>> {
    const evidence = await readEvidence(graph, { asOf, knownAt: OPEN, knownSeq: OPEN }, PRIOR.kinds);
    const requirements =
      role === analyst
        ? [0, 1, 2, 3, 4].map((n) => ({ n, importance: 0.9 - n / 10, level: 0.6 }))
        : [3, 4, 5, 6, 7, 8].map((n) => ({ n, importance: 0.5, level: 0.3 + n / 20 }));
    const latents = new Map(
      seriesOf(evidence, PRIOR, 'x').map(({ fitted, skillClass }) => [
        `${fitted.personId} ${fitted.skillId}`,
        { ...observedProficiency(fitted, skillClass, asOf), achieved: fitted.achieved === 1 },
      ]),
    );
    const shows = (n: number) =>
      new Set(
        [...latents.keys()].filter((key) => key.endsWith(` ${skillId(n)}`)).map((key) => key.split(' ')[0]),
      );
    const shownBoth = [...shows(0)].filter((id) => shows(5).has(id)).length;
    const probability = (0.4 * (shownBoth + 0.5)) / (shows(0).size + 5);
    const parameters = uncalibrated(PRIOR);
    const levelOf = (n: number) =>
      usualLevel(parameters, skillId(n), (['ACCURACY', 'SPEED', 'MIXED'] as const)[n % 3]!);
    const total = requirements.reduce((sum, { importance }) => sum + importance, 0);
    const scores = new Map<string, number>();
    for (let person = 0; person < PEOPLE; person++) {
      let score = 0;
      let found = false;
      for (const { n, importance, level } of requirements) {
        const own = latents.get(`${personId(person)} ${skillId(n)}`);
        const source = latents.get(`${personId(person)} ${skillId(0)}`);
        const shown = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((other) => {
          const latent = latents.get(`${personId(person)} ${skillId(other)}`);
          return latent === undefined ? [] : [{ mean: latent.mean, level: levelOf(other) }];
        });
        const inferred = () => {
          const neighbours = [{ mean: source!.mean, level: levelOf(0), strength: 0.7 }];
          const standing = standingOf(parameters, shown);
          const given = inferredProficiency(parameters, levelOf(5), standing, neighbours, source!.mean);
          return whereTakenUp(given, probability);
        };
        const latent = own ?? (n === 5 && source?.achieved ? inferred() : undefined);
        if (latent === undefined) continue;
        found = true;
        if (own?.achieved === false) continue;
        score += (importance * expectedShareOfLevel(latent.distribution, level)) / total;
      }
      if (found && person !== 7) scores.set(personId(person), score);
    }
    return scores;
  }

  return () => ({
    graph,
    shortlists,
    requested,
    create(quick) {
      shortlists = create(quick);
    },
    made,
    oracle,
  });
}

/** A fresh organisation before each test, in memory. */
export function onGrafeo(): () => World {
  const opened: Graph[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((graph) => graph.close()));
  });
  return world(async () => {
    opened.push(await openGrafeo({ create: true }));
    return opened.at(-1)!;
  });
}

export async function beginRun(graph: Graph): Promise<void> {
  const row = { parameters: '{}', bodyDigest: '', seed: '1', codeVersion: 'test', requestedAt: TODAY };
  await graph.write(async (transaction) => {
    await transaction.run(statements.createRuns, {
      rows: [{ id: 'run:rank', job: 'RANK_CANDIDATES', idempotencyKey: null, parentId: null, ...row }],
    });
    await transaction.run(statements.beginAttempt, {
      id: 'run:rank',
      at: TODAY,
      heartbeatAt: null,
      counted: 1,
    });
  });
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  inferredProficiency,
  standingOf,
  usualLevel,
  whereTakenUp,
} from '../../src/analytics/carry-over/inferred-proficiency.ts';
import { uncalibrated } from '../../src/analytics/carry-over/parameters.ts';
import { expectedShareOfLevel } from '../../src/analytics/decay/curve.ts';
import { PRIOR } from '../../src/analytics/decay/prior.ts';
import { observedProficiency } from '../../src/analytics/ranking/score.ts';
import { DAY, fixedClock } from '../../src/domain/clock.ts';
import { Conflict, InvalidInput, NotFound } from '../../src/domain/errors.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { readEvidence } from '../../src/services/proficiency/decay-evidence.ts';
import { seriesOf } from '../../src/services/proficiency/fitted-proficiencies.ts';
import { createProficiencies } from '../../src/services/proficiency/proficiencies.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import type { Run, RunRequest } from '../../src/services/runs/runs.ts';
import type { ShortlistEntry } from '../../src/services/shortlists/shortlist-entries.ts';
import type { ShortlistInput } from '../../src/services/shortlists/shortlist-request.ts';
import type { Shortlist } from '../../src/services/shortlists/shortlist-storage.ts';
import { createShortlists, type Shortlists } from '../../src/services/shortlists/shortlists.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';
import { describeGraphs } from '../contract/graphs.ts';
import {
  caller,
  clusterId,
  demandIds,
  PEOPLE,
  personId,
  podId,
  publishFit,
  putAssignments,
  rankingWorld,
  roleIds,
  skillId,
  TODAY,
} from './ranking-world.ts';

const [analyst, engineer, idle] = roleIds;

describeGraphs('Shortlists', ({ open }) => onEveryEngine(world(open)));
describe('Shortlists, in detail', () => {
  const opened: Graph[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((graph) => graph.close()));
  });
  inDetail(
    world(async () => {
      opened.push(await openGrafeo({ create: true }));
      return opened.at(-1)!;
    }),
  );
});

interface World {
  readonly graph: Graph;
  readonly shortlists: Shortlists;
  readonly requested: RunRequest[];
  create(quick: { postings: number; refits: number }): void;
  made(input: ShortlistInput): Promise<{ shortlist: Shortlist; entries: ShortlistEntry[] }>;
  oracle(role: string, asOf: number): Promise<Map<string, number>>;
}

/** A fresh organisation before each test. */
function world(open: () => Promise<Graph>): () => World {
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
    const [page] = await shortlists.entries(caller, [answer.shortlist.id], { first: 100 });
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
        observedProficiency(fitted, skillClass, asOf),
      ]),
    );
    const shows = (n: number) =>
      new Set(
        [...latents.keys()].filter((key) => key.endsWith(` ${skillId(n)}`)).map((key) => key.split(' ')[0]),
      );
    const shownBoth = [...shows(0)].filter((id) => shows(5).has(id)).length;
    const probability = (0.7 * (shownBoth + 0.5)) / (shows(0).size + 5);
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
        const latent = own ?? (n === 5 && source ? inferred() : undefined);
        if (latent === undefined) continue;
        found = true;
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

function onEveryEngine(now: () => World): void {
  test('rank everybody for a role by what the evidence says', async () => {
    const { made, oracle } = now();
    for (const role of [analyst, engineer]) {
      const expected = [...(await oracle(role, TODAY))].sort(([, a], [, b]) => b - a);
      const { shortlist, entries } = await made({ target: { role }, size: 100 });
      expect(shortlist.considered).toBe(expected.length);
      expect(entries.map((entry) => entry.personId)).toEqual(expected.map(([id]) => id));
      for (const [i, { score }] of entries.entries()) expect(score.value).toBeCloseTo(expected[i]![1], 9);
    }
  });

  test('as of an earlier day only what had happened by then counts', async () => {
    const { made, oracle } = now();
    const asOf = TODAY - 300 * DAY;
    const expected = [...(await oracle(analyst, asOf))].sort(([, a], [, b]) => b - a);
    const { entries } = await made({ target: { role: analyst }, size: 100, asOf });
    // Person 7 had not left yet.
    const then = entries.filter((entry) => entry.personId !== personId(7));
    expect(then.map((entry) => entry.personId)).toEqual(expected.map(([id]) => id));
    for (const [i, { score }] of then.entries()) expect(score.value).toBeCloseTo(expected[i]![1], 9);
    const { shortlist } = await made({ target: { role: analyst }, asOf: TODAY - 5000 * DAY });
    expect(shortlist.considered).toBe(0);
  });

  test('what is kept reads back by id, page by page, and never changes', async () => {
    const { graph, shortlists, made } = now();
    const { shortlist, entries } = await made({ target: { role: analyst }, size: 12 });
    await publishFit(graph, 'run:fit2');
    const [again] = await shortlists.byIds(caller, [shortlist.id]);
    expect(again).toEqual(shortlist);
    const [first] = await shortlists.entries(caller, [shortlist.id], { first: 5 });
    expect(first!.hasNextPage).toBe(true);
    expect(first!.totalCount).toBe(12);
    const [rest] = await shortlists.entries(caller, [shortlist.id], {
      first: 100,
      after: first!.edges.at(-1)!.cursor,
    });
    expect([...first!.edges, ...rest!.edges].map(({ item }) => item)).toEqual(entries);
    expect(await shortlists.byIds(caller, ['shortlist:unknown'])).toEqual([null]);
    const listed = await shortlists.page(caller, { first: 10, target: analyst });
    expect(listed.edges.map(({ item }) => item.id)).toEqual([shortlist.id]);
    const [ofTarget] = await shortlists.ofTargets(caller, [analyst], { first: 10 });
    expect(ofTarget!.edges.map(({ item }) => item)).toEqual([shortlist.id]);
    expect(shortlist.runIds).toEqual(['run:fit1', 'run:skills1']);
  });

  test('an idempotency key gives the first answer again, and refuses another request', async () => {
    const { shortlists, made } = now();
    const input = { target: { role: analyst }, size: 5, idempotencyKey: 'once' };
    const first = await made(input);
    const second = await made(input);
    expect(second.shortlist).toEqual(first.shortlist);
    await expect(shortlists.request(caller, { ...input, size: 6 })).rejects.toThrow(Conflict);
  });

  test('the same request at the same time is the same shortlist, and no conflict', async () => {
    const { shortlists } = now();
    const input = { target: { role: analyst }, size: 5, idempotencyKey: 'at once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => shortlists.request(caller, input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const page = await shortlists.page(caller, { first: 20 });
    expect(page.totalCount).toBe(1);
  });
}

function inDetail(now: () => World): void {
  test('contributions add up, say what they rest on, and what is missing says how far', async () => {
    const { made } = now();
    const { entries } = await made({ target: { role: engineer }, size: 100 });
    let inferred = 0;
    for (const { score, contributions, missing } of entries) {
      const sum = contributions.reduce((total, { value }) => total + value, 0);
      expect(sum).toBeCloseTo(score.value, 12);
      expect(score.low).toBeLessThanOrEqual(score.value);
      expect(score.high).toBeGreaterThanOrEqual(score.value);
      for (const { basis, viaSkillId } of contributions) {
        expect(viaSkillId !== null).toBe(basis === 'INFERRED');
        if (basis === 'INFERRED') inferred++;
      }
      for (const { current, required, skillId: id, bridgeSkillId } of missing) {
        expect(current.value).toBeLessThan(required);
        // The one adjacency of this world leads from skill 0 to skill 5.
        if (bridgeSkillId !== null) expect([id, bridgeSkillId]).toEqual([skillId(5), skillId(0)]);
      }
    }
    expect(inferred).toBeGreaterThan(0);
  });

  test('what is missing stands where Proficiency says it does, reached from the same skill', async () => {
    const { graph, made } = now();
    const { entries } = await made({ target: { role: engineer }, size: 100 });
    const gaps = entries.flatMap(({ personId: person, missing }) =>
      missing.map((gap) => ({ ...gap, personId: person })),
    );
    const served = await createProficiencies({ graph }).forPairs(caller, gaps, TODAY);
    const bases = new Set<string | undefined>();
    for (const [i, { current, bridgeSkillId }] of gaps.entries()) {
      const proficiency = served[i];
      bases.add(proficiency?.basis);
      if (proficiency == null) {
        expect(current).toMatchObject({ value: 0, low: 0, high: 1 });
        expect(bridgeSkillId).toBeNull();
        continue;
      }
      const { value, low, high, confidence } = proficiency.estimate;
      expect(current.value).toBeCloseTo(value, 12);
      expect(current.low).toBeCloseTo(low, 9);
      expect(current.high).toBeCloseTo(high, 9);
      expect(current.confidence).toBe(confidence);
      if (proficiency.basis === 'INFERRED')
        expect(proficiency.inference?.neighbours[0]?.skillId).toBe(bridgeSkillId);
    }
    expect(bases).toEqual(new Set(['OBSERVED', 'INFERRED', undefined]));
  });

  test('who is left out is counted by reason, and who is listed can stand where listed', async () => {
    const { made } = now();
    const { shortlist, entries } = await made({
      target: { role: analyst },
      size: 100,
      scope: { units: ['North'], maxWage: { amount: 70_000, currency: 'USD' } },
      exclude: [personId(2)],
      must: [{ skill: skillId(1), level: 0.5 }],
    });
    const count = (reason: string) => shortlist.excluded.find((each) => each.reason === reason)?.people ?? 0;
    expect(count('LEFT')).toBe(1);
    expect(count('EXCLUDED')).toBe(1);
    expect(count('OUT_OF_SCOPE')).toBe(29);
    // Of the even ones every tenth has no wage, every other one is paid in EUR.
    expect(count('ABOVE_WAGE')).toBeGreaterThan(0);
    expect(count('BELOW_MINIMUM')).toBeGreaterThan(0);
    const left = shortlist.excluded.reduce((sum, { people }) => sum + people, 0);
    expect(left + shortlist.considered).toBe(PEOPLE);
    for (const { rank, rankInterval } of entries) {
      expect(rankInterval!.low).toBeLessThanOrEqual(rank);
      expect(rankInterval!.high).toBeGreaterThanOrEqual(rank);
      expect(rankInterval!.high).toBeLessThanOrEqual(shortlist.considered);
    }
  });

  test('where somebody stands: on the list, below it, or left out and why', async () => {
    const { made, shortlists } = now();
    const all = await made({ target: { role: analyst }, size: 100, exclude: [personId(2)] });
    const few = await made({ target: { role: analyst }, size: 3, exclude: [personId(2)] });
    const shortlist = few.shortlist;
    const asked = [...all.entries.map((entry) => entry.personId), personId(2), personId(7), 'person:none'];
    const standings = await shortlists.standings(
      caller,
      asked.map((id) => ({ shortlist, personId: id })),
    );
    for (const [i, { rank, score, rankInterval, missing, awardGains }] of all.entries.entries()) {
      expect(standings[i]).toMatchObject({ rank, excludedBy: [], asListed: true });
      // What would lift somebody is told among everybody, whether listed or not.
      const { most } = awardGains;
      expect(standings[i]!.entry).toMatchObject({ score, rankInterval, missing, awardGains: { most } });
    }
    const [excluded, left, unknown] = standings.slice(all.entries.length);
    expect(excluded).toMatchObject({ rank: null, entry: null, excludedBy: ['EXCLUDED'] });
    expect(left!.excludedBy).toEqual(['LEFT']);
    expect(unknown).toBeNull();
  });

  test('nothing that a ranking holds was recorded after its own knownAt', async () => {
    const { graph } = now();
    const clock = fixedClock(TODAY);
    const index = createTalentIndex({ graph });
    const recorded = TODAY + 60_000;
    const talentIndex: typeof index = {
      ...index,
      async asOf(...asked) {
        // Somebody records while the index is being renewed.
        clock.set(recorded);
        return index.asOf(...asked);
      },
    };
    const shortlists = createShortlists({ graph, clock, talentIndex, runs: {} as never });
    const answer = await shortlists.request(caller, { target: { role: analyst } });
    if (answer.kind === 'RUN') throw new Error('was deferred');
    expect(answer.shortlist.asOf).toBe(TODAY);
    expect(answer.shortlist.knownAt).toBe(recorded);
  });

  test('computed again it is identical, or says what differs and why', async () => {
    const { graph, made, shortlists } = now();
    const { shortlist, entries } = await made({ target: { cluster: clusterId }, size: 10 });
    // Storing it was a change of the log, but not one that answers depend on.
    expect(await shortlists.stale(caller, [shortlist])).toEqual([false]);
    const [unchanged] = await shortlists.replays(caller, [shortlist]);
    expect(unchanged).toMatchObject({ identical: true, differences: [], causes: [], recordedSince: [] });
    await graph.write(async (transaction) => {
      const leaver = Number(entries[0]!.personId.slice(7));
      await transaction.run(statements.putPeople, {
        rows: [
          {
            id: personId(leaver),
            externalId: `P${leaver}`,
            name: 'x',
            unit: null,
            location: null,
            joinedOn: null,
            leftOn: '2026-01-01',
            wage: null,
            currency: null,
          },
        ],
        seq: 3,
      });
      await appendChanges(transaction, TODAY, [{ kind: 'PEOPLE', subject: personId(leaver) }]);
    });
    expect(await shortlists.stale(caller, [shortlist])).toEqual([true]);
    const [replay] = await shortlists.replays(caller, [shortlist]);
    expect(replay!.identical).toBe(false);
    expect(replay!.causes).toEqual(['RECORDS_CHANGED']);
    expect(replay!.recordedSince).toEqual(['PEOPLE']);
    expect(replay!.considered.again).toBe(replay!.considered.stored - 1);
    expect(replay!.differences[0]).toMatchObject({
      rank: 1,
      stored: { personId: entries[0]!.personId },
      again: { personId: entries[1]!.personId },
    });
  });

  test('a wish for variety reorders the best, and leaves scores as they are', async () => {
    const { made } = now();
    const byScore = await made({ target: { role: engineer }, size: 100 });
    const scores = new Map(byScore.entries.map(({ personId: id, score }) => [id, score]));
    const varied = await made({ target: { role: engineer }, size: 10, diversity: 0.6 });
    expect(varied.entries.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(varied.entries[0]!.personId).toBe(byScore.entries[0]!.personId);
    expect(varied.entries.map((entry) => entry.personId)).not.toEqual(
      byScore.entries.slice(0, 10).map((entry) => entry.personId),
    );
    for (const { personId: id, score } of varied.entries) expect(score).toEqual(scores.get(id));
  });

  test('a cluster and a pod rank by the best of their roles', async () => {
    const { made, oracle } = now();
    const scores = [await oracle(analyst, TODAY), await oracle(engineer, TODAY)];
    for (const target of [{ cluster: clusterId }, { pod: podId }]) {
      const { entries } = await made({ target, size: 100 });
      for (const { personId: id, roleId, score } of entries) {
        const [asAnalyst = 0, asEngineer = 0] = scores.map((of) => of.get(id));
        expect(score.value).toBeCloseTo(Math.max(asAnalyst, asEngineer), 9);
        expect(roleId).toBe(asAnalyst >= asEngineer ? analyst : engineer);
      }
    }
  });

  test('a scope restricts, and so do exclusions and the first day of work', async () => {
    const { made } = now();
    const target = { role: analyst };
    const north = await made({ target, size: 100, scope: { units: ['North'] } });
    expect(north.entries.every((entry) => Number(entry.personId.slice(7)) % 2 === 0)).toBe(true);
    const without = await made({ target, size: 100, exclude: [personId(5), personId(9)] });
    expect(without.entries.map((entry) => entry.personId)).not.toContain(personId(5));
    const free = await made({ target, size: 100, start: '2026-08-02' });
    const ids = free.entries.map((entry) => entry.personId);
    for (const n of [0, 1, 2]) expect(ids).not.toContain(personId(n));
    expect(ids).toContain(personId(3));
    const paid = await made({ target, size: 100, scope: { maxWage: { amount: 60_000, currency: 'USD' } } });
    expect(paid.entries.length).toBeGreaterThan(0);
    for (const entry of paid.entries) {
      const n = Number(entry.personId.slice(7));
      expect(n % 5 !== 0 && n % 4 !== 0 && n <= 20).toBe(true);
    }
    const members = await made({ target, size: 100, scope: { pods: [podId] } });
    expect(members.shortlist.considered).toBeLessThanOrEqual(4);
    const able = await made({ target, size: 100, scope: { having: [{ skill: skillId(1), level: 0.5 }] } });
    expect(able.entries.length).toBeGreaterThan(0);
    expect(able.entries.length).toBeLessThan(59);
  });

  test('the caller sees own writes: an assignment, a new person, a new fit', async () => {
    const { graph, made } = now();
    const target = { role: analyst };
    const before = await made({ target, size: 100, start: '2026-08-02' });
    const someone = before.entries[0]!.personId;
    await graph.write(async (transaction) => {
      await putAssignments(transaction, [{ n: Number(someone.slice(7)), from: '2026-07-01', to: null }]);
      await appendChanges(transaction, TODAY, [{ kind: 'ASSIGNMENTS', subject: someone }]);
    });
    const after = await made({ target, size: 100, start: '2026-08-02' });
    expect(after.entries.map((entry) => entry.personId)).not.toContain(someone);
    await graph.write(async (transaction) => {
      const row = { externalId: 'N', name: 'New', unit: 'North', location: null, wage: null, currency: null };
      await transaction.run(statements.putPeople, {
        rows: [{ id: personId(900), joinedOn: null, leftOn: null, ...row }],
        seq: 2,
      });
      await transaction.run(statements.appendObservations, {
        rows: [0, 1, 2, 3, 4].map((s) => ({
          id: `observation:org:new${s}`,
          version: `observation:org:new${s}@2`,
          externalId: `new${s}`,
          personId: personId(900),
          skillId: skillId(s),
          at: TODAY - DAY,
          kind: 'ASSESSMENT',
          score: 1,
          trials: 20,
          evaluatorId: null,
          assignmentId: null,
          artifact: null,
          recordedAt: TODAY,
          recordedSeq: 2,
        })),
        open: OPEN,
      });
      await appendChanges(transaction, TODAY, [{ kind: 'PEOPLE', subject: personId(900) }]);
    });
    expect((await made({ target, size: 100 })).entries.map((entry) => entry.personId)).not.toContain(
      personId(900),
    );
    await publishFit(graph, 'run:fit2');
    const fitted = await made({ target, size: 100 });
    expect(fitted.entries[0]!.personId).toBe(personId(900));
    expect(fitted.shortlist.runIds[0]).toBe('run:fit2');
  });

  test('what is large becomes a run, which makes the shortlist that was asked for', async () => {
    now().create({ postings: 10, refits: 10 });
    const { shortlists, graph, requested } = now();
    const answer = await shortlists.request(caller, { target: { role: analyst }, size: 5 });
    expect(answer.kind).toBe('RUN');
    expect(requested[0]!.job).toBe('RANK_CANDIDATES');
    await beginRun(graph);
    const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress: () => {} };
    await shortlists.rankCandidates(attempt, requested[0]!.parameters as never);
    const page = await shortlists.page(caller, { first: 10, run: 'run:rank' });
    expect(page.edges.map(({ item }) => item.length)).toEqual([5]);
  });

  test('RANK_CANDIDATES ranks every opening once, however often it is delivered', async () => {
    const { graph, shortlists } = now();
    await beginRun(graph);
    const told: number[] = [];
    const progress = (fraction: number) => told.push(fraction);
    const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress };
    await shortlists.rankCandidates(attempt, { size: 10 });
    await shortlists.rankCandidates(attempt, { size: 10 });
    const page = await shortlists.page(caller, { first: 10, run: 'run:rank' });
    expect(page.edges.map(({ item }) => item.target.id).sort()).toEqual([demandIds[0], demandIds[1]]);
    const [run] = await graph.read(statements.runsById, { ids: ['run:rank'] });
    expect(run!.shortlistIds).toHaveLength(2);
    expect(told.at(-1)).toBe(1);
    await expect(shortlists.rankCandidates(attempt, { demand: ['demand:org:none'] })).rejects.toThrow(
      NotFound,
    );
    await expect(shortlists.rankCandidates({ ...attempt, fence: 0 }, { size: 3 })).rejects.toThrow(Conflict);
  });

  test('an opening whose role requires nothing is left out and told of; others are ranked', async () => {
    const { graph, shortlists } = now();
    const unranked = 'demand:org:unranked';
    const row = { externalId: 'unranked', podId, headcount: 1, from: '2026-01-01', to: null };
    const putIdle = (id: string) =>
      graph.write(async (transaction) => {
        await transaction.run(statements.putDemand, { rows: [{ ...row, id, roleId: idle }] });
        await transaction.run(statements.linkDemand, { rows: [{ id, podId, roleId: idle }] });
      });
    await putIdle(unranked);
    await beginRun(graph);
    const attempt = { runId: 'run:rank', fence: 1, seed: '1', caller, progress: () => {} };
    await shortlists.rankCandidates(attempt, { size: 10 });
    const page = await shortlists.page(caller, { first: 10, run: 'run:rank' });
    expect(page.edges.map(({ item }) => item.target.id).sort()).toEqual([demandIds[0], demandIds[1]]);
    const [run] = await graph.read(statements.runsById, { ids: ['run:rank'] });
    expect(JSON.parse(run!.metrics!)).toEqual(
      expect.arrayContaining([
        { name: 'shortlists', value: 2, unit: null },
        { name: 'openings without requirements', value: 1, unit: null },
        { name: `without requirements: ${unranked}`, value: 1, unit: null },
      ]),
    );
    await expect(shortlists.rankCandidates(attempt, { demand: [unranked] })).rejects.toThrow(InvalidInput);
    for (const id of [demandIds[0], demandIds[1]]) await putIdle(id);
    await expect(shortlists.rankCandidates(attempt, { size: 10 })).rejects.toThrow(InvalidInput);
  });

  describe('bad requests', () => {
    test.each([
      ['size 0', { target: { role: analyst }, size: 0 }],
      ['size 1001', { target: { role: analyst }, size: 1001 }],
      ['no target', { target: {} }],
      ['a diversity above 1', { target: { role: analyst }, diversity: 1.5 }],
      ['two targets', { target: { role: analyst, pod: podId } }],
      ['a role without requirements', { target: { role: idle } }],
      ['a start that is no date', { target: { role: analyst }, start: '2026-02-30' }],
      [
        'a level above 1',
        { target: { role: analyst }, scope: { having: [{ skill: skillId(1), level: 2 }] } },
      ],
      [
        'a currency that is none',
        { target: { role: analyst }, scope: { maxWage: { amount: 1, currency: '$' } } },
      ],
      ['a pod whose demand is over', { target: { pod: podId }, start: '2031-01-01', scope: {} }],
    ] as const)('%s is refused as input', async (title, input) => {
      const { graph, shortlists } = now();
      const ended = title.startsWith('a pod');
      if (ended) {
        await graph.write((transaction) =>
          transaction.run(statements.putDemand, {
            rows: [
              {
                id: demandIds[0],
                externalId: '1',
                podId,
                roleId: analyst,
                headcount: 3,
                from: '2026-01-01',
                to: '2027-01-01',
              },
            ],
          }),
        );
      }
      await expect(shortlists.request(caller, input as ShortlistInput)).rejects.toThrow(InvalidInput);
    });

    test.each(['role', 'cluster', 'pod', 'demand'])('an unknown %s is not found', async (kind) => {
      const { shortlists } = now();
      const input = { target: { [kind]: `${kind}:org:none` } };
      await expect(shortlists.request(caller, input)).rejects.toThrow(NotFound);
    });
  });
}

async function beginRun(graph: Graph): Promise<void> {
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

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probabilityAtLeast } from '../../../src/analytics/decay/model/curve.ts';
import { PRIOR } from '../../../src/analytics/decay/model/prior.ts';
import { observedProficiency } from '../../../src/analytics/ranking/score.ts';
import { DAY, fixedClock } from '../../../src/domain/clock.ts';
import { InvalidInput, NotFound } from '../../../src/domain/errors.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import type { GapAnalysisInput } from '../../../src/services/gaps/gap-request.ts';
import { createGaps, type GapOrder, type Gaps, gapRowPage } from '../../../src/services/gaps/gaps.ts';
import { readEvidence } from '../../../src/services/proficiency/decay-evidence.ts';
import { seriesOf } from '../../../src/services/proficiency/series/fitted-series.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import {
  caller,
  clusterId,
  personId,
  podId,
  rankingWorld,
  roleIds,
  skillId,
  TODAY,
} from '../ranking-world.ts';

const [analyst, engineer] = roleIds;

describeGraphs('Gaps', ({ open }) => onEveryEngine(freshWorld(open)));
describe('Gaps, in detail', () => {
  const opened: Graph[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((graph) => graph.close()));
  });
  inDetail(
    freshWorld(async () => {
      opened.push(await openGrafeo({ create: true }));
      return opened.at(-1)!;
    }),
  );
});

interface World {
  readonly gaps: Gaps;
  expectedSupply(people: readonly number[], skill: number, level: number, at: number): Promise<number>;
}

/** A fresh organisation before each test. */
function freshWorld(open: () => Promise<Graph>): () => World {
  let graph: Graph;
  let gaps: Gaps;

  beforeEach(async () => {
    graph = await open();
    await rankingWorld(graph);
    gaps = createGaps({ graph, clock: fixedClock(TODAY), talentIndex: createTalentIndex({ graph }) });
  });

  /** Σ P(θ ≥ level) over people, straight from the evidence. */
  async function expectedSupply(people: readonly number[], skill: number, level: number, at: number) {
    const evidence = await readEvidence(graph, { asOf: TODAY, knownAt: OPEN, knownSeq: OPEN }, PRIOR.kinds);
    return seriesOf(evidence, PRIOR, 'x')
      .filter(({ fitted }) => fitted.skillId === skillId(skill))
      .filter(({ fitted }) => people.some((n) => fitted.personId === personId(n)))
      .map(({ fitted, skillClass }) => observedProficiency(fitted, skillClass, at).distribution)
      .reduce((sum, distribution) => sum + probabilityAtLeast(distribution, level), 0);
  }

  return () => ({ gaps, expectedSupply });
}

function onEveryEngine(world: () => World): void {
  test('a pod: what its openings ask for less what its members are expected to have', async () => {
    const analysis = await world().gaps.analyse(caller, { target: { pods: [podId] }, horizonDays: 90 });
    expect(analysis.people).toBe(4);
    const row = analysis.rows.find((each) => each.skillId === skillId(1))!;
    expect(row).toMatchObject({ level: 0.6, demand: 3 });
    const members = [0, 1, 2, 3];
    const now = await world().expectedSupply(members, 1, 0.6, TODAY);
    const then = await world().expectedSupply(members, 1, 0.6, TODAY + 90 * DAY);
    expect(row.supplyNow.value).toBeCloseTo(now, 9);
    expect(row.supplyAtHorizon.value).toBeCloseTo(then, 9);
    expect(then).toBeLessThan(now);
    expect(row.gapNow.value).toBeCloseTo(3 - now, 9);
    expect(row.gapAtHorizon).toMatchObject({
      value: 3 - row.supplyAtHorizon.value,
      low: 3 - row.supplyAtHorizon.high,
      high: 3 - row.supplyAtHorizon.low,
    });
  });
}

function inDetail(world: () => World): void {
  test('a skill that two roles ask for is one row, at the level where most people are short', async () => {
    const demand = [
      { role: analyst, headcount: 5, from: '2026-06-01' },
      { role: engineer, headcount: 5, from: '2026-06-01' },
    ];
    const analysis = await world().gaps.analyse(caller, { target: { demand }, horizonDays: 0 });
    const rows = analysis.rows.filter((each) => each.skillId === skillId(4));
    expect(rows).toHaveLength(1);
    // The analyst asks for .6, the engineer for .5: whoever has .6 has .5 too.
    expect([
      { level: 0.5, demand: 10 },
      { level: 0.6, demand: 5 },
    ]).toContainEqual({ level: rows[0]!.level, demand: rows[0]!.demand });
  });

  test('who leaves before the horizon is not counted at it', async () => {
    const scope = { people: [personId(8)] };
    const target = { role: analyst };
    const near = await world().gaps.analyse(caller, { target, scope, horizonDays: 0 });
    const far = await world().gaps.analyse(caller, { target, scope, horizonDays: 80 });
    const total = (rows: typeof near.rows) => rows.reduce((sum, row) => sum + row.supplyAtHorizon.value, 0);
    expect(total(near.rows)).toBeGreaterThan(0);
    expect(total(far.rows)).toBe(0);
    expect(total(far.rows)).toBeLessThan(far.rows.reduce((sum, row) => sum + row.supplyNow.value, 0));
  });

  test('only demand that has not ended and begins by the horizon asks', async () => {
    const soon = await world().gaps.analyse(caller, { target: { pods: [podId] }, horizonDays: 5 });
    expect(soon.rows.every(({ skillId: id }) => id !== skillId(8))).toBe(true);
    const later = await world().gaps.analyse(caller, { target: { pods: [podId] }, horizonDays: 30 });
    expect(later.rows.find(({ skillId: id }) => id === skillId(8))).toMatchObject({ demand: 2 });
  });

  test.each([
    { role: analyst },
    { cluster: clusterId },
    { unit: 'North' },
    { organisation: true },
    { pods: [podId] },
  ])('every kind of target is answered: %o', async (target) => {
    const analysis = await world().gaps.analyse(caller, { target });
    expect(analysis.horizon).toBe(TODAY + 180 * DAY);
    expect(analysis.rows.length).toBeGreaterThan(3);
    expect(analysis.short).toBe(analysis.rows.filter(({ gapAtHorizon }) => gapAtHorizon.value > 0).length);
    for (const { demand, supplyNow, supplyAtHorizon, gapNow } of analysis.rows) {
      expect(gapNow.value).toBeCloseTo(demand - supplyNow.value, 12);
      expect(supplyAtHorizon.value).toBeLessThanOrEqual(supplyNow.value + 1e-12);
      expect(supplyNow.low).toBeLessThanOrEqual(supplyNow.value);
      expect(supplyNow.high).toBeGreaterThanOrEqual(supplyNow.value);
    }
  });

  test('rows page in every order, each seen once', async () => {
    const analysis = await world().gaps.analyse(caller, { target: { organisation: true } });
    for (const orderBy of ['GAP_NOW', 'GAP_AT_HORIZON', 'DEMAND', 'SKILL'] as GapOrder[]) {
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page = gapRowPage(analysis, { first: 2, after, orderBy });
        seen.push(...page.edges.map(({ item }) => item.skillId));
        expect(page.totalCount).toBe(analysis.rows.length);
        if (!page.hasNextPage) break;
        after = page.edges.at(-1)!.cursor;
      }
      expect(new Set(seen).size).toBe(analysis.rows.length);
      if (orderBy === 'SKILL') expect(seen).toEqual([...seen].sort());
    }
    const largest = gapRowPage(analysis, { first: 100 }).edges.map(({ item }) => item.gapAtHorizon.value);
    expect(largest).toEqual([...largest].sort((a, b) => b - a));
    const short = gapRowPage(analysis, { first: 100, onlyShort: true });
    expect(short.totalCount).toBe(analysis.short);
    const count = (seen: boolean) => gapRowPage(analysis, { first: 100, seen }).totalCount;
    expect(count(false)).toBe(analysis.unseen);
    expect(count(true) + count(false)).toBe(analysis.rows.length);
  });

  test('tells skills that nobody in scope was seen in from those that people fall short in', async () => {
    const target = { role: analyst };
    const everybody = await world().gaps.analyse(caller, { target });
    const seen = everybody.rows.filter(({ observed }) => observed > 0);
    expect(seen.length).toBeGreaterThan(0);
    expect(everybody.unseen).toBe(everybody.rows.length - seen.length);
    const nobody = await world().gaps.analyse(caller, { target, scope: { units: ['nowhere'] } });
    expect(nobody.unseen).toBe(nobody.rows.length);
    const pod = await world().gaps.analyse(caller, { target: { pods: [podId] }, horizonDays: 30 });
    expect(pod.headcount).toBeGreaterThanOrEqual(Math.max(...pod.rows.map(({ demand }) => demand)));
  });

  test.each([
    ['two targets', { target: { role: analyst, unit: 'North' } }],
    ['a negative horizon', { target: { role: analyst }, horizonDays: -1 }],
    ['organisation: false', { target: { organisation: false } }],
    ['no pods', { target: { pods: [] } }],
    ['a demand of nobody', { target: { demand: [{ role: analyst, headcount: 0, from: '2026-07-01' }] } }],
  ])('%s is refused as input', async (_, input) => {
    await expect(world().gaps.analyse(caller, input as GapAnalysisInput)).rejects.toThrow(InvalidInput);
  });

  test.each([{ role: 'role:org:none' }, { pods: ['pod:org:none'] }, { cluster: 'cluster:x:1' }])(
    'an unknown target is not found: %o',
    async (target) => {
      await expect(world().gaps.analyse(caller, { target })).rejects.toThrow(NotFound);
    },
  );
}

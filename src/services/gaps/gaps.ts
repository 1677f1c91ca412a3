import { bindingLevel } from '../../analytics/gaps/binding-level.ts';
import { countInterval } from '../../analytics/gaps/poisson-binomial.ts';
import type { Caller } from '../../domain/caller.ts';
import { type Clock, DAY, type Instant } from '../../domain/clock.ts';
import { COVERAGE, confidenceOf, type Estimate } from '../../domain/estimate.ts';
import type { Id } from '../../domain/ids.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from '../../domain/page.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Pause } from '../../talent-index/pause.ts';
import { decideEligibility } from '../../talent-index/rank/eligibility.ts';
import {
  probabilitiesAtLeast,
  type SkillSupply,
  skillSupply,
} from '../../talent-index/rank/evidence/supply.ts';
import { filterOfScope } from '../talent/people/people-filter.ts';
import {
  type AnsweredFrom,
  answeredFrom,
  pauseWhileAsked,
  SAYS_WHICH,
  type TalentIndexService,
} from '../talent/talent-index.ts';
import { readGapDemand, readSkillDemand, type SkillDemand } from './gap-demand.ts';
import { checkGapInput, type GapAnalysisInput } from './gap-request.ts';

/** One skill that is asked for, at the level where most people are short. */
export interface GapRow {
  readonly skillId: Id;
  readonly level: number;
  /** Full-time equivalents asked for at this level or above. */
  readonly demand: number;
  /** Mean importance to the roles that ask for it, by headcount. */
  readonly importance: number;
  /** Expected number of people at the level. */
  readonly supplyNow: Estimate;
  /** The same if nobody practises until then and those who are known to leave have left. */
  readonly supplyAtHorizon: Estimate;
  /** Demand less supply: below 0 is a surplus. */
  readonly gapNow: Estimate;
  readonly gapAtHorizon: Estimate;
  /** How many people in scope were seen in it: where nobody was, a gap says that it is not known who can. */
  readonly observed: number;
}

export interface GapAnalysis extends AnsweredFrom {
  readonly asOf: Instant;
  readonly horizon: Instant;
  /** How many people are in scope at `asOf`. */
  readonly people: number;
  /** For how many people what is asked for, full-time equivalents. */
  readonly headcount: number;
  /** Rows whose gap at the horizon is above 0. */
  readonly short: number;
  /** Rows in which nobody in scope was ever seen. */
  readonly unseen: number;
  /** By skill id: `gapRowPage` orders and cuts them. */
  readonly rows: readonly GapRow[];
}

export type GapOrder = 'GAP_NOW' | 'GAP_AT_HORIZON' | 'DEMAND' | 'SKILL';

export interface Gaps {
  /** Where the people in scope fall short of what is asked for, now and at a horizon. Writes nothing. */
  analyse(caller: Caller, input: GapAnalysisInput): Promise<GapAnalysis>;
}

export interface GapDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly talentIndex: TalentIndexService;
}

export function createGaps({ graph, clock, talentIndex }: GapDependencies): Gaps {
  return {
    async analyse(caller, input) {
      const { signal } = caller;
      const { asOf, horizonDays } = checkGapInput(input, clock.now());
      const horizon = asOf + horizonDays * DAY;
      const snapshot = await talentIndex.asOf(caller, asOf, SAYS_WHICH);
      const demand = await readGapDemand(graph, input.target, [asOf, horizon], snapshot.runs, { signal });
      const skills = await readSkillDemand(graph, demand, { signal });
      const { index } = snapshot;
      const filter = filterOfScope(input.scope ?? demand.scope);
      const [day, then] = [Math.floor(asOf / DAY), Math.floor(horizon / DAY)];
      const politely = pauseWhileAsked(signal);
      const inScopeNow = await decideEligibility(index, filter, asOf, day, politely);
      const inScopeThen = await decideEligibility(index, filter, asOf, day, politely, then);
      const rows: GapRow[] = [];
      for (const skill of skills) {
        const number = index.skills.numberOf.get(skill.skillId) ?? -1;
        const supplyNow = await skillSupply(index, number, inScopeNow.eligible, asOf, politely);
        const supplyThen = await skillSupply(index, number, inScopeThen.eligible, horizon, politely);
        rows.push(await gapRow(skill, supplyNow, supplyThen, politely));
        await politely();
      }
      const short = rows.filter(({ gapAtHorizon }) => gapAtHorizon.value > 0).length;
      const unseen = rows.filter(({ observed }) => observed === 0).length;
      const headcount = demand.headcounts.reduce((sum, { headcount: own }) => sum + own, 0);
      const people = inScopeNow.people;
      return { asOf, horizon, people, headcount, short, unseen, rows, ...answeredFrom(snapshot) };
    },
  };
}

async function gapRow(
  { skillId, asked, importance }: SkillDemand,
  now: SkillSupply,
  then: SkillSupply,
  politely: Pause,
): Promise<GapRow> {
  const expected = async (level: number) =>
    (await probabilitiesAtLeast(then, level, politely)).reduce((sum, p) => sum + p, 0);
  const { level, demand } = await bindingLevel(asked, expected);
  const supplyNow = await supplyEstimate(now, level, demand, politely);
  const supplyAtHorizon = await supplyEstimate(then, level, demand, politely);
  return {
    skillId,
    level,
    demand,
    importance,
    supplyNow,
    supplyAtHorizon,
    gapNow: gapOf(demand, supplyNow),
    gapAtHorizon: gapOf(demand, supplyAtHorizon),
    observed: now.observed,
  };
}

/** People are taken as independent given the fit. */
async function supplyEstimate(
  supply: SkillSupply,
  level: number,
  demand: number,
  politely: Pause,
): Promise<Estimate> {
  const probabilities = await probabilitiesAtLeast(supply, level, politely);
  const { mean, low, high } = countInterval(probabilities, COVERAGE);
  const estimate = { value: mean, low: Math.min(low, mean), high: Math.max(high, mean), coverage: COVERAGE };
  // A width counts against what is asked for: one person more or less is much in a pod and nothing in a unit.
  const width = (estimate.high - estimate.low) / Math.max(1, demand);
  return { ...estimate, confidence: confidenceOf(width, supply.observed) };
}

function gapOf(demand: number, supply: Estimate): Estimate {
  return { ...supply, value: demand - supply.value, low: demand - supply.high, high: demand - supply.low };
}

/** Largest first, by skill id where equal or where the order is SKILL; of equal gaps what is more important first. */
export function gapRowPage(
  analysis: GapAnalysis,
  request: PageRequest & {
    readonly orderBy?: GapOrder | null;
    readonly onlyShort?: boolean | null;
    /** Only skills that somebody in scope was seen in, or only the others. */
    readonly seen?: boolean | null;
  },
): Page<GapRow> {
  const { first, after, orderBy, onlyShort, seen } = request;
  const keyOf = sortKey(orderBy ?? 'GAP_AT_HORIZON');
  const rows = analysis.rows
    .filter(({ gapAtHorizon }) => !onlyShort || gapAtHorizon.value > 0)
    .filter(({ observed }) => seen == null || observed > 0 === seen)
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => compare(a.key, b.key));
  const cursor = decodeCursor(after, ['number', 'number', 'string']) as SortKey | null;
  const rest = cursor === null ? rows : rows.filter(({ key }) => compare(key, cursor) > 0);
  const page = toPage(rest.slice(0, first + 1), first, rows.length, ({ key }) => key);
  return { ...page, edges: page.edges.map(({ cursor: at, item }) => ({ cursor: at, item: item.row })) };
}

type SortKey = readonly [number, number, string];

function sortKey(order: GapOrder): (row: GapRow) => SortKey {
  const amount: Record<GapOrder, (row: GapRow) => number> = {
    GAP_NOW: ({ gapNow }) => gapNow.value,
    GAP_AT_HORIZON: ({ gapAtHorizon }) => gapAtHorizon.value,
    DEMAND: ({ demand }) => demand,
    SKILL: () => 0,
  };
  return (row) => [-amount[order](row), order === 'SKILL' ? 0 : -row.importance, row.skillId];
}

function compare(a: SortKey, b: SortKey): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

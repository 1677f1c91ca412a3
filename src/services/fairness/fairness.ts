import { type Audit, auditOf } from '../../analytics/fairness/audit.ts';
import { DisclosureTally } from '../../analytics/fairness/disclosure-tally.ts';
import type { GroupFigures, Ratio } from '../../analytics/fairness/impact-ratios.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import { Conflict } from '../../domain/errors.ts';
import { confidenceOf, type Estimate } from '../../domain/estimate.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { createPace } from '../pace.ts';
import { createSharedWork } from '../shared-work.ts';
import { createRankingInputs } from '../shortlists/ranking-input.ts';
import { MAX_SHORTLIST_SIZE } from '../shortlists/shortlist-request.ts';
import { createShortlistReader, type Shortlist } from '../shortlists/shortlist-storage.ts';
import type { TalentIndexService } from '../talent/talent-index.ts';
import { disclosureEpoch, eraseDisclosures, readDisclosures } from './disclosures.ts';
import { readScopeMarks } from './scope-marks.ts';

/** What a shortlist did to the groups that people disclosed. */
export interface FairnessAudit {
  readonly groups: readonly GroupImpact[];
  /** People in scope who disclosed nothing: counted, not guessed. */
  readonly undisclosed: number;
  readonly flagged: boolean;
}

export interface GroupImpact {
  readonly attribute: string;
  readonly group: string;
  /** Too few people to show figures, or figures that would show those of too few: then all of them are null. */
  readonly suppressed: boolean;
  readonly considered: number | null;
  readonly selected: number | null;
  readonly selectionRate: number | null;
  readonly scoringRate: number | null;
  readonly impactRatio: Estimate | null;
  readonly scoringImpactRatio: Estimate | null;
  readonly pValue: number | null;
}

export interface Fairness {
  /**
   * The audit of a shortlist against everybody in scope, by what people disclose now. Computed once for a list and a
   * state of the disclosures. `Conflict` where they name more attributes or groups than can be compared.
   */
  audit(caller: Caller, shortlist: Shortlist): Promise<FairnessAudit>;
  /** Forgets all that people disclosed. */
  forget(caller: Caller, personIds: readonly Id[]): Promise<void>;
}

export interface FairnessDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly talentIndex: TalentIndexService;
}

const AUDITS = { what: 'fairness audits', ...{ inFlight: 2, waiting: 128, kept: 512, retryAfter: 5 } };

export function createFairness(dependencies: FairnessDependencies): Fairness {
  const { graph } = dependencies;
  const inputs = createRankingInputs(dependencies);
  const reader = createShortlistReader(graph);
  const audits = createSharedWork<FairnessAudit>(AUDITS);

  async function compute(caller: Caller, shortlist: Shortlist): Promise<FairnessAudit> {
    const [page] = await reader.entries(caller, [shortlist.id], { first: MAX_SHORTLIST_SIZE });
    const listed = new Map(page!.edges.map(({ item }) => [item.personId, item.score.value]));
    const { inScope, markOf } = await readScopeMarks(inputs, caller, shortlist, listed);
    const pace = createPace();
    const tally = new DisclosureTally();
    for await (const batch of readDisclosures(graph, { signal: caller.signal })) {
      for (const { personId, attributes, groups } of batch) {
        tallied(tally, markOf(personId), attributes, groups);
        await pace(caller.signal);
      }
    }
    return served(await auditOf(tally, inScope, listed.size, () => pace(caller.signal)));
  }

  return {
    async audit(caller, shortlist) {
      const epoch = await disclosureEpoch(graph, { signal: caller.signal });
      return audits.get(
        `${shortlist.id} ${epoch}`,
        (signal) => compute({ ...caller, signal }, shortlist),
        caller.signal,
      );
    },

    async forget(caller, personIds) {
      await graph.write((transaction) => eraseDisclosures(transaction, personIds), { signal: caller.signal });
    },
  };
}

function tallied(
  tally: DisclosureTally,
  mark: number,
  attributes: readonly string[],
  groups: readonly string[],
): void {
  try {
    tally.add(mark, attributes, groups);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Conflict(`${error.message} An audit cannot compare as many: correct disclosures.csv.`);
  }
}

function served({ groups, undisclosed, flagged }: Audit): FairnessAudit {
  return {
    undisclosed,
    flagged,
    groups: groups.map(({ attribute, group, figures }) => ({ attribute, group, ...shown(figures) })),
  };
}

function shown(figures: GroupFigures | null): Omit<GroupImpact, 'attribute' | 'group'> {
  const selection = figures?.selection ?? null;
  return {
    suppressed: figures === null,
    considered: figures?.considered ?? null,
    selected: selection?.selected ?? null,
    selectionRate: selection?.rate ?? null,
    scoringRate: figures?.scoringRate ?? null,
    impactRatio: selection === null ? null : estimate(selection.impactRatio, selection.selected),
    scoringImpactRatio: figures === null ? null : estimate(figures.scoringImpactRatio, figures.aboveMedian),
    pValue: selection?.pValue ?? null,
  };
}

function estimate(ratio: Ratio | null, people: number): Estimate | null {
  return ratio === null ? null : { ...ratio, confidence: confidenceOf(ratio.high - ratio.low, people) };
}

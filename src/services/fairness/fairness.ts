import { type Audit, auditOf } from '../../analytics/fairness/audit.ts';
import { DisclosureTally } from '../../analytics/fairness/disclosure-tally.ts';
import type { GroupFigures, RateFigures } from '../../analytics/fairness/impact-ratios.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import { Conflict } from '../../domain/errors.ts';
import { confidenceOf, type Estimate } from '../../domain/estimate.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { createPace } from '../pace.ts';
import { createSharedWork } from '../shared-work.ts';
import { createRankingInputs, MOST_REFITS } from '../shortlists/input/ranking-input.ts';
import { MAX_SHORTLIST_SIZE } from '../shortlists/shortlist-request.ts';
import { createShortlistReader, type Shortlist } from '../shortlists/shortlist-storage.ts';
import type { TalentIndexService } from '../talent/talent-index.ts';
import { disclosureEpoch, eraseDisclosures, readDisclosures } from './disclosures.ts';
import { inAnyScope, readScopeMarks } from './scope-marks.ts';

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
  /**
   * Too few people to show figures, or figures that would show those of too few: then all of them are null. Those of
   * selection, or of scoring, alone are null where the list is short or its people are nearly all of one group.
   */
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
   * The audits of shortlists against everybody in scope, by what people disclose now. Computed once for a list and a
   * state of the disclosures, which are read once for several lists. `Conflict` where they name more attributes or groups
   * than can be compared.
   */
  audits(caller: Caller, shortlists: readonly Shortlist[]): Promise<FairnessAudit[]>;
  /** Forgets all that people disclosed. */
  forget(caller: Caller, personIds: readonly Id[]): Promise<void>;
}

export interface FairnessDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly talentIndex: TalentIndexService;
  /** Beyond so many series to fit again, a list is audited by the index of now. */
  readonly mostRefits?: number;
}

const AUDITS = { what: 'fairness audits', ...{ inFlight: 2, waiting: 128, kept: 64, retryAfter: 5 } };
const MOST_KEPT = 512;
/** Lists that are audited in one reading of the disclosures: a byte a person each meanwhile. */
const LISTS_PER_READING = 8;

export function createFairness(dependencies: FairnessDependencies): Fairness {
  const { graph, mostRefits = MOST_REFITS } = dependencies;
  const inputs = createRankingInputs(dependencies);
  const reader = createShortlistReader(graph);
  const work = createSharedWork<FairnessAudit[]>(AUDITS);
  const kept = new Map<string, FairnessAudit>();

  function keep(key: string, audit: FairnessAudit): void {
    kept.set(key, audit);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) return;
      kept.delete(oldest);
    }
  }

  async function compute(caller: Caller, shortlists: readonly Shortlist[]): Promise<FairnessAudit[]> {
    const pages = await reader.entries(caller, shortlists, { first: MAX_SHORTLIST_SIZE });
    const pace = createPace();
    const politely = () => pace(caller.signal);
    const lists = [];
    for (const [i, shortlist] of shortlists.entries()) {
      const listed = new Map(pages[i]!.edges.map(({ item }) => [item.personId, item.score.value]));
      const marks = await readScopeMarks(inputs, caller, shortlist, listed, mostRefits);
      lists.push({ ...marks, selected: listed.size, tally: new DisclosureTally() });
    }
    for await (const batch of readDisclosures(graph, inAnyScope(lists, politely), {
      signal: caller.signal,
    })) {
      for (const { personId, attributes, groups } of batch) {
        for (const { tally, markOf } of lists) tallied(tally, markOf(personId), attributes, groups);
        await politely();
      }
    }
    const audits: FairnessAudit[] = [];
    for (const { tally, inScope, selected } of lists) {
      audits.push(served(await auditOf(tally, inScope, selected, politely)));
    }
    return audits;
  }

  return {
    async audits(caller, shortlists) {
      const epoch = await disclosureEpoch(graph, { signal: caller.signal });
      const keyOf = ({ id }: Shortlist) => `${epoch} ${id}`;
      const found = new Map<string, FairnessAudit>();
      const missing = new Map<string, Shortlist>();
      for (const shortlist of shortlists) {
        const key = keyOf(shortlist);
        const audit = kept.get(key);
        if (audit === undefined) missing.set(key, shortlist);
        else found.set(key, audit);
      }
      const keys = [...missing.keys()].sort();
      for (let from = 0; from < keys.length; from += LISTS_PER_READING) {
        const some = keys.slice(from, from + LISTS_PER_READING);
        const audited = await work.get(
          some.join('\n'),
          (signal) =>
            compute(
              { ...caller, signal },
              some.map((key) => missing.get(key)!),
            ),
          caller.signal,
        );
        for (const [i, audit] of audited.entries()) {
          found.set(some[i]!, audit);
          keep(some[i]!, audit);
        }
      }
      return shortlists.map((shortlist) => found.get(keyOf(shortlist))!);
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
  const scoring = figures?.scoring ?? null;
  return {
    suppressed: figures === null,
    considered: figures?.considered ?? null,
    selected: selection?.people ?? null,
    selectionRate: selection?.rate ?? null,
    scoringRate: scoring?.rate ?? null,
    impactRatio: selection && estimate(selection),
    scoringImpactRatio: scoring && estimate(scoring),
    pValue: selection?.pValue ?? null,
  };
}

function estimate({ impactRatio: ratio, people }: RateFigures): Estimate | null {
  return ratio && { ...ratio, confidence: confidenceOf(ratio.high - ratio.low, people) };
}

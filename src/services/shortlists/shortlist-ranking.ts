import { type Candidate, diversify } from '../../analytics/ranking/diversify.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { totalSeries } from '../../talent-index/build/fitted-series.ts';
import { inPauses, type Pause } from '../../talent-index/pause.ts';
import { type Eligibility, exclusionReasons } from '../../talent-index/rank/eligibility.ts';
import { HeadTerms } from '../../talent-index/rank/head-terms.ts';
import { postingsOf, type RankedPerson } from '../../talent-index/rank/rank-people.ts';
import { scoreTerms } from '../../talent-index/rank/rescore.ts';
import type { RoleQuery } from '../../talent-index/rank/role-query.ts';
import { fieldOf } from '../../talent-index/rank/score-field.ts';
import type { Admission } from '../admission.ts';
import { createLatestChanges, type LatestChanges } from '../runs/latest-changes.ts';
import { pauseWhileAsked, SAYS_WHICH, type TalentIndexService } from '../talent/talent-index.ts';
import { seriesToRefit } from '../talent/talent-index-input.ts';
import type { Assessable } from './assessed-person.ts';
import {
  type AwardGainsReader,
  awardGainsOf,
  type CredentialCatalogue,
  createAwardGains,
} from './award-gains.ts';
import { checkScopeWords } from './input/known-references.ts';
import {
  createRankingInputs,
  evidenceView,
  type RankingInput,
  type RankingInputs,
} from './input/ranking-input.ts';
import { type RankedScope, rankScope, seedOf } from './rank-scope.ts';
import { createSharedRankings } from './shared-rankings.ts';
import { describeEntry, type StoredEntry } from './shortlist-entries.ts';
import { digestOf, type ShortlistRequest } from './shortlist-request.ts';
import type { ExclusionCount, NewShortlist, RankedPlaces } from './shortlist-storage.ts';
import { tellingAssessment } from './telling-assessment.ts';

/** One ranking that is asked for, and under which id and words it is kept. */
export interface AskedShortlist {
  readonly id: Id;
  readonly request: ShortlistRequest;
  readonly requestDigest: string;
  readonly asSent: string;
  readonly idempotencyKey: string | null;
}

export interface ShortlistRanking {
  /** Computes everything that is stored of a shortlist; writes nothing. */
  compute(caller: Caller, asked: AskedShortlist, runId: Id | null): Promise<NewShortlist>;
  /** The same from an input that was found before. */
  rank(caller: Caller, asked: AskedShortlist, runId: Id | null, input: RankingInput): Promise<NewShortlist>;
  /** As `rank`, once for all who ask the same of the same index; what has to be ranked is admitted first. */
  rankShared(
    caller: Caller,
    asked: AskedShortlist,
    input: RankingInput,
    sharing: { readonly admission: Admission; readonly keep: boolean },
  ): Promise<NewShortlist>;
  /** The same from how everybody in scope stands; the index of `input` need hold no more than the best of them. */
  describe(
    caller: Caller,
    asked: AskedShortlist,
    runId: Id | null,
    input: RankingInput,
    scope: RankedScope,
  ): Promise<NewShortlist>;
  readonly inputs: RankingInputs;
  readonly awardGains: AwardGainsReader;
  /** What a request is ranked from, where that is quick; null where a run has to do it. */
  quickInput(caller: Caller, request: ShortlistRequest, quick: Quick): Promise<RankingInput | null>;
}

/** What is still answered at once: postings that the ranking reads, series refitted for an early moment. */
export interface Quick {
  readonly postings: number;
  readonly refits: number;
}

export interface ShortlistRankingDependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly talentIndex: TalentIndexService;
  readonly latestChanges?: LatestChanges;
}

export function createShortlistRanking(dependencies: ShortlistRankingDependencies): ShortlistRanking {
  const { graph, clock, talentIndex, latestChanges = createLatestChanges(dependencies.graph) } = dependencies;
  const inputs = createRankingInputs({ graph, clock, talentIndex, latestChanges });
  const awardGains = createAwardGains({ graph, latestChanges });
  const shared = createSharedRankings();

  async function rankPlaces(
    caller: Caller,
    request: ShortlistRequest,
    input: RankingInput,
    catalogue: CredentialCatalogue,
  ): Promise<RankedPlaces> {
    const { index, roles } = input;
    const terms = roles.length === 1 ? new HeadTerms(index, roles[0]!, request.asOf) : null;
    const scope = await rankScope(index, roles, request, pauseWhileAsked(caller.signal), terms);
    return describePlaces(caller, request, input, scope, catalogue, terms);
  }

  async function describePlaces(
    caller: Caller,
    request: ShortlistRequest,
    input: RankingInput,
    scope: RankedScope,
    catalogue: CredentialCatalogue,
    known: HeadTerms | null = null,
  ): Promise<RankedPlaces> {
    const { index, roles } = input;
    const { asOf, size } = request;
    const by = { index, roles, asOf };
    const politely = pauseWhileAsked(caller.signal);
    const varies = request.diversity > 0;
    const field = fieldOf(scope.bins);
    const best: Assessable[] = [];
    const described = termsInSlices(politely);
    for (const ranked of scope.best) {
      const terms = known?.of(ranked.person) ?? scoreTerms(index, ranked.role, ranked.person, asOf);
      best.push({ ranked, terms });
      await described(terms.length);
    }
    const listed = varies ? await varied(best, request, politely) : best.slice(0, size);
    const liftsOf = await awardGains.of(
      caller,
      input,
      catalogue,
      varies ? [] : listed.map(({ ranked }) => ranked),
      evidenceView(request, input),
    );
    const rankWith = rankAmong(listed.map(({ ranked }) => ranked));
    const entries: StoredEntry[] = [];
    for (const [i, { ranked, terms }] of listed.entries()) {
      const place = { rank: i + 1, asOf, field, considered: scope.considered };
      const lifts = liftsOf === null ? [] : await inPauses(liftsOf(ranked, terms), politely);
      const gains = awardGainsOf(index, ranked.person, lifts, i + 1, (score) => rankWith(ranked, score));
      entries.push(describeEntry(index, ranked, terms, place, gains));
      await described(terms.length);
    }
    return {
      considered: scope.considered,
      excluded: exclusionCounts(scope.excluded, scope.people - scope.considered),
      tellingAssessment: varies
        ? null
        : await inPauses(tellingAssessment(by, best.slice(0, size), best.slice(size)), politely),
      entries,
    };
  }

  function named(
    asked: AskedShortlist,
    runId: Id | null,
    { roles, runIds, seq, knownAt }: RankingInput,
    places: RankedPlaces,
  ): NewShortlist {
    const { request } = asked;
    return {
      ...asked,
      ...places,
      target: request.target,
      asOf: request.asOf,
      knownAt,
      createdAt: clock.now(),
      runId,
      runIds,
      seed: seedOf(request, roles),
      inputDigest: digestOf({ request, roles: roles.map(asDigested), runIds, seq }),
      epoch: String(seq),
    };
  }

  async function rank(caller: Caller, asked: AskedShortlist, runId: Id | null, input: RankingInput) {
    const catalogue = await awardGains.catalogue(caller);
    return named(asked, runId, input, await rankPlaces(caller, asked.request, input, catalogue));
  }

  return {
    inputs,
    awardGains,
    rank,

    async rankShared(caller, asked, input, { admission, keep }) {
      const { index, roles, seq } = input;
      const { request } = asked;
      const catalogue = await awardGains.catalogue(caller, seq);
      const places = await shared.get(
        { index, question: questionOf(request, roles, catalogue), keep },
        (signal) => admission.run(() => rankPlaces({ ...caller, signal }, request, input, catalogue), signal),
        caller.signal,
      );
      return named(asked, null, input, places);
    },

    async describe(caller, asked, runId, input, scope) {
      const catalogue = await awardGains.catalogue(caller);
      return named(asked, runId, input, await describePlaces(caller, asked.request, input, scope, catalogue));
    },

    async compute(caller, asked, runId) {
      const input = await inputs.now(caller, asked.request);
      checkScopeWords(input.index.people, asked.request.scope);
      return rank(caller, asked, runId, input);
    },

    async quickInput(caller, request, quick) {
      const now = await talentIndex.current(caller, SAYS_WHICH);
      const { index } = now;
      checkScopeWords(index.people, request.scope);
      const refits = request.knownAt === undefined ? seriesToRefit(index, request.asOf) : totalSeries(index);
      if (refits > quick.refits) {
        // What cannot be ranked at all is refused now, not by the run.
        await inputs.of(caller, request, now, clock.now());
        return null;
      }
      const served = request.knownAt === undefined && request.asOf >= index.watermark;
      const input = served
        ? await inputs.of(caller, request, now, clock.now())
        : await inputs.now(caller, request);
      return postingsOf(input.index, input.roles) > quick.postings ? null : input;
    },
  };
}

/** Of 50 people by 15 requirements: a few milliseconds of describing them. */
const TERMS_PER_SLICE = 50 * 15;

/** Told of the terms that were described: pauses after so many of them, however few or many people they are of. */
function termsInSlices(pause: Pause): (terms: number) => Promise<void> | undefined {
  let described = 0;
  return (terms) => {
    described += terms;
    if (described < TERMS_PER_SLICE) return;
    described = 0;
    return pause();
  };
}

/** The best, in an order that prefers people unlike those above them. */
async function varied(
  best: readonly Assessable[],
  { size, diversity }: ShortlistRequest,
  politely: Pause,
): Promise<Assessable[]> {
  const candidates = best.map(({ ranked: { score }, terms }): Candidate => {
    const adding = terms.filter(({ contribution }) => contribution > 0);
    return {
      score,
      profile: new Map(adding.map(({ requirement, contribution }) => [requirement.skill, contribution])),
    };
  });
  const listed = await diversify(candidates, size, diversity, politely);
  return listed.map((position) => best[position]!);
}

/** The rank that somebody on a list by score would have with another one: one below everybody else who is as good or better. */
function rankAmong(listed: readonly RankedPerson[]): (person: RankedPerson, score: number) => number {
  const scores = Float64Array.from(listed, ({ score }) => score);
  return ({ score: own }, score) => {
    let [from, to] = [0, scores.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (scores[middle]! >= score) from = middle + 1;
      else to = middle;
    }
    return own >= score ? from : from + 1;
  };
}

function exclusionCounts(excluded: Eligibility['excluded'], withoutEvidence: number): ExclusionCount[] {
  return exclusionReasons
    .map((reason): ExclusionCount => ({ reason, people: excluded[reason] }))
    .concat({ reason: 'NO_EVIDENCE', people: withoutEvidence })
    .filter(({ people }) => people > 0);
}

/** What two requests have in common that rank the same people by the same: not the target's name, nor the place of work. */
function questionOf(
  { target: _target, pod: _pod, ...question }: ShortlistRequest,
  roles: readonly RoleQuery[],
  { edition }: CredentialCatalogue,
) {
  return digestOf({ question, roles: roles.map(asDigested), credentials: edition });
}

function asDigested({ roleId, requirements }: RoleQuery) {
  return [roleId, requirements.map(({ skillId, importance, level }) => [skillId, importance, level])];
}

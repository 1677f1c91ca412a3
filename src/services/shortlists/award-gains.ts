import type { Caller } from '../../domain/caller.ts';
import type { Id } from '../../domain/ids.ts';
import type { View } from '../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { fittedSeries, newestEvidence } from '../../talent-index/build/fitted-series.ts';
import { Counterfactuals } from '../../talent-index/rank/counterfactual.ts';
import type { RankedPerson } from '../../talent-index/rank/rank-people.ts';
import type { ScoreTerm } from '../../talent-index/rank/rescore.ts';
import type { RoleQuery } from '../../talent-index/rank/role-query.ts';
import type { CountedAward } from '../../talent-index/rank/skill-evidence.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { type Award, awardStatus } from '../catalogue/credentials.ts';
import { createPace } from '../pace.ts';
import { knownBy } from '../proficiency/decay-evidence.ts';
import { awardAt, readVouchingAwards, type VouchingAwards } from '../proficiency/reading/vouching-awards.ts';
import type { PersonSkill } from '../proficiency/series/fitted-series.ts';
import { pairsByStatement } from '../records/last-observed.ts';
import type { ChangeKind } from '../runs/changes.ts';
import { createHeldRecords, type Edition } from '../runs/held-records.ts';
import type { LatestChanges } from '../runs/latest-changes.ts';
import {
  credentialsFor,
  type EarnableCredential,
  type RelevantCredential,
  readCatalogue,
} from './input/credential-catalogue.ts';

/** What one credential would change, scored again. */
export interface AwardGain {
  readonly credentialId: Id;
  /** By how much the expected score would rise. */
  readonly score: number;
  /** The rank that the risen score would have, everybody else as they are. */
  readonly rank: number;
}

/** The single credentials that would lift somebody. */
export interface AwardGains {
  /** The cheapest that lifts by at least one rank; null where none does. */
  readonly next: AwardGain | null;
  /** The one that lifts the score most; null where none does at all. */
  readonly most: AwardGain | null;
}

export const NO_GAINS: AwardGains = { next: null, most: null };

/** Of one person on a list: how a score that were another would rank. */
export type RankOfScore = (person: number, score: number) => number;

/** Gives what awards would change for the people of one ranking, each by the role that was scored. */
export type ReadAwardGains = (
  ranked: RankedPerson,
  terms: readonly ScoreTerm[],
  rank: number,
  rankOfScore: RankOfScore,
) => AwardGains;

/** Every credential that can be earned by itself, as it was read. */
export type CredentialCatalogue = Edition<readonly EarnableCredential[]>;

export interface AwardGainsReader {
  /** With every change that was committed up to this position; with all of them unless given. */
  catalogue(caller: Caller, seq?: number): Promise<CredentialCatalogue>;
  /** For these people of an index; what they hold is read together, by what the index was made of. */
  of(
    caller: Caller,
    index: TalentIndex,
    catalogue: CredentialCatalogue,
    people: readonly RankedPerson[],
    view: View,
  ): Promise<ReadAwardGains>;
}

/** A credential is of the organisation; the skills that it vouches for are of the framework. */
const catalogueKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['ORGANISATION', 'FRAMEWORK']);

/** Counterfactuals: everybody stays as they are, one person is awarded one credential, and is scored again. */
export function createAwardGains({
  graph,
  latestChanges,
}: {
  readonly graph: Graph;
  readonly latestChanges: LatestChanges;
}): AwardGainsReader {
  const catalogues = createHeldRecords(latestChanges, catalogueKinds, () => readCatalogue(graph));

  return {
    catalogue: ({ signal }, seq = Infinity) => catalogues.asOf(seq, { signal }),

    async of({ signal }, index, { records: catalogue }, people, view) {
      if (catalogue.length === 0 || people.length === 0) return () => NO_GAINS;
      const { asOf } = view;
      const relevant = new Map<RoleQuery, Relevant>();
      const relevantTo = (role: RoleQuery) => {
        let found = relevant.get(role);
        if (found === undefined) {
          const credentials = credentialsFor(index, role, catalogue);
          found = { credentials, skills: skillsOf(role, credentials) };
          relevant.set(role, found);
        }
        return found;
      };
      const ids = people.map(({ person }) => index.people.ids.at(person)).sort();
      const [rows, vouching] = await Promise.all([
        graph.read(statements.awardsOfPeople, { personIds: ids, ...knownBy(view) }, { signal }),
        readVouchingAwards(graph, ids, view, { signal }),
      ]);
      const matters = (role: RoleQuery, skill: number) => relevantTo(role).skills.has(skill);
      const asked = { people, vouching, matters };
      const counted = await countedAwards(graph, index, asked, view, { signal });
      const held = new Map<Id, Set<Id>>(ids.map((id) => [id, new Set()]));
      for (const row of rows) {
        const award = { ...row, status: row.status as Award['status'] };
        if (holds.has(awardStatus(award, asOf))) held.get(award.personId)!.add(award.credentialId);
      }
      return (ranked, terms, rank, rankOfScore) => {
        const { person, role, score } = ranked;
        const personId = index.people.ids.at(person);
        const ofPerson = held.get(personId);
        const has = (credentialId: Id) => ofPerson?.has(credentialId) ?? false;
        let most: AwardGain | null = null;
        const lifting: (AwardGain & { readonly credential: EarnableCredential })[] = [];
        const known = counted.get(person) ?? NOTHING_COUNTED;
        const counterfactuals = new Counterfactuals(index, role, person, asOf, terms, known);
        for (const { credential, levels } of relevantTo(role).credentials) {
          if (has(credential.id) || !credential.first.every(has)) continue;
          const { score: after, deviation } = counterfactuals.scoreWith(levels);
          const risen = after - score;
          if (!(risen > Math.max(SMALLEST_GAIN, deviation))) continue;
          const gain = { credentialId: credential.id, score: risen, rank: rankOfScore(person, after) };
          if (most === null || gain.score > most.score) most = gain;
          if (gain.rank < rank) lifting.push({ ...gain, credential });
        }
        const currency = index.people.currency.values[index.people.currency.codes[person]!] ?? null;
        return { next: cheapest(lifting, currency), most };
      };
    },
  };
}

/** What can be earned for a role, and the skills that it asks for and any of that vouches for. */
interface Relevant {
  readonly credentials: readonly RelevantCredential[];
  readonly skills: ReadonlySet<number>;
}

function skillsOf({ requirements }: RoleQuery, credentials: readonly RelevantCredential[]): Set<number> {
  const vouchedFor = requirements.filter((_, i) =>
    credentials.some(({ levels }) => !Number.isNaN(levels[i])),
  );
  return new Set(vouchedFor.map(({ skill }) => skill));
}

const NOTHING_COUNTED: ReadonlyMap<number, CountedAward> = new Map();

/** Of whom what was awarded is asked. */
interface AskedAwards {
  readonly people: readonly RankedPerson[];
  readonly vouching: VouchingAwards;
  /** Whether anything that can be earned for the role vouches for this skill that it asks for. */
  readonly matters: (role: RoleQuery, skill: number) => boolean;
}

/**
 * By person and skill, the awards that series in the index stand reinforced by, of skills with own evidence that a relevant
 * credential vouches for: nothing else is asked of them. An index tells when somebody was looked at or awarded last, not in
 * what: where that is after such an award, these skills are asked about together. Somebody looked at in the very instant of
 * the award, and not since, is taken for not looked at: what is said of them is a lower bound. Series of releases that did not
 * keep when a skill was looked at go by the person's newest evidence in any skill, until they are fitted again (docs/adr/0160).
 */
async function countedAwards(
  graph: Graph,
  index: TalentIndex,
  { people, vouching, matters }: AskedAwards,
  view: View,
  options: CallOptions,
): Promise<Map<number, Map<number, CountedAward>>> {
  const counted = new Map<number, Map<number, CountedAward>>();
  if (!index.carryOver.awardsReinforce) return counted;
  const seenSince: PersonSkill[] = [];
  const pace = createPace();
  for (const { person, role } of people) {
    await pace(options.signal);
    const personId = index.people.ids.at(person);
    const awards = new Map<number, CountedAward>();
    for (const [skillId, ofSkill] of vouching.get(personId) ?? []) {
      const skill = index.skills.numberOf.get(skillId);
      const award = awardAt(ofSkill, view.asOf);
      if (skill === undefined || award === undefined) continue;
      const { awardedAt } = award;
      const series = fittedSeries(index, person, skill);
      if (series === null || series.observations === 0 || series.lastReinforcedAt !== awardedAt) continue;
      if (!matters(role, skill)) continue;
      awards.set(skill, { awardedAt, lookedAtSince: false });
      if (newestEvidence(index, person) > awardedAt) seenSince.push({ personId, skillId });
    }
    counted.set(person, awards);
  }
  for (const rows of pairsByStatement(seenSince)) {
    const params = { rows, ...knownBy(view) };
    const found = await graph.read(statements.lastObservedWithFormerSeries, params, options);
    for (const { personId, skillId, lastAt, formerInitial } of found) {
      const person = index.people.ids.numberOf(personId)!;
      const skill = index.skills.numberOf.get(skillId)!;
      const awards = counted.get(person)!;
      const award = awards.get(skill)!;
      // In the index as it was fitted: the award has not raised it, as something was observed of the person since.
      const unraised =
        formerInitial !== null && Math.fround(formerInitial) === fittedSeries(index, person, skill)!.initial;
      if (unraised || (lastAt !== null && lastAt >= award.awardedAt))
        awards.set(skill, { ...award, lookedAtSince: true });
    }
    await pace(options.signal);
  }
  return counted;
}

/** Less is not seen in a score of two decimals. A rise below its own standard deviation may as well be none. */
const SMALLEST_GAIN = 0.005;
const holds: ReadonlySet<string> = new Set(['VALID', 'UNVERIFIED']);

/**
 * Prices are compared within one currency only: the person's own where one is priced in it, else the one that
 * most are priced in. Then what is quicker; what has no price, or one in another currency, comes after.
 */
function cheapest(
  lifting: readonly (AwardGain & { readonly credential: EarnableCredential })[],
  own: string | null,
): AwardGain | null {
  const priced = Map.groupBy(
    lifting.filter(({ credential }) => credential.cost !== null && credential.currency !== null),
    ({ credential }) => credential.currency!,
  );
  const most = [...priced].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]?.[0];
  const currency = own !== null && priced.has(own) ? own : (most ?? null);
  const costOf = ({ cost, currency: given }: EarnableCredential) =>
    cost !== null && given === currency ? cost : Infinity;
  const compare = (a: (typeof lifting)[number], b: (typeof lifting)[number]) => {
    const [costA, costB] = [costOf(a.credential), costOf(b.credential)];
    if (costA !== costB) return costA - costB;
    const [daysA, daysB] = [a.credential.days ?? Infinity, b.credential.days ?? Infinity];
    if (daysA !== daysB) return daysA - daysB;
    return b.score - a.score || (a.credentialId < b.credentialId ? -1 : 1);
  };
  const [best] = [...lifting].sort(compare);
  return best === undefined ? null : { credentialId: best.credentialId, score: best.score, rank: best.rank };
}

import type { Caller } from '../../domain/caller.ts';
import type { Id } from '../../domain/ids.ts';
import type { View } from '../../domain/knowledge.ts';
import type { CallOptions, Graph } from '../../graph/graph.ts';
import { statements } from '../../graph/statements.generated.ts';
import { fittedSeries, newestEvidence } from '../../talent-index/build/fitted-series.ts';
import { Counterfactuals } from '../../talent-index/rank/counterfactual.ts';
import type { CountedAward } from '../../talent-index/rank/evidence/skill-evidence.ts';
import type { RankedPerson } from '../../talent-index/rank/rank-people.ts';
import type { ScoreTerm } from '../../talent-index/rank/rescore.ts';
import type { RoleQuery } from '../../talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../talent-index/talent-index.ts';
import { type Award, awardStatus } from '../catalogue/credentials.ts';
import { createPace } from '../pace.ts';
import { knownBy } from '../proficiency/decay-evidence.ts';
import { readFormerInitials } from '../proficiency/reading/former-series.ts';
import { awardAt, readVouchingAwards, type VouchingAwards } from '../proficiency/reading/vouching-awards.ts';
import { type PersonSkill, pairKey } from '../proficiency/series/fitted-series.ts';
import { readLastObserved } from '../records/last-observed.ts';
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

/** A credential that would lift somebody. */
export interface Lift {
  readonly credential: EarnableCredential;
  /** The score then, by whichever of the target's roles is the best of them then. */
  readonly score: number;
  readonly risen: number;
}

/**
 * Gives what awards would change for one of the people of a ranking, in the order of the catalogue; pauses between roles that it
 * scores, and after every few credentials.
 */
export type ReadLifts = (
  ranked: RankedPerson,
  terms: readonly ScoreTerm[],
) => Generator<void, readonly Lift[]>;

/** Every credential that can be earned by itself, as it was read. */
export type CredentialCatalogue = Edition<readonly EarnableCredential[]>;

export interface AwardGainsReader {
  /** With every change that was committed up to this position; with all of them unless given. */
  catalogue(caller: Caller, seq?: number): Promise<CredentialCatalogue>;
  /**
   * For these people of an index, ranked by these roles; what they hold is read together, by what the index was made of.
   * Null where there is nobody or nothing to be earned.
   */
  of(
    caller: Caller,
    { index, roles }: { readonly index: TalentIndex; readonly roles: readonly RoleQuery[] },
    catalogue: CredentialCatalogue,
    people: readonly RankedPerson[],
    view: View,
  ): Promise<ReadLifts | null>;
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

    async of({ signal }, { index, roles }, { records: catalogue }, people, view) {
      if (catalogue.length === 0 || people.length === 0) return null;
      const { asOf } = view;
      const credentials = credentialsFor(index, roles, catalogue);
      const ids = people.map(({ person }) => index.people.ids.at(person)).sort();
      const [rows, vouching] = await Promise.all([
        graph.read(statements.awardsOfPeople, { personIds: ids, ...knownBy(view) }, { signal }),
        readVouchingAwards(graph, ids, view, { signal }),
      ]);
      const asked = { people, vouching, skills: skillsOf(roles, credentials) };
      const counted = await countedAwards(graph, index, asked, view, { signal });
      const held = new Map<Id, Set<Id>>(ids.map((id) => [id, new Set()]));
      for (const row of rows) {
        const award = { ...row, status: row.status as Award['status'] };
        if (holds.has(awardStatus(award, asOf))) held.get(award.personId)!.add(award.credentialId);
      }
      const aTurn = Math.max(1, Math.floor(FITS_A_TURN / roles.length));
      return function* (ranked, terms) {
        const { person, score } = ranked;
        const ofPerson = held.get(index.people.ids.at(person));
        const has = (credentialId: Id) => ofPerson?.has(credentialId) ?? false;
        const known = counted.get(person) ?? NOTHING_COUNTED;
        const counterfactuals = new Counterfactuals(index, roles, ranked, asOf, terms, known);
        const lifts: Lift[] = [];
        for (const [tried, { credential, vouched }] of credentials.entries()) {
          if (tried % aTurn === aTurn - 1) yield;
          if (has(credential.id) || !credential.first.every(has)) continue;
          const after = yield* counterfactuals.scoreWith(vouched, score + SMALLEST_GAIN);
          const risen = after.score - score;
          if (risen > Math.max(SMALLEST_GAIN, after.deviation))
            lifts.push({ credential, score: after.score, risen });
        }
        // Many people by many roles: each is worth a pause.
        if (roles.length > 1) yield;
        return lifts;
      };
    },
  };
}

/**
 * @param rank that the person has
 * @param rankOf the rank with another score, everybody else as they are
 */
export function awardGainsOf(
  { people: { currency } }: TalentIndex,
  person: number,
  lifts: readonly Lift[],
  rank: number,
  rankOf: (score: number) => number,
): AwardGains {
  if (lifts.length === 0) return NO_GAINS;
  const gains = lifts.map(({ credential, score, risen }) => {
    return { credential, gain: { credentialId: credential.id, score: risen, rank: rankOf(score) } };
  });
  let most: AwardGain | null = null;
  for (const { gain } of gains) if (most === null || gain.score > most.score) most = gain;
  const own = currency.values[currency.codes[person]!] ?? null;
  const rising = gains.filter(({ gain }) => gain.rank < rank);
  return { next: cheapest(rising, own), most };
}

/** The skills that any of the roles asks for and anything that can be earned for them vouches for. */
function skillsOf(roles: readonly RoleQuery[], credentials: readonly RelevantCredential[]): Set<number> {
  const skills = new Set<number>();
  for (const { vouched } of credentials) {
    for (const [role, requirements] of vouched.entries())
      for (const { requirement } of requirements) skills.add(roles[role]!.requirements[requirement]!.skill);
  }
  return skills;
}

const NOTHING_COUNTED: ReadonlyMap<number, CountedAward> = new Map();

/** Of whom what was awarded is asked. */
interface AskedAwards {
  readonly people: readonly RankedPerson[];
  readonly vouching: VouchingAwards;
  /** What anything that can be earned vouches for and is asked for. */
  readonly skills: ReadonlySet<number>;
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
  { people, vouching, skills }: AskedAwards,
  view: View,
  options: CallOptions,
): Promise<Map<number, Map<number, CountedAward>>> {
  const counted = new Map<number, Map<number, CountedAward>>();
  if (!index.carryOver.awardsReinforce) return counted;
  const seenSince: PersonSkill[] = [];
  const pace = createPace();
  for (const { person } of people) {
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
      if (!skills.has(skill)) continue;
      awards.set(skill, { awardedAt, lookedAtSince: false });
      if (newestEvidence(index, person) > awardedAt) seenSince.push({ personId, skillId });
    }
    counted.set(person, awards);
  }
  const [observedAt, formerInitials] = await Promise.all([
    readLastObserved(graph, seenSince, view, options),
    readFormerInitials(graph, seenSince, options),
  ]);
  for (const [i, pair] of seenSince.entries()) {
    await pace(options.signal);
    const person = index.people.ids.numberOf(pair.personId)!;
    const skill = index.skills.numberOf.get(pair.skillId)!;
    const awards = counted.get(person)!;
    const award = awards.get(skill)!;
    const lastAt = observedAt[i]!;
    // In the index as it was fitted: the award has not raised it, as something was observed of the person since.
    const { initial } = fittedSeries(index, person, skill)!;
    const unraised = formerInitials.get(pairKey(pair))?.some((former) => Math.fround(former) === initial);
    if (unraised || (lastAt !== null && lastAt >= award.awardedAt))
      awards.set(skill, { ...award, lookedAtSince: true });
  }
  return counted;
}

/** Credentials by roles: two milliseconds of them. */
const FITS_A_TURN = 5_000;
/** Less is not seen in a score of two decimals. A rise below its own standard deviation may as well be none. */
const SMALLEST_GAIN = 0.005;
const holds: ReadonlySet<string> = new Set(['VALID', 'UNVERIFIED']);

/**
 * Prices are compared within one currency only: the person's own where one is priced in it, else the one that
 * most are priced in. Then what is quicker; what has no price, or one in another currency, comes after.
 */
function cheapest(rising: readonly Rising[], own: string | null): AwardGain | null {
  const priced = Map.groupBy(
    rising.filter(({ credential }) => credential.cost !== null && credential.currency !== null),
    ({ credential }) => credential.currency!,
  );
  const most = [...priced].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]?.[0];
  const currency = own !== null && priced.has(own) ? own : (most ?? null);
  const costOf = ({ cost, currency: given }: EarnableCredential) =>
    cost !== null && given === currency ? cost : Infinity;
  const compare = (a: Rising, b: Rising) => {
    const [costA, costB] = [costOf(a.credential), costOf(b.credential)];
    if (costA !== costB) return costA - costB;
    const [daysA, daysB] = [a.credential.days ?? Infinity, b.credential.days ?? Infinity];
    if (daysA !== daysB) return daysA - daysB;
    return b.gain.score - a.gain.score || (a.credential.id < b.credential.id ? -1 : 1);
  };
  return [...rising].sort(compare)[0]?.gain ?? null;
}

interface Rising {
  readonly credential: EarnableCredential;
  readonly gain: AwardGain;
}

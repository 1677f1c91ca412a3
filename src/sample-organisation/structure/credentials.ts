import { DAY } from '../../domain/clock.ts';
import type { Person } from '../people/person.ts';
import { PURPOSE } from '../purpose.ts';
import type { RandomSource, RandomStream } from '../random.ts';
import type { Structure } from './structure.ts';

export interface CredentialEffect {
  readonly skill: number;
  /** What it vouches for, 0..1. */
  readonly level: number;
  /** What gaining it truly adds to ability, on the logit scale. */
  readonly effect: number;
}

export interface CredentialModel {
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  readonly kind: 'MICRO_CREDENTIAL' | 'CERTIFICATION' | 'DEGREE' | 'STACK';
  readonly days: number;
  readonly cost: number;
  readonly validityDays: number | null;
  readonly prerequisites: readonly string[];
  readonly stacksInto: readonly string[];
  readonly validates: readonly CredentialEffect[];
}

export const issuers: readonly { readonly key: string; readonly name: string; readonly domain: string }[] = [
  { key: 'HARBOURLIGHT', name: 'Harbourlight Institute', domain: 'harbourlight' },
  { key: 'NORTHFIELD', name: 'Northfield Open College', domain: 'northfield' },
  { key: 'GUILD', name: 'Guild of Applied Computing', domain: 'applied-computing-guild' },
  { key: 'LANTERN', name: 'Lantern Health Academy', domain: 'lantern-health' },
  { key: 'MERIDIAN', name: 'Meridian University of Technology', domain: 'meridian-tech' },
  { key: 'IN-HOUSE', name: 'Company Learning', domain: 'learning' },
];

/** Per unit: four micro-credentials that stack, one certification, one diploma in the unit's rated skills. */
export function createCredentials(structure: Structure, random: RandomSource): CredentialModel[] {
  const catalogue = new Map<string, CredentialModel>();
  structure.units.forEach(({ theme, occupations }, unit) => {
    const draws = random.stream(PURPOSE.CREDENTIAL, unit);
    const weights = new Map<number, number>();
    for (const { core, weight } of occupations) {
      for (const [i, skill] of core.skills.entries()) {
        weights.set(skill, (weights.get(skill) ?? 0) + core.weights[i]! * weight);
      }
    }
    const ranked = [...weights].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([skill]) => skill);
    const technical = ranked.filter((skill) => structure.references.skills[skill]!.technology).slice(0, 4);
    const rated = ranked.filter((skill) => !structure.references.skills[skill]!.technology).slice(0, 4);
    const microSkills = technical.length >= 2 ? technical : ranked.slice(0, 4);
    const stack = `C-${unit + 1}-STACK`;
    const effect = (low: number, high: number) => Math.round(draws.between(low, high) * 100) / 100;
    const vouch = (skills: readonly number[], level: number, low: number, high: number): CredentialEffect[] =>
      skills.slice(0, 4).map((skill) => ({ skill, level, effect: effect(low, high) }));
    const micros = microSkills.map((skill) => {
      const key = `C-${structure.references.skills[skill]!.ref.replace(/^[a-z]+:/, '')
        .replace(/[^A-Za-z0-9.#+]+/g, '-')
        .toUpperCase()}`;
      const before = catalogue.get(key);
      catalogue.set(key, {
        key,
        name: `${structure.references.skills[skill]!.name.replace(/ software$/, '')} Essentials`,
        issuer: before?.issuer ?? draws.pick(['HARBOURLIGHT', 'GUILD', 'IN-HOUSE']),
        kind: 'MICRO_CREDENTIAL',
        days: before?.days ?? 2 + draws.index(9),
        cost: before?.cost ?? 100 + 50 * draws.index(11),
        validityDays: 730,
        prerequisites: [],
        stacksInto: [...(before?.stacksInto ?? []), stack],
        validates: before?.validates ?? vouch([skill], 0.5, 0.15, 0.6),
      });
      return key;
    });
    const plain = { prerequisites: [], stacksInto: [] };
    const practice = theme.practice;
    catalogue.set(stack, {
      ...plain,
      key: stack,
      name: `${practice} Stack`,
      issuer: 'HARBOURLIGHT',
      kind: 'STACK',
      days: 25 + draws.index(20),
      cost: 1200 + 100 * draws.index(12),
      validityDays: null,
      validates: vouch(microSkills, 0.55, 0.2, 0.6),
    });
    catalogue.set(`C-${unit + 1}-CERT`, {
      ...plain,
      key: `C-${unit + 1}-CERT`,
      name: `Certified ${practice} Professional`,
      issuer: practice === 'Digital Health' ? 'LANTERN' : 'GUILD',
      kind: 'CERTIFICATION',
      days: 20 + draws.index(40),
      cost: 600 + 100 * draws.index(24),
      validityDays: 1095,
      prerequisites: micros.slice(0, 1),
      validates: vouch([...microSkills.slice(0, 2), ...rated.slice(0, 1)], 0.65, 0.35, 1),
    });
    if (rated.length > 0) {
      catalogue.set(`C-${unit + 1}-DIPLOMA`, {
        ...plain,
        key: `C-${unit + 1}-DIPLOMA`,
        name: `Postgraduate Diploma in ${practice}`,
        issuer: unit % 2 === 0 ? 'MERIDIAN' : 'NORTHFIELD',
        kind: 'DEGREE',
        days: 360 + 60 * draws.index(5),
        cost: 9000 + 1000 * draws.index(14),
        validityDays: null,
        validates: vouch(rated, 0.6, 0.2, 0.7),
      });
    }
  });
  return [...catalogue.values()];
}

export interface AwardModel {
  readonly key: string;
  readonly credential: CredentialModel;
  readonly enrolledAt: number;
  readonly awardedAt: number;
  readonly expiresAt: number | null;
  readonly status: 'UNVERIFIED' | 'REVOKED' | 'SUSPENDED' | null;
  readonly statusAt: number | null;
  /** False for a certificate that was never earned: it changes nothing. */
  readonly earned: boolean;
}

export interface UnfinishedEnrolment {
  readonly credential: CredentialModel;
  readonly enrolledAt: number;
  readonly droppedAt: number | null;
}

const WEIGHT_BY_KIND = { MICRO_CREDENTIAL: 4, CERTIFICATION: 3, DEGREE: 1, STACK: 1 } as const;
const AWARDS_A_PERSON = 1.2;

/** What a person gained, in order of time, and what they began without finishing. */
export function drawAwards(
  draws: RandomStream,
  person: Person,
  known: ReadonlySet<number>,
  catalogue: readonly CredentialModel[],
  until: number,
): { awards: AwardModel[]; unfinished: UnfinishedEnrolment[] } {
  const fitting = catalogue.filter(({ validates }) => validates.some(({ skill }) => known.has(skill)));
  const weights = fitting.map(
    ({ kind, validates }) =>
      WEIGHT_BY_KIND[kind] * (validates.filter(({ skill }) => known.has(skill)).length / validates.length),
  );
  const chosen = new Set(
    draws.sample(weights, draws.poisson(AWARDS_A_PERSON)).map((index) => fitting[index]!),
  );
  const begins = new Map<CredentialModel, number>();
  for (const credential of chosen) {
    const from = person.joinedAt - (credential.kind === 'DEGREE' ? 2500 : 500) * DAY;
    begins.set(credential, Math.floor(draws.between(from, until - 20 * DAY) / DAY) * DAY);
  }
  for (const credential of chosen) {
    for (const key of credential.prerequisites) {
      const first = catalogue.find((candidate) => candidate.key === key)!;
      const latest = begins.get(credential)! - (first.days + 10) * DAY;
      begins.set(first, Math.min(begins.get(first) ?? latest, latest));
    }
  }
  const awards: Omit<AwardModel, 'key'>[] = [];
  const unfinished: UnfinishedEnrolment[] = [];
  for (const [credential, enrolledAt] of begins) {
    const days = Math.ceil(credential.days * draws.between(1, 1.6));
    const awardedAt = enrolledAt + days * DAY + 10 * 3_600_000;
    const prerequisite =
      catalogue.length > 0 && [...chosen].some(({ prerequisites }) => prerequisites.includes(credential.key));
    const drops = !prerequisite && draws.chance(0.12);
    if (awardedAt >= until || drops) {
      const droppedAt = drops ? enrolledAt + Math.floor(days * draws.between(0.2, 0.8)) * DAY : null;
      unfinished.push({
        credential,
        enrolledAt,
        droppedAt: droppedAt !== null && droppedAt < until ? droppedAt : null,
      });
      continue;
    }
    const fate = draws.uniform();
    const status = fate < 0.04 ? 'REVOKED' : fate < 0.055 ? 'SUSPENDED' : fate < 0.135 ? 'UNVERIFIED' : null;
    const earned = status === 'REVOKED' ? false : status === 'UNVERIFIED' ? draws.chance(0.5) : true;
    const later = awardedAt + Math.floor(draws.between(0.1, 1) * (until - awardedAt) * 0.9);
    awards.push({
      credential,
      enrolledAt,
      awardedAt,
      expiresAt: credential.validityDays === null ? null : awardedAt + credential.validityDays * DAY,
      status,
      statusAt: status === 'REVOKED' || status === 'SUSPENDED' ? later : status ? awardedAt : null,
      earned,
    });
  }
  const inOrder = awards.toSorted(
    (a, b) => a.awardedAt - b.awardedAt || (a.credential.key < b.credential.key ? -1 : 1),
  );
  return {
    awards: inOrder.map((award, index) => ({ ...award, key: `A${person.key.slice(1)}-${index + 1}` })),
    unfinished,
  };
}

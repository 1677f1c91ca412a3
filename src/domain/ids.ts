import { createHmac, randomBytes } from 'node:crypto';

/** Ids inside are `noun:framework:code`; a person's is a keyed hash, so ids in logs and payloads are pseudonyms. */
export type Id = string;

export type FrameworkCode = 'onet' | 'esco' | 'gdad' | 'rsd' | 'org';

export const skillId = (framework: FrameworkCode, code: string): Id => `skill:${framework}:${code}`;
export const roleId = (framework: FrameworkCode, code: string): Id => `role:${framework}:${code}`;
export const organisationId = (noun: OrganisationNoun, externalId: string): Id => `${noun}:org:${externalId}`;
export type OrganisationNoun =
  | 'issuer'
  | 'credential'
  | 'award'
  | 'observation'
  | 'pod'
  | 'demand'
  | 'assignment'
  | 'outcome';

/** `person:` and 128 bits of HMAC-SHA-256 of the sender's key: the same person in every import, unreadable elsewhere. */
export function personId(key: string, externalId: string): Id {
  return `person:${createHmac('sha256', key).update(externalId).digest('hex').slice(0, 32)}`;
}

/** Time-ordered and unguessable: `noun:` + 11 base-36 digits of the instant + 80 random bits. */
export function newId(noun: 'run' | 'shortlist', now: number): Id {
  return `${noun}:${now.toString(36).padStart(11, '0')}${randomBytes(10).toString('hex')}`;
}

/** The noun before the first colon. */
export function nounOf(id: Id): string {
  return id.slice(0, id.indexOf(':'));
}

/** Byte order of ASCII strings: the order that both engines and every index give to keys. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

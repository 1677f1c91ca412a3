import { type Id, skillId } from '../../domain/ids.ts';

/**
 * The skill that a web address in an alignment stands for: a concept of ESCO, an element or kind of technology of O*NET, or
 * another Rich Skill Descriptor. Null where it is none of these.
 */
export function alignedSkill(address: string): Id | null {
  const esco = /^https?:\/\/data\.europa\.eu\/esco\/(?:skill|isced-f)\/[\w.-]+$/.exec(address);
  if (esco !== null) return skillId('esco', address.replace(/^https:/, 'http:'));
  if (/^https?:\/\/([\w-]+\.)*(onetonline|onetcenter)\.org\//.test(address)) {
    const element = /(?:^|[/=])(\d\.[A-Z](?:\.[0-9a-zA-Z]+)+|\d{8})(?=$|[/?#&])/.exec(address);
    return element === null ? null : skillId('onet', element[1]!);
  }
  const descriptor = rsdCode(address);
  return descriptor === null ? null : skillId('rsd', descriptor);
}

/** The UUID at the end of a Rich Skill Descriptor's address: it stays when the address moves. */
export function rsdCode(address: string): string | null {
  const uuid = /\/api\/(?:v\d+\/)?skills\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i.exec(address);
  return uuid === null ? null : uuid[1]!.toLowerCase();
}

import type { ShortlistInput } from '../../src/services/shortlists/shortlist-request.ts';
import type { PeopleScope } from '../../src/services/talent/people-scope.ts';
import { encodeId } from '../ids.ts';

/** A kept request with the ids that its sender used. */
export function requestAsSent(kept: string): string {
  return withoutNulls(shortlistAsSent(JSON.parse(kept) as ShortlistInput));
}

export function shortlistAsSent({ target, pod, exclude, scope, ...rest }: ShortlistInput): object {
  const [[kind, id] = []] = Object.entries(target).filter(([, value]) => value != null);
  return {
    ...rest,
    target: kind === undefined ? {} : { [kind]: encodeId(id) },
    pod: pod == null ? null : encodeId(pod),
    exclude: exclude?.map(encodeId) ?? null,
    scope: scopeAsSent(scope),
  };
}

export function scopeAsSent(scope: PeopleScope | null | undefined): object | null {
  if (scope == null) return null;
  return {
    ...scope,
    people: scope.people?.map(encodeId) ?? null,
    pods: scope.pods?.map(encodeId) ?? null,
    having: scope.having?.map(({ skill, ...least }) => ({ ...least, skill: encodeId(skill) })) ?? null,
  };
}

export function withoutNulls(value: object): string {
  return JSON.stringify(value, (_, part: unknown) => part ?? undefined);
}

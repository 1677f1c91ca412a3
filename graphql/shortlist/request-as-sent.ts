import type { ShortlistInput } from '../../src/services/shortlist-request.ts';
import { encodeId } from '../ids.ts';

/** A kept request with the ids that its sender used. */
export function requestAsSent(kept: string): string {
  const { target, pod, exclude, scope, ...rest } = JSON.parse(kept) as ShortlistInput;
  const [[kind, id] = []] = Object.entries(target).filter(([, value]) => value != null);
  const sent = {
    ...rest,
    target: kind === undefined ? {} : { [kind]: encodeId(id) },
    pod: pod == null ? null : encodeId(pod),
    exclude: exclude?.map(encodeId) ?? null,
    scope:
      scope == null
        ? null
        : {
            ...scope,
            people: scope.people?.map(encodeId) ?? null,
            pods: scope.pods?.map(encodeId) ?? null,
            having:
              scope.having?.map(({ skill, ...least }) => ({ ...least, skill: encodeId(skill) })) ?? null,
          },
  };
  return JSON.stringify(sent, (_, value: unknown) => value ?? undefined);
}

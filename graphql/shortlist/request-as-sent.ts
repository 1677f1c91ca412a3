import type { Instant } from '../../src/domain/clock.ts';
import type {
  ShortlistInput,
  ShortlistTargetInput,
} from '../../src/services/shortlists/shortlist-request.ts';
import type { PeopleScope, SkillAtLeast } from '../../src/services/talent/people/people-scope.ts';
import { encodeId } from '../ids.ts';

/** A kept request with the ids and moments that clients send. */
export function requestAsSent(kept: string): string {
  return withoutNulls(shortlistAsSent(JSON.parse(kept) as ShortlistInput));
}

export function shortlistAsSent(input: ShortlistInput): object {
  const { target, asOf, knownAt, pod, exclude, must, scope, ...rest } = input;
  return {
    ...rest,
    asOf: momentAsSent(asOf),
    knownAt: momentAsSent(knownAt),
    target: targetAsSent(target),
    pod: pod == null ? null : encodeId(pod),
    exclude: exclude?.map(encodeId) ?? null,
    must: must?.map(minimumAsSent) ?? null,
    scope: scopeAsSent(scope),
  };
}

/** As `DateTime` is answered: whatever zone it was sent in, in UTC. */
export function momentAsSent(moment: Instant | null | undefined): string | null {
  return moment == null ? null : new Date(moment).toISOString();
}

function targetAsSent({ custom, ...ids }: ShortlistTargetInput): object {
  if (custom != null) {
    const requirements = custom.requirements.map((each) => ({ ...each, skill: encodeId(each.skill) }));
    return { custom: { ...custom, requirements } };
  }
  return Object.fromEntries(
    Object.entries(ids).flatMap(([kind, id]) => (id == null ? [] : [[kind, encodeId(id)]])),
  );
}

const minimumAsSent = ({ skill, ...least }: SkillAtLeast) => ({ ...least, skill: encodeId(skill) });

export function scopeAsSent(scope: PeopleScope | null | undefined): object | null {
  if (scope == null) return null;
  return {
    ...scope,
    people: scope.people?.map(encodeId) ?? null,
    pods: scope.pods?.map(encodeId) ?? null,
    having: scope.having?.map(minimumAsSent) ?? null,
  };
}

export function withoutNulls(value: object): string {
  return JSON.stringify(value, (_, part: unknown) => part ?? undefined);
}

import { type CalendarDate, type Instant, toCalendarDate } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';
import { dayOf } from '../../../talent-index/build/build-people.ts';
import type { MinimumProficiency, PeopleFilter } from '../../../talent-index/rank/eligibility.ts';
import type { PeopleScope, SkillAtLeast } from './people-scope.ts';

/**
 * A scope as the talent index asks it.
 * @param further.start the first day of work, on which nobody may be assigned or have left
 */
export function filterOfScope(
  scope: PeopleScope,
  further: {
    readonly start?: CalendarDate | null;
    readonly exclude?: readonly Id[];
    readonly must?: readonly SkillAtLeast[];
  } = {},
): PeopleFilter {
  const { start = null, exclude = [] } = further;
  const availableOn = [scope.availableFrom, start].filter((day) => day != null);
  return {
    ...(scope.people == null ? {} : { people: new Set(scope.people) }),
    ...(scope.units == null ? {} : { units: new Set(scope.units) }),
    ...(scope.pods == null ? {} : { pods: new Set(scope.pods) }),
    ...(scope.locations == null ? {} : { locations: new Set(scope.locations) }),
    ...(start === null ? {} : { startOn: dayOf(start) }),
    ...(availableOn.length === 0 ? {} : { availableOn: availableOn.map(dayOf) }),
    ...(scope.maxWage == null ? {} : { maxWage: scope.maxWage }),
    ...(exclude.length === 0 ? {} : { exclude: new Set(exclude) }),
    having: (scope.having ?? []).map(minimumOf),
    must: (further.must ?? []).map(minimumOf),
  };
}

function minimumOf({ skill, level, basis }: SkillAtLeast): MinimumProficiency {
  return { skillId: skill, level, ...(basis == null ? {} : { basis }) };
}

/** A scope as a statement asks it, and words of names: the graph knows all of it but `having`. */
export function statementFilter(scope: PeopleScope, words: readonly string[], asOf: Instant) {
  return {
    words,
    day: toCalendarDate(asOf),
    anyPerson: scope.people == null,
    people: scope.people ?? [],
    anyUnit: scope.units == null,
    units: scope.units ?? [],
    anyLocation: scope.locations == null,
    locations: scope.locations ?? [],
    anyPod: scope.pods == null,
    pods: scope.pods ?? [],
    maxWage: scope.maxWage?.amount ?? null,
    currency: scope.maxWage?.currency ?? '',
    freeOn: scope.availableFrom ?? null,
  };
}

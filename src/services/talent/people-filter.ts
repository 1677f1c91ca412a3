import type { CalendarDate } from '../../domain/clock.ts';
import type { Id } from '../../domain/ids.ts';
import { dayOf } from '../../talent-index/build/build-people.ts';
import type { MinimumProficiency, PeopleFilter } from '../../talent-index/rank/eligibility.ts';
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

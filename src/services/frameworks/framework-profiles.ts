import { ratingWeight } from '../../analytics/similarity/rating-weights.ts';
import { DemandScale } from '../../analytics/similarity/role-demands.ts';
import type { RoleProfiles } from '../../analytics/similarity/role-kernels.ts';
import type { FrameworkContent, FrameworkRole } from '../../domain/framework.ts';

/** What a release says of some of its roles, numbered as given, in the form that the skill graph is learned from. */
export function profilesOf(
  content: FrameworkContent,
  roles: readonly FrameworkRole[] = content.roles,
): RoleProfiles {
  const skillNumbers = new Map(content.skills.map(({ id }, number) => [id, number]));
  const activityNumbers = new Map(content.activities.map(({ id }, number) => [id, number]));
  const groups = new Map<string, number>();
  const asked = roles.flatMap(({ requirements }, role) =>
    requirements.map((requirement) => ({ role, ...requirement })),
  );
  const involved = roles.flatMap(({ activities }, role) =>
    activities.map(({ activityId }) => ({ role, activityId })),
  );
  return {
    roles: roles.length,
    skills: content.skills.length,
    scales: Uint8Array.from(content.skills, ({ kind }) =>
      kind === 'SKILL' || kind === 'KNOWLEDGE' ? DemandScale.RATED : DemandScale.LISTED,
    ),
    role: Uint32Array.from(asked, ({ role }) => role),
    skill: Uint32Array.from(asked, ({ skillId }) => skillNumbers.get(skillId)!),
    importance: Float64Array.from(asked, ({ importance }) => importance),
    level: Float64Array.from(asked, ({ level }) => level),
    ratingWeights: Float64Array.from(content.skills, ({ code }) => ratingWeight(code)),
    activities: content.activities.length,
    activityRole: Uint32Array.from(involved, ({ role }) => role),
    activity: Uint32Array.from(involved, ({ activityId }) => activityNumbers.get(activityId)!),
    activityGroups: Uint32Array.from(content.activities, ({ id }) => {
      const group = id.replace(/\.[^.]*$/, '');
      if (!groups.has(group)) groups.set(group, groups.size);
      return groups.get(group)!;
    }),
    titles: roles.map(({ title, alternateTitles }) => [title, ...alternateTitles].join('\n')),
    texts: roles.map(({ description, tasks }) => [description ?? '', ...(tasks ?? [])].join('\n')),
  };
}

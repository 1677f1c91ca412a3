import { PURPOSE } from '../purpose.ts';
import type { RandomSource } from '../random.ts';
import type { World } from '../world.ts';
import { ownSkills } from './own-roles.ts';
import {
  createRole,
  type OrganisationReferences,
  ReferenceModel,
  type RoleModel,
  type RoleRequirement,
} from './references.ts';
import { type Theme, themes } from './themes.ts';

/** What all series of one skill share. */
export interface SkillTruth {
  readonly abilityMean: number;
  /** Added to ln half-life of every series of the skill. */
  readonly logHalfLifeOffset: number;
  /** Unit vector over the organisation's units: how the skill loads on what people of a unit are good at together. */
  readonly loadings: readonly number[];
}

export interface SkillPool {
  readonly skills: readonly number[];
  readonly weights: readonly number[];
}

export interface OccupationModel {
  readonly role: RoleModel;
  readonly weight: number;
  /** What people of this occupation in this unit know, and what they pick up beside it. */
  readonly core: SkillPool;
  readonly neighbours: SkillPool;
  /** Roles that they are assigned to: the occupation and the unit's own roles made from it. */
  readonly assignable: readonly RoleModel[];
}

export interface UnitModel {
  readonly theme: Theme;
  readonly occupations: readonly OccupationModel[];
}

/** Everything that is the same for all people: skills with their truth, roles with requirements, units with their mix. */
export interface Structure {
  readonly references: ReferenceModel;
  readonly skills: readonly SkillTruth[];
  readonly ownRoles: readonly RoleModel[];
  readonly units: readonly UnitModel[];
  /** Roles that anybody in the organisation has or is assigned to, by reference. */
  readonly usedRoles: readonly RoleModel[];
}

const CORE_TECHNOLOGIES = 16;
const CORE_RATED = 14;
/** What a person of an occupation knows: shares of the weight with which it is drawn. */
const CORE_SHARE = { technology: 0.4, rated: 0.25, asked: 0.35 };
const COMMON_FIRST = 1;

export function createStructure(
  given: OrganisationReferences,
  world: World,
  random: RandomSource,
): Structure {
  const references = new ReferenceModel(given);
  for (const { key, name } of ownSkills) {
    references.addSkill({ ref: `org:${key}`, name, technology: true, taskClass: 'MIXED' });
  }
  const known = themes.map((theme, number) => occupationsOf(theme, number, references));
  const commonness = measureCommonness(references);
  const roleNumbers = themes.flatMap(({ roles }) => roles).map(({ key }) => key);
  const ownRoles = new Map<string, RoleModel>();
  const units = themes.map((theme, number): UnitModel => {
    const mix = known[number]!;
    for (const own of theme.roles) {
      const occupation = mix.find(({ role }) => role.ref === own.occupation)?.role;
      if (occupation) ownRoles.set(own.key, narrowed(own, occupation));
    }
    return { theme, occupations: mix.map((entry) => toOccupation(entry, mix, theme)) };
  });
  const usedRoles = [
    ...new Map(
      units.flatMap((unit) => unit.occupations.flatMap(({ role }) => [[role.ref, role] as const])),
    ).values(),
    ...ownRoles.values(),
  ];
  return { references, units, usedRoles, ownRoles: [...ownRoles.values()], skills: skillTruths() };

  function narrowed(own: Theme['roles'][number], occupation: RoleModel): RoleModel {
    const draws = random.stream(PURPOSE.ORGANISATION_ROLE, roleNumbers.indexOf(own.key));
    const named = own.asks.flatMap((ref) => references.find(ref) ?? []);
    const asked = named.some((skill) => occupation.requirementOf.has(skill))
      ? named
      : [...named, ...topRequirements(occupation, true, 6), ...topRequirements(occupation, false, 4)].map(
          (row) => (typeof row === 'number' ? row : row.skill),
        );
    const requirements = asked.map((skill, rank) => ({
      skill,
      importance: Math.round((0.95 - (0.5 * rank) / asked.length) * 100) / 100,
      level: Math.round(draws.between(0.5, 0.8) * 20) / 20,
    }));
    return createRole(`org:${own.key}`, own.title, requirements, occupation.wage);
  }

  /** Weightiest first; what most roles know of is preferred to the rare, as it is in people. */
  function topRequirements(role: RoleModel, technology: boolean, count: number): RoleRequirement[] {
    const prevalence = ({ skill, importance }: RoleRequirement) =>
      importance * (1 + COMMON_FIRST * commonness[skill]!);
    return role.requirements
      .filter(({ skill }) => references.skills[skill]!.technology === technology)
      .toSorted((a, b) => prevalence(b) - prevalence(a) || a.skill - b.skill)
      .slice(0, count);
  }

  function toOccupation(entry: Weighed, mix: readonly Weighed[], theme: Theme): OccupationModel {
    const own = theme.roles
      .filter(({ occupation }) => occupation === entry.role.ref)
      .map(({ key }) => ownRoles.get(key)!);
    const technologies = weighed(topRequirements(entry.role, true, CORE_TECHNOLOGIES));
    const rated = weighed(topRequirements(entry.role, false, CORE_RATED));
    const asked = weighed(own.flatMap(({ requirements }) => requirements));
    const core = pool([
      ...scaled(technologies, CORE_SHARE.technology),
      ...scaled(rated, CORE_SHARE.rated),
      ...scaled(asked, CORE_SHARE.asked),
    ]);
    const near = mix
      .filter(({ role }) => role !== entry.role)
      .flatMap(({ role, weight }) =>
        [...topRequirements(role, true, 8), ...topRequirements(role, false, 4)].map(
          ({ skill, importance }) => [skill, importance * weight] as const,
        ),
      )
      .filter(([skill]) => !core.skills.includes(skill));
    return {
      role: entry.role,
      weight: entry.weight,
      core,
      neighbours: pool(near),
      assignable: [entry.role, ...own],
    };
  }

  function skillTruths(): SkillTruth[] {
    const loads = references.skills.map(() => themes.map(() => 0));
    known.forEach((mix, unit) => {
      for (const { role, weight } of mix) {
        for (const { skill, importance } of role.requirements) loads[skill]![unit]! += importance * weight;
      }
    });
    return references.skills.map((_, skill) => {
      const draws = random.stream(PURPOSE.SKILL, skill);
      const length = Math.hypot(...loads[skill]!);
      return {
        abilityMean: draws.normal(world.abilityMean, world.skillMeanSD),
        logHalfLifeOffset: draws.normal(0, world.skillLogHalfLifeSD),
        loadings: loads[skill]!.map((load) => (length > 0 ? load / length : 0)),
      };
    });
  }
}

interface Weighed {
  readonly role: RoleModel;
  readonly weight: number;
}

/** The unit's occupations that the references hold; where there are none, six of those that they do hold. */
function occupationsOf(theme: Theme, number: number, references: ReferenceModel): Weighed[] {
  const mix = theme.occupations.flatMap(([ref, weight]) => {
    const role = references.roles.get(ref);
    return role && role.requirements.length > 0 ? [{ role, weight }] : [];
  });
  if (mix.length > 0) return mix;
  const all = [...references.roles.values()].filter(({ requirements }) => requirements.length > 0);
  if (all.length === 0) throw new RangeError('The references hold no role with requirements.');
  return Array.from({ length: Math.min(6, all.length) }, (_, i) => ({
    role: all[(number * 6 + i) % all.length]!,
    weight: 6 - i,
  }));
}

/** ln(roles that ask for a skill) / ln(roles), 0..1, by number of the skill. */
function measureCommonness(references: ReferenceModel): number[] {
  const asking = references.skills.map(() => 0);
  for (const { requirements } of references.roles.values())
    for (const { skill } of requirements) asking[skill]!++;
  const roles = Math.max(2, references.roles.size);
  return asking.map((count) => (count > 0 ? Math.log(count) / Math.log(roles) : 0));
}

const weighed = (requirements: readonly RoleRequirement[]): WeightedSkill[] =>
  requirements.map(({ skill, importance }) => [skill, importance ** 2]);

type WeightedSkill = readonly [skill: number, weight: number];

function scaled(rows: readonly WeightedSkill[], share: number): WeightedSkill[] {
  const total = rows.reduce((sum, [, weight]) => sum + weight, 0);
  return rows.map(([skill, weight]) => [skill, (weight * share) / total]);
}

function pool(rows: readonly WeightedSkill[]): SkillPool {
  const weights = new Map<number, number>();
  for (const [skill, weight] of rows) weights.set(skill, (weights.get(skill) ?? 0) + weight);
  return { skills: [...weights.keys()], weights: [...weights.values()] };
}

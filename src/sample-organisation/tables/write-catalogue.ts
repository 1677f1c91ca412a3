import { OUTCOME_BAR } from '../people/assignments.ts';
import { PASS_MARK } from '../people/series.ts';
import { type CredentialModel, issuers } from '../structure/credentials.ts';
import { ownSkills } from '../structure/own-roles.ts';
import type { Structure } from '../structure/structure.ts';
import { roleTitles } from '../structure/themes.ts';
import type { World } from '../world.ts';
import { round4 } from './table.ts';
import type { Tables } from './tables.ts';

/** What belongs to the organisation as a whole: own skills and roles, credentials, titles. */
export function writeCatalogue(
  tables: Tables,
  structure: Structure,
  credentials: readonly CredentialModel[],
): void {
  const { references } = structure;
  const known = new Set(references.skills.map(({ ref }) => ref));
  for (const { key, name, broader } of ownSkills) {
    tables.row('skills.csv', key, name, broader.filter((ref) => known.has(ref)).join(';'));
  }
  for (const { theme } of structure.units) {
    for (const { key, title } of theme.roles) {
      const role = structure.ownRoles.find(({ ref }) => ref === `org:${key}`);
      if (!role) continue;
      tables.row('roles.csv', key, title, theme.unit);
      for (const { skill, importance, level } of role.requirements) {
        tables.row('role_requirements.csv', role.ref, references.skills[skill]!.ref, importance, level);
      }
    }
  }
  for (const { key, name, domain } of issuers)
    tables.row('issuers.csv', key, name, `https://${domain}.example/`);
  for (const {
    key,
    name,
    issuer,
    kind,
    days,
    cost,
    validityDays,
    prerequisites,
    stacksInto,
    validates,
  } of credentials) {
    tables.row(
      'credentials.csv',
      key,
      name,
      issuer,
      kind,
      days,
      cost,
      'USD',
      validityDays,
      prerequisites.join(';'),
      stacksInto.join(';'),
    );
    for (const { skill, level, effect } of validates) {
      tables.row('credential_skills.csv', key, references.skills[skill]!.ref, level);
      tables.row('truth/credential_effects.csv', key, references.skills[skill]!.ref, effect);
    }
  }
  for (const [role, title] of roleTitles)
    if (references.roles.has(role)) tables.row('role_titles.csv', role, title);
  const learnable = new Set(
    structure.units.flatMap(({ occupations }) =>
      occupations.flatMap(({ core, neighbours }) => [...core.skills, ...neighbours.skills]),
    ),
  );
  references.skills.forEach(({ ref, taskClass }, skill) => {
    if (!learnable.has(skill)) return;
    const { abilityMean, logHalfLifeOffset } = structure.skills[skill]!;
    tables.row('truth/skills.csv', ref, taskClass, round4(abilityMean), round4(logHalfLifeOffset));
  });
  for (const role of structure.usedRoles) {
    for (const { skill, importance, level } of role.requirements) {
      tables.row('truth/requirements.csv', role.ref, references.skills[skill]!.ref, importance, level);
    }
  }
}

/** The hyperparameters that were drawn from. */
export function writeParameters(tables: Tables, world: World, relatedness: number): void {
  const row = (parameter: string, value: number | string, taskClass: string | null = null) =>
    tables.row(
      'truth/parameters.csv',
      parameter,
      taskClass,
      typeof value === 'number' ? String(value) : value,
    );
  for (const [parameter, value] of Object.entries(world)) {
    if (parameter === 'classes') continue;
    row(parameter, Array.isArray(value) ? value.join(';') : String(value ?? ''));
  }
  for (const [taskClass, parameters] of Object.entries(world.classes)) {
    for (const [parameter, value] of Object.entries(parameters)) row(parameter, value as number, taskClass);
  }
  if (relatedness > 0) row('relatedness', relatedness);
  row('passMark', PASS_MARK);
  row('outcomeBar', OUTCOME_BAR);
}

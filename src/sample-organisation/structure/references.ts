import type { FrameworkRole, FrameworkSkill, Requirement } from '../../domain/framework.ts';
import type { Id } from '../../domain/ids.ts';
import type { TaskClass } from '../../domain/task-class.ts';
import type { WageRow } from '../../domain/wages.ts';

export type { TaskClass } from '../../domain/task-class.ts';

/** The reference data that an organisation is made over, as the importers read it. */
export interface OrganisationReferences {
  readonly skills: readonly Pick<FrameworkSkill, 'id' | 'name' | 'kind' | 'taskClass'>[];
  readonly roles: readonly Pick<FrameworkRole, 'id' | 'code' | 'title' | 'requirements'>[];
  /** Joined to roles on the six-digit occupation code; the first row of a code serves. */
  readonly wages: readonly Pick<WageRow, 'occupationCode' | 'currency' | 'percentiles'>[];
}

export interface SkillModel {
  /** `framework:code`, as the organisation format writes it. */
  readonly ref: string;
  readonly name: string;
  readonly technology: boolean;
  readonly taskClass: TaskClass;
}

export interface RoleRequirement {
  readonly skill: number;
  readonly importance: number;
  readonly level: number;
}

export interface WagePoints {
  readonly currency: string;
  /** Pairs of standard normal quantile and ln amount, rising; never empty. */
  readonly points: readonly (readonly [number, number])[];
}

export interface RoleModel {
  readonly ref: string;
  readonly title: string;
  readonly requirements: readonly RoleRequirement[];
  readonly requirementOf: ReadonlyMap<number, RoleRequirement>;
  readonly totalImportance: number;
  /** What the eleven weightiest requirements weigh together. */
  readonly weightiestImportance: number;
  readonly wage: WagePoints | null;
}

const WEIGHTIEST = 11;

export function createRole(
  ref: string,
  title: string,
  requirements: readonly RoleRequirement[],
  wage: WagePoints | null,
): RoleModel {
  const sum = (importances: readonly number[]) =>
    importances.reduce((total, importance) => total + importance, 0);
  const importances = requirements.map(({ importance }) => importance).toSorted((a, b) => b - a);
  return {
    ref,
    title,
    requirements,
    wage,
    requirementOf: new Map(requirements.map((requirement) => [requirement.skill, requirement])),
    totalImportance: sum(importances),
    weightiestImportance: sum(importances.slice(0, WEIGHTIEST)),
  };
}

/** `noun:framework:code` without its noun. */
export const referenceOf = (id: Id): string => id.slice(id.indexOf(':') + 1);

const NORMAL_QUANTILE = {
  p10: -1.2815515655,
  p25: -0.6744897502,
  p50: 0,
  p75: 0.6744897502,
  p90: 1.2815515655,
};

/** Skills and roles numbered in the order of their ids, so that the order of the input changes nothing. */
export class ReferenceModel {
  readonly skills: SkillModel[];
  readonly roles: ReadonlyMap<string, RoleModel>;
  readonly #numbers: Map<string, number>;

  constructor(references: OrganisationReferences) {
    const order = <Row extends { readonly id: Id }>(a: Row, b: Row) =>
      a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    this.skills = references.skills.toSorted(order).map(({ id, name, kind, taskClass }) => ({
      ref: referenceOf(id),
      name,
      technology: kind === 'TECHNOLOGY',
      taskClass,
    }));
    this.#numbers = new Map(this.skills.map(({ ref }, number) => [ref, number]));
    const wages = new Map<string, WagePoints>();
    for (const { occupationCode, currency, percentiles } of references.wages) {
      const points = (['p10', 'p25', 'p50', 'p75', 'p90'] as const).flatMap((percentile) => {
        const { amount, quality } = percentiles[percentile];
        return amount === null || quality === 'TOP_CODED'
          ? []
          : [[NORMAL_QUANTILE[percentile], Math.log(amount)] as const];
      });
      if (points.length > 0 && !wages.has(occupationCode)) wages.set(occupationCode, { currency, points });
    }
    this.roles = new Map(
      references.roles
        .toSorted(order)
        .map(({ id, code, title, requirements }) => [
          referenceOf(id),
          createRole(
            referenceOf(id),
            title,
            this.#requirements(requirements),
            wages.get(code) ?? wages.get(code.slice(0, 7)) ?? null,
          ),
        ]),
    );
  }

  /** Numbers one more skill, of the organisation's own. */
  addSkill(skill: SkillModel): number {
    this.#numbers.set(skill.ref, this.skills.length);
    return this.skills.push(skill) - 1;
  }

  find(ref: string): number | undefined {
    return this.#numbers.get(ref);
  }

  #requirements(requirements: readonly Requirement[]): RoleRequirement[] {
    return requirements.flatMap(({ skillId, importance, level }) => {
      const skill = this.#numbers.get(referenceOf(skillId));
      return skill === undefined || importance <= 0 || level <= 0 ? [] : [{ skill, importance, level }];
    });
  }
}

/** ln amount is linear in the normal quantile between published percentiles and goes on at the outer slopes. */
export function wageAt(quantile: number, { points }: WagePoints): number {
  if (points.length === 1) return Math.exp(points[0]![1] + 0.3 * (quantile - points[0]![0]));
  let upper = 1;
  while (upper < points.length - 1 && points[upper]![0] < quantile) upper++;
  const [x0, y0] = points[upper - 1]!;
  const [x1, y1] = points[upper]!;
  return Math.exp(y0 + ((quantile - x0) * (y1 - y0)) / (x1 - x0));
}

import type { RandomStream } from '../random.ts';
import type { RoleModel } from '../structure/references.ts';

/**
 * What a person is good at together, skill by skill: correlated standard normals c_s = Σ_r x_rs·z_r, z_r a standard
 * normal of the person for each role, x_s the unit vector of how much the roles ask for s, less its mean. So the
 * correlation of two skills in a person is that of what roles ask for; between skills that no role asks for together
 * it is about 0.
 */
export class Relatedness {
  readonly #roles: number;
  /** By skill, what each role asks, centred and of length 1: sparse entries beside the mean that all others get. */
  readonly #profiles: ReadonlyMap<number, Profile>;

  constructor(roles: readonly RoleModel[]) {
    this.#roles = roles.length;
    const asked = new Map<number, { role: number; importance: number }[]>();
    for (const [role, { requirements }] of roles.entries()) {
      for (const { skill, importance } of requirements) {
        const entries = asked.get(skill);
        if (entries === undefined) asked.set(skill, [{ role, importance }]);
        else entries.push({ role, importance });
      }
    }
    this.#profiles = new Map([...asked].map(([skill, entries]) => [skill, profileOf(entries, roles.length)]));
  }

  /** Draws one person; gives c_s by skill. 0 for a skill that no role asks for, or all alike. */
  draw(draws: RandomStream): (skill: number) => number {
    const tastes = Float64Array.from({ length: this.#roles }, () => draws.normal());
    const total = tastes.reduce((sum, taste) => sum + taste, 0);
    return (skill) => {
      const profile = this.#profiles.get(skill);
      if (profile === undefined) return 0;
      let sum = -profile.mean * total;
      for (const { role, importance } of profile.entries) sum += importance * tastes[role]!;
      return profile.length > 0 ? sum / profile.length : 0;
    };
  }
}

interface Profile {
  readonly entries: readonly { readonly role: number; readonly importance: number }[];
  readonly mean: number;
  /** Euclidean length after centring. */
  readonly length: number;
}

function profileOf(entries: Profile['entries'], roles: number): Profile {
  const sum = entries.reduce((total, { importance }) => total + importance, 0);
  const squares = entries.reduce((total, { importance }) => total + importance * importance, 0);
  const centred = squares - (sum * sum) / roles;
  return { entries, mean: sum / roles, length: centred > 1e-9 ? Math.sqrt(centred) : 0 };
}

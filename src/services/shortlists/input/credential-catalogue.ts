import type { Id } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { VouchedInRoles, VouchedRequirement } from '../../../talent-index/rank/counterfactual.ts';
import type { RoleQuery } from '../../../talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../../talent-index/talent-index.ts';
import { ESSENTIAL_SHARE } from '../../gaps/gap-demand.ts';

/** A credential that can be earned by itself. */
export interface EarnableCredential {
  readonly id: Id;
  readonly days: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
  readonly validates: readonly { readonly skillId: Id; readonly level: number }[];
  readonly first: readonly Id[];
}

/** All of them. */
export async function readCatalogue(graph: Graph): Promise<EarnableCredential[]> {
  const first = new Map<Id, Id[]>();
  for await (const { length, columns } of graph.readColumns(statements.rankingPrerequisites, {})) {
    for (let i = 0; i < length; i++) append(first, columns.credentialId[i]!, columns.firstId[i]!);
  }
  const credentials = new Map<
    Id,
    EarnableCredential & { readonly validates: { skillId: Id; level: number }[] }
  >();
  for await (const { length, columns } of graph.readColumns(statements.rankingCredentials, {})) {
    for (let i = 0; i < length; i++) {
      const id = columns.credentialId[i]!;
      let credential = credentials.get(id);
      if (credential === undefined) {
        const numbers = { days: known(columns.days[i]!), cost: known(columns.cost[i]!) };
        const currency = columns.currency[i] ?? null;
        credential = { id, ...numbers, currency, validates: [], first: first.get(id) ?? [] };
        credentials.set(id, credential);
      }
      credential.validates.push({ skillId: columns.skillId[i]!, level: columns.level[i]! });
    }
  }
  return [...credentials.values()];
}

function append(lists: Map<Id, Id[]>, id: Id, item: Id): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [item]);
  else list.push(item);
}

/** Columns hold NaN where nothing is known. */
function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

export interface RelevantCredential {
  readonly credential: EarnableCredential;
  readonly vouched: VouchedInRoles;
}

/**
 * Those that vouch for a skill at least half as important to one of the roles as its most important one: the reference data has
 * roles ask for hundreds, and nobody earns a credential for the last of them. In the order of the catalogue, each with
 * everything that any of the roles asks for of what it vouches for.
 */
export function credentialsFor(
  { skills }: TalentIndex,
  roles: readonly RoleQuery[],
  catalogue: readonly EarnableCredential[],
): RelevantCredential[] {
  const vouching = vouchingFor(skills, catalogue);
  const relevant = new Set<number>();
  for (const { requirements } of roles) {
    const least = ESSENTIAL_SHARE * Math.max(...requirements.map(({ importance }) => importance));
    for (const { skill, importance } of requirements) {
      if (importance >= least) for (const place of vouching.get(skill)?.keys() ?? []) relevant.add(place);
    }
  }
  const found = new Map<number, VouchedRequirement[][]>();
  for (const place of [...relevant].sort((a, b) => a - b))
    found.set(
      place,
      roles.map(() => []),
    );
  for (const [role, { requirements }] of roles.entries()) {
    for (const [requirement, { skill }] of requirements.entries()) {
      for (const [place, validated] of vouching.get(skill) ?? [])
        found.get(place)?.[role]?.push({ requirement, validated });
    }
  }
  return [...found].map(([place, vouched]) => ({ credential: catalogue[place]!, vouched }));
}

/** By skill, then by place in the catalogue: the level vouched for. */
type Vouching = ReadonlyMap<number, ReadonlyMap<number, number>>;

const vouchingIn = new WeakMap<
  readonly EarnableCredential[],
  { readonly skills: TalentIndex['skills']; readonly vouching: Vouching }
>();

/** The same for every ranking, until there are other credentials or other skills. */
function vouchingFor(skills: TalentIndex['skills'], catalogue: readonly EarnableCredential[]): Vouching {
  const known = vouchingIn.get(catalogue);
  if (known?.skills === skills) return known.vouching;
  const vouching = new Map<number, Map<number, number>>();
  for (const [place, { validates }] of catalogue.entries()) {
    for (const { skillId, level } of validates) {
      const skill = skills.numberOf.get(skillId);
      if (skill === undefined) continue;
      let levels = vouching.get(skill);
      if (levels === undefined) {
        levels = new Map();
        vouching.set(skill, levels);
      }
      levels.set(place, level);
    }
  }
  vouchingIn.set(catalogue, { skills, vouching });
  return vouching;
}

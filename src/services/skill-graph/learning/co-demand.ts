import type { Caller } from '../../../domain/caller.ts';
import type { Id } from '../../../domain/ids.ts';
import type { Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import { distinctIds } from '../../pages.ts';

export interface SkillPair {
  readonly fromId: Id;
  readonly skillId: Id;
}

/** Shares of roles, 0..1. Whether a role asks for a skill counts, not how much. */
export interface CoDemand {
  /** P(skill | from): of the roles that ask for `fromId`, the share that asks for `skillId` too. */
  readonly probability: number;
  /** P(skill): of all roles that ask for anything, the share that asks for `skillId`. */
  readonly baseRate: number;
}

/** How often roles ask for two skills together, as the graph stands now. */
export interface CoDemandService {
  /** In the order of `pairs`; of what no role asks for both are 0. */
  ofPairs(caller: Caller, pairs: readonly SkillPair[]): Promise<CoDemand[]>;
}

const SKILLS_A_READ = 200;

export function createCoDemand({ graph }: { readonly graph: Graph }): CoDemandService {
  return {
    async ofPairs({ signal }, pairs) {
      if (pairs.length === 0) return [];
      const [count] = await graph.read(statements.demandingRoleCount, {}, { signal });
      const roles = new Map<Id, Set<Id>>();
      const ids = distinctIds(pairs.flatMap(({ fromId, skillId }) => [fromId, skillId]));
      for (let at = 0; at < ids.length; at += SKILLS_A_READ) {
        const params = { ids: ids.slice(at, at + SKILLS_A_READ) };
        for (const { id, roleIds } of await graph.read(statements.rolesOfSkills, params, { signal })) {
          roles.set(id, new Set(roleIds));
        }
      }
      const total = count?.total ?? 0;
      return pairs.map(({ fromId, skillId }) => {
        const from = roles.get(fromId);
        const to = roles.get(skillId);
        if (from === undefined || to === undefined) return { probability: 0, baseRate: 0 };
        return {
          probability: [...from].filter((id) => to.has(id)).length / from.size,
          baseRate: to.size / total,
        };
      });
    },
  };
}

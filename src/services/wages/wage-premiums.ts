import type { Caller } from '../../domain/caller.ts';
import type { Estimate } from '../../domain/estimate.ts';
import type { Id } from '../../domain/ids.ts';
import type { Graph } from '../../graph/graph.ts';
import { type SkillPremiumsRow, statements } from '../../graph/statements.generated.ts';
import { distinctIds } from '../pages.ts';
import { readPublished } from '../runs/publishing.ts';

/** How much more roles pay that ask for a skill more than the average, everything else that is known being alike. */
export interface WagePremium {
  /** A share of the wage: .05 is 5 % more. */
  readonly estimate: Estimate;
  /** Roles that ask for it more than the average. */
  readonly roles: number;
  /** The market that it was estimated on, and how many of its benchmarks. */
  readonly benchmarks: number;
  readonly source: string;
  readonly year: number;
  readonly area: string;
  readonly currency: string;
  readonly runId: Id;
}

export interface WagePremiums {
  /** By the published PRICE_SKILLS run; null before the first and for a skill that too few roles ask for. */
  ofSkills(caller: Caller, skillIds: readonly Id[]): Promise<(WagePremium | null)[]>;
}

export function createWagePremiums({ graph }: { readonly graph: Graph }): WagePremiums {
  return {
    async ofSkills({ signal }, skillIds) {
      const { PRICE_SKILLS: run } = await readPublished(graph, { signal });
      if (run === undefined) return skillIds.map(() => null);
      const rows = await graph.read(
        statements.skillPremiums,
        { ids: distinctIds(skillIds), run },
        { signal },
      );
      const found = new Map(rows.map((row) => [row.id, toPremium(row, run)]));
      return skillIds.map((id) => found.get(id) ?? null);
    },
  };
}

function toPremium(row: SkillPremiumsRow, runId: Id): WagePremium {
  const { premium: value, low, high, coverage, roles, benchmarks, source, year, area, currency } = row;
  const confidence = low > 0 || high < 0 ? (roles >= MANY_ROLES ? 'HIGH' : 'MEDIUM') : 'LOW';
  const estimate = { value, low, high, coverage, confidence } as const;
  return { estimate, roles, benchmarks, source, year, area, currency, runId };
}

/** HIGH: the interval is on one side of none at all, with so many roles behind it. MEDIUM: with fewer. LOW: else. */
const MANY_ROLES = 30;

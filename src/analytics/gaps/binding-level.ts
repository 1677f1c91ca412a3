/**
 * What several roles ask of one skill at different levels, as one row. Whoever meets a level meets every lower one, so
 * the demand can be met if and only if for each level ℓ as many people reach ℓ as are asked for at ℓ or above (Hall's
 * condition on nested sets); the largest excess over all levels is how many are short. The level where it stands binds.
 */
export interface LevelDemand {
  readonly level: number;
  /** Full-time equivalents asked for at exactly this level. */
  readonly headcount: number;
}

export interface BindingLevel {
  readonly level: number;
  /** Full-time equivalents asked for at this level or above. */
  readonly demand: number;
}

/**
 * @param asked at least one; any order, levels may repeat
 * @param supplyAt expected number of people at a level or above; never rises with the level
 */
export async function bindingLevel(
  asked: readonly LevelDemand[],
  supplyAt: (level: number) => number | Promise<number>,
): Promise<BindingLevel> {
  const levels = cumulativeDemand(asked);
  const known = new Map<number, number>();
  const supply = async (i: number) => {
    const found = known.get(i) ?? (await supplyAt(levels[i]!.level));
    known.set(i, found);
    return found;
  };
  let best = levels.length - 1;
  let most = levels[best]!.demand - (await supply(best));
  const search = async (low: number, high: number): Promise<void> => {
    if (high - low < 2) return;
    // Between two levels no excess is above the demand of the lowest and the supply of the highest of them.
    if (levels[low + 1]!.demand - (await supply(high)) < most) return;
    const middle = (low + high) >> 1;
    await visit(middle);
    await search(low, middle);
    await search(middle, high);
  };
  // Equal excess: the higher level, which is the harder thing to find.
  const visit = async (i: number): Promise<void> => {
    const excess = levels[i]!.demand - (await supply(i));
    if (excess > most || (excess === most && i > best)) {
      best = i;
      most = excess;
    }
  };
  await visit(0);
  await search(0, levels.length - 1);
  return levels[best]!;
}

/** Ascending levels, each with what is asked for there or above. */
export function cumulativeDemand(asked: readonly LevelDemand[]): BindingLevel[] {
  const byLevel = new Map<number, number>();
  for (const { level, headcount } of asked) byLevel.set(level, (byLevel.get(level) ?? 0) + headcount);
  let demand = 0;
  const descending = [...byLevel].sort(([a], [b]) => b - a);
  return descending
    .map(([level, headcount]) => {
      demand += headcount;
      return { level, demand };
    })
    .reverse();
}

export type SkillTrend = 'EMERGING' | 'STABLE' | 'FADING';

/** How much one release of a framework asks for a skill. */
export interface ReleasedDemand {
  /** O*NET's Hot Technology and In Demand: often named in postings, by any or by one occupation. */
  readonly hot: boolean;
  readonly inDemand: boolean;
  /** Share of the release's roles with requirements that require it, 0..1. */
  readonly demand: number;
}

export interface ReleaseHistory {
  readonly now: ReleasedDemand;
  /** In the release before; null where the skill was not in it, or none is known. */
  readonly before: ReleasedDemand | null;
  /** No release before this one is known. */
  readonly firstRelease: boolean;
  readonly retired: boolean;
  /** Roles with requirements in this release. */
  readonly roles: number;
}

/** A share of roles that grew or shrank by a quarter of what it was … */
const CHANGED_SHARE = 0.25;
/** … and by at least so many roles has changed. */
const CHANGED_ROLES = 2;

/**
 * Whether a skill is coming, staying or going, by two releases of its framework:
 * retired → FADING; not in the release before → EMERGING; it gained a demand flag and lost none → EMERGING, the reverse →
 * FADING; the share of roles that require it rose or fell by a quarter and by two roles → EMERGING or FADING; else STABLE.
 * By one release alone only a flag tells, and it tells demand, not change: STABLE, and null without one.
 */
export function skillTrend({ now, before, firstRelease, retired, roles }: ReleaseHistory): SkillTrend | null {
  if (retired) return 'FADING';
  if (firstRelease) return now.hot || now.inDemand ? 'STABLE' : null;
  if (before === null) return 'EMERGING';
  const gained = (now.hot && !before.hot) || (now.inDemand && !before.inDemand);
  const lost = (before.hot && !now.hot) || (before.inDemand && !now.inDemand);
  if (gained !== lost) return gained ? 'EMERGING' : 'FADING';
  const change = now.demand - before.demand;
  // Shares come from divisions: a change of exactly a quarter or of two roles counts despite rounding.
  const tolerance = 1e-9;
  if (
    Math.abs(change) + tolerance < CHANGED_SHARE * before.demand ||
    Math.abs(change) * roles + tolerance < CHANGED_ROLES
  ) {
    return 'STABLE';
  }
  return change > 0 ? 'EMERGING' : 'FADING';
}

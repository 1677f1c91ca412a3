import type { ShortlistView } from './read-shortlist.ts';

/** By what people are left out: what that is, and which options decide it. */
const reasons: Readonly<Record<string, readonly [what: string, options: string]>> = {
  LEFT: ['were not employed then', '--as-of and --start'],
  EXCLUDED: ['are excluded by the request', '--exclude'],
  OUT_OF_SCOPE: ['are out of scope', '--scope, --unit and --location'],
  UNAVAILABLE: ['are not free on the first day', '--start and --scope free='],
  ABOVE_WAGE: ['are above the wage or have none known', '--scope max-wage='],
  BELOW_MINIMUM: ['are below a minimum', '--must and --scope having='],
  NO_EVIDENCE: ['have no evidence in what is asked for', 'the scope and --as-of'],
};

/** Why a list is empty, by what most people were left out for, and what to check. */
export function nobodyListed({ excluded }: Pick<ShortlistView, 'excluded'>): { why: string; check: string } {
  const [most] = excluded.toSorted((a, b) => b.people - a.people);
  if (most === undefined) return { why: 'There is nobody to list.', check: '' };
  const [what, options] = reasons[most.reason] ?? [`are left out (${most.reason})`, 'the request'];
  const why = `Nobody is listed: ${excluded.length === 1 ? 'all' : 'most'} ${what}.`;
  return { why, check: `Check ${options}.` };
}

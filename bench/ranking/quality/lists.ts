import type { ScoreField } from '../../../src/analytics/ranking/rank-interval.ts';
import { NO_GAINS } from '../../../src/services/shortlists/award-gains.ts';
import { rankScope } from '../../../src/services/shortlists/rank-scope.ts';
import {
  describeEntry,
  readEntry,
  type ShortlistEntry,
} from '../../../src/services/shortlists/shortlist-entries.ts';
import { checkShortlistInput } from '../../../src/services/shortlists/shortlist-request.ts';
import { HeadTerms } from '../../../src/talent-index/rank/head-terms.ts';
import type { RoleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { fieldOf } from '../../../src/talent-index/rank/score-field.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';

type Served = Omit<ShortlistEntry, 'shortlistId'>;

export interface ListOfRole {
  readonly entries: readonly Served[];
  /** The same places told by another field. */
  toldBy(field: ScoreField): readonly Served[];
}

/** The best of some people for a role, with the scores and intervals that a shortlist of the role serves. */
export async function listOfRole(
  index: TalentIndex,
  role: RoleQuery,
  asOf: number,
  size: number,
  people?: readonly string[],
): Promise<ListOfRole> {
  const checked = checkShortlistInput({ target: { role: role.roleId }, size, asOf }, asOf);
  // A request names at most a thousand people; the people of a generated world are all whose truth is known.
  const request = people === undefined ? checked : { ...checked, scope: { people } };
  const terms = new HeadTerms(index, role, asOf);
  const { best, considered, bins } = await rankScope(index, [role], request, async () => {}, terms);
  const toldBy = (field: ScoreField) =>
    best.slice(0, size).map((ranked, i) => {
      const place = { rank: i + 1, asOf, field, considered };
      return readEntry('', describeEntry(index, ranked, terms.of(ranked.person), place, NO_GAINS));
    });
  return { entries: toldBy(fieldOf(bins)), toldBy };
}

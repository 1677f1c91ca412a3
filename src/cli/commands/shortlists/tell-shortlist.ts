import { noticeOldEvidence } from '../../evidence-notice.ts';
import { print, printJson, tell } from '../../output.ts';
import type { Session } from '../../session/session.ts';
import { readFairness, renderFairness } from '../../views/fairness-view.ts';
import type { ShortlistView } from '../../views/shortlist/read-shortlist.ts';
import { shortlistSvg } from '../../views/shortlist/shortlist-svg.ts';
import { renderShortlist } from '../../views/shortlist/shortlist-view.ts';
import { readStandings, renderStandings, type StandingView } from '../../views/shortlist/standing-view.ts';
import { writePicture } from '../../write-picture.ts';

export interface Telling {
  readonly asOf?: string;
  readonly knownAt?: string;
  /** The first day of work; and what else people were chosen by, which may say it too. */
  readonly start?: string;
  /** Whether the first day was named or taken from the opening; null where nobody had to be free. */
  readonly startFrom?: 'OPENING' | 'ASKED' | null;
  readonly scope?: readonly string[];
  readonly fairness?: boolean;
  readonly json?: boolean;
  readonly svg?: string;
  /** Who is told of too, on the list or not. */
  readonly people?: readonly StandingView['person'][];
}

/**
 * Tells of a list that was made, and then what is asked of it. That may be refused for the moment; the list is kept by then, and
 * told of all the same: whole, or as JSON, which is one answer, by its id.
 */
export async function tellShortlist(
  session: Session,
  shortlist: ShortlistView,
  { asOf, knownAt, start, startFrom = null, scope = [], fairness, json = false, svg, people }: Telling,
): Promise<void> {
  if (svg !== undefined) writePicture(svg, shortlistSvg(shortlist));
  if (!json) print(renderShortlist(shortlist, knownAt));
  try {
    const standings = people && (await readStandings(session, shortlist, people));
    if (standings !== undefined && !json) print(`\n${renderStandings(standings, shortlist)}`);
    const audit = fairness ? await readFairness(session, shortlist.id) : null;
    if (audit !== null && !json) print(`\n${renderFairness(audit)}`);
    const anyDay = start === undefined && !scope.some((typed) => typed.startsWith('free='));
    if (anyDay && !json && shortlist.entries.length > 0)
      tell('Who is assigned is listed too: --start DATE leaves out who is assigned then.');
    await noticeOldEvidence(session, asOf);
    if (!json) return;
    const request = { ...shortlist.request, startFrom };
    printJson({ ...shortlist, request, ...(standings && { standings }), ...(audit && { fairness: audit }) });
  } catch (error) {
    if (json) tell(`Kept as shortlist ${shortlist.id}; what else was asked of it could not be answered.`);
    throw error;
  }
}

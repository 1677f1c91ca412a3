import { DAY } from '../domain/clock.ts';
import { day, tell } from './output.ts';
import type { Session } from './session/session.ts';

/** Within a month little has faded. */
const OLD_DAYS = 31;

/** Says, to who did not ask about a moment, that nothing is known of the last weeks: what is shown has only faded since. */
export async function noticeOldEvidence(session: Session, asOf: string | undefined): Promise<void> {
  if (asOf !== undefined) return;
  const { newestEvidence } = await session.execute<{ newestEvidence: string | null }>('{ newestEvidence }');
  noticeAge(newestEvidence, 'The newest evidence here');
}

/** Says that an answer is from before an import that the server is taking up. */
export function noticeStale(stale: boolean): void {
  if (stale)
    tell('An import is being taken up, and what it brought is not in this yet: ask again in a minute.');
}

/** How old the newest evidence of one person is, by what was read of them anyway. */
export function noticeAge(newest: string | null, whose: string, now = Date.now()): void {
  if (newest === null) return;
  const days = Math.floor(now / DAY) - Math.floor(Date.parse(newest) / DAY);
  if (days < OLD_DAYS) return;
  // A day stands for its noon: the next one's is after all of it.
  const after = new Date(Date.parse(newest) + DAY).toISOString();
  tell(
    `${whose} is of ${day(newest)}, ${days} days ago, and has only faded since: --as-of ${day(after)} looks at it then.`,
  );
}

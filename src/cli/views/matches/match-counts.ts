import type { MatchStatus } from '../../../domain/match-status.ts';
import type { Match, MatchKind } from './match-texts.ts';

/** What came of a file: each row counts once for each kind, by its best match. */
export interface MatchCounts {
  rows: number;
  /** Rows without a text: blank lines, cells that are empty or hold spaces. */
  empty: number;
  readonly role?: Record<Lowercase<MatchStatus>, number>;
  readonly skill?: Record<Lowercase<MatchStatus>, number>;
}

export function noMatches(kinds: readonly MatchKind[]): MatchCounts {
  const none = () => ({ matched: 0, doubtful: 0, none: 0 });
  return {
    rows: 0,
    empty: 0,
    ...(kinds.includes('role') && { role: none() }),
    ...(kinds.includes('skill') && { skill: none() }),
  };
}

/** `matches` is null for a row without a text. */
export function countRow(counts: MatchCounts, matches: readonly Match[] | null): void {
  counts.rows++;
  if (matches === null) {
    counts.empty++;
    return;
  }
  for (const kind of ['role', 'skill'] as const) {
    const own = counts[kind];
    if (own !== undefined) own[statusOf(matches, kind)]++;
  }
}

/** Of the best match of a kind. */
export function statusOf(matches: readonly Match[], kind: MatchKind): Lowercase<MatchStatus> {
  const best = matches.find((match) => match.kind === kind);
  return (best?.status.toLowerCase() ?? 'none') as Lowercase<MatchStatus>;
}

export function countsInWords(counts: MatchCounts): string {
  const number = (count: number) => count.toLocaleString('en');
  const words = (kind: MatchKind) => {
    const own = counts[kind];
    if (own === undefined) return [];
    return [
      `${kind}s: ${number(own.matched)} matched, ${number(own.doubtful)} doubtful, ${number(own.none)} none`,
    ];
  };
  return [
    `${number(counts.rows)} ${counts.rows === 1 ? 'row' : 'rows'}, ${number(counts.empty)} empty`,
    ...words('role'),
    ...words('skill'),
  ].join('; ');
}

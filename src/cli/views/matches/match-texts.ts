import { type MatchStatus, matchStatus } from '../../../domain/match-status.ts';
import type { Session } from '../../session/session.ts';

export const matchKinds = ['role', 'skill'] as const;
export type MatchKind = (typeof matchKinds)[number];

export interface Match {
  readonly kind: MatchKind;
  readonly framework: string;
  readonly code: string;
  readonly name: string;
  /** 0..1; orders the matches of one text and kind, and says nothing across texts. */
  readonly score: number;
  /** The probability that the text means just this; comparable across texts. */
  readonly confidence: number;
  readonly status: MatchStatus;
}

interface Found {
  readonly score: number;
  readonly confidence: number;
}
interface Answer {
  readonly roles?: readonly (Found & { role: { framework: string; code: string; name: string } })[];
  readonly skills?: readonly (Found & { skill: { framework: string; code: string; name: string } })[];
}

const fields: Readonly<Record<MatchKind, string>> = {
  role: 'roles { score confidence role { framework code name: title } }',
  skill: 'skills { score confidence skill { framework code name } }',
};

/** The matches of many texts in one operation, in their order; a text that stands twice is asked once. */
export async function matchTexts(
  session: Session,
  texts: readonly string[],
  { first, kinds }: { readonly first: number; readonly kinds: readonly MatchKind[] },
): Promise<Match[][]> {
  if (texts.length === 0) return [];
  const distinct = [...new Set(texts)];
  const variables = Object.fromEntries(distinct.map((text, at) => [`t${at}`, text]));
  const answer = await session.execute<Record<string, Answer>>(
    `query ($first: Int!, ${distinct.map((_, at) => `$t${at}: String!`).join(', ')}) {
      ${distinct.map((_, at) => `m${at}: matchText(text: $t${at}, first: $first) { ...matches }`).join('\n')}
    }
    fragment matches on TextMatch { ${kinds.map((kind) => fields[kind]).join(' ')} }`,
    { ...variables, first },
  );
  const byText = new Map(distinct.map((text, at) => [text, matchesOf(answer[`m${at}`]!)]));
  return texts.map((text) => byText.get(text)!);
}

function matchesOf({ roles = [], skills = [] }: Answer): Match[] {
  const marked = <Row extends Found>({ score, confidence }: Row) => ({
    ...{ score, confidence },
    status: matchStatus(confidence),
  });
  return [
    ...roles.map((found): Match => ({ kind: 'role', ...found.role, ...marked(found) })),
    ...skills.map((found): Match => ({ kind: 'skill', ...found.skill, ...marked(found) })),
  ];
}

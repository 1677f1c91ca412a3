import { print, share, styled } from '../output.ts';
import type { Session } from '../session.ts';

export interface Match {
  readonly kind: 'role' | 'skill';
  readonly framework: string;
  readonly code: string;
  readonly name: string;
  /** 0..1; comparable within one text and kind only. */
  readonly score: number;
}
export interface TextMatches {
  readonly text: string;
  readonly matches: readonly Match[];
}

interface Answer {
  readonly roles: readonly { score: number; role: { framework: string; code: string; title: string } }[];
  readonly skills: readonly { score: number; skill: { framework: string; code: string; name: string } }[];
}

/** The matches of many texts in one operation, in their order; a text that stands twice is asked once. */
export async function matchTexts(
  session: Session,
  texts: readonly string[],
  first: number,
): Promise<TextMatches[]> {
  const distinct = [...new Set(texts)];
  const variables = Object.fromEntries(distinct.map((text, at) => [`t${at}`, text]));
  const answer = await session.execute<Record<string, Answer>>(
    `query ($first: Int!, ${distinct.map((_, at) => `$t${at}: String!`).join(', ')}) {
      ${distinct.map((_, at) => `m${at}: matchText(text: $t${at}, first: $first) { ...matches }`).join('\n')}
    }
    fragment matches on TextMatch {
      roles { score role { framework code title } }
      skills { score skill { framework code name } }
    }`,
    { ...variables, first },
  );
  const byText = new Map(distinct.map((text, at) => [text, matchesOf(answer[`m${at}`]!)]));
  return texts.map((text) => ({ text, matches: byText.get(text)! }));
}

function matchesOf({ roles, skills }: Answer): Match[] {
  return [
    ...roles.map(
      ({ score, role: { framework, code, title } }): Match => ({
        kind: 'role',
        framework,
        code,
        name: title,
        score,
      }),
    ),
    ...skills.map(({ score, skill }): Match => ({ kind: 'skill', ...skill, score })),
  ];
}

export const CSV_HEADER = 'text,kind,rank,framework,code,name,score';

/** A line a match, and one with empty cells for a text without any: no row of the source is lost. */
export function csvLines({ text, matches }: TextMatches): string[] {
  if (matches.length === 0) return [row([text, '', '', '', '', '', ''])];
  const ranks = { role: 0, skill: 0 };
  return matches.map(({ kind, framework, code, name, score }) =>
    row([text, kind, String(++ranks[kind]), framework, code, name, score.toFixed(4)]),
  );
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

export function printMatches({ text, matches }: TextMatches): void {
  print(styled('bold', text.length > 100 ? `${text.slice(0, 99)}…` : text || '(empty)'));
  if (matches.length === 0) print('  nothing alike');
  for (const { kind, framework, code, name, score } of matches) {
    print(`  ${share(score)}  ${kind.padEnd(5)}  ${name} ${styled('dim', `${framework}:${code}`)}`);
  }
}

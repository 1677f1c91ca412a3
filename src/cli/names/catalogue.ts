import { DOUBTFUL_FROM } from '../../domain/match-status.ts';
import { UsageError } from '../failure.ts';
import { PAGE_INFO, type Page, rowsOf } from '../session/pages.ts';
import type { Session } from '../session/session.ts';
import { chosen, type Named } from './chosen.ts';
import type { Candidate } from './clearly-nearest.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
interface FoundByName {
  readonly first: Row | null;
  readonly second: Row | null;
  readonly found: Page<Row>;
  readonly matched: { readonly rows: readonly { readonly confidence: number; readonly row: Row }[] };
}

const frameworks: Readonly<Record<string, string>> = {
  onet: 'ONET',
  org: 'ORGANISATION',
  esco: 'ESCO',
  gdad: 'GDAD',
  rsd: 'RSD',
};

/** `framework:code` as the organisation format writes it, or a bare code of O*NET or of the organisation. */
function codesOf(typed: string) {
  const [, prefix, code] = typed.match(/^(\w+):(.+)$/) ?? [];
  const framework = frameworks[prefix?.toLowerCase() ?? ''];
  if (framework === undefined) return { one: 'ONET', two: 'ORGANISATION', code: typed };
  return { one: framework, two: framework, code: code! };
}

/** How probable another name has to be before it is taken for what was typed. */
const AS_GOOD_AS_SURE = 0.9;
const PER_PAGE = 100;
/** What is found beside them is less alike, but may share as many words with what was typed. */
const MOST_COMPARED = 1_000;

/** Finds what a person typed: a code, `framework:code`, or a title. */
export function findRole(session: Session, typed: string): Promise<Named> {
  return findByName(session, 'role', 'title', typed);
}

export function findSkill(session: Session, typed: string): Promise<Named> {
  return findByName(session, 'skill', 'label', typed);
}

/** The same for what decides over people: no skill whose name is only near, such as a product's for a field's. */
export function findVerySkill(session: Session, typed: string): Promise<Named> {
  return findByName(session, 'skill', 'label', typed, true);
}

async function findByName(
  session: Session,
  noun: 'role' | 'skill',
  name: 'title' | 'label',
  typed: string,
  isVeryName = false,
): Promise<Named> {
  if (typed.trim() === '') throw new UsageError(`A ${noun} is to be given: a code, or words of its name.`);
  const row = `{ id code name: ${name} }`;
  const { first, second, found, matched } = await session.execute<FoundByName>(
    `query ($one: Framework!, $two: Framework!, $code: String!, $words: String!) {
      first: ${noun}ByCode(framework: $one, code: $code) ${row}
      second: ${noun}ByCode(framework: $two, code: $code) ${row}
      found: ${noun}s(first: ${PER_PAGE}, search: $words) { ${PAGE_INFO} edges { node ${row} } }
      matched: matchText(text: $words, first: 1) { rows: ${noun}s { confidence row: ${noun} ${row} } }
    }`,
    { ...codesOf(typed), words: typed },
  );
  const exact = first ?? second;
  if (exact) return { id: exact.id, label: exact.name };
  const [best] = matched.rows;
  const pages = rowsOf(async (after) => {
    if (after === null) return found;
    const next = await session.execute<Pick<FoundByName, 'found'>>(
      `query ($words: String!, $after: String) {
        found: ${noun}s(first: ${PER_PAGE}, search: $words, after: $after) { ${PAGE_INFO} edges { node ${row} } } }`,
      { words: typed, after },
    );
    return next.found;
  });
  const candidates: Candidate[] = [];
  let isComplete = true;
  for await (const one of pages) {
    isComplete = candidates.length < MOST_COMPARED;
    if (!isComplete) break;
    candidates.push(candidateOf(one));
  }
  return chosen(noun, typed, {
    candidates,
    isComplete,
    isCatalogue: true,
    isVeryName,
    isNothingNear: best === undefined || best.confidence < DOUBTFUL_FROM,
    otherName: best !== undefined && best.confidence >= AS_GOOD_AS_SURE ? candidateOf(best.row) : null,
  });
}

const candidateOf = ({ id, name, code }: Row): Candidate => ({ id, label: name, key: code });

export async function findCluster(session: Session, typed: string): Promise<Named> {
  const clusters = rowsOf(async (after) => {
    const { roleClusters } = await session.execute<{ roleClusters: Page<Omit<Candidate, 'key'>> }>(
      `query ($after: String) { roleClusters(first: 100, after: $after) { ${PAGE_INFO} edges { node { id label } } } }`,
      { after },
    );
    return roleClusters;
  });
  const candidates: Candidate[] = [];
  for await (const { id, label } of clusters) candidates.push({ id, label, key: '' });
  const byId = candidates.find(({ id }) => id === typed);
  return byId ?? chosen('cluster', typed, { candidates, isComplete: true, areFew: true });
}

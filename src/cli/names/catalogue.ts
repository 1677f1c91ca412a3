import { DOUBTFUL_FROM } from '../../domain/match-status.ts';
import { Refused, UsageError } from '../failure.ts';
import { tell } from '../output.ts';
import { PAGE_INFO, type Page, rowsOf } from '../session/pages.ts';
import type { Session } from '../session/session.ts';
import { chosen, type Named } from './chosen.ts';
import type { Candidate } from './clearly-nearest.ts';

interface Row {
  readonly id: string;
  readonly framework: string;
  readonly code: string;
  readonly name: string;
}
interface FoundByName {
  readonly found: Page<Row>;
  readonly matched: {
    readonly rows: readonly { readonly score: number; readonly confidence: number; readonly row: Row }[];
  };
}

const frameworks: Readonly<Record<string, string>> = {
  onet: 'ONET',
  org: 'ORGANISATION',
  esco: 'ESCO',
  gdad: 'GDAD',
  rsd: 'RSD',
};
const prefixes = new Map(Object.entries(frameworks).map(([prefix, framework]) => [framework, prefix]));

/** How probable another name has to be before it is taken for what was typed. */
const AS_GOOD_AS_SURE = 0.9;
const PER_PAGE = 100;
/** What is found beside them is less alike, but may share as many words with what was typed. */
const MOST_COMPARED = 1_000;
/** So many that bear one other name are told apart. */
const MOST_NAMESAKES = 100;

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
  const row = `{ id framework code name: ${name} }`;
  // A code is read without the index of all names, which a command without a server has to build.
  const coded = await findByCode(session, noun, row, typed.trim());
  if (coded !== null) return coded;
  const { found, matched } = await session.execute<FoundByName>(
    `query ($words: String!) {
      found: ${noun}s(first: ${PER_PAGE}, search: $words) { ${PAGE_INFO} edges { node ${row} } }
      matched: matchText(text: $words, first: ${MOST_NAMESAKES}) { rows: ${noun}s { score confidence row: ${noun} ${row} } }
    }`,
    { words: typed },
    `Looking for '${typed}' among all names …`,
  );
  const [best] = matched.rows;
  const namesakes = matched.rows.filter(({ score }) => score === best!.score);
  const likely = namesakes.reduce((sum, { confidence }) => sum + confidence, 0);
  const pages = rowsOf(async (after) => {
    if (after === null) return found;
    const next = await session.execute<Pick<FoundByName, 'found'>>(
      `query ($words: String!, $after: String) {
        found: ${noun}s(first: ${PER_PAGE}, search: $words, after: $after) { ${PAGE_INFO} edges { node ${row} } } }`,
      { words: typed, after },
    );
    return next.found;
  });
  const rows: Row[] = [];
  let isComplete = true;
  for await (const one of pages) {
    isComplete = rows.length < MOST_COMPARED;
    if (!isComplete) break;
    rows.push(one);
  }
  return chosen(noun, typed, {
    candidates: candidatesOf(rows),
    isComplete,
    isCatalogue: true,
    isVeryName,
    isNothingNear: likely < DOUBTFUL_FROM,
    otherName: best !== undefined && best.confidence >= AS_GOOD_AS_SURE ? candidateOf(best.row) : null,
    ...(namesakes.length > 1 &&
      likely >= AS_GOOD_AS_SURE && { namesakes: candidatesOf(namesakes.map((each) => each.row)) }),
  });
}

/** An occupation of the Standard Occupational Classification: what O*NET codes with `.00` after it. */
const SOC_CODE = /^\d{2}-\d{4}$/;

/** `framework:code` as the organisation format writes it, or a bare code of any framework; null where it is none. */
async function findByCode(
  session: Session,
  noun: 'role' | 'skill',
  row: string,
  typed: string,
): Promise<Named | null> {
  const [, prefix, rest] = typed.match(/^(\w+):(.+)$/) ?? [];
  const framework = frameworks[prefix?.toLowerCase() ?? ''];
  const code = framework === undefined ? typed : rest!.trim();
  const asked = framework === undefined ? Object.values(frameworks) : [framework];
  const soc = noun === 'role' && SOC_CODE.test(code) && asked.includes('ONET') ? `${code}.00` : null;
  const found = await session.execute<Record<string, Row | null>>(
    `query ($code: String!${soc === null ? '' : ', $soc: String!'}) {
      ${asked.map((one) => `${one}: ${noun}ByCode(framework: ${one}, code: $code) ${row}`).join('\n')}
      ${soc === null ? '' : `soc: roleByCode(framework: ONET, code: $soc) ${row}`}
    }`,
    { code, ...(soc !== null && { soc }) },
  );
  const { soc: detailed = null, ...exact } = found;
  const rows = Object.values(exact).filter((one) => one !== null);
  const [one = detailed] = rows;
  if (one === null) return null;
  if (rows.length > 1) throw unclearCode(noun, typed, candidatesOf(rows));
  if (rows.length === 0) tell(`Taking '${typed}' for the ${noun} ${one.name} (${one.code}).`);
  return { id: one.id, label: one.name };
}

function unclearCode(noun: string, typed: string, candidates: readonly Candidate[]): Refused {
  const listed = candidates.map(({ label, key }) => `${label} (${key})`).join(', ');
  return new Refused(
    `'${typed}' is the code of ${candidates.length} ${noun}s: ${listed}. Say which, with its prefix.`,
  );
}

/** Codes that several bear are told apart by their frameworks. */
function candidatesOf(rows: readonly Row[]): Candidate[] {
  const ofCode = Map.groupBy(rows, ({ code }) => code);
  return rows.map((row) => {
    const one = candidateOf(row);
    return ofCode.get(row.code)!.length === 1
      ? one
      : { ...one, key: `${prefixes.get(row.framework) ?? row.framework}:${row.code}` };
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

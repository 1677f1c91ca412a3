import { PAGE_INFO, type Page, rowsOf } from '../session/pages.ts';
import type { Session } from '../session/session.ts';
import { type Choice, chosen, type Named } from './chosen.ts';
import { type Candidate, clearlyNearest } from './clearly-nearest.ts';

type ReadPage = (search: string | null, after: string | null) => Promise<Page<Candidate>>;

const PER_PAGE = 100;
/** So many names are compared with a name that holds a typo, where no word of it finds anything. */
const MOST_COMPARED = 1_000;

export async function findPod(session: Session, typed: string): Promise<Named> {
  const choice = await choiceFor(
    typed,
    async (search, after) => {
      const { pods } = await session.execute<{ pods: Page<Candidate> }>(
        `query ($search: String, $after: String) {
        pods(first: ${PER_PAGE}, search: $search, after: $after) { ${PAGE_INFO} edges { node { id label: name key: id } } } }`,
        { search, after },
      );
      return pods;
    },
    'named',
  );
  return chosen('pod', typed, { ...choice, areFew: true });
}

export async function findPerson(session: Session, typed: string): Promise<Named> {
  const { byKey } = await session.execute<{ byKey: { id: string; name: string } | null }>(
    'query ($key: String!) { byKey: personByExternalId(externalId: $key) { id name } }',
    { key: typed },
  );
  if (byKey) return { id: byKey.id, label: byKey.name };
  const choice = await choiceFor(
    typed,
    async (search, after) => {
      const { people } = await session.execute<{ people: Page<Candidate> }>(
        `query ($search: String, $after: String) {
        people(first: ${PER_PAGE}, search: $search, after: $after) { ${PAGE_INFO} edges { node { id label: name key: externalId } } } }`,
        { search, after },
      );
      return people;
    },
    'unnamed',
  );
  return chosen('person', typed, { ...choice, arePeople: true });
}

export async function findUnit(session: Session, typed: string): Promise<string> {
  const { units } = await session.execute<{ units: string[] }>('{ units }');
  const candidates = units.map((unit): Candidate => ({ id: unit, label: unit, key: '' }));
  return chosen('unit', typed, { candidates, isComplete: true, areFew: true }).id;
}

/** An opening of a pod, by the title or code of its role; `ROLE@DAY` where it has several in one role, by their first days. */
export async function findOpening(
  session: Session,
  podId: string,
  typed: string,
): Promise<Named & { readonly from: string }> {
  const [, words, day] = /^(.*)@(\d{4}-\d{2}-\d{2})$/.exec(typed) ?? [typed, typed, undefined];
  const openings: OpeningRow[] = [];
  const pages = rowsOf(async (after) => {
    const { pod } = await session.execute<{ pod: { demand: Page<OpeningRow> } }>(
      `query ($id: ID!, $after: String) { pod(id: $id) { demand(first: ${PER_PAGE}, after: $after) {
        ${PAGE_INFO} edges { node { id from role { title code } } } } } }`,
      { id: podId, after },
    );
    return pod.demand;
  });
  for await (const opening of pages) openings.push(opening);
  const ofDay = openings.filter(({ from }) => from === day);
  // A day on which none begins is refused with the days that there are.
  const { id, label } =
    day !== undefined && ofDay.length > 0
      ? chosen('opening', words!, asChoice(ofDay))
      : chosen('opening', typed, asChoice(openings));
  return { id, label, from: openings.find((opening) => opening.id === id)!.from };
}

function asChoice(openings: readonly OpeningRow[]): Choice {
  const ofRole = Map.groupBy(openings, ({ role }) => role.code);
  const candidates = openings.map(
    ({ id, from, role: { title, code } }): Candidate =>
      ofRole.get(code)!.length > 1
        ? { id, label: `${title}@${from}`, key: `${code}@${from}` }
        : { id, label: title, key: code },
  );
  return { candidates, isComplete: true, areFew: true };
}

interface OpeningRow {
  readonly id: string;
  readonly from: string;
  readonly role: { readonly title: string; readonly code: string };
}

/**
 * Everything that the server finds by the whole text; where that holds nothing that is meant, by its single words; and
 * where no word finds anything, everything there is, as far as that is not too much.
 * @param unlike whether a refusal names what there is, though nothing of it is like the text
 */
async function choiceFor(typed: string, read: ReadPage, unlike: 'named' | 'unnamed'): Promise<Choice> {
  const whole = await read(typed, null);
  const found = choiceOf(whole);
  if (clearlyNearest(typed, found.candidates).among.length > 0) return found;
  const parts: Choice[] = [];
  for (const word of typed.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS))
    parts.push(choiceOf(await read(word, null)));
  const candidates = new Map(parts.flatMap((part) => part.candidates.map((one) => [one.id, one] as const)));
  if (candidates.size === 0) return comparedWithAll(typed, read, unlike);
  return { candidates: [...candidates.values()], isComplete: parts.every(({ isComplete }) => isComplete) };
}

const MOST_WORDS = 6;

function choiceOf({ edges, pageInfo }: Page<Candidate>): Choice {
  return { candidates: edges.map(({ node }) => node), isComplete: !pageInfo.hasNextPage };
}

/** Of everything there is what is near, or all where none is; nothing where there is too much to look at. */
async function comparedWithAll(typed: string, read: ReadPage, unlike: 'named' | 'unnamed'): Promise<Choice> {
  const all: Candidate[] = [];
  for await (const one of rowsOf((after) => read(null, after))) {
    all.push(one);
    if (all.length > MOST_COMPARED) return { candidates: unlike === 'named' ? all : [], isComplete: false };
  }
  const { among } = clearlyNearest(typed, all);
  return { candidates: among.length === 0 && unlike === 'named' ? all : among, isComplete: true };
}

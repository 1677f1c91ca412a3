import { type FieldProblem, InvalidInput, NotFound } from '../../../domain/errors.ts';
import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { PersonColumns } from '../../../talent-index/talent-index.ts';
import type { ShortlistRequest } from '../shortlist-request.ts';
import { checkSkills } from './shortlist-target.ts';

type Referring = Pick<ShortlistRequest, 'scope'> &
  Partial<Pick<ShortlistRequest, 'pod' | 'exclude' | 'must'>>;

/**
 * Everything that a request names by id beside its target.
 * @throws NotFound for the first id that is not known.
 */
export async function checkReferences(
  graph: Graph,
  { scope, pod = null, exclude = [], must = [] }: Referring,
  options: CallOptions,
): Promise<void> {
  const minimums = [...must, ...(scope.having ?? [])];
  await checkSkills(
    graph,
    minimums.map(({ skill }) => skill),
    options,
  );
  const pods = [...(pod === null ? [] : [pod]), ...(scope.pods ?? [])];
  await checkEach('No pod', pods, (ids) => graph.read(statements.podsById, { ids }, options));
  const people = (ids: readonly Id[]) => graph.read(statements.peopleById, { ids }, options);
  await checkEach('No person', scope.people ?? [], people);
  await checkEach('No person', exclude, people);
}

/**
 * Units, locations and currencies are words of the people's own records: one that nobody bears would leave everybody out
 * without a word of why.
 * @throws InvalidInput with the words that nobody bears
 */
export function checkScopeWords(
  { unit, location, currency }: PersonWords,
  { units = [], locations = [], maxWage }: ShortlistRequest['scope'],
): void {
  const problems = [
    ...unknownWords('units', 'unit', units ?? [], unit.values),
    ...unknownWords('locations', 'location', locations ?? [], location.values),
  ];
  if (maxWage != null && !currency.values.includes(maxWage.currency)) {
    const problem = 'is a currency that nobody is known to be paid in, and wages are not converted';
    problems.push({ path: 'input.scope.maxWage.currency', problem });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
}

type PersonWords = Pick<PersonColumns, 'unit' | 'location' | 'currency'>;

function unknownWords(
  list: string,
  noun: string,
  words: readonly string[],
  values: readonly string[],
): FieldProblem[] {
  const known = new Set(values);
  const there = [...known].filter((value) => value !== '').sort((a, b) => a.localeCompare(b, 'en'));
  const shown = [...there.slice(0, LISTED), ...(there.length > LISTED ? ['…'] : [])].join(', ');
  const others = shown === '' ? `no ${noun} of anybody is known` : `there are: ${shown}`;
  return words
    .filter((word) => !known.has(word))
    .slice(0, NAMED)
    .map((word) => ({
      path: `input.scope.${list}`,
      problem: `names "${word.slice(0, NAMED_CHARACTERS)}", which is the ${noun} of nobody; ${others}`,
    }));
}

const NAMED = 20;
/** So many of what there is. */
const LISTED = 10;
const NAMED_CHARACTERS = 100;
const IDS_PER_READ = 1_000;

async function checkEach(
  what: string,
  ids: readonly Id[],
  read: (ids: readonly Id[]) => Promise<readonly { readonly id: Id }[]>,
): Promise<void> {
  const sorted = [...new Set(ids)].sort();
  for (let from = 0; from < sorted.length; from += IDS_PER_READ) {
    const some = sorted.slice(from, from + IDS_PER_READ);
    const known = new Set((await read(some)).map(({ id }) => id));
    const unknown = some.find((id) => !known.has(id));
    if (unknown !== undefined) throw new NotFound(unknown, what);
  }
}

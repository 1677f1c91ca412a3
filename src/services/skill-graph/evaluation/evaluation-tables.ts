import type { ClusterEvaluation } from './evaluate-clusters.ts';
import type { MatcherEvaluation } from './evaluate-matcher.ts';
import type { RoleEvaluation } from './evaluate-roles.ts';
import type { SkillEvaluation } from './evaluate-skills.ts';

/** A printed evaluation: what it is of, then a line a method. */
export interface EvaluationTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

const share = (value: number): string => value.toFixed(3);
const against = (value: number, target: number | undefined): string =>
  target === undefined ? '' : `${share(target)} ${value >= target ? 'met' : 'missed'}`;

export function roleEvaluationTable({
  pool,
  queries,
  reportedQueries,
  rows,
}: RoleEvaluation): EvaluationTable {
  return {
    title: `Role similarity against O*NET's related occupations: nDCG@10 over ${reportedQueries} of ${queries} queries, pool ${pool}`,
    head: ['method', 'chosen on', 'reported', '± s.e.', 'at least'],
    rows: rows.map((row) => [
      row.method,
      share(row.chosenOn),
      share(row.reported),
      share(row.standardError),
      against(row.reported, row.target),
    ]),
    notes: [
      'Features and weights are chosen on queries with an even second hex digit of sha1(code); reported are the others.',
      'With titles and texts the comparison is partly circular: O*NET makes the list from titles and tasks too.',
    ],
  };
}

export function skillEvaluationTable({
  occupations,
  technologies,
  chosen,
  rows,
}: SkillEvaluation): EvaluationTable {
  return {
    title: `Completing occupations' technologies: nDCG@10, ${occupations} occupations × ${technologies} technologies, 20 % hidden, 5 seeds`,
    head: ['method', 'reported', '± s.e.', 'by seed', 'at least'],
    rows: rows.map((row) => [
      row.method,
      share(row.reported),
      share(row.standardError),
      row.perSeed.map(share).join(' '),
      against(row.reported, row.target),
    ]),
    notes: [
      `Chosen on other seeds: λ = ${chosen.regularisation}, titles weigh ${chosen.titles}, ${chosen.neighbours} neighbours.`,
    ],
  };
}

export function matcherEvaluationTable({
  titles,
  hidden,
  queries,
  rows,
  confidence,
}: MatcherEvaluation): EvaluationTable {
  return {
    title: `Matching hidden titles to occupations: mean reciprocal rank, ${queries} of ${hidden} hidden of ${titles} titles`,
    head: ['method', 'MRR', '± s.e.', 'first right', 'p50 ms', 'p95 ms', 'at least'],
    rows: rows.map((row) => [
      row.method,
      share(row.reciprocalRank),
      share(row.standardError),
      share(row.firstRight),
      row.p50Ms.toFixed(2),
      row.p95Ms.toFixed(2),
      against(row.reciprocalRank, row.target),
    ]),
    notes: [
      'Any occupation that lists the title is right. The options of the index were chosen on another seed.',
      '',
      `Confidence of the best match; matched is ${confidence.matchedFrom} and above. Weights are learned on other seeds.`,
      ...confidence.rows.map(
        ({ what, texts, matched, doubtful, none, matchedRight, doubtfulRight }) =>
          `${what} (${texts}): ${percent(matched)} matched${rightWords(matchedRight)}, ${percent(doubtful)} doubtful${rightWords(doubtfulRight)}, ${percent(none)} none`,
      ),
      ...confidence.bands.map(
        ({ from, texts, meanConfidence, right }) =>
          `confidence from ${from.toFixed(1)}: ${texts} texts, ${percent(meanConfidence)} expected right, ${percent(right)} are`,
      ),
    ],
  };
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
const rightWords = (right: number | null): string => (right === null ? '' : ` (right: ${percent(right)})`);

export function clusterEvaluationTable({ roles, rows, clusters }: ClusterEvaluation): EvaluationTable {
  return {
    title: `Role clusters of ${roles} roles, consensus of 30 runs`,
    head: ['measure', 'value', '± s.e.', 'at least'],
    rows: rows.map((row) => [
      row.measure,
      Number.isInteger(row.value) ? String(row.value) : share(row.value),
      row.standardError === null ? '' : share(row.standardError),
      against(row.value, row.target ?? undefined),
    ]),
    notes: clusters.map(({ label, size }) => `${size} ${label}`),
  };
}

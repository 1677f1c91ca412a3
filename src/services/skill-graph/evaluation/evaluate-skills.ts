import { skillAdjacency } from '../../../analytics/adjacency/adjacency.ts';
import { completionScores, type SideKernel } from '../../../analytics/adjacency/completion.ts';
import { randomSource } from '../../../analytics/clusters/random-source.ts';
import {
  type SparseMatrix,
  sparseMatrix,
  transpose,
} from '../../../analytics/linear-algebra/sparse-matrix.ts';
import { cosineKernel, type RoleKernel } from '../../../analytics/similarity/kernels.ts';
import { skillGraphParameters } from '../../../analytics/similarity/learn-skill-graph.ts';
import { meanWithError, normalisedGain, topItems } from '../../../analytics/similarity/ranking-quality.ts';
import { termCounts, weightedSets } from '../../../analytics/similarity/role-features.ts';
import type { FrameworkContent, FrameworkRole } from '../../../domain/framework.ts';

export interface SkillEvaluationRow {
  readonly method: string;
  /** nDCG@10, mean over the reported seeds of the mean over occupations. */
  readonly reported: number;
  /** Standard error over occupations, the seeds of one occupation averaged first. */
  readonly standardError: number;
  readonly perSeed: readonly number[];
  readonly target?: number;
}

export interface SkillEvaluation {
  readonly occupations: number;
  readonly technologies: number;
  /** What the hybrid's parameters came out as on other seeds than the reported. */
  readonly chosen: { readonly regularisation: number; readonly titles: number; readonly neighbours: number };
  readonly rows: readonly SkillEvaluationRow[];
}

const CUT = 10;
const LEAST = 5;
const HIDDEN = 0.2;
const REPORTED_SEEDS = ['1', '2', '3', '4', '5'];
const CHOOSING_SEEDS = ['a', 'b'];

interface Split {
  readonly known: SparseMatrix;
  readonly knownOf: readonly ReadonlySet<number>[];
  readonly hiddenOf: readonly ReadonlyMap<number, number>[];
}
type Method = (split: Split) => Float64Array;

/**
 * How well an occupation's technologies are completed: a seeded 20 % of the listings hidden, everything else learned
 * from; examples that at least 5 occupations list, occupations that list at least 5 of them. Commodities are not used
 * at all, so nothing is derived from a hidden listing; titles and alternate titles are.
 */
export function evaluateSkills(content: FrameworkContent): SkillEvaluation {
  const { listings, roles, technologies } = listingsOf(content);
  const titles = titleKernel(roles);
  const choosing = CHOOSING_SEEDS.map((seed) => hide(listings, technologies, seed));
  const quality = (method: Method) => meanOf(choosing.map((split) => meanOf(gainsOf(method(split), split))));
  const best = <Parameter>(
    candidates: readonly Parameter[],
    method: (parameter: Parameter) => Method,
  ): Parameter =>
    candidates
      .map((parameter) => ({ parameter, value: quality(method(parameter)) }))
      .reduce((a, b) => (b.value > a.value ? b : a)).parameter;
  const hybrid = ({ regularisation, weight }: { regularisation: number; weight: number }) =>
    ease(regularisation, [{ similarities: titles, weight }]);
  const neighbours = best([10, 20, 40, 80], nearestRoles);
  const { regularisation, weight } = best(
    [20, 30, 50].flatMap((lambda) => [0.5, 1, 2].map((own) => ({ regularisation: lambda, weight: own }))),
    hybrid,
  );

  const splits = REPORTED_SEEDS.map((seed) => hide(listings, technologies, seed));
  const measure = (method: string, score: Method, target?: number): SkillEvaluationRow => {
    const gains = splits.map((split) => gainsOf(score(split), split));
    const perRole = listings.map((_, role) => gains.map((own) => own[role]).filter((gain) => gain !== null));
    const { standardError } = meanWithError(
      perRole.filter((own) => own.length > 0).map((own) => meanOf(own as number[])),
    );
    const perSeed = gains.map(meanOf);
    return {
      method,
      reported: meanOf(perSeed),
      standardError,
      perSeed,
      ...(target === undefined ? {} : { target }),
    };
  };
  return {
    occupations: roles.length,
    technologies,
    chosen: { regularisation, titles: weight, neighbours },
    rows: [
      measure('popularity', popularity),
      measure('nearest 5 occupations, a vote each', plainNearestRoles(5)),
      measure(`nearest ${neighbours} occupations`, nearestRoles(neighbours)),
      measure('EASE, λ = 30', ease(30, [])),
      measure('ADJACENT edges, each another chance', edges),
      measure('EASE with occupations alike in titles', hybrid({ regularisation, weight }), 0.63),
    ],
  };
}

function listingsOf(content: FrameworkContent) {
  const kinds = new Map(content.skills.map(({ id, kind }) => [id, kind]));
  const counts = new Map<string, number>();
  for (const { requirements } of content.roles) {
    for (const { skillId } of requirements) {
      if (kinds.get(skillId) === 'TECHNOLOGY') counts.set(skillId, (counts.get(skillId) ?? 0) + 1);
    }
  }
  const kept = [...counts].filter(([, count]) => count >= LEAST).map(([id]) => id);
  const numbers = new Map(kept.sort().map((id, number) => [id, number]));
  const listed = ({ requirements }: FrameworkRole) =>
    requirements.map(({ skillId }) => numbers.get(skillId)).filter((number) => number !== undefined);
  const roles = content.roles.filter((role) => listed(role).length >= LEAST);
  return {
    roles,
    listings: roles.map((role) => listed(role).sort((a, b) => a - b)),
    technologies: kept.length,
  };
}

function hide(listings: readonly (readonly number[])[], technologies: number, seed: string): Split {
  const random = randomSource(`hidden listings/${seed}`);
  const hiddenOf = listings.map(
    (own) => new Map(own.filter(() => random() < HIDDEN).map((skill) => [skill, 1])),
  );
  const knownOf = listings.map((own, role) => new Set(own.filter((skill) => !hiddenOf[role]!.has(skill))));
  const cells = knownOf.flatMap((own, role) => [...own].map((skill) => ({ role, skill })));
  const known = sparseMatrix(listings.length, technologies, {
    row: cells.map(({ role }) => role),
    column: cells.map(({ skill }) => skill),
    value: new Float64Array(cells.length).fill(1),
  });
  return { known, knownOf, hiddenOf };
}

/** Null for an occupation of which nothing was hidden. */
function gainsOf(scores: Float64Array, { known, knownOf, hiddenOf }: Split): (number | null)[] {
  return hiddenOf.map((hidden, role) => {
    if (hidden.size === 0) return null;
    const row = scores.subarray(role * known.columns, (role + 1) * known.columns);
    const ranking = topItems(row, CUT, (skill) => knownOf[role]!.has(skill));
    return normalisedGain(ranking, hidden, CUT);
  });
}

function meanOf(values: readonly (number | null)[]): number {
  const present = values.filter((value) => value !== null);
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}

function popularity({ known }: Split): Float64Array {
  const counts = new Float64Array(known.columns);
  for (const skill of known.indices) counts[skill]!++;
  const scores = new Float64Array(known.rows * known.columns);
  for (let role = 0; role < known.rows; role++) scores.set(counts, role * known.columns);
  return scores;
}

/** The plain form: cosine of what occupations list, each of the nearest has one vote. */
function plainNearestRoles(count: number): Method {
  return ({ known }) => votes(known, cosineKernel(known), count, () => 1);
}

/** Votes of the nearest occupations by tf-idf cosine of what they list, weighed by it. */
function nearestRoles(count: number): Method {
  return ({ known }) => votes(known, cosineKernel(weightedSets(known)), count, (similarity) => similarity);
}

function votes(
  known: SparseMatrix,
  { similarities, present }: RoleKernel,
  count: number,
  weigh: (similarity: number) => number,
): Float64Array {
  const scores = new Float64Array(known.rows * known.columns);
  present.forEach((role, at) => {
    const row = similarities.subarray(at * present.length, (at + 1) * present.length);
    for (const other of topItems(row, count, (item) => item === at)) {
      const neighbour = present[other]!;
      for (let e = known.offsets[neighbour]!; e < known.offsets[neighbour + 1]!; e++) {
        scores[role * known.columns + known.indices[e]!]! += weigh(row[other]!);
      }
    }
  });
  return scores;
}

function ease(regularisation: number, sides: readonly SideKernel[]): Method {
  return ({ known }) => completionScores(known, { regularisation, sides });
}

/** The product's own edges: each known technology is another chance, beside the chance that anybody lists it. */
function edges({ known }: Split): Float64Array {
  const { offsets, targets, strengths } = skillAdjacency(known, skillGraphParameters.adjacency);
  const bySkill = transpose(known);
  const scores = new Float64Array(known.rows * known.columns);
  for (let role = 0; role < known.rows; role++) {
    const row = scores.subarray(role * known.columns, (role + 1) * known.columns);
    for (let skill = 0; skill < known.columns; skill++) {
      const share = (bySkill.offsets[skill + 1]! - bySkill.offsets[skill]!) / known.rows;
      row[skill] = -Math.log1p(-Math.min(share, 0.999));
    }
    for (let e = known.offsets[role]!; e < known.offsets[role + 1]!; e++) {
      const from = known.indices[e]!;
      for (let a = offsets[from]!; a < offsets[from + 1]!; a++)
        row[targets[a]!]! -= Math.log1p(-0.99 * strengths[a]!);
    }
  }
  return scores;
}

function titleKernel(roles: readonly FrameworkRole[]): Float64Array {
  const texts = roles.map(({ title, alternateTitles }) => [title, ...alternateTitles]);
  return cosineKernel(weightedSets(termCounts(texts, { pairs: true }))).similarities;
}

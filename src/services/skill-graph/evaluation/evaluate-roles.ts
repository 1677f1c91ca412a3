import { createHash } from 'node:crypto';
import { cosineKernel, type RoleKernel } from '../../../analytics/similarity/kernels.ts';
import type { RelatedQuery } from '../../../analytics/similarity/learn-rating-weights.ts';
import { skillGraphParameters } from '../../../analytics/similarity/learn-skill-graph.ts';
import { fuseRanks } from '../../../analytics/similarity/rank-fusion.ts';
import { meanWithError, normalisedGain, topItems } from '../../../analytics/similarity/ranking-quality.ts';
import { termCounts, weightedSets } from '../../../analytics/similarity/role-features.ts';
import {
  type RoleFeature,
  type RoleProfiles,
  roleFeatures,
  roleKernel,
} from '../../../analytics/similarity/role-kernels.ts';
import type { FrameworkContent } from '../../../domain/framework.ts';
import type { RelatedRole } from '../../../importers/onet/related.ts';
import { profilesOf } from '../../frameworks/framework-profiles.ts';

export interface RoleEvaluationRow {
  readonly method: string;
  /** nDCG@10 on the half that features and weights were chosen on. */
  readonly chosenOn: number;
  /** nDCG@10 on the other half, and its standard error over queries. */
  readonly reported: number;
  readonly standardError: number;
  /** What the weights came out as, largest 1; absent for what has none. */
  readonly weights?: Readonly<Partial<Record<RoleFeature, number>>>;
  readonly target?: number;
}

export interface RoleEvaluation {
  readonly pool: number;
  readonly queries: number;
  readonly reportedQueries: number;
  readonly rows: readonly RoleEvaluationRow[];
}

type Weights = Partial<Record<RoleFeature, number>>;
const CUT = 10;
const WITHOUT_TEXT: readonly RoleFeature[] = [
  'RATINGS',
  'RATING_PROFILE',
  'TECHNOLOGY',
  'ACTIVITIES',
  'ACTIVITY_GROUPS',
];

/**
 * How well similarity finds O*NET's related occupations: pool of occupations with ratings, detailed work activities
 * and technology; gain 2 for the short and 1 for the long primary tier. Weights are chosen on queries with an even
 * second hex digit of sha1(code), the figures are of the others. With texts it is partly circular: O*NET makes the
 * list from titles and tasks too.
 */
export function evaluateRoles(content: FrameworkContent, related: readonly RelatedRole[]): RoleEvaluation {
  const { roles, queries, halves } = relatedQueries(content, related);

  const profiles = profilesOf(content, roles);
  const kernels = new Map(roleFeatures.map((feature) => [feature, roleKernel(profiles, feature)]));
  const measure = (
    method: string,
    scores: Float64Array,
    more: Partial<RoleEvaluationRow> = {},
  ): RoleEvaluationRow => {
    const gains = (half: readonly RelatedQuery[]) => half.map((query) => gainOf(scores, roles.length, query));
    const { mean, standardError } = meanWithError(gains(halves.reported));
    return {
      method,
      chosenOn: meanWithError(gains(halves.chosen)).mean,
      reported: mean,
      standardError,
      ...more,
    };
  };
  const fusion = (method: string, features: readonly RoleFeature[], target: number) => {
    const weights = chooseWeights(kernels, features, halves.chosen, roles.length);
    return measure(method, fused(kernels, weights, roles.length), { weights, target });
  };
  const plain = ({ present, similarities }: RoleKernel) => spread(present, similarities, roles.length);

  return {
    pool: roles.length,
    queries: queries.length,
    reportedQueries: halves.reported.length,
    rows: [
      measure('SOC prefix', codePrefixes(roles.map(({ code }) => code))),
      measure('tf-idf of titles and texts, cosine', plain(tfIdf(profiles))),
      measure('ratings, cosine', plain(ratingsCosine(profiles))),
      ...roleFeatures.map((feature) => measure(`${feature} alone`, plain(kernels.get(feature)!))),
      fusion('rank fusion, ratings and technology', ['RATINGS', 'RATING_PROFILE', 'TECHNOLOGY'], 0.5),
      fusion('rank fusion, without text', WITHOUT_TEXT, 0.55),
      fusion('rank fusion, every official feature', roleFeatures, 0.68),
      measure('as EMBED_SKILLS weighs them', fused(kernels, skillGraphParameters.weights, roles.length), {
        weights: skillGraphParameters.weights,
        target: 0.68,
      }),
    ],
  };
}

/** The occupations that are compared, and the queries: those that things are chosen on and those that are reported. */
export function relatedQueries(content: FrameworkContent, related: readonly RelatedRole[]) {
  const kinds = new Map(content.skills.map(({ id, kind }) => [id, kind]));
  const roles = content.roles.filter(
    ({ requirements, activities }) =>
      activities.length > 0 &&
      requirements.some(({ skillId }) => kinds.get(skillId) === 'TECHNOLOGY') &&
      requirements.some(({ skillId }) => kinds.get(skillId) !== 'TECHNOLOGY'),
  );
  const queries = queriesOf(related, new Map(roles.map(({ id }, number) => [id, number])));
  const isEven = ({ role }: RelatedQuery) =>
    Number.parseInt(createHash('sha1').update(roles[role]!.code).digest('hex')[1]!, 16) % 2 === 0;
  const halves = { chosen: queries.filter(isEven), reported: queries.filter((query) => !isEven(query)) };
  return { roles, queries, halves };
}

function queriesOf(related: readonly RelatedRole[], numbers: ReadonlyMap<string, number>): RelatedQuery[] {
  const gains = new Map<number, Map<number, number>>();
  for (const { roleId, relatedId, tier } of related) {
    const role = numbers.get(roleId);
    const other = numbers.get(relatedId);
    if (role === undefined || other === undefined || tier === 'Supplemental') continue;
    const own = gains.get(role) ?? new Map<number, number>();
    gains.set(role, own.set(other, tier === 'Primary-Short' ? 2 : 1));
  }
  return [...gains].map(([role, own]) => ({ role, gains: own })).sort((a, b) => a.role - b.role);
}

function gainOf(scores: Float64Array, roles: number, { role, gains }: RelatedQuery): number {
  const row = scores.subarray(role * roles, (role + 1) * roles);
  return normalisedGain(
    topItems(row, CUT, (other) => other === role),
    gains,
    CUT,
  );
}

function fused(kernels: ReadonlyMap<RoleFeature, RoleKernel>, weights: Weights, roles: number): Float64Array {
  const weighed = (Object.keys(weights) as RoleFeature[]).map((feature) => ({
    ...kernels.get(feature)!,
    weight: weights[feature]!,
  }));
  return fuseRanks(weighed, roles, skillGraphParameters.similarity.rankConstant);
}

/** Coordinate ascent from equal weights, in fixed steps and order; only the given queries are looked at. */
function chooseWeights(
  kernels: ReadonlyMap<RoleFeature, RoleKernel>,
  features: readonly RoleFeature[],
  queries: readonly RelatedQuery[],
  roles: number,
): Weights {
  const parts = features.map((feature) => fused(kernels, { [feature]: 1 }, roles));
  const quality = (weights: readonly number[]) => {
    const row = new Float64Array(roles);
    let sum = 0;
    for (const query of queries) {
      row.fill(0);
      for (let f = 0; f < parts.length; f++) {
        const part = parts[f]!.subarray(query.role * roles, (query.role + 1) * roles);
        for (let r = 0; r < roles; r++) row[r]! += weights[f]! * part[r]!;
      }
      sum += normalisedGain(
        topItems(row, CUT, (other) => other === query.role),
        query.gains,
        CUT,
      );
    }
    return sum / queries.length;
  };
  let weights = features.map(() => 1);
  let best = quality(weights);
  for (let round = 0; round < 3; round++) {
    for (let f = 0; f < features.length; f++) {
      for (const factor of [0, 0.5, 0.7, 0.85, 1.2, 1.5, 2]) {
        const tried = weights.map((weight, at) => (at === f ? weight * factor : weight));
        const value = quality(tried);
        if (value > best + 1e-5) [best, weights] = [value, tried];
      }
    }
  }
  const largest = Math.max(...weights);
  return Object.fromEntries(
    features.map((feature, f) => [feature, Math.round((100 * weights[f]!) / largest) / 100]),
  );
}

function spread(present: Uint32Array, similarities: Float64Array, roles: number): Float64Array {
  const scores = new Float64Array(roles * roles).fill(Number.NEGATIVE_INFINITY);
  present.forEach((role, i) => {
    present.forEach((other, j) => {
      scores[role * roles + other] = similarities[i * present.length + j]!;
    });
  });
  return scores;
}

/** How many leading characters two codes share; equal ones in the order of codes. */
function codePrefixes(codes: readonly string[]): Float64Array {
  const scores = new Float64Array(codes.length ** 2);
  codes.forEach((code, i) => {
    codes.forEach((other, j) => {
      let shared = 0;
      while (shared < code.length && code[shared] === other[shared]) shared++;
      scores[i * codes.length + j] = shared;
    });
  });
  return scores;
}

function tfIdf({ titles, texts }: RoleProfiles): RoleKernel {
  const documents = titles.map((own, role) => [`${own}\n${texts[role]}`]);
  return cosineKernel(weightedSets(termCounts(documents, { pairs: false })));
}

function ratingsCosine(profiles: RoleProfiles): RoleKernel {
  return roleKernel({ ...profiles, ratingWeights: new Float64Array(profiles.skills).fill(1) }, 'RATINGS');
}

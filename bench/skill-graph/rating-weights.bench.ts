import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { learnRatingWeights } from '../../src/analytics/similarity/learn-rating-weights.ts';
import { normalisedGain, topItems } from '../../src/analytics/similarity/ranking-quality.ts';
import { ratingWeight } from '../../src/analytics/similarity/rating-weights.ts';
import { ratingsMatrix } from '../../src/analytics/similarity/role-kernels.ts';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { readRelatedRoles } from '../../src/importers/onet/related.ts';
import { profilesOf } from '../../src/services/frameworks/framework-profiles.ts';
import { relatedQueries } from '../../src/services/skill-graph/evaluation/evaluate-roles.ts';
import { type Bench, gain } from '../bench.ts';

const OFFICIAL = join(import.meta.dirname, '../../../shared/data/onet-29.3');

/** What `src/analytics/similarity/rating-weights.ts` holds is what this prints. */
export const bench: Bench = {
  name: 'rating-weights',
  shows: 'the weights of O*NET’s rated elements, learned again on the even half of the related occupations',
  async run({ note }) {
    if (!existsSync(OFFICIAL)) throw new Error('../shared/data/onet-29.3 is not there.');
    const content = await readOnet(OFFICIAL);
    const { roles, halves } = relatedQueries(content, await readRelatedRoles(OFFICIAL));
    const { offsets, indices, values } = ratingsMatrix(profilesOf(content, roles));
    const rated = [...new Set(indices)].sort((a, b) => a - b);
    const place = new Map(rated.map((column, at) => [column, at]));
    const ratings = new Float64Array(roles.length * rated.length);
    for (let r = 0; r < roles.length; r++) {
      for (let e = offsets[r]!; e < offsets[r + 1]!; e++) {
        ratings[r * rated.length + place.get(indices[e]!)!] = values[e]!;
      }
    }
    const learned = learnRatingWeights(ratings, rated.length, halves.chosen);
    rated.forEach((column, at) => {
      note(`'${content.skills[column]!.code}': ${Math.round(100 * learned[at]!) / 100},`);
    });

    const quality = (weights: ArrayLike<number>, queries: typeof halves.chosen): number => {
      const rows = ratings.map((value, e) => value * weights[e % rated.length]!);
      const product = (p: number, q: number) => {
        let sum = 0;
        for (let c = 0; c < rated.length; c++)
          sum += rows[p * rated.length + c]! * rows[q * rated.length + c]!;
        return sum;
      };
      const lengths = roles.map((_, r) => Math.sqrt(product(r, r)));
      const gains = queries.map(({ role, gains: own }) => {
        const cosines = roles.map((_, r) => product(role, r) / (lengths[role]! * lengths[r]!));
        return normalisedGain(
          topItems(cosines, 10, (r) => r === role),
          own,
          10,
        );
      });
      return gains.reduce((sum, own) => sum + own, 0) / gains.length;
    };
    const kept = rated.map((column) => ratingWeight(content.skills[column]!.code));
    const plain = rated.map(() => 1);
    return (['chosen', 'reported'] as const).flatMap((half) => [
      gain(
        `cosine of ratings, learned now: the ${half} half`,
        'nDCG@10',
        quality(learned, halves[half]),
        quality(plain, halves[half]),
        'unweighted',
      ),
      gain(
        `cosine of ratings, as kept: the ${half} half`,
        'nDCG@10',
        quality(kept, halves[half]),
        quality(plain, halves[half]),
        'unweighted',
      ),
    ]);
  },
};

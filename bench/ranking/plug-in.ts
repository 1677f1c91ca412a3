import { plugInShare } from '../../src/analytics/ranking/score.ts';
import { partsOf } from '../../src/talent-index/build/fitted-series.ts';
import { skillEvidence } from '../../src/talent-index/rank/rescore.ts';
import type { RoleQuery } from '../../src/talent-index/rank/role-query.ts';
import { SegmentScan } from '../../src/talent-index/scan/scan.ts';
import { TopBounds } from '../../src/talent-index/scan/top-bounds.ts';
import type { TalentIndex } from '../../src/talent-index/talent-index.ts';

/**
 * What a peer computes that fades a mean and divides it by the level: Σ importance·min(1, μ/level)/Σ importance of own
 * skills. The product ranks by E[min(1, θ/level)]; this is its upper bound, which the scan of the product finds first.
 */
export interface PlugInEntry {
  readonly id: string;
  readonly score: number;
}

/** Float32, and what curves of a half-life of 70 days and more lose in the two minutes that the scan may read too early. */
export const PLUG_IN_ERROR = 5e-6;

const noPause = async () => {};

/** The best by the plug-in score, by the scan of the product alone: nobody is scored again. */
export function plugInTop(
  index: TalentIndex,
  query: RoleQuery,
  asOf: number,
  size: number,
  eligible: Uint8Array,
): PlugInEntry[] {
  const scan = new SegmentScan(index, [query], asOf);
  const top = new TopBounds(size);
  for (const { segment, first, people, superseded } of partsOf(index)) {
    if (people !== null) throw new Error('People who were fitted again are not compared here.');
    scan.scan(segment, noPause, (found) => {
      found.rank(eligible.subarray(first, first + segment.slots), superseded);
      found.keepAbove(top.threshold);
      const { met, bounds, count } = found;
      for (let i = 0; i < count; i++) {
        const bound = bounds[met[i]!]!;
        if (bound > top.threshold) top.take(bound, first + met[i]!);
      }
    });
  }
  for (const _ of top.closing());
  const entries: PlugInEntry[] = [];
  while (entries.length < size && top.highest >= 0) {
    const score = top.highest;
    entries.push({ id: index.people.ids.at(top.takeHighest()), score });
  }
  top.release();
  return entries;
}

/** In float64, from the fitted series themselves. */
export function plugInScore(
  index: TalentIndex,
  { requirements, totalImportance }: RoleQuery,
  person: number,
  asOf: number,
): number {
  let score = 0;
  for (const { skill, importance, level } of requirements) {
    const evidence = skillEvidence(index, person, skill, asOf);
    if (evidence === null) continue;
    // The scan bounds by what was observed, as peers do, whether anything was achieved there or not.
    const { mean } = evidence.basis === 'OBSERVED' ? evidence.given : evidence.latent;
    score += (importance * plugInShare(mean, level)) / totalImportance;
  }
  return score;
}

/** @throws Error unless `plugInTop` lists who is best when everybody is scored in float64, in their order and with their scores. */
export function checkPlugInTop(index: TalentIndex, query: RoleQuery, asOf: number, size: number): void {
  const everybody = Array.from({ length: index.people.count }, (_, person) => person);
  const scores = Float64Array.from(everybody, (person) => plugInScore(index, query, person, asOf));
  const best = scores.toSorted().reverse();
  const found = plugInTop(index, query, asOf, size, new Uint8Array(index.people.count).fill(1));
  const wrong = found.find(({ id, score }, place) => {
    const own = scores[index.people.ids.numberOf(id)!]!;
    // Equal people, as near as a float32 tells them apart, may stand in either order.
    return Math.abs(own - best[place]!) > PLUG_IN_ERROR || Math.abs(own - score) > PLUG_IN_ERROR;
  });
  if (wrong !== undefined || found.length < Math.min(size, best.filter((score) => score > 0).length))
    throw new Error('The scan lists other people by the plug-in score than scoring everybody does.');
  if (new Set(found.map(({ id }) => id)).size < found.length) throw new Error('Somebody is listed twice.');
}

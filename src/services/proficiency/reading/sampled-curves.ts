import { revalidationDate } from '../../../analytics/decay/model/curve.ts';
import { DAY, type Instant } from '../../../domain/clock.ts';
import type { CallOptions } from '../../../graph/graph.ts';
import type { Pace } from '../../pace.ts';
import type { FittedProficiencies } from '../fitted-proficiencies.ts';
import { type Inference, inferredAt } from '../inferences.ts';
import type { Proficiency } from './proficiency.ts';
import {
  type CurvePoint,
  type CurveRange,
  curvePoint,
  inferredPoint,
  momentsOf,
} from './proficiency-curve.ts';

/**
 * The curves sampled evenly, both ends included, in the order of `proficiencies`. Moments before the newest evidence are
 * each estimated from the evidence up to them; those before there is any are left out.
 */
export async function sampledCurves(
  fittedProficiencies: Pick<FittedProficiencies, 'standing' | 'atMoments'>,
  paced: () => Pace,
  proficiencies: readonly Proficiency[],
  range: CurveRange,
  options: CallOptions,
): Promise<CurvePoint[][]> {
  const moments = momentsOf(range);
  const result: CurvePoint[][] = proficiencies.map(() => []);
  const byMoment = Map.groupBy(proficiencies.keys(), (place) => proficiencies[place]!.asOf);
  for (const [asOf, places] of byMoment) {
    const asked = places.map((place) => proficiencies[place]!);
    const newest = Math.max(...asked.map(newestEvidence));
    const past = moments.filter((moment) => moment < newest);
    const standing = past.length === 0 ? null : await fittedProficiencies.standing(asOf, options);
    const people = asked.filter((one) => past[0]! < newestEvidence(one)).map(({ personId }) => personId);
    const refitted =
      standing === null ? null : await fittedProficiencies.atMoments(standing, people, past, options);
    const pace = paced();
    for (const place of places) {
      await pace(options.signal);
      const { personId, skillId, series, inference } = proficiencies[place]!;
      if (series === null) {
        result[place] = moments.flatMap((at, i) => {
          const past = at < newestEvidence(proficiencies[place]!);
          const shown = past ? (refitted?.get(personId)?.[i] ?? []) : inference!.shown;
          const latent = inferredAt(inference!, at, shown);
          return latent === null ? [] : [inferredPoint(latent, at)];
        });
        continue;
      }
      result[place] = moments.flatMap((at, i) => {
        const holding =
          at < series.fitted.lastAt
            ? refitted?.get(personId)?.[i]?.find(({ fitted }) => fitted.skillId === skillId)
            : series;
        return holding ? [curvePoint(holding, at)] : [];
      });
    }
  }
  return result;
}

/** The person's newest evidence: from here on the estimate holds. */
function newestEvidence({ series, inference }: Proficiency): Instant {
  if (series !== null) return series.fitted.lastAt;
  return Math.max(Number.NEGATIVE_INFINITY, ...inference!.shown.map(({ fitted }) => fitted.lastAt));
}

/** The moment at which the estimate falls below `level`; null if it never does, or is there already. */
export function fallsBelow({ series, inference, asOf }: Proficiency, level: number): Instant | null {
  if (series === null) return inferredUntil(inference!, level, asOf);
  return revalidationDate(series.fitted, series.skillClass, level, asOf);
}

/** About a century: what is above the level then is taken to stay there. */
const LATEST_DAYS = 36_525;

/** The day on which what is inferred falls below `level`; by bisection, as it never rises while nothing happens. */
function inferredUntil(inference: Inference, level: number, from: Instant): Instant | null {
  const isBelow = (days: number) => inferredAt(inference, from + days * DAY)!.mean < level;
  if (isBelow(0) || !isBelow(LATEST_DAYS)) return null;
  let above = 0;
  let below = LATEST_DAYS;
  while (below - above > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isBelow(middle)) below = middle;
    else above = middle;
  }
  return from + below * DAY;
}

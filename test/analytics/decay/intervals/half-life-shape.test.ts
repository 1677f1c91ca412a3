import { describe, expect, it } from 'vitest';
import { uniforms } from '../../../../src/analytics/decay/back-test/bootstrap.ts';
import {
  HalfLifeShape,
  type SeriesStanding,
} from '../../../../src/analytics/decay/intervals/half-life-shape.ts';

/** What the filter knows of series whose ln half-lives are drawn so, each seen with a normal error of this variance. */
function standingsOf(draw: () => number, error: number, count = 2_000): SeriesStanding[] {
  const normal = normals(7);
  return Array.from({ length: count }, (_, series) => {
    const seen = draw() + Math.sqrt(error) * normal();
    const variance = error / (1 + error);
    return {
      series,
      events: 4,
      ability: 1,
      logHalfLife: 5 + seen / (1 + error),
      abilityVariance: 0.2,
      covariance: 0,
      logHalfLifeVariance: variance,
      deviation: seen / (1 + error),
      deviationsPerUnit: 1,
    };
  });
}

function normals(seed: number): () => number {
  const draw = uniforms(seed);
  return () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

describe('the distribution of ln half-lives', () => {
  it('stays normal where it is', () => {
    const shape = new HalfLifeShape(standingsOf(normals(3), 0.5));
    for (const z of [-1.5, -1, 0, 1, 1.5]) expect(Math.abs(shape.at(z))).toBeLessThan(0.35);
  });

  it('has two modes where half-lives have two', () => {
    const normal = normals(5);
    const pick = uniforms(6);
    const two = () => (pick() < 0.5 ? -0.95 : 0.95) + 0.3 * normal();
    const shape = new HalfLifeShape(standingsOf(two, 0.5));
    for (const z of [-1, 1]) expect(shape.at(z)).toBeGreaterThan(0.4);
    for (const z of [-2.5, 0, 2.5]) expect(shape.at(z)).toBeLessThan(-0.5);
  });

  it('is taken as normal where no evidence tells, and where there are few series', () => {
    const unseen = standingsOf(normals(3), 1e6);
    for (const z of [-3, -1, 0, 2, 9]) expect(new HalfLifeShape(unseen).at(z)).toBeCloseTo(0, 10);
    expect(new HalfLifeShape([]).at(1)).toBeCloseTo(0, 10);
    const few = new HalfLifeShape(standingsOf(normals(3), 0.5, 10));
    for (const z of [-2, -1, 0, 1, 2]) expect(Math.abs(few.at(z))).toBeLessThan(0.5);
  });
});

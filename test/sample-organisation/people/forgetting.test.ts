import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgotten, Timeline } from '../../../src/sample-organisation/people/forgetting.ts';
import { logistic } from '../generated.ts';

const curves = fc.record({
  halfLifeDays: fc.double({ min: 1, max: 3000, noNaN: true }),
  shape: fc.constantFrom(0.5, 1, 2, 4, Infinity) as fc.Arbitrary<0.5 | 1 | 2 | 4 | typeof Infinity>,
  floor: fc.double({ min: 0, max: 0.4, noNaN: true }),
});
const abilities = fc.double({ min: -6, max: 6, noNaN: true });
const DAY = 86_400_000;

describe('the true forgetting curve', () => {
  it('starts at what was learnt and has lost half of what lies above the floor after a half-life, whatever its shape', () => {
    fc.assert(
      fc.property(abilities, curves, (ability, curve) => {
        const learnt = logistic(ability);
        expect(forgotten(ability, 0, curve)).toBeCloseTo(learnt, 12);
        const half = learnt <= curve.floor ? learnt : curve.floor + (learnt - curve.floor) / 2;
        expect(forgotten(ability, curve.halfLifeDays, curve)).toBeCloseTo(half, 10);
      }),
    );
  });

  it('never rises and never falls below the floor', () => {
    const days = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(abilities, curves, days, days, (ability, curve, a, b) => {
        const [early, late] = [
          forgotten(ability, Math.min(a, b), curve),
          forgotten(ability, Math.max(a, b), curve),
        ];
        expect(late).toBeLessThanOrEqual(early + 1e-15);
        expect(late).toBeGreaterThanOrEqual(Math.min(logistic(ability), curve.floor) - 1e-12);
      }),
    );
  });
});

describe('a timeline', () => {
  const curve = { halfLifeDays: 100, shape: 1, floor: 0.1 } as const;
  const timeline = new Timeline(curve);
  timeline.add({ at: 0, ability: 1, reinforces: true });
  timeline.add({ at: 50 * DAY, ability: 2, reinforces: false });
  timeline.add({ at: 80 * DAY, ability: 2, reinforces: true });

  it('knows nothing before the skill was learnt', () => {
    expect(timeline.proficiencyAt(-1)).toBe(0);
  });

  it('starts the curve anew at a reinforcement only', () => {
    expect(timeline.proficiencyAt(20 * DAY)).toBe(forgotten(1, 20, curve));
    expect(timeline.proficiencyAt(60 * DAY)).toBe(forgotten(2, 60, curve));
    expect(timeline.proficiencyAt(90 * DAY)).toBe(forgotten(2, 10, curve));
    expect(timeline.stateAt(90 * DAY)).toEqual({ ability: 2, lastReinforcedAt: 80 * DAY });
  });
});

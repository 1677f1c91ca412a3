import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PersonLevels } from '../../../../src/analytics/decay/back-test/person-levels.ts';

const score = fc.double({ min: 0, max: 1, noNaN: true });
const event = fc.record({ person: fc.nat({ max: 4 }), score, first: fc.boolean() });
const events = fc.array(event, { maxLength: 200 });

function learnt(
  taken: readonly { readonly person: number; readonly score: number; readonly first: boolean }[],
) {
  const levels = new PersonLevels();
  for (const each of taken) levels.learn(each.person, each.score, each.first);
  return levels;
}

describe('how people have done so far', () => {
  it('has one mean from both starts where there is nobody else', () => {
    fc.assert(
      fc.property(events, (taken) => {
        const levels = learnt(taken.map((each) => ({ ...each, person: 3 })));
        expect(levels.meanAmongOthers(3)).toBe(levels.mean(3));
      }),
    );
  });

  it('lies within what was shown and where it began', () => {
    fc.assert(
      fc.property(events, fc.nat({ max: 5 }), (taken, person) => {
        const shown = [0.9, ...taken.map((each) => each.score)];
        const levels = learnt(taken);
        for (const level of [levels.average(person), levels.mean(person), levels.meanAmongOthers(person)]) {
          expect(level).toBeGreaterThanOrEqual(Math.min(...shown) - 1e-9);
          expect(level).toBeLessThanOrEqual(Math.max(...shown) + 1e-9);
        }
      }),
    );
  });

  it('is the moving average and the mean of the person, from .9 on, whatever others do', () => {
    fc.assert(
      fc.property(events, (taken) => {
        let average = 0.9;
        const own = taken.filter(({ person }) => person === 0);
        for (const each of own) average += 0.02 * (each.score - average);
        const sum = own.reduce((total, each) => total + each.score, 40 * 0.9);
        expect(learnt(taken).average(0)).toBeCloseTo(average, 9);
        expect(learnt(taken).mean(0)).toBeCloseTo(sum / (40 + own.length), 9);
      }),
    );
  });

  it('begins, among others, with what they have shown, the first of each series for a quarter', () => {
    const levels = learnt([
      { person: 1, score: 0.2, first: true },
      { person: 1, score: 0.4, first: false },
      { person: 2, score: 0.6, first: false },
      { person: 0, score: 1, first: false },
    ]);
    const start = (20 * 0.9 + 0.2 / 4 + 0.4 + 0.6) / 22.25;
    expect(levels.meanAmongOthers(0)).toBeCloseTo((40 * start + 1) / 41, 12);
    expect(levels.meanAmongOthers(9)).toBeCloseTo((20 * 0.9 + 0.2 / 4 + 2) / 23.25, 12);
  });

  it('comes to the share of the others where they have shown much', () => {
    const many = Array.from({ length: 4_000 }, (_, i) => ({
      person: 1 + (i % 50),
      score: i % 10 < 3 ? 1 : 0,
      first: false,
    }));
    expect(learnt(many).meanAmongOthers(0)).toBeCloseTo(0.3, 2);
    expect(learnt(many).mean(0)).toBe(0.9);
  });
});

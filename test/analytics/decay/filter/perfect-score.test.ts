import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedProficiency } from '../../../../src/analytics/decay/model/curve.ts';
import type { EvidenceRow } from '../../../../src/analytics/decay/model/evidence-builder.ts';
import { PRIOR } from '../../../../src/analytics/decay/model/prior.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import { fitSeries } from '../fit-series.ts';

const event = (days: number, kind: EvidenceRow['kind'], score: number): EvidenceRow => ({
  ...{ personId: 'person:a', skillId: 'skill:a', taskClass: 'MIXED', evaluatorId: null },
  ...{ at: days * DAY, kind, score, trials: 10 },
});
const estimated = (rows: readonly EvidenceRow[], day: number) =>
  expectedProficiency(fitSeries(rows, PRIOR), PRIOR.classes.MIXED, day * DAY);

// What is shown at one moment has no order in time.
const history = fc.array(
  fc.record({
    gap: fc.integer({ min: 1, max: 900 }),
    passed: fc.integer({ min: 0, max: 10 }),
    kind: fc.constantFrom('ASSESSMENT' as const, 'DELIVERY' as const, 'SIMULATION' as const),
  }),
  { minLength: 1, maxLength: 12 },
);

test('a perfect score from which time runs anew lowers no estimate on its day, whatever was shown before', () => {
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 1, max: 900 }),
      fc.constantFrom('ASSESSMENT', 'DELIVERY'),
      (events, gap, kind) => {
        let day = 0;
        const former = events.map(({ gap: since, kind: shown, passed }) => {
          day += since;
          return event(day, shown, passed / 10);
        });
        const before = estimated(former, day + gap);
        const after = estimated([...former, event(day + gap, kind, 1)], day + gap);
        expect(after).toBeGreaterThan(before - 1e-6);
      },
    ),
    { numRuns: 500 },
  );
});

// Where docs/decay.md says that the model fails: the spacing effect is of the last gap, and time runs on.
test('a perfect simulation soon after a long gap passed can lower it, by the half-life that the gap had spoken for', () => {
  const former = [event(0, 'ASSESSMENT', 1), event(400, 'SIMULATION', 0.9)];
  const before = estimated(former, 402);
  const after = estimated([...former, event(402, 'SIMULATION', 1)], 402);
  expect(after).toBeLessThan(before);
  expect(after).toBeGreaterThan(before - 0.1);
});

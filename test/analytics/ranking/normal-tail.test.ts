import { expect, test } from 'vitest';
import { normalAbove } from '../../../src/analytics/ranking/normal-tail.ts';

test('the normal tail stands within its stated error of pinned values', () => {
  expect(normalAbove(0)).toBeCloseTo(0.5, 7);
  expect(normalAbove(1.6448536269514722)).toBeCloseTo(0.05, 7);
  expect(normalAbove(-3)).toBeCloseTo(0.9986501019683699, 6);
});

import { describe, expect, test } from 'vitest';
import { Refused } from '../../../src/cli/failure.ts';
import type { Session } from '../../../src/cli/session/session.ts';
import { type GroupView, readFairness, renderFairness } from '../../../src/cli/views/fairness-view.ts';

const ratio = (value: number) => ({ value, low: value / 2, high: 2 * value, coverage: 0.9 });
const group = (name: string, figures: Partial<GroupView> = {}): GroupView => ({
  ...{ attribute: 'gender', group: name, suppressed: false, considered: 40, selected: 8, selectionRate: 0.2 },
  ...{
    scoringRate: 0.5,
    impactRatio: ratio(0.5),
    scoringImpactRatio: ratio(0.9),
    pValue: 0.012345,
    ...figures,
  },
});
const withheld: GroupView = {
  ...{
    attribute: 'gender',
    group: 'c',
    suppressed: true,
    considered: null,
    selected: null,
    selectionRate: null,
  },
  ...{ scoringRate: null, impactRatio: null, scoringImpactRatio: null, pValue: null },
};
const answering = (shortlist: object | null): Session =>
  ({ execute: async () => ({ shortlist }) }) as unknown as Session;

describe('the fairness audit in a terminal', () => {
  test('says whether it is flagged, what each group came to, and how many say nothing', () => {
    const groups = [
      group('a', { impactRatio: null, scoringImpactRatio: null, pValue: null }),
      group('b'),
      withheld,
    ];
    const text = renderFairness({ shortlist: 'x', undisclosed: 12, flagged: true, groups });
    expect(text).toMatch(/^.*Flagged/);
    expect(text).toMatch(/gender\s+b\s+40\s+8\s+0\.50 \(0\.25 to 1\.00\)\s+0\.012\s+0\.50/);
    expect(text).toContain('12 in scope disclosed nothing. 1 of the groups are too small to be shown');
    expect(text).not.toMatch(/null|NaN/);
  });

  test('says so where nothing can be shown, and where a list is too short to show who was selected', () => {
    expect(renderFairness({ shortlist: 'x', undisclosed: 3, flagged: false, groups: [withheld] })).toContain(
      'too few people disclosed anything',
    );
    const short = group('a', { selected: null, selectionRate: null, impactRatio: null, pValue: null });
    expect(renderFairness({ shortlist: 'x', undisclosed: 0, flagged: false, groups: [short] })).toContain(
      'Who was selected is not shown where the list is short',
    );
  });

  test('an unknown shortlist and one that is withheld are refused in words', async () => {
    await expect(readFairness(answering(null), 'x')).rejects.toThrow(Refused);
    await expect(readFairness(answering({ id: 'x', fairness: null }), 'x')).rejects.toThrow('withheld');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchConfidence } from '../../../src/analytics/search/match-confidence.ts';
import { TitleIndex, titleIndexOptions } from '../../../src/analytics/search/title-index.ts';

const titles = [
  ['Software Developers', 'Software Engineer', 'Application Developer', 'Software Architect'],
  ['Registered Nurses', 'Staff Nurse', 'Ward Nurse', 'Charge Nurse'],
  ['Nurse Midwives', 'Midwife', 'Staff Nurse'],
  ['Data Scientists', 'Machine Learning Scientist', 'Data Science Specialist'],
  ['Accountants and Auditors', 'Auditor', 'Tax Accountant'],
  ['Civil Engineers', 'Bridge Engineer', 'Highway Engineer'],
];
const index = new TitleIndex(titles);

describe('how sure a match is', () => {
  test('a text that is word for word a name of k items means each of them with 1/k', () => {
    expect(index.matchSurely('DATA SCIENTISTS', 1)[0]).toMatchObject({ item: 3, confidence: 1 });
    // Its last word in the singular or the plural is as good.
    expect(index.matchSurely('data scientist', 1)[0]).toMatchObject({ item: 3, confidence: 1 });
    expect(index.matchSurely('Ward Nurses', 1)[0]).toMatchObject({ item: 1, confidence: 1 });
    const nurses = index.matchSurely('staff nurse', 3);
    expect(nurses.slice(0, 2).map(({ confidence }) => confidence)).toEqual([0.5, 0.5]);
    expect(new Set(nurses.slice(0, 2).map(({ item }) => item))).toEqual(new Set([1, 2]));
    for (const { confidence } of nurses.slice(2)) expect(confidence).toBe(0);
  });

  test('letters without a meaning are nothing to be sure of, although one score is the highest there is', () => {
    const [sure] = index.matchSurely('senior machine learning scientist ii', 1);
    const [unsure] = index.matchSurely('ersit nurdo zzqw', 1);
    expect(unsure!.confidence).toBeLessThan(0.2);
    expect(sure!.confidence).toBeGreaterThan(unsure!.confidence);
    expect(index.matchSurely('🙂', 1)).toEqual([]);
  });

  test('it is a probability, for every text and rank, in the order that match gives', () => {
    const words = fc.constantFrom(
      ...titles.flat().flatMap((title) => title.split(' ')),
      'xyz',
      'of',
      'C++',
      '7',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (text) => {
        const found = index.matchSurely(text.join(' '), 6);
        expect(found.map(({ item, score }) => ({ item, score }))).toEqual(index.match(text.join(' '), 6));
        for (const { confidence, evidence } of found) {
          expect(confidence >= 0 && confidence <= 1).toBe(true);
          for (const share of [evidence.nearness, evidence.known])
            expect(share >= 0 && share <= 1 + 1e-6).toBe(true);
        }
      }),
    );
  });

  test('more of the same evidence never makes it less, but for what the other evidence says already', () => {
    const { confidence: weights } = titleIndexOptions;
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, unit, (nearness, known, lead, more) => {
        const evidence = { nearness, known, told: 3, lead, toldLead: 0, isFirst: true };
        const sure = matchConfidence(evidence, weights);
        for (const name of ['nearness', 'lead'] as const) {
          const raised = { ...evidence, [name]: evidence[name] + more };
          expect(matchConfidence(raised, weights)).toBeGreaterThanOrEqual(sure);
        }
      }),
    );
  });
});

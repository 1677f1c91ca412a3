import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchConfidence } from '../../../src/analytics/search/match-confidence.ts';
import { TitleIndex, titleIndexOptions } from '../../../src/analytics/search/title-index.ts';
import { matchStatus } from '../../../src/domain/match-status.ts';

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

  test('who bears the very name comes first, however many near names another has', () => {
    const many = new TitleIndex([
      [
        'Wards',
        'Chief Ward Keeper',
        'Ward Keeper',
        'Night Ward Keeper',
        'Day Ward Keeper',
        'Ward Keepers, City',
      ],
      ['Public Servants', 'Clerk', 'Scribe', 'Usher', 'Bailiff', 'Keeper', 'Herald', 'Page'],
    ]);
    expect(many.match('night keeper', 1)[0]!.item).toBe(0);
    const [best, other] = many.matchSurely('Keeper', 2);
    expect(best).toMatchObject({ item: 1, confidence: 1 });
    expect(best!.score).toBeGreaterThanOrEqual(other!.score);
    expect(other).toMatchObject({ item: 0, confidence: 0 });
    expect(many.match('Keeper', 2).map(({ item }) => item)).toEqual([1, 0]);
    // A filter may leave it out, and then nobody bears the name.
    const among = { accepts: (item: number) => item === 0 };
    expect(many.matchSurely('Keeper', 2, among)[0]!.confidence).toBeGreaterThan(0);
  });

  test('a single word that a hundred names hold is short for any of them: doubtful, though one bears just that', () => {
    const world = (others: number) =>
      new TitleIndex([
        ['Custodians', 'Keeper'],
        ...Array.from({ length: others }, (_, at) => [`Keeper of ${'abcdefghij'[at % 10]}${at}x`]),
      ]);
    expect(world(60).matchSurely('keeper', 1)[0]).toMatchObject({ item: 0, confidence: 1 });
    const found = world(200).matchSurely('keeper', 5);
    expect(found[0]!.item).toBe(0);
    expect(matchStatus(found[0]!.confidence)).toBe('DOUBTFUL');
    for (const { confidence } of found) expect(confidence).toBeLessThanOrEqual(found[0]!.confidence);
    // A word of one of them is no such thing.
    expect(world(200).matchSurely('custodian', 1)[0]).toMatchObject({ item: 0, confidence: 1 });
  });

  test('of several that bear the name those that are preferred are meant', () => {
    const prefers = (item: number) => item === 2;
    const [first, second] = index.matchSurely('staff nurse', 3, { prefers });
    expect(new Set([first, second].map((one) => one!.item))).toEqual(new Set([1, 2]));
    expect(first).toMatchObject({ item: 2, confidence: 1 });
    expect(second!.confidence).toBe(0);
    // Nothing is preferred to what the text means otherwise.
    expect(index.matchSurely('ward nurse', 1, { prefers })[0]).toMatchObject({ item: 1, confidence: 1 });
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf, searchWords, termsOf } from '../../../src/analytics/search/grams.ts';
import { MAX_ACRONYMS } from '../../../src/analytics/search/nearest-names.ts';
import { gramsOfText, NearestTitle } from '../../../src/analytics/search/nearest-title.ts';
import { TitleIndex } from '../../../src/analytics/search/title-index.ts';

const items = [
  ['Registered Nurses', 'RN (Registered Nurse)', 'Staff Nurse', 'Ward Sister'],
  ['Software Developers', 'Software Engineer', 'Application Developer', 'C++ Programmer'],
  ['Chief Executives', 'CEO (Chief Executive Officer)', 'Managing Director'],
  ['Accountants and Auditors', 'CPA (Certified Public Accountant)', 'Bookkeeping Auditor'],
  ['Cooks, Restaurant', 'Line Cook', 'Prep Cook'],
];
const index = new TitleIndex(items);
const first = (text: string) => index.match(text, 5)[0]?.item;

describe('the title index', () => {
  it.each([
    ['a name as it stands', 'Software Developers', 1],
    ['another case', 'sOFTWARE dEVELOPERS', 1],
    ['a plural for a singular', 'line cooks', 4],
    ['another order of words', 'Officer, Chief Executive', 2],
    ['a typo', 'Regsitered Nurze', 0],
    ['an acronym that people use', 'CPA', 3],
    ['an acronym that stands in brackets', 'rn', 0],
    ['a language’s sign', 'c++', 1],
    ['marks', 'Accountánts', 3],
    ['words about it', 'Looking for an experienced staff nurse, nights', 0],
  ])('finds by %s', (_, text, item) => {
    expect(first(text)).toBe(item);
  });

  it('finds by initials that no name spells out, behind a name that does', () => {
    const titles = new TitleIndex([
      ['Nurse'],
      ['Site Reliability Engineers'],
      ['SRE Consultant'],
      ['Director of Public Health'],
    ]);
    expect(titles.match('SRE', 5).map(({ item }) => item)).toEqual([2, 1]);
    expect(titles.match('dph', 5).map(({ item }) => item)).toEqual([3]);
    expect(titles.match('xyz', 5)).toEqual([]);
  });

  it('takes the first eight acronyms of a text, however many it has', () => {
    const letters = [...'abcdefghijkl'];
    const names = letters.map((letter) => [`${letter}xpha ${letter}yeta ${letter}zamma`]);
    const text = letters.map((letter) => letter.repeat(3));
    const found = new TitleIndex(names).match(text.join(' '), 40).map(({ item }) => item);
    expect(found.sort((a, b) => a - b)).toEqual(Array.from({ length: MAX_ACRONYMS }, (_, at) => at));
  });

  it('looks at each item once however many acronyms a text has', () => {
    const names = Array.from({ length: 60 }, (_, at) =>
      ['abc', 'bcd', 'cde'].map((own) => `${own} ${own} ${own}${at}`),
    );
    const many = new TitleIndex(names.map((own) => [...own, 'Alpha Beta Gamma', 'Beta Gamma Delta']));
    const found = many.match('abg bgd', 200);
    expect(found.map(({ item }) => item).sort((a, b) => a - b)).toEqual(names.map((_, at) => at));
  });

  it.each([
    ['Sr. S/W Dev II', 1],
    ['REGISTERED_NURSE_(BAND_6)', 0],
    ['Acct & auditor - London', 3],
    ['Interim Managing Dir', 2],
  ])('finds by what a people system makes of a title: %s', (text, item) => {
    expect(first(text)).toBe(item);
  });

  it('tells by its grade what nothing else tells apart', () => {
    const wards = new TitleIndex([0, 1, 2, 3].map((ward) => [`Nurses, Ward ${ward}`]));
    expect(wards.match('nurses ward 2', 2).map(({ item }) => item)).toEqual([2, 0]);
  });

  it('keeps a grade where there is nothing else', () => {
    expect(new TitleIndex([['Senior']]).match('senior', 1)).toHaveLength(1);
  });

  it('has nothing to say to what shares nothing with any name', () => {
    for (const text of ['', '   ', '🙂🙂', '....', '\u202e', 'شششش', '(.*)+$[', '\\', 'zzzzqqq']) {
      expect(index.match(text, 5)).toEqual([]);
    }
  });

  it('answers anything with at most `first` scores on 0..1, best first, each item once', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: 'grapheme' }),
        fc.integer({ min: 0, max: 7 }),
        (text, count) => {
          const found = index.match(text, count);
          expect(found.length).toBeLessThanOrEqual(count);
          expect(new Set(found.map(({ item }) => item)).size).toBe(found.length);
          found.forEach(({ score }, at) => {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1 + 1e-6);
            if (at > 0) expect(score).toBeLessThanOrEqual(found[at - 1]!.score);
          });
        },
      ),
    );
  });

  it('takes a text of 10 kB, and an item without names', () => {
    expect(index.match('nurse '.repeat(1_700), 1)[0]!.item).toBe(0);
    const withNameless = new TitleIndex([[], ['Nurse'], ['—']]);
    expect(withNameless.match('nurse', 5).map(({ item }) => item)).toEqual([1]);
    expect(new TitleIndex([]).match('nurse', 5)).toEqual([]);
  });
});

describe('the baseline', () => {
  it('ranks by the nearest name', () => {
    const nearest = new NearestTitle(items, (text) => gramsOfText(text, 2, 5));
    expect(nearest.match('staff nurse', 1)).toEqual([0]);
    expect(nearest.match('', 1)).toEqual([]);
  });
});

describe('words, grams and terms', () => {
  it('pads words, keeps signs of languages and takes plurals off terms', () => {
    expect(searchWords('C++/C# Déveloper')).toEqual(['c++', 'c#', 'developer']);
    expect([...gramsOf(['ab'], 3, 4)]).toEqual([' ab', 'ab ', ' ab ']);
    expect([...termsOf(['nurse', 'aides'])]).toEqual(['nurse', 'aide', 'nurse aide']);
  });
});

describe('names that change', () => {
  const word = fc.constantFrom(
    'nurse',
    'cook',
    'ward',
    'chief',
    'data',
    'site',
    'line',
    'night',
    'lead',
    'audit',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const names = fc.array(name, { maxLength: 4 });
  const worlds = fc.array(fc.tuple(names, names), { minLength: 1, maxLength: 8 });

  it('are found as in an index that was built of them, whatever they were before', () => {
    fc.assert(
      fc.property(worlds, fc.array(names, { maxLength: 3 }), name, (items, further, text) => {
        const changed = new TitleIndex(items.map(([before]) => before));
        items.forEach(([before, after], item) => {
          changed.put(item, before, after);
        });
        further.forEach((own, at) => {
          changed.put(items.length + at, [], own);
        });
        const now = [...items.map(([, after]) => after), ...further];
        const built = new TitleIndex(now);
        const found = (index: TitleIndex) => index.match(text, 100).map(({ item }) => item);
        expect(found(changed).toSorted()).toEqual(found(built).toSorted());
        // Who bears the very name is as sure as ever.
        const sure = (index: TitleIndex) =>
          index
            .matchSurely(text, 100)
            .filter(({ item }) => now[item]!.includes(text))
            .map(({ item, confidence }) => [item, confidence] as const)
            .toSorted(([a], [b]) => a - b);
        expect(sure(changed)).toEqual(sure(built));
        for (const { score } of changed.match(text, 100)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    );
  });

  it('rank as in an index that was built of them, where they are few among many', () => {
    const syllables = ['ba', 'ke', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru'];
    const word = (number: number) =>
      [...String(1_000 + number)].map((digit) => syllables[Number(digit)]).join('');
    const many = Array.from({ length: 200 }, (_, at) => [`Clerk of ${word(at)}`, `Teller ${word(at % 17)}`]);
    const added = [['Glassblower', 'Neon bender'], ['Neon sign electrician']];
    const changed = new TitleIndex(many);
    added.forEach((own, at) => {
      changed.put(many.length + at, [], own);
    });
    changed.put(3, many[3]!, [`Clerk of ${word(3)}`, 'Neon clerk']);
    const built = new TitleIndex([...many.with(3, [`Clerk of ${word(3)}`, 'Neon clerk']), ...added]);
    for (const text of [
      'glas blower',
      'neon bender',
      'neon clerk',
      `teller ${word(3)}`,
      `clerk ${word(5)}`,
      'nse',
    ]) {
      const found = (index: TitleIndex) => index.match(text, 3).map(({ item }) => item);
      expect(found(changed)).toEqual(found(built));
    }
  });
});

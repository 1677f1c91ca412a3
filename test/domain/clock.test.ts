import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, isCalendarDate, readMoment } from '../../src/domain/clock.ts';

const instants = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('a day or a moment as it is written', () => {
  test('is taken for itself, whenever it is', () => {
    fc.assert(
      fc.property(instants, (date) => {
        expect(readMoment(date.toISOString())).toBe(date.getTime());
        expect(isCalendarDate(date.toISOString().slice(0, 10))).toBe(true);
      }),
    );
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-06-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
  ])('is not moved to another where there is no %s', (day) => {
    expect(isCalendarDate(day)).toBe(false);
    for (const time of ['T12:00:00Z', 'T00:00Z', 'T23:59:59.999+02:00', 'T12:00:00-0800'])
      expect(readMoment(day + time)).toBeNull();
  });

  test('keeps the 29th of February of a leap year', () => {
    expect(isCalendarDate('2028-02-29')).toBe(true);
    expect(readMoment('2028-02-29T00:00:00Z')).toBe(Date.parse('2028-03-01T00:00:00Z') - DAY);
  });

  test('names its zone, and nothing else', () => {
    expect(readMoment('2026-03-01T01:00:00+01:00')).toBe(Date.parse('2026-03-01T00:00:00Z'));
    expect(readMoment('+012026-03-01T00:00:00Z')).toBe(Date.parse('+012026-03-01T00:00:00Z'));
    for (const text of [
      '2026-03-01',
      '2026-03-01T09:00:00',
      '2026-03-01T25:00:00Z',
      'yesterday',
      '',
      '2026-3-1',
    ])
      expect(readMoment(text), text).toBeNull();
    for (const text of ['2026-3-1', '2026-03-01T00:00:00Z', '', '+002026-03-01'])
      expect(isCalendarDate(text), text).toBe(false);
  });
});

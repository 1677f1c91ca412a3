import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import {
  dayCount,
  moment,
  oneOf,
  serverUrl,
  startDay,
  wholeNumber,
} from '../../../src/cli/commands/arguments.ts';

describe('a moment on the command line', () => {
  test('is a day, which is its noon, or ISO 8601 with a zone', () => {
    expect(moment('2026-06-30')).toBe('2026-06-30T12:00:00.000Z');
    expect(moment('2026-06-30T10:00:00+02:00')).toBe('2026-06-30T08:00:00.000Z');
  });

  test.each(['2026-06-31', '2026-02-30', '2026-04-31T09:00:00Z', '2026-06-30T10:00:00', 'today', ''])(
    'is never %s',
    (text) => {
      expect(() => moment(text)).toThrow(InvalidArgumentError);
      expect(() => moment(text)).toThrow('It takes a day that exists, 2026-03-01, or a moment');
    },
  );
});

test('one of several is named in any case, and read as it is written', () => {
  expect(['ESCO', 'esco', 'Esco'].map(oneOf(['ONET', 'ESCO']))).toEqual(['ESCO', 'ESCO', 'ESCO']);
  expect(() => oneOf(['ONET', 'ESCO'])('esc')).toThrow('It takes one of these, in any case: ONET, ESCO.');
});

test('a server is named by its address', () => {
  expect(serverUrl('http://127.0.0.1:4000/graphql')).toBe('http://127.0.0.1:4000/graphql');
  for (const text of ['localhost:4000', 'http://', 'http:///x', 'ftp://x', 'x', ''])
    expect(() => serverUrl(text), text).toThrow('It takes the address of a server: http://127.0.0.1:4000.');
});

test('a first day of work is a day that exists, or any', () => {
  expect(['2026-09-01', 'any'].map(startDay)).toEqual(['2026-09-01', 'any']);
  for (const text of ['2026-02-30', '2026-09-01T09:00:00Z', 'soon', ''])
    expect(() => startDay(text)).toThrow("It takes a day that exists, 2026-03-01, or 'any'.");
});

describe('a number of days on the command line', () => {
  test.each([
    ['90', 90],
    ['90d', 90],
    ['1D', 1],
  ])('%s', (text, days) => expect(dayCount(text)).toBe(days));

  test.each(['3w', '0', '0d', 'd', '90 d', '-1', '1.5', ''])(
    "'%s' is refused by the form that is asked",
    (text) => {
      expect(() => dayCount(text)).toThrow('It takes a number of days of at least 1: 90d or 90.');
    },
  );
});

describe('a whole number on the command line', () => {
  test('keeps to its bounds, and names them', () => {
    expect(['1', '3650'].map(wholeNumber(1, 3650))).toEqual([1, 3650]);
    for (const text of ['0', '3651', '999999', '1.5', '-1', ''])
      expect(() => wholeNumber(1, 3650)(text)).toThrow('It takes a whole number from 1 to 3650.');
    expect(() => wholeNumber()('0')).toThrow('It takes a whole number of at least 1.');
    expect(wholeNumber()('999999')).toBe(999_999);
  });
});

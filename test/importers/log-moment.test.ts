import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLogMoment } from '../../src/importers/log-moment.ts';

const tenOClock = Date.parse('2024-03-02T10:00:00Z');
const MINUTE = 60_000;

describe('the time of a logged event', () => {
  it.each([
    ['2024-03-02T10:00:00Z', 0],
    ['2024-03-02t10:00:00z', 0],
    ['2024-03-02 10:00', 0],
    // PostgreSQL's COPY, and its zones with minutes and, of old, seconds.
    ['2024-03-02 10:00:00+00', 0],
    ['2024-03-02 10:00:00.5-05', 300 * MINUTE + 500],
    ['2024-03-02 10:00:00+05:30', -330 * MINUTE],
    ['2024-03-02 10:00:00+00:53:28', -53 * MINUTE - 28_000],
    // Git and Ruby; logs that write the zone's name.
    ['2024-03-02 10:00:00 +0100', -60 * MINUTE],
    ['2024-03-02 10:00:00 UTC', 0],
    ['2024-03-02 10:00:00 GMT', 0],
    ['2024-03-02T10:00:00−08:00', 480 * MINUTE],
    // Of ISO 8601: hours alone, decimals of the last part with a point or a comma, times without colons, the end of a day, a leap second.
    ['2024-03-02T10', 0],
    ['2024-03-02T10Z', 0],
    ['2024-03-02T10,5Z', 30 * MINUTE],
    ['2024-03-02T10:00.25', 15_000],
    ['2024-03-02T10:00:00,5Z', 500],
    ['2024-03-02T10:00:00.123456789Z', 123],
    ['2024-03-02T10:00:00.999999999999999Z', 999],
    ['2024-03-02T10.999999999Z', 3_599_999],
    ['2024-03-02T1000Z', 0],
    ['2024-03-02T100000.5+0100', 500 - 60 * MINUTE],
    ['20240302T100000Z', 0],
    ['20240302T1000', 0],
    ['2024-03-02T24:00:00Z', 840 * MINUTE],
    ['2024-03-02T23:59:60Z', 840 * MINUTE],
    ['2024-03-02T18:59:60.5-05:00', 840 * MINUTE + 500],
    ['2024-03-02T00:59:60+01', -600 * MINUTE],
    ['2024-03-02T10+00', 0],
    ['2024-03-02 10Z', 0],
    ['2024-03-02', -600 * MINUTE],
    ['2024-03-02Z', -600 * MINUTE],
    ['1709373600', 0],
    ['1709373600.25', 250],
    ['1709373600000', 0],
  ])('reads %s', (text, away) => {
    expect(readLogMoment(text)).toBe(tenOClock + away);
  });

  it.each([
    ['yesterday', 'no time that is read here'],
    ['2024-03', 'no time that is read here'],
    ['2024-W10-1', 'no time that is read here'],
    ['2024-03-02T25:00Z', 'no time that is read here'],
    ['2024-03-02T24:01Z', 'no time that is read here'],
    ['2024-03-02T10:60Z', 'no time that is read here'],
    ['2024-03-02T10:00:61Z', 'no time that is read here'],
    ['2024-03-02T12:30:60Z', 'no time that is read here'],
    ['2024-03-02T23:59:60+01:00', 'no time that is read here'],
    // Half past eight, and twelve past ten, in the ways of several countries: they are no decimals and no zones.
    ['2024-03-02 08.30', 'no time that is read here'],
    ['2024-03-02 08,5', 'no time that is read here'],
    ['2024-03-02 08:30.15', 'no time that is read here'],
    ['2024-03-02 10-12', 'no time that is read here'],
    ['2024-03-02 10+01', 'no time that is read here'],
    ['2024-03-02 10-12-05', 'no time that is read here'],
    ['2024-03-02T10:00:00+24', 'no time that is read here'],
    ['2024-03-02T10:00:00+01:60', 'no time that is read here'],
    ['2024-03-02T10:00:00 PM', 'no time that is read here'],
    ['2024-03-02T10:00:00 CEST', 'no time that is read here'],
    ['2024-03-02T', 'no time that is read here'],
    ['2024-02-30T10:00:00+00', 'a date that does not exist'],
    ['20240230T100000Z', 'a date that does not exist'],
    ['20240302100000', 'without hyphens'],
    ['1710590000123456', 'microseconds'],
    ['1710590000123456789', 'nanoseconds'],
    ['', 'is empty'],
  ])('refuses "%s", and says why', (text, words) => {
    expect(readLogMoment(text)).toContain(words);
  });

  it('is the moment that was written, in every way to write it', () => {
    const moments = fc.integer({
      min: Date.parse('0000-01-02T00:00:00Z'),
      max: Date.parse('9999-12-30T00:00:00Z'),
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: -15 * 60 - 59, max: 15 * 60 + 59 }), (moment, zone) => {
        const size = Math.abs(zone);
        const two = (number: number) => String(number).padStart(2, '0');
        const sign = zone < 0 ? '-' : '+';
        const [hours, minutes] = [two(Math.floor(size / 60)), two(size % 60)];
        const local = new Date(moment + zone * MINUTE).toISOString().slice(0, -1);
        const basic = local.replaceAll(/[-:]/g, '');
        const written = [
          `${local}${sign}${hours}:${minutes}`,
          `${local.replace('T', ' ').replace('.', ',')} ${sign}${hours}${minutes}`,
          `${basic}${sign}${hours}${minutes}`,
        ];
        if (size % 60 === 0) written.push(`${local}${sign}${hours}`);
        if (zone === 0) written.push(local, `${local}Z`, `${basic} UTC`);
        for (const text of written) expect(readLogMoment(text), text).toBe(moment);
      }),
      { seed: 172, numRuns: 500 },
    );
  });
});

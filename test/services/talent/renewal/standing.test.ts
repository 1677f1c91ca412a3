import { describe, expect, test } from 'vitest';
import type { ChangedSince } from '../../../../src/services/talent/renewal/changed-since.ts';
import {
  newStanding,
  renewedTo,
  type Standing,
  servedBy,
  toRead,
} from '../../../../src/services/talent/renewal/standing.ts';
import type { TalentSnapshot } from '../../../../src/services/talent/talent-snapshot.ts';

const SETTLE_MS = 250;
const at = (seq: number) => ({ seq }) as TalentSnapshot;

/** Looks at the log, which is at `seq`; `built` is the last position there of what an index is built from. */
function look(standing: Standing, since: number, seq: number, built: number, requested = false): Standing {
  const reading = toRead(standing, seq, since, SETTLE_MS);
  if (reading === null) return standing;
  const read = built > reading.from ? built : 0;
  return renewedTo(standing, at(seq), reading, { built: read, requested } as ChangedSince);
}

const settled = (seq: number): Standing => look(newStanding(at(seq), 0), 1_000, seq, seq);

describe('what an index was renewed by', () => {
  test('is read once more when it has settled, and nothing is read where nothing came', () => {
    const seen = look(settled(7), 2_000, 8, 8);
    expect(seen.unsettled).toEqual({ from: 7, to: 8, since: 2_000 });
    expect(servedBy(seen)).toEqual({ seq: 8, unsettledFrom: 7 });
    expect(toRead(seen, 8, 2_200, SETTLE_MS)).toBeNull();
    expect(toRead(seen, 8, 2_250, SETTLE_MS)).toEqual({ from: 7, since: 2_250, settles: true });
    const again = look(seen, 2_250, 8, 8);
    expect(again.unsettled).toBeNull();
    expect(servedBy(again)).toBe(again.whole);
  });

  test('is settled however many lists are stored meanwhile', () => {
    let standing = look(settled(7), 2_000, 8, 8);
    for (let times = 1; times <= 3; times++) standing = look(standing, 2_000 + 100 * times, 8 + times, 8);
    expect(standing.unsettled).toBeNull();
    expect(standing.whole).toEqual({ seq: 11 });
    expect(look(standing, 2_400, 12, 8).whole).toEqual({ seq: 12 });
  });

  test('is not taken as whole before its time, whatever was seen earlier has settled', () => {
    let standing = look(settled(7), 2_000, 8, 8);
    standing = look(standing, 2_200, 9, 9);
    standing = look(standing, 2_260, 10, 9);
    expect(standing.unsettled).toEqual({ from: 8, to: 10, since: 2_260 });
    expect(look(standing, 2_509, 11, 9).unsettled).not.toBeNull();
    expect(look(standing, 2_510, 11, 9).unsettled).toBeNull();
  });
});

describe('the last index that holds its position as a whole', () => {
  test('stays while imports and runs are taken up', () => {
    const standing = look(look(settled(7), 2_000, 8, 8), 2_100, 9, 9);
    expect(standing.whole).toEqual({ seq: 7 });
  });

  test('is let go of when something is recorded by a request, and there again when that has settled', () => {
    const standing = look(settled(7), 2_000, 8, 8, true);
    expect(standing.whole).toBeNull();
    expect(look(standing, 2_250, 8, 8, true).whole).toEqual({ seq: 8 });
  });

  test('is none of an index that was just built', () => {
    expect(newStanding(at(7), 0).whole).toBeNull();
  });
});

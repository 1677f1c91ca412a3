import { expect, test } from 'vitest';
import type { Session } from '../../../../src/cli/session/session.ts';
import type { DecayView } from '../../../../src/cli/views/decay/read-decay.ts';
import { readJumps } from '../../../../src/cli/views/decay/read-jumps.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-30T12:00:00Z');
const time = (days: number) => new Date(NOW + days * DAY).toISOString();

/** A server on which time runs anew on every third day, and nothing was known before the first. */
function serverFrom(first: string) {
  const requests: Record<string, string>[] = [];
  const session = {
    async execute(_: string, variables: Record<string, string>) {
      requests.push(variables);
      const rows = Object.entries(variables).flatMap(([name, at]) => {
        if (!/^at\d/.test(name)) return [];
        const before = variables[name.replace('at', 'before')]!;
        const days = Math.round((NOW - Date.parse(at)) / DAY);
        const known = [before, at].filter((moment) => moment >= first);
        const curve = known.map((moment) => ({ at: moment, estimate: 0.5, low: 0.4, high: 0.6 }));
        // As a server may write it: without the milliseconds.
        const lastReinforcedAt = time(-(days + ((3 - (days % 3)) % 3))).replace('.000Z', 'Z');
        return [[name.replace('at', 'moment'), { lastReinforcedAt, curve }]];
      });
      return { person: Object.fromEntries(rows) };
    },
    close: async () => {},
  } as unknown as Session;
  return { session, requests };
}

test('each moment of the evidence is asked for once, both sides of it, and whether time runs anew there', async () => {
  const days = Array.from({ length: 45 }, (_, n) => -n);
  const evidence = [0, ...days].map((day) => ({ at: time(day), score: 1, kind: 'ASSESSMENT' }));
  const { session, requests } = serverFrom(time(-44));
  const jumps = await readJumps(session, 'p', { skillId: 's', evidence } as unknown as DecayView);
  expect(jumps.map(({ at }) => at)).toEqual(days.toReversed().map(time));
  expect(requests).toHaveLength(3);
  expect(requests.every(({ person, skill }) => person === 'p' && skill === 's')).toBe(true);
  expect(jumps[0]!.curve).toHaveLength(1);
  for (const { at, curve } of jumps.slice(1))
    expect(curve.map((point) => Date.parse(point.at) - Date.parse(at))).toEqual([-1, 0]);
  expect(jumps.filter(({ restarts }) => restarts).map(({ at }) => at)).toEqual(
    days
      .filter((day) => day % 3 === 0)
      .toReversed()
      .map(time),
  );
});

test('without evidence nothing is asked', async () => {
  const { session, requests } = serverFrom(time(0));
  expect(await readJumps(session, 'p', { skillId: 's', evidence: [] } as unknown as DecayView)).toEqual([]);
  expect(requests).toEqual([]);
});

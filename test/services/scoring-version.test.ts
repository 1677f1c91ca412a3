import { expect, test } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { SCORING } from '../../src/services/shortlists/shortlist-storage.ts';
import { caller, personNumber, rankingWorld, roleIds, TODAY } from './ranking-world.ts';
import { make, shortlistsOver } from './shortlist-world.ts';

/** Of three places: who, the score, its interval, and the ranks that are possible. */
const places = {
  analyst: [
    [41, 0.794605481, 0.739857765, 0.952501513, 1, 2],
    [11, 0.708810925, 0.628081042, 0.87341773, 1, 5],
    [20, 0.676578425, 0.611797333, 0.824023428, 1, 6],
  ],
  engineer: [
    [1, 0.66174283, 0.604225995, 0.80158737, 1, 4],
    [38, 0.656079561, 0.640855486, 0.76875224, 1, 3],
    [51, 0.587901172, 0.505097947, 0.737776304, 1, 7],
  ],
};

/** Where this fails, the arithmetic has changed: raise `SCORING`, so that older lists are told to be of other code. */
test('the version of the scoring is that of these scores', async () => {
  expect(SCORING).toBe(3);
  const graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
  const shortlists = shortlistsOver(graph);
  for (const [i, expected] of [places.analyst, places.engineer].entries()) {
    const request = { target: { role: roleIds[i]! }, size: 3, asOf: TODAY };
    const { shortlist, entries } = await make(shortlists, request);
    const rounded = (value: number) => Number(value.toFixed(9));
    const found = entries.map(({ personId, score, rankInterval: { low, high } }) => [
      personNumber(personId),
      ...[score.value, score.low, score.high].map(rounded),
      ...[low, high],
    ]);
    expect(found).toEqual(expected);
    const [replay] = await shortlists.replays(caller, [shortlist]);
    expect(replay!.identical).toBe(true);
  }
  await graph.close();
});

import { expect, test } from 'vitest';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import { SCORING } from '../../../src/services/shortlists/shortlist-storage.ts';
import { caller, personNumber, rankingWorld, roleIds, TODAY } from '../ranking-world.ts';
import { make, shortlistsOver } from './shortlist-world.ts';

/** Of three places: who, the score, its interval, and the ranks that are possible. */
const places = {
  analyst: [
    [11, 0.723788735, 0.646943312, 0.906326086, 1, 3],
    [20, 0.665662221, 0.602163937, 0.82761245, 1, 6],
    [38, 0.642708018, 0.545173641, 0.830533484, 1, 8],
  ],
  engineer: [
    [1, 0.654858685, 0.600670965, 0.807589804, 1, 3],
    [38, 0.646839555, 0.61715766, 0.780658014, 1, 3],
    [3, 0.607706904, 0.546546733, 0.760423884, 1, 4],
  ],
};

/** Where this fails, the arithmetic has changed: raise `SCORING`, so that older lists are told to be of other code. */
test('the version of the scoring is that of these scores', async () => {
  expect(SCORING).toBe(6);
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

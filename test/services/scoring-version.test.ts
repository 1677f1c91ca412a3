import { expect, test } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { SCORING } from '../../src/services/shortlists/shortlist-storage.ts';
import { caller, personNumber, rankingWorld, roleIds, TODAY } from './ranking-world.ts';
import { make, shortlistsOver } from './shortlist-world.ts';

/** Of three places: who, the score, its interval, and the ranks that are possible. */
const places = {
  analyst: [
    [41, 0.794605451, 0.739699424, 0.971727725, 1, 2],
    [11, 0.733362953, 0.658165567, 0.9160915, 1, 4],
    [20, 0.678205088, 0.615497238, 0.841598968, 1, 6],
  ],
  engineer: [
    [1, 0.669876388, 0.613166111, 0.827109366, 1, 4],
    [38, 0.656611079, 0.635895663, 0.786627094, 1, 3],
    [3, 0.610905519, 0.549094001, 0.76468219, 1, 6],
  ],
};

/** Where this fails, the arithmetic has changed: raise `SCORING`, so that older lists are told to be of other code. */
test('the version of the scoring is that of these scores', async () => {
  expect(SCORING).toBe(5);
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

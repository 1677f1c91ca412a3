import { expect, test } from 'vitest';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { SCORING } from '../../src/services/shortlists/shortlist-storage.ts';
import { caller, personNumber, rankingWorld, roleIds, TODAY } from './ranking-world.ts';
import { make, shortlistsOver } from './shortlist-world.ts';

/** Of three places: who, the score, its interval, and the ranks that are possible. */
const places = {
  analyst: [
    [41, 0.794605451, 0.739857726, 0.952501483, 1, 2],
    [11, 0.733362953, 0.655432675, 0.899178856, 1, 4],
    [20, 0.678205088, 0.613610292, 0.82574434, 1, 6],
  ],
  engineer: [
    [1, 0.669876388, 0.611874112, 0.811277615, 1, 4],
    [38, 0.656611079, 0.642068273, 0.768999499, 1, 4],
    [3, 0.610905519, 0.555900853, 0.76577866, 1, 6],
  ],
};

/** Where this fails, the arithmetic has changed: raise `SCORING`, so that older lists are told to be of other code. */
test('the version of the scoring is that of these scores', async () => {
  expect(SCORING).toBe(4);
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

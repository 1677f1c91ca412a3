import { roleQuery } from '../src/talent-index/rank/role-query.ts';
import { type Bench, type Claim, gain } from './bench.ts';
import { listOfRole } from './ranking-lists.ts';
import { sampledFieldClaims } from './ranking-sampled-field.ts';
import { generateWorld, type RankingWorld, readReferences } from './ranking-worlds.ts';

const TOP = 25;

export interface Bands {
  lists: number;
  entries: number;
  ranksHeld: number;
  scoresHeld: number;
}

/** How often the true rank, and the true score, of a listed person lies within the interval that the list serves. */
export async function bandsIn(world: RankingWorld): Promise<Bands> {
  const { index, asOf } = world;
  const bands = { lists: 0, entries: 0, ranksHeld: 0, scoresHeld: 0 };
  for (const { roleId, requirements, truth } of world.roles) {
    const role = roleQuery(index, roleId, requirements);
    if (role === null) continue;
    const { entries } = await listOfRole(index, role, asOf, TOP, [...truth.keys()]);
    const truths = [...truth.values()];
    bands.lists++;
    for (const { personId, score, rankInterval } of entries) {
      const own = truth.get(personId)!;
      const rank = 1 + truths.filter((other) => other > own).length;
      bands.entries++;
      if (rankInterval.low <= rank && rank <= rankInterval.high) bands.ranksHeld++;
      if (score.low <= own && own <= score.high) bands.scoresHeld++;
    }
  }
  return bands;
}

export const bench: Bench = {
  name: 'ranking-bands',
  minutes: 6,
  shows:
    'how often the true rank and the true score lie within the 90 % intervals that lists serve, on generated organisations; how far ranks are off where few stand for many',
  async run(context) {
    const worlds = context.option('worlds', 20);
    const people = context.option('people', 600);
    const references = await readReferences();
    const total: Bands = { lists: 0, entries: 0, ranksHeld: 0, scoresHeld: 0 };
    for (let n = 1; n <= worlds; n++) {
      const bands = await bandsIn(
        await generateWorld(references, { seed: `ranking-${n + context.option('from', 1) - 1}`, people }),
      );
      for (const name of Object.keys(total) as (keyof Bands)[]) total[name] += bands[name];
      context.note(
        `world ${n} of ${worlds}: ${((100 * bands.ranksHeld) / bands.entries).toFixed(1)} % of ranks, ${((100 * bands.scoresHeld) / bands.entries).toFixed(1)} % of scores`,
      );
    }
    const share = (held: number): Claim['product'] => (100 * held) / total.entries;
    return [
      gain(
        `true rank within its interval, ${total.lists} lists of ${TOP}`,
        '%',
        share(total.ranksHeld)!,
        null,
        null,
      ),
      gain('true score within its interval', '%', share(total.scoresHeld)!, null, null),
      ...(await sampledFieldClaims(context)),
    ];
  },
};

import { scoreEstimate } from '../src/analytics/ranking/score-interval.ts';
import { DAY } from '../src/domain/clock.ts';
import { decideEligibility } from '../src/talent-index/rank/eligibility.ts';
import { rankPeople } from '../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../src/talent-index/rank/role-query.ts';
import { scoreField, scoreMoments } from '../src/talent-index/rank/score-field.ts';
import { type Bench, type Claim, gain } from './bench.ts';
import { generateWorld, type RankingWorld, readReferences } from './ranking-worlds.ts';

const TOP = 25;

export interface Bands {
  lists: number;
  entries: number;
  ranksHeld: number;
  scoresHeld: number;
}

/** How often the true rank, and the true score, of a listed person lies within the interval. */
export async function bandsIn(world: RankingWorld): Promise<Bands> {
  const { index, asOf } = world;
  const bands = { lists: 0, entries: 0, ranksHeld: 0, scoresHeld: 0 };
  const pause = async () => {};
  for (const { roleId, requirements, truth } of world.roles) {
    const role = roleQuery(index, roleId, requirements);
    if (role === null) continue;
    const inTruth = { people: new Set(truth.keys()) };
    const { eligible } = await decideEligibility(index, inTruth, asOf, Math.floor(asOf / DAY), pause);
    const request = { roles: [role], asOf, size: TOP, eligible, seed: '1' };
    const { entries, considered } = await rankPeople(index, request, pause);
    const field = await scoreField(index, [role], asOf, eligible, pause);
    const truths = [...truth.values()];
    bands.lists++;
    for (const { person, score } of entries) {
      const own = truth.get(index.people.ids.at(person))!;
      const rank = 1 + truths.filter((other) => other > own).length;
      const moments = scoreMoments(index, role, person, asOf);
      const { low, high } = field.rankInterval(moments, considered);
      const estimate = scoreEstimate(score, moments, 5);
      bands.entries++;
      if (low <= rank && rank <= high) bands.ranksHeld++;
      if (estimate.low <= own && own <= estimate.high) bands.scoresHeld++;
    }
  }
  return bands;
}

export const bench: Bench = {
  name: 'ranking-bands',
  minutes: 4,
  shows:
    'how often the true rank and the true score lie within their 90 % intervals, on generated organisations',
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
    ];
  },
};

import { setTimeout as sleep } from 'node:timers/promises';
import { pause } from '../../src/services/talent/pause.ts';
import { seriesOfPerson } from '../../src/talent-index/build/fitted-series.ts';
import { rankPeople } from '../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../src/talent-index/rank/role-query.ts';
import { type RenewedSeries, renewSeries } from '../../src/talent-index/renew/renew-series.ts';
import { type Bench, cost, gain, percentile } from '../bench.ts';
import { indexOf, NOW, randomRoles, rankingData, seeded } from './data.ts';

const TICK_MS = 250;
const PER_SECOND = 1_000;
/** As many as `ranking-cypher` asks before it times. */
const WARM = 2_000;

export const bench: Bench = {
  name: 'ranking-freshness',
  shows: `${PER_SECOND} people fitted again a second, in one process with rankings, beside rankings alone`,
  async run(context) {
    const people = context.option('people', 1_000_000);
    const seconds = context.option('seconds', 20);
    const data = rankingData(people, 1);
    let index = await indexOf(data, { shape: Infinity, floor: 0.05 });
    const queries = randomRoles(data, 40, 15, 2).map(
      ({ roleId, requirements }) => roleQuery(index, roleId, requirements)!,
    );
    const eligible = new Uint8Array(people).fill(1);
    const rank = async (n: number) => {
      const roles = [queries[n % queries.length]!];
      await rankPeople(index, { roles, asOf: NOW, size: 50, eligible, seed: '1' }, pause);
    };
    const warm = async () => {
      for (let n = 0; n < WARM; n++) await rank(n);
    };
    const rankFor = async (ms: number) => {
      const taken: number[] = [];
      const end = performance.now() + ms;
      for (let n = 0; performance.now() < end; n++) {
        const start = performance.now();
        await rank(n);
        taken.push(performance.now() - start);
        await sleep(5);
      }
      return taken.sort((a, b) => a - b);
    };
    await warm();
    const alone = await rankFor(seconds * 1_000);
    const random = seeded(3);
    let renewed = 0;
    let over = false;
    const updating = (async () => {
      for (let due = performance.now(); !over; due += TICK_MS) {
        const ids = Array.from({ length: (PER_SECOND * TICK_MS) / 1_000 }, () =>
          index.people.ids.at(Math.floor(random() * people)),
        );
        const series = ids.flatMap((personId): RenewedSeries[] =>
          Array.from(seriesOfPerson(index, index.people.ids.numberOf(personId)!), ({ skill, fitted }) => {
            const skillId = index.skills.ids[skill]!;
            return { ...fitted, personId, skillId, initial: Math.fround(random()), lastAt: NOW };
          }),
        );
        index = (await renewSeries(index, ids, series, () => 0, pause))!;
        renewed += new Set(ids).size;
        await sleep(Math.max(0, due + TICK_MS - performance.now()));
      }
    })();
    await warm();
    const [start, before] = [performance.now(), renewed];
    const beside = await rankFor(seconds * 1_000);
    const rate = (1_000 * (renewed - before)) / (performance.now() - start);
    over = true;
    await updating;
    const p95 = (taken: readonly number[]) => percentile(taken, 0.95);
    const median = (taken: readonly number[]) => percentile(taken, 0.5);
    return [
      gain('people fitted again', 'a second', rate, null, null),
      cost('ranking meanwhile, median', 'ms', median(beside), median(alone), 'rankings alone, as warm'),
      cost('ranking meanwhile, p95', 'ms', p95(beside), p95(alone), 'rankings alone, as warm'),
    ];
  },
};

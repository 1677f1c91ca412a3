import { ScoreField } from '../../../src/analytics/ranking/rank-interval.ts';
import { rankPeople } from '../../../src/talent-index/rank/rank-people.ts';
import { type RoleQuery, roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { scoreMoments } from '../../../src/talent-index/rank/score-field.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { type BenchContext, type Claim, cost } from '../../bench.ts';
import { flatFactors, indexOf, NOW, randomAdjacency, randomRoles, rankingData } from '../data.ts';
import { listOfRole } from './lists.ts';

const CLASS = { shape: 1, floor: 0.05, intervalFactors: flatFactors } as const;
const REQUIREMENTS = 15;
/** The field depends on how many are listed: fewer stand for those far below a short list. */
const SIZES = [5, 25, 100];

interface Ends {
  low: number;
  high: number;
  entries: number;
  furthest: number;
}

/** How far the ends of served rank intervals lie from those that everybody's scores give: of a list, few stand for many. */
export async function sampledFieldClaims({ option, note }: BenchContext): Promise<Claim[]> {
  const people = option('field-people', 100_000);
  const data = rankingData(people, 5);
  const index = await indexOf(data, CLASS, randomAdjacency(data, 5, 3));
  const asked = randomRoles(data, option('field-roles', 20), REQUIREMENTS, 9);
  const bySize = new Map(SIZES.map((size) => [size, { low: 0, high: 0, entries: 0, furthest: 0 }]));
  for (const [n, { roleId, requirements }] of asked.entries()) {
    const role = roleQuery(index, roleId, requirements)!;
    const whole = await wholeField(index, role);
    for (const [size, ends] of bySize) {
      const { entries, toldBy } = await listOfRole(index, role, NOW, size);
      for (const [i, { rankInterval: exact }] of toldBy(whole).entries()) {
        addTo(ends, entries[i]!.rankInterval, exact);
      }
    }
    note(`role ${n + 1} of ${asked.length} beside the field of everybody`);
  }
  return [...bySize].flatMap(([size, { low, high, entries, furthest }]) => {
    const told = `because the field is sampled, lists of ${size} of ${people.toLocaleString('en')} people`;
    const percent = (squares: number) => 100 * Math.sqrt(squares / entries);
    return [
      cost(`low end of a rank interval off, rms, ${told}`, '% of its width', percent(low), null, null),
      cost(`high end off, rms, ${told}`, '% of its width', percent(high), null, null),
      cost(`either end off, the furthest, ${told}`, '% of its width', 100 * furthest, null, null),
    ];
  });
}

function addTo(ends: Ends, served: Interval, exact: Interval): void {
  const width = 1 + exact.high - exact.low;
  const [low, high] = [(served.low - exact.low) / width, (served.high - exact.high) / width];
  ends.low += low * low;
  ends.high += high * high;
  ends.furthest = Math.max(ends.furthest, Math.abs(low), Math.abs(high));
  ends.entries++;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of everybody who is considered, each for oneself. */
async function wholeField(index: TalentIndex, role: RoleQuery): Promise<ScoreField> {
  const field = new ScoreField();
  const eligible = new Uint8Array(index.people.count).fill(1);
  const request = { roles: [role], asOf: NOW, size: 1, eligible, seed: '1' };
  await rankPeople(
    index,
    request,
    async () => {},
    (_, person) => field.add({ ...scoreMoments(index, role, person, NOW), weight: 1 }),
  );
  return field;
}

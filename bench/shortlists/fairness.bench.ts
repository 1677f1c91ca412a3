import { monitorEventLoopDelay } from 'node:perf_hooks';
import { auditOf } from '../../src/analytics/fairness/audit.ts';
import { DisclosureTally } from '../../src/analytics/fairness/disclosure-tally.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { readScopeMarks } from '../../src/services/fairness/scope-marks.ts';
import { createPace } from '../../src/services/pace.ts';
import type { RankingInputs } from '../../src/services/shortlists/input/ranking-input.ts';
import { checkShortlistInput } from '../../src/services/shortlists/shortlist-request.ts';
import type { Shortlist } from '../../src/services/shortlists/shortlist-storage.ts';
import { rankPeople } from '../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../src/talent-index/rank/role-query.ts';
import { type Bench, type Claim, cost } from '../bench.ts';
import {
  flatFactors,
  indexOf,
  NOW,
  randomAdjacency,
  randomRoles,
  rankingData,
  seeded,
} from '../ranking/data.ts';

const PEOPLE = 100_000;
const SKILLS_ASKED = 15;
const ATTRIBUTES = [
  ['age_band', 4],
  ['ethnicity', 5],
  ['gender', 3],
] as const;

export const bench: Bench = {
  name: 'fairness',
  table: 'ranking',
  shows: 'the audit of a shortlist against everybody in scope: time, and how long the event loop is held',
  async run({ option, note }): Promise<Claim[]> {
    const people = option('people', PEOPLE);
    note(`an index of ${people} people with twelve skills each`);
    const data = rankingData(people, 1);
    const index = await indexOf(
      data,
      { shape: 1, floor: 0.05, ...{ intervalFactors: flatFactors } },
      randomAdjacency(data, 5, 2),
    );
    const [asked] = randomRoles(data, 1, SKILLS_ASKED, 3);
    const role = roleQuery(index, asked!.roleId, asked!.requirements)!;
    const pace = createPace();
    const eligible = new Uint8Array(people).fill(1);
    const { entries } = await rankPeople(
      index,
      { roles: [role], asOf: NOW, size: 25, eligible, seed: '1' },
      () => pace(),
    );
    const listed = new Map(entries.map(({ person, score }) => [index.people.ids.at(person), score]));
    const random = seeded(4);
    const disclosed = Array.from({ length: people }, (_, person) => {
      const told = ATTRIBUTES.filter(() => random() < 0.75);
      return {
        id: index.people.ids.at(person),
        attributes: told.map(([name]) => name),
        groups: told.map(([, groups]) => `group ${Math.floor(random() * groups)}`),
      };
    });
    const caller = { signal: new AbortController().signal } as Caller;
    const request = checkShortlistInput({ target: { role: role.roleId }, asOf: NOW }, NOW);
    const inputs = { formerWithin: async () => ({ index, roles: [role] }) } as unknown as RankingInputs;

    note('the audit, after one that does not count');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const audit = async () => {
      const { inScope, markOf } = await readScopeMarks(inputs, caller, { request } as Shortlist, listed, 0);
      const tally = new DisclosureTally();
      for (const { id, attributes, groups } of disclosed) {
        tally.add(markOf(id), attributes, groups);
        await pace();
      }
      return auditOf(tally, inScope, listed.size, () => pace());
    };
    await audit();
    delay.enable();
    const before = process.cpuUsage();
    const start = performance.now();
    const { groups } = await audit();
    const taken = performance.now() - start;
    const used = process.cpuUsage(before);
    delay.disable();
    return [
      cost(
        `one audit of ${people} people, ${groups.length} groups and crossings`,
        's',
        taken / 1000,
        null,
        null,
      ),
      cost('its processor time', 's', (used.user + used.system) / 1e6, null, null),
      cost('event-loop delay during it, p99', 'ms', delay.percentile(99) / 1e6, null, null),
      cost('event-loop delay during it, longest', 'ms', delay.max / 1e6, null, null),
    ];
  },
};

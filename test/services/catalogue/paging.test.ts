import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../src/domain/clock.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Page, PageRequest } from '../../../src/domain/page.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph, Statement } from '../../../src/graph/graph.ts';
import { openNeo4j } from '../../../src/graph/neo4j.ts';
import { createCredentials } from '../../../src/services/catalogue/credentials.ts';
import { createDemand } from '../../../src/services/catalogue/demand.ts';
import { createPods } from '../../../src/services/catalogue/pods.ts';
import { createRoles } from '../../../src/services/catalogue/roles.ts';
import { createSkills } from '../../../src/services/catalogue/skills.ts';
import { createAssignments } from '../../../src/services/records/assignments.ts';
import { createObservations } from '../../../src/services/records/observations.ts';
import { createSearch } from '../../../src/services/skill-graph/search.ts';
import { createPeople } from '../../../src/services/talent/people/people.ts';
import { statement } from '../../contract/graph/ad-hoc-statement.ts';
import { caller } from '../../queue/run-world.ts';
import { describeWithServer } from '../../servers/borrow.ts';
import { emptyNeo4j } from '../../servers/empty-neo4j.ts';

/** One entry of a list: its number, and by what it is sorted before its number, few values so that many are equal. */
interface Entry {
  readonly n: number;
  readonly rank: number;
}
type Row = { readonly id: string; readonly rank: number; readonly day: string; readonly share: number };

interface PagedList {
  readonly name: string;
  /** Creates entries; `$rows` as `Row`. */
  readonly create: string;
  /** Deletes the entries whose ids are in `$ids`. */
  readonly remove: string;
  readonly order: (a: Entry, b: Entry) => number;
  page(request: PageRequest): Promise<Page<string>>;
}

const idOf = ({ n }: Entry) => `x:${String(n).padStart(4, '0')}`;
const rowOf = (entry: Entry): Row => ({
  id: idOf(entry),
  rank: entry.rank,
  day: `2026-01-0${entry.rank + 1}`,
  share: entry.rank / 4,
});
const byId = (a: Entry, b: Entry) => a.n - b.n;
const byRank = (a: Entry, b: Entry) => a.rank - b.rank || a.n - b.n;
const byRankDown = (a: Entry, b: Entry) => b.rank - a.rank || a.n - b.n;

let graph: Graph;
let lists: PagedList[];
const clock = fixedClock(0);

const ids = async <Item extends { id: string }>(page: Promise<Page<Item>>): Promise<Page<string>> => {
  const found = await page;
  return { ...found, edges: found.edges.map(({ cursor, item }) => ({ cursor, item: item.id })) };
};
const nested = async <Item>(
  pages: Promise<Page<Item>[]>,
  toId: (item: Item) => string,
): Promise<Page<string>> => {
  const [found] = await pages;
  return { ...found!, edges: found!.edges.map(({ cursor, item }) => ({ cursor, item: toId(item) })) };
};

async function openLists(opened: Graph): Promise<void> {
  graph = opened;
  const parents = write(
    `CREATE (:Skill {id: 'parent', name: '', framework: 'esco', code: ''}),
    (:Role {id: 'parent', title: '', framework: 'esco', code: '', alternateTitles: []}),
    (:Person {id: 'parent', externalId: '', name: ''}), (:Issuer {id: 'parent', externalId: '', name: ''}),
    (:Pod {id: 'parent', name: '', traitNames: [], traitValues: []}), (:Credential {id: 'parent', name: '', kind: 'STACK'})
    SET $rows = $rows`,
    '',
  );
  await graph.write((transaction) => transaction.run(parents, {} as never));
  const search = createSearch({ graph });
  const skills = createSkills({ graph, search });
  const roles = createRoles({ graph, search });
  const credentials = createCredentials({ graph });
  const observations = createObservations({ graph, clock });
  const people = createPeople({ graph, scopeIndexes: {} as never, proficiencies: {} as never });
  lists = [
    {
      name: 'skills',
      create: "CREATE (:Skill {id: row.id, name: 'x', framework: 'org', code: row.id})",
      remove: 'MATCH (n:Skill {id: wanted}) DETACH DELETE n',
      order: byId,
      page: (request) => ids(skills.page(caller, { ...request, framework: 'org' })),
    },
    {
      name: 'roles',
      create: "CREATE (:Role {id: row.id, title: 'x', alternateTitles: [], framework: 'org', code: row.id})",
      remove: 'MATCH (n:Role {id: wanted}) DETACH DELETE n',
      order: byId,
      page: (request) => ids(roles.page(caller, { ...request, framework: 'org' })),
    },
    {
      name: 'people',
      create: "CREATE (:Person {id: row.id, externalId: row.id, name: 'x'})",
      remove: 'MATCH (n:Person {id: wanted}) DETACH DELETE n',
      order: byId,
      page: (request) => ids(people.page(caller, { ...request, search: 'x', asOf: 0 })),
    },
    {
      name: 'pods',
      create: "CREATE (:Pod {id: row.id, name: 'x', traitNames: [], traitValues: []})",
      remove: 'MATCH (n:Pod {id: wanted}) DETACH DELETE n',
      order: byId,
      page: (request) => ids(createPods({ graph }).page(caller, { ...request, search: 'x' })),
    },
    {
      name: 'requirements of a role',
      create: `MATCH (r:Role {id: 'parent'})
        CREATE (r)-[:REQUIRES {importance: row.share, level: 0.5}]->(:Skill {id: row.id, name: '', framework: 'org', code: ''})`,
      remove: 'MATCH (n:Skill {id: wanted}) DETACH DELETE n',
      order: byRankDown,
      page: (request) => nested(roles.requirements(caller, ['parent'], request), ({ skillId }) => skillId),
    },
    {
      name: 'roles that require a skill',
      create: `MATCH (s:Skill {id: 'parent'}) CREATE (s)<-[:REQUIRES {importance: row.share, level: 0.5}]-(:Role {id: row.id,
        title: '', alternateTitles: [], framework: 'org', code: ''})`,
      remove: 'MATCH (n:Role {id: wanted}) DETACH DELETE n',
      order: byRankDown,
      page: (request) => nested(skills.requiredBy(caller, ['parent'], request), ({ roleId }) => roleId),
    },
    {
      name: 'openings',
      create:
        "CREATE (:Demand {id: row.id, podId: 'parent', roleId: 'parent', headcount: 1.0, from: row.day})",
      remove: 'MATCH (n:Demand {id: wanted}) DETACH DELETE n',
      order: byRank,
      page: (request) => ids(createDemand({ graph }).page(caller, request)),
    },
    {
      name: 'openings of a pod',
      create: `MATCH (p:Pod {id: 'parent'})
        CREATE (p)-[:NEEDS]->(:Demand {id: row.id, podId: 'parent', roleId: 'parent', headcount: 1.0, from: row.day})`,
      remove: 'MATCH (n:Demand {id: wanted}) DETACH DELETE n',
      order: byRank,
      page: (request) => nested(createDemand({ graph }).ofPods(caller, ['parent'], request), (id) => id),
    },
    {
      name: 'assignments of a person',
      create: "MATCH (p:Person {id: 'parent'}) CREATE (p)<-[:OF]-(:Assignment {id: row.id, from: row.day})",
      remove: 'MATCH (n:Assignment {id: wanted}) DETACH DELETE n',
      order: byRankDown,
      page: (request) =>
        nested(createAssignments({ graph, clock }).ofPeople(caller, ['parent'], request), (id) => id),
    },
    {
      name: 'awards of a person',
      create: `MATCH (p:Person {id: 'parent'})
        CREATE (p)-[:HOLDS]->(:Award {id: row.id, awardedAt: row.rank, supersededSeq: ${OPEN}})`,
      remove: 'MATCH (n:Award {id: wanted}) DETACH DELETE n',
      order: byRankDown,
      page: (request) => nested(credentials.awards(caller, ['parent'], request), (id) => id),
    },
    {
      name: 'evidence of a series',
      create: `MATCH (p:Person {id: 'parent'}) CREATE (p)<-[:OF]-(:Observation {id: row.id, skillId: 'parent', at: row.rank,
        supersededSeq: ${OPEN}, withdrawnSeq: ${OPEN}})`,
      remove: 'MATCH (n:Observation {id: wanted}) DETACH DELETE n',
      order: byRankDown,
      page: (request) =>
        nested(
          observations.evidence(caller, [{ personId: 'parent', skillId: 'parent' }], {
            ...request,
            asOf: 10,
          }),
          (id) => id,
        ),
    },
    {
      name: 'skills that a credential validates',
      create: `MATCH (c:Credential {id: 'parent'})
        CREATE (c)-[:VALIDATES {level: 0.5}]->(:Skill {id: row.id, name: '', framework: 'org', code: ''})`,
      remove: 'MATCH (n:Skill {id: wanted}) DETACH DELETE n',
      order: byId,
      page: (request) => nested(credentials.validates(caller, ['parent'], request), ({ skillId }) => skillId),
    },
  ];
}

function write(
  text: string,
  header: string,
): Statement<{ rows: readonly Row[] } & { ids: readonly string[] }, never> {
  return statement(`// Changes a list.\n${header}${text.replace('SET $rows = $rows', '')}`);
}

async function create(list: PagedList, entries: readonly Entry[]): Promise<void> {
  const header = '// @param rows {id string, rank int, day string, share float}[]\n';
  const made = write(`UNWIND $rows AS row\n${list.create}`, header);
  await graph.write((transaction) => transaction.run(made, { rows: entries.map(rowOf) } as never));
}

async function remove(list: PagedList, entries: readonly Entry[]): Promise<void> {
  const header = '// @param ids string[]\n';
  const removed = write(`UNWIND $ids AS wanted\n${list.remove}`, header);
  await graph.write((transaction) => transaction.run(removed, { ids: entries.map(idOf) } as never));
}

const script = fc.record({
  initial: fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 30 }),
  ranks: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 60, maxLength: 60 }),
  first: fc.integer({ min: 1, max: 7 }),
  between: fc.array(
    fc.record({
      inserted: fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 4 }),
      deleted: fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 4 }),
    }),
    { maxLength: 6 },
  ),
});

function suite(runs: number): void {
  afterAll(() => graph.close());

  it('shows what is there throughout exactly once, in order', async () => {
    for (const list of lists) {
      await fc.assert(
        fc.asyncProperty(script, async ({ initial, ranks, first, between }) => {
          const entry = (n: number): Entry => ({ n, rank: ranks[n]! });
          const present = new Set(initial);
          const throughout = new Set(initial);
          await create(list, initial.map(entry));
          try {
            const seen: string[] = [];
            const steps = between.values();
            for (let after: string | null = null; ; ) {
              const page = await list.page({ first, after });
              expect(page.edges.length).toBeLessThanOrEqual(first);
              expect(page.totalCount).toBe(present.size);
              seen.push(...page.edges.map(({ item }) => item));
              if (!page.hasNextPage) break;
              after = page.edges.at(-1)!.cursor;
              const step = steps.next().value;
              const inserted = step?.inserted.filter((n) => !present.has(n)) ?? [];
              await create(list, inserted.map(entry));
              for (const n of inserted) present.add(n);
              const deleted = step?.deleted.filter((n) => present.has(n)) ?? [];
              await remove(list, deleted.map(entry));
              for (const n of deleted) {
                present.delete(n);
                throughout.delete(n);
              }
            }
            const ordered = (numbers: Iterable<number>) => [...numbers].map(entry).sort(list.order).map(idOf);
            expect(
              seen.filter((id, i) => seen.indexOf(id) !== i),
              list.name,
            ).toEqual([]);
            expect(
              seen.filter((id) => [...throughout].map(entry).map(idOf).includes(id)),
              list.name,
            ).toEqual(ordered(throughout));
            const everSeen = seen.map((id) => Number(id.slice(2)));
            expect(seen, list.name).toEqual(ordered(everSeen));
          } finally {
            await remove(list, [...present].map(entry));
          }
        }),
        { numRuns: runs, seed: 20_260_701 },
      );
    }
  }, 120_000);

  it('refuses a cursor of another list, and one that was made up', async () => {
    const skills = createSkills({ graph, search: createSearch({ graph }) });
    for (const after of [
      '',
      'x',
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('["a","b"]').toString('base64url'),
    ]) {
      await expect(skills.page(caller, { first: 1, after })).rejects.toThrow(/^after: is not a cursor/);
    }
  });
}

describe('paging while entries come and go on Grafeo', () => {
  beforeAll(async () => openLists(await openGrafeo({ create: true })));
  suite(25);
});

describeWithServer('neo4j', 'paging while entries come and go on Neo4j', (server) => {
  beforeAll(async () => {
    const { url, user = '', password = '' } = server();
    await emptyNeo4j(server());
    await openLists(await openNeo4j({ url, user, password }));
  });
  suite(2);
});

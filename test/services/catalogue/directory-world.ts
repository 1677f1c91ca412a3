import { describe } from 'vitest';
import type { Caller } from '../../../src/domain/caller.ts';
import { fixedClock } from '../../../src/domain/clock.ts';
import { personId } from '../../../src/domain/ids.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { openNeo4j } from '../../../src/graph/neo4j.ts';
import { type Change, readChangesAfter } from '../../../src/services/runs/changes.ts';
import { callerWith } from '../../queue/run-world.ts';
import { describeWithServer } from '../../servers/borrow.ts';
import { emptyNeo4j } from '../../servers/empty-neo4j.ts';
import { importKey, openImportWorld } from '../imports/import-world.ts';

/** A small organisation in an empty graph, at a moment that the test moves. */
export interface DirectoryWorld extends AsyncDisposable {
  readonly graph: Graph;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly caller: Caller;
  changes(after: number): Promise<Change[]>;
}

export const TODAY: number = Date.parse('2026-07-01T09:00:00Z');
/** Inner ids of what the world holds, by the organisation's own keys. */
export const person = (key: string) => personId(importKey, key);
export const skill = (key: string) => `skill:org:${key}`;
export const role = (key: string) => `role:org:${key}`;
export const pod = (key: string) => `pod:org:${key}`;
export const demand = (key: string) => `demand:org:${key}`;
export const assignment = (key: string) => `assignment:org:${key}`;

/** File name to rows of cells. */
export const organisationFiles: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'people.csv': [
    ['external_id', 'name', 'unit', 'location', 'joined_on', 'left_on', 'wage', 'currency'],
    ['ann', 'Ann Bee', 'North', 'Leeds', '2020-01-01', '', '50000', 'GBP'],
    ['bob', 'Bob Cee', 'North', 'York', '2021-01-01', '', '40000', 'EUR'],
    ['cid', 'Cid Dee-Bee', 'South', 'Leeds', '2021-01-01', '2026-03-01', '', ''],
    ['dan', 'Dan Eff', 'South', '', '', '', '60000', 'GBP'],
    ['eve', 'Eve Gee', '', '', '2027-01-01', '', '', ''],
  ],
  'skills.csv': [
    ['external_id', 'name', 'broader'],
    ['cooking', 'Cooking', ''],
    ['baking', 'Baking of Bread', 'org:cooking'],
    ['tasting', 'Tasting', ''],
  ],
  'roles.csv': [
    ['external_id', 'title'],
    ['baker', 'Baker'],
    ['cook', 'Cook'],
  ],
  'role_requirements.csv': [
    ['role', 'skill', 'importance', 'level'],
    ['org:baker', 'org:baking', '0.9', '0.7'],
    ['org:baker', 'org:tasting', '0.4', '0.5'],
    ['org:cook', 'org:cooking', '0.8', '0.6'],
  ],
  'pods.csv': [
    ['external_id', 'name', 'unit'],
    ['ovens', 'Ovens', 'North'],
    ['kitchen', 'Kitchen', 'East'],
  ],
  'demand.csv': [
    ['external_id', 'pod', 'role', 'headcount', 'from', 'to'],
    ['d1', 'ovens', 'org:baker', '1', '2026-01-01', '2026-12-31'],
    ['d2', 'ovens', 'org:baker', '2', '2026-03-01', ''],
    ['d3', 'ovens', 'org:cook', '1', '2027-01-01', ''],
  ],
  'assignments.csv': [
    ['external_id', 'person', 'pod', 'role', 'from', 'to', 'allocation'],
    ['a1', 'ann', 'ovens', 'org:baker', '2026-01-01', '2026-07-31', ''],
    ['a2', 'ann', 'ovens', 'org:baker', '2026-08-01', '2026-08-31', '0.5'],
    ['a3', 'bob', 'ovens', 'org:baker', '2026-05-01', '', '0.5'],
    ['a4', 'dan', 'kitchen', 'org:cook', '2026-09-01', '2026-10-31', ''],
  ],
};

export async function openDirectoryWorld(graph?: Graph): Promise<DirectoryWorld> {
  const clock = fixedClock(TODAY);
  const world = await openImportWorld({ clock, ...(graph && { graph }) });
  const caller = callerWith();
  const folder = world.folder(organisationFiles);
  const { result } = await world.imports.organisation(caller, folder, { strict: true });
  if (result.refused > 0) throw new Error('The world refuses its own rows.');
  return {
    graph: world.graph,
    clock,
    caller,
    changes: (after) => readChangesAfter(world.graph, after),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      await graph?.close();
    },
  };
}

/** One suite over the small organisation on both engines; who opens a world closes it. */
export function describeDirectories(
  name: string,
  suite: (open: () => Promise<DirectoryWorld>) => void,
): void {
  describe(`${name} on Grafeo`, () => suite(() => openDirectoryWorld()));
  describeWithServer('neo4j', `${name} on Neo4j`, (server) => {
    suite(async () => {
      const { url, user = '', password = '' } = server();
      await emptyNeo4j(server());
      return openDirectoryWorld(await openNeo4j({ url, user, password }));
    });
  });
}

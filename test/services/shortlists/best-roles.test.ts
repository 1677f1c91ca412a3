import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '../../../src/domain/clock.ts';
import { NotFound } from '../../../src/domain/errors.ts';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { createShortlists } from '../../../src/services/shortlists/shortlists.ts';
import { type BestRoles, createBestRoles } from '../../../src/services/talent/best-roles.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { caller, clusterId, personId, rankingWorld, roleIds, TODAY } from '../ranking-world.ts';

let graph: Graph;
let bestRoles: BestRoles;
const page = async (id: string, request: Parameters<BestRoles['pages']>[2]) =>
  (await bestRoles.pages(caller, [id], request))[0]!;
const clock = fixedClock(TODAY);

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
  bestRoles = createBestRoles({ graph, clock, talentIndex: createTalentIndex({ graph }) });
});
afterEach(() => graph.close());

test('both directions agree: a role fits a person by the score, reasons and gaps of the shortlist', async () => {
  const shortlists = createShortlists({
    graph,
    clock,
    talentIndex: createTalentIndex({ graph }),
    runs: {} as never,
  });
  for (const role of roleIds.slice(0, 2)) {
    const answer = await shortlists.request(caller, { target: { role }, size: 100 });
    if (answer.kind === 'RUN') throw new Error('was deferred');
    const [listed] = await shortlists.entries(caller, [answer.shortlist], { first: 100 });
    expect(listed!.edges.length).toBeGreaterThan(30);
    for (const { item } of listed!.edges) {
      const fits = await page(item.personId, { first: 10 });
      const fit = fits.edges.find((edge) => edge.item.roleId === role)!.item;
      expect(fit.score).toEqual(item.score);
      expect(fit.contributions).toEqual(item.contributions);
      expect(fit.missing).toEqual(item.missing);
    }
  }
});

test('roles come best first, page by page, each once; one that requires nothing does not fit anybody', async () => {
  const all = await page(personId(4), { first: 10 });
  const scores = all.edges.map(({ item }) => item.score.value);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(all.edges.map(({ item }) => item.roleId)).not.toContain(roleIds[2]);
  const start = await page(personId(4), { first: 1 });
  const second = await page(personId(4), { first: 1, after: start.edges[0]!.cursor });
  expect([...start.edges, ...second.edges].map(({ item }) => item)).toEqual(
    all.edges.map(({ item }) => item),
  );
});

test('roles that came since, and what they ask for now, count in the next answer; no index is built for them', async () => {
  const before = await page(personId(4), { first: 10 });
  expect(before.edges.map(({ item }) => item.roleId)).not.toContain('role:org:new');
  await graph.write(async (transaction) => {
    await appendChanges(transaction, TODAY, [{ kind: 'ROLES', subject: 'run:import' }]);
    await transaction.run(statements.putOrganisationRoles, {
      rows: [{ id: 'role:org:new', code: 'new', title: 'New', unit: null }],
      alternateTitles: [],
    });
    const skills = before.edges[0]!.item.contributions.slice(0, 1);
    const rows = skills.map((one) => ({
      id: 'role:org:new',
      skillId: one.skillId,
      importance: 1,
      level: 0.1,
    }));
    await transaction.run(statements.putRequirements, { rows });
  });
  const after = await page(personId(4), { first: 10 });
  expect(after.edges.map(({ item }) => item.roleId)).toContain('role:org:new');
});

test('only those of a framework, of a cluster, with open demand', async () => {
  const none = await page(personId(4), { first: 10, framework: 'onet' });
  expect(none.totalCount).toBe(0);
  const open = await page(personId(4), {
    first: 10,
    openOnly: true,
    cluster: clusterId,
    framework: 'org',
  });
  expect(open.totalCount).toBe(2);
  const later = await page(personId(4), {
    first: 10,
    openOnly: true,
    asOf: TODAY + 300 * 86_400_000,
  });
  expect(later.edges.map(({ item }) => item.roleId)).toEqual([roleIds[0]]);
});

test('pages are those of the full order wherever they begin, and count everything', async () => {
  for (const person of [1, 4, 9, 20]) {
    const all = await page(personId(person), { first: 100 });
    const seen = [];
    for (let after: string | null = null; ; ) {
      const next: Awaited<ReturnType<typeof page>> = await page(personId(person), { first: 1, after });
      expect(next.totalCount).toBe(all.totalCount);
      seen.push(...next.edges.map(({ item }) => item));
      if (!next.hasNextPage) break;
      after = next.edges[0]!.cursor;
    }
    expect(seen).toEqual(all.edges.map(({ item }) => item));
  }
});

test('what follows a page is of its moment, however late it is asked for', async () => {
  const moving = fixedClock(TODAY);
  const later = createBestRoles({ graph, clock: moving, talentIndex: createTalentIndex({ graph }) });
  const ask = async (first: number, after: string | null = null) =>
    (await later.pages(caller, [personId(4)], { first, after }))[0]!;
  const all = await ask(10);
  const start = await ask(1);
  moving.set(TODAY + 300 * 86_400_000);
  const second = await ask(10, start.edges[0]!.cursor);
  expect([...start.edges, ...second.edges]).toEqual(all.edges);
});

test('several people are answered together, in the order asked; nobody who is unknown has a role', async () => {
  const pages = await bestRoles.pages(caller, [personId(4), 'person:none', personId(1)], { first: 5 });
  expect(pages[0]).toEqual(await page(personId(4), { first: 5 }));
  expect(pages[1]).toMatchObject({ edges: [], totalCount: 0 });
  expect(pages[2]).toEqual(await page(personId(1), { first: 5 }));
});

test('an unknown cluster is not found', async () => {
  await expect(page(personId(1), { first: 1, cluster: 'cluster:x:9' })).rejects.toThrow(NotFound);
});

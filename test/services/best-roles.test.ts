import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import { NotFound } from '../../src/domain/errors.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createShortlists } from '../../src/services/shortlists/shortlists.ts';
import { type BestRoles, createBestRoles } from '../../src/services/talent/best-roles.ts';
import { createTalentIndex } from '../../src/services/talent/talent-index.ts';
import { caller, clusterId, personId, rankingWorld, roleIds, TODAY } from './ranking-world.ts';

let graph: Graph;
let roles: BestRoles;
const clock = fixedClock(TODAY);

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
  roles = createBestRoles({ graph, clock, talentIndex: createTalentIndex({ graph }) });
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
    const [page] = await shortlists.entries(caller, [answer.shortlist.id], { first: 100 });
    expect(page!.edges.length).toBeGreaterThan(30);
    for (const { item } of page!.edges) {
      const fits = await roles.page(caller, item.personId, { first: 10 });
      const fit = fits.edges.find((edge) => edge.item.roleId === role)!.item;
      expect(fit.score).toEqual(item.score);
      expect(fit.contributions).toEqual(item.contributions);
      expect(fit.missing).toEqual(item.missing);
    }
  }
});

test('roles come best first, page by page, each once; one that requires nothing does not fit anybody', async () => {
  const all = await roles.page(caller, personId(4), { first: 10 });
  const scores = all.edges.map(({ item }) => item.score.value);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(all.edges.map(({ item }) => item.roleId)).not.toContain(roleIds[2]);
  const first = await roles.page(caller, personId(4), { first: 1 });
  const second = await roles.page(caller, personId(4), { first: 1, after: first.edges[0]!.cursor });
  expect([...first.edges, ...second.edges].map(({ item }) => item)).toEqual(
    all.edges.map(({ item }) => item),
  );
});

test('only those of a framework, of a cluster, with open demand', async () => {
  const none = await roles.page(caller, personId(4), { first: 10, framework: 'onet' });
  expect(none.totalCount).toBe(0);
  const open = await roles.page(caller, personId(4), {
    first: 10,
    openOnly: true,
    cluster: clusterId,
    framework: 'org',
  });
  expect(open.totalCount).toBe(2);
  const later = await roles.page(caller, personId(4), {
    first: 10,
    openOnly: true,
    asOf: TODAY + 300 * 86_400_000,
  });
  expect(later.edges.map(({ item }) => item.roleId)).toEqual([roleIds[0]]);
});

test('an unknown person or cluster is not found', async () => {
  await expect(roles.page(caller, 'person:none', { first: 1 })).rejects.toThrow(NotFound);
  await expect(roles.page(caller, personId(1), { first: 1, cluster: 'cluster:x:9' })).rejects.toThrow(
    NotFound,
  );
});

import { expect, test, vi } from 'vitest';
import { InvalidInput } from '../../../src/domain/errors.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { appendChanges, type ChangeKind } from '../../../src/services/runs/changes.ts';
import { createSearch, type Found, type FoundRequest } from '../../../src/services/skill-graph/search.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { callerWith, framework, store } from '../imports/framework-world.ts';

const caller = callerWith();
/** The machine may be slow. */
const PATIENTLY = { timeout: 30_000 };

/** The same graph, and how often columns of it were read. */
function countingColumns(graph: Graph): { readonly counting: Graph; reads(): number } {
  let reads = 0;
  const counting: Graph = {
    ...graph,
    read: (...args) => graph.read(...args),
    write: (...args) => graph.write(...args),
    readColumns(...args) {
      reads++;
      return graph.readColumns(...args);
    },
  };
  return { counting, reads: () => reads };
}

describeGraphs('search', ({ open }) => {
  test('finds skills and roles by their names, alternate titles too, after they have changed as well', async () => {
    const graph = await open();
    const search = createSearch({ graph });
    expect(await search.roles(caller, 'nurse', 3)).toEqual([]);
    await store(graph, framework());
    search.invalidate();
    const [role] = await search.roles(caller, 'cheif engineers ward 3', 3);
    expect(role!.id).toBe('role:onet:13-1003.00');
    expect((await search.skills(caller, 'listenning', 1)).map(({ id }) => id)).toEqual([
      'skill:onet:listening',
    ]);
    const both = await search.matchText(caller, 'Nurse who is listening', 2);
    expect(both.roles[0]!.id).toMatch(/^role:onet:11-/);
    expect(both.skills[0]!.id).toBe('skill:onet:listening');
    await expect(search.matchText(caller, 'x'.repeat(20_000), 2)).rejects.toThrow(InvalidInput);
  });

  test('pages go down the ranks without a gap or a repeat, and their count is how many there are', async () => {
    const graph = await open();
    await store(graph, framework());
    const search = createSearch({ graph });
    const walk = async (request: Omit<FoundRequest, 'first' | 'after'>, first: number) => {
      const found: Found[] = [];
      let totalCount = -1;
      for (let after: string | null = null; ; ) {
        const page = await search.rolePage(caller, 'engineers', { ...request, first, after });
        found.push(...page.edges.map(({ item }) => item));
        totalCount = page.totalCount;
        if (!page.hasNextPage) return { found, totalCount };
        after = page.edges.at(-1)!.cursor;
      }
    };
    const { found, totalCount } = await walk({}, 3);
    expect(found.length).toBeGreaterThan(3);
    expect(found).toHaveLength(totalCount);
    expect(found).toEqual((await walk({}, 100)).found);
    expect(found).toEqual(found.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)));
    expect(new Set(found.map(({ id }) => id)).size).toBe(totalCount);

    const among = new Set(found.slice(2, 5).map(({ id }) => id));
    expect((await walk({ among }, 2)).found.map(({ id }) => id)).toEqual([...among]);
    expect((await walk({ framework: 'esco' }, 2)).totalCount).toBe(0);
    expect((await walk({ framework: 'onet' }, 2)).totalCount).toBe(totalCount);
  });

  test('what the change log tells of names is seen by the next question, and nothing else makes it read them', async () => {
    const graph = await open();
    await store(graph, framework());
    const { counting, reads } = countingColumns(graph);
    const search = createSearch({ graph: counting });
    const best = async () => (await search.skills(caller, 'glassblowing', 1)).map(({ id }) => id);
    const put = (kind: ChangeKind) =>
      graph.write(async (transaction) => {
        await transaction.run(statements.putSkills, {
          rows: [
            {
              ...{ id: 'skill:org:glass', name: 'Glassblowing', framework: 'org', code: 'glass' },
              ...{ kind: 'ORGANISATION', taskClass: 'PROCEDURAL', hot: false, inDemand: false },
            },
          ],
        });
        await appendChanges(transaction, 1, [{ kind, subject: 'test' }]);
      });
    expect(await best()).not.toContain('skill:org:glass');
    const once = reads();
    await put('OBSERVATIONS');
    await put('RELATIONS');
    expect(await best()).not.toContain('skill:org:glass');
    expect(reads()).toBe(once);
    await put('ROLES');
    expect(await best()).toEqual(['skill:org:glass']);
    expect(reads()).toBeGreaterThan(once);
  });

  test('changes that come one after another while an index is built have one more built, not one each', async () => {
    const graph = await open();
    await store(graph, framework());
    const gate = Promise.withResolvers<void>();
    let builds = 0;
    let looking = 0;
    const slow: Graph = {
      ...graph,
      async read(...args) {
        looking++;
        return graph.read(...args).finally(() => looking--);
      },
      write: (...args) => graph.write(...args),
      async *readColumns(...args) {
        builds++;
        if (builds === 1) await gate.promise;
        yield* graph.readColumns(...args);
      },
    };
    const search = createSearch({ graph: slow });
    const questions = [search.skills(caller, 'listening', 1)];
    await vi.waitFor(() => expect(builds).toBe(1), PATIENTLY);
    for (let change = 0; change < 5; change++) {
      await graph.write((transaction) =>
        appendChanges(transaction, 1, [{ kind: 'FRAMEWORK', subject: 'test' }]),
      );
      questions.push(search.skills(caller, 'listening', 1));
      await vi.waitFor(() => expect(looking).toBe(0), PATIENTLY);
    }
    gate.resolve();
    for (const found of await Promise.all(questions)) expect(found[0]!.id).toBe('skill:onet:listening');
    expect(builds).toBe(2);
  });

  test('an index is not built anew for a few names, and pages are those of one that is', async () => {
    const graph = await open();
    await store(graph, framework());
    const search = createSearch({ graph });
    await search.rolePage(caller, 'engineers', { first: 5, after: null });
    const row = (code: string, name: string) => ({
      ...{ id: `skill:org:${code}`, name, framework: 'org', code, kind: 'ORGANISATION' },
      ...{ taskClass: 'MIXED', hot: false, inDemand: false },
    });
    const put = (rows: ReturnType<typeof row>[]) =>
      graph.write(async (transaction) => {
        await transaction.run(statements.putSkills, { rows });
        await appendChanges(transaction, 1, [{ kind: 'FRAMEWORK', subject: 'test' }]);
      });
    const pageOf = async (own: ReturnType<typeof createSearch>, text: string) =>
      (await own.skillPage(caller, text, { first: 50, after: null })).edges.map(({ item }) => item.id);
    await pageOf(search, 'listening');
    await put([row('b', 'Glassblowing'), row('a', 'Glassblowing'), row('c', 'Neon bending')]);
    const found = await pageOf(search, 'glassblowing');
    expect(found.slice(0, 2)).toEqual(['skill:org:a', 'skill:org:b']);
    expect(found).toEqual(await pageOf(createSearch({ graph }), 'glassblowing'));
    await put([row('b', 'Neon bending')]);
    expect(await pageOf(search, 'glassblowing')).not.toContain('skill:org:b');
    expect((await pageOf(search, 'neon bending')).slice(0, 2).sort()).toEqual(['skill:org:b', 'skill:org:c']);
  });

  test('pages stay whole where the index is weighed anew between them and every score is another', async () => {
    const graph = await open();
    await store(graph, framework());
    const search = createSearch({ graph });
    const page = (first: number, after: string | null) =>
      search.skillPage(caller, 'glass neon bending', { first, after });
    await page(1, null);
    const row = (code: string, name: string) => ({
      ...{ id: `skill:org:${code}`, name, framework: 'org', code, kind: 'ORGANISATION' },
      ...{ taskClass: 'MIXED', hot: false, inDemand: false },
    });
    const put = (rows: ReturnType<typeof row>[]) =>
      graph.write(async (transaction) => {
        await transaction.run(statements.putSkills, { rows });
        await appendChanges(transaction, 1, [{ kind: 'FRAMEWORK', subject: 'test' }]);
      });
    const names = [
      'Glass bending',
      'Neon bending',
      'Glass neon bending',
      'Glass neon',
      'Neon glass bending, hot',
    ];
    for (const [at, name] of names.entries()) {
      await put([row(`n${at}`, name)]);
      await page(1, null);
    }
    const before = await page(50, null);
    const scores = (edges: typeof before.edges) => edges.map(({ item }) => item.score);
    const ids = (edges: typeof before.edges) => edges.map(({ item }) => item.id);
    expect(before.edges.length).toBeGreaterThanOrEqual(4);
    const ending = new AbortController();
    const following = search.follow(ending.signal);
    let after = before;
    await vi.waitFor(async () => {
      after = await page(50, null);
      expect(scores(after.edges)).not.toEqual(scores(before.edges));
    }, PATIENTLY);
    ending.abort();
    await following;
    // Behind each result of the former weighing the next is what stands behind it now.
    for (const { cursor, item } of before.edges) {
      const place = ids(after.edges).indexOf(item.id);
      expect(ids((await page(50, cursor)).edges)).toEqual(ids(after.edges).slice(place + 1));
    }
    // Behind one that went, what scores less than it did.
    const last = before.edges.at(-1)!;
    const gone = Buffer.from(JSON.stringify([last.item.score, 'skill:org:gone'])).toString('base64url');
    expect((await page(50, gone)).edges.every(({ item }) => item.score <= last.item.score)).toBe(true);
  });

  test('where one of its own bears the name of a framework’s, the organisation’s is meant', async () => {
    const graph = await open();
    await store(graph, framework());
    await graph.write(async (transaction) => {
      await transaction.run(statements.putSkills, {
        rows: [
          {
            ...{ id: 'skill:org:listening', name: 'Listening', framework: 'org', code: 'listening' },
            ...{ kind: 'ORGANISATION', taskClass: 'MIXED', hot: false, inDemand: false },
          },
        ],
      });
      await appendChanges(transaction, 1, [{ kind: 'FRAMEWORK', subject: 'test' }]);
    });
    const { skills } = await createSearch({ graph }).matchText(caller, 'listening', 2);
    expect(skills.map(({ id, confidence }) => [id, confidence])).toEqual([
      ['skill:org:listening', 1],
      ['skill:onet:listening', 0],
    ]);
  });

  test('who follows has the indexes ready before anybody asks, until it is told to end', async () => {
    const graph = await open();
    await store(graph, framework());
    const { counting, reads } = countingColumns(graph);
    const search = createSearch({ graph: counting });
    const ending = new AbortController();
    const following = search.follow(ending.signal);
    await vi.waitFor(() => expect(reads()).toBeGreaterThanOrEqual(3), PATIENTLY);
    const once = reads();
    expect((await search.roles(caller, 'engineers ward 3', 1))[0]!.id).toBe('role:onet:13-1003.00');
    expect((await search.skills(caller, 'listening', 1))[0]!.id).toBe('skill:onet:listening');
    expect(reads()).toBe(once);
    ending.abort();
    await following;
  });

  test.each([
    ['nothing', ''],
    ['spaces', ' \n\t'],
    ['signs of emotion', '👩‍🔧🔥🔥'],
    ['right-to-left letters', 'مهندس برمجيات'],
    ['a regular expression', '(.*)+[a-z'],
    ['a quotation that means to end the statement', "') RETURN //"],
    ['a lone surrogate', '\ud800'],
    ['ten kilobytes', 'engineer '.repeat(1_138).slice(0, 10_240)],
  ])('%s is answered', async (_, text) => {
    const graph = await open();
    await store(graph, framework());
    const page = await createSearch({ graph }).rolePage(caller, text, { first: 5 });
    expect(page.edges.length).toBe(text.startsWith('engineer') ? 5 : 0);
    expect(page.totalCount).toBeGreaterThanOrEqual(page.edges.length);
  });
});

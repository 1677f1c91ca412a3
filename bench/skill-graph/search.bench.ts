import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { randomSource } from '../../src/analytics/clusters/random-source.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { createInProcessQueue } from '../../src/queue/in-process.ts';
import { createImports } from '../../src/services/imports/imports.ts';
import { appendChanges } from '../../src/services/runs/changes.ts';
import { createRuns } from '../../src/services/runs/runs.ts';
import { miniSearchPeer } from '../../src/services/skill-graph/evaluation/matcher-peers.ts';
import { createSearch, type Search } from '../../src/services/skill-graph/search.ts';
import { type Bench, type Claim, cost, percentile, timed } from '../bench.ts';

const DATA = join(import.meta.dirname, '../../../shared/data/onet-29.3');
const SHIPPED = join(import.meta.dirname, '../../fixtures/onet-29.3');
const LIMIT = 5;

/** Another letter, one less, two in turn, or as it is; the words sometimes the other way round. */
function misspelt(title: string, random: () => number): string {
  const at = Math.floor(random() * Math.max(title.length - 1, 1));
  const kind = random();
  if (kind < 0.25) return title.slice(0, at) + title.slice(at + 1);
  if (kind < 0.5)
    return `${title.slice(0, at)}${title[at + 1] ?? ''}${title[at] ?? ''}${title.slice(at + 2)}`;
  if (kind < 0.75) return title.split(' ').reverse().join(' ');
  return title;
}

/**
 * A question right after a commit of 20 new names, and right after 20 commits of 1,000, as an import makes them, while the
 * server follows; both find what came last.
 */
async function afterChanges(graph: Graph, search: Search, caller: Caller): Promise<Claim[]> {
  const put = (from: number, count: number) =>
    graph.write(async (transaction) => {
      const rows = Array.from({ length: count }, (_, at) => {
        const code = `${from + at}`;
        const name = `Glazing kiln ${[...code].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
        return {
          ...{ id: `skill:org:${code}`, framework: 'org', code, name, kind: 'ORGANISATION' },
          ...{ taskClass: 'MIXED', hot: false, inDemand: false },
        };
      });
      await transaction.run(statements.putSkills, { rows });
      await appendChanges(transaction, 1, [{ kind: 'FRAMEWORK', subject: 'bench' }]);
      return rows.at(-1)!;
    });
  const ask = async ({ id, name }: { id: string; name: string }) => {
    const start = performance.now();
    const found = await search.skills(caller, name, 1);
    if (found[0]?.id !== id) throw new Error('A question does not see the names that came before it.');
    return performance.now() - start;
  };
  const few: number[] = [];
  for (let at = 0; at < 20; at++) few.push(await ask(await put(100_000 + 20 * at, 20)));
  const ending = new AbortController();
  const following = search.follow(ending.signal);
  const imports: number[] = [];
  for (let at = 0; at < 20; at++) {
    const last = await put(200_000 + 1_000 * at, 1_000);
    // The pace of an import of an organisation's rows, which have other things to be read and written.
    await wait(250);
    if (at % 4 === 3) imports.push(await ask(last));
  }
  ending.abort();
  await following;
  const median = (what: string, times: readonly number[]) =>
    cost(
      what,
      'ms',
      percentile(
        times.toSorted((a, b) => a - b),
        0.5,
      ),
      null,
      null,
    );
  return [
    median('a question after 20 names changed, median', few),
    median('a question amid an import of 20,000 names, median', imports),
  ];
}

export const bench: Bench = {
  name: 'skill-graph-search',
  shows: 'search as GraphQL asks for it, over all titles of O*NET in the embedded graph: the 95th percentile',
  async run({ option, note }) {
    const folder = existsSync(DATA) ? DATA : SHIPPED;
    const queries = option('queries', 1_000);
    const content = await readOnet(folder);
    const names = content.roles.map(({ title, alternateTitles }) => [title, ...alternateTitles]);
    const titles = names.flat();
    const graph = await openGrafeo({ create: true });
    const queue = createInProcessQueue();
    const scopes = new Set(['read', 'write', 'operate'] as const);
    const { signal } = new AbortController();
    const caller: Caller = { principal: 'bench', organisation: 'bench', scopes, signal, requestId: 'bench' };
    try {
      const runs = createRuns({
        graph,
        queue,
        clock: systemClock,
        organisation: 'bench',
        codeVersion: 'bench',
      });
      const own = { graph, clock: systemClock, runs, dataFolder: '', personKey: 'bench' };
      note(`importing ${titles.length} titles of ${content.roles.length} roles`);
      await createImports(own).onet(caller, folder);
      const search = createSearch({ graph });
      const start = performance.now();
      await search.roles(caller, 'nurse', 1);
      await search.skills(caller, 'python', 1);
      const warming = performance.now() - start;

      const random = randomSource('questions');
      const texts = Array.from({ length: queries }, () =>
        misspelt(titles[Math.floor(random() * titles.length)]!, random),
      );
      const long = Array.from({ length: 40 }, () => titles[Math.floor(random() * titles.length)]!).join(' ');
      const claims: Claim[] = [];
      const measure = async (
        what: string,
        ask: (text: string) => unknown,
        limit: number | null,
        name: string,
      ) => {
        note(what);
        const times = await timed(texts.length, 20, (i) => ask(texts[i % texts.length]!));
        claims.push(cost(`${what}: 95th percentile`, 'ms', percentile(times, 0.95), limit, name));
        claims.push(cost(`${what}: median`, 'ms', percentile(times, 0.5), null, null));
      };
      const set = 'the limit that was set';
      await measure(
        'roles(search:), a page of 10',
        (text) => search.rolePage(caller, text, { first: 10, after: null }),
        LIMIT,
        set,
      );
      await measure(
        'skills(search:), a page of 10',
        (text) => search.skillPage(caller, text, { first: 10, after: null }),
        LIMIT,
        set,
      );
      await measure('matchText, 5 of each', (text) => search.matchText(caller, text, 5), null, '');
      const peer = await miniSearchPeer();
      if (peer !== null) {
        const match = peer.make(names);
        await measure('MiniSearch, prefix and fuzzy .2, over the same titles', match, null, '');
      }
      const pasted = await timed(20, 2, () => search.rolePage(caller, long, { first: 10, after: null }));
      claims.push(
        cost(
          'roles(search:) with 2,000 characters pasted, median',
          'ms',
          percentile(pasted, 0.5),
          null,
          null,
        ),
      );
      claims.push(cost('reading all names and building both indexes', 'ms', warming, null, null));
      note('questions after names changed');
      claims.push(...(await afterChanges(graph, search, caller)));
      return claims;
    } finally {
      await queue.close();
      await graph.close();
    }
  },
};

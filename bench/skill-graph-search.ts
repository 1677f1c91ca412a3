import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { randomSource } from '../src/analytics/clusters/random-source.ts';
import type { Caller } from '../src/domain/caller.ts';
import { systemClock } from '../src/domain/clock.ts';
import { openGrafeo } from '../src/graph/grafeo.ts';
import { readOnet } from '../src/importers/onet.ts';
import { createInProcessQueue } from '../src/queue/in-process.ts';
import { createImports } from '../src/services/imports/imports.ts';
import { createRuns } from '../src/services/runs/runs.ts';
import { miniSearchPeer } from '../src/services/skill-graph/matcher-peers.ts';
import { createSearch } from '../src/services/skill-graph/search.ts';
import { type Bench, type Claim, cost, percentile, timed } from './bench.ts';

const DATA = join(import.meta.dirname, '../../shared/data/onet-29.3');
const SHIPPED = join(import.meta.dirname, '../fixtures/onet-29.3');
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
      return claims;
    } finally {
      await queue.close();
      await graph.close();
    }
  },
};

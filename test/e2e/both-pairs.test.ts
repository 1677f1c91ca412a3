import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeWithServer } from '../servers/borrow.ts';
import { emptyNeo4j } from '../servers/empty-neo4j.ts';
import { type Derived, readDerived } from './derived.ts';
import { type RunningProcess, startCli, startServer, succeed } from './process.ts';
import { type ComparableShortlist, requestShortlists } from './shortlist-requests.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures');
const AS_OF = '2026-06-30T12:00:00.000Z';

describe('the main job on both engine pairs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meritgraph-pairs-'));
  const running: RunningProcess[] = [];
  const derived: Derived[] = [];
  let embedded: ComparableShortlist[] = [];
  let production: ComparableShortlist[] = [];
  const shared = {
    MERITGRAPH_PERSON_KEY_FILE: join(folder, 'person-key'),
    MERITGRAPH_ORGANISATION: 'pairs',
  };

  // Before a server is borrowed, which other suites wait for meanwhile.
  beforeAll(async () => {
    writeFileSync(join(folder, 'person-key'), 'the same pseudonyms on both pairs');
    embedded = await mainJob({ ...shared, MERITGRAPH_DATA_FOLDER: join(folder, 'grafeo') }, []);
    await Promise.all(running.splice(0).map((process) => process.stop()));
  }, 600_000);

  afterAll(async () => {
    await Promise.all(running.map((process) => process.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  /** Imports, runs every job, serves, asks: all through the real command line and HTTP. */
  async function mainJob(environment: Record<string, string>, workers: readonly RunningProcess[]) {
    running.push(...workers);
    for (const words of [
      ['import', 'onet', join(fixtures, 'onet-29.3')],
      ['import', 'oews', join(fixtures, 'oews-2024/national_M2024.tsv.gz')],
      ['import', 'organisation', join(fixtures, 'organisation'), '--history'],
    ]) {
      await succeed(words, environment);
    }
    const server = await startServer(environment);
    running.push(server);
    for (const job of ['embed-skills', 'cluster-roles', 'fit-decay']) {
      const when = job === 'fit-decay' ? ['--as-of', AS_OF] : [];
      const words = ['run', job, ...when, '--server', server.url];
      await succeed(words, environment);
    }
    const health = server.url.replace(/\/graphql$/, '/health');
    await vi.waitFor(async () => expect(await (await fetch(health)).json()).toEqual({ ready: true }), {
      timeout: 30_000,
      interval: 100,
    });
    derived.push(await readDerived(server.url, AS_OF));
    return requestShortlists(server.url);
  }

  describeWithServer('neo4j', 'Grafeo with the in-process runner', (neo4j) =>
    describeWithServer('redis', 'Neo4j with BullMQ', (redis) =>
      describe('and two workers', () => {
        beforeAll(async () => {
          await emptyNeo4j(neo4j());
          const onNeo4j = {
            ...shared,
            MERITGRAPH_DATA_FOLDER: join(folder, 'neo4j'),
            MERITGRAPH_GRAPH: neo4j().url,
            MERITGRAPH_NEO4J_USER: neo4j().user!,
            MERITGRAPH_NEO4J_PASSWORD: neo4j().password!,
            MERITGRAPH_REDIS: redis().url,
          };
          production = await mainJob(onNeo4j, [startCli(['worker'], onNeo4j), startCli(['worker'], onNeo4j)]);
        }, 600_000);

        it.each(['adjacency', 'similarity', 'clusters', 'proficiency'] as const)(
          'derives the same %s',
          (what) => {
            const [onGrafeo, onNeo4j] = derived;
            expect(Object.keys(onGrafeo![what]).length).toBeGreaterThan(5);
            expect(onNeo4j![what]).toEqual(onGrafeo![what]);
          },
        );

        it('answers sixty requests with the same people in the same order', () => {
          expect(embedded).toHaveLength(60);
          const order = (shortlists: readonly ComparableShortlist[]) =>
            shortlists.map(({ request, considered, entries }) => ({
              request,
              considered,
              people: entries.map(({ person, role }) => `${person} as ${role}`),
            }));
          expect(order(production)).toEqual(order(embedded));
        });

        it('gives the same reasons, ranks that are possible, gaps, wages and credentials that would lift', () => {
          for (const [list, { request, reasons }] of production.entries()) {
            expect({ request, reasons }).toEqual({ request, reasons: embedded[list]!.reasons });
          }
        });

        it('gives the same scores to 1e-9', () => {
          const differences = embedded.flatMap(({ entries }, list) =>
            entries.map(({ score }, rank) => Math.abs(score - production[list]!.entries[rank]!.score)),
          );
          expect(differences.length).toBeGreaterThan(500);
          expect(Math.max(...differences)).toBeLessThan(1e-9);
        });

        it('tells people apart: at least 90 % of adjacent scores are distinct, and none rises', () => {
          // Where people are to differ, the order is not the scores' alone.
          const byScore = embedded.filter(({ request }) => !request.includes('diversity'));
          expect(byScore.length).toBeGreaterThan(40);
          const steps = byScore.flatMap(({ entries }) =>
            entries.slice(1).map(({ score }, rank) => entries[rank]!.score - score),
          );
          expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
          expect(steps.filter((step) => step > 0).length / steps.length).toBeGreaterThanOrEqual(0.9);
        });
      }),
    ),
  );
});

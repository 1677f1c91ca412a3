import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, type NodeGCPerformanceDetail, PerformanceObserver } from 'node:perf_hooks';
import { organisationId, personId } from '../src/domain/ids.ts';
import { OPEN } from '../src/domain/knowledge.ts';
import { openGrafeo } from '../src/graph/grafeo.ts';
import type { AppendObservationsParams } from '../src/graph/statements.generated.ts';
import { statements } from '../src/graph/statements.generated.ts';
import { caller } from '../test/queue/run-world.ts';
import {
  importKey,
  openImportWorld,
  shippedOnet,
  shippedWages,
} from '../test/services/imports/import-world.ts';
import { type Bench, type BenchContext, type Claim, cost, gain } from './bench.ts';

const PEOPLE = 10_000;
const SKILLS = 500;

/** Two numbers of a row that look unordered and are the same each time. */
const personOf = (row: number): number => (row * 7919) % PEOPLE;
const skillOf = (row: number): number => (row * 104_729) % SKILLS;

async function writeFolder(folder: string, observations: number): Promise<void> {
  const write = async (name: string, header: string, rows: number, row: (number: number) => string) => {
    const file = await open(join(folder, name), 'w');
    let text = `${header}\n`;
    for (let number = 0; number < rows; number++) {
      text += `${row(number)}\n`;
      if (text.length > 1_000_000) {
        await file.write(text);
        text = '';
      }
    }
    await file.write(text);
    await file.close();
  };
  await write('people.csv', 'external_id,name,unit', PEOPLE, (n) => `P${n},"Name, ${n}",Unit ${n % 20}`);
  await write('skills.csv', 'external_id,name', SKILLS, (n) => `S${n},Skill ${n}`);
  const start = Date.UTC(2020, 0, 1);
  await write('observations.csv', 'external_id,person,skill,at,kind,score,trials', observations, (n) => {
    const at = new Date(start + n * 300_000).toISOString();
    return `OBS-${n},P${personOf(n)},org:S${skillOf(n)},${at},ASSESSMENT,${(n % 11) / 10},10`;
  });
}

/** The same nodes and relationships by the bare statement: nothing read, checked, compared or recorded. */
async function bareSeconds(observations: number): Promise<number> {
  const graph = await openGrafeo({ create: true });
  const people = Array.from({ length: PEOPLE }, (_, n) => personId(importKey, `P${n}`));
  for (let from = 0; from < PEOPLE; from += 1000) {
    const rows = people.slice(from, from + 1000).map((id, n) => {
      const nothing = {
        unit: null,
        location: null,
        joinedOn: null,
        leftOn: null,
        wage: null,
        currency: null,
      };
      return { id, externalId: `P${from + n}`, name: `Name, ${from + n}`, ...nothing };
    });
    await graph.write((transaction) => transaction.run(statements.putPeople, { rows, seq: 1 }));
  }
  const skill = { framework: 'org', kind: 'ORGANISATION', taskClass: 'MIXED', hot: false, inDemand: false };
  const skills = Array.from({ length: SKILLS }, (_, n) => ({
    id: `skill:org:S${n}`,
    code: `S${n}`,
    name: `Skill ${n}`,
    ...skill,
  }));
  await graph.write((transaction) => transaction.run(statements.putSkills, { rows: skills }));
  const began = performance.now();
  for (let from = 0; from < observations; from += 1000) {
    const rows: AppendObservationsParams['rows'][number][] = [];
    for (let n = from; n < Math.min(from + 1000, observations); n++) {
      const id = organisationId('observation', `OBS-${n}`);
      rows.push({
        id,
        version: `${id}@1`,
        externalId: `OBS-${n}`,
        personId: people[personOf(n)]!,
        skillId: `skill:org:S${skillOf(n)}`,
        at: n,
        kind: 'ASSESSMENT',
        score: (n % 11) / 10,
        trials: 10,
        evaluatorId: null,
        assignmentId: null,
        artifact: null,
        recordedAt: 1,
        recordedSeq: 1,
      });
    }
    await graph.write((transaction) => transaction.run(statements.appendObservations, { rows, open: OPEN }));
  }
  const seconds = (performance.now() - began) / 1000;
  await graph.close();
  return seconds;
}

/**
 * The JavaScript heap above now: the most of it, garbage included, as V8 lets it lie; the most that was left after a full
 * collection, at the times that V8 chose for one (looked at a little later, so garbage made since is in it); and what is kept in the end.
 */
function watchHeap() {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let most = before;
  let live = before;
  const sampler = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  }, 50);
  const collections = new PerformanceObserver((list) => {
    const full = (list.getEntries() as Collection[]).some(({ detail }) => {
      return detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
    });
    if (full) live = Math.max(live, process.memoryUsage().heapUsed);
  });
  collections.observe({ entryTypes: ['gc'] });
  return {
    end() {
      clearInterval(sampler);
      collections.disconnect();
      collectGarbage();
      const kept = process.memoryUsage().heapUsed;
      return { most: most - before, live: Math.max(live, kept) - before, kept: kept - before };
    },
  };
}

type Collection = PerformanceEntry & { readonly detail: NodeGCPerformanceDetail };

function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('The heap is measured under node --expose-gc.');
  globalThis.gc();
}

export const bench: Bench = {
  name: 'importing',
  minutes: 4,
  shows: 'reference data and observations into the embedded graph, beside the bare engine (--observations N)',
  node: ['--expose-gc'],
  async run({ option, note }: BenchContext): Promise<Claim[]> {
    const observations = option('observations', 1_000_000);
    const folder = mkdtempSync(join(tmpdir(), 'bench-importing-'));
    try {
      await using world = await openImportWorld();
      let began = performance.now();
      await world.imports.onet(caller, shippedOnet);
      await world.imports.oews(caller, shippedWages);
      const reference = (performance.now() - began) / 1000;
      note('reference data is in; writing the folder');

      await writeFolder(folder, observations);
      const heap = watchHeap();
      began = performance.now();
      await world.imports.organisation(caller, folder);
      const first = (performance.now() - began) / 1000;
      const { most, live, kept } = heap.end();
      note('first import done; again');
      began = performance.now();
      await world.imports.organisation(caller, folder);
      const again = (performance.now() - began) / 1000;
      note('the bare engine');
      const bare = await bareSeconds(observations);

      return [
        cost('shipped reference data into memory', 's', reference, null, null),
        gain(
          `${observations} observations read, checked and written`,
          'rows/s',
          observations / first,
          observations / bare,
          'bare engine, rows in memory',
        ),
        gain('the same observations again', 'rows/s', observations / again, null, null),
        cost('JavaScript heap above the start, at most, garbage included', 'MB', most / 1e6, 150, 'at most'),
        cost('the same soon after a full collection, at most', 'MB', live / 1e6, null, null),
        cost('the same, kept afterwards', 'MB', kept / 1e6, null, null),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

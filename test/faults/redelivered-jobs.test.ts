import { afterAll, describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/domain/attempt.ts';
import { Unavailable } from '../../src/domain/errors.ts';
import { openGrafeo } from '../../src/graph/grafeo.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { statements } from '../../src/graph/statements.generated.ts';
import { createFitDecay } from '../../src/services/proficiency/fit-decay.ts';
import { readPublished } from '../../src/services/runs/publishing.ts';
import { createRunAttempts } from '../../src/services/runs/run-attempts.ts';
import { createClusterRoles } from '../../src/services/skill-graph/learning/cluster-roles.ts';
import { createEmbedSkills } from '../../src/services/skill-graph/learning/embed-skills.ts';
import { readRoleVectors } from '../../src/services/skill-graph/learning/stored-vectors.ts';
import { createSkillGraph } from '../../src/services/skill-graph/skill-graph.ts';
import { createPriceSkills } from '../../src/services/wages/price-skills.ts';
import { createWagePremiums } from '../../src/services/wages/wage-premiums.ts';
import { createWorkerPool } from '../../src/threads/pool.ts';
import { caller } from '../queue/run-world.ts';
import { begin, clock, framework, store } from '../services/imports/framework-world.ts';
import { openImportWorld } from '../services/imports/import-world.ts';
import { createDecayWorld, daysIn, forgetfulEvidence } from '../services/proficiency/decay-world.ts';

const threads = createWorkerPool({ size: 1 });
afterAll(() => threads.close());

/** A graph whose `failsAt`th write is lost, or done but not confirmed; after every write `look` reads what is served. */
function failing(
  graph: Graph,
  { failsAt, isDone, look }: { failsAt: number; isDone: boolean; look: () => Promise<void> },
) {
  let writes = 0;
  const write: Graph['write'] = async (work, options) => {
    writes += 1;
    const fails = writes === failsAt;
    const lost = new Unavailable('The graph is away.', { retryAfter: 1 });
    if (fails && !isDone) throw lost;
    const result = await graph.write(work, options);
    await look();
    if (fails) throw lost;
    return result;
  };
  const wrapped: Graph = {
    capabilities: graph.capabilities,
    read: (...call) => graph.read(...call),
    readColumns: (...call) => graph.readColumns(...call),
    write,
    save: () => graph.save(),
    close: () => graph.close(),
  };
  return { graph: wrapped, writes: () => writes };
}

interface World {
  readonly graph: Graph;
  /** One delivery of the same run, over this graph. */
  deliver(over: Graph): Promise<void>;
  /** Refuses what is not whole. */
  look(): Promise<void>;
}

/** Breaks a run off at each of its writes, delivers it again, and looks after every write of both deliveries. */
async function sweep(open: () => Promise<World>): Promise<number> {
  const whole = await open();
  const counting = failing(whole.graph, { failsAt: Infinity, isDone: true, look: whole.look });
  await whole.deliver(counting.graph);
  await whole.graph.close();
  for (let failsAt = 1; failsAt <= counting.writes(); failsAt++) {
    for (const isDone of [false, true]) {
      const { graph, deliver, look } = await open();
      await expect(deliver(failing(graph, { failsAt, isDone, look }).graph)).rejects.toThrow('away');
      await look();
      await deliver(failing(graph, { failsAt: Infinity, isDone, look }).graph);
      await look();
      await graph.close();
    }
  }
  return counting.writes();
}

const rows = framework();
const skillIds = rows.skills.map(({ id }) => id);
const roleIds = rows.roles.map(({ id }) => id);
const asking = roleIds.filter((id) => id !== 'role:esco:silent');
const page = { first: 100 };
const LATE = 'role:org:LATE';

async function storeLate(graph: Graph): Promise<void> {
  const requirements = [0, 1, 2].map((tool) => ({
    ...{ role: LATE, skill: `skill:onet:tool-1-${tool}`, importance: 0.8 },
  }));
  await store(graph, { skills: [], roles: [{ id: LATE, title: 'Late' }], requirements });
}

describe('a run that is delivered again, wherever it was broken off', () => {
  test('EMBED_SKILLS serves whole adjacency, similarity and vectors all the while', async () => {
    const served = async (graph: Graph) => {
      const skillGraph = createSkillGraph({ graph });
      const { EMBED_SKILLS: run } = await readPublished(graph);
      const vectors = await readRoleVectors(graph, run!, {});
      return {
        adjacent: (await skillGraph.adjacent(caller, skillIds, page)).map(({ edges }) => edges),
        similar: (await skillGraph.similar(caller, roleIds, page)).map(({ edges }) => edges),
        vectors: vectors && [vectors.roleIds, [...vectors.vectors]],
      };
    };
    const shown = new Map<string, Awaited<ReturnType<typeof served>>>();
    const writes = await sweep(async () => {
      const graph = await openGrafeo({ create: true });
      await store(graph, rows);
      const embed = async (over: Graph, id: string) =>
        createEmbedSkills({ graph: over, clock, threads }).run(await begin(graph, 'EMBED_SKILLS', id));
      await embed(graph, 'run:first');
      await storeLate(graph);
      return {
        graph,
        deliver: (over) => embed(over, 'run:second'),
        async look() {
          const run = (await readPublished(graph)).EMBED_SKILLS!;
          const now = await served(graph);
          expect(now.vectors).not.toBeNull();
          expect(now.adjacent.flat().length).toBeGreaterThan(0);
          if (!shown.has(run)) shown.set(run, now);
          expect(now).toEqual(shown.get(run));
        },
      };
    });
    expect(writes).toBeGreaterThan(5);
    expect([...shown.keys()]).toEqual(['run:first', 'run:second']);
  }, 240_000);

  test('CLUSTER_ROLES serves whole clusters all the while, and places who came meanwhile', async () => {
    const writes = await sweep(async () => {
      const graph = await openGrafeo({ create: true });
      await store(graph, rows);
      await createEmbedSkills({ graph, clock, threads }).run(await begin(graph, 'EMBED_SKILLS', 'run:embed'));
      const skillGraph = createSkillGraph({ graph });
      let late: Promise<void> | undefined;
      const onProgress = (phase: string) => {
        if (phase === 'Writing clusters') late ??= storeLate(graph);
      };
      const deliver = async (over: Graph, id: string, told: (phase: string) => void) => {
        const attempt = await begin(graph, 'CLUSTER_ROLES', id, { onProgress: told });
        await createClusterRoles({ graph: over, clock, threads }).run(attempt);
      };
      await deliver(graph, 'run:first', () => {});
      return {
        graph,
        async deliver(over) {
          await deliver(over, 'run:second', onProgress);
          await late;
          const [place] = await skillGraph.clusterOfRoles(caller, [LATE]);
          expect(place).not.toBeNull();
          expect((await readPublished(graph)).CLUSTER_ROLES).toBe('run:second');
        },
        async look() {
          const places = await skillGraph.clusterOfRoles(caller, asking);
          expect(places.filter((place) => place === null)).toEqual([]);
          const ids = [...new Set(places.map((place) => place!.id))];
          expect(ids).toHaveLength(4);
          const distinctive = await skillGraph.distinctiveSkills(caller, ids, 5);
          expect(distinctive.every((own) => own.length > 0)).toBe(true);
        },
      };
    });
    expect(writes).toBeGreaterThan(5);
  }, 240_000);

  test('PRICE_SKILLS serves the same premiums all the while', async () => {
    const many = framework(16);
    const preferences = { currency: null, source: null, area: null };
    const wages = many.requirements
      .filter(({ skill }) => skill.endsWith('repairing'))
      .map(({ role, importance }, n) => {
        const median = 30_000 * Math.exp(0.8 * importance + 0.01 * (n % 7));
        const percentiles = [0.6, 0.8, 1, 1.3, 1.7].map((share) => Math.round(median * share));
        return [
          role.replace('role:', ''),
          '',
          'Institute',
          'EUR',
          '',
          'EUR',
          '2025',
          1000,
          ...percentiles,
        ].join();
      });
    const header = 'role,cluster,source,area,sector,currency,year,employment,p10,p25,p50,p75,p90';
    const writes = await sweep(async () => {
      const graph = await openGrafeo({ create: true });
      await store(graph, many);
      await using world = await openImportWorld({ graph, clock });
      const folder = world.folder({ 'wages.csv': [header, ...wages, ''].join('\n') });
      await world.imports.wages(caller, `${folder}/wages.csv`);
      const price = async (over: Graph, id: string) =>
        createPriceSkills({ graph: over, clock, threads, preferences }).run(
          await begin(graph, 'PRICE_SKILLS', id),
          {},
        );
      await price(graph, 'run:first');
      const ids = many.skills.map(({ id }) => id);
      const served = async () =>
        (await createWagePremiums({ graph }).ofSkills(caller, ids)).map(
          (premium) => premium && { ...premium, runId: '' },
        );
      const whole = await served();
      expect(whole.some((premium) => premium !== null)).toBe(true);
      return {
        graph,
        deliver: (over) => price(over, 'run:second'),
        look: async () => expect(await served()).toEqual(whole),
      };
    });
    expect(writes).toBeGreaterThan(2);
  }, 240_000);

  test('FIT_DECAY serves whole series all the while, and leaves those of the former fit as they were', async () => {
    const people = Array.from({ length: 6 }, (_, n) => `person:${n}`);
    const skills = ['skill:onet:a', 'skill:onet:b'];
    const shown = new Map<string, unknown>();
    const writes = await sweep(async () => {
      const world = await createDecayWorld(threads);
      const { graph } = world;
      await world.populate(people, skills);
      world.clock.set(daysIn(2000));
      await world.record(forgetfulEvidence(people, skills, 5));
      const former = await world.fit();
      const kind = { kind: 'ASSESSMENT', score: 0, trials: 10 };
      const newer = people
        .slice(0, 2)
        .map((personId) => ({ personId, skillId: skills[0]!, at: daysIn(1999), ...kind }));
      await world.record(newer, 'run:import');
      const series = async (run: string) => {
        const read = await graph.read(statements.peopleProficiencies, { people, run });
        return read.sort((a, b) => (a.personId + a.skillId < b.personId + b.skillId ? -1 : 1));
      };
      const attempts = createRunAttempts(graph, world.clock);
      let attempt: Attempt | undefined;
      return {
        graph,
        async deliver(over) {
          attempt ??= await world.begin();
          const { fence } = (await attempts.begin(attempt.runId))!;
          const fitDecay = createFitDecay({ graph: over, clock: world.clock, pool: threads });
          await fitDecay.run({ ...attempt, fence }, {});
          expect((await readPublished(graph)).FIT_DECAY).toBe(attempt.runId);
        },
        async look() {
          const run = (await readPublished(graph)).FIT_DECAY!;
          expect([former, attempt?.runId]).toContain(run);
          for (const read of new Set([former, run])) {
            const now = await series(read);
            expect(now).toHaveLength(people.length * skills.length);
            if (!shown.has(read)) shown.set(read, now);
            expect(now).toEqual(shown.get(read));
          }
        },
      };
    });
    expect(writes).toBeGreaterThan(3);
    expect(shown.size).toBe(2);
  }, 240_000);
});

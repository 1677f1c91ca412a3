import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../../src/threads/pool.ts';
import { createIndexWorld, type IndexWorld, people, skills, whatItSays } from '../index-world.ts';

const [ann, bob, cy] = people as [string, string, string];

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: IndexWorld;
beforeAll(async () => {
  world = await createIndexWorld(pool);
  await world.putSkill('skill:onet:new', 'SPEED');
  for (const personId of [ann, bob]) await world.awards(personId);
});
let vouched = 0;
afterAll(() => world.graph.close());

interface Happening {
  /** Says something new every time. */
  readonly happens: (times: number) => Promise<unknown>;
  /** Before every how manieth read of a build it is tried; what takes long, less often. */
  readonly every?: number;
}

const happenings: Readonly<Record<string, Happening>> = {
  'somebody shows something': { happens: (times) => world.shows(ann, (times % 9) / 10 + 0.05) },
  'somebody leaves': { happens: (times) => world.leaves(people[times % people.length]!) },
  'somebody is hired': { happens: () => world.joins() },
  'evidence is withdrawn': {
    async happens(times) {
      await world.shows(bob, (times % 9) / 10);
      await world.withdraw(bob);
      await world.shows(bob, 1 - (times % 9) / 10, skills[1]);
    },
  },
  'a fit that goes on the former one is published': {
    async happens(times) {
      const row = { personId: cy, skillId: skills[0]!, at: world.clock.now() - 1_000 };
      await world.record([{ ...row, kind: 'ASSESSMENT', score: (times % 9) / 10, trials: 10 }], 'run:import');
      await world.fit();
    },
    every: 2,
  },
  'a fit of everybody is published': {
    happens: () => world.fit({ renewHyperparameters: true }),
    every: 5,
  },
};

/** Builds an index as often as a build has reads, and lets it happen before another of them each time. */
async function eachTime(
  { happens, every = 1 }: Happening,
  begin: (hooked: IndexWorld['watched']) => Promise<{ build(): Promise<unknown>; next(): Promise<unknown> }>,
) {
  let reads = Number.POSITIVE_INFINITY;
  for (let at = 1; at <= reads; at += every) {
    let read = 0;
    let armed = false;
    const { build, next } = await begin((before) =>
      world.watched(async (statement) => {
        await before(statement);
        if (!armed || ++read !== at) return;
        // Its own reads are not of the build.
        await happens(at);
      }),
    );
    armed = true;
    await build();
    armed = false;
    reads = read;
    expect(await next(), `at read ${at}`).toEqual(await world.builtAnew());
  }
  expect(reads).toBeGreaterThan(6);
}

test.each(Object.entries(happenings))(
  '%s while the first index is built: the next answer is that of one built afterwards',
  async (_, happening) => {
    await eachTime(happening, async (watched) => {
      const talentIndex = createTalentIndex({ graph: watched(async () => {}) });
      return {
        build: () => talentIndex.current(world.caller),
        next: async () => whatItSays(await talentIndex.current(world.caller)),
      };
    });
  },
);

test.each(Object.entries(happenings))(
  '%s while another index is built beside the former: the same',
  async (_, happening) => {
    await eachTime(happening, async (watched) => {
      let builds = 0;
      const talentIndex = createTalentIndex({
        graph: watched(async (statement) => {
          if (statement === 'rankingProficiencies') builds++;
        }),
        settleMs: 0,
        mostRenewed: 1,
        // On a slow machine the former one would answer meanwhile.
        patienceMs: 60_000,
      });
      await talentIndex.current(world.caller);
      await talentIndex.current(world.caller);
      // Two hold what vouches for something else: more than are taken up.
      await world.vouches('skill:onet:new', 0.3 + (vouched++ % 60) / 100);
      return {
        build: () => talentIndex.current(world.caller),
        next: async () => {
          expect(builds).toBeGreaterThan(1);
          return whatItSays(await talentIndex.current(world.caller));
        },
      };
    });
  },
);

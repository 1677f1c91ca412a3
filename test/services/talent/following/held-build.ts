import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { createShortlists } from '../../../../src/services/shortlists/shortlists.ts';
import {
  createTalentIndex,
  type TalentIndexDependencies,
} from '../../../../src/services/talent/talent-index.ts';
import { type IndexWorld, people, skills, whatItSays } from '../index-world.ts';

export const NEW_SKILL = 'skill:onet:new';
export const refused = { code: 'UNAVAILABLE', retryAfter: expect.any(Number) };

/** The machine may be slow. */
export const slowly = { timeout: 30_000 };

const [ann, bob] = people as [string, string];
const custom = { title: 'One skill', requirements: [{ skill: skills[0]!, importance: 1, level: 0.9 }] };

/** An import that needs an index built anew, and the build for as long as a test wants, as one of a million people would take. */
export function createHeldBuild(world: IndexWorld) {
  const held = {
    /** What an index that is built waits for; null while it is read at once. */
    gate: null as PromiseWithResolvers<void> | null,

    /** What ranks, by an index that is there. Two hold what vouches for a skill: more than are taken up at once. */
    async ranks(limits: Partial<TalentIndexDependencies> = {}) {
      const graph = world.watched(async (statement) => {
        if (statement === 'rankingProficiencies') await held.gate?.promise;
      });
      const few = { settleMs: 0, patienceMs: 5, readyWithinMs: 0, mostRenewed: 1 };
      const talentIndex = createTalentIndex({ graph, ...few, ...limits });
      await world.putSkill(NEW_SKILL, 'SPEED');
      await world.awards(ann);
      await world.awards(bob);
      const now = async () => whatItSays(await talentIndex.current(world.caller));
      // What is read at once, and once more when it has settled.
      await now();
      await wait(limits.settleMs ?? 0);
      const before = await talentIndex.current(world.caller);
      const shortlists = createShortlists({ ...world, talentIndex, runs: {} as never });
      const request = async () => {
        const answer = await shortlists.request(world.caller, { target: { custom } });
        return answer.kind === 'SHORTLIST' ? answer.shortlist : expect.unreachable('it is answered at once');
      };
      const isBuilt = async () => {
        held.gate?.resolve();
        await expect.poll(() => now().catch(() => null), slowly).toEqual(await world.builtAnew());
      };
      return { talentIndex, before, now, shortlists, request, isBuilt };
    },

    /** From here on an index is built for as long as the test wants. */
    async vouchesOtherwise(level = 0.6) {
      held.gate = Promise.withResolvers();
      await world.vouches(NEW_SKILL, level);
    },
  };
  return held;
}

export type HeldBuild = ReturnType<typeof createHeldBuild>;

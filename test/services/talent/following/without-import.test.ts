import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReadiness } from '../../../../src/app/readiness.ts';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import { refitBehind } from '../../../../src/services/proficiency/refit-behind.ts';
import { createRankingInputs } from '../../../../src/services/shortlists/input/ranking-input.ts';
import { createRecordedIndexes } from '../../../../src/services/talent/recorded-index.ts';
import type { TalentIndexDependencies } from '../../../../src/services/talent/talent-index.ts';
import { createWorkerPool } from '../../../../src/threads/pool.ts';
import { createIndexWorld, type IndexWorld, NOW, people, skills } from '../index-world.ts';
import { createHeldBuild, type HeldBuild, NEW_SKILL, refused, slowly } from './held-build.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ann = people[0]!;
const accepted = { withoutImportFrom: 0 };
const { signal } = new AbortController();

const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());

let world: IndexWorld;
let held: HeldBuild;
beforeEach(async () => {
  world = await createIndexWorld(pool);
  held = createHeldBuild(world);
});
afterEach(() => world.graph.close());

const ranks = (limits?: Partial<TalentIndexDependencies>) => held.ranks(limits);

describe('while an index is built because many hold what now vouches for something else', () => {
  test('rankings go on by the one from before the import, and say so; whoever cannot say so is refused', async () => {
    const { talentIndex, before, now, shortlists, request, isBuilt } = await ranks();
    expect(await shortlists.stale(world.caller, [await request()])).toEqual([false]);
    await held.vouchesOtherwise();

    const kept = await talentIndex.current(world.caller, accepted);
    expect(kept.index).toBe(before.index);
    const list = await request();
    expect(list.epoch).toBe(String(kept.seq));
    expect(await shortlists.stale(world.caller, [list])).toEqual([true]);
    const [offList] = await shortlists.standings(world.caller, [{ shortlist: list, personId: people[5]! }]);
    expect(offList).toMatchObject({ asListed: true });
    const [replay] = await shortlists.replays(world.caller, [list]);
    expect(replay).toMatchObject({ identical: true, recordedSince: ['FRAMEWORK'] });

    await expect(now()).rejects.toMatchObject(refused);
    const lag = await talentIndex.lag();
    expect(lag.ready).toBe(true);
    expect(lag.changes).toBeGreaterThan(0);
    expect(lag.milliseconds).toBeGreaterThan(0);
    expect(await createReadiness(talentIndex)()).toBeNull();

    await isBuilt();
    expect(Number((await request()).epoch)).toBeGreaterThan(kept.seq);
    await now();
    expect(await talentIndex.lag()).toEqual({ ready: true, changes: 0, milliseconds: 0 });
  });

  test('no other index is made of that one: awards would be counted by two editions', async () => {
    const { talentIndex, isBuilt } = await ranks();
    await world.vouches(NEW_SKILL, 0.9);
    await isBuilt();
    await world.shows(ann, 0.5);
    await talentIndex.current(world.caller);
    await talentIndex.current(world.caller);
    const beforeAnn = NOW - 2_000;
    await talentIndex.asOf(world.caller, beforeAnn, accepted);
    await held.vouchesOtherwise(0.2);

    const kept = await talentIndex.current(world.caller, accepted);
    expect(await talentIndex.asOf(world.caller, kept.index.watermark, accepted)).toBe(kept);
    for (const asOf of [beforeAnn, beforeAnn + 1]) {
      await expect(talentIndex.asOf(world.caller, asOf, accepted)).rejects.toMatchObject(refused);
    }
    const recorded = { runs: kept.runs, asOf: OPEN, seq: kept.seq, knownAt: OPEN };
    const again = createRecordedIndexes({ graph: world.graph });
    await expect(again.of(kept, recorded, signal)).rejects.toMatchObject(refused);
    await isBuilt();
  });

  test('nor is a list told of by an index that is older than it, where the build begins meanwhile', async () => {
    const { talentIndex, before, request, isBuilt } = await ranks();
    const later = before.seq + 2;
    const list = { ...(await request()), epoch: String(later) };
    await held.vouchesOtherwise();
    const atFirst = { ...talentIndex, current: async () => ({ ...before, seq: later }) };
    const inputs = createRankingInputs({ ...world, talentIndex: atFirst });
    await expect(inputs.former(world.caller, list)).rejects.toMatchObject(refused);
    const ofOtherRuns = { ...list, runIds: [] };
    await expect(inputs.formerWithin(world.caller, ofOtherRuns, -1)).rejects.toMatchObject(refused);
    const older = { ...ofOtherRuns, epoch: String(before.seq) };
    expect(await inputs.formerWithin(world.caller, older, -1)).toMatchObject({ asCited: false });
    await isBuilt();
  });

  test.each([
    ['somebody showed something', () => world.shows(ann, 0)],
    ['somebody left', () => world.leaves(people[4]!)],
    ['roles were imported', () => world.logs('ROLES')],
    ['somebody was fitted again whose evidence no import brought', () => world.logs('PROFICIENCY', ann)],
  ])('not once %s: rankings are refused until it is in them', async (_, happens) => {
    const { talentIndex, request, isBuilt } = await ranks();
    await held.vouchesOtherwise();
    await request();
    await happens();
    for (let times = 0; times < 2; times++) await expect(request()).rejects.toMatchObject(refused);
    expect(await talentIndex.lag()).toMatchObject({ ready: false });
    expect(await createReadiness(talentIndex)()).toMatch('changes are not in it');
    await isBuilt();
  });

  test('an import that brings evidence too, and fits its people again, ends nothing', async () => {
    const { request, isBuilt } = await ranks();
    await held.vouchesOtherwise();
    const { epoch } = await request();
    const row = { personId: people[7]!, skillId: skills[0]!, at: NOW - 500, kind: 'ASSESSMENT' as const };
    await world.record([{ ...row, score: 0.1, trials: 30 }], 'run:import');
    expect(await refitBehind(world, world.caller)).toEqual({ people: 1, left: 0 });
    expect((await request()).epoch).toBe(epoch);
    await isBuilt();
  });
});

describe('what answers without an import', () => {
  /** Of what is in memory as long as the index from before is. */
  async function formerRef() {
    const { before, ...ranking } = await ranks({ settleMs: 50 });
    return { ...ranking, former: new WeakRef(before.index.segments[0]!) };
  }

  /** Nothing that an index is built from. */
  const lists = async (many: number, meanwhile: () => Promise<unknown>) => {
    for (let list = 0; list < many; list++) {
      await world.logs('SHORTLIST', `shortlist:${list}`);
      await meanwhile();
    }
  };

  test('is there however many lists are stored: they leave as settled what is there', async () => {
    const settleMs = 50;
    const { talentIndex, request, isBuilt } = await ranks({ settleMs });
    await world.shows(ann, 0.5);
    const look = () => talentIndex.current(world.caller);
    await look();
    await wait(settleMs);
    await lists(3, look);
    const { seq } = await look();
    await held.vouchesOtherwise();
    expect(Number((await request()).epoch)).toBe(seq);
    await isBuilt();
  });

  test('is let go of once the next index is there, however many lists are stored', async () => {
    const { now, former } = await formerRef();
    await held.vouchesOtherwise();
    await expect(now()).rejects.toMatchObject(refused);
    held.gate!.resolve();
    const [isDone, isRefused] = [() => true, () => false];
    const afterAnotherList = () => lists(1, now).then(isDone, isRefused);
    await expect.poll(afterAnotherList, slowly).toBe(true);
    await lists(3, now);
    const isHeld = () => {
      collect();
      return former.deref() !== undefined;
    };
    await expect.poll(isHeld, slowly).toBe(false);
  });

  test('does so for no longer where an index cannot be built, however often that is tried', async () => {
    const withoutImportMs = 200;
    const { talentIndex, request } = await ranks({ withoutImportMs });
    await held.vouchesOtherwise();
    await request();
    for (let times = 0; times < 3; times++) {
      const failed = held.gate!;
      held.gate = Promise.withResolvers();
      // Nobody may have come to it yet.
      failed.promise.catch(() => undefined);
      failed.reject(new Error('the engine fails'));
      await expect.poll(() => talentIndex.lag().then(({ ready }) => ready), slowly).toBe(false);
      await wait(withoutImportMs);
      await expect(request()).rejects.toMatchObject(refused);
    }
    held.gate!.resolve();
    await expect.poll(() => request().catch(() => null), slowly).toMatchObject({ considered: 12 });
  });

  test('is nothing where no time is granted for it', async () => {
    const { talentIndex, request, isBuilt } = await ranks({ withoutImportMs: 0 });
    await held.vouchesOtherwise();
    await expect(request()).rejects.toMatchObject(refused);
    expect(await talentIndex.lag()).toMatchObject({ ready: false });
    await isBuilt();
  });
});

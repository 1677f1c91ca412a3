import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { ScoreField } from '../../../../src/analytics/ranking/rank-interval.ts';
import { Cancelled } from '../../../../src/domain/errors.ts';
import { NO_GAINS } from '../../../../src/services/shortlists/award-gains.ts';
import { bytesOf, createSharedRankings } from '../../../../src/services/shortlists/shared-rankings.ts';
import { describeEntry, readEntry } from '../../../../src/services/shortlists/shortlist-entries.ts';
import type { RankedPlaces } from '../../../../src/services/shortlists/shortlist-storage.ts';
import { rankPeople } from '../../../../src/talent-index/rank/rank-people.ts';
import { scoreTerms } from '../../../../src/talent-index/rank/rescore.ts';
import { roleQuery } from '../../../../src/talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../../../src/talent-index/talent-index.ts';
import { indexOf, noPause, randomOrganisation } from '../../../talent-index/random-organisation.ts';

const { signal } = new AbortController();
const index = () => ({}) as TalentIndex;
const places = (name: string, characters = 10): RankedPlaces => ({
  ...{ considered: 1, excluded: [], tellingAssessment: null },
  entries: [{ rank: 1, personId: name, roleId: 'role:org:1', score: 0.5, body: 'x'.repeat(characters) }],
});

const nobody: RankedPlaces = { ...places(''), entries: [] };

/** Ranks what it is asked; `begun` holds the questions in the order in which they were ranked. */
function ranker(mostBytes?: number) {
  const shared = createSharedRankings(mostBytes);
  const begun: string[] = [];
  const ask = (index: TalentIndex, question: string, characters = 10, keep = true) =>
    shared.get(
      { index, question, keep },
      async () => {
        begun.push(question);
        await new Promise((resolve) => setImmediate(resolve));
        return characters < 0 ? nobody : places(question, characters);
      },
      signal,
    );
  return { shared, begun, ask };
}

test('the same question about the same index is ranked once, meanwhile and afterwards', async () => {
  const { ask, begun } = ranker();
  const now = index();
  const [first, second] = await Promise.all([ask(now, 'a'), ask(now, 'a')]);
  expect(second).toBe(first);
  expect(await ask(now, 'a')).toBe(first);
  expect(await ask(now, 'b')).not.toBe(first);
  expect(begun).toEqual(['a', 'b']);
});

test('another index has answers of its own', async () => {
  const { ask, begun } = ranker();
  await ask(index(), 'a');
  await ask(index(), 'a');
  expect(begun).toEqual(['a', 'a']);
});

test('the answers asked for longest ago make room; what is larger than all the room is not kept', async () => {
  const { ask, begun } = ranker(2 * bytesOf(places('a')) + 5);
  const now = index();
  for (const question of ['a', 'b', 'a', 'c', 'a', 'c', 'b']) await ask(now, question);
  expect(begun).toEqual(['a', 'b', 'c', 'b']);
  await ask(now, 'large', 100_000);
  await ask(now, 'large', 100_000);
  expect(begun.slice(4)).toEqual(['large', 'large']);
});

test('there is one room for the answers of all indexes', async () => {
  const { ask, begun } = ranker(2 * bytesOf(places('a')) + 5);
  const [first, second] = [index(), index()];
  await ask(first, 'a');
  await ask(second, 'b');
  await ask(second, 'c');
  await ask(second, 'b');
  await ask(first, 'a');
  expect(begun).toEqual(['a', 'b', 'c', 'a']);
});

test('an answer that lists nobody takes room too', async () => {
  const { ask, begun } = ranker(3 * bytesOf(nobody));
  const now = index();
  for (let n = 0; n < 50; n++) await ask(now, `nobody ${n}`, -1);
  begun.length = 0;
  for (let n = 49; n >= 0; n--) await ask(now, `nobody ${n}`, -1);
  expect(begun).toHaveLength(47);
});

test('what nobody will ask again is shared while it is ranked, and no longer', async () => {
  const { ask, begun } = ranker();
  const now = index();
  const [first, second] = await Promise.all([ask(now, 'a', 10, false), ask(now, 'a', 10, false)]);
  expect(second).toBe(first);
  await ask(now, 'a', 10, false);
  expect(begun).toEqual(['a', 'a']);
  // One of those who wait wants it kept.
  await Promise.all([ask(now, 'b', 10, false), ask(now, 'b', 10, true), ask(now, 'b', 10, false)]);
  await ask(now, 'b');
  expect(begun).toEqual(['a', 'a', 'b']);
});

test('a ranking that fails is not kept, and one whose askers all went away is given up', async () => {
  const { shared, ask, begun } = ranker();
  const now = index();
  const failing = shared.get(
    { index: now, question: 'a', keep: true },
    () => Promise.reject(new Error('no')),
    signal,
  );
  await expect(failing).rejects.toThrow('no');
  const gone = new AbortController();
  const given: { up: boolean } = { up: false };
  const left = shared.get(
    { index: now, question: 'a', keep: true },
    (abandoned) =>
      new Promise((_, reject) => {
        abandoned.addEventListener('abort', () => {
          given.up = true;
          reject(new Cancelled());
        });
      }),
    gone.signal,
  );
  await new Promise((resolve) => setImmediate(resolve));
  gone.abort();
  await expect(left).rejects.toThrow(Cancelled);
  expect(given.up).toBe(true);
  await ask(now, 'a');
  expect(begun).toEqual(['a']);
});

test('the room of an answer counts what its places take beside their JSON, described and read', async () => {
  const organisation = randomOrganisation({
    ...{ seed: 1, people: 400, skills: 100, skillsPerPerson: 20, adjacentPerSkill: 3 },
  });
  const of = await indexOf(organisation);
  const asked = organisation.skillIds.slice(0, 70);
  const requirements = asked.map((skillId, n) => ({
    skillId,
    importance: 0.1 + n / 100,
    level: 0.3 + n / 140,
  }));
  const [role, asOf] = [roleQuery(of, 'role:org:1', requirements)!, organisation.now];
  const eligible = new Uint8Array(400).fill(1);
  const { entries } = await rankPeople(of, { roles: [role], asOf, size: 300, eligible, seed: '1' }, noPause);
  const before = heapUsed();
  const described = entries.map((ranked, n) => {
    const place = { rank: n + 1, asOf, field: new ScoreField(), considered: 400 };
    return describeEntry(of, ranked, scoreTerms(of, role, ranked.person, asOf), place, NO_GAINS);
  });
  const room = bytesOf({ ...places(''), entries: described });
  expect(heapUsed() - before).toBeLessThan(room);
  for (const entry of described) readEntry('shortlist:1', entry);
  expect(heapUsed() - before).toBeLessThan(room);
});

/** What is left once nothing is kept that nobody can reach. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

import { expect, test } from 'vitest';
import { DAY } from '../../../src/domain/clock.ts';
import { Conflict } from '../../../src/domain/errors.ts';
import { describeGraphs } from '../../contract/graphs.ts';
import { caller, personId, publishFit, roleIds, TODAY } from '../ranking-world.ts';
import { type World, world } from './entries/shortlist-oracle.ts';

const [analyst, engineer] = roleIds;

describeGraphs('Shortlists', ({ open }) => onEveryEngine(world(open)));

function onEveryEngine(now: () => World): void {
  test('rank everybody for a role by what the evidence says', async () => {
    const { made, oracle } = now();
    for (const role of [analyst, engineer]) {
      const expected = [...(await oracle(role, TODAY))].sort(([, a], [, b]) => b - a);
      const { shortlist, entries } = await made({ target: { role }, size: 100 });
      expect(shortlist.considered).toBe(expected.length);
      expect(entries.map((entry) => entry.personId)).toEqual(expected.map(([id]) => id));
      for (const [i, { score }] of entries.entries()) expect(score.value).toBeCloseTo(expected[i]![1], 9);
    }
  });

  test('as of an earlier day only what had happened by then counts', async () => {
    const { made, oracle } = now();
    const asOf = TODAY - 300 * DAY;
    const expected = [...(await oracle(analyst, asOf))].sort(([, a], [, b]) => b - a);
    const { entries } = await made({ target: { role: analyst }, size: 100, asOf });
    // Person 7 had not left yet.
    const then = entries.filter((entry) => entry.personId !== personId(7));
    expect(then.map((entry) => entry.personId)).toEqual(expected.map(([id]) => id));
    for (const [i, { score }] of then.entries()) expect(score.value).toBeCloseTo(expected[i]![1], 9);
    const { shortlist } = await made({ target: { role: analyst }, asOf: TODAY - 5000 * DAY });
    expect(shortlist.considered).toBe(0);
  });

  test('what is kept reads back by id, page by page, and never changes', async () => {
    const { graph, shortlists, made } = now();
    const { shortlist, entries } = await made({ target: { role: analyst }, size: 12 });
    await publishFit(graph, 'run:fit2');
    const [again] = await shortlists.byIds(caller, [shortlist.id]);
    expect(again).toEqual(shortlist);
    const [first] = await shortlists.entries(caller, [again!], { first: 5 });
    expect(first!.hasNextPage).toBe(true);
    expect(first!.totalCount).toBe(12);
    const [rest] = await shortlists.entries(caller, [again!], {
      first: 100,
      after: first!.edges.at(-1)!.cursor,
    });
    expect([...first!.edges, ...rest!.edges].map(({ item }) => item)).toEqual(entries);
    for (const request of [{ first: 5 }, { first: 100, after: first!.edges.at(-1)!.cursor }]) {
      const [atHand] = await shortlists.entries(caller, [shortlist], request);
      expect(atHand).toEqual((await shortlists.entries(caller, [again!], request))[0]);
    }
    expect(await shortlists.byIds(caller, ['shortlist:unknown'])).toEqual([null]);
    const listed = await shortlists.page(caller, { first: 10, target: analyst });
    expect(listed.edges.map(({ item }) => item.id)).toEqual([shortlist.id]);
    const [ofTarget] = await shortlists.ofTargets(caller, [analyst], { first: 10 });
    expect(ofTarget!.edges.map(({ item }) => item)).toEqual([shortlist.id]);
    expect(shortlist.runIds).toEqual(['run:fit1', 'run:skills1']);
  });

  test('an idempotency key gives the first answer again, and refuses another request', async () => {
    const { shortlists, made } = now();
    const input = { target: { role: analyst }, size: 5, idempotencyKey: 'once' };
    const first = await made(input);
    const second = await made(input);
    expect(second.shortlist).toEqual(first.shortlist);
    await expect(shortlists.request(caller, { ...input, size: 6 })).rejects.toThrow(Conflict);
  });

  test('the same request at the same time is the same shortlist, and no conflict', async () => {
    const { shortlists } = now();
    const input = { target: { role: analyst }, size: 5, idempotencyKey: 'at once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => shortlists.request(caller, input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const page = await shortlists.page(caller, { first: 20 });
    expect(page.totalCount).toBe(1);
  });
}

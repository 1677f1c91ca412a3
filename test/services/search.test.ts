import { expect, test } from 'vitest';
import { InvalidInput } from '../../src/domain/errors.ts';
import { createSearch } from '../../src/services/search.ts';
import { describeGraphs } from '../contract/graphs.ts';
import { callerWith, framework, store } from './framework-world.ts';

const caller = callerWith();

describeGraphs('search', ({ open }) => {
  test('finds skills and roles by their names, alternate titles too, after they have changed as well', async () => {
    const graph = await open();
    const search = createSearch({ graph });
    expect(await search.roles(caller, 'nurse', 3)).toEqual([]);
    await store(graph, framework());
    search.invalidate();
    const [role] = await search.roles(caller, 'cheif engineers ward 3', 3);
    expect(role!.id).toBe('role:onet:13-1003.00');
    expect((await search.skills(caller, 'listenning', 1)).map(({ id }) => id)).toEqual([
      'skill:onet:listening',
    ]);
    const both = await search.matchText(caller, 'Nurse who is listening', 2);
    expect(both.roles[0]!.id).toMatch(/^role:onet:11-/);
    expect(both.skills[0]!.id).toBe('skill:onet:listening');
    await expect(search.matchText(caller, 'x'.repeat(20_000), 2)).rejects.toThrow(InvalidInput);
  });
});

import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { known, loadById } from '../../graphql/batching.ts';

it('a row that nobody waits for any more fails in silence', async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', listen);
  const rows = loadById<string>(() => Promise.reject(new Error('the client went away')));
  void known(rows, 'skill:onet:2.B.3.e');
  for (let turn = 0; turn < 5; turn++) await setImmediate();
  process.off('unhandledRejection', listen);
  expect(unhandled).toEqual([]);
  await expect(known(rows, 'skill:onet:2.B.3.e')).rejects.toThrow('the client went away');
});

it('rows that are asked for until others have had their turn are read together', async () => {
  const read: (readonly string[])[] = [];
  const rows = loadById<string>(async (ids) => {
    read.push(ids);
    return ids;
  });
  const first = rows.load('skill:a');
  await Promise.resolve();
  await new Promise<void>((resolve) => process.nextTick(resolve));
  expect(await Promise.all([first, rows.load('skill:b')])).toEqual(['skill:a', 'skill:b']);
  expect(read).toEqual([['skill:a', 'skill:b']]);
});

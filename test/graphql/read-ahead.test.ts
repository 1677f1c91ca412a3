import { expect, it } from 'vitest';
import { known, loadById } from '../../graphql/batching.ts';
import { unheardFailures } from '../unheard-failures.ts';

it('a row that nobody waits for any more fails in silence', async () => {
  const rows = loadById<string>(() => Promise.reject(new Error('the client went away')));
  const unheard = await unheardFailures(async () => void known(rows, 'skill:onet:2.B.3.e'));
  expect(unheard).toEqual([]);
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

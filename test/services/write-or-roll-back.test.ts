import { expect, it } from 'vitest';
import { NotFound } from '../../src/domain/errors.ts';
import { appendChanges, currentSeq } from '../../src/services/runs/changes.ts';
import { writeOrRollBack } from '../../src/services/write-or-roll-back.ts';
import { describeGraphs } from '../contract/graphs.ts';

describeGraphs('work that may find that there is nothing to be written', (under) => {
  const append = { kind: 'OBSERVATIONS', subject: 'person:00' } as const;

  it('keeps what it wrote and gives what came of it, or keeps nothing and gives what it found', async () => {
    const graph = await under.open();
    const write = (backWith: string | null) =>
      writeOrRollBack<number | string>(graph, async (transaction, rollBack) => {
        const seq = await appendChanges(transaction, 1, [append]);
        return backWith === null ? seq : rollBack(backWith);
      });
    expect(await write(null)).toBe(1);
    expect(await write('nothing new')).toBe('nothing new');
    expect(await currentSeq(graph)).toBe(1);
    expect(await write(null)).toBe(2);
  });

  it('lets out what it failed with', async () => {
    const graph = await under.open();
    const failed = writeOrRollBack(graph, async () => {
      throw new NotFound('person:00', 'No person');
    });
    await expect(failed).rejects.toBeInstanceOf(NotFound);
  });
});

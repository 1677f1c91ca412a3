import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/domain/errors.ts';
import { createPace } from '../../src/services/pace.ts';

describe('a pace', () => {
  it('pauses whenever a slice of time is used up, and then only', async () => {
    let now = 0;
    let pauses = 0;
    const pace = createPace({ sliceMs: 10, now: () => now, pause: async () => void pauses++ });
    for (let unit = 0; unit < 100; unit++) {
      now += 3;
      await pace();
    }
    expect(pauses).toBe(25);
  });

  it('lets the event loop turn', async () => {
    const pace = createPace({ sliceMs: 0 });
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    await pace();
    expect(turned).toBe(true);
  });

  it('ends for a caller who has left, before and after a pause', async () => {
    const leaving = new AbortController();
    const pace = createPace({ sliceMs: 0, pause: async () => leaving.abort() });
    await expect(pace(leaving.signal)).rejects.toBeInstanceOf(Cancelled);
    await expect(pace(leaving.signal)).rejects.toBeInstanceOf(Cancelled);
  });
});

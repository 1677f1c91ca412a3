import type { Bench, Claim } from '../bench.ts';
import { PER_PERSON } from './graph.ts';
import { measureEmbedded } from './job/embedded.ts';

export const bench: Bench = {
  name: 'decay-job',
  minutes: 9,
  shows:
    'FIT_DECAY from graph to graph, embedded: time, memory, progress, turns of the event loop; then who is due (--series N, --keep DIR)',
  async run({ option, word, note }): Promise<readonly Claim[]> {
    const series = option('series', 1_000_000);
    if (series === 0 || word('fill-only') !== null) return [];
    return measureEmbedded(Math.ceil(series / PER_PERSON), word('keep'), note);
  },
};

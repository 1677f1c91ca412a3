import { randomSource } from '../src/analytics/clusters/random-source.ts';
import { VectorSet } from '../src/analytics/linear-algebra/nearest-vectors.ts';
import { type Bench, cost, percentile, timed } from './bench.ts';

const DIMENSIONS = 128;

export const bench: Bench = {
  name: 'skill-graph-vectors',
  shows: 'exact top-10 over 100k × 128 vectors beside one core’s memory bandwidth',
  async run({ option }) {
    const count = option('vectors', 100_000);
    const random = randomSource('vectors');
    const vectors = Float32Array.from({ length: count * DIMENSIONS }, () => random() - 0.5);
    const query = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
    const copy = new Float32Array(vectors.length);
    const set = new VectorSet(vectors, DIMENSIONS);
    const asked = await timed(30, 5, () => set.nearest(query, 10));
    // A copy reads every byte and writes every byte: half its time is what reading alone costs at best.
    const copied = await timed(30, 5, () => copy.set(vectors));
    const reading = percentile(copied, 0.5) / 2;
    return [
      cost(
        `exact top-10 over ${count} × ${DIMENSIONS}, median`,
        'ms',
        percentile(asked, 0.5),
        reading,
        'reading the memory once',
      ),
    ];
  },
};

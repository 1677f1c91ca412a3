import { randomSource } from '../../src/analytics/clusters/random-source.ts';
import { VectorSet } from '../../src/analytics/linear-algebra/nearest-vectors.ts';
import {
  ADD,
  assemble,
  BELOW,
  BRANCH_IF,
  END,
  get,
  I32,
  i32,
  LOAD,
  LOOP,
  set,
  simd,
  V128,
  ZERO,
} from '../../src/analytics/linear-algebra/web-assembly.ts';
import { type Bench, cost, percentile } from '../bench.ts';

const DIMENSIONS = 128;
const PAGE = 65_536;

/** Loads every byte once, as wide and as independently as the machine allows, and keeps nothing but sums. */
function reader(bytes: number): () => void {
  const AT = 1;
  const SUMS = [2, 3, 4, 5, 6, 7, 8, 9];
  const module = assemble(1, [
    {
      name: 'read',
      locals: [2, 1, I32, SUMS.length, V128],
      body: [
        ...SUMS.flatMap((sum) => [...ZERO, ...set(sum)]),
        ...[...i32(0), ...set(AT)],
        ...LOOP,
        ...SUMS.flatMap((sum, lane) => [
          ...get(sum),
          ...get(AT),
          ...LOAD(16 * lane),
          ...simd(0xe4),
          ...set(sum),
        ]),
        ...[...get(AT), ...i32(128), ...ADD, ...set(AT)],
        ...[...get(AT), ...get(0), ...BELOW, ...BRANCH_IF(0)],
        ...END,
        // The sums are stored, so that no compiler leaves the loads out.
        ...SUMS.flatMap((sum) => [...i32(0), ...get(sum), ...simd(0x0b), 0, 0]),
        ...END,
      ],
    },
  ]);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  new Float32Array(memory.buffer).fill(0.5);
  const { read } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  return () => (read as (bytes: number) => void)(bytes);
}

export const bench: Bench = {
  name: 'skill-graph-vectors',
  shows: 'exact top-10 over 100k × 128 vectors beside one core’s memory bandwidth',
  async run({ option }) {
    const count = option('vectors', 100_000);
    const random = randomSource('vectors');
    const vectors = Float32Array.from({ length: count * DIMENSIONS }, () => random() - 0.5);
    const queries = Array.from({ length: 20 }, () =>
      Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5),
    );
    const set = new VectorSet(vectors, DIMENSIONS);
    const read = reader(4 * vectors.length);
    const asked: number[] = [];
    const reading: number[] = [];
    const ratios: number[] = [];
    const clocked = (call: () => unknown): number => {
      const start = performance.now();
      call();
      return performance.now() - start;
    };
    // In turns, so that both meet the same neighbours on the machine.
    for (let round = -10; round < option('rounds', 200); round++) {
      const query = queries[(round + 20) % queries.length]!;
      const own = clocked(() => set.nearest(query, 10));
      const other = clocked(read);
      if (round < 0) continue;
      asked.push(own);
      reading.push(other);
      ratios.push(own / other);
    }
    for (const times of [asked, reading, ratios]) times.sort((a, b) => a - b);
    const median = percentile(reading, 0.5);
    const gigabytes = (4 * vectors.length) / 1e6 / median;
    return [
      cost(
        `exact top-10 over ${count} × ${DIMENSIONS}, median`,
        'ms',
        percentile(asked, 0.5),
        median,
        `loading every byte once: ${gigabytes.toFixed(1)} GB/s`,
      ),
      cost(
        'times as long as loading, 90th percentile of neighbours in time',
        '×',
        percentile(ratios, 0.9),
        2,
        'the limit that was set',
      ),
    ];
  },
};

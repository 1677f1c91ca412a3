import { skillAdjacency } from '../src/analytics/adjacency/adjacency.ts';
import { randomSource } from '../src/analytics/clusters/random-source.ts';
import { type SparseMatrix, sparseMatrix } from '../src/analytics/linear-algebra/sparse-matrix.ts';
import { skillGraphParameters } from '../src/analytics/similarity/learn-skill-graph.ts';
import { type Bench, cost } from './bench.ts';

/** Skills of a few popular and many rare ones (Zipf, capped), in trades, so that there is something to find. */
function demands(roles: number, skills: number, edges: number): SparseMatrix {
  const random = randomSource('scale');
  const trades = Math.ceil(roles / 40);
  const cells = { row: [] as number[], column: [] as number[], value: [] as number[] };
  for (let role = 0; role < roles; role++) {
    const asked = new Set<number>();
    while (asked.size < Math.min(edges / roles, skills)) {
      // Three in four from the role's trade; the square of a uniform number makes a few skills of each popular.
      const within = random() < 0.75;
      const rank = random() ** 2;
      const own = Math.floor((rank * skills) / trades) * trades + (role % trades);
      asked.add(Math.min(within ? own : Math.floor(rank * skills), skills - 1));
    }
    for (const skill of asked) {
      cells.row.push(role);
      cells.column.push(skill);
      cells.value.push(0.2 + 0.8 * random());
    }
  }
  return sparseMatrix(roles, skills, cells);
}

/** `--roles 5000 --skills 40000 --edges 1000000` is the claim; smaller ones are for trying out. */
export const bench: Bench = {
  name: 'skill-graph-scale',
  shows: 'adjacency of 40k skills over 5k roles and 1M requirements on one core: time and memory',
  async run({ option, note }) {
    const roles = option('roles', 5_000);
    const skills = option('skills', 40_000);
    const matrix = demands(roles, skills, option('edges', 1_000_000));
    note(`${roles} roles × ${skills} skills, ${matrix.values.length} requirements`);
    const start = performance.now();
    const before = process.cpuUsage();
    let said = 0;
    const found = skillAdjacency(matrix, {
      ...skillGraphParameters.adjacency,
      onProgress: (fraction) => {
        if (fraction - said < 0.1) return;
        said = fraction;
        note(`${Math.round(100 * fraction)} % after ${((performance.now() - start) / 1000).toFixed(0)} s`);
      },
    });
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(before);
    note(`${found.targets.length} adjacencies`);
    const size = `${skills / 1000}k skills × ${roles / 1000}k roles × ${matrix.values.length} requirements`;
    return [
      cost(`top-20 adjacencies, exact: ${size}`, 's', seconds, 180, 'the limit that was set'),
      cost('of it, processor time', 's', (user + system) / 1e6, 180, 'the limit that was set'),
      cost(
        'memory of the process at its peak',
        'GB',
        (process.resourceUsage().maxRSS * 1024) / 1e9,
        4,
        'the limit that was set',
      ),
    ];
  },
};

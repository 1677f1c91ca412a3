import { fitEase } from '../../src/analytics/adjacency/ease.ts';
import { plainAdjacency, plainlyExplained } from '../../src/analytics/adjacency/plain-adjacency.ts';
import { randomSource } from '../../src/analytics/clusters/random-source.ts';
import { skillGraphParameters } from '../../src/analytics/similarity/learn-skill-graph.ts';
import { DemandScale, demandMatrix } from '../../src/analytics/similarity/role-demands.ts';
import type { RoleProfiles } from '../../src/analytics/similarity/role-kernels.ts';
import { learnInThreads } from '../../src/services/skill-graph/learning/learn-in-threads.ts';
import { createWorkerPool } from '../../src/threads/pool.ts';
import { type Bench, cost, gain } from '../bench.ts';

const LIMIT = 'the limit that was set';
const RATED = 60;
const SAMPLED = 200;

/**
 * Skills of a few popular and many rare ones, in trades, so that there is something to find; every role is rated for
 * `RATED` of them, has a title and a text. No activities, as organisations have none.
 */
function profiles(roles: number, skills: number, edges: number): RoleProfiles {
  const random = randomSource('scale');
  const trades = Math.ceil(roles / 40);
  const rows = { role: [] as number[], skill: [] as number[], importance: [] as number[] };
  const titles: string[] = [];
  const texts: string[] = [];
  for (let role = 0; role < roles; role++) {
    const trade = role % trades;
    const asked = new Set<number>(Array(RATED).keys());
    while (asked.size < Math.min(edges / roles, skills)) {
      // Three in four from the role's trade; the square of a uniform number makes a few skills of each popular.
      const within = random() < 0.75;
      const rank = random() ** 2;
      const own = RATED + Math.floor((rank * (skills - RATED)) / trades) * trades + trade;
      asked.add(Math.min(within ? own : RATED + Math.floor(rank * (skills - RATED)), skills - 1));
    }
    for (const skill of asked) {
      rows.role.push(role);
      rows.skill.push(skill);
      const typical = skill < RATED ? (((skill * 7 + trade * 13) % 10) + random()) / 11 : random();
      rows.importance.push(0.2 + 0.8 * typical);
    }
    const word = () => `word${Math.floor(random() ** 2 * 3_000)}`;
    titles.push([`trade${trade} specialist ${word()}`, `${word()} trade${trade}`].join('\n'));
    texts.push(
      Array.from({ length: 40 }, () => (random() < 0.3 ? `trade${trade}${word()}` : word())).join(' '),
    );
  }
  return {
    roles,
    skills,
    scales: Uint8Array.from({ length: skills }, (_, s) =>
      s < RATED ? DemandScale.RATED : DemandScale.LISTED,
    ),
    role: Uint32Array.from(rows.role),
    skill: Uint32Array.from(rows.skill),
    importance: Float64Array.from(rows.importance),
    level: Float64Array.from(rows.importance, (own) => own ** 2),
    ratingWeights: new Float64Array(skills).fill(1),
    activities: 0,
    activityRole: new Uint32Array(0),
    activity: new Uint32Array(0),
    activityGroups: new Uint32Array(0),
    titles,
    texts,
  };
}

/** `--roles 5000 --skills 40000 --edges 1000000` is the claim; smaller ones are for trying out. */
export const bench: Bench = {
  name: 'skill-graph-scale',
  shows:
    'all that EMBED_SKILLS learns of 40k skills over 5k roles and 1M requirements: time, memory, exactness',
  async run({ option, note }) {
    const roles = option('roles', 5_000);
    const skills = option('skills', 40_000);
    const input = profiles(roles, skills, option('edges', 1_000_000));
    const threads = createWorkerPool({ size: option('threads', 2) });
    const size = `${skills / 1000}k skills × ${roles / 1000}k roles × ${input.role.length} requirements`;
    note(size);
    const start = performance.now();
    const before = process.cpuUsage();
    const found = await learnInThreads(threads, input, { onProgress: () => {} });
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(before);
    const peak = (process.resourceUsage().maxRSS * 1024) / 1e9;
    await threads.close();
    note(`${found.adjacency.targets.length} adjacencies, ${found.similarity.targets.length} similarities`);

    note(`${SAMPLED} skills are scored again, each against every other`);
    const { adjacency: options } = skillGraphParameters;
    const matrix = demandMatrix(input);
    const model = fitEase(matrix, { regularisation: options.regularisation, centred: true });
    const explained = plainlyExplained(model);
    const random = randomSource('sample');
    const sample = Array.from({ length: SAMPLED }, () => Math.floor(random() * skills));
    const { offsets, targets } = found.adjacency;
    const exact = sample.filter((skill) => {
      const own = targets.subarray(offsets[skill], offsets[skill + 1]).join();
      return (
        own ===
        plainAdjacency(matrix, model, explained, skill, options)
          .map(({ target }) => target)
          .join()
      );
    });
    return [
      cost(`adjacency, similarity and vectors of ${size}, ${threads.size} threads`, 's', seconds, 180, LIMIT),
      cost('of it, processor time', 's', (user + system) / 1e6, null, null),
      cost('memory of the process at its peak', 'GB', peak, 4, LIMIT),
      gain(
        `skills of ${SAMPLED} whose edges are those of scoring every pair`,
        'skills',
        exact.length,
        SAMPLED,
        'exact',
      ),
    ];
  },
};

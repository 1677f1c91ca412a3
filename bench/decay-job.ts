import { neo4jMissing } from '../test/servers/neo4j.ts';
import { redisMissing } from '../test/servers/redis.ts';
import { type Bench, type Claim, notMeasured } from './bench.ts';
import { PER_PERSON } from './decay-graph.ts';
import { measureEmbedded } from './decay-job/embedded.ts';
import { fillNeo4j, measureNeo4j } from './decay-job/neo4j.ts';

/** Gigabytes of the server's heap and of its page cache, by what its store takes. */
const memoryOf = (series: number) =>
  series > 200_000 ? { heap: '4g', pageCache: '6g' } : { heap: '1g', pageCache: '1g' };

export const bench: Bench = {
  name: 'decay-job',
  minutes: 16,
  shows:
    'FIT_DECAY from graph to graph: time, memory, progress, turns of the event loop (--series N embedded, --neo4j N, --keep DIR)',
  async run({ option, word, note }): Promise<readonly Claim[]> {
    const embedded = option('series', 1_000_000);
    const served = option('neo4j', embedded);
    const keep = word('keep');
    const claims: Claim[] = [];
    const peopleOf = (series: number) => Math.ceil(series / PER_PERSON);
    if (word('fill-only') !== null) {
      if (keep === null) throw new Error('--fill-only fills the folder that --keep names.');
      await fillNeo4j(peopleOf(served), keep, memoryOf(served), note);
      return claims;
    }
    if (embedded > 0) claims.push(...(await measureEmbedded(peopleOf(embedded), keep, note)));
    if (served === 0) return claims;
    const missing = neo4jMissing() ?? redisMissing();
    if (missing !== undefined) return [...claims, notMeasured('the whole job on Neo4j', missing)];
    claims.push(...(await measureNeo4j(peopleOf(served), keep, memoryOf(served), note)));
    return claims;
  },
};

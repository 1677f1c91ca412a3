import { neo4jMissing } from '../../test/servers/neo4j.ts';
import { redisMissing } from '../../test/servers/redis.ts';
import { type Bench, type Claim, notMeasured } from '../bench.ts';
import { PER_PERSON } from './graph.ts';
import { fillNeo4j, measureNeo4j } from './job/neo4j.ts';

/** Gigabytes of the server's heap and of its page cache, by what its store takes. */
const memoryOf = (series: number) =>
  series > 200_000 ? { heap: '4g', pageCache: '6g' } : { heap: '1g', pageCache: '1g' };

export const bench: Bench = {
  name: 'decay-job-neo4j',
  minutes: 5,
  shows:
    'FIT_DECAY from graph to graph on Neo4j, with a worker of its own (--neo4j N, else as many as --series N; --keep DIR, --fill-only)',
  async run({ option, word, note }): Promise<readonly Claim[]> {
    const series = option('neo4j', option('series', 1_000_000));
    if (series === 0) return [];
    const keep = word('keep');
    const people = Math.ceil(series / PER_PERSON);
    if (word('fill-only') !== null) {
      if (keep === null) throw new Error('--fill-only fills the folder that --keep names.');
      await fillNeo4j(people, keep, memoryOf(series), note);
      return [];
    }
    const missing = neo4jMissing() ?? redisMissing();
    if (missing !== undefined) return [notMeasured('the whole job on Neo4j', missing)];
    return measureNeo4j(people, keep, memoryOf(series), note);
  },
};

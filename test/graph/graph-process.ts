/**
 * Opens the graph file that it is given and does as it is told: `hold` keeps it open; `write` writes pairs of skills
 * and a count of them, a transaction each, and says each count once it is kept.
 */
import { openGrafeo } from '../../src/graph/grafeo.ts';
import { writeOwner } from '../../src/graph/owner.ts';
import { countPairs, putPair } from './pairs.ts';

const [, , path, task] = process.argv;
const graph = await openGrafeo({ path: path!, create: true });
if (task === 'hold') {
  writeOwner(path!, { url: 'http://127.0.0.1:4000/graphql' });
  console.log('holding');
  setInterval(() => undefined, 1_000);
} else {
  console.log('writing');
  for (;;) {
    const pairs = await graph.write(async (transaction) => {
      const [row] = await transaction.run(countPairs, {});
      const pair = row!.pairs;
      await transaction.run(putPair, { rows: [{ id: `skill:a:${pair}` }, { id: `skill:b:${pair}` }] });
      return pair;
    });
    console.log(pairs);
    if (pairs % 20 === 0) await graph.save();
  }
}

import { DAY } from '../../../src/domain/clock.ts';
import { OPEN } from '../../../src/domain/knowledge.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { NOW, personIdOf, skillIds } from '../graph.ts';

/** One observation more of every so many people, as an import leaves them. */
export async function addEvidence(graph: Graph, count: number, people: number): Promise<void> {
  const step = Math.floor(people / count);
  for (let from = 0; from < count; from += 1_000) {
    await graph.write(async (transaction) => {
      const recordedSeq = await appendChanges(transaction, NOW, [
        { kind: 'OBSERVATIONS', subject: 'run:more' },
      ]);
      const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, i) => {
        const id = `observation:org:more-${from + i}`;
        return {
          ...{ id, version: `${id}@${recordedSeq}`, externalId: id, personId: personIdOf((from + i) * step) },
          ...{ skillId: skillIds[i % skillIds.length]!, at: NOW - DAY, kind: 'ASSESSMENT', score: 0.5 },
          ...{ trials: 10, evaluatorId: null, assignmentId: null, artifact: null },
          ...{ recordedAt: NOW, recordedSeq },
        };
      });
      await transaction.run(statements.appendObservations, { rows, open: OPEN });
    });
  }
}

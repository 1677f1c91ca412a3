import { createHash } from 'node:crypto';
import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';

/** The classes, as they are now, of skills that have evidence. */
export interface EvidencedClasses {
  /**
   * Of the skills that had evidence at a position of the change log: the same later, unless one of them has come to
   * another class since. Skills that came since, and those that nobody has shown, do not matter to it.
   */
  digest(knownSeq: number): string;
}

export async function readEvidencedClasses(graph: Graph, options: CallOptions): Promise<EvidencedClasses> {
  const firstSeq = new Map<Id, number>();
  for await (const { length, columns } of graph.readColumns(statements.evidenceSkills, {}, options)) {
    for (let i = 0; i < length; i++) firstSeq.set(columns.skillId[i]!, columns.firstSeq[i]!);
  }
  const classes: { readonly line: string; readonly since: number }[] = [];
  for await (const { length, columns } of graph.readColumns(statements.taskClasses, {}, options)) {
    for (let i = 0; i < length; i++) {
      const since = firstSeq.get(columns.skillId[i]!);
      if (since !== undefined) classes.push({ line: `${columns.skillId[i]} ${columns.taskClass[i]}`, since });
    }
  }
  return {
    digest(knownSeq) {
      const lines = classes.filter(({ since }) => since <= knownSeq).map(({ line }) => line);
      return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
    },
  };
}

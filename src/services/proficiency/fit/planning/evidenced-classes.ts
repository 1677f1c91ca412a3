import type { Id } from '../../../../domain/ids.ts';
import type { TaskClass } from '../../../../domain/task-class.ts';
import type { CallOptions, Graph } from '../../../../graph/graph.ts';
import { statements } from '../../../../graph/statements.generated.ts';

export type TaskClasses = ReadonlyMap<Id, TaskClass>;

/** The skills that somebody has shown, by class; in order of id. */
export type EvidencedClasses = Readonly<Record<TaskClass, readonly Id[]>>;

/** The class of every skill as it is now. */
export async function readTaskClasses(graph: Graph, options: CallOptions): Promise<TaskClasses> {
  const classes = new Map<Id, TaskClass>();
  for await (const { length, columns } of graph.readColumns(statements.taskClasses, {}, options)) {
    for (let i = 0; i < length; i++) classes.set(columns.skillId[i]!, columns.taskClass[i] as TaskClass);
  }
  return classes;
}

export async function readEvidencedClasses(
  graph: Graph,
  classes: TaskClasses,
  options: CallOptions,
): Promise<EvidencedClasses> {
  const evidenced: Record<TaskClass, Id[]> = { ACCURACY: [], SPEED: [], MIXED: [] };
  for await (const { length, columns } of graph.readColumns(statements.evidenceSkills, {}, options)) {
    for (let i = 0; i < length; i++) {
      const taskClass = classes.get(columns.skillId[i]!);
      if (taskClass !== undefined) evidenced[taskClass].push(columns.skillId[i]!);
    }
  }
  for (const skills of Object.values(evidenced)) skills.sort();
  return evidenced;
}

/** Whether none of them has come to another class since. Skills that came since do not matter. */
export function stillOfTheirClasses(evidenced: EvidencedClasses, classes: TaskClasses): boolean {
  return (Object.entries(evidenced) as [TaskClass, readonly Id[]][]).every(([taskClass, skills]) =>
    skills.every((skill) => classes.get(skill) === taskClass),
  );
}

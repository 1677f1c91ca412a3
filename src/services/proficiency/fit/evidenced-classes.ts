import type { Id } from '../../../domain/ids.ts';
import type { TaskClass } from '../../../domain/task-class.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';

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

export async function readEvidencedSkills(
  graph: Graph,
  knownSeq: number,
  options: CallOptions,
): Promise<ReadonlySet<Id>> {
  const skills = new Set<Id>();
  for await (const { length, columns } of graph.readColumns(
    statements.evidenceSkills,
    { knownSeq },
    options,
  )) {
    for (let i = 0; i < length; i++) skills.add(columns.skillId[i]!);
  }
  return skills;
}

export function byClass(skills: Iterable<Id>, classes: TaskClasses): EvidencedClasses {
  const evidenced: Record<TaskClass, Id[]> = { ACCURACY: [], SPEED: [], MIXED: [] };
  for (const skill of [...skills].sort()) {
    const taskClass = classes.get(skill);
    if (taskClass !== undefined) evidenced[taskClass].push(skill);
  }
  return evidenced;
}

export const skillsOf = (evidenced: EvidencedClasses): readonly Id[] => Object.values(evidenced).flat();

/** Whether none of them has come to another class since. Skills that came since do not matter. */
export function stillOfTheirClasses(evidenced: EvidencedClasses, classes: TaskClasses): boolean {
  return (Object.entries(evidenced) as [TaskClass, readonly Id[]][]).every(([taskClass, skills]) =>
    skills.every((skill) => classes.get(skill) === taskClass),
  );
}

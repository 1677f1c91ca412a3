import type { Making } from '../making.ts';
import { createDemand, createPod } from '../structure/pods.ts';
import { traits } from '../structure/themes.ts';
import { toDate } from './table.ts';

/** One pod, once everybody of its block is known: `members` counts who is in it now, by role. */
export function writePod(making: Making, number: number, members: ReadonlyMap<string, number>): void {
  const pod = createPod(making.random, number);
  making.tables.row('pods.csv', pod.key, pod.name, pod.unit, pod.location);
  traits.forEach((trait, i) => {
    making.tables.row('pod_traits.csv', pod.key, trait, pod.environment[i]!);
  });
  for (const { key, role, headcount, from, to } of createDemand(
    making.structure,
    making.random,
    pod,
    members,
    making.asOf,
  )) {
    making.tables.row(
      'demand.csv',
      key,
      pod.key,
      role,
      headcount,
      toDate(from),
      to === null ? null : toDate(to),
    );
  }
}

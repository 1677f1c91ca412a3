import type { Id } from '../../../domain/ids.ts';
import type { CallOptions, Graph } from '../../../graph/graph.ts';
import { statements } from '../../../graph/statements.generated.ts';
import type { ChangeKind } from '../../runs/changes.ts';
import { createHeldRecords } from '../../runs/held-records.ts';
import type { LatestChanges } from '../../runs/latest-changes.ts';
import { readRequirements, type TargetRole } from './shortlist-target.ts';

/** What roles ask for, held until roles change: one role is asked for by many, and changes a few times a year. */
export interface HeldRequirements {
  /**
   * The role with the requirements that weigh; without any where it asks for nothing, null where there is no such role.
   * @param seq with every change that was committed up to this position
   */
  of(roleId: Id, seq: number, options: CallOptions): Promise<TargetRole | null>;
}

/** What a role asks for is of its framework or the organisation's; a skill that is merged is of the framework. */
const roleKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['ROLES', 'FRAMEWORK', 'ORGANISATION']);
/** Roles of reference data ask for some two hundred skills: about twenty kilobytes each. */
const MOST_ROLES = 500;

export function createHeldRequirements(
  graph: Graph,
  latestChanges: LatestChanges,
  mostRoles: number = MOST_ROLES,
  settledMs?: number,
): HeldRequirements {
  // An edition begins with nothing known, and each role is read when it is first asked for.
  const nothing = async () => new Map<Id, Promise<Held>>();
  const editions = createHeldRecords(latestChanges, roleKinds, nothing, settledMs);
  return {
    async of(roleId, seq, options) {
      const { records: known } = await editions.asOf(seq, options);
      const held = known.get(roleId);
      if (held === undefined) {
        const reading = readRole(graph, roleId);
        known.set(roleId, reading);
        reading.then(
          (role) => {
            // A role that is not there takes no place from one that is.
            if (role === null) known.delete(roleId);
            const [oldest] = known.keys();
            if (known.size > mostRoles) known.delete(oldest!);
          },
          () => known.delete(roleId),
        );
        return reading;
      }
      return held;
    },
  };
}

type Held = TargetRole | null;

/** One role as it stands now; null where there is none. */
export async function readRole(graph: Graph, roleId: Id): Promise<Held> {
  const [role] = await readRequirements(graph, [roleId], {});
  if (role !== undefined) return role;
  const rows = await graph.read(statements.rolesById, { ids: [roleId] });
  return rows.length === 0 ? null : { roleId, requirements: [] };
}

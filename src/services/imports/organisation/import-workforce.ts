import { noonOf } from '../../../domain/clock.ts';
import { type Id, organisationId } from '../../../domain/ids.ts';
import {
  type AssignmentsByIdRow,
  type StoredDemandRow,
  type StoredPeopleRow,
  type StoredPodsRow,
  statements,
} from '../../../graph/statements.generated.ts';
import type { Row } from '../../../importers/organisation/tables.ts';
import { recordOutcomes } from '../../records/outcomes.ts';
import { type ImportContext, told, upsert } from '../import-upsert.ts';

export function writePeople(context: ImportContext, rows: readonly Row<'people'>[]): Promise<number> {
  const idOf = (row: Row<'people'>): Id => context.references.personId(row.external_id);
  return upsert<Row<'people'>, StoredPeopleRow>(context, rows, {
    kind: 'PEOPLE',
    idOf,
    read: (reader, _, ids) => reader.run(statements.storedPeople, { ids }),
    build: (row, standing) => ({
      id: idOf(row),
      externalId: row.external_id,
      name: row.name,
      unit: told(row.unit, standing?.unit),
      location: told(row.location, standing?.location),
      joinedOn: told(row.joined_on, standing?.joinedOn),
      leftOn: told(row.left_on, standing?.leftOn),
      wage: told(row.wage, standing?.wage),
      currency: told(row.currency, standing?.currency),
    }),
    async put(transaction, people, { seq }) {
      await transaction.run(statements.putPeople, { rows: people.map(({ next }) => next), seq });
    },
  });
}

export function writePods(context: ImportContext, rows: readonly Row<'pods'>[]): Promise<number> {
  const idOf = (row: Row<'pods'>): Id => organisationId('pod', row.external_id);
  return upsert<Row<'pods'>, StoredPodsRow>(context, rows, {
    kind: 'ORGANISATION',
    idOf,
    read: (reader, _, ids) => reader.run(statements.storedPods, { ids }),
    build: (row, standing) => ({
      id: idOf(row),
      externalId: row.external_id,
      name: row.name,
      unit: told(row.unit, standing?.unit),
      location: told(row.location, standing?.location),
      traitNames: standing?.traitNames ?? [],
      traitValues: standing?.traitValues ?? [],
    }),
    async put(transaction, pods) {
      await transaction.run(statements.putPods, { rows: pods.map(({ next }) => next) });
    },
  });
}

/** A pod's traits stand on the pod; those that a file does not name stay. */
export function writePodTraits(context: ImportContext, rows: readonly Row<'pod_traits'>[]): Promise<number> {
  const ofPod = Map.groupBy(rows, ({ pod }) => pod);
  const idOf = (pod: string): Id => organisationId('pod', pod);
  return upsert<string, StoredPodsRow>(context, [...ofPod.keys()], {
    kind: 'ORGANISATION',
    idOf,
    read: (reader, _, ids) => reader.run(statements.storedPods, { ids }),
    build(pod, standing) {
      const traits = new Map(standing?.traitNames.map((name, index) => [name, standing.traitValues[index]!]));
      for (const { trait, value } of ofPod.get(pod) ?? []) traits.set(trait, value);
      const names = [...traits.keys()].sort();
      const { externalId = pod, name = '', unit = null, location = null } = standing ?? {};
      return {
        id: idOf(pod),
        externalId,
        name,
        unit,
        location,
        traitNames: names,
        traitValues: names.map((trait) => traits.get(trait)!),
      };
    },
    async put(transaction, pods) {
      await transaction.run(statements.putPods, { rows: pods.map(({ next }) => next) });
    },
  });
}

export function writeDemand(context: ImportContext, rows: readonly Row<'demand'>[]): Promise<number> {
  const idOf = (row: Row<'demand'>): Id => organisationId('demand', row.external_id);
  return upsert<Row<'demand'>, StoredDemandRow>(context, rows, {
    kind: 'DEMAND',
    idOf,
    read: (reader, _, ids) => reader.run(statements.storedDemand, { ids }),
    build: (row, standing) => ({
      id: idOf(row),
      externalId: row.external_id,
      podId: organisationId('pod', row.pod),
      roleId: `role:${row.role}`,
      headcount: row.headcount,
      from: row.from,
      to: told(row.to, standing?.to),
    }),
    async put(transaction, demand) {
      const next = demand.map((changed) => changed.next);
      const standing = demand.flatMap((changed) => changed.standing?.id ?? []);
      await transaction.run(statements.putDemand, { rows: next });
      if (standing.length > 0) await transaction.run(statements.unlinkDemand, { ids: standing });
      await transaction.run(statements.linkDemand, {
        rows: next.map(({ id, podId, roleId }) => ({ id, podId, roleId })),
      });
    },
  });
}

export function writeAssignments(
  context: ImportContext,
  rows: readonly Row<'assignments'>[],
): Promise<number> {
  const { references } = context;
  const idOf = (row: Row<'assignments'>): Id => organisationId('assignment', row.external_id);
  return upsert<Row<'assignments'>, AssignmentsByIdRow>(context, rows, {
    kind: 'ASSIGNMENTS',
    idOf,
    read: (reader, _, ids) => reader.run(statements.assignmentsById, { ids }),
    build(row, standing) {
      const to = told(row.to, standing?.to);
      const outcome = told(row.outcome, standing?.outcome);
      const outcomeAt = row.outcome_at ?? standing?.outcomeAt ?? (to === null ? null : noonOf(to));
      return {
        id: idOf(row),
        externalId: row.external_id,
        personId: references.personId(row.person),
        podId: organisationId('pod', row.pod),
        roleId: `role:${row.role}`,
        from: row.from,
        to,
        allocation: told(row.allocation, standing?.allocation),
        outcome,
        outcomeAt: outcome === null ? null : outcomeAt,
      };
    },
    async put(transaction, assignments, recorded) {
      const next = assignments.map((changed) => changed.next);
      const standing = assignments.flatMap((changed) => changed.standing?.id ?? []);
      await transaction.run(statements.putAssignments, { rows: next });
      if (standing.length > 0) {
        await transaction.run(statements.markAssigned, { ids: standing, seq: recorded.seq });
        await transaction.run(statements.unlinkAssignments, { ids: standing });
      }
      await transaction.run(statements.linkAssignments, {
        rows: next.map(({ id, personId, podId, roleId }) => ({ id, personId, podId, roleId })),
      });
      const ids = next.map(({ id }) => id);
      await transaction.run(statements.markAssigned, { ids, seq: recorded.seq });
      await recordOutcomes(transaction, assignments, {
        ...recorded,
        outcomeKnownAt: ({ next: { outcomeAt }, standing }) =>
          context.history && standing === undefined ? (outcomeAt ?? recorded.at) : recorded.at,
      });
    },
  });
}

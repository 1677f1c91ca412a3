// Made by `npm run generate` from cypher/**/*.cypher: edit those.
import type { Statement } from './graph.ts';

export interface AdvanceChangeCounterParams { readonly count: number; }

export interface AdvanceChangeCounterRow { readonly last: number; }

export interface AppendChangesParams { readonly rows: readonly { readonly id: string; readonly seq: number; readonly at: number; readonly kind: string; readonly subject: string; }[]; }

export interface LockRunParams { readonly id: string; readonly fence: number; }

export interface LockRunRow { readonly fence: number; readonly state: string; }

export interface PointPublishedParams { readonly id: string; readonly run: string; readonly at: number; readonly seq: number; }

export interface PointPublishedRow { readonly run: string; }

export interface ReadChangeCounterRow { readonly last: number; }

export interface ReadChangesParams { readonly ids: readonly string[]; }

export interface ReadChangesRow { readonly seq: number; readonly at: number; readonly kind: string; readonly subject: string; }

export interface ReadDeploymentRow { readonly organisation: string | null; readonly personKey: string | null; readonly schemaVersion: number; }

export interface ReadPublishedRow { readonly job: string; readonly run: string; }

export interface ReadPublishedAsKnownParams { readonly job: string; readonly knownAt: number; readonly knownSeq: number; readonly limit: number; }

export interface ReadPublishedAsKnownRow { readonly run: string; readonly publishedAt: number; readonly publishedSeq: number; }

export interface ReleasePublishedParams { readonly id: string; readonly job: string; }

export const statements = {
  /** Takes the next positions of the change log and gives the last of them. The counter stays locked until the transaction ends, so that the order of positions is the order of commits; a transaction that fails gives its positions back. (cypher/change/advance-change-counter.cypher) */
  advanceChangeCounter: {
    name: 'advanceChangeCounter',
    writes: true,
    parameters: {"count":{"type":"int","nullable":false}},
    columns: {"last":{"type":"int","nullable":false}},
    text: `MERGE (c:Counter {id: 'changes'})
ON CREATE SET c.value = 0
SET c.value = c.value + $count
RETURN c.value AS last`,
  } satisfies Statement<AdvanceChangeCounterParams, AdvanceChangeCounterRow> as Statement<AdvanceChangeCounterParams, AdvanceChangeCounterRow>,
  /** Appends to the change log. (cypher/change/append-changes.cypher) */
  appendChanges: {
    name: 'appendChanges',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"seq":{"type":"int","nullable":false},"at":{"type":"int","nullable":false},"kind":{"type":"string","nullable":false},"subject":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
CREATE (:Change {id: row.id, seq: row.seq, at: row.at, kind: row.kind, subject: row.subject})`,
  } satisfies Statement<AppendChangesParams, never> as Statement<AppendChangesParams, never>,
  /** Locks a run until the transaction ends, and only then reads its fence: what is read cannot have been passed by another delivery meanwhile. `lockedBy` carries no other meaning. (cypher/publishing/lock-run.cypher) */
  lockRun: {
    name: 'lockRun',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"fence":{"type":"int","nullable":false}},
    columns: {"fence":{"type":"int","nullable":false},"state":{"type":"string","nullable":false}},
    text: `MATCH (r:Run {id: $id})
SET r.lockedBy = $fence
WITH r
RETURN r.fence AS fence, r.state AS state`,
  } satisfies Statement<LockRunParams, LockRunRow> as Statement<LockRunParams, LockRunRow>,
  /** Points a job at the run that is current from now on. (cypher/publishing/point-published.cypher) */
  pointPublished: {
    name: 'pointPublished',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"run":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"seq":{"type":"int","nullable":false}},
    columns: {"run":{"type":"string","nullable":false}},
    text: `MATCH (p:Published {id: $id}), (r:Run {id: $run})
CREATE (p)-[:CURRENT]->(r)
SET r.publishedAt = $at, r.publishedSeq = $seq
RETURN r.id AS run`,
  } satisfies Statement<PointPublishedParams, PointPublishedRow> as Statement<PointPublishedParams, PointPublishedRow>,
  /** The last position of the change log; no row before the first change. (cypher/change/read-change-counter.cypher) */
  readChangeCounter: {
    name: 'readChangeCounter',
    writes: false,
    parameters: {},
    columns: {"last":{"type":"int","nullable":false}},
    text: `MATCH (c:Counter {id: 'changes'})
RETURN c.value AS last`,
  } satisfies Statement<Record<string, never>, ReadChangeCounterRow> as Statement<Record<string, never>, ReadChangeCounterRow>,
  /** The changes at these positions (ids, so that the unique index finds them). (cypher/change/read-changes.cypher) */
  readChanges: {
    name: 'readChanges',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"seq":{"type":"int","nullable":false},"at":{"type":"int","nullable":false},"kind":{"type":"string","nullable":false},"subject":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS id
MATCH (c:Change {id: id})
RETURN c.seq AS seq, c.at AS at, c.kind AS kind, c.subject AS subject
ORDER BY seq`,
  } satisfies Statement<ReadChangesParams, ReadChangesRow> as Statement<ReadChangesParams, ReadChangesRow>,
  /** The one node that says whose graph this is and how far its schema has come. (cypher/deployment/read-deployment.cypher) */
  readDeployment: {
    name: 'readDeployment',
    writes: false,
    parameters: {},
    columns: {"organisation":{"type":"string","nullable":true},"personKey":{"type":"string","nullable":true},"schemaVersion":{"type":"int","nullable":false}},
    text: `MATCH (d:Deployment {id: 'deployment'})
RETURN d.organisation AS organisation, d.personKey AS personKey, d.schemaVersion AS schemaVersion`,
  } satisfies Statement<Record<string, never>, ReadDeploymentRow> as Statement<Record<string, never>, ReadDeploymentRow>,
  /** The published run of each job. (cypher/publishing/read-published.cypher) */
  readPublished: {
    name: 'readPublished',
    writes: false,
    parameters: {},
    columns: {"job":{"type":"string","nullable":false},"run":{"type":"string","nullable":false}},
    text: `MATCH (p:Published)-[:CURRENT]->(r:Run)
RETURN p.job AS job, r.id AS run
ORDER BY job`,
  } satisfies Statement<Record<string, never>, ReadPublishedRow> as Statement<Record<string, never>, ReadPublishedRow>,
  /** Runs of a job that had been published by a moment and a position of the change log, the latest first. (cypher/publishing/read-published-as-known.cypher) */
  readPublishedAsKnown: {
    name: 'readPublishedAsKnown',
    writes: false,
    parameters: {"job":{"type":"string","nullable":false},"knownAt":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"run":{"type":"string","nullable":false},"publishedAt":{"type":"int","nullable":false},"publishedSeq":{"type":"int","nullable":false}},
    text: `MATCH (r:Run {job: $job})
WHERE r.publishedSeq <= $knownSeq AND r.publishedAt <= $knownAt
RETURN r.id AS run, r.publishedAt AS publishedAt, r.publishedSeq AS publishedSeq
ORDER BY publishedSeq DESC LIMIT $limit`,
  } satisfies Statement<ReadPublishedAsKnownParams, ReadPublishedAsKnownRow> as Statement<ReadPublishedAsKnownParams, ReadPublishedAsKnownRow>,
  /** Takes the pointer of a job off its current run. Made if there is none yet. (cypher/publishing/release-published.cypher) */
  releasePublished: {
    name: 'releasePublished',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"job":{"type":"string","nullable":false}},
    columns: {},
    text: `MERGE (p:Published {id: $id})
SET p.job = $job
WITH p
MATCH (p)-[current:CURRENT]->(:Run)
DELETE current`,
  } satisfies Statement<ReleasePublishedParams, never> as Statement<ReleasePublishedParams, never>,
} as const;

// Made by `npm run generate` from cypher/**/*.cypher: edit those.
import type { Statement } from './graph.ts';

export interface AdvanceChangeCounterParams { readonly count: number; }

export interface AdvanceChangeCounterRow { readonly last: number; }

export interface AppendChangesParams { readonly rows: readonly { readonly id: string; readonly seq: number; readonly at: number; readonly kind: string; readonly subject: string; }[]; }

export interface AppendObservationsParams { readonly rows: readonly { readonly id: string; readonly version: string; readonly externalId: string; readonly personId: string; readonly skillId: string; readonly at: number; readonly kind: string; readonly score: number; readonly trials: number | null; readonly evaluatorId: string | null; readonly assignmentId: string | null; readonly artifact: string | null; readonly recordedAt: number; readonly recordedSeq: number; }[]; readonly open: number; }

export interface AssignmentsByIdParams { readonly ids: readonly string[]; }

export interface AssignmentsByIdRow { readonly id: string; readonly externalId: string; readonly personId: string; readonly podId: string; readonly roleId: string; readonly from: string; readonly to: string | null; readonly allocation: number | null; readonly outcome: number | null; readonly outcomeAt: number | null; }

export interface AwardsByIdParams { readonly ids: readonly string[]; readonly open: number; }

export interface AwardsByIdRow { readonly id: string; readonly personId: string; readonly credentialId: string; readonly awardedAt: number; readonly expiresAt: number | null; readonly status: string | null; readonly statusAt: number | null; }

export interface BroaderSkillsParams { readonly ids: readonly string[]; readonly limit: number; }

export interface BroaderSkillsRow { readonly id: string; readonly broaderIds: readonly string[]; }

export interface ClusteredRoleCountParams { readonly clusterId: string; readonly run: string; readonly framework: string | null; readonly words: readonly string[]; }

export interface ClusteredRoleCountRow { readonly total: number; }

export interface ClusteredRolePageParams { readonly clusterId: string; readonly run: string; readonly after: string; readonly framework: string | null; readonly words: readonly string[]; readonly limit: number; }

export interface ClusteredRolePageRow { readonly id: string; readonly framework: string; readonly code: string; readonly title: string; }

export interface CommitmentsParams { readonly ids: readonly string[]; readonly day: string; }

export interface CommitmentsRow { readonly personId: string; readonly from: string; readonly to: string | null; }

export interface CredentialCountParams { readonly words: readonly string[]; }

export interface CredentialCountRow { readonly total: number; }

export interface CredentialPageParams { readonly after: string; readonly words: readonly string[]; readonly limit: number; }

export interface CredentialPageRow { readonly id: string; readonly name: string; readonly issuerId: string; readonly kind: string; readonly days: number | null; readonly cost: number | null; readonly currency: string | null; }

export interface CredentialPrerequisitesParams { readonly ids: readonly string[]; readonly limit: number; }

export interface CredentialPrerequisitesRow { readonly id: string; readonly credentialIds: readonly string[]; }

export interface CredentialStacksParams { readonly ids: readonly string[]; readonly limit: number; }

export interface CredentialStacksRow { readonly id: string; readonly credentialIds: readonly string[]; }

export interface CredentialValidatedSkillsParams { readonly ids: readonly string[]; readonly after: string; readonly limit: number; }

export interface CredentialValidatedSkillsRow { readonly id: string; readonly total: number; readonly skillIds: readonly string[]; readonly levels: readonly number[]; }

export interface CredentialsByIdParams { readonly ids: readonly string[]; }

export interface CredentialsByIdRow { readonly id: string; readonly name: string; readonly issuerId: string; readonly kind: string; readonly days: number | null; readonly cost: number | null; readonly currency: string | null; }

export interface DemandCountParams { readonly openOn: string | null; readonly anyRole: boolean; readonly roleIds: readonly string[]; }

export interface DemandCountRow { readonly total: number; }

export interface DemandFillingsParams { readonly rows: readonly { readonly id: string; readonly day: string; }[]; }

export interface DemandFillingsRow { readonly id: string; readonly siblingIds: readonly string[]; readonly siblingStarts: readonly string[]; readonly siblingHeadcounts: readonly number[]; readonly allocated: number; }

export interface DemandPageParams { readonly afterFrom: string; readonly afterId: string; readonly openOn: string | null; readonly anyRole: boolean; readonly roleIds: readonly string[]; readonly limit: number; }

export interface DemandPageRow { readonly id: string; readonly podId: string; readonly roleId: string; readonly headcount: number; readonly from: string; readonly to: string | null; }

export interface DemandsByIdParams { readonly ids: readonly string[]; }

export interface DemandsByIdRow { readonly id: string; readonly podId: string; readonly roleId: string; readonly headcount: number; readonly from: string; readonly to: string | null; }

export interface IssuersByIdParams { readonly ids: readonly string[]; }

export interface IssuersByIdRow { readonly id: string; readonly name: string; readonly url: string | null; }

export interface LinkAssignmentsParams { readonly rows: readonly { readonly id: string; readonly personId: string; readonly podId: string; readonly roleId: string; }[]; }

export interface LinkEvaluatorsParams { readonly rows: readonly { readonly id: string; readonly version: string; readonly evaluatorId: string; }[]; }

export interface LinkObservedAssignmentsParams { readonly rows: readonly { readonly id: string; readonly version: string; readonly assignmentId: string; }[]; }

export interface LockRunParams { readonly id: string; readonly fence: number; }

export interface LockRunRow { readonly fence: number; readonly state: string; }

export interface ObservationsByIdParams { readonly ids: readonly string[]; readonly open: number; }

export interface ObservationsByIdRow { readonly id: string; readonly version: string; readonly externalId: string; readonly personId: string; readonly skillId: string; readonly at: number; readonly kind: string; readonly score: number; readonly trials: number | null; readonly evaluatorId: string | null; readonly assignmentId: string | null; readonly artifact: string | null; readonly recordedAt: number; readonly withdrawnAt: number; }

export interface PeopleByIdParams { readonly ids: readonly string[]; }

export interface PeopleByIdRow { readonly id: string; readonly externalId: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }

export interface PersonAssignmentsParams { readonly ids: readonly string[]; readonly afterFrom: string; readonly afterId: string; readonly limit: number; }

export interface PersonAssignmentsRow { readonly id: string; readonly total: number; readonly assignmentIds: readonly string[]; readonly starts: readonly string[]; }

export interface PersonAwardsParams { readonly ids: readonly string[]; readonly open: number; readonly afterAt: number; readonly afterId: string; readonly limit: number; }

export interface PersonAwardsRow { readonly id: string; readonly total: number; readonly awardIds: readonly string[]; readonly times: readonly number[]; }

export interface PersonCountParams { readonly words: readonly string[]; readonly day: string; readonly anyPerson: boolean; readonly people: readonly string[]; readonly anyUnit: boolean; readonly units: readonly string[]; readonly anyLocation: boolean; readonly locations: readonly string[]; readonly anyPod: boolean; readonly pods: readonly string[]; readonly maxWage: number | null; readonly currency: string; readonly freeOn: string | null; }

export interface PersonCountRow { readonly total: number; }

export interface PersonPageParams { readonly after: string; readonly words: readonly string[]; readonly day: string; readonly anyPerson: boolean; readonly people: readonly string[]; readonly anyUnit: boolean; readonly units: readonly string[]; readonly anyLocation: boolean; readonly locations: readonly string[]; readonly anyPod: boolean; readonly pods: readonly string[]; readonly maxWage: number | null; readonly currency: string; readonly freeOn: string | null; readonly limit: number; }

export interface PersonPageRow { readonly id: string; readonly externalId: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }

export interface PodCountParams { readonly unit: string | null; readonly words: readonly string[]; }

export interface PodCountRow { readonly total: number; }

export interface PodDemandParams { readonly ids: readonly string[]; readonly afterFrom: string; readonly afterId: string; readonly openOn: string | null; readonly limit: number; }

export interface PodDemandRow { readonly id: string; readonly total: number; readonly demandIds: readonly string[]; readonly starts: readonly string[]; }

export interface PodMembersParams { readonly ids: readonly string[]; readonly day: string; readonly after: string; readonly limit: number; }

export interface PodMembersRow { readonly id: string; readonly total: number; readonly personIds: readonly string[]; }

export interface PodPageParams { readonly after: string; readonly unit: string | null; readonly words: readonly string[]; readonly limit: number; }

export interface PodPageRow { readonly id: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly traitNames: readonly string[]; readonly traitValues: readonly number[]; }

export interface PodsByIdParams { readonly ids: readonly string[]; }

export interface PodsByIdRow { readonly id: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly traitNames: readonly string[]; readonly traitValues: readonly number[]; }

export interface PointPublishedParams { readonly id: string; readonly run: string; readonly at: number; readonly seq: number; }

export interface PointPublishedRow { readonly run: string; }

export interface PutAssignmentsParams { readonly rows: readonly { readonly id: string; readonly externalId: string; readonly personId: string; readonly podId: string; readonly roleId: string; readonly from: string; readonly to: string | null; readonly allocation: number | null; readonly outcome: number | null; readonly outcomeAt: number | null; }[]; }

export interface ReadChangeCounterRow { readonly last: number; }

export interface ReadChangesParams { readonly ids: readonly string[]; }

export interface ReadChangesRow { readonly seq: number; readonly at: number; readonly kind: string; readonly subject: string; }

export interface ReadDeploymentRow { readonly organisation: string | null; readonly personKey: string | null; readonly schemaVersion: number; }

export interface ReadPublishedRow { readonly job: string; readonly run: string; }

export interface ReadPublishedAsKnownParams { readonly job: string; readonly knownAt: number; readonly knownSeq: number; readonly limit: number; }

export interface ReadPublishedAsKnownRow { readonly run: string; readonly publishedAt: number; readonly publishedSeq: number; }

export interface ReleasePublishedParams { readonly id: string; readonly job: string; }

export interface RoleCountParams { readonly framework: string | null; readonly words: readonly string[]; }

export interface RoleCountRow { readonly total: number; }

export interface RolePageParams { readonly after: string; readonly framework: string | null; readonly words: readonly string[]; readonly limit: number; }

export interface RolePageRow { readonly id: string; readonly framework: string; readonly code: string; readonly title: string; }

export interface RoleRequirementsParams { readonly ids: readonly string[]; readonly afterImportance: number; readonly afterSkillId: string; readonly limit: number; }

export interface RoleRequirementsRow { readonly id: string; readonly total: number; readonly skillIds: readonly string[]; readonly importances: readonly number[]; readonly levels: readonly number[]; }

export interface RoleWagesParams { readonly roleIds: readonly string[]; }

export interface RoleWagesRow { readonly roleId: string; readonly id: string; readonly source: string; readonly year: number; readonly area: string; readonly sector: string | null; readonly currency: string; readonly employment: number | null; readonly p10: number | null; readonly p25: number | null; readonly p50: number | null; readonly p75: number | null; readonly p90: number | null; readonly p10Quality: string; readonly p25Quality: string; readonly p50Quality: string; readonly p75Quality: string; readonly p90Quality: string; }

export interface RolesByIdParams { readonly ids: readonly string[]; }

export interface RolesByIdRow { readonly id: string; readonly framework: string; readonly code: string; readonly title: string; }

export interface SeriesEvidenceParams { readonly rows: readonly { readonly personId: string; readonly skillId: string; }[]; readonly asOf: number; readonly open: number; readonly afterAt: number; readonly afterId: string; readonly limit: number; }

export interface SeriesEvidenceRow { readonly personId: string; readonly skillId: string; readonly total: number; readonly observationIds: readonly string[]; readonly times: readonly number[]; }

export interface SkillCountParams { readonly framework: string | null; readonly words: readonly string[]; }

export interface SkillCountRow { readonly total: number; }

export interface SkillCredentialsParams { readonly ids: readonly string[]; readonly after: string; readonly limit: number; }

export interface SkillCredentialsRow { readonly id: string; readonly total: number; readonly credentialIds: readonly string[]; }

export interface SkillDemandParams { readonly ids: readonly string[]; readonly framework: string | null; readonly afterImportance: number; readonly afterRoleId: string; readonly limit: number; }

export interface SkillDemandRow { readonly id: string; readonly total: number; readonly roleIds: readonly string[]; readonly importances: readonly number[]; readonly levels: readonly number[]; }

export interface SkillPageParams { readonly after: string; readonly framework: string | null; readonly words: readonly string[]; readonly limit: number; }

export interface SkillPageRow { readonly id: string; readonly framework: string; readonly code: string; readonly name: string; }

export interface SkillsByIdParams { readonly ids: readonly string[]; }

export interface SkillsByIdRow { readonly id: string; readonly framework: string; readonly code: string; readonly name: string; }

export interface SupersedeObservationsParams { readonly ids: readonly string[]; readonly at: number; readonly seq: number; readonly open: number; }

export interface UnitsParams { readonly limit: number; }

export interface UnitsRow { readonly unit: string; }

export interface UnlinkAssignmentsParams { readonly ids: readonly string[]; }

export interface WithdrawObservationParams { readonly id: string; readonly at: number; readonly seq: number; readonly reason: string; readonly open: number; }

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
  /** Creates observation versions with their person and skill; evaluators and assignments are linked by other statements. (cypher/observation/append-observations.cypher) */
  appendObservations: {
    name: 'appendObservations',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"kind":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"trials":{"type":"int","nullable":true},"evaluatorId":{"type":"string","nullable":true},"assignmentId":{"type":"string","nullable":true},"artifact":{"type":"string","nullable":true},"recordedAt":{"type":"int","nullable":false},"recordedSeq":{"type":"int","nullable":false}}},"nullable":false},"open":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (s:Skill {id: row.skillId})
CREATE (o:Observation {id: row.id, version: row.version, externalId: row.externalId, personId: row.personId,
  skillId: row.skillId, at: row.at, kind: row.kind, score: row.score, trials: row.trials,
  evaluatorId: row.evaluatorId, assignmentId: row.assignmentId, artifact: row.artifact,
  recordedAt: row.recordedAt, recordedSeq: row.recordedSeq, supersededAt: $open, supersededSeq: $open,
  withdrawnAt: $open, withdrawnSeq: $open})
CREATE (o)-[:OF]->(p), (o)-[:ON]->(s)`,
  } satisfies Statement<AppendObservationsParams, never> as Statement<AppendObservationsParams, never>,
  /** Assignments by id, in any order; unknown ids are absent. (cypher/assignment/assignments-by-id.cypher) */
  assignmentsById: {
    name: 'assignmentsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true},"allocation":{"type":"float","nullable":true},"outcome":{"type":"float","nullable":true},"outcomeAt":{"type":"int","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (a:Assignment {id: wanted})
RETURN a.id AS id, a.externalId AS externalId, a.personId AS personId, a.podId AS podId, a.roleId AS roleId,
       a.from AS from, a.to AS to, a.allocation AS allocation, a.outcome AS outcome, a.outcomeAt AS outcomeAt
ORDER BY id`,
  } satisfies Statement<AssignmentsByIdParams, AssignmentsByIdRow> as Statement<AssignmentsByIdParams, AssignmentsByIdRow>,
  /** Awards by id as they stand now, in any order; unknown ids are absent. (cypher/award/awards-by-id.cypher) */
  awardsById: {
    name: 'awardsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"credentialId":{"type":"string","nullable":false},"awardedAt":{"type":"int","nullable":false},"expiresAt":{"type":"int","nullable":true},"status":{"type":"string","nullable":true},"statusAt":{"type":"int","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (a:Award {id: wanted}) WHERE a.supersededSeq = $open
RETURN a.id AS id, a.personId AS personId, a.credentialId AS credentialId, a.awardedAt AS awardedAt,
       a.expiresAt AS expiresAt, a.status AS status, a.statusAt AS statusAt
ORDER BY id`,
  } satisfies Statement<AwardsByIdParams, AwardsByIdRow> as Statement<AwardsByIdParams, AwardsByIdRow>,
  /** The broader skills of each skill, in the order of their ids. (cypher/skill/broader-skills.cypher) */
  broaderSkills: {
    name: 'broaderSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"broaderIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[:BROADER]->(b:Skill)
WITH s.id AS id, b.id AS broaderId ORDER BY id, broaderId
WITH id, collect(broaderId) AS found
RETURN id, found[0..$limit] AS broaderIds
ORDER BY id`,
  } satisfies Statement<BroaderSkillsParams, BroaderSkillsRow> as Statement<BroaderSkillsParams, BroaderSkillsRow>,
  /** How many roles clustered-role-page has in all. (cypher/role/clustered-role-count.cypher) */
  clusteredRoleCount: {
    name: 'clusteredRoleCount',
    writes: false,
    parameters: {"clusterId":{"type":"string","nullable":false},"run":{"type":"string","nullable":false},"framework":{"type":"string","nullable":true},"words":{"type":"string[]","nullable":false}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (:RoleCluster {id: $clusterId})<-[:IN_CLUSTER {run: $run}]-(r:Role)
WHERE ($framework IS NULL OR r.framework = $framework)
  AND (all(word IN $words WHERE toLower(r.title) CONTAINS word)
    OR any(title IN r.alternateTitles WHERE all(word IN $words WHERE toLower(title) CONTAINS word)))
RETURN count(*) AS total`,
  } satisfies Statement<ClusteredRoleCountParams, ClusteredRoleCountRow> as Statement<ClusteredRoleCountParams, ClusteredRoleCountRow>,
  /** A page of one cluster's roles in the order of their ids, filtered as in role-page. (cypher/role/clustered-role-page.cypher) */
  clusteredRolePage: {
    name: 'clusteredRolePage',
    writes: false,
    parameters: {"clusterId":{"type":"string","nullable":false},"run":{"type":"string","nullable":false},"after":{"type":"string","nullable":false},"framework":{"type":"string","nullable":true},"words":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"title":{"type":"string","nullable":false}},
    text: `MATCH (:RoleCluster {id: $clusterId})<-[:IN_CLUSTER {run: $run}]-(r:Role)
WHERE r.id > $after AND ($framework IS NULL OR r.framework = $framework)
  AND (all(word IN $words WHERE toLower(r.title) CONTAINS word)
    OR any(title IN r.alternateTitles WHERE all(word IN $words WHERE toLower(title) CONTAINS word)))
RETURN r.id AS id, r.framework AS framework, r.code AS code, r.title AS title
ORDER BY id LIMIT $limit`,
  } satisfies Statement<ClusteredRolePageParams, ClusteredRolePageRow> as Statement<ClusteredRolePageParams, ClusteredRolePageRow>,
  /** When each person is assigned, from a day on; an assignment without an end has none. (cypher/assignment/commitments.cypher) */
  commitments: {
    name: 'commitments',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"day":{"type":"string","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})<-[:OF]-(a:Assignment)
WHERE a.to IS NULL OR a.to >= $day
RETURN p.id AS personId, a.from AS from, a.to AS to
ORDER BY personId, from, a.id`,
  } satisfies Statement<CommitmentsParams, CommitmentsRow> as Statement<CommitmentsParams, CommitmentsRow>,
  /** How many credentials credential-page has in all. (cypher/credential/credential-count.cypher) */
  credentialCount: {
    name: 'credentialCount',
    writes: false,
    parameters: {"words":{"type":"string[]","nullable":false}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (c:Credential)-[:ISSUED_BY]->(:Issuer)
WHERE all(word IN $words WHERE toLower(c.name) CONTAINS word)
RETURN count(*) AS total`,
  } satisfies Statement<CredentialCountParams, CredentialCountRow> as Statement<CredentialCountParams, CredentialCountRow>,
  /** A page of credentials in the order of their ids. Every word occurs in the name. (cypher/credential/credential-page.cypher) */
  credentialPage: {
    name: 'credentialPage',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"words":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"issuerId":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false},"days":{"type":"float","nullable":true},"cost":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `MATCH (c:Credential)-[:ISSUED_BY]->(i:Issuer)
WHERE c.id > $after AND all(word IN $words WHERE toLower(c.name) CONTAINS word)
RETURN c.id AS id, c.name AS name, i.id AS issuerId, c.kind AS kind, c.days AS days, c.cost AS cost,
       c.currency AS currency
ORDER BY id LIMIT $limit`,
  } satisfies Statement<CredentialPageParams, CredentialPageRow> as Statement<CredentialPageParams, CredentialPageRow>,
  /** The credentials that each one requires first, in the order of their ids. (cypher/credential/credential-prerequisites.cypher) */
  credentialPrerequisites: {
    name: 'credentialPrerequisites',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"credentialIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:REQUIRES_FIRST]->(o:Credential)
WITH c.id AS id, o.id AS otherId ORDER BY otherId
WITH id, collect(otherId) AS found
RETURN id, found[0..$limit] AS credentialIds
ORDER BY id`,
  } satisfies Statement<CredentialPrerequisitesParams, CredentialPrerequisitesRow> as Statement<CredentialPrerequisitesParams, CredentialPrerequisitesRow>,
  /** The larger credentials that each one counts towards, in the order of their ids. (cypher/credential/credential-stacks.cypher) */
  credentialStacks: {
    name: 'credentialStacks',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"credentialIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:STACKS_INTO]->(o:Credential)
WITH c.id AS id, o.id AS otherId ORDER BY otherId
WITH id, collect(otherId) AS found
RETURN id, found[0..$limit] AS credentialIds
ORDER BY id`,
  } satisfies Statement<CredentialStacksParams, CredentialStacksRow> as Statement<CredentialStacksParams, CredentialStacksRow>,
  /** The skills that each credential validates, in the order of their ids, from after the cursor. (cypher/credential/credential-validated-skills.cypher) */
  credentialValidatedSkills: {
    name: 'credentialValidatedSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"after":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"skillIds":{"type":"string[]","nullable":false},"levels":{"type":"float[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[v:VALIDATES]->(s:Skill)
WITH c.id AS id, s.id AS skillId, v.level AS level ORDER BY skillId
WITH id, count(*) AS total,
     collect(CASE WHEN skillId > $after THEN skillId END) AS skills,
     collect(CASE WHEN skillId > $after THEN level END) AS levelList
RETURN id, total, skills[0..$limit] AS skillIds, levelList[0..$limit] AS levels
ORDER BY id`,
  } satisfies Statement<CredentialValidatedSkillsParams, CredentialValidatedSkillsRow> as Statement<CredentialValidatedSkillsParams, CredentialValidatedSkillsRow>,
  /** Credentials by id, in any order; unknown ids are absent. (cypher/credential/credentials-by-id.cypher) */
  credentialsById: {
    name: 'credentialsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"issuerId":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false},"days":{"type":"float","nullable":true},"cost":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:ISSUED_BY]->(i:Issuer)
RETURN c.id AS id, c.name AS name, i.id AS issuerId, c.kind AS kind, c.days AS days, c.cost AS cost,
       c.currency AS currency
ORDER BY id`,
  } satisfies Statement<CredentialsByIdParams, CredentialsByIdRow> as Statement<CredentialsByIdParams, CredentialsByIdRow>,
  /** How many openings demand-page has in all. (cypher/demand/demand-count.cypher) */
  demandCount: {
    name: 'demandCount',
    writes: false,
    parameters: {"openOn":{"type":"string","nullable":true},"anyRole":{"type":"boolean","nullable":false},"roleIds":{"type":"string[]","nullable":false}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (d:Demand)
WHERE ($openOn IS NULL OR (d.from <= $openOn AND (d.to IS NULL OR d.to >= $openOn)))
  AND ($anyRole OR d.roleId IN $roleIds)
RETURN count(*) AS total`,
  } satisfies Statement<DemandCountParams, DemandCountRow> as Statement<DemandCountParams, DemandCountRow>,
  /** For each opening: the openings of the same pod and role, and who is assigned there in that role, from a day on. (cypher/demand/demand-fillings.cypher) */
  demandFillings: {
    name: 'demandFillings',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"day":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"siblingIds":{"type":"string[]","nullable":false},"siblingStarts":{"type":"string[]","nullable":false},"siblingHeadcounts":{"type":"float[]","nullable":false},"allocated":{"type":"float","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (d:Demand {id: row.id})<-[:NEEDS]-(p:Pod)-[:NEEDS]->(o:Demand)
WHERE o.roleId = d.roleId AND o.from <= row.day AND (o.to IS NULL OR o.to >= row.day)
WITH row.id AS id, row.day AS day, p.id AS podId, d.roleId AS roleId, o.id AS siblingId, o.from AS start,
     o.headcount AS headcount
ORDER BY start, siblingId
WITH id, day, podId, roleId, collect(siblingId) AS siblingIds, collect(start) AS siblingStarts,
     collect(headcount) AS siblingHeadcounts
OPTIONAL MATCH (:Pod {id: podId})<-[:IN]-(a:Assignment)
WHERE a.roleId = roleId AND a.from <= day AND (a.to IS NULL OR a.to >= day)
RETURN id, siblingIds, siblingStarts, siblingHeadcounts,
       coalesce(sum(CASE WHEN a IS NULL THEN 0.0 ELSE coalesce(a.allocation, 1.0) END), 0.0) AS allocated
ORDER BY id`,
  } satisfies Statement<DemandFillingsParams, DemandFillingsRow> as Statement<DemandFillingsParams, DemandFillingsRow>,
  /** A page of openings, soonest first, then by id; optionally those that stand on a day, or ask for one of some roles. (cypher/demand/demand-page.cypher) */
  demandPage: {
    name: 'demandPage',
    writes: false,
    parameters: {"afterFrom":{"type":"string","nullable":false},"afterId":{"type":"string","nullable":false},"openOn":{"type":"string","nullable":true},"anyRole":{"type":"boolean","nullable":false},"roleIds":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"headcount":{"type":"float","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true}},
    text: `MATCH (d:Demand)
WHERE (d.from > $afterFrom OR (d.from = $afterFrom AND d.id > $afterId))
  AND ($openOn IS NULL OR (d.from <= $openOn AND (d.to IS NULL OR d.to >= $openOn)))
  AND ($anyRole OR d.roleId IN $roleIds)
RETURN d.id AS id, d.podId AS podId, d.roleId AS roleId, d.headcount AS headcount, d.from AS from, d.to AS to
ORDER BY from, id LIMIT $limit`,
  } satisfies Statement<DemandPageParams, DemandPageRow> as Statement<DemandPageParams, DemandPageRow>,
  /** Openings by id, in any order; unknown ids are absent. (cypher/demand/demands-by-id.cypher) */
  demandsById: {
    name: 'demandsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"headcount":{"type":"float","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (d:Demand {id: wanted})
RETURN d.id AS id, d.podId AS podId, d.roleId AS roleId, d.headcount AS headcount, d.from AS from, d.to AS to
ORDER BY id`,
  } satisfies Statement<DemandsByIdParams, DemandsByIdRow> as Statement<DemandsByIdParams, DemandsByIdRow>,
  /** Issuers by id, in any order; unknown ids are absent. (cypher/credential/issuers-by-id.cypher) */
  issuersById: {
    name: 'issuersById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"url":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (i:Issuer {id: wanted})
RETURN i.id AS id, i.name AS name, i.url AS url
ORDER BY id`,
  } satisfies Statement<IssuersByIdParams, IssuersByIdRow> as Statement<IssuersByIdParams, IssuersByIdRow>,
  /** Points assignments to their person, pod and role. (cypher/assignment/link-assignments.cypher) */
  linkAssignments: {
    name: 'linkAssignments',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (a:Assignment {id: row.id}), (p:Person {id: row.personId}), (d:Pod {id: row.podId}), (r:Role {id: row.roleId})
CREATE (a)-[:OF]->(p), (a)-[:IN]->(d), (a)-[:AS]->(r)`,
  } satisfies Statement<LinkAssignmentsParams, never> as Statement<LinkAssignmentsParams, never>,
  /** Points observation versions to who evaluated. (cypher/observation/link-evaluators.cypher) */
  linkEvaluators: {
    name: 'linkEvaluators',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"evaluatorId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (o:Observation {id: row.id}), (e:Person {id: row.evaluatorId})
WHERE o.version = row.version
CREATE (o)-[:BY]->(e)`,
  } satisfies Statement<LinkEvaluatorsParams, never> as Statement<LinkEvaluatorsParams, never>,
  /** Points observation versions to the assignment during which they were made. (cypher/observation/link-observed-assignments.cypher) */
  linkObservedAssignments: {
    name: 'linkObservedAssignments',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"assignmentId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (o:Observation {id: row.id}), (a:Assignment {id: row.assignmentId})
WHERE o.version = row.version
CREATE (o)-[:DURING]->(a)`,
  } satisfies Statement<LinkObservedAssignmentsParams, never> as Statement<LinkObservedAssignmentsParams, never>,
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
  /** Observations by id as they stand now, withdrawn ones included, in any order; unknown ids are absent. (cypher/observation/observations-by-id.cypher) */
  observationsById: {
    name: 'observationsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"kind":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"trials":{"type":"int","nullable":true},"evaluatorId":{"type":"string","nullable":true},"assignmentId":{"type":"string","nullable":true},"artifact":{"type":"string","nullable":true},"recordedAt":{"type":"int","nullable":false},"withdrawnAt":{"type":"int","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (o:Observation {id: wanted}) WHERE o.supersededSeq = $open
RETURN o.id AS id, o.version AS version, o.externalId AS externalId, o.personId AS personId, o.skillId AS skillId,
       o.at AS at, o.kind AS kind, o.score AS score, o.trials AS trials, o.evaluatorId AS evaluatorId,
       o.assignmentId AS assignmentId, o.artifact AS artifact, o.recordedAt AS recordedAt,
       o.withdrawnAt AS withdrawnAt
ORDER BY id`,
  } satisfies Statement<ObservationsByIdParams, ObservationsByIdRow> as Statement<ObservationsByIdParams, ObservationsByIdRow>,
  /** People by id, in any order; unknown ids are absent. (cypher/person/people-by-id.cypher) */
  peopleById: {
    name: 'peopleById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"joinedOn":{"type":"string","nullable":true},"leftOn":{"type":"string","nullable":true},"wage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
RETURN p.id AS id, p.externalId AS externalId, p.name AS name, p.unit AS unit, p.location AS location,
       p.joinedOn AS joinedOn, p.leftOn AS leftOn, p.wage AS wage, p.currency AS currency
ORDER BY id`,
  } satisfies Statement<PeopleByIdParams, PeopleByIdRow> as Statement<PeopleByIdParams, PeopleByIdRow>,
  /** The assignments of each person: newest first, then by id; each from after its cursor. (cypher/assignment/person-assignments.cypher) */
  personAssignments: {
    name: 'personAssignments',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"afterFrom":{"type":"string","nullable":false},"afterId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"assignmentIds":{"type":"string[]","nullable":false},"starts":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})<-[:OF]-(a:Assignment)
WITH p.id AS id, a.id AS assignmentId, a.from AS start,
     (a.from < $afterFrom OR (a.from = $afterFrom AND a.id > $afterId)) AS later
ORDER BY start DESC, assignmentId
WITH id, count(*) AS total, collect(CASE WHEN later THEN assignmentId END) AS found,
     collect(CASE WHEN later THEN start END) AS startList
RETURN id, total, found[0..$limit] AS assignmentIds, startList[0..$limit] AS starts
ORDER BY id`,
  } satisfies Statement<PersonAssignmentsParams, PersonAssignmentsRow> as Statement<PersonAssignmentsParams, PersonAssignmentsRow>,
  /** The awards of each person as they stand now: newest first, then by id; each from after its cursor. (cypher/award/person-awards.cypher) */
  personAwards: {
    name: 'personAwards',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"open":{"type":"int","nullable":false},"afterAt":{"type":"int","nullable":false},"afterId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"awardIds":{"type":"string[]","nullable":false},"times":{"type":"int[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})-[:HOLDS]->(a:Award) WHERE a.supersededSeq = $open
WITH p.id AS id, a.id AS awardId, a.awardedAt AS time,
     (a.awardedAt < $afterAt OR (a.awardedAt = $afterAt AND a.id > $afterId)) AS later
ORDER BY time DESC, awardId
WITH id, count(*) AS total, collect(CASE WHEN later THEN awardId END) AS found,
     collect(CASE WHEN later THEN time END) AS timeList
RETURN id, total, found[0..$limit] AS awardIds, timeList[0..$limit] AS times
ORDER BY id`,
  } satisfies Statement<PersonAwardsParams, PersonAwardsRow> as Statement<PersonAwardsParams, PersonAwardsRow>,
  /** How many people person-page has in all. (cypher/person/person-count.cypher) */
  personCount: {
    name: 'personCount',
    writes: false,
    parameters: {"words":{"type":"string[]","nullable":false},"day":{"type":"string","nullable":false},"anyPerson":{"type":"boolean","nullable":false},"people":{"type":"string[]","nullable":false},"anyUnit":{"type":"boolean","nullable":false},"units":{"type":"string[]","nullable":false},"anyLocation":{"type":"boolean","nullable":false},"locations":{"type":"string[]","nullable":false},"anyPod":{"type":"boolean","nullable":false},"pods":{"type":"string[]","nullable":false},"maxWage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":false},"freeOn":{"type":"string","nullable":true}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (p:Person)
WHERE (p.joinedOn IS NULL OR p.joinedOn <= $day) AND (p.leftOn IS NULL OR p.leftOn > $day)
  AND ($anyPerson OR p.id IN $people) AND ($anyUnit OR p.unit IN $units)
  AND ($anyLocation OR p.location IN $locations)
  AND ($maxWage IS NULL OR (p.currency = $currency AND p.wage <= $maxWage))
  AND all(word IN $words WHERE toLower(p.name) CONTAINS word)
  AND ($anyPod OR EXISTS { MATCH (p)<-[:OF]-(a:Assignment)
    WHERE a.podId IN $pods AND a.from <= $day AND (a.to IS NULL OR a.to >= $day) })
  AND ($freeOn IS NULL OR NOT EXISTS { MATCH (p)<-[:OF]-(b:Assignment)
    WHERE b.from <= $freeOn AND (b.to IS NULL OR b.to >= $freeOn) })
RETURN count(*) AS total`,
  } satisfies Statement<PersonCountParams, PersonCountRow> as Statement<PersonCountParams, PersonCountRow>,
  /** A page of the people employed on a day, in the order of their ids, within a scope. Every word occurs in the name. A filter with its `any` flag set is not looked at; a wage in another currency, or unknown, is above any limit. (cypher/person/person-page.cypher) */
  personPage: {
    name: 'personPage',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"words":{"type":"string[]","nullable":false},"day":{"type":"string","nullable":false},"anyPerson":{"type":"boolean","nullable":false},"people":{"type":"string[]","nullable":false},"anyUnit":{"type":"boolean","nullable":false},"units":{"type":"string[]","nullable":false},"anyLocation":{"type":"boolean","nullable":false},"locations":{"type":"string[]","nullable":false},"anyPod":{"type":"boolean","nullable":false},"pods":{"type":"string[]","nullable":false},"maxWage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":false},"freeOn":{"type":"string","nullable":true},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"joinedOn":{"type":"string","nullable":true},"leftOn":{"type":"string","nullable":true},"wage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `MATCH (p:Person)
WHERE p.id > $after
  AND (p.joinedOn IS NULL OR p.joinedOn <= $day) AND (p.leftOn IS NULL OR p.leftOn > $day)
  AND ($anyPerson OR p.id IN $people) AND ($anyUnit OR p.unit IN $units)
  AND ($anyLocation OR p.location IN $locations)
  AND ($maxWage IS NULL OR (p.currency = $currency AND p.wage <= $maxWage))
  AND all(word IN $words WHERE toLower(p.name) CONTAINS word)
  AND ($anyPod OR EXISTS { MATCH (p)<-[:OF]-(a:Assignment)
    WHERE a.podId IN $pods AND a.from <= $day AND (a.to IS NULL OR a.to >= $day) })
  AND ($freeOn IS NULL OR NOT EXISTS { MATCH (p)<-[:OF]-(b:Assignment)
    WHERE b.from <= $freeOn AND (b.to IS NULL OR b.to >= $freeOn) })
RETURN p.id AS id, p.externalId AS externalId, p.name AS name, p.unit AS unit, p.location AS location,
       p.joinedOn AS joinedOn, p.leftOn AS leftOn, p.wage AS wage, p.currency AS currency
ORDER BY id LIMIT $limit`,
  } satisfies Statement<PersonPageParams, PersonPageRow> as Statement<PersonPageParams, PersonPageRow>,
  /** How many pods pod-page has in all. (cypher/pod/pod-count.cypher) */
  podCount: {
    name: 'podCount',
    writes: false,
    parameters: {"unit":{"type":"string","nullable":true},"words":{"type":"string[]","nullable":false}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (p:Pod)
WHERE ($unit IS NULL OR p.unit = $unit) AND all(word IN $words WHERE toLower(p.name) CONTAINS word)
RETURN count(*) AS total`,
  } satisfies Statement<PodCountParams, PodCountRow> as Statement<PodCountParams, PodCountRow>,
  /** The openings of each pod, soonest first, then by id; each from after its cursor. (cypher/demand/pod-demand.cypher) */
  podDemand: {
    name: 'podDemand',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"afterFrom":{"type":"string","nullable":false},"afterId":{"type":"string","nullable":false},"openOn":{"type":"string","nullable":true},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"demandIds":{"type":"string[]","nullable":false},"starts":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (p:Pod {id: wanted})-[:NEEDS]->(d:Demand)
WHERE $openOn IS NULL OR (d.from <= $openOn AND (d.to IS NULL OR d.to >= $openOn))
WITH p.id AS id, d.id AS demandId, d.from AS start,
     (d.from > $afterFrom OR (d.from = $afterFrom AND d.id > $afterId)) AS later
ORDER BY start, demandId
WITH id, count(*) AS total, collect(CASE WHEN later THEN demandId END) AS found,
     collect(CASE WHEN later THEN start END) AS startList
RETURN id, total, found[0..$limit] AS demandIds, startList[0..$limit] AS starts
ORDER BY id`,
  } satisfies Statement<PodDemandParams, PodDemandRow> as Statement<PodDemandParams, PodDemandRow>,
  /** Who is assigned to each pod on a day, in the order of their ids, from after the cursor. (cypher/pod/pod-members.cypher) */
  podMembers: {
    name: 'podMembers',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"day":{"type":"string","nullable":false},"after":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"personIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (d:Pod {id: wanted})<-[:IN]-(a:Assignment)-[:OF]->(p:Person)
WHERE a.from <= $day AND (a.to IS NULL OR a.to >= $day)
WITH DISTINCT d.id AS id, p.id AS personId
WITH id, personId ORDER BY personId
WITH id, count(*) AS total, collect(CASE WHEN personId > $after THEN personId END) AS found
RETURN id, total, found[0..$limit] AS personIds
ORDER BY id`,
  } satisfies Statement<PodMembersParams, PodMembersRow> as Statement<PodMembersParams, PodMembersRow>,
  /** A page of pods in the order of their ids. Every word occurs in the name; no unit is all of them. (cypher/pod/pod-page.cypher) */
  podPage: {
    name: 'podPage',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"words":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"traitNames":{"type":"string[]","nullable":false},"traitValues":{"type":"float[]","nullable":false}},
    text: `MATCH (p:Pod)
WHERE p.id > $after AND ($unit IS NULL OR p.unit = $unit)
  AND all(word IN $words WHERE toLower(p.name) CONTAINS word)
RETURN p.id AS id, p.name AS name, p.unit AS unit, p.location AS location, p.traitNames AS traitNames,
       p.traitValues AS traitValues
ORDER BY id LIMIT $limit`,
  } satisfies Statement<PodPageParams, PodPageRow> as Statement<PodPageParams, PodPageRow>,
  /** Pods by id, in any order; unknown ids are absent. (cypher/pod/pods-by-id.cypher) */
  podsById: {
    name: 'podsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"traitNames":{"type":"string[]","nullable":false},"traitValues":{"type":"float[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (p:Pod {id: wanted})
RETURN p.id AS id, p.name AS name, p.unit AS unit, p.location AS location, p.traitNames AS traitNames,
       p.traitValues AS traitValues
ORDER BY id`,
  } satisfies Statement<PodsByIdParams, PodsByIdRow> as Statement<PodsByIdParams, PodsByIdRow>,
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
  /** Makes assignments or changes them; their relationships are put by link-assignments. (cypher/assignment/put-assignments.cypher) */
  putAssignments: {
    name: 'putAssignments',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true},"allocation":{"type":"float","nullable":true},"outcome":{"type":"float","nullable":true},"outcomeAt":{"type":"int","nullable":true}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (a:Assignment {id: row.id})
SET a.externalId = row.externalId, a.personId = row.personId, a.podId = row.podId, a.roleId = row.roleId,
    a.from = row.from, a.to = row.to, a.allocation = row.allocation, a.outcome = row.outcome,
    a.outcomeAt = row.outcomeAt`,
  } satisfies Statement<PutAssignmentsParams, never> as Statement<PutAssignmentsParams, never>,
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
  /** How many roles role-page has in all. (cypher/role/role-count.cypher) */
  roleCount: {
    name: 'roleCount',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":true},"words":{"type":"string[]","nullable":false}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (r:Role)
WHERE ($framework IS NULL OR r.framework = $framework)
  AND (all(word IN $words WHERE toLower(r.title) CONTAINS word)
    OR any(title IN r.alternateTitles WHERE all(word IN $words WHERE toLower(title) CONTAINS word)))
RETURN count(*) AS total`,
  } satisfies Statement<RoleCountParams, RoleCountRow> as Statement<RoleCountParams, RoleCountRow>,
  /** A page of roles in the order of their ids. One title, the role's own or an alternate, holds every word. (cypher/role/role-page.cypher) */
  rolePage: {
    name: 'rolePage',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"framework":{"type":"string","nullable":true},"words":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"title":{"type":"string","nullable":false}},
    text: `MATCH (r:Role)
WHERE r.id > $after AND ($framework IS NULL OR r.framework = $framework)
  AND (all(word IN $words WHERE toLower(r.title) CONTAINS word)
    OR any(title IN r.alternateTitles WHERE all(word IN $words WHERE toLower(title) CONTAINS word)))
RETURN r.id AS id, r.framework AS framework, r.code AS code, r.title AS title
ORDER BY id LIMIT $limit`,
  } satisfies Statement<RolePageParams, RolePageRow> as Statement<RolePageParams, RolePageRow>,
  /** What each role requires: most important first, then by skill id; each from after its cursor. (cypher/role/role-requirements.cypher) */
  roleRequirements: {
    name: 'roleRequirements',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"afterImportance":{"type":"float","nullable":false},"afterSkillId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"skillIds":{"type":"string[]","nullable":false},"importances":{"type":"float[]","nullable":false},"levels":{"type":"float[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill)
WITH r.id AS id, s.id AS skillId, q.importance AS importance, q.level AS level,
     (q.importance < $afterImportance OR (q.importance = $afterImportance AND s.id > $afterSkillId)) AS later
ORDER BY importance DESC, skillId
WITH id, count(*) AS total,
     collect(CASE WHEN later THEN skillId END) AS skills,
     collect(CASE WHEN later THEN importance END) AS importanceList,
     collect(CASE WHEN later THEN level END) AS levelList
RETURN id, total, skills[0..$limit] AS skillIds, importanceList[0..$limit] AS importances,
       levelList[0..$limit] AS levels
ORDER BY id`,
  } satisfies Statement<RoleRequirementsParams, RoleRequirementsRow> as Statement<RoleRequirementsParams, RoleRequirementsRow>,
  /** Every wage benchmark of each role. (cypher/wage/role-wages.cypher) */
  roleWages: {
    name: 'roleWages',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false},"id":{"type":"string","nullable":false},"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"sector":{"type":"string","nullable":true},"currency":{"type":"string","nullable":false},"employment":{"type":"int","nullable":true},"p10":{"type":"float","nullable":true},"p25":{"type":"float","nullable":true},"p50":{"type":"float","nullable":true},"p75":{"type":"float","nullable":true},"p90":{"type":"float","nullable":true},"p10Quality":{"type":"string","nullable":false},"p25Quality":{"type":"string","nullable":false},"p50Quality":{"type":"string","nullable":false},"p75Quality":{"type":"string","nullable":false},"p90Quality":{"type":"string","nullable":false}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[:BENCHMARKED_BY]->(w:WageBenchmark)
RETURN r.id AS roleId, w.id AS id, w.source AS source, w.year AS year, w.area AS area, w.sector AS sector,
       w.currency AS currency, w.employment AS employment, w.p10 AS p10, w.p25 AS p25, w.p50 AS p50,
       w.p75 AS p75, w.p90 AS p90, w.p10Quality AS p10Quality, w.p25Quality AS p25Quality,
       w.p50Quality AS p50Quality, w.p75Quality AS p75Quality, w.p90Quality AS p90Quality
ORDER BY roleId, id`,
  } satisfies Statement<RoleWagesParams, RoleWagesRow> as Statement<RoleWagesParams, RoleWagesRow>,
  /** Roles by id, in any order; unknown ids are absent. (cypher/role/roles-by-id.cypher) */
  rolesById: {
    name: 'rolesById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"title":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.framework AS framework, r.code AS code, r.title AS title
ORDER BY id`,
  } satisfies Statement<RolesByIdParams, RolesByIdRow> as Statement<RolesByIdParams, RolesByIdRow>,
  /** The evidence of person and skill up to a moment, as it stands now: newest first, then by id; from after the cursor. (cypher/observation/series-evidence.cypher) */
  seriesEvidence: {
    name: 'seriesEvidence',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false}}},"nullable":false},"asOf":{"type":"int","nullable":false},"open":{"type":"int","nullable":false},"afterAt":{"type":"int","nullable":false},"afterId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"observationIds":{"type":"string[]","nullable":false},"times":{"type":"int[]","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (p:Person {id: row.personId})<-[:OF]-(o:Observation)
WHERE o.skillId = row.skillId AND o.at <= $asOf AND o.supersededSeq = $open AND o.withdrawnSeq = $open
WITH row.personId AS personId, row.skillId AS skillId, o.id AS observationId, o.at AS time,
     (o.at < $afterAt OR (o.at = $afterAt AND o.id > $afterId)) AS later
ORDER BY time DESC, observationId
WITH personId, skillId, count(*) AS total, collect(CASE WHEN later THEN observationId END) AS found,
     collect(CASE WHEN later THEN time END) AS timeList
RETURN personId, skillId, total, found[0..$limit] AS observationIds, timeList[0..$limit] AS times
ORDER BY personId, skillId`,
  } satisfies Statement<SeriesEvidenceParams, SeriesEvidenceRow> as Statement<SeriesEvidenceParams, SeriesEvidenceRow>,
  /** How many skills skill-page has in all. (cypher/skill/skill-count.cypher) */
  skillCount: {
    name: 'skillCount',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":true},"words":{"type":"string[]","nullable":false}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (s:Skill)
WHERE ($framework IS NULL OR s.framework = $framework)
  AND all(word IN $words WHERE toLower(s.name) CONTAINS word)
RETURN count(*) AS total`,
  } satisfies Statement<SkillCountParams, SkillCountRow> as Statement<SkillCountParams, SkillCountRow>,
  /** The credentials that validate each skill, in the order of their ids. (cypher/skill/skill-credentials.cypher) */
  skillCredentials: {
    name: 'skillCredentials',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"after":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"credentialIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})<-[:VALIDATES]-(c:Credential)
WITH s.id AS id, c.id AS credentialId ORDER BY credentialId
WITH id, count(*) AS total, collect(CASE WHEN credentialId > $after THEN credentialId END) AS found
RETURN id, total, found[0..$limit] AS credentialIds
ORDER BY id`,
  } satisfies Statement<SkillCredentialsParams, SkillCredentialsRow> as Statement<SkillCredentialsParams, SkillCredentialsRow>,
  /** The roles that require each skill: most important first, then by role id; each from after its cursor. (cypher/skill/skill-demand.cypher) */
  skillDemand: {
    name: 'skillDemand',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"framework":{"type":"string","nullable":true},"afterImportance":{"type":"float","nullable":false},"afterRoleId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"roleIds":{"type":"string[]","nullable":false},"importances":{"type":"float[]","nullable":false},"levels":{"type":"float[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})<-[q:REQUIRES]-(r:Role)
WHERE $framework IS NULL OR r.framework = $framework
WITH s.id AS id, r.id AS roleId, q.importance AS importance, q.level AS level,
     (q.importance < $afterImportance OR (q.importance = $afterImportance AND r.id > $afterRoleId)) AS later
ORDER BY importance DESC, roleId
WITH id, count(*) AS total,
     collect(CASE WHEN later THEN roleId END) AS roles,
     collect(CASE WHEN later THEN importance END) AS importanceList,
     collect(CASE WHEN later THEN level END) AS levelList
RETURN id, total, roles[0..$limit] AS roleIds, importanceList[0..$limit] AS importances,
       levelList[0..$limit] AS levels
ORDER BY id`,
  } satisfies Statement<SkillDemandParams, SkillDemandRow> as Statement<SkillDemandParams, SkillDemandRow>,
  /** A page of skills in the order of their ids. Every word occurs in the name; no framework is all of them. (cypher/skill/skill-page.cypher) */
  skillPage: {
    name: 'skillPage',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"framework":{"type":"string","nullable":true},"words":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"name":{"type":"string","nullable":false}},
    text: `MATCH (s:Skill)
WHERE s.id > $after AND ($framework IS NULL OR s.framework = $framework)
  AND all(word IN $words WHERE toLower(s.name) CONTAINS word)
RETURN s.id AS id, s.framework AS framework, s.code AS code, s.name AS name
ORDER BY id LIMIT $limit`,
  } satisfies Statement<SkillPageParams, SkillPageRow> as Statement<SkillPageParams, SkillPageRow>,
  /** Skills by id, in any order; unknown ids are absent. (cypher/skill/skills-by-id.cypher) */
  skillsById: {
    name: 'skillsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"name":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
RETURN s.id AS id, s.framework AS framework, s.code AS code, s.name AS name
ORDER BY id`,
  } satisfies Statement<SkillsByIdParams, SkillsByIdRow> as Statement<SkillsByIdParams, SkillsByIdRow>,
  /** Ends the standing versions of observations: newer ones follow. (cypher/observation/supersede-observations.cypher) */
  supersedeObservations: {
    name: 'supersedeObservations',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false},"at":{"type":"int","nullable":false},"seq":{"type":"int","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (o:Observation {id: wanted}) WHERE o.supersededSeq = $open
SET o.supersededAt = $at, o.supersededSeq = $seq`,
  } satisfies Statement<SupersedeObservationsParams, never> as Statement<SupersedeObservationsParams, never>,
  /** Every unit that a person or a pod belongs to. (cypher/person/units.cypher) */
  units: {
    name: 'units',
    writes: false,
    parameters: {"limit":{"type":"int","nullable":false}},
    columns: {"unit":{"type":"string","nullable":false}},
    text: `MATCH (n:Person|Pod) WHERE n.unit IS NOT NULL
RETURN DISTINCT n.unit AS unit
ORDER BY unit LIMIT $limit`,
  } satisfies Statement<UnitsParams, UnitsRow> as Statement<UnitsParams, UnitsRow>,
  /** Takes away what assignments point to, so that they can point elsewhere. (cypher/assignment/unlink-assignments.cypher) */
  unlinkAssignments: {
    name: 'unlinkAssignments',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (a:Assignment {id: wanted})-[link:OF|IN|AS]->()
DELETE link`,
  } satisfies Statement<UnlinkAssignmentsParams, never> as Statement<UnlinkAssignmentsParams, never>,
  /** Withdraws the standing version of an observation. (cypher/observation/withdraw-observation.cypher) */
  withdrawObservation: {
    name: 'withdrawObservation',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"seq":{"type":"int","nullable":false},"reason":{"type":"string","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {},
    text: `MATCH (o:Observation {id: $id}) WHERE o.supersededSeq = $open
SET o.withdrawnAt = $at, o.withdrawnSeq = $seq, o.withdrawnReason = $reason`,
  } satisfies Statement<WithdrawObservationParams, never> as Statement<WithdrawObservationParams, never>,
} as const;

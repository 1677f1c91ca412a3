// Made by `npm run generate` from cypher/schema: edit that.
import type { Migration } from './migrations.ts';

/** The data definition of each engine, in order; every statement may run again. */
export const schema = {
  "neo4j": [
    "CREATE CONSTRAINT schema_lock_id IF NOT EXISTS FOR (n:SchemaLock) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT deployment_id IF NOT EXISTS FOR (n:Deployment) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT counter_id IF NOT EXISTS FOR (n:Counter) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT change_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT framework_release_id IF NOT EXISTS FOR (n:FrameworkRelease) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT skill_id IF NOT EXISTS FOR (n:Skill) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT role_id IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT activity_id IF NOT EXISTS FOR (n:Activity) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT wage_benchmark_id IF NOT EXISTS FOR (n:WageBenchmark) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT role_cluster_id IF NOT EXISTS FOR (n:RoleCluster) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT vector_block_id IF NOT EXISTS FOR (n:VectorBlock) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT issuer_id IF NOT EXISTS FOR (n:Issuer) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT credential_id IF NOT EXISTS FOR (n:Credential) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT pod_id IF NOT EXISTS FOR (n:Pod) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT demand_id IF NOT EXISTS FOR (n:Demand) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT assignment_id IF NOT EXISTS FOR (n:Assignment) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT published_id IF NOT EXISTS FOR (n:Published) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT shortlist_id IF NOT EXISTS FOR (n:Shortlist) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT shortlist_entry_id IF NOT EXISTS FOR (n:ShortlistEntry) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT disclosure_id IF NOT EXISTS FOR (n:Disclosure) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT shard_result_id IF NOT EXISTS FOR (n:ShardResult) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX observation_id IF NOT EXISTS FOR (n:Observation) ON (n.id)",
    "CREATE CONSTRAINT observation_version IF NOT EXISTS FOR (n:Observation) REQUIRE n.version IS UNIQUE",
    "CREATE INDEX outcome_id IF NOT EXISTS FOR (n:Outcome) ON (n.id)",
    "CREATE CONSTRAINT outcome_version IF NOT EXISTS FOR (n:Outcome) REQUIRE n.version IS UNIQUE",
    "CREATE INDEX award_id IF NOT EXISTS FOR (n:Award) ON (n.id)",
    "CREATE CONSTRAINT award_version IF NOT EXISTS FOR (n:Award) REQUIRE n.version IS UNIQUE",
    "CREATE INDEX run_idempotency_key IF NOT EXISTS FOR (n:Run) ON (n.idempotencyKey)",
    "CREATE INDEX run_state IF NOT EXISTS FOR (n:Run) ON (n.state)",
    "CREATE INDEX skill_name IF NOT EXISTS FOR (n:Skill) ON (n.name)",
    "CREATE INDEX assignment_person IF NOT EXISTS FOR (n:Assignment) ON (n.personId)",
    "CREATE INDEX person_recorded IF NOT EXISTS FOR (n:Person) ON (n.recordedSeq)",
    "CREATE INDEX person_evidence IF NOT EXISTS FOR (n:Person) ON (n.evidenceSeq)",
    "CREATE INDEX person_evidence_at IF NOT EXISTS FOR (n:Person) ON (n.evidenceAt)",
    "CREATE INDEX award_recorded IF NOT EXISTS FOR (n:Award) ON (n.recordedSeq)",
    "CREATE INDEX award_status_at IF NOT EXISTS FOR (n:Award) ON (n.statusAt)",
    "CREATE INDEX shortlist_target IF NOT EXISTS FOR (n:Shortlist) ON (n.targetId)",
    "CREATE INDEX shortlist_run IF NOT EXISTS FOR (n:Shortlist) ON (n.run)"
  ],
  "grafeo": [
    "CREATE CONSTRAINT deployment_unique_id IF NOT EXISTS FOR (n:Deployment) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX deployment_id IF NOT EXISTS FOR (n:Deployment) ON (n.id)",
    "CREATE CONSTRAINT counter_unique_id IF NOT EXISTS FOR (n:Counter) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX counter_id IF NOT EXISTS FOR (n:Counter) ON (n.id)",
    "CREATE CONSTRAINT change_unique_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX change_id IF NOT EXISTS FOR (n:Change) ON (n.id)",
    "CREATE CONSTRAINT framework_release_unique_id IF NOT EXISTS FOR (n:FrameworkRelease) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX framework_release_id IF NOT EXISTS FOR (n:FrameworkRelease) ON (n.id)",
    "CREATE CONSTRAINT skill_unique_id IF NOT EXISTS FOR (n:Skill) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX skill_id IF NOT EXISTS FOR (n:Skill) ON (n.id)",
    "CREATE CONSTRAINT role_unique_id IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX role_id IF NOT EXISTS FOR (n:Role) ON (n.id)",
    "CREATE CONSTRAINT activity_unique_id IF NOT EXISTS FOR (n:Activity) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX activity_id IF NOT EXISTS FOR (n:Activity) ON (n.id)",
    "CREATE CONSTRAINT wage_benchmark_unique_id IF NOT EXISTS FOR (n:WageBenchmark) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX wage_benchmark_id IF NOT EXISTS FOR (n:WageBenchmark) ON (n.id)",
    "CREATE CONSTRAINT role_cluster_unique_id IF NOT EXISTS FOR (n:RoleCluster) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX role_cluster_id IF NOT EXISTS FOR (n:RoleCluster) ON (n.id)",
    "CREATE CONSTRAINT vector_block_unique_id IF NOT EXISTS FOR (n:VectorBlock) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX vector_block_id IF NOT EXISTS FOR (n:VectorBlock) ON (n.id)",
    "CREATE CONSTRAINT person_unique_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX person_id IF NOT EXISTS FOR (n:Person) ON (n.id)",
    "CREATE CONSTRAINT issuer_unique_id IF NOT EXISTS FOR (n:Issuer) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX issuer_id IF NOT EXISTS FOR (n:Issuer) ON (n.id)",
    "CREATE CONSTRAINT credential_unique_id IF NOT EXISTS FOR (n:Credential) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX credential_id IF NOT EXISTS FOR (n:Credential) ON (n.id)",
    "CREATE CONSTRAINT pod_unique_id IF NOT EXISTS FOR (n:Pod) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX pod_id IF NOT EXISTS FOR (n:Pod) ON (n.id)",
    "CREATE CONSTRAINT demand_unique_id IF NOT EXISTS FOR (n:Demand) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX demand_id IF NOT EXISTS FOR (n:Demand) ON (n.id)",
    "CREATE CONSTRAINT assignment_unique_id IF NOT EXISTS FOR (n:Assignment) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX assignment_id IF NOT EXISTS FOR (n:Assignment) ON (n.id)",
    "CREATE CONSTRAINT run_unique_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX run_id IF NOT EXISTS FOR (n:Run) ON (n.id)",
    "CREATE CONSTRAINT published_unique_id IF NOT EXISTS FOR (n:Published) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX published_id IF NOT EXISTS FOR (n:Published) ON (n.id)",
    "CREATE CONSTRAINT shortlist_unique_id IF NOT EXISTS FOR (n:Shortlist) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX shortlist_id IF NOT EXISTS FOR (n:Shortlist) ON (n.id)",
    "CREATE CONSTRAINT shortlist_entry_unique_id IF NOT EXISTS FOR (n:ShortlistEntry) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX shortlist_entry_id IF NOT EXISTS FOR (n:ShortlistEntry) ON (n.id)",
    "CREATE CONSTRAINT disclosure_unique_id IF NOT EXISTS FOR (n:Disclosure) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX disclosure_id IF NOT EXISTS FOR (n:Disclosure) ON (n.id)",
    "CREATE CONSTRAINT shard_result_unique_id IF NOT EXISTS FOR (n:ShardResult) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX shard_result_id IF NOT EXISTS FOR (n:ShardResult) ON (n.id)",
    "CREATE INDEX observation_id IF NOT EXISTS FOR (n:Observation) ON (n.id)",
    "CREATE CONSTRAINT observation_unique_version IF NOT EXISTS FOR (n:Observation) REQUIRE n.version IS UNIQUE",
    "CREATE INDEX observation_version IF NOT EXISTS FOR (n:Observation) ON (n.version)",
    "CREATE INDEX outcome_id IF NOT EXISTS FOR (n:Outcome) ON (n.id)",
    "CREATE CONSTRAINT outcome_unique_version IF NOT EXISTS FOR (n:Outcome) REQUIRE n.version IS UNIQUE",
    "CREATE INDEX outcome_version IF NOT EXISTS FOR (n:Outcome) ON (n.version)",
    "CREATE INDEX award_id IF NOT EXISTS FOR (n:Award) ON (n.id)",
    "CREATE CONSTRAINT award_unique_version IF NOT EXISTS FOR (n:Award) REQUIRE n.version IS UNIQUE",
    "CREATE INDEX award_version IF NOT EXISTS FOR (n:Award) ON (n.version)",
    "CREATE INDEX run_idempotency_key IF NOT EXISTS FOR (n:Run) ON (n.idempotencyKey)",
    "CREATE INDEX run_state IF NOT EXISTS FOR (n:Run) ON (n.state)",
    "CREATE INDEX skill_name IF NOT EXISTS FOR (n:Skill) ON (n.name)",
    "CREATE INDEX shortlist_target IF NOT EXISTS FOR (n:Shortlist) ON (n.targetId)",
    "CREATE INDEX shortlist_run IF NOT EXISTS FOR (n:Shortlist) ON (n.run)",
    "CREATE INDEX person_recorded IF NOT EXISTS FOR (n:Person) ON (n.recordedSeq)",
    "CREATE INDEX award_recorded IF NOT EXISTS FOR (n:Award) ON (n.recordedSeq)",
    "CREATE INDEX award_status IF NOT EXISTS FOR (n:Award) ON (n.status)",
    "CREATE INDEX assignment_person IF NOT EXISTS FOR (n:Assignment) ON (n.personId)"
  ]
} as const;

export const migrations: readonly Migration[] = [
  {
    "version": 1,
    "name": "001-evidence-of-people",
    "steps": [
      {
        "text": "MATCH (c:Counter {id: 'changes'})\nSET c.marked = coalesce(c.marked, c.value)",
        "repeat": false
      },
      {
        "text": "MATCH (p:Person)\nWHERE p.evidenceSeq IS NULL\nWITH p LIMIT 1000\nCALL (p) {\n  MATCH (p)<-[:OF]-(o:Observation)\n  RETURN coalesce(max(o.recordedSeq), 0) AS recorded, coalesce(max(o.at), 0) AS newest,\n         coalesce(max(CASE WHEN o.supersededSeq < 9007199254740991 THEN o.supersededSeq END), 0) AS superseded,\n         coalesce(max(CASE WHEN o.withdrawnSeq < 9007199254740991 THEN o.withdrawnSeq END), 0) AS withdrawn\n}\nWITH p, newest, withdrawn, CASE WHEN superseded > recorded THEN superseded ELSE recorded END AS appended\nSET p.evidenceAt = newest, p.evidenceSeq = CASE WHEN withdrawn > appended THEN withdrawn ELSE appended END\nRETURN count(*) AS changed",
        "repeat": true
      }
    ]
  },
  {
    "version": 2,
    "name": "002-lists-of-the-first-shape",
    "steps": [
      {
        "text": "MATCH (l:Shortlist)-[:ENTRY]->(e:ShortlistEntry)\nWHERE l.outcome IS NULL OR NOT l.outcome CONTAINS 'tellingAssessment'\nWITH e LIMIT 1000\nSET e:FormerShortlistEntry\nREMOVE e:ShortlistEntry\nRETURN count(*) AS changed",
        "repeat": true
      },
      {
        "text": "MATCH (l:Shortlist)\nWHERE l.outcome IS NULL OR NOT l.outcome CONTAINS 'tellingAssessment'\nWITH l LIMIT 1000\nSET l:FormerShortlist\nREMOVE l:Shortlist\nRETURN count(*) AS changed",
        "repeat": true
      }
    ]
  }
];

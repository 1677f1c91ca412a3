// Neo4j's constraints; each brings the index that lookups by key use.
CREATE CONSTRAINT schema_lock_id IF NOT EXISTS FOR (n:SchemaLock) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT deployment_id IF NOT EXISTS FOR (n:Deployment) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT counter_id IF NOT EXISTS FOR (n:Counter) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT change_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT framework_release_id IF NOT EXISTS FOR (n:FrameworkRelease) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT skill_id IF NOT EXISTS FOR (n:Skill) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT role_id IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT activity_id IF NOT EXISTS FOR (n:Activity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT wage_benchmark_id IF NOT EXISTS FOR (n:WageBenchmark) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT role_cluster_id IF NOT EXISTS FOR (n:RoleCluster) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT vector_block_id IF NOT EXISTS FOR (n:VectorBlock) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT issuer_id IF NOT EXISTS FOR (n:Issuer) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT credential_id IF NOT EXISTS FOR (n:Credential) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT pod_id IF NOT EXISTS FOR (n:Pod) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demand_id IF NOT EXISTS FOR (n:Demand) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT assignment_id IF NOT EXISTS FOR (n:Assignment) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT published_id IF NOT EXISTS FOR (n:Published) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT shortlist_id IF NOT EXISTS FOR (n:Shortlist) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT shortlist_entry_id IF NOT EXISTS FOR (n:ShortlistEntry) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT disclosure_id IF NOT EXISTS FOR (n:Disclosure) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT shard_result_id IF NOT EXISTS FOR (n:ShardResult) REQUIRE n.id IS UNIQUE;

// Stored as versions: several nodes share an id, none a version.
CREATE INDEX observation_id IF NOT EXISTS FOR (n:Observation) ON (n.id);
CREATE CONSTRAINT observation_version IF NOT EXISTS FOR (n:Observation) REQUIRE n.version IS UNIQUE;
CREATE INDEX outcome_id IF NOT EXISTS FOR (n:Outcome) ON (n.id);
CREATE CONSTRAINT outcome_version IF NOT EXISTS FOR (n:Outcome) REQUIRE n.version IS UNIQUE;
CREATE INDEX award_id IF NOT EXISTS FOR (n:Award) ON (n.id);
CREATE CONSTRAINT award_version IF NOT EXISTS FOR (n:Award) REQUIRE n.version IS UNIQUE;

// Looked up at every request that brings a key.
CREATE INDEX run_idempotency_key IF NOT EXISTS FOR (n:Run) ON (n.idempotencyKey);
// Runs are kept for good; the few that have not ended are asked for all the time.
CREATE INDEX run_state IF NOT EXISTS FOR (n:Run) ON (n.state);

// Whether two skills share a name is asked wherever skills are shown.
CREATE INDEX skill_name IF NOT EXISTS FOR (n:Skill) ON (n.name);

// A range of people is read at once: from their side it would be found among all that is recorded of them.
CREATE INDEX assignment_person IF NOT EXISTS FOR (n:Assignment) ON (n.personId);
CREATE INDEX person_recorded IF NOT EXISTS FOR (n:Person) ON (n.recordedSeq);
CREATE INDEX person_evidence IF NOT EXISTS FOR (n:Person) ON (n.evidenceSeq);
CREATE INDEX person_evidence_at IF NOT EXISTS FOR (n:Person) ON (n.evidenceAt);
CREATE INDEX award_recorded IF NOT EXISTS FOR (n:Award) ON (n.recordedSeq);
CREATE INDEX award_status_at IF NOT EXISTS FOR (n:Award) ON (n.statusAt);

// The lists of a target, and those that a run made.
CREATE INDEX shortlist_target IF NOT EXISTS FOR (n:Shortlist) ON (n.targetId);
CREATE INDEX shortlist_run IF NOT EXISTS FOR (n:Shortlist) ON (n.run);

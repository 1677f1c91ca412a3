// Grafeo's constraints and, of their own here, the indexes: without one every lookup and MERGE by key scans its label.
CREATE CONSTRAINT deployment_unique_id IF NOT EXISTS FOR (n:Deployment) REQUIRE n.id IS UNIQUE;
CREATE INDEX deployment_id IF NOT EXISTS FOR (n:Deployment) ON (n.id);
CREATE CONSTRAINT counter_unique_id IF NOT EXISTS FOR (n:Counter) REQUIRE n.id IS UNIQUE;
CREATE INDEX counter_id IF NOT EXISTS FOR (n:Counter) ON (n.id);
CREATE CONSTRAINT change_unique_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE;
CREATE INDEX change_id IF NOT EXISTS FOR (n:Change) ON (n.id);
CREATE CONSTRAINT framework_release_unique_id IF NOT EXISTS FOR (n:FrameworkRelease) REQUIRE n.id IS UNIQUE;
CREATE INDEX framework_release_id IF NOT EXISTS FOR (n:FrameworkRelease) ON (n.id);
CREATE CONSTRAINT skill_unique_id IF NOT EXISTS FOR (n:Skill) REQUIRE n.id IS UNIQUE;
CREATE INDEX skill_id IF NOT EXISTS FOR (n:Skill) ON (n.id);
CREATE CONSTRAINT role_unique_id IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE;
CREATE INDEX role_id IF NOT EXISTS FOR (n:Role) ON (n.id);
CREATE CONSTRAINT activity_unique_id IF NOT EXISTS FOR (n:Activity) REQUIRE n.id IS UNIQUE;
CREATE INDEX activity_id IF NOT EXISTS FOR (n:Activity) ON (n.id);
CREATE CONSTRAINT wage_benchmark_unique_id IF NOT EXISTS FOR (n:WageBenchmark) REQUIRE n.id IS UNIQUE;
CREATE INDEX wage_benchmark_id IF NOT EXISTS FOR (n:WageBenchmark) ON (n.id);
CREATE CONSTRAINT role_cluster_unique_id IF NOT EXISTS FOR (n:RoleCluster) REQUIRE n.id IS UNIQUE;
CREATE INDEX role_cluster_id IF NOT EXISTS FOR (n:RoleCluster) ON (n.id);
CREATE CONSTRAINT vector_block_unique_id IF NOT EXISTS FOR (n:VectorBlock) REQUIRE n.id IS UNIQUE;
CREATE INDEX vector_block_id IF NOT EXISTS FOR (n:VectorBlock) ON (n.id);
CREATE CONSTRAINT person_unique_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE INDEX person_id IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE CONSTRAINT issuer_unique_id IF NOT EXISTS FOR (n:Issuer) REQUIRE n.id IS UNIQUE;
CREATE INDEX issuer_id IF NOT EXISTS FOR (n:Issuer) ON (n.id);
CREATE CONSTRAINT credential_unique_id IF NOT EXISTS FOR (n:Credential) REQUIRE n.id IS UNIQUE;
CREATE INDEX credential_id IF NOT EXISTS FOR (n:Credential) ON (n.id);
CREATE CONSTRAINT pod_unique_id IF NOT EXISTS FOR (n:Pod) REQUIRE n.id IS UNIQUE;
CREATE INDEX pod_id IF NOT EXISTS FOR (n:Pod) ON (n.id);
CREATE CONSTRAINT demand_unique_id IF NOT EXISTS FOR (n:Demand) REQUIRE n.id IS UNIQUE;
CREATE INDEX demand_id IF NOT EXISTS FOR (n:Demand) ON (n.id);
CREATE CONSTRAINT assignment_unique_id IF NOT EXISTS FOR (n:Assignment) REQUIRE n.id IS UNIQUE;
CREATE INDEX assignment_id IF NOT EXISTS FOR (n:Assignment) ON (n.id);
CREATE CONSTRAINT run_unique_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE;
CREATE INDEX run_id IF NOT EXISTS FOR (n:Run) ON (n.id);
CREATE CONSTRAINT published_unique_id IF NOT EXISTS FOR (n:Published) REQUIRE n.id IS UNIQUE;
CREATE INDEX published_id IF NOT EXISTS FOR (n:Published) ON (n.id);
CREATE CONSTRAINT shortlist_unique_id IF NOT EXISTS FOR (n:Shortlist) REQUIRE n.id IS UNIQUE;
CREATE INDEX shortlist_id IF NOT EXISTS FOR (n:Shortlist) ON (n.id);
CREATE CONSTRAINT shortlist_entry_unique_id IF NOT EXISTS FOR (n:ShortlistEntry) REQUIRE n.id IS UNIQUE;
CREATE INDEX shortlist_entry_id IF NOT EXISTS FOR (n:ShortlistEntry) ON (n.id);
CREATE CONSTRAINT disclosure_unique_id IF NOT EXISTS FOR (n:Disclosure) REQUIRE n.id IS UNIQUE;
CREATE INDEX disclosure_id IF NOT EXISTS FOR (n:Disclosure) ON (n.id);
CREATE CONSTRAINT shard_result_unique_id IF NOT EXISTS FOR (n:ShardResult) REQUIRE n.id IS UNIQUE;
CREATE INDEX shard_result_id IF NOT EXISTS FOR (n:ShardResult) ON (n.id);

// Stored as versions: several nodes share an id, none a version.
CREATE INDEX observation_id IF NOT EXISTS FOR (n:Observation) ON (n.id);
CREATE CONSTRAINT observation_unique_version IF NOT EXISTS FOR (n:Observation) REQUIRE n.version IS UNIQUE;
CREATE INDEX observation_version IF NOT EXISTS FOR (n:Observation) ON (n.version);
CREATE INDEX outcome_id IF NOT EXISTS FOR (n:Outcome) ON (n.id);
CREATE CONSTRAINT outcome_unique_version IF NOT EXISTS FOR (n:Outcome) REQUIRE n.version IS UNIQUE;
CREATE INDEX outcome_version IF NOT EXISTS FOR (n:Outcome) ON (n.version);
CREATE INDEX award_id IF NOT EXISTS FOR (n:Award) ON (n.id);
CREATE CONSTRAINT award_unique_version IF NOT EXISTS FOR (n:Award) REQUIRE n.version IS UNIQUE;
CREATE INDEX award_version IF NOT EXISTS FOR (n:Award) ON (n.version);

// Looked up at every request that brings a key.
CREATE INDEX run_idempotency_key IF NOT EXISTS FOR (n:Run) ON (n.idempotencyKey);
// Runs are kept for good; the few that have not ended are asked for all the time.
CREATE INDEX run_state IF NOT EXISTS FOR (n:Run) ON (n.state);

// Whether two skills share a name is asked wherever skills are shown.
CREATE INDEX skill_name IF NOT EXISTS FOR (n:Skill) ON (n.name);

// The lists of a target, and those that a run made.
CREATE INDEX shortlist_target IF NOT EXISTS FOR (n:Shortlist) ON (n.targetId);
CREATE INDEX shortlist_run IF NOT EXISTS FOR (n:Shortlist) ON (n.run);

// What was recorded at a position of the change log, whose assignments stand, and the few awards that ended.
CREATE INDEX person_recorded IF NOT EXISTS FOR (n:Person) ON (n.recordedSeq);
CREATE INDEX award_recorded IF NOT EXISTS FOR (n:Award) ON (n.recordedSeq);
CREATE INDEX award_status IF NOT EXISTS FOR (n:Award) ON (n.status);
CREATE INDEX assignment_person IF NOT EXISTS FOR (n:Assignment) ON (n.personId);

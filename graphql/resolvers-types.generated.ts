// Made by `npm run generate` from graphql/**/*.graphql: edit those.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeValue } from './node/node.resolvers.ts';
import type { UserErrorFailure, NotFoundFailure, InvalidInputFailure, ConflictFailure } from './expected.ts';
import type { Skill as SkillRow } from '../src/services/catalogue/skills.ts';
import type { Role as RoleRow } from '../src/services/catalogue/roles.ts';
import type { RoleCluster as RoleClusterRow } from '../src/services/skill-graph/skill-graph.ts';
import type { AdjacentSkills, AdjacentSkillEdge as AdjacentSkillEdgeRow } from './adjacency/adjacency.resolvers.ts';
import type { SimilarRoleEdge as SimilarRoleEdgeRow } from './cluster/cluster.resolvers.ts';
import type { WageBenchmark as WageBenchmarkRow } from '../src/services/wages/wages.ts';
import type { WagePremium as WagePremiumRow } from '../src/services/wages/wage-premiums.ts';
import type { WageBill as WageBillRow, PodCost as PodCostRow } from '../src/services/wages/pod-costs.ts';
import type { Person as PersonRow } from '../src/services/talent/people/people.ts';
import type { Credential as CredentialRow, Issuer as IssuerRow, Award as AwardRow } from '../src/services/catalogue/credentials.ts';
import type { Observation as ObservationRow, ObservationsRecorded as ObservationsRecordedRow } from '../src/services/records/observations.ts';
import type { Pod as PodRow } from '../src/services/catalogue/pods.ts';
import type { Demand as DemandRow } from '../src/services/catalogue/demand.ts';
import type { Assignment as AssignmentRow } from '../src/services/records/assignments.ts';
import type { Proficiency as ProficiencyRow } from '../src/services/proficiency/reading/proficiency.ts';
import type { GapAnalysis as GapAnalysisRow, GapRow as GapRowRow } from '../src/services/gaps/gaps.ts';
import type { Shortlist as ShortlistRow, Shortlist as ShortlistRequestRow, Shortlist as ProvenanceRow } from '../src/services/shortlists/shortlist-storage.ts';
import type { ShortlistEntryValue, CustomTarget as CustomRequirementsValue, ContributionValue } from './shortlist/shortlist.resolvers.ts';
import type { CustomRequirement as CustomRequirementRow } from '../src/services/shortlists/shortlist-request.ts';
import type { Standing as StandingRow } from '../src/services/shortlists/shortlist-standing.ts';
import type { AwardGain as AwardGainRow } from '../src/services/shortlists/award-gains.ts';
import type { TellingAssessment as TellingAssessmentRow } from '../src/services/shortlists/telling-assessment.ts';
import type { WagePosition as WagePositionRow } from '../src/services/wages/wage-positions.ts';
import type { ReplayedPlace as ReplayedPlaceRow, Replay as ShortlistReplayRow } from '../src/services/shortlists/shortlist-replay.ts';
import type { RoleFitEdgeValue } from './role-fit/role-fit.resolvers.ts';
import type { FairnessAudit as FairnessAuditRow, GroupImpact as GroupImpactRow } from '../src/services/fairness/fairness.ts';
import type { Run as ShortlistBatchRow, Run as RunRow } from '../src/services/runs/runs.ts';
import type { SkillGap as SkillGapRow } from '../src/services/shortlists/shortlist-entries.ts';
import type { GraphqlContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 8601 with a time zone, e.g. 2026-03-01T09:00:00Z. */
  DateTime: { input: number; output: number; }
  /** A calendar day, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** A web address (http or https). */
  URL: { input: string; output: string; }
};

/** Something that people can do, know or use, as its framework names it. */
export type Skill = Node & {
  readonly __typename?: 'Skill';
  /** Skills that holding this one makes easier to reach, strongest first; at most 20. None before the first EMBED_SKILLS. */
  readonly adjacent: AdjacentSkillConnection;
  /** Who has it at `atLeast` or more, strongest first. */
  readonly heldBy: ProficiencyConnection;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /**
   * For a table: the name, with the kind of skill behind it where another skill of its framework bears the same name, as
   * "Mathematics (knowledge)".
   */
  readonly label: Scalars['String']['output'];
  readonly framework: Framework;
  /** The code in its own framework, e.g. an O*NET element id or a technology's name. */
  readonly code: Scalars['String']['output'];
  /** At most 50. */
  readonly broader: ReadonlyArray<Skill>;
  /** The same concept in other frameworks, closest first; at most 100. */
  readonly equivalents: ReadonlyArray<SkillMapping>;
  /** Skills of its own framework that it builds on, essential ones first; at most 100. */
  readonly buildsOn: ReadonlyArray<SkillRelation>;
  /** What replaces it, once its framework has retired it; at most 100. */
  readonly replacedBy: ReadonlyArray<Skill>;
  /** The release of its framework that retired it; null while it stands. What refers to it stays. */
  readonly retiredIn?: Maybe<Scalars['String']['output']>;
  /**
   * By the releases of its framework that are known here: EMERGING where the last one added it, gave it a demand flag or has
   * a quarter more of the roles asking for it, FADING where it retired it or the reverse. By one release alone a demand flag
   * (O*NET's Hot Technology or In Demand) says STABLE, and nothing else tells: null.
   */
  readonly trend?: Maybe<SkillTrend>;
  /** Most important first. */
  readonly requiredBy: SkillDemandConnection;
  /** What validates it, in the order of ids. */
  readonly credentials: CredentialConnection;
  /** Null before the first PRICE_SKILLS, and where too few roles ask for the skill more, or less, than the average. */
  readonly wagePremium?: Maybe<WagePremium>;
};


/** Something that people can do, know or use, as its framework names it. */
export type SkillAdjacentArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Something that people can do, know or use, as its framework names it. */
export type SkillHeldByArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  atLeast: Scalars['Float']['input'];
  scope?: InputMaybe<PeopleScope>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Something that people can do, know or use, as its framework names it. */
export type SkillRequiredByArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  framework?: InputMaybe<Framework>;
};


/** Something that people can do, know or use, as its framework names it. */
export type SkillCredentialsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type AdjacentSkillConnection = {
  readonly __typename?: 'AdjacentSkillConnection';
  readonly edges: ReadonlyArray<AdjacentSkillEdge>;
  readonly nodes: ReadonlyArray<Skill>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AdjacentSkillEdge = {
  readonly __typename?: 'AdjacentSkillEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Skill;
  /** How much proficiency carries over, from the outer skill to `node`; not symmetric. */
  readonly strength: Scalars['Float']['output'];
  /** Of the roles that ask for the outer skill, the share that asks for `node` too; as the graph stands now. */
  readonly probability: Scalars['Float']['output'];
  /** Of all roles that ask for anything, the share that asks for `node`: what `probability` would be by chance. */
  readonly baseRate: Scalars['Float']['output'];
  /** Why: the roles that ask for both, most telling first; at most 5. */
  readonly sharedRoles: ReadonlyArray<Role>;
};


export type AdjacentSkillEdgeSharedRolesArgs = {
  first: Scalars['Int']['input'];
};

/** A person working in a pod in a role for a time. */
export type Assignment = Node & {
  readonly __typename?: 'Assignment';
  readonly id: Scalars['ID']['output'];
  readonly person: Person;
  readonly pod: Pod;
  readonly role: Role;
  readonly from: Scalars['Date']['output'];
  /** The last day; null while no end is set. */
  readonly to?: Maybe<Scalars['Date']['output']>;
  /** Delivery outcome on 0..1, once known. */
  readonly outcome?: Maybe<Scalars['Float']['output']>;
};

export type AssignmentConnection = {
  readonly __typename?: 'AssignmentConnection';
  readonly edges: ReadonlyArray<AssignmentEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AssignmentEdge = {
  readonly __typename?: 'AssignmentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Assignment;
};

/** One assignment by the sender's key: made, changed or ended, its outcome added when known. */
export type AssignmentInput = {
  readonly externalId: Scalars['String']['input'];
  readonly person: Scalars['ID']['input'];
  readonly pod: Scalars['ID']['input'];
  readonly role: Scalars['ID']['input'];
  readonly from: Scalars['Date']['input'];
  /** Left out: as it stands. Null: no end. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
  /** Left out: as it stands. Null: not known. */
  readonly outcome?: InputMaybe<Scalars['Float']['input']>;
};

/** What was recorded, or why nothing was. */
export type RecordAssignmentsResult = AssignmentsRecorded | InvalidInput;

/** What recordAssignments wrote. */
export type AssignmentsRecorded = {
  readonly __typename?: 'AssignmentsRecorded';
  /** One for each input, in its order. */
  readonly assignments: ReadonlyArray<Assignment>;
};

/** What changes something. Each answers with what it did, or why it did not. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** All or nothing, at most 1000. */
  readonly recordAssignments: RecordAssignmentsResult;
  /** Evidence. It counts from now on: its people's proficiencies are fitted again before this answers. */
  readonly recordObservations: RecordObservationsResult;
  /** It no longer counts, from now on; what was known before still holds it. */
  readonly withdrawObservation: WithdrawObservationResult;
  readonly startJob: StartJobResult;
  readonly cancelRun: CancelRunResult;
  /** Ranks everybody in scope. Answers at once when the ranking is quick, with the run otherwise. */
  readonly requestShortlist: RequestShortlistResult;
};


/** What changes something. Each answers with what it did, or why it did not. */
export type MutationRecordAssignmentsArgs = {
  input: ReadonlyArray<AssignmentInput>;
};


/** What changes something. Each answers with what it did, or why it did not. */
export type MutationRecordObservationsArgs = {
  input: ReadonlyArray<ObservationInput>;
};


/** What changes something. Each answers with what it did, or why it did not. */
export type MutationWithdrawObservationArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/** What changes something. Each answers with what it did, or why it did not. */
export type MutationStartJobArgs = {
  input: StartJobInput;
};


/** What changes something. Each answers with what it did, or why it did not. */
export type MutationCancelRunArgs = {
  id: Scalars['ID']['input'];
};


/** What changes something. Each answers with what it did, or why it did not. */
export type MutationRequestShortlistArgs = {
  input: RequestShortlistInput;
};

/** Roles that ask for alike skills, as the published CLUSTER_ROLES run found them. */
export type RoleCluster = Node & {
  readonly __typename?: 'RoleCluster';
  readonly id: Scalars['ID']['output'];
  readonly label: Scalars['String']['output'];
  /** In the order of their ids. */
  readonly roles: RoleConnection;
  /** What sets the cluster apart from the others, most distinctive first; at most 20. */
  readonly distinctiveSkills: ReadonlyArray<Skill>;
  /**
   * A benchmark for the cluster as a whole; else its roles' workers taken together, weighted by employment, all of one
   * currency, source, year and area, chosen as Role.wage chooses. What is left out is counted in `missing`.
   */
  readonly wage?: Maybe<WageBenchmark>;
};


/** Roles that ask for alike skills, as the published CLUSTER_ROLES run found them. */
export type RoleClusterRolesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Roles that ask for alike skills, as the published CLUSTER_ROLES run found them. */
export type RoleClusterDistinctiveSkillsArgs = {
  first: Scalars['Int']['input'];
};


/** Roles that ask for alike skills, as the published CLUSTER_ROLES run found them. */
export type RoleClusterWageArgs = {
  area?: InputMaybe<Scalars['String']['input']>;
  sector?: InputMaybe<Scalars['String']['input']>;
  source?: InputMaybe<Scalars['String']['input']>;
  currency?: InputMaybe<Scalars['String']['input']>;
};

export type RoleClusterConnection = {
  readonly __typename?: 'RoleClusterConnection';
  readonly edges: ReadonlyArray<RoleClusterEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RoleClusterEdge = {
  readonly __typename?: 'RoleClusterEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RoleCluster;
};

/** An occupation or job: what it asks for. */
export type Role = Node & {
  readonly __typename?: 'Role';
  /**
   * Null for a role that asks for nothing, and before the first CLUSTER_ROLES. A role that came after the run lies where the
   * roles nearest to it by what it asks for do; null where it asks only for what no role asked for before.
   */
  readonly cluster?: Maybe<RoleCluster>;
  /** When it was placed in its cluster, if it came or changed after the run that made it. */
  readonly clusterPlacedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Most similar first; at most 20. None before the first EMBED_SKILLS. */
  readonly similar: SimilarRoleConnection;
  readonly id: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  readonly framework: Framework;
  readonly code: Scalars['String']['output'];
  /** The same occupation in other frameworks, closest first, e.g. by the ESCO–O*NET crosswalk; at most 100. */
  readonly equivalents: ReadonlyArray<RoleMapping>;
  /** The release of its framework that retired it; null while it stands. What refers to it stays. */
  readonly retiredIn?: Maybe<Scalars['String']['output']>;
  /** Most important first. */
  readonly requirements: RoleRequirementConnection;
  /**
   * One benchmark: of those that fit what is named, first those of the currency, source and area that the deployment is
   * configured to prefer, then the newest, the one for fewest roles, the one of most employment. No sector: across all.
   */
  readonly wage?: Maybe<WageBenchmark>;
};


/** An occupation or job: what it asks for. */
export type RoleSimilarArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An occupation or job: what it asks for. */
export type RoleRequirementsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An occupation or job: what it asks for. */
export type RoleWageArgs = {
  area?: InputMaybe<Scalars['String']['input']>;
  sector?: InputMaybe<Scalars['String']['input']>;
  source?: InputMaybe<Scalars['String']['input']>;
  currency?: InputMaybe<Scalars['String']['input']>;
};

export type SimilarRoleConnection = {
  readonly __typename?: 'SimilarRoleConnection';
  readonly edges: ReadonlyArray<SimilarRoleEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type SimilarRoleEdge = {
  readonly __typename?: 'SimilarRoleEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Role;
  readonly score: Scalars['Float']['output'];
  /** The skills that carry it, most first; at most 8. */
  readonly sharedSkills: ReadonlyArray<Skill>;
};


export type SimilarRoleEdgeSharedSkillsArgs = {
  first: Scalars['Int']['input'];
};

/** What can be asked. */
export type Query = {
  readonly __typename?: 'Query';
  readonly roleClusters: RoleClusterConnection;
  readonly credential?: Maybe<Credential>;
  /** In the order of their ids. `search`: every word occurs in the name, in any case. */
  readonly credentials: CredentialConnection;
  /** Openings, soonest first. `openOn`: what stands on that day. */
  readonly demand: DemandConnection;
  readonly gapAnalysis: GapAnalysisResult;
  /** Anything that has an id; null for an unknown one. */
  readonly node?: Maybe<Node>;
  /** In the order of ids, null where unknown; at most 100. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  readonly person?: Maybe<Person>;
  readonly personByExternalId?: Maybe<Person>;
  /** Who is employed on the day of `asOf`, in the order of their ids. `search`: every word occurs in the name. */
  readonly people: PersonConnection;
  /** Of people and pods, by name; at most 5,000 of either. */
  readonly units: ReadonlyArray<Scalars['String']['output']>;
  readonly pod?: Maybe<Pod>;
  /** In the order of their ids. `search`: every word occurs in the name, in any case. */
  readonly pods: PodConnection;
  /**
   * Who is at `level` or above as of the moment and falls below it within the time, soonest first; of those employed then
   * and in scope. Who is below already is not among them, nor what is INFERRED: there is nothing to validate again.
   */
  readonly revalidations: RevalidationConnection;
  /**
   * When the newest evidence or end of an award was, of anybody: later than it everything has only faded. Null before the first
   * FIT_DECAY and where there is no evidence. While an import is being taken up, of what is answered from without it.
   */
  readonly newestEvidence?: Maybe<Scalars['DateTime']['output']>;
  readonly role?: Maybe<Role>;
  readonly roleByCode?: Maybe<Role>;
  /** In the order of their ids; with `search`, over own and alternate titles, best first, as `skills` has it. */
  readonly roles: RoleConnection;
  readonly run?: Maybe<Run>;
  /** Newest first. */
  readonly runs: RunConnection;
  /**
   * The skills and roles that a text fits best, at most `first` of each: a job title, a line of a CV. Of at most 10,240 characters
   * the first 2,000 and 200 words are looked at. A text that shares nothing with any name matches nothing.
   */
  readonly matchText: TextMatch;
  /**
   * What someone who has these skills is likely to have or to reach next, best first, from what roles ask for together; none of
   * `having`. A skill that is not known is NOT_FOUND. Nothing before the first EMBED_SKILLS.
   */
  readonly suggestSkills: ReadonlyArray<SkillSuggestion>;
  readonly shortlist?: Maybe<Shortlist>;
  /** Newest first. */
  readonly shortlists: ShortlistConnection;
  readonly skill?: Maybe<Skill>;
  readonly skillByCode?: Maybe<Skill>;
  /**
   * In the order of their ids; with `search` best first: typos, plurals and word order are forgiven. What fits less than half as
   * well as the best is left out, and `totalCount` counts the others. A search of spaces is none; it has at most 10,240 characters.
   */
  readonly skills: SkillConnection;
};


/** What can be asked. */
export type QueryRoleClustersArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryCredentialArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryCredentialsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryDemandArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  openOn?: InputMaybe<Scalars['Date']['input']>;
  role?: InputMaybe<Scalars['ID']['input']>;
  cluster?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QueryGapAnalysisArgs = {
  input: GapAnalysisInput;
};


/** What can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QueryPersonArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryPersonByExternalIdArgs = {
  externalId: Scalars['String']['input'];
};


/** What can be asked. */
export type QueryPeopleArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  scope?: InputMaybe<PeopleScope>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. */
export type QueryPodArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryPodsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  unit?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryRevalidationsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  withinDays: Scalars['Int']['input'];
  level: Scalars['Float']['input'];
  scope?: InputMaybe<PeopleScope>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. */
export type QueryRoleArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryRoleByCodeArgs = {
  framework: Framework;
  code: Scalars['String']['input'];
};


/** What can be asked. */
export type QueryRolesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  cluster?: InputMaybe<Scalars['ID']['input']>;
  framework?: InputMaybe<Framework>;
};


/** What can be asked. */
export type QueryRunArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryRunsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  job?: InputMaybe<JobName>;
  state?: InputMaybe<RunState>;
};


/** What can be asked. */
export type QueryMatchTextArgs = {
  text: Scalars['String']['input'];
  first: Scalars['Int']['input'];
};


/** What can be asked. */
export type QuerySuggestSkillsArgs = {
  having: ReadonlyArray<Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
};


/** What can be asked. */
export type QueryShortlistArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryShortlistsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  target?: InputMaybe<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QuerySkillArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QuerySkillByCodeArgs = {
  framework: Framework;
  code: Scalars['String']['input'];
};


/** What can be asked. */
export type QuerySkillsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  framework?: InputMaybe<Framework>;
};

/** What an issuer grants, and which skills it validates. */
export type Credential = Node & {
  readonly __typename?: 'Credential';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly issuer: Issuer;
  readonly kind: CredentialKind;
  /** In the order of skill ids. */
  readonly validates: CredentialSkillConnection;
  /** At most 50. */
  readonly stacksInto: ReadonlyArray<Credential>;
  /** At most 50. */
  readonly prerequisites: ReadonlyArray<Credential>;
  readonly days?: Maybe<Scalars['Float']['output']>;
  readonly cost?: Maybe<Money>;
};


/** What an issuer grants, and which skills it validates. */
export type CredentialValidatesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** STACK: one that others add up to. */
export type CredentialKind =
  | 'MICRO_CREDENTIAL'
  | 'CERTIFICATION'
  | 'DEGREE'
  | 'STACK';

export type CredentialSkillConnection = {
  readonly __typename?: 'CredentialSkillConnection';
  readonly edges: ReadonlyArray<CredentialSkillEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CredentialSkillEdge = {
  readonly __typename?: 'CredentialSkillEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Skill;
  readonly level: Scalars['Float']['output'];
};

export type CredentialConnection = {
  readonly __typename?: 'CredentialConnection';
  readonly edges: ReadonlyArray<CredentialEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type CredentialEdge = {
  readonly __typename?: 'CredentialEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Credential;
};

/** Who grants credentials. */
export type Issuer = Node & {
  readonly __typename?: 'Issuer';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly url?: Maybe<Scalars['URL']['output']>;
};

/** A credential given to a person. */
export type Award = Node & {
  readonly __typename?: 'Award';
  readonly id: Scalars['ID']['output'];
  readonly person: Person;
  readonly credential: Credential;
  readonly awardedAt: Scalars['DateTime']['output'];
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly status: AwardStatus;
};


/** A credential given to a person. */
export type AwardStatusArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};

/**
 * UNVERIFIED: on somebody's word; no proof was checked. EXPIRED: the document ran out; what was shown for it goes on fading
 * as before.
 */
export type AwardStatus =
  | 'VALID'
  | 'UNVERIFIED'
  | 'EXPIRED'
  | 'REVOKED'
  | 'SUSPENDED';

export type AwardConnection = {
  readonly __typename?: 'AwardConnection';
  readonly edges: ReadonlyArray<AwardEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type AwardEdge = {
  readonly __typename?: 'AwardEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Award;
};

/** So many people in a role, for a time: the opening that a shortlist or a staffing plan fills. */
export type Demand = Node & {
  readonly __typename?: 'Demand';
  readonly id: Scalars['ID']['output'];
  readonly pod?: Maybe<Pod>;
  readonly role: Role;
  readonly headcount: Scalars['Float']['output'];
  /**
   * Full-time equivalents assigned to the pod in the role on the day of `asOf`, or on the first or last day where it has
   * not begun or has ended. Of several openings alike, the one that began first is filled first.
   */
  readonly filled: Scalars['Float']['output'];
  readonly from: Scalars['Date']['output'];
  /** The last day; null while no end is set. */
  readonly to?: Maybe<Scalars['Date']['output']>;
  /** Newest first. */
  readonly shortlists: ShortlistConnection;
};


/** So many people in a role, for a time: the opening that a shortlist or a staffing plan fills. */
export type DemandFilledArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** So many people in a role, for a time: the opening that a shortlist or a staffing plan fills. */
export type DemandShortlistsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type DemandConnection = {
  readonly __typename?: 'DemandConnection';
  readonly edges: ReadonlyArray<DemandEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DemandEdge = {
  readonly __typename?: 'DemandEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Demand;
};

/** Why something failed, for programs; `message` says it in words. */
export type ErrorCode =
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'INFEASIBLE'
  | 'FAULT';

/** A failure that a caller can act on. Result unions may gain members: select `... on UserError`. */
export type UserError = {
  readonly message: Scalars['String']['output'];
  readonly code: ErrorCode;
};

/** Nothing has this id. */
export type NotFound = UserError & {
  readonly __typename?: 'NotFound';
  readonly message: Scalars['String']['output'];
  readonly code: ErrorCode;
  readonly id: Scalars['ID']['output'];
};

/** Something that was sent breaks a rule; `fields` says where. */
export type InvalidInput = UserError & {
  readonly __typename?: 'InvalidInput';
  readonly message: Scalars['String']['output'];
  readonly code: ErrorCode;
  readonly fields: ReadonlyArray<FieldProblem>;
};

/** Something that stands in the way: it has to end, or be waited for, first. */
export type Conflict = UserError & {
  readonly __typename?: 'Conflict';
  readonly message: Scalars['String']['output'];
  readonly code: ErrorCode;
  readonly with?: Maybe<Scalars['ID']['output']>;
};

/** One thing wrong with an input: where, and what rule it breaks. */
export type FieldProblem = {
  readonly __typename?: 'FieldProblem';
  readonly path: Scalars['String']['output'];
  readonly problem: Scalars['String']['output'];
};

/** What a shortlist did to the groups that people disclosed, against everybody in scope (docs/fairness.md). Ranking reads no disclosure. */
export type FairnessAudit = {
  readonly __typename?: 'FairnessAudit';
  /** By attribute, then every two attributes crossed (`gender × ethnicity`). People who disclosed nothing are counted, not guessed. */
  readonly groups: ReadonlyArray<GroupImpact>;
  /** People in scope who disclosed nothing. */
  readonly undisclosed: Scalars['Int']['output'];
  /** A group came off at less than four fifths of the most favoured one, and not by chance (exact tests, Holm's procedure at 5 %). */
  readonly flagged: Scalars['Boolean']['output'];
};

/** One group against the most favoured one. Ratios are null for that group itself. Figures of selection are null where the list has fewer than 10 people, or where all but two or fewer of those who are on it (or off it) and disclosed the attribute are of one group: they would tell who is in which group. Those of scoring are null where that holds above or below the median. */
export type GroupImpact = {
  readonly __typename?: 'GroupImpact';
  readonly attribute: Scalars['String']['output'];
  readonly group: Scalars['String']['output'];
  /** Too few people to show figures, or figures that would show those of too few: then all of them are null. */
  readonly suppressed: Scalars['Boolean']['output'];
  /** People of the group in scope, with or without evidence. `Shortlist.considered` counts only those who scored above 0 when the list was made. */
  readonly considered?: Maybe<Scalars['Int']['output']>;
  /** People of the group on the list. */
  readonly selected?: Maybe<Scalars['Int']['output']>;
  readonly selectionRate?: Maybe<Scalars['Float']['output']>;
  /** Share scored above the median of everybody considered (Local Law 144). */
  readonly scoringRate?: Maybe<Scalars['Float']['output']>;
  /** Selection rate over the highest one; interval of Katz. */
  readonly impactRatio?: Maybe<Estimate>;
  readonly scoringImpactRatio?: Maybe<Estimate>;
  /** Two-sided exact test (Fisher's) of the selection of the group against the rest of those who disclosed the attribute. */
  readonly pValue?: Maybe<Scalars['Float']['output']>;
};

/** A ranking as it was made: never changed afterwards. */
export type Shortlist = Node & {
  readonly __typename?: 'Shortlist';
  /** By what people disclose now. Who is in scope follows people, units and assignments of now; scores are of what the list was computed from where that is at hand, else (more than 20,000 series to fit again) of the index of now. Null to viewers who may not see it. */
  readonly fairness?: Maybe<FairnessAudit>;
  readonly id: Scalars['ID']['output'];
  readonly target: ShortlistTarget;
  readonly asOf: Scalars['DateTime']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  /**
   * Of how many people something is known that is asked for, before the cut: whoever was seen in it and achieved nothing counts,
   * and stands last with 0. `GroupImpact.considered` counts everybody in scope, with or without evidence.
   */
  readonly considered: Scalars['Int']['output'];
  /** Best first. */
  readonly entries: ShortlistEntryConnection;
  /** Of the role, the cluster, or the opening's role, as it stands now; null for a pod. */
  readonly wage?: Maybe<WageBenchmark>;
  /** What it was computed from: enough to compute it again. */
  readonly provenance: Provenance;
  readonly request: ShortlistRequest;
  /** Newer evidence or runs exist than those it was computed from. */
  readonly stale: Scalars['Boolean']['output'];
  /** How many were left out before scoring, by the first reason that applies; reasons without anybody are absent. */
  readonly excluded: ReadonlyArray<ExclusionCount>;
  /**
   * Computed again from its request, the runs that it cites, the evidence recorded by its epoch, and its seed; nothing is
   * written. Dear where evidence came since: every series is fitted again.
   */
  readonly replay: ShortlistReplay;
  /**
   * Null where no one assessment would change who is listed, and in a list with `diversity`. Valued exactly are the twelve that a
   * rough value puts first: one beyond them could be worth a little more.
   */
  readonly tellingAssessment?: Maybe<TellingAssessment>;
  /**
   * Where one person stands, on the list or not, and why. Null for a person who is not known, and for what is no person's id,
   * such as a name or an external id. Who is not listed is ranked
   * by score among everybody, in a list with `diversity` too: there somebody of a high rank may have given way to people
   * who are less like those above.
   */
  readonly standing?: Maybe<Standing>;
};


/** A ranking as it was made: never changed afterwards. */
export type ShortlistEntriesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A ranking as it was made: never changed afterwards. */
export type ShortlistStandingArgs = {
  person: Scalars['ID']['input'];
};

/** Where people fall short of what is asked for, now and at a horizon if nobody practises. */
export type GapAnalysis = {
  readonly __typename?: 'GapAnalysis';
  /** How many of `rows` are short at the horizon. */
  readonly short: Scalars['Int']['output'];
  /** In how many of `rows` nobody in scope was ever seen: a gap there says that it is not known who can. */
  readonly unseen: Scalars['Int']['output'];
  /** For how many people all of it is asked for, full-time equivalents. */
  readonly headcount: Scalars['Float']['output'];
  readonly asOf: Scalars['DateTime']['output'];
  readonly horizon: Scalars['DateTime']['output'];
  /** How many people are looked at. */
  readonly people: Scalars['Int']['output'];
  /** Position in the change log up to which people and evidence count. */
  readonly epoch: Scalars['String']['output'];
  /** From before an import that is being taken up: ask again in a minute for what it brought. */
  readonly stale: Scalars['Boolean']['output'];
  readonly rows: GapRowConnection;
};


/** Where people fall short of what is asked for, now and at a horizon if nobody practises. */
export type GapAnalysisRowsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  orderBy: GapOrder;
  onlyShort: Scalars['Boolean']['input'];
  seen?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What the rows of a gap analysis are sorted by. */
export type GapOrder =
  | 'GAP_NOW'
  | 'GAP_AT_HORIZON'
  | 'DEMAND'
  | 'SKILL';

export type GapRowConnection = {
  readonly __typename?: 'GapRowConnection';
  readonly edges: ReadonlyArray<GapRowEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type GapRowEdge = {
  readonly __typename?: 'GapRowEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: GapRow;
};

/** One skill that is asked for, at the level where most people are short. A gap below 0 is a surplus. */
export type GapRow = {
  readonly __typename?: 'GapRow';
  readonly skill: Skill;
  readonly level: Scalars['Float']['output'];
  /** Full-time equivalents asked for at the required level. */
  readonly demand: Scalars['Float']['output'];
  /** Expected number of people at the level now, and at the horizon if nobody practises. */
  readonly supplyNow: Estimate;
  readonly supplyAtHorizon: Estimate;
  readonly gapNow: Estimate;
  readonly gapAtHorizon: Estimate;
  /** How many people in scope were seen in it. */
  readonly observed: Scalars['Int']['output'];
};

/** Whose supply: `scope`; unless given the members of the pods, the people of the unit, otherwise everybody. */
export type GapAnalysisInput = {
  readonly target: GapTarget;
  readonly scope?: InputMaybe<PeopleScope>;
  readonly asOf?: InputMaybe<Scalars['DateTime']['input']>;
  readonly horizonDays: Scalars['Int']['input'];
};

/** What asks. organisation: true is every pod. demand: what a planner supposes, instead of what pods state. */
export type GapTarget =
  { readonly pods: ReadonlyArray<Scalars['ID']['input']>; readonly role?: never; readonly cluster?: never; readonly unit?: never; readonly organisation?: never; readonly demand?: never; }
  |  { readonly pods?: never; readonly role: Scalars['ID']['input']; readonly cluster?: never; readonly unit?: never; readonly organisation?: never; readonly demand?: never; }
  |  { readonly pods?: never; readonly role?: never; readonly cluster: Scalars['ID']['input']; readonly unit?: never; readonly organisation?: never; readonly demand?: never; }
  |  { readonly pods?: never; readonly role?: never; readonly cluster?: never; readonly unit: Scalars['String']['input']; readonly organisation?: never; readonly demand?: never; }
  |  { readonly pods?: never; readonly role?: never; readonly cluster?: never; readonly unit?: never; readonly organisation: Scalars['Boolean']['input']; readonly demand?: never; }
  |  { readonly pods?: never; readonly role?: never; readonly cluster?: never; readonly unit?: never; readonly organisation?: never; readonly demand: ReadonlyArray<DemandInput>; };

/** Demand that a planner supposes. */
export type DemandInput = {
  readonly pod?: InputMaybe<Scalars['ID']['input']>;
  readonly role: Scalars['ID']['input'];
  readonly headcount: Scalars['Float']['input'];
  readonly from: Scalars['Date']['input'];
  readonly to?: InputMaybe<Scalars['Date']['input']>;
};

/** Conflict: nothing was fitted yet. */
export type GapAnalysisResult = GapAnalysis | NotFound | InvalidInput | Conflict;

/** Whatever has an id of its own. */
export type Node = {
  /** Opaque to clients, and stable. */
  readonly id: Scalars['ID']['output'];
};

/** Paging is forward only: hasPreviousPage is false. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** An amount in an ISO 4217 currency. Amounts of different currencies are never compared or added. */
export type Money = {
  readonly __typename?: 'Money';
  readonly amount: Scalars['Float']['output'];
  readonly currency: Scalars['String']['output'];
};

/** An amount in an ISO 4217 currency. */
export type MoneyInput = {
  readonly amount: Scalars['Float']['input'];
  readonly currency: Scalars['String']['input'];
};

/** A point estimate with a central interval that holds the truth with probability `coverage`. */
export type Estimate = {
  readonly __typename?: 'Estimate';
  readonly value: Scalars['Float']['output'];
  readonly low: Scalars['Float']['output'];
  readonly high: Scalars['Float']['output'];
  readonly coverage: Scalars['Float']['output'];
  /** How far it can be trusted: from the interval's width and the amount of own evidence behind it. */
  readonly confidence: Confidence;
};

/** From the width of the interval and the amount of own evidence behind it. */
export type Confidence =
  | 'HIGH'
  | 'MEDIUM'
  | 'LOW';

/** What can be followed while it changes. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The run now, then each change of it, ending when the run ends. */
  readonly runProgress?: Maybe<Run>;
};


/** What can be followed while it changes. */
export type SubscriptionRunProgressArgs = {
  id: Scalars['ID']['input'];
};

/** One graded piece of evidence, as it stands now. */
export type Observation = Node & {
  readonly __typename?: 'Observation';
  readonly id: Scalars['ID']['output'];
  readonly person: Person;
  readonly skill: Skill;
  readonly at: Scalars['DateTime']['output'];
  readonly kind: ObservationKind;
  /** Share of trials passed, or the rubric score, on 0..1. */
  readonly score: Scalars['Float']['output'];
  /** Null for a rubric score, which is not a share of trials. */
  readonly trials?: Maybe<Scalars['Int']['output']>;
  /** When it reached us; `at` is when it happened. */
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly evaluator?: Maybe<Person>;
  readonly assignment?: Maybe<Assignment>;
  readonly artifact?: Maybe<Scalars['URL']['output']>;
  /** The sender's own key: the same key is the same observation. */
  readonly externalId?: Maybe<Scalars['String']['output']>;
  readonly withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How the evidence came about. */
export type ObservationKind =
  | 'ASSESSMENT'
  | 'DELIVERY'
  | 'SIMULATION'
  | 'PEER_REVIEW';

export type ObservationConnection = {
  readonly __typename?: 'ObservationConnection';
  readonly edges: ReadonlyArray<ObservationEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ObservationEdge = {
  readonly __typename?: 'ObservationEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Observation;
};

/** One graded event of a person in a skill. */
export type ObservationInput = {
  readonly person: Scalars['ID']['input'];
  readonly skill: Scalars['ID']['input'];
  /** Not in the future. */
  readonly at: Scalars['DateTime']['input'];
  readonly kind: ObservationKind;
  /** 0..1. */
  readonly score: Scalars['Float']['input'];
  /** At least 1; none for a rubric score. */
  readonly trials?: InputMaybe<Scalars['Int']['input']>;
  readonly evaluator?: InputMaybe<Scalars['ID']['input']>;
  readonly assignment?: InputMaybe<Scalars['ID']['input']>;
  readonly artifact?: InputMaybe<Scalars['URL']['input']>;
  readonly externalId: Scalars['String']['input'];
};

/** What was recorded, or why nothing was. */
export type RecordObservationsResult = ObservationsRecorded | InvalidInput;

/** All or nothing, at most 1000; those whose externalId was known are counted as repeated. */
export type ObservationsRecorded = {
  readonly __typename?: 'ObservationsRecorded';
  /** New ones, and those that say something else than what stood under their key and supersede it. */
  readonly count: Scalars['Int']['output'];
  /** Those that say what was known already. */
  readonly repeated: Scalars['Int']['output'];
  /** One for each input, in its order. */
  readonly observations: ReadonlyArray<Observation>;
  /** What it made of each person and skill it is about, in their order; empty before the first FIT_DECAY. */
  readonly proficiencies: ReadonlyArray<Proficiency>;
  /** The FIT_DECAY run under whose hyperparameters they were fitted again. Null before the first. */
  readonly fittedBy?: Maybe<Run>;
};

/** The observation as it stands now, or why it was not withdrawn. */
export type WithdrawObservationResult = Observation | NotFound | InvalidInput;

/** Somebody of the workforce. */
export type Person = Node & {
  readonly __typename?: 'Person';
  readonly id: Scalars['ID']['output'];
  /** A pseudonym where the name is withheld (blinded review) or erased. */
  readonly name: Scalars['String']['output'];
  readonly externalId?: Maybe<Scalars['String']['output']>;
  readonly unit?: Maybe<Scalars['String']['output']>;
  readonly location?: Maybe<Scalars['String']['output']>;
  readonly joinedAt?: Maybe<Scalars['Date']['output']>;
  readonly leftAt?: Maybe<Scalars['Date']['output']>;
  /** The first day without an assignment; null while the last one has no end, or after leaving. */
  readonly availableFrom?: Maybe<Scalars['Date']['output']>;
  /** Yearly. */
  readonly wage?: Maybe<Money>;
  /** As they stand now, newest first. */
  readonly awards: AwardConnection;
  /** Newest first. */
  readonly assignments: AssignmentConnection;
  /** Null where nothing is known and nothing can be inferred, and before the first FIT_DECAY. */
  readonly proficiency?: Maybe<Proficiency>;
  /** Observed and inferred ones, in the order of skill ids. */
  readonly proficiencies: ProficiencyConnection;
  /**
   * The roles that fit best, with reasons: the ranking turned round, by the score that a shortlist of the role gives.
   * Roles in which nothing is known of the person are left out. `openOnly`: those that some pod has open demand for.
   */
  readonly bestRoles: RoleFitConnection;
};


/** Somebody of the workforce. */
export type PersonAvailableFromArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Somebody of the workforce. */
export type PersonAwardsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Somebody of the workforce. */
export type PersonAssignmentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Somebody of the workforce. */
export type PersonProficiencyArgs = {
  skill: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Somebody of the workforce. */
export type PersonProficienciesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  skills?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  basis?: InputMaybe<ProficiencyBasis>;
  atLeast?: InputMaybe<Scalars['Float']['input']>;
};


/** Somebody of the workforce. */
export type PersonBestRolesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  framework?: InputMaybe<Framework>;
  cluster?: InputMaybe<Scalars['ID']['input']>;
  openOnly: Scalars['Boolean']['input'];
};

export type PersonConnection = {
  readonly __typename?: 'PersonConnection';
  readonly edges: ReadonlyArray<PersonEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type PersonEdge = {
  readonly __typename?: 'PersonEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Person;
};

/** Whom a question is about. Each list given restricts; within a list any one suffices. At most 1,000 entries a list. */
export type PeopleScope = {
  readonly people?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly units?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Assigned to one of them on the day of `asOf`. */
  readonly pods?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly locations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Without an assignment on this day. */
  readonly availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Nobody whose wage is higher, not known, or in another currency; for a list in one that somebody is paid in. */
  readonly maxWage?: InputMaybe<MoneyInput>;
  /** All of these. */
  readonly having?: InputMaybe<ReadonlyArray<SkillAtLeast>>;
};

/**
 * A skill, and the least estimate of it as `Person.proficiency` gives it, of this basis or of either. Whoever has no such estimate
 * is left out, at level 0 as well.
 */
export type SkillAtLeast = {
  readonly skill: Scalars['ID']['input'];
  readonly level: Scalars['Float']['input'];
  readonly basis?: InputMaybe<ProficiencyBasis>;
};

/** OBSERVED: from the person's own evidence. INFERRED: no observation of this skill; from awards and adjacent skills. */
export type ProficiencyBasis =
  | 'OBSERVED'
  | 'INFERRED';

/** A delivery team: what it needs, and the environment it works in. */
export type Pod = Node & {
  readonly __typename?: 'Pod';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly unit?: Maybe<Scalars['String']['output']>;
  readonly location?: Maybe<Scalars['String']['output']>;
  readonly environment: ReadonlyArray<EnvironmentTrait>;
  /** Soonest first. `openOn`: what stands on that day. */
  readonly demand: DemandConnection;
  /** Who is assigned on the day of `asOf`, in the order of ids. */
  readonly members: PersonConnection;
  /**
   * As of the day of `asOf`. `percentile` (0..100) is where in its role's benchmark an opening is paid; the others choose the
   * benchmarks as they do for Role.wage.
   */
  readonly cost: PodCost;
};


/** A delivery team: what it needs, and the environment it works in. */
export type PodDemandArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  openOn?: InputMaybe<Scalars['Date']['input']>;
};


/** A delivery team: what it needs, and the environment it works in. */
export type PodMembersArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A delivery team: what it needs, and the environment it works in. */
export type PodCostArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  percentile: Scalars['Float']['input'];
  source?: InputMaybe<Scalars['String']['input']>;
  area?: InputMaybe<Scalars['String']['input']>;
  currency?: InputMaybe<Scalars['String']['input']>;
  sector?: InputMaybe<Scalars['String']['input']>;
};

/** On 0..1. */
export type EnvironmentTrait = {
  readonly __typename?: 'EnvironmentTrait';
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['Float']['output'];
};

export type PodConnection = {
  readonly __typename?: 'PodConnection';
  readonly edges: ReadonlyArray<PodEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type PodEdge = {
  readonly __typename?: 'PodEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Pod;
};

/** What one person can do in one skill at one moment. */
export type Proficiency = Node & {
  readonly __typename?: 'Proficiency';
  readonly id: Scalars['ID']['output'];
  readonly person: Person;
  readonly skill: Skill;
  readonly asOf: Scalars['DateTime']['output'];
  /**
   * Where nobody looks for years it nears the floor of the skill's class, which is taken as known: the interval narrows and the
   * confidence may rise to HIGH without anything new. The newest of `evidence` says when anybody looked last.
   */
  readonly estimate: Estimate;
  readonly tier: ProficiencyTier;
  /**
   * Days from the last reinforcement until the estimate has faded half-way to the skill's floor, without practice. INFERRED: what
   * is usual in the skill's class, and 2.5 times that where an award says it; `curve` fades as what it is inferred from fades, so
   * that its half may take longer or shorter.
   */
  readonly halfLifeDays: Estimate;
  /**
   * When it was reinforced last: by a delivery, a passed assessment or an award unless configured otherwise; its first evidence
   * where nothing has reinforced it. Null when INFERRED: nothing was ever shown.
   */
  readonly lastReinforcedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The day on which the estimate falls below `level`; null if it never does, or if it is there already. */
  readonly revalidateBy?: Maybe<Scalars['DateTime']['output']>;
  /** The forgetting curve, sampled evenly: 2 to 400 points. Before the newest evidence, what was known at each moment. */
  readonly curve: ReadonlyArray<CurvePoint>;
  /** What stands of it up to `asOf`, newest first. */
  readonly evidence: ObservationConnection;
  readonly basis: ProficiencyBasis;
  /**
   * INFERRED: the skill with own evidence whose adjacency to this one is the strongest, as `SkillGap.bridge` names it; the
   * person's other skills and what is usual in this one count beside it. `Contribution.via` is the one by which it is likeliest
   * that the person has to do with this one. Null where OBSERVED, and where an award says it.
   */
  readonly via?: Maybe<Skill>;
  /** INFERRED: the newest award that vouches for the skill. Null where OBSERVED, and without one. */
  readonly award?: Maybe<Award>;
  /** The FIT_DECAY run whose hyperparameters it stands on; evidence recorded since counts under them. */
  readonly fittedBy: Run;
};


/** What one person can do in one skill at one moment. */
export type ProficiencyRevalidateByArgs = {
  level: Scalars['Float']['input'];
};


/** What one person can do in one skill at one moment. */
export type ProficiencyCurveArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  points: Scalars['Int']['input'];
};


/** What one person can do in one skill at one moment. */
export type ProficiencyEvidenceArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** NONE below .2, AWARENESS below .4, WORKING below .6, PRACTITIONER below .8, EXPERT from there, unless configured. */
export type ProficiencyTier =
  | 'NONE'
  | 'AWARENESS'
  | 'WORKING'
  | 'PRACTITIONER'
  | 'EXPERT';

/** One moment of a forgetting curve: the estimate with its interval. */
export type CurvePoint = {
  readonly __typename?: 'CurvePoint';
  readonly at: Scalars['DateTime']['output'];
  readonly estimate: Scalars['Float']['output'];
  readonly low: Scalars['Float']['output'];
  readonly high: Scalars['Float']['output'];
};

export type ProficiencyConnection = {
  readonly __typename?: 'ProficiencyConnection';
  readonly edges: ReadonlyArray<ProficiencyEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ProficiencyEdge = {
  readonly __typename?: 'ProficiencyEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Proficiency;
};

export type RevalidationConnection = {
  readonly __typename?: 'RevalidationConnection';
  readonly edges: ReadonlyArray<RevalidationEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RevalidationEdge = {
  readonly __typename?: 'RevalidationEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Proficiency;
  /** When the estimate falls below `level`, unless the skill is shown again before. */
  readonly due: Scalars['DateTime']['output'];
};

export type RoleFitConnection = {
  readonly __typename?: 'RoleFitConnection';
  readonly edges: ReadonlyArray<RoleFitEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
  /** Position in the change log up to which people and evidence count. */
  readonly epoch: Scalars['String']['output'];
  /** From before an import that is being taken up: ask again in a minute for what it brought. */
  readonly stale: Scalars['Boolean']['output'];
};

export type RoleFitEdge = {
  readonly __typename?: 'RoleFitEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Role;
  readonly score: Estimate;
  /** Adds up to `score.value`; largest first. */
  readonly contributions: ReadonlyArray<Contribution>;
  /** What weighs most first; at most 100. */
  readonly missing: ReadonlyArray<SkillGap>;
};


export type RoleFitEdgeMissingArgs = {
  first: Scalars['Int']['input'];
};

/** `match` is what `role` is to the outer one: BROAD where `role` is the broader of the two. */
export type RoleMapping = {
  readonly __typename?: 'RoleMapping';
  readonly role: Role;
  readonly match: MappingMatch;
  /** Who says so. */
  readonly source: Scalars['String']['output'];
};

export type RoleRequirementConnection = {
  readonly __typename?: 'RoleRequirementConnection';
  readonly edges: ReadonlyArray<RoleRequirement>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

/** A skill that a role asks for. Importance and level are on 0..1. */
export type RoleRequirement = {
  readonly __typename?: 'RoleRequirement';
  readonly cursor: Scalars['String']['output'];
  readonly node: Skill;
  readonly importance: Scalars['Float']['output'];
  readonly level: Scalars['Float']['output'];
};

export type RoleConnection = {
  readonly __typename?: 'RoleConnection';
  readonly edges: ReadonlyArray<RoleEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RoleEdge = {
  readonly __typename?: 'RoleEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Role;
};

/** The record of one background computation. */
export type Run = Node & {
  readonly __typename?: 'Run';
  readonly id: Scalars['ID']['output'];
  readonly job: JobName;
  readonly state: RunState;
  /** 0..1. */
  readonly progress: Scalars['Float']['output'];
  /** What it is doing now, in words. */
  readonly phase?: Maybe<Scalars['String']['output']>;
  /** As asked, as JSON. */
  readonly parameters: Scalars['String']['output'];
  readonly inputDigest?: Maybe<Scalars['String']['output']>;
  readonly seed?: Maybe<Scalars['String']['output']>;
  readonly parent?: Maybe<Run>;
  readonly children: RunConnection;
  readonly requestedAt: Scalars['DateTime']['output'];
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly metrics: ReadonlyArray<Metric>;
  readonly failure?: Maybe<RunFailure>;
  /** What it gave, once COMPLETED. */
  readonly result?: Maybe<RunResult>;
};


/** The record of one background computation. */
export type RunChildrenArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Why a run ended without a result. */
export type RunFailure = {
  readonly __typename?: 'RunFailure';
  readonly code: ErrorCode;
  readonly message: Scalars['String']['output'];
  readonly attempts: Scalars['Int']['output'];
};

/** One figure that a run tells of itself. */
export type Metric = {
  readonly __typename?: 'Metric';
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['Float']['output'];
  readonly unit?: Maybe<Scalars['String']['output']>;
};

/** WAITING: not begun; a FIT_DECAY follows the one that was asked for before it. ACTIVE: at work, or between two attempts. The others are ends. */
export type RunState =
  | 'WAITING'
  | 'ACTIVE'
  | 'COMPLETED'
  | 'FAILED'
  | 'CANCELLED';

/** Every computation that is recorded as a run. */
export type JobName =
  | 'FIT_DECAY'
  | 'EMBED_SKILLS'
  | 'CLUSTER_ROLES'
  | 'PRICE_SKILLS'
  | 'RANK_CANDIDATES'
  | 'IMPORT';

export type RunConnection = {
  readonly __typename?: 'RunConnection';
  readonly edges: ReadonlyArray<RunEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RunEdge = {
  readonly __typename?: 'RunEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Run;
};

/** IMPORT is started by the command line only. rankCandidates and priceSkills go with their jobs alone. */
export type StartJobInput = {
  readonly job: JobName;
  /**
   * Goes with FIT_DECAY and RANK_CANDIDATES alone. A fit holds all evidence there is: FIT_DECAY fails, and publishes
   * nothing, where any happened after this.
   */
  readonly asOf?: InputMaybe<Scalars['DateTime']['input']>;
  readonly rankCandidates?: InputMaybe<RankCandidatesInput>;
  readonly priceSkills?: InputMaybe<PriceSkillsInput>;
  /** Same key, same request: the first run again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The wages that premiums are estimated on. What is not named: as the deployment prefers, then the most benchmarks. */
export type PriceSkillsInput = {
  readonly source?: InputMaybe<Scalars['String']['input']>;
  readonly area?: InputMaybe<Scalars['String']['input']>;
  readonly currency?: InputMaybe<Scalars['String']['input']>;
};

/** Which openings to rank people for. */
export type RankCandidatesInput = {
  /** None: every open one. */
  readonly demand?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly size: Scalars['Int']['input'];
  readonly scope?: InputMaybe<PeopleScope>;
};

/** The run, or why there is none. */
export type StartJobResult = Run | InvalidInput | NotFound | Conflict;

/** The run as it is now, or why it was not cancelled. */
export type CancelRunResult = Run | NotFound | Conflict;

/**
 * What free text names, each kind best first. `score`, 0..1, orders one list and says nothing across texts: the best match of a text
 * that means nothing here can have 1. `confidence` is the probability that the text means just this, learned where it is known
 * (docs/skill-graph.md): comparable between texts, and 1/k where the text is word for word the name of k of them, the organisation's
 * own before a framework's; less where it is one word that many longer names hold. Of skills it is learned on another framework's.
 */
export type TextMatch = {
  readonly __typename?: 'TextMatch';
  readonly skills: ReadonlyArray<SkillMatch>;
  readonly roles: ReadonlyArray<RoleMatch>;
};

/** A skill that a text may mean. */
export type SkillMatch = {
  readonly __typename?: 'SkillMatch';
  readonly skill: Skill;
  readonly score: Scalars['Float']['output'];
  readonly confidence: Scalars['Float']['output'];
};

/** A role that a text may mean. */
export type RoleMatch = {
  readonly __typename?: 'RoleMatch';
  readonly role: Role;
  readonly score: Scalars['Float']['output'];
  readonly confidence: Scalars['Float']['output'];
};

/** A skill that lies near to what is held already. */
export type SkillSuggestion = {
  readonly __typename?: 'SkillSuggestion';
  readonly skill: Skill;
  /** 0..1: the chance that at least one of the skills held carries over, taken as independent. */
  readonly strength: Scalars['Float']['output'];
};

/** What people were ranked for. */
export type ShortlistTarget = Role | RoleCluster | Pod | Demand | CustomRequirements;

/** A list of skills that no role stands for. */
export type CustomRequirements = {
  readonly __typename?: 'CustomRequirements';
  readonly title: Scalars['String']['output'];
  readonly skills: ReadonlyArray<CustomRequirement>;
};

/** One line of a list of skills that was asked for instead of a role. */
export type CustomRequirement = {
  readonly __typename?: 'CustomRequirement';
  readonly skill: Skill;
  readonly importance: Scalars['Float']['output'];
  readonly level: Scalars['Float']['output'];
};

/** What was asked for. */
export type ShortlistRequest = {
  readonly __typename?: 'ShortlistRequest';
  readonly size: Scalars['Int']['output'];
  readonly pod?: Maybe<Pod>;
  readonly start?: Maybe<Scalars['Date']['output']>;
  readonly diversity: Scalars['Float']['output'];
  readonly idempotencyKey?: Maybe<Scalars['String']['output']>;
  /** The request as sent, as JSON: with the defaults of what was left out, without nulls, and moments in UTC. */
  readonly asSent: Scalars['String']['output'];
};

/**
 * LEFT: not employed on the day of `asOf`, or no longer on `start`. EXCLUDED: by the request. OUT_OF_SCOPE, UNAVAILABLE, ABOVE_WAGE, BELOW_MINIMUM:
 * by `scope`, `start` and `must`. NO_EVIDENCE: nothing is known of them in any skill that is asked for or leads to one.
 */
export type ExclusionReason =
  | 'OUT_OF_SCOPE'
  | 'EXCLUDED'
  | 'UNAVAILABLE'
  | 'ABOVE_WAGE'
  | 'BELOW_MINIMUM'
  | 'LEFT'
  | 'NO_EVIDENCE';

/** How many people were left out for one reason. */
export type ExclusionCount = {
  readonly __typename?: 'ExclusionCount';
  readonly reason: ExclusionReason;
  readonly people: Scalars['Int']['output'];
};

/** Where one person stands: on the list, below it, or left out. */
export type Standing = {
  readonly __typename?: 'Standing';
  /** Null where the person was left out. */
  readonly rank?: Maybe<Scalars['Int']['output']>;
  readonly entry?: Maybe<ShortlistEntry>;
  /** Everything that kept the person out; empty for who was ranked. */
  readonly excludedBy: ReadonlyArray<ExclusionReason>;
  /** False: by newer evidence than the list was ranked by, where what it was computed from is no longer at hand. */
  readonly asListed: Scalars['Boolean']['output'];
};

/** The rank among everybody in scope lies within with probability `coverage`. */
export type RankInterval = {
  readonly __typename?: 'RankInterval';
  readonly low: Scalars['Int']['output'];
  readonly high: Scalars['Int']['output'];
  readonly coverage: Scalars['Float']['output'];
};

/** Where a wage stands among those paid in the role. No percentile: none can be told in this currency. */
export type WagePosition = {
  readonly __typename?: 'WagePosition';
  readonly wage: Money;
  readonly percentile?: Maybe<Scalars['Float']['output']>;
  /** What the wage was compared with: the role's preferred benchmark in the wage's own currency; null where there is none. */
  readonly benchmark?: Maybe<WageBenchmark>;
};

/** A shortlist computed again from what it stored. */
export type ShortlistReplay = {
  readonly __typename?: 'ShortlistReplay';
  /** The same people, roles, scores and intervals in the same order, to the last bit, out of as many considered. */
  readonly identical: Scalars['Boolean']['output'];
  readonly consideredAgain: Scalars['Int']['output'];
  /** By rank; at most 1,000. */
  readonly differences: ReadonlyArray<ReplayDifference>;
  /** What is not as it was; a replay can be identical in spite of it. */
  readonly causes: ReadonlyArray<ReplayCause>;
  /** The kinds of record that changed since and of which no former versions are kept. */
  readonly recordedSince: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * RUN_GONE: what a run that it cites derived has been removed; it was ranked under the runs of now. RECORDS_CHANGED: people,
 * assignments, demand, credentials or frameworks, of which no former versions are kept. REQUIREMENTS_CHANGED: the roles that
 * are ranked by, or what they ask for. OTHER_CODE: another version of the code, or of its arithmetic. RECORDED_MEANWHILE: nothing else explains it, and
 * evidence was recorded while or after the list was made, some of which its index held already. UNEXPLAINED: nothing recorded does.
 */
export type ReplayCause =
  | 'RUN_GONE'
  | 'RECORDS_CHANGED'
  | 'REQUIREMENTS_CHANGED'
  | 'OTHER_CODE'
  | 'RECORDED_MEANWHILE'
  | 'UNEXPLAINED';

/** Null where a list has no such rank. */
export type ReplayDifference = {
  readonly __typename?: 'ReplayDifference';
  readonly rank: Scalars['Int']['output'];
  /** Of two people nothing else is compared. */
  readonly differs: ReadonlyArray<ReplayAspect>;
  readonly stored?: Maybe<ReplayedPlace>;
  readonly again?: Maybe<ReplayedPlace>;
};

/** What a place differs in. INTERVAL: of the score. RANK_INTERVAL: of the rank. */
export type ReplayAspect =
  | 'PERSON'
  | 'ROLE'
  | 'SCORE'
  | 'INTERVAL'
  | 'RANK_INTERVAL';

/** Who stood, or stands now, at a rank. */
export type ReplayedPlace = {
  readonly __typename?: 'ReplayedPlace';
  readonly person: Person;
  readonly role?: Maybe<Role>;
  readonly score: Scalars['Float']['output'];
  /** The interval of the score. */
  readonly low: Scalars['Float']['output'];
  readonly high: Scalars['Float']['output'];
  readonly rankInterval: RankInterval;
};

export type ShortlistEntryConnection = {
  readonly __typename?: 'ShortlistEntryConnection';
  readonly edges: ReadonlyArray<ShortlistEntryEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ShortlistEntryEdge = {
  readonly __typename?: 'ShortlistEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: ShortlistEntry;
};

/** One line of a shortlist: who, why, and how sure that is. */
export type ShortlistEntry = {
  readonly __typename?: 'ShortlistEntry';
  readonly rank: Scalars['Int']['output'];
  /** Ranks that the evidence leaves possible. */
  readonly rankInterval: RankInterval;
  readonly person: Person;
  /** The role that was scored: the cluster's best, or the pod's open demand. Null for a list of skills. */
  readonly role?: Maybe<Role>;
  readonly score: Estimate;
  /** Adds up to `score.value`. */
  readonly contributions: ReadonlyArray<Contribution>;
  /** What weighs most first. */
  readonly missing: ReadonlyArray<SkillGap>;
  /** Null where the person's wage is not known. As the wage and its benchmark stand now. */
  readonly wagePosition?: Maybe<WagePosition>;
  /**
   * The cheapest single credential that would lift the person by at least one rank. Prices are compared in one currency
   * only: the person's own, else the one that most are priced in; without a price the quicker one. It vouches for what
   * the role, or one of several, is about, and its gain is above its own uncertainty. Null where none would, and in a list with `diversity`, whose places are not by score alone.
   */
  readonly nextBest?: Maybe<Credential>;
  /** What `nextBest` would change. */
  readonly nextBestGain?: Maybe<AwardGain>;
  /** The single credential that would lift the score most, whatever it costs. */
  readonly mostLifting?: Maybe<AwardGain>;
};

/**
 * The score computed again as if one credential were awarded at `asOf`, everything else as it is: of a cluster or pod by whichever
 * role fits best then.
 */
export type AwardGain = {
  readonly __typename?: 'AwardGain';
  readonly credential: Credential;
  /** By how much `score.value` would rise. */
  readonly score: Scalars['Float']['output'];
  /** The rank that the risen score would have. */
  readonly rank: Scalars['Int']['output'];
};

/**
 * The one assessment, of ten trials, that is expected to change a list most: by the predictive distribution of its outcome,
 * for everybody listed and as many as follow (at most 25). It is chosen by how far outcomes lie from what is believed: being
 * looked at is no merit. `gain` and `changes` are of scores as they are served, which count nothing of a skill that nobody has
 * seen and nothing leads to: there every outcome adds but ten failures. Of a cluster or pod the role counts that fits best after each outcome.
 */
export type TellingAssessment = {
  readonly __typename?: 'TellingAssessment';
  readonly person: Person;
  readonly skill: Skill;
  /** By how much the summed scores of those listed are expected to rise. */
  readonly gain: Scalars['Float']['output'];
  /** The probability that somebody else is listed afterwards. */
  readonly changes: Scalars['Float']['output'];
  readonly trials: Scalars['Int']['output'];
};

/**
 * What one required skill adds to a score. `via`: the adjacent skill that carries over, where INFERRED from one: of several that
 * by which it is likeliest that the person has to do with this one, while `Proficiency.via` and `SkillGap.bridge` are the strongest.
 */
export type Contribution = {
  readonly __typename?: 'Contribution';
  readonly skill: Skill;
  readonly value: Scalars['Float']['output'];
  readonly basis: ProficiencyBasis;
  readonly via?: Maybe<Skill>;
  /** When the person was last observed in the skill, by the evidence that was ranked: nothing that came later. Null where INFERRED. */
  readonly lastObservedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A skill of which somebody has less than is asked for. */
export type SkillGap = {
  readonly __typename?: 'SkillGap';
  readonly skill: Skill;
  readonly required: Scalars['Float']['output'];
  readonly importance: Scalars['Float']['output'];
  readonly current: Estimate;
  /** The adjacent skill the person has that shortens the way most. */
  readonly bridge?: Maybe<Skill>;
};

/** What a shortlist was computed from. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  readonly engine: Scalars['String']['output'];
  readonly runs: ReadonlyArray<Run>;
  readonly inputDigest: Scalars['String']['output'];
  /** Position in the change log that was ranked. */
  readonly epoch: Scalars['String']['output'];
  readonly knownAt: Scalars['DateTime']['output'];
  readonly seed: Scalars['String']['output'];
};

export type ShortlistConnection = {
  readonly __typename?: 'ShortlistConnection';
  readonly edges: ReadonlyArray<ShortlistEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ShortlistEdge = {
  readonly __typename?: 'ShortlistEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Shortlist;
};

/** Whom to rank for what, and as of when. */
export type RequestShortlistInput = {
  readonly target: ShortlistTargetInput;
  /** 1..1000. */
  readonly size: Scalars['Int']['input'];
  readonly asOf?: InputMaybe<Scalars['DateTime']['input']>;
  readonly scope?: InputMaybe<PeopleScope>;
  /** Only what had been recorded by then counts, under the runs that were published then; everything unless given. Not in the future. */
  readonly knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Where they would work: readiness and environment fit are for this pod. It decides neither who is listed nor the order. */
  readonly pod?: InputMaybe<Scalars['ID']['input']>;
  /** First day of work; also the day by which a person must be free, beside `scope.availableFrom`, and not have left. Not before the day of `asOf`. */
  readonly start?: InputMaybe<Scalars['Date']['input']>;
  /** Hard minimums, beside the weighing: below one of them is off the list. At most 50. */
  readonly must?: InputMaybe<ReadonlyArray<SkillAtLeast>>;
  /**
   * 0 ranks by score alone; towards 1 prefers people unlike those above them in what adds to their score. The list is then
   * chosen from the best by score alone, four times its size and 50 more: nobody below them comes in for being different.
   */
  readonly diversity: Scalars['Float']['input'];
  /** Leaves out people who must never be suggested, e.g. a conflict of interest. */
  readonly exclude?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Same key, same request: the first answer again. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to rank people for; exactly one. */
export type ShortlistTargetInput =
  { readonly role: Scalars['ID']['input']; readonly cluster?: never; readonly pod?: never; readonly demand?: never; readonly custom?: never; }
  |  { readonly role?: never; readonly cluster: Scalars['ID']['input']; readonly pod?: never; readonly demand?: never; readonly custom?: never; }
  |  { readonly role?: never; readonly cluster?: never; readonly pod: Scalars['ID']['input']; readonly demand?: never; readonly custom?: never; }
  |  { readonly role?: never; readonly cluster?: never; readonly pod?: never; readonly demand: Scalars['ID']['input']; readonly custom?: never; }
  |  { readonly role?: never; readonly cluster?: never; readonly pod?: never; readonly demand?: never; readonly custom: CustomRequirementsInput; };

/** At most 200 requirements; each skill once. */
export type CustomRequirementsInput = {
  readonly title: Scalars['String']['input'];
  readonly requirements: ReadonlyArray<RequirementInput>;
};

/** A skill that is asked for, how much of it, and how much it counts: both 0, which leaves it out, or 0.000001 to 1. */
export type RequirementInput = {
  readonly skill: Scalars['ID']['input'];
  readonly importance: Scalars['Float']['input'];
  readonly level: Scalars['Float']['input'];
};

/** The shortlist where ranking was quick, else the run that will make it, or why there is none. */
export type RequestShortlistResult = Shortlist | Run | NotFound | InvalidInput | Conflict;

/** The ids that a run made are read through it, so that a client that got a Run finds its answer. */
export type RunResult = Shortlist | ShortlistBatch;

/** Every shortlist that one run made and that is still there: such as a migration set aside are neither shown nor counted. */
export type ShortlistBatch = {
  readonly __typename?: 'ShortlistBatch';
  readonly shortlists: ShortlistConnection;
};


/** Every shortlist that one run made and that is still there: such as a migration set aside are neither shown nor counted. */
export type ShortlistBatchShortlistsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Who says what skills and roles there are. ORGANISATION: this one itself. */
export type Framework =
  | 'onet'
  | 'esco'
  | 'gdad'
  | 'rsd'
  | 'org';

/** What becomes of a skill, by the releases of its framework. */
export type SkillTrend =
  | 'EMERGING'
  | 'STABLE'
  | 'FADING';

/** `match` is what `skill` is to the outer one: BROAD where `skill` is the broader of the two. */
export type SkillMapping = {
  readonly __typename?: 'SkillMapping';
  readonly skill: Skill;
  readonly match: MappingMatch;
  /** Who says so. */
  readonly source: Scalars['String']['output'];
};

/** The SKOS mapping relations. */
export type MappingMatch =
  | 'EXACT'
  | 'CLOSE'
  | 'BROAD'
  | 'NARROW'
  | 'RELATED';

/** A skill that another builds on. */
export type SkillRelation = {
  readonly __typename?: 'SkillRelation';
  readonly skill: Skill;
  readonly relation: SkillRelationKind;
};

/** As ESCO says it of two skills. */
export type SkillRelationKind =
  | 'ESSENTIAL'
  | 'OPTIONAL';

export type SkillDemandConnection = {
  readonly __typename?: 'SkillDemandConnection';
  readonly edges: ReadonlyArray<SkillDemandEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type SkillDemandEdge = {
  readonly __typename?: 'SkillDemandEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Role;
  readonly importance: Scalars['Float']['output'];
  readonly level: Scalars['Float']['output'];
};

export type SkillConnection = {
  readonly __typename?: 'SkillConnection';
  readonly edges: ReadonlyArray<SkillEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type SkillEdge = {
  readonly __typename?: 'SkillEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Skill;
};

/** Yearly wages as one source publishes them, in one currency: figures of several are never mixed. */
export type WageBenchmark = {
  readonly __typename?: 'WageBenchmark';
  /** Who publishes them, e.g. OEWS. */
  readonly source: Scalars['String']['output'];
  readonly year: Scalars['Int']['output'];
  readonly area: Scalars['String']['output'];
  /** Null: across all sectors. */
  readonly sector?: Maybe<Scalars['String']['output']>;
  /** ISO 4217. */
  readonly currency: Scalars['String']['output'];
  /** How many people they speak for; null where the source withholds it. */
  readonly employment?: Maybe<Scalars['Int']['output']>;
  readonly p10: WagePoint;
  readonly p25: WagePoint;
  readonly p50: WagePoint;
  readonly p75: WagePoint;
  readonly p90: WagePoint;
  /** The percentile (0..100) at which a yearly wage stands; null outside what the source can tell. */
  readonly percentileOf?: Maybe<Scalars['Float']['output']>;
  /** How many roles they speak for: an occupation's wages may be those of several roles. */
  readonly roles: Scalars['Int']['output'];
  /** Roles of a cluster that have no usable figure in this currency, source, year and area: left out. Of a role's own, 0. */
  readonly missing: Scalars['Int']['output'];
};


/** Yearly wages as one source publishes them, in one currency: figures of several are never mixed. */
export type WageBenchmarkPercentileOfArgs = {
  wage: Scalars['Float']['input'];
};

/**
 * A percentile. PUBLISHED: as the source has it. INTERPOLATED: computed from published ones, as a cluster's are. TOP_CODED:
 * the source only says 'at least this' (and nothing where `amount` is null). MISSING: the source withheld it.
 */
export type WagePoint = {
  readonly __typename?: 'WagePoint';
  readonly amount?: Maybe<Scalars['Float']['output']>;
  readonly quality: WageQuality;
};

/** What an amount is; see WagePoint. */
export type WageQuality =
  | 'PUBLISHED'
  | 'INTERPOLATED'
  | 'TOP_CODED'
  | 'MISSING';

/**
 * By how much the median wage of roles that ask for a skill more than the average exceeds that of the others, all else that
 * they ask for, the preparation they need and their occupational group being alike: an association, not what learning the
 * skill pays. Skills that roles ask for together share it.
 */
export type WagePremium = {
  readonly __typename?: 'WagePremium';
  /**
   * A share of the wage: .05 is 5 % more. The interval holds the truth nine times in ten over all skills, and seldom for a
   * skill that is worth far more than most: that one is shrunk towards 0 (docs/wages.md).
   */
  readonly estimate: Estimate;
  /** Roles behind it: those that ask for the skill more than the average. */
  readonly roles: Scalars['Int']['output'];
  /** Wage benchmarks that it was estimated from, and their market. */
  readonly benchmarks: Scalars['Int']['output'];
  readonly source: Scalars['String']['output'];
  readonly year: Scalars['Int']['output'];
  readonly area: Scalars['String']['output'];
  readonly currency: Scalars['String']['output'];
  /** The published PRICE_SKILLS run. */
  readonly run: Run;
};

/** Yearly wages added up, each currency by itself: nothing is converted. People are counted in full-time equivalents. */
export type WageBill = {
  readonly __typename?: 'WageBill';
  /** One for each currency, in the order of their codes. */
  readonly amounts: ReadonlyArray<Money>;
  /** The only amount; null where there is none, and where there are several currencies, which cannot be added. */
  readonly total?: Maybe<Money>;
  /** For whom the amounts speak. */
  readonly counted: Scalars['Float']['output'];
  /** Of whom no wage is known, or whose role has no benchmark; not in the amounts. */
  readonly missing: Scalars['Float']['output'];
  /** Of `counted`: at a wage of which the source only says 'at least this', so that the amounts are lower bounds. */
  readonly atLeast: Scalars['Float']['output'];
};

/** What a pod costs a year, as it stands on one day. */
export type PodCost = {
  readonly __typename?: 'PodCost';
  /** Who is assigned, at their own wages and by the share of their time. */
  readonly members: WageBill;
  /** What the pod asks for, at a percentile of each role's benchmark. */
  readonly demand: WageBill;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  RecordAssignmentsResult:
    | ( Omit<AssignmentsRecorded, 'assignments'> & { assignments: ReadonlyArray<_RefType['Assignment']> } )
    | ( InvalidInputFailure )
  ;
  GapAnalysisResult:
    | ( GapAnalysisRow )
    | ( NotFoundFailure )
    | ( InvalidInputFailure )
    | ( ConflictFailure )
  ;
  RecordObservationsResult:
    | ( ObservationsRecordedRow )
    | ( InvalidInputFailure )
  ;
  WithdrawObservationResult:
    | ( ObservationRow )
    | ( NotFoundFailure )
    | ( InvalidInputFailure )
  ;
  StartJobResult:
    | ( RunRow )
    | ( InvalidInputFailure )
    | ( NotFoundFailure )
    | ( ConflictFailure )
  ;
  CancelRunResult:
    | ( RunRow )
    | ( NotFoundFailure )
    | ( ConflictFailure )
  ;
  ShortlistTarget:
    | ( RoleRow )
    | ( RoleClusterRow )
    | ( PodRow )
    | ( DemandRow )
    | ( CustomRequirementsValue )
  ;
  RequestShortlistResult:
    | ( ShortlistRow )
    | ( RunRow )
    | ( NotFoundFailure )
    | ( InvalidInputFailure )
    | ( ConflictFailure )
  ;
  RunResult:
    | ( ShortlistRow )
    | ( ShortlistBatchRow )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Skill: ResolverTypeWrapper<SkillRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AdjacentSkillConnection: ResolverTypeWrapper<AdjacentSkills>;
  AdjacentSkillEdge: ResolverTypeWrapper<AdjacentSkillEdgeRow>;
  Assignment: ResolverTypeWrapper<AssignmentRow>;
  AssignmentConnection: ResolverTypeWrapper<Omit<AssignmentConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AssignmentEdge']> }>;
  AssignmentEdge: ResolverTypeWrapper<Omit<AssignmentEdge, 'node'> & { node: ResolversTypes['Assignment'] }>;
  AssignmentInput: AssignmentInput;
  RecordAssignmentsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordAssignmentsResult']>;
  AssignmentsRecorded: ResolverTypeWrapper<Omit<AssignmentsRecorded, 'assignments'> & { assignments: ReadonlyArray<ResolversTypes['Assignment']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RoleCluster: ResolverTypeWrapper<RoleClusterRow>;
  RoleClusterConnection: ResolverTypeWrapper<Omit<RoleClusterConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['RoleClusterEdge']> }>;
  RoleClusterEdge: ResolverTypeWrapper<Omit<RoleClusterEdge, 'node'> & { node: ResolversTypes['RoleCluster'] }>;
  Role: ResolverTypeWrapper<RoleRow>;
  SimilarRoleConnection: ResolverTypeWrapper<Omit<SimilarRoleConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SimilarRoleEdge']> }>;
  SimilarRoleEdge: ResolverTypeWrapper<SimilarRoleEdgeRow>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Credential: ResolverTypeWrapper<CredentialRow>;
  CredentialKind: CredentialKind;
  CredentialSkillConnection: ResolverTypeWrapper<Omit<CredentialSkillConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['CredentialSkillEdge']> }>;
  CredentialSkillEdge: ResolverTypeWrapper<Omit<CredentialSkillEdge, 'node'> & { node: ResolversTypes['Skill'] }>;
  CredentialConnection: ResolverTypeWrapper<Omit<CredentialConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['CredentialEdge']> }>;
  CredentialEdge: ResolverTypeWrapper<Omit<CredentialEdge, 'node'> & { node: ResolversTypes['Credential'] }>;
  Issuer: ResolverTypeWrapper<IssuerRow>;
  Award: ResolverTypeWrapper<AwardRow>;
  AwardStatus: AwardStatus;
  AwardConnection: ResolverTypeWrapper<Omit<AwardConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AwardEdge']> }>;
  AwardEdge: ResolverTypeWrapper<Omit<AwardEdge, 'node'> & { node: ResolversTypes['Award'] }>;
  Demand: ResolverTypeWrapper<DemandRow>;
  DemandConnection: ResolverTypeWrapper<Omit<DemandConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['DemandEdge']> }>;
  DemandEdge: ResolverTypeWrapper<Omit<DemandEdge, 'node'> & { node: ResolversTypes['Demand'] }>;
  ErrorCode: ErrorCode;
  UserError: ResolverTypeWrapper<UserErrorFailure>;
  NotFound: ResolverTypeWrapper<NotFoundFailure>;
  InvalidInput: ResolverTypeWrapper<InvalidInputFailure>;
  Conflict: ResolverTypeWrapper<ConflictFailure>;
  FieldProblem: ResolverTypeWrapper<FieldProblem>;
  FairnessAudit: ResolverTypeWrapper<FairnessAuditRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  GroupImpact: ResolverTypeWrapper<GroupImpactRow>;
  Shortlist: ResolverTypeWrapper<ShortlistRow>;
  GapAnalysis: ResolverTypeWrapper<GapAnalysisRow>;
  GapOrder: GapOrder;
  GapRowConnection: ResolverTypeWrapper<Omit<GapRowConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['GapRowEdge']> }>;
  GapRowEdge: ResolverTypeWrapper<Omit<GapRowEdge, 'node'> & { node: ResolversTypes['GapRow'] }>;
  GapRow: ResolverTypeWrapper<GapRowRow>;
  GapAnalysisInput: GapAnalysisInput;
  GapTarget: GapTarget;
  DemandInput: DemandInput;
  GapAnalysisResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GapAnalysisResult']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  Node: ResolverTypeWrapper<NodeValue>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Estimate: ResolverTypeWrapper<Estimate>;
  Confidence: Confidence;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Observation: ResolverTypeWrapper<ObservationRow>;
  ObservationKind: ObservationKind;
  ObservationConnection: ResolverTypeWrapper<Omit<ObservationConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ObservationEdge']> }>;
  ObservationEdge: ResolverTypeWrapper<Omit<ObservationEdge, 'node'> & { node: ResolversTypes['Observation'] }>;
  ObservationInput: ObservationInput;
  RecordObservationsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordObservationsResult']>;
  ObservationsRecorded: ResolverTypeWrapper<ObservationsRecordedRow>;
  WithdrawObservationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WithdrawObservationResult']>;
  Person: ResolverTypeWrapper<PersonRow>;
  PersonConnection: ResolverTypeWrapper<Omit<PersonConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['PersonEdge']> }>;
  PersonEdge: ResolverTypeWrapper<Omit<PersonEdge, 'node'> & { node: ResolversTypes['Person'] }>;
  PeopleScope: PeopleScope;
  SkillAtLeast: SkillAtLeast;
  ProficiencyBasis: ProficiencyBasis;
  Pod: ResolverTypeWrapper<PodRow>;
  EnvironmentTrait: ResolverTypeWrapper<EnvironmentTrait>;
  PodConnection: ResolverTypeWrapper<Omit<PodConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['PodEdge']> }>;
  PodEdge: ResolverTypeWrapper<Omit<PodEdge, 'node'> & { node: ResolversTypes['Pod'] }>;
  Proficiency: ResolverTypeWrapper<ProficiencyRow>;
  ProficiencyTier: ProficiencyTier;
  CurvePoint: ResolverTypeWrapper<CurvePoint>;
  ProficiencyConnection: ResolverTypeWrapper<Omit<ProficiencyConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ProficiencyEdge']> }>;
  ProficiencyEdge: ResolverTypeWrapper<Omit<ProficiencyEdge, 'node'> & { node: ResolversTypes['Proficiency'] }>;
  RevalidationConnection: ResolverTypeWrapper<Omit<RevalidationConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['RevalidationEdge']> }>;
  RevalidationEdge: ResolverTypeWrapper<Omit<RevalidationEdge, 'node'> & { node: ResolversTypes['Proficiency'] }>;
  RoleFitConnection: ResolverTypeWrapper<Omit<RoleFitConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['RoleFitEdge']> }>;
  RoleFitEdge: ResolverTypeWrapper<RoleFitEdgeValue>;
  RoleMapping: ResolverTypeWrapper<Omit<RoleMapping, 'role'> & { role: ResolversTypes['Role'] }>;
  RoleRequirementConnection: ResolverTypeWrapper<Omit<RoleRequirementConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['RoleRequirement']> }>;
  RoleRequirement: ResolverTypeWrapper<Omit<RoleRequirement, 'node'> & { node: ResolversTypes['Skill'] }>;
  RoleConnection: ResolverTypeWrapper<Omit<RoleConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['RoleEdge']> }>;
  RoleEdge: ResolverTypeWrapper<Omit<RoleEdge, 'node'> & { node: ResolversTypes['Role'] }>;
  Run: ResolverTypeWrapper<RunRow>;
  RunFailure: ResolverTypeWrapper<RunFailure>;
  Metric: ResolverTypeWrapper<Metric>;
  RunState: RunState;
  JobName: JobName;
  RunConnection: ResolverTypeWrapper<Omit<RunConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['RunEdge']> }>;
  RunEdge: ResolverTypeWrapper<Omit<RunEdge, 'node'> & { node: ResolversTypes['Run'] }>;
  StartJobInput: StartJobInput;
  PriceSkillsInput: PriceSkillsInput;
  RankCandidatesInput: RankCandidatesInput;
  StartJobResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartJobResult']>;
  CancelRunResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelRunResult']>;
  TextMatch: ResolverTypeWrapper<Omit<TextMatch, 'skills' | 'roles'> & { skills: ReadonlyArray<ResolversTypes['SkillMatch']>, roles: ReadonlyArray<ResolversTypes['RoleMatch']> }>;
  SkillMatch: ResolverTypeWrapper<Omit<SkillMatch, 'skill'> & { skill: ResolversTypes['Skill'] }>;
  RoleMatch: ResolverTypeWrapper<Omit<RoleMatch, 'role'> & { role: ResolversTypes['Role'] }>;
  SkillSuggestion: ResolverTypeWrapper<Omit<SkillSuggestion, 'skill'> & { skill: ResolversTypes['Skill'] }>;
  ShortlistTarget: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ShortlistTarget']>;
  CustomRequirements: ResolverTypeWrapper<CustomRequirementsValue>;
  CustomRequirement: ResolverTypeWrapper<CustomRequirementRow>;
  ShortlistRequest: ResolverTypeWrapper<ShortlistRequestRow>;
  ExclusionReason: ExclusionReason;
  ExclusionCount: ResolverTypeWrapper<ExclusionCount>;
  Standing: ResolverTypeWrapper<StandingRow>;
  RankInterval: ResolverTypeWrapper<RankInterval>;
  WagePosition: ResolverTypeWrapper<WagePositionRow>;
  ShortlistReplay: ResolverTypeWrapper<ShortlistReplayRow>;
  ReplayCause: ReplayCause;
  ReplayDifference: ResolverTypeWrapper<Omit<ReplayDifference, 'stored' | 'again'> & { stored?: Maybe<ResolversTypes['ReplayedPlace']>, again?: Maybe<ResolversTypes['ReplayedPlace']> }>;
  ReplayAspect: ReplayAspect;
  ReplayedPlace: ResolverTypeWrapper<ReplayedPlaceRow>;
  ShortlistEntryConnection: ResolverTypeWrapper<Omit<ShortlistEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ShortlistEntryEdge']> }>;
  ShortlistEntryEdge: ResolverTypeWrapper<Omit<ShortlistEntryEdge, 'node'> & { node: ResolversTypes['ShortlistEntry'] }>;
  ShortlistEntry: ResolverTypeWrapper<ShortlistEntryValue>;
  AwardGain: ResolverTypeWrapper<AwardGainRow>;
  TellingAssessment: ResolverTypeWrapper<TellingAssessmentRow>;
  Contribution: ResolverTypeWrapper<ContributionValue>;
  SkillGap: ResolverTypeWrapper<SkillGapRow>;
  Provenance: ResolverTypeWrapper<ProvenanceRow>;
  ShortlistConnection: ResolverTypeWrapper<Omit<ShortlistConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ShortlistEdge']> }>;
  ShortlistEdge: ResolverTypeWrapper<Omit<ShortlistEdge, 'node'> & { node: ResolversTypes['Shortlist'] }>;
  RequestShortlistInput: RequestShortlistInput;
  ShortlistTargetInput: ShortlistTargetInput;
  CustomRequirementsInput: CustomRequirementsInput;
  RequirementInput: RequirementInput;
  RequestShortlistResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestShortlistResult']>;
  RunResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RunResult']>;
  ShortlistBatch: ResolverTypeWrapper<ShortlistBatchRow>;
  Framework: null;
  SkillTrend: SkillTrend;
  SkillMapping: ResolverTypeWrapper<Omit<SkillMapping, 'skill'> & { skill: ResolversTypes['Skill'] }>;
  MappingMatch: MappingMatch;
  SkillRelation: ResolverTypeWrapper<Omit<SkillRelation, 'skill'> & { skill: ResolversTypes['Skill'] }>;
  SkillRelationKind: SkillRelationKind;
  SkillDemandConnection: ResolverTypeWrapper<Omit<SkillDemandConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SkillDemandEdge']> }>;
  SkillDemandEdge: ResolverTypeWrapper<Omit<SkillDemandEdge, 'node'> & { node: ResolversTypes['Role'] }>;
  SkillConnection: ResolverTypeWrapper<Omit<SkillConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SkillEdge']> }>;
  SkillEdge: ResolverTypeWrapper<Omit<SkillEdge, 'node'> & { node: ResolversTypes['Skill'] }>;
  WageBenchmark: ResolverTypeWrapper<WageBenchmarkRow>;
  WagePoint: ResolverTypeWrapper<WagePoint>;
  WageQuality: WageQuality;
  WagePremium: ResolverTypeWrapper<WagePremiumRow>;
  WageBill: ResolverTypeWrapper<WageBillRow>;
  PodCost: ResolverTypeWrapper<PodCostRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Skill: SkillRow;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  AdjacentSkillConnection: AdjacentSkills;
  AdjacentSkillEdge: AdjacentSkillEdgeRow;
  Assignment: AssignmentRow;
  AssignmentConnection: Omit<AssignmentConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['AssignmentEdge']> };
  AssignmentEdge: Omit<AssignmentEdge, 'node'> & { node: ResolversParentTypes['Assignment'] };
  AssignmentInput: AssignmentInput;
  RecordAssignmentsResult: ResolversUnionTypes<ResolversParentTypes>['RecordAssignmentsResult'];
  AssignmentsRecorded: Omit<AssignmentsRecorded, 'assignments'> & { assignments: ReadonlyArray<ResolversParentTypes['Assignment']> };
  Mutation: Record<PropertyKey, never>;
  RoleCluster: RoleClusterRow;
  RoleClusterConnection: Omit<RoleClusterConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['RoleClusterEdge']> };
  RoleClusterEdge: Omit<RoleClusterEdge, 'node'> & { node: ResolversParentTypes['RoleCluster'] };
  Role: RoleRow;
  SimilarRoleConnection: Omit<SimilarRoleConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SimilarRoleEdge']> };
  SimilarRoleEdge: SimilarRoleEdgeRow;
  Query: Record<PropertyKey, never>;
  Credential: CredentialRow;
  CredentialSkillConnection: Omit<CredentialSkillConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['CredentialSkillEdge']> };
  CredentialSkillEdge: Omit<CredentialSkillEdge, 'node'> & { node: ResolversParentTypes['Skill'] };
  CredentialConnection: Omit<CredentialConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['CredentialEdge']> };
  CredentialEdge: Omit<CredentialEdge, 'node'> & { node: ResolversParentTypes['Credential'] };
  Issuer: IssuerRow;
  Award: AwardRow;
  AwardConnection: Omit<AwardConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['AwardEdge']> };
  AwardEdge: Omit<AwardEdge, 'node'> & { node: ResolversParentTypes['Award'] };
  Demand: DemandRow;
  DemandConnection: Omit<DemandConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['DemandEdge']> };
  DemandEdge: Omit<DemandEdge, 'node'> & { node: ResolversParentTypes['Demand'] };
  UserError: UserErrorFailure;
  NotFound: NotFoundFailure;
  InvalidInput: InvalidInputFailure;
  Conflict: ConflictFailure;
  FieldProblem: FieldProblem;
  FairnessAudit: FairnessAuditRow;
  Boolean: Scalars['Boolean']['output'];
  GroupImpact: GroupImpactRow;
  Shortlist: ShortlistRow;
  GapAnalysis: GapAnalysisRow;
  GapRowConnection: Omit<GapRowConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['GapRowEdge']> };
  GapRowEdge: Omit<GapRowEdge, 'node'> & { node: ResolversParentTypes['GapRow'] };
  GapRow: GapRowRow;
  GapAnalysisInput: GapAnalysisInput;
  GapTarget: GapTarget;
  DemandInput: DemandInput;
  GapAnalysisResult: ResolversUnionTypes<ResolversParentTypes>['GapAnalysisResult'];
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  URL: Scalars['URL']['output'];
  Node: NodeValue;
  PageInfo: PageInfo;
  Money: Money;
  MoneyInput: MoneyInput;
  Estimate: Estimate;
  Subscription: Record<PropertyKey, never>;
  Observation: ObservationRow;
  ObservationConnection: Omit<ObservationConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ObservationEdge']> };
  ObservationEdge: Omit<ObservationEdge, 'node'> & { node: ResolversParentTypes['Observation'] };
  ObservationInput: ObservationInput;
  RecordObservationsResult: ResolversUnionTypes<ResolversParentTypes>['RecordObservationsResult'];
  ObservationsRecorded: ObservationsRecordedRow;
  WithdrawObservationResult: ResolversUnionTypes<ResolversParentTypes>['WithdrawObservationResult'];
  Person: PersonRow;
  PersonConnection: Omit<PersonConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['PersonEdge']> };
  PersonEdge: Omit<PersonEdge, 'node'> & { node: ResolversParentTypes['Person'] };
  PeopleScope: PeopleScope;
  SkillAtLeast: SkillAtLeast;
  Pod: PodRow;
  EnvironmentTrait: EnvironmentTrait;
  PodConnection: Omit<PodConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['PodEdge']> };
  PodEdge: Omit<PodEdge, 'node'> & { node: ResolversParentTypes['Pod'] };
  Proficiency: ProficiencyRow;
  CurvePoint: CurvePoint;
  ProficiencyConnection: Omit<ProficiencyConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ProficiencyEdge']> };
  ProficiencyEdge: Omit<ProficiencyEdge, 'node'> & { node: ResolversParentTypes['Proficiency'] };
  RevalidationConnection: Omit<RevalidationConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['RevalidationEdge']> };
  RevalidationEdge: Omit<RevalidationEdge, 'node'> & { node: ResolversParentTypes['Proficiency'] };
  RoleFitConnection: Omit<RoleFitConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['RoleFitEdge']> };
  RoleFitEdge: RoleFitEdgeValue;
  RoleMapping: Omit<RoleMapping, 'role'> & { role: ResolversParentTypes['Role'] };
  RoleRequirementConnection: Omit<RoleRequirementConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['RoleRequirement']> };
  RoleRequirement: Omit<RoleRequirement, 'node'> & { node: ResolversParentTypes['Skill'] };
  RoleConnection: Omit<RoleConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['RoleEdge']> };
  RoleEdge: Omit<RoleEdge, 'node'> & { node: ResolversParentTypes['Role'] };
  Run: RunRow;
  RunFailure: RunFailure;
  Metric: Metric;
  RunConnection: Omit<RunConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['RunEdge']> };
  RunEdge: Omit<RunEdge, 'node'> & { node: ResolversParentTypes['Run'] };
  StartJobInput: StartJobInput;
  PriceSkillsInput: PriceSkillsInput;
  RankCandidatesInput: RankCandidatesInput;
  StartJobResult: ResolversUnionTypes<ResolversParentTypes>['StartJobResult'];
  CancelRunResult: ResolversUnionTypes<ResolversParentTypes>['CancelRunResult'];
  TextMatch: Omit<TextMatch, 'skills' | 'roles'> & { skills: ReadonlyArray<ResolversParentTypes['SkillMatch']>, roles: ReadonlyArray<ResolversParentTypes['RoleMatch']> };
  SkillMatch: Omit<SkillMatch, 'skill'> & { skill: ResolversParentTypes['Skill'] };
  RoleMatch: Omit<RoleMatch, 'role'> & { role: ResolversParentTypes['Role'] };
  SkillSuggestion: Omit<SkillSuggestion, 'skill'> & { skill: ResolversParentTypes['Skill'] };
  ShortlistTarget: ResolversUnionTypes<ResolversParentTypes>['ShortlistTarget'];
  CustomRequirements: CustomRequirementsValue;
  CustomRequirement: CustomRequirementRow;
  ShortlistRequest: ShortlistRequestRow;
  ExclusionCount: ExclusionCount;
  Standing: StandingRow;
  RankInterval: RankInterval;
  WagePosition: WagePositionRow;
  ShortlistReplay: ShortlistReplayRow;
  ReplayDifference: Omit<ReplayDifference, 'stored' | 'again'> & { stored?: Maybe<ResolversParentTypes['ReplayedPlace']>, again?: Maybe<ResolversParentTypes['ReplayedPlace']> };
  ReplayedPlace: ReplayedPlaceRow;
  ShortlistEntryConnection: Omit<ShortlistEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ShortlistEntryEdge']> };
  ShortlistEntryEdge: Omit<ShortlistEntryEdge, 'node'> & { node: ResolversParentTypes['ShortlistEntry'] };
  ShortlistEntry: ShortlistEntryValue;
  AwardGain: AwardGainRow;
  TellingAssessment: TellingAssessmentRow;
  Contribution: ContributionValue;
  SkillGap: SkillGapRow;
  Provenance: ProvenanceRow;
  ShortlistConnection: Omit<ShortlistConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ShortlistEdge']> };
  ShortlistEdge: Omit<ShortlistEdge, 'node'> & { node: ResolversParentTypes['Shortlist'] };
  RequestShortlistInput: RequestShortlistInput;
  ShortlistTargetInput: ShortlistTargetInput;
  CustomRequirementsInput: CustomRequirementsInput;
  RequirementInput: RequirementInput;
  RequestShortlistResult: ResolversUnionTypes<ResolversParentTypes>['RequestShortlistResult'];
  RunResult: ResolversUnionTypes<ResolversParentTypes>['RunResult'];
  ShortlistBatch: ShortlistBatchRow;
  SkillMapping: Omit<SkillMapping, 'skill'> & { skill: ResolversParentTypes['Skill'] };
  SkillRelation: Omit<SkillRelation, 'skill'> & { skill: ResolversParentTypes['Skill'] };
  SkillDemandConnection: Omit<SkillDemandConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SkillDemandEdge']> };
  SkillDemandEdge: Omit<SkillDemandEdge, 'node'> & { node: ResolversParentTypes['Role'] };
  SkillConnection: Omit<SkillConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SkillEdge']> };
  SkillEdge: Omit<SkillEdge, 'node'> & { node: ResolversParentTypes['Skill'] };
  WageBenchmark: WageBenchmarkRow;
  WagePoint: WagePoint;
  WagePremium: WagePremiumRow;
  WageBill: WageBillRow;
  PodCost: PodCostRow;
};

export type SkillResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Skill'] = ResolversParentTypes['Skill']> = {
  adjacent?: Resolver<ResolversTypes['AdjacentSkillConnection'], ParentType, ContextType, RequireFields<SkillAdjacentArgs, 'first'>>;
  heldBy?: Resolver<ResolversTypes['ProficiencyConnection'], ParentType, ContextType, RequireFields<SkillHeldByArgs, 'first' | 'atLeast'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  framework?: Resolver<ResolversTypes['Framework'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  broader?: Resolver<ReadonlyArray<ResolversTypes['Skill']>, ParentType, ContextType>;
  equivalents?: Resolver<ReadonlyArray<ResolversTypes['SkillMapping']>, ParentType, ContextType>;
  buildsOn?: Resolver<ReadonlyArray<ResolversTypes['SkillRelation']>, ParentType, ContextType>;
  replacedBy?: Resolver<ReadonlyArray<ResolversTypes['Skill']>, ParentType, ContextType>;
  retiredIn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trend?: Resolver<Maybe<ResolversTypes['SkillTrend']>, ParentType, ContextType>;
  requiredBy?: Resolver<ResolversTypes['SkillDemandConnection'], ParentType, ContextType, RequireFields<SkillRequiredByArgs, 'first'>>;
  credentials?: Resolver<ResolversTypes['CredentialConnection'], ParentType, ContextType, RequireFields<SkillCredentialsArgs, 'first'>>;
  wagePremium?: Resolver<Maybe<ResolversTypes['WagePremium']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdjacentSkillConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AdjacentSkillConnection'] = ResolversParentTypes['AdjacentSkillConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AdjacentSkillEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Skill']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AdjacentSkillEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AdjacentSkillEdge'] = ResolversParentTypes['AdjacentSkillEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  baseRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sharedRoles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType, RequireFields<AdjacentSkillEdgeSharedRolesArgs, 'first'>>;
};

export type AssignmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Assignment'] = ResolversParentTypes['Assignment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  pod?: Resolver<ResolversTypes['Pod'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssignmentConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AssignmentConnection'] = ResolversParentTypes['AssignmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AssignmentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AssignmentEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AssignmentEdge'] = ResolversParentTypes['AssignmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Assignment'], ParentType, ContextType>;
};

export type RecordAssignmentsResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RecordAssignmentsResult'] = ResolversParentTypes['RecordAssignmentsResult']> = {
  __resolveType: TypeResolveFn<'AssignmentsRecorded' | 'InvalidInput', ParentType, ContextType>;
};

export type AssignmentsRecordedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AssignmentsRecorded'] = ResolversParentTypes['AssignmentsRecorded']> = {
  assignments?: Resolver<ReadonlyArray<ResolversTypes['Assignment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordAssignments?: Resolver<ResolversTypes['RecordAssignmentsResult'], ParentType, ContextType, RequireFields<MutationRecordAssignmentsArgs, 'input'>>;
  recordObservations?: Resolver<ResolversTypes['RecordObservationsResult'], ParentType, ContextType, RequireFields<MutationRecordObservationsArgs, 'input'>>;
  withdrawObservation?: Resolver<ResolversTypes['WithdrawObservationResult'], ParentType, ContextType, RequireFields<MutationWithdrawObservationArgs, 'id' | 'reason'>>;
  startJob?: Resolver<ResolversTypes['StartJobResult'], ParentType, ContextType, RequireFields<MutationStartJobArgs, 'input'>>;
  cancelRun?: Resolver<ResolversTypes['CancelRunResult'], ParentType, ContextType, RequireFields<MutationCancelRunArgs, 'id'>>;
  requestShortlist?: Resolver<ResolversTypes['RequestShortlistResult'], ParentType, ContextType, RequireFields<MutationRequestShortlistArgs, 'input'>>;
};

export type RoleClusterResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleCluster'] = ResolversParentTypes['RoleCluster']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ResolversTypes['RoleConnection'], ParentType, ContextType, RequireFields<RoleClusterRolesArgs, 'first'>>;
  distinctiveSkills?: Resolver<ReadonlyArray<ResolversTypes['Skill']>, ParentType, ContextType, RequireFields<RoleClusterDistinctiveSkillsArgs, 'first'>>;
  wage?: Resolver<Maybe<ResolversTypes['WageBenchmark']>, ParentType, ContextType, Partial<RoleClusterWageArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleClusterConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleClusterConnection'] = ResolversParentTypes['RoleClusterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RoleClusterEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoleClusterEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleClusterEdge'] = ResolversParentTypes['RoleClusterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RoleCluster'], ParentType, ContextType>;
};

export type RoleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  cluster?: Resolver<Maybe<ResolversTypes['RoleCluster']>, ParentType, ContextType>;
  clusterPlacedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  similar?: Resolver<ResolversTypes['SimilarRoleConnection'], ParentType, ContextType, RequireFields<RoleSimilarArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  framework?: Resolver<ResolversTypes['Framework'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  equivalents?: Resolver<ReadonlyArray<ResolversTypes['RoleMapping']>, ParentType, ContextType>;
  retiredIn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requirements?: Resolver<ResolversTypes['RoleRequirementConnection'], ParentType, ContextType, RequireFields<RoleRequirementsArgs, 'first'>>;
  wage?: Resolver<Maybe<ResolversTypes['WageBenchmark']>, ParentType, ContextType, Partial<RoleWageArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SimilarRoleConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SimilarRoleConnection'] = ResolversParentTypes['SimilarRoleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SimilarRoleEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SimilarRoleEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SimilarRoleEdge'] = ResolversParentTypes['SimilarRoleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sharedSkills?: Resolver<ReadonlyArray<ResolversTypes['Skill']>, ParentType, ContextType, RequireFields<SimilarRoleEdgeSharedSkillsArgs, 'first'>>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  roleClusters?: Resolver<ResolversTypes['RoleClusterConnection'], ParentType, ContextType, RequireFields<QueryRoleClustersArgs, 'first'>>;
  credential?: Resolver<Maybe<ResolversTypes['Credential']>, ParentType, ContextType, RequireFields<QueryCredentialArgs, 'id'>>;
  credentials?: Resolver<ResolversTypes['CredentialConnection'], ParentType, ContextType, RequireFields<QueryCredentialsArgs, 'first'>>;
  demand?: Resolver<ResolversTypes['DemandConnection'], ParentType, ContextType, RequireFields<QueryDemandArgs, 'first'>>;
  gapAnalysis?: Resolver<ResolversTypes['GapAnalysisResult'], ParentType, ContextType, RequireFields<QueryGapAnalysisArgs, 'input'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType, RequireFields<QueryPersonArgs, 'id'>>;
  personByExternalId?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType, RequireFields<QueryPersonByExternalIdArgs, 'externalId'>>;
  people?: Resolver<ResolversTypes['PersonConnection'], ParentType, ContextType, RequireFields<QueryPeopleArgs, 'first'>>;
  units?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  pod?: Resolver<Maybe<ResolversTypes['Pod']>, ParentType, ContextType, RequireFields<QueryPodArgs, 'id'>>;
  pods?: Resolver<ResolversTypes['PodConnection'], ParentType, ContextType, RequireFields<QueryPodsArgs, 'first'>>;
  revalidations?: Resolver<ResolversTypes['RevalidationConnection'], ParentType, ContextType, RequireFields<QueryRevalidationsArgs, 'first' | 'withinDays' | 'level'>>;
  newestEvidence?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType, RequireFields<QueryRoleArgs, 'id'>>;
  roleByCode?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType, RequireFields<QueryRoleByCodeArgs, 'framework' | 'code'>>;
  roles?: Resolver<ResolversTypes['RoleConnection'], ParentType, ContextType, RequireFields<QueryRolesArgs, 'first'>>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<QueryRunArgs, 'id'>>;
  runs?: Resolver<ResolversTypes['RunConnection'], ParentType, ContextType, RequireFields<QueryRunsArgs, 'first'>>;
  matchText?: Resolver<ResolversTypes['TextMatch'], ParentType, ContextType, RequireFields<QueryMatchTextArgs, 'text' | 'first'>>;
  suggestSkills?: Resolver<ReadonlyArray<ResolversTypes['SkillSuggestion']>, ParentType, ContextType, RequireFields<QuerySuggestSkillsArgs, 'having' | 'first'>>;
  shortlist?: Resolver<Maybe<ResolversTypes['Shortlist']>, ParentType, ContextType, RequireFields<QueryShortlistArgs, 'id'>>;
  shortlists?: Resolver<ResolversTypes['ShortlistConnection'], ParentType, ContextType, RequireFields<QueryShortlistsArgs, 'first'>>;
  skill?: Resolver<Maybe<ResolversTypes['Skill']>, ParentType, ContextType, RequireFields<QuerySkillArgs, 'id'>>;
  skillByCode?: Resolver<Maybe<ResolversTypes['Skill']>, ParentType, ContextType, RequireFields<QuerySkillByCodeArgs, 'framework' | 'code'>>;
  skills?: Resolver<ResolversTypes['SkillConnection'], ParentType, ContextType, RequireFields<QuerySkillsArgs, 'first'>>;
};

export type CredentialResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Credential'] = ResolversParentTypes['Credential']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['Issuer'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CredentialKind'], ParentType, ContextType>;
  validates?: Resolver<ResolversTypes['CredentialSkillConnection'], ParentType, ContextType, RequireFields<CredentialValidatesArgs, 'first'>>;
  stacksInto?: Resolver<ReadonlyArray<ResolversTypes['Credential']>, ParentType, ContextType>;
  prerequisites?: Resolver<ReadonlyArray<ResolversTypes['Credential']>, ParentType, ContextType>;
  days?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CredentialSkillConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CredentialSkillConnection'] = ResolversParentTypes['CredentialSkillConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CredentialSkillEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CredentialSkillEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CredentialSkillEdge'] = ResolversParentTypes['CredentialSkillEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CredentialConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CredentialConnection'] = ResolversParentTypes['CredentialConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CredentialEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CredentialEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CredentialEdge'] = ResolversParentTypes['CredentialEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Credential'], ParentType, ContextType>;
};

export type IssuerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Issuer'] = ResolversParentTypes['Issuer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AwardResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Award'] = ResolversParentTypes['Award']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  credential?: Resolver<ResolversTypes['Credential'], ParentType, ContextType>;
  awardedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AwardStatus'], ParentType, ContextType, Partial<AwardStatusArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AwardConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AwardConnection'] = ResolversParentTypes['AwardConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AwardEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AwardEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AwardEdge'] = ResolversParentTypes['AwardEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Award'], ParentType, ContextType>;
};

export type DemandResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Demand'] = ResolversParentTypes['Demand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pod?: Resolver<Maybe<ResolversTypes['Pod']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  headcount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  filled?: Resolver<ResolversTypes['Float'], ParentType, ContextType, Partial<DemandFilledArgs>>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  shortlists?: Resolver<ResolversTypes['ShortlistConnection'], ParentType, ContextType, RequireFields<DemandShortlistsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DemandConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DemandConnection'] = ResolversParentTypes['DemandConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DemandEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DemandEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DemandEdge'] = ResolversParentTypes['DemandEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Demand'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'NotFound' | 'InvalidInput' | 'Conflict', ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldProblem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  with?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FieldProblemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FieldProblem'] = ResolversParentTypes['FieldProblem']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FairnessAuditResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FairnessAudit'] = ResolversParentTypes['FairnessAudit']> = {
  groups?: Resolver<ReadonlyArray<ResolversTypes['GroupImpact']>, ParentType, ContextType>;
  undisclosed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flagged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GroupImpactResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GroupImpact'] = ResolversParentTypes['GroupImpact']> = {
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  considered?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  selected?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  selectionRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scoringRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  impactRatio?: Resolver<Maybe<ResolversTypes['Estimate']>, ParentType, ContextType>;
  scoringImpactRatio?: Resolver<Maybe<ResolversTypes['Estimate']>, ParentType, ContextType>;
  pValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ShortlistResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Shortlist'] = ResolversParentTypes['Shortlist']> = {
  fairness?: Resolver<Maybe<ResolversTypes['FairnessAudit']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['ShortlistTarget'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  considered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['ShortlistEntryConnection'], ParentType, ContextType, RequireFields<ShortlistEntriesArgs, 'first'>>;
  wage?: Resolver<Maybe<ResolversTypes['WageBenchmark']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  request?: Resolver<ResolversTypes['ShortlistRequest'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  excluded?: Resolver<ReadonlyArray<ResolversTypes['ExclusionCount']>, ParentType, ContextType>;
  replay?: Resolver<ResolversTypes['ShortlistReplay'], ParentType, ContextType>;
  tellingAssessment?: Resolver<Maybe<ResolversTypes['TellingAssessment']>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['Standing']>, ParentType, ContextType, RequireFields<ShortlistStandingArgs, 'person'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GapAnalysisResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GapAnalysis'] = ResolversParentTypes['GapAnalysis']> = {
  short?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unseen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headcount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  horizon?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  epoch?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['GapRowConnection'], ParentType, ContextType, RequireFields<GapAnalysisRowsArgs, 'first' | 'orderBy' | 'onlyShort'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GapRowConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GapRowConnection'] = ResolversParentTypes['GapRowConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['GapRowEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GapRowEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GapRowEdge'] = ResolversParentTypes['GapRowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['GapRow'], ParentType, ContextType>;
};

export type GapRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GapRow'] = ResolversParentTypes['GapRow']> = {
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  demand?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  supplyNow?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  supplyAtHorizon?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  gapNow?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  gapAtHorizon?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  observed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GapAnalysisResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GapAnalysisResult'] = ResolversParentTypes['GapAnalysisResult']> = {
  __resolveType: TypeResolveFn<'GapAnalysis' | 'NotFound' | 'InvalidInput' | 'Conflict', ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type NodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Skill' | 'Assignment' | 'RoleCluster' | 'Role' | 'Credential' | 'Issuer' | 'Award' | 'Demand' | 'Shortlist' | 'Observation' | 'Person' | 'Pod' | 'Proficiency' | 'Run', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EstimateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Estimate'] = ResolversParentTypes['Estimate']> = {
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  runProgress?: SubscriptionResolver<Maybe<ResolversTypes['Run']>, "runProgress", ParentType, ContextType, RequireFields<SubscriptionRunProgressArgs, 'id'>>;
};

export type ObservationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Observation'] = ResolversParentTypes['Observation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ObservationKind'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  trials?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  evaluator?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  assignment?: Resolver<Maybe<ResolversTypes['Assignment']>, ParentType, ContextType>;
  artifact?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ObservationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ObservationConnection'] = ResolversParentTypes['ObservationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ObservationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ObservationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ObservationEdge'] = ResolversParentTypes['ObservationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Observation'], ParentType, ContextType>;
};

export type RecordObservationsResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RecordObservationsResult'] = ResolversParentTypes['RecordObservationsResult']> = {
  __resolveType: TypeResolveFn<'ObservationsRecorded' | 'InvalidInput', ParentType, ContextType>;
};

export type ObservationsRecordedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ObservationsRecorded'] = ResolversParentTypes['ObservationsRecorded']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  observations?: Resolver<ReadonlyArray<ResolversTypes['Observation']>, ParentType, ContextType>;
  proficiencies?: Resolver<ReadonlyArray<ResolversTypes['Proficiency']>, ParentType, ContextType>;
  fittedBy?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WithdrawObservationResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WithdrawObservationResult'] = ResolversParentTypes['WithdrawObservationResult']> = {
  __resolveType: TypeResolveFn<'Observation' | 'NotFound' | 'InvalidInput', ParentType, ContextType>;
};

export type PersonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  joinedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  leftAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  availableFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType, Partial<PersonAvailableFromArgs>>;
  wage?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  awards?: Resolver<ResolversTypes['AwardConnection'], ParentType, ContextType, RequireFields<PersonAwardsArgs, 'first'>>;
  assignments?: Resolver<ResolversTypes['AssignmentConnection'], ParentType, ContextType, RequireFields<PersonAssignmentsArgs, 'first'>>;
  proficiency?: Resolver<Maybe<ResolversTypes['Proficiency']>, ParentType, ContextType, RequireFields<PersonProficiencyArgs, 'skill'>>;
  proficiencies?: Resolver<ResolversTypes['ProficiencyConnection'], ParentType, ContextType, RequireFields<PersonProficienciesArgs, 'first'>>;
  bestRoles?: Resolver<ResolversTypes['RoleFitConnection'], ParentType, ContextType, RequireFields<PersonBestRolesArgs, 'first' | 'openOnly'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonConnection'] = ResolversParentTypes['PersonConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonEdge'] = ResolversParentTypes['PersonEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
};

export type PodResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Pod'] = ResolversParentTypes['Pod']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  environment?: Resolver<ReadonlyArray<ResolversTypes['EnvironmentTrait']>, ParentType, ContextType>;
  demand?: Resolver<ResolversTypes['DemandConnection'], ParentType, ContextType, RequireFields<PodDemandArgs, 'first'>>;
  members?: Resolver<ResolversTypes['PersonConnection'], ParentType, ContextType, RequireFields<PodMembersArgs, 'first'>>;
  cost?: Resolver<ResolversTypes['PodCost'], ParentType, ContextType, RequireFields<PodCostArgs, 'percentile'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnvironmentTraitResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EnvironmentTrait'] = ResolversParentTypes['EnvironmentTrait']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PodConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PodConnection'] = ResolversParentTypes['PodConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PodEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PodEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PodEdge'] = ResolversParentTypes['PodEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Pod'], ParentType, ContextType>;
};

export type ProficiencyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Proficiency'] = ResolversParentTypes['Proficiency']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['ProficiencyTier'], ParentType, ContextType>;
  halfLifeDays?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  lastReinforcedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revalidateBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType, RequireFields<ProficiencyRevalidateByArgs, 'level'>>;
  curve?: Resolver<ReadonlyArray<ResolversTypes['CurvePoint']>, ParentType, ContextType, RequireFields<ProficiencyCurveArgs, 'from' | 'to' | 'points'>>;
  evidence?: Resolver<ResolversTypes['ObservationConnection'], ParentType, ContextType, RequireFields<ProficiencyEvidenceArgs, 'first'>>;
  basis?: Resolver<ResolversTypes['ProficiencyBasis'], ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['Skill']>, ParentType, ContextType>;
  award?: Resolver<Maybe<ResolversTypes['Award']>, ParentType, ContextType>;
  fittedBy?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CurvePointResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CurvePoint'] = ResolversParentTypes['CurvePoint']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  estimate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ProficiencyConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProficiencyConnection'] = ResolversParentTypes['ProficiencyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProficiencyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProficiencyEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProficiencyEdge'] = ResolversParentTypes['ProficiencyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Proficiency'], ParentType, ContextType>;
};

export type RevalidationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RevalidationConnection'] = ResolversParentTypes['RevalidationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RevalidationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RevalidationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RevalidationEdge'] = ResolversParentTypes['RevalidationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Proficiency'], ParentType, ContextType>;
  due?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RoleFitConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleFitConnection'] = ResolversParentTypes['RoleFitConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RoleFitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  epoch?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RoleFitEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleFitEdge'] = ResolversParentTypes['RoleFitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['SkillGap']>, ParentType, ContextType, RequireFields<RoleFitEdgeMissingArgs, 'first'>>;
};

export type RoleMappingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleMapping'] = ResolversParentTypes['RoleMapping']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['MappingMatch'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RoleRequirementConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleRequirementConnection'] = ResolversParentTypes['RoleRequirementConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RoleRequirement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoleRequirementResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleRequirement'] = ResolversParentTypes['RoleRequirement']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RoleConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleConnection'] = ResolversParentTypes['RoleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RoleEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoleEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleEdge'] = ResolversParentTypes['RoleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type RunResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['JobName'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RunState'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  phase?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inputDigest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  children?: Resolver<ResolversTypes['RunConnection'], ParentType, ContextType, RequireFields<RunChildrenArgs, 'first'>>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['Metric']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['RunFailure']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['RunResult']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunFailureResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunFailure'] = ResolversParentTypes['RunFailure']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MetricResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RunConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunConnection'] = ResolversParentTypes['RunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RunEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunEdge'] = ResolversParentTypes['RunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
};

export type StartJobResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StartJobResult'] = ResolversParentTypes['StartJobResult']> = {
  __resolveType: TypeResolveFn<'Run' | 'InvalidInput' | 'NotFound' | 'Conflict', ParentType, ContextType>;
};

export type CancelRunResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CancelRunResult'] = ResolversParentTypes['CancelRunResult']> = {
  __resolveType: TypeResolveFn<'Run' | 'NotFound' | 'Conflict', ParentType, ContextType>;
};

export type TextMatchResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TextMatch'] = ResolversParentTypes['TextMatch']> = {
  skills?: Resolver<ReadonlyArray<ResolversTypes['SkillMatch']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['RoleMatch']>, ParentType, ContextType>;
};

export type SkillMatchResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillMatch'] = ResolversParentTypes['SkillMatch']> = {
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RoleMatchResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RoleMatch'] = ResolversParentTypes['RoleMatch']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SkillSuggestionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillSuggestion'] = ResolversParentTypes['SkillSuggestion']> = {
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ShortlistTargetResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistTarget'] = ResolversParentTypes['ShortlistTarget']> = {
  __resolveType: TypeResolveFn<'Role' | 'RoleCluster' | 'Pod' | 'Demand' | 'CustomRequirements', ParentType, ContextType>;
};

export type CustomRequirementsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CustomRequirements'] = ResolversParentTypes['CustomRequirements']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  skills?: Resolver<ReadonlyArray<ResolversTypes['CustomRequirement']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomRequirementResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CustomRequirement'] = ResolversParentTypes['CustomRequirement']> = {
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ShortlistRequestResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistRequest'] = ResolversParentTypes['ShortlistRequest']> = {
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pod?: Resolver<Maybe<ResolversTypes['Pod']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  diversity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  idempotencyKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asSent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExclusionCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ExclusionCount'] = ResolversParentTypes['ExclusionCount']> = {
  reason?: Resolver<ResolversTypes['ExclusionReason'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StandingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Standing'] = ResolversParentTypes['Standing']> = {
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  entry?: Resolver<Maybe<ResolversTypes['ShortlistEntry']>, ParentType, ContextType>;
  excludedBy?: Resolver<ReadonlyArray<ResolversTypes['ExclusionReason']>, ParentType, ContextType>;
  asListed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RankIntervalResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RankInterval'] = ResolversParentTypes['RankInterval']> = {
  low?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type WagePositionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WagePosition'] = ResolversParentTypes['WagePosition']> = {
  wage?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  percentile?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  benchmark?: Resolver<Maybe<ResolversTypes['WageBenchmark']>, ParentType, ContextType>;
};

export type ShortlistReplayResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistReplay'] = ResolversParentTypes['ShortlistReplay']> = {
  identical?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  consideredAgain?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  differences?: Resolver<ReadonlyArray<ResolversTypes['ReplayDifference']>, ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<ResolversTypes['ReplayCause']>, ParentType, ContextType>;
  recordedSince?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReplayDifferenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplayDifference'] = ResolversParentTypes['ReplayDifference']> = {
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  differs?: Resolver<ReadonlyArray<ResolversTypes['ReplayAspect']>, ParentType, ContextType>;
  stored?: Resolver<Maybe<ResolversTypes['ReplayedPlace']>, ParentType, ContextType>;
  again?: Resolver<Maybe<ResolversTypes['ReplayedPlace']>, ParentType, ContextType>;
};

export type ReplayedPlaceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplayedPlace'] = ResolversParentTypes['ReplayedPlace']> = {
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rankInterval?: Resolver<ResolversTypes['RankInterval'], ParentType, ContextType>;
};

export type ShortlistEntryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistEntryConnection'] = ResolversParentTypes['ShortlistEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ShortlistEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShortlistEntryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistEntryEdge'] = ResolversParentTypes['ShortlistEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ShortlistEntry'], ParentType, ContextType>;
};

export type ShortlistEntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistEntry'] = ResolversParentTypes['ShortlistEntry']> = {
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rankInterval?: Resolver<ResolversTypes['RankInterval'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['SkillGap']>, ParentType, ContextType>;
  wagePosition?: Resolver<Maybe<ResolversTypes['WagePosition']>, ParentType, ContextType>;
  nextBest?: Resolver<Maybe<ResolversTypes['Credential']>, ParentType, ContextType>;
  nextBestGain?: Resolver<Maybe<ResolversTypes['AwardGain']>, ParentType, ContextType>;
  mostLifting?: Resolver<Maybe<ResolversTypes['AwardGain']>, ParentType, ContextType>;
};

export type AwardGainResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AwardGain'] = ResolversParentTypes['AwardGain']> = {
  credential?: Resolver<ResolversTypes['Credential'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TellingAssessmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TellingAssessment'] = ResolversParentTypes['TellingAssessment']> = {
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  gain?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  trials?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContributionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Contribution'] = ResolversParentTypes['Contribution']> = {
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['ProficiencyBasis'], ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['Skill']>, ParentType, ContextType>;
  lastObservedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SkillGapResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillGap'] = ResolversParentTypes['SkillGap']> = {
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  bridge?: Resolver<Maybe<ResolversTypes['Skill']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runs?: Resolver<ReadonlyArray<ResolversTypes['Run']>, ParentType, ContextType>;
  inputDigest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  epoch?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  knownAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  seed?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ShortlistConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistConnection'] = ResolversParentTypes['ShortlistConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ShortlistEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShortlistEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistEdge'] = ResolversParentTypes['ShortlistEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Shortlist'], ParentType, ContextType>;
};

export type RequestShortlistResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RequestShortlistResult'] = ResolversParentTypes['RequestShortlistResult']> = {
  __resolveType: TypeResolveFn<'Shortlist' | 'Run' | 'NotFound' | 'InvalidInput' | 'Conflict', ParentType, ContextType>;
};

export type RunResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunResult'] = ResolversParentTypes['RunResult']> = {
  __resolveType: TypeResolveFn<'Shortlist' | 'ShortlistBatch', ParentType, ContextType>;
};

export type ShortlistBatchResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShortlistBatch'] = ResolversParentTypes['ShortlistBatch']> = {
  shortlists?: Resolver<ResolversTypes['ShortlistConnection'], ParentType, ContextType, RequireFields<ShortlistBatchShortlistsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FrameworkResolvers = { ONET: 'onet', ESCO: 'esco', GDAD: 'gdad', RSD: 'rsd', ORGANISATION: 'org' };

export type SkillMappingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillMapping'] = ResolversParentTypes['SkillMapping']> = {
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['MappingMatch'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SkillRelationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillRelation'] = ResolversParentTypes['SkillRelation']> = {
  skill?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['SkillRelationKind'], ParentType, ContextType>;
};

export type SkillDemandConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillDemandConnection'] = ResolversParentTypes['SkillDemandConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SkillDemandEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SkillDemandEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillDemandEdge'] = ResolversParentTypes['SkillDemandEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SkillConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillConnection'] = ResolversParentTypes['SkillConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SkillEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SkillEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SkillEdge'] = ResolversParentTypes['SkillEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
};

export type WageBenchmarkResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WageBenchmark'] = ResolversParentTypes['WageBenchmark']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  area?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sector?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  employment?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  p10?: Resolver<ResolversTypes['WagePoint'], ParentType, ContextType>;
  p25?: Resolver<ResolversTypes['WagePoint'], ParentType, ContextType>;
  p50?: Resolver<ResolversTypes['WagePoint'], ParentType, ContextType>;
  p75?: Resolver<ResolversTypes['WagePoint'], ParentType, ContextType>;
  p90?: Resolver<ResolversTypes['WagePoint'], ParentType, ContextType>;
  percentileOf?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType, RequireFields<WageBenchmarkPercentileOfArgs, 'wage'>>;
  roles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WagePointResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WagePoint'] = ResolversParentTypes['WagePoint']> = {
  amount?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['WageQuality'], ParentType, ContextType>;
};

export type WagePremiumResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WagePremium'] = ResolversParentTypes['WagePremium']> = {
  estimate?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  roles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  benchmarks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  area?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
};

export type WageBillResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WageBill'] = ResolversParentTypes['WageBill']> = {
  amounts?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  counted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  atLeast?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PodCostResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PodCost'] = ResolversParentTypes['PodCost']> = {
  members?: Resolver<ResolversTypes['WageBill'], ParentType, ContextType>;
  demand?: Resolver<ResolversTypes['WageBill'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  Skill?: SkillResolvers<ContextType>;
  AdjacentSkillConnection?: AdjacentSkillConnectionResolvers<ContextType>;
  AdjacentSkillEdge?: AdjacentSkillEdgeResolvers<ContextType>;
  Assignment?: AssignmentResolvers<ContextType>;
  AssignmentConnection?: AssignmentConnectionResolvers<ContextType>;
  AssignmentEdge?: AssignmentEdgeResolvers<ContextType>;
  RecordAssignmentsResult?: RecordAssignmentsResultResolvers<ContextType>;
  AssignmentsRecorded?: AssignmentsRecordedResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  RoleCluster?: RoleClusterResolvers<ContextType>;
  RoleClusterConnection?: RoleClusterConnectionResolvers<ContextType>;
  RoleClusterEdge?: RoleClusterEdgeResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  SimilarRoleConnection?: SimilarRoleConnectionResolvers<ContextType>;
  SimilarRoleEdge?: SimilarRoleEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Credential?: CredentialResolvers<ContextType>;
  CredentialSkillConnection?: CredentialSkillConnectionResolvers<ContextType>;
  CredentialSkillEdge?: CredentialSkillEdgeResolvers<ContextType>;
  CredentialConnection?: CredentialConnectionResolvers<ContextType>;
  CredentialEdge?: CredentialEdgeResolvers<ContextType>;
  Issuer?: IssuerResolvers<ContextType>;
  Award?: AwardResolvers<ContextType>;
  AwardConnection?: AwardConnectionResolvers<ContextType>;
  AwardEdge?: AwardEdgeResolvers<ContextType>;
  Demand?: DemandResolvers<ContextType>;
  DemandConnection?: DemandConnectionResolvers<ContextType>;
  DemandEdge?: DemandEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  Conflict?: ConflictResolvers<ContextType>;
  FieldProblem?: FieldProblemResolvers<ContextType>;
  FairnessAudit?: FairnessAuditResolvers<ContextType>;
  GroupImpact?: GroupImpactResolvers<ContextType>;
  Shortlist?: ShortlistResolvers<ContextType>;
  GapAnalysis?: GapAnalysisResolvers<ContextType>;
  GapRowConnection?: GapRowConnectionResolvers<ContextType>;
  GapRowEdge?: GapRowEdgeResolvers<ContextType>;
  GapRow?: GapRowResolvers<ContextType>;
  GapAnalysisResult?: GapAnalysisResultResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Estimate?: EstimateResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Observation?: ObservationResolvers<ContextType>;
  ObservationConnection?: ObservationConnectionResolvers<ContextType>;
  ObservationEdge?: ObservationEdgeResolvers<ContextType>;
  RecordObservationsResult?: RecordObservationsResultResolvers<ContextType>;
  ObservationsRecorded?: ObservationsRecordedResolvers<ContextType>;
  WithdrawObservationResult?: WithdrawObservationResultResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonConnection?: PersonConnectionResolvers<ContextType>;
  PersonEdge?: PersonEdgeResolvers<ContextType>;
  Pod?: PodResolvers<ContextType>;
  EnvironmentTrait?: EnvironmentTraitResolvers<ContextType>;
  PodConnection?: PodConnectionResolvers<ContextType>;
  PodEdge?: PodEdgeResolvers<ContextType>;
  Proficiency?: ProficiencyResolvers<ContextType>;
  CurvePoint?: CurvePointResolvers<ContextType>;
  ProficiencyConnection?: ProficiencyConnectionResolvers<ContextType>;
  ProficiencyEdge?: ProficiencyEdgeResolvers<ContextType>;
  RevalidationConnection?: RevalidationConnectionResolvers<ContextType>;
  RevalidationEdge?: RevalidationEdgeResolvers<ContextType>;
  RoleFitConnection?: RoleFitConnectionResolvers<ContextType>;
  RoleFitEdge?: RoleFitEdgeResolvers<ContextType>;
  RoleMapping?: RoleMappingResolvers<ContextType>;
  RoleRequirementConnection?: RoleRequirementConnectionResolvers<ContextType>;
  RoleRequirement?: RoleRequirementResolvers<ContextType>;
  RoleConnection?: RoleConnectionResolvers<ContextType>;
  RoleEdge?: RoleEdgeResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunFailure?: RunFailureResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  StartJobResult?: StartJobResultResolvers<ContextType>;
  CancelRunResult?: CancelRunResultResolvers<ContextType>;
  TextMatch?: TextMatchResolvers<ContextType>;
  SkillMatch?: SkillMatchResolvers<ContextType>;
  RoleMatch?: RoleMatchResolvers<ContextType>;
  SkillSuggestion?: SkillSuggestionResolvers<ContextType>;
  ShortlistTarget?: ShortlistTargetResolvers<ContextType>;
  CustomRequirements?: CustomRequirementsResolvers<ContextType>;
  CustomRequirement?: CustomRequirementResolvers<ContextType>;
  ShortlistRequest?: ShortlistRequestResolvers<ContextType>;
  ExclusionCount?: ExclusionCountResolvers<ContextType>;
  Standing?: StandingResolvers<ContextType>;
  RankInterval?: RankIntervalResolvers<ContextType>;
  WagePosition?: WagePositionResolvers<ContextType>;
  ShortlistReplay?: ShortlistReplayResolvers<ContextType>;
  ReplayDifference?: ReplayDifferenceResolvers<ContextType>;
  ReplayedPlace?: ReplayedPlaceResolvers<ContextType>;
  ShortlistEntryConnection?: ShortlistEntryConnectionResolvers<ContextType>;
  ShortlistEntryEdge?: ShortlistEntryEdgeResolvers<ContextType>;
  ShortlistEntry?: ShortlistEntryResolvers<ContextType>;
  AwardGain?: AwardGainResolvers<ContextType>;
  TellingAssessment?: TellingAssessmentResolvers<ContextType>;
  Contribution?: ContributionResolvers<ContextType>;
  SkillGap?: SkillGapResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  ShortlistConnection?: ShortlistConnectionResolvers<ContextType>;
  ShortlistEdge?: ShortlistEdgeResolvers<ContextType>;
  RequestShortlistResult?: RequestShortlistResultResolvers<ContextType>;
  RunResult?: RunResultResolvers<ContextType>;
  ShortlistBatch?: ShortlistBatchResolvers<ContextType>;
  Framework?: FrameworkResolvers;
  SkillMapping?: SkillMappingResolvers<ContextType>;
  SkillRelation?: SkillRelationResolvers<ContextType>;
  SkillDemandConnection?: SkillDemandConnectionResolvers<ContextType>;
  SkillDemandEdge?: SkillDemandEdgeResolvers<ContextType>;
  SkillConnection?: SkillConnectionResolvers<ContextType>;
  SkillEdge?: SkillEdgeResolvers<ContextType>;
  WageBenchmark?: WageBenchmarkResolvers<ContextType>;
  WagePoint?: WagePointResolvers<ContextType>;
  WagePremium?: WagePremiumResolvers<ContextType>;
  WageBill?: WageBillResolvers<ContextType>;
  PodCost?: PodCostResolvers<ContextType>;
};


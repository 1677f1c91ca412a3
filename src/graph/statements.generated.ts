// Made by `npm run generate` from cypher/**/*.cypher: edit those.
import type { Statement } from './graph.ts';

export interface AdjacentSkillsParams { readonly ids: readonly string[]; readonly run: string; }

export interface AdjacentSkillsRow { readonly id: string; readonly skillId: string; readonly strength: number; readonly roleIds: readonly string[]; }

export interface AdvanceDisclosureEpochRow { readonly epoch: number; }

export interface AppendAdjacenciesParams { readonly run: string; readonly rows: readonly { readonly sourceId: string; readonly targetId: string; readonly strength: number; readonly framework: number; readonly people: number; readonly rank: number; readonly roles: readonly string[]; }[]; }

export interface AppendAwardsParams { readonly rows: readonly { readonly id: string; readonly version: string; readonly externalId: string; readonly personId: string; readonly credentialId: string; readonly awardedAt: number; readonly expiresAt: number | null; readonly status: string | null; readonly statusAt: number | null; readonly recordedAt: number; readonly recordedSeq: number; }[]; readonly open: number; }

export interface AppendChangesParams { readonly rows: readonly { readonly place: number; readonly kind: string; readonly subject: string; }[]; readonly count: number; readonly at: number; }

export interface AppendChangesRow { readonly last: number; }

export interface AppendClustersParams { readonly run: string; readonly rows: readonly { readonly id: string; readonly label: string; readonly size: number; }[]; }

export interface AppendObservationsParams { readonly rows: readonly { readonly id: string; readonly version: string; readonly externalId: string; readonly personId: string; readonly skillId: string; readonly at: number; readonly kind: string; readonly score: number; readonly trials: number | null; readonly evaluatorId: string | null; readonly assignmentId: string | null; readonly artifact: string | null; readonly recordedAt: number; readonly recordedSeq: number; }[]; readonly open: number; }

export interface AppendObservationsRow { readonly appended: number; }

export interface AppendOutcomesParams { readonly rows: readonly { readonly id: string; readonly version: string; readonly assignmentId: string; readonly value: number; readonly at: number | null; readonly recordedAt: number; readonly recordedSeq: number; }[]; readonly open: number; }

export interface AppendPremiumsParams { readonly run: string; readonly rows: readonly { readonly skillId: string; readonly premium: number; readonly low: number; readonly high: number; readonly coverage: number; readonly roles: number; readonly benchmarks: number; readonly source: string; readonly year: number; readonly area: string; readonly currency: string; }[]; }

export interface AppendProficienciesParams { readonly run: string; readonly rows: readonly { readonly personId: string; readonly skillId: string; readonly initial: number; readonly halfLifeDays: number; readonly ability: number; readonly abilityVariance: number; readonly logHalfLifeVariance: number; readonly covariance: number; readonly lastReinforcedAt: number; readonly lastAt: number; readonly observedAt: number; readonly observations: number; readonly achieved: number; }[]; }

export interface AppendShortlistParams { readonly id: string; readonly run: string | null; readonly targetId: string; readonly targetKind: string; readonly asOf: number; readonly knownAt: number; readonly createdAt: number; readonly request: string; readonly requestDigest: string; readonly idempotencyKey: string | null; readonly considered: number; readonly engine: string; readonly seed: string; readonly inputDigest: string; readonly epoch: string; readonly runs: readonly string[]; readonly entries: number; readonly outcome: string; readonly rows: readonly { readonly id: string; readonly rank: number; readonly personId: string; readonly roleId: string; readonly score: number; readonly body: string; }[]; }

export interface AppendShortlistEntriesParams { readonly shortlistId: string; readonly rows: readonly { readonly id: string; readonly rank: number; readonly personId: string; readonly roleId: string; readonly score: number; readonly body: string; }[]; }

export interface AppendSimilaritiesParams { readonly run: string; readonly rows: readonly { readonly sourceId: string; readonly targetId: string; readonly score: number; readonly rank: number; readonly skills: readonly string[]; }[]; }

export interface AppendVectorBlocksParams { readonly run: string; readonly rows: readonly { readonly id: string; readonly kind: string; readonly ids: readonly string[]; readonly scales: readonly number[]; readonly centres: readonly number[]; readonly weights: readonly number[]; readonly dimensions: number; readonly vectors: string; }[]; }

export interface AssignmentsByIdParams { readonly ids: readonly string[]; }

export interface AssignmentsByIdRow { readonly id: string; readonly externalId: string; readonly personId: string; readonly podId: string; readonly roleId: string; readonly from: string; readonly to: string | null; readonly allocation: number | null; readonly outcome: number | null; readonly outcomeAt: number | null; }

export interface AwardEndsOfPeopleParams { readonly people: readonly string[]; readonly after: number; readonly open: number; }

export interface AwardEndsOfPeopleRow { readonly statusAt: number; }

export interface AwardHoldersParams { readonly awards: readonly string[]; }

export interface AwardHoldersRow { readonly personId: string; }

export interface AwardsByIdParams { readonly ids: readonly string[]; readonly open: number; }

export interface AwardsByIdRow { readonly id: string; readonly personId: string; readonly credentialId: string; readonly awardedAt: number; readonly expiresAt: number | null; readonly status: string | null; readonly statusAt: number | null; }

export interface AwardsEndedAfterParams { readonly after: number; readonly open: number; }

export interface AwardsEndedAfterRow { readonly personId: string; readonly statusAt: number; }

export interface AwardsOfPeopleParams { readonly personIds: readonly string[]; readonly asOf: number; readonly knownAt: number; readonly knownSeq: number; }

export interface AwardsOfPeopleRow { readonly id: string; readonly personId: string; readonly credentialId: string; readonly awardedAt: number; readonly expiresAt: number | null; readonly status: string | null; readonly statusAt: number | null; }

export interface AwardsRecordedAtParams { readonly positions: readonly number[]; }

export interface AwardsRecordedAtRow { readonly awardId: string; }

export interface BeginAttemptParams { readonly id: string; readonly at: number; readonly counted: number; readonly heartbeatAt: number | null; }

export interface BeginAttemptRow { readonly fence: number; readonly attempts: number; readonly seed: string; readonly parameters: string; readonly job: string; readonly progress: number; readonly phase: string | null; }

export interface BeginFitParams { readonly id: string; readonly run: string; readonly edgesOf: string | null; readonly generation: number; readonly plan: string; readonly changed: readonly string[] | null; }

export interface BroaderSkillsParams { readonly ids: readonly string[]; readonly limit: number; }

export interface BroaderSkillsRow { readonly id: string; readonly broaderIds: readonly string[]; }

export interface CatchUpParams { readonly unmarked: number; }

export interface CitedRunStatesParams { readonly ids: readonly string[]; }

export interface CitedRunStatesRow { readonly id: string; readonly job: string; readonly clearedAt: number | null; }

export interface CitedRunsParams { readonly ids: readonly string[]; readonly since: number; }

export interface CitedRunsRow { readonly run: string; }

export interface ClaimFitParams { readonly id: string; }

export interface ClaimFitRow { readonly generation: number; readonly claimedBy: string | null; }

export interface ClearEvidenceMarksParams { readonly people: readonly string[]; }

export interface ClusterOfRolesParams { readonly roleIds: readonly string[]; readonly run: string; }

export interface ClusterOfRolesRow { readonly roleId: string; readonly id: string; readonly label: string; readonly size: number; readonly placedAt: number | null; }

export interface ClusterRoleIdsParams { readonly run: string; readonly labels: readonly string[]; }

export interface ClusterRoleIdsRow { readonly clusterId: string; readonly label: string; readonly roleIds: readonly string[]; }

export interface ClusterWagesParams { readonly clusterIds: readonly string[]; readonly source: string | null; readonly area: string | null; readonly currency: string | null; readonly sector: string | null; readonly preferredCurrency: string | null; readonly preferredSource: string | null; readonly preferredArea: string | null; }

export interface ClusterWagesRow { readonly parentId: string; readonly size: number; readonly id: string; readonly source: string; readonly year: number; readonly area: string; readonly sector: string | null; readonly currency: string; readonly employment: number | null; readonly p10: number | null; readonly p25: number | null; readonly p50: number | null; readonly p75: number | null; readonly p90: number | null; readonly p10Quality: string; readonly p25Quality: string; readonly p50Quality: string; readonly p75Quality: string; readonly p90Quality: string; readonly roleCount: number | null; readonly roleIds: readonly string[]; }

export interface ClusteredRoleCountParams { readonly clusterId: string; readonly run: string; readonly framework: string | null; }

export interface ClusteredRoleCountRow { readonly total: number; }

export interface ClusteredRolePageParams { readonly clusterId: string; readonly run: string; readonly after: string; readonly framework: string | null; readonly limit: number; }

export interface ClusteredRolePageRow { readonly id: string; readonly framework: string; readonly code: string; readonly title: string; }

export interface ClustersByIdParams { readonly ids: readonly string[]; }

export interface ClustersByIdRow { readonly id: string; readonly label: string; readonly size: number; }

export interface CommitmentsParams { readonly ids: readonly string[]; readonly day: string; }

export interface CommitmentsRow { readonly personId: string; readonly from: string; readonly to: string | null; }

export interface CountPartsParams { readonly parent: string; }

export interface CountPartsRow { readonly state: string; readonly parts: number; readonly progress: number; }

export interface CountRunsParams { readonly job: string | null; readonly state: string | null; }

export interface CountRunsRow { readonly runs: number; }

export interface CreateRunsParams { readonly rows: readonly { readonly id: string; readonly job: string; readonly parameters: string; readonly bodyDigest: string; readonly seed: string; readonly codeVersion: string; readonly idempotencyKey: string | null; readonly parentId: string | null; readonly requestedAt: number; }[]; }

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

export interface DecayEvidenceParams { readonly asOf: number; readonly knownAt: number; readonly knownSeq: number; }

export interface DecayEvidenceRow { readonly personId: string; readonly skillId: string; readonly taskClass: string; readonly at: number; readonly kind: string; readonly score: number; readonly trials: number | null; readonly evaluatorId: string | null; }

export interface DecayEvidenceOfPeopleParams { readonly people: readonly string[]; readonly asOf: number; readonly knownAt: number; readonly knownSeq: number; }

export interface DecayEvidenceOfPeopleRow { readonly personId: string; readonly skillId: string; readonly taskClass: string; readonly at: number; readonly kind: string; readonly score: number; readonly trials: number | null; readonly evaluatorId: string | null; }

export interface DecayHyperparametersParams { readonly run: string; }

export interface DecayHyperparametersRow { readonly hyperparameters: string | null; }

export interface DemandCountParams { readonly openOn: string | null; readonly anyRole: boolean; readonly roleIds: readonly string[]; }

export interface DemandCountRow { readonly total: number; }

export interface DemandFillingsParams { readonly rows: readonly { readonly id: string; readonly day: string; }[]; }

export interface DemandFillingsRow { readonly id: string; readonly siblingIds: readonly string[]; readonly siblingHeadcounts: readonly number[]; readonly allocated: number; }

export interface DemandPageParams { readonly afterFrom: string; readonly afterId: string; readonly openOn: string | null; readonly anyRole: boolean; readonly roleIds: readonly string[]; readonly limit: number; }

export interface DemandPageRow { readonly id: string; readonly podId: string; readonly roleId: string; readonly headcount: number; readonly from: string; readonly to: string | null; }

export interface DemandingRoleCountRow { readonly total: number; }

export interface DemandsByIdParams { readonly ids: readonly string[]; }

export interface DemandsByIdRow { readonly id: string; readonly podId: string; readonly roleId: string; readonly headcount: number; readonly from: string; readonly to: string | null; }

export interface DerivedAdjacenciesParams { readonly run: string; }

export interface DerivedAdjacenciesRow { readonly id: string; readonly edges: number; }

export interface DerivedClustersParams { readonly run: string; }

export interface DerivedClustersRow { readonly id: string; readonly edges: number; }

export interface DerivedDistinctionsParams { readonly run: string; }

export interface DerivedDistinctionsRow { readonly id: string; readonly edges: number; }

export interface DerivedMembershipsParams { readonly run: string; }

export interface DerivedMembershipsRow { readonly id: string; readonly edges: number; }

export interface DerivedPremiumsParams { readonly run: string; }

export interface DerivedPremiumsRow { readonly id: string; readonly edges: number; }

export interface DerivedProficienciesParams { readonly run: string; }

export interface DerivedProficienciesRow { readonly id: string; readonly edges: number; }

export interface DerivedSimilaritiesParams { readonly run: string; }

export interface DerivedSimilaritiesRow { readonly id: string; readonly edges: number; }

export interface DerivedVectorBlocksParams { readonly run: string; }

export interface DerivedVectorBlocksRow { readonly id: string; readonly edges: number; }

export interface DiscardAdjacenciesParams { readonly run: string; readonly limit: number; }

export interface DiscardAdjacenciesRow { readonly removed: number; }

export interface DiscardClustersParams { readonly run: string; readonly limit: number; }

export interface DiscardClustersRow { readonly removed: number; }

export interface DiscardPremiumsParams { readonly run: string; readonly limit: number; }

export interface DiscardPremiumsRow { readonly removed: number; }

export interface DiscardSimilaritiesParams { readonly run: string; readonly limit: number; }

export interface DiscardSimilaritiesRow { readonly removed: number; }

export interface DiscardVectorBlocksParams { readonly run: string; readonly limit: number; }

export interface DiscardVectorBlocksRow { readonly removed: number; }

export interface DisplaceLateRolesParams { readonly run: string; readonly ids: readonly string[]; }

export interface DistinctiveSkillsParams { readonly ids: readonly string[]; readonly limit: number; }

export interface DistinctiveSkillsRow { readonly id: string; readonly skillId: string; readonly weight: number; readonly rank: number; }

export interface DistinguishClustersParams { readonly run: string; readonly rows: readonly { readonly clusterId: string; readonly skillId: string; readonly rank: number; readonly weight: number; }[]; }

export interface EndAwardVersionsParams { readonly rows: readonly { readonly version: string; readonly at: number; }[]; readonly seq: number; }

export interface EndObservationVersionsParams { readonly rows: readonly { readonly version: string; readonly at: number; }[]; readonly seq: number; }

export interface EndRunParams { readonly id: string; readonly state: string; readonly at: number; readonly progress: number; readonly phase: string | null; readonly failureCode: string | null; readonly failureMessage: string | null; }

export interface EndSeriesParams { readonly rows: readonly { readonly personId: string; readonly skillId: string; }[]; readonly run: string; }

export interface EndedProficienciesParams { readonly run: string; readonly generation: number; }

export interface EndedProficienciesRow { readonly id: string; readonly edges: number; }

export interface EnsurePersonKeyParams { readonly candidate: string; }

export interface EnsurePersonKeyRow { readonly personKey: string; }

export interface EvidenceCountsOfPeopleParams { readonly people: readonly string[]; readonly asOf: number; readonly knownSeq: number; readonly formerAsOf: number; readonly formerSeq: number; }

export interface EvidenceCountsOfPeopleRow { readonly personId: string; readonly observations: number; readonly former: number; readonly lastAt: number | null; }

export interface EvidencePeopleParams { readonly asOf: number; readonly knownSeq: number; }

export interface EvidencePeopleRow { readonly personId: string; readonly observations: number; }

export interface EvidenceSkillsRow { readonly skillId: string; }

export interface FitClaimParams { readonly id: string; }

export interface FitClaimRow { readonly claimedBy: string | null; }

export interface FitPlanParams { readonly run: string; }

export interface FitPlanRow { readonly plan: string | null; readonly changed: readonly string[] | null; readonly hyperparameters: string | null; readonly edgesOf: string | null; readonly metrics: string; }

export interface FittedProficienciesParams { readonly rows: readonly { readonly personId: string; readonly skillId: string; }[]; readonly run: string; }

export interface FittedProficienciesRow { readonly personId: string; readonly skillId: string; readonly taskClass: string; readonly initial: number; readonly halfLifeDays: number; readonly ability: number; readonly abilityVariance: number; readonly logHalfLifeVariance: number; readonly covariance: number; readonly lastReinforcedAt: number; readonly lastAt: number; readonly observedAt: number; readonly observations: number; readonly achieved: number; }

export interface ForgetAdjacenciesParams { readonly run: string; readonly ids: readonly string[]; }

export interface ForgetClustersParams { readonly run: string; readonly ids: readonly string[]; }

export interface ForgetDistinctionsParams { readonly run: string; readonly ids: readonly string[]; }

export interface ForgetEndedProficienciesParams { readonly run: string; readonly generation: number; readonly ids: readonly string[]; }

export interface ForgetMembershipsParams { readonly run: string; readonly ids: readonly string[]; }

export interface ForgetPremiumsParams { readonly run: string; readonly ids: readonly string[]; }

export interface ForgetProficienciesParams { readonly run: string; readonly ids: readonly string[]; }

export interface ForgetSimilaritiesParams { readonly run: string; readonly ids: readonly string[]; }

export interface ForgetVectorBlocksParams { readonly run: string; readonly ids: readonly string[]; }

export interface FormerPeopleParams { readonly ids: readonly string[]; readonly open: number; }

export interface FormerPeopleRow { readonly personId: string; }

export interface FormerSeriesParams { readonly rows: readonly { readonly personId: string; readonly skillIds: readonly string[]; }[]; }

export interface FormerSeriesRow { readonly personId: string; readonly skillId: string; readonly initial: number; }

export interface FrameworkRoleCodesParams { readonly framework: string; }

export interface FrameworkRoleCodesRow { readonly id: string; readonly code: string; }

export interface GenerationPeopleParams { readonly run: string; }

export interface GenerationPeopleRow { readonly personId: string; }

export interface IssuersByIdParams { readonly ids: readonly string[]; }

export interface IssuersByIdRow { readonly id: string; readonly name: string; readonly url: string | null; }

export interface KnownAssignmentsParams { readonly ids: readonly string[]; }

export interface KnownAssignmentsRow { readonly id: string; }

export interface KnownCredentialsParams { readonly ids: readonly string[]; }

export interface KnownCredentialsRow { readonly id: string; }

export interface KnownIssuersParams { readonly ids: readonly string[]; }

export interface KnownIssuersRow { readonly id: string; }

export interface KnownPeopleParams { readonly ids: readonly string[]; }

export interface KnownPeopleRow { readonly id: string; }

export interface KnownPodsParams { readonly ids: readonly string[]; }

export interface KnownPodsRow { readonly id: string; }

export interface KnownRolesParams { readonly ids: readonly string[]; }

export interface KnownRolesRow { readonly id: string; }

export interface KnownSkillsParams { readonly ids: readonly string[]; }

export interface KnownSkillsRow { readonly id: string; }

export interface LastObservedParams { readonly rows: readonly { readonly personId: string; readonly skillIds: readonly string[]; }[]; readonly asOf: number; readonly knownAt: number; readonly knownSeq: number; }

export interface LastObservedRow { readonly personId: string; readonly skillId: string; readonly lastAt: number; }

export interface LeadingSkillsParams { readonly skills: readonly string[]; readonly run: string; }

export interface LeadingSkillsRow { readonly toSkillId: string; readonly taskClass: string; readonly fromSkillId: string | null; readonly strength: number | null; }

export interface LeftShardResultsParams { readonly after: string; readonly limit: number; }

export interface LeftShardResultsRow { readonly id: string; readonly run: string; }

export interface LinkAssignmentsParams { readonly rows: readonly { readonly id: string; readonly personId: string; readonly podId: string; readonly roleId: string; }[]; }

export interface LinkBenchmarksParams { readonly rows: readonly { readonly id: string; readonly roleId: string; }[]; }

export interface LinkBroaderSkillsParams { readonly rows: readonly { readonly id: string; readonly broaderId: string; }[]; }

export interface LinkCredentialIssuersParams { readonly rows: readonly { readonly id: string; readonly targetId: string; }[]; }

export interface LinkCredentialPrerequisitesParams { readonly rows: readonly { readonly id: string; readonly targetId: string; }[]; }

export interface LinkCredentialStacksParams { readonly rows: readonly { readonly id: string; readonly targetId: string; }[]; }

export interface LinkDemandParams { readonly rows: readonly { readonly id: string; readonly podId: string; readonly roleId: string; }[]; }

export interface LinkEvaluatorsParams { readonly rows: readonly { readonly id: string; readonly version: string; readonly evaluatorId: string; }[]; }

export interface LinkEvaluatorsRow { readonly linked: number; }

export interface LinkInvolvementsParams { readonly rows: readonly { readonly id: string; readonly activityId: string; readonly tasks: number; }[]; }

export interface LinkObservedAssignmentsParams { readonly rows: readonly { readonly id: string; readonly version: string; readonly assignmentId: string; }[]; }

export interface LinkObservedAssignmentsRow { readonly linked: number; }

export interface LinkPartsParams { readonly parent: string; readonly ids: readonly string[]; }

export interface LinkRequirementsParams { readonly rows: readonly { readonly id: string; readonly skillId: string; readonly importance: number; readonly level: number; }[]; }

export interface LinkRoleMappingsParams { readonly rows: readonly { readonly id: string; readonly toId: string; readonly matched: string; readonly source: string; readonly origin: string; }[]; }

export interface LinkSkillMappingsParams { readonly rows: readonly { readonly id: string; readonly toId: string; readonly matched: string; readonly source: string; readonly origin: string; }[]; }

export interface LinkSkillRelationsParams { readonly rows: readonly { readonly id: string; readonly relatedId: string; readonly relation: string; }[]; }

export interface LinkSkillReplacementsParams { readonly rows: readonly { readonly id: string; readonly replacementId: string; }[]; }

export interface LockChangeCounterRow { readonly last: number; readonly unmarked: number; readonly caughtUp: number; }

export interface LockRunParams { readonly id: string; readonly fence: number; }

export interface LockRunRow { readonly fence: number; readonly state: string; }

export interface MappedRolesParams { readonly origin: string; }

export interface MappedRolesRow { readonly id: string; }

export interface MappedSkillsParams { readonly origin: string; }

export interface MappedSkillsRow { readonly id: string; }

export interface MarkAssignedParams { readonly ids: readonly string[]; readonly seq: number; }

export interface MarkEvidenceParams { readonly people: readonly string[]; }

export interface MarkFrameworkRolesParams { readonly rows: readonly { readonly id: string; readonly content: string; readonly addedRelease: number; readonly changedRelease: number; readonly retiredIn: string | null; readonly retiredRelease: number | null; }[]; }

export interface MarkFrameworkSkillsParams { readonly rows: readonly { readonly id: string; readonly content: string; readonly addedRelease: number; readonly changedRelease: number; readonly seenRelease: number; readonly retiredIn: string | null; readonly retiredRelease: number | null; readonly demand: number; readonly formerHot: boolean | null; readonly formerInDemand: boolean | null; readonly formerDemand: number | null; readonly trend: string | null; }[]; }

export interface MarkRunClearedParams { readonly id: string; readonly at: number; }

export interface ObservationsByIdParams { readonly ids: readonly string[]; readonly open: number; }

export interface ObservationsByIdRow { readonly id: string; readonly version: string; readonly externalId: string; readonly personId: string; readonly skillId: string; readonly at: number; readonly kind: string; readonly score: number; readonly trials: number | null; readonly evaluatorId: string | null; readonly assignmentId: string | null; readonly artifact: string | null; readonly recordedAt: number; readonly withdrawnAt: number; }

export interface OpenDemandParams { readonly day: string; readonly all: boolean; readonly ids: readonly string[]; readonly podIds: readonly string[]; readonly roleIds: readonly string[]; readonly units: readonly string[]; }

export interface OpenDemandRow { readonly demandId: string; readonly podId: string; readonly roleId: string; readonly headcount: number; readonly from: string; readonly to: string | null; }

export interface OrganisationRequirementsParams { readonly ids: readonly string[]; }

export interface OrganisationRequirementsRow { readonly id: string; readonly skillIds: readonly string[]; }

export interface PartsOfRunsParams { readonly ids: readonly string[]; readonly after: string; readonly limit: number; }

export interface PartsOfRunsRow { readonly id: string; readonly total: number; readonly partIds: readonly string[]; }

export interface PartsToldParams { readonly id: string; }

export interface PartsToldRow { readonly state: string; readonly fence: number; readonly progress: number; readonly phase: string | null; readonly partsStoodAt: number | null; }

export interface PeopleByIdParams { readonly ids: readonly string[]; }

export interface PeopleByIdRow { readonly id: string; readonly externalId: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }

export interface PeopleEvidencedAfterParams { readonly after: number; }

export interface PeopleEvidencedAfterRow { readonly personId: string; }

export interface PeopleProficienciesParams { readonly people: readonly string[]; readonly run: string; }

export interface PeopleProficienciesRow { readonly personId: string; readonly skillId: string; readonly taskClass: string; readonly initial: number; readonly halfLifeDays: number; readonly ability: number; readonly abilityVariance: number; readonly logHalfLifeVariance: number; readonly covariance: number; readonly lastReinforcedAt: number; readonly lastAt: number; readonly observedAt: number; readonly observations: number; readonly achieved: number; }

export interface PeopleVouchedInParams { readonly skillIds: readonly string[]; }

export interface PeopleVouchedInRow { readonly personId: string; }

export interface PeopleVouchedOtherwiseParams { readonly after: number; }

export interface PeopleVouchedOtherwiseRow { readonly personId: string; }

export interface PeopleWithLaterEvidenceParams { readonly at: number; }

export interface PeopleWithLaterEvidenceRow { readonly personId: string; }

export interface PeopleWithinParams { readonly from: string; readonly until: string; }

export interface PeopleWithinRow { readonly personId: string; }

export interface PersonAssignmentsParams { readonly ids: readonly string[]; readonly afterFrom: string; readonly afterId: string; readonly limit: number; }

export interface PersonAssignmentsRow { readonly id: string; readonly total: number; readonly assignmentIds: readonly string[]; readonly starts: readonly string[]; }

export interface PersonAwardsParams { readonly ids: readonly string[]; readonly open: number; readonly afterAt: number; readonly afterId: string; readonly limit: number; }

export interface PersonAwardsRow { readonly id: string; readonly total: number; readonly awardIds: readonly string[]; readonly times: readonly number[]; }

export interface PersonCountParams { readonly words: readonly string[]; readonly day: string; readonly anyPerson: boolean; readonly people: readonly string[]; readonly anyUnit: boolean; readonly units: readonly string[]; readonly anyLocation: boolean; readonly locations: readonly string[]; readonly anyPod: boolean; readonly pods: readonly string[]; readonly maxWage: number | null; readonly currency: string; readonly freeOn: string | null; }

export interface PersonCountRow { readonly total: number; }

export interface PersonPageParams { readonly after: string; readonly words: readonly string[]; readonly day: string; readonly anyPerson: boolean; readonly people: readonly string[]; readonly anyUnit: boolean; readonly units: readonly string[]; readonly anyLocation: boolean; readonly locations: readonly string[]; readonly anyPod: boolean; readonly pods: readonly string[]; readonly maxWage: number | null; readonly currency: string; readonly freeOn: string | null; readonly limit: number; }

export interface PersonPageRow { readonly id: string; readonly externalId: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }

export interface PersonUnitsParams { readonly limit: number; }

export interface PersonUnitsRow { readonly unit: string; }

export interface PlaceLateRolesParams { readonly run: string; readonly rows: readonly { readonly roleId: string; readonly clusterId: string; readonly placedAt: number; }[]; }

export interface PlaceRolesParams { readonly run: string; readonly rows: readonly { readonly roleId: string; readonly clusterId: string; }[]; }

export interface PodCountParams { readonly unit: string | null; readonly words: readonly string[]; }

export interface PodCountRow { readonly total: number; }

export interface PodDemandParams { readonly ids: readonly string[]; readonly afterFrom: string; readonly afterId: string; readonly openOn: string | null; readonly limit: number; }

export interface PodDemandRow { readonly id: string; readonly total: number; readonly demandIds: readonly string[]; readonly starts: readonly string[]; }

export interface PodMembersParams { readonly ids: readonly string[]; readonly day: string; readonly after: string; readonly limit: number; }

export interface PodMembersRow { readonly id: string; readonly total: number; readonly personIds: readonly string[]; }

export interface PodMembersPaidParams { readonly ids: readonly string[]; readonly day: string; }

export interface PodMembersPaidRow { readonly podId: string; readonly assignmentId: string; readonly personId: string; readonly allocation: number | null; readonly wage: number | null; readonly currency: string | null; }

export interface PodNeedsParams { readonly ids: readonly string[]; readonly day: string; }

export interface PodNeedsRow { readonly podId: string; readonly roleId: string; readonly headcount: number; }

export interface PodPageParams { readonly after: string; readonly unit: string | null; readonly words: readonly string[]; readonly limit: number; }

export interface PodPageRow { readonly id: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly traitNames: readonly string[]; readonly traitValues: readonly number[]; }

export interface PodUnitsParams { readonly limit: number; }

export interface PodUnitsRow { readonly unit: string; }

export interface PodsByIdParams { readonly ids: readonly string[]; }

export interface PodsByIdRow { readonly id: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly traitNames: readonly string[]; readonly traitValues: readonly number[]; }

export interface PointPublishedParams { readonly id: string; readonly run: string; readonly at: number; readonly seq: number; }

export interface PointPublishedRow { readonly run: string; }

export interface PreferredRoleWagesParams { readonly roleIds: readonly string[]; readonly source: string | null; readonly area: string | null; readonly currency: string | null; readonly sector: string | null; readonly preferredCurrency: string | null; readonly preferredSource: string | null; readonly preferredArea: string | null; }

export interface PreferredRoleWagesRow { readonly parentId: string; readonly id: string; readonly source: string; readonly year: number; readonly area: string; readonly sector: string | null; readonly currency: string; readonly employment: number | null; readonly p10: number | null; readonly p25: number | null; readonly p50: number | null; readonly p75: number | null; readonly p90: number | null; readonly p10Quality: string; readonly p25Quality: string; readonly p50Quality: string; readonly p75Quality: string; readonly p90Quality: string; readonly roleCount: number | null; }

export interface PublishedClustersParams { readonly run: string; }

export interface PublishedClustersRow { readonly id: string; readonly label: string; readonly size: number; }

export interface PublishedSeriesParams { readonly people: readonly string[]; }

export interface PublishedSeriesRow { readonly run: string; readonly personId: string; readonly skillId: string; readonly taskClass: string; readonly initial: number; readonly halfLifeDays: number; readonly ability: number; readonly abilityVariance: number; readonly logHalfLifeVariance: number; readonly covariance: number; readonly lastReinforcedAt: number; readonly lastAt: number; readonly observedAt: number; readonly observations: number; readonly achieved: number; }

export interface PutActivitiesParams { readonly rows: readonly { readonly id: string; readonly name: string; }[]; }

export interface PutAssignmentsParams { readonly rows: readonly { readonly id: string; readonly externalId: string; readonly personId: string; readonly podId: string; readonly roleId: string; readonly from: string; readonly to: string | null; readonly allocation: number | null; readonly outcome: number | null; readonly outcomeAt: number | null; }[]; }

export interface PutCredentialsParams { readonly rows: readonly { readonly id: string; readonly externalId: string; readonly name: string; readonly kind: string; readonly days: number | null; readonly cost: number | null; readonly currency: string | null; readonly validityDays: number | null; }[]; }

export interface PutDemandParams { readonly rows: readonly { readonly id: string; readonly externalId: string; readonly podId: string; readonly roleId: string; readonly headcount: number; readonly from: string; readonly to: string | null; }[]; }

export interface PutDisclosuresParams { readonly rows: readonly { readonly id: string; readonly attributes: readonly string[]; readonly groups: readonly string[]; }[]; }

export interface PutFrameworkRolesParams { readonly rows: readonly { readonly id: string; readonly framework: string; readonly code: string; readonly title: string; readonly alternateTitles: readonly string[]; readonly jobZone: number | null; readonly description: string | null; readonly tasks: readonly string[] | null; }[]; }

export interface PutIssuersParams { readonly rows: readonly { readonly id: string; readonly externalId: string; readonly name: string; readonly url: string | null; }[]; }

export interface PutOrganisationRolesParams { readonly rows: readonly { readonly id: string; readonly code: string; readonly title: string; readonly unit: string | null; }[]; readonly alternateTitles: readonly string[]; }

export interface PutPeopleParams { readonly rows: readonly { readonly id: string; readonly externalId: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }[]; readonly seq: number; }

export interface PutPodsParams { readonly rows: readonly { readonly id: string; readonly externalId: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly traitNames: readonly string[]; readonly traitValues: readonly number[]; }[]; }

export interface PutReleaseParams { readonly id: string; readonly framework: string; readonly version: string; readonly digest: string; readonly importedAt: number; }

export interface PutRequirementsParams { readonly rows: readonly { readonly id: string; readonly skillId: string; readonly importance: number; readonly level: number; }[]; }

export interface PutRoleTitlesParams { readonly rows: readonly { readonly id: string; readonly titles: readonly string[]; }[]; }

export interface PutShardResultParams { readonly id: string; readonly run: string; readonly body: string; }

export interface PutSkillsParams { readonly rows: readonly { readonly id: string; readonly framework: string; readonly code: string; readonly name: string; readonly kind: string; readonly taskClass: string; readonly hot: boolean; readonly inDemand: boolean; }[]; }

export interface PutValidationsParams { readonly rows: readonly { readonly id: string; readonly skillId: string; readonly level: number; }[]; readonly seq: number; }

export interface PutWagesParams { readonly rows: readonly { readonly id: string; readonly source: string; readonly year: number; readonly area: string; readonly sector: string | null; readonly currency: string; readonly employment: number | null; readonly p10: number | null; readonly p25: number | null; readonly p50: number | null; readonly p75: number | null; readonly p90: number | null; readonly p10Quality: string; readonly p25Quality: string; readonly p50Quality: string; readonly p75Quality: string; readonly p90Quality: string; readonly roleCount: number | null; }[]; }

export interface RankingAdjacencyParams { readonly run: string; }

export interface RankingAdjacencyRow { readonly fromSkillId: string; readonly toSkillId: string; readonly strength: number; }

export interface RankingAssignmentsParams { readonly from: string; readonly until: string; }

export interface RankingAssignmentsRow { readonly personId: string; readonly podId: string; readonly from: string; readonly to: string | null; }

export interface RankingAssignmentsOfParams { readonly people: readonly string[]; }

export interface RankingAssignmentsOfRow { readonly personId: string; readonly podId: string; readonly from: string; readonly to: string | null; }

export interface RankingClusterRolesParams { readonly clusterId: string; readonly run: string; }

export interface RankingClusterRolesRow { readonly roleId: string; }

export interface RankingCredentialsRow { readonly credentialId: string; readonly skillId: string; readonly level: number; readonly days: number | null; readonly cost: number | null; readonly currency: string | null; }

export interface RankingPeopleParams { readonly from: string; readonly until: string; }

export interface RankingPeopleRow { readonly personId: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }

export interface RankingPeopleRecordedAtParams { readonly positions: readonly number[]; }

export interface RankingPeopleRecordedAtRow { readonly personId: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }

export interface RankingPeopleRecordedSinceParams { readonly after: number; }

export interface RankingPeopleRecordedSinceRow { readonly personId: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }

export interface RankingPrerequisitesRow { readonly credentialId: string; readonly firstId: string; }

export interface RankingProficienciesParams { readonly run: string; readonly people: readonly string[]; }

export interface RankingProficienciesRow { readonly personId: string; readonly skillId: string; readonly initial: number; readonly halfLifeDays: number; readonly abilityVariance: number; readonly logHalfLifeVariance: number; readonly covariance: number; readonly lastReinforcedAt: number; readonly lastAt: number; readonly observedAt: number; readonly observations: number; readonly achieved: number; }

export interface RankingRequirementsParams { readonly roleIds: readonly string[]; }

export interface RankingRequirementsRow { readonly roleId: string; readonly skillId: string; readonly importance: number; readonly level: number; }

export interface RankingRolesParams { readonly framework: string | null; }

export interface RankingRolesRow { readonly roleId: string; }

export interface RankingRunParams { readonly run: string; }

export interface RankingRunRow { readonly hyperparameters: string | null; }

export interface RankingSkillsRow { readonly skillId: string; readonly taskClass: string; }

export interface ReachedSkillsParams { readonly skills: readonly string[]; readonly run: string; }

export interface ReachedSkillsRow { readonly skillId: string; }

export interface ReadChangeCounterRow { readonly last: number; }

export interface ReadChangesParams { readonly ids: readonly string[]; }

export interface ReadChangesRow { readonly seq: number; readonly at: number; readonly kind: string; readonly subject: string; }

export interface ReadDeploymentRow { readonly organisation: string | null; readonly personKey: string | null; readonly schemaVersion: number; }

export interface ReadDisclosureEpochRow { readonly epoch: number; }

export interface ReadFrameworkReleasesParams { readonly id: string; }

export interface ReadFrameworkReleasesRow { readonly digest: string; readonly version: string; readonly releases: readonly string[] | null; }

export interface ReadPersonKeyRow { readonly personKey: string | null; }

export interface ReadPublishedRow { readonly job: string; readonly run: string; }

export interface ReadPublishedAsKnownParams { readonly job: string; readonly knownAt: number; readonly knownSeq: number; readonly limit: number; }

export interface ReadPublishedAsKnownRow { readonly run: string; readonly publishedAt: number; readonly publishedSeq: number; readonly edgesOf: string; readonly generation: number; }

export interface RecordFindingsParams { readonly id: string; readonly inputDigest: string | null; readonly metrics: string | null; readonly hyperparameters: string | null; readonly shortlistIds: readonly string[] | null; }

export interface RecordFrameworkReleaseParams { readonly id: string; readonly framework: string; readonly version: string; readonly digest: string; readonly releases: readonly string[]; readonly importedAt: number; }

export interface RecordOrganisationParams { readonly organisation: string; }

export interface RecordOrganisationRow { readonly organisation: string; }

export interface RecordProgressParams { readonly id: string; readonly progress: number; readonly phase: string | null; readonly heartbeatAt: number | null; }

export interface RecordSchemaVersionParams { readonly version: number; }

export interface ReleaseFitParams { readonly id: string; readonly run: string; }

export interface ReleasePublishedParams { readonly id: string; readonly job: string; }

export interface ReleaseRunParams { readonly id: string; readonly state: string; readonly uncounted: number; }

export interface RemovableRunsParams { readonly job: string; readonly kept: readonly string[]; readonly after: string; readonly limit: number; }

export interface RemovableRunsRow { readonly id: string; readonly edgesOf: string; }

export interface RemoveBenchmarksParams { readonly ids: readonly string[]; }

export interface RemoveBroaderSkillsParams { readonly ids: readonly string[]; }

export interface RemoveCredentialIssuersParams { readonly ids: readonly string[]; }

export interface RemoveCredentialPrerequisitesParams { readonly ids: readonly string[]; }

export interface RemoveCredentialStacksParams { readonly ids: readonly string[]; }

export interface RemoveDisclosuresParams { readonly ids: readonly string[]; }

export interface RemoveInvolvementsParams { readonly ids: readonly string[]; }

export interface RemovePeopleProficienciesParams { readonly people: readonly string[]; readonly run: string; }

export interface RemoveRequirementsParams { readonly ids: readonly string[]; }

export interface RemoveRoleMappingsParams { readonly ids: readonly string[]; readonly origin: string; }

export interface RemoveShardResultsParams { readonly ids: readonly string[]; }

export interface RemoveSkillMappingsParams { readonly ids: readonly string[]; readonly origin: string; }

export interface RemoveSkillRelationsParams { readonly ids: readonly string[]; }

export interface RemoveSkillReplacementsParams { readonly ids: readonly string[]; }

export interface RemoveStandingSeriesParams { readonly rows: readonly { readonly personId: string; readonly skillId: string; }[]; readonly run: string; }

export interface RestorePeopleProficienciesParams { readonly people: readonly string[]; readonly run: string; }

export interface RetireRolesParams { readonly ids: readonly string[]; readonly retiredIn: string; readonly retiredRelease: number; }

export interface RetireSkillsParams { readonly ids: readonly string[]; readonly retiredIn: string; readonly retiredRelease: number; }

export interface RetiredRoleCountParams { readonly framework: string; readonly release: number; }

export interface RetiredRoleCountRow { readonly retired: number; }

export interface RetiredSkillCountParams { readonly framework: string; readonly release: number; }

export interface RetiredSkillCountRow { readonly retired: number; }

export interface RoleActivitiesParams { readonly roleIds: readonly string[]; }

export interface RoleActivitiesRow { readonly roleId: string; readonly activityId: string; readonly tasks: number; }

export interface RoleCountParams { readonly framework: string | null; }

export interface RoleCountRow { readonly total: number; }

export interface RoleDemandsParams { readonly roleIds: readonly string[]; }

export interface RoleDemandsRow { readonly roleId: string; readonly skillId: string; readonly skillKind: string; readonly importance: number; readonly level: number; }

export interface RoleIdsRow { readonly id: string; }

export interface RoleJobZonesParams { readonly roleIds: readonly string[]; }

export interface RoleJobZonesRow { readonly roleId: string; readonly jobZone: number | null; }

export interface RoleMappedFromParams { readonly ids: readonly string[]; }

export interface RoleMappedFromRow { readonly id: string; readonly otherIds: readonly string[]; readonly matches: readonly string[]; readonly sources: readonly string[]; }

export interface RoleMappingsParams { readonly ids: readonly string[]; }

export interface RoleMappingsRow { readonly id: string; readonly otherIds: readonly string[]; readonly matches: readonly string[]; readonly sources: readonly string[]; }

export interface RoleNamesParams { readonly roleIds: readonly string[]; }

export interface RoleNamesRow { readonly roleId: string; readonly title: string; readonly alternateTitles: readonly string[] | null; readonly organisationTitles: readonly string[] | null; }

export interface RolePageParams { readonly after: string; readonly framework: string | null; readonly limit: number; }

export interface RolePageRow { readonly id: string; readonly framework: string; readonly code: string; readonly title: string; }

export interface RoleReleaseCountsParams { readonly ids: readonly string[]; readonly release: number; }

export interface RoleReleaseCountsRow { readonly added: number; readonly changed: number; }

export interface RoleRequirementsParams { readonly ids: readonly string[]; readonly afterImportance: number; readonly afterSkillId: string; readonly limit: number; }

export interface RoleRequirementsRow { readonly id: string; readonly total: number; readonly skillIds: readonly string[]; readonly importances: readonly number[]; readonly levels: readonly number[]; }

export interface RoleStandingParams { readonly ids: readonly string[]; }

export interface RoleStandingRow { readonly id: string; readonly retiredIn: string | null; }

export interface RoleTitlesParams { readonly roleIds: readonly string[]; }

export interface RoleTitlesRow { readonly roleId: string; readonly title: string; readonly alternateTitles: readonly string[] | null; readonly description: string | null; readonly tasks: readonly string[] | null; }

export interface RoleWagesParams { readonly roleIds: readonly string[]; readonly source: string | null; readonly area: string | null; readonly currency: string | null; readonly sector: string | null; }

export interface RoleWagesRow { readonly parentId: string; readonly id: string; readonly source: string; readonly year: number; readonly area: string; readonly sector: string | null; readonly currency: string; readonly employment: number | null; readonly p10: number | null; readonly p25: number | null; readonly p50: number | null; readonly p75: number | null; readonly p90: number | null; readonly p10Quality: string; readonly p25Quality: string; readonly p50Quality: string; readonly p75Quality: string; readonly p90Quality: string; readonly roleCount: number | null; }

export interface RolesByIdParams { readonly ids: readonly string[]; }

export interface RolesByIdRow { readonly id: string; readonly framework: string; readonly code: string; readonly title: string; }

export interface RolesOfClustersParams { readonly ids: readonly string[]; readonly after: string; readonly limit: number; }

export interface RolesOfClustersRow { readonly id: string; readonly total: number; readonly roleIds: readonly string[]; }

export interface RolesOfSkillsParams { readonly ids: readonly string[]; }

export interface RolesOfSkillsRow { readonly id: string; readonly roleIds: readonly string[]; }

export interface RunOfIdempotencyKeyParams { readonly key: string; }

export interface RunOfIdempotencyKeyRow { readonly id: string; readonly job: string; readonly state: string; readonly progress: number; readonly phase: string | null; readonly parameters: string; readonly bodyDigest: string; readonly inputDigest: string | null; readonly seed: string; readonly codeVersion: string; readonly idempotencyKey: string | null; readonly parentId: string | null; readonly requestedAt: number; readonly startedAt: number | null; readonly finishedAt: number | null; readonly publishedAt: number | null; readonly fence: number; readonly attempts: number; readonly failureCode: string | null; readonly failureMessage: string | null; readonly metrics: string; readonly hyperparameters: string | null; readonly shortlistIds: readonly string[] | null; }

export interface RunToGoParams { readonly job: string; readonly published: string; }

export interface RunToGoRow { readonly id: string; readonly progress: number; }

export interface RunsByIdParams { readonly ids: readonly string[]; }

export interface RunsByIdRow { readonly id: string; readonly job: string; readonly state: string; readonly progress: number; readonly phase: string | null; readonly parameters: string; readonly bodyDigest: string; readonly inputDigest: string | null; readonly seed: string; readonly codeVersion: string; readonly idempotencyKey: string | null; readonly parentId: string | null; readonly requestedAt: number; readonly startedAt: number | null; readonly finishedAt: number | null; readonly publishedAt: number | null; readonly fence: number; readonly attempts: number; readonly failureCode: string | null; readonly failureMessage: string | null; readonly metrics: string; readonly hyperparameters: string | null; readonly shortlistIds: readonly string[] | null; }

export interface RunsPageParams { readonly job: string | null; readonly state: string | null; readonly before: string; readonly limit: number; }

export interface RunsPageRow { readonly id: string; readonly job: string; readonly state: string; readonly progress: number; readonly phase: string | null; readonly parameters: string; readonly bodyDigest: string; readonly inputDigest: string | null; readonly seed: string; readonly codeVersion: string; readonly idempotencyKey: string | null; readonly parentId: string | null; readonly requestedAt: number; readonly startedAt: number | null; readonly finishedAt: number | null; readonly publishedAt: number | null; readonly fence: number; readonly attempts: number; readonly failureCode: string | null; readonly failureMessage: string | null; readonly metrics: string; readonly hyperparameters: string | null; readonly shortlistIds: readonly string[] | null; }

export interface SchemaVersionRow { readonly version: number; }

export interface SeriesEvidenceParams { readonly rows: readonly { readonly personId: string; readonly skillIds: readonly string[]; }[]; readonly asOf: number; readonly open: number; readonly afterAt: number; readonly afterId: string; readonly limit: number; }

export interface SeriesEvidenceRow { readonly personId: string; readonly skillId: string; readonly total: number; readonly observationIds: readonly string[]; readonly times: readonly number[]; }

export interface SetProficienciesParams { readonly run: string; readonly rows: readonly { readonly personId: string; readonly skillId: string; readonly initial: number; readonly halfLifeDays: number; readonly ability: number; readonly abilityVariance: number; readonly logHalfLifeVariance: number; readonly covariance: number; readonly lastReinforcedAt: number; readonly lastAt: number; readonly observedAt: number; readonly observations: number; readonly achieved: number; }[]; }

export interface ShardResultsParams { readonly ids: readonly string[]; }

export interface ShardResultsRow { readonly id: string; readonly body: string; }

export interface ShortlistCountRow { readonly total: number; }

export interface ShortlistCountOfRunParams { readonly run: string; readonly targetId: string | null; }

export interface ShortlistCountOfRunRow { readonly total: number; }

export interface ShortlistCountOfTargetParams { readonly targetId: string; }

export interface ShortlistCountOfTargetRow { readonly total: number; }

export interface ShortlistEntriesParams { readonly ids: readonly string[]; }

export interface ShortlistEntriesRow { readonly shortlistId: string; readonly rank: number; readonly personId: string; readonly roleId: string; readonly score: number; readonly body: string; }

export interface ShortlistEntriesOfPeopleParams { readonly rows: readonly { readonly shortlistId: string; readonly personId: string; }[]; }

export interface ShortlistEntriesOfPeopleRow { readonly shortlistId: string; readonly rank: number; readonly personId: string; readonly roleId: string; readonly score: number; readonly body: string; }

export interface ShortlistPageParams { readonly beforeAt: number; readonly afterId: string; readonly limit: number; }

export interface ShortlistPageRow { readonly id: string; readonly createdAt: number; }

export interface ShortlistPageOfRunParams { readonly run: string; readonly targetId: string | null; readonly beforeAt: number; readonly afterId: string; readonly limit: number; }

export interface ShortlistPageOfRunRow { readonly id: string; readonly createdAt: number; }

export interface ShortlistPageOfTargetParams { readonly targetId: string; readonly beforeAt: number; readonly afterId: string; readonly limit: number; }

export interface ShortlistPageOfTargetRow { readonly id: string; readonly createdAt: number; }

export interface ShortlistsByIdParams { readonly ids: readonly string[]; }

export interface ShortlistsByIdRow { readonly id: string; readonly run: string | null; readonly targetId: string; readonly targetKind: string; readonly asOf: number; readonly knownAt: number; readonly createdAt: number; readonly request: string; readonly requestDigest: string; readonly idempotencyKey: string | null; readonly considered: number; readonly entries: number; readonly engine: string; readonly seed: string; readonly inputDigest: string; readonly epoch: string; readonly runs: readonly string[]; readonly outcome: string; }

export interface ShortlistsOfTargetsParams { readonly ids: readonly string[]; readonly beforeAt: number; readonly afterId: string; readonly limit: number; }

export interface ShortlistsOfTargetsRow { readonly targetId: string; readonly total: number; readonly shortlistIds: readonly string[]; readonly times: readonly number[]; }

export interface ShortlistsThereParams { readonly ids: readonly string[]; }

export interface ShortlistsThereRow { readonly id: string; }

export interface SimilarRolesParams { readonly ids: readonly string[]; readonly run: string; }

export interface SimilarRolesRow { readonly id: string; readonly roleId: string; readonly score: number; readonly skillIds: readonly string[]; }

export interface SimilarityGraphParams { readonly run: string; }

export interface SimilarityGraphRow { readonly sourceId: string; readonly targetId: string; readonly score: number; }

export interface SkillCountParams { readonly framework: string | null; }

export interface SkillCountRow { readonly total: number; }

export interface SkillCredentialsParams { readonly ids: readonly string[]; readonly after: string; readonly limit: number; }

export interface SkillCredentialsRow { readonly id: string; readonly total: number; readonly credentialIds: readonly string[]; }

export interface SkillDemandParams { readonly ids: readonly string[]; readonly framework: string | null; readonly afterImportance: number; readonly afterRoleId: string; readonly limit: number; }

export interface SkillDemandRow { readonly id: string; readonly total: number; readonly roleIds: readonly string[]; readonly importances: readonly number[]; readonly levels: readonly number[]; }

export interface SkillEvidencePeopleParams { readonly skills: readonly string[]; readonly asOf: number; }

export interface SkillEvidencePeopleRow { readonly personId: string; }

export interface SkillMappedFromParams { readonly ids: readonly string[]; }

export interface SkillMappedFromRow { readonly id: string; readonly otherIds: readonly string[]; readonly matches: readonly string[]; readonly sources: readonly string[]; }

export interface SkillMappingsParams { readonly ids: readonly string[]; }

export interface SkillMappingsRow { readonly id: string; readonly otherIds: readonly string[]; readonly matches: readonly string[]; readonly sources: readonly string[]; }

export interface SkillNamesRow { readonly id: string; readonly name: string; }

export interface SkillNamesakesParams { readonly names: readonly string[]; }

export interface SkillNamesakesRow { readonly id: string; readonly framework: string; readonly code: string; readonly name: string; readonly kind: string; }

export interface SkillPageParams { readonly after: string; readonly framework: string | null; readonly limit: number; }

export interface SkillPageRow { readonly id: string; readonly framework: string; readonly code: string; readonly name: string; }

export interface SkillPremiumsParams { readonly ids: readonly string[]; readonly run: string; }

export interface SkillPremiumsRow { readonly id: string; readonly premium: number; readonly low: number; readonly high: number; readonly coverage: number; readonly roles: number; readonly benchmarks: number; readonly source: string; readonly year: number; readonly area: string; readonly currency: string; }

export interface SkillReleaseCountsParams { readonly ids: readonly string[]; readonly release: number; }

export interface SkillReleaseCountsRow { readonly added: number; readonly changed: number; }

export interface SkillStandingParams { readonly ids: readonly string[]; }

export interface SkillStandingRow { readonly id: string; readonly trend: string | null; readonly retiredIn: string | null; }

export interface SkillsByIdParams { readonly ids: readonly string[]; }

export interface SkillsByIdRow { readonly id: string; readonly framework: string; readonly code: string; readonly name: string; }

export interface SkillsProficienciesParams { readonly skills: readonly string[]; readonly run: string; }

export interface SkillsProficienciesRow { readonly personId: string; readonly skillId: string; readonly taskClass: string; readonly initial: number; readonly halfLifeDays: number; readonly ability: number; readonly abilityVariance: number; readonly logHalfLifeVariance: number; readonly covariance: number; readonly lastReinforcedAt: number; readonly lastAt: number; readonly observedAt: number; readonly observations: number; readonly achieved: number; }

export interface StandingFrameworkRolesParams { readonly framework: string; }

export interface StandingFrameworkRolesRow { readonly id: string; }

export interface StandingFrameworkSkillsParams { readonly framework: string; }

export interface StandingFrameworkSkillsRow { readonly id: string; readonly kind: string; }

export interface StoredAwardsParams { readonly ids: readonly string[]; readonly open: number; }

export interface StoredAwardsRow { readonly id: string; readonly version: string; readonly externalId: string; readonly personId: string; readonly credentialId: string; readonly awardedAt: number; readonly expiresAt: number | null; readonly status: string | null; readonly statusAt: number | null; }

export interface StoredBroaderSkillsParams { readonly ids: readonly string[]; }

export interface StoredBroaderSkillsRow { readonly id: string; readonly broaderIds: readonly string[]; }

export interface StoredCredentialIssuersParams { readonly ids: readonly string[]; }

export interface StoredCredentialIssuersRow { readonly id: string; readonly targetIds: readonly string[]; }

export interface StoredCredentialPrerequisitesParams { readonly ids: readonly string[]; }

export interface StoredCredentialPrerequisitesRow { readonly id: string; readonly targetIds: readonly string[]; }

export interface StoredCredentialStacksParams { readonly ids: readonly string[]; }

export interface StoredCredentialStacksRow { readonly id: string; readonly targetIds: readonly string[]; }

export interface StoredCredentialsParams { readonly ids: readonly string[]; }

export interface StoredCredentialsRow { readonly id: string; readonly externalId: string; readonly name: string; readonly kind: string; readonly days: number | null; readonly cost: number | null; readonly currency: string | null; readonly validityDays: number | null; }

export interface StoredDemandParams { readonly ids: readonly string[]; }

export interface StoredDemandRow { readonly id: string; readonly externalId: string; readonly podId: string; readonly roleId: string; readonly headcount: number; readonly from: string; readonly to: string | null; }

export interface StoredDisclosuresParams { readonly ids: readonly string[]; }

export interface StoredDisclosuresRow { readonly id: string; readonly attributes: readonly string[]; readonly groups: readonly string[]; }

export interface StoredFrameworkRolesParams { readonly ids: readonly string[]; }

export interface StoredFrameworkRolesRow { readonly id: string; readonly content: string | null; readonly addedRelease: number | null; readonly changedRelease: number | null; readonly retiredIn: string | null; readonly retiredRelease: number | null; }

export interface StoredFrameworkSkillsParams { readonly ids: readonly string[]; }

export interface StoredFrameworkSkillsRow { readonly id: string; readonly content: string | null; readonly addedRelease: number | null; readonly changedRelease: number | null; readonly seenRelease: number | null; readonly retiredIn: string | null; readonly retiredRelease: number | null; readonly hot: boolean | null; readonly inDemand: boolean | null; readonly demand: number | null; readonly formerHot: boolean | null; readonly formerInDemand: boolean | null; readonly formerDemand: number | null; }

export interface StoredInvolvementsParams { readonly ids: readonly string[]; }

export interface StoredInvolvementsRow { readonly id: string; readonly activityIds: readonly string[]; readonly tasks: readonly number[]; }

export interface StoredIssuersParams { readonly ids: readonly string[]; }

export interface StoredIssuersRow { readonly id: string; readonly externalId: string; readonly name: string; readonly url: string | null; }

export interface StoredOrganisationRolesParams { readonly ids: readonly string[]; }

export interface StoredOrganisationRolesRow { readonly id: string; readonly title: string; readonly unit: string | null; }

export interface StoredPeopleParams { readonly ids: readonly string[]; }

export interface StoredPeopleRow { readonly id: string; readonly externalId: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly joinedOn: string | null; readonly leftOn: string | null; readonly wage: number | null; readonly currency: string | null; }

export interface StoredPodsParams { readonly ids: readonly string[]; }

export interface StoredPodsRow { readonly id: string; readonly externalId: string; readonly name: string; readonly unit: string | null; readonly location: string | null; readonly traitNames: readonly string[]; readonly traitValues: readonly number[]; }

export interface StoredRequirementsParams { readonly ids: readonly string[]; }

export interface StoredRequirementsRow { readonly id: string; readonly skillIds: readonly string[]; readonly importances: readonly number[]; readonly levels: readonly number[]; }

export interface StoredRoleMappingsParams { readonly ids: readonly string[]; readonly origin: string; }

export interface StoredRoleMappingsRow { readonly id: string; readonly toIds: readonly string[]; readonly matches: readonly string[]; readonly sources: readonly string[]; }

export interface StoredRoleTitlesParams { readonly ids: readonly string[]; }

export interface StoredRoleTitlesRow { readonly id: string; readonly titles: readonly string[] | null; }

export interface StoredSingleRequirementsParams { readonly rows: readonly { readonly id: string; readonly skillId: string; }[]; }

export interface StoredSingleRequirementsRow { readonly id: string; readonly skillId: string; readonly importance: number; readonly level: number; readonly source: string | null; }

export interface StoredSkillMappingsParams { readonly ids: readonly string[]; readonly origin: string; }

export interface StoredSkillMappingsRow { readonly id: string; readonly toIds: readonly string[]; readonly matches: readonly string[]; readonly sources: readonly string[]; }

export interface StoredSkillRelationsParams { readonly ids: readonly string[]; }

export interface StoredSkillRelationsRow { readonly id: string; readonly relatedIds: readonly string[]; readonly relations: readonly string[]; }

export interface StoredSkillReplacementsParams { readonly ids: readonly string[]; }

export interface StoredSkillReplacementsRow { readonly id: string; readonly replacementIds: readonly string[]; }

export interface StoredSkillsParams { readonly ids: readonly string[]; }

export interface StoredSkillsRow { readonly id: string; readonly name: string; readonly broaderIds: readonly string[]; }

export interface StoredValidationsParams { readonly rows: readonly { readonly id: string; readonly skillId: string; }[]; }

export interface StoredValidationsRow { readonly id: string; readonly skillId: string; readonly level: number; }

export interface StoredWageMarketsParams { readonly sources: readonly string[]; }

export interface StoredWageMarketsRow { readonly source: string; readonly year: number; readonly area: string; readonly currency: string; readonly benchmarks: number; }

export interface StoredWagesParams { readonly ids: readonly string[]; }

export interface StoredWagesRow { readonly id: string; readonly source: string; readonly year: number; readonly area: string; readonly sector: string | null; readonly currency: string; readonly employment: number | null; readonly p10: number | null; readonly p25: number | null; readonly p50: number | null; readonly p75: number | null; readonly p90: number | null; readonly p10Quality: string; readonly p25Quality: string; readonly p50Quality: string; readonly p75Quality: string; readonly p90Quality: string; readonly roleCount: number | null; readonly roleIds: readonly string[]; }

export interface SupersedeObservationsParams { readonly ids: readonly string[]; readonly at: number; readonly seq: number; readonly open: number; }

export interface SupersedeOutcomesParams { readonly ids: readonly string[]; readonly at: number; readonly seq: number; readonly open: number; }

export interface TaskClassesRow { readonly skillId: string; readonly taskClass: string; }

export interface TellPartsParams { readonly id: string; readonly progress: number; readonly phase: string; readonly partsStoodAt: number; }

export interface UnfinishedPartsParams { readonly parent: string; readonly limit: number; }

export interface UnfinishedPartsRow { readonly id: string; }

export interface UnfinishedRunsParams { readonly after: string; readonly limit: number; }

export interface UnfinishedRunsRow { readonly id: string; readonly job: string; readonly state: string; readonly fence: number; readonly lastSeenAt: number; readonly parentId: string | null; }

export interface UnlinkAssignmentsParams { readonly ids: readonly string[]; }

export interface UnlinkDemandParams { readonly ids: readonly string[]; }

export interface ValidatedSkillsParams { readonly people: readonly string[]; readonly asOf: number; readonly knownAt: number; readonly knownSeq: number; }

export interface ValidatedSkillsRow { readonly personId: string; readonly skillId: string; readonly taskClass: string; readonly level: number; readonly awardedAt: number; readonly endedAt: number | null; readonly awardId: string; }

export interface VectorBlocksParams { readonly run: string; readonly kind: string; }

export interface VectorBlocksRow { readonly id: string; readonly ids: readonly string[]; readonly scales: readonly number[]; readonly centres: readonly number[]; readonly weights: readonly number[]; readonly dimensions: number; readonly vectors: string; }

export interface WithdrawObservationParams { readonly id: string; readonly at: number; readonly seq: number; readonly reason: string; readonly open: number; }

export interface WithdrawObservationVersionsParams { readonly rows: readonly { readonly version: string; readonly at: number; }[]; readonly seq: number; }

export const statements = {
  /** The adjacencies that leave each skill, at most 20 each: strongest first, then by target id. (cypher/skill-graph/adjacent-skills.cypher) */
  adjacentSkills: {
    name: 'adjacentSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"strength":{"type":"float","nullable":false},"roleIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[e:ADJACENT {run: $run}]->(t:Skill)
RETURN s.id AS id, t.id AS skillId, e.strength AS strength, e.roles AS roleIds
ORDER BY id, strength DESC, skillId`,
  } satisfies Statement<AdjacentSkillsParams, AdjacentSkillsRow> as Statement<AdjacentSkillsParams, AdjacentSkillsRow>,
  /** Marks that disclosures changed. They have a counter of their own: the change log, which rankings follow, never hears of them. (cypher/disclosure/advance-disclosure-epoch.cypher) */
  advanceDisclosureEpoch: {
    name: 'advanceDisclosureEpoch',
    writes: true,
    parameters: {},
    columns: {"epoch":{"type":"int","nullable":false}},
    text: `MERGE (c:Counter {id: 'disclosures'})
ON CREATE SET c.value = 0
SET c.value = c.value + 1
RETURN c.value AS epoch`,
  } satisfies Statement<Record<string, never>, AdvanceDisclosureEpochRow> as Statement<Record<string, never>, AdvanceDisclosureEpochRow>,
  /** Adjacencies of a run. `roles` are those that ask for both, most telling first; `strength` is what people show, drawn to what the framework says. (cypher/skill-graph/append-adjacencies.cypher) */
  appendAdjacencies: {
    name: 'appendAdjacencies',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"sourceId":{"type":"string","nullable":false},"targetId":{"type":"string","nullable":false},"strength":{"type":"float","nullable":false},"framework":{"type":"float","nullable":false},"people":{"type":"int","nullable":false},"rank":{"type":"int","nullable":false},"roles":{"type":"string[]","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (source:Skill {id: row.sourceId}), (target:Skill {id: row.targetId})
CREATE (source)-[:ADJACENT {run: $run, strength: row.strength, framework: row.framework, people: row.people,
                            rank: row.rank, roles: row.roles}]->(target)`,
  } satisfies Statement<AppendAdjacenciesParams, never> as Statement<AppendAdjacenciesParams, never>,
  /** Creates award versions between their person and credential. (cypher/import/append-awards.cypher) */
  appendAwards: {
    name: 'appendAwards',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"credentialId":{"type":"string","nullable":false},"awardedAt":{"type":"int","nullable":false},"expiresAt":{"type":"int","nullable":true},"status":{"type":"string","nullable":true},"statusAt":{"type":"int","nullable":true},"recordedAt":{"type":"int","nullable":false},"recordedSeq":{"type":"int","nullable":false}}},"nullable":false},"open":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (c:Credential {id: row.credentialId})
CREATE (a:Award {id: row.id, version: row.version, externalId: row.externalId, personId: row.personId,
  credentialId: row.credentialId, awardedAt: row.awardedAt, expiresAt: row.expiresAt, status: row.status,
  statusAt: row.statusAt, recordedAt: row.recordedAt, recordedSeq: row.recordedSeq, supersededAt: $open,
  supersededSeq: $open})
CREATE (p)-[:HOLDS]->(a), (a)-[:OF]->(c)`,
  } satisfies Statement<AppendAwardsParams, never> as Statement<AppendAwardsParams, never>,
  /** Takes the next positions of the change log, appends what stands at them and gives the last. The counter stays locked until the transaction ends, so that the order of positions is the order of commits; a transaction that fails gives its positions back. `marked` counts the positions taken by programs that mark whose evidence they change: what `value` is ahead of it, programs of former releases took. The ids are those of `changeId` in src/services/runs/changes.ts. (cypher/change/append-changes.cypher) */
  appendChanges: {
    name: 'appendChanges',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"place":{"type":"int","nullable":false},"kind":{"type":"string","nullable":false},"subject":{"type":"string","nullable":false}}},"nullable":false},"count":{"type":"int","nullable":false},"at":{"type":"int","nullable":false}},
    columns: {"last":{"type":"int","nullable":false}},
    text: `MERGE (c:Counter {id: 'changes'})
ON CREATE SET c.value = 0, c.marked = 0
SET c.value = c.value + $count
SET c.marked = coalesce(c.marked, 0) + $count
WITH c.value AS last
UNWIND $rows AS row
CREATE (:Change {id: 'change:' + substring(toString(10000000000000000 + last - $count + row.place), 1),
  seq: last - $count + row.place, at: $at, kind: row.kind, subject: row.subject})
RETURN max(last) AS last`,
  } satisfies Statement<AppendChangesParams, AppendChangesRow> as Statement<AppendChangesParams, AppendChangesRow>,
  /** Clusters of a run. (cypher/skill-graph/append-clusters.cypher) */
  appendClusters: {
    name: 'appendClusters',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"label":{"type":"string","nullable":false},"size":{"type":"int","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
CREATE (:RoleCluster {id: row.id, run: $run, label: row.label, size: row.size})`,
  } satisfies Statement<AppendClustersParams, never> as Statement<AppendClustersParams, never>,
  /** Creates observation versions with their person and skill, and gives how many: fewer where a person or a skill is not known. Evaluators and assignments are linked by other statements. (cypher/observation/append-observations.cypher) */
  appendObservations: {
    name: 'appendObservations',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"kind":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"trials":{"type":"int","nullable":true},"evaluatorId":{"type":"string","nullable":true},"assignmentId":{"type":"string","nullable":true},"artifact":{"type":"string","nullable":true},"recordedAt":{"type":"int","nullable":false},"recordedSeq":{"type":"int","nullable":false}}},"nullable":false},"open":{"type":"int","nullable":false}},
    columns: {"appended":{"type":"int","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (s:Skill {id: row.skillId})
CREATE (o:Observation {id: row.id, version: row.version, externalId: row.externalId, personId: row.personId,
  skillId: row.skillId, at: row.at, kind: row.kind, score: row.score, trials: row.trials,
  evaluatorId: row.evaluatorId, assignmentId: row.assignmentId, artifact: row.artifact,
  recordedAt: row.recordedAt, recordedSeq: row.recordedSeq, supersededAt: $open, supersededSeq: $open,
  withdrawnAt: $open, withdrawnSeq: $open})
CREATE (o)-[:OF]->(p), (o)-[:ON]->(s)
WITH p, count(*) AS versions, max(row.recordedSeq) AS seq, max(row.at) AS newest
SET p.evidenceSeq = seq, p.evidenceAt = CASE WHEN p.evidenceAt > newest THEN p.evidenceAt ELSE newest END
RETURN coalesce(sum(versions), 0) AS appended`,
  } satisfies Statement<AppendObservationsParams, AppendObservationsRow> as Statement<AppendObservationsParams, AppendObservationsRow>,
  /** Creates versions of what came of assignments. (cypher/assignment/append-outcomes.cypher) */
  appendOutcomes: {
    name: 'appendOutcomes',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"assignmentId":{"type":"string","nullable":false},"value":{"type":"float","nullable":false},"at":{"type":"int","nullable":true},"recordedAt":{"type":"int","nullable":false},"recordedSeq":{"type":"int","nullable":false}}},"nullable":false},"open":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (a:Assignment {id: row.assignmentId})
CREATE (o:Outcome {id: row.id, version: row.version, assignmentId: row.assignmentId, value: row.value, at: row.at,
  recordedAt: row.recordedAt, recordedSeq: row.recordedSeq, supersededAt: $open, supersededSeq: $open})
CREATE (o)-[:OF]->(a)`,
  } satisfies Statement<AppendOutcomesParams, never> as Statement<AppendOutcomesParams, never>,
  /** What a run found that skills are worth on one market of wages. `premium` to `high` are shares of the wage. (cypher/wage/append-premiums.cypher) */
  appendPremiums: {
    name: 'appendPremiums',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"skillId":{"type":"string","nullable":false},"premium":{"type":"float","nullable":false},"low":{"type":"float","nullable":false},"high":{"type":"float","nullable":false},"coverage":{"type":"float","nullable":false},"roles":{"type":"int","nullable":false},"benchmarks":{"type":"int","nullable":false},"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"currency":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `MATCH (found:Run {id: $run})
UNWIND $rows AS row
MATCH (s:Skill {id: row.skillId})
CREATE (s)-[:PRICED {run: $run, premium: row.premium, low: row.low, high: row.high, coverage: row.coverage,
  roles: row.roles, benchmarks: row.benchmarks, source: row.source, year: row.year, area: row.area,
  currency: row.currency}]->(found)`,
  } satisfies Statement<AppendPremiumsParams, never> as Statement<AppendPremiumsParams, never>,
  /** Stores fitted series in a run's generation of the edges that it continues (its own, where it continues none). (cypher/proficiency/append-proficiencies.cypher) */
  appendProficiencies: {
    name: 'appendProficiencies',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"initial":{"type":"float","nullable":false},"halfLifeDays":{"type":"float","nullable":false},"ability":{"type":"float","nullable":false},"abilityVariance":{"type":"float","nullable":false},"logHalfLifeVariance":{"type":"float","nullable":false},"covariance":{"type":"float","nullable":false},"lastReinforcedAt":{"type":"int","nullable":false},"lastAt":{"type":"int","nullable":false},"observedAt":{"type":"int","nullable":false},"observations":{"type":"int","nullable":false},"achieved":{"type":"int","nullable":false}}},"nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $rows AS row
MATCH (p:Person {id: row.personId}), (s:Skill {id: row.skillId})
CREATE (p)-[:PROFICIENT_IN {run: edges, since: generation, initial: row.initial, halfLifeDays: row.halfLifeDays,
  ability: row.ability, abilityVariance: row.abilityVariance, logHalfLifeVariance: row.logHalfLifeVariance,
  covariance: row.covariance, lastReinforcedAt: row.lastReinforcedAt, lastAt: row.lastAt,
  observedAt: row.observedAt, observations: row.observations, achieved: row.achieved}]->(s)`,
  } satisfies Statement<AppendProficienciesParams, never> as Statement<AppendProficienciesParams, never>,
  /** Stores a shortlist with its first entries; more follow in the same transaction. None of it is ever changed. (cypher/shortlist/append-shortlist.cypher) */
  appendShortlist: {
    name: 'appendShortlist',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"run":{"type":"string","nullable":true},"targetId":{"type":"string","nullable":false},"targetKind":{"type":"string","nullable":false},"asOf":{"type":"int","nullable":false},"knownAt":{"type":"int","nullable":false},"createdAt":{"type":"int","nullable":false},"request":{"type":"string","nullable":false},"requestDigest":{"type":"string","nullable":false},"idempotencyKey":{"type":"string","nullable":true},"considered":{"type":"int","nullable":false},"engine":{"type":"string","nullable":false},"seed":{"type":"string","nullable":false},"inputDigest":{"type":"string","nullable":false},"epoch":{"type":"string","nullable":false},"runs":{"type":"string[]","nullable":false},"entries":{"type":"int","nullable":false},"outcome":{"type":"string","nullable":false},"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"rank":{"type":"int","nullable":false},"personId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"body":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `CREATE (l:Shortlist {id: $id, run: $run, targetId: $targetId, targetKind: $targetKind, asOf: $asOf, knownAt: $knownAt,
  createdAt: $createdAt, request: $request, requestDigest: $requestDigest, idempotencyKey: $idempotencyKey,
  considered: $considered, entries: $entries, engine: $engine, seed: $seed, inputDigest: $inputDigest,
  epoch: $epoch, runs: $runs, outcome: $outcome})
WITH l
UNWIND $rows AS row
CREATE (l)-[:ENTRY]->(:ShortlistEntry {id: row.id, shortlistId: $id, rank: row.rank, personId: row.personId,
  roleId: row.roleId, score: row.score, body: row.body})`,
  } satisfies Statement<AppendShortlistParams, never> as Statement<AppendShortlistParams, never>,
  /** Stores more entries of a shortlist. (cypher/shortlist/append-shortlist-entries.cypher) */
  appendShortlistEntries: {
    name: 'appendShortlistEntries',
    writes: true,
    parameters: {"shortlistId":{"type":"string","nullable":false},"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"rank":{"type":"int","nullable":false},"personId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"body":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `MATCH (l:Shortlist {id: $shortlistId})
UNWIND $rows AS row
CREATE (l)-[:ENTRY]->(:ShortlistEntry {id: row.id, shortlistId: $shortlistId, rank: row.rank,
  personId: row.personId, roleId: row.roleId, score: row.score, body: row.body})`,
  } satisfies Statement<AppendShortlistEntriesParams, never> as Statement<AppendShortlistEntriesParams, never>,
  /** Similarities of a run. `skills` are those that carry it, most first. (cypher/skill-graph/append-similarities.cypher) */
  appendSimilarities: {
    name: 'appendSimilarities',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"sourceId":{"type":"string","nullable":false},"targetId":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"rank":{"type":"int","nullable":false},"skills":{"type":"string[]","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (source:Role {id: row.sourceId}), (target:Role {id: row.targetId})
CREATE (source)-[:SIMILAR_TO {run: $run, score: row.score, rank: row.rank, skills: row.skills}]->(target)`,
  } satisfies Statement<AppendSimilaritiesParams, never> as Statement<AppendSimilaritiesParams, never>,
  /** Vectors of a run, some skills or roles a block. `vectors` is base64 of 32-bit floats, little-endian, row after row; `centres` and `weights` are empty for roles. (cypher/skill-graph/append-vector-blocks.cypher) */
  appendVectorBlocks: {
    name: 'appendVectorBlocks',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false},"scales":{"type":"int[]","nullable":false},"centres":{"type":"float[]","nullable":false},"weights":{"type":"float[]","nullable":false},"dimensions":{"type":"int","nullable":false},"vectors":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `MATCH (run:Run {id: $run})
UNWIND $rows AS row
CREATE (run)-[:LEARNED]->(:VectorBlock {id: row.id, run: $run, kind: row.kind, ids: row.ids, scales: row.scales,
  centres: row.centres, weights: row.weights, dimensions: row.dimensions, vectors: row.vectors})`,
  } satisfies Statement<AppendVectorBlocksParams, never> as Statement<AppendVectorBlocksParams, never>,
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
  /** When the awards of some people were revoked or suspended after a moment, as they stand. (cypher/award/award-ends-of-people.cypher) */
  awardEndsOfPeople: {
    name: 'awardEndsOfPeople',
    writes: false,
    parameters: {"people":{"type":"string[]","nullable":false},"after":{"type":"int","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {"statusAt":{"type":"int","nullable":false}},
    text: `UNWIND $people AS wanted
MATCH (:Person {id: wanted})-[:HOLDS]->(a:Award)
WHERE a.statusAt > $after AND a.supersededSeq = $open
RETURN a.statusAt AS statusAt`,
  } satisfies Statement<AwardEndsOfPeopleParams, AwardEndsOfPeopleRow> as Statement<AwardEndsOfPeopleParams, AwardEndsOfPeopleRow>,
  /** Whose some awards are, or were by an earlier version. (cypher/award/award-holders.cypher) */
  awardHolders: {
    name: 'awardHolders',
    writes: false,
    parameters: {"awards":{"type":"string[]","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `UNWIND $awards AS wanted
MATCH (a:Award {id: wanted})
RETURN DISTINCT a.personId AS personId`,
  } satisfies Statement<AwardHoldersParams, AwardHoldersRow> as Statement<AwardHoldersParams, AwardHoldersRow>,
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
  /** Awards that were revoked or suspended after a moment, or are unverified from then on, as they stand. Found by their status, which few awards have. (cypher/award/awards-ended-after.cypher) */
  awardsEndedAfter: {
    name: 'awardsEndedAfter',
    writes: false,
    parameters: {"after":{"type":"int","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"statusAt":{"type":"int","nullable":false}},
    text: `MATCH (a:Award)
WHERE a.status IN ['REVOKED', 'SUSPENDED', 'UNVERIFIED'] AND a.statusAt > $after AND a.supersededSeq = $open
RETURN a.personId AS personId, a.statusAt AS statusAt`,
  } satisfies Statement<AwardsEndedAfterParams, AwardsEndedAfterRow> as Statement<AwardsEndedAfterParams, AwardsEndedAfterRow>,
  /** The awards of people as known in a view. (cypher/award/awards-of-people.cypher) */
  awardsOfPeople: {
    name: 'awardsOfPeople',
    writes: false,
    parameters: {"personIds":{"type":"string[]","nullable":false},"asOf":{"type":"int","nullable":false},"knownAt":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"credentialId":{"type":"string","nullable":false},"awardedAt":{"type":"int","nullable":false},"expiresAt":{"type":"int","nullable":true},"status":{"type":"string","nullable":true},"statusAt":{"type":"int","nullable":true}},
    text: `UNWIND $personIds AS wanted
MATCH (:Person {id: wanted})-[:HOLDS]->(a:Award)
WHERE a.awardedAt <= $asOf AND a.recordedSeq <= $knownSeq AND a.recordedAt <= $knownAt
  AND NOT (a.supersededSeq <= $knownSeq AND a.supersededAt <= $knownAt)
RETURN a.id AS id, a.personId AS personId, a.credentialId AS credentialId, a.awardedAt AS awardedAt,
       a.expiresAt AS expiresAt, a.status AS status, a.statusAt AS statusAt
ORDER BY personId, id`,
  } satisfies Statement<AwardsOfPeopleParams, AwardsOfPeopleRow> as Statement<AwardsOfPeopleParams, AwardsOfPeopleRow>,
  /** The awards that were recorded, each for the first time or anew, at some positions of the change log. (cypher/award/awards-recorded-at.cypher) */
  awardsRecordedAt: {
    name: 'awardsRecordedAt',
    writes: false,
    parameters: {"positions":{"type":"int[]","nullable":false}},
    columns: {"awardId":{"type":"string","nullable":false}},
    text: `UNWIND $positions AS position
MATCH (a:Award {recordedSeq: position})
RETURN a.id AS awardId`,
  } satisfies Statement<AwardsRecordedAtParams, AwardsRecordedAtRow> as Statement<AwardsRecordedAtParams, AwardsRecordedAtRow>,
  /** Gives a locked run to an attempt, whose fence is higher than every former one's. What a waiting run said of itself is over. (cypher/run/begin-attempt.cypher) */
  beginAttempt: {
    name: 'beginAttempt',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"counted":{"type":"int","nullable":false},"heartbeatAt":{"type":"int","nullable":true}},
    columns: {"fence":{"type":"int","nullable":false},"attempts":{"type":"int","nullable":false},"seed":{"type":"string","nullable":false},"parameters":{"type":"string","nullable":false},"job":{"type":"string","nullable":false},"progress":{"type":"float","nullable":false},"phase":{"type":"string","nullable":true}},
    text: `MATCH (r:Run {id: $id})
WITH r, CASE WHEN r.state = 'WAITING' THEN null ELSE r.phase END AS phase
SET r.phase = phase, r.fence = r.fence + 1, r.attempts = r.attempts + $counted, r.state = 'ACTIVE',
  r.startedAt = coalesce(r.startedAt, $at), r.heartbeatAt = $heartbeatAt
REMOVE r.finishedAt, r.failureCode, r.failureMessage
WITH r
RETURN r.fence AS fence, r.attempts AS attempts, r.seed AS seed, r.parameters AS parameters, r.job AS job,
  r.progress AS progress, r.phase AS phase`,
  } satisfies Statement<BeginAttemptParams, BeginAttemptRow> as Statement<BeginAttemptParams, BeginAttemptRow>,
  /** Keeps what a fit has settled before its parts are at work, and that it is the one that writes. Hyperparameters of a former plan go. (cypher/proficiency/begin-fit.cypher) */
  beginFit: {
    name: 'beginFit',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"run":{"type":"string","nullable":false},"edgesOf":{"type":"string","nullable":true},"generation":{"type":"int","nullable":false},"plan":{"type":"string","nullable":false},"changed":{"type":"string[]","nullable":true}},
    columns: {},
    text: `MATCH (p:Published {id: $id}), (r:Run {id: $run})
SET p.claimedBy = $run, r.edgesOf = $edgesOf, r.generation = $generation, r.plan = $plan, r.changed = $changed
REMOVE r.hyperparameters`,
  } satisfies Statement<BeginFitParams, never> as Statement<BeginFitParams, never>,
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
  /** Keeps that people are marked for so many positions that programs of former releases took. (cypher/change/catch-up.cypher) */
  catchUp: {
    name: 'catchUp',
    writes: true,
    parameters: {"unmarked":{"type":"int","nullable":false}},
    columns: {},
    text: `MATCH (c:Counter {id: 'changes'})
SET c.caughtUp = CASE WHEN coalesce(c.caughtUp, 0) > $unmarked THEN c.caughtUp ELSE $unmarked END`,
  } satisfies Statement<CatchUpParams, never> as Statement<CatchUpParams, never>,
  /** Runs that a shortlist cites: of which job each is, and when what it derived was removed, if it was. (cypher/run/cited-run-states.cypher) */
  citedRunStates: {
    name: 'citedRunStates',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"job":{"type":"string","nullable":false},"clearedAt":{"type":"int","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (r:Run {id: wanted})
RETURN r.id AS id, r.job AS job, r.clearedAt AS clearedAt
ORDER BY id`,
  } satisfies Statement<CitedRunStatesParams, CitedRunStatesRow> as Statement<CitedRunStatesParams, CitedRunStatesRow>,
  /** Which of these runs a shortlist that was made since was computed from. (cypher/publishing/cited-runs.cypher) */
  citedRuns: {
    name: 'citedRuns',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"since":{"type":"int","nullable":false}},
    columns: {"run":{"type":"string","nullable":false}},
    text: `MATCH (s:Shortlist)
WHERE s.createdAt >= $since
UNWIND s.runs AS cited
WITH DISTINCT cited
WHERE cited IN $ids
RETURN cited AS run
ORDER BY run`,
  } satisfies Statement<CitedRunsParams, CitedRunsRow> as Statement<CitedRunsParams, CitedRunsRow>,
  /** Lets one FIT_DECAY write at a time, until the transaction ends, and gives its generation and who writes. (cypher/proficiency/claim-fit.cypher) */
  claimFit: {
    name: 'claimFit',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false}},
    columns: {"generation":{"type":"int","nullable":false},"claimedBy":{"type":"string","nullable":true}},
    text: `MERGE (p:Published {id: $id})
ON CREATE SET p.job = 'FIT_DECAY'
SET p.generation = coalesce(p.generation, 0) + 1
WITH p
RETURN p.generation AS generation, p.claimedBy AS claimedBy`,
  } satisfies Statement<ClaimFitParams, ClaimFitRow> as Statement<ClaimFitParams, ClaimFitRow>,
  /** Marks people as if they had no evidence, and locks them: nobody changes it until the transaction ends. (cypher/observation/clear-evidence-marks.cypher) */
  clearEvidenceMarks: {
    name: 'clearEvidenceMarks',
    writes: true,
    parameters: {"people":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $people AS id
MATCH (p:Person {id: id})
SET p.evidenceSeq = 0, p.evidenceAt = 0`,
  } satisfies Statement<ClearEvidenceMarksParams, never> as Statement<ClearEvidenceMarksParams, never>,
  /** The cluster that each role lies in, and when it was placed if that was after the run; roles without one are absent. (cypher/skill-graph/cluster-of-roles.cypher) */
  clusterOfRoles: {
    name: 'clusterOfRoles',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false},"id":{"type":"string","nullable":false},"label":{"type":"string","nullable":false},"size":{"type":"int","nullable":false},"placedAt":{"type":"int","nullable":true}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[link:IN_CLUSTER {run: $run}]->(c:RoleCluster)
RETURN r.id AS roleId, c.id AS id, c.label AS label, c.size AS size, link.placedAt AS placedAt
ORDER BY roleId, id, coalesce(placedAt, 0)`,
  } satisfies Statement<ClusterOfRolesParams, ClusterOfRolesRow> as Statement<ClusterOfRolesParams, ClusterOfRolesRow>,
  /** Every role that a run put into each cluster of a label. (cypher/import/cluster-role-ids.cypher) */
  clusterRoleIds: {
    name: 'clusterRoleIds',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false},"labels":{"type":"string[]","nullable":false}},
    columns: {"clusterId":{"type":"string","nullable":false},"label":{"type":"string","nullable":false},"roleIds":{"type":"string[]","nullable":false}},
    text: `MATCH (c:RoleCluster {run: $run})<-[link:IN_CLUSTER]-(r:Role)
WHERE c.label IN $labels AND link.run = $run
WITH c.id AS clusterId, c.label AS label, r.id AS roleId
ORDER BY roleId
RETURN clusterId, label, collect(roleId) AS roleIds
ORDER BY clusterId`,
  } satisfies Statement<ClusterRoleIdsParams, ClusterRoleIdsRow> as Statement<ClusterRoleIdsParams, ClusterRoleIdsRow>,
  /** The wage benchmarks of each cluster's roles in one market, for one sector or across sectors where none is given; each once, with those of the cluster's roles that it speaks for. `size` is how many roles the run put into the cluster. The market is the preferred one of those that say anything of the whole or can be pooled: by the preferred currency, source and area, then the newest, the one whose benchmark speaks for fewest roles, is of most employment, by id. What says nothing: no employment, or fewer than two known percentiles that rise. No rows where no market says anything. (cypher/wage/cluster-wages.cypher) */
  clusterWages: {
    name: 'clusterWages',
    writes: false,
    parameters: {"clusterIds":{"type":"string[]","nullable":false},"source":{"type":"string","nullable":true},"area":{"type":"string","nullable":true},"currency":{"type":"string","nullable":true},"sector":{"type":"string","nullable":true},"preferredCurrency":{"type":"string","nullable":true},"preferredSource":{"type":"string","nullable":true},"preferredArea":{"type":"string","nullable":true}},
    columns: {"parentId":{"type":"string","nullable":false},"size":{"type":"int","nullable":false},"id":{"type":"string","nullable":false},"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"sector":{"type":"string","nullable":true},"currency":{"type":"string","nullable":false},"employment":{"type":"int","nullable":true},"p10":{"type":"float","nullable":true},"p25":{"type":"float","nullable":true},"p50":{"type":"float","nullable":true},"p75":{"type":"float","nullable":true},"p90":{"type":"float","nullable":true},"p10Quality":{"type":"string","nullable":false},"p25Quality":{"type":"string","nullable":false},"p50Quality":{"type":"string","nullable":false},"p75Quality":{"type":"string","nullable":false},"p90Quality":{"type":"string","nullable":false},"roleCount":{"type":"int","nullable":true},"roleIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $clusterIds AS wanted
MATCH (c:RoleCluster {id: wanted})<-[link:IN_CLUSTER]-(r:Role)-[:BENCHMARKED_BY]->(b:WageBenchmark)
WHERE link.run = c.run AND ($area IS NULL OR b.area = $area) AND ($source IS NULL OR b.source = $source)
  AND ($currency IS NULL OR b.currency = $currency)
  AND ((b.sector IS NULL AND $sector IS NULL) OR b.sector = $sector)
WITH c, b, count(r) AS speaksFor,
     CASE WHEN b.p10Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p10 > 0 THEN b.p10 END AS k10,
     CASE WHEN b.p25Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p25 > 0 THEN b.p25 END AS k25,
     CASE WHEN b.p50Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p50 > 0 THEN b.p50 END AS k50,
     CASE WHEN b.p75Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p75 > 0 THEN b.p75 END AS k75,
     CASE WHEN b.p90Quality IN ['PUBLISHED', 'INTERPOLATED'] AND b.p90 > 0 THEN b.p90 END AS k90
WITH c, b, speaksFor, k10, k25, k50, k75, coalesce(k90, k75, k50, k25, k10) AS top
WITH c.id AS parentId, b.id AS benchmarkId, b.source AS source, b.year AS year, b.area AS area,
     b.currency AS currency, coalesce(b.roleCount, 1) AS roles, coalesce(b.employment, 0) AS employed,
     CASE WHEN b.currency = $preferredCurrency THEN 4 ELSE 0 END
       + CASE WHEN b.source = $preferredSource THEN 2 ELSE 0 END
       + CASE WHEN b.area = $preferredArea THEN 1 ELSE 0 END AS preference,
     CASE
       WHEN c.size > 1 AND speaksFor = c.size
         AND (b.p10Quality <> 'MISSING' OR b.p25Quality <> 'MISSING' OR b.p50Quality <> 'MISSING'
           OR b.p75Quality <> 'MISSING' OR b.p90Quality <> 'MISSING') THEN 1
       WHEN coalesce(b.employment, 0) > 0
         AND (coalesce(k10 < top, false) OR coalesce(k25 < top, false)
           OR coalesce(k50 < top, false) OR coalesce(k75 < top, false)) THEN 1
       ELSE 0
     END AS says
ORDER BY parentId, preference DESC, year DESC, roles, employed DESC, benchmarkId
WITH parentId, source, year, area, currency, preference, max(says) AS says, collect(roles) AS allRoles,
     collect(employed) AS allEmployed, collect(benchmarkId) AS allIds
WHERE says = 1
WITH parentId, source, year, area, currency, preference, allRoles[0] AS roles, allEmployed[0] AS employed,
     allIds[0] AS first
ORDER BY parentId, preference DESC, year DESC, roles, employed DESC, first
WITH parentId, collect(source) AS sources, collect(year) AS years, collect(area) AS areas,
     collect(currency) AS currencies
WITH parentId, sources[0] AS source, years[0] AS year, areas[0] AS area, currencies[0] AS currency
MATCH (c:RoleCluster {id: parentId})<-[link:IN_CLUSTER]-(r:Role)-[:BENCHMARKED_BY]->(w:WageBenchmark)
WHERE link.run = c.run AND w.source = source AND w.year = year AND w.area = area AND w.currency = currency
  AND ((w.sector IS NULL AND $sector IS NULL) OR w.sector = $sector)
WITH c, w, r.id AS roleId
ORDER BY c.id, w.id, roleId
WITH c, w, collect(roleId) AS roleIds
RETURN c.id AS parentId, c.size AS size, w.id AS id, w.source AS source, w.year AS year, w.area AS area,
       w.sector AS sector, w.currency AS currency, w.employment AS employment, w.p10 AS p10, w.p25 AS p25,
       w.p50 AS p50, w.p75 AS p75, w.p90 AS p90, w.p10Quality AS p10Quality, w.p25Quality AS p25Quality,
       w.p50Quality AS p50Quality, w.p75Quality AS p75Quality, w.p90Quality AS p90Quality,
       w.roleCount AS roleCount, roleIds
ORDER BY parentId, id`,
  } satisfies Statement<ClusterWagesParams, ClusterWagesRow> as Statement<ClusterWagesParams, ClusterWagesRow>,
  /** How many roles clustered-role-page has in all. (cypher/role/clustered-role-count.cypher) */
  clusteredRoleCount: {
    name: 'clusteredRoleCount',
    writes: false,
    parameters: {"clusterId":{"type":"string","nullable":false},"run":{"type":"string","nullable":false},"framework":{"type":"string","nullable":true}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (:RoleCluster {id: $clusterId})<-[:IN_CLUSTER {run: $run}]-(r:Role)
WHERE ($framework IS NULL OR r.framework = $framework)
RETURN count(*) AS total`,
  } satisfies Statement<ClusteredRoleCountParams, ClusteredRoleCountRow> as Statement<ClusteredRoleCountParams, ClusteredRoleCountRow>,
  /** A page of one cluster's roles in the order of their ids, filtered as in role-page. (cypher/role/clustered-role-page.cypher) */
  clusteredRolePage: {
    name: 'clusteredRolePage',
    writes: false,
    parameters: {"clusterId":{"type":"string","nullable":false},"run":{"type":"string","nullable":false},"after":{"type":"string","nullable":false},"framework":{"type":"string","nullable":true},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"title":{"type":"string","nullable":false}},
    text: `MATCH (:RoleCluster {id: $clusterId})<-[:IN_CLUSTER {run: $run}]-(r:Role)
WHERE r.id > $after AND ($framework IS NULL OR r.framework = $framework)
RETURN r.id AS id, r.framework AS framework, r.code AS code, r.title AS title
ORDER BY id LIMIT $limit`,
  } satisfies Statement<ClusteredRolePageParams, ClusteredRolePageRow> as Statement<ClusteredRolePageParams, ClusteredRolePageRow>,
  /** Clusters by id, of whatever run, for stored shortlists refer to those of former runs; unknown ids are absent. (cypher/skill-graph/clusters-by-id.cypher) */
  clustersById: {
    name: 'clustersById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"label":{"type":"string","nullable":false},"size":{"type":"int","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:RoleCluster {id: wanted})
RETURN c.id AS id, c.label AS label, c.size AS size
ORDER BY id`,
  } satisfies Statement<ClustersByIdParams, ClustersByIdRow> as Statement<ClustersByIdParams, ClustersByIdRow>,
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
  /** How many parts of a run are in each state, and how far they are together. (cypher/run/count-parts.cypher) */
  countParts: {
    name: 'countParts',
    writes: false,
    parameters: {"parent":{"type":"string","nullable":false}},
    columns: {"state":{"type":"string","nullable":false},"parts":{"type":"int","nullable":false},"progress":{"type":"float","nullable":false}},
    text: `MATCH (:Run {id: $parent})<-[:CHILD_OF]-(part:Run)
RETURN part.state AS state, count(part) AS parts, sum(part.progress) AS progress
ORDER BY state`,
  } satisfies Statement<CountPartsParams, CountPartsRow> as Statement<CountPartsParams, CountPartsRow>,
  /** How many runs there are of a job, in a state. (cypher/run/count-runs.cypher) */
  countRuns: {
    name: 'countRuns',
    writes: false,
    parameters: {"job":{"type":"string","nullable":true},"state":{"type":"string","nullable":true}},
    columns: {"runs":{"type":"int","nullable":false}},
    text: `MATCH (r:Run)
WHERE ($job IS NULL OR r.job = $job) AND ($state IS NULL OR r.state = $state)
RETURN count(r) AS runs`,
  } satisfies Statement<CountRunsParams, CountRunsRow> as Statement<CountRunsParams, CountRunsRow>,
  /** Runs as they are requested, before the queue hears of them. (cypher/run/create-runs.cypher) */
  createRuns: {
    name: 'createRuns',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"job":{"type":"string","nullable":false},"parameters":{"type":"string","nullable":false},"bodyDigest":{"type":"string","nullable":false},"seed":{"type":"string","nullable":false},"codeVersion":{"type":"string","nullable":false},"idempotencyKey":{"type":"string","nullable":true},"parentId":{"type":"string","nullable":true},"requestedAt":{"type":"int","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
CREATE (r:Run {id: row.id, job: row.job, state: 'WAITING', progress: 0.0, parameters: row.parameters,
  bodyDigest: row.bodyDigest, seed: row.seed, codeVersion: row.codeVersion, requestedAt: row.requestedAt,
  fence: 0, attempts: 0, metrics: '[]'})
SET r.idempotencyKey = row.idempotencyKey, r.parentId = row.parentId`,
  } satisfies Statement<CreateRunsParams, never> as Statement<CreateRunsParams, never>,
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
  /** Everybody's evidence as it counts in a view, in no order. (cypher/proficiency/decay-evidence.cypher) */
  decayEvidence: {
    name: 'decayEvidence',
    writes: false,
    parameters: {"asOf":{"type":"int","nullable":false},"knownAt":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"kind":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"trials":{"type":"int","nullable":true},"evaluatorId":{"type":"string","nullable":true}},
    text: `MATCH (o:Observation)-[:ON]->(s:Skill)
WHERE o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.recordedAt <= $knownAt
  AND NOT (o.supersededSeq <= $knownSeq AND o.supersededAt <= $knownAt)
  AND NOT (o.withdrawnSeq <= $knownSeq AND o.withdrawnAt <= $knownAt)
RETURN o.personId AS personId, o.skillId AS skillId, s.taskClass AS taskClass, o.at AS at, o.kind AS kind,
       o.score AS score, o.trials AS trials, o.evaluatorId AS evaluatorId`,
  } satisfies Statement<DecayEvidenceParams, DecayEvidenceRow> as Statement<DecayEvidenceParams, DecayEvidenceRow>,
  /** The evidence of some people as it counts in a view, in no order. (cypher/proficiency/decay-evidence-of-people.cypher) */
  decayEvidenceOfPeople: {
    name: 'decayEvidenceOfPeople',
    writes: false,
    parameters: {"people":{"type":"string[]","nullable":false},"asOf":{"type":"int","nullable":false},"knownAt":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"kind":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"trials":{"type":"int","nullable":true},"evaluatorId":{"type":"string","nullable":true}},
    text: `UNWIND $people AS person
MATCH (:Person {id: person})<-[:OF]-(o:Observation)-[:ON]->(s:Skill)
WHERE o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.recordedAt <= $knownAt
  AND NOT (o.supersededSeq <= $knownSeq AND o.supersededAt <= $knownAt)
  AND NOT (o.withdrawnSeq <= $knownSeq AND o.withdrawnAt <= $knownAt)
RETURN o.personId AS personId, o.skillId AS skillId, s.taskClass AS taskClass, o.at AS at, o.kind AS kind,
       o.score AS score, o.trials AS trials, o.evaluatorId AS evaluatorId`,
  } satisfies Statement<DecayEvidenceOfPeopleParams, DecayEvidenceOfPeopleRow> as Statement<DecayEvidenceOfPeopleParams, DecayEvidenceOfPeopleRow>,
  /** What a fit estimated over all series together. (cypher/proficiency/decay-hyperparameters.cypher) */
  decayHyperparameters: {
    name: 'decayHyperparameters',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"hyperparameters":{"type":"string","nullable":true}},
    text: `MATCH (r:Run {id: $run})
RETURN r.hyperparameters AS hyperparameters`,
  } satisfies Statement<DecayHyperparametersParams, DecayHyperparametersRow> as Statement<DecayHyperparametersParams, DecayHyperparametersRow>,
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
  /** For each opening: those of the same pod and role that stand on a day, itself included, and who works there then. (cypher/demand/demand-fillings.cypher) */
  demandFillings: {
    name: 'demandFillings',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"day":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"siblingIds":{"type":"string[]","nullable":false},"siblingHeadcounts":{"type":"float[]","nullable":false},"allocated":{"type":"float","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (d:Demand {id: row.id})<-[:NEEDS]-(p:Pod)
MATCH (p)-[:NEEDS]->(o:Demand)
WHERE o.roleId = d.roleId AND o.from <= row.day AND (o.to IS NULL OR o.to >= row.day)
WITH row.id AS id, row.day AS day, p, d.roleId AS roleId, o.id AS siblingId, o.from AS start,
     o.headcount AS headcount
ORDER BY start, siblingId
WITH id, day, p, roleId, collect(siblingId) AS siblingIds, collect(headcount) AS siblingHeadcounts
CALL (p, roleId, day) {
  MATCH (p)<-[:\`IN\`]-(a:Assignment)
  WHERE a.roleId = roleId AND a.from <= day AND (a.to IS NULL OR a.to >= day)
  RETURN coalesce(sum(coalesce(a.allocation, 1.0)), 0.0) AS allocated
}
RETURN id, siblingIds, siblingHeadcounts, allocated
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
  /** How many roles ask for any skill. Whether one does is looked at, not what it asks for: as much work as there are roles. (cypher/skill-graph/demanding-role-count.cypher) */
  demandingRoleCount: {
    name: 'demandingRoleCount',
    writes: false,
    parameters: {},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (r:Role)
WHERE EXISTS { (r)-[:REQUIRES]->() }
RETURN count(r) AS total`,
  } satisfies Statement<Record<string, never>, DemandingRoleCountRow> as Statement<Record<string, never>, DemandingRoleCountRow>,
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
  /** Where the ADJACENT edges of a run begin, and how many there are. (cypher/publishing/derived-adjacencies.cypher) */
  derivedAdjacencies: {
    name: 'derivedAdjacencies',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (n:Skill)-[e:ADJACENT {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id`,
  } satisfies Statement<DerivedAdjacenciesParams, DerivedAdjacenciesRow> as Statement<DerivedAdjacenciesParams, DerivedAdjacenciesRow>,
  /** The clusters of a run. (cypher/publishing/derived-clusters.cypher) */
  derivedClusters: {
    name: 'derivedClusters',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (c:RoleCluster {run: $run})
RETURN c.id AS id, 1 AS edges
ORDER BY id`,
  } satisfies Statement<DerivedClustersParams, DerivedClustersRow> as Statement<DerivedClustersParams, DerivedClustersRow>,
  /** Where the DISTINGUISHED_BY edges of a run begin, and how many there are. (cypher/publishing/derived-distinctions.cypher) */
  derivedDistinctions: {
    name: 'derivedDistinctions',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (n:RoleCluster)-[e:DISTINGUISHED_BY {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id`,
  } satisfies Statement<DerivedDistinctionsParams, DerivedDistinctionsRow> as Statement<DerivedDistinctionsParams, DerivedDistinctionsRow>,
  /** Where the IN_CLUSTER edges of a run begin, and how many there are. (cypher/publishing/derived-memberships.cypher) */
  derivedMemberships: {
    name: 'derivedMemberships',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (n:Role)-[e:IN_CLUSTER {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id`,
  } satisfies Statement<DerivedMembershipsParams, DerivedMembershipsRow> as Statement<DerivedMembershipsParams, DerivedMembershipsRow>,
  /** Where the PRICED edges of a run begin, and how many there are. (cypher/wage/derived-premiums.cypher) */
  derivedPremiums: {
    name: 'derivedPremiums',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (:Run {id: $run})<-[e:PRICED]-(n:Skill)
RETURN n.id AS id, count(e) AS edges
ORDER BY id`,
  } satisfies Statement<DerivedPremiumsParams, DerivedPremiumsRow> as Statement<DerivedPremiumsParams, DerivedPremiumsRow>,
  /** Where the PROFICIENT_IN edges of a run begin, and how many there are. (cypher/publishing/derived-proficiencies.cypher) */
  derivedProficiencies: {
    name: 'derivedProficiencies',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (n:Person)-[e:PROFICIENT_IN {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id`,
  } satisfies Statement<DerivedProficienciesParams, DerivedProficienciesRow> as Statement<DerivedProficienciesParams, DerivedProficienciesRow>,
  /** Where the SIMILAR_TO edges of a run begin, and how many there are. (cypher/publishing/derived-similarities.cypher) */
  derivedSimilarities: {
    name: 'derivedSimilarities',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (n:Role)-[e:SIMILAR_TO {run: $run}]->()
RETURN n.id AS id, count(e) AS edges
ORDER BY id`,
  } satisfies Statement<DerivedSimilaritiesParams, DerivedSimilaritiesRow> as Statement<DerivedSimilaritiesParams, DerivedSimilaritiesRow>,
  /** The blocks of vectors of a run. (cypher/publishing/derived-vector-blocks.cypher) */
  derivedVectorBlocks: {
    name: 'derivedVectorBlocks',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (:Run {id: $run})-[:LEARNED]->(b:VectorBlock)
RETURN b.id AS id, 1 AS edges
ORDER BY id`,
  } satisfies Statement<DerivedVectorBlocksParams, DerivedVectorBlocksRow> as Statement<DerivedVectorBlocksParams, DerivedVectorBlocksRow>,
  /** Removes some of a run's adjacencies, and says how many; 0 once none is left. (cypher/skill-graph/discard-adjacencies.cypher) */
  discardAdjacencies: {
    name: 'discardAdjacencies',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"removed":{"type":"int","nullable":false}},
    text: `MATCH (:Skill)-[e:ADJACENT {run: $run}]->(:Skill)
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS removed`,
  } satisfies Statement<DiscardAdjacenciesParams, DiscardAdjacenciesRow> as Statement<DiscardAdjacenciesParams, DiscardAdjacenciesRow>,
  /** Removes some of a run's clusters with their edges, and says how many; 0 once none is left. (cypher/skill-graph/discard-clusters.cypher) */
  discardClusters: {
    name: 'discardClusters',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"removed":{"type":"int","nullable":false}},
    text: `MATCH (c:RoleCluster {run: $run})
WITH c ORDER BY c.id LIMIT $limit
DETACH DELETE c
RETURN count(*) AS removed`,
  } satisfies Statement<DiscardClustersParams, DiscardClustersRow> as Statement<DiscardClustersParams, DiscardClustersRow>,
  /** Removes some of a run's premiums, and says how many; 0 once none is left. (cypher/wage/discard-premiums.cypher) */
  discardPremiums: {
    name: 'discardPremiums',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"removed":{"type":"int","nullable":false}},
    text: `MATCH (:Run {id: $run})<-[e:PRICED]-(:Skill)
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS removed`,
  } satisfies Statement<DiscardPremiumsParams, DiscardPremiumsRow> as Statement<DiscardPremiumsParams, DiscardPremiumsRow>,
  /** Removes some of a run's similarities, and says how many; 0 once none is left. (cypher/skill-graph/discard-similarities.cypher) */
  discardSimilarities: {
    name: 'discardSimilarities',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"removed":{"type":"int","nullable":false}},
    text: `MATCH (:Role)-[e:SIMILAR_TO {run: $run}]->(:Role)
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS removed`,
  } satisfies Statement<DiscardSimilaritiesParams, DiscardSimilaritiesRow> as Statement<DiscardSimilaritiesParams, DiscardSimilaritiesRow>,
  /** Removes some of a run's vectors, and says how many blocks; 0 once none is left. (cypher/skill-graph/discard-vector-blocks.cypher) */
  discardVectorBlocks: {
    name: 'discardVectorBlocks',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"removed":{"type":"int","nullable":false}},
    text: `MATCH (:Run {id: $run})-[:LEARNED]->(b:VectorBlock)
WITH b ORDER BY b.id LIMIT $limit
DETACH DELETE b
RETURN count(*) AS removed`,
  } satisfies Statement<DiscardVectorBlocksParams, DiscardVectorBlocksRow> as Statement<DiscardVectorBlocksParams, DiscardVectorBlocksRow>,
  /** Takes roles that were placed after a run out of its clusters. (cypher/skill-graph/displace-late-roles.cypher) */
  displaceLateRoles: {
    name: 'displaceLateRoles',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (:Role {id: id})-[link:IN_CLUSTER {run: $run}]->(:RoleCluster)
WHERE link.placedAt > 0
DELETE link`,
  } satisfies Statement<DisplaceLateRolesParams, never> as Statement<DisplaceLateRolesParams, never>,
  /** What sets each cluster apart, of whatever run, most distinctive first. (cypher/skill-graph/distinctive-skills.cypher) */
  distinctiveSkills: {
    name: 'distinctiveSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"weight":{"type":"float","nullable":false},"rank":{"type":"int","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:RoleCluster {id: wanted})-[d:DISTINGUISHED_BY]->(s:Skill)
WHERE d.run = c.run AND d.rank <= $limit
RETURN c.id AS id, s.id AS skillId, d.weight AS weight, d.rank AS rank
ORDER BY id, rank`,
  } satisfies Statement<DistinctiveSkillsParams, DistinctiveSkillsRow> as Statement<DistinctiveSkillsParams, DistinctiveSkillsRow>,
  /** What sets clusters of a run apart, most distinctive first by rank. (cypher/skill-graph/distinguish-clusters.cypher) */
  distinguishClusters: {
    name: 'distinguishClusters',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"clusterId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"rank":{"type":"int","nullable":false},"weight":{"type":"float","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (c:RoleCluster {id: row.clusterId}), (s:Skill {id: row.skillId})
CREATE (c)-[:DISTINGUISHED_BY {run: $run, rank: row.rank, weight: row.weight}]->(s)`,
  } satisfies Statement<DistinguishClustersParams, never> as Statement<DistinguishClustersParams, never>,
  /** Ends versions of awards: newer ones follow. (cypher/import/end-award-versions.cypher) */
  endAwardVersions: {
    name: 'endAwardVersions',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"version":{"type":"string","nullable":false},"at":{"type":"int","nullable":false}}},"nullable":false},"seq":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (a:Award {version: row.version})
SET a.supersededAt = row.at, a.supersededSeq = $seq`,
  } satisfies Statement<EndAwardVersionsParams, never> as Statement<EndAwardVersionsParams, never>,
  /** Ends versions of observations: newer ones follow. (cypher/import/end-observation-versions.cypher) */
  endObservationVersions: {
    name: 'endObservationVersions',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"version":{"type":"string","nullable":false},"at":{"type":"int","nullable":false}}},"nullable":false},"seq":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (o:Observation {version: row.version})-[:OF]->(p:Person)
SET o.supersededAt = row.at, o.supersededSeq = $seq, p.evidenceSeq = $seq`,
  } satisfies Statement<EndObservationVersionsParams, never> as Statement<EndObservationVersionsParams, never>,
  /** Ends a locked run. What was in flight for it is fenced off, and whom a fit was to fit is not kept. (cypher/run/end-run.cypher) */
  endRun: {
    name: 'endRun',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"state":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"progress":{"type":"float","nullable":false},"phase":{"type":"string","nullable":true},"failureCode":{"type":"string","nullable":true},"failureMessage":{"type":"string","nullable":true}},
    columns: {},
    text: `MATCH (r:Run {id: $id})
SET r.state = $state, r.finishedAt = $at, r.fence = r.fence + 1,
  r.progress = CASE WHEN $progress > r.progress THEN $progress ELSE r.progress END,
  r.phase = $phase, r.failureCode = $failureCode, r.failureMessage = $failureMessage
REMOVE r.heartbeatAt, r.changed`,
  } satisfies Statement<EndRunParams, never> as Statement<EndRunParams, never>,
  /** Ends series with a run's generation: who reads that run sees them no more, who reads the former one still does. (cypher/proficiency/end-series.cypher) */
  endSeries: {
    name: 'endSeries',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false}}},"nullable":false},"run":{"type":"string","nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill {id: row.skillId})
WHERE f.run = edges AND coalesce(f.since, 0) < generation AND f.until IS NULL
SET f.until = generation`,
  } satisfies Statement<EndSeriesParams, never> as Statement<EndSeriesParams, never>,
  /** Where the PROFICIENT_IN edges of a run begin that had ended by a generation, and how many there are. (cypher/publishing/ended-proficiencies.cypher) */
  endedProficiencies: {
    name: 'endedProficiencies',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false},"generation":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edges":{"type":"int","nullable":false}},
    text: `MATCH (n:Person)-[e:PROFICIENT_IN {run: $run}]->()
WHERE e.until <= $generation
RETURN n.id AS id, count(e) AS edges
ORDER BY id`,
  } satisfies Statement<EndedProficienciesParams, EndedProficienciesRow> as Statement<EndedProficienciesParams, EndedProficienciesRow>,
  /** Gives the key of the organisation's pseudonyms, made of the candidate at first use. (cypher/import/ensure-person-key.cypher) */
  ensurePersonKey: {
    name: 'ensurePersonKey',
    writes: true,
    parameters: {"candidate":{"type":"string","nullable":false}},
    columns: {"personKey":{"type":"string","nullable":false}},
    text: `MERGE (d:Deployment {id: 'deployment'})
SET d.personKey = coalesce(d.personKey, $candidate)
RETURN d.personKey AS personKey`,
  } satisfies Statement<EnsurePersonKeyParams, EnsurePersonKeyRow> as Statement<EnsurePersonKeyParams, EnsurePersonKeyRow>,
  /** How much evidence people have in a view, and had in a former one, and from when the newest is; who never had any is absent. (cypher/proficiency/evidence-counts-of-people.cypher) */
  evidenceCountsOfPeople: {
    name: 'evidenceCountsOfPeople',
    writes: false,
    parameters: {"people":{"type":"string[]","nullable":false},"asOf":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false},"formerAsOf":{"type":"int","nullable":false},"formerSeq":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"observations":{"type":"int","nullable":false},"former":{"type":"int","nullable":false},"lastAt":{"type":"int","nullable":true}},
    text: `UNWIND $people AS person
MATCH (:Person {id: person})<-[:OF]-(o:Observation)
WITH o.personId AS personId, o.at AS at,
     (o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.supersededSeq > $knownSeq
       AND o.withdrawnSeq > $knownSeq) AS counts,
     (o.at <= $formerAsOf AND o.recordedSeq <= $formerSeq AND o.supersededSeq > $formerSeq
       AND o.withdrawnSeq > $formerSeq) AS counted
RETURN personId, sum(CASE WHEN counts THEN 1 ELSE 0 END) AS observations,
       sum(CASE WHEN counted THEN 1 ELSE 0 END) AS former, max(CASE WHEN counts THEN at END) AS lastAt`,
  } satisfies Statement<EvidenceCountsOfPeopleParams, EvidenceCountsOfPeopleRow> as Statement<EvidenceCountsOfPeopleParams, EvidenceCountsOfPeopleRow>,
  /** Who has evidence in a view of now, and how much; in order of id. From people on: their ids are read once each. (cypher/proficiency/evidence-people.cypher) */
  evidencePeople: {
    name: 'evidencePeople',
    writes: false,
    parameters: {"asOf":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"observations":{"type":"int","nullable":false}},
    text: `MATCH (p:Person)<-[:OF]-(o:Observation)
WHERE o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.supersededSeq > $knownSeq AND o.withdrawnSeq > $knownSeq
WITH p, count(*) AS observations
RETURN p.id AS personId, observations
ORDER BY personId`,
  } satisfies Statement<EvidencePeopleParams, EvidencePeopleRow> as Statement<EvidencePeopleParams, EvidencePeopleRow>,
  /** Which skills somebody has shown, whatever became of that evidence. (cypher/proficiency/evidence-skills.cypher) */
  evidenceSkills: {
    name: 'evidenceSkills',
    writes: false,
    parameters: {},
    columns: {"skillId":{"type":"string","nullable":false}},
    text: `MATCH (s:Skill)
WHERE EXISTS { (s)<-[:ON]-(:Observation) }
RETURN s.id AS skillId`,
  } satisfies Statement<Record<string, never>, EvidenceSkillsRow> as Statement<Record<string, never>, EvidenceSkillsRow>,
  /** The FIT_DECAY that writes; null where none does, no row before the first began. (cypher/proficiency/fit-claim.cypher) */
  fitClaim: {
    name: 'fitClaim',
    writes: false,
    parameters: {"id":{"type":"string","nullable":false}},
    columns: {"claimedBy":{"type":"string","nullable":true}},
    text: `MATCH (p:Published {id: $id})
RETURN p.claimedBy AS claimedBy`,
  } satisfies Statement<FitClaimParams, FitClaimRow> as Statement<FitClaimParams, FitClaimRow>,
  /** What a fit had settled before its parts were at work, and what it estimated over all series together. (cypher/proficiency/fit-plan.cypher) */
  fitPlan: {
    name: 'fitPlan',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"plan":{"type":"string","nullable":true},"changed":{"type":"string[]","nullable":true},"hyperparameters":{"type":"string","nullable":true},"edgesOf":{"type":"string","nullable":true},"metrics":{"type":"string","nullable":false}},
    text: `MATCH (r:Run {id: $run})
RETURN r.plan AS plan, r.changed AS changed, r.hyperparameters AS hyperparameters, r.edgesOf AS edgesOf, r.metrics AS metrics`,
  } satisfies Statement<FitPlanParams, FitPlanRow> as Statement<FitPlanParams, FitPlanRow>,
  /** The fitted series of persons and skills in a run; those without one are absent. (cypher/proficiency/fitted-proficiencies.cypher) */
  fittedProficiencies: {
    name: 'fittedProficiencies',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false}}},"nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"initial":{"type":"float","nullable":false},"halfLifeDays":{"type":"float","nullable":false},"ability":{"type":"float","nullable":false},"abilityVariance":{"type":"float","nullable":false},"logHalfLifeVariance":{"type":"float","nullable":false},"covariance":{"type":"float","nullable":false},"lastReinforcedAt":{"type":"int","nullable":false},"lastAt":{"type":"int","nullable":false},"observedAt":{"type":"int","nullable":false},"observations":{"type":"int","nullable":false},"achieved":{"type":"int","nullable":false}},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill {id: row.skillId})
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
RETURN p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       coalesce(f.observedAt, f.lastAt) AS observedAt, f.observations AS observations,
       coalesce(f.achieved, 1) AS achieved`,
  } satisfies Statement<FittedProficienciesParams, FittedProficienciesRow> as Statement<FittedProficienciesParams, FittedProficienciesRow>,
  /** Removes the ADJACENT edges of a run that begin at these nodes. (cypher/publishing/forget-adjacencies.cypher) */
  forgetAdjacencies: {
    name: 'forgetAdjacencies',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (:Skill {id: id})-[e:ADJACENT {run: $run}]->()
DELETE e`,
  } satisfies Statement<ForgetAdjacenciesParams, never> as Statement<ForgetAdjacenciesParams, never>,
  /** Removes these clusters of a run, whose edges are gone; the name of one that a shortlist was made for stays. (cypher/publishing/forget-clusters.cypher) */
  forgetClusters: {
    name: 'forgetClusters',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `OPTIONAL MATCH (l:Shortlist)
WHERE l.targetId IN $ids
WITH collect(DISTINCT l.targetId) AS cited
UNWIND $ids AS id
WITH id, cited
WHERE NOT id IN cited
MATCH (c:RoleCluster {id: id, run: $run})
DETACH DELETE c`,
  } satisfies Statement<ForgetClustersParams, never> as Statement<ForgetClustersParams, never>,
  /** Removes the DISTINGUISHED_BY edges of a run that begin at these nodes. (cypher/publishing/forget-distinctions.cypher) */
  forgetDistinctions: {
    name: 'forgetDistinctions',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (:RoleCluster {id: id})-[e:DISTINGUISHED_BY {run: $run}]->()
DELETE e`,
  } satisfies Statement<ForgetDistinctionsParams, never> as Statement<ForgetDistinctionsParams, never>,
  /** Removes the PROFICIENT_IN edges of a run that begin at these nodes and had ended by a generation. (cypher/publishing/forget-ended-proficiencies.cypher) */
  forgetEndedProficiencies: {
    name: 'forgetEndedProficiencies',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"generation":{"type":"int","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (:Person {id: id})-[e:PROFICIENT_IN {run: $run}]->()
WHERE e.until <= $generation
DELETE e`,
  } satisfies Statement<ForgetEndedProficienciesParams, never> as Statement<ForgetEndedProficienciesParams, never>,
  /** Removes the IN_CLUSTER edges of a run that begin at these nodes. (cypher/publishing/forget-memberships.cypher) */
  forgetMemberships: {
    name: 'forgetMemberships',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (:Role {id: id})-[e:IN_CLUSTER {run: $run}]->()
DELETE e`,
  } satisfies Statement<ForgetMembershipsParams, never> as Statement<ForgetMembershipsParams, never>,
  /** Removes the PRICED edges of a run that begin at these nodes. (cypher/wage/forget-premiums.cypher) */
  forgetPremiums: {
    name: 'forgetPremiums',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (:Skill {id: id})-[e:PRICED {run: $run}]->()
DELETE e`,
  } satisfies Statement<ForgetPremiumsParams, never> as Statement<ForgetPremiumsParams, never>,
  /** Removes the PROFICIENT_IN edges of a run that begin at these nodes. (cypher/publishing/forget-proficiencies.cypher) */
  forgetProficiencies: {
    name: 'forgetProficiencies',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (:Person {id: id})-[e:PROFICIENT_IN {run: $run}]->()
DELETE e`,
  } satisfies Statement<ForgetProficienciesParams, never> as Statement<ForgetProficienciesParams, never>,
  /** Removes the SIMILAR_TO edges of a run that begin at these nodes. (cypher/publishing/forget-similarities.cypher) */
  forgetSimilarities: {
    name: 'forgetSimilarities',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (:Role {id: id})-[e:SIMILAR_TO {run: $run}]->()
DELETE e`,
  } satisfies Statement<ForgetSimilaritiesParams, never> as Statement<ForgetSimilaritiesParams, never>,
  /** Removes these blocks of vectors of a run. (cypher/publishing/forget-vector-blocks.cypher) */
  forgetVectorBlocks: {
    name: 'forgetVectorBlocks',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS id
MATCH (b:VectorBlock {id: id})
WHERE b.run = $run
DETACH DELETE b`,
  } satisfies Statement<ForgetVectorBlocksParams, never> as Statement<ForgetVectorBlocksParams, never>,
  /** Whom superseded versions of observations were of, each person once. (cypher/observation/former-people.cypher) */
  formerPeople: {
    name: 'formerPeople',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (o:Observation {id: wanted}) WHERE o.supersededSeq < $open
RETURN DISTINCT o.personId AS personId
ORDER BY personId`,
  } satisfies Statement<FormerPeopleParams, FormerPeopleRow> as Statement<FormerPeopleParams, FormerPeopleRow>,
  /** Every series of these pairs as a release before ADR 160 fitted it, which does not tell when its skill was observed. (cypher/proficiency/former-series.cypher) */
  formerSeries: {
    name: 'formerSeries',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillIds":{"type":"string[]","nullable":false}}},"nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"initial":{"type":"float","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill)
WHERE s.id IN row.skillIds AND f.observedAt IS NULL
RETURN p.id AS personId, s.id AS skillId, f.initial AS initial
ORDER BY personId, skillId, initial`,
  } satisfies Statement<FormerSeriesParams, FormerSeriesRow> as Statement<FormerSeriesParams, FormerSeriesRow>,
  /** The codes of a framework's roles. (cypher/import/framework-role-codes.cypher) */
  frameworkRoleCodes: {
    name: 'frameworkRoleCodes',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"code":{"type":"string","nullable":false}},
    text: `MATCH (r:Role {framework: $framework})
RETURN r.id AS id, r.code AS code
ORDER BY id`,
  } satisfies Statement<FrameworkRoleCodesParams, FrameworkRoleCodesRow> as Statement<FrameworkRoleCodesParams, FrameworkRoleCodesRow>,
  /** Of whom an incremental run wrote or ended series. (cypher/proficiency/generation-people.cypher) */
  generationPeople: {
    name: 'generationPeople',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `MATCH (r:Run {id: $run})
WITH r.edgesOf AS edges, r.generation AS generation
MATCH (p:Person)-[f:PROFICIENT_IN]->(:Skill)
WHERE f.run = edges AND (f.since = generation OR f.until = generation)
RETURN DISTINCT p.id AS personId`,
  } satisfies Statement<GenerationPeopleParams, GenerationPeopleRow> as Statement<GenerationPeopleParams, GenerationPeopleRow>,
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
  /** Those of these ids that an assignment has. (cypher/import/known-assignments.cypher) */
  knownAssignments: {
    name: 'knownAssignments',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (n:Assignment {id: wanted})
RETURN n.id AS id
ORDER BY id`,
  } satisfies Statement<KnownAssignmentsParams, KnownAssignmentsRow> as Statement<KnownAssignmentsParams, KnownAssignmentsRow>,
  /** Those of these ids that a credential has. (cypher/import/known-credentials.cypher) */
  knownCredentials: {
    name: 'knownCredentials',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (n:Credential {id: wanted})
RETURN n.id AS id
ORDER BY id`,
  } satisfies Statement<KnownCredentialsParams, KnownCredentialsRow> as Statement<KnownCredentialsParams, KnownCredentialsRow>,
  /** Those of these ids that an issuer has. (cypher/import/known-issuers.cypher) */
  knownIssuers: {
    name: 'knownIssuers',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (n:Issuer {id: wanted})
RETURN n.id AS id
ORDER BY id`,
  } satisfies Statement<KnownIssuersParams, KnownIssuersRow> as Statement<KnownIssuersParams, KnownIssuersRow>,
  /** Those of these ids that a person has. (cypher/import/known-people.cypher) */
  knownPeople: {
    name: 'knownPeople',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (n:Person {id: wanted})
RETURN n.id AS id
ORDER BY id`,
  } satisfies Statement<KnownPeopleParams, KnownPeopleRow> as Statement<KnownPeopleParams, KnownPeopleRow>,
  /** Those of these ids that a pod has. (cypher/import/known-pods.cypher) */
  knownPods: {
    name: 'knownPods',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (n:Pod {id: wanted})
RETURN n.id AS id
ORDER BY id`,
  } satisfies Statement<KnownPodsParams, KnownPodsRow> as Statement<KnownPodsParams, KnownPodsRow>,
  /** Those of these ids that a role has. (cypher/import/known-roles.cypher) */
  knownRoles: {
    name: 'knownRoles',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (n:Role {id: wanted})
RETURN n.id AS id
ORDER BY id`,
  } satisfies Statement<KnownRolesParams, KnownRolesRow> as Statement<KnownRolesParams, KnownRolesRow>,
  /** Those of these ids that a skill has. (cypher/import/known-skills.cypher) */
  knownSkills: {
    name: 'knownSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (n:Skill {id: wanted})
RETURN n.id AS id
ORDER BY id`,
  } satisfies Statement<KnownSkillsParams, KnownSkillsRow> as Statement<KnownSkillsParams, KnownSkillsRow>,
  /** When people were last observed in skills, up to a moment, as known in a view; who was not is absent. (cypher/observation/last-observed.cypher) */
  lastObserved: {
    name: 'lastObserved',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillIds":{"type":"string[]","nullable":false}}},"nullable":false},"asOf":{"type":"int","nullable":false},"knownAt":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"lastAt":{"type":"int","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (p:Person {id: row.personId})<-[:OF]-(o:Observation)
WHERE o.skillId IN row.skillIds AND o.at <= $asOf AND o.recordedSeq <= $knownSeq AND o.recordedAt <= $knownAt
  AND NOT (o.supersededSeq <= $knownSeq AND o.supersededAt <= $knownAt)
  AND NOT (o.withdrawnSeq <= $knownSeq AND o.withdrawnAt <= $knownAt)
RETURN p.id AS personId, o.skillId AS skillId, max(o.at) AS lastAt
ORDER BY personId, skillId`,
  } satisfies Statement<LastObservedParams, LastObservedRow> as Statement<LastObservedParams, LastObservedRow>,
  /** Each of these skills, then the skills from which it is reached, with how much carries over. (cypher/proficiency/leading-skills.cypher) */
  leadingSkills: {
    name: 'leadingSkills',
    writes: false,
    parameters: {"skills":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"toSkillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"fromSkillId":{"type":"string","nullable":true},"strength":{"type":"float","nullable":true}},
    text: `UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})
RETURN s.id AS toSkillId, s.taskClass AS taskClass, null AS fromSkillId, null AS strength
UNION ALL
UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})<-[e:ADJACENT {run: $run}]-(a:Skill)
RETURN s.id AS toSkillId, s.taskClass AS taskClass, a.id AS fromSkillId, e.strength AS strength`,
  } satisfies Statement<LeadingSkillsParams, LeadingSkillsRow> as Statement<LeadingSkillsParams, LeadingSkillsRow>,
  /** What parts of sharded rankings found and nobody has removed yet, page by page. (cypher/shard/left-shard-results.cypher) */
  leftShardResults: {
    name: 'leftShardResults',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"run":{"type":"string","nullable":false}},
    text: `MATCH (s:ShardResult)
WHERE s.id > $after
RETURN s.id AS id, s.run AS run
ORDER BY id LIMIT $limit`,
  } satisfies Statement<LeftShardResultsParams, LeftShardResultsRow> as Statement<LeftShardResultsParams, LeftShardResultsRow>,
  /** Points assignments to their person, pod and role. (cypher/assignment/link-assignments.cypher) */
  linkAssignments: {
    name: 'linkAssignments',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (a:Assignment {id: row.id}), (p:Person {id: row.personId}), (d:Pod {id: row.podId}), (r:Role {id: row.roleId})
CREATE (a)-[:OF]->(p), (a)-[:\`IN\`]->(d), (a)-[:\`AS\`]->(r)`,
  } satisfies Statement<LinkAssignmentsParams, never> as Statement<LinkAssignmentsParams, never>,
  /** Makes wage benchmarks speak for roles. (cypher/import/link-benchmarks.cypher) */
  linkBenchmarks: {
    name: 'linkBenchmarks',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (w:WageBenchmark {id: row.id}), (r:Role {id: row.roleId})
CREATE (r)-[:BENCHMARKED_BY]->(w)`,
  } satisfies Statement<LinkBenchmarksParams, never> as Statement<LinkBenchmarksParams, never>,
  /** Puts skills under broader ones. (cypher/import/link-broader-skills.cypher) */
  linkBroaderSkills: {
    name: 'linkBroaderSkills',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"broaderId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (s:Skill {id: row.id}), (b:Skill {id: row.broaderId})
CREATE (s)-[:BROADER]->(b)`,
  } satisfies Statement<LinkBroaderSkillsParams, never> as Statement<LinkBroaderSkillsParams, never>,
  /** Gives credentials their issuer. (cypher/import/link-credential-issuers.cypher) */
  linkCredentialIssuers: {
    name: 'linkCredentialIssuers',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"targetId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (t:Issuer {id: row.targetId})
CREATE (c)-[:ISSUED_BY]->(t)`,
  } satisfies Statement<LinkCredentialIssuersParams, never> as Statement<LinkCredentialIssuersParams, never>,
  /** Gives credentials their prerequisites. (cypher/import/link-credential-prerequisites.cypher) */
  linkCredentialPrerequisites: {
    name: 'linkCredentialPrerequisites',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"targetId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (t:Credential {id: row.targetId})
CREATE (c)-[:REQUIRES_FIRST]->(t)`,
  } satisfies Statement<LinkCredentialPrerequisitesParams, never> as Statement<LinkCredentialPrerequisitesParams, never>,
  /** Gives credentials the stacks that they build. (cypher/import/link-credential-stacks.cypher) */
  linkCredentialStacks: {
    name: 'linkCredentialStacks',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"targetId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (t:Credential {id: row.targetId})
CREATE (c)-[:STACKS_INTO]->(t)`,
  } satisfies Statement<LinkCredentialStacksParams, never> as Statement<LinkCredentialStacksParams, never>,
  /** Puts openings between their pods and roles. (cypher/import/link-demand.cypher) */
  linkDemand: {
    name: 'linkDemand',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (d:Demand {id: row.id}), (p:Pod {id: row.podId}), (r:Role {id: row.roleId})
CREATE (p)-[:NEEDS]->(d), (d)-[:FOR_ROLE]->(r)`,
  } satisfies Statement<LinkDemandParams, never> as Statement<LinkDemandParams, never>,
  /** Points observation versions to who evaluated, and gives how many: fewer where one is not known. (cypher/observation/link-evaluators.cypher) */
  linkEvaluators: {
    name: 'linkEvaluators',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"evaluatorId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {"linked":{"type":"int","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (o:Observation {id: row.id}), (e:Person {id: row.evaluatorId})
WHERE o.version = row.version
CREATE (o)-[:BY]->(e)
RETURN count(*) AS linked`,
  } satisfies Statement<LinkEvaluatorsParams, LinkEvaluatorsRow> as Statement<LinkEvaluatorsParams, LinkEvaluatorsRow>,
  /** Makes roles involve work activities, each with the number of tasks that are of it. (cypher/import/link-involvements.cypher) */
  linkInvolvements: {
    name: 'linkInvolvements',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"activityId":{"type":"string","nullable":false},"tasks":{"type":"int","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (r:Role {id: row.id}), (a:Activity {id: row.activityId})
CREATE (r)-[:INVOLVES {tasks: row.tasks}]->(a)`,
  } satisfies Statement<LinkInvolvementsParams, never> as Statement<LinkInvolvementsParams, never>,
  /** Points observation versions to the assignment during which they were made, and gives how many: fewer where one is not known. (cypher/observation/link-observed-assignments.cypher) */
  linkObservedAssignments: {
    name: 'linkObservedAssignments',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"assignmentId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {"linked":{"type":"int","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (o:Observation {id: row.id}), (a:Assignment {id: row.assignmentId})
WHERE o.version = row.version
CREATE (o)-[:DURING]->(a)
RETURN count(*) AS linked`,
  } satisfies Statement<LinkObservedAssignmentsParams, LinkObservedAssignmentsRow> as Statement<LinkObservedAssignmentsParams, LinkObservedAssignmentsRow>,
  /** Ties the parts of a run to it. (cypher/run/link-parts.cypher) */
  linkParts: {
    name: 'linkParts',
    writes: true,
    parameters: {"parent":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `MATCH (parent:Run {id: $parent})
UNWIND $ids AS id
MATCH (part:Run {id: id})
MERGE (part)-[:CHILD_OF]->(parent)`,
  } satisfies Statement<LinkPartsParams, never> as Statement<LinkPartsParams, never>,
  /** Makes roles require skills. (cypher/import/link-requirements.cypher) */
  linkRequirements: {
    name: 'linkRequirements',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"importance":{"type":"float","nullable":false},"level":{"type":"float","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (r:Role {id: row.id}), (s:Skill {id: row.skillId})
CREATE (r)-[:REQUIRES {importance: row.importance, level: row.level}]->(s)`,
  } satisfies Statement<LinkRequirementsParams, never> as Statement<LinkRequirementsParams, never>,
  /** Maps roles to those of other frameworks. (cypher/framework/link-role-mappings.cypher) */
  linkRoleMappings: {
    name: 'linkRoleMappings',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"toId":{"type":"string","nullable":false},"matched":{"type":"string","nullable":false},"source":{"type":"string","nullable":false},"origin":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (a:Role {id: row.id}), (b:Role {id: row.toId})
CREATE (a)-[:MAPS_TO {origin: row.origin, \`match\`: row.matched, source: row.source}]->(b)`,
  } satisfies Statement<LinkRoleMappingsParams, never> as Statement<LinkRoleMappingsParams, never>,
  /** Maps skills to those of other frameworks. (cypher/framework/link-skill-mappings.cypher) */
  linkSkillMappings: {
    name: 'linkSkillMappings',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"toId":{"type":"string","nullable":false},"matched":{"type":"string","nullable":false},"source":{"type":"string","nullable":false},"origin":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (a:Skill {id: row.id}), (b:Skill {id: row.toId})
CREATE (a)-[:MAPS_TO {origin: row.origin, \`match\`: row.matched, source: row.source}]->(b)`,
  } satisfies Statement<LinkSkillMappingsParams, never> as Statement<LinkSkillMappingsParams, never>,
  /** Says which skills others build on. (cypher/framework/link-skill-relations.cypher) */
  linkSkillRelations: {
    name: 'linkSkillRelations',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"relatedId":{"type":"string","nullable":false},"relation":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (s:Skill {id: row.id}), (t:Skill {id: row.relatedId})
CREATE (s)-[:BUILDS_ON {relation: row.relation}]->(t)`,
  } satisfies Statement<LinkSkillRelationsParams, never> as Statement<LinkSkillRelationsParams, never>,
  /** Says which skills replace retired ones. (cypher/framework/link-skill-replacements.cypher) */
  linkSkillReplacements: {
    name: 'linkSkillReplacements',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"replacementId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (s:Skill {id: row.id}), (t:Skill {id: row.replacementId})
CREATE (s)-[:REPLACED_BY]->(t)`,
  } satisfies Statement<LinkSkillReplacementsParams, never> as Statement<LinkSkillReplacementsParams, never>,
  /** The last position of the change log, locked until the transaction ends: nobody appends meanwhile. With how many positions programs of former releases took, which do not mark whose evidence they change, and of how many of those people were marked by looking. (cypher/change/lock-change-counter.cypher) */
  lockChangeCounter: {
    name: 'lockChangeCounter',
    writes: true,
    parameters: {},
    columns: {"last":{"type":"int","nullable":false},"unmarked":{"type":"int","nullable":false},"caughtUp":{"type":"int","nullable":false}},
    text: `MERGE (c:Counter {id: 'changes'})
ON CREATE SET c.value = 0, c.marked = 0
SET c.value = c.value + 0
SET c.marked = coalesce(c.marked, 0)
RETURN c.value AS last, c.value - c.marked AS unmarked, coalesce(c.caughtUp, 0) AS caughtUp`,
  } satisfies Statement<Record<string, never>, LockChangeCounterRow> as Statement<Record<string, never>, LockChangeCounterRow>,
  /** Lets one request with an idempotency key pass at a time, until the transaction ends. (cypher/run/lock-requests.cypher) */
  lockRequests: {
    name: 'lockRequests',
    writes: true,
    parameters: {},
    columns: {},
    text: `MERGE (c:Counter {id: 'requests'})
ON CREATE SET c.value = 0
SET c.value = c.value + 1`,
  } satisfies Statement<Record<string, never>, never> as Statement<Record<string, never>, never>,
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
  /** The roles that one origin maps to others, each once; in no order. (cypher/framework/mapped-roles.cypher) */
  mappedRoles: {
    name: 'mappedRoles',
    writes: false,
    parameters: {"origin":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `MATCH (a:Role)-[m:MAPS_TO {origin: $origin}]->(:Role)
RETURN DISTINCT a.id AS id`,
  } satisfies Statement<MappedRolesParams, MappedRolesRow> as Statement<MappedRolesParams, MappedRolesRow>,
  /** The skills that one origin maps to others, each once; in no order. (cypher/framework/mapped-skills.cypher) */
  mappedSkills: {
    name: 'mappedSkills',
    writes: false,
    parameters: {"origin":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `MATCH (a:Skill)-[m:MAPS_TO {origin: $origin}]->(:Skill)
RETURN DISTINCT a.id AS id`,
  } satisfies Statement<MappedSkillsParams, MappedSkillsRow> as Statement<MappedSkillsParams, MappedSkillsRow>,
  /** Says of whoever these assignments are of that they changed; before and after what they point to is. (cypher/assignment/mark-assigned.cypher) */
  markAssigned: {
    name: 'markAssigned',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false},"seq":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (a:Assignment {id: wanted})-[:OF]->(p:Person)
SET p.recordedSeq = $seq`,
  } satisfies Statement<MarkAssignedParams, never> as Statement<MarkAssignedParams, never>,
  /** Marks people who have evidence with since when it is as it is, and from when the newest is, by looking at it. (cypher/observation/mark-evidence.cypher) */
  markEvidence: {
    name: 'markEvidence',
    writes: true,
    parameters: {"people":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $people AS id
MATCH (p:Person {id: id})<-[:OF]-(o:Observation)
WITH p, max(o.recordedSeq) AS recorded, max(o.at) AS newest,
     max(CASE WHEN o.supersededSeq < 9007199254740991 THEN o.supersededSeq ELSE 0 END) AS superseded,
     max(CASE WHEN o.withdrawnSeq < 9007199254740991 THEN o.withdrawnSeq ELSE 0 END) AS withdrawn
WITH p, newest, withdrawn, CASE WHEN superseded > recorded THEN superseded ELSE recorded END AS appended
SET p.evidenceAt = newest, p.evidenceSeq = CASE WHEN withdrawn > appended THEN withdrawn ELSE appended END`,
  } satisfies Statement<MarkEvidenceParams, never> as Statement<MarkEvidenceParams, never>,
  /** Notes of roles since which release they are as they are. (cypher/framework/mark-framework-roles.cypher) */
  markFrameworkRoles: {
    name: 'markFrameworkRoles',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"content":{"type":"string","nullable":false},"addedRelease":{"type":"int","nullable":false},"changedRelease":{"type":"int","nullable":false},"retiredIn":{"type":"string","nullable":true},"retiredRelease":{"type":"int","nullable":true}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (r:Role {id: row.id})
SET r.content = row.content, r.addedRelease = row.addedRelease, r.changedRelease = row.changedRelease,
    r.retiredIn = row.retiredIn, r.retiredRelease = row.retiredRelease`,
  } satisfies Statement<MarkFrameworkRolesParams, never> as Statement<MarkFrameworkRolesParams, never>,
  /** Notes of skills what a release says of them beside their names: since when, and in what demand. (cypher/framework/mark-framework-skills.cypher) */
  markFrameworkSkills: {
    name: 'markFrameworkSkills',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"content":{"type":"string","nullable":false},"addedRelease":{"type":"int","nullable":false},"changedRelease":{"type":"int","nullable":false},"seenRelease":{"type":"int","nullable":false},"retiredIn":{"type":"string","nullable":true},"retiredRelease":{"type":"int","nullable":true},"demand":{"type":"float","nullable":false},"formerHot":{"type":"boolean","nullable":true},"formerInDemand":{"type":"boolean","nullable":true},"formerDemand":{"type":"float","nullable":true},"trend":{"type":"string","nullable":true}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (s:Skill {id: row.id})
SET s.content = row.content, s.addedRelease = row.addedRelease, s.changedRelease = row.changedRelease,
    s.seenRelease = row.seenRelease, s.retiredIn = row.retiredIn, s.retiredRelease = row.retiredRelease,
    s.demand = row.demand, s.formerHot = row.formerHot, s.formerInDemand = row.formerInDemand,
    s.formerDemand = row.formerDemand, s.trend = row.trend`,
  } satisfies Statement<MarkFrameworkSkillsParams, never> as Statement<MarkFrameworkSkillsParams, never>,
  /** A run whose edges are gone; its node stays as the record. (cypher/publishing/mark-run-cleared.cypher) */
  markRunCleared: {
    name: 'markRunCleared',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"at":{"type":"int","nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $id})
SET r.clearedAt = $at`,
  } satisfies Statement<MarkRunClearedParams, never> as Statement<MarkRunClearedParams, never>,
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
  /** Demand that has not ended before a day: of some pods, roles, units or demand ids, or all; by start, then id. (cypher/ranking/open-demand.cypher) */
  openDemand: {
    name: 'openDemand',
    writes: false,
    parameters: {"day":{"type":"string","nullable":false},"all":{"type":"boolean","nullable":false},"ids":{"type":"string[]","nullable":false},"podIds":{"type":"string[]","nullable":false},"roleIds":{"type":"string[]","nullable":false},"units":{"type":"string[]","nullable":false}},
    columns: {"demandId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"headcount":{"type":"float","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true}},
    text: `MATCH (p:Pod)-[:NEEDS]->(d:Demand)
WHERE (d.to IS NULL OR d.to >= $day)
  AND ($all OR d.id IN $ids OR d.podId IN $podIds OR d.roleId IN $roleIds OR p.unit IN $units)
RETURN d.id AS demandId, d.podId AS podId, d.roleId AS roleId, d.headcount AS headcount, d.from AS from, d.to AS to
ORDER BY from, demandId`,
  } satisfies Statement<OpenDemandParams, OpenDemandRow> as Statement<OpenDemandParams, OpenDemandRow>,
  /** The skills that each role requires because the organisation says so; a role without any is absent. (cypher/import/organisation-requirements.cypher) */
  organisationRequirements: {
    name: 'organisationRequirements',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"skillIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill) WHERE q.source = 'organisation'
WITH r.id AS id, s.id AS skillId
ORDER BY id, skillId
RETURN id, collect(skillId) AS skillIds
ORDER BY id`,
  } satisfies Statement<OrganisationRequirementsParams, OrganisationRequirementsRow> as Statement<OrganisationRequirementsParams, OrganisationRequirementsRow>,
  /** The parts of each run in their order, each from after its cursor; runs without parts are absent. (cypher/run/parts-of-runs.cypher) */
  partsOfRuns: {
    name: 'partsOfRuns',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"after":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"partIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (whole:Run {id: wanted})<-[:CHILD_OF]-(part:Run)
WITH whole.id AS id, part.id AS partId
ORDER BY partId
WITH id, count(*) AS total, collect(CASE WHEN partId > $after THEN partId END) AS later
RETURN id, total, later[0..$limit] AS partIds
ORDER BY id`,
  } satisfies Statement<PartsOfRunsParams, PartsOfRunsRow> as Statement<PartsOfRunsParams, PartsOfRunsRow>,
  /** What a run last told of its parts, and since when they stand so. (cypher/run/parts-told.cypher) */
  partsTold: {
    name: 'partsTold',
    writes: false,
    parameters: {"id":{"type":"string","nullable":false}},
    columns: {"state":{"type":"string","nullable":false},"fence":{"type":"int","nullable":false},"progress":{"type":"float","nullable":false},"phase":{"type":"string","nullable":true},"partsStoodAt":{"type":"int","nullable":true}},
    text: `MATCH (r:Run {id: $id})
RETURN r.state AS state, r.fence AS fence, r.progress AS progress, r.phase AS phase, r.partsStoodAt AS partsStoodAt`,
  } satisfies Statement<PartsToldParams, PartsToldRow> as Statement<PartsToldParams, PartsToldRow>,
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
  /** Whose evidence was recorded, corrected or withdrawn after a position of the change log, however it came. (cypher/proficiency/people-evidenced-after.cypher) */
  peopleEvidencedAfter: {
    name: 'peopleEvidencedAfter',
    writes: false,
    parameters: {"after":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `MATCH (p:Person)
WHERE p.evidenceSeq > $after
RETURN p.id AS personId
ORDER BY personId`,
  } satisfies Statement<PeopleEvidencedAfterParams, PeopleEvidencedAfterRow> as Statement<PeopleEvidencedAfterParams, PeopleEvidencedAfterRow>,
  /** Every fitted series of some people in a run. (cypher/proficiency/people-proficiencies.cypher) */
  peopleProficiencies: {
    name: 'peopleProficiencies',
    writes: false,
    parameters: {"people":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"initial":{"type":"float","nullable":false},"halfLifeDays":{"type":"float","nullable":false},"ability":{"type":"float","nullable":false},"abilityVariance":{"type":"float","nullable":false},"logHalfLifeVariance":{"type":"float","nullable":false},"covariance":{"type":"float","nullable":false},"lastReinforcedAt":{"type":"int","nullable":false},"lastAt":{"type":"int","nullable":false},"observedAt":{"type":"int","nullable":false},"observations":{"type":"int","nullable":false},"achieved":{"type":"int","nullable":false}},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN]->(s:Skill)
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
RETURN p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       coalesce(f.observedAt, f.lastAt) AS observedAt, f.observations AS observations,
       coalesce(f.achieved, 1) AS achieved`,
  } satisfies Statement<PeopleProficienciesParams, PeopleProficienciesRow> as Statement<PeopleProficienciesParams, PeopleProficienciesRow>,
  /** Who was awarded what vouches for one of these skills. (cypher/award/people-vouched-in.cypher) */
  peopleVouchedIn: {
    name: 'peopleVouchedIn',
    writes: false,
    parameters: {"skillIds":{"type":"string[]","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `UNWIND $skillIds AS wanted
MATCH (:Skill {id: wanted})<-[:VALIDATES]-(:Credential)<-[:OF]-(a:Award)
RETURN DISTINCT a.personId AS personId`,
  } satisfies Statement<PeopleVouchedInParams, PeopleVouchedInRow> as Statement<PeopleVouchedInParams, PeopleVouchedInRow>,
  /** Who was awarded a credential that vouches for something else since a position of the change log. (cypher/award/people-vouched-otherwise.cypher) */
  peopleVouchedOtherwise: {
    name: 'peopleVouchedOtherwise',
    writes: false,
    parameters: {"after":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `MATCH (c:Credential)<-[:OF]-(a:Award)
WHERE c.validatedSeq > $after
RETURN DISTINCT a.personId AS personId`,
  } satisfies Statement<PeopleVouchedOtherwiseParams, PeopleVouchedOtherwiseRow> as Statement<PeopleVouchedOtherwiseParams, PeopleVouchedOtherwiseRow>,
  /** Who has, or had, evidence from after a moment, whenever it was recorded. (cypher/proficiency/people-with-later-evidence.cypher) */
  peopleWithLaterEvidence: {
    name: 'peopleWithLaterEvidence',
    writes: false,
    parameters: {"at":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `MATCH (p:Person)
WHERE p.evidenceAt > $at
RETURN p.id AS personId
ORDER BY personId`,
  } satisfies Statement<PeopleWithLaterEvidenceParams, PeopleWithLaterEvidenceRow> as Statement<PeopleWithLaterEvidenceParams, PeopleWithLaterEvidenceRow>,
  /** The people whose ids lie within a range. (cypher/proficiency/people-within.cypher) */
  peopleWithin: {
    name: 'peopleWithin',
    writes: false,
    parameters: {"from":{"type":"string","nullable":false},"until":{"type":"string","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `MATCH (p:Person)
WHERE p.id >= $from AND p.id < $until
RETURN p.id AS personId
ORDER BY personId`,
  } satisfies Statement<PeopleWithinParams, PeopleWithinRow> as Statement<PeopleWithinParams, PeopleWithinRow>,
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
  /** Every unit that a person belongs to. (cypher/person/person-units.cypher) */
  personUnits: {
    name: 'personUnits',
    writes: false,
    parameters: {"limit":{"type":"int","nullable":false}},
    columns: {"unit":{"type":"string","nullable":false}},
    text: `MATCH (p:Person) WHERE p.unit IS NOT NULL
RETURN DISTINCT p.unit AS unit
ORDER BY unit LIMIT $limit`,
  } satisfies Statement<PersonUnitsParams, PersonUnitsRow> as Statement<PersonUnitsParams, PersonUnitsRow>,
  /** Puts roles that came after a run into its clusters, one each. (cypher/skill-graph/place-late-roles.cypher) */
  placeLateRoles: {
    name: 'placeLateRoles',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"roleId":{"type":"string","nullable":false},"clusterId":{"type":"string","nullable":false},"placedAt":{"type":"int","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (r:Role {id: row.roleId}), (c:RoleCluster {id: row.clusterId})
MERGE (r)-[link:IN_CLUSTER {run: $run}]->(c)
SET link.placedAt = row.placedAt`,
  } satisfies Statement<PlaceLateRolesParams, never> as Statement<PlaceLateRolesParams, never>,
  /** Puts roles into clusters of a run. (cypher/skill-graph/place-roles.cypher) */
  placeRoles: {
    name: 'placeRoles',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"roleId":{"type":"string","nullable":false},"clusterId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (r:Role {id: row.roleId}), (c:RoleCluster {id: row.clusterId})
CREATE (r)-[:IN_CLUSTER {run: $run}]->(c)`,
  } satisfies Statement<PlaceRolesParams, never> as Statement<PlaceRolesParams, never>,
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
MATCH (d:Pod {id: wanted})<-[:\`IN\`]-(a:Assignment)-[:OF]->(p:Person)
WHERE a.from <= $day AND (a.to IS NULL OR a.to >= $day)
WITH DISTINCT d.id AS id, p.id AS personId
WITH id, personId ORDER BY personId
WITH id, count(*) AS total, collect(CASE WHEN personId > $after THEN personId END) AS found
RETURN id, total, found[0..$limit] AS personIds
ORDER BY id`,
  } satisfies Statement<PodMembersParams, PodMembersRow> as Statement<PodMembersParams, PodMembersRow>,
  /** The assignments of each pod that stand on a day, with what their people are paid. (cypher/wage/pod-members-paid.cypher) */
  podMembersPaid: {
    name: 'podMembersPaid',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"day":{"type":"string","nullable":false}},
    columns: {"podId":{"type":"string","nullable":false},"assignmentId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"allocation":{"type":"float","nullable":true},"wage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (d:Pod {id: wanted})<-[:\`IN\`]-(a:Assignment)-[:OF]->(p:Person)
WHERE a.from <= $day AND (a.to IS NULL OR a.to >= $day)
RETURN d.id AS podId, a.id AS assignmentId, p.id AS personId, a.allocation AS allocation, p.wage AS wage,
       p.currency AS currency
ORDER BY podId, assignmentId`,
  } satisfies Statement<PodMembersPaidParams, PodMembersPaidRow> as Statement<PodMembersPaidParams, PodMembersPaidRow>,
  /** How many people of each role every pod asks for on a day. (cypher/wage/pod-needs.cypher) */
  podNeeds: {
    name: 'podNeeds',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"day":{"type":"string","nullable":false}},
    columns: {"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"headcount":{"type":"float","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (p:Pod {id: wanted})-[:NEEDS]->(d:Demand)
WHERE d.from <= $day AND (d.to IS NULL OR d.to >= $day)
RETURN p.id AS podId, d.roleId AS roleId, sum(d.headcount) AS headcount
ORDER BY podId, roleId`,
  } satisfies Statement<PodNeedsParams, PodNeedsRow> as Statement<PodNeedsParams, PodNeedsRow>,
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
  /** Every unit that a pod belongs to. (cypher/pod/pod-units.cypher) */
  podUnits: {
    name: 'podUnits',
    writes: false,
    parameters: {"limit":{"type":"int","nullable":false}},
    columns: {"unit":{"type":"string","nullable":false}},
    text: `MATCH (p:Pod) WHERE p.unit IS NOT NULL
RETURN DISTINCT p.unit AS unit
ORDER BY unit LIMIT $limit`,
  } satisfies Statement<PodUnitsParams, PodUnitsRow> as Statement<PodUnitsParams, PodUnitsRow>,
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
  /** The wage benchmark of each role that is preferred, for one sector, or across sectors where none is given: first by the preferred currency, source and area, then the newest, the one that speaks for fewest roles, of most employment, by id. (cypher/wage/preferred-role-wages.cypher) */
  preferredRoleWages: {
    name: 'preferredRoleWages',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false},"source":{"type":"string","nullable":true},"area":{"type":"string","nullable":true},"currency":{"type":"string","nullable":true},"sector":{"type":"string","nullable":true},"preferredCurrency":{"type":"string","nullable":true},"preferredSource":{"type":"string","nullable":true},"preferredArea":{"type":"string","nullable":true}},
    columns: {"parentId":{"type":"string","nullable":false},"id":{"type":"string","nullable":false},"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"sector":{"type":"string","nullable":true},"currency":{"type":"string","nullable":false},"employment":{"type":"int","nullable":true},"p10":{"type":"float","nullable":true},"p25":{"type":"float","nullable":true},"p50":{"type":"float","nullable":true},"p75":{"type":"float","nullable":true},"p90":{"type":"float","nullable":true},"p10Quality":{"type":"string","nullable":false},"p25Quality":{"type":"string","nullable":false},"p50Quality":{"type":"string","nullable":false},"p75Quality":{"type":"string","nullable":false},"p90Quality":{"type":"string","nullable":false},"roleCount":{"type":"int","nullable":true}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[:BENCHMARKED_BY]->(b:WageBenchmark)
WHERE ($area IS NULL OR b.area = $area) AND ($source IS NULL OR b.source = $source)
  AND ($currency IS NULL OR b.currency = $currency)
  AND ((b.sector IS NULL AND $sector IS NULL) OR b.sector = $sector)
WITH r.id AS parentId, b.id AS benchmarkId, b.year AS year, coalesce(b.roleCount, 1) AS roles,
     coalesce(b.employment, 0) AS employed,
     CASE WHEN b.currency = $preferredCurrency THEN 4 ELSE 0 END
       + CASE WHEN b.source = $preferredSource THEN 2 ELSE 0 END
       + CASE WHEN b.area = $preferredArea THEN 1 ELSE 0 END AS preference
ORDER BY parentId, preference DESC, year DESC, roles, employed DESC, benchmarkId
WITH parentId, collect(benchmarkId) AS found
UNWIND found[0..1] AS best
MATCH (w:WageBenchmark {id: best})
RETURN parentId, w.id AS id, w.source AS source, w.year AS year, w.area AS area, w.sector AS sector,
       w.currency AS currency, w.employment AS employment, w.p10 AS p10, w.p25 AS p25, w.p50 AS p50,
       w.p75 AS p75, w.p90 AS p90, w.p10Quality AS p10Quality, w.p25Quality AS p25Quality,
       w.p50Quality AS p50Quality, w.p75Quality AS p75Quality, w.p90Quality AS p90Quality, w.roleCount AS roleCount
ORDER BY parentId`,
  } satisfies Statement<PreferredRoleWagesParams, PreferredRoleWagesRow> as Statement<PreferredRoleWagesParams, PreferredRoleWagesRow>,
  /** A run's clusters by id. (cypher/skill-graph/published-clusters.cypher) */
  publishedClusters: {
    name: 'publishedClusters',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"label":{"type":"string","nullable":false},"size":{"type":"int","nullable":false}},
    text: `MATCH (c:RoleCluster {run: $run})
RETURN c.id AS id, c.label AS label, c.size AS size
ORDER BY id`,
  } satisfies Statement<PublishedClustersParams, PublishedClustersRow> as Statement<PublishedClustersParams, PublishedClustersRow>,
  /** Every fitted series of some people in the published fit. (cypher/proficiency/published-series.cypher) */
  publishedSeries: {
    name: 'publishedSeries',
    writes: false,
    parameters: {"people":{"type":"string[]","nullable":false}},
    columns: {"run":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"initial":{"type":"float","nullable":false},"halfLifeDays":{"type":"float","nullable":false},"ability":{"type":"float","nullable":false},"abilityVariance":{"type":"float","nullable":false},"logHalfLifeVariance":{"type":"float","nullable":false},"covariance":{"type":"float","nullable":false},"lastReinforcedAt":{"type":"int","nullable":false},"lastAt":{"type":"int","nullable":false},"observedAt":{"type":"int","nullable":false},"observations":{"type":"int","nullable":false},"achieved":{"type":"int","nullable":false}},
    text: `MATCH (:Published {id: 'published:FIT_DECAY'})-[:CURRENT]->(r:Run)
WITH r ORDER BY r.publishedSeq DESC LIMIT 1
WITH r.id AS run, coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN]->(s:Skill)
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
RETURN run, p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       coalesce(f.observedAt, f.lastAt) AS observedAt, f.observations AS observations,
       coalesce(f.achieved, 1) AS achieved`,
  } satisfies Statement<PublishedSeriesParams, PublishedSeriesRow> as Statement<PublishedSeriesParams, PublishedSeriesRow>,
  /** Makes work activities or renames them. (cypher/import/put-activities.cypher) */
  putActivities: {
    name: 'putActivities',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"name":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (a:Activity {id: row.id})
SET a.name = row.name`,
  } satisfies Statement<PutActivitiesParams, never> as Statement<PutActivitiesParams, never>,
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
  /** Makes credentials or changes them; what they point to is put by other statements. (cypher/import/put-credentials.cypher) */
  putCredentials: {
    name: 'putCredentials',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false},"days":{"type":"float","nullable":true},"cost":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true},"validityDays":{"type":"int","nullable":true}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (c:Credential {id: row.id})
SET c.externalId = row.externalId, c.name = row.name, c.kind = row.kind, c.days = row.days, c.cost = row.cost,
    c.currency = row.currency, c.validityDays = row.validityDays`,
  } satisfies Statement<PutCredentialsParams, never> as Statement<PutCredentialsParams, never>,
  /** Makes openings or changes them; their relationships are put by link-demand. (cypher/import/put-demand.cypher) */
  putDemand: {
    name: 'putDemand',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"headcount":{"type":"float","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (d:Demand {id: row.id})
SET d.externalId = row.externalId, d.podId = row.podId, d.roleId = row.roleId, d.headcount = row.headcount,
    d.from = row.from, d.to = row.to`,
  } satisfies Statement<PutDemandParams, never> as Statement<PutDemandParams, never>,
  /** Keeps what people disclosed, in the place of what they disclosed before. The n-th group is that of the n-th attribute. (cypher/disclosure/put-disclosures.cypher) */
  putDisclosures: {
    name: 'putDisclosures',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"attributes":{"type":"string[]","nullable":false},"groups":{"type":"string[]","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (d:Disclosure {id: row.id})
SET d.attributes = row.attributes, d.groups = row.groups`,
  } satisfies Statement<PutDisclosuresParams, never> as Statement<PutDisclosuresParams, never>,
  /** Makes the roles of a framework or changes them. (cypher/import/put-framework-roles.cypher) */
  putFrameworkRoles: {
    name: 'putFrameworkRoles',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"title":{"type":"string","nullable":false},"alternateTitles":{"type":"string[]","nullable":false},"jobZone":{"type":"int","nullable":true},"description":{"type":"string","nullable":true},"tasks":{"type":"string[]","nullable":true}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (r:Role {id: row.id})
SET r.framework = row.framework, r.code = row.code, r.title = row.title, r.alternateTitles = row.alternateTitles,
    r.jobZone = row.jobZone, r.description = row.description, r.tasks = row.tasks`,
  } satisfies Statement<PutFrameworkRolesParams, never> as Statement<PutFrameworkRolesParams, never>,
  /** Makes issuers or changes them. (cypher/import/put-issuers.cypher) */
  putIssuers: {
    name: 'putIssuers',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"url":{"type":"string","nullable":true}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (i:Issuer {id: row.id})
SET i.externalId = row.externalId, i.name = row.name, i.url = row.url`,
  } satisfies Statement<PutIssuersParams, never> as Statement<PutIssuersParams, never>,
  /** Makes roles of the organisation or changes them. (cypher/import/put-organisation-roles.cypher) */
  putOrganisationRoles: {
    name: 'putOrganisationRoles',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"title":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true}}},"nullable":false},"alternateTitles":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (r:Role {id: row.id})
SET r.framework = 'org', r.code = row.code, r.title = row.title, r.unit = row.unit,
    r.alternateTitles = coalesce(r.alternateTitles, $alternateTitles)`,
  } satisfies Statement<PutOrganisationRolesParams, never> as Statement<PutOrganisationRolesParams, never>,
  /** Makes people or changes them. (cypher/import/put-people.cypher) */
  putPeople: {
    name: 'putPeople',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"joinedOn":{"type":"string","nullable":true},"leftOn":{"type":"string","nullable":true},"wage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}}},"nullable":false},"seq":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (p:Person {id: row.id})
SET p.externalId = row.externalId, p.name = row.name, p.unit = row.unit, p.location = row.location,
    p.joinedOn = row.joinedOn, p.leftOn = row.leftOn, p.wage = row.wage, p.currency = row.currency,
    p.recordedSeq = $seq`,
  } satisfies Statement<PutPeopleParams, never> as Statement<PutPeopleParams, never>,
  /** Makes pods or changes them. (cypher/import/put-pods.cypher) */
  putPods: {
    name: 'putPods',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"traitNames":{"type":"string[]","nullable":false},"traitValues":{"type":"float[]","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (p:Pod {id: row.id})
SET p.externalId = row.externalId, p.name = row.name, p.unit = row.unit, p.location = row.location,
    p.traitNames = row.traitNames, p.traitValues = row.traitValues`,
  } satisfies Statement<PutPodsParams, never> as Statement<PutPodsParams, never>,
  /** Says which release of a framework or a source of wages is in the graph, once all of it is. (cypher/import/put-release.cypher) */
  putRelease: {
    name: 'putRelease',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"digest":{"type":"string","nullable":false},"importedAt":{"type":"int","nullable":false}},
    columns: {},
    text: `MERGE (f:FrameworkRelease {id: $id})
SET f.framework = $framework, f.version = $version, f.digest = $digest, f.importedAt = $importedAt`,
  } satisfies Statement<PutReleaseParams, never> as Statement<PutReleaseParams, never>,
  /** Makes roles require skills as the organisation says, also where their framework says otherwise. (cypher/import/put-requirements.cypher) */
  putRequirements: {
    name: 'putRequirements',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"importance":{"type":"float","nullable":false},"level":{"type":"float","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (r:Role {id: row.id}), (s:Skill {id: row.skillId})
MERGE (r)-[q:REQUIRES]->(s)
SET q.importance = row.importance, q.level = row.level, q.source = 'organisation'`,
  } satisfies Statement<PutRequirementsParams, never> as Statement<PutRequirementsParams, never>,
  /** Sets the organisation's own titles of roles. A framework's next release leaves them as they are. (cypher/import/put-role-titles.cypher) */
  putRoleTitles: {
    name: 'putRoleTitles',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"titles":{"type":"string[]","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (r:Role {id: row.id})
SET r.organisationTitles = row.titles`,
  } satisfies Statement<PutRoleTitlesParams, never> as Statement<PutRoleTitlesParams, never>,
  /** Keeps what one part of a sharded ranking found until the whole has read it. (cypher/shard/put-shard-result.cypher) */
  putShardResult: {
    name: 'putShardResult',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"run":{"type":"string","nullable":false},"body":{"type":"string","nullable":false}},
    columns: {},
    text: `MERGE (s:ShardResult {id: $id})
SET s.run = $run, s.body = $body`,
  } satisfies Statement<PutShardResultParams, never> as Statement<PutShardResultParams, never>,
  /** Makes skills or changes them. (cypher/import/put-skills.cypher) */
  putSkills: {
    name: 'putSkills',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"hot":{"type":"boolean","nullable":false},"inDemand":{"type":"boolean","nullable":false}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (s:Skill {id: row.id})
SET s.framework = row.framework, s.code = row.code, s.name = row.name, s.kind = row.kind,
    s.taskClass = row.taskClass, s.hot = row.hot, s.inDemand = row.inDemand`,
  } satisfies Statement<PutSkillsParams, never> as Statement<PutSkillsParams, never>,
  /** Makes credentials validate skills; each says when what it vouches for last changed. (cypher/import/put-validations.cypher) */
  putValidations: {
    name: 'putValidations',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"level":{"type":"float","nullable":false}}},"nullable":false},"seq":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (c:Credential {id: row.id}), (s:Skill {id: row.skillId})
MERGE (c)-[q:VALIDATES]->(s)
SET q.level = row.level, c.validatedSeq = $seq`,
  } satisfies Statement<PutValidationsParams, never> as Statement<PutValidationsParams, never>,
  /** Makes wage benchmarks or changes them. (cypher/import/put-wages.cypher) */
  putWages: {
    name: 'putWages',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"sector":{"type":"string","nullable":true},"currency":{"type":"string","nullable":false},"employment":{"type":"int","nullable":true},"p10":{"type":"float","nullable":true},"p25":{"type":"float","nullable":true},"p50":{"type":"float","nullable":true},"p75":{"type":"float","nullable":true},"p90":{"type":"float","nullable":true},"p10Quality":{"type":"string","nullable":false},"p25Quality":{"type":"string","nullable":false},"p50Quality":{"type":"string","nullable":false},"p75Quality":{"type":"string","nullable":false},"p90Quality":{"type":"string","nullable":false},"roleCount":{"type":"int","nullable":true}}},"nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MERGE (w:WageBenchmark {id: row.id})
SET w.source = row.source, w.year = row.year, w.area = row.area, w.sector = row.sector, w.currency = row.currency,
    w.employment = row.employment, w.p10 = row.p10, w.p25 = row.p25, w.p50 = row.p50, w.p75 = row.p75,
    w.p90 = row.p90, w.p10Quality = row.p10Quality, w.p25Quality = row.p25Quality, w.p50Quality = row.p50Quality,
    w.p75Quality = row.p75Quality, w.p90Quality = row.p90Quality,
    w.roleCount = row.roleCount`,
  } satisfies Statement<PutWagesParams, never> as Statement<PutWagesParams, never>,
  /** Every adjacency of a run: how much proficiency in one skill carries over to another. (cypher/ranking/ranking-adjacency.cypher) */
  rankingAdjacency: {
    name: 'rankingAdjacency',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"fromSkillId":{"type":"string","nullable":false},"toSkillId":{"type":"string","nullable":false},"strength":{"type":"float","nullable":false}},
    text: `MATCH (a:Skill)-[e:ADJACENT {run: $run}]->(b:Skill)
RETURN a.id AS fromSkillId, b.id AS toSkillId, e.strength AS strength`,
  } satisfies Statement<RankingAdjacencyParams, RankingAdjacencyRow> as Statement<RankingAdjacencyParams, RankingAdjacencyRow>,
  /** Every assignment of the people whose ids lie within a range: who is in which pod, from when to when. (cypher/ranking/ranking-assignments.cypher) */
  rankingAssignments: {
    name: 'rankingAssignments',
    writes: false,
    parameters: {"from":{"type":"string","nullable":false},"until":{"type":"string","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true}},
    text: `MATCH (a:Assignment)
WHERE a.personId >= $from AND a.personId < $until
RETURN a.personId AS personId, a.podId AS podId, a.from AS from, a.to AS to`,
  } satisfies Statement<RankingAssignmentsParams, RankingAssignmentsRow> as Statement<RankingAssignmentsParams, RankingAssignmentsRow>,
  /** Every assignment of some people. (cypher/ranking/ranking-assignments-of.cypher) */
  rankingAssignmentsOf: {
    name: 'rankingAssignmentsOf',
    writes: false,
    parameters: {"people":{"type":"string[]","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true}},
    text: `UNWIND $people AS wanted
MATCH (a:Assignment {personId: wanted})
RETURN a.personId AS personId, a.podId AS podId, a.from AS from, a.to AS to`,
  } satisfies Statement<RankingAssignmentsOfParams, RankingAssignmentsOfRow> as Statement<RankingAssignmentsOfParams, RankingAssignmentsOfRow>,
  /** The roles of a cluster; no row for an unknown cluster or one of another run. (cypher/ranking/ranking-cluster-roles.cypher) */
  rankingClusterRoles: {
    name: 'rankingClusterRoles',
    writes: false,
    parameters: {"clusterId":{"type":"string","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false}},
    text: `MATCH (:RoleCluster {id: $clusterId})<-[:IN_CLUSTER {run: $run}]-(r:Role)
RETURN r.id AS roleId
ORDER BY roleId`,
  } satisfies Statement<RankingClusterRolesParams, RankingClusterRolesRow> as Statement<RankingClusterRolesParams, RankingClusterRolesRow>,
  /** Every credential that one person can earn by itself, a row for each skill that it validates. (cypher/credential/ranking-credentials.cypher) */
  rankingCredentials: {
    name: 'rankingCredentials',
    writes: false,
    parameters: {},
    columns: {"credentialId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"level":{"type":"float","nullable":false},"days":{"type":"float","nullable":true},"cost":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `MATCH (c:Credential)-[v:VALIDATES]->(s:Skill)
WHERE c.kind <> 'STACK'
RETURN c.id AS credentialId, s.id AS skillId, v.level AS level, c.days AS days, c.cost AS cost,
       c.currency AS currency
ORDER BY credentialId, skillId`,
  } satisfies Statement<Record<string, never>, RankingCredentialsRow> as Statement<Record<string, never>, RankingCredentialsRow>,
  /** Everybody whose id lies within a range, with what the filters of a ranking ask. (cypher/ranking/ranking-people.cypher) */
  rankingPeople: {
    name: 'rankingPeople',
    writes: false,
    parameters: {"from":{"type":"string","nullable":false},"until":{"type":"string","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"joinedOn":{"type":"string","nullable":true},"leftOn":{"type":"string","nullable":true},"wage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `MATCH (p:Person)
WHERE p.id >= $from AND p.id < $until
RETURN p.id AS personId, p.unit AS unit, p.location AS location, p.joinedOn AS joinedOn, p.leftOn AS leftOn,
       p.wage AS wage, p.currency AS currency`,
  } satisfies Statement<RankingPeopleParams, RankingPeopleRow> as Statement<RankingPeopleParams, RankingPeopleRow>,
  /** Everybody who was changed, or had an assignment changed, at some positions of the change log and not since. (cypher/ranking/ranking-people-recorded-at.cypher) */
  rankingPeopleRecordedAt: {
    name: 'rankingPeopleRecordedAt',
    writes: false,
    parameters: {"positions":{"type":"int[]","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"joinedOn":{"type":"string","nullable":true},"leftOn":{"type":"string","nullable":true},"wage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `UNWIND $positions AS position
MATCH (p:Person {recordedSeq: position})
RETURN p.id AS personId, p.unit AS unit, p.location AS location, p.joinedOn AS joinedOn, p.leftOn AS leftOn,
       p.wage AS wage, p.currency AS currency`,
  } satisfies Statement<RankingPeopleRecordedAtParams, RankingPeopleRecordedAtRow> as Statement<RankingPeopleRecordedAtParams, RankingPeopleRecordedAtRow>,
  /** Everybody who was changed, or had an assignment changed, after a position of the change log. (cypher/ranking/ranking-people-recorded-since.cypher) */
  rankingPeopleRecordedSince: {
    name: 'rankingPeopleRecordedSince',
    writes: false,
    parameters: {"after":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"joinedOn":{"type":"string","nullable":true},"leftOn":{"type":"string","nullable":true},"wage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `MATCH (p:Person) WHERE p.recordedSeq > $after
RETURN p.id AS personId, p.unit AS unit, p.location AS location, p.joinedOn AS joinedOn, p.leftOn AS leftOn,
       p.wage AS wage, p.currency AS currency`,
  } satisfies Statement<RankingPeopleRecordedSinceParams, RankingPeopleRecordedSinceRow> as Statement<RankingPeopleRecordedSinceParams, RankingPeopleRecordedSinceRow>,
  /** Every credential that another one requires first. (cypher/credential/ranking-prerequisites.cypher) */
  rankingPrerequisites: {
    name: 'rankingPrerequisites',
    writes: false,
    parameters: {},
    columns: {"credentialId":{"type":"string","nullable":false},"firstId":{"type":"string","nullable":false}},
    text: `MATCH (c:Credential)-[:REQUIRES_FIRST]->(o:Credential)
RETURN c.id AS credentialId, o.id AS firstId
ORDER BY credentialId, firstId`,
  } satisfies Statement<Record<string, never>, RankingPrerequisitesRow> as Statement<Record<string, never>, RankingPrerequisitesRow>,
  /** Every fitted series of some people in a run, as an index takes them in. (cypher/ranking/ranking-proficiencies.cypher) */
  rankingProficiencies: {
    name: 'rankingProficiencies',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false},"people":{"type":"string[]","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"initial":{"type":"float","nullable":false},"halfLifeDays":{"type":"float","nullable":false},"abilityVariance":{"type":"float","nullable":false},"logHalfLifeVariance":{"type":"float","nullable":false},"covariance":{"type":"float","nullable":false},"lastReinforcedAt":{"type":"int","nullable":false},"lastAt":{"type":"int","nullable":false},"observedAt":{"type":"int","nullable":false},"observations":{"type":"int","nullable":false},"achieved":{"type":"int","nullable":false}},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN]->(s:Skill)
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
RETURN p.id AS personId, s.id AS skillId, f.initial AS initial, f.halfLifeDays AS halfLifeDays,
       f.abilityVariance AS abilityVariance, f.logHalfLifeVariance AS logHalfLifeVariance,
       f.covariance AS covariance, f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       coalesce(f.observedAt, f.lastAt) AS observedAt, f.observations AS observations,
       coalesce(f.achieved, 1) AS achieved`,
  } satisfies Statement<RankingProficienciesParams, RankingProficienciesRow> as Statement<RankingProficienciesParams, RankingProficienciesRow>,
  /** Everything that some roles require, of which `importance` and `level` above 0 weigh. (cypher/ranking/ranking-requirements.cypher) */
  rankingRequirements: {
    name: 'rankingRequirements',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"importance":{"type":"float","nullable":false},"level":{"type":"float","nullable":false}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill)
RETURN r.id AS roleId, s.id AS skillId, q.importance AS importance, q.level AS level
ORDER BY roleId, skillId`,
  } satisfies Statement<RankingRequirementsParams, RankingRequirementsRow> as Statement<RankingRequirementsParams, RankingRequirementsRow>,
  /** The roles of a framework, or all. (cypher/ranking/ranking-roles.cypher) */
  rankingRoles: {
    name: 'rankingRoles',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":true}},
    columns: {"roleId":{"type":"string","nullable":false}},
    text: `MATCH (r:Role)
WHERE $framework IS NULL OR r.framework = $framework
RETURN r.id AS roleId`,
  } satisfies Statement<RankingRolesParams, RankingRolesRow> as Statement<RankingRolesParams, RankingRolesRow>,
  /** What a fit estimated for all series together. (cypher/ranking/ranking-run.cypher) */
  rankingRun: {
    name: 'rankingRun',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"hyperparameters":{"type":"string","nullable":true}},
    text: `MATCH (r:Run {id: $run})
RETURN r.hyperparameters AS hyperparameters`,
  } satisfies Statement<RankingRunParams, RankingRunRow> as Statement<RankingRunParams, RankingRunRow>,
  /** The class of every skill: which curve it has. (cypher/ranking/ranking-skills.cypher) */
  rankingSkills: {
    name: 'rankingSkills',
    writes: false,
    parameters: {},
    columns: {"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false}},
    text: `MATCH (s:Skill)
RETURN s.id AS skillId, s.taskClass AS taskClass`,
  } satisfies Statement<Record<string, never>, RankingSkillsRow> as Statement<Record<string, never>, RankingSkillsRow>,
  /** The skills to which any of these leads. (cypher/proficiency/reached-skills.cypher) */
  reachedSkills: {
    name: 'reachedSkills',
    writes: false,
    parameters: {"skills":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"skillId":{"type":"string","nullable":false}},
    text: `UNWIND $skills AS wanted
MATCH (:Skill {id: wanted})-[:ADJACENT {run: $run}]->(t:Skill)
RETURN DISTINCT t.id AS skillId`,
  } satisfies Statement<ReachedSkillsParams, ReachedSkillsRow> as Statement<ReachedSkillsParams, ReachedSkillsRow>,
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
  /** How often disclosures have changed; no row before the first time. (cypher/disclosure/read-disclosure-epoch.cypher) */
  readDisclosureEpoch: {
    name: 'readDisclosureEpoch',
    writes: false,
    parameters: {},
    columns: {"epoch":{"type":"int","nullable":false}},
    text: `MATCH (c:Counter {id: 'disclosures'})
RETURN c.value AS epoch`,
  } satisfies Statement<Record<string, never>, ReadDisclosureEpochRow> as Statement<Record<string, never>, ReadDisclosureEpochRow>,
  /** The releases of a framework that were imported, in that order; no row before the first import has ended. (cypher/framework/read-framework-releases.cypher) */
  readFrameworkReleases: {
    name: 'readFrameworkReleases',
    writes: false,
    parameters: {"id":{"type":"string","nullable":false}},
    columns: {"digest":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"releases":{"type":"string[]","nullable":true}},
    text: `MATCH (f:FrameworkRelease {id: $id})
RETURN f.digest AS digest, f.version AS version, f.releases AS releases`,
  } satisfies Statement<ReadFrameworkReleasesParams, ReadFrameworkReleasesRow> as Statement<ReadFrameworkReleasesParams, ReadFrameworkReleasesRow>,
  /** The key of the organisation's pseudonyms; null or no row before the first import of people. (cypher/import/read-person-key.cypher) */
  readPersonKey: {
    name: 'readPersonKey',
    writes: false,
    parameters: {},
    columns: {"personKey":{"type":"string","nullable":true}},
    text: `MATCH (d:Deployment {id: 'deployment'})
RETURN d.personKey AS personKey`,
  } satisfies Statement<Record<string, never>, ReadPersonKeyRow> as Statement<Record<string, never>, ReadPersonKeyRow>,
  /** The published runs of each job, the current one last: the one before it keeps its pointer, so that whoever reads while a pointer is moved sees one of them (Neo4j reads what is committed, and may miss an edge that takes the place of another). (cypher/publishing/read-published.cypher) */
  readPublished: {
    name: 'readPublished',
    writes: false,
    parameters: {},
    columns: {"job":{"type":"string","nullable":false},"run":{"type":"string","nullable":false}},
    text: `MATCH (p:Published)-[:CURRENT]->(r:Run)
RETURN p.job AS job, r.id AS run
ORDER BY job, r.publishedSeq`,
  } satisfies Statement<Record<string, never>, ReadPublishedRow> as Statement<Record<string, never>, ReadPublishedRow>,
  /** Runs of a job that had been published by a moment and a position of the change log, the latest first, with whose edges they show, and which generation of them. (cypher/publishing/read-published-as-known.cypher) */
  readPublishedAsKnown: {
    name: 'readPublishedAsKnown',
    writes: false,
    parameters: {"job":{"type":"string","nullable":false},"knownAt":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"run":{"type":"string","nullable":false},"publishedAt":{"type":"int","nullable":false},"publishedSeq":{"type":"int","nullable":false},"edgesOf":{"type":"string","nullable":false},"generation":{"type":"int","nullable":false}},
    text: `MATCH (r:Run {job: $job})
WHERE r.publishedSeq <= $knownSeq AND r.publishedAt <= $knownAt
RETURN r.id AS run, r.publishedAt AS publishedAt, r.publishedSeq AS publishedSeq,
       coalesce(r.edgesOf, r.id) AS edgesOf, coalesce(r.generation, 0) AS generation
ORDER BY publishedSeq DESC LIMIT $limit`,
  } satisfies Statement<ReadPublishedAsKnownParams, ReadPublishedAsKnownRow> as Statement<ReadPublishedAsKnownParams, ReadPublishedAsKnownRow>,
  /** What a run gave, beside its edges. Null leaves what stands. (cypher/run/record-findings.cypher) */
  recordFindings: {
    name: 'recordFindings',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"inputDigest":{"type":"string","nullable":true},"metrics":{"type":"string","nullable":true},"hyperparameters":{"type":"string","nullable":true},"shortlistIds":{"type":"string[]","nullable":true}},
    columns: {},
    text: `MATCH (r:Run {id: $id})
SET r.inputDigest = coalesce($inputDigest, r.inputDigest), r.metrics = coalesce($metrics, r.metrics),
  r.hyperparameters = coalesce($hyperparameters, r.hyperparameters),
  r.shortlistIds = coalesce($shortlistIds, r.shortlistIds)`,
  } satisfies Statement<RecordFindingsParams, never> as Statement<RecordFindingsParams, never>,
  /** Says which releases of a framework are in the graph, once all of the last is. (cypher/framework/record-framework-release.cypher) */
  recordFrameworkRelease: {
    name: 'recordFrameworkRelease',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"digest":{"type":"string","nullable":false},"releases":{"type":"string[]","nullable":false},"importedAt":{"type":"int","nullable":false}},
    columns: {},
    text: `MERGE (f:FrameworkRelease {id: $id})
SET f.framework = $framework, f.version = $version, f.digest = $digest, f.releases = $releases,
    f.importedAt = $importedAt`,
  } satisfies Statement<RecordFrameworkReleaseParams, never> as Statement<RecordFrameworkReleaseParams, never>,
  /** Says whose graph this is, unless that was said before; gives whose it is. (cypher/deployment/record-organisation.cypher) */
  recordOrganisation: {
    name: 'recordOrganisation',
    writes: true,
    parameters: {"organisation":{"type":"string","nullable":false}},
    columns: {"organisation":{"type":"string","nullable":false}},
    text: `MERGE (d:Deployment {id: 'deployment'})
SET d.organisation = coalesce(d.organisation, $organisation)
RETURN d.organisation AS organisation`,
  } satisfies Statement<RecordOrganisationParams, RecordOrganisationRow> as Statement<RecordOrganisationParams, RecordOrganisationRow>,
  /** How far a locked run is; progress never falls. heartbeatAt is kept only for runs that no queue watches over. (cypher/run/record-progress.cypher) */
  recordProgress: {
    name: 'recordProgress',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"progress":{"type":"float","nullable":false},"phase":{"type":"string","nullable":true},"heartbeatAt":{"type":"int","nullable":true}},
    columns: {},
    text: `MATCH (r:Run {id: $id})
SET r.progress = CASE WHEN $progress > r.progress THEN $progress ELSE r.progress END,
  r.phase = $phase, r.heartbeatAt = $heartbeatAt`,
  } satisfies Statement<RecordProgressParams, never> as Statement<RecordProgressParams, never>,
  /** Says that every migration up to this one has been made. (cypher/deployment/record-schema-version.cypher) */
  recordSchemaVersion: {
    name: 'recordSchemaVersion',
    writes: true,
    parameters: {"version":{"type":"int","nullable":false}},
    columns: {},
    text: `MERGE (d:Deployment {id: 'deployment'})
SET d.schemaVersion = $version`,
  } satisfies Statement<RecordSchemaVersionParams, never> as Statement<RecordSchemaVersionParams, never>,
  /** The fit that wrote has published: another may write. One that does not hold the claim changes nothing. (cypher/proficiency/release-fit.cypher) */
  releaseFit: {
    name: 'releaseFit',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {},
    text: `MATCH (p:Published {id: $id})
SET p.claimedBy = CASE WHEN p.claimedBy = $run THEN null ELSE p.claimedBy END`,
  } satisfies Statement<ReleaseFitParams, never> as Statement<ReleaseFitParams, never>,
  /** Takes the pointers of a job off all runs but its current one, which keeps it beside the next. Made if there is none yet. (cypher/publishing/release-published.cypher) */
  releasePublished: {
    name: 'releasePublished',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"job":{"type":"string","nullable":false}},
    columns: {},
    text: `MERGE (p:Published {id: $id})
SET p.job = $job
WITH p
MATCH (p)-[former:CURRENT]->(r:Run)
WITH former, r.publishedSeq AS seq
ORDER BY seq DESC
SKIP 1
DELETE former`,
  } satisfies Statement<ReleasePublishedParams, never> as Statement<ReleasePublishedParams, never>,
  /** Hands a locked run back: another attempt takes it up. `uncounted` attempts are taken off again. (cypher/run/release-run.cypher) */
  releaseRun: {
    name: 'releaseRun',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"state":{"type":"string","nullable":false},"uncounted":{"type":"int","nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $id})
SET r.state = $state, r.attempts = r.attempts - $uncounted`,
  } satisfies Statement<ReleaseRunParams, never> as Statement<ReleaseRunParams, never>,
  /** Ended runs of a job whose edges still stand and are not among the last published ones. Parts write the whole's edges. (cypher/publishing/removable-runs.cypher) */
  removableRuns: {
    name: 'removableRuns',
    writes: false,
    parameters: {"job":{"type":"string","nullable":false},"kept":{"type":"string[]","nullable":false},"after":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"edgesOf":{"type":"string","nullable":false}},
    text: `MATCH (r:Run {job: $job})
WHERE r.clearedAt IS NULL AND r.state IN ['COMPLETED', 'FAILED', 'CANCELLED'] AND NOT r.id IN $kept
  AND r.id > $after AND r.parentId IS NULL
RETURN r.id AS id, coalesce(r.edgesOf, r.id) AS edgesOf
ORDER BY id LIMIT $limit`,
  } satisfies Statement<RemovableRunsParams, RemovableRunsRow> as Statement<RemovableRunsParams, RemovableRunsRow>,
  /** Takes wage benchmarks from the roles that they spoke for. (cypher/import/remove-benchmarks.cypher) */
  removeBenchmarks: {
    name: 'removeBenchmarks',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (w:WageBenchmark {id: wanted})
MATCH (w)<-[link:BENCHMARKED_BY]-(:Role)
DELETE link`,
  } satisfies Statement<RemoveBenchmarksParams, never> as Statement<RemoveBenchmarksParams, never>,
  /** Takes skills out from under whatever they are under. (cypher/import/remove-broader-skills.cypher) */
  removeBroaderSkills: {
    name: 'removeBroaderSkills',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Skill {id: wanted})-[link:BROADER]->(:Skill)
DELETE link`,
  } satisfies Statement<RemoveBroaderSkillsParams, never> as Statement<RemoveBroaderSkillsParams, never>,
  /** Takes away the issuers of credentials. (cypher/import/remove-credential-issuers.cypher) */
  removeCredentialIssuers: {
    name: 'removeCredentialIssuers',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Credential {id: wanted})-[link:ISSUED_BY]->(:Issuer)
DELETE link`,
  } satisfies Statement<RemoveCredentialIssuersParams, never> as Statement<RemoveCredentialIssuersParams, never>,
  /** Takes away the prerequisites of credentials. (cypher/import/remove-credential-prerequisites.cypher) */
  removeCredentialPrerequisites: {
    name: 'removeCredentialPrerequisites',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Credential {id: wanted})-[link:REQUIRES_FIRST]->(:Credential)
DELETE link`,
  } satisfies Statement<RemoveCredentialPrerequisitesParams, never> as Statement<RemoveCredentialPrerequisitesParams, never>,
  /** Takes away the stacks of credentials. (cypher/import/remove-credential-stacks.cypher) */
  removeCredentialStacks: {
    name: 'removeCredentialStacks',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Credential {id: wanted})-[link:STACKS_INTO]->(:Credential)
DELETE link`,
  } satisfies Statement<RemoveCredentialStacksParams, never> as Statement<RemoveCredentialStacksParams, never>,
  /** Forgets all that these people disclosed. (cypher/disclosure/remove-disclosures.cypher) */
  removeDisclosures: {
    name: 'removeDisclosures',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS gone
MATCH (d:Disclosure {id: gone})
DETACH DELETE d`,
  } satisfies Statement<RemoveDisclosuresParams, never> as Statement<RemoveDisclosuresParams, never>,
  /** Takes away all work activities of roles. (cypher/import/remove-involvements.cypher) */
  removeInvolvements: {
    name: 'removeInvolvements',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Role {id: wanted})-[link:INVOLVES]->(:Activity)
DELETE link`,
  } satisfies Statement<RemoveInvolvementsParams, never> as Statement<RemoveInvolvementsParams, never>,
  /** Removes what a run wrote of some people: its own generation of the edges that it continues. (cypher/proficiency/remove-people-proficiencies.cypher) */
  removePeopleProficiencies: {
    name: 'removePeopleProficiencies',
    writes: true,
    parameters: {"people":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN]->(:Skill)
WHERE f.run = edges AND coalesce(f.since, 0) = generation
DELETE f`,
  } satisfies Statement<RemovePeopleProficienciesParams, never> as Statement<RemovePeopleProficienciesParams, never>,
  /** Takes away what roles require by their framework; what the organisation says stays. (cypher/import/remove-requirements.cypher) */
  removeRequirements: {
    name: 'removeRequirements',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Role {id: wanted})-[link:REQUIRES]->(:Skill) WHERE link.source IS NULL
DELETE link`,
  } satisfies Statement<RemoveRequirementsParams, never> as Statement<RemoveRequirementsParams, never>,
  /** Takes back what one origin maps these roles to. (cypher/framework/remove-role-mappings.cypher) */
  removeRoleMappings: {
    name: 'removeRoleMappings',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false},"origin":{"type":"string","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Role {id: wanted})-[m:MAPS_TO]->(:Role) WHERE m.origin = $origin
DELETE m`,
  } satisfies Statement<RemoveRoleMappingsParams, never> as Statement<RemoveRoleMappingsParams, never>,
  /** Forgets what parts of a sharded ranking found. (cypher/shard/remove-shard-results.cypher) */
  removeShardResults: {
    name: 'removeShardResults',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS gone
MATCH (s:ShardResult {id: gone})
DETACH DELETE s`,
  } satisfies Statement<RemoveShardResultsParams, never> as Statement<RemoveShardResultsParams, never>,
  /** Takes back what one origin maps these skills to. (cypher/framework/remove-skill-mappings.cypher) */
  removeSkillMappings: {
    name: 'removeSkillMappings',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false},"origin":{"type":"string","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Skill {id: wanted})-[m:MAPS_TO]->(:Skill) WHERE m.origin = $origin
DELETE m`,
  } satisfies Statement<RemoveSkillMappingsParams, never> as Statement<RemoveSkillMappingsParams, never>,
  /** Takes back what these skills build on. (cypher/framework/remove-skill-relations.cypher) */
  removeSkillRelations: {
    name: 'removeSkillRelations',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Skill {id: wanted})-[link:BUILDS_ON]->(:Skill)
DELETE link`,
  } satisfies Statement<RemoveSkillRelationsParams, never> as Statement<RemoveSkillRelationsParams, never>,
  /** Takes back what replaces these skills. (cypher/framework/remove-skill-replacements.cypher) */
  removeSkillReplacements: {
    name: 'removeSkillReplacements',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (:Skill {id: wanted})-[link:REPLACED_BY]->(:Skill)
DELETE link`,
  } satisfies Statement<RemoveSkillReplacementsParams, never> as Statement<RemoveSkillReplacementsParams, never>,
  /** Removes standing series of a run. (cypher/proficiency/remove-standing-series.cypher) */
  removeStandingSeries: {
    name: 'removeStandingSeries',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false}}},"nullable":false},"run":{"type":"string","nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill {id: row.skillId})
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
DELETE f`,
  } satisfies Statement<RemoveStandingSeriesParams, never> as Statement<RemoveStandingSeriesParams, never>,
  /** Lets series of some people stand again that a run had ended. (cypher/proficiency/restore-people-proficiencies.cypher) */
  restorePeopleProficiencies: {
    name: 'restorePeopleProficiencies',
    writes: true,
    parameters: {"people":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})-[f:PROFICIENT_IN]->(:Skill)
WHERE f.run = edges AND f.until = generation
REMOVE f.until`,
  } satisfies Statement<RestorePeopleProficienciesParams, never> as Statement<RestorePeopleProficienciesParams, never>,
  /** Marks roles as retired by a release; they stay with everything that refers to them. (cypher/framework/retire-roles.cypher) */
  retireRoles: {
    name: 'retireRoles',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false},"retiredIn":{"type":"string","nullable":false},"retiredRelease":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
SET r.retiredIn = $retiredIn, r.retiredRelease = $retiredRelease`,
  } satisfies Statement<RetireRolesParams, never> as Statement<RetireRolesParams, never>,
  /** Marks skills as retired by a release; they stay with everything that refers to them. (cypher/framework/retire-skills.cypher) */
  retireSkills: {
    name: 'retireSkills',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false},"retiredIn":{"type":"string","nullable":false},"retiredRelease":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
SET s.retiredIn = $retiredIn, s.retiredRelease = $retiredRelease, s.trend = 'FADING'`,
  } satisfies Statement<RetireSkillsParams, never> as Statement<RetireSkillsParams, never>,
  /** How many roles of a framework a release retired. (cypher/framework/retired-role-count.cypher) */
  retiredRoleCount: {
    name: 'retiredRoleCount',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":false},"release":{"type":"int","nullable":false}},
    columns: {"retired":{"type":"int","nullable":false}},
    text: `MATCH (r:Role {framework: $framework}) WHERE r.retiredRelease = $release
RETURN count(*) AS retired`,
  } satisfies Statement<RetiredRoleCountParams, RetiredRoleCountRow> as Statement<RetiredRoleCountParams, RetiredRoleCountRow>,
  /** How many skills of a framework a release retired. (cypher/framework/retired-skill-count.cypher) */
  retiredSkillCount: {
    name: 'retiredSkillCount',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":false},"release":{"type":"int","nullable":false}},
    columns: {"retired":{"type":"int","nullable":false}},
    text: `MATCH (s:Skill {framework: $framework}) WHERE s.retiredRelease = $release
RETURN count(*) AS retired`,
  } satisfies Statement<RetiredSkillCountParams, RetiredSkillCountRow> as Statement<RetiredSkillCountParams, RetiredSkillCountRow>,
  /** Every detailed work activity of some roles; in no order. (cypher/skill-graph/role-activities.cypher) */
  roleActivities: {
    name: 'roleActivities',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false},"activityId":{"type":"string","nullable":false},"tasks":{"type":"int","nullable":false}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[v:INVOLVES]->(a:Activity)
RETURN r.id AS roleId, a.id AS activityId, v.tasks AS tasks`,
  } satisfies Statement<RoleActivitiesParams, RoleActivitiesRow> as Statement<RoleActivitiesParams, RoleActivitiesRow>,
  /** How many roles role-page has in all. (cypher/role/role-count.cypher) */
  roleCount: {
    name: 'roleCount',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":true}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (r:Role)
WHERE ($framework IS NULL OR r.framework = $framework)
RETURN count(*) AS total`,
  } satisfies Statement<RoleCountParams, RoleCountRow> as Statement<RoleCountParams, RoleCountRow>,
  /** Every requirement of some roles, for learning from; in no order. (cypher/skill-graph/role-demands.cypher) */
  roleDemands: {
    name: 'roleDemands',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"skillKind":{"type":"string","nullable":false},"importance":{"type":"float","nullable":false},"level":{"type":"float","nullable":false}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill)
RETURN r.id AS roleId, s.id AS skillId, s.kind AS skillKind, q.importance AS importance, q.level AS level`,
  } satisfies Statement<RoleDemandsParams, RoleDemandsRow> as Statement<RoleDemandsParams, RoleDemandsRow>,
  /** The id of every role; in no order. (cypher/skill-graph/role-ids.cypher) */
  roleIds: {
    name: 'roleIds',
    writes: false,
    parameters: {},
    columns: {"id":{"type":"string","nullable":false}},
    text: `MATCH (r:Role)
RETURN r.id AS id`,
  } satisfies Statement<Record<string, never>, RoleIdsRow> as Statement<Record<string, never>, RoleIdsRow>,
  /** The job zones of some roles; in no order. (cypher/wage/role-job-zones.cypher) */
  roleJobZones: {
    name: 'roleJobZones',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false},"jobZone":{"type":"int","nullable":true}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS roleId, r.jobZone AS jobZone`,
  } satisfies Statement<RoleJobZonesParams, RoleJobZonesRow> as Statement<RoleJobZonesParams, RoleJobZonesRow>,
  /** What is mapped to each of these roles; one without any is absent. The match is read from there to here. (cypher/framework/role-mapped-from.cypher) */
  roleMappedFrom: {
    name: 'roleMappedFrom',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"otherIds":{"type":"string[]","nullable":false},"matches":{"type":"string[]","nullable":false},"sources":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (a:Role {id: wanted})<-[m:MAPS_TO]-(b:Role)
WITH a.id AS id, b.id AS otherId, m.\`match\` AS matched, m.source AS source
ORDER BY id, otherId, source
RETURN id, collect(otherId) AS otherIds, collect(matched) AS matches, collect(source) AS sources
ORDER BY id`,
  } satisfies Statement<RoleMappedFromParams, RoleMappedFromRow> as Statement<RoleMappedFromParams, RoleMappedFromRow>,
  /** What each of these roles is mapped to; one without any is absent. (cypher/framework/role-mappings.cypher) */
  roleMappings: {
    name: 'roleMappings',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"otherIds":{"type":"string[]","nullable":false},"matches":{"type":"string[]","nullable":false},"sources":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (a:Role {id: wanted})-[m:MAPS_TO]->(b:Role)
WITH a.id AS id, b.id AS otherId, m.\`match\` AS matched, m.source AS source
ORDER BY id, otherId, source
RETURN id, collect(otherId) AS otherIds, collect(matched) AS matches, collect(source) AS sources
ORDER BY id`,
  } satisfies Statement<RoleMappingsParams, RoleMappingsRow> as Statement<RoleMappingsParams, RoleMappingsRow>,
  /** All titles of some roles, the organisation's own too; in no order. (cypher/skill-graph/role-names.cypher) */
  roleNames: {
    name: 'roleNames',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false},"title":{"type":"string","nullable":false},"alternateTitles":{"type":"string[]","nullable":true},"organisationTitles":{"type":"string[]","nullable":true}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS roleId, r.title AS title, r.alternateTitles AS alternateTitles,
  r.organisationTitles AS organisationTitles`,
  } satisfies Statement<RoleNamesParams, RoleNamesRow> as Statement<RoleNamesParams, RoleNamesRow>,
  /** A page of roles in the order of their ids. (cypher/role/role-page.cypher) */
  rolePage: {
    name: 'rolePage',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"framework":{"type":"string","nullable":true},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"title":{"type":"string","nullable":false}},
    text: `MATCH (r:Role)
WHERE r.id > $after AND ($framework IS NULL OR r.framework = $framework)
RETURN r.id AS id, r.framework AS framework, r.code AS code, r.title AS title
ORDER BY id LIMIT $limit`,
  } satisfies Statement<RolePageParams, RolePageRow> as Statement<RolePageParams, RolePageRow>,
  /** How many of these roles a release added, and how many it changed without adding or retiring them. (cypher/framework/role-release-counts.cypher) */
  roleReleaseCounts: {
    name: 'roleReleaseCounts',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"release":{"type":"int","nullable":false}},
    columns: {"added":{"type":"int","nullable":false},"changed":{"type":"int","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN coalesce(sum(CASE WHEN r.addedRelease = $release THEN 1 ELSE 0 END), 0) AS added,
       coalesce(sum(CASE WHEN r.changedRelease = $release AND r.addedRelease < $release
                              AND coalesce(r.retiredRelease, 0) <> $release THEN 1 ELSE 0 END), 0) AS changed`,
  } satisfies Statement<RoleReleaseCountsParams, RoleReleaseCountsRow> as Statement<RoleReleaseCountsParams, RoleReleaseCountsRow>,
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
  /** What the releases of their frameworks tell of roles; unknown ids are absent. (cypher/framework/role-standing.cypher) */
  roleStanding: {
    name: 'roleStanding',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"retiredIn":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.retiredIn AS retiredIn
ORDER BY id`,
  } satisfies Statement<RoleStandingParams, RoleStandingRow> as Statement<RoleStandingParams, RoleStandingRow>,
  /** All titles and texts of some roles; in no order. (cypher/skill-graph/role-titles.cypher) */
  roleTitles: {
    name: 'roleTitles',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false}},
    columns: {"roleId":{"type":"string","nullable":false},"title":{"type":"string","nullable":false},"alternateTitles":{"type":"string[]","nullable":true},"description":{"type":"string","nullable":true},"tasks":{"type":"string[]","nullable":true}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS roleId, r.title AS title, r.alternateTitles AS alternateTitles, r.description AS description,
  r.tasks AS tasks`,
  } satisfies Statement<RoleTitlesParams, RoleTitlesRow> as Statement<RoleTitlesParams, RoleTitlesRow>,
  /** The wage benchmarks of each role for one sector, or across sectors where none is given. (cypher/wage/role-wages.cypher) */
  roleWages: {
    name: 'roleWages',
    writes: false,
    parameters: {"roleIds":{"type":"string[]","nullable":false},"source":{"type":"string","nullable":true},"area":{"type":"string","nullable":true},"currency":{"type":"string","nullable":true},"sector":{"type":"string","nullable":true}},
    columns: {"parentId":{"type":"string","nullable":false},"id":{"type":"string","nullable":false},"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"sector":{"type":"string","nullable":true},"currency":{"type":"string","nullable":false},"employment":{"type":"int","nullable":true},"p10":{"type":"float","nullable":true},"p25":{"type":"float","nullable":true},"p50":{"type":"float","nullable":true},"p75":{"type":"float","nullable":true},"p90":{"type":"float","nullable":true},"p10Quality":{"type":"string","nullable":false},"p25Quality":{"type":"string","nullable":false},"p50Quality":{"type":"string","nullable":false},"p75Quality":{"type":"string","nullable":false},"p90Quality":{"type":"string","nullable":false},"roleCount":{"type":"int","nullable":true}},
    text: `UNWIND $roleIds AS wanted
MATCH (r:Role {id: wanted})-[:BENCHMARKED_BY]->(w:WageBenchmark)
WHERE ($area IS NULL OR w.area = $area) AND ($source IS NULL OR w.source = $source)
  AND ($currency IS NULL OR w.currency = $currency)
  AND ((w.sector IS NULL AND $sector IS NULL) OR w.sector = $sector)
RETURN r.id AS parentId, w.id AS id, w.source AS source, w.year AS year, w.area AS area, w.sector AS sector,
       w.currency AS currency, w.employment AS employment, w.p10 AS p10, w.p25 AS p25, w.p50 AS p50,
       w.p75 AS p75, w.p90 AS p90, w.p10Quality AS p10Quality, w.p25Quality AS p25Quality,
       w.p50Quality AS p50Quality, w.p75Quality AS p75Quality, w.p90Quality AS p90Quality, w.roleCount AS roleCount
ORDER BY parentId, id`,
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
  /** The roles of each cluster, of whatever run, in the order of their ids, each from after its cursor. (cypher/skill-graph/roles-of-clusters.cypher) */
  rolesOfClusters: {
    name: 'rolesOfClusters',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"after":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"roleIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:RoleCluster {id: wanted})<-[link:IN_CLUSTER]-(r:Role)
WHERE link.run = c.run
WITH c.id AS id, r.id AS roleId
ORDER BY roleId
WITH id, count(*) AS total, collect(CASE WHEN roleId > $after THEN roleId END) AS later
RETURN id, total, later[0..$limit] AS roleIds
ORDER BY id`,
  } satisfies Statement<RolesOfClustersParams, RolesOfClustersRow> as Statement<RolesOfClustersParams, RolesOfClustersRow>,
  /** The roles that ask for each skill; skills that none asks for are absent. (cypher/skill-graph/roles-of-skills.cypher) */
  rolesOfSkills: {
    name: 'rolesOfSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"roleIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})<-[:REQUIRES]-(r:Role)
RETURN s.id AS id, collect(r.id) AS roleIds
ORDER BY id`,
  } satisfies Statement<RolesOfSkillsParams, RolesOfSkillsRow> as Statement<RolesOfSkillsParams, RolesOfSkillsRow>,
  /** The run that a key was first used for. (cypher/run/run-of-idempotency-key.cypher) */
  runOfIdempotencyKey: {
    name: 'runOfIdempotencyKey',
    writes: false,
    parameters: {"key":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"job":{"type":"string","nullable":false},"state":{"type":"string","nullable":false},"progress":{"type":"float","nullable":false},"phase":{"type":"string","nullable":true},"parameters":{"type":"string","nullable":false},"bodyDigest":{"type":"string","nullable":false},"inputDigest":{"type":"string","nullable":true},"seed":{"type":"string","nullable":false},"codeVersion":{"type":"string","nullable":false},"idempotencyKey":{"type":"string","nullable":true},"parentId":{"type":"string","nullable":true},"requestedAt":{"type":"int","nullable":false},"startedAt":{"type":"int","nullable":true},"finishedAt":{"type":"int","nullable":true},"publishedAt":{"type":"int","nullable":true},"fence":{"type":"int","nullable":false},"attempts":{"type":"int","nullable":false},"failureCode":{"type":"string","nullable":true},"failureMessage":{"type":"string","nullable":true},"metrics":{"type":"string","nullable":false},"hyperparameters":{"type":"string","nullable":true},"shortlistIds":{"type":"string[]","nullable":true}},
    text: `MATCH (r:Run {idempotencyKey: $key})
RETURN r.id AS id, r.job AS job, r.state AS state, r.progress AS progress, r.phase AS phase,
  r.parameters AS parameters, r.bodyDigest AS bodyDigest, r.inputDigest AS inputDigest, r.seed AS seed,
  r.codeVersion AS codeVersion, r.idempotencyKey AS idempotencyKey, r.parentId AS parentId,
  r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.finishedAt AS finishedAt, r.publishedAt AS publishedAt,
  r.fence AS fence, r.attempts AS attempts, r.failureCode AS failureCode, r.failureMessage AS failureMessage,
  r.metrics AS metrics, r.hyperparameters AS hyperparameters, r.shortlistIds AS shortlistIds`,
  } satisfies Statement<RunOfIdempotencyKeyParams, RunOfIdempotencyKeyRow> as Statement<RunOfIdempotencyKeyParams, RunOfIdempotencyKeyRow>,
  /** Whose turn it is among the runs of a job that goes one run at a time: the one that holds the job's claim, for it may have written, else the one that was asked for first. Parts are of their whole's turn. States in this order: under read committed a run that begins between two seeks is seen twice then, not missed. (cypher/run/run-to-go.cypher) */
  runToGo: {
    name: 'runToGo',
    writes: false,
    parameters: {"job":{"type":"string","nullable":false},"published":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"progress":{"type":"float","nullable":false}},
    text: `UNWIND ['WAITING', 'ACTIVE'] AS state
MATCH (r:Run {state: state})
WHERE r.job = $job AND r.parentId IS NULL
OPTIONAL MATCH (p:Published {id: $published})
WITH r, CASE WHEN p.claimedBy = r.id THEN 0 ELSE 1 END AS place
RETURN r.id AS id, r.progress AS progress
ORDER BY place, id LIMIT 1`,
  } satisfies Statement<RunToGoParams, RunToGoRow> as Statement<RunToGoParams, RunToGoRow>,
  /** Runs by id, each once. (cypher/run/runs-by-id.cypher) */
  runsById: {
    name: 'runsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"job":{"type":"string","nullable":false},"state":{"type":"string","nullable":false},"progress":{"type":"float","nullable":false},"phase":{"type":"string","nullable":true},"parameters":{"type":"string","nullable":false},"bodyDigest":{"type":"string","nullable":false},"inputDigest":{"type":"string","nullable":true},"seed":{"type":"string","nullable":false},"codeVersion":{"type":"string","nullable":false},"idempotencyKey":{"type":"string","nullable":true},"parentId":{"type":"string","nullable":true},"requestedAt":{"type":"int","nullable":false},"startedAt":{"type":"int","nullable":true},"finishedAt":{"type":"int","nullable":true},"publishedAt":{"type":"int","nullable":true},"fence":{"type":"int","nullable":false},"attempts":{"type":"int","nullable":false},"failureCode":{"type":"string","nullable":true},"failureMessage":{"type":"string","nullable":true},"metrics":{"type":"string","nullable":false},"hyperparameters":{"type":"string","nullable":true},"shortlistIds":{"type":"string[]","nullable":true}},
    text: `UNWIND $ids AS id
MATCH (r:Run {id: id})
RETURN r.id AS id, r.job AS job, r.state AS state, r.progress AS progress, r.phase AS phase,
  r.parameters AS parameters, r.bodyDigest AS bodyDigest, r.inputDigest AS inputDigest, r.seed AS seed,
  r.codeVersion AS codeVersion, r.idempotencyKey AS idempotencyKey, r.parentId AS parentId,
  r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.finishedAt AS finishedAt, r.publishedAt AS publishedAt,
  r.fence AS fence, r.attempts AS attempts, r.failureCode AS failureCode, r.failureMessage AS failureMessage,
  r.metrics AS metrics, r.hyperparameters AS hyperparameters, r.shortlistIds AS shortlistIds
ORDER BY id`,
  } satisfies Statement<RunsByIdParams, RunsByIdRow> as Statement<RunsByIdParams, RunsByIdRow>,
  /** Runs, newest first: ids are ordered by the moment of the request. (cypher/run/runs-page.cypher) */
  runsPage: {
    name: 'runsPage',
    writes: false,
    parameters: {"job":{"type":"string","nullable":true},"state":{"type":"string","nullable":true},"before":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"job":{"type":"string","nullable":false},"state":{"type":"string","nullable":false},"progress":{"type":"float","nullable":false},"phase":{"type":"string","nullable":true},"parameters":{"type":"string","nullable":false},"bodyDigest":{"type":"string","nullable":false},"inputDigest":{"type":"string","nullable":true},"seed":{"type":"string","nullable":false},"codeVersion":{"type":"string","nullable":false},"idempotencyKey":{"type":"string","nullable":true},"parentId":{"type":"string","nullable":true},"requestedAt":{"type":"int","nullable":false},"startedAt":{"type":"int","nullable":true},"finishedAt":{"type":"int","nullable":true},"publishedAt":{"type":"int","nullable":true},"fence":{"type":"int","nullable":false},"attempts":{"type":"int","nullable":false},"failureCode":{"type":"string","nullable":true},"failureMessage":{"type":"string","nullable":true},"metrics":{"type":"string","nullable":false},"hyperparameters":{"type":"string","nullable":true},"shortlistIds":{"type":"string[]","nullable":true}},
    text: `MATCH (r:Run)
WHERE r.id < $before AND ($job IS NULL OR r.job = $job) AND ($state IS NULL OR r.state = $state)
RETURN r.id AS id, r.job AS job, r.state AS state, r.progress AS progress, r.phase AS phase,
  r.parameters AS parameters, r.bodyDigest AS bodyDigest, r.inputDigest AS inputDigest, r.seed AS seed,
  r.codeVersion AS codeVersion, r.idempotencyKey AS idempotencyKey, r.parentId AS parentId,
  r.requestedAt AS requestedAt, r.startedAt AS startedAt, r.finishedAt AS finishedAt, r.publishedAt AS publishedAt,
  r.fence AS fence, r.attempts AS attempts, r.failureCode AS failureCode, r.failureMessage AS failureMessage,
  r.metrics AS metrics, r.hyperparameters AS hyperparameters, r.shortlistIds AS shortlistIds
ORDER BY id DESC LIMIT $limit`,
  } satisfies Statement<RunsPageParams, RunsPageRow> as Statement<RunsPageParams, RunsPageRow>,
  /** How far the migrations of this graph have come; no row before the first. (cypher/deployment/schema-version.cypher) */
  schemaVersion: {
    name: 'schemaVersion',
    writes: false,
    parameters: {},
    columns: {"version":{"type":"int","nullable":false}},
    text: `MATCH (d:Deployment) WHERE d.id = 'deployment' AND d.schemaVersion IS NOT NULL
RETURN d.schemaVersion AS version`,
  } satisfies Statement<Record<string, never>, SchemaVersionRow> as Statement<Record<string, never>, SchemaVersionRow>,
  /** The evidence of people in skills up to a moment, as it stands now: newest first, then by id; from after the cursor. (cypher/observation/series-evidence.cypher) */
  seriesEvidence: {
    name: 'seriesEvidence',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillIds":{"type":"string[]","nullable":false}}},"nullable":false},"asOf":{"type":"int","nullable":false},"open":{"type":"int","nullable":false},"afterAt":{"type":"int","nullable":false},"afterId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"observationIds":{"type":"string[]","nullable":false},"times":{"type":"int[]","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (p:Person {id: row.personId})<-[:OF]-(o:Observation)
WHERE o.skillId IN row.skillIds AND o.at <= $asOf AND o.supersededSeq = $open AND o.withdrawnSeq = $open
WITH p.id AS personId, o.skillId AS skillId, o.id AS observationId, o.at AS time,
     (o.at < $afterAt OR (o.at = $afterAt AND o.id > $afterId)) AS later
ORDER BY time DESC, observationId
WITH personId, skillId, count(*) AS total, collect(CASE WHEN later THEN observationId END) AS found,
     collect(CASE WHEN later THEN time END) AS timeList
RETURN personId, skillId, total, found[0..$limit] AS observationIds, timeList[0..$limit] AS times
ORDER BY personId, skillId`,
  } satisfies Statement<SeriesEvidenceParams, SeriesEvidenceRow> as Statement<SeriesEvidenceParams, SeriesEvidenceRow>,
  /** Gives standing series of a run other values. (cypher/proficiency/set-proficiencies.cypher) */
  setProficiencies: {
    name: 'setProficiencies',
    writes: true,
    parameters: {"run":{"type":"string","nullable":false},"rows":{"type":{"rows":{"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"initial":{"type":"float","nullable":false},"halfLifeDays":{"type":"float","nullable":false},"ability":{"type":"float","nullable":false},"abilityVariance":{"type":"float","nullable":false},"logHalfLifeVariance":{"type":"float","nullable":false},"covariance":{"type":"float","nullable":false},"lastReinforcedAt":{"type":"int","nullable":false},"lastAt":{"type":"int","nullable":false},"observedAt":{"type":"int","nullable":false},"observations":{"type":"int","nullable":false},"achieved":{"type":"int","nullable":false}}},"nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[f:PROFICIENT_IN]->(s:Skill {id: row.skillId})
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
SET f += {initial: row.initial, halfLifeDays: row.halfLifeDays, ability: row.ability,
  abilityVariance: row.abilityVariance, logHalfLifeVariance: row.logHalfLifeVariance, covariance: row.covariance,
  lastReinforcedAt: row.lastReinforcedAt, lastAt: row.lastAt, observedAt: row.observedAt,
  observations: row.observations, achieved: row.achieved}`,
  } satisfies Statement<SetProficienciesParams, never> as Statement<SetProficienciesParams, never>,
  /** What parts of a sharded ranking found; those that are not there are absent. (cypher/shard/shard-results.cypher) */
  shardResults: {
    name: 'shardResults',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"body":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:ShardResult {id: wanted})
RETURN s.id AS id, s.body AS body
ORDER BY id`,
  } satisfies Statement<ShardResultsParams, ShardResultsRow> as Statement<ShardResultsParams, ShardResultsRow>,
  /** How many shortlists there are. (cypher/shortlist/shortlist-count.cypher) */
  shortlistCount: {
    name: 'shortlistCount',
    writes: false,
    parameters: {},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (l:Shortlist)
RETURN count(*) AS total`,
  } satisfies Statement<Record<string, never>, ShortlistCountRow> as Statement<Record<string, never>, ShortlistCountRow>,
  /** How many shortlists one run made; optionally of one target. (cypher/shortlist/shortlist-count-of-run.cypher) */
  shortlistCountOfRun: {
    name: 'shortlistCountOfRun',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false},"targetId":{"type":"string","nullable":true}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (l:Shortlist)
WHERE l.run = $run AND ($targetId IS NULL OR l.targetId = $targetId)
RETURN count(*) AS total`,
  } satisfies Statement<ShortlistCountOfRunParams, ShortlistCountOfRunRow> as Statement<ShortlistCountOfRunParams, ShortlistCountOfRunRow>,
  /** How many shortlists one target has. (cypher/shortlist/shortlist-count-of-target.cypher) */
  shortlistCountOfTarget: {
    name: 'shortlistCountOfTarget',
    writes: false,
    parameters: {"targetId":{"type":"string","nullable":false}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (l:Shortlist {targetId: $targetId})
RETURN count(*) AS total`,
  } satisfies Statement<ShortlistCountOfTargetParams, ShortlistCountOfTargetRow> as Statement<ShortlistCountOfTargetParams, ShortlistCountOfTargetRow>,
  /** Entries of shortlists by their ids, in any order; those past the end of a list are absent. (cypher/shortlist/shortlist-entries.cypher) */
  shortlistEntries: {
    name: 'shortlistEntries',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"shortlistId":{"type":"string","nullable":false},"rank":{"type":"int","nullable":false},"personId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"body":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (e:ShortlistEntry {id: wanted})
RETURN e.shortlistId AS shortlistId, e.rank AS rank, e.personId AS personId, e.roleId AS roleId, e.score AS score,
       e.body AS body
ORDER BY shortlistId, rank`,
  } satisfies Statement<ShortlistEntriesParams, ShortlistEntriesRow> as Statement<ShortlistEntriesParams, ShortlistEntriesRow>,
  /** The entries of people in shortlists, in any order; who is not on a list is absent. (cypher/shortlist/shortlist-entries-of-people.cypher) */
  shortlistEntriesOfPeople: {
    name: 'shortlistEntriesOfPeople',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"shortlistId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {"shortlistId":{"type":"string","nullable":false},"rank":{"type":"int","nullable":false},"personId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"body":{"type":"string","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (:Shortlist {id: row.shortlistId})-[:ENTRY]->(e:ShortlistEntry)
WHERE e.personId = row.personId
RETURN e.shortlistId AS shortlistId, e.rank AS rank, e.personId AS personId, e.roleId AS roleId, e.score AS score,
       e.body AS body
ORDER BY shortlistId, rank`,
  } satisfies Statement<ShortlistEntriesOfPeopleParams, ShortlistEntriesOfPeopleRow> as Statement<ShortlistEntriesOfPeopleParams, ShortlistEntriesOfPeopleRow>,
  /** A page of all shortlists, newest first, then by id. (cypher/shortlist/shortlist-page.cypher) */
  shortlistPage: {
    name: 'shortlistPage',
    writes: false,
    parameters: {"beforeAt":{"type":"int","nullable":false},"afterId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"createdAt":{"type":"int","nullable":false}},
    text: `MATCH (l:Shortlist)
WHERE l.createdAt < $beforeAt OR (l.createdAt = $beforeAt AND l.id > $afterId)
RETURN l.id AS id, l.createdAt AS createdAt
ORDER BY createdAt DESC, id LIMIT $limit`,
  } satisfies Statement<ShortlistPageParams, ShortlistPageRow> as Statement<ShortlistPageParams, ShortlistPageRow>,
  /** A page of the shortlists that one run made, newest first, then by id; optionally of one target. (cypher/shortlist/shortlist-page-of-run.cypher) */
  shortlistPageOfRun: {
    name: 'shortlistPageOfRun',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false},"targetId":{"type":"string","nullable":true},"beforeAt":{"type":"int","nullable":false},"afterId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"createdAt":{"type":"int","nullable":false}},
    text: `MATCH (l:Shortlist)
WHERE l.run = $run AND ($targetId IS NULL OR l.targetId = $targetId)
  AND (l.createdAt < $beforeAt OR (l.createdAt = $beforeAt AND l.id > $afterId))
RETURN l.id AS id, l.createdAt AS createdAt
ORDER BY createdAt DESC, id LIMIT $limit`,
  } satisfies Statement<ShortlistPageOfRunParams, ShortlistPageOfRunRow> as Statement<ShortlistPageOfRunParams, ShortlistPageOfRunRow>,
  /** A page of the shortlists of one target, newest first, then by id. (cypher/shortlist/shortlist-page-of-target.cypher) */
  shortlistPageOfTarget: {
    name: 'shortlistPageOfTarget',
    writes: false,
    parameters: {"targetId":{"type":"string","nullable":false},"beforeAt":{"type":"int","nullable":false},"afterId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"createdAt":{"type":"int","nullable":false}},
    text: `MATCH (l:Shortlist)
WHERE l.targetId = $targetId
  AND (l.createdAt < $beforeAt OR (l.createdAt = $beforeAt AND l.id > $afterId))
RETURN l.id AS id, l.createdAt AS createdAt
ORDER BY createdAt DESC, id LIMIT $limit`,
  } satisfies Statement<ShortlistPageOfTargetParams, ShortlistPageOfTargetRow> as Statement<ShortlistPageOfTargetParams, ShortlistPageOfTargetRow>,
  /** Shortlists by id, in any order; unknown ids are absent. (cypher/shortlist/shortlists-by-id.cypher) */
  shortlistsById: {
    name: 'shortlistsById',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"run":{"type":"string","nullable":true},"targetId":{"type":"string","nullable":false},"targetKind":{"type":"string","nullable":false},"asOf":{"type":"int","nullable":false},"knownAt":{"type":"int","nullable":false},"createdAt":{"type":"int","nullable":false},"request":{"type":"string","nullable":false},"requestDigest":{"type":"string","nullable":false},"idempotencyKey":{"type":"string","nullable":true},"considered":{"type":"int","nullable":false},"entries":{"type":"int","nullable":false},"engine":{"type":"string","nullable":false},"seed":{"type":"string","nullable":false},"inputDigest":{"type":"string","nullable":false},"epoch":{"type":"string","nullable":false},"runs":{"type":"string[]","nullable":false},"outcome":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (l:Shortlist {id: wanted})
RETURN l.id AS id, l.run AS run, l.targetId AS targetId, l.targetKind AS targetKind, l.asOf AS asOf,
       l.knownAt AS knownAt, l.createdAt AS createdAt, l.request AS request, l.requestDigest AS requestDigest,
       l.idempotencyKey AS idempotencyKey, l.considered AS considered, l.entries AS entries, l.engine AS engine,
       l.seed AS seed, l.inputDigest AS inputDigest, l.epoch AS epoch, l.runs AS runs, l.outcome AS outcome
ORDER BY id`,
  } satisfies Statement<ShortlistsByIdParams, ShortlistsByIdRow> as Statement<ShortlistsByIdParams, ShortlistsByIdRow>,
  /** The shortlists of each target, newest first, then by id; each from after its cursor. (cypher/shortlist/shortlists-of-targets.cypher) */
  shortlistsOfTargets: {
    name: 'shortlistsOfTargets',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"beforeAt":{"type":"int","nullable":false},"afterId":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"targetId":{"type":"string","nullable":false},"total":{"type":"int","nullable":false},"shortlistIds":{"type":"string[]","nullable":false},"times":{"type":"int[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (l:Shortlist {targetId: wanted})
WITH l.targetId AS targetId, l.id AS shortlistId, l.createdAt AS createdAt,
     (l.createdAt < $beforeAt OR (l.createdAt = $beforeAt AND l.id > $afterId)) AS later
ORDER BY createdAt DESC, shortlistId
WITH targetId, count(*) AS total, collect(CASE WHEN later THEN shortlistId END) AS found,
     collect(CASE WHEN later THEN createdAt END) AS foundTimes
RETURN targetId, total, found[0..$limit] AS shortlistIds, foundTimes[0..$limit] AS times
ORDER BY targetId`,
  } satisfies Statement<ShortlistsOfTargetsParams, ShortlistsOfTargetsRow> as Statement<ShortlistsOfTargetsParams, ShortlistsOfTargetsRow>,
  /** Which of these shortlists are there, in any order: without what they hold, which is much where a run made thousands. (cypher/shortlist/shortlists-there.cypher) */
  shortlistsThere: {
    name: 'shortlistsThere',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (l:Shortlist {id: wanted})
RETURN l.id AS id
ORDER BY id`,
  } satisfies Statement<ShortlistsThereParams, ShortlistsThereRow> as Statement<ShortlistsThereParams, ShortlistsThereRow>,
  /** The similarities that leave each role, at most 20 each: most similar first, then by target id. (cypher/skill-graph/similar-roles.cypher) */
  similarRoles: {
    name: 'similarRoles',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"score":{"type":"float","nullable":false},"skillIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[e:SIMILAR_TO {run: $run}]->(t:Role)
RETURN r.id AS id, t.id AS roleId, e.score AS score, e.skills AS skillIds
ORDER BY id, score DESC, roleId`,
  } satisfies Statement<SimilarRolesParams, SimilarRolesRow> as Statement<SimilarRolesParams, SimilarRolesRow>,
  /** Every similarity of a run, for finding communities; in no order. (cypher/skill-graph/similarity-graph.cypher) */
  similarityGraph: {
    name: 'similarityGraph',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false}},
    columns: {"sourceId":{"type":"string","nullable":false},"targetId":{"type":"string","nullable":false},"score":{"type":"float","nullable":false}},
    text: `MATCH (source:Role)-[e:SIMILAR_TO {run: $run}]->(target:Role)
RETURN source.id AS sourceId, target.id AS targetId, e.score AS score`,
  } satisfies Statement<SimilarityGraphParams, SimilarityGraphRow> as Statement<SimilarityGraphParams, SimilarityGraphRow>,
  /** How many skills skill-page has in all. (cypher/skill/skill-count.cypher) */
  skillCount: {
    name: 'skillCount',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":true}},
    columns: {"total":{"type":"int","nullable":false}},
    text: `MATCH (s:Skill)
WHERE ($framework IS NULL OR s.framework = $framework)
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
  /** Who has evidence of some skills up to a moment, whatever became known of it when. (cypher/proficiency/skill-evidence-people.cypher) */
  skillEvidencePeople: {
    name: 'skillEvidencePeople',
    writes: false,
    parameters: {"skills":{"type":"string[]","nullable":false},"asOf":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false}},
    text: `UNWIND $skills AS wanted
MATCH (:Skill {id: wanted})<-[:ON]-(o:Observation)
WHERE o.at <= $asOf
RETURN DISTINCT o.personId AS personId`,
  } satisfies Statement<SkillEvidencePeopleParams, SkillEvidencePeopleRow> as Statement<SkillEvidencePeopleParams, SkillEvidencePeopleRow>,
  /** What is mapped to each of these skills; one without any is absent. The match is read from there to here. (cypher/framework/skill-mapped-from.cypher) */
  skillMappedFrom: {
    name: 'skillMappedFrom',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"otherIds":{"type":"string[]","nullable":false},"matches":{"type":"string[]","nullable":false},"sources":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (a:Skill {id: wanted})<-[m:MAPS_TO]-(b:Skill)
WITH a.id AS id, b.id AS otherId, m.\`match\` AS matched, m.source AS source
ORDER BY id, otherId, source
RETURN id, collect(otherId) AS otherIds, collect(matched) AS matches, collect(source) AS sources
ORDER BY id`,
  } satisfies Statement<SkillMappedFromParams, SkillMappedFromRow> as Statement<SkillMappedFromParams, SkillMappedFromRow>,
  /** What each of these skills is mapped to; one without any is absent. (cypher/framework/skill-mappings.cypher) */
  skillMappings: {
    name: 'skillMappings',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"otherIds":{"type":"string[]","nullable":false},"matches":{"type":"string[]","nullable":false},"sources":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (a:Skill {id: wanted})-[m:MAPS_TO]->(b:Skill)
WITH a.id AS id, b.id AS otherId, m.\`match\` AS matched, m.source AS source
ORDER BY id, otherId, source
RETURN id, collect(otherId) AS otherIds, collect(matched) AS matches, collect(source) AS sources
ORDER BY id`,
  } satisfies Statement<SkillMappingsParams, SkillMappingsRow> as Statement<SkillMappingsParams, SkillMappingsRow>,
  /** The name of every skill; in no order. (cypher/skill-graph/skill-names.cypher) */
  skillNames: {
    name: 'skillNames',
    writes: false,
    parameters: {},
    columns: {"id":{"type":"string","nullable":false},"name":{"type":"string","nullable":false}},
    text: `MATCH (s:Skill)
RETURN s.id AS id, s.name AS name`,
  } satisfies Statement<Record<string, never>, SkillNamesRow> as Statement<Record<string, never>, SkillNamesRow>,
  /** Every skill of some names, in any order. (cypher/skill/skill-namesakes.cypher) */
  skillNamesakes: {
    name: 'skillNamesakes',
    writes: false,
    parameters: {"names":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false}},
    text: `MATCH (s:Skill)
WHERE s.name IN $names
RETURN s.id AS id, s.framework AS framework, s.code AS code, s.name AS name, s.kind AS kind`,
  } satisfies Statement<SkillNamesakesParams, SkillNamesakesRow> as Statement<SkillNamesakesParams, SkillNamesakesRow>,
  /** A page of skills in the order of their ids. No framework is all of them. (cypher/skill/skill-page.cypher) */
  skillPage: {
    name: 'skillPage',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"framework":{"type":"string","nullable":true},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"framework":{"type":"string","nullable":false},"code":{"type":"string","nullable":false},"name":{"type":"string","nullable":false}},
    text: `MATCH (s:Skill)
WHERE s.id > $after AND ($framework IS NULL OR s.framework = $framework)
RETURN s.id AS id, s.framework AS framework, s.code AS code, s.name AS name
ORDER BY id LIMIT $limit`,
  } satisfies Statement<SkillPageParams, SkillPageRow> as Statement<SkillPageParams, SkillPageRow>,
  /** What each skill is worth, by the published PRICE_SKILLS run; a skill that it could not estimate is absent. (cypher/wage/skill-premiums.cypher) */
  skillPremiums: {
    name: 'skillPremiums',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"premium":{"type":"float","nullable":false},"low":{"type":"float","nullable":false},"high":{"type":"float","nullable":false},"coverage":{"type":"float","nullable":false},"roles":{"type":"int","nullable":false},"benchmarks":{"type":"int","nullable":false},"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"currency":{"type":"string","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[e:PRICED {run: $run}]->()
RETURN s.id AS id, e.premium AS premium, e.low AS low, e.high AS high, e.coverage AS coverage, e.roles AS roles,
       e.benchmarks AS benchmarks, e.source AS source, e.year AS year, e.area AS area, e.currency AS currency
ORDER BY id`,
  } satisfies Statement<SkillPremiumsParams, SkillPremiumsRow> as Statement<SkillPremiumsParams, SkillPremiumsRow>,
  /** How many of these skills a release added, and how many it changed without adding or retiring them. (cypher/framework/skill-release-counts.cypher) */
  skillReleaseCounts: {
    name: 'skillReleaseCounts',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"release":{"type":"int","nullable":false}},
    columns: {"added":{"type":"int","nullable":false},"changed":{"type":"int","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
RETURN coalesce(sum(CASE WHEN s.addedRelease = $release THEN 1 ELSE 0 END), 0) AS added,
       coalesce(sum(CASE WHEN s.changedRelease = $release AND s.addedRelease < $release
                              AND coalesce(s.retiredRelease, 0) <> $release THEN 1 ELSE 0 END), 0) AS changed`,
  } satisfies Statement<SkillReleaseCountsParams, SkillReleaseCountsRow> as Statement<SkillReleaseCountsParams, SkillReleaseCountsRow>,
  /** What the releases of their frameworks tell of skills; unknown ids are absent. (cypher/framework/skill-standing.cypher) */
  skillStanding: {
    name: 'skillStanding',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"trend":{"type":"string","nullable":true},"retiredIn":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
RETURN s.id AS id, s.trend AS trend, s.retiredIn AS retiredIn
ORDER BY id`,
  } satisfies Statement<SkillStandingParams, SkillStandingRow> as Statement<SkillStandingParams, SkillStandingRow>,
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
  /** Every fitted series of some skills in a run. (cypher/proficiency/skills-proficiencies.cypher) */
  skillsProficiencies: {
    name: 'skillsProficiencies',
    writes: false,
    parameters: {"skills":{"type":"string[]","nullable":false},"run":{"type":"string","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"initial":{"type":"float","nullable":false},"halfLifeDays":{"type":"float","nullable":false},"ability":{"type":"float","nullable":false},"abilityVariance":{"type":"float","nullable":false},"logHalfLifeVariance":{"type":"float","nullable":false},"covariance":{"type":"float","nullable":false},"lastReinforcedAt":{"type":"int","nullable":false},"lastAt":{"type":"int","nullable":false},"observedAt":{"type":"int","nullable":false},"observations":{"type":"int","nullable":false},"achieved":{"type":"int","nullable":false}},
    text: `MATCH (r:Run {id: $run})
WITH coalesce(r.edgesOf, r.id) AS edges, coalesce(r.generation, 0) AS generation
UNWIND $skills AS wanted
MATCH (s:Skill {id: wanted})<-[f:PROFICIENT_IN]-(p:Person)
WHERE f.run = edges AND coalesce(f.since, 0) <= generation AND (f.until IS NULL OR f.until > generation)
RETURN p.id AS personId, s.id AS skillId, s.taskClass AS taskClass, f.initial AS initial,
       f.halfLifeDays AS halfLifeDays, f.ability AS ability, f.abilityVariance AS abilityVariance,
       f.logHalfLifeVariance AS logHalfLifeVariance, f.covariance AS covariance,
       f.lastReinforcedAt AS lastReinforcedAt, f.lastAt AS lastAt,
       coalesce(f.observedAt, f.lastAt) AS observedAt, f.observations AS observations,
       coalesce(f.achieved, 1) AS achieved`,
  } satisfies Statement<SkillsProficienciesParams, SkillsProficienciesRow> as Statement<SkillsProficienciesParams, SkillsProficienciesRow>,
  /** The roles of a framework that no release has retired; in no order. (cypher/framework/standing-framework-roles.cypher) */
  standingFrameworkRoles: {
    name: 'standingFrameworkRoles',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `MATCH (r:Role {framework: $framework}) WHERE r.retiredIn IS NULL
RETURN r.id AS id`,
  } satisfies Statement<StandingFrameworkRolesParams, StandingFrameworkRolesRow> as Statement<StandingFrameworkRolesParams, StandingFrameworkRolesRow>,
  /** The skills of a framework that no release has retired; in no order. (cypher/framework/standing-framework-skills.cypher) */
  standingFrameworkSkills: {
    name: 'standingFrameworkSkills',
    writes: false,
    parameters: {"framework":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false}},
    text: `MATCH (s:Skill {framework: $framework}) WHERE s.retiredIn IS NULL
RETURN s.id AS id, s.kind AS kind`,
  } satisfies Statement<StandingFrameworkSkillsParams, StandingFrameworkSkillsRow> as Statement<StandingFrameworkSkillsParams, StandingFrameworkSkillsRow>,
  /** The standing versions of awards; unknown ids are absent. (cypher/import/stored-awards.cypher) */
  storedAwards: {
    name: 'storedAwards',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"version":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"personId":{"type":"string","nullable":false},"credentialId":{"type":"string","nullable":false},"awardedAt":{"type":"int","nullable":false},"expiresAt":{"type":"int","nullable":true},"status":{"type":"string","nullable":true},"statusAt":{"type":"int","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (a:Award {id: wanted}) WHERE a.supersededSeq = $open
RETURN a.id AS id, a.version AS version, a.externalId AS externalId, a.personId AS personId,
       a.credentialId AS credentialId, a.awardedAt AS awardedAt, a.expiresAt AS expiresAt, a.status AS status,
       a.statusAt AS statusAt
ORDER BY id`,
  } satisfies Statement<StoredAwardsParams, StoredAwardsRow> as Statement<StoredAwardsParams, StoredAwardsRow>,
  /** The skills directly above each of these; one that has none is absent. (cypher/import/stored-broader-skills.cypher) */
  storedBroaderSkills: {
    name: 'storedBroaderSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"broaderIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[:BROADER]->(b:Skill)
WITH s.id AS id, b.id AS broaderId
ORDER BY id, broaderId
RETURN id, collect(broaderId) AS broaderIds
ORDER BY id`,
  } satisfies Statement<StoredBroaderSkillsParams, StoredBroaderSkillsRow> as Statement<StoredBroaderSkillsParams, StoredBroaderSkillsRow>,
  /** The issuer of each credential; a credential without any is absent. (cypher/import/stored-credential-issuers.cypher) */
  storedCredentialIssuers: {
    name: 'storedCredentialIssuers',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"targetIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:ISSUED_BY]->(t:Issuer)
WITH c.id AS id, t.id AS targetId
ORDER BY id, targetId
RETURN id, collect(targetId) AS targetIds
ORDER BY id`,
  } satisfies Statement<StoredCredentialIssuersParams, StoredCredentialIssuersRow> as Statement<StoredCredentialIssuersParams, StoredCredentialIssuersRow>,
  /** What is required before of each credential; a credential without any is absent. (cypher/import/stored-credential-prerequisites.cypher) */
  storedCredentialPrerequisites: {
    name: 'storedCredentialPrerequisites',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"targetIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:REQUIRES_FIRST]->(t:Credential)
WITH c.id AS id, t.id AS targetId
ORDER BY id, targetId
RETURN id, collect(targetId) AS targetIds
ORDER BY id`,
  } satisfies Statement<StoredCredentialPrerequisitesParams, StoredCredentialPrerequisitesRow> as Statement<StoredCredentialPrerequisitesParams, StoredCredentialPrerequisitesRow>,
  /** What is built by of each credential; a credential without any is absent. (cypher/import/stored-credential-stacks.cypher) */
  storedCredentialStacks: {
    name: 'storedCredentialStacks',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"targetIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:STACKS_INTO]->(t:Credential)
WITH c.id AS id, t.id AS targetId
ORDER BY id, targetId
RETURN id, collect(targetId) AS targetIds
ORDER BY id`,
  } satisfies Statement<StoredCredentialStacksParams, StoredCredentialStacksRow> as Statement<StoredCredentialStacksParams, StoredCredentialStacksRow>,
  /** Credentials as they stand, without what they point to; unknown ids are absent. (cypher/import/stored-credentials.cypher) */
  storedCredentials: {
    name: 'storedCredentials',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false},"days":{"type":"float","nullable":true},"cost":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true},"validityDays":{"type":"int","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})
RETURN c.id AS id, c.externalId AS externalId, c.name AS name, c.kind AS kind, c.days AS days, c.cost AS cost,
       c.currency AS currency, c.validityDays AS validityDays
ORDER BY id`,
  } satisfies Statement<StoredCredentialsParams, StoredCredentialsRow> as Statement<StoredCredentialsParams, StoredCredentialsRow>,
  /** Openings as they stand; unknown ids are absent. (cypher/import/stored-demand.cypher) */
  storedDemand: {
    name: 'storedDemand',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"podId":{"type":"string","nullable":false},"roleId":{"type":"string","nullable":false},"headcount":{"type":"float","nullable":false},"from":{"type":"string","nullable":false},"to":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (d:Demand {id: wanted})
RETURN d.id AS id, d.externalId AS externalId, d.podId AS podId, d.roleId AS roleId, d.headcount AS headcount,
       d.from AS from, d.to AS to
ORDER BY id`,
  } satisfies Statement<StoredDemandParams, StoredDemandRow> as Statement<StoredDemandParams, StoredDemandRow>,
  /** What people disclosed, as it stands; who disclosed nothing is absent. (cypher/disclosure/stored-disclosures.cypher) */
  storedDisclosures: {
    name: 'storedDisclosures',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"attributes":{"type":"string[]","nullable":false},"groups":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (d:Disclosure {id: wanted})
RETURN d.id AS id, d.attributes AS attributes, d.groups AS groups
ORDER BY id`,
  } satisfies Statement<StoredDisclosuresParams, StoredDisclosuresRow> as Statement<StoredDisclosuresParams, StoredDisclosuresRow>,
  /** What the releases of a framework have said of these roles so far; unknown ids are absent. (cypher/framework/stored-framework-roles.cypher) */
  storedFrameworkRoles: {
    name: 'storedFrameworkRoles',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"content":{"type":"string","nullable":true},"addedRelease":{"type":"int","nullable":true},"changedRelease":{"type":"int","nullable":true},"retiredIn":{"type":"string","nullable":true},"retiredRelease":{"type":"int","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.content AS content, r.addedRelease AS addedRelease, r.changedRelease AS changedRelease,
       r.retiredIn AS retiredIn, r.retiredRelease AS retiredRelease
ORDER BY id`,
  } satisfies Statement<StoredFrameworkRolesParams, StoredFrameworkRolesRow> as Statement<StoredFrameworkRolesParams, StoredFrameworkRolesRow>,
  /** What the releases of a framework have said of these skills so far; unknown ids are absent. (cypher/framework/stored-framework-skills.cypher) */
  storedFrameworkSkills: {
    name: 'storedFrameworkSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"content":{"type":"string","nullable":true},"addedRelease":{"type":"int","nullable":true},"changedRelease":{"type":"int","nullable":true},"seenRelease":{"type":"int","nullable":true},"retiredIn":{"type":"string","nullable":true},"retiredRelease":{"type":"int","nullable":true},"hot":{"type":"boolean","nullable":true},"inDemand":{"type":"boolean","nullable":true},"demand":{"type":"float","nullable":true},"formerHot":{"type":"boolean","nullable":true},"formerInDemand":{"type":"boolean","nullable":true},"formerDemand":{"type":"float","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
RETURN s.id AS id, s.content AS content, s.addedRelease AS addedRelease, s.changedRelease AS changedRelease,
       s.seenRelease AS seenRelease, s.retiredIn AS retiredIn, s.retiredRelease AS retiredRelease, s.hot AS hot, s.inDemand AS inDemand,
       s.demand AS demand, s.formerHot AS formerHot, s.formerInDemand AS formerInDemand,
       s.formerDemand AS formerDemand
ORDER BY id`,
  } satisfies Statement<StoredFrameworkSkillsParams, StoredFrameworkSkillsRow> as Statement<StoredFrameworkSkillsParams, StoredFrameworkSkillsRow>,
  /** The work activities of each role; a role without any is absent. (cypher/import/stored-involvements.cypher) */
  storedInvolvements: {
    name: 'storedInvolvements',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"activityIds":{"type":"string[]","nullable":false},"tasks":{"type":"int[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:INVOLVES]->(a:Activity)
WITH r.id AS id, a.id AS activityId, q.tasks AS taskCount
ORDER BY id, activityId
RETURN id, collect(activityId) AS activityIds, collect(taskCount) AS tasks
ORDER BY id`,
  } satisfies Statement<StoredInvolvementsParams, StoredInvolvementsRow> as Statement<StoredInvolvementsParams, StoredInvolvementsRow>,
  /** Issuers as they stand; unknown ids are absent. (cypher/import/stored-issuers.cypher) */
  storedIssuers: {
    name: 'storedIssuers',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"url":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (i:Issuer {id: wanted})
RETURN i.id AS id, i.externalId AS externalId, i.name AS name, i.url AS url
ORDER BY id`,
  } satisfies Statement<StoredIssuersParams, StoredIssuersRow> as Statement<StoredIssuersParams, StoredIssuersRow>,
  /** The organisation's own roles as they stand; unknown ids are absent. (cypher/import/stored-organisation-roles.cypher) */
  storedOrganisationRoles: {
    name: 'storedOrganisationRoles',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"title":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.title AS title, r.unit AS unit
ORDER BY id`,
  } satisfies Statement<StoredOrganisationRolesParams, StoredOrganisationRolesRow> as Statement<StoredOrganisationRolesParams, StoredOrganisationRolesRow>,
  /** People as they stand; unknown ids are absent. (cypher/import/stored-people.cypher) */
  storedPeople: {
    name: 'storedPeople',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"joinedOn":{"type":"string","nullable":true},"leftOn":{"type":"string","nullable":true},"wage":{"type":"float","nullable":true},"currency":{"type":"string","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
RETURN p.id AS id, p.externalId AS externalId, p.name AS name, p.unit AS unit, p.location AS location,
       p.joinedOn AS joinedOn, p.leftOn AS leftOn, p.wage AS wage, p.currency AS currency
ORDER BY id`,
  } satisfies Statement<StoredPeopleParams, StoredPeopleRow> as Statement<StoredPeopleParams, StoredPeopleRow>,
  /** Pods as they stand; unknown ids are absent. (cypher/import/stored-pods.cypher) */
  storedPods: {
    name: 'storedPods',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"externalId":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"unit":{"type":"string","nullable":true},"location":{"type":"string","nullable":true},"traitNames":{"type":"string[]","nullable":false},"traitValues":{"type":"float[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (p:Pod {id: wanted})
RETURN p.id AS id, p.externalId AS externalId, p.name AS name, p.unit AS unit, p.location AS location,
       p.traitNames AS traitNames, p.traitValues AS traitValues
ORDER BY id`,
  } satisfies Statement<StoredPodsParams, StoredPodsRow> as Statement<StoredPodsParams, StoredPodsRow>,
  /** What each role requires by its framework, by skill; a role without any is absent. (cypher/import/stored-requirements.cypher) */
  storedRequirements: {
    name: 'storedRequirements',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"skillIds":{"type":"string[]","nullable":false},"importances":{"type":"float[]","nullable":false},"levels":{"type":"float[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})-[q:REQUIRES]->(s:Skill) WHERE q.source IS NULL
WITH r.id AS id, s.id AS skillId, q.importance AS importance, q.level AS level
ORDER BY id, skillId
RETURN id, collect(skillId) AS skillIds, collect(importance) AS importances, collect(level) AS levels
ORDER BY id`,
  } satisfies Statement<StoredRequirementsParams, StoredRequirementsRow> as Statement<StoredRequirementsParams, StoredRequirementsRow>,
  /** What one origin maps each of these roles to; one without any is absent. (cypher/framework/stored-role-mappings.cypher) */
  storedRoleMappings: {
    name: 'storedRoleMappings',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"origin":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"toIds":{"type":"string[]","nullable":false},"matches":{"type":"string[]","nullable":false},"sources":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (a:Role {id: wanted})-[m:MAPS_TO]->(b:Role) WHERE m.origin = $origin
WITH a.id AS id, b.id AS toId, m.\`match\` AS matched, m.source AS source
ORDER BY id, toId
RETURN id, collect(toId) AS toIds, collect(matched) AS matches, collect(source) AS sources
ORDER BY id`,
  } satisfies Statement<StoredRoleMappingsParams, StoredRoleMappingsRow> as Statement<StoredRoleMappingsParams, StoredRoleMappingsRow>,
  /** The organisation's own titles of roles, of its own and of frameworks; unknown roles are absent. (cypher/import/stored-role-titles.cypher) */
  storedRoleTitles: {
    name: 'storedRoleTitles',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"titles":{"type":"string[]","nullable":true}},
    text: `UNWIND $ids AS wanted
MATCH (r:Role {id: wanted})
RETURN r.id AS id, r.organisationTitles AS titles
ORDER BY id`,
  } satisfies Statement<StoredRoleTitlesParams, StoredRoleTitlesRow> as Statement<StoredRoleTitlesParams, StoredRoleTitlesRow>,
  /** What stands between these roles and skills; pairs without a requirement are absent. (cypher/import/stored-single-requirements.cypher) */
  storedSingleRequirements: {
    name: 'storedSingleRequirements',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"importance":{"type":"float","nullable":false},"level":{"type":"float","nullable":false},"source":{"type":"string","nullable":true}},
    text: `UNWIND $rows AS row
MATCH (r:Role {id: row.id})-[q:REQUIRES]->(s:Skill {id: row.skillId})
RETURN r.id AS id, s.id AS skillId, q.importance AS importance, q.level AS level, q.source AS source
ORDER BY id, skillId`,
  } satisfies Statement<StoredSingleRequirementsParams, StoredSingleRequirementsRow> as Statement<StoredSingleRequirementsParams, StoredSingleRequirementsRow>,
  /** What one origin maps each of these skills to; one without any is absent. (cypher/framework/stored-skill-mappings.cypher) */
  storedSkillMappings: {
    name: 'storedSkillMappings',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false},"origin":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"toIds":{"type":"string[]","nullable":false},"matches":{"type":"string[]","nullable":false},"sources":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (a:Skill {id: wanted})-[m:MAPS_TO]->(b:Skill) WHERE m.origin = $origin
WITH a.id AS id, b.id AS toId, m.\`match\` AS matched, m.source AS source
ORDER BY id, toId
RETURN id, collect(toId) AS toIds, collect(matched) AS matches, collect(source) AS sources
ORDER BY id`,
  } satisfies Statement<StoredSkillMappingsParams, StoredSkillMappingsRow> as Statement<StoredSkillMappingsParams, StoredSkillMappingsRow>,
  /** The skills of its framework that each of these builds on; one without any is absent. (cypher/framework/stored-skill-relations.cypher) */
  storedSkillRelations: {
    name: 'storedSkillRelations',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"relatedIds":{"type":"string[]","nullable":false},"relations":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[link:BUILDS_ON]->(t:Skill)
WITH s.id AS id, t.id AS relatedId, link.relation AS relation
ORDER BY id, relatedId
RETURN id, collect(relatedId) AS relatedIds, collect(relation) AS relations
ORDER BY id`,
  } satisfies Statement<StoredSkillRelationsParams, StoredSkillRelationsRow> as Statement<StoredSkillRelationsParams, StoredSkillRelationsRow>,
  /** What replaces each of these skills; one that nothing replaces is absent. (cypher/framework/stored-skill-replacements.cypher) */
  storedSkillReplacements: {
    name: 'storedSkillReplacements',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"replacementIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[:REPLACED_BY]->(t:Skill)
WITH s.id AS id, t.id AS replacementId
ORDER BY id, replacementId
RETURN id, collect(replacementId) AS replacementIds
ORDER BY id`,
  } satisfies Statement<StoredSkillReplacementsParams, StoredSkillReplacementsRow> as Statement<StoredSkillReplacementsParams, StoredSkillReplacementsRow>,
  /** Skills as they stand, each with those directly above it; unknown ids are absent. (cypher/import/stored-skills.cypher) */
  storedSkills: {
    name: 'storedSkills',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"name":{"type":"string","nullable":false},"broaderIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
CALL (s) {
  MATCH (s)-[:BROADER]->(b:Skill)
  WITH b.id AS broaderId
  ORDER BY broaderId
  RETURN collect(broaderId) AS broaderIds
}
RETURN s.id AS id, s.name AS name, broaderIds
ORDER BY id`,
  } satisfies Statement<StoredSkillsParams, StoredSkillsRow> as Statement<StoredSkillsParams, StoredSkillsRow>,
  /** What stands between these credentials and skills; pairs without a validation are absent. (cypher/import/stored-validations.cypher) */
  storedValidations: {
    name: 'storedValidations',
    writes: false,
    parameters: {"rows":{"type":{"rows":{"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false}}},"nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"level":{"type":"float","nullable":false}},
    text: `UNWIND $rows AS row
MATCH (c:Credential {id: row.id})-[q:VALIDATES]->(s:Skill {id: row.skillId})
RETURN c.id AS id, s.id AS skillId, q.level AS level
ORDER BY id, skillId`,
  } satisfies Statement<StoredValidationsParams, StoredValidationsRow> as Statement<StoredValidationsParams, StoredValidationsRow>,
  /** In which currencies the wage benchmarks of these sources stand, by year and area. (cypher/import/stored-wage-markets.cypher) */
  storedWageMarkets: {
    name: 'storedWageMarkets',
    writes: false,
    parameters: {"sources":{"type":"string[]","nullable":false}},
    columns: {"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"currency":{"type":"string","nullable":false},"benchmarks":{"type":"int","nullable":false}},
    text: `MATCH (w:WageBenchmark)
WHERE w.source IN $sources
RETURN w.source AS source, w.year AS year, w.area AS area, w.currency AS currency, count(w) AS benchmarks
ORDER BY source, year, area, currency`,
  } satisfies Statement<StoredWageMarketsParams, StoredWageMarketsRow> as Statement<StoredWageMarketsParams, StoredWageMarketsRow>,
  /** Wage benchmarks by id, each with the roles that it speaks for; unknown ids are absent. (cypher/import/stored-wages.cypher) */
  storedWages: {
    name: 'storedWages',
    writes: false,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"source":{"type":"string","nullable":false},"year":{"type":"int","nullable":false},"area":{"type":"string","nullable":false},"sector":{"type":"string","nullable":true},"currency":{"type":"string","nullable":false},"employment":{"type":"int","nullable":true},"p10":{"type":"float","nullable":true},"p25":{"type":"float","nullable":true},"p50":{"type":"float","nullable":true},"p75":{"type":"float","nullable":true},"p90":{"type":"float","nullable":true},"p10Quality":{"type":"string","nullable":false},"p25Quality":{"type":"string","nullable":false},"p50Quality":{"type":"string","nullable":false},"p75Quality":{"type":"string","nullable":false},"p90Quality":{"type":"string","nullable":false},"roleCount":{"type":"int","nullable":true},"roleIds":{"type":"string[]","nullable":false}},
    text: `UNWIND $ids AS wanted
MATCH (w:WageBenchmark {id: wanted})
CALL (w) {
  MATCH (w)<-[:BENCHMARKED_BY]-(r:Role)
  WITH r.id AS roleId
  ORDER BY roleId
  RETURN collect(roleId) AS roleIds
}
RETURN w.id AS id, w.source AS source, w.year AS year, w.area AS area, w.sector AS sector, w.currency AS currency,
       w.employment AS employment, w.p10 AS p10, w.p25 AS p25, w.p50 AS p50, w.p75 AS p75, w.p90 AS p90,
       w.p10Quality AS p10Quality, w.p25Quality AS p25Quality, w.p50Quality AS p50Quality,
       w.p75Quality AS p75Quality, w.p90Quality AS p90Quality, w.roleCount AS roleCount, roleIds
ORDER BY id`,
  } satisfies Statement<StoredWagesParams, StoredWagesRow> as Statement<StoredWagesParams, StoredWagesRow>,
  /** Ends the standing versions of observations: newer ones follow. (cypher/observation/supersede-observations.cypher) */
  supersedeObservations: {
    name: 'supersedeObservations',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false},"at":{"type":"int","nullable":false},"seq":{"type":"int","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (o:Observation {id: wanted})-[:OF]->(p:Person) WHERE o.supersededSeq = $open
SET o.supersededAt = $at, o.supersededSeq = $seq, p.evidenceSeq = $seq`,
  } satisfies Statement<SupersedeObservationsParams, never> as Statement<SupersedeObservationsParams, never>,
  /** Ends the standing versions of outcomes: newer ones follow, or none where they were taken away. (cypher/assignment/supersede-outcomes.cypher) */
  supersedeOutcomes: {
    name: 'supersedeOutcomes',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false},"at":{"type":"int","nullable":false},"seq":{"type":"int","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (o:Outcome {id: wanted}) WHERE o.supersededSeq = $open
SET o.supersededAt = $at, o.supersededSeq = $seq`,
  } satisfies Statement<SupersedeOutcomesParams, never> as Statement<SupersedeOutcomesParams, never>,
  /** The class of every skill. (cypher/proficiency/task-classes.cypher) */
  taskClasses: {
    name: 'taskClasses',
    writes: false,
    parameters: {},
    columns: {"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false}},
    text: `MATCH (s:Skill)
RETURN s.id AS skillId, s.taskClass AS taskClass`,
  } satisfies Statement<Record<string, never>, TaskClassesRow> as Statement<Record<string, never>, TaskClassesRow>,
  /** How far the parts of a locked run are, and since when they stand so; progress never falls. (cypher/run/tell-parts.cypher) */
  tellParts: {
    name: 'tellParts',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"progress":{"type":"float","nullable":false},"phase":{"type":"string","nullable":false},"partsStoodAt":{"type":"int","nullable":false}},
    columns: {},
    text: `MATCH (r:Run {id: $id})
SET r.progress = CASE WHEN $progress > r.progress THEN $progress ELSE r.progress END,
  r.phase = $phase, r.partsStoodAt = $partsStoodAt`,
  } satisfies Statement<TellPartsParams, never> as Statement<TellPartsParams, never>,
  /** The parts of a run that have not ended. (cypher/run/unfinished-parts.cypher) */
  unfinishedParts: {
    name: 'unfinishedParts',
    writes: false,
    parameters: {"parent":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false}},
    text: `MATCH (:Run {id: $parent})<-[:CHILD_OF]-(part:Run)
WHERE part.state IN ['WAITING', 'ACTIVE']
RETURN part.id AS id
ORDER BY id LIMIT $limit`,
  } satisfies Statement<UnfinishedPartsParams, UnfinishedPartsRow> as Statement<UnfinishedPartsParams, UnfinishedPartsRow>,
  /** Runs that are to be carried out still, oldest first. (cypher/run/unfinished-runs.cypher) */
  unfinishedRuns: {
    name: 'unfinishedRuns',
    writes: false,
    parameters: {"after":{"type":"string","nullable":false},"limit":{"type":"int","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"job":{"type":"string","nullable":false},"state":{"type":"string","nullable":false},"fence":{"type":"int","nullable":false},"lastSeenAt":{"type":"int","nullable":false},"parentId":{"type":"string","nullable":true}},
    text: `UNWIND ['WAITING', 'ACTIVE'] AS state
MATCH (r:Run {state: state})
WHERE r.id > $after
RETURN r.id AS id, r.job AS job, r.state AS state, r.fence AS fence,
  coalesce(r.heartbeatAt, r.requestedAt) AS lastSeenAt, r.parentId AS parentId
ORDER BY id LIMIT $limit`,
  } satisfies Statement<UnfinishedRunsParams, UnfinishedRunsRow> as Statement<UnfinishedRunsParams, UnfinishedRunsRow>,
  /** Takes away what assignments point to, so that they can point elsewhere. (cypher/assignment/unlink-assignments.cypher) */
  unlinkAssignments: {
    name: 'unlinkAssignments',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (a:Assignment {id: wanted})-[link:OF|\`IN\`|\`AS\`]->()
DELETE link`,
  } satisfies Statement<UnlinkAssignmentsParams, never> as Statement<UnlinkAssignmentsParams, never>,
  /** Takes openings from their pods and roles, so that they can be put elsewhere. (cypher/import/unlink-demand.cypher) */
  unlinkDemand: {
    name: 'unlinkDemand',
    writes: true,
    parameters: {"ids":{"type":"string[]","nullable":false}},
    columns: {},
    text: `UNWIND $ids AS wanted
MATCH (d:Demand {id: wanted})-[link:NEEDS|FOR_ROLE]-()
DELETE link`,
  } satisfies Statement<UnlinkDemandParams, never> as Statement<UnlinkDemandParams, never>,
  /** The skills that people's awards validate, as known in a view, and when what was revoked or suspended ended; none that is unverified. (cypher/proficiency/validated-skills.cypher) */
  validatedSkills: {
    name: 'validatedSkills',
    writes: false,
    parameters: {"people":{"type":"string[]","nullable":false},"asOf":{"type":"int","nullable":false},"knownAt":{"type":"int","nullable":false},"knownSeq":{"type":"int","nullable":false}},
    columns: {"personId":{"type":"string","nullable":false},"skillId":{"type":"string","nullable":false},"taskClass":{"type":"string","nullable":false},"level":{"type":"float","nullable":false},"awardedAt":{"type":"int","nullable":false},"endedAt":{"type":"int","nullable":true},"awardId":{"type":"string","nullable":false}},
    text: `UNWIND $people AS person
MATCH (:Person {id: person})-[:HOLDS]->(a:Award)-[:OF]->(:Credential)-[v:VALIDATES]->(s:Skill)
WHERE a.awardedAt <= $asOf AND a.recordedSeq <= $knownSeq AND a.recordedAt <= $knownAt
  AND NOT (a.supersededSeq <= $knownSeq AND a.supersededAt <= $knownAt)
  AND (a.status IS NULL OR a.status <> 'UNVERIFIED')
RETURN a.personId AS personId, s.id AS skillId, s.taskClass AS taskClass, v.level AS level,
       a.awardedAt AS awardedAt,
       CASE WHEN a.status IS NULL THEN null ELSE coalesce(a.statusAt, a.awardedAt) END AS endedAt,
       a.id AS awardId`,
  } satisfies Statement<ValidatedSkillsParams, ValidatedSkillsRow> as Statement<ValidatedSkillsParams, ValidatedSkillsRow>,
  /** The vectors of a run, block after block. (cypher/skill-graph/vector-blocks.cypher) */
  vectorBlocks: {
    name: 'vectorBlocks',
    writes: false,
    parameters: {"run":{"type":"string","nullable":false},"kind":{"type":"string","nullable":false}},
    columns: {"id":{"type":"string","nullable":false},"ids":{"type":"string[]","nullable":false},"scales":{"type":"int[]","nullable":false},"centres":{"type":"float[]","nullable":false},"weights":{"type":"float[]","nullable":false},"dimensions":{"type":"int","nullable":false},"vectors":{"type":"string","nullable":false}},
    text: `MATCH (:Run {id: $run})-[:LEARNED]->(b:VectorBlock)
WHERE b.kind = $kind
RETURN b.id AS id, b.ids AS ids, b.scales AS scales, b.centres AS centres, b.weights AS weights,
  b.dimensions AS dimensions, b.vectors AS vectors
ORDER BY id`,
  } satisfies Statement<VectorBlocksParams, VectorBlocksRow> as Statement<VectorBlocksParams, VectorBlocksRow>,
  /** Withdraws the standing version of an observation, once. (cypher/observation/withdraw-observation.cypher) */
  withdrawObservation: {
    name: 'withdrawObservation',
    writes: true,
    parameters: {"id":{"type":"string","nullable":false},"at":{"type":"int","nullable":false},"seq":{"type":"int","nullable":false},"reason":{"type":"string","nullable":false},"open":{"type":"int","nullable":false}},
    columns: {},
    text: `MATCH (o:Observation)-[:OF]->(p:Person) WHERE o.id = $id AND o.supersededSeq = $open AND o.withdrawnSeq = $open
SET o.withdrawnAt = $at, o.withdrawnSeq = $seq, o.withdrawnReason = $reason, p.evidenceSeq = $seq`,
  } satisfies Statement<WithdrawObservationParams, never> as Statement<WithdrawObservationParams, never>,
  /** Withdraws versions of observations, as their sender says. (cypher/import/withdraw-observation-versions.cypher) */
  withdrawObservationVersions: {
    name: 'withdrawObservationVersions',
    writes: true,
    parameters: {"rows":{"type":{"rows":{"version":{"type":"string","nullable":false},"at":{"type":"int","nullable":false}}},"nullable":false},"seq":{"type":"int","nullable":false}},
    columns: {},
    text: `UNWIND $rows AS row
MATCH (o:Observation {version: row.version})-[:OF]->(p:Person)
SET o.withdrawnAt = row.at, o.withdrawnSeq = $seq, p.evidenceSeq = $seq`,
  } satisfies Statement<WithdrawObservationVersionsParams, never> as Statement<WithdrawObservationVersionsParams, never>,
} as const;

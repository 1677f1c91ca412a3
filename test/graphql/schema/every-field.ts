/** Operations that together ask for every field of the schema, with the fields of each type in one place. */
const estimate = '{ value low high coverage confidence }';
const page = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const connection = (edge: string, beside = '') => `{ ${page} ${beside} edges { cursor ${edge} } }`;
const wagePoint = '{ amount quality }';
const wage = `{ source year area sector currency employment p10 ${wagePoint} p25 ${wagePoint} p50 ${wagePoint}
  p75 ${wagePoint} p90 ${wagePoint} percentileOf(wage: 90000) roles missing }`;
const bill = '{ amounts { amount currency } total { amount } counted missing atLeast }';
const run = `{ id job state progress phase parameters inputDigest seed requestedAt startedAt finishedAt
  metrics { name value unit } failure { code message attempts } parent { id } children(first: 2) ${connection('node { id }')}
  result { __typename ... on Shortlist { id } ... on ShortlistBatch { shortlists(first: 2) ${connection('node { id }')} } } }`;

export const skillFields = `id name label framework code broader { id } retiredIn trend replacedBy { id }
  equivalents { skill { id } match source } buildsOn { skill { id } relation }
  requiredBy(first: 2) ${connection('importance level node { id }')}
  credentials(first: 2) ${connection('node { id }')}
  adjacent(first: 2) { ${page} nodes { id } edges { cursor strength probability baseRate node { id } sharedRoles(first: 2) { id } } }
  wagePremium { estimate ${estimate} roles benchmarks source year area currency run { id } }
  heldBy(first: 2, atLeast: 0.1) ${connection('node { id }')}`;

export const roleFields = `id title framework code retiredIn equivalents { role { id } match source }
  requirements(first: 2) ${connection('importance level node { id }')}
  clusterPlacedAt cluster { id label roles(first: 2) ${connection('node { id }')} distinctiveSkills(first: 2) { id } wage ${wage} }
  similar(first: 2) ${connection('score node { id } sharedSkills(first: 2) { id }')}
  wage ${wage}`;

const observation = `{ id person { id } skill { id } at kind score trials recordedAt evaluator { id } assignment { id }
  artifact externalId withdrawnAt }`;

const proficiency = `{ id person { id } skill { id } asOf estimate ${estimate} tier halfLifeDays ${estimate}
  lastReinforcedAt revalidateBy(level: 0.3) basis fittedBy { id }
  curve(from: "2026-06-01T00:00:00Z", to: "2027-06-01T00:00:00Z", points: 3) { at estimate low high }
  evidence(first: 3) ${connection(`node ${observation}`)} }`;

const credential = `{ id name kind days cost { amount currency } issuer { id name url }
  validates(first: 2) ${connection('level node { id }')} stacksInto { id } prerequisites { id } }`;

const assignment = '{ id person { id } pod { id } role { id } from to outcome }';
const demand = `{ id pod { id } role { id } headcount filled from to shortlists(first: 2) ${connection('node { id }')} }`;

const reasons = `contributions { skill { id } value basis via { id } lastObservedAt }
  missing { skill { id } required importance current ${estimate} bridge { id } }`;
const gain = '{ credential { id } score rank }';
const entry = `{ rank rankInterval { low high coverage } person { id } role { id } score ${estimate} ${reasons}
  wagePosition { wage { amount currency } percentile benchmark { year } } nextBest { id } nextBestGain ${gain} mostLifting ${gain} }`;

export const personFields = `id name externalId unit location joinedAt leftAt availableFrom wage { amount currency }
  awards(first: 3) ${connection(`node { id person { id } credential ${credential} awardedAt expiresAt status }`)}
  assignments(first: 3) ${connection(`node ${assignment}`)}
  proficiencies(first: 3) ${connection(`node ${proficiency}`)}
  bestRoles(first: 2) ${connection(`node { id } score ${estimate} ${reasons}`, 'epoch stale')}`;

export const podFields = `id name unit location environment { name value }
  cost(asOf: "2026-06-01T00:00:00Z") { members ${bill} demand ${bill} }
  demand(first: 2) ${connection(`node ${demand}`)} members(first: 2) ${connection('node { id }')}`;

export const shortlistFields = `id asOf createdAt considered wage ${wage}
  target { __typename ... on Role { id } ... on RoleCluster { id } ... on Pod { id } ... on Demand { id }
    ... on CustomRequirements { title skills { skill { id } importance level } } }
  stale excluded { reason people } tellingAssessment { person { id } skill { id } gain changes trials }
  request { size pod { id } start diversity idempotencyKey asSent }
  fairness { undisclosed flagged groups { attribute group suppressed considered selected selectionRate scoringRate
    impactRatio ${estimate} scoringImpactRatio ${estimate} pValue } }
  provenance { engine runs { id } inputDigest epoch knownAt seed }
  entries(first: 3) ${connection(`node ${entry}`)}`;

const replayedPlace = '{ person { id } role { id } score low high rankInterval { low high coverage } }';

export const replay = `query ($shortlist: ID!) { shortlist(id: $shortlist) { replay {
  identical consideredAgain causes recordedSince
  differences { rank differs stored ${replayedPlace} again ${replayedPlace} } } } }`;

export const standing = `query ($shortlist: ID!, $person: ID!) { shortlist(id: $shortlist) {
  standing(person: $person) { rank excludedBy asListed entry ${entry} } } }`;

export const userError = `... on UserError { message code
  ... on NotFound { id } ... on Conflict { with } ... on InvalidInput { fields { path problem } } }`;

export const lists = `{
  skills(first: 3) ${connection(`node { ${skillFields} }`)}
  roles(first: 3) ${connection(`node { ${roleFields} }`)}
  roleClusters(first: 2) ${connection('node { id }')}
  people(first: 40) ${connection(`node { ${personFields} }`)}
  revalidations(first: 3, withinDays: 365, level: 0.5) ${connection('due node { id }')}
  credentials(first: 60) ${connection(`node ${credential}`)}
  pods(first: 3) ${connection(`node { ${podFields} }`)}
  demand(first: 3) ${connection(`node ${demand}`)}
  units
}`;

export const runsAndShortlists = `{
  runs(first: 20) ${connection(`node ${run}`)}
  shortlists(first: 20) ${connection(`node { ${shortlistFields} }`)}
}`;

export const gaps = `query ($input: GapAnalysisInput!) { gapAnalysis(input: $input) {
  __typename
  ... on GapAnalysis { short unseen headcount asOf horizon people epoch stale rows(first: 2, seen: true) ${connection(`node { skill { id } level demand
    supplyNow ${estimate} supplyAtHorizon ${estimate} gapNow ${estimate} gapAtHorizon ${estimate} observed }`)} }
  ${userError} } }`;

export const requestShortlist = `mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) {
  __typename ... on Shortlist { ${shortlistFields} } ... on Run { id } ${userError} } }`;

export const recordObservations = `mutation ($input: [ObservationInput!]!) { recordObservations(input: $input) {
  __typename ... on ObservationsRecorded { count repeated observations ${observation} proficiencies { id estimate { value } } fittedBy { id } } ${userError} } }`;

export const withdrawObservation = `mutation ($id: ID!, $reason: String!) { withdrawObservation(id: $id, reason: $reason) {
  __typename ... on Observation ${observation} ${userError} } }`;

export const recordAssignments = `mutation ($input: [AssignmentInput!]!) { recordAssignments(input: $input) {
  __typename ... on AssignmentsRecorded { assignments ${assignment} } ${userError} } }`;

export const startJob = `mutation ($input: StartJobInput!) { startJob(input: $input) {
  __typename ... on Run { id state } ${userError} } }`;

export const cancelRun = `mutation ($id: ID!) { cancelRun(id: $id) { __typename ... on Run ${run} ${userError} } }`;

export const lookups = `query ($skill: ID!, $role: ID!, $person: ID!, $pod: ID!, $credential: ID!, $shortlist: ID!, $run: ID!,
  $externalId: String!, $nodes: [ID!]!) {
  node(id: $skill) { __typename id }
  nodes(ids: $nodes) { __typename id }
  skill(id: $skill) { id } role(id: $role) { id } pod(id: $pod) { id } credential(id: $credential) { id }
  person(id: $person) { id proficiency(skill: $skill) { id } }
  shortlist(id: $shortlist) { id } run(id: $run) { id }
  personByExternalId(externalId: $externalId) { id }
  newestEvidence
  skillByCode(framework: ONET, code: "Python") { id }
  matchText(text: "nurse", first: 2) {
    skills { skill { id } score confidence } roles { role { id } score confidence } }
  suggestSkills(having: [$skill], first: 2) { skill { id } strength }
  roleByCode(framework: ONET, code: "15-1252.00") { id }
}`;

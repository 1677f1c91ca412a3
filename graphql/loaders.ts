import type { Caller } from '../src/domain/caller.ts';
import type { Id } from '../src/domain/ids.ts';
import type { View } from '../src/domain/knowledge.ts';
import type { PageRequest } from '../src/domain/page.ts';
import type { ProficiencyFilter } from '../src/services/proficiency/proficiencies.ts';
import type { Proficiency } from '../src/services/proficiency/reading/proficiency.ts';
import type { CurveRange } from '../src/services/proficiency/reading/proficiency-curve.ts';
import type { Series } from '../src/services/records/observations.ts';
import type { Services } from '../src/services/services.ts';
import type { SkillPair } from '../src/services/skill-graph/learning/co-demand.ts';
import { loadById, loadOfParents } from './batching.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** Everything that the resolvers of one request read in batches. */
export function createLoaders(services: Services, caller: Caller) {
  const { skills, roles, wages, skillGraph, people, credentials, pods, demand } = services;
  const { assignments, observations, proficiencies, runs, shortlists } = services;
  return {
    skill: loadById((ids) => skills.byIds(caller, ids)),
    role: loadById((ids) => roles.byIds(caller, ids)),
    cluster: loadById((ids) => skillGraph.clustersByIds(caller, ids)),
    person: loadById((ids) => people.byIds(caller, ids)),
    credential: loadById((ids) => credentials.byIds(caller, ids)),
    issuer: loadById((ids) => credentials.issuersByIds(caller, ids)),
    proficiency: loadById((ids) => proficiencies.byIds(caller, ids)),
    award: loadById((ids) => credentials.awardsByIds(caller, ids)),
    pod: loadById((ids) => pods.byIds(caller, ids)),
    demand: loadById((ids) => demand.byIds(caller, ids)),
    assignment: loadById((ids) => assignments.byIds(caller, ids)),
    observation: loadById((ids) => observations.byIds(caller, ids)),
    run: loadById((ids) => runs.getMany(caller, ids)),
    shortlist: loadById((ids) => shortlists.byIds(caller, ids)),
    shortlistThere: loadById((ids) => shortlists.there(caller, ids)),

    skillLabel: ofIds((ids) => skills.labels(caller, ids)),
    broaderSkills: ofIds((ids) => skills.broader(caller, ids)),
    skillDemand: ofIds((ids, args: Parameters<typeof skills.requiredBy>[2]) =>
      skills.requiredBy(caller, ids, args),
    ),
    skillEquivalents: ofIds((ids) => services.frameworks.skillEquivalents(caller, ids)),
    roleEquivalents: ofIds((ids) => services.frameworks.roleEquivalents(caller, ids)),
    skillBuildsOn: ofIds((ids) => services.frameworks.buildsOn(caller, ids)),
    skillReplacedBy: ofIds((ids) => services.frameworks.replacedBy(caller, ids)),
    skillStanding: ofIds((ids) => services.frameworks.skillStanding(caller, ids)),
    roleStanding: ofIds((ids) => services.frameworks.roleStanding(caller, ids)),
    skillCredentials: ofIds((ids, args: PageRequest) => skills.credentials(caller, ids, args)),
    roleRequirements: ofIds((ids, args: PageRequest) => roles.requirements(caller, ids, args)),
    roleWage: ofIds((ids, args: Parameters<typeof wages.ofRoles>[2]) => wages.ofRoles(caller, ids, args)),
    podCost: ofIds((ids, args: Parameters<typeof services.podCosts.ofPods>[2]) =>
      services.podCosts.ofPods(caller, ids, args),
    ),
    wagePremium: ofIds((ids) => services.wagePremiums.ofSkills(caller, ids)),
    clusterWage: ofIds((ids, args: Parameters<typeof wages.ofClusters>[2]) =>
      wages.ofClusters(caller, ids, args),
    ),
    adjacentSkills: ofIds((ids, args: PageRequest) => skillGraph.adjacent(caller, ids, args)),
    coDemand: loadOfParents(
      (pairs: readonly SkillPair[], _: Record<never, never>) => services.coDemand.ofPairs(caller, pairs),
      ({ fromId, skillId }) => `${fromId} ${skillId}`,
    ),
    similarRoles: ofIds((ids, args: PageRequest) => skillGraph.similar(caller, ids, args)),
    clusterOfRole: ofIds((ids) => skillGraph.clusterOfRoles(caller, ids)),
    clusterRoles: ofIds((ids, args: PageRequest) => skillGraph.rolesOfCluster(caller, ids, args)),
    distinctiveSkills: ofIds((ids, { first }: { first: number }) =>
      skillGraph.distinctiveSkills(caller, ids, first),
    ),
    availableFrom: ofIds((ids, { asOf }: { asOf: number }) => people.availableFrom(caller, ids, asOf)),
    personAwards: ofIds((ids, args: PageRequest) => credentials.awards(caller, ids, args)),
    personAssignments: ofIds((ids, args: PageRequest) => assignments.ofPeople(caller, ids, args)),
    validatedSkills: ofIds((ids, args: PageRequest) => credentials.validates(caller, ids, args)),
    stacksInto: ofIds((ids) => credentials.stacksInto(caller, ids)),
    prerequisites: ofIds((ids) => credentials.prerequisites(caller, ids)),
    podDemand: ofIds((ids, args: Parameters<typeof demand.ofPods>[2]) => demand.ofPods(caller, ids, args)),
    podMembers: ofIds((ids, args: Parameters<typeof pods.members>[2]) => pods.members(caller, ids, args)),
    proficiencies: ofIds(
      (ids, { asOf, ...request }: PageRequest & ProficiencyFilter & { readonly asOf: number }) =>
        proficiencies.pages(caller, ids, request, asOf),
    ),
    holders: ofIds((ids, args: Parameters<typeof people.holders>[2]) => people.holders(caller, ids, args)),
    proficiencyOf: loadOfParents(
      (pairs: readonly Series[], { asOf }: { asOf: number }) => proficiencies.forPairs(caller, pairs, asOf),
      ({ personId, skillId }) => `${personId} ${skillId}`,
    ),
    curve: loadOfParents(
      (rows: readonly Proficiency[], range: CurveRange) => proficiencies.curves(caller, rows, range),
      ({ id }) => id,
    ),
    evidence: loadOfParents(
      (rows: readonly Series[], request: Parameters<typeof observations.evidence>[2]) =>
        observations.evidence(caller, rows, request),
      ({ personId, skillId }) => `${personId} ${skillId}`,
    ),
    lastObserved: loadOfParents(
      (rows: readonly Series[], view: View) => observations.lastObserved(caller, rows, view),
      ({ personId, skillId }) => `${personId} ${skillId}`,
    ),
    runChildren: ofIds((ids, args: PageRequest) => runs.children(caller, ids, args)),
    shortlistEntries: loadOfParents(
      (rows: Parameters<typeof shortlists.entries>[1], args: PageRequest) =>
        shortlists.entries(caller, rows, args),
      ({ id }) => id,
    ),
    shortlistStale: loadOfParents(
      (rows: Parameters<typeof shortlists.stale>[1], _: Record<never, never>) =>
        shortlists.stale(caller, rows),
      ({ id }) => id,
    ),
    shortlistReplay: loadOfParents(
      (rows: Parameters<typeof shortlists.replays>[1], _: Record<never, never>) =>
        shortlists.replays(caller, rows),
      ({ id }) => id,
    ),
    fairness: loadOfParents(
      (rows: Parameters<typeof services.fairness.audits>[1], _: Record<never, never>) =>
        services.fairness.audits(caller, rows),
      ({ id }) => id,
    ),
    standing: loadOfParents(
      (pairs: Parameters<typeof shortlists.standings>[1], _: Record<never, never>) =>
        shortlists.standings(caller, pairs),
      ({ shortlist, personId }) => `${shortlist.id} ${personId}`,
    ),
    wagePosition: loadOfParents(
      (asked: Parameters<typeof services.wagePositions.of>[1], _: Record<never, never>) =>
        services.wagePositions.of(caller, asked),
      ({ wage, currency, roleId }) => `${wage} ${currency} ${roleId}`,
    ),
    bestRoles: ofIds((ids, args: Parameters<typeof services.bestRoles.pages>[2]) =>
      services.bestRoles.pages(caller, ids, args),
    ),
    shortlistsOfTarget: ofIds((ids, args: PageRequest) => shortlists.ofTargets(caller, ids, args)),
    filled: loadOfParents(
      (rows: Parameters<typeof demand.filled>[1], { asOf }: { asOf: number }) =>
        demand.filled(caller, rows, asOf),
      ({ id }) => id,
    ),
  };
}

function ofIds<Arguments extends object, Value>(
  read: (ids: readonly Id[], args: Arguments) => Promise<readonly Value[]>,
) {
  return loadOfParents<Id, Arguments, Value>(read, (id) => id);
}

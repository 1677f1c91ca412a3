import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';
import { VERSION } from '../domain/version.ts';
import type { Graph } from '../graph/graph.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { admitCallers } from '../services/admit.ts';
import { createCredentials } from '../services/catalogue/credentials.ts';
import { createDemand } from '../services/catalogue/demand.ts';
import { createPods } from '../services/catalogue/pods.ts';
import { createRoles } from '../services/catalogue/roles.ts';
import { createSkills } from '../services/catalogue/skills.ts';
import { createFairness } from '../services/fairness/fairness.ts';
import { createFrameworks } from '../services/frameworks/frameworks.ts';
import { createGaps } from '../services/gaps/gaps.ts';
import { createImports } from '../services/imports/imports.ts';
import { createFitDecay } from '../services/proficiency/fit-decay.ts';
import { createProficiencies } from '../services/proficiency/proficiencies.ts';
import { createRevalidations } from '../services/proficiency/revalidations.ts';
import { createAssignments } from '../services/records/assignments.ts';
import { createObservations } from '../services/records/observations.ts';
import type { Log } from '../services/runs/run-failure.ts';
import { createRuns } from '../services/runs/runs.ts';
import type { Services } from '../services/services.ts';
import { createShortlists } from '../services/shortlists/shortlists.ts';
import { createClusterRoles } from '../services/skill-graph/learning/cluster-roles.ts';
import { createCoDemand } from '../services/skill-graph/learning/co-demand.ts';
import { createEmbedSkills } from '../services/skill-graph/learning/embed-skills.ts';
import { createSearch } from '../services/skill-graph/search.ts';
import { createSkillGraph } from '../services/skill-graph/skill-graph.ts';
import { createBestRoles } from '../services/talent/best-roles.ts';
import { createPeople } from '../services/talent/people/people.ts';
import { createScopeIndexes } from '../services/talent/scope-index.ts';
import { createTalentIndex } from '../services/talent/talent-index.ts';
import { createPodCosts } from '../services/wages/pod-costs.ts';
import { createPriceSkills } from '../services/wages/price-skills.ts';
import { createWagePositions } from '../services/wages/wage-positions.ts';
import { createWagePremiums } from '../services/wages/wage-premiums.ts';
import { createWages } from '../services/wages/wages.ts';
import type { WorkerPool } from '../threads/pool.ts';

export interface ServiceDependencies {
  readonly config: Config;
  readonly graph: Graph;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly threads: WorkerPool;
  readonly log: Log;
}

/** Every service with what it stands on; each admits its callers by organisation and scope. */
export function createServices({ config, graph, queue, clock, threads, log }: ServiceDependencies): Services {
  const { organisation, dataFolder, personKey, tierCutoffs, reinforcement } = config;
  const runs = createRuns({ graph, queue, clock, organisation, codeVersion: VERSION, log });
  const proficiencies = createProficiencies({ graph, tierCutoffs });
  const talentIndex = createTalentIndex({
    graph,
    // A graph that is gone with the process has nothing that a file could be kept for.
    ...(config.graph === 'memory:' ? {} : { snapshotPath: join(dataFolder, 'talent-index.snapshot') }),
    withoutImportMs: 1_000 * config.formerIndexSeconds,
    onRefused: (reason, kind) => {
      const words = 'The snapshot of the talent index is refused; it is built from the graph.';
      if (kind === 'DAMAGED') log.warn({ reason }, words);
      else log.info?.({ reason }, words);
    },
    onError: (error) =>
      log.warn({ failure: (error as Error).name }, 'The talent index fell behind; it goes on trying.'),
    onRecovered: () => log.warn({}, 'The talent index is up to date again.'),
  });
  const search = createSearch({ graph });
  const preferences = {
    currency: config.wageCurrency ?? null,
    source: config.wageSource ?? null,
    area: config.wageArea ?? null,
  };
  const wages = createWages({ graph, preferences });
  const scopeIndexes = createScopeIndexes({ graph, talentIndex });
  const people = createPeople({ graph, scopeIndexes, proficiencies });
  const services: Services = {
    runs,
    search,
    coDemand: createCoDemand({ graph }),
    proficiencies,
    revalidations: createRevalidations({ scopeIndexes, proficiencies }),
    talentIndex,
    frameworks: createFrameworks({ graph }),
    skills: createSkills({ graph, search }),
    roles: createRoles({ graph, search }),
    wages,
    wagePositions: createWagePositions({ wages }),
    podCosts: createPodCosts({ graph, wages }),
    wagePremiums: createWagePremiums({ graph }),
    priceSkills: createPriceSkills({ graph, clock, threads, preferences }),
    people,
    credentials: createCredentials({ graph }),
    pods: createPods({ graph }),
    demand: createDemand({ graph }),
    assignments: createAssignments({ graph, clock }),
    observations: createObservations({ graph, clock }),
    skillGraph: createSkillGraph({ graph }),
    embedSkills: createEmbedSkills({ graph, clock, threads }),
    clusterRoles: createClusterRoles({ graph, clock, threads }),
    fitDecay: createFitDecay({ graph, clock, pool: threads, fanOut: runs.fanOut, log, reinforcement }),
    shortlists: createShortlists({ graph, clock, talentIndex, runs, shards: config.rankingShards }),
    bestRoles: createBestRoles({ graph, clock, talentIndex }),
    fairness: createFairness({ graph, clock, talentIndex }),
    gaps: createGaps({ graph, clock, talentIndex }),
    imports: createImports({ graph, clock, runs, dataFolder, personKey }),
  };
  return admitCallers(services, organisation);
}

import type { Assignments } from './assignments.ts';
import type { ClusterRoles } from './cluster-roles.ts';
import type { Credentials } from './credentials.ts';
import type { DemandService } from './demand.ts';
import type { EmbedSkills } from './embed-skills.ts';
import type { FitDecay } from './fit-decay.ts';
import type { Frameworks } from './frameworks.ts';
import type { Gaps } from './gaps.ts';
import type { Imports } from './imports.ts';
import type { Observations } from './observations.ts';
import type { People } from './people.ts';
import type { Pods } from './pods.ts';
import type { Proficiencies } from './proficiencies.ts';
import type { Revalidations } from './revalidations.ts';
import type { Roles } from './roles.ts';
import type { Runs } from './runs.ts';
import type { Search } from './search.ts';
import type { Shortlists } from './shortlists.ts';
import type { SkillGraph } from './skill-graph.ts';
import type { Skills } from './skills.ts';
import type { TalentIndexService } from './talent-index.ts';
import type { Wages } from './wages.ts';

/** Everything the product can do, as resolvers and jobs see it. */
export interface Services {
  readonly frameworks: Frameworks;
  readonly gaps: Gaps;
  readonly assignments: Assignments;
  readonly credentials: Credentials;
  readonly demand: DemandService;
  readonly observations: Observations;
  readonly people: People;
  readonly pods: Pods;
  readonly roles: Roles;
  readonly skills: Skills;
  readonly wages: Wages;
  readonly runs: Runs;
  readonly fitDecay: FitDecay;
  readonly imports: Imports;
  readonly proficiencies: Proficiencies;
  readonly revalidations: Revalidations;
  readonly shortlists: Shortlists;
  readonly talentIndex: TalentIndexService;
  readonly embedSkills: EmbedSkills;
  readonly clusterRoles: ClusterRoles;
  readonly skillGraph: SkillGraph;
  readonly search: Search;
}

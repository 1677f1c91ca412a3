import type { ClusterRoles } from './cluster-roles.ts';
import type { EmbedSkills } from './embed-skills.ts';
import type { FitDecay } from './fit-decay.ts';
import type { Proficiencies } from './proficiencies.ts';
import type { Runs } from './runs.ts';
import type { Shortlists } from './shortlists.ts';
import type { SkillGraph } from './skill-graph.ts';
import type { TalentIndexService } from './talent-index.ts';

/** Everything the product can do, as resolvers and jobs see it. */
export interface Services {
  readonly runs: Runs;
  readonly fitDecay: FitDecay;
  readonly proficiencies: Proficiencies;
  readonly shortlists: Shortlists;
  readonly talentIndex: TalentIndexService;
  readonly embedSkills: EmbedSkills;
  readonly clusterRoles: ClusterRoles;
  readonly skillGraph: SkillGraph;
}

import {
  type LearnedAdjacency,
  type LearnedSimilarity,
  learnAdjacency,
  learnSimilarity,
  type SkillGraphPart,
} from '../analytics/similarity/learn-skill-graph.ts';
import type { RoleProfiles } from '../analytics/similarity/role-kernels.ts';
import { serveRequests } from './serve-requests.ts';

export interface SkillGraphRequest {
  readonly part: SkillGraphPart;
  readonly profiles: RoleProfiles;
}

serveRequests<SkillGraphRequest, LearnedAdjacency | LearnedSimilarity>(({ part, profiles }, report) => {
  if (part === 'adjacency') {
    const response = learnAdjacency(profiles, report);
    return { response, transfer: buffersOf(response.adjacency) };
  }
  const response = learnSimilarity(profiles, report);
  return { response, transfer: [...buffersOf(response.similarity), ...buffersOf(response.embedding)] };
});

function buffersOf(columns: object): ArrayBuffer[] {
  return Object.values(columns).flatMap((value) =>
    ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [],
  );
}

import { learnSkillGraph, type SkillGraph } from '../analytics/similarity/learn-skill-graph.ts';
import type { RoleProfiles } from '../analytics/similarity/role-kernels.ts';
import { serveRequests } from './serve-requests.ts';

serveRequests<RoleProfiles, SkillGraph>((input, report) => {
  const response = learnSkillGraph(input, report);
  const { adjacency, similarity, embedding } = response;
  const arrays = [
    ...Object.values(adjacency),
    ...Object.values(similarity),
    ...Object.values(embedding).filter((value) => ArrayBuffer.isView(value)),
  ];
  return { response, transfer: arrays.map(({ buffer }) => buffer as ArrayBuffer) };
});

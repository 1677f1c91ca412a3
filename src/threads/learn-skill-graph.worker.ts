import {
  learnSkillGraph,
  type SkillGraph,
  type SkillGraphInput,
} from '../analytics/similarity/learn-skill-graph.ts';
import { serveRequests } from './serve-requests.ts';

serveRequests<SkillGraphInput, SkillGraph>((input, report) => {
  const response = learnSkillGraph(input, report);
  const arrays = [...Object.values(response.adjacency), ...Object.values(response.similarity)];
  return { response, transfer: arrays.map(({ buffer }) => buffer as ArrayBuffer) };
});

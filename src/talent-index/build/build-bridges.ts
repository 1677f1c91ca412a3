import { compareKeys } from '../../domain/ids.ts';
import { BRIDGES_PER_SKILL, type BridgeColumns, type TalentIndex } from '../talent-index.ts';
import type { SkillNumbers } from './skill-numbers.ts';

/** How much proficiency in `fromSkillId` carries over to `toSkillId`: an ADJACENT edge of the published graph. */
export interface CarryOver {
  readonly fromSkillId: string;
  readonly toSkillId: string;
  /** 0..1. */
  readonly strength: number;
}

/** The strongest `BRIDGES_PER_SKILL` ways into each skill, not weighed yet; equal strengths in order of the id. */
export function buildBridges(carryOver: readonly CarryOver[], skills: SkillNumbers): BridgeColumns {
  const into = new Map<number, CarryOver[]>();
  for (const edge of carryOver) {
    if (!(edge.strength > 0) || edge.fromSkillId === edge.toSkillId) continue;
    const to = skills.number(edge.toSkillId);
    const edges = into.get(to);
    if (edges === undefined) into.set(to, [edge]);
    else edges.push(edge);
    skills.number(edge.fromSkillId);
  }
  const count = skills.columns().ids.length;
  const start = new Uint32Array(count + 1);
  const kept: CarryOver[] = [];
  for (let skill = 0; skill < count; skill++) {
    const edges = into.get(skill) ?? [];
    edges.sort((a, b) => b.strength - a.strength || compareKeys(a.fromSkillId, b.fromSkillId));
    kept.push(...edges.slice(0, BRIDGES_PER_SKILL));
    start[skill + 1] = kept.length;
  }
  const published = Float64Array.from(kept, ({ strength }) => strength);
  const probability = new Float64Array(kept.length);
  const from = Uint32Array.from(kept, ({ fromSkillId }) => skills.number(fromSkillId));
  const both = new Uint32Array(kept.length);
  return { start, from, probability, published, both, holders: new Uint32Array(count) };
}

/** What an index was built from, for building another beside it. */
export function carryOverOf({ bridges, skills }: Pick<TalentIndex, 'bridges' | 'skills'>): CarryOver[] {
  const edges: CarryOver[] = [];
  for (let to = 0; to + 1 < bridges.start.length; to++) {
    for (let edge = bridges.start[to]!; edge < bridges.start[to + 1]!; edge++) {
      const fromSkillId = skills.ids[bridges.from[edge]!]!;
      edges.push({ fromSkillId, toSkillId: skills.ids[to]!, strength: bridges.published[edge]! });
    }
  }
  return edges;
}

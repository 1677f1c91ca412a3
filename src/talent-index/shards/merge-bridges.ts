import { weighBridges } from '../build/weigh-bridges.ts';
import type { TalentIndex } from '../talent-index.ts';

/** How many people show skills, and both ends of bridges: what the weights of bridges are made of, by skill id. */
export interface BridgeCounts {
  readonly holders: readonly (readonly [skillId: string, people: number])[];
  readonly both: readonly (readonly [fromSkillId: string, toSkillId: string, people: number])[];
}

/** Of the bridges into these skills, as far as the index has any. */
export function bridgeCounts({ bridges, skills }: TalentIndex, skillIds: Iterable<string>): BridgeCounts {
  const holders = new Map<string, number>();
  // An adjacency may be there twice; the people are the same.
  const both = new Map<string, readonly [string, string, number]>();
  for (const toSkillId of new Set(skillIds)) {
    const to = skills.numberOf.get(toSkillId);
    if (to === undefined || to + 1 >= bridges.start.length) continue;
    for (let edge = bridges.start[to]!; edge < bridges.start[to + 1]!; edge++) {
      const from = bridges.from[edge]!;
      const fromSkillId = skills.ids[from]!;
      holders.set(fromSkillId, bridges.holders[from] ?? 0);
      both.set(`${fromSkillId} ${toSkillId}`, [fromSkillId, toSkillId, bridges.both[edge]!]);
    }
  }
  return { holders: [...holders], both: [...both.values()] };
}

/** Counts of people who are in one shard each add up. */
export function addBridgeCounts(shards: readonly BridgeCounts[]): BridgeCounts {
  const holders = new Map<string, number>();
  const both = new Map<string, [string, string, number]>();
  for (const shard of shards) {
    for (const [skillId, people] of shard.holders) holders.set(skillId, (holders.get(skillId) ?? 0) + people);
    for (const [from, to, people] of shard.both) {
      const key = `${from} ${to}`;
      both.set(key, [from, to, (both.get(key)?.[2] ?? 0) + people]);
    }
  }
  return { holders: [...holders], both: [...both.values()] };
}

/** An index of some people whose bridges into the skills counted weigh as they do among everybody. */
export function weighedBy(index: TalentIndex, counts: BridgeCounts): TalentIndex {
  const { skills } = index;
  const holders = new Uint32Array(Math.max(skills.ids.length, index.bridges.holders.length));
  holders.set(index.bridges.holders);
  for (const [skillId, people] of counts.holders) {
    const number = skills.numberOf.get(skillId);
    if (number !== undefined) holders[number] = people;
  }
  const peopleOf = new Map(counts.both.map(([from, to, people]) => [`${from} ${to}`, people]));
  const both = index.bridges.both.slice();
  const counted = new Set<number>();
  for (const to of new Set(counts.both.map(([, toSkillId]) => toSkillId))) {
    const number = skills.numberOf.get(to);
    if (number === undefined || number + 1 >= index.bridges.start.length) continue;
    counted.add(number);
    for (let edge = index.bridges.start[number]!; edge < index.bridges.start[number + 1]!; edge++) {
      both[edge] = peopleOf.get(`${skills.ids[index.bridges.from[edge]!]} ${to}`) ?? 0;
    }
  }
  return { ...index, bridges: weighBridges({ ...index.bridges, holders, both }, skills, counted) };
}

import { holdersOf } from '../../build/fitted-series.ts';
import type { Pause } from '../../pause.ts';
import type { TalentIndex } from '../../talent-index.ts';
import { skillEvidence } from '../rescore.ts';
import { type Counted, probabilityOfLevel } from './counted.ts';

/** What is known at a moment of everybody in scope with evidence of a skill, or of one that leads to it. */
export interface SkillSupply {
  readonly people: readonly Counted[];
  /** How many of them have own evidence. */
  readonly observed: number;
}

export async function skillSupply(
  index: TalentIndex,
  skill: number,
  eligible: Uint8Array,
  asOf: number,
  pause: Pause,
): Promise<SkillSupply> {
  const people: Counted[] = [];
  let observed = 0;
  let looked = 0;
  for (const person of reached(index, skill)) {
    if (eligible[person] === 0) continue;
    if (++looked % PEOPLE_PER_SLICE === 0) await pause();
    const evidence = skillEvidence(index, person, skill, asOf);
    if (evidence === null) continue;
    people.push({ latent: evidence.latent, beside: evidence.beside });
    if (evidence.basis === 'OBSERVED') observed++;
  }
  return { people, observed };
}

/** P(θ ≥ level) of each. */
export async function probabilitiesAtLeast(
  { people }: SkillSupply,
  level: number,
  pause: Pause,
): Promise<Float64Array> {
  const probabilities = new Float64Array(people.length);
  for (const [i, evidence] of people.entries()) {
    probabilities[i] = probabilityOfLevel(evidence, level);
    if (i % PEOPLE_PER_SLICE === PEOPLE_PER_SLICE - 1) await pause();
  }
  return probabilities;
}

const PEOPLE_PER_SLICE = 4_096;

/** People with a posting of the skill or of one that carries over to it, each once, ascending. */
function reached(index: TalentIndex, skill: number): number[] {
  const { bridges, people } = index;
  if (skill < 0) return [];
  const met = new Uint8Array(people.count);
  const mark = (of: number) => {
    for (const person of holdersOf(index, of)) met[person] = 1;
  };
  mark(skill);
  for (let edge = bridges.start[skill]!; edge < bridges.start[skill + 1]!; edge++) mark(bridges.from[edge]!);
  const found: number[] = [];
  for (let person = 0; person < people.count; person++) if (met[person] === 1) found.push(person);
  return found;
}

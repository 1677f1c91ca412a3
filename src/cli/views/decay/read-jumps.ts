import type { Session } from '../../session/session.ts';
import type { DecayView } from './read-decay.ts';

/** A moment at which something was shown: what was known just before it and from it on. */
export interface Jump {
  readonly at: string;
  /** Time runs anew from it; from the first evidence on too, where nothing before it did. */
  readonly restarts: boolean;
  /** Just before and at the moment; the latter alone where nothing was known before. */
  readonly curve: DecayView['curve'];
}

const MOMENTS_PER_REQUEST = 20;

/** An evenly sampled curve passes over the moments of its evidence: those of a chart, in order of time. */
export async function readJumps(session: Session, person: string, decay: DecayView): Promise<Jump[]> {
  const moments = [...new Set(decay.evidence.map(({ at }) => at))].sort();
  const jumps: Jump[] = [];
  for (let from = 0; from < moments.length; from += MOMENTS_PER_REQUEST) {
    const asked = moments.slice(from, from + MOMENTS_PER_REQUEST);
    const answer = await session.execute<{ person: Record<string, MomentRow | null> }>(
      documentOf(asked.length),
      Object.fromEntries([
        ['person', person],
        ['skill', decay.skillId],
        ...asked.flatMap((at, i) => [
          [`at${i}`, at],
          [`before${i}`, new Date(Date.parse(at) - 1).toISOString()],
        ]),
      ]),
    );
    for (const [i, at] of asked.entries()) {
      const row = answer.person[`moment${i}`];
      if (!row) continue;
      const restarts = row.lastReinforcedAt !== null && Date.parse(row.lastReinforcedAt) === Date.parse(at);
      jumps.push({ at, restarts, curve: row.curve });
    }
  }
  return jumps;
}

interface MomentRow {
  readonly lastReinforcedAt: string | null;
  readonly curve: DecayView['curve'];
}

function documentOf(moments: number): string {
  const numbers = Array.from({ length: moments }, (_, i) => i);
  return `query ($person: ID!, $skill: ID!, ${numbers.map((i) => `$at${i}: DateTime!, $before${i}: DateTime!`).join(', ')}) {
    person(id: $person) {
      ${numbers
        .map(
          (i) => `moment${i}: proficiency(skill: $skill, asOf: $at${i}) {
        lastReinforcedAt curve(from: $before${i}, to: $at${i}, points: 2) { at estimate low high } }`,
        )
        .join('\n      ')}
    }
  }`;
}

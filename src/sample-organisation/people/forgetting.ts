import type { DecayShape } from '../../domain/proficiency.ts';

export const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : 1 - 1 / (1 + Math.exp(x)));
export const logit = (p: number): number => Math.log(p / (1 - p));

export interface ForgettingCurve {
  readonly halfLifeDays: number;
  readonly shape: DecayShape;
  readonly floor: number;
}

/**
 * True proficiency `days` ≥ 0 after the last reinforcement, of someone of this ability (logit scale).
 *   μ(t) = c + (σ(A) − c)·(1 + (2^{1/w} − 1)·t/H)^{−w};   w → ∞: c + (σ(A) − c)·2^{−t/H};   flat at σ(A) where σ(A) ≤ c
 * H is the time in which what lies above the floor c halves, whatever w. Source of the half-lives: Tatel & Ackerman
 * (2025). Written here on its own, so that it can judge the product's.
 */
export function forgotten(ability: number, days: number, curve: ForgettingCurve): number {
  const learnt = logistic(ability);
  const { halfLifeDays, shape, floor } = curve;
  if (learnt <= floor) return learnt;
  const share =
    shape === Infinity
      ? 2 ** (-days / halfLifeDays)
      : (1 + ((2 ** (1 / shape) - 1) * days) / halfLifeDays) ** -shape;
  return floor + (learnt - floor) * share;
}

/** One change of a person × skill: what is true from `at` on. Only a reinforcement starts the curve anew. */
export interface Turn {
  readonly at: number;
  readonly ability: number;
  readonly reinforces: boolean;
}

const DAY = 86_400_000;

/** Everything that happened to one person × skill, in order of time; nothing is known before the first turn. */
export class Timeline {
  readonly curve: ForgettingCurve;
  readonly turns: Turn[] = [];

  constructor(curve: ForgettingCurve) {
    this.curve = curve;
  }

  /** Turns come in order of time. */
  add(turn: Turn): void {
    this.turns.push(turn);
  }

  /** Ability and last reinforcement at a moment; null before the skill was learnt. */
  stateAt(at: number): { ability: number; lastReinforcedAt: number } | null {
    let last = this.turns.length - 1;
    while (last >= 0 && this.turns[last]!.at > at) last--;
    if (last < 0) return null;
    let reinforced = last;
    while (reinforced > 0 && !this.turns[reinforced]!.reinforces) reinforced--;
    return { ability: this.turns[last]!.ability, lastReinforcedAt: this.turns[reinforced]!.at };
  }

  /** True proficiency at a moment, 0 before the skill was learnt. */
  proficiencyAt(at: number): number {
    const state = this.stateAt(at);
    if (!state) return 0;
    return forgotten(state.ability, (at - state.lastReinforcedAt) / DAY, this.curve);
  }
}

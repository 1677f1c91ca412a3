import {
  inferredProficiency,
  standingOf,
  usualLevel,
  whereTakenUp,
} from '../../src/analytics/carry-over/inferred-proficiency.ts';
import { uncalibrated } from '../../src/analytics/carry-over/parameters.ts';
import { expectedProficiency, expectedShareOfLevel } from '../../src/analytics/decay/model/curve.ts';
import { classNames } from '../../src/analytics/decay/model/model.ts';
import { PRIOR } from '../../src/analytics/decay/model/prior.ts';
import { observedProficiency, type Requirement } from '../../src/analytics/ranking/score.ts';
import { tieHash } from '../../src/talent-index/rank/tie-break.ts';
import { classOf, everyShape, type FittedRow, type RandomOrganisation } from './random-organisation.ts';

/** Everybody scored in float64 straight from the rows: no index, no bound, no early end. */
export class BruteForce {
  readonly #rows = new Map<string, Map<string, FittedRow>>();
  readonly #bridges = new Map<string, { from: string; strength: number; probability: number }[]>();
  readonly #organisation: RandomOrganisation;

  constructor(organisation: RandomOrganisation) {
    this.#organisation = organisation;
    for (const { personId } of organisation.people) this.#rows.set(personId, new Map());
    for (const row of organisation.fitted) this.#rows.get(row.personId)!.set(row.skillId, row);
    for (const { fromSkillId, toSkillId, strength } of organisation.carryOver) {
      if (fromSkillId === toSkillId || strength <= 0) continue;
      const edges = this.#bridges.get(toSkillId) ?? [];
      edges.push({ from: fromSkillId, strength, probability: 0 });
      this.#bridges.set(toSkillId, edges);
    }
    for (const [to, edges] of this.#bridges) {
      edges.sort((a, b) => b.strength - a.strength || (a.from < b.from ? -1 : 1));
      edges.splice(20);
      const counts = edges.map(({ from }) => this.#shows(from, to));
      const sum = (of: 'held' | 'both') => counts.reduce((total, count) => total + count[of], 0);
      const pooled = (sum('both') + 0.5) / (sum('held') + 5);
      for (const [i, edge] of edges.entries()) {
        const { both, held } = counts[i]!;
        edge.probability = 0.1 * ((both + 0.5) / (held + 5)) + 0.3 * pooled;
      }
    }
  }

  /** How many show the one skill, and both. */
  #shows(one: string, other: string): { held: number; both: number } {
    let held = 0;
    let both = 0;
    for (const rows of this.#rows.values()) {
      if (!rows.has(one)) continue;
      held++;
      if (rows.has(other)) both++;
    }
    return { held, both };
  }

  score(personId: string, requirements: readonly Requirement[], asOf: number): number {
    const weighing = requirements
      .filter(({ importance, level }) => importance > 0 && level > 0)
      .sort((a, b) => (a.skillId < b.skillId ? -1 : 1));
    const total = weighing.reduce((sum, { importance }) => sum + importance, 0);
    let score = 0;
    for (const { skillId, importance, level } of weighing) {
      const latent = this.#latent(personId, skillId, asOf);
      if (latent) score += (importance * expectedShareOfLevel(latent.distribution, level)) / total;
    }
    return score;
  }

  hasEvidence(personId: string, requirements: readonly Requirement[], asOf: number): boolean {
    return requirements.some(
      ({ skillId, importance, level }) =>
        importance > 0 && level > 0 && this.#latent(personId, skillId, asOf),
    );
  }

  /** The best `size` of `among`, each by the role that fits best. */
  top(
    roles: readonly { roleId: string; requirements: readonly Requirement[] }[],
    asOf: number,
    size: number,
    seed: string,
    among: (personId: string) => boolean = () => true,
  ): { personId: string; roleId: string; score: number }[] {
    const scored = this.#organisation.people
      .filter(({ personId }) => among(personId))
      .filter(({ personId }) =>
        roles.some(({ requirements }) => this.hasEvidence(personId, requirements, asOf)),
      )
      .map(({ personId }) => {
        const best = roles
          .map(({ roleId, requirements }) => ({ roleId, score: this.score(personId, requirements, asOf) }))
          .sort((a, b) => b.score - a.score || (a.roleId < b.roleId ? -1 : 1))[0]!;
        return { personId, ...best, tie: tieHash(seed, personId) };
      });
    scored.sort((a, b) => b.score - a.score || (a.tie < b.tie ? -1 : 1));
    return scored.slice(0, size).map(({ personId, roleId, score }) => ({ personId, roleId, score }));
  }

  #latent(personId: string, skillId: string, asOf: number) {
    const rows = this.#rows.get(personId)!;
    const own = rows.get(skillId);
    if (own) {
      const given = observedProficiency(own, everyShape[classOf(skillId)]!, asOf);
      return own.achieved === 0 ? whereTakenUp(given, 0) : given;
    }
    const level = (id: string) => usualLevel(PARAMETERS, id, classNames[classOf(id)] ?? 'MIXED');
    const shown = new Map(
      [...rows.values()]
        .sort((a, b) => (a.skillId < b.skillId ? -1 : 1))
        .map((row) => {
          const mean = expectedProficiency(row, everyShape[classOf(row.skillId)]!, asOf);
          return [row.skillId, { mean, level: level(row.skillId) }] as const;
        }),
    );
    const leading = (this.#bridges.get(skillId) ?? []).filter(({ from }) => rows.get(from)?.achieved === 1);
    if (leading.length === 0) return null;
    const neighbours = leading.map(({ from, strength }) => ({ ...shown.get(from)!, strength }));
    const person = standingOf(PARAMETERS, shown.values());
    const given = inferredProficiency(PARAMETERS, level(skillId), person, neighbours, neighbours[0]!.mean);
    return whereTakenUp(given, Math.max(...leading.map(({ probability }) => probability)));
  }
}

const PARAMETERS = uncalibrated(PRIOR);

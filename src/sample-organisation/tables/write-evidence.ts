import { DAY, noonOf } from '../../domain/clock.ts';
import type { Making } from '../making.ts';
import { trueScore } from '../people/assignments.ts';
import type { Timeline } from '../people/forgetting.ts';
import { personKey } from '../people/person.ts';
import type { Evidence } from '../people/series.ts';
import type { KnownSkill } from '../structure/skill-choice.ts';
import { round4, toTime } from './table.ts';

export type SkillTimeline = readonly [skill: number, timeline: Timeline];

export function proficienciesAt(
  timelines: readonly SkillTimeline[],
  at: number,
): (readonly [skill: number, proficiency: number])[] {
  return timelines.map(([skill, timeline]) => [skill, timeline.proficiencyAt(at)] as const);
}

export function writeEvidence(
  making: Making,
  key: string,
  person: string,
  skill: string,
  item: Evidence,
): void {
  const evaluator = item.evaluator === null ? null : personKey(item.evaluator);
  making.tables.row(
    'observations.csv',
    key,
    person,
    skill,
    toTime(item.at),
    item.kind,
    item.score,
    item.trials,
    evaluator,
    item.assignment,
    item.hasArtifact ? `https://work.example/reviews/${key}` : null,
    toTime(item.recordedAt),
    item.withdrawnAt === null ? null : toTime(item.withdrawnAt),
  );
  making.tables.row('truth/observations.csv', key, round4(item.proficiency), round4(item.expected));
}

export function writeSeriesTruth(
  making: Making,
  person: string,
  row: KnownSkill,
  timeline: Timeline,
  observations: number,
): void {
  const { ref, taskClass } = making.structure.references.skills[row.skill]!;
  const now = timeline.stateAt(making.asOf + DAY)!;
  making.tables.row(
    'truth/proficiencies.csv',
    person,
    ref,
    observations,
    taskClass,
    round4(row.abilityPrior),
    round4(row.ability),
    round4(now.ability),
    Math.round(row.curve.halfLifeDays * 100) / 100,
    String(row.curve.shape),
    row.curve.floor,
    toTime(timeline.turns[0]!.at),
    toTime(now.lastReinforcedAt),
  );
  if (!making.tables.has('truth/proficiency_at.csv')) return;
  for (const date of making.settings.truthDates) {
    making.tables.row(
      'truth/proficiency_at.csv',
      person,
      ref,
      date,
      round4(timeline.proficiencyAt(noonOf(date))),
    );
  }
}

export function writeScores(making: Making, person: string, timelines: readonly SkillTimeline[]): void {
  if (!making.tables.has('truth/scores.csv')) return;
  for (const date of making.settings.truthDates) {
    const proficiencies = proficienciesAt(timelines, noonOf(date));
    for (const role of making.structure.usedRoles) {
      const score = trueScore(role, proficiencies);
      if (score > 0) making.tables.row('truth/scores.csv', person, role.ref, date, round4(score));
    }
  }
}

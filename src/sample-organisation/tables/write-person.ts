import type { Making } from '../making.ts';
import { type AssignmentModel, drawAssignments } from '../people/assignments.ts';
import { type Bias, biasFor, drawBelongings } from '../people/disclosures.ts';
import { createPerson, isLead, type Person } from '../people/person.ts';
import { simulateSeries } from '../people/series.ts';
import { PURPOSE } from '../purpose.ts';
import { drawAwards } from '../structure/credentials.ts';
import { drawSkills, type KnownSkill, type SkillDraws, taughtSkill } from '../structure/skill-choice.ts';
import { round4, toDate, toTime } from './table.ts';
import { writeAssignment } from './write-assignment.ts';
import { type SkillTimeline, writeEvidence, writeScores, writeSeriesTruth } from './write-evidence.ts';

export interface WrittenPerson {
  readonly current: readonly AssignmentModel[];
  readonly series: number;
  readonly observations: number;
}

/** Writes one person whole; `current` are the assignments that run now. */
export function writePerson(making: Making, number: number): WrittenPerson {
  const asOf = making.asOf;
  const belongings = drawBelongings(making.random.stream(PURPOSE.DISCLOSURE, number));
  const bias = biasFor(making.settings.bias, belongings);
  const person = createPerson(making.structure, making.random, number, asOf);
  const until = person.leftAt ?? asOf;
  writePersonRow(making, person, bias);
  if (making.full) {
    for (const { attribute, group, disclosed } of belongings) {
      if (disclosed) making.tables.row('disclosures.csv', person.key, attribute, group);
    }
  }
  if (isLead(number)) {
    const { leniency, drift, since } = making.evaluators.evaluator(number);
    making.tables.row('truth/evaluators.csv', person.key, round4(leniency), round4(drift), toDate(since));
  }
  const draws: SkillDraws = {
    ...{ structure: making.structure, world: making.world, random: making.random, person, until },
    abilityShift: bias?.abilityShift ?? 0,
    relatedness: making.settings.relatedness,
    related: making.relatedness?.draw(making.random.stream(PURPOSE.RELATEDNESS, number)) ?? null,
  };
  const skills = drawSkills(draws, { unseen: making.full, brought: making.full });
  const assignments = making.full
    ? drawAssignments(making.random.stream(PURPOSE.ASSIGNMENTS, number), person, asOf)
    : null;
  const effects = making.full
    ? writeAwards(making, person, skills, until)
    : new Map<number, { at: number; effect: number }[]>();
  const known = withTaught(draws, skills, effects);
  const spans =
    assignments?.map(({ key, from, to }) => ({ key, from, until: to ?? Number.POSITIVE_INFINITY })) ?? null;

  const timelines: SkillTimeline[] = [];
  let evidenceNumber = 0;
  for (const row of known) {
    const { skill, curve, ability, learntAt, watchedFrom, gapDays, evidenced } = row;
    const ref = making.structure.references.skills[skill]!.ref;
    const { timeline, evidence } = simulateSeries(
      {
        person: number,
        curve,
        ability,
        learntAt,
        watchedFrom,
        until,
        gapDays: evidenced ? gapDays : null,
        rubricShift: bias?.rubricShift ?? 0,
        awards: effects.get(skill) ?? [],
        assignments: spans,
      },
      making.world,
      making.random.stream(PURPOSE.SERIES, number, skill),
      making.evaluators,
    );
    for (const item of evidence) {
      writeEvidence(making, `O${person.key.slice(1)}-${++evidenceNumber}`, person.key, ref, item);
    }
    timelines.push([skill, timeline]);
    writeSeriesTruth(making, person.key, row, timeline, evidence.length);
  }
  writeScores(making, person.key, timelines);
  for (const assignment of assignments ?? []) writeAssignment(making, person, assignment, timelines);
  const current = (assignments ?? []).filter(
    ({ from, to }) => person.leftAt === null && from <= asOf && (to === null || to > asOf),
  );
  return { current, series: known.length, observations: evidenceNumber };
}

function writePersonRow(making: Making, person: Person, bias: Bias | undefined): void {
  const { key, name, location, joinedAt, leftAt, currency } = person;
  const unit = making.structure.units[person.unit]!.theme.unit;
  const wage =
    person.wage === null ? null : Math.round((person.wage * Math.exp(bias?.logWageShift ?? 0)) / 100) * 100;
  const left = leftAt === null ? null : toDate(leftAt);
  making.tables.row('people.csv', key, name, unit, location, toDate(joinedAt), left, wage, currency);
  making.tables.row(
    'truth/people.csv',
    key,
    person.occupation.role.ref,
    round4(person.general),
    round4(person.resilience),
    round4(person.collaboration),
    person.preferences.map(round4).join(';'),
  );
}

/** What a person can do with what credentials taught beside it, by number of the skill. */
function withTaught(
  draws: SkillDraws,
  skills: readonly KnownSkill[],
  effects: ReadonlyMap<number, readonly { readonly at: number }[]>,
): KnownSkill[] {
  const had = new Set(skills.map(({ skill }) => skill));
  const taught = [...effects].filter(([skill]) => !had.has(skill));
  const learnt = taught.map(([skill, [first]]) => taughtSkill(draws, skill, first!.at));
  return [...skills, ...learnt].toSorted((a, b) => a.skill - b.skill);
}

/** Writes awards and enrolments; gives the true effects by skill, in order of time. */
function writeAwards(
  making: Making,
  person: Person,
  known: readonly KnownSkill[],
  until: number,
): Map<number, { at: number; effect: number }[]> {
  const skills = new Set(known.map(({ skill }) => skill));
  const draws = making.random.stream(PURPOSE.AWARDS, person.number);
  const { awards, unfinished } = drawAwards(draws, person, skills, making.credentials, until);
  const effects = new Map<number, { at: number; effect: number }[]>();
  for (const { key, credential, enrolledAt, awardedAt, expiresAt, status, statusAt, earned } of awards) {
    making.tables.row(
      'awards.csv',
      key,
      person.key,
      credential.key,
      toTime(awardedAt),
      expiresAt === null ? null : toTime(expiresAt),
      status,
      statusAt === null ? null : toTime(statusAt),
    );
    if (awardedAt >= person.joinedAt) {
      making.tables.row(
        'enrolments.csv',
        person.key,
        credential.key,
        toDate(enrolledAt),
        toDate(awardedAt),
        null,
      );
    }
    for (const { skill, effect } of earned ? credential.validates : []) {
      effects.set(skill, [...(effects.get(skill) ?? []), { at: awardedAt, effect }]);
      making.tables.row(
        'truth/award_effects.csv',
        key,
        making.structure.references.skills[skill]!.ref,
        effect,
      );
    }
  }
  for (const { credential, enrolledAt, droppedAt } of unfinished) {
    const dropped = droppedAt === null ? null : toDate(droppedAt);
    making.tables.row('enrolments.csv', person.key, credential.key, toDate(enrolledAt), null, dropped);
  }
  return effects;
}

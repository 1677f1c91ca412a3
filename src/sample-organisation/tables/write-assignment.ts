import { DAY } from '../../domain/clock.ts';
import type { Making } from '../making.ts';
import { type AssignmentModel, drawOutcome, outcomeTruth, trueScore } from '../people/assignments.ts';
import type { Person } from '../people/person.ts';
import { PURPOSE } from '../purpose.ts';
import { createPod } from '../structure/pods.ts';
import { round4, toDate } from './table.ts';
import { proficienciesAt, type SkillTimeline } from './write-evidence.ts';

export function writeAssignment(
  making: Making,
  person: Person,
  assignment: AssignmentModel,
  timelines: readonly SkillTimeline[],
): void {
  const { key, pod, role, from, to, allocation } = assignment;
  const draws = making.random.stream(
    PURPOSE.OUTCOMES,
    person.number,
    Number(key.slice(key.indexOf('-') + 1)),
  );
  const environment = createPod(making.random, pod);
  const truth = outcomeTruth(trueScore(role, proficienciesAt(timelines, from)), role, person, environment);
  const outcome = drawOutcome(draws, truth, person);
  const outcomeAt = to === null ? Number.POSITIVE_INFINITY : to + (1 + draws.index(14)) * DAY;
  const told = outcomeAt < making.asOf && draws.chance(0.92);
  const at = told ? toDate(outcomeAt) : null;
  making.tables.row(
    'assignments.csv',
    key,
    person.key,
    environment.key,
    role.ref,
    toDate(from),
    to === null ? null : toDate(to),
    allocation,
    told ? outcome.value : null,
    at,
  );
  if (told) {
    making.tables.row('assignment_measures.csv', key, 'COLLABORATION', outcome.collaboration, at);
    making.tables.row('assignment_measures.csv', key, 'RAMP_UP_DAYS', outcome.rampUpDays, at);
    making.tables.row('assignment_measures.csv', key, 'ESCALATIONS', outcome.escalations, at);
  }
  making.tables.row(
    'truth/outcomes.csv',
    key,
    round4(truth.score),
    round4(truth.proficiency),
    round4(person.resilience),
    round4(truth.environmentMatch),
    round4(truth.logitMean),
    round4(truth.probability),
  );
}

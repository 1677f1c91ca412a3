import { CronExpressionParser } from 'cron-parser';
import type { Instant } from '../domain/clock.ts';
import { InvalidInput } from '../domain/errors.ts';
import type { Schedule } from './job-queue.ts';

/** The first moment after `after` that the schedule names. */
export function nextMoment(schedule: Schedule, after: Instant): Instant {
  return CronExpressionParser.parse(schedule.cron, { currentDate: new Date(after), tz: 'UTC' })
    .next()
    .getTime();
}

/** Refuses two schedules of one name and expressions that cannot be read. */
export function checkSchedules(schedules: readonly Schedule[]): void {
  const names = new Set<string>();
  const problems = schedules.flatMap((schedule) => {
    const path = `schedules.${schedule.name}`;
    if (names.has(schedule.name)) return [{ path, problem: 'is declared twice' }];
    names.add(schedule.name);
    try {
      CronExpressionParser.parse(schedule.cron, { tz: 'UTC' });
      return [];
    } catch {
      return [{ path: `${path}.cron`, problem: 'is not a cron expression of five or six fields' }];
    }
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}

import type { DueHandler, Schedule } from './job-queue.ts';
import { checkSchedules, nextMoment } from './schedule-moments.ts';

export interface InProcessSchedules {
  replace(schedules: readonly Schedule[], onDue: DueHandler): void;
  stop(): void;
}

/** setTimeout fires at once beyond 2^31 − 1 ms; longer waits are made of days. */
const LONGEST_TIMER_MS = 86_400_000;

/** Fires schedules from timers of this process. A moment that passes while it is not running is skipped. */
export function createInProcessSchedules(onTrouble?: (error: unknown) => void): InProcessSchedules {
  const timers = new Map<string, NodeJS.Timeout>();

  function stop(): void {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
  }

  function arm(schedule: Schedule, dueAt: number, onDue: DueHandler): void {
    const wait = Math.min(dueAt - Date.now(), LONGEST_TIMER_MS);
    const fire = () => {
      if (Date.now() < dueAt) return arm(schedule, dueAt, onDue);
      arm(schedule, nextMoment(schedule, Math.max(dueAt, Date.now())), onDue);
      onDue(schedule, dueAt).catch((error) => onTrouble?.(error));
    };
    timers.set(schedule.name, setTimeout(fire, Math.max(0, wait)).unref());
  }

  return {
    replace(schedules, onDue) {
      checkSchedules(schedules);
      stop();
      for (const schedule of schedules) arm(schedule, nextMoment(schedule, Date.now()), onDue);
    },
    stop,
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { DueHandler, Schedule } from './job-queue.ts';
import { checkSchedules, nextMoment } from './schedule-moments.ts';

export interface InProcessSchedules {
  replace(schedules: readonly Schedule[], onDue: DueHandler): void;
  stop(): void;
}

/** setTimeout fires at once beyond 2^31 − 1 ms; longer waits are made of days. */
const LONGEST_TIMER_MS = 86_400_000;

/** As on BullMQ: a moment that cannot be taken up is tried so often, so far apart. */
const MOST_TRIES = 5;
const RETRY_MS = 1_000;

/** Fires schedules from timers of this process. A moment that passes while it is not running is skipped. */
export function createInProcessSchedules(onTrouble?: (error: unknown) => void): InProcessSchedules {
  const timers = new Map<string, NodeJS.Timeout>();

  function stop(): void {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
  }

  async function tell(schedule: Schedule, dueAt: number, onDue: DueHandler): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await onDue(schedule, dueAt);
      } catch (error) {
        if (tries === MOST_TRIES) return onTrouble?.(error);
      }
      await sleep(RETRY_MS, undefined, { ref: false });
    }
  }

  function arm(schedule: Schedule, dueAt: number, onDue: DueHandler): void {
    const wait = Math.min(dueAt - Date.now(), LONGEST_TIMER_MS);
    const fire = () => {
      if (Date.now() < dueAt) return arm(schedule, dueAt, onDue);
      arm(schedule, nextMoment(schedule, Math.max(dueAt, Date.now())), onDue);
      void tell(schedule, dueAt, onDue);
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

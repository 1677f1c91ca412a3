import type { CalendarDate } from '../../../domain/clock.ts';
import type { Id } from '../../../domain/ids.ts';

/** Whom a question is about. Each list given restricts; within a list any one suffices. */
export interface PeopleScope {
  readonly people?: readonly Id[] | null;
  readonly units?: readonly string[] | null;
  readonly pods?: readonly Id[] | null;
  readonly locations?: readonly string[] | null;
  /** Without an assignment on this day. */
  readonly availableFrom?: CalendarDate | null;
  /** Nobody whose wage is higher, not known, or in another currency. */
  readonly maxWage?: { readonly amount: number; readonly currency: string } | null;
  readonly having?: readonly SkillAtLeast[] | null;
}

export interface SkillAtLeast {
  readonly skill: Id;
  readonly level: number;
  readonly basis?: 'OBSERVED' | 'INFERRED' | null;
}

/** One thing wrong with an input: where (`path`, e.g. `input.size` or `people.csv:12:joined_on`) and what rule it breaks. */
export interface FieldProblem {
  readonly path: string;
  readonly problem: string;
}

export type ErrorCode =
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'INFEASIBLE'
  | 'FAULT';

/**
 * Every failure that a caller can act on. Messages say what is wrong and what to do, and name places and rules,
 * never personal values.
 */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  override get name(): string {
    return this.constructor.name;
  }
}

export class NotFound extends DomainError {
  readonly code = 'NOT_FOUND';
  readonly id: string;
  constructor(id: string, what = 'Nothing') {
    super(`${what} with id ${id} is known here.`);
    this.id = id;
  }
}

export class InvalidInput extends DomainError {
  readonly code = 'INVALID_INPUT';
  readonly fields: readonly FieldProblem[];
  constructor(fields: readonly FieldProblem[]) {
    super(fields.map(({ path, problem }) => `${path}: ${problem}`).join('; '));
    this.fields = fields;
  }
}

export class Conflict extends DomainError {
  readonly code = 'CONFLICT';
  /** The id of what stands in the way, where it has one. */
  readonly with: string | undefined;
  constructor(message: string, withId?: string) {
    super(message);
    this.with = withId;
  }
}

export class Unavailable extends DomainError {
  readonly code = 'UNAVAILABLE';
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number;
  constructor(message: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter ?? 5;
  }
}

export class Forbidden extends DomainError {
  readonly code = 'FORBIDDEN';
}

export class RateLimited extends DomainError {
  readonly code = 'RATE_LIMITED';
}

export class Infeasible extends DomainError {
  readonly code = 'INFEASIBLE';
}

/** The caller went away or cancelled: not a failure of the work. */
export class Cancelled extends DomainError {
  readonly code = 'CONFLICT';
  constructor(message = 'Cancelled on request.') {
    super(message);
  }
}

/** A defect or an engine's refusal: masked to clients and told to the log without its words. */
export class Fault extends DomainError {
  readonly code = 'FAULT';
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
  }
}

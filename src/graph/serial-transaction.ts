import { Fault } from '../domain/errors.ts';
import type { Statement, Transaction } from './graph.ts';

/** Runs one statement in the engine's open transaction; its failures are the port's. */
export type Execute = <Params, Row>(statement: Statement<Params, Row>, params: Params) => Promise<Row[]>;

/**
 * What `work` gets. Its statements run one after another, however they are started. After the first failure none
 * runs, and the failure stands whether `work` looked at it or not: the adapter then rolls back.
 */
export class SerialTransaction implements Transaction {
  private readonly execute: Execute;
  private last: Promise<unknown> = Promise.resolve();
  private ended = false;
  failure: unknown;

  constructor(execute: Execute) {
    this.execute = execute;
  }

  run<Params, Row>(statement: Statement<Params, Row>, params: Params): Promise<Row[]> {
    const turn = this.last.then(() => this.next(statement, params));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Waits for what was started; nothing runs after it. */
  async end(): Promise<void> {
    await this.last;
    this.ended = true;
  }

  private async next<Params, Row>(statement: Statement<Params, Row>, params: Params): Promise<Row[]> {
    if (this.failure !== undefined) throw this.failure;
    if (this.ended) throw new Fault(`${statement.name}: its transaction has ended`);
    try {
      return await this.execute(statement, params);
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}

/** Runs `work` to its end and gives its result only if every statement succeeded; a passing conflict outranks what `work` made of it. */
export async function runWork<Result>(
  transaction: SerialTransaction,
  work: (transaction: Transaction) => Promise<Result>,
  isConflict: (error: unknown) => boolean,
): Promise<Result> {
  try {
    const result = await work(transaction);
    await transaction.end();
    if (transaction.failure !== undefined) throw transaction.failure;
    return result;
  } catch (error) {
    await transaction.end();
    throw isConflict(transaction.failure) ? transaction.failure : error;
  }
}

import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Id } from '../../domain/ids.ts';

/** One rule that a row breaks. Where, and which rule: never the value. `column` is null where it is the row as a whole. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly rule: string;
}

/** Where the report of an import is put. */
export const rejectsPath = (dataFolder: string, runId: Id): string =>
  join(dataFolder, `rejects-${runId.replaceAll(':', '-')}.jsonl`);

/** The report of refused rows: JSON lines, readable by its owner alone, made at the first reject. */
export class RejectsReport {
  readonly path: string;
  #file: number | undefined;
  #pending: string[] = [];
  #rejects = 0;

  constructor(path: string) {
    this.path = path;
  }

  get isEmpty(): boolean {
    return this.#rejects === 0;
  }

  add(reject: Reject): void {
    this.#rejects++;
    this.#pending.push(`${JSON.stringify(reject)}\n`);
    if (this.#pending.length >= 1000) this.#flush();
  }

  close(): void {
    if (this.#pending.length > 0) this.#flush();
    if (this.#file === undefined) return;
    fsyncSync(this.#file);
    closeSync(this.#file);
    this.#file = undefined;
  }

  #flush(): void {
    if (this.#file === undefined) {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      this.#file = openSync(this.path, 'w', 0o600);
    }
    writeSync(this.#file, this.#pending.join(''));
    this.#pending = [];
  }
}

/** Where one table's text goes. `write` may be slow; the generator waits for it before it makes more. */
export interface TableSink {
  write(text: string): void | Promise<void>;
  close(): void | Promise<void>;
}

/** Opens the sink of one table, e.g. `people.csv` or `truth/scores.csv`. */
export type OpenTable = (file: string) => TableSink | Promise<TableSink>;

export type Cell = string | number | null;

/** A CSV table (RFC 4180, comma, LF) that gathers rows and hands them on in pieces of about 256 kB. */
export class Table {
  readonly #sink: TableSink;
  #pending: string;
  rows = 0;

  constructor(sink: TableSink, columns: readonly string[]) {
    this.#sink = sink;
    this.#pending = `${columns.join(',')}\n`;
  }

  row(...cells: readonly Cell[]): void {
    let line = '';
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (i > 0) line += ',';
      if (typeof cell === 'string') line += quoted(cell);
      else if (cell !== null && cell !== undefined) line += cell;
    }
    this.#pending += `${line}\n`;
    this.rows++;
  }

  async flush(atLeast = 0): Promise<void> {
    if (this.#pending.length <= atLeast) return;
    const text = this.#pending;
    this.#pending = '';
    await this.#sink.write(text);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#sink.close();
  }
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;

/** `YYYY-MM-DDTHH:MM:00Z`: whole minutes, UTC. */
export function toTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}:00Z`;
}
export function toDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

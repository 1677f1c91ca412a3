/** Where one table's text goes. `write` may be slow; the generator waits for it before it makes more. */
export interface TableSink {
  write(text: string): void | Promise<void>;
  close(): void | Promise<void>;
}

/** Opens the sink of one table, e.g. `people.csv` or `truth/scores.csv`. */
export type OpenTable = (file: string) => TableSink | Promise<TableSink>;

export type Cell = string | number | null;

/** A CSV table (RFC 4180, comma, LF) that gathers rows and hands them on in pieces. */
export class Table {
  readonly #sink: TableSink;
  #lines: string[];
  #characters = 0;
  rows = 0;

  constructor(sink: TableSink, columns: readonly string[]) {
    this.#sink = sink;
    this.#lines = [columns.join(',')];
  }

  /** null is an empty cell. The cells are the table's from here on. */
  row(cells: Cell[]): void {
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (typeof cell === 'string' && NEEDS_QUOTES.test(cell)) cells[i] = `"${cell.replaceAll('"', '""')}"`;
    }
    const line = cells.join(',');
    this.#lines.push(line);
    this.#characters += line.length;
    this.rows++;
  }

  /** Hands on what is gathered, where it is more than so many characters. */
  async flush(above = -1): Promise<void> {
    if (this.#lines.length === 0 || this.#characters <= above) return;
    const text = `${this.#lines.join('\n')}\n`;
    this.#lines = [];
    this.#characters = 0;
    await this.#sink.write(text);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#sink.close();
  }

  /** Lets go of the sink without what is still gathered. */
  async abandon(): Promise<void> {
    await this.#sink.close();
  }
}

const NEEDS_QUOTES = /[",\r\n]/;

export const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;

const DAY = 86_400_000;
const MINUTE = 60_000;
const dates = new Map<number, string>();

/** `YYYY-MM-DD`. Days are few and asked for by the million, so each is written once. */
export function toDate(at: number): string {
  const day = Math.floor(at / DAY);
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

const minutes: readonly string[] = Array.from({ length: 1440 }, (_, minute) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00Z`;
});

/** `YYYY-MM-DDTHH:MM:00Z`: whole minutes, UTC. */
export function toTime(at: number): string {
  return toDate(at) + minutes[Math.floor((((at % DAY) + DAY) % DAY) / MINUTE)]!;
}

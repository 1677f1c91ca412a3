import { posix } from 'node:path';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { InvalidInput } from '../../domain/errors.ts';
import { refusal } from '../text-file.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface SheetRow {
  /** The row's number in the sheet, from 1. */
  readonly number: number;
  /** By column; a cell that is not there is empty. */
  readonly cells: readonly string[];
}

/** Of a sheet and of the table of shared strings; beyond it the file is no table of statistics. */
const LIMITS = {
  columns: 1_024,
  cellCharacters: 32_767,
  sharedStrings: 4_000_000,
  sharedCharacters: 2 ** 28,
};

/**
 * The rows of a workbook's first visible sheet as text (ECMA-376 part 1, SpreadsheetML §18), a chunk of the file in
 * memory at a time beside the table of shared strings. Numbers are told as JavaScript tells them, whatever form
 * they are stored in. What is not well-formed is `InvalidInput` that names sheet and row.
 */
export async function* readFirstSheet(
  archive: ZipArchive,
  label: string,
  options: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<SheetRow> {
  const { name, path, strings } = await findSheet(archive, label);
  const shared = strings === null ? [] : await readSharedStrings(archive, strings, label);
  const reader = new SheetReader(shared, (row, problem) =>
    refusal(label, undefined, `sheet "${name}", row ${row}: ${problem}`),
  );
  for await (const text of textOf(archive, path)) {
    options.signal?.throwIfAborted();
    yield* reader.take(text);
  }
  yield* reader.end();
}

async function* textOf(archive: ZipArchive, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const bytes of archive.read(name)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** Calls `on` for every element of a small part of the archive, by local name. */
async function eachElement(
  archive: ZipArchive,
  name: string,
  label: string,
  on: {
    open?(tag: SaxesTagPlain, local: string): void;
    text?(text: string): void;
    close?(local: string): void;
  },
): Promise<void> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  parser.on('opentag', (tag) => on.open?.(tag, localName(tag.name)));
  parser.on('text', (text) => on.text?.(text));
  parser.on('closetag', ({ name }) => on.close?.(localName(name)));
  try {
    for await (const text of textOf(archive, name)) parser.write(text);
    parser.close();
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw refusal(label, undefined, `"${name}" within it is not well-formed XML`);
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

async function findSheet(archive: ZipArchive, label: string) {
  const main = 'xl/workbook.xml';
  const links = 'xl/_rels/workbook.xml.rels';
  if (!archive.names.includes(main) || !archive.names.includes(links))
    throw refusal(label, undefined, 'is no Excel workbook (.xlsx)');
  const sheets: { readonly name: string; readonly link: string | undefined }[] = [];
  await eachElement(archive, main, label, {
    open({ attributes }, local) {
      if (local !== 'sheet' || !['visible', undefined].includes(attributes.state)) return;
      const link = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
      sheets.push({ name: attributes.name ?? '', link });
    },
  });
  const targets = new Map<string, string>();
  let strings: string | null = null;
  await eachElement(archive, links, label, {
    open({ attributes: { Id, Type = '', Target = '' } }, local) {
      if (local !== 'Relationship') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target);
      if (Id !== undefined) targets.set(Id, path);
      if (Type === `${RELATIONSHIP}sharedStrings`) strings = path;
    },
  });
  const [sheet] = sheets;
  const path = targets.get(sheet?.link ?? '');
  if (sheet === undefined || path === undefined)
    throw refusal(label, undefined, 'is a workbook without a visible sheet');
  return { name: sheet.name, path, strings: strings as string | null };
}

async function readSharedStrings(archive: ZipArchive, name: string, label: string): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  let current = '';
  let inText = false;
  let phonetic = false;
  await eachElement(archive, name, label, {
    open(_, local) {
      if (local === 'si') current = '';
      else if (local === 't') inText = true;
      else if (local === 'rPh') phonetic = true;
    },
    text(text) {
      if (!inText || phonetic) return;
      current += text;
      characters += text.length;
      if (characters > LIMITS.sharedCharacters) throw refusal(label, undefined, 'holds too much text');
    },
    close(local) {
      if (local === 't') inText = false;
      else if (local === 'rPh') phonetic = false;
      else if (local === 'si' && strings.push(current) > LIMITS.sharedStrings)
        throw refusal(label, undefined, 'holds too many different texts');
    },
  });
  return strings;
}

/** Turns the XML of a sheet, piece by piece, into rows. */
class SheetReader {
  readonly #shared: readonly string[];
  readonly #refuse: (row: number, problem: string) => Error;
  readonly #parser = new SaxesParser();
  #done: SheetRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = 'n';
  #value = '';
  #inValue = false;
  #phonetic = false;

  constructor(shared: readonly string[], refuse: (row: number, problem: string) => Error) {
    this.#shared = shared;
    this.#refuse = refuse;
    this.#parser.on('error', () => {
      throw refuse(this.#row, 'damaged or cut off at or after it');
    });
    this.#parser.on('doctype', () => {
      throw refuse(this.#row, 'a document type, which a sheet never has');
    });
    this.#parser.on('opentag', (tag) => this.#open(tag));
    this.#parser.on('text', (text) => {
      if (!this.#inValue || this.#phonetic) return;
      this.#value += text;
      if (this.#value.length > LIMITS.cellCharacters)
        throw refuse(this.#row, `a cell of more than ${LIMITS.cellCharacters} characters`);
    });
    this.#parser.on('closetag', ({ name }) => this.#close(localName(name)));
  }

  *take(text: string): Generator<SheetRow> {
    this.#parser.write(text);
    yield* this.#done;
    this.#done = [];
  }

  *end(): Generator<SheetRow> {
    this.#parser.close();
    yield* this.#done;
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    switch (localName(name)) {
      case 'row': {
        const number = attributes.r === undefined ? this.#row + 1 : Number(attributes.r);
        if (!(Number.isInteger(number) && number > this.#row))
          throw this.#refuse(this.#row, 'the row after it is not numbered higher');
        this.#row = number;
        this.#cells = [];
        this.#column = 0;
        return;
      }
      case 'c': {
        const column = attributes.r === undefined ? this.#column : columnOf(attributes.r);
        if (!(column >= this.#column && column < LIMITS.columns))
          throw this.#refuse(this.#row, `a cell out of its place or beyond column ${LIMITS.columns}`);
        while (this.#cells.length < column) this.#cells.push('');
        this.#column = column;
        this.#type = attributes.t ?? 'n';
        this.#value = '';
        return;
      }
      case 'v':
      case 't':
        this.#inValue = true;
        return;
      case 'rPh':
        this.#phonetic = true;
    }
  }

  #close(local: string): void {
    if (local === 'v' || local === 't') this.#inValue = false;
    else if (local === 'rPh') this.#phonetic = false;
    else if (local === 'c') {
      this.#cells.push(this.#text());
      this.#column++;
    } else if (local === 'row') this.#done.push({ number: this.#row, cells: this.#cells });
  }

  #text(): string {
    if (this.#type === 's') {
      const text = this.#shared[Number(this.#value)];
      if (text === undefined || this.#value === '')
        throw this.#refuse(this.#row, 'a cell refers to a text that the workbook does not hold');
      return text;
    }
    if (this.#type !== 'n' || this.#value === '') return this.#value;
    const number = Number(this.#value);
    if (!Number.isFinite(number)) throw this.#refuse(this.#row, 'a cell of numbers that holds none');
    return String(number);
  }
}

/** `AB12` is column 27, counted from 0; −1 where it is no reference. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})[1-9]\d*$/.exec(reference)?.[1];
  if (letters === undefined) return -1;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

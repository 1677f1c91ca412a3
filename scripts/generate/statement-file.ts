import type { DeclaredValue, ValueType } from '../../src/graph/graph.ts';

/** A statement as its file gives it: the parsed header and the Cypher under it. */
export interface StatementFile {
  readonly file: string;
  /** The file's name in camelCase: `person-proficiencies.cypher` is `personProficiencies`. */
  readonly name: string;
  readonly purpose: string;
  readonly text: string;
  /** The line of the file on which `text` begins. */
  readonly textLine: number;
  readonly parameters: Readonly<Record<string, DeclaredValue>>;
  readonly columns: Readonly<Record<string, DeclaredValue>>;
  readonly writes: boolean;
}

/** What is wrong with a source file, and where: printed as `file:line: message`. */
export class SourceProblem extends Error {
  readonly file: string;
  readonly line: number;
  constructor(file: string, line: number, message: string) {
    super(message);
    this.file = file;
    this.line = line;
  }
  override toString(): string {
    return `${this.file}:${this.line}: ${this.message}`;
  }
}

interface Tag {
  readonly tag: 'param' | 'returns';
  readonly line: number;
  text: string;
}

const scalarTypes = new Set<string>(['string', 'int', 'float', 'boolean', 'string[]', 'int[]', 'float[]']);
const identifier = /^[A-Za-z][A-Za-z0-9]*$/;

/** Reads one `cypher/<noun>/<name>.cypher`; throws a `SourceProblem` for the first thing its header does not say rightly. */
export function parseStatementFile(file: string, source: string): StatementFile {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const headerEnd = lines.findIndex((line) => !line.startsWith('//'));
  const header = headerEnd === -1 ? lines : lines.slice(0, headerEnd);
  const body = headerEnd === -1 ? [] : lines.slice(headerEnd);
  const blankLines = body.findIndex((line) => line.trim() !== '');
  if (blankLines === -1) throw new SourceProblem(file, lines.length, 'holds no statement below its header');
  const text = body.join('\n').trim();

  const { purpose, tags } = splitHeader(file, header);
  const parameters: Record<string, DeclaredValue> = {};
  let columns: Record<string, DeclaredValue> | undefined;
  for (const tag of tags) {
    if (tag.tag === 'param') {
      const { name, value } = parseParameter(file, tag);
      if (name in parameters) throw new SourceProblem(file, tag.line, `declares @param ${name} twice`);
      parameters[name] = value;
    } else {
      if (columns) throw new SourceProblem(file, tag.line, 'has two @returns; list all columns in one');
      columns = parseFields(file, tag.line, tag.text, 'column');
    }
  }
  return {
    file,
    name: statementName(file),
    purpose,
    text,
    textLine: header.length + blankLines + 1,
    parameters,
    columns: columns ?? {},
    writes: /\b(CREATE|MERGE|SET|DELETE|REMOVE)\b/i.test(withoutLiterals(text)),
  };
}

export function statementName(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.cypher$/, '');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(base)) {
    throw new SourceProblem(file, 1, 'is not named in lower-case words joined by hyphens');
  }
  return base.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const literal = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`/g;

/** The text with comments, strings and quoted names blanked out, every position kept. */
export function withoutLiterals(text: string): string {
  return text.replace(literal, (found) => found.replace(/[^\n]/g, ' '));
}

/** The same with quoted names left in, without their quotes. */
export function withNames(text: string): string {
  return text.replace(literal, (found) =>
    found.startsWith('`') ? found.replaceAll('`', ' ') : found.replace(/[^\n]/g, ' '),
  );
}

function splitHeader(file: string, header: readonly string[]): { purpose: string; tags: Tag[] } {
  const purpose: string[] = [];
  const tags: Tag[] = [];
  for (const [index, raw] of header.entries()) {
    const line = raw.slice(2).trim();
    const found = /^@(\S*)\s*(.*)$/.exec(line);
    if (found) {
      const [, tag, text] = found;
      if (tag !== 'param' && tag !== 'returns') {
        throw new SourceProblem(file, index + 1, `has an unknown tag @${tag}; @param and @returns are known`);
      }
      tags.push({ tag, line: index + 1, text: text! });
    } else if (tags.length > 0) {
      tags.at(-1)!.text += ` ${line}`;
    } else {
      purpose.push(line);
    }
  }
  const said = purpose.join(' ').trim();
  if (!said) throw new SourceProblem(file, 1, 'must begin with a comment that says its purpose');
  return { purpose: said, tags };
}

function parseParameter(file: string, tag: Tag): { name: string; value: DeclaredValue } {
  const [, name, rest] = /^(\S+)\s+(.*)$/.exec(tag.text) ?? [];
  if (name === undefined || rest === undefined)
    throw new SourceProblem(file, tag.line, '@param needs a name and a type');
  if (!identifier.test(name)) throw new SourceProblem(file, tag.line, `@param ${name}: not a name`);
  if (!rest.startsWith('{')) return { name, value: parseType(file, tag.line, rest.split(/\s/, 1)[0]!, name) };
  const end = rest.indexOf('}[]');
  if (end === -1)
    throw new SourceProblem(file, tag.line, `@param ${name}: rows are written {field type, …}[]`);
  if (rest[end + 3] === '?')
    throw new SourceProblem(file, tag.line, `@param ${name}: rows are empty, never null`);
  return {
    name,
    value: { type: { rows: parseFields(file, tag.line, rest.slice(1, end), 'field') }, nullable: false },
  };
}

function parseFields(file: string, line: number, text: string, what: string): Record<string, DeclaredValue> {
  const fields: Record<string, DeclaredValue> = {};
  for (const field of text.split(',')) {
    const words = field.trim().split(/\s+/);
    const [name, type] = words;
    if (words.length !== 2 || !identifier.test(name!)) {
      throw new SourceProblem(file, line, `expected "name type" for each ${what}, found "${field.trim()}"`);
    }
    if (name! in fields) throw new SourceProblem(file, line, `names ${what} ${name} twice`);
    fields[name!] = parseType(file, line, type!, name!);
  }
  return fields;
}

function parseType(file: string, line: number, written: string, name: string): DeclaredValue {
  const nullable = written.endsWith('?');
  const type = nullable ? written.slice(0, -1) : written;
  if (!scalarTypes.has(type)) {
    throw new SourceProblem(
      file,
      line,
      `${name}: unknown type ${written}; known are ${[...scalarTypes].join(', ')}`,
    );
  }
  return { type: type as Exclude<ValueType, object>, nullable };
}

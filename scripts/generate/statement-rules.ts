import { SourceProblem, type StatementFile, withNames, withoutLiterals } from './statement-file.ts';

/** What both engines answer differently, and what to write instead. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\bduration\s*[.(]/i, 'durations differ between the engines; times are epoch milliseconds'],
  [
    /\bIN\s+(\d+\s+CONCURRENT\s+)?TRANSACTIONS\b/i,
    'CALL … IN TRANSACTIONS is not in both engines; batch with UNWIND',
  ],
  [/\bstDevP?\s*\(/i, 'stDev differs between the engines for one value'],
  [
    /\b(datetime|localdatetime|date|timestamp)\s*\(/i,
    'the moment is a parameter; times are epoch milliseconds',
  ],
  [/\brand(omUUID)?\s*\(/i, 'random draws are made outside the graph, from a seed'],
  [/\)\s*\{\s*\d*\s*,?\s*\d*\s*\}|\]->\s*(\+|\*|\{)/, 'quantified path patterns are not in both engines'],
];

/** Words that the embedded engine takes for a name only in backticks, where Neo4j takes them bare. */
const reserved =
  'and as case create delete detach distinct else false in is match merge not null optional or remove return set then ' +
  'true union unwind when where with xor';
const reservedName = new RegExp(
  `(?:\\.|\\bAS\\s+|[{,]\\s*(?=\\w+\\s*:))(${reserved.split(' ').join('|')})\\b`,
  'gi',
);

/** Every rule of cypher/README.md that the text of a statement breaks. */
export function problemsOf(statement: StatementFile): SourceProblem[] {
  const text = withoutLiterals(statement.text);
  const problems: SourceProblem[] = [];
  const report = (offset: number, message: string) => {
    const line = statement.textLine + text.slice(0, offset).split('\n').length - 1;
    problems.push(new SourceProblem(statement.file, line, message));
  };

  for (const [pattern, message] of forbidden) {
    const offence = pattern.exec(text);
    if (offence) report(offence.index, message);
  }
  const [named] = text.matchAll(reservedName);
  if (named) {
    report(named.index, `${named[1]} is a word of Cypher: as a name it stands in backticks`);
  }
  const used = new Set<string>();
  for (const found of text.matchAll(/\$([A-Za-z_]\w*)/g)) {
    used.add(found[1]!);
    if (!(found[1]! in statement.parameters))
      report(found.index, `uses $${found[1]}, which no @param declares`);
  }
  for (const name of Object.keys(statement.parameters)) {
    if (!used.has(name)) report(0, `declares @param ${name} and never uses $${name}`);
  }
  for (const found of text.matchAll(/\//g)) {
    if (!dividesFloats(text, found.index)) {
      report(found.index, 'a whole number divides whole on one engine only: write toFloat(x) / y');
    }
  }
  const semicolon = text.indexOf(';');
  if (semicolon !== -1) report(semicolon, 'holds a semicolon; one statement a file');

  const returned = returnedColumns(withNames(statement.text));
  const declared = Object.keys(statement.columns);
  if (returned === undefined) {
    if (declared.length > 0) report(0, 'has an @returns line and no RETURN');
    if (!statement.writes) report(0, 'neither writes nor returns anything');
  } else if (returned.names.join() !== declared.join()) {
    const said = declared.length > 0 ? declared.join(', ') : 'nothing';
    report(returned.offset, `returns ${returned.names.join(', ')} where @returns declares ${said}`);
  }
  return problems;
}

/** The columns of the last RETURN outside every bracket, or undefined where there is none. */
function returnedColumns(text: string): { offset: number; names: string[] } | undefined {
  let found: number | undefined;
  for (const keyword of text.matchAll(/\bRETURN\b/gi)) {
    if (depthAt(text, keyword.index) === 0) found = keyword.index;
  }
  if (found === undefined) return undefined;
  const clause = text.slice(found + 'RETURN'.length);
  const ends = [...clause.matchAll(/\b(ORDER\s+BY|SKIP|LIMIT|UNION)\b/gi)].find(
    (end) => depthAt(clause, end.index) === 0,
  );
  const items = splitTopLevel(ends ? clause.slice(0, ends.index) : clause);
  const names = items.map((item) => {
    const named = item.trim().replace(/^DISTINCT\s+/i, '');
    return /\bAS\s+(\w+)$/i.exec(named)?.[1] ?? named;
  });
  return { offset: found, names };
}

function depthAt(text: string, offset: number): number {
  let depth = 0;
  for (const character of text.slice(0, offset)) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
  }
  return depth;
}

function splitTopLevel(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if ('([{'.includes(text[i]!)) depth += 1;
    else if (')]}'.includes(text[i]!)) depth -= 1;
    else if (text[i] === ',' && depth === 0) {
      items.push(text.slice(start, i));
      start = i + 1;
    }
  }
  items.push(text.slice(start));
  return items;
}

/** Whether an operand of the division at `offset` is a float for certain: a toFloat(…), or a literal with a point. */
function dividesFloats(text: string, offset: number): boolean {
  const after = text.slice(offset + 1);
  if (/^\s*(toFloat\s*\(|\d+\.\d)/i.test(after)) return true;
  const before = text.slice(0, offset).trimEnd();
  if (/\d\.\d+(e-?\d+)?$/i.test(before)) return true;
  if (!before.endsWith(')')) return false;
  let depth = 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    if (before[i] === ')') depth += 1;
    else if (before[i] === '(') depth -= 1;
    if (depth === 0) {
      const called = /\w*$/.exec(before.slice(0, i))![0].toLowerCase();
      return (
        called === 'tofloat' ||
        called === 'sqrt' ||
        called === 'exp' ||
        called === 'log' ||
        before.slice(i).includes('toFloat(')
      );
    }
  }
  return false;
}

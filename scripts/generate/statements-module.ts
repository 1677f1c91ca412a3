import type { DeclaredValue } from '../../src/graph/graph.ts';
import type { StatementFile } from './statement-file.ts';

/** The text of src/graph/statements.generated.ts. */
export function statementsModule(files: readonly StatementFile[]): string {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [
    '// Made by `npm run generate` from cypher/**/*.cypher: edit those.',
    "import type { Statement } from './graph.ts';",
    ...sorted.flatMap(types),
    '',
    'export const statements = {',
    ...sorted.map(entry),
    '} as const;',
    '',
  ].join('\n');
}

const capitalised = (name: string) => name[0]!.toUpperCase() + name.slice(1);

function types(statement: StatementFile): string[] {
  const lines: string[] = [];
  const name = capitalised(statement.name);
  if (Object.keys(statement.parameters).length > 0) {
    lines.push('', `export interface ${name}Params ${objectType(statement.parameters)}`);
  }
  if (Object.keys(statement.columns).length > 0) {
    lines.push('', `export interface ${name}Row ${objectType(statement.columns)}`);
  }
  return lines;
}

function entry(statement: StatementFile): string {
  const name = capitalised(statement.name);
  const params = Object.keys(statement.parameters).length > 0 ? `${name}Params` : 'Record<string, never>';
  const row = Object.keys(statement.columns).length > 0 ? `${name}Row` : 'never';
  return `  /** ${statement.purpose.replaceAll('*/', '* /')} (${statement.file}) */
  ${statement.name}: {
    name: '${statement.name}',
    writes: ${statement.writes},
    parameters: ${JSON.stringify(statement.parameters)},
    columns: ${JSON.stringify(statement.columns)},
    text: ${templateLiteral(statement.text)},
  } satisfies Statement<${params}, ${row}> as Statement<${params}, ${row}>,`;
}

function templateLiteral(text: string): string {
  return `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
}

function objectType(values: Readonly<Record<string, DeclaredValue>>): string {
  return `{ ${Object.entries(values)
    .map(([name, value]) => `readonly ${name}: ${valueType(value)};`)
    .join(' ')} }`;
}

function valueType({ type, nullable }: DeclaredValue): string {
  const written =
    typeof type === 'object'
      ? `readonly ${objectType(type.rows)}[]`
      : type.replace(/^(int|float)/, 'number').replace(/^(.*)\[\]$/, 'readonly $1[]');
  return nullable ? `${written} | null` : written;
}

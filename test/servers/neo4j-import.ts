import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fetchLibraries, libraries, neo4jMissing, OPENED } from './neo4j.ts';
import { findJava } from './programs.ts';

/** CSV files of Neo4j's import tool: a header file's path and a data file's, joined by a comma. */
export interface Neo4jTables {
  readonly nodes: Readonly<Record<string, string>>;
  readonly relationships: Readonly<Record<string, string>>;
}

/**
 * `neo4j-admin database import full`, into the home of a server that was never started: millions of rows a minute, where
 * statements take thousands. Ids of the tables are whole numbers within their group.
 */
export async function importIntoNeo4j(home: string, tables: Neo4jTables, heap = '2g'): Promise<void> {
  const missing = neo4jMissing();
  if (missing) throw new Error(missing);
  await fetchLibraries();
  const conf = join(home, 'conf');
  mkdirSync(conf, { recursive: true });
  writeFileSync(join(conf, 'neo4j.conf'), 'dbms.usage_report.enabled=false\n');
  const named = (option: string, files: Readonly<Record<string, string>>) =>
    Object.entries(files).map(([name, paths]) => `--${option}=${name}=${paths}`);
  await promisify(execFile)(
    findJava()!,
    [
      ...[`-Xmx${heap}`, ...OPENED, '-cp', join(libraries(), '*'), 'org.neo4j.cli.AdminTool'],
      ...[
        'database',
        'import',
        'full',
        'neo4j',
        '--id-type=integer',
        `--report-file=${join(home, 'import.report')}`,
      ],
      ...named('nodes', tables.nodes),
      ...named('relationships', tables.relationships),
    ],
    { env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: conf }, maxBuffer: 2 ** 26, timeout: 3_600_000 },
  ).catch((error: Error & { stdout?: string; stderr?: string }) => {
    const last = `${error.stdout ?? ''}${error.stderr ?? ''}`.slice(-2_000);
    throw new Error(`neo4j-admin could not import: ${last}`, { cause: error });
  });
}

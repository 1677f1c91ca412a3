import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { cacheDirectory, findJava, findProgram } from './programs.ts';
import { freePort, makeHome, type ServerPlace, type ServerProcess, startServer } from './server-process.ts';

export const NEO4J_VERSION = '5.26.28';

/** Packages of Java that Neo4j reaches into. */
export const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent', 'java.lang'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
);

export interface Neo4jServer extends ServerProcess {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** Why no Neo4j can be started on this machine, in words that say how to change it; undefined if one can. */
export function neo4jMissing(): string | undefined {
  if (!findJava()) return 'Neo4j needs Java 17 or 21, on PATH or in JAVA_HOME';
  if (!existsSync(libraries()) && !findProgram('mvn'))
    return 'Neo4j is fetched with Maven, and mvn is not on PATH';
  return undefined;
}

/** A Neo4j Community server of its own on a free loopback port, empty, ended by `stop` or with this process. */
export async function startNeo4jServer(
  options: ServerPlace & { heap?: string; pageCache?: string; readyMs?: number } = {},
): Promise<Neo4jServer> {
  const missing = neo4jMissing();
  if (missing) throw new Error(missing);
  await fetchLibraries();
  const port = options.port ?? (await freePort());
  const home = options.home ?? makeHome('neo4j');
  mkdirSync(join(home, 'conf'), { recursive: true });
  writeFileSync(join(home, 'conf', 'neo4j.conf'), configuration(port, options.pageCache ?? '128m'));
  const server = await startServer(
    {
      command: findJava()!,
      args: [
        `-Xmx${options.heap ?? '1g'}`,
        ...OPENED,
        '-cp',
        join(libraries(), '*'),
        'org.neo4j.server.CommunityEntryPoint',
        `--home-dir=${home}`,
        `--config-dir=${join(home, 'conf')}`,
      ],
      home,
      keepHome: options.home !== undefined,
    },
    port,
    options.readyMs ?? 120_000,
  );
  const url = `bolt://127.0.0.1:${port}`;
  const password = 'only-for-tests';
  try {
    await setPassword(url, password);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url, user: 'neo4j', password };
}

function configuration(port: number, pageCache: string): string {
  return `${[
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.bolt.thread_pool_min_size=2',
    'server.http.enabled=false',
    'server.https.enabled=false',
    `server.memory.pagecache.size=${pageCache}`,
    'db.tx_log.rotation.retention_policy=keep_none',
    'dbms.usage_report.enabled=false',
    // What a product batch stays far below, so that one that does not is seen.
    'db.memory.transaction.max=256m',
  ].join('\n')}\n`;
}

export function libraries(): string {
  return join(cacheDirectory(), `neo4j-${NEO4J_VERSION}`);
}

/** Once a machine: 120 MB. Two runs at the same time each fetch, and the first to finish stays. */
export async function fetchLibraries(): Promise<void> {
  if (existsSync(libraries())) return;
  const partial = `${libraries()}.partial-${process.pid}`;
  mkdirSync(cacheDirectory(), { recursive: true });
  try {
    const pom = fileURLToPath(new URL('./pom.xml', import.meta.url));
    await promisify(execFile)(
      findProgram('mvn')!,
      ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`],
      { timeout: 600_000 },
    );
    if (!existsSync(libraries())) renameSync(partial, libraries());
  } catch (error) {
    if (!existsSync(libraries())) throw new Error('Neo4j could not be fetched with Maven', { cause: error });
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** A new server knows the password `neo4j` and wants another; one that was started before has it already. */
async function setPassword(url: string, password: string): Promise<void> {
  if (await signsIn(url, password)) return;
  const driver = neo4j.driver(url, neo4j.auth.basic('neo4j', 'neo4j'));
  const session = driver.session({ database: 'system' });
  try {
    await session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", { password });
  } finally {
    await session.close();
    await driver.close();
  }
}

async function signsIn(url: string, password: string): Promise<boolean> {
  const driver = neo4j.driver(url, neo4j.auth.basic('neo4j', password));
  try {
    return await driver.verifyAuthentication();
  } catch {
    return false;
  } finally {
    await driver.close();
  }
}

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/domain/version.ts';
import { ask, type Finished, type RunningProcess, runCli, startServer, succeed } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-cli-'));
const organisation = join(folder, 'organisation');
const environment = { MERITGRAPH_DATA_FOLDER: join(folder, 'data') };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three people with evidence in two skills of a role of their own: enough to ask every reading command. */
function writeOrganisation(): void {
  mkdirSync(organisation, { recursive: true });
  const file = (name: string, lines: readonly string[]) =>
    writeFileSync(join(organisation, name), `${lines.join('\n')}\n`);
  file('people.csv', [
    'external_id,name,unit',
    'E1,Ada Lind,Payments',
    'E2,Bo Quist,Payments',
    'E3,Cy Rask,Search',
  ]);
  file('skills.csv', ['external_id,name', 'SQL,Query writing', 'OPS,Running services']);
  file('roles.csv', ['external_id,title', 'DBA,Database keeper']);
  file('role_requirements.csv', [
    'role,skill,importance,level',
    'org:DBA,org:SQL,0.9,0.7',
    'org:DBA,org:OPS,0.5,0.6',
  ]);
  file('pods.csv', ['external_id,name', 'P1,Ledger']);
  file('demand.csv', ['external_id,pod,role,headcount,from', 'D1,P1,org:DBA,1,2026-01-01']);
  file('assignments.csv', ['external_id,person,pod,role,from', 'A1,E1,P1,org:DBA,2026-01-05']);
  const observations = ['external_id,person,skill,at,kind,score,trials'];
  for (const [p, person] of ['E1', 'E2', 'E3'].entries()) {
    for (const [s, skill] of ['org:SQL', 'org:OPS'].entries()) {
      for (let turn = 0; turn < 4; turn++) {
        observations.push(
          `${person}-${s}-${turn},${person},${skill},2026-0${turn + 1}-10,ASSESSMENT,0.${9 - 2 * p},10`,
        );
      }
    }
  }
  file('observations.csv', observations);
}

const oneLine = ({ stderr }: Finished) =>
  stderr
    .trimEnd()
    .split('\n')
    .filter((line) => line.startsWith('meritgraph: '));

describe('the command line', () => {
  it.each([
    [['shortlst'], 2],
    [['shortlist', 'x', '--size', 'ten'], 2],
    [['run', 'everything'], 2],
    [['shortlist', 'x', '--graph', 'postgres://here'], 2],
    [['serve', '--port', '70000'], 2],
    // Of a graph that is not there: the call is looked at first.
    [['shortlist'], 2],
    [['gaps'], 2],
    [['shortlist', 'x', '--server', 'here'], 2],
    [['decay', 'x', '--svg', join(folder, 'none', 'x.svg')], 3],
    [['worker', '--data-folder', join(folder, 'nothing')], 2],
  ])('ends %j with exit code %i and its reason on stderr', async (words, code) => {
    const finished = await runCli(words, environment);
    expect(finished).toMatchObject({ code, stdout: '' });
    expect(finished.stderr).not.toMatch(/\n\s+at /);
  });

  it('reads no graph where there is none, and makes none by asking', async () => {
    const finished = await runCli(['person', 'E1'], { MERITGRAPH_DATA_FOLDER: join(folder, 'absent') });
    expect(finished.code).toBe(3);
    expect(oneLine(finished)[0]).toMatch(/There is no graph at .*absent/);
  });

  it('says in one line that the data path cannot be written', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    const finished = await runCli(['serve', '--port', '0'], {
      MERITGRAPH_DATA_FOLDER: join(folder, 'a-file/data'),
    });
    expect(finished.code).toBe(1);
    expect(oneLine(finished)).toHaveLength(1);
  });

  it('says in one line that the port is in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => blocker.once('listening', listening));
    const { port } = blocker.address() as { port: number };
    const finished = await runCli(['serve', '--port', String(port), '--graph', 'memory:']);
    blocker.close();
    expect(finished.code).toBe(1);
    expect(oneLine(finished)[0]).toContain(`Port ${port} on 127.0.0.1 is in use`);
  });

  it('answers to npx in the tree, which fetches nothing for it', async () => {
    const answer = await promisify(execFile)('npx', ['meritgraph', '--version'], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: {
        ...process.env,
        npm_config_cache: join(folder, 'npm'),
        npm_config_registry: 'http://127.0.0.1:9',
      },
    });
    expect(answer.stdout.trim()).toBe(VERSION);
  });

  it('exports the schema that it serves', async () => {
    const { stdout } = await runCli(['export-schema']);
    expect(stdout).toBe(
      readFileSync(resolve(import.meta.dirname, '../../graphql/schema.generated.graphql'), 'utf8'),
    );
  });
});

describe('an organisation on the command line', () => {
  let server: (RunningProcess & { url: string }) | undefined;

  beforeAll(async () => {
    writeOrganisation();
    await succeed(['import', 'organisation', organisation, '--history'], environment);
    await succeed(['run', 'fit-decay'], environment);
    server = await startServer(environment);
  });
  afterAll(() => server?.stop());

  it('refuses a bad row, keeps the good ones, and names place and rule but no value', async () => {
    const apart = { MERITGRAPH_DATA_FOLDER: join(folder, 'apart') };
    writeFileSync(
      join(organisation, 'people.csv'),
      'external_id,name,joined_on\nE1,Ada Lind,soon\nE2,Bo Quist,2020-01-01\n',
    );
    const finished = await runCli(['import', 'organisation', organisation, '--json'], apart);
    writeOrganisation();
    expect(finished.code).toBe(3);
    const result = JSON.parse(finished.stdout) as { refused: number; rejects: string };
    const report = readFileSync(result.rejects, 'utf8');
    expect(report).toMatch(/people\.csv.*"line":2.*joined_on/);
    expect(report).not.toMatch(/soon|Ada/);
    expect(statSync(result.rejects).mode & 0o777).toBe(0o600);
  });

  it('is read through the server that holds the graph', async () => {
    const shortlist = JSON.parse(await succeed(['shortlist', 'database keeper', '--json'], environment)) as {
      id: string;
      entries: { person: { externalId: string }; score: { value: number; low: number; high: number } }[];
    };
    expect(shortlist.entries.map(({ person }) => person.externalId)).toEqual(['E1', 'E2', 'E3']);
    for (const { score } of shortlist.entries) {
      expect(score.low).toBeLessThanOrEqual(score.value);
      expect(score.value).toBeLessThanOrEqual(score.high);
    }
    expect(await succeed(['shortlist', 'database keeper'], environment)).toMatch(/1\s+\S+\s+Ada Lind/);
    const audit = JSON.parse(await succeed(['fairness', shortlist.id, '--json'], environment)) as object;
    expect(audit).toEqual({ shortlist: shortlist.id, undisclosed: 3, flagged: false, groups: [] });
    const audited = await succeed(['shortlist', 'database keeper', '--fairness'], environment);
    expect(audited).toMatch(/Ada Lind[\s\S]*Fairness: too few people disclosed anything/);
    expect(await succeed(['gaps', 'Ledger'], environment)).toContain('Query writing');
    const near = await runCli(['shortlist', 'Databse Keepers', '--size', '1'], environment);
    expect(near).toMatchObject({ code: 0, stdout: expect.stringContaining('Shortlist for Database keeper') });
    expect(near.stderr).toContain("Taking 'Databse Keepers' for the role Database keeper");
    const unclear = await runCli(['person', 'Nobody Known'], environment);
    expect(unclear).toMatchObject({ code: 3, stdout: '' });
    expect(oneLine(unclear)[0]).toContain("No person is called 'Nobody Known'");
    expect(await succeed(['person', 'E1', '--skill', 'query writing'], environment)).toMatch(
      /half-life \d+ days/,
    );
    expect(await succeed(['person', 'E1'], environment)).toContain('Running services');
  });

  it('is not written by a second process: the holder is named', async () => {
    const imported = await runCli(['import', 'organisation', organisation], environment);
    expect(imported.code).toBe(3);
    expect(oneLine(imported)[0]).toContain(server!.url);
    const second = await runCli(['serve', '--port', '0'], environment);
    expect(second.code).toBe(3);
    expect(oneLine(second)[0]).toContain(server!.url);
  });

  it('runs a job through the server, with its metrics', async () => {
    const run = JSON.parse(await succeed(['run', 'fit-decay', '--json'], environment)) as {
      state: string;
      metrics: { name: string }[];
    };
    expect(run.state).toBe('COMPLETED');
    expect(run.metrics.map(({ name }) => name)).toContain('series');
  });

  it('is not answered to a web page on another origin', async () => {
    const query = JSON.stringify({ query: '{ people(first: 1) { totalCount } }' });
    const simple = await fetch(server!.url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: 'https://elsewhere.example' },
      body: query,
    });
    expect(simple.ok).toBe(false);
    const preflight = await fetch(server!.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(
      (await ask<{ people: { totalCount: number } }>(server!.url, '{ people(first: 1) { totalCount } }'))
        .people.totalCount,
    ).toBe(3);
  });

  it('ends at SIGTERM, and the next start serves what was there', async () => {
    const { code } = await server!.stop();
    expect(code).toBe(0);
    server = await startServer(environment);
    expect(
      (await ask<{ people: { totalCount: number } }>(server.url, '{ people(first: 1) { totalCount } }'))
        .people.totalCount,
    ).toBe(3);
  });
});

import { request as httpRequest } from 'node:http';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphql, type Graphql } from '../../graphql/graphql.ts';
import { createHttpServer, type HttpServer } from '../../graphql/server.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { InvalidInput, NotFound, Unavailable } from '../../src/domain/errors.ts';
import type { Run } from '../../src/services/runs/runs.ts';
import type { Services } from '../../src/services/services.ts';

const run = (state: string, progress: number) => ({ id: 'run:1', state, progress, job: 'FIT_DECAY' }) as Run;
/** Told when the caller of what does not end went away, and when it began to be answered. */
let gone: (() => void) | undefined;
let began: (() => void) | undefined;
const failures: Record<string, Error> = {
  fault: new TypeError('a secret from inside'),
  busy: new Unavailable('Too many statements at once; try again in 7 s.', { retryAfter: 7 }),
  bad: new InvalidInput([{ path: 'search', problem: 'is longer than 200 characters' }]),
};

/** Only what these tests ask: the transport is what they are about. */
const services = {
  shortlists: {},
  gaps: {},
  skills: {
    page: async ({ signal }: { signal: AbortSignal }, { search }: { search?: string }) => {
      if (search === 'slow') {
        began?.();
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
        gone?.();
      }
      if (search !== undefined && failures[search]) throw failures[search];
      return { edges: [], hasNextPage: false, totalCount: 0 };
    },
  },
  runs: {
    async *watch({ signal }: { signal: AbortSignal }, id: string) {
      if (id === 'run:unknown') throw new NotFound(id);
      yield run('ACTIVE', 0.5);
      if (id === 'run:endless') {
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
        gone?.();
        return;
      }
      yield run('COMPLETED', 1);
    },
  },
} as unknown as Services;

const logged: unknown[] = [];
const log = { error: (details: unknown) => logged.push(details) };
const csrf = { 'x-meritgraph-csrf': '1' };
const json = { 'content-type': 'application/json' };

let graphql: Graphql;
let server: HttpServer;
let url: string;

beforeAll(async () => {
  graphql = createGraphql({ services, clock: systemClock, organisation: 'test', log });
  server = createHttpServer({
    graphql,
    host: '127.0.0.1',
    port: 0,
    allowedHosts: ['graph.example'],
    token: undefined,
  });
  ({ url } = await server.start());
});
afterAll(() => server.stop());

const post = (body: unknown, headers: Record<string, string> = json, at = url) =>
  fetch(at, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

/** fetch does not let a Host header be set. */
function statusWithHost(host: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path: '/graphql', method: 'POST', headers: { ...json, host } },
      (response) => {
        response.resume();
        resolve(response.statusCode!);
      },
    );
    request.on('error', reject);
    request.end('{"query":"{ __typename }"}');
  });
}

describe("graphql-http's server audits", () => {
  const audits = serverAudits({
    url: () => url,
    fetchFn: (input: string, init: RequestInit = {}) =>
      fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), ...csrf } }),
  });
  for (const audit of audits) {
    it(audit.name, async () => {
      const result = await audit.fn();
      expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
    });
  }
});

describe('the door', () => {
  it('lets a plain application/json POST in', async () => {
    const response = await post({ query: '{ __typename }' });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('refuses what a page on another origin can send unasked', async () => {
    const body = '{"query":"{ __typename }"}';
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      expect((await post(body, { 'content-type': type })).status).toBe(403);
    }
    expect((await fetch(url, { method: 'POST', body: new Blob([body]) })).status).toBe(403);
    expect((await fetch(`${url}?query={__typename}`)).status).toBe(403);
    expect((await fetch(`${url}?query={__typename}`, { headers: csrf })).status).toBe(200);
  });

  it('grants other origins nothing', async () => {
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const sent = await post({ query: '{ __typename }' }, { ...json, origin: 'https://evil.example' });
    expect(sent.status).toBe(403);
    const own = await post({ query: '{ __typename }' }, { ...json, origin: new URL(url).origin });
    expect(own.status).toBe(200);
  });

  it('answers under allowed host names alone', async () => {
    expect(await statusWithHost('rebound.example')).toBe(421);
    expect(await statusWithHost('rebound.example:4000')).toBe(421);
    expect(await statusWithHost('localhost:4000')).toBe(200);
    expect(await statusWithHost('GRAPH.example')).toBe(200);
  });

  it('takes a body of a megabyte and no more', async () => {
    const padded = (size: number) => ({ query: '{ __typename }', variables: { padding: 'x'.repeat(size) } });
    expect((await post(padded(990_000))).status).toBe(200);
    expect((await post(padded(1_100_000))).status).toBe(413);
  });

  it('wants the bearer token where one is set, and shows GraphiQL without', async () => {
    const guarded = createHttpServer({
      graphql,
      host: '127.0.0.1',
      port: 0,
      allowedHosts: [],
      token: 'a long enough secret',
    });
    const { url: at } = await guarded.start();
    const query = { query: '{ __typename }' };
    const bearing = (token: string) => post(query, { ...json, authorization: `Bearer ${token}` }, at);
    const refused = await post(query, json, at);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('Bearer');
    expect((await bearing('a long enough guess!')).status).toBe(401);
    expect((await bearing('a long enough secret')).status).toBe(200);
    const page = await fetch(at, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    await page.text();
    expect((await fetch(at.replace('/graphql', '/health'))).status).toBe(200);
    await guarded.stop();
  });

  it('binds loopback alone without a token', () => {
    const open = () =>
      createHttpServer({ graphql, host: '0.0.0.0', port: 0, allowedHosts: [], token: undefined });
    expect(open).toThrow(/not a loopback address/);
  });

  it('says in one line that its port is in use', async () => {
    const second = createHttpServer({
      ...{ graphql, host: '127.0.0.1', allowedHosts: [], token: undefined },
      port: Number(new URL(url).port),
    });
    await expect(second.start()).rejects.toThrow(/^Port \d+ on 127\.0\.0\.1 is in use: .+$/);
  });

  it('leads from / to GraphQL, knows no other paths, and says whether it is ready', async () => {
    const root = await fetch(new URL('/', url), { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
    expect((await fetch(new URL('/', url), { method: 'POST' })).status).toBe(404);
    expect((await fetch(new URL('/elsewhere', url))).status).toBe(404);
    const starting = createHttpServer({
      ...{ graphql, host: '127.0.0.1', port: 0, allowedHosts: [], token: undefined },
      notReady: async () => 'the talent index is being built',
    });
    const { url: at } = await starting.start();
    const health = await fetch(at.replace('/graphql', '/health'));
    expect([health.status, await health.json()]).toEqual([
      503,
      { ready: false, reason: 'the talent index is being built' },
    ]);
    await starting.stop();
  });

  it('serves GraphiQL from itself, with an example', async () => {
    const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('FirstLook');
    expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });
});

describe('failures', () => {
  it('mask a fault, and name the request that the log tells of, without the words of the fault', async () => {
    logged.length = 0;
    const response = await post({ query: '{ skills(first: 1, search: "fault") { totalCount } }' });
    const text = await response.text();
    expect(text).not.toContain('secret');
    const [error] = JSON.parse(text).errors;
    expect(error.extensions.code).toBe('FAULT');
    expect(error.extensions.requestId).toBe(response.headers.get('x-request-id'));
    expect(logged).toEqual([
      {
        requestId: error.extensions.requestId,
        path: 'skills',
        failure: { kind: 'TypeError', places: expect.arrayContaining([expect.stringContaining('at ')]) },
      },
    ]);
    expect(JSON.stringify(logged)).not.toContain('secret');
  });

  it('tell when to try again', async () => {
    const response = await post(
      { query: '{ skills(first: 1, search: "busy") { totalCount } }' },
      {
        ...json,
        accept: 'application/graphql-response+json',
      },
    );
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('7');
    expect((await response.json()).errors[0].extensions).toEqual({ code: 'UNAVAILABLE', retryAfter: 7 });
  });

  it('name the argument that is wrong', async () => {
    for (const [query, path] of [
      ['{ skills(first: 1, search: "bad") { totalCount } }', 'search'],
      ['{ skills(first: 0) { totalCount } }', 'first'],
      ['{ skills(first: 101) { totalCount } }', 'first'],
    ] as const) {
      const { errors } = await (await post({ query })).json();
      expect(errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path }] });
    }
  });
});

describe('a client that goes away', () => {
  it('aborts what is done for it', async () => {
    const wentAway = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const client = new AbortController();
    began = () => client.abort();
    const body = JSON.stringify({ query: '{ skills(first: 1, search: "slow") { totalCount } }' });
    await expect(
      fetch(url, { method: 'POST', headers: json, body, signal: client.signal }),
    ).rejects.toThrow();
    await wentAway;
  });
});

describe('runProgress', () => {
  const query = 'subscription ($id: ID!) { runProgress(id: $id) { state progress } }';
  const subscribe = (id: string, signal?: AbortSignal) =>
    fetch(url, {
      method: 'POST',
      headers: { ...json, accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables: { id: Buffer.from(id).toString('base64url') } }),
      ...(signal && { signal }),
    });
  const progressIn = (text: string) =>
    [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data!).data.runProgress);

  it('tells each change over server-sent events, and ends with the run', async () => {
    const response = await subscribe('run:1');
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(progressIn(await response.text())).toEqual([
      { state: 'ACTIVE', progress: 0.5 },
      { state: 'COMPLETED', progress: 1 },
    ]);
  });

  it('is null once for a run that is not known', async () => {
    expect(progressIn(await (await subscribe('run:unknown')).text())).toEqual([null]);
  });

  it('stops watching when the client goes away', async () => {
    const wentAway = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const client = new AbortController();
    const response = await subscribe('run:endless', client.signal);
    const reader = response.body!.getReader();
    await reader.read();
    client.abort();
    await wentAway;
  });
});

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { Fault, InvalidInput, Unavailable } from '../src/domain/errors.ts';
import { createDoor, type DoorOptions, type Refusal } from './door.ts';
import { GRAPHQL_PATH, type Graphql } from './graphql.ts';

export interface HttpServerOptions extends DoorOptions {
  readonly graphql: Graphql;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** What /health answers: null when ready, else why not. */
  readonly notReady?: () => Promise<string | null>;
}

export interface HttpServer {
  /** Listens. Gives where; `Unavailable` with one clear line where that cannot be had. */
  start(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes no more requests, lets those in flight end within `graceMs`, then cuts them off. */
  stop(graceMs?: number): Promise<void>;
}

const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', 'localhost']);
const HEALTH_PATH = '/health';
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than clients keep an idle connection, so that none is closed under a request that is on its way. */
const KEEP_ALIVE_MS = 65_000;

/** GraphQL at /graphql with GraphiQL for browsers, to which / leads, and /health beside it; nothing else. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { graphql, host, port, token } = options;
  if (token === undefined && !LOOPBACK_ADDRESSES.has(host)) {
    throw new InvalidInput([
      {
        path: 'host',
        problem: 'is not a loopback address; set MERITGRAPH_TOKEN_FILE to serve beyond this machine',
      },
    ]);
  }
  const door = createDoor(options);
  const inFlight = new Set<AbortController>();

  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      const requestId = randomUUID();
      response.setHeader('x-request-id', requestId);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('x-frame-options', 'DENY');
      response.setHeader('referrer-policy', 'no-referrer');
      const [path] = (request.url ?? '').split('?');
      if (path === HEALTH_PATH) return void answerHealth(response, options.notReady);
      if (path === '/' && (request.method === 'GET' || request.method === 'HEAD')) return toGraphql(response);
      if (path !== GRAPHQL_PATH) return refuse(response, { status: 404, message: `Ask ${GRAPHQL_PATH}.` });
      const refusal = door(request);
      if (refusal !== null) return refuse(response, refusal);
      response.setHeader('cache-control', 'no-store');

      const gone = new AbortController();
      inFlight.add(gone);
      response.once('close', () => {
        inFlight.delete(gone);
        // Nobody waits for an answer that was given.
        if (!response.writableFinished) gone.abort();
      });
      void answer(graphql, request, response, { requestId, signal: gone.signal });
    },
  );

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
        server.listen(port, host, () => {
          const address = server.address();
          if (address === null || typeof address === 'string')
            return reject(new Fault('No address to listen on.'));
          const name = isIP(host) === 6 ? `[${host}]` : host;
          resolve({ url: `http://${name}:${address.port}${GRAPHQL_PATH}`, port: address.port });
        });
      }),

    stop: (graceMs = 5_000) =>
      new Promise((resolve) => {
        const cutOff = setTimeout(() => {
          for (const gone of inFlight) gone.abort();
          server.closeAllConnections();
        }, graceMs);
        server.close(() => {
          clearTimeout(cutOff);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  { yoga }: Graphql,
  request: IncomingMessage,
  response: ServerResponse,
  context: { requestId: string; signal: AbortSignal },
): Promise<void> {
  try {
    await yoga.handle(request, response, context);
  } catch {
    // The client went away while being answered; whatever else fails is presented by the operation itself.
    response.destroy();
  }
}

function toGraphql(response: ServerResponse): void {
  response.writeHead(302, { location: GRAPHQL_PATH });
  response.end();
}

async function answerHealth(
  response: ServerResponse,
  notReady: HttpServerOptions['notReady'],
): Promise<void> {
  const reason = (await notReady?.()) ?? null;
  response.writeHead(reason === null ? 200 : 503, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(reason === null ? { ready: true } : { ready: false, reason }));
}

function refuse(response: ServerResponse, { status, message, headers }: Refusal): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers });
  response.end(JSON.stringify({ errors: [{ message }] }));
}

function cannotListen({ code, message }: NodeJS.ErrnoException, host: string, port: number): Unavailable {
  if (code === 'EADDRINUSE') {
    return new Unavailable(
      `Port ${port} on ${host} is in use: choose another with --port, or stop what holds it.`,
    );
  }
  if (code === 'EACCES')
    return new Unavailable(`Port ${port} on ${host} may not be used by this account; choose one above 1023.`);
  return new Unavailable(`Cannot listen on ${host}:${port}: ${message}`);
}

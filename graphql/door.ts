import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface DoorOptions {
  /** Values of the Host header that are answered, beside the loopback names: names, with or without a port. */
  readonly allowedHosts: readonly string[];
  /** With it every request for data needs `Authorization: Bearer …`. */
  readonly token: string | undefined;
}

export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that a web page on another origin cannot make without being asked first carries one of these. */
export const CSRF_HEADERS: readonly string[] = [
  'x-meritgraph-csrf',
  'x-graphql-yoga-csrf',
  'apollo-require-preflight',
  'x-requested-with',
];

const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
/** What a form or a page's script can send across origins without being asked first; no type at all counts too. */
const SIMPLE_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

export type Door = (request: IncomingMessage) => Refusal | null;

/** Null for a request that may come in. */
export function createDoor({ allowedHosts, token }: DoorOptions): Door {
  const hosts = new Set([...LOOPBACK_NAMES, ...allowedHosts].map((host) => host.toLowerCase()));
  const isAllowed = (host: string | undefined) =>
    host !== undefined && (hosts.has(host.toLowerCase()) || hosts.has(withoutPort(host.toLowerCase())));

  return (request) => {
    const { headers } = request;
    if (!isAllowed(headers.host)) {
      return {
        status: 421,
        message: 'This host name is not served here; allow it with MERITGRAPH_ALLOWED_HOSTS.',
      };
    }
    if (headers.origin !== undefined && !isAllowed(hostOf(headers.origin))) {
      return { status: 403, message: 'Requests from other origins are not answered.' };
    }
    if (asksForGraphiql(request)) return null;
    if (token !== undefined && !bears(headers.authorization, token)) {
      return {
        status: 401,
        message: 'A bearer token is needed.',
        headers: { 'www-authenticate': 'Bearer realm="meritgraph"' },
      };
    }
    if (isSimple(request)) {
      return {
        status: 403,
        message: `Send the body as application/json, or a header such as ${CSRF_HEADERS[0]}: 1, so that no web page can send this unasked.`,
      };
    }
    return null;
  };
}

/** The page, which holds no data: a browser's address bar cannot send a token or a header. */
export function asksForGraphiql({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html');
}

function isSimple({ headers }: IncomingMessage): boolean {
  if (CSRF_HEADERS.some((name) => headers[name] !== undefined)) return false;
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return type.trim() === '' || SIMPLE_TYPES.has(type.trim().toLowerCase());
}

function bears(authorization: string | undefined, token: string): boolean {
  const [, given = ''] = /^Bearer +(.+)$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

/** Of equal length, so that comparing them tells nothing. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { App } from '../../app.ts';
import type { Config } from '../../config.ts';
import { Unavailable } from '../../domain/errors.ts';
import { Refused } from '../failure.ts';
import { tell } from '../output.ts';
import { commandLog } from './command-log.ts';
import { openApp } from './product.ts';
import { refusal } from './refusal.ts';

/** Where a command's GraphQL operations go: a running server, or the service in this process. One path for both. */
export interface Session {
  /** `doing`: what is said where it takes long. */
  execute<Data>(document: string, variables?: Record<string, unknown>, doing?: string): Promise<Data>;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Make the graph where there is none. Reading commands do not. */
  readonly create?: boolean;
  /** Take jobs while the session lasts. On Neo4j, where anybody's could come, they are left to its workers. */
  readonly work?: boolean;
  readonly server?: string | undefined;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}

export async function openSession(config: Config, options: SessionOptions = {}): Promise<Session> {
  if (options.server !== undefined) return patient(remoteSession(options.server, config.token));
  refuseMissing(config, options);
  const work = options.work === true && config.redis === undefined;
  const app = await saidWhereLong(
    () => tell('Opening the graph …'),
    openApp(config, { create: options.create ?? false, work, log: commandLog(config) }),
  );
  return patient('heldBy' in app ? remoteSession(app.heldBy, config.token) : sessionOf(app));
}

/** Longer than this without a word, and people wonder whether anything happens. */
const PATIENCE_MS = 3_000;

async function saidWhereLong<Result>(say: () => void, work: Promise<Result>): Promise<Result> {
  const timer = setTimeout(say, PATIENCE_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

const READING = 'Reading what the answer rests on …';

/** Says of an answer that takes long what is done meanwhile, and once: a large index is being read. */
function patient(session: Session): Session {
  const said = new Set<string>();
  const say = (doing: string) => {
    if (!said.has(doing)) tell(doing);
    said.add(doing);
  };
  return {
    ...session,
    execute: <Data>(document: string, variables?: Record<string, unknown>, doing = READING) =>
      saidWhereLong(() => say(doing), session.execute<Data>(document, variables)),
  };
}

/** A newcomer's first question after the demo goes to a graph that is not there: says where the demo's is. */
function refuseMissing(config: Config, { create = false }: SessionOptions): void {
  const path = config.graph.startsWith('file:') ? config.graph.slice('file:'.length) : undefined;
  if (path === undefined || create || existsSync(path)) return;
  const demo = join(dirname(path), 'demo.grafeo');
  const hint = existsSync(demo) ? ` The demo's graph is there: add --graph file:${relative('.', demo)}.` : '';
  throw new Refused(`There is no graph at ${shownPath(path)}; 'serve' and 'import' make one.${hint}`);
}

/** As it was meant: from here, or from the root where it lies elsewhere. */
function shownPath(path: string): string {
  const fromHere = relative('.', path);
  return fromHere.startsWith('..') ? resolve(path) : fromHere;
}

/** The service in this process; closing the session closes the service. */
export function sessionOf(app: App): Session {
  return {
    execute: async <Data>(document: string, variables?: Record<string, unknown>) =>
      dataOf<Data>((await app.execute(document, variables)) as Answer<Data>),
    close: () => app.close(),
  };
}

function remoteSession(url: string, token: string | undefined): Session {
  const endpoint = url.endsWith('/graphql') ? url : `${url.replace(/\/$/, '')}/graphql`;
  return {
    async execute<Data>(query: string, variables?: Record<string, unknown>) {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      }).catch((cause: unknown) => {
        throw new Unavailable(`No server answers at ${endpoint}. Start one with 'npx meritgraph serve'.`, {
          cause,
        });
      });
      if (response.status === 401) {
        throw new Refused(
          `The server at ${endpoint} wants its token: name its file with --token-file or MERITGRAPH_TOKEN_FILE.`,
        );
      }
      const answer = (await response.json().catch(() => ({}))) as Answer<Data>;
      if (answer.data == null && answer.errors === undefined) {
        throw new Unavailable(`The server at ${endpoint} answered ${response.status} without data.`);
      }
      return dataOf<Data>(answer);
    },
    close: async () => {},
  };
}

function dataOf<Data>(answer: Answer<Data>): Data {
  if (answer.errors?.length) throw refusal(answer.errors.map(({ message }) => message).join('; '));
  return answer.data as Data;
}

/** Narrows a result union: a `UserError` member becomes a refusal with its message. */
export function expectMember<Member extends { __typename: string }>(
  result: { __typename: string; message?: string },
  ...names: Member['__typename'][]
): Member {
  if (!names.includes(result.__typename))
    throw refusal(result.message ?? `The answer is a ${result.__typename}.`);
  return result as Member;
}

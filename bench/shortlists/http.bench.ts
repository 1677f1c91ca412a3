import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { encodeId } from '../../graphql/ids.ts';
import { type Bench, type BenchContext, type Claim, cost, gain, percentile } from '../bench.ts';
import { NOW, seeded } from '../ranking/data.ts';
import { personIdOf, ROLES, roleIdOf } from './world.ts';

const estimate = '{ value low high coverage confidence }';
const gainFields = '{ credential { id name issuer { name } } score rank }';
/** Every field that a shortlist serves, of the list and of all of its entries. */
export const document = `mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) { __typename
  ... on UserError { message }
  ... on Shortlist { id asOf createdAt considered stale excluded { reason people }
    target { __typename ... on Role { id title } } wage { p50 { amount } }
    request { size diversity start pod { id } asSent } provenance { engine runs { id job } inputDigest epoch knownAt seed }
    tellingAssessment { person { id name } skill { id name } gain changes trials }
    entries(first: 100) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
      rank rankInterval { low high coverage } person { id name externalId unit location wage { amount currency } }
      role { id title } score ${estimate}
      contributions { value basis skill { id name } via { id name } }
      missing { required importance current ${estimate} skill { id name } bridge { id name } }
      wagePosition { percentile wage { amount currency } }
      nextBest { id name } nextBestGain ${gainFields} mostLifting ${gainFields} } } } } } }`;
const pointQuery = 'query ($id: ID!) { person(id: $id) { name unit location wage { amount currency } } }';

/** What two answers to the same request of one epoch have in common: all but what names and dates the list itself. */
interface Ranked {
  readonly id: string;
  readonly createdAt: string;
  readonly provenance: object;
  readonly entries: { readonly edges: readonly { readonly cursor: string; readonly node: object }[] };
}

interface Question {
  readonly role: string;
  readonly asOf: number;
}

/** Answers are read once nobody is measured any more: clients share the machine with the server. */
interface Answered {
  readonly question: Question;
  readonly body: string;
  /** To the last byte. */
  readonly milliseconds: number;
}

const MINUTE = 60_000;
/** Questions that a client asks one after another. */
const ROUNDS = 6;

async function measure(context: BenchContext): Promise<Claim[]> {
  const people = context.option('people', 100_000);
  const clients = context.option('clients', 50);
  const requests = context.option('requests', 60);
  context.note(
    `opening a graph of ${people.toLocaleString('en')} people, made if there is none in .cache/bench`,
  );
  const child = fork(join(import.meta.dirname, 'server.ts'), [String(people), '7'], {
    execArgv: ['--max-old-space-size=6000'],
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const endpoint = url.endsWith('/graphql') ? url : `${url.replace(/\/$/, '')}/graphql`;
  const role = (n: number) => roleIdOf((n * 37) % ROLES);
  const moment = (n: number) => ({ role: role(n), asOf: NOW + n * MINUTE });
  try {
    for (let n = 0; n < 10; n++) await timed(endpoint, { role: role(n), asOf: NOW - MINUTE });

    context.note(`${requests} requests one after another`);
    await begin(child);
    const alone: Answered[] = [];
    for (let n = 0; n < requests; n++) alone.push(await timed(endpoint, { role: role(n), asOf: NOW }));
    const one = await end(child);

    context.note(`${clients} clients at once, each question a moment of its own, point queries beside`);
    const asked = Math.min(AGAIN, requests);
    const atOnce = (question: (client: number, round: number) => Question, rounds = ROUNDS) =>
      besides(child, endpoint, people, { clients, rounds }, question);
    // V8 is still compiling what so many at once come by.
    const cold = await atOnce((client) => moment(5_000 + client), 1);
    const first = await atOnce((client, round) => moment(1 + client * ROUNDS + round));
    context.note('the same one after another, those first that nobody remembers');
    const answers = first.answered.map(comparable);
    const oldest = first.answered.slice(0, Math.floor(first.answered.length / 3));
    let different = 0;
    for (const [i, { question }] of oldest.entries()) {
      if (comparable(await timed(endpoint, question)) !== answers[i]) different++;
    }
    context.note(`${clients} clients at once, what was asked before`);
    for (const { question } of alone.slice(0, asked)) await timed(endpoint, question);
    const known = new Map(alone.map((answered) => [answered.question.role, comparable(answered)]));
    const again = await atOnce((client, round) => ({ role: role((client + round * 13) % asked), asOf: NOW }));
    for (const answered of again.answered) {
      if (comparable(answered) !== known.get(answered.question.role)) different++;
    }

    context.note('more than is admitted');
    const refused = await flood(endpoint, (n) => moment(10_000 + n));
    return [
      ...times(`one client, every field, 25 entries, ${people.toLocaleString('en')} people`, alone, 100),
      cost('… processor time of the server a request', 'ms', one.cpuMs / alone.length, null, null),
      ...times(`${clients} questions at once, the first that meet in a new process`, cold.answered, 1_000),
      ...together(`${clients} clients at once, each question for the first time`, first),
      ...together(`${clients} clients at once, questions asked before`, again),
      cost(
        `answers of ${oldest.length + again.answered.length} at once that differ from the sequential one of their epoch`,
        ...(['answers', different, 0, 'none'] as const),
      ),
      gain(
        `requests beyond the limit: answered or refused as UNAVAILABLE, of ${FLOOD}`,
        ...(['answers', refused.typed, FLOOD, 'all'] as const),
      ),
      gain('… of them refused', 'answers', refused.refused, null, null),
      cost('resident memory of the server', 'MB', again.server.rssMb, null, null),
    ];
  } finally {
    connections.destroy();
    child.disconnect();
  }
}

/** So few that all of their answers are remembered. */
const AGAIN = 25;

function times(what: string, answered: readonly Answered[], mostMs: number): Claim[] {
  const sorted = answered.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return [
    cost(`${what}, median`, 'ms', percentile(sorted, 0.5), null, null),
    cost('… p95', 'ms', percentile(sorted, 0.95), mostMs, 'the most that it may take'),
    cost('… p99', 'ms', percentile(sorted, 0.99), null, null),
  ];
}

function together(what: string, { answered, points, server, clientsCpuMs }: Together): Claim[] {
  const sorted = points.toSorted((a, b) => a - b);
  return [
    ...times(what, answered, 1_000),
    cost('… processor time of the server a request', 'ms', server.cpuMs / answered.length, null, null),
    cost('… of it on the main thread', 'ms', server.mainCpuMs / answered.length, null, null),
    cost('… processor time of the clients a request', 'ms', clientsCpuMs / answered.length, null, null),
    cost('… point queries beside, p95', 'ms', percentile(sorted, 0.95), 50, 'the most that it may take'),
    cost('… event-loop delay, p99', 'ms', server.loopP99Ms, 50, 'the most that it may be'),
  ];
}

interface Together {
  /** In the order in which they were answered. */
  readonly answered: readonly Answered[];
  /** Milliseconds of each point query. */
  readonly points: readonly number[];
  readonly server: ServerUse;
  readonly clientsCpuMs: number;
}

/** Every client asks one question after another; somebody else looks people up meanwhile. */
async function besides(
  child: ChildProcess,
  endpoint: string,
  people: number,
  { clients, rounds }: { readonly clients: number; readonly rounds: number },
  question: (client: number, round: number) => Question,
): Promise<Together> {
  await begin(child);
  const before = process.cpuUsage();
  const answered: Answered[] = [];
  const points: number[] = [];
  let busy = true;
  const pointing = (async () => {
    const random = seeded(3);
    while (busy) {
      const start = performance.now();
      await ask(endpoint, pointQuery, { id: encodeId(personIdOf(Math.floor(random() * people))) });
      points.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let round = 0; round < rounds; round++) {
        answered.push(await timed(endpoint, question(client, round)));
      }
    }),
  );
  busy = false;
  await pointing;
  const { user, system } = process.cpuUsage(before);
  return { answered, points, server: await end(child), clientsCpuMs: (user + system) / 1000 };
}

/** So many at once are more than are admitted. */
const FLOOD = 400;

async function flood(endpoint: string, question: (n: number) => Question) {
  const answers = await Promise.all(
    Array.from({ length: FLOOD }, async (_, n) => {
      const { status, text } = await post(endpoint, document, { input: inputOf(question(n)) });
      const { errors } = JSON.parse(text) as Body;
      const code = errors?.[0]?.extensions?.code;
      if (code === 'UNAVAILABLE') return 'refused';
      return status === 200 && errors === undefined ? 'answered' : `status ${status}, ${code}`;
    }),
  );
  const refused = answers.filter((answer) => answer === 'refused').length;
  return { refused, typed: refused + answers.filter((answer) => answer === 'answered').length };
}

const inputOf = ({ role, asOf }: Question) => ({
  target: { role: encodeId(role) },
  size: 25,
  asOf: new Date(asOf).toISOString(),
});

async function timed(endpoint: string, question: Question): Promise<Answered> {
  const start = performance.now();
  const { text } = await post(endpoint, document, { input: inputOf(question) });
  return { question, body: text, milliseconds: performance.now() - start };
}

function comparable({ body }: Answered): string {
  const { data, errors } = JSON.parse(body) as Body;
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const { requestShortlist: answer } = data as {
    requestShortlist: Ranked & { __typename: string; message?: string };
  };
  if (answer.__typename !== 'Shortlist') throw new Error(`${answer.__typename}: ${answer.message}`);
  const { id: _id, createdAt: _at, provenance: _by, ...rest } = answer;
  return JSON.stringify({ ...rest, entries: rest.entries.edges.map(({ node }) => node) });
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const connections = new Agent({ keepAlive: true });

/** By the plainest client there is, which costs least beside the server. */
function post(endpoint: string, query: string, variables: object): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const sent = request(endpoint, { method: 'POST', headers, agent: connections }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.once('error', reject);
    sent.end(JSON.stringify({ query, variables }));
  });
}

async function ask(endpoint: string, query: string, variables: object): Promise<void> {
  const { text } = await post(endpoint, query, variables);
  const { errors } = JSON.parse(text) as Body;
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
}

async function begin(child: ChildProcess): Promise<void> {
  child.send('begin');
  await once(child, 'message');
}

interface ServerUse {
  readonly loopP99Ms: number;
  readonly cpuMs: number;
  readonly mainCpuMs: number;
  readonly rssMb: number;
}

async function end(child: ChildProcess): Promise<ServerUse> {
  child.send('end');
  const [measured] = await once(child, 'message');
  return measured as ServerUse;
}

export const bench: Bench = {
  name: 'shortlist-http',
  table: 'ranking',
  minutes: 3,
  shows:
    'a shortlist with every field over HTTP, alone and 50 at once with point queries beside (--people, --clients, --requests)',
  run: measure,
};

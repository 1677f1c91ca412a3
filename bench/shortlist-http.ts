import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { encodeId } from '../graphql/ids.ts';
import { type Bench, type BenchContext, type Claim, cost, gain, percentile } from './bench.ts';
import { NOW, personIdOf, seeded } from './ranking-data.ts';
import { ROLES, roleIdOf } from './shortlist-http/world.ts';

const estimate = '{ value low high coverage confidence }';
const gainFields = '{ credential { id name issuer { name } } score rank }';
/** Every field that a shortlist serves, of the list and of all of its entries. */
const document = `mutation ($input: RequestShortlistInput!) { requestShortlist(input: $input) { __typename
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

async function measure(context: BenchContext): Promise<Claim[]> {
  const people = context.option('people', 100_000);
  const clients = context.option('clients', 50);
  const requests = context.option('requests', 60);
  context.note(`filling a graph with ${people.toLocaleString('en')} people`);
  const child = fork(join(import.meta.dirname, 'shortlist-http/server.ts'), [String(people), '7'], {
    execArgv: ['--max-old-space-size=6000'],
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const endpoint = url.endsWith('/graphql') ? url : `${url.replace(/\/$/, '')}/graphql`;
  try {
    const roleOf = (n: number) => roleIdOf((n * 37) % ROLES);
    for (let n = 0; n < 5; n++) await shortlist(endpoint, roleOf(n + 1000));

    context.note(`${requests} requests one after another`);
    await begin(child);
    const sequential = new Map<string, string>();
    const alone: number[] = [];
    for (let n = 0; n < requests; n++) {
      const start = performance.now();
      const answer = await shortlist(endpoint, roleOf(n));
      alone.push(performance.now() - start);
      sequential.set(roleOf(n), comparable(answer));
    }
    alone.sort((a, b) => a - b);
    const one = await end(child);

    context.note(`${clients} clients at once, point queries beside`);
    await begin(child);
    const together: number[] = [];
    const points: number[] = [];
    let different = 0;
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
        for (let n = 0; n < Math.max(2, Math.round(requests / 20)); n++) {
          const role = roleOf((client + n * 13) % requests);
          const start = performance.now();
          const answer = await shortlist(endpoint, role);
          together.push(performance.now() - start);
          if (comparable(answer) !== sequential.get(role)) different++;
        }
      }),
    );
    busy = false;
    await pointing;
    const many = await end(child);
    together.sort((a, b) => a - b);
    points.sort((a, b) => a - b);

    context.note('more than is admitted');
    const refused = await flood(endpoint, roleOf);
    const size = `${people.toLocaleString('en')} people`;
    return [
      cost(
        `requestShortlist over HTTP, every field, 25 entries, ${size}, median`,
        'ms',
        percentile(alone, 0.5),
        null,
        null,
      ),
      cost('… p95 (at most 100)', 'ms', percentile(alone, 0.95), 100, 'the most that it may take'),
      cost('… processor time of the server a request', 'ms', one.cpuMs / requests, null, null),
      cost(
        `${clients} clients at once, p95 (at most 1,000)`,
        'ms',
        percentile(together, 0.95),
        1_000,
        'the most that it may take',
      ),
      cost('… processor time of the server a request', 'ms', many.cpuMs / together.length, null, null),
      cost(
        'point queries beside, p95 (at most 50)',
        'ms',
        percentile(points, 0.95),
        50,
        'the most that it may take',
      ),
      cost('event-loop delay beside, p99 (at most 50)', 'ms', many.loopP99Ms, 50, 'the most that it may be'),
      cost('answers that differ from the sequential one of their epoch', 'answers', different, 0, 'none'),
      gain(
        'requests beyond the limit: answered or refused as UNAVAILABLE, of 400',
        'answers',
        refused.typed,
        FLOOD,
        'all',
      ),
      gain('… of them refused', 'answers', refused.refused, null, null),
      cost('resident memory of the server', 'MB', many.rssMb, null, null),
    ];
  } finally {
    child.disconnect();
  }
}

/** So many at once are more than are admitted. */
const FLOOD = 400;

async function flood(endpoint: string, roleOf: (n: number) => string) {
  const answers = await Promise.all(
    Array.from({ length: FLOOD }, async (_, n) => {
      const { status, body } = await post(endpoint, document, { input: inputOf(roleOf(n)) });
      const code = body.errors?.[0]?.extensions?.code;
      if (code === 'UNAVAILABLE') return 'refused';
      return status === 200 && body.errors === undefined ? 'answered' : `status ${status}, ${code}`;
    }),
  );
  const refused = answers.filter((answer) => answer === 'refused').length;
  return { refused, typed: refused + answers.filter((answer) => answer === 'answered').length };
}

const inputOf = (role: string) => ({
  target: { role: encodeId(role) },
  size: 25,
  asOf: new Date(NOW).toISOString(),
});

async function shortlist(endpoint: string, role: string): Promise<Ranked> {
  const { requestShortlist: answer } = (await ask(endpoint, document, { input: inputOf(role) })) as {
    requestShortlist: Ranked & { __typename: string; message?: string };
  };
  if (answer.__typename !== 'Shortlist') throw new Error(`${answer.__typename}: ${answer.message}`);
  return answer;
}

function comparable({ id: _id, createdAt: _at, provenance: _by, ...rest }: Ranked): string {
  return JSON.stringify({ ...rest, entries: rest.entries.edges.map(({ node }) => node) });
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

async function post(
  endpoint: string,
  query: string,
  variables: object,
): Promise<{ status: number; body: Body }> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

async function ask(endpoint: string, query: string, variables: object): Promise<unknown> {
  const { body } = await post(endpoint, query, variables);
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

async function begin(child: ChildProcess): Promise<void> {
  child.send('begin');
  await once(child, 'message');
}

async function end(child: ChildProcess): Promise<{ loopP99Ms: number; cpuMs: number; rssMb: number }> {
  child.send('end');
  const [measured] = await once(child, 'message');
  return measured as { loopP99Ms: number; cpuMs: number; rssMb: number };
}

export const bench: Bench = {
  name: 'shortlist-http',
  shows:
    'a shortlist with every field over HTTP, alone and 50 at once with point queries beside (--people, --clients)',
  run: measure,
};

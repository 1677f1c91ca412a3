import { type AddressInfo, createServer, type Socket } from 'node:net';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cancelled, Fault, Unavailable } from '../../src/domain/errors.ts';
import { OPEN } from '../../src/domain/knowledge.ts';
import type { Graph } from '../../src/graph/graph.ts';
import type { Migration } from '../../src/graph/migrations.ts';
import { openNeo4j } from '../../src/graph/neo4j.ts';
import { migrations, schema } from '../../src/graph/schema.generated.ts';
import { statement } from '../contract/graph/ad-hoc-statement.ts';
import { collect } from '../contract/graphs.ts';
import { describeWithServer } from '../servers/borrow.ts';
import { emptyNeo4j } from '../servers/empty-neo4j.ts';
import { freePort } from '../servers/server-process.ts';
import { startTcpProxy, type TcpProxy } from '../servers/tcp-proxy.ts';
import { putPair, storedSkills } from './pairs.ts';

const long = statement<Record<string, never>, { sum: number }>(`// Would take minutes.
// @returns sum int
UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS sum`);
const endless = statement<Record<string, never>, { a: number }>(`// Would stream for minutes.
// @returns a int
UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a AS a`);
const longWrite = statement<Record<string, never>, never>(`// Would write for minutes.
UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b
WITH sum(a * b % 7) AS sum
CREATE (:Skill {id: toString(sum)})`);
const tooLarge = statement<Record<string, never>, never>(`// Holds more than the server's memory pool.
UNWIND range(1, 30000000) AS n
WITH collect(n) AS ns
CREATE (:Skill {id: toString(size(ns))})`);

describe('an address where no Neo4j answers', () => {
  const credentials = { user: 'neo4j', password: 'x' };

  it('is Unavailable when nothing listens', async () => {
    const opened = openNeo4j({ url: `bolt://127.0.0.1:${await freePort()}`, ...credentials });
    await expect(opened).rejects.toThrow(Unavailable);
  });

  it('is Unavailable when what listens never says a word', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const opened = openNeo4j({ url: `bolt://127.0.0.1:${port}`, ...credentials, connectTimeoutMs: 300 });
    await expect(opened).rejects.toThrow(Unavailable);
    expect(sockets.length).toBeGreaterThan(0);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('is Unavailable when it is not an address', async () => {
    for (const url of ['http://127.0.0.1', 'bolt://', 'neo4j://no-such-host.invalid']) {
      await expect(openNeo4j({ url, ...credentials }), url).rejects.toThrow(Unavailable);
    }
  });
});

describeWithServer('neo4j', 'Neo4j behind the port', (server) => {
  let graph: Graph;
  let raw: Driver;
  let proxy: TcpProxy;
  const open = (url: string, timeouts = {}) =>
    openNeo4j({
      url,
      user: server().user!,
      password: server().password!,
      ...timeouts,
    });
  const impatient = { connectTimeoutMs: 3_000, statementTimeoutMs: 3_000 };
  beforeEach(async () => {
    await emptyNeo4j(server());
    const port = Number(new URL(server().url).port);
    proxy = await startTcpProxy({ host: '127.0.0.1', port });
    raw = neo4j.driver(server().url, neo4j.auth.basic(server().user!, server().password!));
    graph = await open(`bolt://127.0.0.1:${proxy.port}`);
  });
  afterEach(async () => {
    await graph.close();
    await raw.close();
    await proxy.close();
  });

  async function running(): Promise<string[]> {
    const { records } = await raw.executeQuery('SHOW TRANSACTIONS YIELD currentQuery');
    return records
      .map((record) => String(record.get('currentQuery')))
      .filter((text) => text.includes('range(1, 100000)'));
  }
  async function until(done: () => Promise<boolean>): Promise<void> {
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it.each([
    ['a read', (signal: AbortSignal) => graph.read(long, {}, { signal })],
    ['a stream', (signal: AbortSignal) => collect(graph.readColumns(endless, {}, { signal }))],
    [
      'a write',
      (signal: AbortSignal) => graph.write((transaction) => transaction.run(longWrite, {}), { signal }),
    ],
  ])('ends the statement of %s on the server when its caller aborts', async (_, start) => {
    const controller = new AbortController();
    const work = start(controller.signal);
    work.catch(() => undefined);
    await until(async () => (await running()).length === 1);
    controller.abort();
    await expect(work).rejects.toThrow(Cancelled);
    await until(async () => (await running()).length === 0);
    expect(await graph.read(storedSkills, {})).toEqual([]);
  });

  it('ends a stream on the server when its reader stops', async () => {
    for await (const batch of graph.readColumns(endless, {})) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    await until(async () => (await running()).length === 0);
  });

  it('leaves a connection that serves the next read, whenever the caller of a stream aborts', async () => {
    for (let round = 0; round < 40; round++) {
      const controller = new AbortController();
      const stream = collect(graph.readColumns(endless, {}, { signal: controller.signal }));
      setTimeout(() => controller.abort(), 20 + round);
      await expect(stream).rejects.toThrow(Cancelled);
      expect(await graph.read(storedSkills, {}, { signal: AbortSignal.timeout(20_000) })).toEqual([]);
    }
  });

  it('gives up a statement that takes too long, on the server too', async () => {
    const hasty = await open(server().url, impatient);
    await expect(hasty.read(long, {})).rejects.toThrow(Unavailable);
    await until(async () => (await running()).length === 0);
    await hasty.close();
  });

  it('is Unavailable, and does not hang, while the server does not answer; then it goes on', async () => {
    const hasty = await open(`bolt://127.0.0.1:${proxy.port}`, impatient);
    await hasty.write((transaction) => transaction.run(putPair, { rows: [{ id: 'a' }] }));
    proxy.freeze();
    await expect(hasty.read(storedSkills, {})).rejects.toThrow(Unavailable);
    await expect(collect(hasty.readColumns(storedSkills, {}))).rejects.toThrow(Unavailable);
    const write = hasty.write((transaction) => transaction.run(putPair, { rows: [{ id: 'b' }] }));
    await expect(write).rejects.toThrow(Unavailable);
    proxy.mend();
    expect(await hasty.read(storedSkills, {})).toContainEqual({ id: 'a' });
    await hasty.close();
  });

  it('is Unavailable while the server is gone; back again, it goes on by itself', async () => {
    await graph.write((transaction) => transaction.run(putPair, { rows: [{ id: 'a' }] }));
    proxy.cut();
    await expect(graph.read(storedSkills, {})).rejects.toThrow(Unavailable);
    await expect(graph.write((transaction) => transaction.run(storedSkills, {}))).rejects.toThrow(
      Unavailable,
    );
    proxy.mend();
    expect(await graph.read(storedSkills, {})).toEqual([{ id: 'a' }]);
    await graph.write((transaction) => transaction.run(putPair, { rows: [{ id: 'b' }] }));
    expect(await graph.read(storedSkills, {})).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  it('does not notice that its pooled connections died between two calls', async () => {
    expect(await graph.read(storedSkills, {})).toEqual([]);
    for (const id of ['a', 'b']) {
      proxy.cut();
      proxy.mend();
      await graph.write((transaction) => transaction.run(putPair, { rows: [{ id }] }));
      proxy.cut();
      proxy.mend();
      expect(await graph.read(storedSkills, {})).toContainEqual({ id });
    }
  });

  it('does not try again what ran out of the memory pool', async () => {
    const patient = await openNeo4j({
      url: server().url,
      user: server().user!,
      password: server().password!,
    });
    let tries = 0;
    const write = patient.write((transaction) => {
      tries += 1;
      return transaction.run(tooLarge, {});
    });
    await expect(write).rejects.toThrow(Fault);
    await expect(write).rejects.toThrow('out of memory');
    expect(tries).toBe(1);
    await patient.close();
  });

  it('stores integers as integers and floats as floats, whole ones too', async () => {
    const put = statement<{ whole: number; real: number; reals: readonly number[] }, never>(`// Numbers.
// @param whole int
// @param real float
// @param reals float[]
CREATE (:Skill {id: 'a', whole: $whole, real: $real, reals: $reals})`);
    await graph.write((transaction) => transaction.run(put, { whole: OPEN, real: 1, reals: [1, 2] }));
    const { records } = await raw.executeQuery(
      'MATCH (s:Skill) RETURN valueType(s.whole) AS whole, valueType(s.real) AS real, valueType(s.reals) AS reals',
    );
    expect(records[0]!.toObject()).toEqual({
      whole: 'INTEGER NOT NULL',
      real: 'FLOAT NOT NULL',
      reals: 'LIST<FLOAT NOT NULL> NOT NULL',
    });
  });

  it('refuses a stored integer that is not safe rather than round it', async () => {
    await raw.executeQuery("CREATE (:Counter {id: 'pairs', value: 9007199254740993})");
    const read = statement<Record<string, never>, { value: number }>(`// The value.
// @returns value int
MATCH (c:Counter) RETURN c.value AS value`);
    await expect(graph.read(read, {})).rejects.toThrow(Fault);
    await expect(collect(graph.readColumns(read, {}))).rejects.toThrow(Fault);
  });

  it('is opened by several processes at the same time on a database without a schema', async () => {
    const named = schema.neo4j.map((definition) => /^CREATE (CONSTRAINT|INDEX) (\w+)/.exec(definition)!);
    for (const [, kind, name] of named) await raw.executeQuery(`DROP ${kind} ${name} IF EXISTS`);
    const graphs = await Promise.all(Array.from({ length: 6 }, () => open(server().url)));
    const { records } = await raw.executeQuery(
      'SHOW INDEXES YIELD name, state WHERE state = "ONLINE" RETURN name',
    );
    const online = new Set(records.map((record) => record.get('name')));
    expect(named.filter(([, , name]) => !online.has(name))).toEqual([]);
    await Promise.all(graphs.map((one) => one.close()));
  });

  it('migrates once when several processes start together', async () => {
    const credentials = { url: server().url, user: server().user!, password: server().password! };
    const counting: Migration = {
      version: migrations.length + 1,
      name: 'count',
      steps: [
        { text: "MERGE (c:Counter {id: 'made'}) SET c.value = coalesce(c.value, 0) + 1", repeat: false },
        { text: 'UNWIND range(1, 3000000) AS n RETURN sum(n) - sum(n) AS changed', repeat: true },
      ],
    };
    const starts = Array.from({ length: 4 }, () => openNeo4j(credentials, [...migrations, counting]));
    const graphs = await Promise.all(starts);
    const { records } = await raw.executeQuery(
      "MATCH (c:Counter {id: 'made'}) RETURN toString(c.value) AS made",
    );
    expect(records.map((record) => record.get('made'))).toEqual(['1']);
    await Promise.all(graphs.map((one) => one.close()));
  });

  it('says that the password is refused', async () => {
    const opened = openNeo4j({ url: server().url, user: 'neo4j', password: 'wrong' });
    await expect(opened).rejects.toThrow('refuses the user or the password');
  });
});

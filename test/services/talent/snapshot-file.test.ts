import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGrafeo } from '../../../src/graph/grafeo.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { statements } from '../../../src/graph/statements.generated.ts';
import { appendChanges } from '../../../src/services/runs/changes.ts';
import { readSnapshot, writeSnapshot } from '../../../src/services/talent/snapshot/snapshot-file.ts';
import { createTalentIndex } from '../../../src/services/talent/talent-index.ts';
import { newestEvidence, seriesOfPerson } from '../../../src/talent-index/build/fitted-series.ts';
import { rankPeople } from '../../../src/talent-index/rank/rank-people.ts';
import { roleQuery } from '../../../src/talent-index/rank/role-query.ts';
import { renewSeries } from '../../../src/talent-index/renew/renew-series.ts';
import type { TalentIndex } from '../../../src/talent-index/talent-index.ts';
import { indexOf, noPause, randomOrganisation } from '../../talent-index/random-organisation.ts';
import { caller, publishFit, rankingWorld, TODAY } from '../ranking-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

const organisation = randomOrganisation({
  seed: 4,
  people: 17_500,
  skills: 40,
  skillsPerPerson: 5,
  adjacentPerSkill: 3,
});

async function said(index: TalentIndex) {
  const requirements = organisation.skillIds
    .slice(0, 9)
    .map((skillId) => ({ skillId, importance: 1, level: 0.5 }));
  const role = roleQuery(index, 'role:org:1', requirements)!;
  const eligible = new Uint8Array(index.people.count).fill(1);
  const request = { roles: [role], asOf: organisation.now, size: 100, eligible, seed: '3' };
  const { entries } = await rankPeople(index, request, noPause);
  return {
    entries: entries.map(({ person, score }) => [index.people.ids.at(person), score]),
    people: index.people.unit.values,
    watermark: index.watermark,
    series: Array.from(index.people.ids, (_, person) => [
      newestEvidence(index, person),
      ...seriesOfPerson(index, person),
    ]),
    left: [...index.people.leftDay],
    unknown: index.people.ids.numberOf('person:nobody'),
  };
}

describe('an index kept in a file', () => {
  let index: TalentIndex;
  beforeAll(async () => {
    const built = await indexOf(organisation);
    const [row] = organisation.fitted;
    // Somebody was fitted again since: what is recent is kept too.
    index = (await renewSeries(built, [row!.personId], [{ ...row!, initial: 0.5 }], () => 0, noPause))!;
    await writeSnapshot(path('whole'), { index, runs: { FIT_DECAY: 'run:1' }, seq: 7, mark: '7 PEOPLE' });
  });

  it('says what it said', async () => {
    const read = (await readSnapshot(path('whole')))!;
    expect(read.seq).toBe(7);
    expect(read.mark).toBe('7 PEOPLE');
    expect(read.runs).toEqual({ FIT_DECAY: 'run:1' });
    expect(await said(read.index)).toEqual(await said(index));
  });

  it('is read by nobody else: nor is a folder that is made for it', async () => {
    const made = path('made');
    await writeSnapshot(join(made, 'index'), { index, runs: { FIT_DECAY: 'run:1' }, seq: 7, mark: null });
    expect(statSync(made).mode & 0o777).toBe(0o700);
    expect(statSync(join(made, 'index')).mode & 0o777).toBe(0o600);
  });

  it('is null where there is none', async () => {
    expect(await readSnapshot(path('none'))).toBeNull();
  });

  it('is refused wherever it was cut off', async () => {
    const bytes = readFileSync(path('whole'));
    for (const share of [0, 0.001, 0.3, 0.9, 0.999999]) {
      writeFileSync(path('cut'), bytes);
      truncateSync(path('cut'), Math.floor(share * bytes.length));
      await expect(readSnapshot(path('cut'))).rejects.toThrow('It ends too early.');
    }
    writeFileSync(path('cut'), Buffer.concat([bytes, Buffer.from([0])]));
    await expect(readSnapshot(path('cut'))).rejects.toThrow('It goes on after its last section.');
  });

  it('is refused wherever one byte was changed', async () => {
    const bytes = readFileSync(path('whole'));
    for (let i = 0; i < 60; i++) {
      const at = i < 20 ? i : Math.floor((bytes.length - 1) * (i / 59));
      const changed = Buffer.from(bytes);
      changed[at]! ^= 0x10;
      writeFileSync(path('changed'), changed);
      await expect(readSnapshot(path('changed')), `byte ${at}`).rejects.toMatchObject({
        // Bytes 4 to 7 tell the version: by them alone it is of another release.
        name: at >= 4 && at < 8 ? 'OtherVersion' : 'DamagedSnapshot',
      });
    }
  });
});

describe('an index in a file of other measures, whole as it may be', () => {
  type Header = {
    people: { count: number };
    segmentSize?: number;
    segments: { slots: number }[];
    recent: { slots: number };
    columns: { name: string; kind: string }[];
  };

  /** The same file with another header, and checksums that are right. */
  function rewritten(name: string, change: (header: Header) => void): string {
    const bytes = readFileSync(path('whole'));
    const length = bytes.readUInt32LE(8);
    const file = JSON.parse(bytes.toString('utf8', 16, 16 + length));
    change(file.index);
    const header = Buffer.from(JSON.stringify(file));
    const prefix = Buffer.from(bytes.subarray(0, 16));
    prefix.writeUInt32LE(header.length, 8);
    prefix.writeUInt32LE(crc32(header), 12);
    writeFileSync(path(name), Buffer.concat([prefix, header, bytes.subarray(16 + length)]));
    return path(name);
  }

  it('is read where nothing was changed', async () => {
    expect((await readSnapshot(rewritten('same', () => {})))!.index.people.count).toBe(17_500);
  });

  it('is refused where its segments are of another size, or of none that is told', async () => {
    const smaller = rewritten('smaller', (header) => {
      header.segmentSize = 8_192;
    });
    await expect(readSnapshot(smaller)).rejects.toThrow('Its segments are of 8192 people, read are');
    const untold = rewritten('untold', (header) => {
      delete header.segmentSize;
    });
    await expect(readSnapshot(untold)).rejects.toThrow('Its segments are of undefined people');
  });

  it('is refused where its segments would hold people of the next, or who are not there', async () => {
    const halved = rewritten('halved', (header) => {
      header.segments = [header.segments[0]!, header.segments[0]!, header.segments[1]!];
    });
    await expect(readSnapshot(halved)).rejects.toThrow('Segment 2 of 3 holds more people than stand there');
    const fewer = rewritten('fewer', ({ people }) => people.count--);
    await expect(readSnapshot(fewer)).rejects.toThrow('Segment 2 of 2 holds more people than stand there');
    const more = rewritten('more', ({ people }) => people.count++);
    await expect(readSnapshot(more)).rejects.toThrow('Its column people.joinedDay is of 17500 values');
  });

  it('is refused where its recent people are more than it lists, or than a segment holds', async () => {
    const more = rewritten('recent', ({ recent }) => recent.slots++);
    await expect(readSnapshot(more)).rejects.toThrow('Its column recent.people is of 1 values where 2 are');
    const many = rewritten('many', ({ recent }) => {
      recent.slots = 20_000;
    });
    await expect(readSnapshot(many)).rejects.toThrow('Its recent segment is of 20000 people where at most');
  });

  it('is refused where one byte of the kind of a column was changed', async () => {
    const flipped = rewritten('flipped', ({ columns }) => {
      const kind = Buffer.from(columns[3]!.kind);
      kind[0]! ^= 1;
      columns[3]!.kind = kind.toString();
    });
    await expect(readSnapshot(flipped)).rejects.toMatchObject({
      name: 'DamagedSnapshot',
      message: expect.stringContaining('is of an unknown kind'),
    });
  });

  it('is refused where an earlier version wrote it', async () => {
    const bytes = readFileSync(path('whole'));
    bytes.writeUInt32LE(5, 4);
    writeFileSync(path('earlier'), bytes);
    await expect(readSnapshot(path('earlier'))).rejects.toMatchObject({
      name: 'OtherVersion',
      message: expect.stringContaining('It is of version 5'),
    });
  });
});

describe('a server that keeps its index in a file', () => {
  async function served(graph: Graph, file: string) {
    const refused: string[] = [];
    const kinds: string[] = [];
    let builds = 0;
    const counting: Graph = {
      ...graph,
      read: (statement, params, options) => graph.read(statement, params, options),
      readColumns: (statement, params, options) => {
        if (statement.name === 'rankingProficiencies') builds++;
        return graph.readColumns(statement, params, options);
      },
    };
    const talentIndex = createTalentIndex({
      graph: counting,
      snapshotPath: path(file),
      onRefused: (reason, kind) => {
        refused.push(reason);
        kinds.push(kind);
      },
    });
    const snapshot = await talentIndex.current(caller);
    const ending = new AbortController();
    const following = talentIndex.follow(ending.signal);
    ending.abort();
    await following;
    return { snapshot, refused, kinds, builds, lag: await talentIndex.lag() };
  }

  it('starts from it, catches up by the change log, and builds anew what is damaged, of other runs or of another release', async () => {
    const graph = await openGrafeo({ create: true });
    await rankingWorld(graph);
    expect(await served(graph, 'kept')).toMatchObject({
      builds: 1,
      refused: [],
      lag: { ready: true, changes: 0 },
    });
    expect(await served(graph, 'kept')).toMatchObject({ builds: 0, refused: [] });
    await publishFit(graph, 'run:fit2');
    expect(await served(graph, 'kept')).toMatchObject({
      builds: 1,
      refused: ['It holds other runs than those that are published.'],
      snapshot: { runs: { FIT_DECAY: 'run:fit2' } },
    });
    const bytes = readFileSync(path('kept'));
    bytes[bytes.length - 9]! ^= 1;
    writeFileSync(path('kept'), bytes);
    const { builds, refused, kinds } = await served(graph, 'kept');
    expect([builds, kinds]).toEqual([1, ['DAMAGED']]);
    expect(refused[0]).toMatch(/^The checksum of section \d+ of \d+ is wrong\.$/);
    expect(await served(graph, 'kept')).toMatchObject({ builds: 0, refused: [] });
    const earlier = readFileSync(path('kept'));
    earlier.writeUInt32LE(5, 4);
    writeFileSync(path('kept'), earlier);
    expect(await served(graph, 'kept')).toMatchObject({ builds: 1, kinds: ['OTHER'] });
    await graph.close();
  });

  it('keeps what one command built for the next, and writes it again only where that changed', async () => {
    const graph = await openGrafeo({ create: true });
    await rankingWorld(graph);
    const file = path('commands');
    const command = async () => {
      let builds = 0;
      const counting: Graph = {
        ...graph,
        read: (statement, params, options) => graph.read(statement, params, options),
        readColumns: (statement, params, options) => {
          if (statement.name === 'rankingProficiencies') builds++;
          return graph.readColumns(statement, params, options);
        },
      };
      const talentIndex = createTalentIndex({ graph: counting, snapshotPath: file });
      await talentIndex.keep();
      const none = !existsSync(file);
      const { index } = await talentIndex.current(caller);
      await talentIndex.keep();
      const { mtimeNs: written } = statSync(file, { bigint: true });
      await talentIndex.keep();
      expect(statSync(file, { bigint: true }).mtimeNs).toBe(written);
      return { builds, none, written, people: index.people.count };
    };
    const first = await command();
    expect(first).toMatchObject({ builds: 1, none: true });
    const second = await command();
    expect(second).toEqual({ ...first, builds: 0, none: false });
    await graph.write(async (transaction) => {
      const newcomer = {
        ...{ id: 'person:new', externalId: 'N', name: 'New', unit: null, location: null },
        ...{ joinedOn: null, leftOn: null, wage: null, currency: null },
      };
      const seq = await appendChanges(transaction, TODAY, [{ kind: 'PEOPLE', subject: newcomer.id }]);
      await transaction.run(statements.putPeople, { rows: [newcomer], seq });
    });
    const third = await command();
    expect(third).toMatchObject({ builds: 0, people: first.people + 1 });
    expect(third.written).not.toBe(first.written);
    expect(await command()).toMatchObject({ builds: 0, written: third.written, people: third.people });
    await graph.close();
  });

  it('refuses one that is ahead of the change log: it was written beside another graph', async () => {
    const graph = await openGrafeo({ create: true });
    await rankingWorld(graph);
    const { snapshot } = await served(graph, 'ahead');
    await writeSnapshot(path('ahead'), { ...snapshot, seq: snapshot.seq + 1, mark: null });
    expect(await served(graph, 'ahead')).toMatchObject({
      builds: 1,
      refused: ['It is ahead of the change log: it is of another graph.'],
      snapshot: { seq: snapshot.seq },
    });
    await graph.close();
  });

  it('refuses one of a graph that was restored from a backup and went on otherwise', async () => {
    const wentOn = async (at: number) => {
      const graph = await openGrafeo({ create: true });
      await rankingWorld(graph);
      await graph.write((transaction) =>
        appendChanges(transaction, at, [
          { kind: 'PEOPLE', subject: 'run:import' },
          { kind: 'DEMAND', subject: 'run:import' },
        ]),
      );
      return graph;
    };
    const graph = await wentOn(TODAY);
    expect(await served(graph, 'backup')).toMatchObject({ builds: 1, refused: [] });
    expect(await served(graph, 'backup')).toMatchObject({ builds: 0, refused: [] });
    const restored = await wentOn(TODAY + 60_000);
    const { builds, refused } = await served(restored, 'backup');
    expect(builds).toBe(1);
    expect(refused).toEqual([expect.stringContaining('restored from a backup')]);
    expect(await served(restored, 'backup')).toMatchObject({ builds: 0, refused: [] });
    await graph.close();
    await restored.close();
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/domain/errors.ts';
import { readDecayLog } from '../../src/importers/decay-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function written(content: string | Buffer): string {
  const path = join(folder, `log-${++files}.csv`);
  writeFileSync(path, content);
  return path;
}

describe('a decay log', () => {
  it('is read whatever the order of its columns, with more of them, quoted, gzipped and with a byte-order mark', async () => {
    const text =
      '\uFEFFtrials,note,skill,at,person,successes\n3,"a, b","x ""1""",2025-01-02T03:04:05Z,p,2\n1,,y,1735787045,q,1\n';
    for (const path of [written(text), written(gzipSync(text))]) {
      const { log, personNames, skillNames, atAsWritten, refused } = await readDecayLog(path);
      expect(refused).toBe(0);
      expect(personNames).toEqual(['p', 'q']);
      expect(skillNames).toEqual(['x "1"', 'y']);
      expect([...log.at]).toEqual([Date.parse('2025-01-02T03:04:05Z'), Date.parse('2025-01-02T03:04:05Z')]);
      expect(atAsWritten).toEqual(['2025-01-02T03:04:05Z', '1735787045']);
      expect([...log.successes]).toEqual([2, 1]);
      expect([...log.trials]).toEqual([3, 1]);
    }
  });

  it('numbers people, skills and evaluators in the order of their names, whatever the order of its rows', async () => {
    const lines = ['q,y,1,1,1,f', 'p,z,2,1,1,', 'p,x,3,1,1,e'];
    for (const [rows, person, skill, evaluator] of [
      [lines, [1, 0, 0], [1, 2, 0], [1, -1, 0]],
      [lines.toReversed(), [0, 0, 1], [0, 2, 1], [0, -1, 1]],
    ] as const) {
      const path = written(`person,skill,at,successes,trials,evaluator\n${rows.join('\n')}`);
      const { log, personNames, skillNames } = await readDecayLog(path);
      expect([personNames, skillNames]).toEqual([
        ['p', 'q'],
        ['x', 'y', 'z'],
      ]);
      expect([[...log.person], [...log.skill], [...log.evaluator]]).toEqual([person, skill, evaluator]);
      expect([log.people, log.skills, log.evaluators]).toEqual([2, 3, 2]);
    }
  });

  it('takes ISO times, zone or none, dates, and epochs in seconds and milliseconds', async () => {
    const moment = Date.parse('2025-01-02T00:00:00Z');
    const times = [
      '2025-01-02',
      '2025-01-02T00:00:00',
      '2025-01-02 00:00:00',
      '2025-01-02T01:00:00+01:00',
      moment,
      moment / 1000,
    ];
    const path = written(
      `person,skill,at,successes,trials\n${times.map((at) => `p,s,${at},1,1`).join('\n')}`,
    );
    expect([...(await readDecayLog(path)).log.at]).toEqual(times.map(() => moment));
  });

  it('refuses rows that break a rule, says which and where, and goes on', async () => {
    const rows = [
      'p,s,2025-01-01,1,1',
      ',s,2025-01-01,1,1',
      'p,,2025-01-01,1,1',
      'p,s,yesterday,1,1',
      'p,s,2025-01-01,2,1',
      'p,s,2025-01-01,-1,1',
      'p,s,2025-01-01,NaN,1',
      'p,s,2025-01-01,0,0',
      'p,s,2025-01-01',
      'p,s,2025-01-03,0,1',
    ];
    const { log, refused, problems } = await readDecayLog(
      written(`person,skill,at,successes,trials\n${rows.join('\n')}\n`),
    );
    expect(log.at).toHaveLength(2);
    expect(refused).toBe(8);
    expect(problems.map(({ path }) => path.split(':')[1])).toEqual(['3', '4', '5', '6', '7', '8', '9', '10']);
    expect(JSON.stringify(problems)).not.toContain('yesterday');
  });

  it('refuses what may be a date or time without hyphens or an epoch, and numbers that are not decimal', async () => {
    const compact = ['202401', '20230220', '20240230', '20239920', '202401151030', '20240115103059'];
    const rows = [
      ...compact.flatMap((at) => [`p,s,${at},1,1`, `p,s,${at}.0,1.0,1e0`]),
      'p,s,2023-02-20,0x1,1',
      'p,s,2023-02-20,1,0b1',
    ];
    const { log, problems } = await readDecayLog(
      written(`person,skill,at,successes,trials\n${rows.join('\n')}\n`),
    );
    expect([...log.at]).toEqual([
      ...[202_401_000, 20_230_220_000, 20_240_230_000, 20_239_920_000],
      ...[202_401_151_030, 20_240_115_103_059],
    ]);
    const way = 'write the date as YYYY-MM-DD, the time as YYYY-MM-DDThh:mm:ss, the epoch with ".0"';
    expect(problems.map(({ path, problem }) => `${path.split(':')[1]} ${problem}`)).toEqual([
      ...[2, 4, 6, 8, 10, 12].map(
        (line) => `${line} "at" may be a date or time without hyphens or an epoch: ${way}`,
      ),
      '14 "successes" is not a number from 0 to trials',
      '15 "trials" is not a number above 0',
    ]);
  });

  it('takes epochs in seconds of nine and ten digits, and in milliseconds of thirteen and twelve', async () => {
    const epochs = ['199999999', '200000000', '999999999', '1000000000', '1735787045'];
    const inMs = ['999999999999', '1000000000000', '1735787045123'];
    const rows = [...epochs, ...inMs].map((at) => `p,s,${at},1,1`);
    const { log, refused } = await readDecayLog(
      written(`person,skill,at,successes,trials\n${rows.join('\n')}\n`),
    );
    expect(refused).toBe(0);
    expect([...log.at]).toEqual([...epochs.map((at) => Number(at) * 1_000), ...inMs.map(Number)]);
  });

  it('refuses days that no month has, and rows of more or of too few cells, saying so', async () => {
    const rows = [
      'p,s,2024-02-29,1,1',
      'p,s,2024-02-31,1,1',
      'p,s,2023-02-29T10:00:00Z,1,1',
      'p,s,2024-13-01 10:00,1,1',
      'p,s,2024-03-01,1,1,DELIVERY,extra',
      'p,s,2024-03-0',
      'p,s,2024-03-02,1,1',
    ];
    const file = await readDecayLog(written(`person,skill,at,successes,trials,kind\n${rows.join('\n')}\n`));
    expect(file.atAsWritten).toEqual(['2024-02-29', '2024-03-02']);
    expect(file.refused).toBe(5);
    expect(file.problems.map(({ path, problem }) => `${path.split(':')[1]} ${problem}`)).toEqual([
      ...[3, 4, 5].map((line) => `${line} "at" is a date that does not exist: correct its day or month`),
      '6 has too many cells, 7 cells where the header has 6: quote a value that holds a comma',
      '7 has too few cells, 3 cells where the header has 6: it may be cut short',
    ]);
  });

  it('refuses what cannot have been observed yet, but not where a zone that is not named may be ahead of UTC', async () => {
    const now = Date.parse('2026-03-01T12:00:00Z');
    const rows = [
      '2026-03-01',
      '2026-03-02T11:00:00',
      '2026-03-02T13:00:00',
      '2099-01-01',
      `${now + 2 * 86_400_000}`,
    ];
    const path = written(`person,skill,at,successes,trials\n${rows.map((at) => `p,s,${at},1,1`).join('\n')}`);
    const told: string[] = [];
    const onRefused = (line: number, rule: string) => told.push(`${line} ${rule}`);
    const { atAsWritten, refused } = await readDecayLog(path, { now, onRefused });
    expect(atAsWritten).toEqual(rows.slice(0, 2));
    expect(refused).toBe(3);
    expect(told).toEqual([4, 5, 6].map((line) => `${line} "at" lies in the future`));
  });

  it.each(['person', 'at', 'kind'])('is not one with two columns "%s", in whatever case', async (name) => {
    const header = `person,skill,at,successes,trials,kind,${name.toUpperCase()}`;
    await expect(readDecayLog(written(`${header}\np,s,1,1,1,,q\n`))).rejects.toMatchObject({
      fields: [
        {
          path: expect.stringMatching(/:1$/),
          problem: expect.stringContaining(`more than one column "${name}"`),
        },
      ],
    });
  });

  it('takes parts of a success', async () => {
    const { log, refused } = await readDecayLog(written('person,skill,at,successes,trials\np,s,1,0.5,1\n'));
    expect([refused, log.successes[0], log.trials[0]]).toEqual([0, 0.5, 1]);
  });

  it('names the columns that it ignores, and the one that a name resembles', async () => {
    const header = 'person,skill,at,successes,trials,Note,reinforce,kind,kinds,evaluator_id,';
    const { log, ignoredColumns } = await readDecayLog(written(`${header}\np,s,1,1,1,n,no,DELIVERY,x,e,\n`));
    expect(ignoredColumns).toEqual([
      { name: 'Note', meant: null },
      { name: 'reinforce', meant: 'reinforces' },
      { name: 'kinds', meant: null },
      { name: 'evaluator_id', meant: 'evaluator' },
    ]);
    expect([log.reinforces[0], log.kind[0], log.evaluator[0]]).toEqual([1, 1, -1]);
  });

  it.each([
    ['semicolons', 'person;skill;at;successes;trials\np;s;1;0,5;1\n'],
    ['semicolons', '\n"person";"skill";"at";"successes";"trials"\r\n"p";"s";"1";"1";"1"\r\n'],
    ['tabs', 'person\tskill\tat\tsuccesses\ttrials\np\ts\t1\t1\t1\n'],
  ])('says that a file is separated by %s', async (separator, text) => {
    await expect(readDecayLog(written(text))).rejects.toMatchObject({
      fields: [{ path: expect.stringMatching(/:1$/), problem: expect.stringContaining(`by ${separator}`) }],
    });
  });

  it('knows kinds, evaluators and what does not reinforce', async () => {
    const text =
      'person,skill,at,successes,trials,kind,evaluator,reinforces\np,s,1,1,1,Peer review,e,no\np,s,2,1,1,,,\n';
    const { log } = await readDecayLog(written(text));
    expect([...log.kind]).toEqual([3, 0]);
    expect([...log.evaluator]).toEqual([0, -1]);
    expect([...log.reinforces]).toEqual([0, 1]);
  });

  it.each([
    ['an empty file', ''],
    ['a file without a needed column', 'person,skill,at,successes\np,s,1,1\n'],
    ['a file without a good row', 'person,skill,at,successes,trials\np,s,never,1,1\n'],
    ['another format', '{"person": 1}'],
  ])('is not %s', async (_, text) => {
    await expect(readDecayLog(written(text))).rejects.toBeInstanceOf(InvalidInput);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refused, UsageError } from '../../../src/cli/failure.ts';
import { findRole } from '../../../src/cli/names/catalogue.ts';
import { chosen } from '../../../src/cli/names/chosen.ts';
import { clearlyNearest } from '../../../src/cli/names/clearly-nearest.ts';
import { findOpening, findPerson, findPod, findUnit } from '../../../src/cli/names/workforce.ts';
import type { Session } from '../../../src/cli/session/session.ts';
import { toldOnStderr } from '../told.ts';

const named = (...labels: string[]) => labels.map((label, at) => ({ id: `id-${at}`, label, key: `K-${at}` }));
const roles = named(
  'Data Scientists',
  'Data Warehousing Specialists',
  'Clinical Data Managers',
  'Software Developers',
  'Software Quality Assurance Analysts and Testers',
  'Nurse Midwives',
  'Registered Nurses',
);

const told = toldOnStderr();

describe('a name on the command line', () => {
  test.each([
    ['Data Scientist', 'Data Scientists'],
    ['data  scientists', 'Data Scientists'],
    ['Data Scientsit', 'Data Scientists'],
    ['scientists, data', 'Data Scientists'],
    ['registered nurse', 'Registered Nurses'],
    ['Warehousing', 'Data Warehousing Specialists'],
    ['quality assur', 'Software Quality Assurance Analysts and Testers'],
    ['sofware developer', 'Software Developers'],
    ['K-3', 'Software Developers'],
  ])('%s means %s', (typed, label) => {
    expect(clearlyNearest(typed, roles).one?.label).toBe(label);
  });

  test.each([
    ['nurse', ['Nurse Midwives', 'Registered Nurses']],
    ['software', ['Software Developers', 'Software Quality Assurance Analysts and Testers']],
    ['astronaut', []],
    ['🙂', []],
    ['', []],
  ])('%s is not clear', (typed, among) => {
    const nearest = clearlyNearest(typed, roles);
    expect(nearest.one).toBeNull();
    expect(nearest.among.map(({ label }) => label)).toEqual(among);
  });

  test('figures and short words are taken as they stand', () => {
    const wards = named('Engineers, Ward 3', 'Engineers, Ward 8', 'Java', 'Lua');
    expect(clearlyNearest('Engineer Ward 8', wards).one?.label).toBe('Engineers, Ward 8');
    expect(clearlyNearest('Engineer Ward 5', wards).one).toBeNull();
    expect(clearlyNearest('Lue', wards).one).toBeNull();
  });

  test('of nothing means nothing, even where a single thing has no key', () => {
    expect(clearlyNearest('  ', [{ id: 'a', label: 'Payments', key: '' }]).one).toBeNull();
  });

  test('means itself among any others, whatever its case', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9})?$/), { minLength: 1 }),
        (labels) => {
          const candidates = labels.map((label, at) => ({ id: label, label, key: `#${at}` }));
          for (const label of labels) {
            const { one, isExact } = clearlyNearest(label.toUpperCase(), candidates);
            expect([one?.label, isExact]).toEqual([label, true]);
          }
        },
      ),
    );
  });
});

describe('what is taken', () => {
  test('is said where it is not the very name, and listed where it is not clear', () => {
    const choice = { candidates: roles, isComplete: true };
    expect(chosen('role', 'data scientists', choice).id).toBe('id-0');
    expect(told).toEqual([]);
    expect(chosen('role', 'Data Scientist', choice).id).toBe('id-0');
    expect(told).toEqual(["Taking 'Data Scientist' for the role Data Scientists (K-0).\n"]);
    expect(() => chosen('role', 'nurse', choice)).toThrow(
      "'nurse' may name 2 roles: Nurse Midwives (K-5), Registered Nurses (K-6). Say which",
    );
    expect(() => chosen('role', 'astronaut', choice)).toThrow(
      /^No role is called 'astronaut'; the nearest: /,
    );
    expect(() => chosen('role', 'x', { candidates: [], isComplete: true })).toThrow(Refused);
  });

  test('is nothing where one word of a long name was typed, which is listed, except of people and pods', () => {
    const candidates = named('Quantum Software Solutions Quantum Project Manager');
    const choice = { candidates, isComplete: true };
    const unclear =
      "No skill is called 'quantum'; the nearest: Quantum Software Solutions Quantum Project Manager (K-0).";
    expect(() => chosen('skill', 'quantum', { ...choice, isCatalogue: true })).toThrow(unclear);
    expect(chosen('skill', 'quantum project', { ...choice, isCatalogue: true }).id).toBe('id-0');
    expect(chosen('pod', 'quantum', choice).id).toBe('id-0');
    const short = { ...choice, candidates: named('Amazon Web Services AWS software'), isCatalogue: true };
    expect(chosen('skill', 'aws', short).id).toBe('id-0');
  });

  test('is only a very name where it decides over people, and what is near is listed', () => {
    const choice = { candidates: named('STATISTICA', 'Python', 'Query writing'), isComplete: true };
    const strict = { ...choice, isCatalogue: true, isVeryName: true };
    expect(chosen('skill', 'statistics', { ...choice, isCatalogue: true }).label).toBe('STATISTICA');
    expect(() => chosen('skill', 'statistics', strict)).toThrow(
      "No skill is called 'statistics'; the nearest: STATISTICA (K-0). Say which",
    );
    for (const near of ['pyth', 'pyhton', 'query'])
      expect(() => chosen('skill', near, strict)).toThrow(/^No skill is called/);
    for (const very of ['python', 'PYTHONS', 'writing query', 'K-2'])
      expect(strict.candidates).toContainEqual(expect.objectContaining(chosen('skill', very, strict)));
    const python = strict.candidates[1]!;
    expect(chosen('skill', 'py three', { ...strict, otherName: python }).label).toBe('Python');
  });

  test('is nothing near where all that is found is unlike it', () => {
    const choice = { candidates: roles, isComplete: true, isNothingNear: true };
    expect(() => chosen('role', 'florbnik', choice)).toThrow(
      /^No role is called 'florbnik', and nothing is near it\.$/,
    );
    expect(() => chosen('role', 'nurse', choice)).toThrow(/may name 2 roles/);
  });

  test('is nothing where others that were not looked at may be as near', () => {
    const choice = { candidates: roles, isComplete: false };
    expect(() => chosen('role', 'Data Scientist', choice)).toThrow(/may name 1 or more roles/);
    expect(chosen('role', 'Data Scientists', choice).id).toBe('id-0');
  });

  test('is what a name is listed for, before what only shares words with it', () => {
    const [, , , developers, testers] = roles;
    const candidates = [testers!];
    const choice = { candidates, isComplete: true, otherName: developers! };
    expect(chosen('role', 'software testers', choice).label).toBe('Software Developers');
    expect(chosen('role', testers!.label, choice).label).toBe(testers!.label);
  });
});

/** A server that finds pods whose names hold every word. */
function pods(...names: string[]) {
  const asked: (string | null)[] = [];
  const session = {
    async execute(_: string, { search }: { search: string | null }) {
      asked.push(search);
      const words = (search ?? '').toLowerCase().split(' ');
      const found = named(...names).filter(({ label }) =>
        words.every((word) => label.toLowerCase().includes(word)),
      );
      return {
        pods: {
          pageInfo: { hasNextPage: false, endCursor: null },
          edges: found.map((node) => ({ node })),
        },
      };
    },
    close: async () => {},
  } as Session;
  return { session, asked };
}

describe('a pod', () => {
  test('is found by a name with a typo in it, by its other words or by looking at all', async () => {
    const { session, asked } = pods('Payments Platform', 'Kestrel');
    expect((await findPod(session, 'Paymnts Platform')).label).toBe('Payments Platform');
    expect(asked).toEqual(['Paymnts Platform', 'Paymnts', 'Platform']);
    expect((await findPod(session, 'kestral')).label).toBe('Kestrel');
    expect(asked.at(-1)).toBeNull();
  });

  test('that nothing is like is refused with the names that there are', async () => {
    const { session } = pods('Payments Platform', 'Kestrel');
    await expect(findPod(session, 'Albatross')).rejects.toThrow(
      "No pod is called 'Albatross', and nothing is near it; there are: Payments Platform (K-0), Kestrel (K-1).",
    );
    const names = Array.from({ length: 40 }, (_, at) => `Pod ${at}`);
    await expect(findPod(pods(...names).session, 'xyzzy')).rejects.toThrow(/Pod 9 \(K-9\), …\.$/);
    await expect(findPod(pods().session, 'xyzzy')).rejects.toThrow(/^No pod is called 'xyzzy'\.$/);
  });
});

/** What a server answers to a text that is no code. */
const noCode = { ONET: null, ORGANISATION: null, ESCO: null, GDAD: null, RSD: null };

/** A server that finds these roles for any words, so many a page. */
function rolesInPages(found: readonly { id: string; code: string; name: string }[]) {
  const asked: unknown[] = [];
  const session = {
    async execute(query: string, { after = null }: { after?: string | null }) {
      if (query.includes('ByCode(')) return noCode;
      asked.push(after);
      const perPage = Number(query.match(/first: (\d+), search/)![1]);
      const from = after === null ? 0 : Number(after);
      const pageInfo = { hasNextPage: from + perPage < found.length, endCursor: String(from + perPage) };
      const edges = found.slice(from, from + perPage).map((node) => ({ node }));
      return { found: { pageInfo, edges }, matched: { rows: [] } };
    },
    close: async () => {},
  } as Session;
  return { session, asked };
}
const filler = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `f${at}`, code: `F-${at}`, name: `Clerk number ${at}` }));

/** A server that finds this one role, and is so sure that it is meant. */
const surely = (confidence: number) =>
  ({
    async execute(query: string) {
      if (query.includes('ByCode(')) return noCode;
      const node = { id: 'r', framework: 'ONET', code: 'c', name: 'Bakers' };
      const found = { pageInfo: { hasNextPage: false, endCursor: null }, edges: [{ node }] };
      return { found, matched: { rows: [{ score: 1, confidence, row: node }] } };
    },
    close: async () => {},
  }) as unknown as Session;

test('a role that nothing is like is refused without a list, a doubtful one with it, and none at all as a wrong call', async () => {
  await expect(findRole(surely(0.1), 'florbnik')).rejects.toThrow("'florbnik', and nothing is near it.");
  await expect(findRole(surely(0.3), 'florbnik')).rejects.toThrow('the nearest: Bakers (c).');
  await expect(findRole(surely(0.3), ' ')).rejects.toThrow(UsageError);
});

describe('a role among many that are alike', () => {
  const keepers = ['Night keeper', 'Day keeper'].map((name) => ({ id: name, code: name, name }));

  test('is not taken for the only one because another stands on a later page', async () => {
    const { session, asked } = rolesInPages([keepers[0]!, ...filler(160), keepers[1]!]);
    await expect(findRole(session, 'keeper')).rejects.toThrow(
      "'keeper' may name 2 roles: Night keeper, Day keeper. Say which",
    );
    expect(asked.length).toBeGreaterThan(1);
    const alone = rolesInPages([keepers[0]!, ...filler(160)]);
    expect((await findRole(alone.session, 'keeper')).id).toBe('Night keeper');
  });

  test('is not guessed where there are more than can be looked at', async () => {
    const { session, asked } = rolesInPages([keepers[0]!, ...filler(1_500)]);
    await expect(findRole(session, 'keeper')).rejects.toThrow("'keeper' may name 1 or more roles");
    expect(asked.length).toBeLessThan(13);
  });
});

test('people who may be meant are listed by their keys, never by what they are called', async () => {
  const people = (labels: readonly string[]) =>
    ({
      async execute() {
        const edges = labels.map((label, at) => ({ node: { id: `p${at}`, label, key: `E-${at}` } }));
        return { byKey: null, people: { pageInfo: { hasNextPage: false, endCursor: null }, edges } };
      },
      close: async () => {},
    }) as unknown as Session;
  const several = findPerson(people(['Ada Quill', 'Bo Quill']), 'quill');
  await expect(several).rejects.toThrow(
    "'quill' may name 2 people: E-0, E-1. Say which, by key (`npx meritgraph person KEY` tells who it is).",
  );
  const nobody = findPerson(people(['Ada Quill', 'Bo Quill']), 'Zacharias');
  await expect(nobody).rejects.not.toThrow(/Ada|Bo|Quill/);
});

describe('a code', () => {
  type Coded = Record<string, { id: string; framework: string; code: string; name: string } | null>;
  /** A server that knows these codes alone: any other question fails. */
  const codes = (answer: (variables: Record<string, unknown>) => Coded) => {
    const asked: [query: string, variables: Record<string, unknown>][] = [];
    const session = {
      async execute(query: string, variables: Record<string, unknown>) {
        expect(query).not.toContain('search:');
        asked.push([query, variables]);
        return answer(variables);
      },
      close: async () => {},
    } as unknown as Session;
    return { session, asked };
  };
  const role = (framework: string, code: string) => ({
    id: `${framework} ${code}`,
    framework,
    code,
    name: 'A role',
  });

  test('is asked of its framework where that is named, else of all, and no name is looked for', async () => {
    const uri = 'http://data.europa.eu/esco/occupation/1';
    const { session, asked } = codes(({ code }) => ({ ...noCode, ESCO: role('ESCO', String(code)) }));
    expect(await findRole(session, `esco:${uri}`)).toEqual({ id: `ESCO ${uri}`, label: 'A role' });
    expect(await findRole(session, uri)).toEqual({ id: `ESCO ${uri}`, label: 'A role' });
    expect(asked.map(([query]) => query.match(/framework: [A-Z]+/g)!.length)).toEqual([1, 5]);
    expect(told).toEqual([]);
  });

  test('of the occupational classification is what O*NET has under it with .00, and that is said', async () => {
    const { session } = codes(({ soc }) => ({ ...noCode, soc: role('ONET', String(soc)) }));
    for (const typed of ['15-1252', 'onet:15-1252'])
      expect((await findRole(session, typed)).id).toBe('ONET 15-1252.00');
    expect(told[0]).toBe("Taking '15-1252' for the role A role (15-1252.00).\n");
    const own = codes(({ code }) => ({
      ...noCode,
      ORGANISATION: role('ORGANISATION', String(code)),
      soc: role('ONET', '15-1252.00'),
    }));
    expect((await findRole(own.session, '15-1252')).id).toBe('ORGANISATION 15-1252');
  });

  test('that two frameworks have is not taken for either, and each is named as it can be typed', async () => {
    const { session } = codes(({ code }) => ({
      ...noCode,
      ONET: role('ONET', String(code)),
      ORGANISATION: role('ORGANISATION', String(code)),
    }));
    await expect(findRole(session, 'X-1')).rejects.toThrow(
      "'X-1' is the code of 2 roles: A role (onet:X-1), A role (org:X-1). Say which, with its prefix.",
    );
  });
});

describe('another name', () => {
  const bearing = (...confidences: number[]) =>
    ({
      async execute(query: string) {
        if (query.includes('ByCode(')) return noCode;
        const rows = confidences.map((confidence, at) => ({
          ...{ score: 1, confidence },
          row: { id: `r${at}`, framework: 'ONET', code: `C-${at}`, name: `Role ${'abc'[at]}` },
        }));
        const edges = rows.toReversed().map(({ row: node }) => ({ node }));
        return { found: { pageInfo: { hasNextPage: false, endCursor: null }, edges }, matched: { rows } };
      },
      close: async () => {},
    }) as unknown as Session;

  test('that one role bears is taken for it, and that is said', async () => {
    expect((await findRole(bearing(1), 'data analyst')).id).toBe('r0');
    expect(told).toEqual(["Taking 'data analyst' for the role Role a (C-0).\n"]);
  });

  test('that several bear is taken for none: they are listed with their codes', async () => {
    await expect(findRole(bearing(1 / 3, 1 / 3, 1 / 3), 'data analyst')).rejects.toThrow(
      "'data analyst' may name 3 roles: Role a (C-0), Role b (C-1), Role c (C-2). Say which, by name or code.",
    );
  });

  test('is the abbreviation that a name ends on, of its own words', () => {
    const skills = named(
      ...['Structured query language SQL', 'Microsoft SQL', 'Cascading style sheets CSS', 'Windent SQL'],
      ...['Amazon Web Services AWS software', 'Amazon Web Services AWS CloudFormation'],
    );
    const meant = (typed: string) => clearlyNearest(typed, skills).one?.label;
    expect(['sql', 'CSS', 'aws'].map(meant)).toEqual([skills[0]!.label, skills[2]!.label, skills[4]!.label]);
    expect(clearlyNearest('sql', skills).isSame).toBe(false);
  });
});

test('a unit that nothing is like is refused with what there is, one that several are like by name alone', async () => {
  const session = {
    execute: async () => ({ units: ['Payments', 'Payments Risk', 'Ward 3'] }),
    close: async () => {},
  } as unknown as Session;
  await expect(findUnit(session, 'Nix')).rejects.toThrow(
    /^No unit is called 'Nix', and nothing is near it; there are: Payments, Payments Risk, Ward 3\.$/,
  );
  await expect(findUnit(session, 'paym')).rejects.toThrow(
    /^'paym' may name 2 units: Payments, Payments Risk\. Say which, by name\.$/,
  );
});

describe('an opening', () => {
  const session = {
    async execute() {
      const opening = (id: string, title: string, code: string, from: string) => ({
        node: { id, from, role: { title, code } },
      });
      const edges = [
        opening('a', 'Welder', 'W', '2026-01-01'),
        opening('b', 'Payments Engineer', 'P', '2025-10-15'),
        opening('c', 'Payments Engineer', 'P', '2026-07-20'),
      ];
      return { pod: { demand: { pageInfo: { hasNextPage: false, endCursor: null }, edges } } };
    },
    close: async () => {},
  } as Session;
  const found = async (typed: string) => (await findOpening(session, 'pod', typed)).id;

  test('of a role that the pod asks for twice is told from the other by its first day', async () => {
    expect(await found('welder')).toBe('a');
    expect(await found('payments engineer@2026-07-20')).toBe('c');
    expect(await found('P@2025-10-15')).toBe('b');
    await expect(found('Payments Engineer')).rejects.toThrow(
      'may name 2 openings: Payments Engineer@2025-10-15 (P@2025-10-15), Payments Engineer@2026-07-20 (P@2026-07-20)',
    );
    await expect(found('Payments Engineer@2026-07-21')).rejects.toThrow('Payments Engineer@2026-07-20');
  });
});

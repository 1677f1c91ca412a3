import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShortlistView } from '../../src/cli/views/shortlist/read-shortlist.ts';
import type { StandingView } from '../../src/cli/views/shortlist/standing-view.ts';
import { ask, type RunningProcess, runCli, startServer, succeed } from './process.ts';
import { writeRankingOrganisation } from './ranking-organisation.ts';

type Listed = ShortlistView & {
  readonly request: { readonly startFrom: 'OPENING' | 'ASKED' | null };
};

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-shortlists-'));
const AS_OF = '2026-07-01';
const environment = { MERITGRAPH_DATA_FOLDER: join(folder, 'data') };

/** Every command asks the one server that holds the graph. */
describe('ranking on the command line', { timeout: 180_000 }, () => {
  let server: RunningProcess & { url: string };

  beforeAll(async () => {
    writeRankingOrganisation(join(folder, 'organisation'));
    await succeed(['import', 'organisation', join(folder, 'organisation'), '--history'], environment);
    server = await startServer(environment);
    await succeed(['run', 'fit-decay'], environment);
  }, 300_000);

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const shortlist = async (...words: string[]): Promise<Listed> =>
    JSON.parse(await succeed(['shortlist', ...words, '--as-of', AS_OF, '--json'], environment)) as Listed;
  const order = ({ entries }: Listed) => entries.map(({ person }) => person.externalId).join(' ');
  const leftOut = ({ excluded }: Listed) =>
    Object.fromEntries(excluded.map(({ reason, people }) => [reason, people]));

  it('ranks for a role, an opening, a pod and a list of skills', async () => {
    const [role, opening, pod, skills, other] = await Promise.all([
      shortlist('database keeper'),
      shortlist('--pod', 'Ledger', '--opening', 'illustrator'),
      shortlist('--pod', 'Ledger'),
      shortlist('--skills', 'org:SQL:0.7:0.9', 'org:OPS:0.6:0.5', '--title', 'Keeping data'),
      shortlist('--skills', 'drawing:0.5'),
    ]);
    expect(order(role)).toBe('E1 E2 E3 E4');
    expect(leftOut(role)).toEqual({ NO_EVIDENCE: 1 });
    expect([opening.title, order(opening)]).toEqual(['Illustrator', 'E5']);
    expect(pod.entries.map(({ person }) => person.externalId).sort()).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
    expect([skills.title, order(skills)]).toEqual(['Keeping data', 'E1 E2 E3 E4']);
    expect(skills.entries.map(({ score }) => score.value)).toEqual(
      role.entries.map(({ score }) => score.value),
    );
    expect(order(other)).toBe('E5');
  });

  it('says as JSON what was asked, and by whose word the first day of work', async () => {
    const scoped = ['--pod', 'Ledger', '--opening', 'illustrator', '--scope', 'unit=Payments', '--size', '3'];
    const [taken, asked, role] = await Promise.all([
      shortlist(...scoped),
      shortlist(...scoped, '--start', '2027-01-04'),
      shortlist('database keeper'),
    ]);
    const { request, provenance } = taken;
    expect(request).toMatchObject({
      size: 3,
      pod: { name: 'Ledger' },
      asSent: { scope: { units: ['Payments'] } },
    });
    // The opening began before the day that is asked about.
    expect([request.start, request.startFrom]).toEqual([null, null]);
    expect(asked.request).toMatchObject({ start: '2027-01-04', startFrom: 'ASKED' });
    expect(role.request).toMatchObject({ size: 10, start: null, startFrom: null, pod: null });
    expect(provenance.runs.map(({ job }) => job)).toContain('FIT_DECAY');
    const [first] = role.entries;
    expect(first!.contributions[0]!.skill).toEqual({ id: expect.any(String), name: expect.any(String) });
    const lacking = role.entries.find(({ missing }) => missing.length > 0)!.missing[0]!;
    expect(lacking.skill.id).toBeTypeOf('string');
    expect(lacking.current.low).toBeLessThan(lacking.current.high);
  });

  it('leaves out by scope, minimum and name, and counts whom by why', async () => {
    const [unit, wage, having, must, excluded, two] = await Promise.all([
      shortlist('database keeper', '--scope', 'unit=Payments'),
      shortlist('database keeper', '--scope', 'max-wage=55000USD'),
      shortlist('database keeper', '--scope', 'having=org:OPS:0.6', 'location=Leeds'),
      shortlist('database keeper', '--must', 'query writing:0.6'),
      shortlist('database keeper', '--exclude', 'E1', 'cy rask'),
      shortlist('database keeper', '--size', '2'),
    ]);
    expect([order(unit), leftOut(unit)]).toEqual(['E1 E2', { OUT_OF_SCOPE: 3 }]);
    expect([order(wage), leftOut(wage)]).toEqual(['E3 E4', { ABOVE_WAGE: 2, NO_EVIDENCE: 1 }]);
    expect(leftOut(having).OUT_OF_SCOPE).toBeGreaterThanOrEqual(3);
    expect(order(having)).toMatch(/^E1/);
    expect(order(must)).toMatch(/^E1/);
    expect(leftOut(must).BELOW_MINIMUM).toBe(5 - must.entries.length);
    expect(must.entries.length).toBeLessThan(4);
    expect([order(excluded), leftOut(excluded)]).toEqual(['E2 E4', { EXCLUDED: 2, NO_EVIDENCE: 1 }]);
    expect([order(two), two.considered]).toEqual(['E1 E2', 4]);
  });

  it('tells with --standing where somebody stands, on the list, below it or left out, and why', async () => {
    const words = [
      'database keeper',
      '--size',
      '1',
      '--exclude',
      'E2',
      '--standing',
      'E1',
      'di varga',
      'E2',
      'E5',
    ];
    const { standings, ...list } = (await shortlist(...words)) as Listed & { standings: StandingView[] };
    expect(order(list)).toBe('E1');
    const [first, last, excluded, unseen] = standings.map(({ standing }) => standing!);
    expect(standings.map(({ person }) => person.name).slice(0, 2)).toEqual(['Ada Lind', 'Di Varga']);
    expect(first).toMatchObject({ rank: 1, entry: list.entries[0], excludedBy: [], asListed: true });
    expect(last).toMatchObject({ rank: 3, excludedBy: [], asListed: true });
    const { score, contributions, missing, rankInterval } = last!.entry!;
    expect(contributions.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score.value, 9);
    expect(missing.length).toBeGreaterThan(0);
    expect(rankInterval.low).toBeLessThanOrEqual(3);
    expect(excluded).toMatchObject({ rank: null, entry: null, excludedBy: ['EXCLUDED'] });
    expect(unseen).toMatchObject({ rank: null, entry: null, excludedBy: ['NO_EVIDENCE'] });

    const printed = await succeed(['shortlist', ...words, '--as-of', AS_OF], environment);
    expect(printed).toMatch(/Di Varga stands at 3 of 3, not listed/);
    expect(printed).toMatch(/Bo Quist was left out: excluded by the request\./);
    const nobody = await runCli(['shortlist', 'database keeper', '--standing', 'nobody'], environment);
    expect(nobody).toMatchObject({ code: 3, stdout: '' });
    expect(nobody.stderr).toMatch(/No person is called 'nobody'/);
  });

  it('prefers people unlike those above with --diversity', async () => {
    const [alike, unlike] = await Promise.all([
      shortlist('--pod', 'Ledger', '--size', '4'),
      shortlist('--pod', 'Ledger', '--size', '4', '--diversity', '0.9'),
    ]);
    expect(unlike.entries[0]!.person.externalId).toBe(alike.entries[0]!.person.externalId);
    // Who draws is unlike all those who keep data: never behind two of them.
    expect(order(unlike).split(' ').slice(0, 2)).toContain('E5');
  });

  it('draws the list with --svg: every person, score and reason, names with commas whole', async () => {
    const path = join(folder, 'keepers.svg');
    const printed = await succeed(['shortlist', 'database keeper', '--svg', path], environment);
    const svg = readFileSync(path, 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>\n$/);
    for (const name of ['Ada Lind', 'Bo Quist', 'Cy Rask', 'Di Varga']) {
      expect(svg).toContain(`>${name}</text>`);
      expect(printed).toContain(name);
    }
    expect(svg).toMatch(/>Running services, at night \+0\.\d+ \(\d{4}-\d\d\)<\/text>/);
    expect(svg.match(/<circle /g)).toHaveLength(4);
  });

  it.each([
    [['shortlist', 'database keeper', '--pod', 'Ledger'], 2, /one target/],
    [['shortlist', '--opening', 'illustrator'], 2, /--pod/],
    [['shortlist', 'database keeper', '--scope', 'colour=red'], 2, /--scope takes unit=/],
    [['shortlist', 'database keeper', '--diversity', '2'], 2, /from 0 to 1/],
    [['shortlist', '--skills', 'drawing:7'], 2, /from 0 to 1/],
    [['shortlist', 'database keeper', '--must', 'juggling'], 3, /'juggling'/],
    [['shortlist', 'database keeper', '--size', '5000'], 2, /whole number from 1 to 1000/],
    [['shortlist', 'database keeper', '--size', '0'], 2, /whole number from 1 to 1000/],
    [['shortlist', 'database keeper', '--title', 'Mine'], 2, /--title names a list of --skills/],
    [['shortlist', 'database keeper', '--known-at', '2999-01-01'], 3, /--known-at: is in the future/],
    [
      ['shortlist', 'database keeper', '--scope', 'max-wage=9ZZZ'],
      3,
      /--scope max-wage=: is not an ISO 4217 code/,
    ],
    [['replay', 'bm9ib2R5'], 3, /no such shortlist/],
    [['best-roles', 'nobody'], 3, /No person is called 'nobody'/],
  ])('says in one line what is wrong with %j', async (words, code, what) => {
    const finished = await runCli(words, environment);
    expect(finished.stderr).toMatch(what);
    expect(finished).toMatchObject({ code, stdout: '' });
    expect(finished.stderr).not.toMatch(/\n\s+at /);
  });

  it('shows the roles that fit a person, by the score of a shortlist of each', async () => {
    const [listed, fits, printed] = await Promise.all([
      shortlist('database keeper'),
      succeed(['best-roles', 'E2', '--open', '--as-of', AS_OF, '--json'], environment),
      succeed(['best-roles', 'bo quist'], environment),
    ]);
    const { edges } = JSON.parse(fits) as {
      edges: { node: { title: string }; score: { value: number } }[];
    };
    expect(edges.map(({ node, score }) => [node.title, score.value])).toEqual([
      ['Database keeper', listed.entries[1]!.score.value],
    ]);
    expect(printed).toMatch(/Roles for Bo Quist[\s\S]*Database keeper \(DBA\)/);
  });

  it('computes a list again: 0 where it is identical, 4 and who changed places where it is not', async () => {
    const listed = await shortlist('database keeper', '--start', '2026-09-01');
    const same = await runCli(['replay', listed.id], environment);
    expect(same.stdout).toMatch(/^Identical/);
    expect(same.code).toBe(0);

    const { roleByCode: role, pods } = await ask<{
      roleByCode: { id: string };
      pods: { edges: { node: { id: string } }[] };
    }>(
      server.url,
      '{ roleByCode(framework: ORGANISATION, code: "DBA") { id } pods(first: 1) { edges { node { id } } } }',
    );
    const assigned = {
      ...{ externalId: 'A1', person: listed.entries[0]!.person.id, role: role.id },
      ...{ pod: pods.edges[0]!.node.id, from: '2026-08-01' },
    };
    await ask(
      server.url,
      'mutation ($input: [AssignmentInput!]!) { recordAssignments(input: $input) { __typename } }',
      { input: [assigned] },
    );
    const [told, read] = await Promise.all([
      runCli(['replay', listed.id], environment),
      runCli(['replay', listed.id, '--json'], environment),
    ]);
    expect(told.code).toBe(4);
    expect(told.stdout).toMatch(/^It differs[\s\S]*\(assignments\)[\s\S]*Ada Lind[\s\S]*Bo Quist/);
    const { differences, ...rest } = JSON.parse(read.stdout) as {
      differences: { rank: number; stored: unknown; again: unknown }[];
    };
    expect(read.code).toBe(4);
    expect(rest).toMatchObject({ identical: false, considered: 4, consideredAgain: 3 });
    expect(differences.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(differences[3]).toMatchObject({ again: null });
  });

  it('audits a list, and says what too few disclosures leave unsaid', async () => {
    const { id } = await shortlist('database keeper', '--size', '2');
    const [audit, printed] = await Promise.all([
      succeed(['fairness', id, '--json'], environment),
      succeed(['fairness', id], environment),
    ]);
    expect(JSON.parse(audit)).toEqual({
      shortlist: id,
      undisclosed: expect.any(Number),
      flagged: false,
      groups: [],
    });
    expect(printed).toContain('too few people disclosed anything');
  });
});

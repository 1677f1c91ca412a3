import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reinforcedByAwards } from '../../../../src/analytics/carry-over/reinforced-by-awards.ts';
import { DAY } from '../../../../src/domain/clock.ts';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import {
  type LastObservedWithFormerSeriesParams,
  type PutCredentialsParams,
  statements,
} from '../../../../src/graph/statements.generated.ts';
import { createProficiencies } from '../../../../src/services/proficiency/proficiencies.ts';
import { appendChanges } from '../../../../src/services/runs/changes.ts';
import type { AwardGain } from '../../../../src/services/shortlists/award-gains.ts';
import type { ShortlistEntry } from '../../../../src/services/shortlists/shortlist-entries.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { fittedSeries } from '../../../../src/talent-index/build/fitted-series.ts';
import { statement } from '../../../contract/graph/ad-hoc-statement.ts';
import { caller, rankingWorld, roleIds, skillId, TODAY } from '../../ranking-world.ts';
import { make, shortlistsOver } from '../shortlist-world.ts';

const seenInSkill = statement<
  { skillId: string },
  { personId: string; observedAt: number; lastAt: number }
>(`// When people were observed last in a skill, and in any.
// @param   skillId string
// @returns personId string, observedAt int, lastAt int
MATCH (s:Skill {id: $skillId})<-[f:PROFICIENT_IN]-(p:Person)
RETURN p.id AS personId, f.observedAt AS observedAt, f.lastAt AS lastAt
ORDER BY personId`);
const asFormerly = statement(`// Series as releases wrote them that did not keep when a skill was observed.
MATCH (p:Person)-[f:PROFICIENT_IN]->(s:Skill)
REMOVE f.observedAt`);

const [analyst] = roleIds;
let graph: Graph;

beforeEach(async () => {
  graph = await openGrafeo({ create: true });
  await rankingWorld(graph);
});
afterEach(() => graph.close());

const list = (role: string) => make(shortlistsOver(graph), { target: { role }, size: 100 });
const entryOf = async (role: string, id: string): Promise<ShortlistEntry | undefined> =>
  (await list(role)).entries.find((entry) => entry.personId === id);

describe('what would lift somebody', () => {
  const credential = (name: string) => `credential:org:${name}`;

  beforeEach(async () => {
    const plain = { kind: 'CERTIFICATION', days: 10, validityDays: null };
    const row = (name: string, cost: number | null, currency: string | null, rest: object = {}) => ({
      id: credential(name),
      externalId: name,
      name,
      ...plain,
      cost,
      currency,
      ...rest,
    });
    credentials = [
      row('dear', 5_000, 'USD'),
      row('cheap', 100, 'USD'),
      row('foreign', 1, 'EUR'),
      row('free', null, null, { days: 1 }),
      row('stack', 1, 'USD', { kind: 'STACK' }),
      row('advanced', 1, 'USD'),
      row('elsewhere', 1, 'USD'),
    ];
    await offer(graph, () => true);
    await graph.write(async (transaction) => {
      await transaction.run(statements.linkCredentialPrerequisites, {
        rows: [{ id: credential('advanced'), targetId: credential('cheap') }],
      });
    });
  });

  let credentials: PutCredentialsParams['rows'] = [];

  async function offer(to: Graph, offered: (id: string) => boolean): Promise<void> {
    const validates = (name: string, skill: number, level: number) => ({
      id: credential(name),
      skillId: skillId(skill),
      level,
    });
    const validations = [
      ...[0, 1, 2].map((skill) => validates('dear', skill, 0.9)),
      validates('cheap', 1, 0.7),
      validates('foreign', 2, 0.7),
      validates('free', 3, 0.7),
      ...[0, 1, 2, 3, 4].map((skill) => validates('stack', skill, 0.95)),
      ...[0, 1, 2, 3, 4].map((skill) => validates('advanced', skill, 0.95)),
      validates('elsewhere', 8, 0.9),
    ];
    await to.write(async (transaction) => {
      const rows = credentials.filter(({ id }) => offered(id));
      await transaction.run(statements.putCredentials, { rows });
      await transaction.run(statements.putValidations, {
        rows: validations.filter(({ id }) => offered(id)),
        seq: 1,
      });
    });
  }

  async function award(id: string, name: string, awardedAt = TODAY): Promise<void> {
    await graph.write((transaction) =>
      transaction.run(statements.appendAwards, {
        open: OPEN,
        rows: [
          {
            ...{ id: `award:org:${id}-${name}`, version: `award:org:${id}-${name}@1` },
            ...{ externalId: `${id}-${name}`, personId: id },
            ...{ credentialId: credential(name), awardedAt, expiresAt: null },
            ...{ status: null, statusAt: null, recordedAt: TODAY, recordedSeq: 1 },
          },
        ],
      }),
    );
  }

  const offeredAlone = ['dear', 'cheap', 'foreign', 'free'] as const;

  test('is the score that the award then gives, and the rank', async () => {
    const before = await list(analyst);
    const chosen = before.entries.filter(({ awardGains }) => awardGains.most !== null).slice(0, 6);
    expect(chosen).toHaveLength(6);
    for (const { personId: id, awardGains, score } of chosen) {
      const copy = graph;
      graph = await openGrafeo({ create: true });
      await rankingWorld(graph);
      await offer(graph, () => true);
      await award(id, awardGains.most!.credentialId.slice('credential:org:'.length));
      const after = (await entryOf(analyst, id))!;
      // What an observed skill that fades no more says of the person's other skills is left out of the gain.
      expect(Math.abs(after.score.value - score.value - awardGains.most!.score)).toBeLessThan(0.001);
      expect(after.rank).toBe(awardGains.most!.rank);
      await graph.close();
      graph = copy;
    }
  });

  test('is counted once, whatever was awarded before for the same skill', async () => {
    const former = await list(analyst);
    let [told, doubled] = [0, 0];
    for (const { personId: id, awardGains: alone } of former.entries.slice(0, 12)) {
      const copy = graph;
      graph = await openGrafeo({ create: true });
      await rankingWorld(graph);
      await offer(graph, (offered) => offered === credential('dear') || offered === credential('cheap'));
      await award(id, 'cheap', TODAY - DAY);
      const before = (await entryOf(analyst, id))!;
      const { most } = before.awardGains;
      if (most !== null) {
        await award(id, 'dear');
        const after = (await entryOf(analyst, id))!;
        expect(Math.abs(after.score.value - before.score.value - most.score)).toBeLessThan(0.001);
        told++;
        if (alone.most !== null && alone.most.score > most.score) doubled++;
      }
      await graph.close();
      graph = copy;
    }
    expect(told).toBeGreaterThan(3);
    expect(doubled).toBeGreaterThan(0);
  });

  test('what was observed has not faded after it, and is what an award leaves of it wherever it is read', async () => {
    const { index } = await createTalentIndex({ graph }).current(caller);
    const { entries } = await list(analyst);
    const { personId: id, contributions } = entries.find(({ contributions: all }) =>
      all.some(({ skillId: skill }) => skill === skillId(1)),
    )!;
    const [person, skill] = [index.people.ids.numberOf(id)!, index.skills.numberOf.get(skillId(1))!];
    const before = fittedSeries(index, person, skill)!;
    await award(id, 'cheap');
    const after = await createTalentIndex({ graph }).current(caller);
    const at = before.lastReinforcedAt;
    const {
      lastAt: _,
      observedAt: __,
      ...left
    } = reinforcedByAwards({ ...before, lastAt: at, observedAt: at }, [TODAY]);
    expect(fittedSeries(after.index, person, skill)).toEqual(left);
    const now = (await entryOf(analyst, id))!.contributions;
    const inSkill = (all: typeof contributions) => all.find((reason) => reason.skillId === skillId(1))!;
    expect(inSkill(now).basis).toBe('OBSERVED');
    expect(inSkill(now).value).toBeGreaterThan(inSkill(contributions).value);
    const [served] = await createProficiencies({ graph }).forPairs(
      caller,
      [{ personId: id, skillId: skillId(1) }],
      TODAY,
    );
    expect(served!.estimate.value).toBeCloseTo(left.initial, 12);
    expect(served!.lastReinforcedAt).toBe(TODAY);
  });

  test('the cheapest that lifts comes next, by the prices of one currency: what each alone would do decides', async () => {
    const alone = new Map<string, ReadonlyMap<string, AwardGain | null>>();
    for (const name of offeredAlone) {
      const copy = await openGrafeo({ create: true });
      await rankingWorld(copy);
      await offer(copy, (id) => id === credential(name));
      const { entries } = await make(shortlistsOver(copy), { target: { role: analyst }, size: 100 });
      alone.set(name, new Map(entries.map((entry) => [entry.personId, entry.awardGains.next])));
      await copy.close();
    }
    // Own currency first; of the other only where nothing in the own one lifts; without a price after all.
    const preferred = {
      EUR: ['foreign', 'cheap', 'dear', 'free'],
      USD: ['cheap', 'dear', 'foreign', 'free'],
    };
    const { index } = await createTalentIndex({ graph }).current(caller);
    const { entries } = await list(analyst);
    const told = new Map<string, number>();
    for (const { personId: id, awardGains } of entries) {
      const { currency } = index.people;
      const own = currency.values[currency.codes[index.people.ids.numberOf(id)!]!] as keyof typeof preferred;
      const lifting = preferred[own].filter((name) => alone.get(name)!.get(id));
      const expected = lifting.length === 0 ? null : alone.get(lifting[0]!)!.get(id);
      expect([id, awardGains.next]).toEqual([id, expected]);
      told.set(`${own} ${lifting[0]}`, (told.get(`${own} ${lifting[0]}`) ?? 0) + 1);
    }
    expect(entries[0]!.awardGains.next).toBeNull();
    // Somebody of each kind was met: nothing lifts, the own currency decides, the dear or unpriced one is all there is.
    expect([...told.keys()]).toEqual(expect.arrayContaining(['USD cheap', 'USD undefined']));
    expect(told.size).toBeGreaterThanOrEqual(4);
  });

  test('is what recording the award then does, and is not told of what somebody holds', async () => {
    const { entries } = await list(analyst);
    const chosen = entries.filter(({ awardGains }) => awardGains.next?.credentialId === credential('cheap'));
    expect(chosen.length).toBeGreaterThan(3);
    const { personId: id, score, awardGains } = chosen[0]!;
    await award(id, 'cheap');
    const after = (await entryOf(analyst, id))!;
    expect(after.score.value - score.value).toBeCloseTo(awardGains.next!.score, 12);
    expect(after.rank).toBe(awardGains.next!.rank);
    expect(after.awardGains.next?.credentialId).not.toBe(credential('cheap'));
    expect(after.awardGains.most?.credentialId).not.toBe(credential('cheap'));
  });

  test('is told by the prices of now: who asks again after an import is told by them', async () => {
    const shortlists = shortlistsOver(graph);
    const asked = { target: { role: analyst }, size: 100, asOf: TODAY };
    const named = async () => {
      const { entries } = await make(shortlists, asked);
      const told = entries.filter(({ awardGains: { next } }) => next?.credentialId === credential('cheap'));
      return told.map(({ personId: id }) => id);
    };
    const before = await named();
    expect(before.length).toBeGreaterThan(3);
    await graph.write(async (transaction) => {
      // As an import of credentials logs it: of the organisation, which no index is built from.
      await appendChanges(transaction, TODAY, [{ kind: 'ORGANISATION', subject: 'run:import' }]);
      const rows = credentials
        .filter(({ id }) => id === credential('cheap'))
        .map((row) => ({ ...row, cost: 9_000 }));
      await transaction.run(statements.putCredentials, { rows });
    });
    const after = await named();
    expect(after.length).toBeLessThan(before.length);
    expect(after).toEqual(
      (await list(analyst)).entries
        .filter(({ awardGains: { next } }) => next?.credentialId === credential('cheap'))
        .map(({ personId: id }) => id),
    );
  });

  test('is not what has to be preceded by something not held', async () => {
    const named = ({ awardGains: { next, most } }: ShortlistEntry) => [
      next?.credentialId,
      most?.credentialId,
    ];
    const before = await list(analyst);
    expect(before.entries.flatMap(named)).not.toContain(credential('advanced'));
    expect(before.entries.flatMap(named)).not.toContain(credential('stack'));
    for (const { personId: id } of before.entries) await award(id, 'cheap');
    const after = await list(analyst);
    expect(after.entries.flatMap(named)).toContain(credential('advanced'));
    expect(after.entries.flatMap(named)).not.toContain(credential('cheap'));
  });

  test('is told by what was known then, as known at an earlier time or of a list that was made before', async () => {
    const [first, ...others] = (await list(analyst)).entries.map(({ personId: id }) => id);
    for (const id of others) await award(id, 'cheap', TODAY - 100 * DAY);
    const known = { target: { role: analyst }, size: 100, knownAt: TODAY };
    const short = { target: { role: analyst }, size: 1 };
    const told = ({ personId: id, score, awardGains }: ShortlistEntry) => [id, score.value, awardGains];
    const asKnown = async () => (await make(shortlistsOver(graph), known)).entries.map(told);
    const { shortlist } = await make(shortlistsOver(graph), short);
    const offList = async () => {
      const asked = others.map((id) => ({ shortlist, personId: id }));
      const standings = await shortlistsOver(graph).standings(caller, asked);
      expect(standings.every((standing) => standing?.asListed)).toBe(true);
      return standings.map((standing) => standing?.entry && told(standing.entry));
    };
    const before = { asKnown: await asKnown(), offList: await offList() };
    expect(JSON.stringify(before.asKnown)).toContain(credential('dear'));

    // Told of afterwards: everybody was looked at after the award, and then awarded another.
    await graph.write(async (transaction) => {
      const subject = first!;
      const seq = await appendChanges(transaction, TODAY + DAY, [
        { kind: 'OBSERVATIONS', subject },
        { kind: 'AWARDS', subject },
      ]);
      const recorded = { recordedAt: TODAY + DAY, recordedSeq: seq };
      const observations = others.map((id) => ({
        ...{ id: `observation:org:late-${id}`, version: `observation:org:late-${id}@${seq}` },
        ...{ externalId: `late-${id}`, personId: id, skillId: skillId(1), at: TODAY - 5 * DAY },
        ...{ kind: 'ASSESSMENT', score: 0.1, trials: 30 },
        ...{ evaluatorId: null, assignmentId: null, artifact: null, ...recorded },
      }));
      await transaction.run(statements.appendObservations, { rows: observations, open: OPEN });
      const awards = others.map((id) => ({
        ...{ id: `award:org:${id}-dear`, version: `award:org:${id}-dear@${seq}` },
        ...{ externalId: `${id}-dear`, personId: id, credentialId: credential('dear') },
        ...{ awardedAt: TODAY - DAY, expiresAt: null, status: null, statusAt: null, ...recorded },
      }));
      await transaction.run(statements.appendAwards, { rows: awards, open: OPEN });
    });
    expect(await asKnown()).toEqual(before.asKnown);
    expect(await offList()).toEqual(before.offList);
  });

  test('is not taken for counted in series of a former release, which an award has not raised', async () => {
    const seen = await graph.read(seenInSkill, { skillId: skillId(1) });
    const between = seen.filter(({ observedAt, lastAt }) => lastAt - observedAt > 2 * DAY);
    let [told, raised] = [0, 0];
    for (const { personId: id, observedAt } of between.slice(0, 8)) {
      const gain: Record<string, number> = {};
      for (const kept of ['kept', 'former']) {
        const copy = graph;
        graph = await openGrafeo({ create: true });
        await rankingWorld(graph);
        await offer(graph, (offered) => offered === credential('dear') || offered === credential('cheap'));
        if (kept === 'former') await graph.write((transaction) => transaction.run(asFormerly, {}));
        await award(id, 'cheap', observedAt + DAY);
        const before = await entryOf(analyst, id);
        const most = before?.awardGains.most;
        if (before !== undefined && most?.credentialId === credential('dear')) {
          await award(id, 'dear');
          const after = (await entryOf(analyst, id))!;
          expect(Math.abs(after.score.value - before.score.value - most.score)).toBeLessThan(0.001);
          gain[kept] = most.score;
          told++;
        }
        await graph.close();
        graph = copy;
      }
      if (gain.former! > gain.kept! + 0.005) raised++;
    }
    expect(told).toBeGreaterThan(3);
    expect(raised).toBeGreaterThan(0);
  });

  test('when skills were looked at is asked at once, and only where own evidence in what the role asks for counts it', async () => {
    const asked: string[] = [];
    const counting: Graph = {
      ...graph,
      read: (statement, params, options) => {
        if (statement.name === 'lastObservedWithFormerSeries') {
          const { rows } = params as LastObservedWithFormerSeriesParams;
          asked.push(rows.map(({ personId, skillIds }) => `${personId} ${skillIds}`).join());
        }
        return graph.read(statement, params, options);
      },
      readColumns: (statement, params, options) => graph.readColumns(statement, params, options),
      write: (work, options) => graph.write(work, options),
    };
    const ranked = () => make(shortlistsOver(counting), { target: { role: analyst }, size: 100 });
    const seen = await graph.read(seenInSkill, { skillId: skillId(1) });
    const known = new Set(seen.map(({ personId }) => personId));
    const { entries } = await ranked();
    const unseen = entries.find(({ personId }) => !known.has(personId))!.personId;
    const elsewhere = (await graph.read(seenInSkill, { skillId: skillId(8) })).find(
      ({ observedAt, lastAt }) => lastAt - observedAt > 2 * DAY,
    )!;
    await award(unseen, 'cheap', TODAY - 700 * DAY);
    await award(elsewhere.personId, 'elsewhere', elsewhere.observedAt + DAY);
    await ranked();
    expect(asked).toEqual([]);
    const listed = new Set(entries.map(({ personId }) => personId));
    const between = seen.filter(
      ({ personId, observedAt, lastAt }) => listed.has(personId) && lastAt - observedAt > 2 * DAY,
    );
    for (const { personId: id, observedAt } of between) await award(id, 'cheap', observedAt + DAY);
    expect(between.length).toBeGreaterThan(1);
    await ranked();
    expect(asked).toEqual([
      between
        .map(({ personId: id }) => `${id} ${skillId(1)}`)
        .sort()
        .join(),
    ]);
  });

  test('nothing is told of a list whose places are not by score alone', async () => {
    const { shortlist, entries } = await make(shortlistsOver(graph), {
      target: { role: analyst },
      size: 5,
      diversity: 0.5,
    });
    for (const { awardGains } of entries) expect(awardGains).toEqual({ next: null, most: null });
    expect(shortlist.tellingAssessment).toBeNull();
  });
});

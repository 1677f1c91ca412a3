import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../../src/domain/clock.ts';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import { type LastObservedParams, statements } from '../../../../src/graph/statements.generated.ts';
import { appendChanges } from '../../../../src/services/runs/changes.ts';
import type { ShortlistEntry } from '../../../../src/services/shortlists/shortlist-entries.ts';
import { statement } from '../../../contract/graph/ad-hoc-statement.ts';
import { caller, skillId, TODAY } from '../../ranking-world.ts';
import { make, shortlistsOver } from '../shortlist-world.ts';
import { analyst, type CredentialWorld, credential, openCredentialWorld } from './credential-world.ts';

const seenInSkill = statement<
  { skillId: string },
  { personId: string; observedAt: number; lastAt: number }
>(`// When people were observed last in a skill, and in any.
// @param   skillId string
// @returns personId string, observedAt int, lastAt int
MATCH (s:Skill {id: $skillId})<-[f:PROFICIENT_IN]-(p:Person)
RETURN p.id AS personId, f.observedAt AS observedAt, f.lastAt AS lastAt
ORDER BY personId`);
const asFormerly =
  statement(`// Series as releases wrote them that kept neither when a skill was observed nor whether anything was achieved in it.
MATCH (p:Person)-[f:PROFICIENT_IN]->(s:Skill)
REMOVE f.observedAt, f.achieved`);

let world: CredentialWorld;
beforeEach(async () => {
  world = await openCredentialWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

describe('what an award lifts somebody by', () => {
  test('is counted once, whatever was awarded before for the same skill', async () => {
    const former = await world.list();
    let [told, doubled] = [0, 0];
    for (const { personId: id, awardGains: alone } of former.entries.slice(0, 12)) {
      await using other = await openCredentialWorld(
        (offered) => offered === credential('dear') || offered === credential('cheap'),
      );
      await other.award(id, 'cheap', TODAY - DAY);
      const before = (await other.entryOf(id))!;
      const { most } = before.awardGains;
      if (most !== null) {
        await other.award(id, 'dear');
        const after = (await other.entryOf(id))!;
        expect(Math.abs(after.score.value - before.score.value - most.score)).toBeLessThan(0.001);
        told++;
        if (alone.most !== null && alone.most.score > most.score) doubled++;
      }
    }
    expect(told).toBeGreaterThan(3);
    expect(doubled).toBeGreaterThan(0);
  });

  test('is told by what was known then, as known at an earlier time or of a list that was made before', async () => {
    const [first, ...others] = (await world.list()).entries.map(({ personId: id }) => id);
    for (const id of others) await world.award(id, 'cheap', TODAY - 100 * DAY);
    const known = { target: { role: analyst }, size: 100, knownAt: TODAY };
    const short = { target: { role: analyst }, size: 1 };
    const told = ({ personId: id, score, awardGains }: ShortlistEntry) => [id, score.value, awardGains];
    const asKnown = async () => (await make(shortlistsOver(world.graph), known)).entries.map(told);
    const { shortlist } = await make(shortlistsOver(world.graph), short);
    const offList = async () => {
      const asked = others.map((id) => ({ shortlist, personId: id }));
      const standings = await shortlistsOver(world.graph).standings(caller, asked);
      expect(standings.every((standing) => standing?.asListed)).toBe(true);
      return standings.map((standing) => standing?.entry && told(standing.entry));
    };
    const before = { asKnown: await asKnown(), offList: await offList() };
    expect(JSON.stringify(before.asKnown)).toContain(credential('advanced'));

    // Told of afterwards: everybody was looked at after the award, and then awarded another.
    await world.graph.write(async (transaction) => {
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
    const seen = await world.graph.read(seenInSkill, { skillId: skillId(1) });
    const between = seen.filter(({ observedAt, lastAt }) => lastAt - observedAt > 2 * DAY);
    let [told, raised] = [0, 0];
    for (const { personId: id, observedAt } of between.slice(0, 8)) {
      const gain: Record<string, number> = {};
      for (const kept of ['kept', 'former']) {
        await using other = await openCredentialWorld(
          (offered) => offered === credential('dear') || offered === credential('cheap'),
        );
        if (kept === 'former') await other.graph.write((transaction) => transaction.run(asFormerly, {}));
        await other.award(id, 'cheap', observedAt + DAY);
        const before = await other.entryOf(id);
        const most = before?.awardGains.most;
        if (before !== undefined && most?.credentialId === credential('dear')) {
          await other.award(id, 'dear');
          const after = (await other.entryOf(id))!;
          expect(Math.abs(after.score.value - before.score.value - most.score)).toBeLessThan(0.001);
          gain[kept] = most.score;
          told++;
        }
      }
      if (gain.former! > gain.kept! + 0.005) raised++;
    }
    expect(told).toBeGreaterThan(3);
    expect(raised).toBeGreaterThan(0);
  });

  test('when skills were looked at is asked at once, and only where own evidence in what the role asks for counts it', async () => {
    const asked: string[] = [];
    const counting: Graph = {
      ...world.graph,
      read: (statement, params, options) => {
        if (statement.name === 'lastObserved') {
          const { rows } = params as LastObservedParams;
          asked.push(rows.map(({ personId, skillIds }) => `${personId} ${skillIds}`).join());
        }
        return world.graph.read(statement, params, options);
      },
      readColumns: (statement, params, options) => world.graph.readColumns(statement, params, options),
      write: (work, options) => world.graph.write(work, options),
    };
    const ranked = () => make(shortlistsOver(counting), { target: { role: analyst }, size: 100 });
    const seen = await world.graph.read(seenInSkill, { skillId: skillId(1) });
    const known = new Set(seen.map(({ personId }) => personId));
    const { entries } = await ranked();
    const unseen = entries.find(({ personId }) => !known.has(personId))!.personId;
    const elsewhere = (await world.graph.read(seenInSkill, { skillId: skillId(8) })).find(
      ({ observedAt, lastAt }) => lastAt - observedAt > 2 * DAY,
    )!;
    await world.award(unseen, 'cheap', TODAY - 700 * DAY);
    await world.award(elsewhere.personId, 'elsewhere', elsewhere.observedAt + DAY);
    await ranked();
    expect(asked).toEqual([]);
    const listed = new Set(entries.map(({ personId }) => personId));
    const between = seen.filter(
      ({ personId, observedAt, lastAt }) => listed.has(personId) && lastAt - observedAt > 2 * DAY,
    );
    for (const { personId: id, observedAt } of between) await world.award(id, 'cheap', observedAt + DAY);
    expect(between.length).toBeGreaterThan(1);
    await ranked();
    expect(asked).toEqual([
      between
        .map(({ personId: id }) => `${id} ${skillId(1)}`)
        .sort()
        .join(),
    ]);
  });
});

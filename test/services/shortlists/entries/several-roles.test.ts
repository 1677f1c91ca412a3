import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  expectedShareOfLevel,
  type LatentDistribution,
} from '../../../../src/analytics/decay/model/curve.ts';
import { assessmentOutcomes } from '../../../../src/analytics/ranking/assessment-outcomes.ts';
import { weighingRequirements } from '../../../../src/analytics/ranking/score.ts';
import { UNSEEN_MEAN, UNSEEN_TRIALS } from '../../../../src/analytics/ranking/unseen-skills.ts';
import { OPEN } from '../../../../src/domain/knowledge.ts';
import { openGrafeo } from '../../../../src/graph/grafeo.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import { statements } from '../../../../src/graph/statements.generated.ts';
import type { ShortlistInput } from '../../../../src/services/shortlists/shortlist-request.ts';
import { createTalentIndex } from '../../../../src/services/talent/talent-index.ts';
import { type ScoreTerm, scoreTerms } from '../../../../src/talent-index/rank/rescore.ts';
import { type RoleQuery, roleQuery } from '../../../../src/talent-index/rank/role-query.ts';
import type { TalentIndex } from '../../../../src/talent-index/talent-index.ts';
import {
  caller,
  clusterId,
  PEOPLE,
  personId,
  podId,
  rankingWorld,
  skillId,
  TODAY,
} from '../../ranking-world.ts';
import { forgetAdjacencies, make, shortlistsOver } from '../shortlist-world.ts';

/** Beside analyst (skills 0 to 4) and engineer (3 to 8): by skill, importance and level. */
const further: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  'role:org:analyst': [0, 1, 2, 3, 4].map((n) => [n, 0.9 - n / 10, 0.6]),
  'role:org:engineer': [3, 4, 5, 6, 7, 8].map((n) => [n, 0.5, 0.3 + n / 20]),
  'role:org:auditor': [
    [1, 0.9, 0.4],
    [6, 0.6, 0.7],
    [8, 0.5, 0.5],
  ],
  'role:org:planner': [
    [2, 0.8, 0.7],
    [4, 0.8, 0.5],
    [7, 0.9, 0.3],
    [8, 0.2, 0.9],
  ],
  'role:org:tester': [
    [1, 0.4, 0.8],
    [3, 0.9, 0.5],
    [7, 0.7, 0.6],
  ],
};
const roleIds = Object.keys(further);

/** Of two skills the one observed fades no more and tells of the other, which is left out of what is told: some thousandths of a score. */
const offered: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  one: [[1, 0.8]],
  two: [
    [2, 0.6],
    [6, 0.9],
  ],
  three: [[3, 0.7]],
  four: [[7, 0.9]],
  five: [
    [4, 0.8],
    [8, 0.7],
  ],
};
const credential = (name: string) => `credential:org:${name}`;

interface World {
  readonly graph: Graph;
  readonly index: TalentIndex;
  readonly roles: readonly RoleQuery[];
}

const opened: Graph[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((graph) => graph.close()));
});

/** @param awarded what everybody holds */
async function worldOf(awarded: string | null): Promise<World> {
  const graph = await openGrafeo({ create: true });
  opened.push(graph);
  await rankingWorld(graph);
  const added = roleIds.slice(2);
  await graph.write(async (transaction) => {
    // What an award says of skills that its own lead to is left out of what is told.
    await transaction.run(forgetAdjacencies, {});
    await transaction.run(statements.putOrganisationRoles, {
      rows: added.map((id) => ({ id, code: id.slice(9), title: id.slice(9), unit: null })),
      alternateTitles: [],
    });
    await transaction.run(statements.putRequirements, {
      rows: added.flatMap((id) =>
        further[id]!.map(([n, importance, level]) => ({ id, skillId: skillId(n), importance, level })),
      ),
    });
    const demand = added.map((roleId) => ({
      ...{ id: `demand:org:${roleId.slice(9)}`, externalId: roleId.slice(9), podId, roleId },
      ...{ headcount: 1, from: '2026-01-01', to: null },
    }));
    await transaction.run(statements.putDemand, { rows: demand });
    await transaction.run(statements.linkDemand, {
      rows: demand.map(({ id, roleId }) => ({ id, podId, roleId })),
    });
    const rows = added.map((roleId) => ({ roleId, clusterId }));
    await transaction.run(statements.placeRoles, { run: 'run:cluster1', rows });
    await transaction.run(statements.putCredentials, {
      rows: Object.keys(offered).map((name, n) => ({
        ...{ id: credential(name), externalId: name, name, kind: 'CERTIFICATION', validityDays: null },
        ...{ days: 10, cost: 100 * (n + 1), currency: 'USD' },
      })),
    });
    await transaction.run(statements.putValidations, {
      rows: Object.entries(offered).flatMap(([name, skills]) =>
        skills.map(([n, level]) => ({ id: credential(name), skillId: skillId(n), level })),
      ),
      seq: 1,
    });
    if (awarded === null) return;
    await transaction.run(statements.appendAwards, {
      open: OPEN,
      rows: Array.from({ length: PEOPLE }, (_, n) => ({
        ...{ id: `award:org:${n}`, version: `award:org:${n}@1`, externalId: String(n) },
        ...{ personId: personId(n), credentialId: credential(awarded), awardedAt: TODAY, expiresAt: null },
        ...{ status: null, statusAt: null, recordedAt: TODAY, recordedSeq: 1 },
      })),
    });
  });
  const { index } = await createTalentIndex({ graph }).current(caller);
  const roles = roleIds.map((id) => {
    const asked = further[id]!.map(([n, importance, level]) => ({ skillId: skillId(n), importance, level }));
    return roleQuery(index, id, weighingRequirements(asked))!;
  });
  return { graph, index, roles };
}

interface Scored {
  readonly score: number;
  readonly role: number;
  readonly terms: readonly ScoreTerm[];
}

/** By the definition: the best of all roles, each scored term by term. */
function best({ index, roles }: World, id: string): Scored {
  const person = index.people.ids.numberOf(id)!;
  const all = roles.map((role, place): Scored => {
    const terms = scoreTerms(index, role, person, TODAY);
    return { score: terms.reduce((sum, { contribution }) => sum + contribution, 0), role: place, terms };
  });
  return all.reduce((a, b) => (b.score > a.score ? b : a));
}

describe.each<[string, ShortlistInput['target']]>([
  ['a pod', { pod: podId }],
  ['a cluster', { cluster: clusterId }],
])('%s, which ranks by the role that fits best', (_, target) => {
  let world: World;
  beforeEach(async () => {
    world = await worldOf(null);
  });

  test('is told the credential that, awarded, lifts most by whichever of its roles it does', async () => {
    const { entries } = await make(shortlistsOver(world.graph), { target, size: 1_000, asOf: TODAY });
    expect(entries.length).toBeGreaterThan(40);
    const after = new Map<string, World>();
    for (const name of Object.keys(offered)) after.set(name, await worldOf(name));
    const scores = entries.map(({ score }) => score.value);
    let [byAnother, unlisted] = [0, 0];
    for (const { personId: id, score, rank, awardGains } of entries) {
      const before = best(world, id);
      expect(score.value).toBe(before.score);
      const rising = [...after].flatMap(([name, awarded]) => {
        const then = best(awarded, id);
        const risen = then.score - before.score;
        const told = risen > 0.005 && risen > deviationOf(world, id, then, offered[name]!);
        const rankThen = 1 + scores.filter((other, i) => i !== rank - 1 && other >= then.score).length;
        return told ? [{ name, risen, rank: rankThen, role: then.role }] : [];
      });
      const most = rising.reduce<(typeof rising)[number] | null>(
        (a, b) => (a === null || b.risen > a.risen ? b : a),
        null,
      );
      expect([id, awardGains.most?.credentialId]).toEqual([id, most ? credential(most.name) : undefined]);
      if (most === null) continue;
      const leftOut = offered[most.name]!.length > 1 ? 0.005 : 1e-12;
      expect(Math.abs(awardGains.most!.score - most.risen)).toBeLessThan(leftOut);
      expect(awardGains.most!.rank).toBe(most.rank);
      if (most.role !== before.role) byAnother++;
      const cheapest = rising.find((one) => one.rank < rank);
      expect([id, awardGains.next?.credentialId]).toEqual([
        id,
        cheapest ? credential(cheapest.name) : undefined,
      ]);
      if (cheapest === undefined) unlisted++;
    }
    expect(byAnother).toBeGreaterThan(5);
    expect(unlisted).toBeGreaterThan(0);
  });

  test('tells of an assessment what the list would do, by whichever role fits best after each outcome', async () => {
    const shortlists = shortlistsOver(world.graph);
    const whole = (await make(shortlists, { target, size: 1_000, asOf: TODAY })).entries;
    let [otherwise, told] = [0, 0];
    for (let size = 1; size <= 30; size++) {
      const { shortlist } = await make(shortlists, { target, size, asOf: TODAY });
      const { personId: id, skillId: skill, gain, changes } = shortlist.tellingAssessment!;
      const place = whole.findIndex((entry) => entry.personId === id);
      const listed = place < size;
      const bar = whole[listed ? size : size - 1]!.score.value;
      const asked = { id, skill, bar, listed };
      const found = valuesOf(world, asked, world.roles);
      expect(found.some((value) => near(value.served, { gain, changes }))).toBe(true);
      const own = world.roles.filter(({ roleId }) => roleId === whole[place]!.roleId);
      if (!valuesOf(world, asked, own).some((value) => near(value.served, { gain, changes }))) otherwise++;
      // Of all who may change places, and all that any role asks for.
      const most = whole.slice(0, 2 * size).flatMap(({ personId: other }, at) =>
        Array.from({ length: 9 }, (_, n) => {
          const pair = { id: other, skill: skillId(n), listed: at < size };
          const end = whole[at < size ? size : size - 1]!.score.value;
          const values = valuesOf(world, { ...pair, bar: end }, world.roles);
          return Math.max(0, ...values.map(({ worth, served }) => (served.gain > 0 ? worth.gain : 0)));
        }),
      );
      const worth = Math.max(...found.map((value) => value.worth.gain));
      // The twelve that are valued are chosen roughly.
      expect(worth).toBeGreaterThan(0.9 * Math.max(...most));
      told++;
    }
    expect(told).toBe(30);
    expect(otherwise).toBeGreaterThan(0);
  });

  test('tells of who is not listed what the whole list tells', async () => {
    const shortlists = shortlistsOver(world.graph);
    const whole = await make(shortlists, { target, size: 1_000, asOf: TODAY });
    const { shortlist } = await make(shortlists, { target, size: 2, asOf: TODAY });
    const others = whole.entries.slice(2);
    const standings = await shortlists.standings(
      caller,
      others.map(({ personId: id }) => ({ shortlist, personId: id })),
    );
    for (const [i, { rank, score, awardGains }] of others.entries()) {
      expect(standings[i]!.entry).toMatchObject({ rank, score, awardGains });
    }
  });
});

interface Value {
  gain: number;
  changes: number;
}

const near = (a: Value, b: Value) =>
  Math.abs(a.gain - b.gain) < 1e-9 && Math.abs(a.changes - b.changes) < 1e-9;

/** By the definition, for what each of the roles lets believe of the skill: every outcome, and the best of the roles after it. */
function valuesOf(
  { index }: World,
  { id, skill, bar, listed }: { id: string; skill: string; bar: number; listed: boolean },
  roles: readonly RoleQuery[],
): { worth: Value; served: Value }[] {
  const person = index.people.ids.numberOf(id)!;
  const fits = roles.map((role) => {
    const terms = scoreTerms(index, role, person, TODAY);
    const score = terms.reduce((sum, { contribution }) => sum + contribution, 0);
    const term = terms.find(({ requirement }) => requirement.skillId === skill) ?? null;
    return { role, terms, score, term };
  });
  return fits.flatMap(({ role, terms, score, term }) => {
    if (term === null) return [];
    const unshown = terms.reduce(
      (sum, { evidence, requirement }) => sum + (evidence === null ? requirement.importance : 0),
      0,
    );
    const level = term.requirement.level;
    const mean =
      Math.min(0.5, Math.max(0.01, (UNSEEN_MEAN * score * role.totalImportance) / unshown)) * level;
    const unseen = { alpha: mean * UNSEEN_TRIALS, beta: (1 - mean) * UNSEEN_TRIALS };
    const believed: LatentDistribution = term.evidence?.latent.distribution ?? unseen;
    const value = { worth: { gain: 0, changes: 0 }, served: { gain: 0, changes: 0 } };
    const settled = term.evidence?.achieved ?? false;
    for (const { probability, after } of assessmentOutcomes(believed, settled)) {
      const scores = fits.map((fit) => {
        if (fit.term === null) return { served: fit.score, worth: fit.score };
        const { requirement, evidence, contribution } = fit.term;
        const weight = requirement.importance / fit.role.totalImportance;
        const served = fit.score - contribution + weight * expectedShareOfLevel(after, requirement.level);
        const before = evidence === null ? weight * expectedShareOfLevel(believed, requirement.level) : 0;
        return { served, worth: served - before };
      });
      for (const kind of ['worth', 'served'] as const) {
        const best = Math.max(...scores.map((one) => one[kind]));
        const beyond = listed ? bar - best : best - bar;
        if (beyond <= 0) continue;
        value[kind].gain += probability * beyond;
        value[kind].changes += probability;
      }
    }
    return [value];
  });
}

/** Of what the award changes in the terms of the role that is scored then. */
function deviationOf(
  { index, roles }: World,
  id: string,
  { role, terms }: Scored,
  vouched: readonly (readonly [number, number])[],
): number {
  const former = scoreTerms(index, roles[role]!, index.people.ids.numberOf(id)!, TODAY);
  const of = new Set(vouched.map(([n]) => skillId(n)));
  let variance = 0;
  for (const [i, now] of terms.entries()) {
    const before = former[i]!;
    if (!of.has(now.requirement.skillId) || now.contribution <= before.contribution) continue;
    variance +=
      before.evidence?.basis === 'OBSERVED'
        ? (Math.sqrt(now.variance) - Math.sqrt(before.variance)) ** 2
        : now.variance + before.variance;
  }
  return Math.sqrt(variance);
}
